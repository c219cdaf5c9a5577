"""One run of an import: what became of the rows of each table, and the ledger it writes to."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING, Any

from arapp.models import locks
from arapp.models.tx import WriteTx
from arapp.services.importing import problems
from arapp.services.importing.booking.book import Book
from arapp.services.importing.booking.duplicates import SeenPlans
from arapp.services.importing.rows.values import Problem
from arapp.services.importing.stage import StagedTable

if TYPE_CHECKING:
    from arapp.services.importing.booking.differences import Difference

OPENING = "期初应收"
"""Label of an open item that its sheet does not name."""

_TOLD_EVERY = 500


def _untold(_rows: int) -> None:
    """Nobody watches the rows of a table."""


@dataclass(slots=True)
class Tally:
    """What became of the rows of one table. `key`: its file and its place there, from 0."""

    table: StagedTable
    status: list[str]
    made: Counter[str] = field(default_factory=Counter)
    net: Counter[str] = field(default_factory=Counter)
    amounts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    equals: dict[int, str] = field(default_factory=dict)
    account: int | None = None
    last_day: int | None = None
    key: tuple[int, int] = (0, 0)
    differences: list["Difference"] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)
    tell: Callable[[int], None] = _untold
    """Called with the number of rows seen so far."""

    def posted(self, i: int, currency: str = "", net: int = 0, amount: int | None = None) -> None:
        """Row i was booked; its sums count."""
        self.status[i] = "posted"
        if currency:
            self.net[currency] += net
            self.amounts[currency] += net if amount is None else amount

    def posted_all(
        self,
        places: Sequence[int],
        currencies: Sequence[str],
        nets: Sequence[int],
        amounts: Sequence[int] | None = None,
    ) -> None:
        """Rows were booked, each with its currency, its net and its amount (None: the net)."""
        for i in places:
            self.status[i] = "posted"
        for sums, figures in ((self.net, nets), (self.amounts, amounts or nets)):
            for currency in set(currencies):
                told = zip(figures, currencies, strict=True)
                sums[currency] += sum(n for n, own in told if own == currency)

    def updated(self, i: int, record: str) -> None:
        """Row i changed a record that was there."""
        self.status[i] = "updated"
        self.equals[i] = record

    def skipped(self, i: int, record: str) -> None:
        """Row i was seen before: in the ledger, or in another row of the very table."""
        self.status[i] = "skipped"
        self.equals[i] = record
        twin = self.first.get(record)
        if twin is None:
            self.add(i, "", "seen_before", record)
        else:
            self.add(i, "", "twin_in_file", str(twin))

    def made_by(self, i: int, record: str) -> None:
        """Row i made the record, so that another row that equals it is its twin."""
        self.first.setdefault(record, self.table.records[i].row)

    def add(self, i: int, column: str, code: str, detail: str = "") -> None:
        """A problem found while posting; a heavy one takes the row out of `ready`."""
        level = problems.severity(code)
        self.problems.append(Problem(self.table.records[i].row, column, "", code, detail, level))
        if level in (problems.FLAGGED, problems.REJECTED):
            self.status[i] = level

    def shut(self, i: int, name: str, day: date | None, until: date | None) -> None:
        """Row i lies in a closed period and stays out; `name` is the field of its day."""
        column = next((h for h, f in self.table.layout.mapping().items() if f == name), "")
        code, detail = "period_locked", until.isoformat() if until else ""
        raw, row = day.isoformat() if day else "", self.table.records[i].row
        self.problems.append(Problem(row, column, raw, code, detail, problems.severity(code)))
        self.status[i] = problems.REJECTED

    def ready(self) -> Iterator[tuple[int, Any]]:
        """Rows still to be booked, as they stand when it is asked."""
        places = [i for i, status in enumerate(self.status) if status == "ready"]
        for first in range(0, len(places), _TOLD_EVERY):
            self.tell(places[first])
            for i in places[first : first + _TOLD_EVERY]:
                yield i, self.table.records[i]


class Ids:
    """Ids of rows; those that were made one after the other are kept as one span."""

    __slots__ = ("_single", "_spans")

    def __init__(self) -> None:
        self._single: set[int] = set()
        self._spans: list[range] = []

    def add(self, row: int) -> None:
        """One row."""
        self._single.add(row)

    def span(self, rows: range) -> None:
        """Rows that were inserted together."""
        if self._spans and self._spans[-1].stop == rows.start:
            rows = range(self._spans.pop().start, rows.stop)
        self._spans.append(rows)

    def __contains__(self, row: object) -> bool:
        """Whether the row is among them."""
        for span in self._spans:  # one, as a rule, and asked for every row
            if row in span:
                return True
        return row in self._single

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._single or self._spans)


@dataclass(slots=True)
class Posting:
    """One run: the transaction, the known world, the plan rows that open items took.

    `closed`: last day of the books that are closed, None when all are open. `update` and `taken`
    as in the options. `used`, `used_receipts`: plan rows and receipts of ledgers that a row of
    this import equals already, or made; `listed` plan rows of contracts that open items name,
    `listed_in` those contracts. `openings`: rows that it made of stated balances; `later`: what
    can be told only when all rows are in.
    """

    tx: WriteTx
    book: Book
    batch: int
    as_of: date
    seen: SeenPlans
    stem: str = ""
    bank_account: str | None = None
    bank: str = ""
    listed: Ids = field(default_factory=Ids)
    listed_in: Ids = field(default_factory=Ids)
    fresh_contracts: Ids = field(default_factory=Ids)
    closed: date | None = None
    update: str = "empty"
    taken: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    used: Ids = field(default_factory=Ids)
    used_receipts: set[int] = field(default_factory=set)
    openings: set[int] = field(default_factory=set)
    later: list[Callable[[], None]] = field(default_factory=list)

    def shut(self, day: date | None) -> bool:
        """Whether the day lies in a closed period; what has no day is booked today."""
        return self.closed is not None and (day or self.as_of) <= self.closed

    def unless_locked(self, change: Callable[[], None]) -> bool:
        """Make a change of rows that may be older than the sheet says; False: a closed period
        forbids it, and nothing was changed."""
        self.tx.execute("SAVEPOINT maybe_locked")
        try:
            change()
        except IntegrityError as trouble:
            if not locks.refused(trouble):
                raise
            self.tx.execute("ROLLBACK TO maybe_locked")
            return False
        finally:
            self.tx.execute("RELEASE maybe_locked")
        return True


Poster = Callable[[Posting, Tally], None]
