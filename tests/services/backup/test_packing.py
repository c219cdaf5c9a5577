"""What is packed is read back while it is written: a spoiled byte never becomes a backup."""

import random
import threading
from pathlib import Path
from typing import Any

import pytest

from arapp.services.backup import pack, unpack
from arapp.services.backup.errors import BackupDamaged
from arapp.services.backup.streams import Growing


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A file that takes some chunks even packed."""
    file = tmp_path / "plain"
    file.write_bytes(b"SQLite format 3\0" + random.Random(7).randbytes(3 << 20))
    return file


@pytest.mark.parametrize("at", [9, 40, 1 << 20, -2])
def test_a_byte_that_lies_otherwise_in_the_file_is_noticed(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    pack.pack(plain, tmp_path / "good", {})
    place = at % (tmp_path / "good").stat().st_size
    write, done = pack._Whole.write, [0]

    def spoiled(self: Any, data: bytes) -> None:
        changed, here = bytearray(data), place - done[0]
        if 0 <= here < len(changed):
            changed[here] ^= 0x10
        done[0] += len(data)
        write(self, bytes(changed))

    monkeypatch.setattr(pack._Whole, "write", spoiled)
    with pytest.raises(BackupDamaged):
        pack.pack(plain, tmp_path / "bad", {})


def test_a_system_that_writes_a_little_at_a_time_gets_all_of_it() -> None:
    class Little:
        held = b""

        def write(self, data: memoryview) -> int:
            self.held += bytes(data[:3])
            return min(3, len(data))

    stream = Little()
    pack._Whole(stream).write(b"0123456789")
    assert stream.held == b"0123456789"


def test_what_was_packed_comes_back(plain: Path, tmp_path: Path) -> None:
    size, _ = pack.pack(plain, tmp_path / "packed", {"made_at": "x"})
    assert size == (tmp_path / "packed").stat().st_size
    assert unpack.unpack(tmp_path / "packed", tmp_path / "again") == {"made_at": "x"}
    assert (tmp_path / "again").read_bytes() == plain.read_bytes()


def test_a_stop_in_the_middle_waits_for_nobody(plain: Path, tmp_path: Path) -> None:
    def stop(done: int, _all: int, _what: str) -> None:
        if done > 1 << 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pack.pack(plain, tmp_path / "half", {}, None, stop)
    assert not [one for one in threading.enumerate() if one.name.startswith("backup-proof")]


def test_a_growing_file_gives_what_is_told_and_then_its_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abcdef")
    with (tmp_path / "file").open("rb") as stream:
        growing = Growing(stream)
        growing.grown(2)
        assert growing.read(100) == b"ab"
        later = threading.Timer(0.05, growing.grown, (5,))
        later.start()
        assert growing.read(2) == b"cd"
        growing.end()
        assert growing.read() == b"e"
        assert growing.read() == b""
        later.join()
