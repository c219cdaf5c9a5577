"""No paper stands on record without its file, and no file of a refused one is left."""

import hashlib
import os
from multiprocessing import get_context
from pathlib import Path

import pytest

from arapp.models.values.days import FixedClock
from arapp.models.values.errors import DiskFull
from arapp.services import files
from arapp.services.dispatch import Command, Dispatch
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.service import issue_letters
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    公司 简称=澄禾
    客户 弘达机械
    应收 货款 弘达机械 100000 入账=2026-08-01 到期=2026-09-15
    客户 海顿电器
    应收 尾款 海顿电器 3000 入账=2026-08-01 到期=2026-09-15
"""


def letters(books: Dispatch) -> list[tuple[str, str]]:
    """(file, hash) of the letters on record."""
    return books.ask(lambda tx: tx.rows("SELECT file, sha256 FROM letter ORDER BY id"))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_the_files_are_there_before_the_letters_are_recorded(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, BOOK)
    seen: list[dict[str, bytes]] = []
    folder = tmp_path / "papers"
    books.guard = lambda _books, _command: seen.append(content(folder))
    issue_letters(books, LetterRun(), folder)
    assert seen == [content(folder)]
    for file, sha256 in letters(books):
        assert hashlib.sha256(Path(file).read_bytes()).hexdigest() == sha256
    assert len(letters(books)) == 2


def test_letters_that_are_not_recorded_leave_the_folder_as_it_was(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, BOOK)
    folder = tmp_path / "papers"
    name, other = _first_names(books, tmp_path)
    folder.mkdir()
    (folder / name).write_bytes("从前的纸".encode())
    while_recorded: list[bytes] = []

    def full(_books: Dispatch, _command: Command) -> None:
        while_recorded.append((folder / name).read_bytes())
        raise DiskFull(path="ledger")

    books.guard = full
    with pytest.raises(DiskFull):
        issue_letters(books, LetterRun(), folder)
    assert while_recorded[0].startswith(b"%PDF")
    assert content(folder) == {name: "从前的纸".encode()}
    assert [path.name for path in folder.iterdir()] == [name]
    assert letters(books) == []
    books.guard = None
    issue_letters(books, LetterRun(), folder)
    assert content(folder).keys() == {name, other}


def _first_names(books: Dispatch, tmp_path: Path) -> list[str]:
    """Names of the letters as they will be; nothing is recorded."""
    trial = tmp_path / "trial"

    def stop(_books: Dispatch, _command: Command) -> None:
        found.extend(content(trial))
        raise DiskFull(path="ledger")

    found: list[str] = []
    books.guard = stop
    with pytest.raises(DiskFull):
        issue_letters(books, LetterRun(), trial)
    books.guard = None
    return found


def test_after_a_kill_in_between_the_next_issue_writes_over_it(
    ledger_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    books = files.open_books(ledger_file, FixedClock(TODAY))
    given(books, BOOK)
    books.close()
    child = get_context("spawn").Process(target=_killed, args=(ledger_file, folder))
    child.start()
    child.join(60)
    assert child.exitcode == -9
    left = content(folder)
    assert len(left) == 2
    books = files.open_books(ledger_file, FixedClock(TODAY))
    try:
        assert letters(books) == []
        issue_letters(books, LetterRun(), folder)
        assert content(folder).keys() == left.keys()
        assert len(letters(books)) == 2
    finally:
        books.close()


def _killed(ledger: Path, folder: Path) -> None:
    books = files.open_books(ledger, FixedClock(TODAY))
    books.guard = lambda _books, _command: os.kill(os.getpid(), 9)
    issue_letters(books, LetterRun(), folder)
