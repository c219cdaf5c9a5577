"""A reading child by fork: the same code under the same limits, without starting Python anew."""

import faulthandler
import gc
import io
import os
import signal
import sys
import traceback
import warnings
from contextlib import suppress
from pathlib import Path

from arapp.services.importing.reading import (  # noqa: F401 - loaded once, before the forks
    limits,
    oldbook,
    rawbiff,
    rawods,
    rawxlsb,
    reader_child,
    readers,
    textforms,
    unlock,
)

CRASHED = 70
_LOADED = (
    *("defusedxml.ElementTree", "mt940", "msoffcrypto", "olefile", "openpyxl", "python_calamine"),
    *("xlrd", "email.message", "html.parser", "csv"),
)


def load() -> None:
    """What the forks need is loaded before them."""
    from importlib import import_module

    for name in _LOADED:
        import_module(name)
    gc.collect()
    gc.freeze()  # what is there already is not copied into each fork by being counted


class Forked:
    """Stands for the Popen of a reading child. `faults` takes the tracebacks of children."""

    faults: Path
    peak = 0  # KiB, the most that any child took beyond its parent
    killed = 0

    def __init__(self) -> None:
        taken, self_in = os.pipe()
        self_out, given = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads: the timer of a reading
            self.pid = os.fork()
        if self.pid == 0:
            os.close(self_in)
            os.close(self_out)
            os._exit(_child(taken, given))
        os.close(taken)
        os.close(given)
        self.stdin, self.stdout = os.fdopen(self_in, "wb"), os.fdopen(self_out, "rb")
        self._ended = False
        self._asked = False

    def kill(self) -> None:
        """As Popen's."""
        self._asked = True
        if not self._ended:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """As Popen's; notes what the child took."""
        if not self._ended:
            _, status, used = os.wait4(self.pid, 0)
            self._ended = True
            Forked.peak = max(Forked.peak, used.ru_maxrss)
            if os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL:
                Forked.killed += 1  # the reader broke, as calamine does on some files
        return 0


def _child(taken: int, given: int) -> int:
    try:
        os.dup2(taken, 0)
        os.dup2(given, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries complain of what they read
        sys.stdin = io.TextIOWrapper(os.fdopen(0, "rb", closefd=False))
        faulthandler.disable()  # a reader that breaks is told by its end
        limits.MEMORY_BYTES += _mapped()
        return reader_child.main()
    except BaseException:  # whatever it is: it is a fault, and it is told
        with Forked.faults.open("a", encoding="utf-8") as out:
            traceback.print_exc(file=out)
        return CRASHED


def _mapped() -> int:
    """Bytes that the process has mapped already: the limit is for what comes on top."""
    with Path("/proc/self/statm").open(encoding="ascii") as told:
        return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
