"""A small table that is typed into: Tab along the cells, F2 or any sign opens one.

What is typed goes out as text (`edited`); the page reads it and shows the rows again.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from arapp.ui.design.colors import color
from arapp.ui.design.scale import HEADER, ROW
from arapp.ui.tables.cells import field_box
from arapp.ui.tables.columns import Column
from arapp.ui.tables.delegates import CellDelegate, Index
from arapp.ui.tables.item_model import Index as ItemIndex
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView

EditText = Callable[[Any, str], str]
"""`edit_text(row, column key)`: what the field of a cell opens with."""


class FieldDelegate(CellDelegate):
    """Every cell that can be edited opens a line of text over itself."""

    def __init__(self, edit_text: EditText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit_text = edit_text

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """A small field, aligned like its column."""
        field = QLineEdit(parent)
        field.setProperty("small", "1")
        if _records(index).columns[index.column()].is_right:
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the cell's text, with the paddings of a field."""
        box = field_box(self._inner(option, index)).toRect()
        editor.setGeometry(box.adjusted(-4, 0, 0, 0))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the page says, selected."""
        row = _records(index).row_at(index)
        if isinstance(editor, QLineEdit) and row is not None:
            editor.setText(self._edit_text(row, key_of(index)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed, when it is something else than before."""
        row = _records(index).row_at(index)
        if isinstance(editor, QLineEdit) and row is not None:
            typed = editor.text().strip()
            if typed != self._edit_text(row, key_of(index)):
                model.setData(index, typed, Qt.ItemDataRole.EditRole)


def _records(index: Index) -> RecordModel[Any]:
    model = index.model()
    if not isinstance(model, RecordModel):
        raise TypeError(type(model).__name__)
    return model


def key_of(index: Index) -> str:
    """Key of the column of a cell."""
    return _records(index).columns[index.column()].key


class EditGrid(RecordView):
    """Signals:
    edited(object, str, object): row, column key, what was typed.
    insert_asked(int): a row is wanted after place n.
    delete_asked(int): the row at place n is to go.
    """

    edited = Signal(object, str, object)
    insert_asked = Signal(int)
    delete_asked = Signal(int)

    def __init__(
        self, columns: Sequence[Column[Any]], edit_text: EditText, today: date,
        most_rows: int = 12, parent: QWidget | None = None,
        delegate: CellDelegate | None = None,
    ) -> None:  # fmt: skip
        """Rows have a `no`; up to `most_rows` of them stand without scrolling. `delegate`: one that
        opens other fields than lines of text."""
        super().__init__("", parent)
        self._most = most_rows
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.use_delegate(delegate or FieldDelegate(edit_text, self))
        self.grid: RecordModel[Any] = RecordModel(columns, today, row_id=lambda one: one.no)
        self.grid.setParent(self)
        self.grid.edited.connect(self.edited)
        self.head.setSectionsMovable(False)
        self.set_model(self.grid)
        self._fit()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these; as many as before: in place, so that the current cell stays."""
        old = self.grid.all_rows()
        if [one.no for one in old] == [one.no for one in rows]:
            for before, row in zip(old, rows, strict=True):
                if before != row:
                    self.grid.replace(row)
            return
        place, column = self.place(), self.currentIndex().column()
        self.grid.set_rows(rows)
        self._fit()
        if rows and place >= 0:
            self.go_cell(min(place, len(rows) - 1), max(column, 0))

    def _fit(self) -> None:
        shown = min(max(self.grid.count(), 1), self._most)
        self.setFixedHeight(HEADER + shown * ROW + 2)

    def place(self) -> int:
        """Number of the current row, from 0; −1 for none."""
        return self.currentIndex().row()

    def _cells(self) -> list[tuple[int, int]]:
        shown = self.head.shown_sections()
        return [
            (place, column)
            for place, row in enumerate(self.grid.rows())
            for column in shown
            if self.grid.columns[column].can_edit(row)
        ]

    def go_cell(self, place: int, column: int) -> None:
        """Make a cell current."""
        index = self.grid.index(place, column)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.viewport().update()

    def step(self, by: int) -> bool:
        """To the next or previous cell that can be edited; False at the end."""
        cells = self._cells()
        here = (self.currentIndex().row(), self.currentIndex().column())
        if here in cells:
            there = cells.index(here) + by
        else:
            there = sum(cell < here for cell in cells) - (by < 0)
        if not 0 <= there < len(cells):
            return False
        self.go_cell(*cells[there])
        return True

    # --- Qt -----------------------------------------------------------------------------------

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """Tab in a field goes on to the next cell, Enter to the row below."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        self.setFocus()
        if hint in {hints.EditNextItem, hints.EditPreviousItem}:
            forward = hint == hints.EditNextItem
            if not self.step(1 if forward else -1):
                self.focusNextPrevChild(forward)
        elif hint == hints.SubmitModelCache and self.place() + 1 < self.grid.count():
            self.go_cell(self.place() + 1, self.currentIndex().column())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the cells and leaves behind the last one."""
        if self.hasFocus() and self.step(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes in at the first or the last cell."""
        super().focusInEvent(event)
        cells = self._cells()
        reasons = {Qt.FocusReason.TabFocusReason: 0, Qt.FocusReason.BacktabFocusReason: -1}
        if event.reason() in reasons and cells:
            self.go_cell(*cells[reasons[event.reason()]])
        elif cells and not self.currentIndex().isValid():
            self.go_cell(*cells[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by cells, Insert and Delete by rows, F2 or Enter opens the current cell."""
        key, plain = event.key(), not event.modifiers().value
        if self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # Enter of the open field, which closes it by itself
        elif plain and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step(1 if key == Qt.Key.Key_Right else -1)
        elif plain and key == Qt.Key.Key_Insert:
            self.insert_asked.emit(self.place())
        elif plain and key == Qt.Key.Key_Delete and self.place() >= 0:
            self.delete_asked.emit(self.place())
        elif plain and key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_cell()
        else:
            super().keyPressEvent(event)

    def _can_edit(self, index: QModelIndex) -> bool:
        row = self.grid.row_at(index)
        return row is not None and self.grid.columns[index.column()].can_edit(row)

    def _open_cell(self) -> None:
        """The current cell, or the next that can be typed into."""
        if self._can_edit(self.currentIndex()) or self.step(1):
            self.edit(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters open cells here, they do not go to rows."""

    def _pressed(self, index: QModelIndex) -> bool:
        """A click makes the cell current; the second one opens it."""
        if self.grid.row_at(index) is None:
            return False
        again = self.currentIndex() == index and self.hasFocus()
        self.go_cell(index.row(), index.column())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if again and self._can_edit(index):
            self.edit(index)
        return True

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: ItemIndex) -> None:
        """The row, and the frame of focus round its current cell."""
        super().drawRow(painter, option, index)
        here = self.currentIndex()
        if not self.hasFocus() or here.row() != index.row() or not self._can_edit(here):
            return
        box: QRect = self.visualRect(here)
        painter.setPen(QPen(color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -2))
