"""A ledger that cannot be opened: every way out, and the file as it was."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arapp import paths
from arapp.app import single, standing
from arapp.app.program import Program
from arapp.app.trouble import own_place
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import ReadOnly
from arapp.services import files
from arapp.services.backup import jobs
from arapp.services.ledger.company import AddAccount
from arapp.ui import dialogs, language, text
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Immediate
from arapp.ui.pages.damaged import DamagedPage
from tests.conftest import TODAY


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """A program that does its work at once, in English, and asks no other window for long."""
    monkeypatch.setattr(single, "WAIT_MS", 200)
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "habits")
    )
    fonts.load()
    theme.apply(qapp, theme.Mode.LIGHT)
    language.install(qapp, "en")
    made = Program(qapp, FixedClock(TODAY), Immediate)
    yield made
    made.leave()


def page(program: Program) -> DamagedPage:
    assert program.window is not None
    shown = program.window.current()
    assert isinstance(shown, DamagedPage)
    return shown


def spoil(path: Path, at: int, with_: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(with_)] = with_
    path.write_bytes(data)


def backed_up(path: Path) -> Path:
    """A backup of the ledger with one account in it; its file."""
    books = files.open_books(path, FixedClock(TODAY))
    books.run(AddAccount("工行 7862", "工商银行", "1102", "CNY"))
    row = jobs.finish(jobs.begin(books))
    folder = jobs.overview(books).folder
    books.close()
    return folder / row.file


def accounts(path: Path) -> list[str]:
    with Store.open(path, FixedClock(TODAY)) as store, store.reading() as tx:
        return [name for (name,) in tx.rows("SELECT name FROM bank_account")]


def newer(path: Path) -> None:
    spoil(path, 60, (99).to_bytes(4, "big"))


def foreign(path: Path) -> None:
    spoil(path, 68, b"\0\0\0\1")


def damaged(path: Path) -> None:
    spoil(path, 100, b"\xff" * 3000)


def schema(path: Path) -> None:
    at = path.read_bytes().index(b"CREATE TABLE customer")
    spoil(path, at + 20, b"\xff\xfe")


def headless(path: Path) -> None:
    spoil(path, 0, bytes(100))


def linked(path: Path) -> None:
    os.link(path, path.with_name("twin"))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


CASES: list[tuple[Callable[[Path], None], str, str]] = [
    (newer, "needs a newer version", "retry"),
    (foreign, "is no ledger", "open"),
    (damaged, "is damaged", "look"),
    (schema, "is damaged", "look"),
    (headless, "is damaged", "look"),
    (cut, "is damaged", "look"),
    (linked, "must not live there", "home"),
]


@pytest.mark.parametrize(
    ("harm", "title", "first"), CASES, ids=lambda case: getattr(case, "__name__", "")
)
def test_each_trouble_has_its_words_and_its_way_out(
    program: Program, ledger_file: Path, harm: Callable[[Path], None], title: str, first: str
) -> None:
    """A title and a sentence of its own; the filled button; not a byte of the file changes, also
    when it is tried again, and nothing is laid beside it."""
    harm(ledger_file)
    before, beside = ledger_file.read_bytes(), sorted(ledger_file.parent.iterdir())
    program.start(ledger_file)
    assert title in page(program)._title.text()
    assert page(program)._line.text()
    assert next(iter(page(program).buttons)) == first
    page(program).acts.run("retry")
    assert title in page(program)._title.text()
    assert ledger_file.read_bytes() == before
    assert set(ledger_file.parent.iterdir()) - set(beside) <= {ledger_file.parent / "home"}


def test_one_that_is_gone_is_said_to_be_gone(program: Program, tmp_path: Path) -> None:
    """Nothing is made in its place."""
    program.start(tmp_path / "gone.arapp")
    assert "not there" in page(program)._title.text()
    assert not (tmp_path / "gone.arapp").exists()


def test_the_last_backup_takes_the_place_and_the_damaged_file_is_kept(
    program: Program, ledger_file: Path, qtbot: QtBot
) -> None:
    """Seen first, then restored; found by the place although the file cannot tell its id."""
    backed_up(ledger_file)
    headless(ledger_file)
    broken = ledger_file.read_bytes()
    program.start(ledger_file)
    assert "receivable" in page(program).card.texts()[1]
    page(program).buttons["restore"].click()
    assert "What this backup holds" in page(program)._title.text()
    assert ledger_file.read_bytes() == broken
    page(program).buttons["put"].click()
    qtbot.waitUntil(lambda: program.window is not None and program.window.current_id() == "safety")
    program.leave()
    assert accounts(ledger_file) == ["工行 7862"]
    kept = [path for path in ledger_file.parent.glob("ledger*") if path.read_bytes() == broken]
    assert len(kept) == 1


def test_escape_leaves_the_backup_alone(program: Program, ledger_file: Path) -> None:
    """Looked at only."""
    backed_up(ledger_file)
    headless(ledger_file)
    program.start(ledger_file)
    page(program).look_at_backup()
    page(program).escape()
    assert "is damaged" in page(program)._title.text()
    assert "restore" in page(program).buttons


def test_a_backup_that_is_opened_becomes_a_ledger_of_its_own(
    program: Program, ledger_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """In the default folder, beside one of the same name; the backup stays."""
    backup = Path(shutil.copy(backed_up(ledger_file), tmp_path))
    before = backup.read_bytes()
    (paths.ledgers() / "ledger.arapp").write_bytes(b"taken")
    program.start(backup)
    assert "is a backup" in page(program)._title.text()
    page(program).buttons["restore"].click()
    page(program).buttons["put"].click()
    qtbot.waitUntil(lambda: program.window is not None and program.window.current_id() == "safety")
    program.leave()
    assert accounts(paths.ledgers() / "ledger 2.arapp") == ["工行 7862"]
    assert (paths.ledgers() / "ledger.arapp").read_bytes() == b"taken"
    assert backup.read_bytes() == before


def test_the_name_of_a_backup_gives_the_name_of_the_ledger(tmp_path: Path) -> None:
    """Without day, time and number; another name stays whole."""
    assert own_place(tmp_path / "澄禾-20261112-091300-8412.arapp.zst").name == "澄禾.arapp"
    assert own_place(tmp_path / "usb-copy.arapp.zst.age").name == "usb-copy.arapp"


def test_what_can_be_read_is_shown_and_saved(
    program: Program, ledger_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists with counts, rows beside them, and a workbook."""
    backed_up(ledger_file)
    headless(ledger_file)
    broken = ledger_file.read_bytes()
    program.start(ledger_file)
    page(program).buttons["look"].click()
    lists = page(program).lists
    assert lists.rows is not None
    assert page(program).stack.currentIndex() == 1
    shown = {found.table: found.read for found in lists._found.values()}
    assert shown["bank_account"] == 1
    out = tmp_path / "out.xlsx"
    monkeypatch.setattr(dialogs, "save_file", lambda *_: out)
    page(program).acts.run("export")
    assert "Bank account" in openpyxl.load_workbook(out).sheetnames
    assert str(out) in page(program)._summary.text()
    page(program).escape()
    assert "nothing missing" in page(program).card.texts()[2]
    assert ledger_file.read_bytes() == broken


def test_a_ledger_in_a_cloud_folder_comes_home(program: Program, ledger_file: Path) -> None:
    """Copied to this PC and opened there; what lay in the cloud stays."""
    cloud = ledger_file.parent / "Dropbox"
    cloud.mkdir()
    book = ledger_file.rename(cloud / "book.arapp")
    before = book.read_bytes()
    program.start(book)
    assert "cloud folder (Dropbox)" in page(program)._line.text()
    page(program).buttons["home"].click()
    assert program.window is not None
    assert program.window.current_id() == "today"
    assert program.path == paths.ledgers() / "book.arapp"
    assert book.read_bytes() == before
    assert [path.name for path in cloud.iterdir()] == ["book.arapp"]


def test_the_language_is_changed_on_the_page(program: Program, ledger_file: Path) -> None:
    """The same trouble in the other words."""
    headless(ledger_file)
    program.start(ledger_file)
    program.choose_language("zh")
    assert page(program)._title.text() == "这个账套有损坏"
    program.choose_language("en")


def test_a_clock_set_back_stands_on_every_page(
    program: Program, ledger_file: Path, qtbot: QtBot
) -> None:
    """Until it is closed; it comes back after another notice, and not once it was closed."""
    with Store.open(ledger_file, FixedClock(TODAY.replace(year=2027))) as store:
        from arapp.services.dispatch import Dispatch

        Dispatch(store).run(AddAccount("工行 7862", "工商银行", "1102", "CNY"))
    program.start(ledger_file)
    assert program.window is not None
    strip = program.window.strip
    assert "2027-11-12" in strip.text()
    program.go("import")
    assert not strip.isHidden()
    ran: list[str] = []
    strip.tell("The disk is full", "age3", "Try again", lambda: ran.append("again"))
    strip._button.click()
    assert ran == ["again"]
    assert "2027-11-12" in strip.text()
    strip._close.click()
    assert strip.isHidden()
    program.go("today")
    assert strip.isHidden()


def test_books_for_reading_only_say_so(program: Program, ledger_file: Path) -> None:
    """The sentence cannot be closed, and a command is refused."""
    program.start(ledger_file)
    window = program.window
    assert window is not None
    window.ops._dispatch.read_only = "damaged"
    program._renew(window)
    assert "Reading only" in window.strip.text()
    assert window.strip._close.isHidden()
    window.ops.run(AddAccount("工行 7862", "工商银行", "1102", "CNY"))
    assert "Reading only" in window.strip.text()
    assert window.strip._button.text() == "What to do"
    assert window.status.hint_text().startswith("Parts of the ledger can no longer be read")
    program.leave()
    assert accounts(ledger_file) == []


def test_every_reason_for_reading_only_is_told_in_words(program: Program) -> None:
    """A key of the program is no word."""
    for reason in ("damaged", "checks", "rights"):
        assert reason not in standing.read_only(reason).split()
        assert f"({reason})" not in text.sentence(ReadOnly(reason=reason))


def test_the_button_of_a_backup_names_this_one(program: Program, ledger_file: Path) -> None:
    """Not the last one, which is another; and back again at the next trouble."""
    backup = backed_up(ledger_file)
    program.start(backup)
    first = next(iter(page(program).buttons.values()))
    assert first.text() == "Restore this backup"
    first.click()
    page(program).buttons["put"].click()
    QTest.qWait(50)
    assert program.window is not None
    assert program.window.strip.text().startswith("Restored to the state of ")


def test_a_folder_and_an_empty_file_are_called_so(
    program: Program, tmp_path: Path, ledger_file: Path
) -> None:
    """Neither belongs to another program, and in neither is there something to be read."""
    folder = tmp_path / "books.arapp"
    folder.mkdir()
    program.start(folder)
    assert page(program)._title.text() == "This is a folder"
    assert list(page(program).buttons) == ["open", "anew"]
    ledger_file.write_bytes(b"")
    program.start(ledger_file)
    assert page(program)._title.text() == "This file is empty"
    assert "look" not in page(program).buttons


def test_a_full_disk_is_told_and_the_same_is_tried_again(
    program: Program, ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The strip stays with one button; after there is room again the same command is written."""
    program.start(ledger_file)
    window = program.window
    assert window is not None
    store = window.ops._dispatch._store
    pages = store._conn.execute("PRAGMA page_count").fetchone()[0]
    store._conn.execute(f"PRAGMA max_page_count = {pages}")  # no room for another page
    window.ops.run(AddAccount("工行 7862", "工商银行", "x" * 20_000, "CNY"))
    assert "disk is full" in window.strip.text()
    assert not window.strip._button.isHidden()
    window.strip._button.click()
    assert "disk is full" in window.strip.text()
    store._conn.execute(f"PRAGMA max_page_count = {pages + 1000}")
    window.strip._button.click()
    assert window.strip.isHidden()
    program.leave()
    assert accounts(ledger_file) == ["工行 7862"]


def test_a_file_whose_structure_is_broken_is_not_written_to(
    program: Program, ledger_file: Path
) -> None:
    """Noticed by a check while it is open: read only, and the ways out one button away."""
    program.start(ledger_file)
    window = program.window
    assert window is not None
    window.ops._dispatch.read_only = "damaged"
    program._renew(window)
    assert "Reading only: parts of the ledger" in window.strip.text()
    window.strip._button.click()
    assert "is damaged" in page(program)._title.text()
    page(program).look()
    assert page(program).rescued is not None
