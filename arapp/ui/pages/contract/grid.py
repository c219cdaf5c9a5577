"""Rows of a plan, or products, that are typed into: amounts open a field of their own."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from arapp.ui.design.scale import HEADER, ROW
from arapp.ui.pages.contract.painting import PlanDelegate
from arapp.ui.tables.columns import Column
from arapp.ui.tables.delegates import CellDelegate, Index
from arapp.ui.tables.edit_grid import EditGrid, EditText, FieldDelegate, key_of
from arapp.ui.widgets.fields import AmountField

_MOST_ROWS = 40


class EditDelegate(FieldDelegate, PlanDelegate):
    """Every editable cell opens a field: amounts an `AmountField`, the rest a line of text."""

    currency = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """In the place of the painted text."""
        if key_of(index) != "amount":
            return super().createEditor(parent, option, index)
        money = AmountField(parent, self.currency)
        money.setProperty("small", "1")
        return money

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Amounts open with what the row holds."""
        kind = CellDelegate if isinstance(editor, AmountField) else FieldDelegate
        kind.setEditorData(self, editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Amounts come as minor units, the rest as text."""
        kind = CellDelegate if isinstance(editor, AmountField) else FieldDelegate
        kind.setModelData(self, editor, model, index)


class PlanGrid(EditGrid):
    """An `EditGrid` with amounts; it is as high as its rows and never scrolls across."""

    def __init__(
        self, columns: Sequence[Column[Any]], edit_text: EditText, today: date,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.fields = EditDelegate(edit_text)
        super().__init__(columns, edit_text, today, _MOST_ROWS, parent, self.fields)
        self.fields.setParent(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def currency(self) -> str:
        """Currency of the amounts, "" the ledger's own."""
        return self.fields.currency

    @currency.setter
    def currency(self, code: str) -> None:
        self.fields.currency = code

    def _fit(self) -> None:
        shown = min(self.grid.count() or 2, self._most)  # two: room for the words of an empty one
        self.setFixedHeight(HEADER + shown * ROW)

    def key(self) -> str:
        """Column of the current cell."""
        column = self.currentIndex().column()
        return self.grid.columns[column].key if column >= 0 else ""

    def go_key(self, place: int, key: str) -> None:
        """Make the cell of a column current."""
        self.go_cell(place, self.grid.section(key))
