"""What all kinds of rows share when they are settled: status, needed values, whose row it is."""

import re

from arapp.services.importing import problems
from arapp.services.importing.lines import Lines
from arapp.services.importing.parse import Values
from arapp.services.importing.preamble import Stated
from arapp.services.importing.tables import RawTable

READY, FLAGGED, REJECTED, OUTGOING, SKIPPED = "ready", "flagged", "rejected", "outgoing", "skipped"
_STATUS = {problems.ORDER[problems.REJECTED]: REJECTED, problems.ORDER[problems.FLAGGED]: FLAGGED,
           problems.ORDER[problems.SKIPPED]: SKIPPED}


def status_of(values: Values, i: int) -> str:
    return _STATUS.get(values.worst.get(i, 0), READY)


def require(values: Values, i: int, what: str) -> None:
    """A needed value is missing; a problem of its own cell already says why."""
    header = values.headers.get(what, what)
    number = values.numbers[i]
    if values.worst.get(i, 0) < problems.ORDER[problems.FLAGGED] or not any(
        p.row == number and p.column == header for p in values.problems
    ):
        values.add(i, header, "", "missing", what)


def named(values: Values, stated: Stated, table: RawTable, lines: Lines) -> list[str]:
    """Customer of each row: its column, the line above its group, the title, the sheet's name."""
    if "customer" in values.fields:
        return values.texts("customer")
    if lines.groups:
        names, current = [], stated.customer
        marks = sorted(lines.groups)
        at = 0
        for place in values.places:
            while at < len(marks) and marks[at] < place:
                current = lines.groups[marks[at]]
                at += 1
            names.append(current)
        return names
    name = stated.customer or _sheet_customer(table.sheet)
    return [name] * len(values.places)


_GENERIC = re.compile(r"sheet\s*\d*|工作表\s*\d*|表\s*\d+|table\s*\d*|\d{2,4}\s*年?(?:\d{1,2}月?份?)?|.*(?:明细|台账|应收|汇总|账|清单|流水|ledger|data|数据|列表|表)\d*", re.I)


def _sheet_customer(sheet: str) -> str:
    return "" if _GENERIC.fullmatch(sheet.strip()) else sheet.strip()
