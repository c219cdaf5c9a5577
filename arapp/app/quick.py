"""What a start does not have to pay for: looks through modules that nobody asked for."""

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_IMPORT = builtins.__import__
"""As Python has it. The binding puts its own in the place, which reads the source of each module
imported from then on for whether it wants another spelling of Qt's names. None here does, and the
reading is a tenth of the start."""


def plain_imports() -> None:
    """Python's own import again; the binding must have been imported before."""
    builtins.__import__ = _IMPORT


@contextmanager
def no_collecting() -> Iterator[None]:
    """Nothing is looked through for cycles meanwhile; what was made then never is.

    Modules, classes and the window live as long as the program: going through them again and again
    found nothing and cost a tenth of the start, and later stalls of the window.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
