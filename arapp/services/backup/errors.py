"""What can go wrong with a backup, beyond the environment family."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from arapp.models.store import translated
from arapp.models.values.errors import DiskFull, DomainError, EnvironmentTrouble, NotWritable
from arapp.models.verify import Check

# As SQLite's own check tells of a page that it could not read.
_CODE = re.compile(r"error code=(\d+)")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class BackupDamaged(DomainError):
    """The backup cannot be read or does not hold what it should. Fields: file, reason."""

    kind = "backup_damaged"


class BackupUnsafe(DomainError):
    """The file is no backup one should unpack. Fields: file, reason (not_a_file, too_large)."""

    kind = "backup_unsafe"


class WrongPassword(DomainError):
    """The passphrase or recovery code does not open it. Fields: file."""

    kind = "wrong_password"


class BackupLocked(DomainError):
    """A passphrase is needed to read it, or to put one there. Fields: file."""

    kind = "password_needed"


class SecondAbsent(DomainError):
    """The second place is not there now (not plugged in). Fields: place."""

    kind = "second_absent"


def require_read(check: Check, path: Path) -> None:
    """Not a verdict on the book: a check fails too when the disk does not give the file back.

    Raises EnvironmentTrouble, DiskFull.
    """
    for told in check.wrong:
        found = _CODE.search(told)
        code = int(found[1]) if found else check.code
        if not check.ok and code & 0xFF == sqlite3.SQLITE_FULL:
            raise DiskFull(path=str(path))
        if not check.ok and code & 0xFF == sqlite3.SQLITE_IOERR:
            raise EnvironmentTrouble(path=str(path), detail=told)


def require_room(trouble: Exception, path: Path) -> None:
    """A full disk is no damage of what was to be read. Raises DiskFull."""
    if getattr(trouble, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        raise DiskFull(path=str(path)) from trouble


@contextmanager
def on_disk(path: Path) -> Iterator[None]:
    """Turn what the system and SQLite refuse around `path` into the environment family."""
    try:
        with translated(path):
            yield
    except OSError as trouble:
        if trouble.errno in _NO_ROOM:
            raise DiskFull(path=str(path)) from trouble
        if isinstance(trouble, PermissionError) or trouble.errno == errno.EROFS:
            raise NotWritable(path=str(path)) from trouble
        raise EnvironmentTrouble(
            path=str(path), detail=trouble.strerror or str(trouble)
        ) from trouble
