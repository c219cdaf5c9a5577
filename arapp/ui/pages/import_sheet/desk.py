"""The sheet at work: tables at the left, the grid, what is to be looked at, the action bar."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import TOOL_ROW
from arapp.ui.pages.import_sheet import items
from arapp.ui.pages.import_sheet.bar import Bar
from arapp.ui.pages.import_sheet.flow import View
from arapp.ui.pages.import_sheet.items import Item
from arapp.ui.pages.import_sheet.problem_list import ProblemList
from arapp.ui.pages.import_sheet.proof import ProofBox
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.pages.import_sheet.strip import SheetStrip
from arapp.ui.pages.import_sheet.table_lines import lines
from arapp.ui.pages.import_sheet.table_list import TableList
from arapp.ui.widgets.labels import frame, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments
from arapp.ui.widgets.sheet_grid import SheetView

SEE, KNOWN, SKIPPED = "see", "known", "skipped"
_LEFT, _RIGHT = 196, 312


class Desk(QWidget):
    """Shows one table of a `View`; the page decides what becomes of what is clicked.

    Signals:
        table_changed(): another table is shown.
    """

    table_changed = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View([], [])
        self._place = 0
        self._items: dict[str, list[Item]] = {}
        self.strip = SheetStrip()
        self.tables = TableList()
        self.grid = SheetView()
        self.grid.sheet.note = self.tr("not booked, for comparing")
        self.tabs = Segments()
        self.problems = ProblemList()
        self.proof = ProofBox()
        self.bar = Bar(acts)
        self._lay_out()
        self._wire()

    # --- making -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        box = stack(self)
        box.addWidget(self.strip)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, stretch in ((self._left(), 0), (self.grid, 1), (self._right(), 0)):
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

    def _right(self) -> QFrame:
        pane = frame("raised")
        pane.setMinimumWidth(260)
        box: QVBoxLayout = stack(pane)
        tool = QWidget()
        tool.setFixedHeight(TOOL_ROW)
        line = row(tool, margins=(16, 0, 16, 0))
        line.addWidget(self.tabs)
        line.addStretch()
        self._next = label(self.tr("F8 next"), "small", "text3")
        line.addWidget(self._next)
        box.addWidget(tool)
        rule = frame()
        rule.setProperty("line", "1")
        rule.setFixedHeight(1)
        box.addWidget(rule)
        box.addWidget(self.problems, 1)
        box.addWidget(self.proof)
        return pane

    def _wire(self) -> None:
        self.tables.chosen.connect(self._choose)
        self.tabs.chosen.connect(lambda _: self._show_tab())
        self.problems.chosen.connect(self._go_to)
        self.grid.cell_changed.connect(self._cell)

    # --- showing ------------------------------------------------------------------------------

    def shown(self) -> Shown | None:
        """The table shown."""
        inside = 0 <= self._place < len(self._view.tables)
        return self._view.tables[self._place] if inside else None

    def show_view(
        self, view: View, listed: Mapping[str, Sequence[list[Item]]], *, again: bool
    ) -> None:
        """Show files; `listed` has the entries of every table by tab. `again`: after a change."""
        self._view = view
        self._listed = listed
        if not again or self._place >= len(view.tables):
            found = (n for n, table in enumerate(view.tables) if table.kind is not None)
            self._place = next(found, 0)
        self.tables.show_lines(lines(view.tables, self._listed.get(SEE, ())), self._place)
        self._show_table(again)

    def _of(self, tab: str, place: int) -> list[Item]:
        per_table = self._listed.get(tab, ())
        return per_table[place] if place < len(per_table) else []

    def _show_table(self, keep: bool) -> None:
        shown = self.shown()
        if shown is None:
            return
        self.strip.show_table(shown)
        self.grid.show_data(shown.data, keep=keep)
        if not keep:
            self.grid.go_first()
        self._items = {tab: self._of(tab, self._place) for tab in (SEE, KNOWN, SKIPPED)}
        to_check = QCoreApplication.translate("remedies", "To check")  # more than the rows to check
        rows = [Segment(SEE, to_check, len(self._items[SEE])),
                Segment(KNOWN, self.tr("Understood"), len(self._items[KNOWN]))]  # fmt: skip
        if self._items[SKIPPED]:
            count = shown.rows("skipped")
            rows.append(Segment(SKIPPED, self.tr("Skipped"), count))
        self.tabs.set_segments(rows)
        self.tabs.setMinimumWidth(self.tabs.sizeHint().width())
        self._next.setVisible(len(rows) < 3)
        if not keep or not self._items.get(self.tabs.current()):
            filled = (tab for tab in (SEE, SKIPPED, KNOWN) if self._items[tab])
            self.tabs.choose(next(filled, SEE) if shown.kind else SEE)
        self._show_tab()
        self.proof.show_proof(shown)
        self.bar.show_counts(self._view.tables)
        self.table_changed.emit()

    def _show_tab(self) -> None:
        tab = self.tabs.current() or SEE
        nothing = {
            SEE: self.tr("Nothing to look at"),
            KNOWN: self.tr("Nothing had to be converted"),
            SKIPPED: self.tr("Nothing was seen before"),
        }
        shown = self.shown()
        left = shown is None or shown.kind is None
        text = self.tr("This table stays out") if left else nothing[tab]
        self.problems.show_items(self._items.get(tab, []), text, done=tab == SEE and not left)

    # --- moving -------------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        self._place = place
        self._show_table(False)

    def step_table(self, by: int) -> None:
        """Ctrl+PgUp, Ctrl+PgDn."""
        self.tables.step(by)

    def step_problem(self, by: int) -> None:
        """F8, Shift+F8: in this table, then in the next that has something to see."""
        if self.tabs.current() != SEE and self._items.get(SEE):
            self.tabs.choose(SEE)
            self._show_tab()
        if not self.problems.entries.items:
            places = [n for n in range(len(self._view.tables)) if self._of(SEE, n)]
            if places:
                self.tables.go_to(places[0])
            return
        self.problems.step(by)
        self.problems.setFocus()

    def _go_to(self, item: Item) -> None:
        if item.rows and item.rows[0]:
            self.grid.go_to(item.rows[0], max(item.index, 0))

    def _cell(self, row_number: int, index: int) -> None:
        self.problems.go_to_cell(row_number, index)


def entries(view: View, options: object) -> dict[str, list[list[Item]]]:
    """Entries of every table by tab."""
    from arapp.services.importing.stage import Options

    known = options if isinstance(options, Options) else None
    return {
        SEE: [items.to_see(table, view.asked) for table in view.tables],
        KNOWN: [items.understood(table, known) for table in view.tables],
        SKIPPED: [items.skipped(table) for table in view.tables],
    }
