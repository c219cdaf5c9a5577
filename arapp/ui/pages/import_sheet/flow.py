"""The way of files into the ledger: read, rehearse, change, post. No widgets.

Reading and understanding run in the pool, rehearsals where the ledger lives; the newest change
wins, answers to older ones are dropped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.services.importing.post import PostBatch
from arapp.services.importing.service import options_of, rehearse
from arapp.services.importing.similar import Unknown, known_names, set_aside, unknown_names
from arapp.services.importing.stage import Options, Staging
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.pages.import_sheet import words
from arapp.ui.pages.import_sheet.edits import answered
from arapp.ui.pages.import_sheet.reading import (
    Read,
    Shown,
    read,
    shown_tables,
    understand,
)


@dataclass(frozen=True)
class Rehearsed:
    """What posting `staging` would do; rows of the names asked about are kept aside in it."""

    answer: dict[str, Any]
    staging: Staging
    asked: list[Unknown]


@dataclass(frozen=True)
class View:
    """All the page shows of the files read; `asked`: names that may be those of known customers."""

    tables: list[Shown]
    asked: list[Unknown]


class Flow(QObject):
    """Signals:
    reading(list): files (Paths) that are being read now.
    working(bool): a change is being worked out, numbers are not final.
    came(bool): `view` is new; True when it shows the same files after a change.
    refused(object): ArappError; the files are not taken.
    stopped(): cancelled, nothing is left of the reading.
    posted(object): answer of the import.
    not_done(object): ArappError of a change or the posting; everything stands as before.
    """

    reading = Signal(list)
    working = Signal(bool)
    came = Signal(bool)
    refused = Signal(object)
    stopped = Signal()
    posted = Signal(object)
    not_done = Signal(object)

    def __init__(self, ops: Ops, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._turn = 0
        self._busy = False
        self.paths: list[Path] = []
        self.options: Options | None = None
        self._before: Options | None = None
        self.read: Read | None = None
        self.settled: frozenset[str] = frozenset()
        """names that are new customers, as the user said"""
        self._ready: Staging | None = None
        self.answer: dict[str, Any] | None = None
        self.view = View([], [])
        ops.cancelled.connect(self._cancelled)

    # --- reading ------------------------------------------------------------------------------

    def start(self, paths: Sequence[Path], password: str | None = None) -> None:
        """Read files anew; what was there before is dropped."""
        self.drop()
        self.paths = list(paths)
        self._busy = True
        turn = self._next()
        self.reading.emit(self.paths)
        self._ops.with_dispatch(
            lambda dispatch, _tell: options_of(dispatch, password=password),
            partial(self._known, turn), partial(self._refused, turn),
        )  # fmt: skip

    def drop(self) -> None:
        """Forget the files."""
        self._next()
        self._busy = False
        self.read, self.answer, self.options = None, None, None
        self._ready, self.settled = None, frozenset()
        self.view = View([], [])

    def _next(self) -> int:
        self._turn += 1
        return self._turn

    def _known(self, turn: int, options: Options) -> None:
        if turn != self._turn:
            return
        self.options = options
        paths = tuple(self.paths)
        self._ops.work(
            lambda tell: read(paths, options, tell),
            partial(self._understood, turn, False), partial(self._refused, turn),
        )  # fmt: skip

    def _refused(self, turn: int, error: ArappError) -> None:
        if turn != self._turn:
            return
        self._busy = False
        self.working.emit(False)
        if self.view.tables:  # a change was refused: what stood before stands
            self.options = self._before
            self.not_done.emit(error)
        else:
            self.refused.emit(error)

    def _cancelled(self) -> None:
        if self._busy and self.read is None:
            self.drop()
            self.stopped.emit()

    # --- rehearsing ---------------------------------------------------------------------------

    def _understood(self, turn: int, again: bool, found: Read) -> None:
        if turn != self._turn:
            return
        self.read = found
        self._rehearse(turn, again)

    def rehearse(self) -> None:
        """The ledger changed: work the numbers out again."""
        if self.read is not None and not self._busy:
            self._busy = True
            self.working.emit(True)
            self._rehearse(self._next(), True)

    def _rehearse(self, turn: int, again: bool) -> None:
        assert self.read is not None
        staging, settled = self.read.staging, self.settled

        def job(dispatch: Any, _tell: ProgressCall) -> Rehearsed:
            unknown = unknown_names(staging, dispatch.ask(known_names))
            asked = [one for one in unknown if one.similar and one.name not in settled]
            ready = set_aside(staging, asked)
            return Rehearsed(rehearse(dispatch, ready), ready, asked)

        self._ops.with_dispatch(
            job, partial(self._rehearsed, turn, again), partial(self._refused, turn)
        )

    def _rehearsed(self, turn: int, again: bool, found: Rehearsed) -> None:
        if turn != self._turn or self.read is None or self.options is None:
            return
        self.answer, self._ready = found.answer, found.staging
        read_, options = replace(self.read, staging=found.staging), self.options

        def job(_tell: ProgressCall) -> View:
            return View(shown_tables(read_, found.answer, options, words.field), found.asked)

        self._ops.work(job, partial(self._viewed, turn, again), partial(self._refused, turn))

    def _viewed(self, turn: int, again: bool, view: View) -> None:
        if turn != self._turn:
            return
        self._busy = False
        self.view = view
        self.working.emit(False)
        self.came.emit(again)

    # --- changing -----------------------------------------------------------------------------

    def change(self, edit: Callable[[Options], Options]) -> None:
        """Read again under changed options; several in a row add up."""
        if self.options is None or self.read is None:
            return
        self._before = self.options if not self._busy else self._before
        self.options = edit(self.options)
        options, grids = self.options, self.read.grids
        self._busy = True
        self.working.emit(True)
        turn = self._next()
        self._ops.work(
            lambda _tell: understand(grids, options),
            partial(self._understood, turn, True), partial(self._refused, turn),
        )  # fmt: skip

    def settle(self, name: str) -> None:
        """A name of the sheet is a new customer."""
        self.settled |= {name}
        self.change(lambda options: options)

    def answer_question(self, choice: str) -> None:
        """What only the user can say."""
        if self.read is not None and self.read.question is not None:
            question = str(self.read.question.fields.get("question"))
            self.change(lambda options: answered(options, question, choice))

    # --- posting ------------------------------------------------------------------------------

    def may_post(self) -> bool:
        """Whether the numbers stand and nothing is asked."""
        ready = self.read is not None and self.read.question is None and not self._busy
        return ready and self.to_post() > 0

    def to_post(self) -> int:
        """Rows that posting would book or update."""
        return sum(
            table.counts.get("posted", 0) + table.counts.get("updated", 0)
            for table in self.view.tables
        )

    def post(self) -> None:
        """Everything in one transaction."""
        if not self.may_post() or self._ready is None:
            return
        self._busy = True
        self.working.emit(True)
        turn = self._next()
        self._ops.run(PostBatch(self._ready), partial(self._posted, turn),
                      partial(self._not_posted, turn))  # fmt: skip

    def _posted(self, turn: int, done: Any) -> None:
        if turn == self._turn:
            self._busy = False
            self.working.emit(False)
            self.posted.emit(done.outcome.result)

    def _not_posted(self, turn: int, error: ArappError) -> None:
        if turn == self._turn:
            self._busy = False
            self.working.emit(False)
            self.not_done.emit(error)
