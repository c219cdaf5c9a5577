"""A backup asked for on the screen: copied on the ledger's thread, the rest on another."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.ui.ops import Ops

if TYPE_CHECKING:
    from arapp.services.backup.manifest import Backup


class Told(QObject):
    """Signals: made(Backup) after every backup that was noted, whoever asked for it."""

    made = Signal(object)


_TOLD: list[Told] = []


def told() -> Told:
    """The one teller; made when it is first asked for."""
    if not _TOLD:
        _TOLD.append(Told())
    return _TOLD[0]


def back_up(
    ops: Ops,
    done: "Callable[[Backup], None] | None" = None,
    failed: Callable[[ArappError], None] | None = None,
    reason: str = "hand",
) -> None:
    """Make a backup; the window stays usable, and Esc stops it."""

    def made(row: "Backup") -> None:
        if done is not None:
            done(row)
        told().made.emit(row)

    def copied(copy: Any) -> None:
        ops.work(partial(_finish, copy), made, failed)

    ops.with_dispatch(partial(_begin, reason), copied, failed)


def _begin(reason: str, books: Any, progress: Callable[[int, int, str], None]) -> Any:
    from arapp.services.backup import jobs

    return jobs.begin(books, progress, reason)


def _finish(copy: Any, progress: Callable[[int, int, str], None]) -> Any:
    from arapp.services.backup import jobs

    return jobs.finish(copy, progress)
