"""A file that was imported before: its rows that were booked then are skipped, by their place.

Corrections change the text of rows, so that no comparison with the ledger would know them again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from arapp.services.importing import problems
from arapp.services.importing.booking.duplicates import SeenFile
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import (
    ContractRow,
    CustomerRow,
    DeliveryRow,
    InvoiceLineRow,
    InvoiceRow,
    PlanRow,
    ReceiptRow,
    Record,
)

_HEAVY = (problems.FLAGGED, problems.REJECTED)


def skip_booked(posting: Posting, sha256: str, tallies: Sequence[Tally]) -> None:
    """Skip the rows that an earlier import of this very file booked; `equals` names the record."""
    seen = SeenFile(posting.tx, sha256)
    for tally in tallies:
        raw = tally.table.raw
        if tally.table.kind is None or not raw.header_rows:
            continue
        found = seen.rows(raw.sheet, raw.header_rows[0], [r.row for r in tally.table.records])
        if found:
            _skip(posting, tally, found)


def _skip(posting: Posting, tally: Tally, found: dict[int, int]) -> None:
    # What is wrong with the text of a row that is in the ledger concerns nobody any more.
    told = [p for p in tally.table.problems if p.row not in found or p.severity not in _HEAVY]
    tally.table = replace(tally.table, problems=tuple(told))
    records = _Records(posting)
    for i, row in enumerate(tally.table.records):
        if row.row in found and tally.status[i] in ("ready", *_HEAVY):
            batch = found[row.row]
            tally.skipped(i, records.of(row, batch) or f"batch:{batch} row:{row.row}")


class _Records:
    """What rows became, as `plan:12`; each plan row and receipt is named once."""

    def __init__(self, posting: Posting) -> None:
        self._book, self._tx = posting.book, posting.tx
        self._plans: dict[_Key, list[_Found]] | None = None
        self._receipts: dict[_Key, list[_Found]] | None = None

    def of(self, row: Record, batch: int) -> str:
        """The record of a row; "" when it cannot be told any more."""
        if isinstance(row, CustomerRow):
            return _named("customer", self._book.customer(row.name, row.code))
        if isinstance(row, ContractRow):
            return _named("contract", self._book.contract(row.number))
        if isinstance(row, InvoiceRow | InvoiceLineRow | DeliveryRow):
            return self._paper(row)
        if isinstance(row, PlanRow):
            return _named("plan", self._plan(row, batch))
        if isinstance(row, ReceiptRow) and row.day:
            return _named("receipt", self._receipt(row, row.day.toordinal(), batch))
        return ""

    def _paper(self, row: InvoiceRow | InvoiceLineRow | DeliveryRow) -> str:
        if not isinstance(row, DeliveryRow):
            return _named("invoice", self._book.invoice(row.number))
        customer = self._book.customer(row.customer, row.customer_code)
        found = "SELECT id FROM delivery WHERE customer_id IS ? AND number = ? ORDER BY id LIMIT 1"
        known = self._tx.value(found, (customer, row.number)) if row.number else None
        return _named("delivery", known)

    def _plan(self, row: PlanRow, batch: int) -> int | None:
        # By the amount first: days and names are what is corrected most.
        if self._plans is None:
            self._plans = _by_key(self._tx.each(
                "SELECT amount, currency, coalesce(batch_id, 0), due_on, id FROM plan"
                " WHERE state <> 'void' ORDER BY id"
            ))  # fmt: skip
        due = row.due_on.toordinal() if row.due_on else None
        return _take(self._plans.get((row.amount, row.currency)), batch, due)

    def _receipt(self, row: ReceiptRow, day: int, batch: int) -> int | None:
        if self._receipts is None:
            self._receipts = _by_key(self._tx.each(
                "SELECT day, amount, coalesce(batch_id, 0), payer, id FROM receipt ORDER BY id"
            ))  # fmt: skip
        return _take(self._receipts.get((day, row.amount)), batch, row.payer)


_Key = tuple[object, object]
_Found = tuple[int, object, int]
"""(batch, due day or payer, id)"""


def _by_key(rows: Iterable[tuple[object, object, int, object, int]]) -> dict[_Key, list[_Found]]:
    found: dict[_Key, list[_Found]] = defaultdict(list)
    for one, other, batch, mark, row_id in rows:
        found[one, other].append((batch, mark, row_id))
    return found


def _take(found: list[_Found] | None, batch: int, mark: object) -> int | None:
    if not found:
        return None
    best = min(found, key=lambda one: (one[0] != batch, one[1] != mark, one[2]))
    found.remove(best)
    return best[2]


def _named(what: str, found: int | None) -> str:
    return "" if found is None else f"{what}:{found}"
