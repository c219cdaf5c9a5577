"""One model for all tables: frozen rows, column records, optional groups, filters, sorting.

The model resets when rows, filters or order change; the view keeps row, selection and scroll by
row id. Large tables take windows of 200 from a `source`, which then sorts and filters too.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from arapp.models.values.money import Money
from arapp.ui.tables.columns import (
    Column,
    GroupHead,
    Kind,
    Row,
    currency,
    minor,
    shown,
    sort_key,
)
from arapp.ui.tables.filters import row_test

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 3
GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 4
WINDOW = 200


@dataclass(frozen=True)
class Window:
    """What a source is asked for: rows `first`…, at most `size`, in order, under filters."""

    first: int
    size: int
    order: tuple[tuple[str, bool], ...] = ()
    """column key, descending"""
    filters: tuple[tuple[str, str], ...] = ()
    """column key, text typed"""


Source = Callable[[Window, Callable[[Sequence[Any], int], None]], None]
"""`source(window, done)`; `done(rows, number of all rows)` comes on the GUI thread."""


@dataclass
class Group(Generic[Row]):
    """A group as shown: key, head, rows in order, sums per total column and currency."""

    key: Hashable
    head: GroupHead
    rows: list[Row] = field(default_factory=list)
    sums: dict[str, dict[str, int]] = field(default_factory=dict)


def _row_id(row: Any) -> Hashable:
    found: Hashable = row.id
    return found


class RecordModel(QAbstractItemModel, Generic[Row]):
    """Rows under columns.

    Signals:
        arranged(): rows, order, filters or sums changed; totals are to be read again.
        ticked_changed(): the set of ticked rows changed.
        edited(object, str, object): row, column key, new value; the page decides and replaces.
    """

    arranged = Signal()
    ticked_changed = Signal()
    edited = Signal(object, str, object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        today: date,
        *,
        row_id: Callable[[Row], Hashable] = _row_id,
        group: Callable[[Row], Hashable] | None = None,
        head: Callable[[Hashable, Sequence[Row]], GroupHead] | None = None,
        sentence: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`head(key, rows)` makes the line over a group; `sentence(row)` is what a screen reader
        says (default: the cells, joined)."""
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.today = today
        self.row_id = row_id
        self.sentence = sentence
        self.ticked: set[Hashable] = set()
        self._group = group
        self._head = head
        self._all: list[Row] = []
        self._groups: list[Group[Row]] = []
        self._order: tuple[tuple[str, bool], ...] = ()
        self._filters: dict[str, str] = {}
        self._keep: Callable[[Row], bool] | None = None
        self._source: Source | None = None
        self._count = 0
        self._asked = -1
        self._by_key = {column.key: column for column in self.columns}

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

    def replace(self, row: Row) -> None:
        """Put a changed row in the place of the one with its id; sums follow."""
        wanted = self.row_id(row)
        for place, old in enumerate(self._all):
            if self.row_id(old) == wanted:
                self._all[place] = row
        for number, group in enumerate(self._groups):
            for place, old in enumerate(group.rows):
                if self.row_id(old) == wanted:
                    group.rows[place] = row
                    self._sum(group)
                    self._row_changed(number, place)
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
        return [row for group in self._groups for row in group.rows]

    def all_rows(self) -> list[Row]:
        """Every row, filtered or not."""
        return list(self._all)

    def count(self) -> int:
        """How many rows there are under the filters (of a source: told by it)."""
        return self._count if self._source else sum(len(group.rows) for group in self._groups)

    def totals(self) -> dict[str, dict[str, int]]:
        """Column key → currency → sum of what the filters leave."""
        return self.sums_of(self.rows())

    def sums_of(self, rows: Iterable[Row]) -> dict[str, dict[str, int]]:
        """Sums per total column and currency of the given rows."""
        kept = list(rows)
        return {c.key: _sums(c, kept) for c in self.columns if c.total}

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
        rows = self._all if self._source else self._sorted(self._kept())
        self._groups = self._grouped(rows)
        self.endResetModel()
        self.arranged.emit()

    def _reorder(self) -> None:
        if self._source:
            self.refetch()
        else:
            self.arrange()

    def _kept(self) -> list[Row]:
        tests = [row_test(self._by_key[k], text, self.today) for k, text in self._filters.items()]
        if self._keep is not None:
            tests.append(self._keep)
        return [row for row in self._all if all(test(row) for test in tests)]

    def _sorted(self, rows: list[Row]) -> list[Row]:
        if not self._order:
            return rows
        ordered = sorted(rows, key=lambda row: _comparable(self.row_id(row)))
        for key, descending in reversed(self._order):
            column = self._by_key[key]
            full = [row for row in ordered if sort_key(column, row)[0] == 0]
            empty = [row for row in ordered if sort_key(column, row)[0] == 1]
            full.sort(key=lambda row: sort_key(column, row), reverse=descending)
            ordered = full + empty
        return ordered

    def _grouped(self, rows: list[Row]) -> list[Group[Row]]:
        if self._group is None or self._head is None:
            only: Group[Row] = Group(None, GroupHead(""), rows)
            self._sum(only)
            return [only]
        found: dict[Hashable, list[Row]] = {}
        for row in rows:
            found.setdefault(self._group(row), []).append(row)
        groups = [Group(key, self._head(key, kept), kept) for key, kept in found.items()]
        for group in groups:
            self._sum(group)
        return sorted(groups, key=lambda group: group.head.order)

    def _sum(self, group: Group[Row]) -> None:
        group.sums = self.sums_of(group.rows)

    def _row_changed(self, group: int, place: int) -> None:
        parent = self.index(group, 0) if self.is_grouped() else QModelIndex()
        left = self.index(place, 0, parent)
        self.dataChanged.emit(left, self.index(place, len(self.columns) - 1, parent))
        if self.is_grouped():
            self.dataChanged.emit(parent, self.index(group, len(self.columns) - 1))

    def _repaint_all(self) -> None:
        last = len(self.columns) - 1
        parents = [self.index(g, 0) for g in range(len(self._groups))]
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
            self._groups[0].rows = self._all
            self.endInsertRows()
            self.arranged.emit()

    # --- QAbstractItemModel -------------------------------------------------------------------

    def is_grouped(self) -> bool:
        """Whether rows stand under group lines."""
        return self._group is not None

    def group_at(self, index: Index) -> Group[Row] | None:
        """The group whose line this is; None for a row."""
        if not index.isValid() or not self.is_grouped() or index.internalId() != 0:
            return None
        return self._groups[index.row()] if index.row() < len(self._groups) else None

    def row_at(self, index: Index) -> Row | None:
        """The row at an index; None for a group line."""
        if not index.isValid():
            return None
        if not self.is_grouped():
            rows = self._groups[0].rows if self._groups else []
        elif index.internalId() == 0:
            return None
        else:
            rows = self._groups[index.internalId() - 1].rows
        return rows[index.row()] if index.row() < len(rows) else None

    def index_of(self, row_id: Hashable, column: int = 0) -> QModelIndex:
        """Index of the row with this id; invalid when it is not shown."""
        for number, group in enumerate(self._groups):
            for place, row in enumerate(group.rows):
                if self.row_id(row) == row_id:
                    parent = self.index(number, 0) if self.is_grouped() else QModelIndex()
                    return self.index(place, column, parent)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default, immutable
        """Index of a group line (no parent, id 0) or of a row (id = group + 1)."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default, immutable
        """The group line of a row."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, immutable
        """Groups, or rows of a group, or rows."""
        if not self.is_grouped():
            return 0 if parent.isValid() or not self._groups else len(self._groups[0].rows)
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != 0 or parent.column() != 0:
            return 0
        return len(self._groups[parent.row()].rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002 - Qt's own default and signature
        """The same everywhere."""
        return len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected; field cells edited; group lines can be current."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row_at(index)
        if row is not None and self.columns[index.column()].can_edit(row):
            return base | Qt.ItemFlag.ItemIsEditable
        return base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Screen text, typed value, sort key, row, tooltip, sentence for screen readers."""
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        group = self.group_at(index)
        if group is not None:
            return self._group_data(group, index.column(), role)
        row = self.row_at(index)
        reader = _READERS.get(role)
        if row is None or reader is None:
            return None
        return reader(self, self.columns[index.column()], row)

    def _group_data(self, group: Group[Row], column: int, role: int) -> Any:
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return group.head.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{group.head.title} {group.head.count or len(group.rows)} {group.head.note}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """An edited field is told to the page by `edited`; the page replaces the row."""
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        column = self.columns[index.column()]
        if not column.can_edit(row):
            return False
        self.edited.emit(row, column.key, value)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Titles."""
        across = orientation is Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return None

    def spoken(self, row: Row) -> str:
        """One sentence for a screen reader."""
        if self.sentence is not None:
            return self.sentence(row)
        texts = (f"{c.title} {shown(c, row, self.today)}".strip() for c in self.columns)
        return ", ".join(text for text in texts if text)


def _comparable(row_id: Hashable) -> tuple[int, Any]:
    return (0, row_id) if isinstance(row_id, int) else (1, str(row_id))


def _sums(column: Column[Any], rows: Iterable[Any]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        value = column.value(row)
        units = minor(value)
        if units is not None:
            code = currency(value)
            sums[code] = sums.get(code, 0) + units
    return sums


def _plain_value(_model: RecordModel[Any], column: Column[Any], row: Any) -> Any:
    value = column.value(row)
    return value.minor if isinstance(value, Money) else value


_Reader = Callable[[RecordModel[Any], Column[Any], Any], Any]
_READERS: dict[int, _Reader] = {
    int(Qt.ItemDataRole.DisplayRole): lambda m, c, r: shown(c, r, m.today),
    int(Qt.ItemDataRole.EditRole): _plain_value,
    int(Qt.ItemDataRole.ToolTipRole): lambda m, c, r: (
        c.tip(r) if c.tip is not None else shown(c, r, m.today)
    ),
    int(Qt.ItemDataRole.TextAlignmentRole): lambda _m, c, _r: c.alignment,
    int(Qt.ItemDataRole.AccessibleTextRole): lambda m, _c, r: m.spoken(r),
    ROW_ROLE: lambda _m, _c, r: r,
    SORT_ROLE: lambda _m, c, r: sort_key(c, r),
    VALUE_ROLE: lambda _m, c, r: c.value(r),
}
