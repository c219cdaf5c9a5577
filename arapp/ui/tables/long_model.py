"""Tens of thousands of rows: every one can be scrolled to, those that come into view are fetched.

A tree view lays out each of its rows by asking the model for it; of a model written in Python that
takes half a second for 50,000. So the view is given `LongShape`, whose rows are Qt's own and empty,
and what stands in them is read from the `LongModel` behind it.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QStandardItemModel

from arapp.ui.tables.arranging import WINDOW, Window
from arapp.ui.tables.columns import Column, Row
from arapp.ui.tables.item_model import Index, own_id
from arapp.ui.tables.record_model import RecordModel, Source

_AT_ONCE = 3
"""Windows asked for at most when the view comes to rest; what was passed on the way is not."""


class LongShape(QStandardItemModel):
    """As many empty rows as there are; cells are those of the records."""

    def __init__(self, records: "LongModel[Any]") -> None:
        super().__init__(0, len(records.columns), records)
        self.records = records

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """The columns of the records."""
        return self.records.columns

    def take_count(self, count: int) -> None:
        """Other rows, so many; the view begins again."""
        self.beginResetModel()
        self.blockSignals(True)
        self.setRowCount(count)
        self.blockSignals(False)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As the records have it."""
        return self.records.data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles."""
        return self.records.headerData(section, orientation, role)


class LongModel(RecordModel[Row]):
    """Rows of a source, which sorts and filters; flat, read only, without boxes to tick.

    `rows` and `all_rows` are those fetched so far; `count` is told by the source.
    """

    is_long = True

    def __init__(
        self, columns: Sequence[Column[Row]], today: date, *,
        row_id: Callable[[Row], Hashable] = own_id,
        sentence: Callable[[Row], str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(columns, today, row_id=row_id, sentence=sentence)
        self._loaded: dict[int, Row] = {}
        self._ids: dict[Hashable, int] = {}
        self._under_way: set[int] = set()
        self._wanted: list[int] = []
        self._turn = 0
        self._came_turn = -1
        self._shape = LongShape(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask_wanted)

    @property
    def shape(self) -> QAbstractItemModel:
        """What the view is given."""
        return self._shape

    # --- what the view asks -------------------------------------------------------------------

    def row_at(self, index: Index) -> Row | None:
        """The row, None while it is on its way."""
        if not index.isValid():
            return None
        found = self._loaded.get(index.row())
        if found is None:
            self._want(index.row() // WINDOW)
        return found

    def group_at(self, index: Index) -> None:
        """There are no groups."""

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default, immutable
        """Of the shape, since the view knows no other."""
        return QModelIndex() if parent.isValid() else self._shape.index(row, column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, immutable
        """All there are."""
        return 0 if parent.isValid() else self._count

    def place_of(self, row_id: Hashable) -> tuple[int, int] | None:
        """Where a fetched row stands."""
        place = self._ids.get(row_id)
        return None if place is None else (0, place)

    def rows(self) -> list[Row]:
        """Those fetched, in order."""
        return [self._loaded[place] for place in sorted(self._loaded)]

    def all_rows(self) -> list[Row]:
        """The same."""
        return self.rows()

    def count(self) -> int:
        """How many the filters leave."""
        return self._count

    def loaded(self, places: Iterable[int]) -> list[Row]:
        """Fetched rows at these places."""
        return [self._loaded[place] for place in places if place in self._loaded]

    # --- what pages call ----------------------------------------------------------------------

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Rows come from a source alone."""
        raise NotImplementedError("a long model takes a source")

    def set_source(self, source: Source | None) -> None:
        """Begin to take rows from a source."""
        self._source = source
        self.refetch()

    def refetch(self) -> None:
        """Begin again; old rows stay until the first new ones came."""
        self._turn += 1
        self._under_way = {0}
        self._wanted = []
        self._ask_window(0)

    def replace(self, row: Row) -> None:
        """Put a changed row in the place of the one with its id."""
        place = self._ids.get(self.row_id(row))
        if place is not None:
            self._loaded[place] = row
            self._changed(place, place)
            self.arranged.emit()

    def arrange(self) -> None:
        """The source arranges; here the same rows are shown again."""
        self.beginResetModel()
        self._shape.take_count(self._count)
        self.endResetModel()
        self.arranged.emit()

    def _repaint_all(self) -> None:
        self._changed(0, self._count - 1)

    def _changed(self, first: int, last: int) -> None:
        end = len(self.columns) - 1
        self._shape.dataChanged.emit(self._shape.index(first, 0), self._shape.index(last, end))

    # --- windows ------------------------------------------------------------------------------

    def _want(self, window: int) -> None:
        if window in self._under_way or self._source is None:
            return
        if window in self._wanted:
            self._wanted.remove(window)
        self._wanted.append(window)
        if not self._later.isActive():
            self._later.start(0)  # rows are asked for while painting: answer after it

    def _ask_wanted(self) -> None:
        wanted, self._wanted = self._wanted[-_AT_ONCE:], []
        for window in wanted:
            if window not in self._under_way:
                self._under_way.add(window)
                self._ask_window(window)

    def _ask_window(self, number: int) -> None:
        if self._source is None:
            return
        filters = tuple(self._filters.items())
        window = Window(number * WINDOW, WINDOW, self._order, filters)
        turn = self._turn
        self._source(window, lambda rows, count: self._answer(turn, window, rows, count))

    def _answer(self, turn: int, window: Window, rows: Sequence[Row], count: int) -> None:
        if turn != self._turn:
            return  # order or filter changed since
        if self._came_turn != turn:
            self._came_turn = turn
            self.beginResetModel()
            self._loaded.clear()
            self._ids.clear()
            self._count = count
            self._put(window.first, rows)
            self._shape.take_count(count)
            self.endResetModel()
        else:
            self._put(window.first, rows)
            self._changed(window.first, window.first + len(rows) - 1)
        self.arranged.emit()

    def _put(self, first: int, rows: Sequence[Row]) -> None:
        for place, row in enumerate(rows, first):
            self._loaded[place] = row
            self._ids[self.row_id(row)] = place


def records_of(model: Any) -> RecordModel[Any] | None:
    """The records a view shows, whether it was given them or their shape."""
    if isinstance(model, RecordModel):
        return model
    return model.records if isinstance(model, LongShape) else None
