"""The worker: answers on the GUI thread, errors to whom they belong, nothing to the dead."""

import threading
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.models.values.errors import DiskFull, NothingToUndo
from arapp.services.dispatch import Topic
from arapp.ui.ops import Ops


@pytest.fixture
def threaded(qtbot: QtBot, fake: Any) -> Any:
    """Ops with real threads, and the thread the ledger was made in."""
    made: list[int] = []

    def factory() -> Any:
        made.append(threading.get_ident())
        return fake

    ops = Ops(factory)
    yield ops, made
    ops.close()


def test_the_ledger_is_made_and_asked_in_its_own_thread(qtbot: QtBot, threaded: Any) -> None:
    ops, made = threaded
    here = threading.get_ident()
    answers: list[tuple[int, int]] = []
    for _ in range(2):
        ops.ask(lambda _tx: threading.get_ident(),
                lambda there: answers.append((there, threading.get_ident())))  # fmt: skip
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [(made[0], here)] * 2
    assert len(made) == 1
    assert made[0] != here


def test_a_command_tells_what_changed(ops: Ops, fake: Any) -> None:
    told: list[Any] = []
    ops.changed.connect(told.append)
    ops.committed.connect(lambda command, done: told.append((command, done.seq)))
    ops.run("allocate", lambda done: told.append(done.label))
    assert fake.ran == ["allocate"]
    assert told == ["allocate", ("allocate", 1), frozenset({Topic.RECEIPTS})]


def test_an_error_goes_to_who_asked_or_to_the_window(ops: Ops) -> None:
    own: list[Any] = []
    window: list[Any] = []
    ops.failed.connect(window.append)
    ops.run(NothingToUndo(), failed=own.append)
    ops.run(DiskFull(path="x"))
    assert [error.kind for error in own] == ["nothing_to_undo"]
    assert [error.kind for error in window] == ["disk_full"]


def test_a_fault_is_reported_and_not_swallowed(ops: Ops) -> None:
    reports: list[str] = []
    ops.crashed.connect(reports.append)
    ops.ask(lambda _tx: 1 // 0, lambda _: None)
    assert "ZeroDivisionError" in reports[0]


def test_an_answer_to_a_widget_that_is_gone_is_dropped(qtbot: QtBot, threaded: Any) -> None:
    ops, _ = threaded
    gate = threading.Event()
    got: list[str] = []

    class Asker(QWidget):
        def came(self, _: Any) -> None:
            got.append("dead")

    asker = Asker()
    ops.ask(lambda _tx: gate.wait(5), asker.came)
    ops.ask(lambda _tx: None, lambda _: got.append(f"closure {asker}"))
    ops.ask(lambda _tx: None, lambda _: got.append("free"))
    shiboken6.delete(asker)
    gate.set()
    qtbot.waitUntil(lambda: "free" in got)
    assert got == ["free"]


def test_of_several_questions_only_the_last_is_answered(qtbot: QtBot, threaded: Any) -> None:
    ops, _ = threaded
    got: list[str] = []
    gate = threading.Event()
    ops.ask(lambda _tx: gate.wait(5), lambda _: got.append("first"), latest="search")
    ops.ask(lambda _tx: None, lambda _: got.append("second"), latest="search")
    ops.ask(lambda _tx: None, lambda _: got.append("other"), latest="page")
    gate.set()
    qtbot.waitUntil(lambda: "other" in got)
    assert got == ["second", "other"]


def test_long_work_can_be_stopped(qtbot: QtBot, threaded: Any) -> None:
    ops, _ = threaded
    began = threading.Event()
    got: list[str] = []

    def job(progress: Any) -> str:
        for number in range(10_000):
            progress(number, 10_000, "papers")
            began.set()
            threading.Event().wait(0.001)
        return "finished"

    ops.cancelled.connect(lambda: got.append("cancelled"))
    ops.work(job, got.append)
    qtbot.waitUntil(began.is_set)
    ops.cancel()
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["cancelled"]


def test_progress_is_told_but_not_too_often(qtbot: QtBot, threaded: Any) -> None:
    ops, _ = threaded
    steps: list[tuple[int, int, str]] = []
    ends: list[str] = []
    ops.progress.connect(lambda done, total, text: steps.append((done, total, text)))

    def job(progress: Any) -> str:
        for number in range(1, 5001):
            progress(number, 5000, "rows")
        return "all"

    ops.work(job, ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert steps[-1] == (5000, 5000, "rows")
    assert len(steps) < 500


def test_undo_runs_there_and_tells_topics(ops: Ops, fake: Any) -> None:
    topics: list[Any] = []
    ops.run("allocate")
    ops.changed.connect(topics.append)
    ops.undo()
    assert fake.ran == []
    assert topics == [frozenset({Topic.RECEIPTS})]
    assert isinstance(ops, QObject)


def test_what_is_asked_for_after_the_end_is_left_undone(qtbot: QtBot, fake: Any) -> None:
    ops = Ops(lambda: fake)
    ops.close()
    told: list[Any] = []
    ops.work(lambda _progress: 1, told.append)
    ops.ask(lambda _tx: 2, told.append)
    qtbot.wait(20)
    assert told == []


def test_what_comes_after_the_end_is_told_to_nobody(qtbot: QtBot, threaded: Any) -> None:
    ops, _ = threaded
    told: list[object] = []
    ops.ask(lambda _tx: 1, told.append)
    ops.run("refused", told.append, told.append)
    ops.close()
    qtbot.wait(20)
    assert told == []


def test_before_the_end_it_is_told(qtbot: QtBot, threaded: Any) -> None:
    ops, _ = threaded
    told: list[object] = []
    ops.ask(lambda _tx: 1, told.append)
    qtbot.waitUntil(lambda: told == [1])
