"""Is this file a ledger of ours? Told from its first bytes, before SQLite touches it.

Also which files this process holds: a POSIX lock falls when the process that holds it closes *any*
descriptor of the file, so a ledger that is open here is not opened a second time, not even to look.
"""

import os
import struct
from pathlib import Path
from weakref import WeakKeyDictionary

from arapp.models.shape import APPLICATION_ID, SCHEMA_VERSION
from arapp.models.values.errors import (
    ArappError,
    LedgerDamaged,
    LedgerLocked,
    LedgerMissing,
    LedgerNewer,
    NotALedger,
    NotWritable,
)

_MAGIC = b"SQLite format 3\x00"
# How our backups begin, packed and sealed.
_PACKED = (b"\x28\xb5\x2f\xfd", b"age-encryption.org/")

# Schema formats that SQLite knows (https://www.sqlite.org/fileformat.html, 1.3.10).
_FORMATS = range(1, 5)

_Identity = tuple[int, int]
_held: WeakKeyDictionary[object, _Identity] = WeakKeyDictionary()


def hold(owner: object, path: Path) -> None:
    """Note that `owner` has the file open, until it lets go or is gone."""
    found = path.stat()
    _held[owner] = (found.st_dev, found.st_ino)


def let_go(owner: object) -> None:
    """The file is closed."""
    _held.pop(owner, None)


def require_not_held(path: Path) -> None:
    """Raises LedgerLocked for a file that this process has open, by whatever name."""
    if not _held:
        return
    try:
        found = path.stat()
    except OSError:  # not there: told by whoever wants to open it
        return
    if (found.st_dev, found.st_ino) in _held.values():
        raise LedgerLocked(path=str(path))


def check_header(path: Path) -> int:
    """Schema version of the file, from its header alone.

    Raises LedgerMissing, NotALedger, LedgerDamaged, LedgerNewer, NotWritable, LedgerLocked.
    """
    if path.is_dir():
        raise NotALedger(path=str(path), detail="folder")
    require_not_held(path)
    try:
        with path.open("rb") as stream:
            header = stream.read(100)
            size = path.stat().st_size
    except FileNotFoundError:
        raise LedgerMissing(path=str(path)) from None
    except OSError as trouble:
        raise NotWritable(path=str(path), detail=trouble.strerror or "") from None
    if len(header) < 100 or header[:16] != _MAGIC:
        raise _no_ledger(path, header)
    version: int = struct.unpack(">I", header[60:64])[0]
    (application,) = struct.unpack(">I", header[68:72])
    if application != APPLICATION_ID:
        raise NotALedger(path=str(path))
    if version > SCHEMA_VERSION:
        raise LedgerNewer(path=str(path), version=version, known=SCHEMA_VERSION)
    if struct.unpack(">I", header[44:48])[0] not in _FORMATS:
        raise LedgerDamaged(path=str(path), detail="header")
    page = struct.unpack(">H", header[16:18])[0] or 0
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise NotWritable(path=str(path), detail="rights")
    if page and size % (65536 if page == 1 else page) and not wal_of(path).exists():
        raise LedgerDamaged(path=str(path), detail="truncated")
    return version


def _no_ledger(path: Path, header: bytes) -> ArappError:
    # Our own ending with the magic gone is a damaged ledger; anything else is another program's.
    if path.suffix == ".arapp" and (not header.strip(b"\x00") or header[68:72] == b"ARAP"):
        return LedgerDamaged(path=str(path), detail="header" if header else "empty")
    detail = "backup" if header.startswith(_PACKED) else "" if header else "empty"
    return NotALedger(path=str(path), **({"detail": detail} if detail else {}))


def wal_of(path: Path) -> Path:
    """The log beside a ledger."""
    return path.with_name(path.name + "-wal")
