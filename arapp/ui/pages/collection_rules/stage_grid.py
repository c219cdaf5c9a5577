"""The stages of a profile as a grid: days and amounts are typed, the rest is chosen from lists."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from arapp.models.values.days import EARLIEST
from arapp.ui.pages.collection_rules import stage_cells, words
from arapp.ui.pages.collection_rules.stage_cells import CHOSEN, Stage
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.delegates import Index
from arapp.ui.tables.edit_grid import EditGrid, FieldDelegate, key_of

_WIDTHS = {
    "from": 64, "to": 52, "basis": 84, "action": 116, "channel": 76, "tone": 68, "roles": 150,
    "letter": 110, "text": 80, "min_amount": 92, "min_gap": 88,
}  # fmt: skip
_RIGHT = ("from", "to", "min_amount", "min_gap")
_MOST_ROWS = 9


class StageDelegate(FieldDelegate):
    """Lists open over the cells that are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(stage_cells.edit_text, parent)
        self.texts: tuple[str, ...] = ()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list, or a line of text."""
        key = key_of(index)
        if key not in CHOSEN:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setProperty("small", "1")
        for held, told in stage_cells.choices(key, self.texts):
            box.addItem(told, held)
        box.activated.connect(lambda _place: self._chosen(box))
        return box

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the cell holds."""
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        stage = index.data(Qt.ItemDataRole.UserRole)
        row = stage if isinstance(stage, Stage) else _row(index)
        editor.setCurrentIndex(max(editor.findData(stage_cells.value(row, key_of(index))), 0))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was chosen, when it is something else."""
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
            return
        chosen = str(editor.currentData() or "")
        if chosen != stage_cells.value(_row(index), key_of(index)):
            model.setData(index, chosen, Qt.ItemDataRole.EditRole)


def _row(index: Index) -> Stage:
    model: Any = index.model()
    row = model.row_at(index)
    if not isinstance(row, Stage):
        raise TypeError(type(row).__name__)
    return row


class StageGrid(EditGrid):
    """Rows are `Stage`s; `wrong` names the cells to be marked: (number, column)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.wrong: frozenset[tuple[int, str]] = frozenset()
        self.fields = StageDelegate()
        super().__init__(
            self._columns(), stage_cells.edit_text, EARLIEST, _MOST_ROWS, parent, self.fields
        )
        self.fields.setParent(self)
        self.setAccessibleName(words.translate("dunning", "Stages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _columns(self) -> Sequence[Column[Stage]]:
        return [
            Column(
                key, words.head(key), _shows(key), Kind.TEXT, width=width,
                right=key in _RIGHT, stretch=key == "roles", editable=lambda _row: True,
                tone=self._tone(key),
            )
            for key, width in _WIDTHS.items()
        ]  # fmt: skip

    def _tone(self, key: str) -> Callable[[Stage], str]:
        quiet = key in ("basis", "tone", "min_amount", "min_gap", "text", "letter")

        def tone(stage: Stage) -> str:
            if (stage.no, key) in self.wrong:
                return "age3"
            return "text2" if quiet else "text"

        return tone

    def go_key(self, place: int, key: str) -> None:
        """Make the cell of a column current; places from 0."""
        self.go_cell(place, self.grid.section(key))


def _shows(key: str) -> Callable[[Stage], str]:
    return lambda stage: stage_cells.shown(stage, key)
