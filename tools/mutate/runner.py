"""Runs the tests over one mutant at a time, in a copy of the project.

Two ways: `quick` loads the program and its tests once and exchanges a function's code in a fork
(`host.py`); `from_nothing` writes the mutant down and runs the tests from nothing, in a fork of a
process that has loaded what every run needs but nothing of the program.
"""

import ast
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.mutate import forks, swap
from tools.mutate.host import OVER_LIMIT, Host, Job, Ordered, results
from tools.mutate.mutants import Mutant
from tools.mutate.survey import Seen, Survey, read

_PRELOADED = (
    "pytest",
    "_pytest.assertion.rewrite",
    "hypothesis.stateful",
    "sqlalchemy.orm",
    "alembic.config",
    "alembic.runtime.environment",
    "alembic.script",
    "alembic.autogenerate",
    "pytestqt.plugin",
    "PySide6.QtWidgets",
    "PySide6.QtTest",
)
_WORDS = (
    *("-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider", "-p", "no:randomly"),
    # Hypothesis is loaded before its plugin is: nothing of it asserts.
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-p", "no:xdist", "-p", "no:cov", "-p", "tools.mutate.plugin"),
)
_SAID = "mutate.log"
_AT_MOST_S = 1200  # a whole run of one module's tests on a busy machine
_IGNORED = shutil.ignore_patterns("__pycache__", "*.files", "pictures")
_MEMORY_DISK = Path("/dev/shm")  # a ledger is made in 0.3 s there, in 2 s where every sync waits


class BrokenBaseline(Exception):
    """The tests fail without any mutant, so that a failure would say nothing."""


@dataclass(frozen=True)
class Target:
    """A module, the tests that answer for it, whether its texts become part of the schema."""

    file: str
    tests: tuple[str, ...]
    schema: bool = False


def preload() -> None:
    """Load what every run needs; keep all files in memory, where there is such a place."""
    if os.access(_MEMORY_DISK, os.W_OK):
        tempfile.tempdir = os.environ["TMPDIR"] = str(_MEMORY_DISK)
    for name in _PRELOADED:
        importlib.import_module(name)


def copied(root: Path, parts: Sequence[str], folder: Path) -> Path:
    """A copy of the project's parts in `folder`."""
    for part in parts:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=_IGNORED)
        elif source.exists():
            shutil.copy2(source, folder / part)
    return folder


def baseline(copy: Path, target: Target) -> Seen:
    """What the tests of the sound module do; raises BrokenBaseline unless all are green."""
    out, module = copy / "survey.json", copy / target.file
    code = forks.run(
        lambda: _pytest(copy, target, "survey", [Survey(module, out)], writes=True),
        _AT_MOST_S,
        copy / _SAID,
    )
    if code != 0:
        raise _broken(copy / _SAID, target, code)
    return read(out, module.read_text(encoding="utf-8"))


def _broken(said: Path, target: Target, code: int) -> BrokenBaseline:
    end = said.read_text(encoding="utf-8", errors="replace")[-1500:]
    return BrokenBaseline(f"{end}\n{target.file}: pytest ended with {code} unspoilt")


def quick(
    copy: Path, target: Target, found: list[Mutant], seen: Seen, ends: float | None
) -> dict[int, str]:
    """Who noticed, by number of the mutant: "" for nobody; not told where it cannot be said."""
    text = (copy / target.file).read_text(encoding="utf-8")
    sound = swap.parts(ast.unparse(ast.parse(text)))
    jobs: list[Job] = []
    final: set[int] = set()  # what no test enters that was not tried
    for number, mutant in enumerate(found):
        new = swap.changed(sound, mutant.source) or {}
        if not seen.at_import(new):
            jobs.append(Job(number, mutant.line, new, mutant.source))
            if new and not seen.at_session(new) and seen.entering(mutant.line):
                final.add(number)
    out = copy / "host.txt"
    out.unlink(missing_ok=True)
    host = Host(copy / target.file, jobs, seen, out, _accept if target.schema else None)
    host.ends = ends
    code = forks.run(
        lambda: _pytest(copy, target, "host", [host]), float("inf"), copy / "host.said"
    )
    if code not in (0, 1) or not out.exists():
        raise _broken(copy / "host.said", target, code)
    told = {number: killer for number, killer in results(out) if killer or number in final}
    for number, killer in told.items():
        seen.killed(found[number].line, killer)
    return told


def _accept() -> None:
    from tools.mutate.plugin import accept_schema

    accept_schema()


def from_nothing(copy: Path, target: Target, mutant: Mutant, seen: Seen) -> str:
    """Who noticed the mutant when everything was loaded again, "" for nobody."""
    path, note = copy / target.file, copy / "killer.txt"
    sound = path.read_bytes()
    note.unlink(missing_ok=True)
    for stale in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        stale.unlink()
    path.write_text(mutant.source, encoding="utf-8")
    order = Ordered(seen.order(mutant.line), seen, note)
    try:
        code = forks.run(
            lambda: _pytest(copy, target, "fresh", [order]), seen.at_most_s(), copy / _SAID
        )
    finally:
        path.write_bytes(sound)
    if code == 5:
        raise BrokenBaseline(f"{target.file}: no test was found")
    if code in (forks.OVER, forks.ROUND):
        return OVER_LIMIT
    killer = note.read_text(encoding="utf-8") if note.exists() else ""
    seen.killed(mutant.line, killer)
    return killer or ("a crash" if code else "")


def _pytest(copy: Path, target: Target, name: str, plugins: list[Any], writes: bool = False) -> int:
    """Exit code of pytest over the target's tests, in a fork."""
    os.chdir(copy)
    # The module changes within a second and may keep its size: no bytecode of it is kept.
    sys.dont_write_bytecode = not writes
    sys.path.insert(0, str(copy))
    os.environ["PYTHONPATH"] = str(copy)
    at_start = target.schema and name != "host"
    os.environ["ARAPP_MUTATED_SCHEMA"] = "1" if at_start else ""
    import pytest

    words = [*_WORDS, f"--rootdir={copy}", f"--basetemp={copy / name}", *target.tests]
    return int(pytest.main(words, plugins=plugins))
