"""The hand-over list of a salesperson: what to ask for, filled in elsewhere, merged back.

Each filled line becomes a contact. Where the ledger has heard of the row since the list was made,
the line is a conflict and is merged only when it is chosen.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import InvalidAmount, InvalidDay
from arapp.models.values.money import Money
from arapp.services.collection.cases import HELD, cases
from arapp.services.collection.escalation import WHY_NOT, contacts_of, pick, told
from arapp.services.collection.log import LogContact
from arapp.services.collection.outcomes import outcome_code
from arapp.services.collection.promises import Promised
from arapp.services.collection.rungs import rung_word
from arapp.services.dispatch import Outcome, Right, Topic


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A row to ask for; amounts minor units, `stage` and `last` in words."""

    plan: int
    customer: str
    title: str
    due_on: date
    days: int
    amount: int
    currency: str
    stage: str
    last: str


@dataclass(frozen=True, slots=True)
class Handover:
    """The list of one salesperson as of a day; `last_contact` is the newest contact it knows."""

    ledger: str
    owner: str
    as_of: date
    last_contact: int
    rows: tuple[HandoverRow, ...]


def handover(tx: Tx, as_of: date, owner: str, language: str = "zh_CN") -> Handover:
    """What one salesperson has to ask for, the oldest first; what waits with its reason."""
    found = [case for case in cases(tx, as_of) if case.debt.owner == owner]
    key = json.dumps([case.debt.id for case in found])
    names = {
        plan: (customer, title)
        for plan, customer, title in tx.rows(
            "SELECT p.id, c.name, trim(coalesce(k.number, '') || ' ' || p.label) FROM plan p"
            " JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id"
            " WHERE p.id IN (SELECT value FROM json_each(?))",
            (key,),
        )
    }
    spoken = contacts_of(tx, as_of, {case.debt.customer_id for case in found})
    rows: dict[int, HandoverRow] = {}
    for case in found:
        debt = case.debt
        at = case.standing
        waits = _waits(case.cell, case.why_not)
        word = rung_word(at.rung, language) if at else pick(WHY_NOT, waits, language)
        last = next(iter(spoken.get(debt.customer_id, ())), None)
        due = date.fromordinal(debt.due_on)
        rows[debt.id] = HandoverRow(
            *(debt.id, *names[debt.id], due, (as_of - due).days, debt.open, debt.currency),
            *(word, told(last, language) if last else ""),
        )
    newest = tx.value("SELECT coalesce(max(id), 0) FROM contact_log")
    ledger = str(tx.value("SELECT ledger_id FROM company"))
    ordered = sorted(rows.values(), key=lambda row: (row.due_on, row.plan))
    return Handover(ledger, owner, as_of, newest, tuple(ordered))


def _waits(cell: str, why_not: str) -> str:
    return why_not if cell == HELD else cell


@dataclass(frozen=True, slots=True)
class Filled:
    """A line that was filled in; `place` where it stands in the workbook."""

    plan: int
    place: str
    outcome: str = ""
    reason: str = ""
    amount: Money | None = None
    due: date | None = None
    person: str = ""
    note: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """The ledger heard of the row after the list was made: what it holds, and the line.

    `held` is all of it in words, `newest` the last contact field by field, to lay beside the line.
    """

    filled: Filled
    customer: str
    title: str
    held: str
    newest: Filled


@dataclass(frozen=True, slots=True)
class Merge:
    """What would be written, what needs a choice, and rows that were settled meanwhile."""

    contacts: tuple[LogContact, ...]
    conflicts: tuple[Conflict, ...]
    settled: tuple[Filled, ...]


def merge(tx: Tx, filled: Iterable[Filled], last_contact: int, chosen: Sequence[int] = ()) -> Merge:
    """Sort the filled lines out; `chosen` are rows whose conflicts go to the sheet's side.

    Raises InvalidAmount and InvalidDay with `field` the cell ("L7") of a line that would be
    written and cannot be: a promise without amount or day, of more than is open, a day gone by.
    """
    contacts: list[LogContact] = []
    conflicts: list[Conflict] = []
    settled: list[Filled] = []
    stages = {case.debt.id: case.standing.rung.key for case in cases(tx, tx.today) if case.standing}
    for line in filled:
        row = tx.one(
            "SELECT p.customer_id, c.name, trim(coalesce(k.number, '') || ' ' || p.label),"
            " p.state = 'firm' AND p.paid <> p.amount, p.amount - p.paid, p.currency FROM plan p"
            " JOIN customer c ON c.id = p.customer_id"
            " LEFT JOIN contract k ON k.id = p.contract_id WHERE p.id = ?",
            (line.plan,),
        )
        if row is None or not row[3]:
            settled.append(line)
            continue
        newer = _since(tx, row[0], line.plan, last_contact)
        if newer and line.plan not in chosen:
            conflicts.append(Conflict(line, row[1], row[2], *newer))
        else:
            _check(line, Money(row[4], row[5]), tx.today)
            contacts.append(_contact(line, row[0], stages.get(line.plan, "")))
    return Merge(tuple(contacts), tuple(conflicts), tuple(settled))


_AMOUNT, _DUE, _AGAIN = "LMP"  # columns of the workbook


def _check(line: Filled, left: Money, today: date) -> None:
    """Raises as `merge`."""
    row = line.place.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if line.amount is not None or line.due is not None or outcome_code(line.outcome) == "promised":
        place, amount = f"{_AMOUNT}{row}", line.amount
        if amount is None or amount.minor <= 0:
            value = "" if amount is None else amount.plain()
            raise InvalidAmount(field=place, value=value, reason="cell_missing")
        if amount.minor > left.minor:
            told = {"value": amount.plain(), "available": left}
            raise InvalidAmount(field=place, reason="cell_more", **told)
        if line.due is None:
            raise InvalidDay(field=f"{_DUE}{row}", value="", reason="cell_missing")
    for column, day in ((_DUE, line.due), (_AGAIN, line.next_on)):
        if day is not None and day < today:
            raise InvalidDay(field=f"{column}{row}", value=day.isoformat(), reason="cell_past")


def _since(tx: Tx, customer: int, plan: int, last_contact: int) -> tuple[str, Filled] | None:
    """What was logged about the row after the list was made, in words, and the last of it."""
    rows = tx.rows(
        "SELECT l.day, l.person, l.outcome, l.note, l.reason, l.next_on, m.amount, m.currency,"
        " m.due_on FROM contact_log l LEFT JOIN promise m ON m.id = l.promise_id"
        " WHERE l.id > :last"
        " AND l.customer_id = :c AND (l.plan_id = :p OR (l.plan_id IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM contact_plan s WHERE s.contact_log_id = l.id)) OR EXISTS"
        " (SELECT 1 FROM contact_plan s WHERE s.contact_log_id = l.id AND s.plan_id = :p))"
        " ORDER BY l.id",
        {"last": last_contact, "c": customer, "p": plan},
    )
    if not rows:
        return None
    told = "; ".join(
        " ".join(part for part in (date.fromordinal(day).isoformat(), *words[:3]) if part)
        for day, *words in rows
    )
    day, person, outcome, note, reason, again, amount, code, due = rows[-1]
    money = None if amount is None else Money(amount, code)
    place = date.fromordinal(day).isoformat()
    days = (from_ordinal(due), person, note, from_ordinal(again))
    return told, Filled(plan, place, outcome, reason, money, *days)


def _contact(line: Filled, customer: int, stage: str) -> LogContact:
    promised = None
    if line.amount is not None or line.due is not None:
        promised = Promised(line.amount, line.due, line.person, line.note)
    return LogContact(
        *(customer, "phone", line.outcome, line.person, line.note),
        next_on=line.next_on,
        plans=(line.plan,),
        stage=stage,
        reason=line.reason,
        promised=promised,
    )


@dataclass(frozen=True)
class MergeHandover:
    """The lines of a workbook as contacts, in one step."""

    contacts: tuple[LogContact, ...]
    file: str = ""

    label: ClassVar[str] = "merge_handover"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the contacts. Raises as LogContact; then nothing is written."""
        made = [one.run(tx).result for one in self.contacts]
        return Outcome(frozenset({Topic.COLLECTION}), made)


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A filled line before the merge: `state` new, conflict (then `newest` is what the ledger
    heard since) or settled (nothing of the row is open any more)."""

    filled: Filled
    customer: str
    title: str
    state: str
    newest: Filled | None = None


def merge_lines(tx: Tx, filled: Sequence[Filled], last_contact: int) -> tuple[MergeLine, ...]:
    """What a merge would do with each line, in the order of the workbook."""
    found = merge(tx, filled, last_contact)
    conflicts = {one.filled.plan: one for one in found.conflicts}
    settled = {one.plan for one in found.settled}
    rows = tx.rows(
        "SELECT p.id, c.name, trim(coalesce(k.number, '') || ' ' || p.label) FROM plan p"
        " JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id"
        " WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps([one.plan for one in filled]),),
    )
    names = {plan: (customer, title) for plan, customer, title in rows}
    lines = []
    for one in filled:
        conflict = conflicts.get(one.plan)
        state = "settled" if one.plan in settled else "conflict" if conflict else "new"
        newest = conflict.newest if conflict else None
        lines.append(MergeLine(one, *names.get(one.plan, ("", "")), state, newest))
    return tuple(lines)
