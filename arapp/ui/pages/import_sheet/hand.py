"""What the user puts right on the sheet: meanings, cells, rows, names."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from arapp.services.importing.stage import fields_of
from arapp.ui.actions import ActionTable
from arapp.ui.pages.import_sheet import edits, items, words
from arapp.ui.pages.import_sheet.desk import Desk
from arapp.ui.pages.import_sheet.difference_lines import Line
from arapp.ui.pages.import_sheet.flow import Flow
from arapp.ui.pages.import_sheet.items import Item, Remedy


class Hand(QObject):
    """Turns clicks and keys on the desk into changes of the flow."""

    def __init__(self, flow: Flow, desk: Desk, acts: ActionTable) -> None:
        super().__init__(desk)
        self._flow, self._desk, self._acts = flow, desk, acts
        desk.strip.kind_chosen.connect(self._read_as)
        desk.strip.answered.connect(self._answered)
        desk.strip.forget_asked.connect(self.forget)
        desk.grid.menu_asked.connect(self._open_fields)
        # Queued: the editor is still open while its cell is told, and the change shows a new sheet.
        queued = Qt.ConnectionType.QueuedConnection
        desk.grid.sheet.corrected.connect(self._corrected, queued)
        desk.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        desk.grid.customContextMenuRequested.connect(self._open_row_menu)
        desk.problems.remedied.connect(self.remedy)
        desk.pane.differences.toggled.connect(self.take)
        desk.pane.differences.column_toggled.connect(self.take_column)
        desk.pane.who.chosen.connect(self.is_customer)
        desk.pane.who.closed.connect(desk.problems.setFocus)

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
            self.is_customer(item.raw, chosen.value)
        elif chosen.key == items.PICK:
            self._desk.pane.ask_who(item.raw)
        elif chosen.key == items.NOT:
            self._flow.change(lambda options: edits.is_not(options, chosen.value))
        elif chosen.key == items.RESTORE:
            self._flow.change(lambda options: edits.restore_cell(
                options, key, item.rows[0], item.index))  # fmt: skip
        else:
            out = chosen.key == items.OUT
            self._flow.change(lambda options: edits.take_out(options, key, item.rows, out=out))

    # --- names and known records --------------------------------------------------------------

    def is_customer(self, name: str, known: str) -> None:
        """A name of the sheet is that customer."""
        self._flow.change(lambda options: edits.is_customer(options, name, known))

    def ask_who(self) -> None:
        """Ctrl+U: which customer the name of the entry is, or that of the current row."""
        item, known = self._desk.problems.item(), (items.PICK, items.IS)
        if item is not None and any(remedy.key in known for remedy in item.remedies):
            self._desk.pane.ask_who(item.raw)
            return
        shown, cell = self._desk.shown(), self._desk.grid.current_cell()
        if shown is None or cell is None:
            return
        index = next((i for i, name in shown.fields.items() if name in ("customer", "name")), -1)
        name = shown.text(cell[0], index)
        if name:
            self._desk.pane.ask_who(name)

    def all_new(self) -> None:
        """Every name that is still asked about is a new customer."""
        self._flow.settle(*(one.name for one in self._flow.view.asked))

    def take(self, line: Line) -> None:
        """Take a field of a known record over, or leave it again; of a record all of its fields."""
        found = self._desk.pane.lines_of(line)
        self._take(found, on=not all(one.taken for one in found))

    def take_column(self, line: Line) -> None:
        """The same for this field of all records."""
        found = self._desk.pane.lines_like(line)
        self._take(found, on=not line.taken)

    def _take(self, found: list[Line], *, on: bool) -> None:
        fields = [(one.record, one.field) for one in found if one.can_take]
        if fields:
            self._flow.choose(lambda options: edits.take(options, fields, taken=on))

    def take_current(self) -> None:
        """Space."""
        line = self._desk.pane.differences.line()
        if line is not None:
            self.take(line)

    def take_column_current(self) -> None:
        """Shift+Space."""
        line = self._desk.pane.differences.line()
        if line is not None:
            self.take_column(line)

    def forget(self) -> None:
        """Read the table as if its layout had never been seen."""
        shown = self._desk.shown()
        if shown is not None and shown.remembered:
            self._flow.change(lambda options: edits.forget_layout(options, shown.fingerprint))

    def take_all(self) -> None:
        """Everything that the sheet says."""
        self._flow.choose(lambda options: edits.take_all(options, "all"))

    def leave_all(self) -> None:
        """Nothing of it."""
        self._flow.choose(lambda options: edits.take_all(options, "none"))
