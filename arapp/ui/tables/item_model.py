"""The shape Qt asks for: group lines with rows under them, or rows alone. Reading only."""

from collections.abc import Callable, Hashable, Sequence
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

from arapp.ui.tables.arranging import Group
from arapp.ui.tables.columns import Column, Row, shown
from arapp.ui.tables.roles import GROUP_ROLE, READERS

Index = QModelIndex | QPersistentModelIndex


def own_id(row: Any) -> Hashable:
    """The usual id of a row: its field `id`."""
    found: Hashable = row.id
    return found


class ItemModel(QAbstractItemModel, Generic[Row]):
    """Columns over groups of rows; `RecordModel` arranges them.

    Signals:
        edited(object, str, object): row, column key, new value; the page decides and replaces.
    """

    edited = Signal(object, str, object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        today: date,
        row_id: Callable[[Row], Hashable],
        sentence: Callable[[Row], str] | None,
        parent: QObject | None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.today = today
        self.row_id = row_id
        self.sentence = sentence
        self.groups: list[Group[Row]] = []
        self.under_groups = False
        self._places: dict[Hashable, tuple[int, int]] = {}
        self.modelReset.connect(self._places.clear)
        self.rowsInserted.connect(self._places.clear)

    def is_grouped(self) -> bool:
        """Whether rows stand under group lines."""
        return self.under_groups

    def group_at(self, index: Index) -> Group[Row] | None:
        """The group whose line this is; None for a row."""
        if not index.isValid() or not self.is_grouped() or index.internalId() != 0:
            return None
        return self.groups[index.row()] if index.row() < len(self.groups) else None

    def row_at(self, index: Index) -> Row | None:
        """The row at an index; None for a group line."""
        if not index.isValid():
            return None
        if not self.is_grouped():
            rows = self.groups[0].rows if self.groups else []
        elif index.internalId() == 0:
            return None
        else:
            rows = self.groups[index.internalId() - 1].rows
        return rows[index.row()] if index.row() < len(rows) else None

    def index_of(self, row_id: Hashable, column: int = 0) -> QModelIndex:
        """Index of the row with this id; invalid when it is not shown."""
        place = self.place_of(row_id)
        if place is None:
            return QModelIndex()
        parent = self.index(place[0], 0) if self.is_grouped() else QModelIndex()
        return self.index(place[1], column, parent)

    def place_of(self, row_id: Hashable) -> tuple[int, int] | None:
        """Number of the group and place in it of a row."""
        if not self._places:
            self._places.update(
                (self.row_id(row), (number, place))
                for number, group in enumerate(self.groups)
                for place, row in enumerate(group.rows)
            )
        return self._places.get(row_id)

    def index_of_group(self, key: tuple[Hashable, ...]) -> QModelIndex:
        """Index of a group line; its key in a tuple."""
        for number, group in enumerate(self.groups if self.is_grouped() else ()):
            if (group.key,) == key:
                return self.index(number, 0)
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
            return 0 if parent.isValid() or not self.groups else len(self.groups[0].rows)
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() != 0 or parent.column() != 0:
            return 0
        return len(self.groups[parent.row()].rows)

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
        if row is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        reader = READERS.get(role)
        if row is None or reader is None:
            return None
        return reader(self.columns[index.column()], row, self.today)

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
