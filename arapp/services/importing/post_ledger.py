"""Running ledgers into plan rows, receipts, and allocations oldest first."""

from collections import Counter

from arapp.models.tx import WriteTx
from arapp.services.importing.duplicates import digest
from arapp.services.importing.posting import OPENING, Posting, Tally
from arapp.services.importing.records import LedgerRow
from arapp.services.ledger import room


def post_ledger(posting: Posting, tally: Tally) -> None:
    """Debit → plan row, credit → receipt of the customer; then what was paid settles the oldest."""
    keys: Counter[str] = Counter()
    touched: dict[tuple[int, str], None] = {}
    for i, row in tally.ready():
        if posting.shut(row.day):
            _closed(posting, tally, i, row, keys)
            continue
        customer = posting.book.customer_or_new(row.customer, "", row.currency, tally.made)
        plan = _debit(posting, tally, customer, row) if row.debit else ""
        receipt = _credit(posting, customer, row, keys) if row.credit else ""
        fresh = "new" in (plan, receipt)
        if fresh:
            touched[customer, row.currency] = None
            tally.posted(i, row.currency, row.debit - row.credit)
        else:
            tally.skipped(i, plan or receipt)
    for customer, currency in touched:
        _allocate(posting, customer, currency)


def _closed(posting: Posting, tally: Tally, i: int, row: LedgerRow, keys: Counter[str]) -> None:
    """A row of a closed period: skipped when the ledger has all of it, else rejected."""
    customer = posting.book.customer(row.customer)
    records = []
    if customer is not None:
        if row.debit:
            records.append(_seen_debit(posting, customer, row))
        if row.credit:
            records.append(_seen_credit(posting, customer, row, keys)[0])
    if records and all(records):
        tally.skipped(i, records[0])
    else:
        tally.shut(i, "day", row.day, posting.closed)


def _due(posting: Posting, customer: int, row: LedgerRow) -> int:
    if row.due_on:
        return row.due_on.toordinal()
    if row.opening or row.day is None:
        return (row.day or posting.as_of).toordinal()
    return posting.book.due_day(customer, row.day).toordinal()


def _seen_debit(posting: Posting, customer: int, row: LedgerRow) -> str:
    """The plan row that the debit equals; "" when it is new."""
    contract, due = posting.book.contract(row.contract), _due(posting, customer, row)
    label = row.label or (OPENING if row.opening else "")
    seen = posting.seen.take(customer, contract, label, due, row.debit, row.currency)
    return "" if seen is None else f"plan:{seen}"


def _debit(posting: Posting, tally: Tally, customer: int, row: LedgerRow) -> str:
    seen = _seen_debit(posting, customer, row)
    if seen:
        return seen
    contract = posting.book.contract(row.contract)
    kind = "credit" if row.debit < 0 else "opening" if row.opening or contract else "instalment"
    posting.tx.insert(
        "plan",
        customer_id=customer,
        contract_id=contract,
        invoice_id=posting.book.invoice(row.invoice),
        kind=kind,
        label=row.label or (OPENING if row.opening else ""),
        state="firm",
        booked_on=(row.day or posting.as_of).toordinal(),
        due_on=_due(posting, customer, row),
        amount=row.debit,
        currency=row.currency,
        owner=row.owner,
        note=" ".join(t for t in (row.contract if contract is None else "", row.memo) if t),
        batch_id=posting.batch,
    )
    tally.made["plans"] += 1
    return "new"


def _seen_credit(
    posting: Posting, customer: int, row: LedgerRow, keys: Counter[str]
) -> tuple[str, str]:
    """The receipt that the credit equals ("" when it is new), and its key."""
    day = row.day or posting.as_of
    base = "l:" + digest(customer, day.toordinal(), row.credit, row.label, row.serial_no)
    keys[base] += 1
    key = base if keys[base] == 1 else f"{base}:{keys[base]}"
    seen = posting.tx.value(
        "SELECT id FROM receipt WHERE row_key = ? AND batch_id <> ?", (key, posting.batch)
    )
    return ("" if seen is None else f"receipt:{seen}"), key


def _credit(posting: Posting, customer: int, row: LedgerRow, keys: Counter[str]) -> str:
    seen, key = _seen_credit(posting, customer, row, keys)
    if seen:
        return seen
    day = row.day or posting.as_of
    posting.tx.insert(
        "receipt",
        number=posting.tx.next_number("receipt", day),
        account_id=None,
        day=day.toordinal(),
        payer=row.customer,
        amount=row.credit,
        currency=row.currency,
        serial_no=row.serial_no,
        memo=row.label or row.memo,
        customer_id=customer,
        method="other",
        row_key=key,
        batch_id=posting.batch,
    )
    return "new"


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
