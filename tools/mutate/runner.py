"""Runs the tests over one mutant at a time, in a copy of the project.

Each run is a fork of a process that has loaded what every run needs (pytest, Hypothesis, the
database libraries) but nothing of the program, so that a mutant costs its tests and little more.
"""

import importlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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
_IGNORED = shutil.ignore_patterns("__pycache__", "*.files", "pictures")


class BrokenBaseline(Exception):
    """The tests fail without any mutant, so that a failure would say nothing."""


@dataclass(frozen=True)
class Target:
    """A module, the tests that answer for it, whether its texts become part of the schema."""

    file: str
    tests: tuple[str, ...]
    schema: bool = False


def preload() -> None:
    """Load what every run needs."""
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


def baseline(copy: Path, target: Target, times: int = 3) -> float:
    """Seconds the tests take on the sound module; raises BrokenBaseline unless green each time."""
    slowest = 0.0
    for _ in range(times):
        begun = time.monotonic()
        code = run_tests(copy, target, 600, writes=True)
        slowest = max(slowest, time.monotonic() - begun)
        if code != 0:
            said = (copy / _SAID).read_text(encoding="utf-8", errors="replace")
            raise BrokenBaseline(
                f"{said[-1500:]}\n{target.file}: pytest ended with {code} unspoilt"
            )
    return slowest


def survives(copy: Path, target: Target, source: str, limit_s: float) -> bool:
    """Whether all tests pass over the module as `source`; a run over the limit is killed."""
    path = copy / target.file
    sound = path.read_bytes()
    for stale in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        stale.unlink()
    path.write_text(source, encoding="utf-8")
    try:
        code = run_tests(copy, target, limit_s)
    finally:
        path.write_bytes(sound)
    if code == 5:
        raise BrokenBaseline(f"{target.file}: no test was found")
    return code == 0


def run_tests(copy: Path, target: Target, limit_s: float, writes: bool = False) -> int:
    """Exit code of pytest over the target's tests in a fork; -1 when it was over the limit."""
    pid = os.fork()
    if pid == 0:
        _in_child(copy, target, writes)
    ends = time.monotonic() + limit_s
    while time.monotonic() < ends:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return -1


def _in_child(copy: Path, target: Target, writes: bool) -> None:
    code = 3
    try:
        os.setpgid(0, 0)
        os.chdir(copy)
        said = os.open(_SAID, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        for stream in (0, 1, 2):
            os.dup2(said, stream)
        # The module changes within a second and may keep its size: no bytecode of it is kept.
        sys.dont_write_bytecode = not writes
        sys.path.insert(0, str(copy))
        os.environ["PYTHONPATH"] = str(copy)
        os.environ["ARAPP_MUTATED_SCHEMA"] = "1" if target.schema else ""
        import pytest

        code = int(pytest.main([*_WORDS, f"--rootdir={copy}", *target.tests]))
    finally:
        os._exit(code)
