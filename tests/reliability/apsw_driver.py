"""apsw dressed as the sqlite3 module's connection, so that the real store runs over a watched disk.

Only a library that takes file systems written in Python can see the store's writes; the standard
library's cannot. `installed` puts it in the place of `sqlite3.connect` for a while. What the store
catches are sqlite3's errors with their codes, so apsw's are turned into those.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import apsw

Params = Mapping[str, Any] | Sequence[Any]
_PRIMARY = 0xFF
_CLASSES: dict[int, type[sqlite3.DatabaseError]] = {
    apsw.SQLITE_CONSTRAINT: sqlite3.IntegrityError,
    apsw.SQLITE_MISMATCH: sqlite3.IntegrityError,
    apsw.SQLITE_CORRUPT: sqlite3.DatabaseError,
    apsw.SQLITE_NOTADB: sqlite3.DatabaseError,
    apsw.SQLITE_TOOBIG: sqlite3.DataError,
    apsw.SQLITE_MISUSE: sqlite3.ProgrammingError,
}
_DEFAULT_CHECKPOINT = 1000  # pages, SQLite's own


def _translated(trouble: apsw.Error) -> sqlite3.Error:
    code = int(getattr(trouble, "result", apsw.SQLITE_MISUSE) or apsw.SQLITE_ERROR) & _PRIMARY
    found = _CLASSES.get(code, sqlite3.OperationalError)(str(trouble) or type(trouble).__name__)
    found.sqlite_errorcode = int(getattr(trouble, "extendedresult", code) or code)
    found.sqlite_errorname = type(trouble).__name__
    return found


def _broken() -> apsw.Error:
    found = apsw.exception_for(apsw.SQLITE_IOERR)
    assert isinstance(found, apsw.Error)
    return found


def _raise(trouble: apsw.Error) -> NoReturn:
    raise _translated(trouble) from trouble


def _noting(shown: list[Any]) -> Callable[[apsw.Cursor, str, Any], bool]:
    """Notes the column names early, since apsw forgets them with the last row.

    It knows the list only: a cycle with the cursor would keep its statement open, and with it the
    lock that a checkpoint needs.
    """

    def note(cursor: apsw.Cursor, _sql: str, _bindings: Any) -> bool:
        with suppress(apsw.ExecutionCompleteError):
            columns = cursor.get_description()
            if columns:
                shown.append(tuple((name, *[None] * 6) for name, *_ in columns))
        return True

    return note


class Cursor:
    """What `execute` gives back: rows, `rowcount`, `lastrowid`, `description`."""

    def __init__(self, owner: "Connection") -> None:
        self.connection = owner
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.description: Any = None
        self.arraysize = 1
        self._cursor = owner.raw.cursor()
        self._shown: list[Any] = []
        self._cursor.exec_trace = _noting(self._shown)

    def execute(self, sql: str, params: Params = ()) -> "Cursor":
        """Run one statement up to its first row."""
        self.description, self.rowcount = None, -1
        self._shown.clear()
        if self.connection.own_checkpoint(sql):
            return self
        try:
            self._cursor.execute(sql, params)
        except apsw.Error as trouble:
            _raise(trouble)
        self.description = self._shown[-1] if self._shown else None
        if self.description is None:
            self.rowcount = self.connection.raw.changes()
            self.lastrowid = self.connection.raw.last_insert_rowid()
        return self

    def executemany(self, sql: str, many: Iterable[Params]) -> "Cursor":
        """Run one statement over and over; `rowcount` is the sum."""
        total = 0
        for params in many:
            self.execute(sql, params)
            total += max(self.rowcount, 0)
        self.rowcount = total
        return self

    def fetchone(self) -> Any:
        """Next row or None."""
        return next(self, None)

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self)

    def fetchmany(self, size: int = 1) -> list[Any]:
        """Up to `size` rows."""
        return [row for _, row in zip(range(size), self, strict=False)]

    def __iter__(self) -> "Cursor":
        return self

    def __next__(self) -> Any:
        try:
            row = next(self._cursor)
        except apsw.Error as trouble:
            _raise(trouble)
        if self.connection.text_factory is bytes:
            return tuple(v.encode() if isinstance(v, str) else v for v in row)
        return row

    def close(self) -> None:
        """Forget the statement."""
        self._cursor.close(True)


class Connection:
    """As much of sqlite3.Connection as the program uses."""

    isolation_level: str | None = None
    row_factory: Any = None
    text_factory: type = str

    def __init__(self, name: str, vfs: str, flags: int, timeout: float) -> None:
        try:
            self.raw = apsw.Connection(name, flags=flags, vfs=vfs)
        except apsw.Error as trouble:
            _raise(trouble)
        self._pages = _DEFAULT_CHECKPOINT
        self.raw.set_busy_timeout(round(timeout * 1000))
        self.raw.set_wal_hook(self._fold)

    def _fold(self, raw: apsw.Connection, name: str, pages: int) -> int:
        """Checkpoint as SQLite does by itself: what goes wrong in it is no error of the commit.

        (apsw would raise it out of the COMMIT that succeeded.)
        """
        if self._pages and pages >= self._pages:
            with suppress(apsw.Error):
                raw.wal_checkpoint(name, apsw.SQLITE_CHECKPOINT_PASSIVE)
        return apsw.SQLITE_OK

    def own_checkpoint(self, sql: str) -> bool:
        """Take `PRAGMA wal_autocheckpoint = N` for ourselves: SQLite would drop the hook."""
        words = sql.replace("=", " = ").lower().split()
        mine = words[:3] == ["pragma", "wal_autocheckpoint", "="]
        if mine:
            self._pages = int(words[3])
        return mine

    def execute(self, sql: str, params: Params = ()) -> Cursor:
        """A new cursor on which the statement runs."""
        return Cursor(self).execute(sql, params)

    def executemany(self, sql: str, many: Iterable[Params]) -> Cursor:
        """A new cursor on which the statement runs once a row of parameters."""
        return Cursor(self).executemany(sql, many)

    def cursor(self) -> Cursor:
        """A cursor for later."""
        return Cursor(self)

    @property
    def in_transaction(self) -> bool:
        """Whether a BEGIN is open."""
        return self.raw.in_transaction

    def commit(self) -> None:
        """COMMIT if one is open."""
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """ROLLBACK if one is open."""
        if self.in_transaction:
            self.execute("ROLLBACK")

    def getlimit(self, category: int) -> int:
        """A limit of the library."""
        return self.raw.limit(category)

    def create_function(
        self, name: str, args: int, function: Any, *, deterministic: bool = False
    ) -> None:
        """A function for SQL."""
        self.raw.create_scalar_function(name, function, args, deterministic=deterministic)

    def backup(
        self,
        target: "Connection",
        *,
        pages: int = -1,
        progress: Callable[[int, int, int], object] | None = None,
        sleep: float = 0.25,
    ) -> None:
        """Copy the whole of it into `target`, `pages` at a time."""
        try:
            self._copy(target, pages, progress)
        except SystemError as trouble:  # apsw's, for an error that comes up once more at the end
            _raise(trouble.__cause__ if isinstance(trouble.__cause__, apsw.Error) else _broken())

    def _copy(self, target: "Connection", pages: int, progress: Any) -> None:
        copying = target.raw.backup("main", self.raw, "main")
        try:
            while not copying.done:
                copying.step(pages)
                if progress:
                    done = apsw.SQLITE_OK if copying.remaining else apsw.SQLITE_DONE
                    progress(done, copying.remaining, copying.page_count)
        except apsw.Error as trouble:
            _raise(trouble)
        finally:
            with suppress(apsw.Error):  # it says once more what `step` has said
                copying.close(True)

    def close(self) -> None:
        """Close; what goes wrong in the last checkpoint is passed over, as SQLite does."""
        for _ in range(2):
            with suppress(apsw.Error):
                self.raw.close(True)

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: object) -> None:
        self.rollback() if kind else self.commit()


def connector(vfs: str) -> Callable[..., Connection]:
    """A function to stand in for `sqlite3.connect`, over the file system named `vfs`."""

    def connect(database: str | Path, timeout: float = 5.0, **options: Any) -> Connection:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        if options.get("uri"):
            flags |= apsw.SQLITE_OPEN_URI
        return Connection(str(database), vfs, flags, timeout)

    return connect


@contextmanager
def installed(vfs: str) -> Iterator[None]:
    """Until it ends, every `sqlite3.connect` of the program goes over the file system `vfs`."""
    real = sqlite3.connect
    sqlite3.connect = connector(vfs)  # type: ignore[assignment]  # the shim stands in for it
    try:
        yield
    finally:
        sqlite3.connect = real
