"""A ledger from a place where it must not live, copied to this PC; the original stays as it is."""

import contextlib
import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from arapp.models.header import check_header
from arapp.models.store import connect, translated
from arapp.models.values.errors import DiskFull, LedgerDamaged, LedgerLocked, NotWritable
from arapp.services.places import require_local
from arapp.services.progress import Progress, silent

_SIDES = ("-wal",)
_FIRST_SHARED, _SHARED_BYTES = 0x4000_0002, 510
"""Where SQLite keeps its locks in the file."""


def bring(path: Path, folder: Path, progress: Progress = silent) -> Path:
    """Copy the ledger at `path`, its write-ahead log folded in, into `folder`; the new file.

    Bytes are copied first and only the copy is opened, so nothing at the old place changes. The
    copy is checked before it gets its name, and no name is taken twice.
    Raises LedgerMissing, NotALedger, LedgerNewer, LedgerLocked, LedgerDamaged, DiskFull,
    UnsafePlace (the folder is no better), Cancelled.
    """
    path = path.resolve()
    require_local(folder / path.name)
    with _only_read():
        check_header(path)
    with _told_by_the_system(folder), tempfile.TemporaryDirectory(dir=folder) as kept:
        work = Path(kept)
        _copy_still(path, work / "taken", progress)
        with translated(path):
            _fold(work / "taken", work / "whole", path)
        progress(2, 3, path.name)
        target = _free(folder, path)
        attached = path.with_suffix(".files")
        if attached.is_dir():
            shutil.copytree(attached, target.with_suffix(".files"))
        (work / "whole").rename(target)
    progress(3, 3, path.name)
    return target


@contextmanager
def _only_read() -> Iterator[None]:
    """No right to write there is no hindrance: nothing is written there."""
    try:
        yield
    except NotWritable as trouble:
        if trouble.fields.get("detail") != "rights":
            raise


@contextmanager
def _told_by_the_system(folder: Path) -> Iterator[None]:
    """A full disk is one wherever it shows."""
    try:
        yield
    except OSError as trouble:
        if trouble.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
            raise DiskFull(path=str(folder)) from trouble
        raise


def _copy_still(path: Path, to: Path, progress: Progress) -> None:
    """Copy the file and its log while nobody writes; raises LedgerLocked otherwise."""
    with translated(path):
        _require_unlocked(path)
        before = _marks(path)
        for number, side in enumerate(("", *_SIDES)):
            source = path.with_name(path.name + side)
            if source.exists():
                shutil.copyfile(source, to.with_name(to.name + side))
            progress(number, 3, path.name)
        if _marks(path) != before:
            raise LedgerLocked(path=str(path))


def _marks(path: Path) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for side in ("", *_SIDES):
        try:
            state = path.with_name(path.name + side).stat()
        except FileNotFoundError:
            found.append(None)
        else:
            found.append((state.st_size, state.st_mtime_ns))
    return found


def _require_unlocked(path: Path) -> None:
    """Whether another program holds the ledger, asked of the system: SQLite might write."""
    with path.open("rb") as stream:
        try:
            import fcntl
        except ImportError:
            _windows_lock(path, stream.fileno())
            return
        try:
            fcntl.lockf(stream, fcntl.LOCK_SH | fcntl.LOCK_NB, _SHARED_BYTES, _FIRST_SHARED)
        except OSError as trouble:
            if trouble.errno in {errno.EACCES, errno.EAGAIN}:
                raise LedgerLocked(path=str(path)) from None
            # a share that knows no locks: the sizes and times before and after must do


def _windows_lock(path: Path, number: int) -> None:
    import msvcrt

    take = getattr(msvcrt, "locking")  # noqa: B009 - the name exists on Windows alone
    os.lseek(number, _FIRST_SHARED, os.SEEK_SET)
    try:
        take(number, 2, _SHARED_BYTES)  # without waiting; let go when the file is closed
    except OSError:
        raise LedgerLocked(path=str(path)) from None
    os.lseek(number, _FIRST_SHARED, os.SEEK_SET)
    with contextlib.suppress(OSError):
        take(number, 0, _SHARED_BYTES)


def _fold(taken: Path, whole: Path, path: Path) -> None:
    """One file of the copy and its log, checked page by page."""
    with closing(connect(taken)) as source, closing(sqlite3.connect(whole)) as target:
        source.backup(target)
        answer = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if answer != "ok":
            raise LedgerDamaged(path=str(path), detail=str(answer))


def _free(folder: Path, path: Path) -> Path:
    """The same name, or with the first number that is not taken."""
    names = (f"{path.stem}{n}{path.suffix}" for n in ("", *(f" {i}" for i in range(2, 10_000))))
    return next(folder / name for name in names if not (folder / name).exists())
