"""Down to the disk: a file's content and a folder's names, so that they outlast a power cut."""

import contextlib
import os
import sys
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # some network file systems cannot
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def sync_file(path: Path) -> None:
    """Have the file's content on the disk. Raises OSError."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())
