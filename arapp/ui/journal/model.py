"""Steps of a history with what each did below it: rows of one table, opened and closed by number.

Fetched a window at a time; one order only, that of the numbers, newest first.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from arapp.services.ledger.journal_list import Line
from arapp.services.ledger.undoing import Meaning
from arapp.ui.tables.columns import Column
from arapp.ui.tables.item_model import Index
from arapp.ui.tables.record_model import RecordModel


@dataclass(frozen=True)
class Step:
    """An entry and what undo means for it."""

    line: Line
    meaning: Meaning | None = None

    @property
    def id(self) -> Hashable:
        """Its number."""
        return self.line.seq


@dataclass(frozen=True)
class Detail:
    """A line below a step: a name and what is said of it. `head` lines name a record."""

    seq: int
    place: int
    name: str
    text: str
    head: bool = False
    last: bool = False

    @property
    def id(self) -> Hashable:
        """Its step and place."""
        return self.seq, self.place


Row = Any
"""Step, Detail, or another record with an `id`."""


def of_step(read: Callable[[Step], Any], blank: Any = "") -> Callable[[Row], Any]:
    """A column's reader that is blank on details."""
    return lambda row: read(row) if isinstance(row, Step) else blank


class StepModel(RecordModel[Row]):
    """Signals:
    more_asked(): the list was scrolled to its end and there is more.
    """

    more_asked = Signal()

    def __init__(
        self, columns: Sequence[Column[Row]], today: date, parent: QObject | None = None
    ) -> None:
        super().__init__(columns, today, parent=parent)
        self._more = False
        self._asking = False

    def show_steps(self, steps: Iterable[Row], *, more: bool) -> None:
        """Show these, all closed."""
        self._more, self._asking = more, False
        self.set_rows(steps)

    def add_steps(self, steps: Sequence[Row], *, more: bool) -> None:
        """Those that follow below."""
        self._more, self._asking = more, False
        if steps:
            self._insert(len(self._all), steps)
            self.arranged.emit()

    def steps(self) -> list[Row]:
        """Rows that are no details."""
        return [row for row in self._all if not isinstance(row, Detail)]

    def details(self, seq: int) -> list[Detail]:
        """What stands below a step now."""
        return [row for row in self._all if isinstance(row, Detail) and row.seq == seq]

    def open_step(self, seq: int, details: Sequence[Detail]) -> None:
        """Put these below the step, in the place of what stood there."""
        self.close_step(seq)
        place = next((n for n, row in enumerate(self._all) if row.id == seq), None)
        if place is not None and details:
            self._insert(place + 1, details)

    def close_step(self, seq: int) -> None:
        """Take away what stands below it."""
        there = [n for n, row in enumerate(self._all) if isinstance(row, Detail) and row.seq == seq]
        if not there:
            return
        first, last = there[0], there[-1]
        self.beginRemoveRows(QModelIndex(), first, last)
        for rows in self._lists():
            del rows[first : last + 1]
        self._places.clear()
        self.endRemoveRows()

    def _insert(self, place: int, rows: Sequence[Row]) -> None:
        self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
        for held in self._lists():
            held[place:place] = rows
        self.endInsertRows()

    def _lists(self) -> list[list[Row]]:
        if not self.groups:
            self.arrange()
        shown = self.groups[0].rows
        return [self._all] if shown is self._all else [self._all, shown]

    # --- one order, windows -------------------------------------------------------------------

    def set_order(self, order: Sequence[tuple[str, bool]]) -> None:
        """The order is that of the journal; a click on a header changes nothing."""

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is more below."""
        return self._more and not self._asking and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """The view came to the end."""
        if self.canFetchMore(parent):
            self._asking = True
            self.more_asked.emit()

    def spoken(self, row: Row) -> str:
        """One sentence for a screen reader."""
        return f"{row.name} {row.text}".strip() if isinstance(row, Detail) else super().spoken(row)
