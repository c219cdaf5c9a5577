"""A restore puts back exactly what was there, or touches nothing; foreign files are foreign."""

import gzip
import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
import zstandard

from arapp.models.attachments import files_dir
from arapp.models.store import Store
from arapp.models.values.errors import (
    ArappError,
    LedgerLocked,
    LedgerNewer,
    NotALedger,
    Refused,
    UnsafePlace,
)
from arapp.services import anchors, places
from arapp.services.backup import make, manifest, pack, restore, sealing
from arapp.services.backup.errors import BackupDamaged, BackupLocked, BackupUnsafe, WrongPassword
from arapp.services.backup.unpacked import preview
from arapp.services.dispatch import Dispatch
from arapp.services.files import open_books
from arapp.services.places import Place
from tests.services.backup.hands import Hands, attach, work

PASSPHRASE = "ten or more"


@pytest.fixture
def backup(firm: Dispatch, home: Path) -> Path:
    """A backup of the firm; the firm goes on for two entries and is closed."""
    made = home / make.make(firm).file
    work(firm, 2)
    firm.close()
    return made


def dump(path: Path) -> list[str]:
    """Everything in a ledger file, as SQL."""
    conn = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return list(conn.iterdump())
    finally:
        conn.close()


def around(path: Path) -> list[str]:
    """What lies beside a file."""
    return sorted(file.name for file in path.parent.iterdir() if file.name != "home")


def test_backup_then_restore_is_the_same_book(
    backup: Path, ledger_file: Path, clock: Hands, tmp_path: Path
) -> None:
    done = restore.restore(backup, tmp_path / "back.arapp", clock=clock)
    assert done.kept is None
    now = dump(ledger_file)
    restored = dump(tmp_path / "back.arapp")
    assert restored != now
    with Store.open(tmp_path / "back.arapp", clock) as store:
        assert all(check.ok for check in Dispatch(store).ask(lambda tx: list(tx.checks())))
    again = restore.restore(backup, ledger_file, clock=clock, force=True)
    assert again.kept is not None
    assert dump(ledger_file) == restored
    assert dump(again.kept) == now


def test_an_existing_file_is_not_overwritten_unasked(
    backup: Path, ledger_file: Path, clock: Hands
) -> None:
    before = ledger_file.read_bytes()
    with pytest.raises(Refused) as told:
        restore.restore(backup, ledger_file, clock=clock)
    assert told.value.kind == "exists"
    assert ledger_file.read_bytes() == before


def test_a_restored_ledger_is_not_taken_for_an_older_copy(
    backup: Path, ledger_file: Path, clock: Hands
) -> None:
    books = open_books(ledger_file, clock)
    work(books)
    books.close()
    restore.restore(backup, ledger_file, clock=clock, force=True)
    books = open_books(ledger_file, clock)
    assert books.ask(lambda tx: anchors.check(tx, ledger_file)).ok
    books.close()


def test_a_ledger_in_use_is_left_alone(firm: Dispatch, home: Path, clock: Hands) -> None:
    made = home / make.make(firm).file
    work(firm)
    with pytest.raises(LedgerLocked):
        restore.restore(made, firm.path, clock=clock, force=True)
    work(firm)  # and its lock still stands
    with pytest.raises(LedgerLocked):
        Store.open(firm.path, clock)
    assert firm.ask(lambda tx: tx.value("SELECT count(*) FROM plan")) == 5


def test_the_log_of_the_old_file_never_meets_the_new_one(
    firm: Dispatch, home: Path, clock: Hands, tmp_path: Path
) -> None:
    made = home / make.make(firm).file
    work(firm, 3)
    # What a kill leaves: the file and a log that holds the last entries.
    killed = tmp_path / "killed" / "l.arapp"
    killed.parent.mkdir()
    shutil.copy(firm.path, killed)
    shutil.copy(f"{firm.path}-wal", f"{killed}-wal")
    done = restore.restore(made, killed, clock=clock, force=True)
    assert done.kept is not None
    assert around(killed) == sorted([done.kept.name, f"{done.kept.name}-wal", "l.arapp"])
    with Store.open(killed, clock) as store:
        assert Dispatch(store).ask(lambda tx: tx.value("SELECT count(*) FROM plan")) == 3
    with Store.open(done.kept, clock) as store:  # nothing of the old one is lost
        assert Dispatch(store).ask(lambda tx: tx.value("SELECT count(*) FROM plan")) == 6


def _dies_while_keeping_the_old(backup: Path, ledger: Path, clock: Hands) -> None:
    def half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:4096])
        os.kill(os.getpid(), 9)

    shutil.copy2 = half  # type: ignore[assignment]  # this process dies of it
    restore.restore(backup, ledger, clock=clock, force=True)


def test_what_a_killed_restore_left_is_gone_at_the_next_start(
    backup: Path, ledger_file: Path, clock: Hands
) -> None:
    before = around(ledger_file)
    child = get_context("spawn").Process(
        target=_dies_while_keeping_the_old, args=(backup, ledger_file, clock)
    )
    child.start()
    child.join(60)
    assert child.exitcode == -9
    assert len(around(ledger_file)) == len(before) + 1  # the room, with all halves in it
    open_books(ledger_file, clock).close()
    assert around(ledger_file) == before


@pytest.mark.parametrize("content", [b"", b"\0" * 8192, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_replaced_and_kept_as_it_was(
    backup: Path, tmp_path: Path, clock: Hands, content: bytes
) -> None:
    broken = tmp_path / "broken.arapp"
    broken.write_bytes(content)
    (tmp_path / "broken.arapp-wal").write_bytes(b"left over")
    done = restore.restore(backup, broken, clock=clock, force=True)
    assert done.kept is not None
    assert done.kept.read_bytes() == content
    assert not (tmp_path / "broken.arapp-wal").exists()
    with Store.open(broken, clock) as store:
        assert Dispatch(store).ask(lambda tx: tx.value("SELECT count(*) FROM plan")) == 3


Spoil = Callable[[bytes], bytes]
DAMAGE: dict[str, Spoil] = {
    "cut": lambda data: data[: len(data) // 2],
    "nothing": lambda _data: b"",
    "one byte": lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1])
    + data[len(data) // 2 + 1 :],
    "cut at the head": lambda data: data[100:],
    "text": lambda _data: b"no backup at all " * 100,
    "an empty frame": lambda _data: zstandard.ZstdCompressor().compress(b""),
    "two frames": lambda data: data + zstandard.ZstdCompressor().compress(b"more" * 1000),
}  # fmt: skip


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_backup_touches_nothing(
    backup: Path, ledger_file: Path, clock: Hands, tmp_path: Path, how: str
) -> None:
    spoilt = tmp_path / "spoilt.arapp.zst"
    spoilt.write_bytes(DAMAGE[how](backup.read_bytes()))
    before, beside = ledger_file.read_bytes(), around(ledger_file)
    with pytest.raises((BackupDamaged, NotALedger)):
        restore.restore(spoilt, ledger_file, clock=clock, force=True)
    assert ledger_file.read_bytes() == before
    assert around(ledger_file) == beside


def packed(tmp_path: Path, source: Path, name: str = "made.arapp.zst") -> Path:
    """Pack any file as a backup."""
    pack.pack(source, tmp_path / name, {})
    return tmp_path / name


def header(path: Path, offset: int, value: int) -> None:
    """Change a number in the header of a SQLite file."""
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(struct.pack(">I", value))


def test_an_edited_ledger_is_no_good_backup(
    backup: Path, ledger_file: Path, clock: Hands, tmp_path: Path
) -> None:
    edited = Path(shutil.copy(ledger_file, tmp_path / "edited.arapp"))
    conn = sqlite3.connect(edited, isolation_level=None)
    for statement in (
        "UPDATE journal_state SET seq = 2",
        "UPDATE plan SET amount = 1 WHERE id = 3",
        "UPDATE journal_state SET seq = NULL",
    ):
        conn.execute(statement)
    conn.close()
    before = ledger_file.read_bytes()
    with pytest.raises(BackupDamaged):
        restore.restore(packed(tmp_path, edited), ledger_file, clock=clock, force=True)
    assert ledger_file.read_bytes() == before


@pytest.mark.parametrize(
    ("offset", "value", "error"), [(60, 99, LedgerNewer), (68, 0x12345678, NotALedger)]
)
def test_a_newer_or_foreign_file_is_named_as_such(
    backup: Path, ledger_file: Path, clock: Hands, tmp_path: Path,
    offset: int, value: int, error: type[ArappError],
) -> None:  # fmt: skip
    other = Path(shutil.copy(ledger_file, tmp_path / "other.arapp"))
    header(other, offset, value)
    before = ledger_file.read_bytes()
    with pytest.raises(error):
        restore.restore(packed(tmp_path, other), ledger_file, clock=clock, force=True)
    assert ledger_file.read_bytes() == before


def test_a_bomb_is_not_unpacked(backup: Path, tmp_path: Path, clock: Hands) -> None:
    bomb = tmp_path / "bomb.arapp.zst"
    lie = zstandard.ZstdCompressor(level=3)
    with bomb.open("wb") as stream, lie.stream_writer(stream) as out:  # its size is not declared
        for _ in range(400):
            out.write(b"\0" * (1 << 20))
    assert bomb.stat().st_size < 1 << 20
    with pytest.raises(BackupUnsafe):
        preview(bomb)
    declared = tmp_path / "declared.arapp.zst"
    declared.write_bytes(zstandard.ZstdCompressor().compress(b"\0" * (300 << 20)))
    with pytest.raises(BackupUnsafe):
        restore.restore(declared, tmp_path / "new.arapp", clock=clock)
    assert not (tmp_path / "new.arapp").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_not_read_a_link_is_followed(backup: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.arapp.zst")
    with pytest.raises(BackupUnsafe):
        preview(tmp_path / "pipe.arapp.zst")
    (tmp_path / "link.arapp.zst").symlink_to(backup)
    assert preview(tmp_path / "link.arapp.zst").sound


def test_a_preview_tells_what_is_in_it_and_leaves_no_trace(backup: Path, home: Path) -> None:
    before = sorted(file.name for file in home.parent.rglob("*"))
    seen = preview(backup)
    assert seen.company == "苏州澄禾自动化设备有限公司"
    assert seen.open == {"CNY": 135_050}
    assert seen.counts["plan"] == 3
    assert seen.made_at == "2026-11-12T01:13:00.000Z"
    assert seen.newest_label
    assert sorted(file.name for file in home.parent.rglob("*")) == before


def test_a_ledger_file_itself_can_be_looked_into_and_restored(
    backup: Path, ledger_file: Path, tmp_path: Path, clock: Hands
) -> None:
    assert preview(ledger_file).counts["plan"] == 5
    restore.restore(ledger_file, tmp_path / "twin.arapp", clock=clock)
    assert dump(tmp_path / "twin.arapp") == dump(ledger_file)


def test_an_older_schema_is_brought_up_while_it_is_restored(
    backup: Path, tmp_path: Path, clock: Hands
) -> None:
    old = tmp_path / "old.arapp"
    fixture = Path(__file__).parents[2] / "fixtures" / "ledgers" / "v1.arapp.gz"
    old.write_bytes(gzip.decompress(fixture.read_bytes()))
    before = old.read_bytes()
    assert preview(packed(tmp_path, old)).schema == 1
    restore.restore(packed(tmp_path, old), tmp_path / "new.arapp", clock=clock)
    with Store.open(tmp_path / "new.arapp", clock) as store:
        assert all(check.ok for check in Dispatch(store).ask(lambda tx: list(tx.checks())))
    assert old.read_bytes() == before


def test_it_goes_to_no_unsafe_place(
    backup: Path, tmp_path: Path, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "place_of", lambda _path: Place("removable", "STICK"))
    with pytest.raises(UnsafePlace):
        restore.restore(backup, tmp_path / "stick.arapp", clock=clock)
    assert not (tmp_path / "stick.arapp").exists()


@pytest.mark.full_work
def test_sealed_by_a_passphrase_it_opens_by_that_alone(firm: Dispatch, tmp_path: Path) -> None:
    target = make.Target(tmp_path / "out", sealing.Passphrase(PASSPHRASE))
    made = tmp_path / "out" / make.make(firm, target=target).file
    assert made.name.endswith(".age")
    assert b"plan" not in made.read_bytes()
    assert preview(made, PASSPHRASE).counts["plan"] == 3
    with pytest.raises(BackupLocked):
        preview(made)
    with pytest.raises(WrongPassword):
        preview(made, "another one")


def test_files_beside_come_back_and_a_lost_one_is_named(
    firm: Dispatch, home: Path, tmp_path: Path, clock: Hands
) -> None:
    name, gone = attach(firm, b"a scan"), attach(firm, b"lost before the backup")
    (firm.path.with_suffix(".files") / gone).unlink()
    made = home / make.make(firm).file
    done = restore.restore(made, tmp_path / "new.arapp", clock=clock)
    assert (files_dir(tmp_path / "new.arapp") / name).read_bytes() == b"a scan"
    assert done.missing == (gone,)


def test_a_lost_list_is_made_anew_and_nothing_is_deleted(firm: Dispatch, home: Path) -> None:
    rows = [make.make(firm), make.make(firm)]
    for text in (None, "{", '{"rows": [{"file": "../../etc/passwd"}]}', "[]"):
        if text is None:
            (home / manifest.NAME).unlink()
        else:
            (home / manifest.NAME).write_text(text, encoding="utf-8")
        found = manifest.read(home).rows
        assert [row.file for row in found] == [row.file for row in rows]
        assert [(row.open, row.head, row.checked) for row in found] == [
            (row.open, row.head, row.checked) for row in rows
        ]
    third = make.make(firm)
    assert all((home / row.file).is_file() for row in (*rows, third))


def test_what_is_not_in_the_list_is_never_deleted(firm: Dispatch, home: Path, clock: Hands) -> None:
    first = make.make(firm)
    stranger = home / first.file.replace("-2.", "-1.")
    shutil.copy(home / first.file, stranger)
    for _ in range(36):
        clock.on(days=1)
        work(firm)
        make.make(firm, "hour")
    assert stranger.is_file()
    assert len(manifest.read(home).rows) < 36
    assert len(list(home.glob("*.zst"))) == len(manifest.read(home).rows) + 1
