"""The log of a customer in short lines, and how it pays."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from arapp.services.credit.timeline import Entry
from arapp.services.credit.track import Track
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.collection import words
from arapp.ui.widgets.timeline import Happening

_GRACE = 0
_STATES: Mapping[str, str] = {
    "draft": QT_TRANSLATE_NOOP("collection", "draft"),
    "issued": QT_TRANSLATE_NOOP("collection", "not sent"),
    "sent": QT_TRANSLATE_NOOP("collection", "no reply"),
    "agreed": QT_TRANSLATE_NOOP("collection", "agrees"),
    "differs": QT_TRANSLATE_NOOP("collection", "differs"),
}


def happenings(entries: Sequence[Entry], today: date) -> list[Happening]:
    """Newest first, as they come."""
    return [_happening(one, today) for one in entries]


def _happening(one: Entry, today: date) -> Happening:
    text, note = _LINES[one.key](one.facts, today)
    tone = "okfill" if one.good else "edge"
    return Happening(formats.near_day(one.day, today), text, note, tone)


def _contact(facts: dict[str, Any], today: date) -> tuple[str, str]:
    said = words.joined(facts["person"], facts["outcome"])
    back = facts["next"]
    again = (
        words.say(QT_TRANSLATE_NOOP("collection", "again on {day}"), day=formats.day(back, today))
        if back
        else ""
    )
    return f"{words.channel(facts['channel'])} {said}".strip(), words.joined(facts["note"], again)


def _receipt(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    left = facts["left"]
    open_ = (
        words.say(
            QT_TRANSLATE_NOOP("collection", "{amount} not matched"), amount=formats.money(left)
        )
        if left.minor
        else ""
    )
    return words.say(
        QT_TRANSLATE_NOOP("collection", "{amount} came in"), amount=formats.money(facts["amount"])
    ), open_


def _promise(facts: dict[str, Any], today: date) -> tuple[str, str]:
    day = formats.day(facts["due"], today)
    told = words.say(
        QT_TRANSLATE_NOOP("collection", "Promised {amount} by {day}"),
        amount=formats.money(facts["amount"]),
        day=day,
    )
    return told, words.joined(facts["person"], facts["note"])


def _statement(facts: dict[str, Any], today: date) -> tuple[str, str]:
    day = formats.day(facts["to"], today)
    return words.say(QT_TRANSLATE_NOOP("collection", "Statement until {day}"), day=day), words.say(
        _STATES.get(facts["state"], "")
    )


def _letter(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    return f"{words.paper(facts['stage']) or words.paper('demand')} {facts['number']}", ""


def _due(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    told = words.say(
        QT_TRANSLATE_NOOP("collection", "{label} fell due"),
        label=facts["label"] or facts["contract"],
    )
    return f"{told} {formats.money(facts['amount'])}", ""


def _milestone(facts: dict[str, Any], _today: date) -> tuple[str, str]:
    return words.joined(facts["label"], facts["contract"]), facts["evidence"]


_LINES: Mapping[str, Callable[[dict[str, Any], date], tuple[str, str]]] = {
    "contact": _contact, "receipt": _receipt, "promise": _promise, "statement": _statement,
    "letter": _letter, "due": _due, "milestone": _milestone,
}  # fmt: skip


def habit(track: Track) -> list[tuple[str, str]]:
    """(what, figure) of two years; a dash where nothing is known."""
    share, late = track.on_time_ppm(_GRACE), track.days_late
    made = track.promises
    return [
        (
            words.say(QT_TRANSLATE_NOOP("collection", "Pays in time")),
            formats.DASH if share is None else f"{share // 10_000}%",
        ),
        (
            words.say(QT_TRANSLATE_NOOP("collection", "Late on average")),
            formats.DASH if late is None else formats.count(max(late, 0), "days"),
        ),
        (
            words.say(QT_TRANSLATE_NOOP("collection", "Promises kept")),
            f"{made.kept} / {made.made}" if made.made else formats.DASH,
        ),
    ]


def contacts(entries: Sequence[Entry]) -> int:
    """How often they were spoken to, of the entries shown."""
    return sum(one.key == "contact" for one in entries)
