"""A ledger file out of its packing and its seal.

What is unpacked is foreign until checked: its size is limited before and while it is written, and
nothing of it is ever executed.
"""

import shutil
import struct
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyrage
import zstandard

from arapp.models.values.errors import DiskFull
from arapp.services.backup.errors import BackupDamaged, BackupUnsafe, WrongPassword
from arapp.services.backup.pack import NOTE_MOST, SKIPPABLE, parsed
from arapp.services.backup.sealing import AGE, Opener, is_shut, unsealed
from arapp.services.backup.streams import CHUNK, MOST, In, Out
from arapp.services.progress import Progress, silent

_GENEROUS = 256 << 20
_RATIO = 200  # real ledgers pack 3 to 30 times; zeros pack 20,000 times


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
        start = source.read(len(AGE))
        source.seek(0)
        read = In(source, lambda done: progress(done, total, ""))
        most = MOST if start[:6] == b"SQLite" else min(MOST, max(_GENEROUS, total * _RATIO))
        room = shutil.disk_usage(target.parent).free
        out = Out(stream, most, room=room, hashed=False)
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


def _open(start: bytes, read: In, out: Out, opener: Opener) -> dict[str, Any]:
    if start[:15] == b"SQLite format 3":
        shutil.copyfileobj(read, out, CHUNK)
        return {}
    with _Unpacker(out) as opened:
        if start == AGE:
            unsealed(read, opened, opener)
        else:
            shutil.copyfileobj(read, opened, CHUNK)
        opened.finish()
        return opened.note


class _Unpacker:
    """Takes packed bytes, keeps the note, writes what is in the one frame that follows."""

    def __init__(self, out: Out) -> None:
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
        note = 8 + size if magic == SKIPPABLE else 0
        if note > NOTE_MOST:
            raise ValueError("note")
        if len(data) < note + 18:  # the longest head of a frame
            return
        self.note = parsed(data[8:note])
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
