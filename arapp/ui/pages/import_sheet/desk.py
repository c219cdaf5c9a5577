"""The sheet at work: tables at the left, the grid, what is to be looked at, the action bar."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from arapp.services.importing.problems import FLAGGED
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import ACTION_BAR, TOOL_ROW
from arapp.ui.pages.import_sheet import items, words
from arapp.ui.pages.import_sheet.flow import View
from arapp.ui.pages.import_sheet.items import Item
from arapp.ui.pages.import_sheet.problem_list import ProblemList
from arapp.ui.pages.import_sheet.proof import ProofBox
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.pages.import_sheet.strip import SheetStrip
from arapp.ui.pages.import_sheet.table_list import TableLine, TableList
from arapp.ui.pages.import_sheet.tally import Tally
from arapp.ui.widgets.buttons import bound
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
        self._acts = acts
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
        self.posted, self.flagged = Tally("okfill"), Tally("bar1")
        self.rejected, self.skipped = Tally("bar3"), Tally("line2")
        self._remark = label("", "small", "text3")
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
        box.addWidget(self._bar())

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

    def _bar(self) -> QFrame:
        bar = frame("raised", "top")
        bar.setFixedHeight(ACTION_BAR)
        line = row(bar, margins=(24, 0, 20, 0), gap=16)
        for part in (self.posted, self.flagged, self.rejected, self.skipped, self._remark):
            line.addWidget(part)
        line.addStretch()
        line.addWidget(bound(self._acts, "cancel"))
        self.button = bound(self._acts, "import", kind="primary")
        line.addWidget(self.button)
        return bar

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
        self.tables.show_lines(self._lines(), self._place)
        self._show_table(again)

    def _lines(self) -> list[TableLine]:
        mine = [n for n, table in enumerate(self._view.tables) if table.kind is not None]
        left = [n for n, table in enumerate(self._view.tables) if table.kind is None]
        found = self.tr("%n table(s) found", None, len(mine))
        lines = [TableLine(found), *(self._line(n) for n in mine)]
        if left:
            lines += [TableLine(self.tr("Not imported")), *(self._line(n) for n in left)]
        return lines

    def _line(self, place: int) -> TableLine:
        table = self._view.tables[place]
        if table.kind is None:
            return TableLine(table.sheet, words.reason(table.reason), place, left=True)
        seen = self._of(SEE, place)
        amber = sum(item.severity == FLAGGED for item in seen)
        return TableLine(
            self._name(place), self._told(table), place, amber, len(seen) - amber,
            bool(table.controls) and not table.differs,
        )  # fmt: skip

    def _name(self, place: int) -> str:
        """The sheet's name; its file where there are several, its row where it has two tables."""
        table = self._view.tables[place]
        files = {one.file for one in self._view.tables}
        before = [one for one in self._view.tables[:place]
                  if (one.file, one.sheet) == (table.file, table.sheet) and one.kind]  # fmt: skip
        name = f"{table.file}, {table.sheet}" if len(files) > 1 else table.sheet
        if len(files) > 1 and table.file.rpartition(".")[0] == table.sheet:
            name = table.file
        if before and table.header_rows:
            name = self.tr("{name}, from row {row}").format(name=name, row=table.header_rows[0])
        return name

    def _told(self, table: Shown) -> str:
        every = sum(table.counts.values())
        rows = formats.count(every, "rows")
        text = self.tr("{kind}, {rows}").format(kind=words.kind(table.kind), rows=rows)
        updated = table.counts.get("updated", 0)
        booked = table.counts.get("posted", 0) + updated
        if booked != every:
            text = self.tr("{text}, {count} booked").format(text=text, count=booked)
        elif updated:
            text = self.tr("{text}, {count} updated").format(text=text, count=updated)
        return text

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
        self._show_counts()
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

    def _show_counts(self) -> None:
        """What the button posts: the rows of all tables."""
        tables = [table for table in self._view.tables if table.kind is not None]
        counts: Counter[str] = sum((Counter(table.counts) for table in tables), Counter())
        posted = counts.get("posted", 0) + counts.get("updated", 0)
        texts = (
            (self.posted, self.tr("Booked"), posted, "posted"),
            (self.flagged, self.tr("To check"), counts.get("flagged", 0), "flagged"),
            (self.rejected, self.tr("Rejected"), counts.get("rejected", 0), "rejected"),
            (self.skipped, self.tr("Skipped"), counts.get("skipped", 0), "skipped"),
        )
        for tally, word, count, state in texts:
            rows = formats.count(count, "rows")
            shows = bool(count) or state == "posted"
            tally.show_tally(f"{word} {rows}" if shows else "", self._sum(tables, state))
        kept = counts.get("flagged", 0) + counts.get("rejected", 0)
        out = counts.get("outgoing", 0)
        told = self.tr("kept in the list, not booked") if kept else ""
        money_out = self.tr("{rows} of money out, left alone")
        told = money_out.format(rows=formats.count(out, "rows")) if out and not kept else told
        self._remark.setText(told)

    @staticmethod
    def _sum(tables: Sequence[Shown], state: str) -> str:
        """Money of one kind of tables; contracts and their open items do not add up."""
        states = ("posted", "updated") if state == "posted" else (state,)
        if len({table.kind for table in tables for one in states if table.sums.get(one)}) > 1:
            return ""
        sums: Counter[str] = Counter()
        for table in tables:
            for one in states:
                sums.update(table.sums.get(one, {}))
        return "  ".join(formats.amount(minor, code) for code, minor in sorted(sums.items()))

    def set_working(self, on: bool) -> None:
        """Numbers are being worked out again: they step back."""
        self.grid.setEnabled(True)
        for tally in (self.posted, self.flagged, self.rejected, self.skipped):
            tally.setEnabled(not on)

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
