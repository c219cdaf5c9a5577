"""Both readings of a cell that can be read two ways, offered as buttons. Pure."""

import re
from datetime import date
from decimal import Decimal

from arapp.services.importing.cells.dayforms import ORDERS, parse_day
from arapp.ui.pages.import_sheet.findings import Problem

Reading = tuple[str, str]
"""What the button shows, and what is typed for it."""

_AMOUNT = re.compile(r"[-+]?\d+(?:\.\d{1,2})?")
_MOST = 2


def readings(problem: Problem) -> list[Reading]:
    """Ways to read the cell of a problem, at most two; empty when nothing tells them."""
    find = _FINDERS.get(problem.code)
    return find(problem)[:_MOST] if find is not None else []


def _days(problem: Problem) -> list[Reading]:
    days = [parse_day(problem.raw, order, 0, date.max)[0] for order in ("mdy", "dmy", *ORDERS)]
    return [(day, day) for day in dict.fromkeys(day.isoformat() for day in days if day)]


def _amounts(problem: Problem) -> list[Reading]:
    """The last mark is the decimal point, or commas part thousands where there is no other."""
    text = re.sub(r"[\s']", "", problem.raw)
    marks = [sign for sign in text if sign in ",."]
    whole, _, part = text.rpartition(marks[-1] if marks else ".")
    ways = [text.replace(",", "")] if set(marks) == {","} else []
    ways.append(re.sub(r"[,.]", "", whole) + "." + part)
    found = dict.fromkeys(one for one in ways if _AMOUNT.fullmatch(one))
    return [(f"{Decimal(one):,.2f}", one) for one in found]


def _above(problem: Problem) -> list[Reading]:
    return [(problem.detail, problem.detail)] if problem.detail else []


_FINDERS = {"ambiguous_day": _days, "ambiguous_amount": _amounts, "customer_blank": _above}
