"""Rows of a plan that are edited in place: Tab along the cells, F2 or typing opens one."""

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
from arapp.ui.pages.contract.painting import PlanDelegate
from arapp.ui.tables.cells import field_box
from arapp.ui.tables.columns import Column
from arapp.ui.tables.delegates import Index
from arapp.ui.tables.item_model import Index as ItemIndex
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.fields import AmountField

_MOST_ROWS = 40
EditText = Callable[[Any, str], str]
"""`edit_text(row, column key)`: what the editor of a cell opens with."""


class EditDelegate(PlanDelegate):
    """Every editable cell opens a field: amounts an `AmountField`, the rest a line of text."""

    def __init__(self, edit_text: EditText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit_text = edit_text
        self.currency = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """In the place of the painted text."""
        if _key(index) == "amount":
            money = AmountField(parent, self.currency)
            money.setProperty("small", "1")
            return money
        field = QLineEdit(parent)
        field.setProperty("small", "1")
        column = index.model().columns[index.column()]  # type: ignore[attr-defined]  # a RecordModel
        if column.is_right:
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Exactly over the cell's text, with the paddings of a field."""
        box = field_box(self._inner(option, index)).toRect()
        editor.setGeometry(box.adjusted(-4, 0, 0, 0))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the page says, selected."""
        if isinstance(editor, AmountField):
            super().setEditorData(editor, index)
            return
        row = _records(index).row_at(index)
        if isinstance(editor, QLineEdit) and row is not None:
            editor.setText(self._edit_text(row, _key(index)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed, when it is something else than before."""
        if isinstance(editor, AmountField):
            super().setModelData(editor, model, index)
            return
        row = _records(index).row_at(index)
        if isinstance(editor, QLineEdit) and row is not None:
            typed = editor.text().strip()
            if typed != self._edit_text(row, _key(index)):
                model.setData(index, typed, Qt.ItemDataRole.EditRole)


def _records(index: Index) -> RecordModel[Any]:
    model = index.model()
    if not isinstance(model, RecordModel):
        raise TypeError(type(model).__name__)
    return model


def _key(index: Index) -> str:
    return _records(index).columns[index.column()].key


class PlanGrid(RecordView):
    """Signals:
    edited(object, str, object): row, column key, what was typed (amounts: minor units).
    insert_asked(int): a row is wanted after place n (−1: at the beginning).
    delete_asked(int): the row at place n is to go.
    """

    edited = Signal(object, str, object)
    insert_asked = Signal(int)
    delete_asked = Signal(int)

    def __init__(
        self, columns: Sequence[Column[Any]], edit_text: EditText, today: date,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("", parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.use_delegate(EditDelegate(edit_text, self))
        self.plan: RecordModel[Any] = RecordModel(columns, today, row_id=lambda one: one.no)
        self.plan.setParent(self)
        self.plan.edited.connect(self.edited)
        self.head.setSectionsMovable(False)
        self.set_model(self.plan)
        self._column = 0
        self._fit_rows()

    # --- rows ---------------------------------------------------------------------------------

    @property
    def currency(self) -> str:
        """Currency of the amounts, "" the ledger's own."""
        return str(self.delegate.currency)

    @currency.setter
    def currency(self, code: str) -> None:
        self.delegate.currency = code

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these. The same number of rows: in place, so that an open field stays open."""
        old = self.plan.all_rows()
        if len(old) == len(rows):
            for before, row in zip(old, rows, strict=True):
                if before != row:
                    self.plan.replace(row)
            return
        place, column = self.place(), self._column
        self.plan.set_rows(rows)
        self._fit_rows()
        if rows and place >= 0:
            self.go_cell(min(place, len(rows) - 1), column)

    def _fit_rows(self) -> None:
        shown = min(self.plan.count() or 2, _MOST_ROWS)  # two: room for the words of an empty one
        self.setFixedHeight(HEADER + shown * ROW)

    def place(self) -> int:
        """Number of the current row, from 0; −1 for none."""
        return self.currentIndex().row()

    def key(self) -> str:
        """Column of the current cell."""
        column = self.currentIndex().column()
        return self.plan.columns[column].key if column >= 0 else ""

    # --- cells --------------------------------------------------------------------------------

    def _cells(self) -> list[tuple[int, int]]:
        shown = self.head.shown_sections()
        return [
            (place, column)
            for place, row in enumerate(self.plan.rows())
            for column in shown
            if self.plan.columns[column].can_edit(row)
        ]

    def go_cell(self, place: int, column: int) -> None:
        """Make a cell current."""
        index = self.plan.index(place, column)
        if index.isValid():
            self._column = column
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.viewport().update()

    def go_key(self, place: int, key: str) -> None:
        """Make the cell of a column current."""
        self.go_cell(place, self.plan.section(key))

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

    def _step_row(self, by: int) -> None:
        place = self.place() + by
        if 0 <= place < self.plan.count():
            self.go_cell(place, self.currentIndex().column())

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
        elif hint == hints.SubmitModelCache:
            self._step_row(1)

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
        """Arrows move by cells, Insert and Delete by rows, F2 opens the current cell."""
        key, plain = event.key(), not event.modifiers().value
        if plain and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step(1 if key == Qt.Key.Key_Right else -1)
        elif plain and key == Qt.Key.Key_Insert:
            self.insert_asked.emit(self.place())
        elif plain and key == Qt.Key.Key_Delete and self.place() >= 0:
            self.delete_asked.emit(self.place())
        elif plain and key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_cell()
        else:
            super().keyPressEvent(event)

    def _open_cell(self) -> None:
        index = self.currentIndex()
        row = self.plan.row_at(index)
        if self.state() is QAbstractItemView.State.EditingState:
            return  # Enter of the field itself, which closes it in a moment
        if row is not None and self.plan.columns[index.column()].can_edit(row):
            self.edit(index)
        elif row is not None and self.step(1):
            self.edit(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters open cells here, they do not go to rows."""

    def _pressed(self, index: QModelIndex) -> bool:
        """A click makes the cell current; the second one opens it."""
        row = self.plan.row_at(index)
        if row is None:
            return False
        again = self.currentIndex() == index and self.hasFocus()
        self.go_cell(index.row(), index.column())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if again and self.plan.columns[index.column()].can_edit(row):
            self.edit(index)
        return True

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: ItemIndex) -> None:
        """The row, and the frame of focus round its current cell."""
        super().drawRow(painter, option, index)
        here = self.currentIndex()
        if not self.hasFocus() or here.row() != index.row():
            return
        row = self.plan.row_at(here)
        if row is None or not self.plan.columns[here.column()].can_edit(row):
            return
        box: QRect = self.visualRect(here)
        painter.setPen(QPen(color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -2))
