"""Words of the firm's own for the reminders of the today page, put in where it has some."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.items import Item
from arapp.services.collection.placeholders import FIELD, meant
from arapp.services.collection.reminder_text import GENERAL, REMINDER, TRIGGERS

_AHEAD = frozenset({"due_in", "due_in_late", "row_not_firm", "not_received", "habit_late"})

Own = Mapping[str, Mapping[str, str]]
"""trigger → language → text."""


def own_reminders(tx: Tx) -> Own:
    """The firm's own reminders; placeholders by key."""
    found: dict[str, dict[str, str]] = {}
    rows = tx.rows("SELECT stage, language, body FROM text_template WHERE kind = 'reminder'"
                   " ORDER BY id DESC")  # fmt: skip
    for trigger, language, body in rows:
        if trigger in TRIGGERS:
            found.setdefault(trigger, {})[language] = by_key(body)
    return found


def by_key(body: str) -> str:
    """The text with its placeholders by key, in words of one line."""
    told = FIELD.sub(lambda one: f"{{{meant(one[1], REMINDER)}}}", body)
    return " ".join(told.split())


def worded(tx: Tx, items: Iterable[Item], own: Own | None = None) -> list[Item]:
    """The items with the firm's own words where it has some."""
    lines = list(items)
    texts = own_reminders(tx) if own is None else own
    if not texts:
        return lines
    before = _before_delivery(tx, lines) if "before_delivery" in texts else frozenset()
    return [_worded(item, texts, item.id in before and item.record == "plan") for item in lines]


def _worded(item: Item, texts: Own, before_delivery: bool) -> Item:
    trigger = "before_delivery" if before_delivery else item.why.key
    own = texts.get(trigger)
    if own is None or not _complete(own, item, trigger):
        return item
    extra: dict[str, str | Money] = {
        "customer": item.customer, "row": item.title, "owner": item.owner,
        "sum": Money(item.amount, item.currency) if item.currency else "",
    }  # fmt: skip
    return replace(item, why=replace(item.why, own=own, facts={**item.why.facts, **extra}))


def _complete(own: Mapping[str, str], item: Item, trigger: str) -> bool:
    """Whether the line knows all that the words ask for (a row due today has no day)."""
    known = {*item.why.facts, *GENERAL}
    wanted = {name for text in own.values() for name in FIELD.findall(text)}
    return wanted <= known if trigger in TRIGGERS else False


def _before_delivery(tx: Tx, items: Sequence[Item]) -> frozenset[int]:
    """Rows of these lines that are to be paid before something is delivered."""
    plans = [one.id for one in items if one.record == "plan" and one.why.key in _AHEAD]
    rows = tx.rows(
        "SELECT p.id FROM plan p JOIN milestone m ON m.id = p.milestone_id"
        " WHERE m.kind = 'delivery' AND m.confirmed_on IS NULL"
        " AND p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(plans),),
    )
    return frozenset(row for (row,) in rows)
