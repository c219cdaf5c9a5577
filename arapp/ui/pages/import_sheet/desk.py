"""The sheet at work: tables at the left, the grid, what is to be looked at, the action bar."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from arapp.models.values.errors import ArappError
from arapp.ui.actions import ActionTable
from arapp.ui.ops import Ops
from arapp.ui.pages.import_sheet.bar import Bar
from arapp.ui.pages.import_sheet.items import Entries
from arapp.ui.pages.import_sheet.pane import Pane
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.pages.import_sheet.strip import SheetStrip
from arapp.ui.pages.import_sheet.table_lines import lines
from arapp.ui.pages.import_sheet.table_list import TableList
from arapp.ui.pages.import_sheet.view import SEE, View
from arapp.ui.widgets.labels import frame, label, stack
from arapp.ui.widgets.sheet_grid import SheetView

_LEFT, _MOST, _RIGHT = 196, 264, 312


class Desk(QWidget):
    """Shows one table of a `View`; the page decides what becomes of what is clicked.

    Signals:
        table_changed(): another table is shown.
    """

    table_changed = Signal()

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._place = 0
        self.strip = SheetStrip()
        self.tables = TableList()
        self.grid = SheetView()
        self.grid.sheet.note = self.tr("not booked, for comparing")
        self.pane = Pane(ops)
        self.tabs, self.problems, self.proof = self.pane.tabs, self.pane.problems, self.pane.proof
        self.bar = Bar(acts)
        self._lay_out()
        self.tables.chosen.connect(self._choose)
        self.pane.gone.connect(self.grid.go_to)
        self.grid.cell_changed.connect(self.problems.go_to_cell)

    # --- making -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        box = stack(self)
        box.addWidget(self.strip)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, stretch in ((self._left(), 0), (self.grid, 1), (self.pane, 0)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([_LEFT, 1000, _RIGHT])
        box.addWidget(self.splitter, 1)
        box.addWidget(self.bar)

    def _left(self) -> QFrame:
        pane = frame("surface")
        pane.setMinimumWidth(160)
        box = stack(pane, margins=(0, 4, 0, 12))
        box.addWidget(self.tables, 1)
        promise = label(
            self.tr("The file is only read. One undo takes the whole import back."),
            "small", "text2", wrap=True,
        )  # fmt: skip
        promise.setContentsMargins(16, 0, 12, 0)
        box.addWidget(promise)
        return pane

    # --- showing ------------------------------------------------------------------------------

    def shown(self) -> Shown | None:
        """The table shown."""
        inside = 0 <= self._place < len(self._view.tables)
        return self._view.tables[self._place] if inside else None

    def show_view(
        self, view: View, *, again: bool, refused: Mapping[Path, ArappError] | None = None
    ) -> None:
        """Show files. `again`: the same ones after a change; `refused`: those that are left out."""
        self._view = view
        if not again or self._place >= len(view.tables):
            found = (n for n, table in enumerate(view.tables) if table.kind is not None)
            self._place = next(found, 0)
        seen = [view.entries(SEE, n) for n in range(len(view.tables))]
        self.tables.show_lines(lines(view.tables, seen, refused or {}), self._place)
        if not again:
            self._widen()
        self._show_table(again)

    def _widen(self) -> None:
        """Room for what is said of the tables, where it is not the user's own by dragging."""
        left, middle, right = self.splitter.sizes()
        wanted = min(max(left, self.tables.wanted()), max(left, _MOST))
        self.splitter.setSizes([wanted, middle - (wanted - left), right])

    def entries(self, tab: str) -> Entries:
        """Entries of the table shown."""
        return self._view.entries(tab, self._place)

    def _show_table(self, keep: bool) -> None:
        shown = self.shown()
        if shown is None:
            return
        self.strip.show_table(shown)
        self.grid.show_data(shown.data, keep=keep)
        if not keep:
            self.grid.go_first()
        self.pane.show_table(self._view, self._place, keep=keep)
        self.bar.show_counts(self._view.tables)
        self.table_changed.emit()

    # --- moving -------------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        self._place = place
        self._show_table(False)
        self.problems.begin()

    def step_table(self, by: int) -> None:
        """Ctrl+PgUp, Ctrl+PgDn."""
        self.tables.step(by)

    def step_problem(self, by: int) -> None:
        """F8, Shift+F8: in this table, then in the next that has something to see."""
        if self.pane.step(by):
            return
        for place in range(len(self._view.tables)):
            if self._view.entries(SEE, place).items:
                self.tables.go_to(place)
                return
