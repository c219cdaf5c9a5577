"""Columns of a contract book that say when a part was paid: 首付款到账日, 验收款/到账日期."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.shapes import Shape
from arapp.services.importing.wording import headings

_PAID = re.compile(
    r"(?:实际)?(?:到账|到款|收款|回款|来款|付款|支付|收到|已收|实收|paid|received|payment|receipt)"
    r"(?:日期|时间|日|date|day|on)"
)
_DRESS = re.compile(r"[（(].*[)）]|\s|比例|金额|%|％|\d+(?=%)")


def label_of_part(header: str) -> str:
    """The part that a heading names, bare: 首付款 of 首付款30% and of 首付款/应收."""
    top, _, bottom = header.rpartition("/")
    upper = top.rpartition("/")[2]
    named = upper if upper and headings.concept_of(bottom) != "instalment" else bottom
    return _DRESS.sub("", named)


def part_of_day(header: str, parts: Mapping[str, str]) -> str:
    """The label of the part whose payment a heading dates; "" when it is of none.

    `parts`: label as folded → label.
    """
    top, _, bottom = header.rpartition("/")
    said = headings.fold(bottom)[0]
    upper = headings.fold(_DRESS.sub("", top.rpartition("/")[2]))[0]
    if upper in parts and _PAID.fullmatch(said):
        return parts[upper]
    whole = headings.fold(_DRESS.sub("", bottom))[0]
    return next(
        (label for key, label in sorted(parts.items(), key=lambda pair: -len(pair[0]))
         if whole.startswith(key) and _PAID.fullmatch(whole[len(key):])), "",
    )  # fmt: skip


def parts_named(columns: Sequence[Column]) -> dict[str, str]:
    """Folded label → label of the columns of parts."""
    labels = [label_of_part(c.header) for c in columns if c.field == "instalment"]
    return {headings.fold(label)[0]: label for label in labels}


def days_of_parts(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> list[Column]:
    """Columns of days beside the parts of a contract get the field `paid_on`."""
    parts = parts_named(columns)
    return [
        replace(c, field="paid_on")
        if c.field is None
        and parts
        and (shapes[c.index].day >= 0.5 or not shapes[c.index].filled)
        and part_of_day(c.header, parts)
        else c
        for c in columns
    ]
