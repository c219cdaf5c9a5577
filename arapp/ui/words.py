"""Sentences of errors and names of commands, as tables: English sources of the translation."""

from arapp.ui import (
    words_collection,
    words_contracts,
    words_credit,
    words_instruments,
    words_letter_texts,
    words_matching,
    words_statements,
)
from arapp.ui.marks import QT_TRANSLATE_NOOP

# kind → sentence; {fields} are those of the error.
ERRORS: dict[str, str] = {
    "not_found": QT_TRANSLATE_NOOP("errors", "There is no {what} “{key}” any more."),
    "no_such_customer": QT_TRANSLATE_NOOP("errors", "There is no customer “{key}”."),
    "invalid_value": QT_TRANSLATE_NOOP("errors", "“{value}” cannot be meant here ({field})."),
    "invalid_amount": QT_TRANSLATE_NOOP(
        "errors", "“{value}” is not an amount. Write it like 1,234.50."
    ),
    "invalid_day": QT_TRANSLATE_NOOP("errors", "“{value}” is not a day. Write it like 2026-11-20."),
    "currency_mismatch": QT_TRANSLATE_NOOP(
        "errors", "{left} cannot be set against {right}: choose records of one currency."
    ),
    "over_allocated": QT_TRANSLATE_NOOP(
        "errors", "Only {available} is left, {wanted} was to be allocated."
    ),
    "not_allowed": QT_TRANSLATE_NOOP("errors", "This needs a right you do not have: {needs}."),
    "nothing_to_undo": QT_TRANSLATE_NOOP("errors", "There is nothing to take back."),
    "undo_blocked": QT_TRANSLATE_NOOP(
        "errors", "{label} cannot be taken back: {by_label} depends on it. Take that back first."
    ),
    "backup_damaged": QT_TRANSLATE_NOOP(
        "errors", "This backup is incomplete or damaged. Nothing was touched; take another."
    ),
    "backup_unsafe": QT_TRANSLATE_NOOP(
        "errors", "{file} is no backup and was not unpacked. Choose another file."
    ),
    "wrong_password": QT_TRANSLATE_NOOP(
        "errors",
        "The passphrase or recovery code is wrong, or the file is damaged. Type it once more.",
    ),
    "password_needed.backup": QT_TRANSLATE_NOOP(
        "errors", "{file} is sealed. Type its passphrase or the recovery code."
    ),
    "second_absent": QT_TRANSLATE_NOOP(
        "errors", "{place} is not there now. Plug it in and try again."
    ),
    "invalid_value.passphrase": QT_TRANSLATE_NOOP(
        "errors", "A passphrase has 10 characters at least."
    ),
    "invalid_value.place": QT_TRANSLATE_NOOP(
        "errors", "Backups cannot go to {value}. Choose another folder."
    ),
    "locked": QT_TRANSLATE_NOOP(
        "errors", "The ledger is open in another window. Go on there, or close it first."
    ),
    "missing": QT_TRANSLATE_NOOP("errors", "{path} is not there. Was it moved or renamed?"),
    "not_a_ledger": QT_TRANSLATE_NOOP("errors", "{path} is no ledger of this program."),
    "newer": QT_TRANSLATE_NOOP(
        "errors", "{path} was written by a newer version. Update the program to open it."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "errors", "{path} is damaged. Nothing was changed; open it from the file of a backup."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "errors", "The disk is full. Nothing was written. Make room and try again."
    ),
    "not_writable": QT_TRANSLATE_NOOP(
        "errors", "{path} cannot be written. Choose another folder, or close the file elsewhere."
    ),
    "unsound": QT_TRANSLATE_NOOP(
        "errors", "The books do not hold a check. Nothing was written; check the books first."
    ),
    "period_locked": QT_TRANSLATE_NOOP(
        "errors", "The books are closed up to {until}. Choose a later day; what is in them stays."
    ),
    "lock_not_past": QT_TRANSLATE_NOOP(
        "errors", "Only past days can be closed: {latest} at the latest."
    ),
    "lock_earlier": QT_TRANSLATE_NOOP(
        "errors", "The books are closed up to {present} already. Open them again for that."
    ),
    "not_locked": QT_TRANSLATE_NOOP("errors", "The books are not closed."),
    "unlock_later": QT_TRANSLATE_NOOP(
        "errors", "The books are closed up to {present} only. Close more of them for that."
    ),
    "still_allocated": QT_TRANSLATE_NOOP(
        "errors", "Receipt {number} is allocated to {rows}. Take that back first."
    ),
    "receipt_refunded": QT_TRANSLATE_NOOP(
        "errors", "{amount} of receipt {number} was refunded. Take that back first."
    ),
    "plan_paid": QT_TRANSLATE_NOOP(
        "errors", "{paid} of this row is paid. Take the allocation back first."
    ),
    "already_void": QT_TRANSLATE_NOOP("errors", "This row is void since {day}."),
    "attachment_gone": QT_TRANSLATE_NOOP(
        "errors", "The file of “{name}” is gone. Restore it from a backup."
    ),
    "unsafe_place": QT_TRANSLATE_NOOP(
        "errors", "A ledger must lie on a disk of this PC, not in {name}."
    ),
    "unsafe_place.cloud": QT_TRANSLATE_NOOP(
        "errors",
        "{path} lies in a cloud folder ({name}), which copies it while it is being written: that"
        " breaks it. Put it on a disk of this PC.",
    ),
    "unsafe_place.network": QT_TRANSLATE_NOOP(
        "errors",
        "{path} lies on a network share ({name}): a lost connection or a second PC breaks it."
        " Put it on a disk of this PC.",
    ),
    "unsafe_place.removable": QT_TRANSLATE_NOOP(
        "errors",
        "{path} lies on a removable disk ({name}): pulled out while writing, it breaks. Put it on"
        " a disk of this PC; backups may go there.",
    ),
    "unsafe_place.linked": QT_TRANSLATE_NOOP(
        "errors",
        "{path} is one file under {name} names (hard links): opened by another of them, the last"
        " entries are missing. Open a copy of it.",
    ),
    "is_backup": QT_TRANSLATE_NOOP(
        "errors", "{path} is a backup. Restore it; what it holds is shown first."
    ),
    "read_only": QT_TRANSLATE_NOOP(
        "errors", "The ledger is open for reading only ({reason}). Nothing was written."
    ),
    "read_only.damaged": QT_TRANSLATE_NOOP(
        "errors",
        "Parts of the ledger can no longer be read: it is open for reading only. Nothing was"
        " written.",
    ),
    "read_only.checks": QT_TRANSLATE_NOOP(
        "errors",
        "A check of the books does not hold: it is open for reading only. Nothing was written.",
    ),
    "read_only.rights": QT_TRANSLATE_NOOP(
        "errors",
        "There is no right to write the ledger: it is open for reading only. Nothing was written.",
    ),
    "not_a_ledger.folder": QT_TRANSLATE_NOOP(
        "errors", "{path} is a folder. Choose the file in it that ends in .arapp."
    ),
    "not_a_ledger.empty": QT_TRANSLATE_NOOP(
        "errors", "{path} is empty, 0 bytes: a copy that broke off. Choose another file."
    ),
    "damaged.empty": QT_TRANSLATE_NOOP(
        "errors", "{path} is empty, 0 bytes: a copy that broke off. Restore a backup."
    ),
    "damaged.schema": QT_TRANSLATE_NOOP(
        "errors",
        "The structure of {path} is not as arapp made it: another program changed it. Nothing was"
        " touched. Restore a backup, or read out what is in it.",
    ),
    "environment.name_too_long": QT_TRANSLATE_NOOP(
        "errors", "The name or the path is too long. Choose a shorter name or folder."
    ),
    "invalid_day.future": QT_TRANSLATE_NOOP(
        "errors", "{value} lies after today. Choose today or an earlier day."
    ),
    "invalid_day.before": QT_TRANSLATE_NOOP(
        "errors", "{value} lies before the receipt of {first}. Choose that day or a later one."
    ),
    "bug": QT_TRANSLATE_NOOP("errors", "The program made a mistake; the books are unharmed."),
    "environment": QT_TRANSLATE_NOOP("errors", "The computer refused it: {detail}"),
    "another_file": QT_TRANSLATE_NOOP(
        "errors", "{file} is not the file that was attached as {name}."
    ),
    "refused": QT_TRANSLATE_NOOP("errors", "This is not possible here."),
    "exists": QT_TRANSLATE_NOOP("errors", "{name} is there already. Choose another name."),
    "already_paid": QT_TRANSLATE_NOOP("errors", "It was ticked off as paid on {day}."),
    "customer_merged": QT_TRANSLATE_NOOP(
        "errors", "{customer} is part of another customer now: {into}."
    ),
    "name_taken": QT_TRANSLATE_NOOP("errors", "There is one of this name already: {name}."),
    "duplicate": QT_TRANSLATE_NOOP("errors", "This receipt is in the books already: {number}."),
    "across_customers": QT_TRANSLATE_NOOP(
        "errors", "The row belongs to another customer. Say why, then it can be allocated."
    ),
    "already_confirmed": QT_TRANSLATE_NOOP("errors", "This milestone is confirmed already."),
    "already_reversed": QT_TRANSLATE_NOOP("errors", "This was taken back already."),
    "changed_meanwhile": QT_TRANSLATE_NOOP(
        "errors", "The books changed meanwhile. Look again, then repeat it."
    ),
    "held": QT_TRANSLATE_NOOP("errors", "{customer} is on hold: {reason}."),
    "not_empty": QT_TRANSLATE_NOOP("errors", "The sample goes into an empty ledger only."),
    "nothing_overdue": QT_TRANSLATE_NOOP("errors", "{customer} has nothing overdue."),
    "too_soon": QT_TRANSLATE_NOOP(
        "errors", "{customer} had this letter on {day} ({number}). The next is due on {next_day}."
    ),
    "paper_differs": QT_TRANSLATE_NOOP(
        "errors", "The figures on the paper do not agree ({number}). Check the books first."
    ),
    "plan_not_firm": QT_TRANSLATE_NOOP(
        "errors", "This row is only expected. Confirm its milestone first."
    ),
    "receipt_in_use": QT_TRANSLATE_NOOP(
        "errors", "The receipt is allocated already. Take that back first."
    ),
    "difference_limit": QT_TRANSLATE_NOOP(
        "errors", "A difference for this reason goes up to {limit}."
    ),
    "duplicate_invoice": QT_TRANSLATE_NOOP("errors", "Invoice {number} is there already."),
    "duplicate_delivery": QT_TRANSLATE_NOOP("errors", "Delivery {number} is there already."),
    "contract_state": QT_TRANSLATE_NOOP(
        "errors", "Contract {contract} is a draft or void and takes no invoice."
    ),
    "invoice_differs": QT_TRANSLATE_NOOP(
        "errors", "Invoice {number} departs from its contract. Put it right, or say why."
    ),
    "nothing_differs": QT_TRANSLATE_NOOP("errors", "There is no difference to confirm."),
    "invoice_has_row": QT_TRANSLATE_NOOP(
        "errors", "The invoice made a row of its own. Void that first, or it is owed twice."
    ),
    "invoice_red": QT_TRANSLATE_NOOP("errors", "This is a red invoice itself."),
    "nothing_left": QT_TRANSLATE_NOOP("errors", "The invoice is taken back whole already."),
    "red_exceeds": QT_TRANSLATE_NOOP(
        "errors", "{left} of the invoice is left to take back, not {wanted}."
    ),
    "row_billed": QT_TRANSLATE_NOOP("errors", "Row {label} is billed by another invoice."),
    "stale": QT_TRANSLATE_NOOP(
        "errors", "The period changed since {number} was issued. Issue it anew."
    ),
    "superseded": QT_TRANSLATE_NOOP("errors", "A newer paper has taken the place of {number}."),
    "file_trouble": QT_TRANSLATE_NOOP("errors", "{file} cannot be read."),
    "file_damaged": QT_TRANSLATE_NOOP(
        "errors", "{file} is incomplete. Copy it again, or save it anew in Excel."
    ),
    "file_locked": QT_TRANSLATE_NOOP(
        "errors", "{file} is open elsewhere. Close it in Excel and try again."
    ),
    "file_missing": QT_TRANSLATE_NOOP("errors", "{file} is not there any more."),
    "file_too_large": QT_TRANSLATE_NOOP(
        "errors", "{file} is too large. Split it, or leave out empty rows and pictures."
    ),
    "file_unsafe": QT_TRANSLATE_NOOP("errors", "{file} is not safe to read and was left alone."),
    "needs_answer": QT_TRANSLATE_NOOP("errors", "One thing to settle first: {question}"),
    "not_a_table": QT_TRANSLATE_NOOP(
        "errors", "{file} is no sheet ({found}). Save it as xlsx or csv."
    ),
    "nothing_recognised": QT_TRANSLATE_NOOP(
        "errors", "No table was recognised in {file}. Is there a header row?"
    ),
    "password_needed": QT_TRANSLATE_NOOP("errors", "{file} has a password."),
    "wrong_kind": QT_TRANSLATE_NOOP(
        "errors", "{file} is another kind of table ({found}) and holds no receivables."
    ),
}

# label of a command → what it is called in the undo bar and the history.
LABELS: dict[str, str] = {
    "add_account": QT_TRANSLATE_NOOP("labels", "Bank account"),
    "allocate": QT_TRANSLATE_NOOP("labels", "Allocation"),
    "allocate_prepaid": QT_TRANSLATE_NOOP("labels", "Prepayment allocated"),
    "attach_file": QT_TRANSLATE_NOOP("labels", "File attached"),
    "save_payable": QT_TRANSLATE_NOOP("labels", "Payable"),
    "pay_payable": QT_TRANSLATE_NOOP("labels", "Payable paid"),
    "add_comment": QT_TRANSLATE_NOOP("labels", "Comment"),
    "save_todo": QT_TRANSLATE_NOOP("labels", "To-do"),
    "reopen_todo": QT_TRANSLATE_NOOP("labels", "To-do opened again"),
    "save_product": QT_TRANSLATE_NOOP("labels", "Product"),
    "retire_product": QT_TRANSLATE_NOOP("labels", "Product retired"),
    "save_person": QT_TRANSLATE_NOOP("labels", "Salesperson"),
    "confirm_milestone": QT_TRANSLATE_NOOP("labels", "Milestone confirmed"),
    "decline": QT_TRANSLATE_NOOP("labels", "Pair declined"),
    "detach_file": QT_TRANSLATE_NOOP("labels", "Attachment removed"),
    "drop_kept": QT_TRANSLATE_NOOP("labels", "Kept rows dealt with"),
    "finish_todo": QT_TRANSLATE_NOOP("labels", "To-do done"),
    "found_ledger": QT_TRANSLATE_NOOP("labels", "New ledger"),
    "import": QT_TRANSLATE_NOOP("labels", "Import"),
    "compare_invoice": QT_TRANSLATE_NOOP("labels", "Invoice compared"),
    "confirm_difference": QT_TRANSLATE_NOOP("labels", "Difference accepted"),
    "link_delivery": QT_TRANSLATE_NOOP("labels", "Delivery linked"),
    "link_invoice": QT_TRANSLATE_NOOP("labels", "Invoice linked"),
    "receive_invoice": QT_TRANSLATE_NOOP("labels", "Invoice received"),
    "revise_delivery": QT_TRANSLATE_NOOP("labels", "Delivery changed"),
    "remove_delivery": QT_TRANSLATE_NOOP("labels", "Delivery taken back"),
    "record_delivery": QT_TRANSLATE_NOOP("labels", "Delivery"),
    "record_invoice": QT_TRANSLATE_NOOP("labels", "Invoice"),
    "red_invoice": QT_TRANSLATE_NOOP("labels", "Red invoice"),
    "send_invoice": QT_TRANSLATE_NOOP("labels", "Invoice sent"),
    "issue_letters": QT_TRANSLATE_NOOP("labels", "Letters issued"),
    "issue_statements": QT_TRANSLATE_NOOP("labels", "Statements issued"),
    "lift_hold": QT_TRANSLATE_NOOP("labels", "Hold lifted"),
    "log_contact": QT_TRANSLATE_NOOP("labels", "Contact logged"),
    "lock_period": QT_TRANSLATE_NOOP("labels", "Period closed"),
    "mark_receipt": QT_TRANSLATE_NOOP("labels", "Receipt marked"),
    "mark_statement": QT_TRANSLATE_NOOP("labels", "Statement marked"),
    "migrate": QT_TRANSLATE_NOOP("labels", "Ledger brought up to date"),
    "post_safe": QT_TRANSLATE_NOOP("labels", "Safe receipts posted"),
    "put_off": QT_TRANSLATE_NOOP("labels", "Put off"),
    "record_receipt": QT_TRANSLATE_NOOP("labels", "Receipt"),
    "refund_receipt": QT_TRANSLATE_NOOP("labels", "Refund"),
    "reverse_receipt": QT_TRANSLATE_NOOP("labels", "Receipt reversed"),
    "reverse_refund": QT_TRANSLATE_NOOP("labels", "Refund taken back"),
    "revoke_alias": QT_TRANSLATE_NOOP("labels", "Alias revoked"),
    "sample": QT_TRANSLATE_NOOP("labels", "Sample"),
    "set_company": QT_TRANSLATE_NOOP("labels", "Facts of the firm"),
    "unlock_period": QT_TRANSLATE_NOOP("labels", "Period opened again"),
    "unallocate": QT_TRANSLATE_NOOP("labels", "Allocation taken back"),
    "void_plan": QT_TRANSLATE_NOOP("labels", "Receivable voided"),
}
# Words of a subject that has a table of its own.
for _subject in (
    words_collection,
    words_contracts,
    words_credit,
    words_instruments,
    words_letter_texts,
    words_matching,
    words_statements,
):
    ERRORS |= _subject.ERRORS
    LABELS |= _subject.LABELS
