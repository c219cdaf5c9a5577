"""What is let fall on the window or chosen: files, and the tables in folders."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from arapp.services.importing.watched import may_be_table

PATTERNS = (
    "*.xlsx *.xls *.xlsm *.xlsb *.et *.ods *.csv *.tsv *.txt *.htm *.html *.xml *.ofx *.qfx *.sta "
    "*.mt940 *.940 *.camt *.camt053"
)
_NO_TABLES = (
    ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".heic",
    ".mp4", ".exe", ".msi", ".rar", ".7z",
)  # fmt: skip
MOST = 100
"""Files taken from a folder"""


_NAMED = 3


def dropped(mime: QMimeData) -> list[Path]:
    """Files and folders that were let fall."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def named(files: Sequence[Path]) -> str:
    """The first names, and how many more."""
    names = QCoreApplication.translate("ImportPage", ", ").join(p.name for p in files[:_NAMED])
    return names if len(files) <= _NAMED else f"{names} +{len(files) - _NAMED}"


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those of each folder that may be tables; each once, in order.

    A folder without any stands for itself, so that it is refused by name.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = _inside(path)
            found.update(dict.fromkeys(inside or [path]))
        else:
            found[path] = None
    return list(found)


def _inside(folder: Path) -> list[Path]:
    try:
        every = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in every if may_be_table(path.name) and path.is_file()][:MOST]


def parted(files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Files to read, and those that are none of a table by their endings, where there are both."""
    every = list(files)
    others = [path for path in every if path.suffix.lower() in _NO_TABLES]
    tables = [path for path in every if path not in others]
    return (tables, others) if tables else (every, [])
