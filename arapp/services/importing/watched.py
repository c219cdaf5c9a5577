"""A folder that bank files and sheets are saved to: what is new in it is offered, never imported.

`look` compares a listing with what was there before and is pure; `listing` reads the folder. A file
is new when it has not changed for a while, so that a download is not taken half. What lay in the
folder when it was chosen is not new. What was offered stays known until it changes.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from arapp import paths
from arapp.models.disk import sync_file
from arapp.models.tx import Tx
from arapp.services.importing.reading import limits

QUIET = 3.0
"""Seconds without a change after which a file counts as written."""
POLL = 5.0
"""Seconds between two looks."""
_TABLES = (
    ".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt", ".htm", ".html",
    ".xml", ".ofx", ".qfx", ".sta", ".mt940", ".940", ".camt", ".camt053", ".zip",
)  # fmt: skip
_TEMPORARY = (".tmp", ".part", ".partial", ".crdownload", ".download", ".opdownload")


class Mark(NamedTuple):
    """What tells one state of a file from another: bytes, and when it was written."""

    size: int
    written: int


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder as it was seen last. `known`: files that are nothing new; `growing`: files that
    are not yet known, each with the moment since which it has stood as it is."""

    folder: Path
    known: Mapping[str, Mark]
    growing: Mapping[str, tuple[Mark, float]]


class Look(NamedTuple):
    """What a look found: the state to go on with, and the files that are new and whole."""

    watched: Watched
    files: tuple[Path, ...]


def listing(folder: Path) -> dict[str, Mark]:
    """Files of the folder that may be tables, by name; no folder in it is entered.

    Raises OSError when the folder cannot be read (a drive pulled out, a share that is gone).
    """
    found: dict[str, Mark] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if not may_be_table(entry.name):
                continue
            with suppress(OSError):  # gone while we look
                facts = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(facts.st_mode) and 0 < facts.st_size <= limits.FILE_BYTES:
                    found[entry.name] = Mark(facts.st_size, facts.st_mtime_ns)
    return found


def may_be_table(name: str) -> bool:
    """Whether a file of that name is worth a look: no lock file, no half download, no picture."""
    folded = name.casefold()
    if name.startswith(("~$", ".", "~")) or folded.endswith(_TEMPORARY):
        return False
    return Path(folded).suffix in _TABLES


def start(folder: Path) -> Watched:
    """Begin to watch: what lies there now is known. Raises OSError."""
    return Watched(folder, listing(folder), {})


def look(watched: Watched, seen: Mapping[str, Mark], now: float, quiet: float = QUIET) -> Look:
    """Compare a listing with what was known. `now`: seconds of a clock that only goes forward.

    A file is offered in the look in which it is found whole, and is known from then on. Pure.
    """
    known = {name: mark for name, mark in watched.known.items() if name in seen}
    growing: dict[str, tuple[Mark, float]] = {}
    ready = []
    for name, mark in sorted(seen.items()):
        if known.get(name) == mark:
            continue
        before = watched.growing.get(name)
        since = before[1] if before is not None and before[0] == mark else now
        if before is not None and now - since >= quiet:
            known[name] = mark
            ready.append(watched.folder / name)
        else:
            growing[name] = (mark, since)
    return Look(replace(watched, known=known, growing=growing), tuple(ready))


def new_files(watched: Watched, now: float, quiet: float = QUIET) -> Look:
    """One look at the folder; a folder that cannot be read now has nothing new."""
    try:
        seen = listing(watched.folder)
    except OSError:
        return Look(watched, ())
    return look(watched, seen, now, quiet)


def not_imported(tx: Tx, files: Sequence[Path]) -> list[Path]:
    """Those of the files that no import has had, by content; unreadable ones are left out."""
    had = {sha for (sha,) in tx.rows("SELECT sha256 FROM import_file")}
    return [path for path, sha in _hashes(files) if sha not in had]


def _hashes(files: Iterable[Path]) -> Iterable[tuple[Path, str]]:
    for path in files:
        with suppress(OSError):
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            yield path, found


# --- kept between two starts --------------------------------------------------------------------


def remember(watched: Watched | None, ledger_id: str) -> None:
    """Keep what is watched for a ledger on this PC; None forgets it. Raises OSError."""
    file = _file(ledger_id)
    if watched is None:
        file.unlink(missing_ok=True)
        return
    told = {
        "folder": str(watched.folder),
        "known": {name: list(mark) for name, mark in watched.known.items()},
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    part.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    sync_file(part)
    part.replace(file)


def remembered(ledger_id: str) -> Watched | None:
    """What is watched for a ledger; None when nothing is, or the note does not read."""
    try:
        told = json.loads(_file(ledger_id).read_text(encoding="utf-8"))
        known = {str(n): Mark(int(m[0]), int(m[1])) for n, m in told["known"].items()}
        return Watched(Path(str(told["folder"])), known, {})
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _file(ledger_id: str) -> Path:
    name = hashlib.sha256(ledger_id.encode()).hexdigest()[:32]
    return paths.user_data() / "watched" / f"{name}.json"
