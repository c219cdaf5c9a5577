"""A book that does not add up is backed up and comes back as it was, and everybody is told."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.values.errors import DiskFull, InvalidValue
from arapp.services.backup import facts, jobs, make, manifest, pack, restore, unpack
from arapp.services.backup.errors import BackupDamaged
from arapp.services.backup.unpacked import preview
from arapp.services.dispatch import Dispatch
from tests.services.backup.hands import Hands, attach, work


def tamper(books: Dispatch) -> None:
    """Change a phone number behind the journal's back: the quick checks do not see it."""
    for statement in (
        "UPDATE journal_state SET seq = 2",
        "UPDATE customer SET short_name = '改' WHERE id = 1",
        "UPDATE journal_state SET seq = NULL",
    ):
        books._store._conn.execute(statement)


def failing(path: Path, clock: Hands) -> list[str]:
    """Keys of the checks that fail in a ledger."""
    with Store.open(path, clock) as store:
        told = Dispatch(store).ask(lambda tx: list(tx.checks(facts.EVERY)))
    return [check.key for check in told if not check.ok]


def test_a_small_book_gets_every_check(firm: Dispatch, home: Path) -> None:
    good = make.make(firm)
    assert (good.checked, good.failed) == (True, [])
    tamper(firm)
    row = make.make(firm)
    assert (row.checked, row.failed) == (False, ["chain"])
    assert manifest.read(home).newest() == good
    (home / manifest.NAME).unlink()  # and the files themselves say so too
    assert [(r.checked, r.failed) for r in manifest.read(home).rows] == [
        (True, []), (False, ["chain"]),
    ]  # fmt: skip


def test_a_large_book_gets_the_quick_ones(
    firm: Dispatch, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "WHOLE", 4096)
    tamper(firm)
    row = make.make(firm)
    assert row.checked
    assert {check.key for check in preview(home / row.file).checks} == facts.QUICK


def test_an_unsound_book_pushes_out_no_good_one_and_is_not_copied_again_at_once(
    firm: Dispatch, home: Path, clock: Hands
) -> None:
    good = make.make(firm, "hour")
    tamper(firm)
    for _ in range(40):
        clock.on(hours=1)
        make.make(firm, "hour")
    assert good in manifest.read(home).rows
    clock.on(hours=5)
    assert not jobs.due(firm)
    work(firm)
    assert jobs.due(firm)


def test_an_unsound_book_comes_back_as_it_was(
    firm: Dispatch, home: Path, clock: Hands, tmp_path: Path
) -> None:
    tamper(firm)
    made = home / make.make(firm).file
    seen = preview(made)
    assert (seen.sound, seen.usable, seen.failed) == (False, True, ["chain"])
    done = restore.restore(made, tmp_path / "back.arapp", clock=clock)
    assert done.seen.failed == ["chain"]
    assert failing(tmp_path / "back.arapp", clock) == ["chain"]


def test_an_unsound_ledger_file_without_facts_is_refused(
    firm: Dispatch, home: Path, clock: Hands, tmp_path: Path
) -> None:
    tamper(firm)
    firm.close()
    assert not preview(firm.path).usable
    with pytest.raises(BackupDamaged):
        restore.restore(firm.path, tmp_path / "back.arapp", clock=clock)
    pack.pack(firm.path, tmp_path / "bare.arapp.zst", {"made_at": "x"})
    with pytest.raises(BackupDamaged):
        restore.restore(tmp_path / "bare.arapp.zst", tmp_path / "back.arapp", clock=clock)
    assert not (tmp_path / "back.arapp").exists()


@pytest.mark.parametrize("fact", ["company", "ledger", "counts", "open", "seq", "head", "schema"])
def test_a_backup_that_holds_another_book_than_it_says_is_damaged(
    firm: Dispatch, home: Path, clock: Hands, tmp_path: Path, fact: str
) -> None:
    made = home / make.make(firm).file
    note = pack.note_of(made)
    before = firm.path.read_bytes()
    unpack.unpack(made, tmp_path / "out")
    pack.pack(tmp_path / "out", tmp_path / "true.arapp.zst", note)
    assert preview(tmp_path / "true.arapp.zst").faithful
    pack.pack(tmp_path / "out", tmp_path / "lies.arapp.zst", {**note, fact: "other"})
    firm.close()
    with pytest.raises(BackupDamaged):
        restore.restore(tmp_path / "lies.arapp.zst", tmp_path / "new.arapp", clock=clock)
    assert not (tmp_path / "new.arapp").exists()
    assert before[:100] == firm.path.read_bytes()[:100]


def test_files_that_are_gone_or_changed_are_named(firm: Dispatch, home: Path) -> None:
    held, gone, changed = (attach(firm, text) for text in (b"held", b"gone", b"changed"))
    beside = firm.path.with_suffix(".files")
    (beside / gone).unlink()
    (beside / changed).write_bytes(b"another")
    row = make.make(firm)
    assert (row.checked, sorted(row.missing)) == (True, sorted([gone, changed]))
    assert [file.name for file in (home / "files").iterdir()] == [held]
    told = jobs.names_of(firm, row.missing)
    assert {one["sha256"] for one in told} == {gone, changed}
    assert {one["name"] for one in told} == {"合同.pdf"}
    (beside / gone).write_bytes(b"gone")
    assert make.make(firm).missing == [changed]


def test_a_failed_backup_leaves_no_folder_that_it_made(
    firm: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    there = tmp_path / "there"
    there.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(make, "sync_file", full)
        for out in (tmp_path / "new" / "deep", there):
            with pytest.raises(DiskFull):
                make.make(firm, target=make.Target(out))
    assert not (tmp_path / "new").exists()
    assert list(there.iterdir()) == []
    make.make(firm, target=make.Target(tmp_path / "new" / "deep"))
    assert list((tmp_path / "new" / "deep").glob("*.zst"))


def test_a_folder_is_no_place_for_a_ledger(firm: Dispatch, clock: Hands, tmp_path: Path) -> None:
    made = make.home_of(firm) / make.make(firm).file
    (tmp_path / "folder").mkdir()
    with pytest.raises(InvalidValue) as told:
        restore.restore(made, tmp_path / "folder", clock=clock, force=True)
    assert told.value.fields["reason"] == "is_folder"
    shutil.rmtree(tmp_path / "folder")


def test_a_full_disk_while_it_is_looked_into_is_no_damage() -> None:
    from arapp.services.backup.errors import require_room

    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with pytest.raises(DiskFull):
        require_room(full, Path("x"))
    require_room(sqlite3.DatabaseError("malformed"), Path("x"))
