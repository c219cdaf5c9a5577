"""Does it work: per stage what was entered, and what of it was paid within 7 and 14 days.

A row enters a stage on its first day there, if something of it was open and nothing held it. Money
in hand that was not matched is not looked at here. Minor units.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.collection.cases import CELL_OF, STAGES
from arapp.services.collection.holds import HOLD_END
from arapp.services.collection.profiles import profiles
from arapp.services.collection.staging import NOTHING, Debt, starts

WITHIN = (7, 14)
_LONGEST = 400  # days after which a row enters no further stage of any usual profile
_Spans = Mapping[int, Sequence[tuple[int, int]]]


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
    came: tuple[int, int]  # within 7 and 14 days


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
        told[f"settled_{days}"] = sum(one.came[at] >= one.open for one in ripe)
        told[f"amount_{days}"] = sum(one.open for one in ripe)
        told[f"paid_{days}"] = sum(min(one.came[at], one.open) for one in ripe)
    customers = len({one.customer for one in mine})
    whole = sum(one.open for one in mine)
    return Effect(stage, currency, len(mine), customers, whole, **told)


def _entries(tx: Tx, first: int, last: int) -> list[_Entry]:
    ways = profiles(tx)
    debts = _rows(tx, first, last)
    ids = json.dumps([debt.id for debt in debts])
    settled = _settled(tx, ids)
    held = _held(tx, ids)
    found = []
    for debt in debts:
        profile, _ = ways.resolve(*debt.profile_ids)
        for rung, day in zip(profile.rungs, starts(profile, debt, NOTHING), strict=True):
            if day is None or not first <= day <= last or rung.last == 0:
                continue
            money = settled.get(debt.id, ())
            left = debt.amount - sum(part for when, part in money if when <= day)
            if left <= 0 or any(start <= day < end for start, end in held.get(debt.id, ())):
                continue
            came = [sum(p for w, p in money if day < w <= day + days) for days in WITHIN]
            cell = CELL_OF[rung.step]
            entry = (debt.currency, debt.customer_id, day, left, (came[0], came[1]))
            found.append(_Entry(cell, *entry))
    return found


def _rows(tx: Tx, first: int, last: int) -> list[Debt]:
    rows = tx.rows(
        "SELECT p.id, p.customer_id, p.currency, p.due_on, p.amount, 0, p.kind, p.profile_id,"
        " k.profile_id, c.profile_id, g.profile_id FROM plan p"
        " JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id"
        " LEFT JOIN grade g ON g.code = c.grade WHERE p.state = 'firm' AND p.amount > 0"
        " AND p.due_on BETWEEN :first AND :last",
        {"first": first - _LONGEST, "last": last},
    )
    return [_debt(row) for row in rows]


def _debt(row: Sequence[Any]) -> Debt:
    fields = (*row[:7], tuple(row[7:11]), "")
    return Debt(*fields)


def _settled(tx: Tx, ids: str) -> dict[int, list[tuple[int, int]]]:
    """Row → (day, amount) of what came off it."""
    found: dict[int, list[tuple[int, int]]] = {}
    for plan, day, amount in tx.rows(
        "SELECT plan_id, day, amount FROM allocation"
        " WHERE plan_id IN (SELECT value FROM json_each(:ids))"
        " UNION ALL SELECT plan_id, day, amount FROM difference"
        " WHERE plan_id IN (SELECT value FROM json_each(:ids))",
        {"ids": ids},
    ):
        found.setdefault(plan, []).append((day, amount))
    return found


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
