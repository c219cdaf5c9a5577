"""Where things are: shipped resources, the user's data, logs. Standard library only; lowest layer.

The user's folder can be moved by the environment variable ARAPP_HOME (tests and portable use).
"""

import os
import sys
from pathlib import Path

APP_DIR = "arapp"


def resources() -> Path:
    """Folder of shipped files: fonts, icons, languages, phrases, templates."""
    frozen = getattr(sys, "_MEIPASS", None)  # set by a frozen bundle only
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def user_data() -> Path:
    """The user's own folder (local, never roaming or synced); made when missing.

    Raises OSError when it cannot be made.
    """
    folder = _user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _user_folder() -> Path:
    moved = os.environ.get("ARAPP_HOME")
    if moved:
        return Path(moved)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / APP_DIR
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / APP_DIR
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / APP_DIR


def logs() -> Path:
    """Folder of log files inside the user's folder; made when missing."""
    folder = user_data() / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def ledgers() -> Path:
    """Default folder for ledger files; made when missing."""
    folder = user_data() / "ledgers"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
