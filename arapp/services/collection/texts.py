"""Texts to a customer, filled in: message, what to say on the phone, mail. Pure but for templates.

A text of the firm's own is taken before the shipped ones, by kind, language, tone and stage; the
more particular wins. What its placeholders are is checked when it is saved.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_days
from arapp.models.values.errors import InvalidValue, NotFound, Refused
from arapp.models.values.money import Money
from arapp.services.collection import letter_text
from arapp.services.collection import message_text as words
from arapp.services.collection.dossier import Dossier, Row
from arapp.services.collection.placeholders import check_placeholders, filled, used
from arapp.services.collection.reminder_text import REMINDER, check_trigger
from arapp.services.collection.rungs import TONES
from arapp.services.collection.wording import price
from arapp.services.dispatch import Outcome, Right, Topic

LETTER = "letter"
KINDS = ("message", "call", "mail", "reminder", LETTER)
LANGUAGES = ("zh_CN", "en")
_BY_HAND = "by_hand"
_ANSWER_DAYS = {"friendly": 3, "formal": 3, "firm": 2}


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to be sent: subject only of a mail."""

    body: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which text: `rows` none means all that may be asked for, `language` "" the customer's; `me`
    is who writes or calls, `person` who is addressed (else the first known contact)."""

    kind: str = words.MESSAGE
    tone: str = "friendly"
    length: str = words.LONG
    language: str = ""
    rows: tuple[int, ...] = ()
    me: str = ""
    person: str = ""


_NOBODY = {
    "person": (("Dear {person},", "Dear Sir or Madam,"), (" {person},", ",")),
    "me": (("{me} of {firm}", "{firm}"), ("{me}, {firm}", "{firm}"), ("{me}\n", "")),
}
"""What stands in an English text where it is not known who is addressed, or who writes."""


def compose(tx: Tx, found: Dossier, as_of: date, wanted: Wanted) -> Letter:
    """The text. Raises InvalidValue for a kind, tone or length that is not there, Refused `held`
    (customer, reason, until) where nothing of it may be asked for now."""
    _one_of("kind", wanted.kind, (words.MESSAGE, words.CALL, words.MAIL))
    _one_of("tone", wanted.tone, TONES)
    _one_of("length", wanted.length, (words.SHORT, words.LONG))
    lang = wanted.language or found.language
    about = _about(found, wanted.rows)
    facts = _facts(found, about, as_of, wanted, lang)
    late = bool(about) and min(row.due_on for row in about) < as_of
    rung = found.why.rung
    stage, named = (rung.key, rung.text) if rung else ("", "")
    own = own_text(tx, wanted.kind, lang, wanted.tone, stage, named)
    subject, body = own or shipped(wanted, late, lang)
    return Letter(closed(body, facts), closed(subject, facts))


def facts_of(found: Dossier, as_of: date, wanted: Wanted) -> dict[str, str]:
    """What the placeholders stand for, "" where the ledger has nothing."""
    lang = wanted.language or found.language
    return _facts(found, _about(found, wanted.rows), as_of, wanted, lang)


def shipped(wanted: Wanted, late: bool, lang: str) -> tuple[str, str]:
    """(subject, body) that the program ships, with its placeholders."""
    at = 0 if lang.startswith("zh") else 1
    if wanted.kind == words.MAIL:
        subject, body = words.MAILS[wanted.tone]
        return subject[at], body[at]
    call = wanted.kind == words.CALL
    table = words.CALLS if call else words.MESSAGES["late" if late else "ahead"]
    return "", table[wanted.tone][wanted.length][at]


def own_text(
    tx: Tx, use: str, lang: str, tone: str, stage: str, named: str = ""
) -> tuple[str, str] | None:
    """(title, body) of the firm's own text that fits best; one `named` goes before all others."""
    found = tx.one(
        "SELECT title, body FROM text_template WHERE kind = :kind AND language = :lang"
        " AND tone IN ('', :tone) AND (stage IN ('', :stage) OR name = :named)"
        " ORDER BY name = :named DESC, stage <> '' DESC, tone <> '' DESC, id LIMIT 1",
        {"kind": use, "lang": lang, "tone": tone, "stage": stage, "named": named},
    )
    return None if found is None else (found[0], found[1])


def _about(found: Dossier, rows: tuple[int, ...]) -> list[Row]:
    """The rows a text may speak of: of the chosen ones, or all that may be asked for; with none
    the next to fall due. Raises Refused `held` where nothing may be asked for now."""
    if rows:
        chosen = [row for row in found.rows if row.plan in rows]
        about = [row for row in chosen if row.asked or row.why_not == _BY_HAND or row.days <= 0]
    else:
        chosen = [row for row in found.rows if row.days > 0]
        about = [row for row in found.rows if row.asked]
        about = about or ([] if chosen else list(found.rows[:1]))
    if chosen and not about:
        first = chosen[0]
        why = {"reason": first.why_not or first.cell, "until": first.until}
        raise Refused("held", customer=found.name, **why)
    return about


def _facts(
    found: Dossier, about: list[Row], as_of: date, wanted: Wanted, lang: str
) -> dict[str, str]:
    at = 0 if lang.startswith("zh") else 1
    amount = sum(row.asked or row.open - row.contested for row in about)
    oldest = min((row.due_on for row in about), default=as_of)
    to = wanted.person or (found.people[0].name if found.people else "")
    account = words.ACCOUNT[at].format(account=found.account) if found.account else ""
    memo = _memo(about)
    return {
        "person": to,
        "customer": found.short_name or found.name,
        "firm": found.firm,
        "me": wanted.me,
        "items": _items(about, lang),
        "amount": price(Money(amount, found.currency), lang),
        "due": _day(oldest, as_of, lang),
        "days": str(max((as_of - oldest).days, 0)),
        "account": account,
        "memo": words.MEMO[at].format(memo=memo) if memo else "",
        "answer_by": _day(add_days(as_of, _ANSWER_DAYS[wanted.tone]), as_of, lang),
    }


def _items(about: list[Row], lang: str) -> str:
    """The oldest row by name, of several how many there are."""
    first = min(about, key=lambda row: row.due_on, default=None)
    if first is None:
        return ""
    if len(about) == 1:
        return first.title
    at = 0 if lang.startswith("zh") else 1
    return words.MANY[at].format(first=first.title, count=len(about), rest=len(about) - 1)


def _memo(about: list[Row]) -> str:
    """What to write with the money, so that it is found again: contract or row."""
    contracts = list(dict.fromkeys(row.contract for row in about if row.contract))
    return " ".join(contracts[:2]) or (about[0].title if about else "")


def _day(day: date, as_of: date, lang: str) -> str:
    if not lang.startswith("zh"):
        return day.isoformat()
    told = f"{day.month} 月 {day.day} 日"
    return told if day.year == as_of.year else f"{day.year} 年 {told}"


def closed(text: str, facts: Mapping[str, str]) -> str:
    """The text with its placeholders; what an empty one leaves behind is closed."""
    for name, ways in _NOBODY.items():
        for old, new in () if facts.get(name) else ways:
            text = text.replace(old, new)
    told = filled(text, facts, words.MESSAGE)
    return re.sub(r"[ \t]{2,}", " ", told).strip()


@dataclass(frozen=True)
class SaveText:
    """A text of the firm's own, new or changed: for a use (message, call, mail, reminder, letter)
    and a language, a tone and a stage ("": all of them)."""

    use: str
    name: str
    body: str
    language: str = "zh_CN"
    tone: str = ""
    stage: str = ""
    title: str = ""
    text_id: int | None = None

    label: ClassVar[str] = "save_text"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises InvalidValue (use, language, tone, name, body empty, `body` with
        the placeholder that is not known; a letter's besides: `rows_missing`, `rows_alone`),
        Refused `text_name_taken`, NotFound."""
        _one_of("use", self.use, KINDS)
        _one_of("language", self.language, LANGUAGES)
        _one_of("tone", self.tone, ("", *TONES))
        for field in ("name", "body"):
            if not str(getattr(self, field)).strip():
                raise InvalidValue(field=field, value="", reason="empty")
        for field in ("title", "body"):
            check_placeholders(field, str(getattr(self, field)), self.use)
        if self.use == LETTER:
            _one_of("stage", self.stage, ("", *letter_text.STAGES))
            letter_text.check_rows(self.body)
        if self.use == REMINDER:
            check_trigger(self.stage, used(self.body, REMINDER))
        return Outcome(frozenset({Topic.SETTINGS, Topic.COLLECTION}), self._write(tx))

    def _write(self, tx: WriteTx) -> int:
        key = (self.use, self.name.strip(), self.language)
        sql = "SELECT id FROM text_template WHERE kind = ? AND name = ? AND language = ?"
        there = tx.value(sql, key)
        if self.text_id is not None:
            if tx.value("SELECT id FROM text_template WHERE id = ?", (self.text_id,)) is None:
                raise NotFound(what="text_template", key=self.text_id)
            if there not in (None, self.text_id):
                raise Refused("text_name_taken", field="name", name=key[1])
            there = self.text_id
        values = {"title": self.title, "body": self.body, "tone": self.tone, "stage": self.stage}
        values |= dict(zip(("kind", "name", "language"), key, strict=True))
        if there is None:
            return tx.insert("text_template", **values)
        tx.update("text_template", there, **values)
        return int(there)


@dataclass(frozen=True)
class DropText:
    """A text of the firm's own is not wanted any more; the shipped one counts again."""

    text_id: int

    label: ClassVar[str] = "drop_text"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        if tx.value("SELECT id FROM text_template WHERE id = ?", (self.text_id,)) is None:
            raise NotFound(what="text_template", key=self.text_id)
        tx.delete("text_template", self.text_id)
        return Outcome(frozenset({Topic.SETTINGS, Topic.COLLECTION}), self.text_id)


def _one_of(field: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise InvalidValue(field=field, value=value, reason="unknown")
