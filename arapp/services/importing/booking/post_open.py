"""Open items that the ledger has not: with their contracts and invoices, column by column.

A sheet has up to 200,000 of them, so that the rows of a part are written table by table: contracts
first, then what names them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from operator import attrgetter
from typing import Any

from arapp.models.values.days import to_ordinal
from arapp.services.importing.booking.known_items import label_of
from arapp.services.importing.booking.post_contracts import PAID_BEFORE
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import PlanRow
from arapp.services.ledger.names import forget_initials, number_key

Left = list[tuple[int, PlanRow, int]]
"""(place, row, customer) of rows that equal none of the ledger."""

_AT_ONCE = 2_000
_MANY = 50_000  # rows beside which memory counts
_PLAN = (
    "customer_id", "contract_id", "invoice_id", "no", "kind", "label", "state", "booked_on",
    "due_on", "amount", "currency", "owner", "note", "batch_id",
)  # fmt: skip
_DIFFERENCE = ("plan_id", "amount", "day", "reason", "note")
_GROSS = 6  # of the columns of `Book.make_invoices`
_OF_CONTRACTS = frozenset({"instalment", "retention"})


def insert_open(posting: Posting, tally: Tally, left: Left) -> None:
    """Book the rows; those of a closed period are told instead."""
    if len(left) >= _MANY:
        forget_initials()  # the customers are there, and their rows want the memory
    whole = _strangers(posting, left)
    last_no: dict[int, int] = {}
    for first in range(0, len(left), _AT_ONCE):
        part = left[first : first + _AT_ONCE]
        if posting.closed is not None:
            part = [one for one in part if not _shut(posting, tally, one[0], one[1])]
        if part:
            _insert(posting, tally, part, whole, last_no)


def _shut(posting: Posting, tally: Tally, i: int, row: PlanRow) -> bool:
    if not posting.shut(row.booked_on):
        return False
    tally.shut(i, "booked_on", row.booked_on, posting.closed)
    return True


def _strangers(posting: Posting, left: Left) -> dict[str, int]:
    """Σ of the rows to come of each contract that the ledger does not know."""
    sums: dict[str, int] = {}
    for _, row, _ in left:
        number = row.contract
        if number and row.amount > 0:
            if number in sums:
                sums[number] += row.amount
            elif posting.book.contract(number) is None:
                sums[number] = row.amount
    return sums


def _insert(
    posting: Posting, tally: Tally, part: Left, whole: dict[str, int], last_no: dict[int, int]
) -> None:
    rows, customers = [row for _, row, _ in part], [customer for *_, customer in part]
    contracts = _contracts(posting, tally, rows, customers, whole, last_no)
    invoices = _invoices(posting, rows, customers, contracts)

    def each(name: str) -> Iterator[Any]:
        return map(attrgetter(name), rows)

    columns = (
        customers,
        contracts,
        invoices,
        [_number(posting, contract, last_no) for contract in contracts],
        [_kind(posting, row, contract) for row, contract in zip(rows, contracts, strict=True)],
        map(label_of, rows),
        repeat("firm", len(rows)),
        map(to_ordinal, each("booked_on")),
        map(to_ordinal, each("due_on")),
        each("amount"),
        each("currency"),
        each("owner"),
        each("memo"),
        repeat(posting.batch, len(rows)),
    )
    plans = posting.tx.insert_many("plan", _PLAN, zip(*columns, strict=True))
    _note(posting, contracts, plans)
    _paid_before(posting, rows, plans)
    _tell(tally, part)


def _contracts(
    posting: Posting,
    tally: Tally,
    rows: Sequence[PlanRow],
    customers: Sequence[int],
    whole: dict[str, int],
    last_no: dict[int, int],
) -> list[int | None]:
    """The contract of each row; those that nobody has are made, with what their rows sum up to."""
    keys = [number_key(row.contract) if row.contract else "" for row in rows]
    found = posting.book.contracts(keys)
    made: dict[str, tuple[object, ...]] = {}
    for key, row, customer, known in zip(keys, rows, customers, found, strict=True):
        if known is None and row.contract and key not in made:
            amount = max(whole.get(row.contract, row.amount), 0)
            made[key] = (row.contract, customer, amount, row.currency, row.owner)
    if not made:
        return found
    ids = posting.book.make_contracts(tally.made, made)
    posting.fresh_contracts.span(ids)
    posting.listed_in.span(ids)
    last_no.update(dict.fromkeys(ids, 0))
    return posting.book.contracts(keys)


def _invoices(
    posting: Posting,
    rows: Sequence[PlanRow],
    customers: Sequence[int],
    contracts: Sequence[int | None],
) -> list[int | None]:
    """The invoice of each row; those that nobody has are made, of the row's amount.

    A credit note keeps its number as a red invoice, by which it is known again. One that bears the
    number of the invoice that it reduces belongs to that invoice.
    """
    keys = [number_key(row.invoice) if row.invoice else "" for row in rows]
    found = posting.book.invoices(keys)
    made: dict[str, tuple[Any, ...]] = {}
    for key, row, known, *of in zip(keys, rows, found, customers, contracts, strict=True):
        gross = row.amount
        if known is None and row.invoice and (key not in made or (gross > 0 > made[key][_GROSS])):
            day = to_ordinal(row.booked_on)
            made[key] = (row.invoice, *of, day, gross, 0, gross, row.currency)
    if not made:
        return found
    posting.book.make_invoices(made)
    return posting.book.invoices(keys)


def _kind(posting: Posting, row: PlanRow, contract: int | None) -> str:
    """Beside the plan of a known contract a row must not count towards the contract's sum."""
    if contract is None or contract in posting.fresh_contracts:
        return row.kind
    return "opening" if row.kind in _OF_CONTRACTS else row.kind


def _note(posting: Posting, contracts: Sequence[int | None], plans: range) -> None:
    """Which plan rows were made, and that their contracts have them listed."""
    posting.used.span(plans)
    whole = None not in contracts
    if whole:
        posting.listed.span(plans)
    for contract, plan in zip(contracts, plans, strict=True):
        if contract is not None and contract not in posting.listed_in:
            posting.listed_in.add(contract)
        if contract is not None and not whole:
            posting.listed.add(plan)


def _number(posting: Posting, contract: int | None, last_no: dict[int, int]) -> int:
    """The place of a new row in its contract's plan."""
    if contract is None:
        return 1
    if contract not in last_no:
        sql = "SELECT coalesce(max(no), 0) FROM plan WHERE contract_id = ?"
        last_no[contract] = posting.tx.value(sql, (contract,))
    no = last_no[contract] = last_no[contract] + 1
    return no


def _paid_before(posting: Posting, rows: Sequence[PlanRow], plans: Sequence[int]) -> None:
    """What was paid before the import, as `paid_before` books it of one row."""
    as_of: date = posting.as_of
    posting.tx.insert_many(
        "difference",
        _DIFFERENCE,
        [
            (plan, row.paid, min(row.booked_on or as_of, as_of).toordinal(), "other", PAID_BEFORE)
            for row, plan in zip(rows, plans, strict=True)
            if row.paid
        ],
    )


def _tell(tally: Tally, part: Left) -> None:
    rows = [row for _, row, _ in part]
    tally.made["plans"] += len(rows)
    amounts = [row.amount for row in rows]
    tally.posted_all(
        [i for i, _, _ in part],
        [row.currency for row in rows],
        [row.amount - row.paid for row in rows],
        amounts,
    )
