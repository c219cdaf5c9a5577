"""What the customer's books say otherwise, line by line: named, resolved one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, Refused
from arapp.services.dispatch import Outcome, Right, Topic

KINDS = ("in_transit", "not_booked", "no_invoice", "amount", "discount", "other")
WORDS: dict[str, tuple[str, str]] = {
    "in_transit": ("对方已付未达", "paid by them, not here yet"),
    "not_booked": ("我方未记", "not in our books"),
    "no_invoice": ("发票未到", "invoice not arrived"),
    "amount": ("金额不符", "another amount"),
    "discount": ("折扣", "discount"),
    "other": ("其他", "other"),
}
_TOPICS = frozenset({Topic.STATEMENTS})


@dataclass(frozen=True, slots=True)
class Difference:
    """A line as it is entered; minor units. The part of the balance that stands with us and with
    them: a payment on its way stands with us alone, so `theirs` is 0. `record` is our row."""

    kind: str
    ours: int
    theirs: int = 0
    note: str = ""
    day: date | None = None
    record: str = ""

    @property
    def gap(self) -> int:
        """What of the difference it explains: ours less theirs."""
        return self.ours - self.theirs


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A line as it stands in the ledger; `resolved_on` None while it is open."""

    id: int
    statement_id: int
    kind: str
    ours: int
    theirs: int
    note: str
    day: date | None
    record: str
    resolved_on: date | None
    outcome: str

    @property
    def gap(self) -> int:
        """What of the difference it explains: ours less theirs."""
        return self.ours - self.theirs


def of_amount(kind: str, amount: int, note: str = "", day: date | None = None) -> Difference:
    """A line by its amount alone: above zero we have more than they, below zero they have."""
    return Difference(kind, max(amount, 0), max(-amount, 0), note, day)


def differences_of(tx: Tx, statements: Sequence[int]) -> dict[int, list[DifferenceLine]]:
    """Statement → its lines, oldest first."""
    found: dict[int, list[DifferenceLine]] = {}
    marks = ", ".join("?" * len(statements))
    rows = tx.rows(
        "SELECT id, statement_id, kind, ours, theirs, note, day, record, resolved_on, outcome"
        f" FROM statement_difference WHERE statement_id IN ({marks}) ORDER BY id",
        tuple(statements),
    )
    for row in rows:
        told = (*row[:6], _day(row[6]), row[7], _day(row[8]), row[9])
        line = DifferenceLine(*told)
        found.setdefault(line.statement_id, []).append(line)
    return found


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def insert(tx: WriteTx, statement: int, lines: Iterable[Difference]) -> list[int]:
    """Write lines of a statement; their ids. Raises InvalidValue (kind, a line of nothing)."""
    made = []
    for one in lines:
        if one.kind not in KINDS:
            raise InvalidValue(field="kind", value=one.kind, reason="unknown")
        if one.gap == 0 and not one.note.strip():
            raise InvalidValue(field="amount", value="0", reason="empty")
        made.append(
            tx.insert(
                "statement_difference",
                statement_id=statement,
                kind=one.kind,
                record=one.record,
                day=None if one.day is None else one.day.toordinal(),
                ours=one.ours,
                theirs=one.theirs,
                note=one.note.strip(),
            )
        )
    return made


@dataclass(frozen=True)
class AddDifferences:
    """Further lines of a statement that differs."""

    statement_id: int
    lines: tuple[Difference, ...]

    label: ClassVar[str] = "add_differences"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids. Raises NotFound, Refused `not_differing`, InvalidValue."""
        state = tx.one("SELECT state, number FROM statement WHERE id = ?", (self.statement_id,))
        if state is None:
            raise NotFound(what="statement", key=self.statement_id)
        if state[0] != "differs":
            raise Refused("not_differing", number=state[1])
        return Outcome(_TOPICS, insert(tx, self.statement_id, self.lines))


@dataclass(frozen=True)
class ResolveDifferences:
    """What came of lines, in words; the day is today unless it was before."""

    ids: tuple[int, ...]
    outcome: str
    day: date | None = None

    label: ClassVar[str] = "resolve_differences"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound, InvalidValue (nothing said), InvalidDay (in the future, before the
        answer), Refused `resolved_already`."""
        day = self.day or tx.today
        if not self.outcome.strip():
            raise InvalidValue(field="outcome", value="", reason="empty")
        if day > tx.today:
            raise InvalidDay(field="day", value=day.isoformat(), reason="future")
        for row in self.ids:
            resolved, answered = _line(tx, row)
            if resolved is not None:
                raise Refused("resolved_already")
            if day.toordinal() < (answered or 0):
                raise InvalidDay(field="day", value=day.isoformat(), reason="before_answer")
            tx.update(
                "statement_difference",
                row,
                resolved_on=day.toordinal(),
                outcome=self.outcome.strip(),
            )
        return Outcome(_TOPICS, list(self.ids))


@dataclass(frozen=True)
class ReopenDifference:
    """It was not resolved after all."""

    difference_id: int

    label: ClassVar[str] = "reopen_difference"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        _line(tx, self.difference_id)
        tx.update("statement_difference", self.difference_id, resolved_on=None, outcome="")
        return Outcome(_TOPICS, self.difference_id)


@dataclass(frozen=True)
class DropDifference:
    """The line was entered in error."""

    difference_id: int

    label: ClassVar[str] = "drop_difference"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        _line(tx, self.difference_id)
        tx.delete("statement_difference", self.difference_id)
        return Outcome(_TOPICS, self.difference_id)


def _line(tx: Tx, row: int) -> tuple[Any, ...]:
    """Day it was resolved on, day of the answer. Raises NotFound."""
    found = tx.one(
        "SELECT d.resolved_on, s.answered_on FROM statement_difference d"
        " JOIN statement s ON s.id = d.statement_id WHERE d.id = ?",
        (row,),
    )
    if found is None:
        raise NotFound(what="statement_difference", key=row)
    return tuple(found)
