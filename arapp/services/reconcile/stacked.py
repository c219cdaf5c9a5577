"""Headings that stand in two lines without a merged cell that says so: 期末余额 over 本币."""

import re
from collections.abc import Sequence
from dataclasses import replace

from arapp.services.importing.layout.tables import RawTable

_REPEATED = re.compile(r" \(\d+\)$")


def stacked(tables: Sequence[RawTable]) -> list[RawTable]:
    """Tables of a sheet; a heading without a row of its own is the upper line of the next one."""
    found: list[RawTable] = []
    for table in tables:
        if found and _upper(found[-1], table):
            found[-1] = _joined(found[-1], table)
        else:
            found.append(table)
    return found


def _upper(above: RawTable, below: RawTable) -> bool:
    heads = (*above.header_rows, *below.header_rows)
    return (
        bool(above.header_rows and below.header_rows and below.rows)
        and not above.rows
        and heads[len(above.header_rows)] == above.header_rows[-1] + 1
    )


def _joined(above: RawTable, below: RawTable) -> RawTable:
    upper = dict(zip(above.columns, above.headers, strict=True))
    lower = dict(zip(below.columns, below.headers, strict=True))
    columns = tuple(sorted({*upper, *lower}))
    names: list[str] = []
    for column in columns:
        parts = (_REPEATED.sub("", one.get(column, "#")) for one in (upper, lower))
        name = "/".join(dict.fromkeys(part for part in parts if not part.startswith("#")))
        times = sum(_REPEATED.sub("", known) == name for known in names) + 1
        names.append(name or f"#{column + 1}")
        if name and times > 1:
            names[-1] = f"{name} ({times})"
    return replace(
        below,
        header_rows=(*above.header_rows, *below.header_rows),
        headers=tuple(names),
        columns=columns,
        preamble=above.preamble,
    )
