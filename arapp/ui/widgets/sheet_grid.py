"""A foreign sheet as it is, with what each column is read as in the header.

Large sheets cost nothing: the model looks a cell up when it is painted, rows have one height.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.sheet_grid_data import RowKind, SheetColumn, SheetData
from arapp.ui.widgets.sheet_grid_paint import (
    COLUMN_ROLE,
    MappingHeader,
    NumberHeader,
    SheetDelegate,
    Told,
)

Index = QModelIndex | QPersistentModelIndex

_LEAST, _NARROW, _MOST = 76, 72, 240
_SAMPLE = 60
_EDITABLE = frozenset({RowKind.DATA, RowKind.GREY, RowKind.ASIDE, RowKind.OUT})
_TYPED = (str, int, float, Decimal, date)
"""Cells whose text can be typed on; others hold nothing that one may use"""
# Put together once: it takes longer than all else that a cell is asked.
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPEN = _FIXED | Qt.ItemFlag.ItemIsEditable


class SheetModel(QAbstractTableModel):
    """Cells of a SheetData.

    Signals:
        corrected(int, int, str): row number, 0-based sheet column, what was typed.
    """

    corrected = QtSignal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data_ = SheetData()
        self.note = ""
        """said in the first blank cell of a total row"""
        self._roles: dict[int, Callable[[int, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.EditRole: self._raw,
            Qt.ItemDataRole.ToolTipRole: lambda r, c: self._spoken(r, c, aloud=False),
            Qt.ItemDataRole.AccessibleTextRole: lambda r, c: self._spoken(r, c, aloud=True),
        }

    def show_data(self, data: SheetData) -> None:
        """Show another sheet (see `laid_out`)."""
        self.beginResetModel()
        self.data_ = data
        self.endResetModel()

    def place(self, number: int) -> int:
        """Row in the grid of a row number; -1 when it is not shown."""
        return self.data_.places.get(number, -1)

    def section(self, index: int) -> int:
        """Column in the grid of a 0-based sheet column; -1 when it is not shown."""
        found = (i for i, column in enumerate(self.data_.columns) if column.index == index)
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, immutable
        """Rows of the sheet."""
        return 0 if parent.isValid() else len(self.data_.numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, immutable
        """Columns shown."""
        return 0 if parent.isValid() else len(self.data_.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Data rows can be corrected."""
        editable = index.isValid() and self.data_.kinds[index.row()] in _EDITABLE
        return _OPEN if editable else _FIXED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, kind of the row, mark, column."""
        answer = self._roles.get(role)
        return answer(index.row(), index.column()) if answer and index.isValid() else None

    def told(self, row: int, column: int) -> Told:
        """All that a cell is painted by, in one answer."""
        data = self.data_
        text = self._shown(row, column)
        return data.kinds[row], data.mark(row, column), data.columns[column], text

    def _raw(self, row: int, column: int) -> str:
        cell = self.data_.cell(row, column)
        return str(cell) if isinstance(cell, _TYPED) else ""

    def _shown(self, row: int, column: int) -> str:
        text = self.data_.shown(row, column)
        if not text and self.note and self.data_.kinds[row] is RowKind.TOTAL:
            before = column > 0 and self.data_.shown(row, column - 1)
            earlier = any(self.data_.shown(row, c) for c in range(column - 1)) if before else True
            return self.note if before and not earlier else ""
        return text or self.data_.meant(row, column)

    def _spoken(self, row: int, column: int, *, aloud: bool) -> str:
        head = self.data_.columns[column]
        told = self.data_.tips.get((self.data_.numbers[row], head.index), "")
        text = self.data_.shown(row, column) or self.data_.meant(row, column)
        if not aloud:
            return told or text
        place = f"{head.letter}{self.data_.numbers[row]}"
        return ", ".join(part for part in (place, head.field, text, told) if part)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A correction; the page reads the sheet again with it."""
        typed = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or typed == self.data(index, role):
            return False
        number = self.data_.numbers[index.row()]
        self.corrected.emit(number, self.data_.columns[index.column()].index, typed)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Row numbers; columns with what they are read as."""
        if orientation is Qt.Orientation.Vertical:
            inside = 0 <= section < len(self.data_.numbers)
            shown = role == Qt.ItemDataRole.DisplayRole and inside
            return self.data_.numbers[section] if shown else None
        column: SheetColumn = self.data_.columns[section]
        if role == COLUMN_ROLE:
            return column
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.tip or column.field
        return column.letter if role == Qt.ItemDataRole.DisplayRole else None


class SheetView(QTableView):
    """The grid.

    Signals:
        menu_asked(int, QPoint): 0-based sheet column whose meaning is to be chosen, global point.
        cell_changed(int, int): row number and 0-based sheet column of the current cell.
    """

    menu_asked = QtSignal(int, QPoint)
    cell_changed = QtSignal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self._header = MappingHeader(self)
        self._header.menu_asked.connect(self._ask_menu)
        self.setHorizontalHeader(self._header)
        self.setVerticalHeader(NumberHeader(self))
        self.setModel(self.sheet)
        self.setItemDelegate(SheetDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        ground = color("raised").name()
        self.setStyleSheet(f"QTableCornerButton::section{{background:{ground};border:none}}")

    def show_data(self, data: SheetData, *, keep: bool = False) -> None:
        """Show a sheet; `keep` leaves scroll, widths and current cell where they were."""
        current = self.current_cell()
        scroll = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        widths = [self.columnWidth(c) for c in range(self.sheet.columnCount())]
        self.clearSpans()
        self.sheet.show_data(data)
        self._span()
        if keep and len(widths) == len(data.columns):
            for column, width in enumerate(widths):
                self.setColumnWidth(column, width)
            if current is not None:
                self.go_to(*current, scroll=False)
            self.verticalScrollBar().setValue(scroll[0])
            self.horizontalScrollBar().setValue(scroll[1])
        else:
            self._fit()

    def _fit(self) -> None:
        data, measure = self.sheet.data_, fonts.metrics("small")
        step = max(len(data.numbers) // _SAMPLE, 1)
        rows = [r for r in range(0, len(data.numbers), step) if data.kinds[r] is not RowKind.TITLE]
        for column, head in enumerate(data.columns):
            texts = [data.shown(row, column)[:60] for row in rows]
            widest = max((measure.horizontalAdvance(text) for text in texts), default=0) + 18
            if head.used:
                widest = max(widest, measure.horizontalAdvance(head.field) + 40)
            least = _LEAST if head.used else _NARROW
            self.setColumnWidth(column, min(max(widest, least), _MOST))

    def _span(self) -> None:
        """Title lines run over the blank cells beside them, the note of a total row too."""
        data = self.sheet.data_
        width = len(data.columns)
        for row in data.wide:
            kind = data.kinds[row]
            texts = [self.sheet.index(row, c).data() or "" for c in range(width)]
            first = 0 if kind is RowKind.TITLE else next((c for c, t in enumerate(texts) if t), 0)
            for column in range(first, width):
                after = next((c for c in range(column + 1, width) if texts[c]), width)
                if texts[column] and after - column > 1 and (
                    kind is RowKind.TITLE or texts[column] == self.sheet.note):  # fmt: skip
                    self.setSpan(row, column, 1, after - column)

    # --- moving -------------------------------------------------------------------------------

    def current_cell(self) -> tuple[int, int] | None:
        """Row number and 0-based sheet column under the cursor."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        data = self.sheet.data_
        return data.numbers[index.row()], data.columns[index.column()].index

    def go_to(self, number: int, column: int, *, scroll: bool = True) -> bool:
        """Put the cursor on a cell; False when it is not shown."""
        row, section = self.sheet.place(number), self.sheet.section(column)
        if row < 0 or section < 0:
            return False
        index = self.sheet.index(row, section)
        self.setCurrentIndex(index)
        if scroll:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def go_first(self) -> None:
        """Put the cursor on the first cell of the data."""
        data = self.sheet.data_
        for number, kind in zip(data.numbers, data.kinds, strict=True):
            if kind is not RowKind.TITLE and kind is not RowKind.HEADER:
                self.go_to(number, data.columns[0].index, scroll=False)
                return

    def edit_current(self) -> None:
        """F2: correct the current cell."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index)

    def _ask_menu(self, section: int) -> None:
        box = self._header.box(section)
        point = self._header.viewport().mapToGlobal(box.bottomLeft() + QPoint(0, 2))
        self.menu_asked.emit(self.sheet.data_.columns[section].index, point)

    def ask_menu(self) -> None:
        """Alt+↓: the meaning of the current column."""
        section = max(self.currentIndex().column(), 0)
        if self.sheet.columnCount():
            self._ask_menu(section)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the cursor is."""
        super().currentChanged(current, previous)
        if current.isValid():
            data = self.sheet.data_
            number, column = data.numbers[current.row()], data.columns[current.column()].index
            self.cell_changed.emit(number, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+↓ asks for the meaning, Ctrl+C copies what is selected."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.ask_menu()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The selected cells as tab-separated text, as the sheet has them."""
        chosen = sorted((i.row(), i.column()) for i in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            cell = self.sheet.data_.cell(row, column)
            lines.setdefault(row, []).append("" if cell is None else str(cell))
        text = "\n".join("\t".join(cells) for cells in lines.values())
        QGuiApplication.clipboard().setText(text)
