"""Does it work: per stage what was entered, and what of it was paid within 7 and 14 days.

A row enters a stage on its first day there, if something of it was open and nothing held it. Paid
is paid on the day the money came, whenever it was matched: what was in hand on that day is not owed
any more, and a customer whose money in hand covered all that was overdue was not asked. What was
waived is not paid. Minor units.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.collection.cases import CELL_OF, STAGES
from arapp.services.collection.debts import entered_on
from arapp.services.collection.holds import HOLD_END
from arapp.services.collection.profiles import profiles
from arapp.services.collection.rungs import Profile
from arapp.services.collection.staging import NOTHING, Debt, starts
from arapp.services.reports.open import money_source

WITHIN = (7, 14)
_LONGEST = 400  # days after which a row enters no further stage of any usual profile
_IDS = "SELECT value FROM json_each(:ids)"
_Move = tuple[int, int, bool]
"""(day, amount, whether it was money)."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One stage and currency. `rows` of `customers` entered with `amount` open; of the `ripe_7`
    that entered at least 7 days ago `settled_7` were paid in full by then, and `paid_7` of their
    `amount_7` came in; the same for 14."""

    stage: str
    currency: str
    rows: int = 0
    customers: int = 0
    amount: int = 0
    ripe_7: int = 0
    settled_7: int = 0
    amount_7: int = 0
    paid_7: int = 0
    ripe_14: int = 0
    settled_14: int = 0
    amount_14: int = 0
    paid_14: int = 0

    @property
    def share_7(self) -> int | None:
        """Parts per million of the ripe rows that were paid in full within 7 days."""
        return self.settled_7 * 1_000_000 // self.ripe_7 if self.ripe_7 else None


@dataclass(frozen=True, slots=True)
class _Entry:
    stage: str
    currency: str
    customer: int
    day: int
    open: int
    came: tuple[int, int]  # money within 7 and 14 days
    left: tuple[int, int]  # what was open then, waived parts taken off too


def effects(tx: Tx, since: date, until: date) -> list[Effect]:
    """What was entered from a day to another, by stage and currency, known at the ledger day."""
    entries = _entries(tx, since.toordinal(), until.toordinal())
    keys = sorted({(STAGES.index(one.stage), one.currency) for one in entries})
    today = tx.today.toordinal()
    return [
        _effect(
            *(STAGES[place], code),
            [one for one in entries if (one.stage, one.currency) == (STAGES[place], code)],
            today,
        )
        for place, code in keys
    ]


def _effect(stage: str, currency: str, mine: Sequence[_Entry], today: int) -> Effect:
    told: dict[str, int] = {}
    for at, days in enumerate(WITHIN):
        ripe = [one for one in mine if one.day + days <= today]
        told[f"ripe_{days}"] = len(ripe)
        told[f"settled_{days}"] = sum(one.left[at] <= 0 < one.came[at] for one in ripe)
        told[f"amount_{days}"] = sum(one.open for one in ripe)
        told[f"paid_{days}"] = sum(min(one.came[at], one.open) for one in ripe)
    customers = len({one.customer for one in mine})
    whole = sum(one.open for one in mine)
    return Effect(stage, currency, len(mine), customers, whole, **told)


def _entries(tx: Tx, first: int, last: int) -> list[_Entry]:
    ways = profiles(tx)
    debts = _rows(
        tx, "p.due_on BETWEEN :first AND :last", {"first": first - _LONGEST, "last": last}
    )
    ids = [debt.id for debt in debts]
    came = _came(tx, ids)
    held = _held(tx, json.dumps(ids))
    covered = _in_hand(tx, last)
    late = entered_on(tx, ids)
    found = []
    for debt in debts:
        profile, _ = ways.resolve(*debt.profile_ids)
        moves = came.get(debt.id, ())
        known = debt._replace(recorded=late.get(debt.id))
        for cell, day in _begun(profile, known, first, last):
            left = debt.amount - _sum(moves, 0, day)
            if left <= 0 or any(start <= day < end for start, end in held.get(debt.id, ())):
                continue
            if covered(debt.customer_id, debt.currency, day):
                continue
            paid = [_sum(moves, day, day + days, money=True) for days in WITHIN]
            rest = [left - _sum(moves, day, day + days) for days in WITHIN]
            entry = (debt.currency, debt.customer_id, day, left)
            found.append(_Entry(cell, *entry, (paid[0], paid[1]), (rest[0], rest[1])))
    return found


def _begun(profile: Profile, debt: Debt, first: int, last: int) -> list[tuple[str, int]]:
    """(cell, day) of the stages that began in the stretch; of several on a day the highest."""
    by_day: dict[int, str] = {}
    for rung, day in zip(profile.rungs, starts(profile, debt, NOTHING), strict=True):
        if day is not None and first <= day <= last and rung.last != 0:
            by_day[day] = CELL_OF[rung.step]
    return [(cell, day) for day, cell in by_day.items()]


def _sum(moves: Sequence[_Move], after: int, until: int, *, money: bool = False) -> int:
    return sum(
        amount
        for day, amount, is_money in moves
        if after < day <= until and (is_money or not money)
    )


def _rows(tx: Tx, where: str, params: Mapping[str, Any]) -> list[Debt]:
    rows = tx.rows(
        "SELECT p.id, p.customer_id, p.currency, p.due_on, p.amount, 0, p.kind, p.profile_id,"
        " k.profile_id, c.profile_id, g.profile_id FROM plan p"
        " JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id"
        " LEFT JOIN grade g ON g.code = c.grade WHERE p.state = 'firm' AND p.amount > 0"
        f" AND {where}",
        params,
    )
    return [_debt(row) for row in rows]


def _debt(row: Sequence[Any]) -> Debt:
    fields = (*row[:7], tuple(row[7:11]), "")
    return Debt(*fields)


def _came(tx: Tx, ids: Sequence[int]) -> dict[int, list[_Move]]:
    """Row → what came off it: money by the day it came, what was waived by its own."""
    found: dict[int, list[_Move]] = {}
    for plan, day, amount, money in tx.rows(
        "SELECT a.plan_id, r.day, a.amount, 1 FROM allocation a JOIN receipt r"
        " ON r.id = a.receipt_id WHERE a.plan_id IN (SELECT value FROM json_each(:ids))"
        " UNION ALL SELECT plan_id, day, amount, 0 FROM difference"
        " WHERE plan_id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(ids)},
    ):
        found.setdefault(plan, []).append((day, amount, bool(money)))
    return found


def _in_hand(tx: Tx, last: int) -> Callable[[int, str, int], bool]:
    """Whether a customer's money in hand, not matched to this day, covered all that was overdue on
    an earlier one: (customer, currency, day)."""
    money = money_source(tx, tx.today)
    hand: dict[tuple[int, str], list[_Move]] = {}
    for who, code, day, rest in tx.rows(
        f"SELECT customer_id, currency, day, rest FROM ({money.sql}) WHERE customer_id IS NOT NULL",
        money.params,
    ):
        hand.setdefault((who, code), []).append((day, rest, True))
    some = {"ids": json.dumps(sorted({who for who, _ in hand})), "last": last}
    rows: dict[tuple[int, str], list[Debt]] = {}
    for debt in _rows(tx, f"p.customer_id IN ({_IDS}) AND p.due_on < :last", some) if hand else ():
        rows.setdefault((debt.customer_id, debt.currency), []).append(debt)
    came = _came(tx, [debt.id for mine in rows.values() for debt in mine])

    def covered(who: int, code: str, day: int) -> bool:
        money_then = _sum(hand.get((who, code), ()), 0, day)
        if not money_then:
            return False
        mine = (debt for debt in rows.get((who, code), ()) if debt.due_on < day)
        return money_then >= sum(debt.amount - _sum(came.get(debt.id, ()), 0, day) for debt in mine)

    return covered


def _held(tx: Tx, ids: str) -> dict[int, list[tuple[int, int]]]:
    """Row → (first day, day after the last) of holds, promises, disputes about it."""
    found: dict[int, list[tuple[int, int]]] = {}
    for plan, start, end in tx.rows(
        "WITH row AS (SELECT id, customer_id FROM plan"
        "  WHERE id IN (SELECT value FROM json_each(:ids)))"
        f" SELECT r.id, h.set_on, {HOLD_END} FROM row r JOIN hold h"
        "  ON h.customer_id = r.customer_id AND (h.plan_id IS NULL OR h.plan_id = r.id)"
        " UNION ALL SELECT r.id, m.made_on, coalesce(m.withdrawn_on, m.due_on + 1) FROM row r"
        "  JOIN promise m ON m.customer_id = r.customer_id AND (m.plan_id = r.id OR"
        "  EXISTS (SELECT 1 FROM promise_plan q WHERE q.promise_id = m.id AND q.plan_id = r.id)"
        "  OR (m.plan_id IS NULL AND NOT EXISTS"
        "   (SELECT 1 FROM promise_plan q WHERE q.promise_id = m.id)))"
        " UNION ALL SELECT r.id, x.opened_on, coalesce(x.closed_on, 9999999) FROM row r"
        "  JOIN dispute x ON x.plan_id = r.id",
        {"ids": ids},
    ):
        found.setdefault(plan, []).append((start, end))
    return found
