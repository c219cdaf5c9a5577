"""What every system tells alike: the user's folder, names of a file, entries beside it."""

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from arapp.services.places.judging import mark_service

_LISTED = 2000
"""Entries of a folder looked at for marks; a service's own come early or not at all."""


def nearest(path: Path) -> Path:
    """The path itself, or the first of its folders that exists."""
    return next((part for part in (path, *path.parents) if part.exists()), path)


def home() -> str:
    """The user's folder, "" for a user without one."""
    try:
        return str(Path.home())
    except RuntimeError:
        return ""


def links(path: Path) -> int:
    """Names the file has; 1 for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return 1
    return found.st_nlink if stat.S_ISREG(found.st_mode) else 1


def marks(path: Path) -> tuple[tuple[str, str], ...]:
    """(folder, name) of entries in the file's folders that look like a service's."""
    return tuple((str(folder), name) for folder in path.parents for name in _hidden(folder))


def _hidden(folder: Path) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _LISTED):
            if entry.name.startswith(".") and mark_service(entry.name):
                yield entry.name


def dropbox_roots(info: Path) -> list[tuple[str, str]]:
    """Folders that Dropbox itself notes in its `info.json`."""
    try:
        noted = json.loads(info.read_text(encoding="utf-8"))
        return [("Dropbox", str(account["path"])) for account in noted.values()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
