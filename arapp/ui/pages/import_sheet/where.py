"""What the status line says of the current cell: the text of the file, and the correction."""

from PySide6.QtCore import QCoreApplication

from arapp.ui.pages.import_sheet.desk import Desk
from arapp.ui.pages.import_sheet.flow import Flow
from arapp.ui.pages.import_sheet.reading import original
from arapp.ui.pages.import_sheet.sentences import cell_name

_LONG = 40

translate = QCoreApplication.translate


def cell_told(desk: Desk, flow: Flow, row: int, index: int) -> str:
    """Cell and text; both texts of a corrected one."""
    data = desk.grid.sheet.data_
    place, section = desk.grid.sheet.place(row), desk.grid.sheet.section(index)
    text = data.shown(place, section) if place >= 0 and section >= 0 else ""
    before = _before(desk, flow, row, index)
    said = translate("ImportPage", '{cell}, in the file "{text}"')
    if before is not None:
        said = translate("ImportPage", '{cell}, in the file "{before}", changed to {text}')
        text = text or translate("ImportPage", "nothing")
    cell = cell_name(row, index)
    told = said.format(cell=cell, text=text[:_LONG], before=(before or "")[:_LONG])
    return told if text else cell


def _before(desk: Desk, flow: Flow, row: int, index: int) -> str | None:
    """What the file says in a corrected cell; None for the others."""
    shown, options, read = desk.shown(), flow.options, flow.read
    if shown is None or options is None or read is None:
        return None
    corrected = (*shown.key, row, index) in options.cells
    return original(read, shown, row, index) if corrected else None
