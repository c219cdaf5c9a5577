"""Files on their way to the page: read, understood, rehearsed. No widgets.

Reading and understanding run in the pool, rehearsals where the ledger lives; the newest change
wins, answers to older ones are dropped.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.services.importing.service import options_of
from arapp.services.importing.stage import Options, Staging
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.pages.import_sheet.reading import Read, Refused, read
from arapp.ui.pages.import_sheet.steps import Step, Steps
from arapp.ui.pages.import_sheet.view import (
    LONG,
    Rehearsed,
    View,
    final_view,
    first_view,
    outdated,
    rehearse,
    rows_of,
)

_SAID = ("names", "kinds", "columns", "cells", "excluded", "date_order", "taken", "update")
"""Options that the user chose on the page"""
_FIRST_SIGHT = 0.1
"""Seconds in which a long sheet is painted for the first time: two at once in Python, each cell
would wait for the other."""


class Reader(QObject):
    """Reads files, and works out what posting them would do.

    Signals:
    reading(list): files (Paths) that are being read now.
    working(bool): a change is being worked out, numbers are not final.
    came(bool): `view` is new; True when it shows the same files after a change.
    refused(object): ArappError; the files are not taken.
    left_out(dict): files (Path → FileTrouble) that are not taken, while others are.
    stopped(): cancelled, nothing is left of the reading.
    posted(object): answer of the import.
    not_done(object): ArappError of a change or the posting; everything stands as before.
    """

    reading = Signal(list)
    working = Signal(bool)
    came = Signal(bool)
    refused = Signal(object)
    left_out = Signal(object)
    stopped = Signal()
    posted = Signal(object)
    not_done = Signal(object)

    def __init__(self, ops: Ops, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._turn = 0
        self._busy = False
        self.posting = False
        """Whether the import is being written now."""
        self.stale = False
        """Whether the working out of a change was stopped: the numbers are of before it."""
        self.paths: list[Path] = []
        self.password: str | None = None
        self.options: Options | None = None
        self.steps = Steps()
        self._before: Step | None = None
        self._standing = 0
        """How many steps back there were when the numbers stood last."""
        self._behind = False
        """Whether `read` is of other options than those chosen since."""
        self.read: Read | None = None
        self.settled: frozenset[str] = frozenset()
        """names that are new customers, as the user said"""
        self._ready: Staging | None = None
        self.unread: Refused = {}
        """files that are left out, as they cannot be taken, beside those at work"""
        self.view = View()
        ops.cancelled.connect(self._cancelled)

    # --- reading ------------------------------------------------------------------------------

    def start(
        self, paths: Sequence[Path], password: str | None = None, *, keep: bool = False
    ) -> None:
        """Read files anew. What was there before is dropped, but for the names that were said of
        files that are among them again; `keep`: they are the files before and further ones, so
        that everything said of those holds."""
        said, settled = self._said(paths, keep)
        self.drop()
        self.paths, self.settled, self.password = list(paths), settled, password
        self._busy = True
        turn = self._next()
        self.reading.emit(self.paths)
        self._ops.with_dispatch(
            lambda dispatch, _tell: options_of(dispatch, password=password, **said),
            partial(self._known, turn), partial(self._refused, turn),
        )  # fmt: skip

    def _said(self, paths: Sequence[Path], keep: bool) -> tuple[dict[str, Any], frozenset[str]]:
        if self.options is None or not set(paths) & set(self.paths):
            return {}, frozenset()
        names = _SAID if keep else ("names",)
        return {name: getattr(self.options, name) for name in names}, self.settled

    def drop(self) -> None:
        """Forget the files; what is being worked out for them ends unheard."""
        self._next()
        self._busy = self.posting = self.stale = False
        self.read, self.options = None, None
        self._ready, self.settled, self.unread = None, frozenset(), {}
        self.steps.clear()
        self.view = View()

    def stop(self) -> None:
        """Esc while files are read: they are let go at once, the work for them ends soon."""
        if self._busy and not self.view.tables:
            self._ops.cancel()
            self.drop()
            self.stopped.emit()

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
            if self._before is not None:
                self.options, self.settled = self._before.options, self._before.settled
            self.steps.refused(self._standing)
            self._behind = False
            self.stale = not self.view.final
            self.not_done.emit(error)
        else:
            self.refused.emit(error)

    def _cancelled(self) -> None:
        if not self._busy:
            return
        if not self.view.tables:
            self.drop()
            self.stopped.emit()
            return
        self._next()
        self._busy = False
        self.stale = not self.posting
        self.posting = False
        self.working.emit(False)

    # --- rehearsing ---------------------------------------------------------------------------

    def _understood(self, turn: int, again: bool, found: Read) -> None:
        if turn != self._turn or self.options is None:
            return
        self.read, self._behind = found, False
        if found.refused:
            self.unread = found.refused
            self.paths = [path for path in self.paths if path not in found.refused]
            self.left_out.emit(found.refused)
        if rows_of(found.staging) < LONG:
            self._rehearse(turn, again)
            return
        options = self.options
        self._ops.work(
            lambda _tell: first_view(found, options),
            partial(self._seen, turn, again), partial(self._refused, turn),
        )  # fmt: skip

    def _seen(self, turn: int, again: bool, view: View) -> None:
        """A long sheet is shown while its rows are worked out."""
        if turn == self._turn:
            self.view = view
            self.came.emit(again)
            self.working.emit(True)
            self._rehearse(turn, True, _FIRST_SIGHT)

    def rehearse(self) -> None:
        """The ledger changed: work the numbers out again."""
        if self.read is not None and not self._busy:
            self._begin()
            self._rehearse(self._turn, True)

    def _begin(self) -> None:
        self._busy = True
        self.stale = False
        self._next()
        self.working.emit(True)

    def _rehearse(self, turn: int, again: bool, after: float = 0.0) -> None:
        """Work out what posting would do, `after` seconds."""
        assert self.read is not None
        assert self.options is not None
        staging = replace(self.read.staging, options=self._posted_under())
        settled = self.settled

        def job(dispatch: Any, tell: ProgressCall) -> Rehearsed:
            def unless_outdated(done: int, total: int, what: str = "") -> None:
                if turn != self._turn:
                    raise outdated()
                tell(done, total, what or self.tr("Checking the rows"))

            time.sleep(after)
            return rehearse(dispatch, staging, settled, unless_outdated)

        self._ops.with_dispatch(
            job, partial(self._rehearsed, turn, again), partial(self._refused, turn)
        )

    def _posted_under(self) -> Options:
        """The options of the staging with what was said since of known records."""
        assert self.read is not None
        assert self.options is not None
        under = self.read.staging.options
        return replace(under, update=self.options.update, taken=self.options.taken)

    def _rehearsed(self, turn: int, again: bool, found: Rehearsed) -> None:
        if turn != self._turn or self.read is None or self.options is None:
            return
        self._ready = found.staging
        read_, options = replace(self.read, staging=found.staging), self.options
        self._ops.work(
            lambda _tell: final_view(read_, found, options),
            partial(self._viewed, turn, again), partial(self._refused, turn),
        )  # fmt: skip

    def _viewed(self, turn: int, again: bool, view: View) -> None:
        if turn != self._turn:
            return
        self._busy = False
        self.view = view
        self.working.emit(False)
        self.came.emit(again)
