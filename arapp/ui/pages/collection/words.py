"""Words of the collection desk."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.collection.outcomes import OUTCOMES, REASONS, outcome_word, reason_word
from arapp.services.collection.rungs import Rung, rung_word, title_of
from arapp.ui import formats, language
from arapp.ui.marks import QT_TRANSLATE_NOOP

CELLS: Mapping[str, str] = {
    "message": QT_TRANSLATE_NOOP("collection", "Remind"),
    "call": QT_TRANSLATE_NOOP("collection", "Call"),
    "letter": QT_TRANSLATE_NOOP("collection", "Letter"),
    "legal": QT_TRANSLATE_NOOP("collection", "To legal"),
    "bad_debt": QT_TRANSLATE_NOOP("collection", "Bad debt"),
    "parked": QT_TRANSLATE_NOOP("collection", "Match first"),
    "held": QT_TRANSLATE_NOOP("collection", "Not now"),
}
LEVELS: Mapping[str, int] = {"message": 1, "call": 1, "letter": 1, "legal": 2, "bad_debt": 4}
WHY_NOT: Mapping[str, str] = {
    "promised": QT_TRANSLATE_NOOP("collection", "promised"),
    "disputed": QT_TRANSLATE_NOOP("collection", "disputed"),
    "held": QT_TRANSLATE_NOOP("collection", "held"),
    "legal": QT_TRANSLATE_NOOP("collection", "with legal"),
    "snooze": QT_TRANSLATE_NOOP("collection", "put off"),
    "by_hand": QT_TRANSLATE_NOOP("collection", "by hand"),
    "grace": QT_TRANSLATE_NOOP("collection", "in grace"),
    "small": QT_TRANSLATE_NOOP("collection", "too small"),
    "parked": QT_TRANSLATE_NOOP("collection", "money not matched"),
}
CHANNELS: Mapping[str, str] = {
    "phone": QT_TRANSLATE_NOOP("collection", "Phone"),
    "message": QT_TRANSLATE_NOOP("collection", "Message"),
    "email": QT_TRANSLATE_NOOP("collection", "Mail"),
    "letter": QT_TRANSLATE_NOOP("collection", "Post"),
    "visit": QT_TRANSLATE_NOOP("collection", "Visit"),
    "other": QT_TRANSLATE_NOOP("collection", "Other"),
}
PAPERS: Mapping[str, str] = {
    "reminder": QT_TRANSLATE_NOOP("collection", "Payment reminder"),
    "demand": QT_TRANSLATE_NOOP("collection", "Collection letter"),
    "final": QT_TRANSLATE_NOOP("collection", "Final demand"),
    "legal": QT_TRANSLATE_NOOP("collection", "Lawyer's letter"),
}
_WAYS: Mapping[str, str] = {
    "letter": QT_TRANSLATE_NOOP("collection", "Post or courier"),
    "email": QT_TRANSLATE_NOOP("collection", "Mail"),
    "visit": QT_TRANSLATE_NOOP("collection", "By hand"),
    "message": QT_TRANSLATE_NOOP("collection", "Message"),
}
_BASES: Mapping[str, str] = {
    "contract": QT_TRANSLATE_NOOP("collection", "Contract"),
    "regulation": QT_TRANSLATE_NOOP("collection", "Regulation"),
    "lpr": QT_TRANSLATE_NOOP("collection", "LPR"),
}
_PROOFS: Mapping[str, str] = {
    "receipt": QT_TRANSLATE_NOOP("collection", "receipt"),
    "promise": QT_TRANSLATE_NOOP("collection", "promise"),
    "statement": QT_TRANSLATE_NOOP("collection", "statement"),
    "letter": QT_TRANSLATE_NOOP("collection", "letter"),
    "repayment_agreement": QT_TRANSLATE_NOOP("collection", "agreement"),
    "limitation_event": QT_TRANSLATE_NOOP("collection", "note"),
    "plan": QT_TRANSLATE_NOOP("collection", "row"),
}
_NO_LETTER: Mapping[str, str] = {
    "parked": QT_TRANSLATE_NOOP("collection", "parked: match the money first, it covers {overdue}"),
    "too_soon": QT_TRANSLATE_NOOP(
        "collection", "had {number} on {day}, the next not before {next_day}"
    ),
    "waits": QT_TRANSLATE_NOOP("collection", "was written to or agreed a day, again {next_day}"),
    "nothing_overdue": QT_TRANSLATE_NOOP("collection", "nothing overdue"),
}
TONES: Mapping[str, str] = {
    "friendly": QT_TRANSLATE_NOOP("collection", "Friendly"),
    "formal": QT_TRANSLATE_NOOP("collection", "Formal"),
    "firm": QT_TRANSLATE_NOOP("collection", "Firm"),
}
ROLES: Mapping[str, str] = {
    "finance": QT_TRANSLATE_NOOP("collection", "finance"),
    "business": QT_TRANSLATE_NOOP("collection", "purchasing"),
    "representative": QT_TRANSLATE_NOOP("collection", "management"),
    "legal": QT_TRANSLATE_NOOP("collection", "legal affairs"),
}
WINNERS: Mapping[str, str] = {
    "plan": QT_TRANSLATE_NOOP("collection", "chosen for this row"),
    "contract": QT_TRANSLATE_NOOP("collection", "chosen for the contract"),
    "customer": QT_TRANSLATE_NOOP("collection", "chosen for the customer"),
    "grade": QT_TRANSLATE_NOOP("collection", "by the grade"),
    "default": QT_TRANSLATE_NOOP("collection", "nothing else was chosen"),
}
TOLD: Mapping[str, str] = {
    "owner": QT_TRANSLATE_NOOP("collection", "salesperson"),
    "sales_manager": QT_TRANSLATE_NOOP("collection", "sales manager"),
    "cfo": QT_TRANSLATE_NOOP("collection", "finance director"),
    "legal": QT_TRANSLATE_NOOP("collection", "legal"),
    "boss": QT_TRANSLATE_NOOP("collection", "general manager"),
}
TILES: Mapping[str, str] = {
    "promised": QT_TRANSLATE_NOOP("collection", "Promised"),
    "paid_claimed": QT_TRANSLATE_NOOP("collection", "Says paid"),
    "disputed": QT_TRANSLATE_NOOP("collection", "Disputed"),
    "postpone": QT_TRANSLATE_NOOP("collection", "Wants time"),
    "no_answer": QT_TRANSLATE_NOOP("collection", "No answer"),
    "wrong_number": QT_TRANSLATE_NOOP("collection", "Wrong no."),
    "told": QT_TRANSLATE_NOOP("collection", "Was told"),
    "sent": QT_TRANSLATE_NOOP("collection", "Sent"),
    "refused": QT_TRANSLATE_NOOP("collection", "Refuses"),
    "escalated": QT_TRANSLATE_NOOP("collection", "Reported"),
}
"""Outcomes as short as a tile; they are kept in the words of the table."""
# Nine answers of each channel, by keys Alt+A … Alt+I in this order.
_SPOKEN = (
    *("promised", "paid_claimed", "disputed", "postpone", "no_answer", "wrong_number"),
    *("told", "refused", "escalated"),
)
_WRITTEN = (
    *("promised", "paid_claimed", "disputed", "postpone", "sent", "told"),
    *("no_answer", "refused", "escalated"),
)
LETTERS = "ABCDEFGHI"
"""Alt with one of these chooses an outcome."""
DUNNED = ("promised", "postpone", "refused", "disputed", "told")
"""Outcomes with which somebody may say why it is not paid."""


def say(text: str, **facts: Any) -> str:
    """A text of this page in the language installed; "" stays."""
    told = QCoreApplication.translate("collection", text) if text else ""
    return told.format(**facts) if facts else told


def lang() -> str:
    """Language of the services' words, as installed."""
    return language.LANGUAGES[language.current()]


def outcomes(channel: str) -> tuple[str, ...]:
    """Codes of the answers offered for a channel."""
    return _SPOKEN if channel in {"phone", "visit"} else _WRITTEN


def outcome(code: str) -> str:
    """An outcome in words; words of one's own stay."""
    word = outcome_word(code, lang())
    return word[:1].upper() + word[1:] if code in OUTCOMES else word


def tile(code: str) -> str:
    """An outcome as short as a tile."""
    return say(TILES.get(code, code))


def reasons() -> list[tuple[str, str]]:
    """(code, words) of why it is not paid."""
    return [(code, reason(code)) for code in REASONS]


def reason(code: str) -> str:
    """A reason in words."""
    word = reason_word(code, lang())
    return word[:1].upper() + word[1:]


def cell(key: str) -> str:
    """What a cell is called."""
    return say(CELLS.get(key, ""))


def channel(key: str) -> str:
    """What a channel is called; an unknown one is shown as it is."""
    return say(CHANNELS[key]) if key in CHANNELS else key


def why_not(key: str) -> str:
    """Why it is not asked for now."""
    return say(WHY_NOT[key]) if key in WHY_NOT else cell(key).lower() or key


def way(key: str) -> str:
    """How a letter goes out."""
    return say(_WAYS.get(key, key))


def role(key: str) -> str:
    """Who is told."""
    return say(TOLD.get(key, key))


def basis(key: str) -> str:
    """By what interest is reckoned."""
    return say(_BASES.get(key, key))


def proof(record: str) -> str:
    """The record that proves something: "receipt:12" in words."""
    table, _, row = record.partition(":")
    return f"{say(_PROOFS[table])} {row}" if table in _PROOFS else record


def paper(stage: str) -> str:
    """What a letter of a stage is called."""
    return say(PAPERS.get(stage, ""))


def no_letter(why: str, facts: Mapping[str, Any], today: date) -> str:
    """Why a customer gets no letter in a run, with the day on which that ends."""
    shown = {key: _shown(value, today) for key, value in facts.items()}
    if why in _NO_LETTER:
        return say(_NO_LETTER[why], **shown)
    until = shown.get("until", "")
    form = QT_TRANSLATE_NOOP("collection", "{why} until {day}")
    return say(form, why=why_not(why), day=until) if until else why_not(why)


def _shown(value: Any, today: date) -> str:
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, date):
        return formats.day(value, today)
    return "" if value is None else str(value)


def rung(found: Rung) -> str:
    """What a stage is called."""
    word = rung_word(found, lang())
    return word[:1].upper() + word[1:]


def profile(name: str) -> str:
    """What a profile is called."""
    return title_of(name, lang())


def comma() -> str:
    """What parts short facts."""
    return "，" if language.current() == "zh" else ", "


def stop() -> str:
    """What stands between a name and what is said of it."""
    return "：" if language.current() == "zh" else ": "


def joined(*parts: str) -> str:
    """Short facts in a line; empty ones are left out."""
    return comma().join(part for part in parts if part)
