"""What staging needs of the ledger as of a day: overdue rows, what was done, broke, ended."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.services.collection.holds import (
    HOLD_END,
    Obstacles,
    Promise,
    all_promises,
    newest_of,
    obstacles,
)
from arapp.services.collection.outcomes import reached as was_reached
from arapp.services.collection.plan_rows import Waiting, frame, owing
from arapp.services.collection.profiles import Profiles, profiles
from arapp.services.collection.staging import NOTHING, WORTH, Debt, Done
from arapp.services.reports.open import source

_PAPER = WORTH["letter"]
_IDS = "SELECT value FROM json_each(:ids)"
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything staging looks at on a day."""

    as_of: date
    debts: Sequence[Debt]
    profiles: Profiles
    block: Obstacles
    parked: Waiting
    done: Mapping[int, Done]
    broken: Mapping[int, Pairs]
    again: Mapping[int, int]  # row → first day after a hold, dispute or broken promise


def known(tx: Tx, as_of: date, customer: int | None = None, tried: Profiles | None = None) -> Known:
    """Read it, of one customer or of all; `tried`: by these profiles instead of the ledger's."""
    ways = tried or profiles(tx)
    every = all_promises(tx, as_of, customer)
    made = Made(ways, every, obstacles(tx, as_of, newest_of(every), customer), {})
    bare = frame(tx, as_of, (), (), (), ())
    if customer is not None:
        bare = replace(bare, found=source(tx, as_of, customer))
    debts = debts_of(tx, as_of, customer)
    return facts_of(tx, as_of, debts, replace(made, parked=owing(tx, bare)[1]))


@dataclass(frozen=True, slots=True)
class Made:
    """What staging needs of a ledger besides its rows: `every` promise, the oldest first."""

    profiles: Profiles
    every: Sequence[Promise]
    block: Obstacles
    parked: Waiting


def facts_of(tx: Tx, as_of: date, debts: Sequence[Debt], made: Made) -> Known:
    """What staging looks at for these rows; rows of other customers are not read."""
    broken = _broken(made.every, debts, as_of)
    again = _again(tx, as_of, debts)
    for plan, pairs in broken.items():
        again[plan] = max(again.get(plan, 0), pairs[-1][1] + 1)
    done = _done(tx, as_of, debts)
    recorded = _recorded(tx, as_of, made.profiles.grace, done.keys() | broken.keys())
    if recorded:
        debts = [one._replace(recorded=recorded.get(one.id)) for one in debts]
    return Known(as_of, debts, made.profiles, made.block, made.parked, done, broken, again)


# What an import brought stood in another book before, and was dunned by it: its entry here says
# nothing about when the customer learned of it. Only rows entered one by one can be late.
_BY_HAND = (
    "e.kind IN ('do', 'redo') AND e.label NOT IN ('import', 'sample')"
    " AND c.tbl = 'plan' AND c.before IS NULL"
)
_LATELY = (
    "SELECT c.row, e.at FROM journal_entry e CROSS JOIN journal_change c"
    " ON c.seq = e.seq WHERE e.seq > coalesce((SELECT seq FROM journal_entry WHERE at < :since"
    f" ORDER BY seq DESC LIMIT 1), 0) AND e.at >= :since AND {_BY_HAND}"
)
_NAMED = (
    "SELECT c.row, e.at FROM json_each(:ids) w CROSS JOIN journal_change c"
    " INDEXED BY ix_journal_change_row ON c.row = w.value CROSS JOIN journal_entry e"
    f" ON e.seq = c.seq WHERE {_BY_HAND}"
)


def _recorded(tx: Tx, as_of: date, grace: int, named: Collection[int]) -> dict[int, int]:
    """Row → day of its entry by hand, of those entered within the grace of any profile or later (on
    a day before its entry a row was not there to be asked for), and of the `named` ones."""
    since = add_days(as_of, -grace - 1)  # a moment of the journal may be of the day before here
    found = tx.rows(_LATELY, {"since": since.isoformat()})
    return {row: _day_of(at) for row, at in found} | entered_on(tx, named)


def _day_of(moment: str) -> int:
    """The day (ordinal) of a moment of the journal, where the PC stands: those are UTC."""
    return datetime.fromisoformat(moment).astimezone().date().toordinal()


def entered_on(tx: Tx, named: Collection[int]) -> dict[int, int]:
    """Row → day (ordinal) of its entry by hand; rows that an import brought are left out."""
    rows = tx.rows(_NAMED, {"ids": json.dumps(sorted(named))}) if named else ()
    return {row: _day_of(at) for row, at in rows}


def debts_of(
    tx: Tx, as_of: date, customer: int | None = None, among: Collection[int] | None = None
) -> list[Debt]:
    """Overdue rows of one customer, of some, or of all."""
    some = "" if among is None else f" AND p.customer_id IN ({_IDS})"
    found = source(tx, as_of, customer, where=f"p.due_on < :d AND p.amount > 0{some}")
    rows = tx.rows(
        "SELECT o.id, o.customer_id, o.currency, o.due_on, o.amount, o.paid, p.kind,"
        " p.profile_id, k.profile_id, c.profile_id, g.profile_id,"
        " coalesce(nullif(p.owner, ''), nullif(k.owner, ''), c.owner)"
        f" FROM ({found.sql}) o JOIN plan p ON p.id = o.id JOIN customer c ON c.id = o.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN grade g ON g.code = c.grade",
        found.params if among is None else found.params | {"ids": json.dumps(sorted(among))},
    )
    return [_debt(row) for row in rows]


def _debt(row: Sequence[Any]) -> Debt:
    fields = (*row[:7], row[7:11], row[11])
    return Debt(*fields)


def _broken(every: Iterable[Promise], debts: Sequence[Debt], as_of: date) -> dict[int, Pairs]:
    """Row → (made on, last day) of the promises about it that were not kept."""
    open_rows = {debt.id for debt in debts}
    of_customer: dict[tuple[int, str], list[int]] = {}
    found: dict[int, list[tuple[int, int]]] = {}
    for promise in every:
        if not promise.broke(as_of):
            continue
        pair = (promise.made_on.toordinal(), promise.due_on.toordinal())
        plans = promise.plans
        if promise.whole:
            if not of_customer:
                for debt in debts:
                    of_customer.setdefault((debt.customer_id, debt.currency), []).append(debt.id)
            plans = tuple(of_customer.get((promise.customer_id, promise.currency), ()))
        for plan in plans:
            if plan in open_rows:
                found.setdefault(plan, []).append(pair)
    return {plan: tuple(pairs) for plan, pairs in found.items()}


def _again(tx: Tx, as_of: date, debts: Sequence[Debt]) -> dict[int, int]:
    """Row → the day on which the last hold or dispute about it was over."""
    key = {"d": as_of.toordinal()}
    ended = tx.rows(
        f"SELECT customer_id, plan_id, max({HOLD_END}) FROM hold WHERE {HOLD_END} <= :d"
        " GROUP BY customer_id, plan_id",
        key,
    )
    found = {plan: day for _, plan, day in ended if plan is not None}
    whole = {owner: day for owner, plan, day in ended if plan is None}
    closed = tx.rows(
        "SELECT plan_id, max(closed_on) FROM dispute WHERE closed_on <= :d GROUP BY plan_id", key
    )
    for plan, day in closed:
        found[plan] = max(found.get(plan, 0), day)
    if whole:
        for debt in debts:
            if debt.customer_id in whole:
                found[debt.id] = max(found.get(debt.id, 0), whole[debt.customer_id])
    return found


_CONTACTS = (
    "SELECT l.customer_id, l.day, l.channel, l.stage, l.reached, l.outcome, l.next_on, l.letter_id,"
    " l.plan_id, (SELECT group_concat(s.plan_id) FROM contact_plan s"
    f" WHERE s.contact_log_id = l.id), l.id FROM contact_log l WHERE l.customer_id IN ({_IDS})"
    " AND l.day BETWEEN :first AND :d"
    " UNION ALL SELECT t.customer_id, t.done_on, 'other', t.stage, 1, '', NULL, NULL, t.plan_id,"
    f" NULL, 0 FROM task t WHERE t.done_on BETWEEN :first AND :d AND t.customer_id IN ({_IDS})"
    " ORDER BY 2, 11"
)
_LETTERS = (
    f"SELECT customer_id, currency, max(day) FROM letter WHERE customer_id IN ({_IDS})"
    " AND day BETWEEN :first AND :d GROUP BY customer_id, currency"
)


@dataclass(frozen=True, slots=True)
class _Contact:
    """A contact; `rows` it was about, none for the customer as a whole."""

    day: int
    worth: int
    stage: str
    reached: bool
    next_on: int | None
    rows: frozenset[int]


def _done(tx: Tx, as_of: date, debts: Sequence[Debt]) -> dict[int, Done]:
    """Row → what was done about it; rows of which nothing was are left out.

    What was done before a row fell due counts for none of its stages, so that all rows of a
    customer share what was about it as a whole.
    """
    if not debts:
        return {}
    key = {
        "d": as_of.toordinal(),
        "first": min(debt.due_on for debt in debts),
        "ids": json.dumps(sorted({debt.customer_id for debt in debts})),
    }
    made: dict[int, list[_Contact]] = {}
    for customer, *told, _ in tx.rows(_CONTACTS, key):
        made.setdefault(customer, []).append(_contact(*told))
    letters: dict[tuple[int, str], int] = {
        (who, code): day for who, code, day in tx.rows(_LETTERS, key)
    }
    whole = {who: _fold(found, None) for who, found in made.items()}
    named = {who: frozenset().union(*(one.rows for one in made[who])) for who in made}
    found: dict[int, Done] = {}
    for debt in debts:
        who = debt.customer_id
        done = whole.get(who)
        if done is not None and debt.id in named[who]:
            done = _fold(made[who], debt.id)
        letter = letters.get((who, debt.currency), 0)
        if letter > debt.due_on:
            done = done or NOTHING
            done = replace(done, reached=_up(done.reached, _PAPER, letter))
        if done is not None:
            found[debt.id] = done
    return found


def _contact(*told: Any) -> _Contact:
    day, channel, stage, reached, outcome, next_on, letter, plan, several = told
    rows = json.loads(f"[{several}]") if several else [] if plan is None else [plan]
    worth = _PAPER if letter is not None else WORTH[channel]
    # A call never does for a letter: the written ladder goes on by what is written.
    stage = "" if channel == "phone" else stage
    met = was_reached(outcome) if reached is None else bool(reached)
    return _Contact(day, worth, stage, met, next_on, frozenset(rows))


def _fold(made: Iterable[_Contact], plan: int | None) -> Done:
    """What the contacts about a row, and those about the customer as a whole, come to."""
    done = NOTHING
    for one in made:
        if one.rows and plan not in one.rows:
            continue
        day = one.day
        if not one.reached:
            done = replace(done, tried=day, last=day, next_on=one.next_on)
            continue
        at = {**done.at_stage, one.stage: day} if one.stage else done.at_stage
        done = Done(_up(done.reached, one.worth, day), done.tried, day, one.next_on, at)
    return done


def _up(days: tuple[int, int, int], worth: int, day: int) -> tuple[int, int, int]:
    one, two, three = days
    if worth == _PAPER:
        # a paper is no call
        return max(one, day), two, max(three, day)
    return max(one, day), (max(two, day) if worth else two), three
