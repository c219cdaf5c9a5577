"""Jobs of the page, done away from the screen; what they need is loaded when they run."""

from pathlib import Path
from typing import TYPE_CHECKING

from arapp.services.progress import Progress

if TYPE_CHECKING:
    from arapp.services.backup.unpacked import Preview
    from arapp.services.rescue import Rescue
    from arapp.services.rescue.kept import Kept


def known(path: Path, _progress: Progress) -> "Kept | None":
    """The newest good backup of the ledger at the path."""
    from arapp.services.rescue.kept import newest_backup

    return newest_backup(path)


def read(path: Path, code: str, progress: Progress) -> "Rescue":
    """What can still be read of it."""
    from arapp.services import rescue

    return rescue.read(path, code, progress)


def export(rescued: "Rescue", out: Path, code: str, progress: Progress) -> Path:
    """The workbook of what was read."""
    from arapp.services import rescue

    return rescue.export(rescued, out, code, progress)


def look_into(file: Path, password: str, progress: Progress) -> "Preview":
    """What a backup holds."""
    from arapp.services.backup.unpacked import preview

    return preview(file, password, progress)
