"""Work in forks: each starts from all that is loaded already and leaves nothing behind."""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

OVER = -1000  # no exit code of a process
ROUND = 77  # exit code of a process that went round in circles
_MEMORY = 6 << 30  # bytes of address space: a mistake may ask for ever more
_LOOK_S = (0.003, 0.05)  # between two looks, at first and after a while


def run(work: Callable[[], int], limit_s: float, log: Path) -> int:
    """Exit code of `work` in a fork, its words kept in `log`; OVER when it was over the limit."""
    pid = os.fork()
    if pid == 0:
        _in_child(work, log)
    ends = time.monotonic() + limit_s
    done, pause = 0, _LOOK_S[0]
    try:
        while time.monotonic() < ends:
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(pause)
            pause = min(1.2 * pause, _LOOK_S[1])
        return OVER
    finally:
        if not done:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _in_child(work: Callable[[], int], log: Path) -> None:
    import resource  # not everywhere, as forks are not

    code = 3
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.RLIM_INFINITY))
        said = os.open(log, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        for stream in (0, 1, 2):
            os.dup2(said, stream)
        code = work()
    finally:
        sys.stdout.flush()
        os._exit(code)


def watch(limit_s: float) -> None:
    """From now on end this process when it has worked for longer: not when it had to wait.

    The timer may be early on a busy machine, where time is shared out by the tick; the clock not.
    """
    ends = time.process_time() + limit_s

    def look(*_: object) -> None:
        if time.process_time() > ends:
            os._exit(ROUND)

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.5, 0.5)
