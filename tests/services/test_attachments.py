"""Files beside the ledger: copied whole or not at all, named safely, never run."""

import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest

from arapp.models.attachments import files_dir, stored, stored_path
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import NotFound, ReadOnly, Refused
from arapp.services.dispatch import Dispatch
from arapp.services.files import open_books
from arapp.services.ledger import attachments
from arapp.services.ledger.attachments import (
    AttachFile,
    Detach,
    attach,
    attachments_of,
    clean_name,
    open_copy,
    path_of,
    store,
    sweep,
)
from arapp.services.ledger.history import history
from arapp.services.ledger.lists import ListOptions, listing
from tests.conftest import TODAY
from tests.ledger_text import given

SLIP = "银行回单 2026-10-20".encode()


@pytest.fixture
def book(books: Dispatch) -> Dispatch:
    """A customer with a receipt."""
    given(books, "客户 弘达机械\n收款 R1 弘达机械 500.00 日期=2026-09-20")
    return books


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    """A file to attach."""
    path = tmp_path / "回单.pdf"
    path.write_bytes(SLIP)
    return path


def files(books: Dispatch) -> list[str]:
    """What lies in the folder beside the ledger."""
    folder = files_dir(books.path)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_file_lies_beside_the_ledger_under_its_hash(book: Dispatch, slip: Path) -> None:
    row = attach(book, "receipt:1", slip, "十月那笔")
    (one,) = book.ask(lambda tx: attachments_of(tx, "receipt:1"))
    digest = hashlib.sha256(SLIP).hexdigest()
    assert (one.id, one.name, one.sha256, one.size) == (row, "回单.pdf", digest, len(SLIP))
    assert (one.record, one.note) == ("receipt:1", "十月那笔")
    assert files(book) == [digest]
    assert path_of(book, row) == stored_path(book.path, digest)
    assert path_of(book, row).read_bytes() == SLIP
    assert book.ask(stored) == [(digest, len(SLIP))]
    slip.unlink()
    assert path_of(book, row).read_bytes() == SLIP
    assert [c.key for c in book.ask(lambda tx: list(tx.checks())) if not c.ok] == []


def test_the_same_file_is_kept_once_and_noted_once_a_record(book: Dispatch, slip: Path) -> None:
    first = attach(book, "receipt:1", slip)
    assert attach(book, "receipt:1", slip) == first
    assert attach(book, "customer:1", slip) != first
    assert len(files(book)) == 1


def test_undo_detach_and_redo_keep_the_file(book: Dispatch, slip: Path) -> None:
    row = attach(book, "receipt:1", slip)
    book.undo()
    assert book.ask(lambda tx: attachments_of(tx, "receipt:1")) == []
    book.redo()
    assert path_of(book, row).is_file()
    book.run(Detach(row))
    with pytest.raises(NotFound):
        path_of(book, row)
    with pytest.raises(NotFound):
        book.run(Detach(row))
    book.undo()
    assert path_of(book, row).is_file()
    labels = [e.label for e in book.ask(lambda tx: history(tx, f"attachment:{row}"))]
    assert labels == ["attach_file", "attach_file", "attach_file", "detach_file", "detach_file"]


@pytest.mark.parametrize(
    "record", ["receipt:9", "receipt", "receipt:", "receipt:x", "journal_entry:1", "r; DROP:1"]
)
def test_only_records_that_are_there(book: Dispatch, slip: Path, record: str) -> None:
    with pytest.raises(NotFound):
        attach(book, record, slip)
    assert files(book) == []


def test_links_folders_and_pipes_are_refused(book: Dispatch, slip: Path, tmp_path: Path) -> None:
    link, folder, gone = tmp_path / "link.pdf", tmp_path / "folder", tmp_path / "gone.pdf"
    folder.mkdir()
    cases = {folder: "file_unsafe", gone: "file_missing"}
    if sys.platform != "win32":  # links need a right there, and pipes are something else
        link.symlink_to(slip)
        os.mkfifo(tmp_path / "pipe")
        cases |= {link: "file_unsafe", tmp_path / "pipe": "file_unsafe"}
    for source, kind in cases.items():
        with pytest.raises(Refused) as refusal:
            attach(book, "receipt:1", source)
        assert refusal.value.kind == kind
    assert files(book) == []
    assert book.ask(stored) == []


def test_what_is_too_large_is_refused_also_when_it_grows(
    book: Dispatch, slip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", len(SLIP))
    attach(book, "receipt:1", slip)
    monkeypatch.setattr(attachments, "LARGEST", len(SLIP) - 1)
    with pytest.raises(Refused) as refusal:
        attach(book, "customer:1", slip)
    assert refusal.value.kind == "file_too_large"
    with slip.open("rb") as stream, pytest.raises(Refused):
        attachments._copy(stream, slip.with_name("x.part"), slip, lambda *_: None)


def test_stopped_half_way_nothing_is_left(book: Dispatch, slip: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attach(book, "receipt:1", slip, progress=stop)
    assert files(book) == []
    assert book.ask(stored) == []


def test_a_ledger_that_may_only_be_read_takes_no_file(book: Dispatch, slip: Path) -> None:
    book.read_only = "damaged"
    with pytest.raises(ReadOnly):
        attach(book, "receipt:1", slip)
    assert files(book) == []


def test_parts_of_a_broken_copy_are_swept_and_files_are_not(book: Dispatch, slip: Path) -> None:
    row = attach(book, "receipt:1", slip)
    orphan = store(book.path, Path(__file__))
    part = files_dir(book.path) / "0123.part"
    part.write_bytes(b"half")
    assert sweep(book.path) == 1
    assert files(book) == sorted([orphan.sha256, hashlib.sha256(SLIP).hexdigest()])
    assert sweep(book.path) == 0
    assert path_of(book, row).is_file()
    assert sweep(book.path.with_name("other.arapp")) == 0


def test_opening_the_ledger_sweeps(ledger_file: Path) -> None:
    folder = files_dir(ledger_file)
    folder.mkdir()
    (folder / "0123.part").write_bytes(b"half")
    (folder / ("a" * 64)).write_bytes(b"whole")
    open_books(ledger_file, FixedClock(TODAY)).close()
    assert [path.name for path in folder.iterdir()] == ["a" * 64]


def test_a_file_changed_or_lost_beside_the_ledger_is_told(book: Dispatch, slip: Path) -> None:
    row = attach(book, "receipt:1", slip)
    place = path_of(book, row)
    for harm in (lambda: place.write_bytes(SLIP[::-1]), place.unlink):
        harm()
        with pytest.raises(Refused) as refusal:
            path_of(book, row)
        assert refusal.value.kind == "attachment_gone"
        assert "attachments" in [c.key for c in book.ask(lambda tx: list(tx.checks())) if not c.ok]
    attach(book, "customer:1", slip)  # the same file again mends it
    assert path_of(book, row).read_bytes() == SLIP


def test_a_wrong_file_of_that_name_is_replaced(book: Dispatch, slip: Path) -> None:
    place = stored_path(book.path, hashlib.sha256(SLIP).hexdigest())
    place.parent.mkdir()
    place.write_bytes(b"something else")
    assert path_of(book, attach(book, "receipt:1", slip)).read_bytes() == SLIP


def test_for_a_viewer_it_is_a_copy_that_cannot_run(
    book: Dispatch, slip: Path, tmp_path: Path
) -> None:
    slip.chmod(0o755)
    row = attach(book, "receipt:1", slip)
    shown = open_copy(book, row, tmp_path / "view")
    assert (shown.name, shown.read_bytes()) == ("回单.pdf", SLIP)
    assert open_copy(book, row, tmp_path / "view") == shown  # shown twice
    if sys.platform != "win32":
        for path in (shown, path_of(book, row)):
            assert not path.stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


@pytest.mark.parametrize("name", ["清单.exe", "发票.pdf.js", "x.LNK", "表.xlsm", "a.exe ."])
def test_programs_are_kept_but_never_opened(book: Dispatch, tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(b"MZ")
    row = attach(book, "receipt:1", source)
    with pytest.raises(Refused) as refusal:
        open_copy(book, row, tmp_path / "view")
    assert refusal.value.fields["reason"] == "program"
    assert not (tmp_path / "view").exists()


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("回单.pdf", "回单.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\system32", "C Windows system32"),
        ("发票\u202efdp.exe", "发票 fdp.exe"),
        ("a\x00b\nc.txt", "a b c.txt"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("  .  ", "_"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("\udcff.pdf", "pdf"),
    ],
)
def test_hostile_names_become_harmless(name: str, clean: str) -> None:
    told = clean_name(name)
    assert told == clean
    assert len(told) <= 120


def test_a_hash_from_an_edited_ledger_is_no_path(book: Dispatch, tmp_path: Path) -> None:
    file = attachments.Stored("回单.pdf", "../../secret", 3)
    row = book.run(AttachFile("receipt:1", file)).outcome.result
    with pytest.raises(Refused):
        path_of(book, row)
    assert book.ask(stored) == []
    with pytest.raises(ValueError, match="no SHA-256"):
        stored_path(book.path, "A" * 64)


def test_the_list_names_record_and_hash(book: Dispatch, slip: Path) -> None:
    attach(book, "receipt:1", slip)
    found = book.ask(lambda tx: listing(tx, "attachments", ListOptions(), TODAY))
    (row,) = found["rows"]
    assert (row["record"], row["name"], row["size"]) == ("receipt:1", "回单.pdf", len(SLIP))
