"""Where papers go: a folder chosen once per user, by default `arapp` among the documents."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

_KEY = "papers_folder"


def folder() -> Path:
    """The folder for papers; it need not be there yet."""
    chosen = QSettings("arapp", "arapp").value(_KEY)
    if chosen:
        return Path(str(chosen))
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or Path.home()) / "arapp"


def choose(chosen: Path) -> None:
    """Papers go there from now on."""
    QSettings("arapp", "arapp").setValue(_KEY, str(chosen))


def open_file(path: Path) -> None:
    """Show a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
