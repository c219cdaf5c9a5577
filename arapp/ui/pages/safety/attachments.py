"""A file that is gone from beside the ledger: choose it again where it lies."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.services.ledger.lost_files import Lost, bring_back, lost
from arapp.services.progress import Progress
from arapp.ui import dialogs
from arapp.ui.ops import Ops


class Finding(QObject):
    """Asks for each lost file in turn; one that is not the same is not taken."""

    def __init__(self, ops: Ops, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._host = ops, host
        self._left: list[Lost] = []

    def begin(self) -> None:
        """Which are gone?"""
        self._ops.with_dispatch(_lost, self._came)

    def _came(self, found: list[Lost]) -> None:
        self._left = found
        self._next()

    def _next(self) -> None:
        if not self._left:
            self._over()
            return
        one = self._left.pop(0)
        form = self.tr("Where is {name}?")
        file = dialogs.pick_file(self._host, form.format(name=one.name), self.tr("Files") + " (*)")
        if file is None:
            self._over()
            return
        self._ops.with_dispatch(
            partial(_bring, one, file), lambda _done: self._next(), partial(self._refused, one)
        )

    def _refused(self, one: Lost, error: ArappError) -> None:
        self._ops.failed.emit(error)
        self._left.insert(0, one)
        self._over()

    def _over(self) -> None:
        check = getattr(self._host, "check", None)
        if callable(check):
            check()
        self.deleteLater()


def _lost(books: object, _progress: Progress) -> list[Lost]:
    return lost(books)  # type: ignore[arg-type]  # a Dispatch, given by ops


def _bring(one: Lost, file: Path, books: object, progress: Progress) -> None:
    bring_back(books, one, file, progress)  # type: ignore[arg-type]  # a Dispatch, given by ops
