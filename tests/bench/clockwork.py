"""Fair timing: floor and candidate take turns, the smallest of several runs counts for each."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_COMPILED = str(Path(tempfile.gettempdir()) / "arapp-bench-compiled")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Smallest seconds of floor and candidate, and their ratio."""

    name: str
    floor: float
    ours: float
    goal: float

    @property
    def value(self) -> float:
        """Candidate ÷ floor."""
        return self.ours / self.floor

    def line(self) -> str:
        """For the report: name, ratio, goal, absolute seconds for scale."""
        held = "ok " if self.value <= self.goal else "OVER"
        return (
            f"{held} {self.name}: {self.value:.2f} (goal {self.goal:.2f})"
            f"  floor {self.floor * 1000:.1f} ms, arapp {self.ours * 1000:.1f} ms"
        )


def compare(
    name: str,
    floor: Callable[[], float],
    ours: Callable[[], float],
    goal: float,
    rounds: int = 5,
) -> Ratio:
    """Run both in turn; each call returns its own seconds."""
    floors, candidates = [], []
    for _ in range(rounds):
        floors.append(floor())
        candidates.append(ours())
    return Ratio(name, min(floors), min(candidates), goal)


def timed(job: Callable[[], object]) -> Callable[[], float]:
    """The job as a function that returns how long it took."""

    def run() -> float:
        began = time.perf_counter()
        job()
        return time.perf_counter() - began

    return run


def settled() -> dict[str, str]:
    """The environment of an installed program: no display, and modules compiled once, not ever."""
    never = "PYTHONDONTWRITEBYTECODE"
    kept = {name: value for name, value in os.environ.items() if name != never}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": _COMPILED}


def python(arguments: list[str], **environ: str) -> float:
    """Seconds a Python process takes from its start to its end; it must end well."""
    began = time.perf_counter()
    subprocess.run(  # noqa: S603, RUF100 - our own scripts
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**settled(), **environ},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - began
