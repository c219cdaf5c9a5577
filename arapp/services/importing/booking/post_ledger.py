"""Running ledgers into plan rows, receipts, and allocations oldest first."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from arapp.models.tx import WriteTx
from arapp.models.values.money import plain
from arapp.services.importing.booking.duplicates import digest
from arapp.services.importing.booking.known_items import KnownItems
from arapp.services.importing.booking.openings import balance_before
from arapp.services.importing.booking.posting import OPENING, Posting, Tally
from arapp.services.importing.rows.records import LedgerRow, PlanRow
from arapp.services.ledger import room


def post_ledger(posting: Posting, tally: Tally) -> None:
    """Debit → plan row, credit → receipt of the customer; then what was paid settles the oldest."""
    known = KnownItems(posting, tally)
    receipts = _Receipts(posting, known.fields)
    touched: dict[tuple[int, str], None] = {}
    for i, row in tally.ready():
        if posting.shut(row.day):
            _closed(posting, tally, i, row, known, receipts)
            continue
        customer = posting.book.customer_or_new(row.customer, "", row.currency, tally.made)
        if row.opening and _carried(posting, tally, i, customer, row):
            continue
        records = _seen(posting, customer, row, known, receipts)
        if "" not in records:
            tally.skipped(i, records[0])
            continue
        net = 0
        if row.debit and not records[0]:
            net += _debit(posting, tally, customer, row)
        if row.credit and not records[-1]:
            net -= _credit(posting, customer, row)
        touched[customer, row.currency] = None
        tally.posted(i, row.currency, net)
    for customer, currency in touched:
        _allocate(posting, customer, currency)


def _seen(
    posting: Posting, customer: int, row: LedgerRow, known: KnownItems, receipts: "_Receipts"
) -> list[str]:
    """The records of debit and credit, as far as the row has them; "" for what is new."""
    found = []
    if row.debit:
        plan = _as_item(posting, customer, row)
        item = known.seen(plan, customer) or known.alike(plan, customer)
        if item is not None:
            posting.used.add(item.id)
        found.append(f"plan:{item.id}" if item else "")
    if row.credit:
        found.append(receipts.take(customer, row))
    return found


def _closed(
    posting: Posting,
    tally: Tally,
    i: int,
    row: LedgerRow,
    known: KnownItems,
    receipts: "_Receipts",
) -> None:
    """A row of a closed period: skipped when the ledger has all of it, else rejected."""
    customer = posting.book.customer(row.customer)
    records = [] if customer is None else _seen(posting, customer, row, known, receipts)
    if records and all(records):
        tally.skipped(i, records[0])
    else:
        tally.shut(i, "day", row.day, posting.closed)


def _carried(posting: Posting, tally: Tally, i: int, customer: int, row: LedgerRow) -> bool:
    """A balance brought forward onto rows that the ledger has: told, not booked once more.

    It has to be what they come to; else the row is kept to be checked.
    """
    balance = balance_before(posting, customer, row.currency, row.day or posting.as_of)
    if balance is None:
        return False
    if balance == row.debit:
        tally.status[i] = "skipped"
        tally.equals[i] = f"customer:{customer}"
        tally.add(i, "", "carried_forward", f"customer:{customer}")
    else:
        tally.add(i, "", "opening_differs", plain(balance, row.currency))
    return True


def _due(posting: Posting, customer: int, row: LedgerRow) -> date:
    if row.due_on:
        return row.due_on
    if row.opening or row.day is None:
        return row.day or posting.as_of
    return posting.book.due_day(customer, row.day)


def _as_item(posting: Posting, customer: int, row: LedgerRow) -> PlanRow:
    """The debit as the open item that it would be."""
    return PlanRow(
        row.row, row.customer, "", row.contract, row.invoice,
        row.label or (OPENING if row.opening else ""), "", row.day or posting.as_of,
        _due(posting, customer, row), row.debit, 0, row.currency, row.owner, row.memo,
    )  # fmt: skip


def _debit(posting: Posting, tally: Tally, customer: int, row: LedgerRow) -> int:
    contract = posting.book.contract(row.contract)
    kind = "credit" if row.debit < 0 else "opening" if row.opening or contract else "instalment"
    plan = posting.tx.insert(
        "plan",
        customer_id=customer,
        contract_id=contract,
        invoice_id=posting.book.invoice(row.invoice),
        kind=kind,
        label=row.label or (OPENING if row.opening else ""),
        state="firm",
        booked_on=(row.day or posting.as_of).toordinal(),
        due_on=_due(posting, customer, row).toordinal(),
        amount=row.debit,
        currency=row.currency,
        owner=row.owner,
        note=" ".join(t for t in (row.contract if contract is None else "", row.memo) if t),
        batch_id=posting.batch,
    )
    posting.used.add(plan)
    tally.made["plans"] += 1
    return row.debit


_Money = tuple[int, int, int, str]
"""(customer, day, amount, currency)."""


class _Receipts:
    """Receipts of running ledgers before this import, each of them taken once."""

    def __init__(self, posting: Posting, fields: Collection[str]) -> None:
        self._posting, self._silent = posting, not {"label", "serial_no"} <= set(fields)
        self._found: dict[_Money, list[tuple[int, str, str]]] = defaultdict(list)
        for row_id, customer, day, amount, currency, memo, serial in posting.tx.rows(
            "SELECT id, customer_id, day, amount, currency, memo, serial_no FROM receipt"
            " WHERE row_key LIKE 'l:%' AND batch_id <> ? ORDER BY id",
            (posting.batch,),
        ):
            if row_id not in posting.used_receipts:
                self._found[customer, day, amount, currency].append((row_id, memo, serial))

    def take(self, customer: int, row: LedgerRow) -> str:
        """The receipt that the credit equals; "" when it is new.

        A label or serial number that one of the two does not have says nothing, where the sheet
        has no column for it.
        """
        day = (row.day or self._posting.as_of).toordinal()
        found = self._found.get((customer, day, row.credit, row.currency))
        if not found:
            return ""
        said = (row.label or row.memo, row.serial_no)
        best = next((one for one in found if one[1:] == said), None)
        if best is None and self._silent:
            best = next((one for one in found if _silently(one[1:], said)), None)
        if best is None:
            return ""
        found.remove(best)
        self._posting.used_receipts.add(best[0])
        return f"receipt:{best[0]}"


def _silently(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return all(not a or not b or a == b for a, b in zip(one, other, strict=True))


def _credit(posting: Posting, customer: int, row: LedgerRow) -> int:
    day = row.day or posting.as_of
    key = "l:" + digest(customer, day.toordinal(), row.credit, row.label, row.serial_no)
    posting.tx.insert(
        "receipt",
        number=posting.tx.next_number("receipt", day),
        account_id=None,
        day=day.toordinal(),
        amount=row.credit,
        currency=row.currency,
        serial_no=row.serial_no,
        memo=row.label or row.memo,
        customer_id=customer,
        method="other",
        row_key=key,
        batch_id=posting.batch,
    )
    return row.credit


def _allocate(posting: Posting, customer: int, currency: str) -> None:
    """New receipts of the customer settle its open rows, oldest first; the rest is prepayment."""
    tx = posting.tx
    receipts = [
        list(found)
        for found in tx.rows(
            "SELECT id, day, amount - allocated - refunded FROM receipt WHERE customer_id = ?"
            " AND currency = ? AND batch_id = ? AND row_key LIKE 'l:%'"
            " AND amount > allocated + refunded ORDER BY day, id",
            (customer, currency, posting.batch),
        )
    ]
    plans = [
        list(found)
        for found in tx.rows(
            f"SELECT id, booked_on, amount - paid, {room.ROW_MOVED} FROM plan"
            " WHERE customer_id = ? AND currency = ?"
            " AND state = 'firm' AND amount > 0 AND paid < amount ORDER BY booked_on, due_on, id",
            (customer, currency),
        )
    ]
    made: list[_Made] = []
    at = 0
    for receipt, day, free in receipts:
        left = free
        while left and at < len(plans):
            plan, booked, still, moved = plans[at]
            part = min(left, still)
            when = max(day, booked)
            if moved:  # reckoned with what the row was just given
                _write(tx, made)
                made.clear()
                when = room.row_from(tx, plan, part, when)
            made.append((receipt, plan, part, when, "import", "oldest_first", posting.batch))
            left -= part
            plans[at][2] -= part
            if not plans[at][2]:
                at += 1
    _write(tx, made)


_Made = tuple[int, int, int, int, str, str, int]
_COLUMNS = ("receipt_id", "plan_id", "amount", "day", "how", "policy", "batch_id")


def _write(tx: WriteTx, made: list[_Made]) -> None:
    tx.insert_many("allocation", _COLUMNS, made)
