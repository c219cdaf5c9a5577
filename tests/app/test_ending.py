"""Ended by the system, the window closes its ledger and makes the backup: real processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from arapp import paths
from arapp.app.program import Program
from arapp.models.values.days import FixedClock
from arapp.services import files
from arapp.services.backup import manifest
from arapp.ui import language
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Immediate
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.services.backup.conftest import BOOK

PATIENCE = 60  # seconds for a start on a busy machine


@pytest.fixture
def ledger(ledger_file: Path) -> Path:
    """A ledger with something in it, and no backup yet."""
    books = files.open_books(ledger_file, FixedClock(TODAY))
    given(books, BOOK)
    books.close()
    return ledger_file


def reasons() -> list[str]:
    """Why the backups were made."""
    lists = (paths.user_data() / "backups").rglob(manifest.NAME)
    return [row["reason"] for file in lists for row in json.loads(file.read_bytes())["rows"]]


def _catches(pid: int, number: int) -> bool:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("SigCgt:"):
            return bool(int(line.split()[1], 16) >> (number - 1) & 1)
    return False


@pytest.fixture
def window(ledger: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A window on the ledger, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    started = subprocess.Popen([sys.executable, "-m", "arapp", str(ledger)], env=environment)
    yield started
    if started.poll() is None:
        started.kill()
    started.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="what a process catches is read in /proc")
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_in_order(
    window: subprocess.Popen[bytes], ledger: Path, told: signal.Signals
) -> None:
    log = ledger.with_name(ledger.name + "-wal")
    deadline = time.monotonic() + PATIENCE
    while not (log.exists() and _catches(window.pid, signal.SIGTERM)):
        assert window.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    window.send_signal(told)
    assert window.wait(PATIENCE) == 0
    assert reasons() == ["exit"]
    assert not log.exists()


def test_nobody_is_asked_and_the_backup_is_there(
    qapp: QApplication, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "habits")
    )
    fonts.load()
    theme.apply(qapp, theme.Mode.LIGHT)
    language.install(qapp, "en")
    program = Program(qapp, FixedClock(TODAY), Immediate)
    program.keeps = True
    window = program.show_books(ledger)
    page = window.current()
    assert page is not None
    monkeypatch.setattr(page, "may_leave", lambda: pytest.fail("a question"))
    program.end()
    assert reasons() == ["exit"]
    program.end()  # the loop's own end tells it once more
    program.leave()
    assert reasons() == ["exit"]
