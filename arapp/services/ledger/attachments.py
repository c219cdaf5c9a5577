"""Files that belong to a record: a slip, a contract, a signed confirmation.

The file is copied first (to a part, synced, renamed to its SHA-256), the row comes after: a row
without its file can only come from outside. A file without a row is harmless and stays, since an
undone command may be done again; parts of a broken copy are swept when the ledger is opened. What
is stored has neither its name nor a right to run, and nothing here starts a program.
"""

import hashlib
import os
import re
import stat
import unicodedata
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, ClassVar

from arapp.models.attachments import files_dir, stored_path
from arapp.models.disk import sync_folder
from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import moment_text
from arapp.models.values.errors import NotFound, ReadOnly, Refused
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from arapp.services.ledger.record_ids import record_id
from arapp.services.progress import Progress, silent

LARGEST = 100_000_000  # bytes
_RECORDS = """
    company customer contact contract milestone invoice plan receipt refund allocation statement
    letter promise dispute contact_log todo supplement repayment_agreement limitation_event
"""
RECORDS = frozenset(_RECORDS.split())
# What a computer would run, or open with code in it, when asked to show it.
_PROGRAMS = """
    apk app appimage application bat bin chm class cmd com command cpl desktop dll dmg exe gadget
    hta inf ins iso jar js jse jsp lnk mpkg msc msh msi msp mst pif pkg ps1 psm1 py pyw rb reg run
    scf scr sct sh shb sys url vb vbe vbs vhd vhdx website workflow ws wsc wsf wsh xbap xll docm
    dotm pptm xlam xlsm xlsb xltm
"""
PROGRAMS = frozenset(_PROGRAMS.split())
_CHUNK = 1 << 20
_LONGEST = 120  # characters of a name
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_TOPIC = {
    "customer": Topic.CUSTOMERS,
    "contact": Topic.CUSTOMERS,
    "contract": Topic.CONTRACTS,
    "milestone": Topic.CONTRACTS,
    "supplement": Topic.CONTRACTS,
    "invoice": Topic.INVOICES,
    "plan": Topic.PLANS,
    "receipt": Topic.RECEIPTS,
    "refund": Topic.RECEIPTS,
    "allocation": Topic.ALLOCATIONS,
    "statement": Topic.STATEMENTS,
    "letter": Topic.LETTERS,
}


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as it lies beside the ledger: its clean name, hash, bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a record."""

    id: int
    record: str
    name: str
    sha256: str
    size: int
    added_at: str
    note: str


@dataclass(frozen=True)
class AttachFile:
    """Note that a stored file belongs to a record ("receipt:12"); `attach` does both steps."""

    record: str
    file: Stored
    note: str = ""

    label: ClassVar[str] = "attach_file"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the attachment; of the one that is there when it has this file already.

        Raises NotFound for a record that is not there.
        """
        table, row = record_of(tx, self.record)
        known = tx.value(
            "SELECT id FROM attachment WHERE tbl = ? AND row = ? AND sha256 = ?",
            (table, row, self.file.sha256),
        )
        if known is not None:
            return Outcome(frozenset(), known)
        written = tx.insert(
            "attachment",
            tbl=table,
            row=row,
            name=self.file.name,
            sha256=self.file.sha256,
            size=self.file.size,
            added_at=moment_text(tx.clock.now()),
            note=self.note.strip(),
        )
        return Outcome(frozenset({_TOPIC.get(table, Topic.COLLECTION)}), written)


@dataclass(frozen=True)
class Detach:
    """The file no longer belongs to the record; it stays beside the ledger, undo brings it back."""

    attachment_id: int

    label: ClassVar[str] = "detach_file"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the attachment's id. Raises NotFound."""
        table = tx.value("SELECT tbl FROM attachment WHERE id = ?", (self.attachment_id,))
        if table is None:
            raise NotFound(what="attachment", key=self.attachment_id)
        tx.delete("attachment", self.attachment_id)
        return Outcome(frozenset({_TOPIC.get(table, Topic.COLLECTION)}), self.attachment_id)


def attach(
    books: Dispatch, record: str, source: Path, note: str = "", progress: Progress = silent
) -> int:
    """Copy the file beside the ledger, then note it; id of the attachment.

    Raises NotFound (record), Refused `file_missing`, `file_unsafe` (link, folder, device),
    `file_too_large`, ReadOnly, or OSError; then no row was written.
    """
    if books.read_only:
        raise ReadOnly(reason=books.read_only)
    books.ask(lambda tx: record_of(tx, record))
    file = store(books.path, source, progress)
    return int(books.run(AttachFile(record, file, note)).outcome.result)


def record_of(tx: Tx, record: str) -> tuple[str, int]:
    """("receipt", 12) of "receipt:12". Raises NotFound when there is no such record."""
    table, row = record_id(record)
    found = None
    if table in RECORDS:
        found = tx.value(f"SELECT id FROM {table} WHERE id = ?", (row,))
    if found is None:
        raise NotFound(what="record", key=record)
    return table, int(found)


def attachments_of(tx: Tx, record: str) -> list[Attachment]:
    """Files of a record, oldest first."""
    table, _, number = record.partition(":")
    rows = tx.rows(
        "SELECT id, tbl || ':' || row, name, sha256, size, added_at, note FROM attachment"
        " WHERE tbl = ? AND row = CAST(? AS INTEGER) ORDER BY id",
        (table, number),
    )
    return [Attachment(*row) for row in rows]


# --- the files ------------------------------------------------------------------------------------


def store(ledger: Path, source: Path, progress: Progress = silent) -> Stored:
    """Copy a file beside the ledger under its hash. Raises as `attach`."""
    folder = files_dir(ledger)
    with _opened(source) as stream:
        folder.mkdir(exist_ok=True)
        part = folder / f"{uuid.uuid4().hex}.part"
        try:
            sha256, size = _copy(stream, part, source, progress)
            target = stored_path(ledger, sha256)
            if not (target.is_file() and _hash_of(target) == sha256):
                part.replace(target)
                sync_folder(folder)
        finally:
            part.unlink(missing_ok=True)
    return Stored(clean_name(source.name), sha256, size)


@contextmanager
def _opened(source: Path) -> Iterator[IO[bytes]]:
    """The file itself: no link, folder, pipe or device, and not larger than allowed."""
    try:
        facts = source.lstat()
    except FileNotFoundError:
        raise Refused("file_missing", file=source.name) from None
    kinds = {stat.S_IFLNK: "link", stat.S_IFDIR: "directory", stat.S_IFREG: ""}
    kind = kinds.get(stat.S_IFMT(facts.st_mode), "device")
    if kind:
        raise Refused("file_unsafe", file=source.name, reason=kind)
    if facts.st_size > LARGEST:
        raise Refused("file_too_large", file=source.name, reason=f"> {LARGEST // 10**6} MB")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(source, flags), "rb") as stream:
        yield stream


def _copy(stream: IO[bytes], part: Path, source: Path, progress: Progress) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with part.open("xb") as copy:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > LARGEST:  # it grew while it was read
                raise Refused("file_too_large", file=source.name, reason=f"> {LARGEST // 10**6} MB")
            digest.update(chunk)
            copy.write(chunk)
            progress(size, LARGEST, source.name)
        copy.flush()
        os.fsync(copy.fileno())
    part.chmod(0o600)  # nobody else's business, and never a program
    return digest.hexdigest(), size


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def clean_name(name: str) -> str:
    """A name that can be shown and written anywhere; its ending is kept.

    Control and direction characters, what Windows forbids and blanks at the ends go.
    """
    folded = unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode("utf-8")
    plain = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in folded)
    words = " ".join(_FORBIDDEN.sub(" ", plain).split()).strip(" .")
    stem, dot, ending = words.rpartition(".")
    if dot and len(ending) <= 10:
        words = f"{stem[: _LONGEST - len(ending) - 1].strip(' .') or '_'}.{ending}"
    words = words[:_LONGEST].strip(" .") or "_"
    return f"_{words}" if _RESERVED.match(words) else words


def path_of(books: Dispatch, attachment_id: int) -> Path:
    """Where the file lies, under its hash. Raises NotFound, Refused `attachment_gone`."""
    return _found(books, attachment_id)[0]


def _found(books: Dispatch, attachment_id: int) -> tuple[Path, str]:
    row = books.ask(
        lambda tx: tx.one(
            "SELECT name, sha256, size FROM attachment WHERE id = ?", (attachment_id,)
        )
    )
    if row is None:
        raise NotFound(what="attachment", key=attachment_id)
    name, sha256, size = row
    try:
        path = stored_path(books.path, sha256)
        facts = path.lstat()
    except (ValueError, OSError):
        raise Refused("attachment_gone", name=name) from None
    if not stat.S_ISREG(facts.st_mode) or facts.st_size != size or _hash_of(path) != sha256:
        raise Refused("attachment_gone", name=name)
    return path, name


def open_copy(books: Dispatch, attachment_id: int, folder: Path) -> Path:
    """A copy under its own name in `folder`, for a viewer: read-only, never a program.

    Raises NotFound, Refused `attachment_gone`, `file_unsafe` (reason `program`), OSError.
    """
    path, name = _found(books, attachment_id)
    name = clean_name(name)
    if name.rpartition(".")[2].lower() in PROGRAMS:
        raise Refused("file_unsafe", file=name, reason="program")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    part = folder / f"{uuid.uuid4().hex}.part"
    try:
        part.write_bytes(path.read_bytes())
        part.chmod(0o400)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def sweep(ledger: Path) -> int:
    """Remove parts that a broken copy left; how many. Only while the ledger is held open.

    Whole files stay even if no row names them: an older ledger, kept aside, may.
    """
    found = 0
    with suppress(OSError):  # a folder that cannot be listed is the check's to tell
        for part in files_dir(ledger).glob("*.part"):
            if part.is_file() and not part.is_symlink():
                part.unlink(missing_ok=True)
                found += 1
    return found
