"""Where a ledger file may lie: on a disk of this PC, and nowhere else.

A cloud folder copies the file while it is being written, a network share and a removable disk break
its locks and syncs, a second hard link separates it from its write-ahead log.
"""

import sys
from pathlib import Path

from arapp.models.values.errors import UnsafePlace
from arapp.services.places.judging import LOCAL, Facts, Place, judge

__all__ = ["LOCAL", "Facts", "Place", "judge", "place_of", "require_local"]


def place_of(path: Path) -> Place:
    """Where the file lies, or would lie when it is not there yet."""
    return judge(_facts(path.resolve()))


def require_local(path: Path) -> None:
    """Raises UnsafePlace unless the live file may lie there."""
    place = place_of(path)
    if place.kind != "local":
        raise UnsafePlace(path=str(path), place=place.kind, name=place.name)


def _facts(path: Path) -> Facts:
    if sys.platform == "win32":
        from arapp.services.places import windows

        return windows.read(path)
    from arapp.services.places import posix

    return posix.mac(path) if sys.platform == "darwin" else posix.linux(path)
