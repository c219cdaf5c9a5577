"""What is typed over the list of plans, as conditions on its rows `p`: ranges and words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from arapp.services.ledger.names import name_key, number_key


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included, None for no end. `alike`: whatever the sign."""

    low: int | None = None
    high: int | None = None
    alike: bool = False


# Only a receivable that is open is overdue, since the day it was due.
_VALUES = {
    "amount": "p.amount",
    "paid": "nullif({paid}, 0)",
    "open": "(p.amount - {paid})",
    "overdue": "(CASE WHEN p.due_on <= :d THEN :d - p.due_on END)",
}


def range_parts(ranges: Mapping[str, Range | None]) -> tuple[list[str], dict[str, Any]]:
    """Conditions with their parameters; by amount, paid, open (minor units), overdue (days)."""
    parts: list[str] = []
    params: dict[str, Any] = {}
    for name, wanted in ranges.items():
        if wanted is None:
            continue
        value = f"abs({_VALUES[name]})" if wanted.alike else _VALUES[name]
        parts.append(f"{value} IS NOT NULL")
        for end, sign, limit in (("low", ">=", wanted.low), ("high", "<=", wanted.high)):
            if limit is not None:
                parts.append(f"{value} {sign} :{name}_{end}")
                params[f"{name}_{end}"] = limit
    return parts, params


# Customers, contracts and invoices are few beside the rows: they are looked through once.
TEXT = (
    "p.customer_id IN (SELECT id FROM customer WHERE name_key LIKE :name# ESCAPE '\\'"
    " OR short_name LIKE :name# ESCAPE '\\' OR initials LIKE :first# ESCAPE '\\'"
    " OR initials LIKE '% ' || :first# ESCAPE '\\')"
    " OR p.contract_id IN (SELECT id FROM contract WHERE number_key LIKE :number# ESCAPE '\\')"
    " OR p.invoice_id IN (SELECT id FROM invoice WHERE number LIKE :like# ESCAPE '\\')"
    " OR p.label LIKE :like# ESCAPE '\\' OR p.owner LIKE :like# ESCAPE '\\'"
)
_NOTHING = "\ufffe"  # stands in no number


def text_params(word: str, i: int) -> dict[str, str]:
    """Parameters of TEXT with "#" replaced by `i`, for a word typed."""
    folded = name_key(word)
    return {
        f"name{i}": f"%{_marked(folded)}%",
        f"first{i}": f"{_marked(folded)}%",
        f"number{i}": f"%{_marked(number_key(word) or _NOTHING)}%",
        f"like{i}": f"%{_marked(word)}%",
    }


def _marked(text: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", text)
