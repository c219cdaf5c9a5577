"""What the user puts right on the sheet: meanings, cells, rows, names."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from arapp.services.importing.stage import fields_of
from arapp.ui.actions import ActionTable
from arapp.ui.pages.import_sheet import edits, items, words
from arapp.ui.pages.import_sheet.desk import Desk
from arapp.ui.pages.import_sheet.flow import Flow
from arapp.ui.pages.import_sheet.items import Item, Remedy


class Hand(QObject):
    """Turns clicks and keys on the desk into changes of the flow."""

    def __init__(self, flow: Flow, desk: Desk, acts: ActionTable) -> None:
        super().__init__(desk)
        self._flow, self._desk, self._acts = flow, desk, acts
        desk.strip.kind_chosen.connect(self._read_as)
        desk.strip.answered.connect(self._answered)
        desk.grid.menu_asked.connect(self._open_fields)
        # Queued: the editor is still open while its cell is told, and the change shows a new sheet.
        queued = Qt.ConnectionType.QueuedConnection
        desk.grid.sheet.corrected.connect(self._corrected, queued)
        desk.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        desk.grid.customContextMenuRequested.connect(self._open_row_menu)
        desk.problems.remedied.connect(self.remedy)

    def _key(self) -> edits.Key:
        shown = self._desk.shown()
        return shown.key if shown is not None else (0, 0)

    def _read_as(self, kind: str) -> None:
        key = self._key()
        self._flow.change(lambda options: edits.read_table_as(options, key, kind))

    def _answered(self, choice: str) -> None:
        if choice:
            self._flow.answer_question(choice)

    def _open_fields(self, index: int, point: QPoint) -> None:
        menu = self.fields_menu(index)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def fields_menu(self, index: int) -> QMenu:
        """What a column may mean in a table of this kind, its meaning now ticked."""
        menu = QMenu(self._desk)
        shown = self._desk.shown()
        if shown is None or shown.kind is None or index not in shown.headers:
            return menu
        key, header, now = shown.key, shown.headers[index], shown.fields.get(index)
        for field in (*fields_of(shown.kind), None):
            if field is None:
                menu.addSeparator()
            action = menu.addAction(words.field(shown.kind, field))
            action.setCheckable(True)
            action.setChecked(field == now)
            action.triggered.connect(lambda _checked=False, chosen=field or "": self._flow.change(
                lambda options: edits.read_column_as(options, key, header, chosen)))  # fmt: skip
        return menu

    def _corrected(self, row: int, index: int, text: str) -> None:
        key = self._key()
        self._flow.change(lambda options: edits.correct_cells(options, key, [row], index, text))

    def type(self) -> None:
        """F2: type into the current cell."""
        self._desk.grid.setFocus()
        self._desk.grid.edit_current()

    def toggle_row(self) -> None:
        """The current row stays out, or comes back."""
        cell, key, options = self._desk.grid.current_cell(), self._key(), self._flow.options
        if cell is not None and options is not None:
            out = (*key, cell[0]) not in options.excluded
            self._flow.change(lambda known: edits.take_out(known, key, [cell[0]], out=out))

    def _open_row_menu(self, point: QPoint) -> None:
        menu = QMenu(self._desk)
        menu.aboutToHide.connect(menu.deleteLater)
        self._acts.fill(menu, ("correct", "meaning", "out"))
        menu.popup(self._desk.grid.viewport().mapToGlobal(point))

    def first(self) -> None:
        """Alt+Enter."""
        item = self._desk.problems.item()
        if item is not None and item.remedies:
            self.remedy(item, item.remedies[0])

    def remedy(self, item: Item, chosen: Remedy) -> None:
        """A way out was chosen."""
        key = self._key()
        if chosen.key == items.TYPE:
            self._desk.grid.go_to(item.rows[0], item.index)
            self.type()
        elif chosen.key == items.NEW:
            self._flow.settle(chosen.value)
        elif chosen.key == items.USE:
            self._flow.change(lambda options: edits.correct_cells(
                options, key, item.rows, item.index, chosen.value))  # fmt: skip
        elif chosen.key == items.IS:
            self._flow.change(lambda options: edits.is_customer(options, item.raw, chosen.value))
        elif chosen.key == items.RESTORE:
            self._flow.change(lambda options: edits.restore_cell(
                options, key, item.rows[0], item.index))  # fmt: skip
        else:
            out = chosen.key == items.OUT
            self._flow.change(lambda options: edits.take_out(options, key, item.rows, out=out))
