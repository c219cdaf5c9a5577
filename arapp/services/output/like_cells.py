"""Single cells of an updated copy: values in the format that is there, looks of the row above."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from arapp.services.output.like_facts import Fact
from arapp.services.output.like_roles import Value
from arapp.services.output.sheet import put

_AS_OF = re.compile(
    r"((?:截[止至]|as of|统计日|编制日|制表日)[^\d\n]{0,8})"
    r"(\d{4})([-/.年]\s?)(\d{1,2})([-/.月]\s?)(\d{1,2})",
    re.I,
)


def put_value(cell: Any, value: Value) -> None:
    """A value into a cell of the user's, in the format that the cell has, where it fits."""
    general = cell.number_format in ("General", "@")
    if isinstance(value, Decimal):
        cell.value = value
        if general:
            cell.number_format = "#,##0.00"
    elif isinstance(value, date):
        cell.value = value
        if not cell.is_date or general:
            cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, str):
        put(cell, value)
    else:
        cell.value = value


def like_above(page: Any, above: int, row: int) -> None:
    """Looks and formulas of the row above, without its contents."""
    from copy import copy

    from openpyxl.formula.translate import Translator

    page.row_dimensions[row].height = page.row_dimensions[above].height
    for old in list(page[above]):
        cell = page.cell(row, old.column)
        if old.has_style:
            cell._style = copy(old._style)  # noqa: SLF001 - the way to copy a look, by its manual
        if old.data_type == "f" and isinstance(old.value, str):
            moved = Translator(old.value, origin=old.coordinate)
            cell.value = moved.translate_formula(cell.coordinate)


def redated(text: str, day: date) -> str:
    """The text with the day that it is as of changed, in the form it has."""

    def new(found: re.Match[str]) -> str:
        lead, _, one, month, two, of_month = found.groups()
        padded = one == "-" or month[0] == "0" or of_month[0] == "0"
        width = 2 if padded else 1
        return f"{lead}{day.year}{one}{day.month:0{width}d}{two}{day.day:0{width}d}"

    return _AS_OF.sub(new, text)


def described(fact: Fact) -> str:
    """A record in one line, for the list of what was left."""
    parts = (fact.customer, fact.contract, fact.invoice, fact.label, str(fact.due_on or ""))
    return " ".join(filter(None, parts))
