"""One model for all tables: frozen rows, column records, optional groups, filters, sorting.

The model resets when rows, filters or order change; the view keeps row, selection and scroll by
row id. Large tables take windows of 200 from a `source`, which then sorts and filters too.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Signal

from arapp.ui.tables.arranging import (
    WINDOW,
    Sums,
    Window,
    grouped,
    kept,
    ordered,
    sums_of,
)
from arapp.ui.tables.columns import Column, GroupHead, Kind, Row
from arapp.ui.tables.item_model import Index, ItemModel, own_id

Source = Callable[[Window, Callable[[Sequence[Any], int], None]], None]
"""`source(window, done)`; `done(rows, number of all rows)` comes on the GUI thread."""


class RecordModel(ItemModel[Row]):
    """Rows under columns.

    Signals:
        arranged(): rows, order, filters or sums changed; totals are to be read again.
        ticked_changed(): the set of ticked rows changed.
        edited(object, str, object): of `ItemModel`.
    """

    arranged = Signal()
    ticked_changed = Signal()
    is_long = False
    """Whether rows come in windows and may not be there yet (`long_model`)."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        today: date,
        *,
        row_id: Callable[[Row], Hashable] = own_id,
        group: Callable[[Row], Hashable] | None = None,
        head: Callable[[Hashable, Sequence[Row]], GroupHead] | None = None,
        sentence: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`head(key, rows)` makes the line over a group; `sentence(row)` is what a screen reader
        says (default: the cells, joined)."""
        super().__init__(columns, today, row_id, sentence, parent)
        self.under_groups = group is not None
        self.ticked: set[Hashable] = set()
        self._group = group
        self._head = head
        self._all: list[Row] = []
        self._order: tuple[tuple[str, bool], ...] = ()
        self._filters: dict[str, str] = {}
        self._keep: Callable[[Row], bool] | None = None
        self._source: Source | None = None
        self._count = 0
        self._asked = -1
        self._by_key = {column.key: column for column in self.columns}

    @property
    def shape(self) -> QAbstractItemModel:
        """What a view is given: the model itself."""
        return self

    # --- what pages call ----------------------------------------------------------------------

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows; selection and scroll are kept by row id."""
        self._all = list(rows)
        known = {self.row_id(row) for row in self._all}
        if not self.ticked <= known:
            self.ticked &= known
            self.ticked_changed.emit()
        self.arrange()

    def set_source(self, source: Source | None) -> None:
        """Take windows of 200 from a source instead of all rows at once."""
        self._source = source
        self.refetch()

    def refetch(self) -> None:
        """Begin again at the first window of the source. Old rows stay until it came."""
        self._asked = 0
        self._ask(0)

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Other columns for the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._by_key = {column.key: column for column in self.columns}
        self.endResetModel()
        self.arrange()

    def set_group(
        self,
        group: Callable[[Row], Hashable] | None,
        head: Callable[[Hashable, Sequence[Row]], GroupHead] | None,
    ) -> None:
        """Other groups for the same rows; None: none."""
        self.beginResetModel()
        self._group, self._head = group, head
        self.under_groups = group is not None
        self.groups = []
        self.endResetModel()
        self.arrange()

    def replace(self, row: Row) -> None:
        """Put a changed row in the place of the one with its id; sums follow."""
        wanted = self.row_id(row)
        for place, old in enumerate(self._all):
            if self.row_id(old) == wanted:
                self._all[place] = row
        found = self.place_of(wanted)
        if found is not None:
            group = self.groups[found[0]]
            group.rows[found[1]] = row
            group.sums = self.sums_of(group.rows)
            self._row_changed(*found)
        self.arranged.emit()

    def set_keep(self, keep: Callable[[Row], bool] | None) -> None:
        """The filter of the segments above the table; combined with the typed ones."""
        self._keep = keep
        self.arrange()

    def set_filter(self, key: str, text: str) -> None:
        """Filter a column by what was typed; "" takes the filter away."""
        if text.strip():
            self._filters[key] = text
        else:
            self._filters.pop(key, None)
        self._reorder()

    def clear_filters(self) -> None:
        """Take every typed filter away."""
        self._filters.clear()
        self._reorder()

    def filters(self) -> dict[str, str]:
        """Column key → text typed."""
        return dict(self._filters)

    def set_order(self, order: Sequence[tuple[str, bool]]) -> None:
        """Sort keys, (column key, descending), most important first; ties go by id."""
        self._order = tuple(pair for pair in order if pair[0] in self._by_key)
        self._reorder()

    def order(self) -> tuple[tuple[str, bool], ...]:
        """The sort keys."""
        return self._order

    def rows(self) -> list[Row]:
        """What the filters leave, in order."""
        return [row for group in self.groups for row in group.rows]

    def all_rows(self) -> list[Row]:
        """Every row, filtered or not."""
        return list(self._all)

    def count(self) -> int:
        """How many rows there are under the filters (of a source: told by it)."""
        return self._count if self._source else sum(len(group.rows) for group in self.groups)

    def totals(self) -> Sums:
        """Column key → currency → sum of what the filters leave."""
        return self.sums_of(self.rows())

    def sums_of(self, rows: Iterable[Row]) -> Sums:
        """Sums per total column and currency of the given rows."""
        return sums_of(self.columns, rows)

    def column(self, key: str) -> Column[Row]:
        """Column by key."""
        return self._by_key[key]

    def section(self, key: str) -> int:
        """Number of a column."""
        return next(n for n, column in enumerate(self.columns) if column.key == key)

    # --- ticks --------------------------------------------------------------------------------

    def ticked_rows(self) -> list[Row]:
        """Rows ticked, in order."""
        return [row for row in self.rows() if self.row_id(row) in self.ticked]

    def set_ticked(self, ids: Iterable[Hashable]) -> None:
        """Tick exactly these rows."""
        self.ticked = set(ids)
        self._repaint_all()
        self.ticked_changed.emit()

    def toggle(self, rows: Iterable[Row]) -> None:
        """Tick all of the rows that have a box, or untick them when all are ticked."""
        tick = next((c for c in self.columns if c.kind is Kind.TICK), None)
        ids = {self.row_id(row) for row in rows if tick and tick.value(row) is not None}
        if ids:
            self.set_ticked(self.ticked - ids if ids <= self.ticked else self.ticked | ids)

    # --- arranging ----------------------------------------------------------------------------

    def arrange(self) -> None:
        """Filter, sort and group again."""
        self.beginResetModel()
        rows = self._all
        if self._source is None:
            rows = kept(rows, self._by_key, self._filters, self._keep, self.today)
            rows = ordered(rows, self._by_key, self._order, self.row_id)
        self.groups = grouped(rows, self.columns, self._group, self._head)
        self.endResetModel()
        self.arranged.emit()

    def _reorder(self) -> None:
        if self._source:
            self.refetch()
        else:
            self.arrange()

    def _row_changed(self, group: int, place: int) -> None:
        parent = self.index(group, 0) if self.is_grouped() else QModelIndex()
        left = self.index(place, 0, parent)
        self.dataChanged.emit(left, self.index(place, len(self.columns) - 1, parent))
        if self.is_grouped():
            self.dataChanged.emit(parent, self.index(group, len(self.columns) - 1))

    def _repaint_all(self) -> None:
        last = len(self.columns) - 1
        parents = [self.index(g, 0) for g in range(len(self.groups))]
        for parent in parents if self.is_grouped() else [QModelIndex()]:
            rows = self.rowCount(parent)
            if rows:
                first = self.index(0, 0, parent)
                self.dataChanged.emit(first, self.index(rows - 1, last, parent))

    # --- windows ------------------------------------------------------------------------------

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the source has further rows."""
        return bool(
            self._source and not parent.isValid()
            and self._asked < len(self._all) < self._count
        )  # fmt: skip

    def fetchMore(self, parent: Index) -> None:
        """Ask the source for the next window."""
        if self.canFetchMore(parent):
            self._asked = len(self._all)
            self._ask(len(self._all))

    def _ask(self, first: int) -> None:
        if self._source is not None:
            window = Window(first, WINDOW, self._order, tuple(self._filters.items()))
            self._source(window, lambda rows, count: self._came(window, rows, count))

    def _came(self, window: Window, rows: Sequence[Row], count: int) -> None:
        if (window.order, window.filters) != (self._order, tuple(self._filters.items())):
            return  # asked before order or filter changed
        self._count = count
        if window.first == 0:
            self._all = list(rows)
            self._asked = -1
            self.arrange()
        elif window.first == len(self._all) and rows:
            last = len(self._all) + len(rows) - 1
            self.beginInsertRows(QModelIndex(), window.first, last)
            self._all.extend(rows)
            self.groups[0].rows = self._all
            self.endInsertRows()
            self.arranged.emit()
