"""The paper in the pane: read on the ledger's thread, drawn off it, one at a time.

The newest wish is drawn when the one before is done; what was drawn stays at hand until the ledger
changes, so going up and down the list is free.
"""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.services.output.documents import Paper as Document
from arapp.services.output.pdf import render_many
from arapp.ui.ops import Ops

_KEPT = 24
DRAFT, SAME, CHANGED, MISSING = "draft", "same", "changed", "missing"


@dataclass(frozen=True, slots=True)
class Paper:
    """A drawn paper: PDF, and how the file it was filed as compares with it.

    `check`: draft (no file), same (the file is what was issued, and shown), changed, missing.
    """

    data: bytes
    check: str
    docs: tuple[Document, ...]


@dataclass(frozen=True)
class Wish:
    """What is to be shown: `query(tx)` gives the documents, `file` and `sha256` as filed."""

    key: Hashable
    query: Callable[[Any], list[Any]]
    file: str = ""
    sha256: str = ""


class Papers(QObject):
    """Signals:
    ready(object, object): key and Paper, of the newest wish only.
    refused(object, object): key and ArappError.
    """

    ready = Signal(object, object)
    refused = Signal(object, object)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._wish: Wish | None = None
        self._busy = False
        self._drawn: dict[Hashable, Paper] = {}
        ops.crashed.connect(self._broken)

    def forget(self) -> None:
        """The ledger changed: draw anew."""
        self._drawn.clear()
        self._wish = None

    def want(self, wish: Wish | None) -> None:
        """Show this next; None: nothing."""
        self._wish = wish
        if not self._busy:
            self._next()

    def _next(self) -> None:
        wish = self._wish
        if wish is None:
            return
        if wish.key in self._drawn:
            self.ready.emit(wish.key, self._drawn[wish.key])
            return
        self._busy = True
        self._ops.ask(wish.query, partial(self._read, wish), partial(self._failed, wish))

    def _read(self, wish: Wish, docs: list[Document]) -> None:
        if wish is not self._wish:  # gone on meanwhile: not worth drawing
            self._idle()
            return
        self._ops.work(
            lambda _progress: _drawn(wish, tuple(docs)),
            partial(self._came, wish), partial(self._failed, wish), owner=self,
        )  # fmt: skip

    def _came(self, wish: Wish, paper: Paper) -> None:
        if wish is self._wish:
            if len(self._drawn) >= _KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            self._drawn[wish.key] = paper
            self._busy = False
            self.ready.emit(wish.key, paper)
        else:
            self._idle()

    def _failed(self, wish: Wish, error: ArappError) -> None:
        self._busy = False
        if wish is self._wish:
            self.refused.emit(wish.key, error)
        else:
            self._next()

    def _idle(self) -> None:
        self._busy = False
        self._next()

    def _broken(self, _report: str) -> None:
        """A fault ended a job, perhaps ours: the same wish would only meet it again."""
        self._wish, self._busy = None, False


def _drawn(wish: Wish, docs: tuple[Document, ...]) -> Paper:
    """The filed file itself where it is still what was issued, else drawn from the snapshot."""
    if wish.file:
        found = _file(wish.file)
        if found is not None and hashlib.sha256(found).hexdigest() == wish.sha256:
            return Paper(found, SAME, docs)
        return Paper(render_many(docs), MISSING if found is None else CHANGED, docs)
    return Paper(render_many(docs) if docs else b"", DRAFT, docs)


def _file(name: str) -> bytes | None:
    try:
        return Path(name).read_bytes()
    except OSError:
        return None
