"""Window painted ≤ 1.2 × a bare Qt window, today page filled ≤ 2.0 × on the large sample.

`python3 run.py test -m bench -s tests/bench/test_window.py`; ARAPP_LARGE names a large sample made
before (`arapp new FILE --sample large --as-of 2026-11-12`), else the medium one is made and used.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.clockwork import ROOT, compare, settled

DAY = "2026-11-12"


def since_start(script: list[str], mark: str, trace: Path) -> float:
    """Seconds from starting the process to the mark it writes."""
    trace.unlink(missing_ok=True)
    environ = {**settled(), "ARAPP_TRACE": str(trace)}
    began = time.time()
    subprocess.run(
        [sys.executable, *script], cwd=ROOT, env=environ, check=True, capture_output=True,
        timeout=60,  # a ledger that is refused shows the first page, which never ends by itself
    )  # fmt: skip
    marks = {name: wall for name, wall, _ in map(str.split, trace.read_text("utf-8").splitlines())}
    return float(marks[mark]) - began


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large ledger, or the medium one."""
    named = os.environ.get("ARAPP_LARGE")
    if named:
        return Path(named)
    path = tmp_path_factory.mktemp("bench") / "medium.arapp"
    made = ["-m", "arapp", "new", str(path), "--sample", "medium", "--as-of", DAY]
    subprocess.run([sys.executable, *made], cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.mark.bench
@pytest.mark.parametrize(("mark", "goal"), [("painted", 1.2), ("filled", 2.0)])
def test_start(ledger: Path, tmp_path: Path, mark: str, goal: float) -> None:
    trace = tmp_path / "trace"
    bare = [str(ROOT / "tests" / "bench" / "bare_window.py")]
    ours = ["-m", "arapp", str(ledger), "--as-of", DAY]
    ratio = compare(
        f"window {mark} on {ledger.stem}",
        lambda: since_start(bare, "painted", trace),
        lambda: since_start(ours, mark, trace),
        goal,
        rounds=7,
    )
    sys.stdout.write("\n" + ratio.line() + "\n")
    assert ratio.value <= goal
