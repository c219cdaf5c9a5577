"""The ledger is opened and its first page read while the window is still being built.

A large ledger is read mostly outside of Python's lock, so the two hardly hinder each other.
"""

import contextlib
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from arapp.models.values.days import Clock
from arapp.models.values.errors import ArappError

if TYPE_CHECKING:
    from arapp.services.dispatch import Dispatch

_TURN = 0.0005
"""Seconds a thread keeps Python's lock while both work: the driver asks for it row by row."""


class Ahead:
    """A worker that has begun; the window takes it over as the one that owns the ledger."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.worker = ThreadPoolExecutor(1, "ledger")
        self._usual = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        self._books: Future[Dispatch] = self.worker.submit(_open, path, clock)
        self.worker.submit(self._read)

    def books(self) -> "Dispatch":
        """What was opened, for the worker itself. Raises what opening raised."""
        return self._books.result()

    def _read(self) -> None:
        # Trouble is told when the page asks for the same; the answer is kept until then.
        from arapp.services.collection import screen

        try:
            with contextlib.suppress(ArappError):
                self.books().ask(screen.screen)
        finally:
            sys.setswitchinterval(self._usual)


def _open(path: Path, clock: Clock) -> "Dispatch":
    from arapp.services import files

    return files.open_books(path, clock)
