"""What is let fall on the window or chosen: files, and the tables in folders."""

from collections.abc import Iterable
from pathlib import Path

from arapp.services.importing.watched import may_be_table

PATTERNS = (
    "*.xlsx *.xls *.xlsm *.xlsb *.et *.ods *.csv *.tsv *.txt *.htm *.html *.xml *.ofx *.qfx *.sta "
    "*.mt940 *.940 *.camt *.camt053"
)
MOST = 100
"""Files taken from a folder"""


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
