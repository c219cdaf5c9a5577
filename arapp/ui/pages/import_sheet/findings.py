"""What was found out about cells, as records. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

FieldName = Callable[[str, str | None], str]
"""(kind, field) → what it is called on screen."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Like problems of a table in one: `rows` are the sheet's rows, `index` the 0-based column."""

    severity: str
    code: str
    column: str
    index: int
    rows: tuple[int, ...]
    raw: str
    detail: str
    equals: str = ""
