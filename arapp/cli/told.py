"""What is told beside an answer: warnings with their facts and a sentence."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from arapp.cli.text_warnings import WARNINGS
from arapp.models.values.money import Money, grouped
from arapp.services.credit.enforce import check
from arapp.services.credit.fields import Problem as Fault
from arapp.services.credit.grades import standing
from arapp.services.dealing.draft_facts import Problem
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.field_words import field_word
from arapp.services.ledger.milestones_order import OutOfOrder

Warning_ = dict[str, Any]
"""{"field", "problem", "severity", "facts", "message"}; facts as machine values."""


def form_told(found: Iterable[Problem], language: str) -> list[Warning_]:
    """The warnings and notes of a form; its errors refuse it."""
    return [
        _told(one.field, one.key, one.severity, one.facts, language)
        for one in found
        if one.severity != "error"
    ]


def customer_told(found: Iterable[Fault], language: str) -> list[Warning_]:
    """The warnings of a customer's fields; each has its `suggestion`, "" for none."""
    return [
        _told(
            one.field, one.key, one.severity, {**one.facts, "suggestion": one.suggestion}, language
        )
        | {"suggestion": one.suggestion}
        for one in found
        if one.severity != "error"
    ]  # fmt: skip


def credit_told(
    books: Dispatch, customer: int, extra: Money, entry: str, language: str, expected: int = 0
) -> list[Warning_]:
    """What credit says to so much more: `severity` warning, or block where it needs a reason.

    Ask before it is entered, or with zero afterwards; `expected` minor units wait for a milestone.
    Raises NoSuchCustomer.
    """
    answer = books.ask(lambda tx: check(tx, customer, extra, entry, expected))
    name = books.ask(lambda tx: standing(tx, customer).called) if answer.reasons else ""
    level = {"warn": "warning", "block": "block"}
    return [
        _told("customer", one.key, level[one.level], {"customer": name, **one.facts}, language)
        for one in answer.reasons
    ]


def rate_told(rate: str, language: str) -> list[Warning_]:
    """A rate of tax that no invoice has; nothing for ""."""
    return [_told("tax", "unusual_rate", "warning", {"rate": rate}, language)] if rate else []


def bill_told(number: str, due_on: date, day: date, language: str) -> list[Warning_]:
    """A bill whose money came before its due day."""
    facts = {"number": number, "due_on": due_on, "day": day}
    return [_told("day", "bill_early", "warning", facts, language)] if day < due_on else []


def order_warnings(found: Iterable[OutOfOrder], language: str) -> list[Warning_]:
    """Milestones out of their order."""
    return [
        _told(
            "day", one.key, "warning",
            {"label": one.label, "other": one.other, "day": one.day}, language,
        )
        for one in found
    ]  # fmt: skip


def messages(warnings: Iterable[Warning_]) -> list[str]:
    """Their sentences, for stderr."""
    return [str(one["message"]) for one in warnings]


def _told(field: str, key: str, severity: str, facts: Mapping[str, Any], language: str) -> Warning_:
    plain = {name: _plain(value) for name, value in facts.items()}
    last = field.rpartition(".")[2]
    chinese, english = WARNINGS.get(f"{last}.{key}") or WARNINGS.get(key) or WARNINGS["other"]
    words = {"field": field_word(field, language), "problem": key}
    shown = {name: grouped(_shown(value)) for name, value in plain.items()}
    sentence = (chinese if language == "zh_CN" else english).format_map(_Gaps(shown | words))
    return {
        "field": field, "problem": key, "severity": severity, "facts": plain, "message": sentence
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


class _Gaps(dict[str, str]):
    """Facts that are not there are left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return ""
