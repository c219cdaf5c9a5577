"""Rows of a plan as machine values: read from JSON, written back with what they came to."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from arapp.models.values.days import parse_iso
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import parse_plain, plain
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.dealing.plan_list import PlanLine
from arapp.services.ledger.due_rules import parse_rule
from arapp.services.ledger.plan_templates import TemplateRow, is_terms

_TEXTS = ("label", "kind", "milestone", "node")
FIELDS = (*_TEXTS, "share", "amount", "rule", "planned_on", "confirmed_on", "due_on", "gap_days",
          "after_months")  # fmt: skip
_HUNDRED = Decimal(10_000)


def draft_row(text: str, currency: str) -> DraftRow:
    """A row of {"label", "amount" or "share" (percent), "milestone", "rule", "planned_on" …}.

    Raises InvalidValue (field row or the field at fault), InvalidAmount, InvalidDay.
    """
    given = _object(text)
    made: dict[str, Any] = {name: str(given[name]) for name in _TEXTS if name in given}
    made.setdefault("label", "")
    for name in ("planned_on", "confirmed_on", "due_on"):
        if given.get(name):
            made[name] = parse_iso(str(given[name]))
    for name in ("gap_days", "after_months"):
        if name in given:
            made[name] = _whole(name, given[name])
    if "share" in given:
        made["share_ppm"] = percent(given["share"])
    if "amount" in given:
        made |= {"amount": parse_plain(str(given["amount"]), currency).minor, "typed": True}
    if given.get("rule"):
        made["rule"] = parse_rule(str(given["rule"])).text()
    elif made.get("due_on"):
        made["rule"] = f"on {made['due_on'].isoformat()}"
    made["fixed"] = "planned_on" in made or "confirmed_on" in made
    if made.get("milestone") == "warranty":
        made.setdefault("kind", "retention")
    return DraftRow(0, **made)


def template_row(text: str) -> TemplateRow:
    """A row of a template; `share` in percent. Raises InvalidValue."""
    given = _object(text)
    share = percent(given["share"]) if "share" in given else None
    rule = str(given.get("rule", ""))
    return TemplateRow(
        str(given.get("label", "")),
        str(given.get("milestone", "")),
        share,
        str(given.get("kind", "instalment")),
        rule if is_terms(rule) else parse_rule(rule).text(),
        _whole("gap_days", given.get("gap_days", 0)),
        _whole("after_months", given.get("after_months", 0)),
    )


def _object(text: str) -> Mapping[str, Any]:
    try:
        given = json.loads(text, parse_float=Decimal)
    except ValueError:
        raise InvalidValue(field="row", value=text[:60], reason="unknown") from None
    if not isinstance(given, dict) or not given.keys() <= set(FIELDS):
        raise InvalidValue(field="row", value=text[:60], reason="unknown")
    return given


def _whole(name: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidValue(field=name, value=str(value), reason="range")
    return value


def percent(value: Any) -> int:
    """ "30" or 33.33 percent as millionths. Raises InvalidValue (field share)."""
    try:
        exact = Decimal(str(value).rstrip("%％")) * _HUNDRED
    except InvalidOperation:
        raise InvalidValue(field="share", value=str(value), reason="not_a_number") from None
    if not exact.is_finite() or exact != exact.to_integral_value() or not 0 < exact <= 1_000_000:
        raise InvalidValue(field="share", value=str(value), reason="range")
    return int(exact)


def percent_text(ppm: int | None) -> str | None:
    """Millionths as percent: 333300 → "33.33"."""
    if ppm is None:
        return None
    text = f"{Decimal(ppm) / _HUNDRED:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def draft_json(row: DraftRow, currency: str) -> dict[str, Any]:
    """A row that is not saved yet."""
    return {
        "no": row.no,
        "label": row.label,
        "kind": row.kind,
        "milestone": row.milestone or None,
        "state": row.state,
        "planned_on": _iso(row.planned_on),
        "due_on": _iso(row.due_on),
        "rule": row.rule,
        "share": percent_text(row.share_ppm),
        "amount": plain(row.amount or 0, currency),
    }


def plan_json(row: PlanLine) -> dict[str, Any]:
    """A row of the ledger."""
    return {
        "plan": row.id,
        "no": row.no,
        "label": row.label,
        "kind": row.kind,
        "milestone": row.milestone_id,
        "state": row.state,
        "booked_on": _iso(row.booked_on),
        "due_on": _iso(row.due_on),
        "rule": row.rule,
        "amount": plain(row.amount, row.currency),
        "paid": plain(row.paid, row.currency),
    }


def template_json(row: TemplateRow) -> dict[str, Any]:
    """A row of a template as `template_row` takes it."""
    return {
        "label": row.label,
        "milestone": row.milestone or None,
        "kind": row.kind,
        "share": percent_text(row.share_ppm),
        "rule": row.rule or "terms",
        "gap_days": row.gap_days,
        "after_months": row.after_months,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
