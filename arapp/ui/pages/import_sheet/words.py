"""Kinds of tables, fields of columns, reasons: in the words of the screen."""

from PySide6.QtCore import QCoreApplication

from arapp.services.importing import problem_text
from arapp.services.ledger import field_names
from arapp.ui import language
from arapp.ui.marks import QT_TRANSLATE_NOOP

KINDS: dict[str, str] = {
    "plans": QT_TRANSLATE_NOOP("import", "Open items"),
    "customers": QT_TRANSLATE_NOOP("import", "Customers"),
    "contacts": QT_TRANSLATE_NOOP("import", "Contacts"),
    "contracts": QT_TRANSLATE_NOOP("import", "Contracts"),
    "invoices": QT_TRANSLATE_NOOP("import", "Invoices"),
    "invoice_lines": QT_TRANSLATE_NOOP("import", "Invoice lines"),
    "deliveries": QT_TRANSLATE_NOOP("import", "Deliveries"),
    "receipts": QT_TRANSLATE_NOOP("import", "Receipts"),
    "ledger": QT_TRANSLATE_NOOP("import", "Running ledger"),
}

# A field is called the same in all kinds; (kind, field) overrides it where it is not.
FIELDS: dict[str, str] = {
    "account": QT_TRANSLATE_NOOP("import", "Our account"),
    "address": QT_TRANSLATE_NOOP("import", "Address"),
    "amount": QT_TRANSLATE_NOOP("import", "Amount"),
    "balance": QT_TRANSLATE_NOOP("import", "Balance"),
    "bank_account": QT_TRANSLATE_NOOP("import", "Bank account"),
    "booked_on": QT_TRANSLATE_NOOP("import", "Booked on"),
    "code": QT_TRANSLATE_NOOP("import", "Customer code"),
    "contact": QT_TRANSLATE_NOOP("import", "Contact"),
    "contract": QT_TRANSLATE_NOOP("import", "Contract no."),
    "credit": QT_TRANSLATE_NOOP("import", "Credit"),
    "currency": QT_TRANSLATE_NOOP("import", "Currency"),
    "customer": QT_TRANSLATE_NOOP("import", "Customer"),
    "customer_code": QT_TRANSLATE_NOOP("import", "Customer code"),
    "day": QT_TRANSLATE_NOOP("import", "Day"),
    "debit": QT_TRANSLATE_NOOP("import", "Debit"),
    "department": QT_TRANSLATE_NOOP("import", "Department"),
    "direction": QT_TRANSLATE_NOOP("import", "In or out"),
    "due_on": QT_TRANSLATE_NOOP("import", "Due on"),
    "email": QT_TRANSLATE_NOOP("import", "Email"),
    "ends_on": QT_TRANSLATE_NOOP("import", "Ends on"),
    "grade": QT_TRANSLATE_NOOP("import", "Grade"),
    "gross": QT_TRANSLATE_NOOP("import", "Gross"),
    "instalment": QT_TRANSLATE_NOOP("import", "Instalment"),
    "invoice": QT_TRANSLATE_NOOP("import", "Invoice no."),
    "item": QT_TRANSLATE_NOOP("import", "Goods or service"),
    "kind": QT_TRANSLATE_NOOP("import", "Kind of invoice"),
    "label": QT_TRANSLATE_NOOP("import", "Item"),
    "limit": QT_TRANSLATE_NOOP("import", "Credit limit"),
    "memo": QT_TRANSLATE_NOOP("import", "Memo"),
    "method": QT_TRANSLATE_NOOP("import", "Method"),
    "name": QT_TRANSLATE_NOOP("import", "Name"),
    "net": QT_TRANSLATE_NOOP("import", "Net"),
    "note": QT_TRANSLATE_NOOP("import", "Note"),
    "number": QT_TRANSLATE_NOOP("import", "Number"),
    "open": QT_TRANSLATE_NOOP("import", "Open amount"),
    "open_credit": QT_TRANSLATE_NOOP("import", "Open amount, credit side"),
    "opening": QT_TRANSLATE_NOOP("import", "Opening balance"),
    "outgoing": QT_TRANSLATE_NOOP("import", "Money out"),
    "owner": QT_TRANSLATE_NOOP("import", "Owner"),
    "paid": QT_TRANSLATE_NOOP("import", "Paid"),
    "paid_on": QT_TRANSLATE_NOOP("import", "Paid on"),
    "part": QT_TRANSLATE_NOOP("import", "Month or age"),
    "payee": QT_TRANSLATE_NOOP("import", "Payee"),
    "payee_account": QT_TRANSLATE_NOOP("import", "Payee's account"),
    "payer": QT_TRANSLATE_NOOP("import", "Payer"),
    "payer_account": QT_TRANSLATE_NOOP("import", "Payer's account"),
    "phone": QT_TRANSLATE_NOOP("import", "Phone"),
    "price": QT_TRANSLATE_NOOP("import", "Price"),
    "quantity": QT_TRANSLATE_NOOP("import", "Quantity"),
    "rate": QT_TRANSLATE_NOOP("import", "Tax rate"),
    "received": QT_TRANSLATE_NOOP("import", "Received"),
    "red_of": QT_TRANSLATE_NOOP("import", "Takes back"),
    "region": QT_TRANSLATE_NOOP("import", "Region"),
    "representative": QT_TRANSLATE_NOOP("import", "Legal representative"),
    "role": QT_TRANSLATE_NOOP("import", "Role"),
    "serial_no": QT_TRANSLATE_NOOP("import", "Serial no."),
    "short_name": QT_TRANSLATE_NOOP("import", "Short name"),
    "signed_on": QT_TRANSLATE_NOOP("import", "Signed on"),
    "spec": QT_TRANSLATE_NOOP("import", "Specification"),
    "state": QT_TRANSLATE_NOOP("import", "State"),
    "subject": QT_TRANSLATE_NOOP("import", "Subject"),
    "tax": QT_TRANSLATE_NOOP("import", "Tax"),
    "tax_no": QT_TRANSLATE_NOOP("import", "Tax no."),
    "terms": QT_TRANSLATE_NOOP("import", "Terms"),
    "unit": QT_TRANSLATE_NOOP("import", "Unit"),
    "warranty": QT_TRANSLATE_NOOP("import", "Length of warranty"),
}
_SPECIAL: dict[tuple[str, str], str] = {
    ("plans", "amount"): QT_TRANSLATE_NOOP("import", "Amount due"),
    ("contracts", "amount"): QT_TRANSLATE_NOOP("import", "Contract amount"),
    ("contracts", "number"): QT_TRANSLATE_NOOP("import", "Contract no."),
    ("invoices", "code"): QT_TRANSLATE_NOOP("import", "Invoice code"),
    ("invoice_lines", "code"): QT_TRANSLATE_NOOP("import", "Invoice code"),
    ("invoice_lines", "number"): QT_TRANSLATE_NOOP("import", "Invoice no."),
    ("invoice_lines", "day"): QT_TRANSLATE_NOOP("import", "Invoice day"),
    ("invoices", "number"): QT_TRANSLATE_NOOP("import", "Invoice no."),
    ("invoices", "day"): QT_TRANSLATE_NOOP("import", "Invoice day"),
    ("deliveries", "number"): QT_TRANSLATE_NOOP("import", "Delivery note no."),
    ("deliveries", "day"): QT_TRANSLATE_NOOP("import", "Sent out on"),
    ("deliveries", "amount"): QT_TRANSLATE_NOOP("import", "Amount with tax"),
    ("receipts", "amount"): QT_TRANSLATE_NOOP("import", "Money in"),
    ("customers", "name"): QT_TRANSLATE_NOOP("import", "Customer"),
}
NOT_USED = QT_TRANSLATE_NOOP("import", "Skip")

# Why a table is left alone.
REASONS: dict[str, str] = {
    "empty": QT_TRANSLATE_NOOP("import", "empty"),
    "no_header": QT_TRANSLATE_NOOP("import", "no header found"),
    "hidden_sheet": QT_TRANSLATE_NOOP("import", "hidden sheet"),
    "summary": QT_TRANSLATE_NOOP("import", "sums up other sheets"),
    "pivoted": QT_TRANSLATE_NOOP("import", "months side by side, owed or received?"),
    "other_trade": QT_TRANSLATE_NOOP("import", "says nothing of who owes what"),
    "not_understood": QT_TRANSLATE_NOOP("import", "columns not understood"),
    "card_bill": QT_TRANSLATE_NOOP("import", "a credit card bill"),
    "payables": QT_TRANSLATE_NOOP("import", "payables, not receivables"),
    "trial_balance": QT_TRANSLATE_NOOP("import", "a trial balance"),
    "cash_journal": QT_TRANSLATE_NOOP("import", "a cash journal"),
}
LACKS = QT_TRANSLATE_NOOP("import", "no column for {field}")

ORDERS: dict[str, str] = {
    "ymd": QT_TRANSLATE_NOOP("import", "year.month.day"),
    "mdy": QT_TRANSLATE_NOOP("import", "month/day/year"),
    "dmy": QT_TRANSLATE_NOOP("import", "day/month/year"),
}
UNITS: dict[int, str] = {
    1: QT_TRANSLATE_NOOP("import", "Unit: 1"),
    1000: QT_TRANSLATE_NOOP("import", "Unit: 1,000"),
    10_000: QT_TRANSLATE_NOOP("import", "Unit: 10,000"),
    1_000_000: QT_TRANSLATE_NOOP("import", "Unit: 1,000,000"),
    100_000_000: QT_TRANSLATE_NOOP("import", "Unit: 100,000,000"),
}
ODD: dict[str, str] = {
    "uncalculated": QT_TRANSLATE_NOOP("import", "(not calculated)"),
    "dde": QT_TRANSLATE_NOOP("import", "(starts a program)"),
    "duplicate_cell": QT_TRANSLATE_NOOP("import", "(there twice)"),
    "not_finite": QT_TRANSLATE_NOOP("import", "(no number)"),
}
"""Cells without a value one may use"""


def say(text: str) -> str:
    """A text of this module in the language installed."""
    return QCoreApplication.translate("import", text)


def kind(key: str | None) -> str:
    """Kind of a table; "" for none."""
    return say(KINDS[key]) if key in KINDS else ""


def field(table_kind: str, key: str | None) -> str:
    """Field of a column in a table of that kind; None: not used."""
    if key is None:
        return say(NOT_USED)
    text = _SPECIAL.get((table_kind, key)) or FIELDS.get(key)
    return say(text) if text else key


def reason(key: str) -> str:
    """Why a table is left alone."""
    if key.startswith("lacks_"):
        return say(LACKS).format(field=field("", key.removeprefix("lacks_")))
    return say(REASONS[key]) if key in REASONS else key


def order(key: str) -> str:
    """Date order."""
    return say(ORDERS[key]) if key in ORDERS else key


def unit(factor: int) -> str:
    """Unit of the amounts."""
    return say(UNITS[factor]) if factor in UNITS else f"× {factor:,}"


def odd(what: str) -> str:
    """What stands in a cell that a spreadsheet could not value: an error as Excel writes it."""
    key, _, detail = what.partition(":")
    if key == "error" and detail:
        return detail
    return say(ODD[key]) if key in ODD else what


def own_field(table: str, key: str) -> str:
    """A field of a record of the ledger ("customer", "plan"); the key where nobody has a word."""
    lang = language.current()
    known = field_names.field_name(table, key, lang) if table else ""
    said = (known, problem_text.field_name(key, lang), field("", key))
    return next((one for one in said if one and one != key), key)
