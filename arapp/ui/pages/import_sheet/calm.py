"""Long work in Python beside a window that stays fluid."""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_BRISK = 0.0005
"""Seconds after which the worker gives way. Each cell that is painted waits once that long."""
_lock = threading.Lock()
_running: list[float] = []


@contextmanager
def calm() -> Iterator[None]:
    """Give way to the window often, and look for no cycles: rows make none, and a look through
    some millions of cells holds the window up for a tenth of a second."""
    with _lock:
        if not _running:
            gc.disable()
            before = sys.getswitchinterval()
            sys.setswitchinterval(_BRISK)
        else:
            before = _running[0]
        _running.append(before)
    try:
        yield
    finally:
        with _lock:
            _running.pop()
            if not _running:
                sys.setswitchinterval(before)
                gc.enable()
