"""Damage is told as damage, a wrong secret as that, a full disk as that."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyrage import x25519

from arapp.models.values.errors import DiskFull
from arapp.services.backup import keys, make, restore, sealing, unpack
from arapp.services.backup.errors import BackupDamaged, WrongPassword
from arapp.services.backup.unpacked import preview
from arapp.services.dispatch import Dispatch
from arapp.services.progress import Cancelled
from tests.services.backup.hands import Hands

PASSPHRASE = "ten or more"


def _by_passphrase(_out: Path) -> tuple[sealing.Seal, str]:
    return sealing.Passphrase(PASSPHRASE), PASSPHRASE


def _by_key(out: Path) -> tuple[sealing.Seal, str]:
    out.mkdir()
    return keys.recipient_of(keys.found(out, PASSPHRASE).recipient), PASSPHRASE


def _by_code(out: Path) -> tuple[sealing.Seal, str]:
    out.mkdir()
    pair = keys.found(out, PASSPHRASE)
    return keys.recipient_of(pair.recipient), pair.code


WAYS = [_by_passphrase, _by_key, _by_code]
Way = Callable[[Path], tuple[sealing.Seal, str]]


def sealed(firm: Dispatch, out: Path, way: Way) -> tuple[Path, str]:
    """A sealed backup, and the secret that opens it."""
    seal, secret = way(out)
    return out / make.make(firm, target=make.Target(out, seal)).file, secret


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _payload(data: bytes) -> int:
    return data.index(b"\n", data.index(b"\n---") + 1) + 1


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "the version": lambda data: _flipped(data, 5),
    "the check of the head": lambda data: _flipped(data, _payload(data) - 10),
    "the first bytes": lambda data: _flipped(data, _payload(data) + 3),
    "the middle": lambda data: _flipped(data, len(data) // 2),
    "the last byte": lambda data: _flipped(data, len(data) - 1),
    "cut in the head": lambda data: data[: _payload(data) - 5],
    "cut after the head": lambda data: data[: _payload(data)],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut at the end": lambda data: data[:-1],
}


# Opening by a passphrase takes seconds on purpose, so the recovery code stands for most.
CASES = [
    *((_by_code, how) for how in DAMAGE),
    (_by_passphrase, "the first bytes"),
    (_by_key, "the middle"),
]


@pytest.mark.parametrize(("way", "how"), CASES)
def test_a_damaged_sealed_backup_is_told_as_damaged(
    firm: Dispatch, tmp_path: Path, way: Way, how: str
) -> None:
    made, secret = sealed(firm, tmp_path / "out", way)
    made.write_bytes(DAMAGE[how](made.read_bytes()))
    with pytest.raises(BackupDamaged):
        preview(made, secret)


@pytest.mark.parametrize("way", WAYS)
def test_a_secret_that_does_not_fit_is_told_as_that(
    firm: Dispatch, tmp_path: Path, way: Way
) -> None:
    made, secret = sealed(firm, tmp_path / "out", way)
    other = "another one" if secret == PASSPHRASE else str(x25519.Identity.generate())
    with pytest.raises(WrongPassword):
        preview(made, other)


@pytest.mark.parametrize("trouble", [OSError(5, "Input/output error"), Cancelled()])
def test_what_stops_the_reading_of_a_sealed_backup_is_told_as_itself(
    firm: Dispatch, tmp_path: Path, trouble: Exception
) -> None:
    made, secret = sealed(firm, tmp_path / "out", _by_code)
    opener = keys.opener_of(made, secret)

    def stop(*_args: Any) -> None:
        raise trouble

    with pytest.raises(type(trouble)):
        unpack.unpack(made, tmp_path / "to", opener, stop)


@pytest.mark.parametrize("free", [4096, 200_000])
@pytest.mark.parametrize("kind", ["packed", "sealed", "plain"])
def test_too_little_room_is_told_as_a_full_disk(
    firm: Dispatch, tmp_path: Path, clock: Hands, monkeypatch: pytest.MonkeyPatch,
    kind: str, free: int,
) -> None:  # fmt: skip
    made, secret = sealed(firm, tmp_path / "out", _by_code)
    if kind == "packed":
        made = make.home_of(firm) / make.make(firm).file
    elif kind == "plain":
        firm.close()
        made = firm.path
    real = shutil.disk_usage
    monkeypatch.setattr(shutil, "disk_usage", lambda path: real(path)._replace(free=free))
    for job in (
        lambda: preview(made, secret),
        lambda: restore.restore(made, tmp_path / "new.arapp", clock=clock, password=secret),
    ):
        with pytest.raises(DiskFull) as told:
            job()
        assert told.value.exit_code == 3
    assert not (tmp_path / "new.arapp").exists()
    monkeypatch.undo()
    assert preview(made, secret).counts["plan"] == 3
