"""The checks behind the window: what they find stands on every page."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arapp.app import standing
from arapp.app.checks import Checks
from arapp.models.values.errors import ReadOnly
from arapp.services import checking
from arapp.services.checking import books as checking_books
from arapp.services.dispatch import Dispatch
from arapp.services.files import open_books
from arapp.ui import language
from arapp.ui.ops import Ops
from tests.ledger_text import given


@pytest.fixture
def ops(ledger_file: Path) -> Ops:
    """The worker on a ledger of this test, on its own thread."""
    return Ops(lambda: open_books(ledger_file))


def everything(qtbot: QtBot, ops: Ops, *, only_start: bool = False) -> list[object]:
    """All checks as the window makes them."""
    checks = Checks(ops, ops)
    with qtbot.waitSignal(checks.checked, timeout=30_000) as told:
        checks.start() if only_start else checks.everything()
    return list(told.args[0])


def own(qtbot: QtBot, ops: Ops) -> Dispatch:
    found: list[Dispatch] = []
    ops.with_dispatch(lambda books, _progress: found.append(books), lambda _none: None)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


@pytest.mark.parametrize("big", [0, 1 << 60], ids=["beside", "step by step"])
def test_all_checks_are_made_and_kept(
    qtbot: QtBot, ops: Ops, monkeypatch: pytest.MonkeyPatch, big: int
) -> None:
    monkeypatch.setattr(checking_books, "BIG", big)
    found = everything(qtbot, ops, only_start=True)
    assert all(one.ok for one in found)  # type: ignore[attr-defined]  # checks
    kept: list[object] = []
    ops.ask(checking.last, kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0].passed == len(found)  # type: ignore[attr-defined]  # a note
    ops.close()


@pytest.mark.parametrize(("big", "all_of_them"), [(0, False), (1 << 60, True)])
def test_a_start_on_the_same_day_makes_the_quick_ones_alone_of_a_big_ledger(
    qtbot: QtBot, ops: Ops, monkeypatch: pytest.MonkeyPatch, big: int, all_of_them: bool
) -> None:
    everything(qtbot, ops, only_start=True)
    monkeypatch.setattr(checking_books, "BIG", big)
    checks = Checks(ops, ops)
    wanted: list[bool] = []
    monkeypatch.setattr(checks, "_glanced", wanted.append)
    checks.start()
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == [all_of_them]
    ops.close()


def test_closing_in_the_middle_ends_the_children(
    qtbot: QtBot, ops: Ops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking_books, "BIG", 0)
    checks = Checks(ops, ops)
    checks.everything()
    qtbot.waitUntil(lambda: checks._run is not None, timeout=10_000)
    run = checks._run
    checks._timer.stop()
    assert run is not None
    ops.close()
    assert all(child.poll() is not None for child in run._children)


def test_a_failed_check_is_known_and_a_damaged_file_is_for_reading_only(
    qtbot: QtBot, ops: Ops, ledger_file: Path
) -> None:
    conn = sqlite3.connect(ledger_file)
    conn.execute("UPDATE sqlite_sequence SET seq = 900 WHERE name = 'grade'")
    conn.commit()
    conn.close()
    everything(qtbot, ops)
    books = own(qtbot, ops)
    assert books.failed_checks == ("triggers",)
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    language.install(qt, "en")
    assert standing.checks_failed(1) == "The books fail 1 check."
    assert standing.checks_failed(2) == "The books fail 2 checks."
    ops.close()


def test_damage_makes_the_books_read_only(books: Dispatch) -> None:
    found = books.ask(lambda tx: list(tx.checks()))
    damaged = [type(one)(one.key, one.key != "file", 1) for one in found]
    checking.conclude(books, damaged)
    with pytest.raises(ReadOnly):
        given(books, "客户 弘达机械")
