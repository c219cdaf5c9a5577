"""The right pane: entries to look at by tab, totals proven, the books as they will be."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import TOOL_ROW
from arapp.ui.ops import Ops
from arapp.ui.pages.import_sheet.after import AfterBox
from arapp.ui.pages.import_sheet.difference_lines import Line
from arapp.ui.pages.import_sheet.difference_list import DifferenceList
from arapp.ui.pages.import_sheet.items import Entries, Item
from arapp.ui.pages.import_sheet.problem_list import ProblemList
from arapp.ui.pages.import_sheet.proof import ProofBox
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.pages.import_sheet.view import KNOWN, NAMES, OTHERWISE, SEE, SKIPPED, View
from arapp.ui.pages.import_sheet.who import WhoBox
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import frame, hline, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

_LEAST = 260
_TABS = (SEE, OTHERWISE, SKIPPED, NAMES, KNOWN)
"""Which tab opens when the one shown has nothing: the first with something."""


class Pane(QFrame):
    """Signals:
    gone(int, int): row number and 0-based column of the entry the user came to.
    """

    gone = Signal(int, int)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setMinimumWidth(_LEAST)
        self._entries: dict[str, Entries] = {}
        self._lines: Sequence[Line] = ()
        self._stays_out = self._asked = False
        self.tabs = Segments()
        self.problems = ProblemList()
        self.differences = DifferenceList()
        self.who = WhoBox(ops)
        self.proof = ProofBox()
        self.after = AfterBox()
        self._rest = label("", "small", "text3")
        self._rest.setContentsMargins(16, 6, 16, 6)
        self._next = label(self.tr("F8 next"), "small", "text3")
        self._lay_out()
        self.tabs.chosen.connect(lambda _: self.show_tab())
        self.problems.chosen.connect(self._chosen)
        self.differences.chosen.connect(self._line_chosen)

    def _lay_out(self) -> None:
        box = stack(self)
        tool = QWidget()
        tool.setFixedHeight(TOOL_ROW)
        line = row(tool, margins=(16, 0, 16, 0))
        line.addWidget(self.tabs)
        line.addStretch()
        line.addWidget(self._next)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.problems)
        self.lists.addWidget(self.differences)
        self._all, self._new = _tools(), _tools()
        for part in (tool, hline(), self.who, self._all, self._new):
            box.addWidget(part)
        box.addWidget(self.lists, 1)
        box.addWidget(self._rest)
        box.addWidget(self.proof)
        box.addWidget(self.after)

    def place_buttons(self, acts: ActionTable) -> None:
        """Buttons over the lists that can be settled as a whole."""
        for host, ids in ((self._all, ("take_all", "leave_all")), (self._new, ("names_new",))):
            line = host.layout()
            if isinstance(line, QHBoxLayout):
                for place, id_ in enumerate(ids):
                    line.insertWidget(place, bound(acts, id_, small=True))

    # --- showing ------------------------------------------------------------------------------

    def show_table(self, view: View, place: int, *, keep: bool) -> None:
        """Show what is known of a table; `keep` stays at the tab."""
        shown = view.tables[place]
        self._entries = {tab: view.entries(tab, place) for tab in (SEE, KNOWN, SKIPPED, NAMES)}
        self._lines = view.lines[place] if place < len(view.lines) else ()
        self._stays_out = shown.kind is None
        self._asked = any(item.severity == "flagged" for item in self._entries[NAMES].items)
        self.who.close_box()
        self._segments(shown)
        if not keep or not self._filled(self.tabs.current()):
            found = (tab for tab in _TABS if self._filled(tab))
            self.tabs.choose(next(found, SEE) if shown.kind else SEE)
        self.show_tab()
        self.proof.show_proof(shown, final=view.final)
        self.after.show_books(view)

    def _filled(self, tab: str) -> int:
        if tab == OTHERWISE:
            return sum(bool(line.field) for line in self._lines)
        return self._entries[tab].count if tab in self._entries else 0

    def _segments(self, shown: Shown) -> None:
        to_check = QCoreApplication.translate("remedies", "To check")  # more than the rows to check
        counts = {
            SEE: (to_check, self._filled(SEE)),
            KNOWN: (self.tr("Read"), self._filled(KNOWN)),
            SKIPPED: (self.tr("Skipped"), shown.rows("skipped")),
            NAMES: (self.tr("Names"), self._filled(NAMES)),
            OTHERWISE: (self.tr("Differs"), self._filled(OTHERWISE)),
        }
        wanted = [tab for tab in counts if tab == SEE or self._filled(tab)]
        wanted += [KNOWN] if wanted == [SEE] else []  # both stand where there is nothing else
        self.tabs.set_segments([Segment(tab, *counts[tab]) for tab in wanted])
        wide = self.tabs.sizeHint().width()
        self.tabs.setMinimumWidth(wide)
        self.setMinimumWidth(max(_LEAST, wide + 32))
        self._next.setVisible(len(wanted) < 3)

    def show_tab(self) -> None:
        """Show the entries of the tab chosen."""
        tab = self.tabs.current() or SEE
        self._all.setVisible(tab == OTHERWISE)
        self._new.setVisible(tab == NAMES and self._asked)
        self.lists.setCurrentIndex(1 if tab == OTHERWISE else 0)
        if tab == OTHERWISE:
            self.differences.show_lines(self._lines)
            self._rest.hide()
            return
        entries = self._entries.get(tab, Entries())
        nothing = {
            SEE: self.tr("Nothing to look at"),
            KNOWN: self.tr("Nothing had to be converted"),
            SKIPPED: self.tr("Nothing was seen before"),
        }
        text = self.tr("This table stays out") if self._stays_out else nothing.get(tab, "")
        done = tab == SEE and not self._stays_out
        self.problems.show_items(entries.items, text, done=done)
        more = self.tr("{count} more, they come up as these are settled")
        self._rest.setText(more.format(count=f"{entries.more:,}"))
        self._rest.setVisible(entries.more > 0)

    def open_tab(self, tab: str) -> None:
        """Come to a tab."""
        self.tabs.choose(tab)
        self.show_tab()

    def next_tab(self) -> None:
        """Ctrl+Tab: the next tab, round and round."""
        keys = self.tabs.keys()
        if keys:
            self.open_tab(keys[(keys.index(self.tabs.current()) + 1) % len(keys)])
            self.list_shown().setFocus()

    # --- moving -------------------------------------------------------------------------------

    def list_shown(self) -> QWidget:
        """The list that has the keys."""
        return self.differences if self.tabs.current() == OTHERWISE else self.problems

    def step(self, by: int) -> bool:
        """To the next entry to look at; False when there is none in this table."""
        if self.tabs.current() == OTHERWISE and not self._entries[SEE].items:
            self.differences.step(by)
            self.differences.setFocus()
            return True
        if self.tabs.current() != SEE and self._entries.get(SEE, Entries()).items:
            self.open_tab(SEE)
        if not self.problems.entries.items:
            return False
        self.problems.step(by)
        self.problems.setFocus()
        return True

    def ask_who(self, name: str) -> None:
        """Ask which customer a name is."""
        self.who.open_box(name)

    def lines_of(self, line: Line) -> list[Line]:
        """A field, or all fields of a record."""
        return [one for one in self._lines if one.field and one.record == line.record
                and line.field in ("", one.field)]  # fmt: skip

    def lines_like(self, line: Line) -> list[Line]:
        """The same field of all records of a kind."""
        kind = line.record.partition(":")[0]
        return [one for one in self._lines if one.field and one.field == line.field
                and one.record.partition(":")[0] == kind]  # fmt: skip

    def _chosen(self, item: Item) -> None:
        if item.rows and item.rows[0]:
            self.gone.emit(item.rows[0], max(item.index, 0))

    def _line_chosen(self, line: Line) -> None:
        self.gone.emit(line.row, max(line.index, 0))


def _tools() -> QFrame:
    made = frame("raised", "bottom")
    row(made, margins=(16, 6, 16, 6), gap=8).addStretch()
    made.hide()
    return made
