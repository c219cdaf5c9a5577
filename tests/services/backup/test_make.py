"""A backup counts only when it was opened, checked, counted; else nothing of it is left."""

import gzip
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest

from arapp.models.values.errors import DiskFull, EnvironmentTrouble, LedgerDamaged
from arapp.models.verify import Check
from arapp.services import files
from arapp.services.backup import folder, jobs, make, manifest, unpack, unpacked
from arapp.services.backup.errors import require_read
from arapp.services.backup.home import folder_of
from arapp.services.backup.room import Room
from arapp.services.dispatch import Dispatch
from arapp.services.importing import service
from arapp.services.progress import Cancelled
from tests.services.backup.hands import Hands, attach, work


def names(home: Path) -> list[str]:
    """Everything in the folder, rooms and parts too."""
    return sorted(file.name for file in home.iterdir())


def test_a_backup_holds_what_the_ledger_holds(firm: Dispatch, home: Path) -> None:
    row = make.make(firm)
    assert row.checked
    assert row.open == {"CNY": 135_050}
    assert (row.counts["customer"], row.counts["plan"], row.counts["receipt"]) == (2, 3, 1)
    assert (row.seq, row.head) == firm.ask(lambda tx: tx.head())
    assert names(home) == [row.file, "manifest.json"]
    seen = unpacked.preview(home / row.file, checks=unpacked.EVERY)
    assert seen.sound
    assert (seen.counts, seen.open, seen.head) == (row.counts, row.open, row.head)
    assert manifest.sha256_of(home / row.file) == row.sha256
    assert (home / row.file).stat().st_size == row.bytes


def test_the_rest_needs_no_ledger_and_work_goes_on_meanwhile(firm: Dispatch, home: Path) -> None:
    copy = make.begin(firm)
    work(firm, 3)
    done: list[manifest.Backup] = []
    thread = threading.Thread(target=lambda: done.append(make.finish(copy)))
    thread.start()
    work(firm, 3)
    thread.join()
    assert done[0].counts["plan"] == 3
    assert unpacked.preview(home / done[0].file).counts["plan"] == 3


@pytest.mark.parametrize("at", [0, 10, 25, 60, 99])
def test_a_cancelled_backup_leaves_nothing(firm: Dispatch, home: Path, at: int) -> None:
    def enough(done: int, _all: int, _what: str) -> None:
        if done >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        make.make(firm, progress=enough)
    assert names(home) == []
    assert make.make(firm).checked  # and nothing stands in the way of the next


def test_a_copy_that_is_not_the_ledger_gets_no_name(firm: Dispatch, home: Path) -> None:
    copy = make.begin(firm)
    conn = sqlite3.connect(copy.part, isolation_level=None)
    conn.execute("DROP TRIGGER journal_plan_d")
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("DELETE FROM milestone")
    conn.execute("DROP TRIGGER keep_journal_change_delete")
    conn.execute("DELETE FROM journal_change WHERE id = 1")
    conn.close()
    with pytest.raises(LedgerDamaged) as told:
        make.finish(copy)
    assert "journal_change" in told.value.fields["detail"]
    assert names(home) == []


def test_a_copy_with_a_broken_page_gets_no_name(firm: Dispatch, home: Path) -> None:
    copy = make.begin(firm)
    with copy.part.open("r+b") as stream:
        stream.seek(4096 * 20)
        stream.write(b"\xff" * 4096)
    with pytest.raises(LedgerDamaged):
        make.finish(copy)
    assert names(home) == []


def test_a_book_that_is_not_sound_is_kept_but_is_no_good_backup(firm: Dispatch, home: Path) -> None:
    conn = firm._store._conn
    for statement in (
        "UPDATE journal_state SET seq = 2",
        "UPDATE contract SET amount = amount + 1",
        "UPDATE journal_state SET seq = NULL",
    ):
        conn.execute(statement)
    row = make.make(firm)
    assert not row.checked
    assert row.failed[:1] == ["contracts"]
    assert manifest.read(home).newest() is None


def test_what_a_dead_process_left_is_cleaned_and_the_living_is_not(
    firm: Dispatch, home: Path
) -> None:
    living = make.begin(firm)
    dead = Room(home)
    assert dead._lock is not None
    (dead.path / "copy.arapp.part").write_bytes(b"half")
    dead._lock.close()  # as the system does when a process dies
    make.make(firm)
    assert not dead.path.exists()
    assert living.part.exists()
    assert make.finish(living).checked


def test_no_room_on_the_disk_is_told_and_leaves_nothing(
    firm: Dispatch, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(make, "sync_file", full)
    with pytest.raises(DiskFull):
        make.make(firm)
    assert names(home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
@pytest.mark.parametrize("earlier", [0, 1])
def test_a_backup_that_cannot_be_listed_is_none(firm: Dispatch, home: Path, earlier: int) -> None:
    rows = [make.make(firm) for _ in range(earlier)]
    work(firm)
    in_the_way = home / "manifest.json.part"
    in_the_way.mkdir(parents=True)
    with pytest.raises(EnvironmentTrouble):
        make.make(firm)
    in_the_way.rmdir()
    assert folder.backups(home) == rows
    assert len(list(home.glob("*.zst"))) == earlier
    row = make.make(firm)
    assert folder.backups(home) == [row, *rows]


def test_a_disk_that_does_not_give_the_copy_back_is_no_damage(tmp_path: Path) -> None:
    sound = Check("file", True, 1)
    rotten = Check("file", False, 0, ["row 7 missing from index plan_due"])
    require_read(sound, tmp_path)
    require_read(rotten, tmp_path)
    for bad in (
        Check("file", False, 0, ["disk I/O error"], code=sqlite3.SQLITE_IOERR_READ),
        Check("file", False, 1, ["Tree 4 page 9: unable to get the page. error code=266"]),
    ):
        with pytest.raises(EnvironmentTrouble) as told:
            require_read(bad, tmp_path)
        assert told.value.kind == "environment"


def test_the_folder_is_for_its_user_alone(firm: Dispatch, home: Path) -> None:
    copy = make.begin(firm)
    for place in (home, copy.room.path):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    copy.discard()
    assert names(home) == []


def test_the_list_and_the_name_say_nothing_of_customers(firm: Dispatch, home: Path) -> None:
    make.make(firm)
    text = (home / manifest.NAME).read_text(encoding="utf-8")
    assert "plan" in text
    assert "甲" not in text + "".join(names(home))


def test_two_backups_in_one_second_have_two_names(firm: Dispatch, home: Path) -> None:
    files = {make.make(firm).file for _ in range(3)}
    assert len(files) == 3
    assert all((home / file).is_file() for file in files)


def test_hourly_is_due_when_something_changed_an_hour_ago(firm: Dispatch, clock: Hands) -> None:
    assert jobs.due(firm)
    make.make(firm, "hour")
    clock.on(hours=5)
    assert not jobs.due(firm)  # nothing changed
    work(firm)
    assert jobs.due(firm)
    make.make(firm, "hour")
    work(firm)
    clock.on(minutes=59)
    assert not jobs.due(firm)
    assert jobs.due(firm, "exit")
    clock.on(minutes=1)
    assert jobs.due(firm)
    clock.on(days=-400)
    assert jobs.due(firm)  # the clock was set back: no reason to wait a year


def test_an_empty_ledger_needs_no_backup(books: Dispatch) -> None:
    assert not jobs.due(books)


def test_a_renamed_ledger_keeps_its_folder(firm: Dispatch, home: Path) -> None:
    make.make(firm)
    ledger = str(firm.ask(lambda tx: tx.value("SELECT ledger_id FROM company")))
    assert folder_of(ledger, "另一个名字") == home


def test_files_beside_the_ledger_are_kept_once(firm: Dispatch, home: Path) -> None:
    scan = b"%PDF signed contract"
    name = attach(firm, scan)
    for _ in range(2):
        make.make(firm)
    assert [file.name for file in (home / "files").iterdir()] == [name]
    assert (home / "files" / name).read_bytes() == scan


def test_an_import_and_a_migration_begin_with_one(
    firm: Dispatch, home: Path, tmp_path: Path, clock: Hands
) -> None:
    old = tmp_path / "old.arapp"
    fixture = Path(__file__).parents[2] / "fixtures" / "ledgers" / "v1.arapp.gz"
    old.write_bytes(gzip.decompress(fixture.read_bytes()))
    books = files.open_books(old, clock)
    (row,) = manifest.read(make.home_of(books)).rows
    assert (row.reason, row.schema, row.checked) == ("migration", 1, True)
    out = tmp_path / "out.arapp"
    unpack.unpack(make.home_of(books) / row.file, out)
    conn = sqlite3.connect(out)
    assert conn.execute("PRAGMA user_version").fetchone() == (1,)
    conn.close()
    sheet = tmp_path / "客户.csv"
    sheet.write_text("客户名称,电话\n丙公司,123\n", encoding="utf-8")
    service.run_import(books, [sheet], kind="customers")
    rows = manifest.read(make.home_of(books)).rows
    assert [row.reason for row in rows] == ["migration", "import"]
    books.undo()
    books.close()


def test_before_an_import_an_unchanged_book_is_not_copied_again(firm: Dispatch, home: Path) -> None:
    make.make(firm)
    jobs.before_import(firm)
    assert len(manifest.read(home).rows) == 1
    work(firm)
    jobs.before_import(firm)
    assert [row.reason for row in manifest.read(home).rows] == ["hand", "import"]
