"""Columns of a list of invoice lines: words that mean something else in every other table."""

import re
from collections.abc import Sequence
from dataclasses import replace

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.wording.headings import fold

_WORDS: tuple[tuple[str, str], ...] = (
    ("spec", r"规格型号|规格/?型号|规格|型号|specification|model"),
    ("unit", r"(?:计量)?单位|unit"),
    ("quantity", r"数量|quantity|qty"),
    ("price", r"(?:不含税)?单价|(?:unit)?price"),
)
_NET = re.compile(r"(?:不含税)?金额|amount")


def line_fields(columns: Sequence[Column]) -> list[Column]:
    """The columns with the fields of lines; 单位 is a unit here, and no firm."""
    found = list(columns)
    for name, pattern in _WORDS:
        at = next((i for i, c in enumerate(found) if _is(c, pattern)), None)
        if at is not None:
            found[at] = replace(found[at], field=name)
    if not any(c.field == "customer" for c in found):  # the unit had been taken for one
        at = next((i for i, c in enumerate(found) if c.concept == "customer" and not c.field), None)
        if at is not None:
            found[at] = replace(found[at], field="customer")
    have = {c.field for c in found}
    if "net" not in have and "tax" in have and "gross" not in have:
        at = next((i for i, c in enumerate(found) if not c.field and _is(c, _NET.pattern)), None)
        if at is not None:
            found[at] = replace(found[at], field="net")
    return found


def _is(column: Column, pattern: str) -> bool:
    return re.fullmatch(pattern, fold(column.header)[0]) is not None
