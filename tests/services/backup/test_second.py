"""The second place: sealed outside the PC, opened by passphrase or recovery code."""

import shutil
from pathlib import Path

import pytest

from arapp import paths
from arapp.models.values.errors import InvalidValue
from arapp.services.backup import folder, jobs, keys, make, manifest, restore, second
from arapp.services.backup.errors import BackupDamaged, BackupLocked, SecondAbsent, WrongPassword
from arapp.services.backup.unpacked import preview
from arapp.services.dispatch import Dispatch
from arapp.services.files import open_books
from arapp.services.places import Place
from arapp.services.progress import silent
from tests.services.backup.hands import Hands, attach, work

PASSPHRASE = "长一点的密码更好用"
GOOD = "ten or more characters"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is taken for a removable disk."""
    place = tmp_path / "stick"
    place.mkdir()

    def place_of(path: Path) -> Place:
        inside = path.resolve().is_relative_to(place)
        return Place("removable", "STICK") if inside else Place("local")

    monkeypatch.setattr(second, "place_of", place_of)
    monkeypatch.setattr(jobs, "place_of", place_of)
    return place


def there(stick: Path) -> list[Path]:
    """Backups on the stick."""
    return sorted(stick.rglob("*.arapp.zst*"))


def test_outside_it_is_sealed_and_opens_by_passphrase_and_by_code(
    firm: Dispatch, stick: Path
) -> None:
    made = jobs.set_up_second(firm, silent, stick, GOOD)
    assert made.code.startswith("AGE-SECRET-KEY-1")
    state = jobs.copy_to_second(firm)
    assert (state.state, state.kind, state.name, state.encrypted) == (
        "fine", "removable", "STICK", True,
    )  # fmt: skip
    (copy,) = there(stick)
    assert copy.name.endswith(".zst.age")
    read_off = f"{made.code[:15]} {made.code[15:21]} {made.code[21:27]}-{made.code[27:]}\n".lower()
    for secret in (GOOD, made.code, read_off, f" {GOOD} "):
        assert preview(copy, secret).open == {"CNY": 135_050}
    with pytest.raises(BackupLocked):
        preview(copy)
    for wrong in ("not this one, no", made.code[:-4] + "QQQQ"):
        with pytest.raises(WrongPassword):
            preview(copy, wrong)


@pytest.mark.full_work
def test_the_passphrase_is_sealed_with_real_work(firm: Dispatch, stick: Path) -> None:
    """All other tests have it lighter (`light_age`); this is the program as it is shipped."""
    jobs.set_up_second(firm, silent, stick, GOOD)
    jobs.copy_to_second(firm)
    (copy,) = there(stick)
    work_factor = int((copy.parent / keys.KEY).read_bytes().split(b"\n")[1].split()[-1])
    assert work_factor >= 14
    assert preview(copy, GOOD).open == {"CNY": 135_050}
    with pytest.raises(WrongPassword):
        preview(copy, "not this one, no")


def test_the_pc_keeps_nothing_that_opens_it(firm: Dispatch, stick: Path) -> None:
    code = jobs.set_up_second(firm, silent, stick, GOOD).code
    jobs.copy_to_second(firm)
    kept = b"".join(file.read_bytes() for file in paths.user_data().rglob("*") if file.is_file())
    assert b"age1" in kept  # the public half
    assert b"AGE-SECRET-KEY" not in kept
    assert GOOD.encode() not in kept
    outside = b"".join(file.read_bytes() for file in stick.rglob("*") if file.is_file())
    assert code.encode() not in outside


def test_on_a_new_pc_the_stick_and_the_passphrase_are_enough(
    firm: Dispatch, stick: Path, tmp_path: Path, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = attach(firm, b"a scan")
    make.make(firm)
    jobs.set_up_second(firm, silent, stick, GOOD)
    jobs.copy_to_second(firm)
    monkeypatch.setenv("ARAPP_HOME", str(tmp_path / "new pc"))
    (copy,) = there(stick)
    done = restore.restore(copy, tmp_path / "new.arapp", clock=clock, password=GOOD)
    assert done.seen.counts["plan"] == 3
    assert (tmp_path / "new.files" / name).read_bytes() == b"a scan"
    assert b"a scan" not in b"".join(f.read_bytes() for f in stick.rglob("*") if f.is_file())


def test_without_the_key_beside_only_the_code_opens_it(
    firm: Dispatch, stick: Path, tmp_path: Path
) -> None:
    code = jobs.set_up_second(firm, silent, stick, GOOD).code
    jobs.copy_to_second(firm)
    alone = Path(shutil.copy(there(stick)[0], tmp_path / "alone.arapp.zst.age"))
    with pytest.raises(BackupDamaged) as told:
        preview(alone, GOOD)
    assert told.value.fields["reason"] == "no_key"
    assert preview(alone, code).sound


@pytest.mark.parametrize("passphrase", ["", "short", "123456789", "   spaces   "])
def test_a_short_passphrase_is_refused(firm: Dispatch, stick: Path, passphrase: str) -> None:
    with pytest.raises(InvalidValue) as told:
        jobs.set_up_second(firm, silent, stick, passphrase)
    assert told.value.fields["field"] == "passphrase"
    assert list(stick.iterdir()) == []
    assert jobs.overview(firm).second.state == "none"


def test_a_place_that_is_none_is_refused(firm: Dispatch, home: Path, tmp_path: Path) -> None:
    make.make(firm)
    for place in (tmp_path / "nowhere", home):
        with pytest.raises(InvalidValue):
            jobs.set_up_second(firm, silent, place, GOOD)


def test_a_folder_of_this_pc_may_stay_open(firm: Dispatch, tmp_path: Path) -> None:
    (tmp_path / "disk2").mkdir()
    assert jobs.set_up_second(firm, silent, tmp_path / "disk2", "").code == ""
    jobs.copy_to_second(firm)
    (copy,) = there(tmp_path / "disk2")
    assert preview(copy).sound


def test_set_up_again_it_takes_the_key_that_lies_there(firm: Dispatch, stick: Path) -> None:
    first = jobs.set_up_second(firm, silent, stick, GOOD)
    jobs.forget_second(firm)
    with pytest.raises(WrongPassword):
        jobs.set_up_second(firm, silent, stick, "another passphrase")
    assert jobs.set_up_second(firm, silent, stick, GOOD).code == first.code


def test_it_goes_there_at_exit_and_by_hand_and_says_how_old_it_is(
    firm: Dispatch, stick: Path, clock: Hands
) -> None:
    jobs.set_up_second(firm, silent, stick, PASSPHRASE + "十个字")
    assert jobs.overview(firm).second.state == "stale"  # nothing there yet
    for reason, expected in (("hour", 0), ("exit", 1), ("hand", 2)):
        work(firm)
        jobs.finish(jobs.begin(firm, reason=reason))
        assert len(there(stick)) == expected
        clock.on(hours=1)
    assert jobs.overview(firm).second.state == "fine"
    row = jobs.overview(firm).rows[0]
    assert row.second == str(stick)
    clock.on(days=3)
    state = jobs.overview(firm).second
    assert (state.state, state.days) == ("stale", 3)


def test_pulled_out_it_is_absent_and_the_backup_is_made_all_the_same(
    firm: Dispatch, home: Path, stick: Path
) -> None:
    jobs.set_up_second(firm, silent, stick, GOOD)
    for inside in stick.iterdir():
        shutil.rmtree(inside)  # an empty mount point is what a stick leaves behind
    assert jobs.overview(firm).second.state == "absent"
    assert jobs.finish(jobs.begin(firm)).checked
    assert list(stick.iterdir()) == []
    with pytest.raises(SecondAbsent):
        jobs.copy_to_second(firm)


def test_copying_twice_is_copying_once(firm: Dispatch, stick: Path) -> None:
    jobs.set_up_second(firm, silent, stick, GOOD)
    jobs.copy_to_second(firm)
    jobs.copy_to_second(firm)
    assert len(there(stick)) == 1


def test_there_too_only_own_files_go(firm: Dispatch, stick: Path, clock: Hands) -> None:
    jobs.set_up_second(firm, silent, stick, GOOD)
    jobs.copy_to_second(firm)
    inside = there(stick)[0].parent
    stranger = inside / "ledger-20200101-000000-1.arapp.zst.age"
    stranger.write_bytes(b"somebody's")
    for _ in range(36):
        clock.on(days=1)
        work(firm)
        jobs.finish(jobs.begin(firm, reason="exit"))
    assert stranger.read_bytes() == b"somebody's"
    rows = manifest.read(inside).rows
    assert len(rows) < 36
    assert len(there(stick)) == len(rows) + 1


def test_a_place_named_by_hand_is_sealed_or_refused(firm: Dispatch, stick: Path) -> None:
    with pytest.raises(BackupLocked) as told:
        jobs.target_of(firm, stick / "other", "")
    assert told.value.kind == "password_needed"
    jobs.set_up_second(firm, silent, stick, GOOD)
    target = jobs.target_of(firm, stick / "other", "")
    row = make.make(firm, target=target)
    assert preview(stick / "other" / row.file, GOOD).sound


def test_the_alarm_of_a_smaller_book_goes_when_the_user_says_so(
    firm: Dispatch, home: Path, clock: Hands
) -> None:
    work(firm, 20)
    big = make.make(firm)
    for _ in range(10):
        firm.undo()
    assert make.make(firm).counts["plan"] < big.counts["plan"]
    shrunk = jobs.overview(firm).shrunk
    assert shrunk is not None
    assert shrunk.file == big.file
    jobs.accept_smaller(home, big.file)
    assert jobs.overview(firm).shrunk is None
    assert folder.backups(home)[-1].file == big.file


def test_an_older_copy_in_the_place_of_the_ledger_pins_the_newer_backup(
    firm: Dispatch, home: Path, clock: Hands
) -> None:
    old = make.make(firm)
    work(firm, 3)
    new = make.make(firm)
    firm.close()
    restore.restore(home / old.file, firm.path, clock=clock, force=True)
    books = open_books(firm.path, clock)
    work(books, 9)  # another history, longer than the old one
    after = make.make(books)
    books.close()
    assert not after.follows
    pinned = {row.file: row.pinned for row in manifest.read(home).rows}
    assert pinned[new.file] == "fall"
