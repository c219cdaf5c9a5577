"""A watched folder: files are offered once, when they are whole, and again when they change."""

import os
from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.importing.watched import (
    QUIET,
    Look,
    Mark,
    Watched,
    listing,
    look,
    may_be_table,
    new_files,
    not_imported,
    remember,
    remembered,
    start,
)
from tests.importing.build import BANK_HEADER, BANK_ROWS, text


def _seen(**files: int) -> dict[str, Mark]:
    return {f"{name}.csv": Mark(size, size) for name, size in files.items()}


def _names(found: Look) -> list[str]:
    return [path.name for path in found.files]


def test_a_file_is_offered_when_it_has_stopped_growing_and_only_once() -> None:
    state = Watched(Path("d"), _seen(old=5), {})
    told: list[list[str]] = []
    for moment, size in enumerate([10, 20, 20, 20, 20, 20]):
        found = look(state, _seen(old=5, bank=size), moment * 2.0, quiet=3.0)
        state = found.watched
        told.append(_names(found))
    assert told == [[], [], [], ["bank.csv"], [], []]
    assert state.growing == {}


def test_a_file_that_changes_is_offered_again_and_one_that_goes_is_forgotten() -> None:
    state = Watched(Path("d"), _seen(bank=5), {})
    state = look(state, _seen(bank=9), 0.0).watched
    found = look(state, _seen(bank=9), QUIET)
    assert _names(found) == ["bank.csv"]
    gone = look(found.watched, {}, 99.0).watched
    assert gone.known == {}
    back = look(gone, _seen(bank=9), 100.0).watched
    assert _names(look(back, _seen(bank=9), 100.0 + QUIET)) == ["bank.csv"]


def test_one_look_is_never_enough() -> None:
    state = Watched(Path("d"), {}, {})
    assert _names(look(state, _seen(bank=9), 1e9, quiet=0.0)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("十月流水.xls", True),
        ("A.XLSX", True),
        ("对账.sta", True),
        ("~$台账.xlsx", False),
        (".~lock.台账.xlsx#", False),
        ("流水.xlsx.crdownload", False),
        ("流水.csv.part", False),
        ("~wrl0001.tmp", False),
        (".hidden.csv", False),
        ("回单.pdf", False),
        ("照片.jpg", False),
        ("readme", False),
    ],
)
def test_only_tables_are_looked_at(name: str, expected: bool) -> None:
    assert may_be_table(name) is expected


def test_folders_links_and_empty_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "in.csv").mkdir()
    (tmp_path / "in.csv" / "deep.csv").write_text("x")
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "real.csv").write_text("x")
    if os.name != "nt":
        (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert set(listing(tmp_path)) == {"real.csv"}


def test_what_was_there_when_the_folder_was_chosen_is_not_new(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("x")
    state = start(tmp_path)
    (tmp_path / "new.csv").write_text("y")
    state = new_files(state, 0.0).watched
    found = new_files(state, QUIET)
    assert _names(found) == ["new.csv"]


def test_a_folder_that_is_gone_has_nothing_new_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    (folder / "old.csv").write_text("x")
    state = start(folder)
    away = tmp_path / "away"
    folder.rename(away)
    found = new_files(state, 0.0)
    assert (found.files, found.watched) == ((), state)
    away.rename(folder)
    assert new_files(found.watched, 99.0).watched.growing == {}


def test_it_is_remembered_for_each_ledger(tmp_path: Path) -> None:
    state = Watched(tmp_path, _seen(bank=5), {"half.csv": (Mark(1, 1), 2.0)})
    assert remembered("one") is None
    remember(state, "one")
    assert remembered("one") == Watched(tmp_path, _seen(bank=5), {})
    assert remembered("two") is None
    remember(None, "one")
    assert remembered("one") is None
    home = Path(os.environ["ARAPP_HOME"]) / "watched"
    remember(state, "one")
    next(home.iterdir()).write_text("{half", encoding="utf-8")
    assert remembered("one") is None


def test_a_file_that_was_imported_by_hand_is_not_offered(books: Dispatch, tmp_path: Path) -> None:
    had = text(tmp_path / "had.csv", [BANK_HEADER, *BANK_ROWS])
    run_import(books, [had])
    copy = tmp_path / "copy.csv"
    copy.write_bytes(had.read_bytes())
    new = text(tmp_path / "new.csv", [BANK_HEADER, BANK_ROWS[0]])
    gone = tmp_path / "gone.csv"
    assert books.ask(lambda tx: not_imported(tx, [had, copy, new, gone])) == [new]
    books.undo()
    assert books.ask(lambda tx: not_imported(tx, [had, new])) == [had, new]
