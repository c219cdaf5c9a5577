"""How the tests are run: on all cores, and measured when they are run as a whole.

Whoever asks for the first failure, a name, the terminal or the debugger gets one process, as does
a choice of single files (starting workers would take longer) and whoever measures speed.
"""

import os
from collections.abc import Sequence
from pathlib import Path

FIGURES = Path("build") / "coverage.json"
_BY_HAND = ("-x", "-k", "-s", "-n", "--pdb", "--lf", "--ff", "--exitfirst", "--capture", "-p")
_MEASURED = ["--cov", "--cov-report=", f"--cov-report=json:{FIGURES}"]
_MOST = 8  # more workers only make more templates


def pytest_words(words: Sequence[str], cores: int | None = None) -> list[str]:
    """The arguments of pytest for what the user typed after `test`."""
    several = [] if _one_process(words) else _workers(cores or os.cpu_count() or 1)
    return [*several, *([] if words else _MEASURED), *words]


def is_whole(words: Sequence[str]) -> bool:
    """Whether this is the whole suite, so that the coverage gate has something to judge."""
    return not words


def _workers(cores: int) -> list[str]:
    count = min(cores, _MOST)
    return ["-n", str(count), "--dist", "worksteal"] if count > 1 else []


def _one_process(words: Sequence[str]) -> bool:
    if any(word.startswith(_BY_HAND) and not word.startswith("--co") for word in words):
        return True
    return "bench" in words or any(".py" in word for word in words)
