"""Which folder is that of a ledger's backups. Loads nothing else: asked at every start."""

import re
from pathlib import Path

from arapp import paths


def folder_of(ledger_id: str, stem: str) -> Path:
    """The folder of a ledger's backups; the one it had when the file was renamed since."""
    home = paths.user_data() / "backups"
    short = "".join(c for c in ledger_id if c.isalnum())[:8]
    for known in sorted(home.glob(f"*-{short}")) if short else ():
        if known.is_dir():
            return known
    return home / f"{plain(stem)}-{short}"


def plain(stem: str) -> str:
    """A name that every file system takes."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", stem).strip(" .")[:60] or "ledger"
