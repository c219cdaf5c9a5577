"""数据安全: is there a backup, do the books hold, who did what, and what can be taken back."""

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QWidget

from arapp.models.values.errors import ArappError
from arapp.models.verify import Check
from arapp.services import verify_text
from arapp.services.backup import jobs
from arapp.services.checking import Noted
from arapp.services.dispatch import Done, Topic
from arapp.ui import backing, dialogs, formats, paper_folder, text
from arapp.ui.journal import words as journal_words
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.safety import keys, words
from arapp.ui.pages.safety.cards import Cards
from arapp.ui.pages.safety.checker import Checker
from arapp.ui.pages.safety.deeds import Deeds
from arapp.ui.pages.safety.facts import Facts, find_head, read
from arapp.ui.pages.safety.going_on import GoingOn
from arapp.ui.pages.safety.history import History
from arapp.ui.pages.safety.lists import Backups, Checks
from arapp.ui.pages.safety.lock import LockDialog
from arapp.ui.pages.safety.printing import Printer
from arapp.ui.pages.safety.restore import RestoreDialog
from arapp.ui.pages.safety.second import SecondDialog
from arapp.ui.tables.selection import selection_text
from arapp.ui.widgets.labels import row, stack

_LEFT, _RIGHT = 600, 632
_NEWS_FOR = 8000
"""Milliseconds what was said stands in the place of the hint, whatever is read again meanwhile."""


class SafetyPage(Page):
    """Signals:
    restore_asked(object, str): Path of a backup and its password, after all was seen and agreed.
    checked(): a full check ended; what it found is set on the books.
    """

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(Topic)
    restore_asked = Signal(object, str)
    checked = Signal()

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.facts: Facts | None = None
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_NEWS_FOR)
        self._news.timeout.connect(self._tell_selected)
        self.acts.add(*keys.actions(self))
        self.cards = Cards()
        self.backups = Backups()
        self.checks = Checks()
        self.history = History(ops, self.acts)
        self.checker = Checker(ops, self)
        self.deeds = Deeds(ops, self)
        self.going_on = GoingOn(ops, self)
        self.printer = Printer(ops, self)
        self._lay_out()
        self._wire()
        self._order_keys()

    def _lay_out(self) -> None:
        top = row(margins=(24, 0, 20, 16))
        top.addWidget(self.cards)
        self.body.addLayout(top)
        left = QFrame()
        box = stack(left)
        box.addWidget(self.backups, 10)
        box.addWidget(self.checks, 11)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for part in (left, self.history):
            part.setMinimumWidth(420)
            part.setProperty("rule", "top")
            split.addWidget(part)
        split.setStretchFactor(0, _LEFT)
        split.setStretchFactor(1, _RIGHT)
        split.setSizes([_LEFT, _RIGHT])
        self.body.addWidget(split, 1)

    def _order_keys(self) -> None:
        """Tab goes as one reads: cards, backups, checks, history."""
        links = [box.link for box in self.cards.boxes.values()]
        stops = [*links, self.backups.view, *self.checks.stops(), *self.history.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes to the page comes to the history; a proxy would make Tab skip the rest."""
        super().focusInEvent(event)
        self.history.view.setFocus(event.reason())

    def _wire(self) -> None:
        self.cards.asked.connect(self._from_card)
        self.backups.restore_asked.connect(self.look_into)
        self.checks.all_asked.connect(lambda on: self.backups.setVisible(not on))
        self.checks.way_asked.connect(self._way_out)
        self.history.acted.connect(self.deeds.act)
        self.history.folder_asked.connect(self.open_folder)
        self.history.view.selected.connect(lambda _rows: self._tell_selected())
        self.history.view.current_changed.connect(lambda _row: self._enable())
        self.history.view.row_menu = self._row_menu
        self.checker.began.connect(self._checking)
        self.checker.ended.connect(self._show_cards)
        self.checker.found.connect(self._checked)
        self.deeds.told.connect(self.told)
        self.going_on.settled.connect(self.check)
        self.going_on.restore_asked.connect(self.choose_backup)
        self.printer.noticed.connect(self.noticed)
        backing.told().made.connect(self._backed_up)

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("look", "undo_step"))
        self.add_history(menu)

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Facts and steps; the checks run once by themselves, then when asked for."""
        people = tuple(self.facts.actors) if self.facts is not None else ()
        self.ops.with_dispatch(partial(read, people=people), self._came)

    def _came(self, facts: Facts) -> None:
        first, self.facts = self.facts is None, facts
        where = self.tr("{file}, {size}, only on this PC")
        self.set_subtitle(where.format(file=facts.path.name, size=words.size(facts.size)))
        self.backups.view.set_empty(
            self.tr("There is no backup yet."), self.tr("Back up now"), self.back_up
        )
        self.backups.show_backups(facts.backups, facts.today)
        self.history.set_facts(facts.today, facts.actor, facts.actors, words.head(facts))
        self.history.reload()
        self._show_cards()
        self._enable()
        if first:
            self.checker.start()

    def _show_cards(self) -> None:
        facts = self.facts
        if facts is not None:
            running = self.checker.running
            self.cards.set_cards(
                [
                    words.backup_card(facts),
                    words.second_card(facts),
                    words.checks_card(facts.checked, facts.today, running=running),
                    words.period_card(facts),
                ]
            )

    def open(self, what: Any) -> None:
        """ "verify": check now; "restore": choose among the backups."""
        if what == "verify":
            self.check()
        elif what == "restore":
            self.choose_backup()

    def keep(self) -> Any:
        """Row and scroll of the history."""
        return self.history.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        self.history.view.restore_state(kept)

    def record(self) -> str | None:
        """The record the step under the cursor was about."""
        step = self.history.step()
        return (step.line.subject.record or None) if step is not None else None

    def panes(self) -> list[QWidget]:
        """History, backups, checks."""
        return [self.history.view, self.backups.view, self.checks.view]

    def escape(self) -> bool:
        """Close what stands below a step."""
        return self.history.close_details()

    def _tell_selected(self) -> None:
        hint = self.tr("Ctrl Z takes the last step back, Enter shows before and after")
        if self._news.isActive():
            hint = self.hint()
        self.set_status(selection_text(self.history.view), hint)

    def _say(self, told: str) -> None:
        self._news.start()
        self.set_status(hint=told)

    def _enable(self) -> None:
        step = self.history.step()
        meaning = step.meaning if step is not None else None
        self.acts.enable("undo_step", bool(meaning and meaning.can))
        self.acts.rename(
            "undo_step",
            self.tr("{verb} this step").format(verb=journal_words.undo_word(meaning))
            if meaning and meaning.can
            else self.tr("Undo this step"),
        )
        self.acts.enable("look", step is not None)
        self.acts.enable("lock", self.facts is not None)
        self._tell_selected()

    # --- backups ------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Ctrl+B."""
        backing.back_up(self.ops, lambda _row: None)

    def _backed_up(self, row_: Any) -> None:
        told = self.tr("Backed up, opened and counted: {sum}")
        self._say(told.format(sum=words.balance(row_.open)))
        if self.isVisible():
            self.reload()
        else:
            self._dirty = True

    def choose_backup(self) -> None:
        """The modal steps of a restore, from the list on."""
        self.look_into(None)

    def look_into(self, file: Path | None) -> None:
        """The modal steps, with the backup already chosen; nothing is touched in them."""
        if self.facts is not None:
            dialog = RestoreDialog(self.ops, self.facts, self.window())
            dialog.agreed.connect(self.restore_asked)
            dialog.begin(file)

    def open_folder(self) -> None:
        """The folder of the ledger, in the system's own window."""
        if self.facts is not None and not paper_folder.open_file(self.facts.path.parent):
            self.noticed.emit(paper_folder.not_opened_notice(self.facts.path.parent))

    # --- cards --------------------------------------------------------------------------------

    def _from_card(self, key: str) -> None:
        if self.facts is None:
            return
        if key == "period":
            self.lock()
        elif key == "backup":
            self._accept_smaller()
        elif self.facts.backups.second.state == "none":
            self.set_up_second()
        else:
            self.copy_to_second()

    def _accept_smaller(self) -> None:
        shrunk = self.facts.backups.shrunk if self.facts is not None else None
        if self.facts is not None and shrunk is not None:
            home = self.facts.backups.folder
            self.ops.work(
                lambda _tell: jobs.accept_smaller(home, shrunk.file), lambda _done: self.reload()
            )

    def set_up_second(self) -> None:
        """Choose a second place."""
        dialog = SecondDialog(self.ops, self.window())
        dialog.done_with.connect(self.reload)
        dialog.begin()

    def copy_to_second(self) -> None:
        """The newest backup goes there."""
        self.ops.with_dispatch(jobs.copy_to_second, lambda _second: self.reload())

    def lock(self) -> None:
        """Close a month, or open one."""
        if self.facts is not None:
            dialog = LockDialog(self.ops, self.facts, self.window())
            dialog.told.connect(self.told)
            dialog.begin()

    # --- checks -------------------------------------------------------------------------------

    def check(self) -> None:
        """Everything, in the background."""
        self.checker.start()

    def _checking(self) -> None:
        self._show_cards()

    def _checked(self, checks: list[Check], noted: Noted) -> None:
        told = verify_text.tell(checks, journal_words.code())
        ways = {check.key: words.way_out(check.key) for check in checks}
        self.checks.show_checks(told, ways, daily=self.facts is not None and self.facts.big)
        if self.facts is not None:
            self.facts = words.with_checks(self.facts, noted)
        self._show_cards()
        self.checked.emit()

    def _way_out(self, key: str) -> None:
        if key == "attachments":
            self.deeds.find_attachment()
        elif key in {"older_copy", "other_ledger"}:
            self.going_on.begin()
        else:
            self.choose_backup()

    # --- history ------------------------------------------------------------------------------

    def look(self) -> None:
        """Before and after of the step."""
        step = self.history.step()
        if step is not None:
            self.history.toggle(step)

    def undo_step(self) -> None:
        """Undo, void or reverse the step under the cursor."""
        step = self.history.step()
        if step is not None:
            self.deeds.act(step)

    def print_history(self) -> None:
        """A PDF of the steps read so far."""
        if self.facts is not None:
            self.printer.steps(self.history.shown(), self.facts)

    def find_printed(self) -> None:
        """Is the check printed on a paper that of an entry of this ledger?"""
        typed = dialogs.ask_text(
            self, self.tr("Find a printed check"),
            self.tr("The digits on the paper, like 7f3a 91c0"), verb=self.tr("Find"),
        )  # fmt: skip
        if typed:
            self.ops.ask(
                lambda tx: find_head(tx, typed), partial(self._found_head, typed), owner=self
            )

    def _found_head(self, typed: str, found: tuple[int, str] | None) -> None:
        if found is None or self.facts is None:
            told = self.tr("{digits} is not in this ledger: something was changed, or misread")
            self._say(told.format(digits=typed))
            return
        when = formats.moment(found[1], self.facts.today)
        told = self.tr("{digits} is step {seq} of {when}: nothing before it was changed since")
        self._say(told.format(digits=typed, seq=found[0], when=when))
        self.history.view.go_to(found[0])

    def say_error(self, error: ArappError) -> None:
        """In the place of the hint."""
        self._say(text.sentence(error))

    def say_done(self, told: str, _done: Done) -> None:
        """In the undo bar."""
        self.told.emit(told)
