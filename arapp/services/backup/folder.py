"""Where the backups of a ledger lie: one folder each in the user's data, with its list.

Deleting goes by the list alone, and the list is written first: a power cut leaves a file too many,
never a line without its file.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from arapp.services.backup import manifest, retention
from arapp.services.backup.home import plain
from arapp.services.backup.manifest import Backup, Manifest

_TURN = threading.Lock()
"""One list is changed at a time: a backup may end on one thread while another begins."""


def make_private(folder: Path) -> None:
    """Make the folder, for this user alone; one that is there stays as it is. Raises OSError."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):  # a stick without rights: what lies there is sealed
        folder.chmod(0o700)


@contextlib.contextmanager
def made_private(folder: Path) -> Iterator[None]:
    """As `make_private`; what it made goes again, where it is empty, when the work fails."""
    new = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        make_private(folder)
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            for place in new:
                place.rmdir()
        raise


def backups(folder: Path) -> list[Backup]:
    """What the folder holds, newest first; a line whose file is gone is left out."""
    return [row for row in reversed(manifest.read(folder).rows) if (folder / row.file).is_file()]


def change(folder: Path, how: Callable[[Manifest], Manifest]) -> Manifest:
    """Read the list, change it, write it. Raises OSError; the old list then stands."""
    with _TURN:
        changed = how(manifest.read(folder))
        manifest.write(folder, changed)
    return changed


def add(folder: Path, row: Backup) -> None:
    """Note a finished backup. Where the book became another, the one before is pinned.

    Raises OSError; then the file goes too: what is told as failed must not count later.
    """

    def added(list_: Manifest) -> Manifest:
        rows = [old for old in list_.rows if old.file != row.file]
        for i in range(len(rows) - 1, -1, -1):
            if rows[i].checked:
                if retention.another(rows[i], row) and not rows[i].pinned:
                    rows[i] = replace(rows[i], pinned=retention.FALL)
                break
        return replace(list_, rows=(*rows, row))

    try:
        change(folder, added)
    except OSError:
        with contextlib.suppress(OSError):
            (folder / row.file).unlink()
        raise


def mark(folder: Path, file: str, **facts: str) -> None:
    """Change fields (`second`, `pinned`) of one line."""

    def marked(list_: Manifest) -> Manifest:
        rows = (replace(row, **facts) if row.file == file else row for row in list_.rows)  # type: ignore[arg-type]  # both fields are text
        return replace(list_, rows=tuple(rows))

    change(folder, marked)


def accept_smaller(folder: Path, file: str) -> None:
    """The user says that the smaller book is right: its pin and the alarm go."""
    mark(folder, file, pinned=retention.ACCEPTED)


def note_restore(folder: Path, at: str) -> None:
    """An older state was put back on purpose at that moment: no alarm for the fall it makes."""
    change(folder, lambda list_: replace(list_, restores=(*list_.restores, at)))


def tidy(folder: Path, now: datetime) -> list[str]:
    """Let go of what need not stay; names of the files deleted. Only what the list names goes."""
    dropped: list[str] = []

    def thinned(list_: Manifest) -> Manifest:
        dropped.extend(retention.decide(list_.rows, now, list_.restores).dropped)
        gone = frozenset(dropped)
        return replace(list_, rows=tuple(row for row in list_.rows if row.file not in gone))

    if not retention.decide(manifest.read(folder).rows, now).dropped:
        return []
    change(folder, thinned)
    for name in dropped:
        with contextlib.suppress(OSError):  # held open by somebody: it stays, without a line
            (folder / name).unlink()
    return dropped


def free_name(folder: Path, stem: str, at: datetime, seq: int, ending: str) -> str:
    """A file name that is not taken yet: STEM-YYYYMMDD-HHMMSS-SEQ, local time."""
    base = f"{plain(stem)}-{at.astimezone():%Y%m%d-%H%M%S}-{seq}"
    more = chain([""], (f"-{n}" for n in count(2)))
    names = (f"{base}{suffix}{ending}" for suffix in more)
    return next(name for name in names if not (folder / name).exists())
