"""Starting workers quickly and killing them at a moment of one's choice.

Where processes can be forked, they are forked from one that has loaded the program already; else
each starts anew. The kill is SIGKILL (TerminateProcess on Windows): nothing of the worker runs on.
"""

import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess, SpawnProcess
from pathlib import Path

from tests.reliability import work

Worker = ForkServerProcess | SpawnProcess
When = Callable[[], bool]
PATIENCE = 60.0  # seconds until a worker that tells nothing is given up
LOADED = ["tests.reliability.work", "arapp.services.importing.booking.post", "arapp.models.migrate"]


@dataclass(frozen=True)
class Told:
    """What a killed worker had told."""

    lines: list[list[str]]

    @property
    def acks(self) -> list[tuple[int, str]]:
        """Commands that had returned: journal number and hash."""
        return [(int(seq), digest) for word, seq, digest in self._of("ack", 3)]

    @property
    def doing(self) -> str:
        """What it was about when it was killed, as far as it had said."""
        return next((line[1] for line in reversed(self.lines) if line[0] == "now"), "")

    def said(self, word: str) -> bool:
        """Whether a line of that kind is there."""
        return any(line[0] == word for line in self.lines)

    def _of(self, word: str, wide: int) -> list[list[str]]:
        return [line for line in self.lines if line[0] == word and len(line) == wide]


def _process(job: work.Job) -> Worker:
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn").Process(target=work.run, args=(job,))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    return context.Process(target=work.run, args=(job,))


def started(job: work.Job, fresh: bool = False) -> Worker:
    """A worker that has begun; a `fresh` one shares nothing with any other and is slow to start."""
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=work.run, args=(job,)) if fresh else _process(job)
    process.start()
    return process


def end(process: Worker) -> None:
    """Kill it and wait until it is gone."""
    process.kill()
    process.join()


def killed(job: work.Job, when: When, wait: float = 0.0, *, fresh: bool = False) -> Told:
    """Start a worker, kill it `wait` seconds after `when` (asked all the time) has come true.

    Raises AssertionError for a worker that was not there to be killed: one that died by itself or
    told nothing in time.
    """
    process = started(job, fresh)
    try:
        _until(job.notes, when, process)
        if wait > 0:
            time.sleep(wait)
        assert process.is_alive() or _read(job.notes).said("died"), "it left without a word"
    finally:
        end(process)
    told = _read(job.notes)
    assert not told.said("died"), f"the worker died by itself: {told.lines[-1]}"
    assert process.exitcode not in (0, 1), f"the worker ended by itself: {process.exitcode}"
    return told


def heard(notes: Path, mark: str) -> int:
    """How many lines begin so."""
    return sum(" ".join(line).startswith(mark) for line in _read(notes).lines)


def told(job: work.Job, mark: str, times: int = 1) -> When:
    """True from when the worker has told a line that begins so, that often."""
    return lambda: heard(job.notes, mark) >= times


def _until(notes: Path, when: When, process: Worker) -> None:
    deadline = time.monotonic() + PATIENCE
    while not when():
        told = _read(notes)
        if told.said("died") or told.said("end") or not process.is_alive():
            return
        assert time.monotonic() < deadline, f"waited too long; heard {told.lines[-3:]}"
        time.sleep(0.001)


def _read(notes: Path) -> Told:
    text = notes.read_text(encoding="utf-8") if notes.exists() else ""
    whole = text[: text.rfind("\n") + 1]  # a line that was being written does not count
    return Told([line.split(" ") for line in whole.splitlines()])


def moment(dice: random.Random, longest: float) -> float:
    """Seconds to wait: short ones as likely as long ones."""
    return longest * dice.random() ** 2
