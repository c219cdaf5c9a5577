"""A second start on the same ledger: real processes, one window."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from arapp.app import single
from arapp.app.program import Program
from arapp.models.values.days import FixedClock
from arapp.ui import language
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Immediate
from arapp.ui.pages.damaged import DamagedPage
from tests.conftest import TODAY

pytest.importorskip("PySide6.QtNetwork")

PATIENCE = 60
"""Seconds for a start on a busy machine; the answer itself comes within `single.WAIT_MS`."""
HOLD = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("PRAGMA locking_mode = EXCLUSIVE")
conn.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


class Starts:
    """Windows without a display, each a process; ended by their own ids."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, path: Path) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "arapp", str(path)]
        started = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
        self.running.append(started)
        return started

    def first(self, path: Path) -> subprocess.Popen[bytes]:
        """Wait until its doorbell answers."""
        started = self.start(path)
        deadline = time.monotonic() + PATIENCE
        while not single.call_first(path, 300):
            assert started.poll() is None
            assert time.monotonic() < deadline
        return started

    def kill(self, started: subprocess.Popen[bytes]) -> None:
        started.kill()
        started.communicate()


@pytest.fixture
def starts(qapp: QApplication) -> Iterator[Starts]:
    made = Starts()
    yield made
    for started in made.running:
        if started.poll() is None:
            made.kill(started)
        if started.stderr is not None:
            started.stderr.close()


def state(*folders: Path) -> dict[str, tuple[int, int]]:
    """Size and moment of every file: what a write would change."""
    return {
        str(path): (path.stat().st_size, path.stat().st_mtime_ns)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_second_start_brings_the_first_forward(
    ledger_file: Path, tmp_path: Path, starts: Starts
) -> None:
    """By the same path and by a link to it; it ends with 0 and writes nothing. After a kill the
    name that is left is no obstacle to the next first one."""
    link = tmp_path / "other name.arapp"
    link.symlink_to(ledger_file)
    first = starts.first(ledger_file)
    time.sleep(1)  # what a start writes behind its window is written
    before = state(tmp_path)
    for path in (ledger_file, link):
        second = starts.start(path)
        _, told = second.communicate(timeout=PATIENCE)
        assert second.returncode == 0, told
    assert first.poll() is None
    assert state(tmp_path) == before
    starts.kill(first)
    again = starts.first(ledger_file)
    second = starts.start(ledger_file)
    _, told = second.communicate(timeout=PATIENCE)
    assert second.returncode == 0, told
    assert again.poll() is None


def test_nobody_answers_in_time(ledger_file: Path, qapp: QApplication) -> None:
    """The wait ends by itself, also for a file that is not there."""
    begun = time.monotonic()
    assert not single.call_first(ledger_file, 500)
    assert not single.call_first(ledger_file.with_name("gone.arapp"), 500)
    assert time.monotonic() - begun < 3


def test_the_bell_rings_and_is_silent_afterwards(ledger_file: Path, qapp: QApplication) -> None:
    """Two names of one file lead to one bell; another file has another."""
    rung: list[int] = []
    bell = single.Doorbell(ledger_file, lambda: rung.append(1))
    assert bell.is_listening()
    ring = (
        f"from arapp.app import single\nfrom pathlib import Path\nfrom PySide6.QtCore import"
        f" QCoreApplication\na = QCoreApplication([])\n"
        f"raise SystemExit(not single.call_first(Path({str(ledger_file)!r}), 20000))"
    )
    caller = subprocess.Popen([sys.executable, "-c", ring])
    deadline = time.monotonic() + PATIENCE
    while caller.poll() is None and time.monotonic() < deadline:
        qapp.processEvents()
        time.sleep(0.01)
    assert caller.wait() == 0
    assert rung == [1]
    bell.close()
    assert not single.call_first(ledger_file, 200)


def test_a_holder_without_a_window_is_told(
    ledger_file: Path, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that still runs: a message with another try, and the try works afterwards."""
    monkeypatch.setattr(single, "WAIT_MS", 300)
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "habits")
    )
    fonts.load()
    theme.apply(qapp, theme.Mode.LIGHT)
    language.install(qapp, "en")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(ledger_file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    program = Program(qapp, FixedClock(TODAY), Immediate)
    try:
        assert holder.stdout.readline() == b"held\n"
        program.start(ledger_file)
        assert program.window is not None
        page = program.window.current()
        assert isinstance(page, DamagedPage)
        assert "without a window" in page._line.text()
        holder.communicate()
        page.buttons["retry"].click()
        assert program.window.current_id() == "today"
    finally:
        if holder.poll() is None:
            holder.communicate()
        program.leave()
