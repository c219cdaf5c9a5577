"""Open items into the ledger."""

import re
from datetime import date
from typing import NamedTuple

from arapp.services.importing.post_contracts import ordinal, paid_before
from arapp.services.importing.posting import OPENING, Posting, Tally
from arapp.services.importing.records import PlanRow
from arapp.services.importing.templates import milestone_of
from arapp.services.ledger.names import name_key


class Twin(NamedTuple):
    """A plan row that is already there."""

    id: int
    no: int
    label: str
    state: str
    booked_on: int | None
    due_on: int | None
    amount: int
    paid: int
    invoice_id: int | None


def post_plans(posting: Posting, tally: Tally) -> None:
    """Open items; one that a contract's plan already holds becomes that row."""
    strangers = _strangers(posting, tally)
    for i, row in tally.ready():
        if _of_nobody_known(posting, row) and posting.shut(row.booked_on):
            tally.shut(i, "booked_on", row.booked_on, posting.closed)
            continue
        customer = _customer_of(posting, tally, row)
        if customer is None:
            tally.add(i, "", "missing", "customer")
            continue
        contract = posting.book.contract(row.contract)
        if contract is not None and _take_twin(posting, tally, i, contract, row):
            continue
        invoice = posting.book.invoice(row.invoice)
        if invoice is not None and _take_invoice_row(posting, tally, i, invoice, row):
            continue
        due = row.due_on.toordinal() if row.due_on else 0
        label = _label_of(row)
        seen = posting.seen.take(customer, contract, label, due, row.amount, row.currency)
        if seen is not None:
            tally.skipped(i, f"plan:{seen}")
            continue
        if posting.shut(row.booked_on):
            tally.shut(i, "booked_on", row.booked_on, posting.closed)
            continue
        _insert_open(posting, tally, i, customer, contract, invoice, row, strangers)


def _of_nobody_known(posting: Posting, row: PlanRow) -> bool:
    """A row that can equal none of the ledger: its customer would be made for it."""
    return (
        posting.book.customer(row.customer, row.customer_code) is None
        and posting.book.contract(row.contract) is None
        and posting.book.invoice(row.invoice) is None
    )


def _customer_of(posting: Posting, tally: Tally, row: PlanRow) -> int | None:
    if not row.customer and not row.customer_code:
        contract = posting.book.contract(row.contract)
        return (
            posting.tx.value("SELECT customer_id FROM contract WHERE id = ?", (contract,))
            if contract
            else None
        )
    return posting.book.customer_or_new(row.customer, row.customer_code, row.currency, tally.made)


def _strangers(posting: Posting, tally: Tally) -> dict[str, int]:
    """Σ of the rows to come of each contract that the ledger does not know."""
    sums: dict[str, int] = {}
    for _, row in tally.ready():
        if row.contract and row.amount > 0 and posting.book.contract(row.contract) is None:
            sums[row.contract] = sums.get(row.contract, 0) + row.amount
    return sums


def _label_of(row: PlanRow) -> str:
    """What papers print for the row: as the sheet calls it, never its remarks to oneself."""
    return row.label or (OPENING if row.kind == "opening" else "")


def _take_twin(posting: Posting, tally: Tally, i: int, contract: int, row: PlanRow) -> bool:
    """Find the contract's row that this open item is; True when it was settled here."""
    if row.amount <= 0:
        return False
    listed = posting.listed.setdefault(contract, set())
    candidates = [
        twin
        for twin in _rows_of_contract(posting, contract)
        if twin.id not in listed and twin.amount == row.amount
    ]
    twin = _best(candidates, row)
    if twin is None:
        return False
    listed.add(twin.id)
    due, booked = ordinal(row.due_on), ordinal(row.booked_on)
    changes: dict[str, object] = {}
    if twin.state != "firm":
        changes = {"state": "firm", "booked_on": booked, "due_on": due}
    elif twin.due_on != due:
        changes = {"due_on": due}

    def change() -> None:
        if changes:
            posting.tx.update("plan", twin.id, **changes)
        if row.paid > twin.paid:
            paid_before(posting, twin.id, row.paid - twin.paid, row.booked_on)

    if not posting.unless_locked(change):
        tally.shut(i, "booked_on", row.booked_on, posting.closed)
    elif changes or row.paid > twin.paid:
        tally.updated(i, f"plan:{twin.id}")
        tally.net[row.currency] += row.amount - row.paid
        tally.amounts[row.currency] += row.amount
    else:
        tally.skipped(i, f"plan:{twin.id}")
    return True


def _rows_of_contract(posting: Posting, contract: int) -> list[Twin]:
    return [
        Twin(*found)
        for found in posting.tx.rows(
            "SELECT id, no, label, state, booked_on, due_on, amount, paid, invoice_id FROM plan"
            " WHERE contract_id = ? AND state <> 'void' ORDER BY no, id",
            (contract,),
        )
    ]


def _best(candidates: list[Twin], row: PlanRow) -> Twin | None:
    """The row that the label or the day names; a single candidate needs neither."""
    label = name_key(row.label)
    named = [
        t
        for t in candidates
        if label
        and (
            name_key(t.label) == label
            or _stem(t.label) == _stem(row.label)
            or (milestone_of(t.label) and milestone_of(t.label) == milestone_of(row.label))
        )
    ]
    if named:
        return named[0]
    dated = [t for t in candidates if t.due_on == ordinal(row.due_on)]
    if dated:
        return dated[0]
    if len(candidates) == 1 and not (
        label and milestone_of(row.label) and milestone_of(candidates[0].label)
    ):
        return candidates[0]
    return None


def _stem(label: str) -> str:
    return re.sub(r"[款金前后时期满的]|\s", "", label)


def _take_invoice_row(posting: Posting, tally: Tally, i: int, invoice: int, row: PlanRow) -> bool:
    found = posting.tx.one(
        "SELECT id, paid FROM plan WHERE invoice_id = ? AND amount = ? AND state <> 'void'",
        (invoice, row.amount),
    )
    if found is None or row.amount <= 0:
        return False
    plan, paid = found
    if plan in posting.listed.setdefault(-invoice, set()):
        return False
    posting.listed[-invoice].add(plan)
    if row.paid > paid and not posting.unless_locked(
        lambda: paid_before(posting, plan, row.paid - paid, row.booked_on)
    ):
        tally.shut(i, "booked_on", row.booked_on, posting.closed)
    elif row.paid > paid:
        tally.updated(i, f"plan:{plan}")
        tally.net[row.currency] += row.amount - row.paid
        tally.amounts[row.currency] += row.amount
    else:
        tally.skipped(i, f"plan:{plan}")
    return True


def _insert_open(  # noqa: PLR0913, PLR0917 - an open item and all it hangs on
    posting: Posting,
    tally: Tally,
    i: int,
    customer: int,
    contract: int | None,
    invoice: int | None,
    row: PlanRow,
    strangers: dict[str, int],
) -> None:
    kind = row.kind
    if contract is None and row.contract:
        whole = strangers.get(row.contract, row.amount)
        contract = posting.book.make_contract(
            tally.made,
            number=row.contract,
            customer_id=customer,
            amount=max(whole, 0),
            currency=row.currency,
            signed_on=None,
            owner=row.owner,
            state="active",
        )
        posting.fresh_contracts[contract] = []
    if kind in ("instalment", "retention") and contract not in posting.fresh_contracts:
        # Beside the plan of a known contract the row must not count towards the contract's sum.
        kind = kind if contract is None else "opening"
    if invoice is None and row.invoice and row.amount > 0:
        invoice = posting.book.make_invoice(
            number=row.invoice,
            customer_id=customer,
            contract_id=contract,
            day=ordinal(row.booked_on),
            net=row.amount,
            tax=0,
            gross=row.amount,
            currency=row.currency,
        )
    no = 1
    if contract is not None:
        no = 1 + (
            posting.tx.value("SELECT max(no) FROM plan WHERE contract_id = ?", (contract,)) or 0
        )
    plan = posting.tx.insert(
        "plan",
        customer_id=customer,
        contract_id=contract,
        invoice_id=invoice,
        no=no,
        kind=kind,
        label=_label_of(row),
        state="firm",
        booked_on=ordinal(row.booked_on),
        due_on=ordinal(row.due_on),
        amount=row.amount,
        currency=row.currency,
        owner=row.owner,
        note=row.memo,
        batch_id=posting.batch,
    )
    if contract is not None:
        posting.listed.setdefault(contract, set()).add(plan)
    if row.paid:
        paid_before(posting, plan, row.paid, row.booked_on)
    tally.made["plans"] += 1
    tally.posted(i, row.currency, row.amount - row.paid, row.amount)


def settle_unlisted(posting: Posting) -> None:
    """Rows of a plan made by this import, before one that the open items list, and not listed
    themselves, were settled before the import."""
    for contract, listed in posting.listed.items():
        if contract < 0:
            continue
        rows = _rows_of_contract(posting, contract)
        mine = {
            row_id
            for (row_id,) in posting.tx.rows(
                "SELECT id FROM plan WHERE contract_id = ? AND batch_id = ?",
                (contract, posting.batch),
            )
        }
        last = max((row.no for row in rows if row.id in listed), default=0)
        signed = posting.tx.value("SELECT signed_on FROM contract WHERE id = ?", (contract,))
        for row in rows:
            if row.no < last and row.id not in listed and row.id in mine and row.paid < row.amount:
                day = row.booked_on or signed or row.due_on or posting.as_of.toordinal()
                day = min(day, posting.as_of.toordinal())
                if posting.closed is not None:
                    day = max(day, posting.closed.toordinal() + 1)
                if row.state != "firm":
                    posting.tx.update(
                        "plan", row.id, state="firm", booked_on=day, due_on=row.due_on or day
                    )
                paid_before(posting, row.id, row.amount - row.paid, date.fromordinal(day))
