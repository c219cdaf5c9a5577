"""A ledger file into its packing: zstandard with a checksum, and age around it outside.

A packed file begins with a skippable zstd frame that holds its facts as JSON, so a list of backups
can be made anew from the files alone; `zstd -d` passes it over.
"""

import json
import os
import struct
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import zstandard

from arapp.services.backup.errors import BackupDamaged
from arapp.services.backup.sealing import Seal, sealed
from arapp.services.backup.streams import CHUNK, Chain, Growing, In, Out
from arapp.services.progress import Progress, silent

PACKED = ".arapp.zst"
LEVEL = 1  # three times the speed of level 3 for a tenth of the size
SKIPPABLE = 0x184D2A50
NOTE_MOST = 1 << 20


def pack(
    source: Path,
    target: Path,
    note: dict[str, Any],
    seal: Seal = None,
    progress: Progress = silent,
) -> tuple[int, str]:
    """Write `source` to `target`, packed, and sealed when asked; (bytes, SHA-256).

    What is not sealed is read back and unpacked while it is being written. Raises BackupDamaged
    when that fails, OSError, Cancelled; a half-written `target` is the caller's to remove.
    """
    if seal is None:
        return _packed(source, target, note, progress)
    total = source.stat().st_size
    with source.open("rb") as plain, target.open("wb") as stream:
        read: Any = In(plain, lambda done: progress(done, total, ""))
        out = Out(stream)
        sealed(Chain(_head(note), _squeezer().stream_reader(read, size=total)), out, seal)
    return out.size, out.digest.hexdigest()


def _squeezer() -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, threads=-1)


def _packed(
    source: Path, target: Path, note: dict[str, Any], progress: Progress
) -> tuple[int, str]:
    total, head = source.stat().st_size, _head(note)
    with ExitStack() as stack:
        plain = stack.enter_context(source.open("rb"))
        stream = stack.enter_context(target.open("wb", buffering=0))
        written = Growing(stack.enter_context(target.open("rb", buffering=0)))
        pool = stack.enter_context(ThreadPoolExecutor(1, "backup-proof"))
        stack.callback(written.end)  # whatever happens, before the pool is waited for
        proof = pool.submit(_unpacked_size, written, head)
        read: Any = In(plain, lambda done: progress(done, total, ""))
        out: Any = Out(_Whole(stream), tell=written.grown)
        out.write(head)
        _squeezer().copy_stream(read, out, size=total, read_size=CHUNK, write_size=CHUNK)
        written.end()
        try:
            size = proof.result()
        except zstandard.ZstdError as trouble:
            raise BackupDamaged(file=str(target), reason="packing") from trouble
    if size != total:
        raise BackupDamaged(file=str(target), reason="packing")
    return out.size, out.digest.hexdigest()


class _Whole:
    """An unbuffered file that takes all of what it is given. Raises OSError."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Again and again, until nothing is left."""
        left = memoryview(data)
        while left:
            left = left[self._stream.write(left) :]


def _unpacked_size(packed: Growing, head: bytes) -> int:
    """Unpack to nowhere, the checksum of zstd with it; -1 for another head.

    Raises ZstdError, OSError.
    """
    if _exactly(packed, len(head)) != head:
        return -1
    with Path(os.devnull).open("wb") as nowhere:
        source: Any = packed
        unpacker = zstandard.ZstdDecompressor()
        return int(unpacker.copy_stream(source, nowhere, read_size=CHUNK, write_size=CHUNK)[1])


def _exactly(source: Growing, size: int) -> bytes:
    found = b""
    while len(found) < size and (more := source.read(size - len(found))):
        found += more
    return found


def _head(note: dict[str, Any]) -> bytes:
    text = json.dumps(note, ensure_ascii=False).encode()
    return struct.pack("<II", SKIPPABLE, len(text)) + text


def note_of(file: Path) -> dict[str, Any]:
    """The facts that stand at the head of a packed file; empty when there are none to be read."""
    try:
        with file.open("rb") as stream:
            magic, size = struct.unpack("<II", stream.read(8))
            if magic != SKIPPABLE or size > NOTE_MOST:
                return {}
            return parsed(stream.read(size))
    except (OSError, struct.error):
        return {}


def parsed(note: bytes) -> dict[str, Any]:
    """The facts in a note; empty when it is none."""
    try:
        found = json.loads(note)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
