"""Cases run in a child process: what hangs or falls in it does so there and is counted.

A case that gives no answer in time, or takes the child down, has the answer "hang" or "crash";
the rest go on in a new child.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

HANG, CRASH = "hang", "crash"


def _serve(pipe: Connection, work: Callable[..., Any], shared: Any) -> None:
    while (case := pipe.recv()) is not None:
        pipe.send(work(case, shared))


class _Child:
    def __init__(self, work: Callable[..., Any], shared: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work, shared), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, case: Any, seconds: float) -> Any:
        """The answer, HANG or CRASH; after those the child is gone."""
        self.pipe.send(case)
        if not self.pipe.poll(seconds):
            self.end(kill=True)
            return HANG
        try:
            return self.pipe.recv()
        except EOFError:
            self.end(kill=True)
            return CRASH

    def end(self, kill: bool = False) -> None:
        """Let the child go."""
        if kill:
            self.process.kill()
        elif self.process.is_alive():
            self.pipe.send(None)
        self.process.join()
        self.pipe.close()


def answers(
    work: Callable[..., Any], shared: Any, cases: Sequence[Any], seconds: float = 60
) -> Iterator[tuple[Any, Any]]:
    """(case, work(case, shared)) of every case, in order."""
    child = _Child(work, shared)
    try:
        for case in cases:
            answer = child.ask(case, seconds)
            yield case, answer
            if answer in (HANG, CRASH):
                child = _Child(work, shared)
    finally:
        if child.process.is_alive():
            child.end()
