"""All checks of an open ledger; a big one is read by two children beside this process.

The file is frozen for them: the WAL is folded into it and stays unfolded until they are done. What
is booked meanwhile goes to the WAL and is not looked at, so a result speaks of the head it names.
Nothing of it outlives this process: killed, the ledger is as after any other kill.
"""

import time
from pathlib import Path

from arapp.models import verify
from arapp.models.verify import Check
from arapp.services import anchors
from arapp.services.checking import kept
from arapp.services.checking.kept import Noted
from arapp.services.checking.run import Run
from arapp.services.dispatch import Dispatch

BIG = 30_000_000  # bytes; what is smaller is read in less time than children take to start twice
_LOOK = 0.02


def big(path: Path) -> bool:
    """Whether the ledger is worth two processes."""
    return path.stat().st_size > BIG


def begin(books: Dispatch, *, gentle: bool = False) -> Run | None:
    """Freeze the file and start; None when it cannot stand still now (it is frozen already)."""
    if not books.freeze():
        return None
    try:
        return Run(books.path, books.ask(lambda tx: tx.head()), gentle=gentle)
    except BaseException:
        books.thaw()
        raise


def finish(books: Dispatch, run: Run) -> None:
    """Stop what still runs and let the file take up what was booked."""
    run.end()
    books.thaw()


def check_books(books: Dispatch, only: frozenset[str] | None = None) -> list[Check]:
    """All invariants (or the named ones), and whether the file is an older copy."""
    apart = _apart(books) if only is None and big(books.path) else []
    wanted = (frozenset(verify.KEYS) if only is None else only) - {one.key for one in apart}
    here = books.ask(lambda tx: [*tx.checks(wanted), *anchors.checks(tx, books.path)])
    return in_order([*apart, *here])


def in_order(checks: list[Check]) -> list[Check]:
    """As they are told."""
    order = {key: n for n, key in enumerate(verify.KEYS)}
    return sorted(checks, key=lambda check: order.get(check.key, len(order)))


def conclude(books: Dispatch, found: list[Check]) -> tuple[list[Check], Noted]:
    """All checks with those of the place and their note; set on `books` what they mean.

    A damaged file is for reading only from here on.
    """
    here = books.ask(lambda tx: anchors.checks(tx, books.path))
    checks = in_order([*(one for one in found if one.key in verify.KEYS), *here])
    books.failed_checks = tuple(one.key for one in checks if not one.ok)
    if "file" in books.failed_checks:
        books.read_only = books.read_only or "damaged"
    return checks, books.ask(lambda tx: kept.note(tx, checks, tx.head()[0]))


def _apart(books: Dispatch) -> list[Check]:
    run = begin(books)
    if run is None:
        return []
    try:
        while (found := run.poll()) is None:
            time.sleep(_LOOK)
        return found
    finally:
        finish(books, run)
