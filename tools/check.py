"""The one check command: `python -m tools.check [NAME [ARGUMENT ...]]`, quickest first.

Without a name all steps run, and the first that fails ends them; `static` names all but the tests.
Arguments after one step's name go to its tool. The whole suite is followed by the coverage gate.
The exit code is 0, or 1 when a step failed.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import coverage_gate, suite

ROOT = Path(__file__).resolve().parents[1]

# Name of a step and what it runs, in the environment's own Python or its folder of commands.
STEPS = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "imports": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "types": ["-m", "mypy"],
    "tests": ["-m", "pytest"],
    "mutants": ["-m", "tools.mutate", "--changed", "--budget", "60", "--least", "80"],
}
# Tests start hundreds of processes: compiled once is enough, also where byte code is switched off.
COMPILED_ONCE = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "pycache"),
}
STATIC = [name for name in STEPS if name not in ("tests", "mutants")]


def chosen(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The steps that `words` ask for, and the arguments for their tool."""
    if not words:
        return list(STEPS), []
    if words[0] == "static":
        return STATIC, []
    if words[0] not in STEPS:
        raise SystemExit(f"tools.check: {words[0]!r} is none of static, {', '.join(STEPS)}")
    return [words[0]], list(words[1:])


def step(name: str, arguments: Sequence[str]) -> bool:
    """Runs one step in the project's folder, without a screen; whether it passed."""
    print(f"== {name}", flush=True)
    environ = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"} | os.environ
    environ |= COMPILED_ONCE if name == "tests" else {}
    given = suite.pytest_words(arguments) if name == "tests" else arguments
    words = [sys.executable, *STEPS[name], *given]
    if subprocess.call(words, cwd=ROOT, env=environ) != 0:
        return False
    return name != "tests" or not suite.is_whole(arguments) or coverage_gate.main() == 0


def main(words: Sequence[str]) -> int:
    """Runs the steps until one fails."""
    steps, arguments = chosen(words)
    return 0 if all(step(name, arguments) for name in steps) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
