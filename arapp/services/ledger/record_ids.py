"""Records as they are named outside: "plan:12", or a number where the table is known."""

from arapp.models.values.errors import NotFound

_MOST = 2**63 - 1
"""SQLite has no larger integer, so no record has a larger id."""
_DIGITS = len(str(_MOST))


def record_id(record: str) -> tuple[str, int]:
    """("plan", 12) of "plan:12". Raises NotFound for what can be no record's name."""
    table, _, number = record.partition(":")
    plain = number.isascii() and number.isdigit() and len(number) <= _DIGITS
    if not plain or int(number) > _MOST:
        raise NotFound(what="record", key=record)
    return table, int(number)


def row_id(what: str, number: int) -> int:
    """The number, when it can be a row's. Raises NotFound."""
    if not 0 <= number <= _MOST:
        raise NotFound(what=what, key=str(number))
    return number
