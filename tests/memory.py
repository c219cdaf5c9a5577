"""The folders of the tests lie in memory where there is one: a ledger waits for the disk at every
commit, and thousands of them wait for minutes. What a disk does is the business of
`tests/reliability`, which brings disks of its own; benches and long forms stay on the real one."""

import contextlib
import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 3 * 2**30  # bytes; a container may give 64 MB, where nothing would fit
_NAME = "arapp-tests-"


def folder(root: Path = MEMORY, room: int = ROOM) -> Path | None:
    """A folder for this run in memory; None where there is no memory or too little."""
    if not root.is_dir() or shutil.disk_usage(root).free < room:
        return None
    _sweep(root)
    return root / f"{_NAME}{os.getpid()}"


def _sweep(root: Path) -> None:
    """What runs that were killed left behind."""
    for left in root.glob(f"{_NAME}*"):
        if not _runs(left.name.removeprefix(_NAME)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: str) -> bool:
    if not process.isdigit():
        return False
    with contextlib.suppress(ProcessLookupError):
        try:
            os.kill(int(process), 0)
        except PermissionError:
            return True
        return True
    return False
