"""What stands in the strip of every page: a clock set back, books open for reading only."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError, LedgerDamaged
from arapp.services.backup.owed import Owed, owed_of
from arapp.services.ledger.clock import ClockBack, clock_notice
from arapp.services.progress import Progress
from arapp.ui import text
from arapp.ui.main_window import MainWindow
from arapp.ui.marks import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from arapp.app.program import Program

# Reasons of `Dispatch.read_only` that are keys.
_REASONS = {
    "damaged": QT_TRANSLATE_NOOP("standing", "parts of the ledger can no longer be read"),
    "checks": QT_TRANSLATE_NOOP("standing", "a check of the books does not hold"),
    "rights": QT_TRANSLATE_NOOP("standing", "there is no right to write the file or its folder"),
}


def look(program: "Program", window: MainWindow) -> None:
    """Ask for all of it; what has passed is taken away again."""
    window.ops.with_dispatch(
        _facts, partial(_tell, program, window), lambda _error: None
    )  # trouble is told when a page asks


@dataclass(frozen=True, slots=True)
class _Facts:
    reason: str
    failed: int
    clock: ClockBack | None
    owed: Owed | None


def _facts(books: Any, _progress: Progress) -> _Facts:
    owed = books.ask(lambda tx: owed_of(tx, books.path))
    return _Facts(books.read_only, len(books.failed_checks), books.ask(clock_notice), owed)


def _tell(program: "Program", window: MainWindow, found: _Facts) -> None:
    reason, failed = found.reason, found.failed
    if reason:
        damaged = LedgerDamaged(path=str(program.path), detail=reason)
        window.strip.stand(
            read_only(reason), "age3", closable=False,
            button=QCoreApplication.translate("standing", "What to do"),
            run=partial(program.show_trouble, damaged),
        )  # fmt: skip
    elif failed:
        show = QCoreApplication.translate("standing", "Show the checks")
        window.strip.stand(
            checks_failed(failed), "age3", button=show, run=lambda: _go(window, "safety")
        )
    elif found.owed is not None and program.keeps:
        window.strip.stand(
            no_backup(found.owed), "age1", run=program.asked.back_up,
            button=QCoreApplication.translate("standing", "Back up now"),
        )  # fmt: skip
    elif found.clock is not None:
        window.strip.stand(clock_back(found.clock), "age1")
    else:
        window.strip.stand("")


def _go(window: MainWindow, page: str) -> None:
    window.go(page)


def read_only(reason: str) -> str:
    """The sentence of books that only can be looked at."""
    told = QCoreApplication.translate(
        "standing", "Reading only: {reason}. Nothing is written until this is mended."
    )
    known = _REASONS.get(reason)
    return told.format(reason=QCoreApplication.translate("standing", known) if known else reason)


def checks_failed(count: int) -> str:
    """The sentence of books in which something does not hold."""
    return QCoreApplication.translate("standing", "The books fail %n check(s).", "", count)


def no_backup(found: Owed) -> str:
    """The sentence of a backup at the end of work that did not come about, and why."""
    told = QCoreApplication.translate("standing", "The last backup did not come about: {reason}")
    cut = QCoreApplication.translate("standing", "it was cut off.")
    return told.format(reason=text.sentence(found.trouble) if found.trouble else cut)


def clock_back(found: ClockBack) -> str:
    """The sentence with the two moments and what to do."""
    told = QCoreApplication.translate(
        "standing",
        "This PC's clock says {now}, but the books hold an entry of {newest}. Set the clock right;"
        " the order goes by number.",
    )
    return told.format(now=_local(found.now), newest=_local(found.newest))


def _local(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")


def met(program: "Program", window: MainWindow, error: ArappError) -> None:
    """Damage that shows while working: what was typed stays, the way out is one button away."""
    if error.kind == "damaged":
        button = QCoreApplication.translate("standing", "What to do")
        window.strip.tell(
            text.sentence(error), "age3", button, partial(program.show_trouble, error)
        )
