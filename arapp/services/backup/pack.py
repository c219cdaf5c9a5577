"""A ledger file in and out of its packing: zstandard with a checksum, and age around it outside.

A packed file begins with a skippable zstd frame that holds its facts as JSON, so a list of backups
can be made anew from the files alone; `zstd -d` passes it over. What is unpacked is foreign until
checked: its size is limited before and while it is written, and nothing of it is ever executed.
"""

import hashlib
import json
import os
import shutil
import struct
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeAlias

import pyrage
import zstandard
from pyrage import x25519

from arapp.models.values.errors import DiskFull
from arapp.services.backup.errors import BackupDamaged, BackupUnsafe, WrongPassword
from arapp.services.progress import Progress, silent

PACKED = ".arapp.zst"
SEALED = ".arapp.zst.age"
LEVEL = 1  # three times the speed of level 3 for a tenth of the size
CHUNK = 1 << 20
MOST = 64 << 30
"""No ledger is larger: 64 GiB."""
_GENEROUS = 256 << 20
_RATIO = 200  # real ledgers pack 3 to 30 times; zeros pack 20,000 times
_SKIPPABLE = 0x184D2A50
_MAGIC = struct.pack("<I", 0xFD2FB528)
_AGE = b"age-encryption.org/v1\n"
_BY_PASSPHRASE = b"-> scrypt "
_NOTE_MOST = 1 << 20
# age at a head that no secret given opens; all else it says is of a file that was cut or changed.
_SHUT = ("Decryption failed", "No matching keys found")


class _Out:
    """A file being written: counted, limited, and hashed unless it is foreign anyway."""

    def __init__(
        self, stream: Any, most: int = MOST, *, room: int = MOST, hashed: bool = True
    ) -> None:
        self._stream, self._hashed, self.most, self.room = stream, hashed, most, room
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Raises as `require`."""
        self.size += len(data)
        self.require(self.size)
        if self._hashed:
            self.digest.update(data)
        self._stream.write(data)
        return len(data)

    def require(self, size: int) -> None:
        """Raises BackupUnsafe for a size beyond what is allowed, DiskFull beyond the room left."""
        if size > self.most:
            raise BackupUnsafe(file="", reason="too_large")
        if size > self.room:
            raise DiskFull(path="")

    def flush(self) -> None:
        """Nothing is held back."""


class _In:
    """A file being read, with progress that may raise Cancelled.

    `trouble` is what a read raised: age tells of it as of a head that it cannot read.
    """

    def __init__(self, stream: IO[bytes], tell: Callable[[int], None]) -> None:
        self._stream, self._tell, self._done = stream, tell, 0
        self.trouble: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        """Some bytes; empty at the end."""
        try:
            data = self._stream.read(size)
            self._done += len(data)
            self._tell(self._done)
        except BaseException as trouble:
            self.trouble = trouble
            raise
        return data


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Seals the file by itself, without a key beside it; the packed file is held in memory."""

    text: str


Seal: TypeAlias = x25519.Recipient | Passphrase | None
Opener: TypeAlias = x25519.Identity | Passphrase | None


def pack(
    source: Path,
    target: Path,
    note: dict[str, Any],
    seal: Seal = None,
    progress: Progress = silent,
) -> tuple[int, str]:
    """Write `source` to `target`, packed, and sealed when asked; (bytes, SHA-256).

    Raises OSError, Cancelled; a half-written `target` is the caller's to remove.
    """
    total = source.stat().st_size
    squeezer = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, threads=-1)
    with source.open("rb") as plain, target.open("wb") as stream:
        read: Any = _In(plain, lambda done: progress(done, total, ""))
        out: Any = _Out(stream)
        if seal is None:
            out.write(_head(note))
            squeezer.copy_stream(read, out, size=total, read_size=CHUNK, write_size=CHUNK)
        else:
            _sealed(_Chain(_head(note), squeezer.stream_reader(read, size=total)), out, seal)
    return out.size, out.digest.hexdigest()


def _head(note: dict[str, Any]) -> bytes:
    text = json.dumps(note, ensure_ascii=False).encode()
    return struct.pack("<II", _SKIPPABLE, len(text)) + text


class _Chain:
    """A few bytes, then a stream."""

    def __init__(self, head: bytes, rest: Any) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = CHUNK) -> bytes:
        """Some bytes; empty at the end."""
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
            return data
        found: bytes = self._rest.read(size)
        return found


def _sealed(source: Any, out: _Out, seal: Seal) -> None:
    if isinstance(seal, Passphrase):
        out.write(pyrage.passphrase.encrypt(b"".join(iter(source.read, b"")), seal.text))
    else:
        pyrage.encrypt_io(source, out, [seal])


def seal_file(source: Path, target: Path, seal: Seal) -> tuple[int, str]:
    """Write a finished file once more, sealed; (bytes, SHA-256). Raises OSError."""
    with source.open("rb") as plain, target.open("wb") as stream:
        out = _Out(stream)
        _sealed(plain, out, seal)
    return out.size, out.digest.hexdigest()


def unseal_file(source: Path, target: Path, opener: Opener) -> bool:
    """The content of a sealed file; False when it does not open. Raises OSError."""
    try:
        with source.open("rb") as sealed, target.open("wb") as stream:
            _unsealed(sealed, _Out(stream), opener)
    except pyrage.DecryptError:
        return False
    except OSError as trouble:
        if trouble.errno is None:  # age says so of a file that was cut or changed
            return False
        raise
    return True


def _unsealed(source: Any, out: Any, opener: Opener) -> None:
    if isinstance(opener, Passphrase):
        out.write(pyrage.passphrase.decrypt(source.read(), opener.text))
    else:
        pyrage.decrypt_io(source, out, [opener])


def is_shut(trouble: Exception) -> bool:
    """Whether age says that the secret does not fit; a damaged head may read so too."""
    return any(words in str(trouble) for words in _SHUT)


def sealed_how(file: Path) -> str:
    """ "" for a file that is not sealed, else "passphrase" or "key". Raises OSError."""
    with file.open("rb") as stream:
        start = stream.read(len(_AGE) + len(_BY_PASSPHRASE))
    if not start.startswith(_AGE):
        return ""
    return "passphrase" if start.endswith(_BY_PASSPHRASE) else "key"


def proven(file: Path) -> None:
    """Unpack to nowhere: the checksum of zstd is right. Raises BackupDamaged, OSError."""
    with file.open("rb") as source, Path(os.devnull).open("wb") as nowhere:
        _magic, note = struct.unpack("<II", source.read(8))
        source.seek(8 + note)
        declared = zstandard.get_frame_parameters(source.read(18)).content_size
        source.seek(8 + note)
        try:
            _, size = zstandard.ZstdDecompressor().copy_stream(
                source, nowhere, read_size=CHUNK, write_size=CHUNK
            )
        except zstandard.ZstdError as trouble:
            raise BackupDamaged(file=str(file), reason="packing") from trouble
    if size != declared:
        raise BackupDamaged(file=str(file), reason="packing")


def note_of(file: Path) -> dict[str, Any]:
    """The facts that stand at the head of a packed file; empty when there are none to be read."""
    try:
        with file.open("rb") as stream:
            magic, size = struct.unpack("<II", stream.read(8))
            if magic != _SKIPPABLE or size > _NOTE_MOST:
                return {}
            return _parsed(stream.read(size))
    except (OSError, struct.error):
        return {}


def _parsed(note: bytes) -> dict[str, Any]:
    try:
        found = json.loads(note)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def unpack(
    file: Path, target: Path, opener: Opener = None, progress: Progress = silent
) -> dict[str, Any]:
    """Write the ledger in `file` (.arapp, .zst, .zst.age by its content) to `target`.

    Answers the facts at its head; empty when it has none.
    Raises BackupDamaged, BackupUnsafe, WrongPassword (an opener that does not fit), DiskFull,
    OSError.
    """
    total = _sane(file)
    with ExitStack() as stack:
        source = stack.enter_context(file.open("rb"))
        stream = stack.enter_context(target.open("wb"))
        start = source.read(len(_AGE))
        source.seek(0)
        read = _In(source, lambda done: progress(done, total, ""))
        most = MOST if start[:6] == b"SQLite" else min(MOST, max(_GENEROUS, total * _RATIO))
        room = shutil.disk_usage(target.parent).free
        out = _Out(stream, most, room=room, hashed=False)
        try:
            return _open(start, read, out, opener)
        except BackupUnsafe:
            raise BackupUnsafe(file=str(file), reason="too_large") from None
        except DiskFull:
            raise DiskFull(path=str(target.parent)) from None
        except pyrage.DecryptError as trouble:
            if read.trouble is not None:
                raise read.trouble from None
            if is_shut(trouble):
                raise WrongPassword(file=str(file)) from None
            raise BackupDamaged(file=str(file), reason="packing") from trouble
        except (zstandard.ZstdError, EOFError, ValueError) as trouble:
            raise BackupDamaged(file=str(file), reason="packing") from trouble
        except OSError as trouble:
            if trouble.errno is None:  # age says so of a file that was cut or changed
                raise BackupDamaged(file=str(file), reason="packing") from trouble
            raise


def _sane(file: Path) -> int:
    """Size of an ordinary file; a pipe or device is never read."""
    if not file.is_file():
        raise BackupUnsafe(file=str(file), reason="not_a_file")
    size = file.stat().st_size
    if size > MOST:
        raise BackupUnsafe(file=str(file), reason="too_large")
    return size


def _open(start: bytes, read: _In, out: _Out, opener: Opener) -> dict[str, Any]:
    if start[:15] == b"SQLite format 3":
        shutil.copyfileobj(read, out, CHUNK)
        return {}
    with _Unpacker(out) as opened:
        if start == _AGE:
            _unsealed(read, opened, opener)
        else:
            shutil.copyfileobj(read, opened, CHUNK)
        opened.finish()
        return opened.note


class _Unpacker:
    """Takes packed bytes, keeps the note, writes what is in the one frame that follows."""

    def __init__(self, out: _Out) -> None:
        self._out: Any = out
        self._start = b""
        self.note: dict[str, Any] = {}
        self._declared = zstandard.CONTENTSIZE_UNKNOWN
        self._frame: Any = None

    def __enter__(self) -> "_Unpacker":
        return self

    def __exit__(self, *_: object) -> None:
        self._frame = None

    def write(self, data: bytes) -> int:
        """Raises ZstdError, BackupUnsafe."""
        if self._frame is not None:
            self._frame.write(data)
        else:
            self._begin(self._start + data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def _begin(self, data: bytes) -> None:
        self._start = data
        if len(data) < 8:
            return
        magic, size = struct.unpack("<II", data[:8])
        note = 8 + size if magic == _SKIPPABLE else 0
        if note > _NOTE_MOST:
            raise ValueError("note")
        if len(data) < note + 18:  # the longest head of a frame
            return
        self.note = _parsed(data[8:note])
        self._open_frame(data[note:])

    def _open_frame(self, data: bytes) -> None:
        self._declared = zstandard.get_frame_parameters(data).content_size
        if self._declared != zstandard.CONTENTSIZE_UNKNOWN:
            self._out.require(self._declared)
        self._frame = zstandard.ZstdDecompressor().stream_writer(self._out, write_size=CHUNK)
        self._frame.write(data)

    def finish(self) -> None:
        """Raises EOFError when the frame ended before its declared size."""
        if self._frame is None:
            raise EOFError("no frame")
        if self._declared not in (zstandard.CONTENTSIZE_UNKNOWN, self._out.size):
            raise EOFError("cut")
