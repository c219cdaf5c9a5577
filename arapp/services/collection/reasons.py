"""Why each plan row is there: the most telling fact about it, and the step that follows.

Facts are read for the rows of a window at once, never row by row.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.ahead import last_lead
from arapp.services.collection.cases import Case
from arapp.services.collection.holds import HOLD_END, Promise
from arapp.services.collection.items import Fact, Item, Why
from arapp.services.collection.limitation import ALARM_DAYS, alarm_before, limits
from arapp.services.collection.look import Look
from arapp.services.collection.placed import Placed, after_of, placed, step_of
from arapp.services.collection.plan_rows import Row
from arapp.services.collection.stages import Group, Step, after_letter
from arapp.services.reports.open import money_source

_MANY = 5000  # receipts of unknown payers that are looked up by name
_RECENT = 60  # days in which money of an unknown payer is looked through
Incoming = tuple[int, int]  # (day, amount) of money not allocated


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the customers and rows of a window."""

    today: date
    money: Mapping[tuple[int, str], Sequence[Incoming]]
    habits: Mapping[int, int]
    contacts: Mapping[int, tuple[int, str]]
    letters: Mapping[tuple[int, str], tuple[int, str]]
    limitation: Mapping[int, tuple[date, str]]
    ended: Mapping[int, str]
    broken: Mapping[int, Promise]
    waiting: Mapping[tuple[int, str], tuple[int, int]]
    placed: Placed
    reminded: Mapping[int, int]


def gather(tx: Tx, look: Look, rows: Sequence[Row]) -> Facts:
    """Read everything the reasons of these rows may need; a handful of SELECTs."""
    as_of = look.frame.as_of
    customers = json.dumps(sorted({row.customer_id for row in rows}))
    soon = {row.customer_id for row in rows if row.due_on >= as_of}
    old = [row.id for row in rows if row.due_on <= alarm_before(as_of)]
    key = {"ids": customers, "d": as_of.toordinal()}
    return Facts(
        as_of,
        _money(tx, as_of, rows),
        _habits(tx, as_of, soon),
        {row[0]: (row[1], row[2]) for row in tx.rows(_CONTACTS, key)},
        last_letters(tx, as_of, {row.customer_id for row in rows}),
        limits(tx, old, as_of) if old else {},
        dict(tx.rows(_ENDED, key)),
        {n: p for p in look.made for n in p.plans if p.state(as_of) in ("broken", "partly")},
        look.waiting,
        placed(tx, look, rows),
        _reminded(tx, look, rows),
    )


def _reminded(tx: Tx, look: Look, rows: Sequence[Row]) -> dict[int, int]:
    """Row to come → the last day on which somebody was told of it, if that was since the lead of
    its profile that has come."""
    day = look.frame.as_of
    ahead = {row.id: row for row in rows if row.due_on > day}
    key = {"ids": json.dumps(sorted({row.customer_id for row in ahead.values()}))}
    told = dict(tx.rows(_TOLD, key | {"d": day.toordinal()})) if ahead else {}
    found = {}
    for plan in told.keys() & ahead.keys():
        row = ahead[plan]
        lead = last_lead(look.profile_of(row), row.kind, (row.due_on - day).days)
        if lead is not None and told[plan] >= row.due_on.toordinal() - lead:
            found[plan] = told[plan]
    return found


_CONTACTS = (
    "SELECT customer_id, max(day), outcome FROM contact_log WHERE day <= :d"
    " AND customer_id IN (SELECT value FROM json_each(:ids)) GROUP BY customer_id"
)
_TOLD = (
    "SELECT plan_id, max(day) FROM contact_log WHERE day <= :d AND plan_id IS NOT NULL"
    " AND customer_id IN (SELECT value FROM json_each(:ids)) GROUP BY plan_id"
)
_LETTERS = (
    "SELECT customer_id, currency, max(day), stage FROM letter WHERE day <= :d"
    " AND customer_id IN (SELECT value FROM json_each(:ids)) GROUP BY customer_id, currency"
)
_ENDED = (
    f"SELECT coalesce(plan_id, -customer_id), note FROM hold WHERE {HOLD_END} = :d"
    " AND customer_id IN (SELECT value FROM json_each(:ids))"
)


def last_letters(
    tx: Tx, as_of: date, customers: Iterable[int]
) -> dict[tuple[int, str], tuple[int, str]]:
    """(customer, currency) → day (ordinal) and stage of the last letter up to a day."""
    key = {"ids": json.dumps(sorted(customers)), "d": as_of.toordinal()}
    return {(who, code): (day, stage) for who, code, day, stage in tx.rows(_LETTERS, key)}


def _money(tx: Tx, as_of: date, rows: Sequence[Row]) -> dict[tuple[int, str], list[Incoming]]:
    """Money not allocated: of the customers, or of a payer by a customer's very name."""
    names = {row.customer: row.customer_id for row in rows}
    left = money_source(tx, as_of)
    lists = {
        "ids": {row.customer_id for row in rows},
        "names": names,
        "wanted": {row.open for row in rows},
    }
    key = left.params | {name: json.dumps(list(of)) for name, of in lists.items()}
    key["recent"] = as_of.toordinal() - _RECENT
    many = tx.value(_STRANGERS.format(money=left.sql), key) > _MANY
    found: dict[tuple[int, str], list[Incoming]] = {}
    sql = _MONEY.format(money=left.sql, strangers=_SAME if many else _NEW)
    for customer, payer, currency, day, amount in tx.rows(sql, key):
        owner = names[payer] if customer is None else customer
        found.setdefault((owner, currency), []).append((day, amount))
    return found


_NEW = "m.day >= :recent"
_SAME = "m.rest IN (SELECT value FROM json_each(:wanted))"  # of very many only the very amounts
_STRANGERS = f"SELECT count(*) FROM ({{money}}) m WHERE +m.customer_id IS NULL AND {_NEW}"
# The plus keeps off the index by customer, which would bring in what was matched long ago too.
_MONEY = (
    "SELECT m.customer_id, '', m.currency, m.day, m.rest FROM ({money}) m"
    " WHERE +m.customer_id IN (SELECT value FROM json_each(:ids))"
    " UNION ALL SELECT NULL, r.payer, m.currency, m.day, m.rest FROM ({money}) m"
    " CROSS JOIN receipt r ON r.id = m.id WHERE +m.customer_id IS NULL AND {strangers}"
    " AND m.not_customer = '' AND r.payer IN (SELECT value FROM json_each(:names))"
    " ORDER BY 4"
)


def _habits(tx: Tx, as_of: date, customers: Iterable[int]) -> dict[int, int]:
    """Customer → days late on average over rows settled in two years; from three rows on."""
    rows = tx.rows(
        "SELECT customer_id, sum(settled_on - due_on), count(*) FROM plan"
        " WHERE customer_id IN (SELECT value FROM json_each(:ids)) AND booked_on >= :d - 730"
        " AND settled_on <= :d AND amount > 0 AND state = 'firm' GROUP BY customer_id",
        {"ids": json.dumps(sorted(customers)), "d": as_of.toordinal()},
    )
    return {customer: (2 * days + n) // (2 * n) for customer, days, n in rows if n >= 3}


def item_of(row: Row, group: Group, facts: Facts) -> Item:
    """The line of a plan row in its group."""
    why, step = _reason(row, group, facts)
    days = (facts.today - row.due_on).days
    case = facts.placed.get(row.id) if days > 0 else None
    return Item(
        *("plan", row.id, row.customer_id, row.customer, row.title, why, step),
        *(row.open, row.currency, days, row.owner),
        after=None if case is None else after_of(case),
    )


def _reason(row: Row, group: Group, facts: Facts) -> tuple[Why, Step]:
    if group is Group.APPLY_FIRST:
        money, overdue = facts.waiting[row.customer_id, row.currency]
        told = {"amount": Money(money, row.currency), "overdue": Money(overdue, row.currency)}
        return Why("money_waiting", told), Step.MATCH
    came = _came(row, facts)
    if came:
        return came, Step.MATCH
    if group in (Group.NEXT_7, Group.RETENTION):
        return _upcoming(row, group, facts), _before(row, facts)
    case = facts.placed.get(row.id)
    step = step_of(case, due_today=group is Group.DUE_TODAY)
    if group is Group.DUE_TODAY:
        return _habit(row, facts), step
    return _overdue(row, facts, case, step)


def _before(row: Row, facts: Facts) -> Step:
    """Before the due day: told once for each lead of the profile."""
    return Step.WAIT if row.id in facts.reminded else Step.REMIND


def _came(row: Row, facts: Facts) -> Why | None:
    """Money of the customer that waits: the very amount, else any."""
    found = facts.money.get((row.customer_id, row.currency), ())
    if not found:
        return None
    same = next((one for one in found if one[1] == row.open), None)
    day, amount = same or found[-1]
    told: dict[str, Fact] = {"day": date.fromordinal(day), "amount": Money(amount, row.currency)}
    return Why("received_same" if same else "received_some", told)


def _upcoming(row: Row, group: Group, facts: Facts) -> Why:
    if row.kind == "retention" or group is Group.RETENTION:
        return Why("retention_due", {"day": row.due_on})
    late = facts.habits.get(row.customer_id, 0)
    if late > 0:
        return Why("due_in_late", {"day": row.due_on, "late": late})
    return Why("due_in", {"day": row.due_on})


def _habit(row: Row, facts: Facts) -> Why:
    late = facts.habits.get(row.customer_id)
    if late is None:
        return Why("not_received")
    return Why("habit_late", {"late": late}) if late > 0 else Why("habit_on_time")


def _overdue(row: Row, facts: Facts, case: Case | None, step: Step) -> tuple[Why, Step]:
    limit = facts.limitation.get(row.id)
    if limit and (limit[0] - facts.today).days <= ALARM_DAYS[0]:
        sent = facts.letters.get((row.customer_id, row.currency))
        demand = Step.RESTART_LIMITATION
        if sent:
            demand = after_letter(demand, sent[1], facts.today.toordinal() - sent[0])
        return limitation_why(limit[0], facts.today), demand
    not_now = None if case is None else _not_now(case)
    if not_now is not None:
        return not_now, step
    why = _told(row, facts)
    if row.contested:
        part = {"contested": Money(row.contested, row.currency)}
        why = Why(why.key, dict(why.facts) | part)
    return why, step


def _told(row: Row, facts: Facts) -> Why:
    if row.id in facts.broken:
        return promise_why(facts.broken[row.id], facts.today)
    ended = facts.ended.get(row.id, facts.ended.get(-row.customer_id))
    if ended is not None:
        return Why("hold_ended" if ended else "hold_ended_plain", {"note": ended})
    return _history(row, facts)


def _not_now(case: Case) -> Why | None:
    """Why a row that stands among the overdue ones is not asked for: its profile says so."""
    if case.why_not == "grace" and case.until is not None:
        entered = date.fromordinal(case.debt.recorded or case.debt.due_on)
        return Why("entered_late", {"day": entered, "until": case.until})
    if case.why_not == "small":
        return Why("too_small", {"amount": Money(case.amount, case.debt.currency)})
    return Why("by_hand") if case.why_not == "by_hand" else None


def _history(row: Row, facts: Facts) -> Why:
    sent = facts.letters.get((row.customer_id, row.currency))
    spoken = facts.contacts.get(row.customer_id)
    told: dict[str, Fact]
    if sent and sent[0] >= row.due_on.toordinal() and (not spoken or sent[0] >= spoken[0]):
        ago = facts.today.toordinal() - sent[0]
        told = {"stage": sent[1], "day": date.fromordinal(sent[0]), "ago": ago}
        return Why("letter_sent" if ago else "letter_out", told)
    if spoken is None:
        return Why("never_contacted")
    told = {"day": date.fromordinal(spoken[0]), "outcome": spoken[1]}
    return Why("contacted" if spoken[1] else "contacted_plain", told)


def limitation_why(day: date, today: date) -> Why:
    """How long the debt can still be claimed."""
    left = (day - today).days
    if left < 0:
        return Why("limitation_over", {"day": day, "ago": -left})
    return Why("limitation", {"day": day, "left": left})


def promise_why(promise: Promise, today: date) -> Why:
    """What was promised and what became of it."""
    told: dict[str, Fact] = {"person": promise.person, "due": promise.due_on}
    told["amount"] = Money(promise.left, promise.currency)
    if promise.state(today) == "open":
        return Why("promise_today", told | {"made": promise.made_on})
    if promise.kept:
        return Why("promise_partly", told | {"kept": Money(promise.kept, promise.currency)})
    return Why("promise_broken", told | {"late": (today - promise.due_on).days})
