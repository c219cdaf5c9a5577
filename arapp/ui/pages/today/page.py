"""今日: groups of what must be done, the reason and the next step of each line, one pane beside."""

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.services.collection import screen
from arapp.services.collection.screen import Beside, Screen
from arapp.services.collection.since import note_seen
from arapp.services.collection.stages import Group
from arapp.services.dispatch import Topic
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.today import keys, states, words
from arapp.ui.pages.today.cards import SEGMENT_OF, Cards, SinceLine
from arapp.ui.pages.today.each import OneByOne
from arapp.ui.pages.today.lines import Line, LineModel, lines_of
from arapp.ui.pages.today.pane import Pane
from arapp.ui.pages.today.sieve import Sieve
from arapp.ui.pages.today.steps import Now, Steps
from arapp.ui.pages.today.tools import Tools
from arapp.ui.tables.groups import sum_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.labels import row, stack

NARROW = 1100
"""Width in pixels below which list and pane do not stand side by side by themselves."""


class TodayPage(Page):
    """What must be done today."""

    # There is nothing in the books that the page does not speak of.
    WATCHES: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, ops: Ops) -> None:
        super().__init__(ops)
        self.found: Screen | None = None
        self.now = Now(EARLIEST)
        self._pane_wanted = True
        self._narrow = False
        self.acts.add(*keys.actions(self))
        self.cards, self.since, self.tools = Cards(), SinceLine(), Tools()
        self.model = LineModel(EARLIEST)
        self.table = Table("today", self.model)
        self.pane = Pane(self.acts)
        self._split = row(gap=0)
        self.steps = Steps(ops, self.pane, self.now)
        self.sieve = Sieve(ops, self.tools, self.model, self.table.view)
        self.one = OneByOne(self.table, self.pane, self.now, self._split)
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
        self.sieve.sifted.connect(self._say_empty)
        self.cards.clicked.connect(lambda key: self._show_segment(SEGMENT_OF[key]))
        self.since.clicked.connect(self._show_segment)
        self.pane.done.connect(self.do)
        self.pane.stepped.connect(self.one.step)
        self.steps.went.connect(self.navigate)
        self.steps.told.connect(self.told)
        self.steps.noticed.connect(self.noticed)
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
        limit = max(screen.FIRST, self.sieve.deepest())
        self.ops.ask(
            lambda tx: _read(tx, limit), self._came, self._failed, latest="today", owner=self
        )

    def _failed(self, error: Any) -> None:
        self.table.view.set_loading(False)
        self.ops.failed.emit(error)

    def _came(self, read: tuple[Screen, list[Line]]) -> None:
        self.found, lines = read
        self._show_marks()
        page = self.sieve.page = self.found.page
        self.now.today = self.model.today = page.as_of
        self.set_subtitle(formats.day_and_weekday(page.as_of))
        self._head.setVisible(self.found.started)
        for part in (self.table.view.head, self.tools):
            part.setVisible(bool(page.left or self.found.held))
        self.cards.set_today(page)
        self.since.set_since(page.since, page.as_of, page.left)
        self.since.set_bank(page.bank, page.as_of)
        self.tools.owner.set_owners(sorted({line.item.owner for line in lines} - {""}))
        self.model.roles = self.found.roles
        self.model.set_wholes(page, self.found.held)
        self.sieve.show(lines)
        self._warn()

    def _show_marks(self) -> None:
        """Asked for once the first lines stand: the page is not to wait for it."""
        if not isinstance(self.model.marked, abnormal.AbnormalIds):
            self.model.marked = marked = abnormal.of(self.ops)
            marked.changed.connect(self._repaint)
            self.sieve.recount()

    def _repaint(self) -> None:
        self.sieve.recount()
        self.table.view.viewport().update()

    def _say_empty(self) -> None:
        if self.found is not None:
            clear = self.sieve.clear if self.sieve.is_on() else None
            states.say_empty(self.table.view, self.found, clear, self._bring)

    def _bring(self) -> None:
        self.navigate.emit("import", None)

    def _warn(self) -> None:
        notice = states.stale(self.found.page, self._bring) if self.found else None
        if notice is not None:
            self.noticed.emit(notice)

    # --- the line under the cursor ------------------------------------------------------------

    def _show_segment(self, key: str) -> None:
        if key == words.NEW or key in self.tools.shown():
            self.sieve.choose(key)
        elif key in {"matching", "import"}:
            self.navigate.emit(key, None)

    def _on_line(self, line: Line | None) -> None:
        before = self.pane.line
        if line is None or before is None or before.key != line.key:
            self.now.beside = None
        self.now.line = line
        if line is not None:
            self._fill_pane(line)
        self._enable()
        self._show_pane()

    def _fill_pane(self, line: Line) -> None:
        marked = line.item.customer_id in self.model.marked
        self.pane.show_line(line, self.now.today, abnormal=marked)
        doing = words.STEPS[line.item.step]
        self.acts.rename("do", words.say(doing.long))
        self.pane.primary.set_icon(doing.icon)
        item = line.item
        self.ops.ask(
            lambda tx: screen.beside(tx, item), lambda found: self._beside(line, found),
            lambda _error: None, latest="today.beside", owner=self,
        )  # fmt: skip

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
        sums = self.model.sums_of(lines).get("amount", {})
        count = formats.count(len(lines), "items")
        text = self.tr("Selected {count}, {sum}") if sums else self.tr("Selected {count}")
        self.set_status(
            selection=text.format(count=count, sum=sum_text(sums)) if lines else "",
            hint=self.tr("Space shows details, Enter does the next step") if lines else "",
        )

    def _row_menu(self, menu: QMenu, _line: Line) -> None:
        self.acts.fill(menu, ("do", "put_off", "log", "copy", "desk", "card"))
        self.add_history(menu)

    # --- actions ------------------------------------------------------------------------------

    def do(self) -> None:
        """Enter: the next step."""
        self._want_pane()
        self.steps.do()

    def in_pane(self, act: str) -> None:
        """Put off, log or copy, with the pane in view."""
        self._want_pane()
        {"put_off": self.steps.put_off, "log": self.steps.log, "copy": self.steps.copy}[act]()

    def receive(self) -> None:
        """To the form of a receipt."""
        self.navigate.emit("receipt", None)

    def open_card(self) -> None:
        """Ctrl+I: the card of the customer of this line."""
        line = self.now.line
        if line is not None and line.item.customer_id is not None:
            self.navigate.emit("customer", line.item.customer_id)

    def open_desk(self) -> None:
        """Ctrl+G: the customer of this line on the collection desk, with what to say."""
        line = self.now.line
        if line is not None and line.item.customer_id is not None:
            self.navigate.emit("collection", line.item.customer_id)

    def write_calendar(self) -> None:
        """What comes, as a file for any calendar."""
        from arapp.ui.pages.today.files import write_calendar

        write_calendar(self)

    def each(self) -> None:
        """Ctrl+Enter: one by one."""
        self.one.forward()
        self._show_pane()

    def toggle_pane(self) -> None:
        """Space."""
        self._pane_wanted = not self._pane_wanted
        self._show_pane()

    def _want_pane(self) -> None:
        self._pane_wanted = True
        self._show_pane()

    def _show_pane(self) -> None:
        here = self.now.line is not None
        if self.one.on and not here:
            self.one.set_on(False)
        self.pane.setVisible(here and (self._pane_wanted or self.one.on))
        self.one.tell_place()

    def _finished(self, done: bool) -> None:
        """A form closed: back to the list, or on to the next one."""
        (self.pane if self.one.on else self.table.view).setFocus()
        if done and self.one.on:
            self.one.step(1)

    # --- what the window asks -----------------------------------------------------------------

    def escape(self) -> bool:
        """Close the form, else leave one-by-one, else clear the filter."""
        if self.pane.form is not None:
            self.steps.leave()
        elif self.one.on:
            self.one.set_on(False)
            self._show_pane()
        elif self.sieve.is_on():
            self.sieve.clear()
        else:
            return False
        return True

    def keep(self) -> Any:
        """Segment, owner, row, scroll."""
        return self.sieve.segment, self.tools.owner.owner(), self.table.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to them."""
        self.sieve.segment, owner, state = kept
        self.tools.owner.choose(owner)
        self.sieve.sift()
        self.table.view.restore_state(state)

    def record(self) -> str | None:
        """What the line under the cursor is about."""
        line = self.now.line
        if line is not None and line.item.record == "rescore":
            who = line.item.customer_id
            return f"customer:{who}" if who is not None else None
        return f"{line.item.record}:{line.item.id}" if line is not None else None

    def panes(self) -> list[QWidget]:
        """List, then pane."""
        return [self.table.view, self.pane]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the list alone until the pane is asked for."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._pane_wanted = not narrow
            self._show_pane()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the list shows or hides the pane."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if (
            watched is self.table.view
            and pressed
            and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]  # pressed says so
            and not event.modifiers().value  # type: ignore[attr-defined]  # pressed says so
        ):
            self.toggle_pane()
            return True
        return super().eventFilter(watched, event)


def _read(tx: Tx, limit: int) -> tuple[Screen, list[Line]]:
    """The page and its lines; made into sentences on the worker, so that the window stays free."""
    found = screen.screen(tx, limit)
    day = found.page.as_of
    parts = found.page.groups
    lines = [one for p in parts for one in lines_of(p.group, p.lines, found.names, day)]
    return found, lines + lines_of(Group.HELD, found.held, found.names, day)
