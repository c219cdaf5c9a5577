"""An issued letter goes out and arrives: how, under which courier number, with what proof.

The day it was delivered restarts the limitation of what it demands, so it is kept with its proof.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound
from arapp.services.collection.log import LogContact
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.attachments import AttachFile, Stored

WAYS = ("letter", "email", "visit", "message")
"""Post or courier, mail, handed over, message."""
_TOPICS = frozenset({Topic.LETTERS, Topic.COLLECTION})


@dataclass(frozen=True)
class SendLetter:
    """Letters to one customer went out; `day` is today unless given.

    A contact is logged for each, of the rows in `plans` that are in its currency; `outcome` is its
    word. One that was marked before only gets other facts. `files` prove it.
    """

    letters: tuple[int, ...]
    outcome: str
    day: date | None = None
    channel: str = "letter"
    courier_no: str = ""
    person: str = ""
    note: str = ""
    stage: str = ""
    plans: tuple[int, ...] = ()
    files: tuple[Stored, ...] = ()

    label: ClassVar[str] = "send_letter"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the contacts. Raises NotFound, InvalidValue (no letter, channel),
        InvalidDay (future, before the letter) and what LogContact raises."""
        if not self.letters:
            raise InvalidValue(field="letters", value="", reason="empty")
        if self.channel not in WAYS:
            raise InvalidValue(field="channel", value=self.channel, reason="unknown")
        made = [self._send(tx, record) for record in self.letters]
        return Outcome(_TOPICS, [one for one in made if one is not None])

    def _send(self, tx: WriteTx, record: int) -> int | None:
        customer, currency, sent = _letter(tx, record, self.day or tx.today)
        values = {"channel": self.channel, "courier_no": self.courier_no.strip()}
        tx.update("letter", record, sent_on=(self.day or tx.today).toordinal(), **values)
        for file in self.files:
            AttachFile(f"letter:{record}", file).run(tx)
        if sent:
            return None
        told = (self.courier_no.strip(), self.note.strip())
        logged = LogContact(
            customer, self.channel, self.outcome, self.person, " ".join(filter(None, told)),
            plans=_in_currency(tx, self.plans, currency), stage=self.stage, letter_id=record,
            day=self.day, sent=True,
        )  # fmt: skip
        found: int = logged.run(tx).result
        return found


@dataclass(frozen=True)
class SendLetters:
    """Letters to many went out: one step, to be taken back as one."""

    letters: tuple[SendLetter, ...]

    label: ClassVar[str] = "send_letters"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the contacts. Raises as SendLetter, InvalidValue (none)."""
        if not self.letters:
            raise InvalidValue(field="letters", value="", reason="empty")
        return Outcome(_TOPICS, [made for one in self.letters for made in one.run(tx).result])


@dataclass(frozen=True)
class DeliverLetter:
    """It arrived on that day; `files` are what proves it: the courier's slip, a signed copy."""

    letter_id: int
    day: date
    files: tuple[Stored, ...] = ()

    label: ClassVar[str] = "deliver_letter"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound (no letter, not sent yet), InvalidDay (future, before it was sent)."""
        _letter(tx, self.letter_id, self.day)
        sent = tx.value("SELECT sent_on FROM letter WHERE id = ?", (self.letter_id,))
        if sent is None:
            raise NotFound(what="letter", key=self.letter_id)
        if self.day.toordinal() < sent:
            first = date.fromordinal(sent)
            raise InvalidDay(field="day", value=self.day.isoformat(), reason="before", first=first)
        tx.update("letter", self.letter_id, delivered_on=self.day.toordinal())
        for file in self.files:
            AttachFile(f"letter:{self.letter_id}", file).run(tx)
        return Outcome(_TOPICS, self.letter_id)


def _letter(tx: Tx, record: int, day: date) -> tuple[int, str, bool]:
    """Customer, currency, whether it was sent; the day is one on which it can be out."""
    found = tx.one("SELECT customer_id, currency, sent_on, day FROM letter WHERE id = ?", (record,))
    if found is None:
        raise NotFound(what="letter", key=record)
    customer, currency, sent, written = found
    if day > tx.today:
        raise InvalidDay(field="day", value=day.isoformat(), reason="future")
    if day.toordinal() < written:
        first = date.fromordinal(written)
        raise InvalidDay(field="day", value=day.isoformat(), reason="before", first=first)
    return customer, currency, sent is not None


def _in_currency(tx: Tx, plans: Sequence[int], currency: str) -> tuple[int, ...]:
    rows = tx.rows(
        "SELECT id FROM plan WHERE currency = ? AND id IN (SELECT value FROM json_each(?))",
        (currency, json.dumps(list(plans))),
    )
    there = {row[0] for row in rows}
    return tuple(plan for plan in plans if plan in there)


@dataclass(frozen=True, slots=True)
class LetterLine:
    """An issued letter and what became of it; `proofs` files are kept with it. Minor units."""

    id: int
    number: str
    customer_id: int
    customer: str
    stage: str
    day: date
    deadline_on: date
    amount: int
    currency: str
    file: str
    sent_on: date | None
    channel: str
    courier_no: str
    delivered_on: date | None
    proofs: int


_LINES = (
    "SELECT l.id, l.number, c.id, coalesce(nullif(c.short_name, ''), c.name), l.stage, l.day,"
    " l.deadline_on, l.amount, l.currency, l.file, l.sent_on, l.channel, l.courier_no,"
    " l.delivered_on, (SELECT count(*) FROM attachment a WHERE a.tbl = 'letter' AND a.row = l.id)"
    " FROM letter l JOIN customer c ON c.id = l.customer_id WHERE l.day <= :d"
)


def letters_of(tx: Tx, as_of: date, customer: int) -> list[LetterLine]:
    """The letters to a customer up to a day, the newest first."""
    sql = f"{_LINES} AND c.id = :c ORDER BY l.day DESC, l.id DESC"
    return [_line(row) for row in tx.rows(sql, {"d": as_of.toordinal(), "c": customer})]


def letters_to_send(tx: Tx, as_of: date, within: int) -> list[LetterLine]:
    """Letters of so many days that nobody has marked as sent, in the order of their numbers."""
    sql = f"{_LINES} AND l.sent_on IS NULL AND l.day > :since ORDER BY l.number"
    key = {"d": as_of.toordinal(), "since": as_of.toordinal() - within}
    return [_line(row) for row in tx.rows(sql, key)]


def _line(row: Sequence[Any]) -> LetterLine:
    days = (date.fromordinal(row[5]), date.fromordinal(row[6]))
    sent = (from_ordinal(row[10]), row[11], row[12], from_ordinal(row[13]), row[14])
    fields = (*row[:5], *days, *row[7:10], *sent)
    return LetterLine(*fields)


def ids_of(tx: Tx, numbers: Sequence[str]) -> tuple[int, ...]:
    """Ids of the letters of these numbers that stand, in the order of the numbers."""
    rows = tx.rows(
        "SELECT number, id FROM letter WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    known = dict(rows)
    return tuple(known[number] for number in numbers if number in known)
