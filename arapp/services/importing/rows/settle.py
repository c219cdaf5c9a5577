"""What all kinds of rows share when they are settled: status, needed values, whose row it is."""

from dataclasses import dataclass

from arapp.services.importing import problems
from arapp.services.importing.layout.columns import Layout
from arapp.services.importing.layout.kinds import named_sheet
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.rows.lines import Lines
from arapp.services.importing.rows.values import Frame, Values
from arapp.services.importing.wording.words import is_company


@dataclass(frozen=True, slots=True)
class Reading:
    """A table with all that was found out about it; what the records are made of."""

    table: RawTable
    layout: Layout
    stated: Stated
    values: Values
    frame: Frame
    lines: Lines


READY, FLAGGED, REJECTED, OUTGOING, SKIPPED = "ready", "flagged", "rejected", "outgoing", "skipped"
_STATUS = {
    problems.ORDER[problems.REJECTED]: REJECTED,
    problems.ORDER[problems.FLAGGED]: FLAGGED,
    problems.ORDER[problems.SKIPPED]: SKIPPED,
}


def status_of(values: Values, i: int) -> str:
    """Status of data row i by its worst problem."""
    return _STATUS.get(values.worst.get(i, 0), READY)


def require(values: Values, i: int, what: str) -> None:
    """A needed value is missing; a problem of its own cell already says why."""
    header = values.headers.get(what, what)
    if (values.numbers[i], header) not in values.unread:
        values.add(i, header, "", "missing", what)


def named(
    values: Values, stated: Stated, table: RawTable, lines: Lines, kind: str = ""
) -> list[str]:
    """Customer of each row: its column, the line above its group, the title, the sheet's name.

    A sheet is named after a customer when it is a ledger, or when the name is that of a firm.
    """
    if "customer" in values.fields:
        return values.texts("customer")
    if lines.groups:
        names, current = [], stated.customer or stated.holder
        marks = sorted(lines.groups)
        at = 0
        for place in values.places:
            while at < len(marks) and marks[at] < place:
                current = lines.groups[marks[at]]
                at += 1
            names.append(current)
        return names
    own = named_sheet(table.sheet)
    name = stated.customer or stated.holder or (own if kind == "ledger" or is_company(own) else "")
    return [name] * len(values.places)
