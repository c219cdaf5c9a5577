"""The import page in a process of its own: a sheet is dropped on it, its longest waits are told.

`import_window.py SHEET LEDGER`: prints JSON of seconds. `grid` and `final`: from the drop to the
first sight of the rows, and to the end of their rehearsal. `gap`: longest time between two turns of
the event loop; `own`: longest time that the window's own thread computed in one turn, which bears a
busy machine better; `idle`: the longest gap of the same window before anything was dropped.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from arapp.models.values.days import SystemClock
from arapp.services import files
from arapp.ui import language
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Ops
from arapp.ui.pages.import_sheet import ImportPage

_IDLE_MS = 400
_LONGEST = 5


class Pulse:
    """Turns of the event loop, timed; `at(name)` marks what happened before the next one."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float, str]] = []
        self._name = ""
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._turn)
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start()

    def _turn(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.gaps.append((now[0] - self._last[0], now[1] - self._last[1], self._name))
        self._last, self._name = now, ""

    def at(self, name: str) -> None:
        """What the coming gap is about."""
        self._name = f"{self._name} {name}".strip()

    def longest(self) -> dict[str, Any]:
        """Longest gap and own time, and the names of the longest few; forgotten then."""
        gaps, self.gaps = self.gaps or [(0.0, 0.0, "")], []
        return {
            "gap": max(gap for gap, _, _ in gaps),
            "own": max(own for _, own, _ in gaps),
            "longest": sorted(gaps, reverse=True)[:_LONGEST],
        }


def main() -> None:
    """Drop it, wait, tell."""
    sheet, ledger = Path(sys.argv[1]), Path(sys.argv[2])
    qt = QApplication(sys.argv[:1])
    fonts.load()
    theme.apply(qt, theme.Mode.LIGHT)
    language.install(qt, "zh")
    ops = Ops(lambda: files.open_books(ledger, SystemClock()))
    page = ImportPage(ops)
    page.resize(1440, 900)
    page.show()
    pulse = Pulse()
    told: dict[str, Any] = {}
    began = [0.0]

    def drop() -> None:
        told["idle"] = pulse.longest()["gap"]
        began[0] = time.perf_counter()
        pulse.at("drop")
        page.open([sheet])

    def came(_again: bool) -> None:
        pulse.at("came")
        told.setdefault("grid", time.perf_counter() - began[0])
        if page.flow.view.final:
            told["final"] = time.perf_counter() - began[0]
            QTimer.singleShot(200, qt.quit)  # it is painted first

    page.flow.came.connect(came)
    page.flow.refused.connect(lambda error: (sys.stderr.write(f"{error}\n"), qt.exit(1)))
    ops.progress.connect(lambda *_: pulse.at("progress"))
    QTimer.singleShot(_IDLE_MS, drop)
    code = qt.exec()
    told |= pulse.longest()
    ops.close()
    sys.stdout.write(json.dumps(told, ensure_ascii=False))
    sys.exit(code)


if __name__ == "__main__":
    main()
