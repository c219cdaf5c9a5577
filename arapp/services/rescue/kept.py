"""The newest good backup of a ledger that cannot be opened: found by where the ledger lay."""

from dataclasses import dataclass
from pathlib import Path

from arapp import paths
from arapp.services import anchors
from arapp.services.backup import folder
from arapp.services.backup.home import plain
from arapp.services.backup.manifest import Backup


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup on this PC: its file and what the list says of it."""

    file: Path
    row: Backup


def newest_backup(path: Path) -> Kept | None:
    """The newest backup that was opened and counted; None when there is none on this PC.

    Looked for under the id that was noted for the path, else under the file's name.
    """
    home = paths.user_data() / "backups"
    ids = ["".join(c for c in ledger if c.isalnum())[:8] for ledger in anchors.ledgers_at(path)]
    known = [found for short in ids if short for found in home.glob(f"*-{short}")]
    stem = plain(path.stem)
    by_name = [found for found in home.glob("*-*") if found.name.rpartition("-")[0] == stem]
    for choice in (known, by_name):
        kept = [
            Kept(place / row.file, row)
            for place in choice
            if place.is_dir()
            for row in folder.backups(place)
            if row.checked
        ]
        if kept:
            return max(kept, key=lambda one: one.row.made_at)
    return None
