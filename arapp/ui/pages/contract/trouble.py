"""What is wrong with a contract as typed, in sentences that name the likely fix."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.credit.enforce import Reason
from arapp.services.dealing.contract_draft import Problem
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_SENTENCES: dict[str, str] = {
    "customer_id.empty": QT_TRANSLATE_NOOP("trouble", "Whose contract is it?"),
    "customer_id.unknown": QT_TRANSLATE_NOOP("trouble", "There is no such customer any more."),
    "customer_id.merged": QT_TRANSLATE_NOOP(
        "trouble", "{name} was merged into {into}. Choose that one."
    ),
    "number.number_taken": QT_TRANSLATE_NOOP(
        "trouble", "{customer} has a contract {number} already. Another number, or a supplement?"
    ),
    "number.number_elsewhere": QT_TRANSLATE_NOOP(
        "trouble", "{customer} has a contract of this number, {number}."
    ),
    "number.second_number": QT_TRANSLATE_NOOP(
        "trouble", "{number}: same day, same amount. Is it the same contract?"
    ),
    "number.too_long": QT_TRANSLATE_NOOP(
        "trouble", "A contract's number has at most {most} characters."
    ),
    "amount.empty": QT_TRANSLATE_NOOP("trouble", "How much is it?"),
    "amount.not_positive": QT_TRANSLATE_NOOP("trouble", "Must be more than zero."),
    "amount.limit_currency": QT_TRANSLATE_NOOP(
        "trouble", "The contract is in {currency}, the customer's limit in {limit_currency}."
    ),
    "tax_rate_ppm.range": QT_TRANSLATE_NOOP("trouble", "A tax rate lies between 0% and 100%."),
    "late_rate_ppm.range": QT_TRANSLATE_NOOP(
        "trouble", "Write it as percent a day, at most 10%: 0.05% or 5‱."
    ),
    "signed_on.empty": QT_TRANSLATE_NOOP("trouble", "When was it signed? 20, 11.20, yesterday"),
    "signed_on.range": QT_TRANSLATE_NOOP("trouble", "That year is too far away."),
    "signed_on.future": QT_TRANSLATE_NOOP("trouble", "That day is still to come."),
    "locked": QT_TRANSLATE_NOOP(
        "trouble", "The months until {until} are closed. A later day, or open the month."
    ),
    "before_signing": QT_TRANSLATE_NOOP("trouble", "Before the signing on {signed_on}."),
    "ends_on.before_delivery": QT_TRANSLATE_NOOP("trouble", "Ends before the delivery."),
    "rows.empty": QT_TRANSLATE_NOOP("trouble", "No plan yet. Alt 1 to 5 takes a template."),
    "rows.plan_sum": QT_TRANSLATE_NOOP(
        "trouble", "The plan is {difference} off the contract. Alt = puts it into this row."
    ),
    "rows.holidays_unknown": QT_TRANSLATE_NOOP(
        "trouble", "The holidays of {years} are not announced yet; weekends are counted."
    ),
    "label.empty": QT_TRANSLATE_NOOP("trouble", "Row {no} has no name."),
    "amount.row": QT_TRANSLATE_NOOP("trouble", "Row {no} has no amount."),
    "rule.rule": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: “{value}” is no rule. Write node+15, eom+30 or a day."
    ),
    "due_on.empty": QT_TRANSLATE_NOOP("trouble", "Row {no} has no due day."),
    "due_on.locked": QT_TRANSLATE_NOOP(
        "trouble", "Row {no} falls due in a closed month (until {until})."
    ),
    "due_on.before_signing": QT_TRANSLATE_NOOP("trouble", "Row {no} falls due before the signing."),
    "planned_on.empty": QT_TRANSLATE_NOOP("trouble", "Row {no}: when is its milestone expected?"),
    "planned_on.node_order": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: its milestone comes before that of the row above."
    ),
    "planned_on.before_signing": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: its milestone lies before the signing on {signed_on}."
    ),
    "confirmed_on.before_signing": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: its milestone was confirmed before the signing on {signed_on}."
    ),
    "confirmed_on.other_open": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: {other}, which comes before it, is not confirmed."
    ),
    "confirmed_on.warranty_early": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: the warranty was to end on {day} only."
    ),
    "confirmed_on.future": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: its milestone is confirmed on a day still to come."
    ),
    "confirmed_on.locked": QT_TRANSLATE_NOOP(
        "trouble", "Row {no}: its milestone was confirmed in a closed month (until {until})."
    ),
    "lines.lines_sum": QT_TRANSLATE_NOOP("trouble", "The products add up to {lines}."),
    "item.empty": QT_TRANSLATE_NOOP("trouble", "Product {no} has no name."),
    "negative": QT_TRANSLATE_NOOP("trouble", "Must not be below zero."),
    "subject.missing_clause": QT_TRANSLATE_NOOP("trouble", "What is it about? Papers name it."),
    "deliver_on.missing_clause": QT_TRANSLATE_NOOP("trouble", "No deadline, no late delivery."),
    "late_rate_ppm.missing_clause": QT_TRANSLATE_NOOP(
        "trouble", "Missing: without it letters ask for the firm's usual rate."
    ),
    "invoice_terms.missing_clause": QT_TRANSLATE_NOOP(
        "trouble", "Missing: when and how the invoice comes."
    ),
    "dispute_terms.missing_clause": QT_TRANSLATE_NOOP(
        "trouble", "Missing: letters and claims quote it."
    ),
}
_UNREAD = {
    "amount": QT_TRANSLATE_NOOP("trouble", "Not an amount; write it like 1,234.50 or 12万"),
    "rate": QT_TRANSLATE_NOOP("trouble", "Not a rate; write it like 0.05% or 5‱"),
    "day": QT_TRANSLATE_NOOP("trouble", "Not a day; write it like 20, 11.20, +30, eom"),
}
_UNKNOWN = QT_TRANSLATE_NOOP("trouble", "This cannot be right ({key}).")

_REASONS = {
    "over_limit": QT_TRANSLATE_NOOP(
        "trouble", "Over the limit by {over}: {after} of {limit} (grade {grade})."
    ),
    "over_limit_later": QT_TRANSLATE_NOOP(
        "trouble", "Once all rows are firm: {after} of {limit}, {over} over it (grade {grade})."
    ),
    "grade_needs_prepayment": QT_TRANSLATE_NOOP(
        "trouble", "Grade {grade} pays before delivery; {missing} is not covered."
    ),
    "abnormal_customer": QT_TRANSLATE_NOOP(
        "trouble", "Late customer: {amount} overdue for {days} days."
    ),
    "other_currency": QT_TRANSLATE_NOOP(
        "trouble", "No limit is held against {currency}, it is in {own}."
    ),
}


def _words(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: _word(value) for name, value in facts.items()}


def _word(value: Any) -> str:
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return str(value)


def at(problem: Problem) -> tuple[str, int | None, str]:
    """("rows", 2, "amount") of "rows.2.amount"; ("number", None, "") of "number"."""
    name, _, rest = problem.field.partition(".")
    place, _, inner = rest.partition(".")
    return name, int(place) if place.isdigit() else None, inner


def sentence(problem: Problem) -> str:
    """What is wrong, for beside its field."""
    name, place, inner = at(problem)
    field = inner or name
    if inner == "amount" and problem.key in {"empty", "not_positive"}:
        keys = ["amount.row"]
    else:
        keys = [f"{field}.{problem.key}", problem.key]
    found = next((_SENTENCES[key] for key in keys if key in _SENTENCES), _UNKNOWN)
    words = _words(problem.facts) | {"no": str((place or 0) + 1), "key": problem.key}
    return translate("trouble", found).format_map(_Blank(words))


def unread(what: str) -> str:
    """What stands in a field cannot be read: "amount", "day" or "rate"."""
    return translate("trouble", _UNREAD[what])


def missing(clause: str) -> str:
    """What it means that a clause is missing."""
    return translate("trouble", _SENTENCES[f"{clause}.missing_clause"])


def suggestion(problem: Problem) -> str:
    """ "2027-01-15?", "" without one."""
    if not isinstance(problem.suggestion, date):
        return ""
    form = translate("trouble", "Did you mean {day}?")
    return form.format(day=problem.suggestion.isoformat())


def reason(found: Reason) -> str:
    """Why the customer's credit speaks against it."""
    text = _REASONS.get(found.key, _UNKNOWN)
    return translate("trouble", text).format_map(_Blank(_words(found.facts) | {"key": found.key}))


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
