"""What a cell with a problem probably says: values that somebody may take with one click. Pure."""

import re
from datetime import date

from arapp.services.importing.cells.dayforms import ORDERS, parse_day
from arapp.services.importing.rows.values import Problem

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def suggestions(problem: Problem) -> tuple[str, ...]:
    """Texts that could stand in the cell, the likeliest first; () when nothing suggests one.

    Of a day that can be read two ways both, as ISO days; of an amount in words its figure.
    """
    if problem.code == "ambiguous_day":
        read = (parse_day(problem.raw, order, 0, date(2199, 12, 31))[0] for order in ORDERS)
        return tuple(dict.fromkeys(day.isoformat() for day in read if day))
    if problem.code in ("not_a_day", "year_missing") and _ISO.fullmatch(problem.detail):
        return (problem.detail,)
    if problem.code == "not_an_amount" and _PLAIN.fullmatch(problem.detail):
        return (problem.detail,)
    if problem.code == "customer_blank" and problem.detail:
        return (problem.detail,)
    return ()
