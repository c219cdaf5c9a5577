"""The list of the backups in a folder: `manifest.json`, written whole or not at all.

The list decides what retention may delete: a file that is not in it is nobody's business. A list
that is damaged or missing is made anew from the files; nothing is deleted for it.
"""

import contextlib
import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from arapp.models.disk import sync_folder
from arapp.models.values.days import moment_text
from arapp.services.backup import pack, sealing
from arapp.services.backup.facts import Facts

NAME = "manifest.json"
REASONS: Final = ("hour", "exit", "hand", "import", "migration", "papers", "restore", "found")
_FILE = re.compile(r".+-(\d{8}-\d{6})-(\d+)(?:-\d+)?\.arapp\.zst(?:\.age)?\Z")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of the list.

    `made_at` is UTC moment text, `bytes` the size of the file as it lies there and `sha256` its
    hash; `open` minor units per currency; `checked` says that it was opened, counted, equal to
    the live ledger and sound; `second` where a copy was put; `pinned` "fall" keeps it until the
    user says otherwise, because the book became smaller after it.
    """

    file: str
    made_at: str
    reason: str
    bytes: int
    company: str
    ledger: str
    counts: dict[str, int]
    open: dict[str, int]
    seq: int
    head: str
    schema: int
    sha256: str = ""
    encrypted: bool = False
    checked: bool = False
    second: str = ""
    pinned: str = ""
    note: str = ""
    follows: bool = True
    """Whether the book still held the entry that the backup before it ended with."""
    failed: list[str] = field(default_factory=list)
    """Keys of the checks that the book did not pass."""
    missing: list[str] = field(default_factory=list)
    """Hashes of attached files that were gone or changed, so that no backup holds them."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Backups in the order they were made; `restores` are the moments of deliberate steps back."""

    rows: tuple[Backup, ...] = ()
    restores: tuple[str, ...] = field(default=())

    def newest(self) -> Backup | None:
        """The last one that was checked."""
        return next((row for row in reversed(self.rows) if row.checked), None)


def of_facts(facts: Facts, **more: Any) -> Backup:
    """A row from what was counted, with what else is known."""
    return Backup(**asdict(facts), **more)


def read(folder: Path) -> Manifest:
    """The list of a folder, made anew from the files when it cannot be read; never raises."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return rebuilt(folder)
    except (OSError, ValueError):
        return rebuilt(folder)
    try:
        return _parsed(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return rebuilt(folder)


def _parsed(document: dict[str, Any]) -> Manifest:
    rows = tuple(_row(found) for found in document["rows"])
    restores = tuple(str(moment) for moment in document.get("restores", ()))
    return Manifest(rows, restores)


_KINDS = {f.name: f.type for f in fields(Backup)}


def _row(found: dict[str, Any]) -> Backup:
    """One row; unknown fields of a later version are passed over. Raises TypeError, ValueError."""
    row = Backup(**{name: value for name, value in found.items() if name in _KINDS})
    texts = (row.file, row.made_at, row.reason, row.head, row.ledger, row.pinned, row.second)
    if not all(isinstance(text, str) for text in texts) or not isinstance(row.seq, int):
        raise TypeError("row")
    if Path(row.file).name != row.file or row.file in ("", ".", ".."):  # never outside the folder
        raise ValueError("file")
    if not all(isinstance(text, str) for text in (*row.failed, *row.missing)):
        raise TypeError("keys")
    for figures in (row.counts, row.open):
        if not all(isinstance(n, int) for n in figures.values()):
            raise TypeError("figures")
    return row


def write(folder: Path, manifest: Manifest) -> None:
    """Put the list in the place of the old one. Raises OSError; the old one then stands."""
    part = folder / (NAME + ".part")
    document = {
        "version": 1,
        "rows": [asdict(row) for row in manifest.rows],
        "restores": list(manifest.restores),
    }
    try:
        with part.open("w", encoding="utf-8") as stream:
            json.dump(document, stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(folder / NAME)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(folder)


def rebuilt(folder: Path) -> Manifest:
    """The list as the files themselves tell it, oldest first."""
    try:
        files = [file for file in folder.iterdir() if _FILE.match(file.name) and file.is_file()]
    except OSError:
        return Manifest()
    times = {file.name: file.stat().st_mtime_ns for file in files}
    rows = [_found(file) for file in files]
    return Manifest(tuple(sorted(rows, key=lambda r: (r.made_at, r.seq, times[r.file]))))


def _found(file: Path) -> Backup:
    """What a file says of itself; a sealed one only by its name."""
    size = file.stat().st_size
    note = pack.note_of(file)
    try:
        return _row({**note, "file": file.name, "bytes": size})
    except (TypeError, ValueError, AttributeError):
        match = _FILE.match(file.name)
        assert match is not None
        day = datetime.strptime(match[1], "%Y%m%d-%H%M%S").astimezone()
        made = moment_text(day)
        sealed = file.name.endswith(sealing.SEALED)
        return Backup(
            file.name, made, "found", size, "", "", {}, {}, int(match[2]), "", 0, encrypted=sealed
        )


def sha256_of(file: Path) -> str:
    """Hash of a file's content. Raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
