"""Words of the rules of collection."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import DomainError, Refused
from arapp.services.collection.escalation import CHANNEL_WORDS, ROLE_WORDS
from arapp.services.collection.reminder_text import MEANINGS as REMINDERS
from arapp.services.collection.reminder_text import TRIGGER_WORDS
from arapp.services.collection.rungs import RUNG_WORDS, Profile, rung_word, title_of
from arapp.ui import language, text
from arapp.ui.marks import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

BASES: Mapping[str, str] = {
    "due": QT_TRANSLATE_NOOP("dunning", "due day"),
    "month_end": QT_TRANSLATE_NOOP("dunning", "month end"),
    "previous": QT_TRANSLATE_NOOP("dunning", "stage before"),
}
TONES: Mapping[str, str] = {
    "friendly": QT_TRANSLATE_NOOP("dunning", "friendly"),
    "formal": QT_TRANSLATE_NOOP("dunning", "formal"),
    "firm": QT_TRANSLATE_NOOP("dunning", "firm"),
}
LETTERS: Mapping[str, str] = {
    "": QT_TRANSLATE_NOOP("dunning", "none"),
    "reminder": QT_TRANSLATE_NOOP("dunning", "reminder"),
    "demand": QT_TRANSLATE_NOOP("dunning", "demand"),
    "final": QT_TRANSLATE_NOOP("dunning", "final demand"),
    "legal": QT_TRANSLATE_NOOP("dunning", "lawyer's letter"),
}
USES: Mapping[str, str] = {
    "message": QT_TRANSLATE_NOOP("dunning", "Message"),
    "call": QT_TRANSLATE_NOOP("dunning", "Call"),
    "mail": QT_TRANSLATE_NOOP("dunning", "Mail"),
    "reminder": QT_TRANSLATE_NOOP("dunning", "Reminder"),
}
LANGUAGES: Mapping[str, str] = {
    "zh_CN": QT_TRANSLATE_NOOP("dunning", "Chinese"),
    "en": QT_TRANSLATE_NOOP("dunning", "English"),
}
HOLDERS: Mapping[str, str] = {
    "grade": QT_TRANSLATE_NOOP("dunning", "grade"),
    "customer": QT_TRANSLATE_NOOP("dunning", "customer"),
    "contract": QT_TRANSLATE_NOOP("dunning", "contract"),
    "plan": QT_TRANSLATE_NOOP("dunning", "row"),
}
TERMS: Mapping[str, str] = {
    "one_year": QT_TRANSLATE_NOOP("dunning", "One year"),
    "five_years": QT_TRANSLATE_NOOP("dunning", "Five years and more"),
}
MEANINGS: Mapping[str, str] = {
    "person": QT_TRANSLATE_NOOP("dunning", "who is addressed"),
    "customer": QT_TRANSLATE_NOOP("dunning", "the customer"),
    "firm": QT_TRANSLATE_NOOP("dunning", "the own firm"),
    "me": QT_TRANSLATE_NOOP("dunning", "who writes"),
    "items": QT_TRANSLATE_NOOP("dunning", "which rows"),
    "amount": QT_TRANSLATE_NOOP("dunning", "how much in all"),
    "due": QT_TRANSLATE_NOOP("dunning", "the oldest due day"),
    "days": QT_TRANSLATE_NOOP("dunning", "days overdue"),
    "account": QT_TRANSLATE_NOOP("dunning", "the own account, a sentence"),
    "memo": QT_TRANSLATE_NOOP("dunning", "what to write with the money"),
    "answer_by": QT_TRANSLATE_NOOP("dunning", "the day to answer by"),
}


def say(source: str, **facts: Any) -> str:
    """A text of this page in the language installed; "" stays."""
    told = translate("dunning", source) if source else ""
    return told.format(**facts) if facts else told


def lang() -> str:
    """Language of the services' words, as installed."""
    return language.LANGUAGES[language.current()]


def _pick(pair: tuple[str, ...]) -> str:
    return pair[-2] if lang().startswith("zh") else pair[-1]


def profile(name: str) -> str:
    """What a profile is called."""
    return title_of(name, lang())


def action(step: str) -> str:
    """What is done at a stage."""
    return _pick(RUNG_WORDS[step]) if step in RUNG_WORDS else step


def channel(key: str) -> str:
    """How it is done."""
    return _pick(CHANNEL_WORDS[key]) if key in CHANNEL_WORDS else key


def role(key: str) -> str:
    """Who is told."""
    return _pick(ROLE_WORDS[key]) if key in ROLE_WORDS else key


def trigger(key: str) -> str:
    """What a reminder is about."""
    return _pick(TRIGGER_WORDS[key]) if key in TRIGGER_WORDS else key


def stage(key: str, use: str) -> str:
    """The stage a text is for."""
    if not key:
        return translate("dunning", "all stages")
    return trigger(key) if use == "reminder" else action(key)


def meaning(key: str, use: str) -> str:
    """What a placeholder stands for."""
    if use == "reminder":
        return _pick(REMINDERS[key]) if key in REMINDERS else key
    return say(MEANINGS[key]) if key in MEANINGS else key


def roles(keys: tuple[str, ...]) -> str:
    """Several roles in a row."""
    return translate("dunning", ", ").join(role(key) for key in keys)


def stop() -> str:
    """What stands between a name and what is said of it."""
    return translate("dunning", ": ")


_NO_NUMBER = QT_TRANSLATE_NOOP("dunning", "Stage {n}: {field} takes whole days, 0 to 3650.")
_BACKWARDS = QT_TRANSLATE_NOOP("dunning", "Stage {n} ends before it begins.")


def trouble(error: DomainError, profile: Profile) -> str:
    """What is wrong with a profile, with the stage's number and the words of its fields."""
    field = str(error.fields.get("field", ""))
    part, _, rest = field.partition(".")
    number, _, key = rest.partition(".")
    if part == "stages" and number.isdigit() and key == "to":
        return say(_BACKWARDS, n=number)
    if part == "stages" and number.isdigit() and key in HEADS:
        return say(_NO_NUMBER, n=number, field=head(key))
    if not isinstance(error, Refused):
        return text.sentence(error)
    names = {rung.key: rung_word(rung, lang()) for rung in profile.rungs}
    facts = dict(error.fields)
    for name in ("name", "before"):
        if name in facts:
            facts[name] = names.get(str(facts[name]), str(facts[name]))
    return text.sentence(Refused(error.kind, **facts))


HEADS: Mapping[str, str] = {
    "from": QT_TRANSLATE_NOOP("dunning", "From"),
    "to": QT_TRANSLATE_NOOP("dunning", "To"),
    "basis": QT_TRANSLATE_NOOP("dunning", "Days after"),
    "action": QT_TRANSLATE_NOOP("dunning", "What"),
    "channel": QT_TRANSLATE_NOOP("dunning", "How"),
    "tone": QT_TRANSLATE_NOOP("dunning", "Tone"),
    "roles": QT_TRANSLATE_NOOP("dunning", "Who"),
    "letter": QT_TRANSLATE_NOOP("dunning", "Letter"),
    "text": QT_TRANSLATE_NOOP("dunning", "Text"),
    "min_amount": QT_TRANSLATE_NOOP("dunning", "From amount"),
    "min_gap": QT_TRANSLATE_NOOP("dunning", "Again after"),
}


def head(key: str) -> str:
    """Title of a column of the stages."""
    return say(HEADS[key])


def way_out(what: str, stage: int, day: int) -> str:
    """What the smallest change that puts days right does; `what` as in `mending.Fix`."""
    forms = {
        "begin": translate("dunning", "Begin stage {n} on day {day}"),
        "end": translate("dunning", "End stage {n} on day {day}"),
        "open": translate("dunning", "Leave the end of stage {n} open"),
    }
    return forms[what].format(n=stage, day=day)
