"""今日: groups of what must be done, the reason and the next step of each line, one pane beside."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu

from arapp.models.values.days import EARLIEST
from arapp.services.collection import screen
from arapp.services.collection.items import Item
from arapp.services.collection.screen import Beside, Screen
from arapp.services.collection.since import note_seen
from arapp.services.collection.stages import Group
from arapp.services.collection.today import WINDOW
from arapp.services.dispatch import Topic
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.page import Notice, Page
from arapp.ui.pages.today import keys, words
from arapp.ui.pages.today.cards import Cards, SinceLine, stale_bank
from arapp.ui.pages.today.lines import Line, LineModel, counts, lines_of
from arapp.ui.pages.today.pane import Pane
from arapp.ui.pages.today.steps import Now, Steps
from arapp.ui.pages.today.tools import Tools
from arapp.ui.tables.groups import sum_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import row, stack

STALE_AFTER = 3
"""Days without a bank file before the page says so."""
_AHEAD = 12 * 32
"""Pixels below the view at which the next window of a group is read."""


class TodayPage(Page):
    """What must be done today."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PLANS, Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.COLLECTION, Topic.STATEMENTS,
         Topic.LETTERS, Topic.CONTRACTS, Topic.CUSTOMERS, Topic.IMPORTS, Topic.COMPANY}
    )  # fmt: skip

    def __init__(self, ops: Ops) -> None:
        super().__init__(ops)
        self.found: Screen | None = None
        self.now = Now(EARLIEST)
        self._segment = words.ALL
        self._one_by_one = False
        self._pane_wanted = True
        self._fetching = False
        self.acts.add(*keys.actions(self))
        self.cards, self.since, self.tools = Cards(), SinceLine(), Tools()
        self.model = LineModel(EARLIEST)
        self.table = Table("today", self.model)
        self.pane = Pane(self.acts)
        self.steps = Steps(ops, self.pane, self.now)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.table.view)

    def _lay_out(self) -> None:
        self._head = QFrame()
        head = stack(self._head)
        above = row(margins=(24, 0, 20, 0))
        above.addWidget(self.cards)
        head.addLayout(above)
        head.addWidget(self.since)
        head.addWidget(self.tools)
        self.body.addWidget(self._head)
        self._split = row(gap=0)
        self._split.addStretch(0)
        self._split.addWidget(self.table, 1)
        self._split.addWidget(self.pane)
        self._split.addStretch(0)
        self.body.addLayout(self._split, 1)
        self._head.hide()
        self.pane.hide()

    def _wire(self) -> None:
        view = self.table.view
        view.current_changed.connect(self._on_line)
        view.selected.connect(self._tell_selected)
        view.opened.connect(lambda _line: self.do())
        view.link_clicked.connect(lambda _line, _key: self.do())
        view.row_menu = self._row_menu
        view.installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(lambda _: self._read_on())
        self.tools.segment_chosen.connect(self.choose)
        self.tools.owner_chosen.connect(lambda _owner: self._filter())
        self.cards.clicked.connect(lambda key: self.choose(_SEGMENT_OF_CARD[key]))
        self.since.clicked.connect(self._since_clicked)
        self.pane.done.connect(self.do)
        self.pane.stepped.connect(self.step)
        self.steps.went.connect(self.navigate)
        self.steps.told.connect(self.told)
        self.steps.noted.connect(lambda text: self.set_status(hint=text))
        self.steps.finished.connect(self._finished)

    # --- reading ------------------------------------------------------------------------------

    def freshen(self) -> None:
        """Read if stale; say again what is old, and remember that she was here."""
        super().freshen()
        self._warn()
        self.ops.ask(note_seen, lambda _nothing: None, owner=self)

    def reload(self) -> None:
        """As many lines of each group as were read before; old ones stay meanwhile."""
        self.table.view.set_loading(True)
        read: dict[Group, int] = {}
        for line in self.model.all_rows():
            read[line.group] = read.get(line.group, 0) + 1
        limit = max(WINDOW, *read.values()) if read else WINDOW
        self.ops.ask(lambda tx: screen.screen(tx, limit), self._came, latest="today")

    def _came(self, found: Screen) -> None:
        self.found = found
        page = found.page
        self.now.today = self.model.today = page.as_of
        self.set_subtitle(formats.day_and_weekday(page.as_of))
        self._head.setVisible(found.started)
        self.cards.set_today(page)
        self.since.set_since(page.since, page.as_of, page.left)
        lines = [
            line
            for part in page.groups
            for line in lines_of(part.group, part.items, found.names, page.as_of)
        ]
        self.tools.owner.set_owners(sorted({line.item.owner for line in lines} - {""}))
        self.model.set_wholes(page)
        self._say_empty()
        self.model.set_rows(lines)
        self._filter()
        self._warn()

    def _say_empty(self) -> None:
        found = self.found
        if found is None or self.model.narrowed or self._segment != words.ALL:
            self.table.view.set_empty(
                self.tr("Nothing fits."), self.tr("Clear the filter"), self.clear
            )
        elif not found.started:
            self.table.view.set_empty(
                self.tr("Nothing is owed yet. Begin by importing what you have."),
                self.tr("Import"), lambda: self.navigate.emit("import", None),
            )  # fmt: skip
        elif found.next_due is None:
            self.table.view.set_empty(self.tr("All done for today."), done=True)
        else:
            day = formats.day(found.next_due, found.page.as_of)
            text = self.tr("All done for today, the next row falls due on {day}.").format(day=day)
            self.table.view.set_empty(text, done=True)

    def _warn(self) -> None:
        """The strip: an account whose bank lines are old makes payers look late."""
        old = stale_bank(self.found.page, STALE_AFTER) if self.found else []
        if not old:
            return
        account, last = min(old, key=lambda one: one[1])
        today = self.now.today
        text = self.tr(
            "{account}: bank lines until {day} only, {days} ago: who paid since looks late."
        )
        ago = formats.count((today - last).days, "days")
        notice = text.format(account=account, day=formats.day(last, today), days=ago)
        self.noticed.emit(
            Notice(notice, "age1", self.tr("Import"), lambda: self.navigate.emit("import", None))
        )

    # --- further windows ----------------------------------------------------------------------

    def _read_on(self) -> None:
        group = None if self._fetching else self._wanted()
        if group is None:
            return
        self._fetching = True
        offset = sum(line.group is group for line in self.model.all_rows())
        self.ops.ask(
            lambda tx: screen.further(tx, group, offset),
            lambda found: self._more(group, offset, *found), lambda _error: None, owner=self,
        )  # fmt: skip

    def _wanted(self) -> Group | None:
        """The first group whose lines run out in view."""
        view = self.table.view
        shown = words.GROUPS_OF[self._segment]
        for group in self.model.missing():
            if group not in shown or group in view.folded:
                continue
            rows = next((g.rows for g in self.model.groups if g.key == group), [])
            if not rows:
                return group
            last = view.visualRect(self.model.index_of(rows[-1].key))
            if last.top() < view.viewport().height() + _AHEAD and last.bottom() > -_AHEAD:
                return group
        return None

    def _more(self, group: Group, offset: int, items: list[Item], names: dict[int, str]) -> None:
        self._fetching = False
        have = self.model.all_rows()
        if sum(line.group is group for line in have) != offset:
            return  # read anew meanwhile
        known = {line.key for line in have}
        new = [line for line in lines_of(group, items, names, self.now.today)
               if line.key not in known]  # fmt: skip
        if not new:
            return
        last = max(place for place, line in enumerate(have) if line.group is group)
        self.model.set_rows([*have[: last + 1], *new, *have[last + 1 :]])
        self._count()
        self._read_on()

    # --- filters ------------------------------------------------------------------------------

    def choose(self, segment: str) -> None:
        """Show the lines of a segment."""
        self._segment = segment
        self._filter()
        self.table.view.setFocus()

    def clear(self) -> None:
        """Everything again."""
        self.tools.owner.choose("")
        self.model.clear_filters()
        self.choose(words.ALL)

    def _filter(self) -> None:
        owner = self.tools.owner.owner()
        self.model.narrowed = bool(owner) or self._segment == words.NEW
        self._count()
        groups = words.GROUPS_OF[self._segment]
        self._say_empty()
        self.model.set_keep(lambda line: line.group in groups and self._fits(line, owner))
        self._tell_selected(self.table.view.selected_rows())
        self._read_on()

    def _fits(self, line: Line, owner: str) -> bool:
        return line.item.owner in {owner, owner or line.item.owner} and (
            self._segment != words.NEW or self._is_new(line)
        )

    def _is_new(self, line: Line) -> bool:
        since = self.found.page.since.day if self.found else None
        age = line.days or 0
        return since is not None and 0 < age <= (self.now.today - since).days

    def _count(self) -> None:
        if self.found is None:
            return
        owner = self.tools.owner.owner()
        found = counts(self.found.page.groups)
        lines = self.model.all_rows()
        if owner:
            found = dict.fromkeys(found, 0)
            for line in lines:
                found[line.group] += line.item.owner == owner
        newly = None
        if self._segment == words.NEW:
            newly = sum(line.group in words.OVERDUE and self._is_new(line)
                        and self._fits(line, owner) for line in lines)  # fmt: skip
        self.tools.set_counts(found, newly)
        if self._segment not in self.tools.shown():
            self._segment = words.ALL
        self.tools.segments.choose(self._segment)

    def _since_clicked(self, key: str) -> None:
        if key == words.NEW or key in self.tools.shown():
            self.choose(key)
        else:
            self.navigate.emit("matching", None)

    # --- the line under the cursor ------------------------------------------------------------

    def _on_line(self, line: Line | None) -> None:
        self.now.line = line
        if self.now.beside is not None and (line is None or self.pane.line is None
                                            or self.pane.line.key != line.key):  # fmt: skip
            self.now.beside = None
        if line is not None:
            self.pane.show_line(line, self.now.today)
            doing = words.STEPS[line.item.step]
            self.acts.rename("do", words.say(doing.long))
            self.pane.primary.set_icon(doing.icon)
            item = line.item
            self.ops.ask(
                lambda tx: screen.beside(tx, item), lambda found: self._beside(line, found),
                lambda _error: None, latest="today.beside", owner=self,
            )  # fmt: skip
        self._enable()
        self._show_pane()

    def _beside(self, line: Line, found: Beside) -> None:
        if self.now.line is not None and self.now.line.key == line.key:
            self.now.beside = found
            self.pane.show_beside(found, self.now.today)
            self._enable()

    def _enable(self) -> None:
        for id_, on in self.steps.can().items():
            self.acts.enable(id_, on)
        self.acts.enable("each", bool(self.model.rows()))

    def _tell_selected(self, lines: list[Line]) -> None:
        if not lines:
            self.set_status(selection="", hint="")
            return
        sums = self.model.sums_of(lines).get("amount", {})
        count = formats.count(len(lines), "items")
        text = self.tr("Selected {count}, {sum}") if sums else self.tr("Selected {count}")
        self.set_status(
            selection=text.format(count=count, sum=sum_text(sums)),
            hint=self.tr("Space shows details, Enter does the next step"),
        )

    def _row_menu(self, menu: QMenu, _line: Line) -> None:
        self.acts.fill(menu, ("do", "put_off", "log", "copy"))

    # --- actions ------------------------------------------------------------------------------

    def do(self) -> None:
        """Enter: the next step."""
        if self.now.line is not None and not self._one_by_one:
            self._pane_wanted = True
            self._show_pane()
        self.steps.do()

    def in_pane(self, act: str) -> None:
        """Put off, log or copy, with the pane in view."""
        self._pane_wanted = True
        self._show_pane()
        {"put_off": self.steps.put_off, "log": self.steps.log, "copy": self.steps.copy}[act]()

    def record(self) -> None:
        """To the form of a receipt."""
        self.navigate.emit("receipt", None)

    def toggle_pane(self) -> None:
        """Space."""
        self._pane_wanted = not self._pane_wanted
        self._show_pane()

    def _show_pane(self) -> None:
        here = self.now.line is not None
        self.pane.setVisible(here and (self._pane_wanted or self._one_by_one))
        if self._one_by_one and not here:
            self._leave_one_by_one()
        elif self._one_by_one:
            self.pane.set_centred(True, self._place())

    def each(self) -> None:
        """Ctrl+Enter: one by one; in it, finish this one and on to the next."""
        if not self._one_by_one:
            if self.now.line is None:
                self.table.view.go_first()
            self._set_one_by_one(self.now.line is not None)
        elif self.pane.form is not None:
            self.pane.form.finish()
        else:
            self.step(1)

    def _set_one_by_one(self, on: bool) -> None:
        self._one_by_one = on
        self.table.setVisible(not on)
        for place in (0, 3):
            self._split.setStretch(place, 1 if on else 0)
        self._split.setStretch(1, 0 if on else 1)
        self.pane.set_centred(on, self._place())
        self._show_pane()
        (self.pane if on else self.table.view).setFocus()

    def _leave_one_by_one(self) -> None:
        if self._one_by_one:
            self._set_one_by_one(False)

    def _place(self) -> str:
        line = self.now.line
        rows = [one.key for one in self.model.rows()]
        if line is None or line.key not in rows:
            return ""
        text = self.tr("{place} of {all}   ← →")
        return text.format(place=rows.index(line.key) + 1, all=len(rows))

    def step(self, by: int) -> None:
        """To the line after or before, whatever is folded."""
        rows = [line.key for line in self.model.rows()]
        line = self.now.line
        if not rows:
            return
        place = rows.index(line.key) + by if line is not None and line.key in rows else 0
        self.table.view.go_to(rows[min(max(place, 0), len(rows) - 1)])

    def _finished(self, done: bool) -> None:
        """A form closed: back to the list, or on to the next one."""
        (self.pane if self._one_by_one else self.table.view).setFocus()
        if done and self._one_by_one:
            self.step(1)

    # --- what the window asks -----------------------------------------------------------------

    def escape(self) -> bool:
        """Close the form, else leave one-by-one, else clear the filter."""
        if self.pane.form is not None:
            self.steps.leave()
        elif self._one_by_one:
            self._leave_one_by_one()
        elif self._segment != words.ALL or self.tools.owner.owner():
            self.clear()
        else:
            return False
        return True

    def keep(self) -> Any:
        """Segment, owner, row, scroll."""
        return self._segment, self.tools.owner.owner(), self.table.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to them."""
        self._segment, owner, state = kept
        self.tools.owner.choose(owner)
        self._filter()
        self.table.view.restore_state(state)

    def panes(self) -> list[Any]:
        """List, then pane."""
        return [self.table.view, self.pane]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the list shows or hides the pane."""
        if (
            watched is self.table.view
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and not event.modifiers().value
        ):
            self.toggle_pane()
            return True
        return super().eventFilter(watched, event)

    def today(self) -> date:
        """The day the page is of."""
        return self.now.today


_SEGMENT_OF_CARD = {
    "due_today": "due",
    "next_7": "next_7",
    "overdue": "overdue",
    "unmatched": "matching",
}
