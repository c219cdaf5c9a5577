"""Lists of the collection desk as workbooks."""

from pathlib import Path

from arapp.services.collection.escalation import Sheet as Listed
from arapp.services.output.files import save
from arapp.services.output.sheet import Sheet, xlsx_bytes


def write_sheet(path: Path, listed: Listed) -> None:
    """The list as an xlsx file; its title above the headings, its notes below the rows."""
    rows = [*listed.rows, *((note,) for note in listed.notes)]
    save(path, xlsx_bytes([Sheet(listed.title, listed.heads, rows, (listed.title,))]))
