"""Drafts into rows: parents first, ids back into the drafts, numbers from their series."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from arapp.models.tx import WriteTx
from arapp.services.ledger.names import account_key, initials, name_key, number_key
from arapp.services.sample.bank import BankFiles
from arapp.services.sample.drafts import (
    Contract,
    Customer,
    Draft,
    Invoice,
    Milestone,
    Plan,
    Receipt,
)

Row = Sequence[Any]
_CUSTOMER = (
    "code", "name", "name_key", "short_name", "initials", "tax_no", "grade", "credit_limit",
    "terms", "owner", "department", "region", "phone", "address", "language", "currency",
)  # fmt: skip
_CONTRACT = (
    "number", "number_key", "customer_id", "subject", "amount", "currency", "signed_on", "ends_on",
    "terms", "late_rate_ppm", "owner", "state",
)  # fmt: skip
_PLAN = (
    "customer_id", "contract_id", "invoice_id", "milestone_id", "no", "kind", "label", "state",
    "booked_on", "due_on", "amount", "currency", "owner", "note",
)  # fmt: skip
_RECEIPT = (
    "number", "account_id", "day", "payer", "payer_account", "amount", "currency", "serial_no",
    "memo", "customer_id", "method", "row_key", "batch_id",
)  # fmt: skip


def write(tx: WriteTx, draft: Draft, files: BankFiles) -> None:
    """Insert everything of the draft; ids are filled in."""
    _customers(tx, draft)
    _contracts(tx, draft)
    _plans(tx, draft)
    _receipts(tx, draft.receipts, files)


def _insert(
    tx: WriteTx,
    table: str,
    columns: Sequence[str],
    drafts: Sequence[Customer | Contract | Milestone | Invoice | Plan | Receipt],
    rows: Iterable[Row],
) -> None:
    for draft, row_id in zip(drafts, tx.insert_many(table, columns, rows), strict=True):
        draft.id = row_id


def _customers(tx: WriteTx, draft: Draft) -> None:
    known = int(tx.value("SELECT count(*) FROM customer"))
    rows = (
        (
            f"K{known + i:05d}", c.name, name_key(c.name), c.short, initials(c.name, c.short),
            c.tax_no, c.grade, c.limit, c.terms, c.owner, c.department, c.region, c.phone,
            c.address, c.language, c.currency,
        )
        for i, c in enumerate(draft.customers, 1)
    )  # fmt: skip
    _insert(tx, "customer", _CUSTOMER, draft.customers, rows)
    tx.insert_many(
        "contact",
        ("customer_id", "name", "role", "title", "phone", "email"),
        (
            (c.id, p.name, p.role, p.title, p.phone, p.email)
            for c in draft.customers
            for p in c.contacts
        ),
    )
    tx.insert_many(
        "payer_alias",
        ("customer_id", "kind", "value", "key", "source", "hits", "last_used_on"),
        (
            (
                a.customer.id,
                a.kind,
                a.value,
                account_key(a.value) if a.kind == "account" else name_key(a.value),
                "confirmed",
                a.hits,
                a.last_used_on,
            )
            for a in draft.aliases
        ),
    )


def _contracts(tx: WriteTx, draft: Draft) -> None:
    rows = (
        (
            c.number, number_key(c.number), c.customer.id, c.subject, c.amount,
            c.customer.currency, c.signed_on, c.ends_on, c.terms, c.late_rate_ppm,
            c.customer.owner, c.state,
        )
        for c in draft.contracts
    )  # fmt: skip
    _insert(tx, "contract", _CONTRACT, draft.contracts, rows)
    nodes = [(c, node) for c in draft.contracts for node in c.milestones]
    _insert(
        tx,
        "milestone",
        ("contract_id", "kind", "label", "planned_on", "confirmed_on", "evidence"),
        [node for _, node in nodes],
        ((c.id, m.kind, m.label, m.planned_on, m.confirmed_on, m.evidence) for c, m in nodes),
    )


def _plans(tx: WriteTx, draft: Draft) -> None:
    billed = [(plan, plan.invoice) for plan in draft.plans if plan.invoice]
    _insert(
        tx,
        "invoice",
        ("number", "customer_id", "day", "net", "tax", "gross", "currency"),
        [invoice for _, invoice in billed],
        (_invoice(plan, invoice) for plan, invoice in billed),
    )
    rows = (
        (
            p.customer.id,
            p.contract.id if p.contract else None,
            p.invoice.id if p.invoice else None,
            p.milestone.id if p.milestone else None,
            p.no, p.kind, p.label, p.state, p.booked_on, p.due_on, p.amount,
            p.customer.currency, p.customer.owner, p.note,
        )
        for p in draft.plans
    )  # fmt: skip
    _insert(tx, "plan", _PLAN, draft.plans, rows)


def _invoice(plan: Plan, invoice: Invoice) -> Row:
    net = (invoice.gross * 100 + 56) // 113
    tax = invoice.gross - net
    return (
        invoice.number, plan.customer.id, invoice.day, net, tax, invoice.gross,
        plan.customer.currency,
    )  # fmt: skip


def _receipts(tx: WriteTx, receipts: list[Receipt], files: BankFiles) -> None:
    numbers = tx.next_numbers("receipt", [date.fromordinal(r.day) for r in receipts])
    rows = (_receipt(tx, r, number, files) for r, number in zip(receipts, numbers, strict=True))
    _insert(tx, "receipt", _RECEIPT, receipts, list(rows))
    tx.insert_many(
        "allocation",
        ("receipt_id", "plan_id", "amount", "day", "how"),
        _allocations(receipts),
    )
    tx.insert_many(
        "difference",
        ("plan_id", "receipt_id", "amount", "day", "reason"),
        (
            (r.uses[0][0].id, r.id, r.less, _day(r, r.uses[0][0]), "fee")
            for r in receipts
            if r.less and r.uses
        ),
    )


def _receipt(tx: WriteTx, r: Receipt, number: str, files: BankFiles) -> Row:
    account = files.accounts[r.account]
    serial = files.serial(r)
    return (
        number, account.id, r.day, r.payer, r.payer_account, r.amount, r.currency, serial,
        r.memo, r.customer.id if r.customer else None, r.method, f"{account.number}:{serial}",
        files.batch(tx, r),
    )  # fmt: skip


def _allocations(receipts: list[Receipt]) -> Iterator[Row]:
    for r in receipts:
        less = r.less
        for plan, amount in r.uses:
            yield r.id, plan.id, amount - less, _day(r, plan), r.how
            less = 0


def _day(receipt: Receipt, plan: Plan) -> int:
    """An allocation's day: the later of the receipt's and the row's booked day."""
    return max(receipt.day, plan.booked_on or 0)
