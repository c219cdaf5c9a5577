"""诉讼时效: the day a debt's limitation runs out, what restarted it last and its proof.

An aid, not advice. Three years from the due day (of the contract's last instalment); anew from a
part payment, a promise, a confirmed statement, a demand that was delivered, a suit, an agreement.
A statement counts by its signed slip, on which the debt is acknowledged (确认欠款), not by a word
that the figures agree. Once it has run out only what the debtor agreed to pay anew counts: a
promise, an agreement, the slip of a statement that demands payment (同意履行).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_days, add_months
from arapp.models.values.errors import InvalidDay, InvalidValue, NoSuchCustomer, NotFound
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.reports.open import source

YEARS = 3
ALARM_DAYS = (180, 90, 30)
KINDS = ("demand", "confirmation", "promise", "payment", "lawsuit", "other")
_REVIVES = ("promise", "agreement", "undertaking")
_TOPICS = frozenset({Topic.COLLECTION})

# Row, day, kind, the record that proves it. A row's own due day comes first.
_EVENTS = """
    WITH row AS (SELECT p.id, p.customer_id, p.currency, p.contract_id, p.due_on, p.booked_on
      FROM plan p WHERE p.id IN (SELECT value FROM json_each(:ids)))
    SELECT r.id, max(coalesce(r.due_on, 0), coalesce((SELECT max(q.due_on) FROM plan q
        WHERE q.contract_id = r.contract_id AND q.state = 'firm'), 0)), 'due', 'plan:' || r.id
      FROM row r
    UNION ALL SELECT r.id, a.day, 'payment', 'receipt:' || a.receipt_id FROM row r
      JOIN allocation a ON a.plan_id = r.id WHERE a.amount > 0 AND a.day <= :d
      AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)
    UNION ALL SELECT r.id, m.made_on, 'promise', 'promise:' || m.id FROM row r
      JOIN promise m ON m.customer_id = r.customer_id AND m.currency = r.currency
      WHERE m.made_on <= :d
      AND (m.withdrawn_on IS NULL OR m.withdrawn_on > :d) AND (m.plan_id = r.id
        OR EXISTS (SELECT 1 FROM promise_plan q WHERE q.promise_id = m.id AND q.plan_id = r.id)
        OR (m.plan_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM promise_plan q WHERE q.promise_id = m.id)))
    UNION ALL SELECT r.id, coalesce(s.answered_on, s.issued_on),
      iif(instr(s.snapshot, '"demands_payment":true'), 'undertaking', 'confirmation'),
      'statement:' || s.id FROM row r JOIN statement s ON s.customer_id = r.customer_id
      AND s.currency = r.currency WHERE s.state = 'confirmed' AND s.answer IN ('slip', '')
      AND s.closing > 0 AND s.to_on >= r.booked_on
      AND coalesce(s.answered_on, s.issued_on) <= :d
    UNION ALL SELECT r.id, l.delivered_on, 'demand', 'letter:' || l.id FROM row r
      JOIN letter l ON l.customer_id = r.customer_id AND l.currency = r.currency
      WHERE l.delivered_on <= :d AND l.day > r.due_on
    UNION ALL SELECT r.id, g.signed_on, 'agreement', 'repayment_agreement:' || g.id FROM row r
      JOIN plan p ON p.id = r.id JOIN repayment_agreement g ON g.id = p.agreement_id
      WHERE g.signed_on <= :d
    UNION ALL SELECT r.id, e.day, e.kind, 'limitation_event:' || e.id FROM row r
      JOIN limitation_event e ON e.customer_id = r.customer_id
      WHERE e.day <= :d AND (e.plan_id IS NULL OR e.plan_id = r.id)
    ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Event:
    """Something from which the limitation runs: its day, kind and the record that proves it."""

    day: date
    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Course:
    """How the limitation of a row runs: its end, what it runs from, all that bore on it; `late`
    are events after it had run out, which count for nothing."""

    ends_on: date
    start: Event
    events: tuple[Event, ...]
    late: tuple[Event, ...]


def courses(tx: Tx, plans: Iterable[int], as_of: date) -> dict[int, Course]:
    """Row → how its limitation runs as of a day."""
    found: dict[int, list[Event]] = {}
    key = {"ids": json.dumps(list(plans)), "d": as_of.toordinal()}
    for plan, day, kind, record in tx.rows(_EVENTS, key):
        found.setdefault(plan, []).append(Event(date.fromordinal(max(day, 1)), kind, record))
    return {plan: _course(events) for plan, events in found.items()}


def _course(events: Sequence[Event]) -> Course:
    start = next(event for event in events if event.kind == "due")
    ends, late = _end(start.day), []
    for event in events:
        if event.kind == "due" or event.day < start.day:
            continue
        if event.day <= ends or event.kind in _REVIVES:
            start, ends = event, _end(event.day)
        else:
            late.append(event)
    return Course(ends, start, tuple(events), tuple(late))


def _end(day: date) -> date:
    return add_months(day, 12 * YEARS)


def limits(tx: Tx, plans: Iterable[int], as_of: date) -> dict[int, tuple[date, str]]:
    """Row → (day the limitation runs out, what it runs from) as of a day."""
    found = courses(tx, plans, as_of)
    return {plan: (course.ends_on, course.start.kind) for plan, course in found.items()}


def alarm_before(today: date) -> date:
    """Rows due on or before this day may come near their limitation."""
    return _due_before(today, ALARM_DAYS[0])


def _due_before(today: date, within: int) -> date:
    """A day more than three years before the alarm: 29 February ends on the 28th."""
    return add_days(add_months(add_days(today, within), -12 * YEARS), 1)


_FAR = 36_500  # days: further than any debt of the ledger, and still a day of the calendar


@dataclass(frozen=True, slots=True)
class LimitationLine:
    """A debt and its limitation. Minor units.

    `alarm` is 180, 90 or 30, 0 when it has run out, None while it is further off."""

    plan: int
    customer_id: int
    customer: str
    title: str
    owner: str
    due_on: date
    amount: int
    currency: str
    ends_on: date
    left: int
    alarm: int | None
    kind: str
    started_on: date
    proof: str
    late: int
    COUNTS: ClassVar[frozenset[str]] = frozenset({"late"})


def limitation_list(
    tx: Tx, as_of: date, within: int = ALARM_DAYS[0], customer: int | None = None
) -> list[LimitationLine]:
    """Open debts whose limitation runs out within so many days, or has; the nearest first."""
    old = _due_before(as_of, min(max(within, 0), _FAR))
    found = source(tx, as_of, customer, where="p.amount > 0 AND p.due_on <= :old")
    rows = tx.rows(
        "SELECT o.id, c.id, c.name, trim(coalesce(k.number, '') || ' ' || p.label),"
        " coalesce(nullif(p.owner, ''), nullif(k.owner, ''), c.owner), o.due_on,"
        f" o.amount - o.paid, o.currency FROM ({found.sql}) o JOIN plan p ON p.id = o.id"
        " JOIN customer c ON c.id = o.customer_id LEFT JOIN contract k ON k.id = p.contract_id",
        found.params | {"old": old.toordinal()},
    )
    runs = courses(tx, [row[0] for row in rows], as_of)
    lines = []
    for plan, who, name, title, owner, due, amount, code in rows:
        course = runs[plan]
        left = (course.ends_on - as_of).days
        if left <= within:
            told = (plan, who, name, title, owner, date.fromordinal(due), amount, code)
            start = course.start
            run = (course.ends_on, left, _alarm(left), start.kind, start.day, start.record)
            lines.append(LimitationLine(*told, *run, len(course.late)))
    return sorted(lines, key=lambda one: (one.ends_on, one.plan))


def _alarm(left: int) -> int | None:
    if left < 0:
        return 0
    return min((days for days in ALARM_DAYS if left <= days), default=None)


@dataclass(frozen=True)
class RestartLimitation:
    """What restarted it and no other record tells: a suit, a demand by another way, a confession.

    Of one row, or of all of the customer. `note` names the proof and where it lies.
    """

    customer_id: int
    day: date
    how: str
    note: str
    plan_id: int | None = None

    label: ClassVar[str] = "restart_limitation"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the event. Raises NoSuchCustomer, NotFound (row), InvalidValue (how, no
        note), InvalidDay (in the future)."""
        if tx.value("SELECT id FROM customer WHERE id = ?", (self.customer_id,)) is None:
            raise NoSuchCustomer(key=self.customer_id)
        if self.how not in KINDS:
            raise InvalidValue(field="how", value=self.how, reason="unknown")
        if not self.note.strip():
            raise InvalidValue(field="note", value="", reason="empty")
        if self.day > tx.today:
            raise InvalidDay(field="day", value=self.day.isoformat(), reason="future")
        whose = "SELECT customer_id FROM plan WHERE id = ?"
        if self.plan_id is not None and tx.value(whose, (self.plan_id,)) != self.customer_id:
            raise NotFound(what="plan", key=self.plan_id)
        made = tx.insert(
            "limitation_event",
            customer_id=self.customer_id,
            plan_id=self.plan_id,
            day=self.day.toordinal(),
            kind=self.how,
            note=self.note.strip(),
        )
        return Outcome(_TOPICS, made)


@dataclass(frozen=True)
class DropLimitationEvent:
    """It was entered in error."""

    event_id: int

    label: ClassVar[str] = "drop_limitation_event"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        if tx.value("SELECT id FROM limitation_event WHERE id = ?", (self.event_id,)) is None:
            raise NotFound(what="limitation_event", key=self.event_id)
        tx.delete("limitation_event", self.event_id)
        return Outcome(_TOPICS, self.event_id)


KIND_WORDS: dict[str, tuple[str, str]] = {
    "due": ("到期日", "the due day"),
    "payment": ("部分付款", "a part payment"),
    "promise": ("承诺付款", "a promise"),
    "confirmation": ("对账确认", "a confirmed statement"),
    "undertaking": ("回执同意履行", "a slip that undertakes to pay"),
    "demand": ("催款送达", "a demand delivered"),
    "lawsuit": ("起诉或仲裁", "a suit"),
    "agreement": ("还款协议", "a repayment agreement"),
    "other": ("其他", "something else"),
}
AID: tuple[str, str] = (
    "按账套里的记录推算（一般 3 年），只作提醒，不是法律意见；是否中断以证据和法院认定为准",
    "Reckoned from what the ledger holds (three years as a rule): a reminder, no legal advice."
    " Whether it was interrupted is for the proof and the court to say",
)
_SENTENCES: dict[str, tuple[str, str]] = {
    "runs": (
        "从{kind}（{start}）算起，到 {end}，还剩 {left} 天",
        "Runs from {kind} ({start}) to {end}, {left} days left",
    ),
    "over": (
        "从{kind}（{start}）算起，{end} 已满，{left} 天了",
        "Ran from {kind} ({start}) to {end}, {left} days ago",
    ),
}


def limitation_sentence(line: LimitationLine, language: str) -> str:
    """How it runs, in words."""
    at = 0 if language.startswith("zh") else 1
    return _SENTENCES["over" if line.left < 0 else "runs"][at].format(
        kind=KIND_WORDS[line.kind][at],
        start=line.started_on.isoformat(),
        end=line.ends_on.isoformat(),
        left=abs(line.left),
    )
