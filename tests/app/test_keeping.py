"""Backups of the window: at the end, every hour in use, and back from one."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from arapp import paths
from arapp.app.program import Program
from arapp.services import files
from arapp.services.backup import jobs, make, manifest, owed, pack
from arapp.services.ledger.company import SetCompany
from arapp.ui import backing, language
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Immediate
from tests.ledger_text import given
from tests.services.backup.conftest import BOOK
from tests.services.backup.hands import Hands


@pytest.fixture
def hands() -> Hands:
    """09:13 in China."""
    return Hands()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, hands: Hands) -> Iterator[Program]:
    """A program that works at once and keeps backups."""
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "habits")
    )
    fonts.load()
    theme.apply(qapp, theme.Mode.LIGHT)
    language.install(qapp, "en")
    made = Program(qapp, hands, Immediate)
    made.keeps = True
    yield made
    made.leave()


@pytest.fixture
def ledger(ledger_file: Path, hands: Hands) -> Path:
    """A ledger with something in it."""
    books = files.open_books(ledger_file, hands)
    given(books, BOOK)
    books.close()
    return ledger_file


def reasons() -> list[str]:
    """Why the backups were made, in order."""
    lists = sorted((paths.user_data() / "backups").rglob(manifest.NAME))
    if not lists:
        return []
    return [row["reason"] for row in json.loads(lists[0].read_text(encoding="utf-8"))["rows"]]


def rename(program: Program, name: str) -> None:
    """Change something."""
    assert program.window is not None
    program.window.ops.run(SetCompany((("short_name", name),)))


def keeping(program: Program) -> Any:
    """Who keeps the ledger shown."""
    return program._keeping[-1]


def spoil(ledger: Path) -> None:
    """Another program changes something in the file; one check fails then."""
    conn = sqlite3.connect(ledger)
    conn.execute("UPDATE sqlite_sequence SET seq = 900 WHERE name = 'grade'")
    conn.commit()
    conn.close()


def leave(program: Program) -> None:
    """The ledger is closed; the backup at the end is waited for."""
    program.show_first()
    for kept in program._keeping:
        kept.wait()


def test_leaving_makes_one_when_something_changed(
    program: Program, ledger: Path, hands: Hands
) -> None:
    program.show_books(ledger)
    assert reasons() == []  # nothing at the start
    leave(program)
    assert reasons() == ["exit"]
    program.show_books(ledger)
    leave(program)
    assert reasons() == ["exit"]  # nothing changed
    hands.on(hours=1)  # of one hour the newest is enough
    program.show_books(ledger)
    rename(program, "澄禾")
    leave(program)
    assert reasons() == ["exit", "exit"]


def test_every_hour_in_use(program: Program, ledger: Path, hands: Hands) -> None:
    program.show_books(ledger)
    keeping(program).look()
    assert reasons() == ["hour"]
    rename(program, "澄禾")
    keeping(program).look()
    assert reasons() == ["hour"]
    hands.on(hours=1)
    keeping(program).look()
    assert reasons() == ["hour", "hour"]


def test_a_picture_makes_none(program: Program, ledger: Path) -> None:
    program.keeps = False
    program.show_books(ledger)
    leave(program)
    assert reasons() == []


def test_by_hand_it_is_told(program: Program, ledger: Path) -> None:
    made: list[manifest.Backup] = []
    backing.told().made.connect(made.append)
    program.show_books(ledger)
    program.asked.back_up()
    assert [row.reason for row in made] == ["hand"]
    backing.told().made.disconnect(made.append)


def test_another_language_is_no_end(program: Program, ledger: Path) -> None:
    program.show_books(ledger)
    program.choose_language("zh")
    assert reasons() == []
    program.choose_language("en")


def strip(program: Program) -> str:
    """What stands in the strip."""
    assert program.window is not None
    shown = program.window.strip
    return "" if shown.isHidden() else shown.text()


def test_a_failed_backup_at_the_end_is_told_at_the_next_start(
    program: Program, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    program.show_books(ledger)
    assert "last backup" not in strip(program)
    with monkeypatch.context() as patch:
        patch.setattr(pack, "pack", full)
        leave(program)
    assert reasons() == []
    program.show_books(ledger)
    assert strip(program).startswith("The last backup did not come about: The disk is full")
    program.asked.back_up()
    assert reasons() == ["hand"]
    assert "last backup" not in strip(program)
    leave(program)
    program.show_books(ledger)
    assert "last backup" not in strip(program)


def test_a_backup_that_was_cut_off_at_the_end_is_told_at_the_next_start(
    program: Program, ledger: Path, hands: Hands
) -> None:
    books = files.open_books(ledger, hands)
    copy = jobs.begin_exit(books)
    assert copy is not None
    assert books.ask(lambda tx: owed.owed_of(tx, ledger)) is None  # still being made
    assert copy.room._lock is not None
    copy.room._lock.close()  # as the system does when a process dies
    books.close()
    program.show_books(ledger)
    assert strip(program) == "The last backup did not come about: it was cut off."


def test_back_from_a_backup_the_window_shows_the_older_book(
    program: Program, ledger: Path, hands: Hands, qtbot: Any
) -> None:
    books = files.open_books(ledger, hands)
    made = make.home_of(books) / make.make(books).file
    books.run(SetCompany((("short_name", "later"),)))
    books.close()
    program.show_books(ledger)
    first = program.window
    program.restore(made)
    qtbot.waitUntil(lambda: program.window is not first)
    assert program.window is not None
    found: list[str] = []
    program.window.ops.ask(lambda tx: tx.value("SELECT short_name FROM company"), found.append)
    assert found == [""]
    (kept,) = [f.name for f in ledger.parent.glob("*.before-restore-*")]
    assert strip(program).startswith("Restored to the state of ")
    assert strip(program).endswith(f"The former file is kept as {kept}.")
    assert program.window.strip._button.text() == "Open the folder"


def test_a_damaged_backup_opens_the_ledger_again(
    program: Program, ledger: Path, tmp_path: Path, qtbot: Any
) -> None:
    bad = tmp_path / "bad.arapp.zst"
    bad.write_bytes(b"nothing of the kind")
    program.show_books(ledger)
    first = program.window
    program.restore(bad)
    qtbot.waitUntil(lambda: program.window is not first)
    assert program.window is not None
    found: list[int] = []
    program.window.ops.ask(lambda tx: tx.value("SELECT count(*) FROM plan"), found.append)
    assert found == [3]
    assert strip(program).startswith("Nothing was restored. This backup is incomplete or damaged.")


def test_what_failed_is_known_again_after_a_refused_restore(
    program: Program, ledger: Path, tmp_path: Path, qtbot: Any
) -> None:
    spoil(ledger)
    bad = tmp_path / "bad.arapp.zst"
    bad.write_bytes(b"nothing of the kind")
    program.show_books(ledger)
    assert strip(program) == "The books fail 1 check."
    first = program.window
    program.restore(bad)
    qtbot.waitUntil(lambda: program.window is not first)
    assert program.window is not None
    program.window.strip._close.click()
    assert strip(program) == "The books fail 1 check."


def test_after_a_restore_nothing_is_said_of_the_file_that_lay_there(
    program: Program, ledger: Path, hands: Hands, qtbot: Any
) -> None:
    books = files.open_books(ledger, hands)
    made = make.home_of(books) / make.make(books).file
    books.close()
    spoil(ledger)
    program.show_books(ledger)
    first = program.window
    program.restore(made)
    qtbot.waitUntil(lambda: program.window is not first)
    assert program.window is not None
    program.window.strip._close.click()
    assert "books fail" not in strip(program)


def test_an_edit_from_outside_shows_at_every_opening(program: Program, ledger: Path) -> None:
    program.show_books(ledger)
    assert "books fail" not in strip(program)
    leave(program)
    spoil(ledger)
    program.show_books(ledger)
    assert strip(program) == "The books fail 1 check."


def test_what_the_safety_page_finds_stands_on_every_page(program: Program, ledger: Path) -> None:
    program.show_books(ledger, "safety")
    assert program.window is not None
    store = program.window.ops._dispatch._store
    store._conn.execute("UPDATE sqlite_sequence SET seq = 900 WHERE name = 'grade'")
    program.go("safety", "verify")
    program.go("today")
    assert strip(program) == "The books fail 1 check."


def test_a_backup_is_in_the_status_line_at_once(
    program: Program, ledger: Path, hands: Hands
) -> None:
    program.show_books(ledger)
    program.asked.back_up()
    assert program.window is not None
    status = program.window.status
    assert "Backed up, opened and counted" in status.hint_text()
    before = [fact.text for fact in status._fact_rows]
    hands.on(hours=1)
    program.go("safety")
    page = program.window.current()
    assert page is not None
    page.acts.run("backup")
    assert "Backed up, opened and counted" in status.hint_text()
    assert [fact.text for fact in status._fact_rows] != before
    hands.on(hours=1)
    hourly = [fact.text for fact in status._fact_rows]
    keeping(program).look()
    rename(program, "澄禾")
    keeping(program).look()
    assert [fact.text for fact in status._fact_rows] != hourly
