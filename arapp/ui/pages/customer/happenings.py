"""The log of a customer as lines of time, and the next steps as sentences with a link."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from arapp.models.values.money import Money
from arapp.services.credit.next_steps import NextStep
from arapp.services.credit.timeline import Entry
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.figures import comma, say
from arapp.ui.pages.customer.tables import NODES, PAPERS, STATES
from arapp.ui.widgets.timeline import Happening

# Key of an entry → which filter of the pane shows it.
GROUPS: Mapping[str, str] = {
    "receipt": "money", "due": "money", "contact": "contact", "promise": "contact",
    "statement": "paper", "letter": "paper", "milestone": "other",
}  # fmt: skip


def happenings(entries: list[Entry], today: date) -> list[tuple[str, Happening]]:
    """(kind for the filter, line), in the order given."""
    return [(GROUPS.get(one.key, "other"), _happening(one, today)) for one in entries]


def _happening(one: Entry, today: date) -> Happening:
    text, note = _LINES[one.key](one.facts, today)
    return Happening(formats.near_day(one.day, today), text, note, _tone(one))


def _tone(one: Entry) -> str:
    if one.good:
        return "okfill"
    return "bar3" if one.facts.get("state") == "differs" else "edge"


def _receipt(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    left: Money = facts["left"]
    amount = formats.money(facts["amount"])
    if not left.minor:
        return say(QT_TRANSLATE_NOOP("customer", "{amount} came in"), amount=amount), ""
    if left == facts["amount"]:
        form = QT_TRANSLATE_NOOP("customer", "{amount} came in, to be matched")
        return say(form, amount=amount), ""
    form = QT_TRANSLATE_NOOP("customer", "{amount} came in, {left} not matched")
    return say(form, amount=amount, left=formats.money(left)), ""


def _contact(facts: dict[str, Any], today: date) -> tuple[str, str]:
    channel = words.say(words.CHANNELS.get(facts["channel"], words.CHANNELS["other"]))
    said = comma().join(filter(None, (facts["person"], facts["outcome"])))
    notes = [facts["note"]]
    if facts["next"] is not None:
        day = formats.day(facts["next"], today)
        notes.append(say(QT_TRANSLATE_NOOP("customer", "again on {day}"), day=day))
    return f"{channel} {said}".strip(), comma().join(filter(None, notes))


def _promise(facts: dict[str, Any], today: date) -> tuple[str, str]:
    form = QT_TRANSLATE_NOOP("customer", "Promised {amount} by {day}")
    day = formats.day(facts["due"], today)
    text = say(form, amount=formats.money(facts["amount"]), day=day)
    return text, comma().join(filter(None, (facts["person"], facts["note"])))


def _statement(facts: dict[str, Any], today: date) -> tuple[str, str]:
    state = say(STATES[facts["state"]][0]) if facts["state"] in STATES else ""
    form = QT_TRANSLATE_NOOP("customer", "Statement {number} until {day}, {state}")
    return say(form, number=facts["number"], day=formats.day(facts["to"], today), state=state), ""


def _letter(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    kind = say(PAPERS.get(facts["stage"], "")) or say(PAPERS["demand"])
    return f"{kind} {facts['number']}", ""


def _due(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    form = QT_TRANSLATE_NOOP("customer", "{label} fell due, {amount}")
    return say(form, label=facts["label"], amount=formats.money(facts["amount"])), facts["contract"]


def _milestone(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    what = facts["label"] or say(NODES.get(facts["kind"], NODES["other"]))
    form = QT_TRANSLATE_NOOP("customer", "{contract}: {what} confirmed")
    return say(form, contract=facts["contract"], what=what), facts["evidence"]


_LINES: Mapping[str, Callable[[dict[str, Any], date], tuple[str, str]]] = {
    "receipt": _receipt, "contact": _contact, "promise": _promise, "statement": _statement,
    "letter": _letter, "due": _due, "milestone": _milestone,
}  # fmt: skip


# --- next steps -----------------------------------------------------------------------------------

Told = tuple[str, str, str]
"""What to do, what it brings, the word of the link."""
_VERBS: Mapping[str, str] = {
    "match": QT_TRANSLATE_NOOP("customer", "Match"),
    "confirm_milestone": QT_TRANSLATE_NOOP("customer", "Confirm"),
    "letter": QT_TRANSLATE_NOOP("customer", "Draft it"),
    "call": QT_TRANSLATE_NOOP("customer", "Log"),
    "chase_statement": QT_TRANSLATE_NOOP("customer", "Look at it"),
    "invoice_delivered": QT_TRANSLATE_NOOP("customer", "Go to invoices"),
    "regrade": QT_TRANSLATE_NOOP("customer", "Look at it"),
}


def step(one: NextStep, today: date) -> Told:
    """A next step in words."""
    what, effect = _STEPS[one.key](one.facts, one.effect, today)
    return what, effect, say(_VERBS[one.key])


def _match(facts: dict[str, Any], effect: dict[str, Any], _today: date) -> tuple[str, str]:
    receipts = facts["receipts"]
    told = formats.money(receipts[0])
    if len(receipts) > 1:
        form = QT_TRANSLATE_NOOP("customer", "{first} and {rest} more")
        rest = formats.money(Money(facts["amount"].minor - receipts[0].minor, receipts[0].currency))
        told = say(form, first=told, rest=rest)
    what = say(QT_TRANSLATE_NOOP("customer", "Match {amounts}"), amounts=told)
    if not facts["overdue"].minor:
        return what, say(QT_TRANSLATE_NOOP("customer", "The money is here; nothing is overdue"))
    if not effect["overdue"].minor:
        return what, say(QT_TRANSLATE_NOOP("customer", "Then nothing is overdue any more"))
    form = QT_TRANSLATE_NOOP("customer", "Overdue falls to {amount}, {days} at most")
    amount, days = formats.money(effect["overdue"]), formats.count(effect["days"], "days")
    return what, say(form, amount=amount, days=days)


def _confirm(facts: dict[str, Any], effect: dict[str, Any], today: date) -> tuple[str, str]:
    label = facts["label"] or say(NODES.get(facts["kind"], NODES["other"]))
    form = QT_TRANSLATE_NOOP("customer", "Ask for {what}, {contract}")
    what = say(form, what=label, contract=facts["contract"])
    form = QT_TRANSLATE_NOOP("customer", "Planned {day}, {days} ago; {amount} waits to become due")
    planned, days = formats.day(facts["planned"], today), formats.count(facts["days"], "days")
    return what, say(form, day=planned, days=days, amount=formats.money(effect["amount"]))


def _write(facts: dict[str, Any], effect: dict[str, Any], _today: date) -> tuple[str, str]:
    what = say(QT_TRANSLATE_NOOP("customer", "Write a collection letter"))
    form = QT_TRANSLATE_NOOP("customer", "{amount} overdue, {days} at most; a demand is proof")
    days = formats.count(facts["days"], "days")
    return what, say(form, amount=formats.money(effect["amount"]), days=days)


def _call(facts: dict[str, Any], effect: dict[str, Any], _today: date) -> tuple[str, str]:
    what = say(QT_TRANSLATE_NOOP("customer", "Call and log it"))
    form = QT_TRANSLATE_NOOP("customer", "{amount} overdue, {days} at most")
    days = formats.count(facts["days"], "days")
    return what, say(form, amount=formats.money(effect["amount"]), days=days)


def _chase(facts: dict[str, Any], _effect: dict[str, Any], today: date) -> tuple[str, str]:
    what = say(QT_TRANSLATE_NOOP("customer", "Ask for the return slip"))
    form = QT_TRANSLATE_NOOP("customer", "{number} until {day} is unanswered for {days}")
    day, days = formats.day(facts["to"], today), formats.count(facts["days"], "days")
    return what, say(form, number=facts["number"], day=day, days=days)


def _invoice(_facts: dict[str, Any], effect: dict[str, Any], _today: date) -> tuple[str, str]:
    what = say(QT_TRANSLATE_NOOP("customer", "Invoice what was delivered"))
    form = QT_TRANSLATE_NOOP("customer", "{amount} went out and is not invoiced")
    return what, say(form, amount=formats.money(effect["amount"]))


def _regrade(facts: dict[str, Any], _effect: dict[str, Any], _today: date) -> tuple[str, str]:
    form = QT_TRANSLATE_NOOP("customer", "Look at the grade: {now} to {grade}")
    if facts["now"] == facts["grade"]:
        form = QT_TRANSLATE_NOOP("customer", "Look at the grade {now}")
    what = say(form, now=facts["now"], grade=facts["grade"])
    if facts["expired"]:
        return what, say(QT_TRANSLATE_NOOP("customer", "The grade by hand is over"))
    form = QT_TRANSLATE_NOOP("customer", "{n} points say so")
    return what, say(form, n=facts["points"]) if facts["points"] is not None else ""


_STEPS: Mapping[str, Callable[[dict[str, Any], dict[str, Any], date], tuple[str, str]]] = {
    "match": _match, "confirm_milestone": _confirm, "letter": _write, "call": _call,
    "chase_statement": _chase, "invoice_delivered": _invoice, "regrade": _regrade,
}  # fmt: skip
