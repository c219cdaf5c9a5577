"""The quick way: a pytest that has loaded the program and its tests once and forks per mutant.

It may only find that a mistake is noticed. Who is not noticed here is tried again from nothing.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

from tools.mutate import forks, swap
from tools.mutate.survey import Seen

_TEMPLATE = "empty_file"  # the session's costly fixture, made once before the first fork
# What a test has to load, and from nothing also to make for the session, that another one before it
# had loaded when it was timed: else the quickest test, which comes first now, is over its limit.
_LOADING_S, _MAKING_S = 2.0, 5.0
OVER_LIMIT = "over the limit"


@dataclass(frozen=True)
class Job:
    """A mutant as the host gets it: number, line, the code that changes or else the whole text."""

    number: int
    line: int
    new: dict[str, CodeType]
    source: str


class Host:
    """Takes pytest over once everything is collected; writes `number TAB killer` lines."""

    def __init__(
        self, module: Path, jobs: list[Job], seen: Seen, out: Path, ready: Callable[[], None] | None
    ) -> None:
        self.module, self.jobs, self.seen, self.out = module, jobs, seen, out
        self.ready = ready  # what a fork does before its tests; then nothing is made beforehand
        self.ends: float | None = None
        self.failed = False
        self.functions: dict[str, list[FunctionType]] = {}
        self.loaded: ModuleType | None = None
        self.by_value = True
        self.scratch = out

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notice that a test failed."""
        self.failed = self.failed or report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try one mutant after another."""
        items = {item.nodeid: item for item in session.items}
        if self.ready is None:
            self._warm(session.items)
        path = str(self.module)
        self.functions = swap.loaded(path)
        self.loaded = next((m for m in list(sys.modules.values()) if _file(m) == path), None)
        self.scratch = Path(str(session.config.option.basetemp))
        # Control: the sound text put in that way has to change nothing.
        sound = Job(-1, 0, {}, self.module.read_text(encoding="utf-8"))
        self.by_value = bool(self.loaded) and self._tried(sound, items) == ""
        with self.out.open("w", encoding="utf-8") as out:
            for job in self.jobs:
                if self.ends is not None and time.monotonic() > self.ends:
                    break
                killer = self._tried(job, items)
                if killer is None:
                    continue
                self.seen.killed(job.line, killer)
                out.write(f"{job.number}\t{killer}\n")
                out.flush()
        return True

    def _warm(self, items: list[pytest.Item]) -> None:
        """Run one test that makes the template, and leave the template standing."""
        for item in items:
            if _TEMPLATE in getattr(item, "fixturenames", ()):
                _run(item)
                break

    def _tried(self, job: Job, items: dict[str, pytest.Item]) -> str | None:
        """The test that notices the mistake, "over the limit", or ""; None: it cannot be put in."""
        if any(name not in self.functions for name in job.new) or not (job.new or self.by_value):
            return None
        entering = self.seen.entering(job.line)
        tests = [test for test in self.seen.order(job.line) if test in entering and test in items]
        note, before = self.out.with_suffix(".killer"), _names(self.scratch)
        note.unlink(missing_ok=True)

        def work() -> int:
            if not self._spoil(job):
                return 0
            for test in tests:
                forks.watch(_LOADING_S + 5 * self.seen.seconds[test])
                _run(items[test])
                if self.failed:
                    note.write_text(test, encoding="utf-8")
                    return 1
            return 0

        code = forks.run(work, self.seen.at_most_s(), self.out.with_suffix(".log"))
        for name in _names(self.scratch) - before:
            shutil.rmtree(self.scratch / name, ignore_errors=True)
        if code in (forks.OVER, forks.ROUND):
            return OVER_LIMIT
        if note.exists():
            return note.read_text(encoding="utf-8")
        return "a crash" if code else ""

    def _spoil(self, job: Job) -> bool:
        """Put the mistake in; whether that could be done."""
        if job.new:
            swap.put(self.functions, job.new)
        elif self.loaded:
            try:
                new = swap.values(self.loaded, job.source)
                swap.spread(self.loaded, new)
            except Exception:  # at its import: to be tried from nothing
                return False
            if not new and job.number >= 0:
                return False
        if self.ready is not None:
            self.ready()
        return True


def _run(item: pytest.Item) -> None:
    """One test; of its fixtures only the session's are left standing."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=item.session)


def _file(module: object) -> str | None:
    return getattr(module, "__file__", None)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


class Ordered:
    """Loaded into a pytest that runs over a mutant from nothing: the likeliest test first."""

    def __init__(self, order: list[str], seen: Seen, note: Path) -> None:
        self.rank = {test: i for i, test in enumerate(order)}
        self.seen, self.note = seen, note

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """Watch for circles."""
        forks.watch(_MAKING_S + 5 * self.seen.seconds.get(item.nodeid, 1))

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Bring the tests into the order."""
        items.sort(key=lambda item: self.rank.get(item.nodeid, len(self.rank)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note who noticed."""
        if report.failed:
            self.note.write_text(report.nodeid, encoding="utf-8")


def results(out: Path) -> Iterator[tuple[int, str]]:
    """(number of the mutant, who noticed) as a host wrote them."""
    for line in out.read_text(encoding="utf-8").splitlines():
        number, killer = line.split("\t", 1)
        yield int(number), killer
