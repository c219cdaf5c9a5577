"""A pile of slips gone through: files read beside the window, one slip after the other answered."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.services.backup.room import Room
from arapp.services.dispatch import Topic
from arapp.services.ledger.attachments import store
from arapp.services.papers.course import AnswerStatement
from arapp.services.papers.slip_reading import Page, read_scan
from arapp.services.papers.slips import Found, Slip, find_for, slips_of
from arapp.ui import text
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.pages.statements.slip_pane import SlipPane

Read = tuple[list[Page], list[ArappError]]


class SlipDesk(QObject):
    """The pile and the place in it.

    Signals:
        began(): there are slips to go through. ended(str): the pile is over, and what came of it.
        told(str): for the undo bar. refused(str): files that could not be read.
        differs_asked(object): the statement found differs; `answer` saves it with the scan.
    """

    began = Signal()
    ended = Signal(str)
    told = Signal(str)
    refused = Signal(str)
    differs_asked = Signal(object)

    def __init__(self, ops: Ops, pane: SlipPane) -> None:
        super().__init__(pane)
        self._ops = ops
        self.pane = pane
        self._room: Room | None = None
        self.slips: list[Slip] = []
        self.place = 0
        self._noted = 0
        self.busy = False
        pane.wanted.connect(self.look_for)
        pane.answered.connect(self.act)
        pane.left.connect(self.stop)
        pane.destroyed.connect(lambda _gone=None, held=self: held.let_go())

    @property
    def active(self) -> bool:
        """Whether a pile is gone through."""
        return bool(self.slips)

    def current(self) -> Slip | None:
        """The slip shown."""
        return self.slips[self.place] if self.slips else None

    # --- reading ------------------------------------------------------------------------------

    def take(self, files: Sequence[Path]) -> None:
        """Read files; slips are added to the pile."""
        if self.busy or not files:
            return
        if self._room is None:
            self._room = Room(Path(tempfile.gettempdir()))
        folder, begun = self._room.path, len(self.slips)
        self.busy = True

        def job(tell: ProgressCall) -> Read:
            pages: list[Page] = []
            wrong: list[ArappError] = []
            for index, file in enumerate(files):
                try:
                    pages += read_scan(file, folder / f"{begun}-{index}", tell)
                except EnvironmentTrouble:
                    raise
                except ArappError as error:
                    wrong.append(error)
            return pages, wrong

        self._ops.work(job, self._read, self._failed, owner=self)

    def _read(self, found: Read) -> None:
        pages, wrong = found
        self.busy = False
        if wrong:
            self.refused.emit(" ".join(text.sentence(error) for error in wrong))
        if pages:
            self._ops.ask(lambda tx: slips_of(tx, pages), self._named, owner=self)

    def _failed(self, error: ArappError) -> None:
        self.busy = False
        self.refused.emit(text.sentence(error))

    def _named(self, slips: list[Slip]) -> None:
        fresh = not self.slips
        self.slips += slips
        if fresh:
            self.place = self._noted = 0
            self.began.emit()
        self._show()

    def _show(self) -> None:
        slip = self.current()
        if slip is not None:
            self.pane.open_form(None)
            self.pane.show_slip(slip, self.place, len(self.slips))

    # --- whose ---------------------------------------------------------------------------------

    def look_for(self, typed: str) -> None:
        """The statement of a number, or the newest of a customer."""
        if typed and self.slips:
            self._ops.ask(lambda tx: _found(tx, typed), self._chosen, owner=self)

    def _chosen(self, one: Found | None) -> None:
        slip = self.current()
        if slip is None:
            return
        if one is None:
            self.pane.tell(self.tr("There is no statement like that."))
            return
        self.slips[self.place] = replace(slip, statement=one, trouble="")
        self._show()

    # --- what it says -------------------------------------------------------------------------

    def act(self, answer: str) -> None:
        """Alt+2, Alt+3, Ctrl+↓."""
        slip = self.current()
        if slip is None or self.busy:
            return
        if answer == "skip":
            self._next()
        elif slip.statement is None:
            self.pane.tell(self.tr("First say whose slip it is."))
        elif answer == "differs":
            self.differs_asked.emit(slip.statement)
        else:
            self.answer(AnswerStatement(slip.statement.id, "confirmed"))

    def answer(self, command: AnswerStatement) -> None:
        """Note the answer with the scan as its proof, in one step."""
        slip = self.current()
        if slip is None or self.busy:
            return
        self.busy = True

        def job(books: Any, tell: ProgressCall) -> None:
            kept = store(books.path, slip.page.keep, tell)
            named = replace(kept, name=_name(slip, kept.name))
            books.run(replace(command, files=(named,)))

        self._ops.with_dispatch(job, lambda _none: self._done(command), self._not_done)

    def _done(self, command: AnswerStatement) -> None:
        self.busy = False
        self._noted += 1
        slip = self.current()
        who = slip.statement.customer if slip and slip.statement else ""
        form = self.tr("Confirmed: {who}, slip kept")
        if command.state == "differs":
            form = self.tr("Differs: {who}, slip kept")
        self._next()
        self._ops.changed.emit(frozenset({Topic.STATEMENTS}))
        self.told.emit(form.format(who=who))

    def _not_done(self, error: ArappError) -> None:
        self.busy = False
        self.pane.tell(text.sentence(error))

    def _next(self) -> None:
        if self.place + 1 < len(self.slips):
            self.place += 1
            self._show()
        else:
            self.stop()

    def stop(self) -> None:
        """The pile is over; what was noted stays."""
        if not self.slips:
            return
        count, noted = len(self.slips), self._noted
        self.slips = []
        self.pane.view.show_picture(None)
        self.pane.open_form(None)
        self.let_go()
        form = self.tr("{noted} of {count} slips logged")
        self.ended.emit(form.format(noted=noted, count=count))

    def let_go(self) -> None:
        """Remove what the reader made."""
        if self._room is not None:
            self._room.close()
            self._room = None


def _found(tx: Tx, typed: str) -> Found | None:
    return find_for(tx, typed)


def _name(slip: Slip, name: str) -> str:
    """A page of a pile is named after the pile: "scan 3.pdf", not "page-3.pdf"."""
    if slip.page.keep == slip.page.source:
        return name
    return f"{slip.page.source.stem} {slip.page.number}{slip.page.keep.suffix}"
