"""What becomes of an issued statement: sent, answered, chased; the customer who wants none."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NoSuchCustomer, NotFound, Refused
from arapp.services.collection.log import LogContact
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.attachments import AttachFile, Stored
from arapp.services.papers.differences import Difference, insert

CHANNELS = ("courier", "post", "email", "message", "hand", "other")
# How the answer came. Only the signed slip, on which the customer acknowledges the debt, bears on
# limitation; a word by telephone says that the figures agree.
ANSWERS = ("slip", "email", "message", "phone", "visit", "other")
_TOPICS = frozenset({Topic.STATEMENTS})
_ANSWERED = ("confirmed", "differs")


@dataclass(frozen=True, slots=True)
class Sent:
    """A statement that went out, with its courier number where it has one of its own."""

    statement_id: int
    courier_no: str = ""


@dataclass(frozen=True)
class SendStatements:
    """Several went out on a day by one channel; those sent before get the new particulars.

    `files` prove it: a picture of the waybill, the mail.
    """

    sent: tuple[Sent, ...]
    channel: str = ""
    day: date | None = None
    files: tuple[Stored, ...] = ()

    label: ClassVar[str] = "send_statements"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """All or none. Raises NotFound, InvalidValue (channel), InvalidDay (in the future, before
        the issue), Refused `superseded`."""
        if self.channel and self.channel not in CHANNELS:
            raise InvalidValue(field="channel", value=self.channel, reason="unknown")
        day = self.day or tx.today
        for one in self.sent:
            state, _number, issued, _closing = standing(tx, one.statement_id)
            _check_day(tx, day, issued)
            tx.update(
                "statement",
                one.statement_id,
                state=state if state in _ANSWERED else "sent",
                sent_on=day.toordinal(),
                channel=self.channel,
                courier_no=" ".join(one.courier_no.split()),
            )
            _attach(tx, one.statement_id, self.files)
        return Outcome(_TOPICS, [one.statement_id for one in self.sent])


@dataclass(frozen=True)
class AnswerStatement:
    """The customer answered: agrees, or has other figures. New lines take the place of
    those that are open, none leave them as they are.

    `how` one of ANSWERS; `confirmed` the balance it named (minor; the closing where it agrees),
    `lines` what differs, `files` the signed slip or the mail.
    """

    statement_id: int
    state: str
    day: date | None = None
    how: str = "slip"
    confirmed: int | None = None
    lines: tuple[Difference, ...] = ()
    files: tuple[Stored, ...] = ()

    label: ClassVar[str] = "answer_statement"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the lines.

        Raises NotFound, InvalidValue (state, how, lines or another balance of one that agrees),
        InvalidDay, Refused `superseded`.
        """
        if self.state not in _ANSWERED:
            raise InvalidValue(field="state", value=self.state, reason="unknown")
        if self.how not in ANSWERS:
            raise InvalidValue(field="how", value=self.how, reason="unknown")
        if self.state == "confirmed" and self.lines:
            raise InvalidValue(field="lines", value=str(len(self.lines)), reason="agrees")
        _state, _number, issued, closing = standing(tx, self.statement_id)
        if self.state == "confirmed" and self.confirmed not in (None, closing):
            raise InvalidValue(field="confirmed", value=str(self.confirmed), reason="not_closing")
        day = self.day or tx.today
        _check_day(tx, day, issued)
        if self.state == "confirmed" or self.lines:
            forget_lines(tx, self.statement_id)
        agreed = closing if self.state == "confirmed" else self.confirmed
        tx.update(
            "statement",
            self.statement_id,
            state=self.state,
            answered_on=day.toordinal(),
            answer=self.how,
            confirmed=agreed,
        )
        _attach(tx, self.statement_id, self.files)
        return Outcome(_TOPICS, insert(tx, self.statement_id, self.lines))


@dataclass(frozen=True)
class AnswerStatements:
    """Several customers answered the same, in one step."""

    answers: tuple[AnswerStatement, ...]

    label: ClassVar[str] = "answer_statement"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """All or none. Raises as `AnswerStatement`."""
        return Outcome(_TOPICS, [one.run(tx).result for one in self.answers])


def forget_lines(tx: WriteTx, statement: int) -> None:
    """The open lines go with the answer they came with; what was resolved stays as it was told."""
    rows = tx.rows(
        "SELECT id FROM statement_difference WHERE statement_id = ? AND resolved_on IS NULL",
        (statement,),
    )
    for (row,) in rows:
        tx.delete("statement_difference", row)


def standing(tx: Tx, statement: int) -> tuple[str, str, int, int]:
    """State, number, day of issue, closing. Raises NotFound, Refused `superseded`."""
    row: Any = tx.one(
        "SELECT state, number, issued_on, closing FROM statement WHERE id = ?", (statement,)
    )
    if row is None:
        raise NotFound(what="statement", key=statement)
    if row[0] == "superseded":
        raise Refused("superseded", number=row[1])
    return row[0], row[1], row[2], row[3]


def _check_day(tx: Tx, day: date, issued: int) -> None:
    if day > tx.today:
        raise InvalidDay(field="day", value=day.isoformat(), reason="future")
    if day.toordinal() < issued:
        raise InvalidDay(field="day", value=day.isoformat(), reason="before_paper")


def _attach(tx: WriteTx, statement: int, files: tuple[Stored, ...]) -> None:
    for file in files:
        AttachFile(f"statement:{statement}", file).run(tx)


@dataclass(frozen=True)
class ChaseStatements:
    """Customers were asked once more for their answer; each gets an entry in its log."""

    statement_ids: tuple[int, ...]
    channel: str = "email"
    note: str = ""

    label: ClassVar[str] = "chase_statements"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the entries. Raises NotFound, Refused `superseded`, `answered_already`,
        InvalidValue (channel)."""
        made = []
        for statement in self.statement_ids:
            state, number, _issued, _closing = standing(tx, statement)
            if state in _ANSWERED:
                raise Refused("answered_already", number=number)
            who = tx.value("SELECT customer_id FROM statement WHERE id = ?", (statement,))
            said = f"{CHASED} {number}"
            made.append(LogContact(who, self.channel, said, note=self.note).run(tx).result)
        return Outcome(_TOPICS | {Topic.COLLECTION}, made)


CHASED = "催回函"  # how the log tells it, before the number; by it the chases are counted


@dataclass(frozen=True)
class SetNoStatement:
    """The monthly run leaves these customers out, and why; "" takes them in again."""

    customers: tuple[int, ...]
    reason: str = ""

    label: ClassVar[str] = "set_no_statement"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NoSuchCustomer."""
        for who in self.customers:
            if tx.value("SELECT id FROM customer WHERE id = ?", (who,)) is None:
                raise NoSuchCustomer(key=str(who))
            tx.update("customer", who, no_statement=" ".join(self.reason.split()))
        return Outcome(_TOPICS | {Topic.CUSTOMERS})
