"""The plan rows of the today page: counts per group by one scan, items window by window.

Each open row falls into one class by its due day. Held rows fall out; customers with enough money
not allocated fall into "match first"; rows with a promise that has come due are shown by it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from arapp.models.tx import Tx
from arapp.services.collection.stages import OVERDUE, Group, stage_of
from arapp.services.ledger.plan_names import LABEL
from arapp.services.reports.open import Source, money_source, source

Totals = dict[Group, tuple[int, int, dict[str, int]]]
"""Group → (rows, customers, currency → minor units)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rows are looked at through on a day; lists are JSON for SQL.

    `out` rows and `out_customers` are not shown, `waiting` customers have promised and are not
    dunned for what is overdue, `parked` are (customer, currency) with money to match first. `soon`
    and `later` are the rows to come (`later` retention beyond the next 7 days) where profiles say
    so, `None` where all rows go by the usual days. `contested`: row → part in dispute, of those
    that are shown for the rest.
    """

    as_of: date
    found: Source
    out: str
    out_customers: str
    waiting: str
    parked: str
    soon: str | None = None
    later: str | None = None
    contested: Mapping[int, int] = field(default_factory=dict)

    @property
    def params(self) -> dict[str, Any]:
        """Named parameters of the conditions."""
        return dict(self.found.params) | {
            "out": self.out,
            "out_customers": self.out_customers,
            "waiting": self.waiting,
            "parked": self.parked,
            "soon": self.soon,
            "later": self.later,
        }

    def lean(self, condition: str) -> str:
        """The condition without what asks for lists that are empty: it is asked row by row."""
        for held, part in ((self.out, _NOT_OUT), (self.out_customers, _NOT_CUSTOMERS),
                           (self.waiting, _DUNNED), (self.parked, f"NOT {_PARKED}")):  # fmt: skip
            if held == "[]":
                condition = condition.replace(f" AND {part}", "")
        return condition if self.soon is None else condition.replace(_WEEK, _SOON)


@dataclass(frozen=True, slots=True)
class Row:
    """A plan row on the page; amounts in minor units, `open` without what is `contested`.

    `profiles` are the ids that row, contract and customer have, `grade` that of the customer.
    """

    id: int
    customer_id: int
    customer: str
    contract: str
    label: str
    kind: str
    due_on: date
    open: int
    currency: str
    owner: str
    amount: int = 0
    paid: int = 0
    profiles: tuple[int | None, int | None, int | None] = (None, None, None)
    grade: str = ""
    contested: int = 0

    @property
    def title(self) -> str:
        """ "CH-2026-009 验收款"."""
        return " ".join(part for part in (self.contract, self.label) if part)


def frame(
    tx: Tx,
    as_of: date,
    out: Iterable[int],
    out_customers: Iterable[int],
    waiting: Iterable[int],
    parked: Iterable[tuple[int, str]],
) -> Frame:
    """Prepare looking at the rows of a day."""
    not_shown, left = (json.dumps(list(part)) for part in (out, out_customers))
    promised, money = (json.dumps(list(part)) for part in (waiting, parked))
    return Frame(as_of, source(tx, as_of), not_shown, left, promised, money)


_NOT_OUT = "id NOT IN (SELECT value FROM json_each(:out))"
_NOT_CUSTOMERS = "customer_id NOT IN (SELECT value FROM json_each(:out_customers))"
_SHOWN = f"amount > 0 AND {_NOT_OUT} AND {_NOT_CUSTOMERS}"
_DUNNED = "customer_id NOT IN (SELECT value FROM json_each(:waiting))"
_PARKED = (
    "(customer_id, currency) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')"
    " FROM json_each(:parked))"
)


def _dunned() -> dict[Group, str]:
    """Group → condition on an overdue row, money to match first or not."""
    found = {}
    for stage in OVERDUE:
        span = f"due_on <= :d - {stage.first}"
        if stage.last is not None:
            span += f" AND due_on >= :d - {stage.last}"
        found[stage.group] = f"{span} AND {_SHOWN} AND {_DUNNED}"
    return found


_WEEK = "due_on > :d AND due_on <= :d + 7"
_SOON = "due_on > :d AND id IN (SELECT value FROM json_each(:soon))"
_AHEAD = {
    Group.DUE_TODAY: f"due_on = :d AND {_SHOWN}",
    Group.NEXT_7: f"{_WEEK} AND {_SHOWN}",
}
_LATE = _dunned()
LATE = f"due_on < :d AND {_SHOWN} AND {_DUNNED}"
"""Condition on an overdue row that stands in one of the groups, money to match first or not."""
_FIRST = f"{LATE} AND {_PARKED}"
# Group → condition on an open row; the conditions exclude each other.
CONDITIONS = (
    _AHEAD
    | {group: f"{condition} AND NOT {_PARKED}" for group, condition in _LATE.items()}
    | {Group.APPLY_FIRST: _FIRST}
)


def counts(tx: Tx, look: Frame, currencies: Iterable[str]) -> Totals:
    """Rows, customers and totals of the groups that hold open rows.

    Ranges of the index by due day are summed one by one: grouping all at once would sort them all.
    The rows of customers with money to match are few; they are taken off and counted by themselves.
    """
    tally = _parked_tally(tx, look)
    for code in sorted(currencies):
        for group, condition in (_AHEAD | _LATE).items():
            rows, customers, amount = tx.one(
                "SELECT count(*), count(DISTINCT customer_id), sum(amount - paid)"
                f" FROM ({look.found.sql}) WHERE currency = :k AND {look.lean(condition)}",
                look.params | {"k": code},
            )
            less = tally.get((group, code), (0, 0, 0))
            tally[group, code] = (rows - less[0], customers - less[1], (amount or 0) - less[2])
    found: Totals = {}
    for (group, code), (rows, customers, amount) in tally.items():
        if rows:
            before = found.get(group, (0, 0, {}))
            found[group] = (before[0] + rows, before[1] + customers, before[2] | {code: amount})
    for group, (rows, customers, totals) in found.items():
        if len(totals) > 1:
            usual = max(totals, key=lambda code: tally[group, code][0])
            found[group] = (rows, customers - _in_several(tx, look, group, usual), totals)
    for row in named(tx, look, look.contested).values() if look.contested else ():
        group_ = _group_of(look, row)
        if group_ in found:
            found[group_][2][row.currency] -= look.contested[row.id]
    return found


def _in_several(tx: Tx, look: Frame, group: Group, usual: str) -> int:
    """How often customers of a group were counted again for another currency than the `usual`."""
    where = look.lean(CONDITIONS[group])
    own = f"SELECT customer_id FROM ({look.found.sql}) WHERE currency <> :k AND {where}"
    pairs = (
        f"SELECT DISTINCT customer_id, currency FROM ({look.found.sql})"
        f" WHERE {where} AND customer_id IN ({own})"
    )
    sql = f"SELECT count(*) - count(DISTINCT customer_id) FROM ({pairs})"
    return int(tx.value(sql, look.params | {"k": usual}))


def _group_of(look: Frame, row: Row) -> Group | None:
    """The group of a row that is contested in part."""
    days = (look.as_of - row.due_on).days
    if row.customer_id in json.loads(look.out_customers) or row.id in json.loads(look.out):
        return None
    if days > 0 and row.customer_id in json.loads(look.waiting):
        return None
    if days > 0 and [row.customer_id, row.currency] in json.loads(look.parked):
        return Group.APPLY_FIRST
    if days < 0 and look.soon is not None:
        return Group.NEXT_7 if row.id in json.loads(look.soon) else None
    stage = stage_of(days)
    return stage.group if stage else None


def _parked_tally(tx: Tx, look: Frame) -> dict[tuple[Group, str], tuple[int, int, int]]:
    """Rows, customers, amount by stage and currency of what is parked, and of all of it."""
    pairs = {(customer, code) for customer, code in json.loads(look.parked)}
    mine = source(tx, look.as_of, where=_OF_PARKED)
    # One answer and not thousands of rows: each would wait its turn while the window is built.
    rows = tx.value(
        "SELECT json_group_array(json_array(customer_id, currency, :d - due_on, amount - paid))"
        f" FROM ({mine.sql}) WHERE {look.lean(LATE)}",
        look.params | {"customers": json.dumps([customer for customer, _ in pairs])},
    )
    sums: dict[tuple[Group, str], tuple[int, set[int], int]] = {}
    for customer, code, days, amount in json.loads(rows):
        stage = stage_of(days)
        if (customer, code) in pairs and stage is not None:
            for key in ((stage.group, code), (Group.APPLY_FIRST, code)):
                count, customers, total = sums.get(key, (0, set(), 0))
                customers.add(customer)
                sums[key] = (count + 1, customers, total + amount)
    return {key: (count, len(who), total) for key, (count, who, total) in sums.items()}


_OF_PARKED = "p.customer_id IN (SELECT value FROM json_each(:customers))"


def window(tx: Tx, look: Frame, group: Group, offset: int, limit: int) -> list[Row]:
    """Some rows of a group, oldest first; `limit` below zero: all."""
    if group is Group.APPLY_FIRST:  # few customers: by their index, not through all overdue rows
        look = replace(look, found=source(tx, look.as_of, where=_OF_PARKED))
        customers = {customer for customer, _ in json.loads(look.parked)}
        look.found.params["customers"] = json.dumps(list(customers))
    return _rows(tx, look, CONDITIONS[group], offset, limit)


def _rows(tx: Tx, look: Frame, condition: str, offset: int, limit: int) -> list[Row]:
    rows = tx.rows(
        f"SELECT o.id, o.customer_id, c.name, coalesce(k.number, ''), {LABEL}, p.kind, o.due_on,"
        " o.amount - o.paid, o.currency,"
        " coalesce(nullif(p.owner, ''), nullif(k.owner, ''), c.owner),"
        f" o.amount, o.paid, {_IDS} FROM"
        f" (SELECT * FROM ({look.found.sql}) WHERE {look.lean(condition)}"
        "   ORDER BY due_on, customer_id LIMIT :limit OFFSET :offset) o"
        " JOIN plan p ON p.id = o.id JOIN customer c ON c.id = o.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id ORDER BY o.due_on, o.customer_id, o.id",
        look.params | {"limit": limit, "offset": offset},
    )
    return [_row(row, look.contested.get(row[0], 0)) for row in rows]


_IDS = "p.profile_id, k.profile_id, c.profile_id, c.grade"


def _row(row: Sequence[Any], contested: int = 0) -> Row:
    asked = row[7] - contested
    days = (date.fromordinal(row[6]), asked)
    fields = (*row[:6], *days, *row[8:12], tuple(row[12:15]), row[15], contested)
    return Row(*fields)


def named(tx: Tx, look: Frame, plans: Iterable[int]) -> dict[int, Row]:
    """The named rows that are open on the day, held or not."""
    wanted = json.dumps(list(plans))
    within = Frame(look.as_of, source(tx, look.as_of, where=_NAMED), *("[]",) * 4)
    within.found.params["wanted"] = wanted
    return {row.id: row for row in _rows(tx, within, "amount > 0", 0, -1)}


_NAMED = "p.id IN (SELECT value FROM json_each(:wanted))"


def retention_rows(tx: Tx, look: Frame, lead: int) -> list[Row]:
    """Retention that falls due after the next 7 days but within `lead` days, or as profiles say."""
    if look.later is not None:
        ids = "id IN (SELECT value FROM json_each(:later))"
        return _rows(tx, look, f"due_on > :d + 7 AND {ids} AND {_SHOWN}", 0, -1)
    condition = (
        f"due_on > :d + 7 AND due_on <= :d + {lead} AND {_SHOWN}"
        " AND id IN (SELECT r.id FROM plan r WHERE r.kind = 'retention' AND r.state = 'firm'"
        f" AND r.paid <> r.amount AND r.due_on > :d + 7 AND r.due_on <= :d + {lead})"
    )
    return _rows(tx, look, condition, 0, -1)


def coming_rows(tx: Tx, look: Frame, lead: int) -> list[tuple[Any, ...]]:
    """Rows that fall due within `lead` days: id, due day (ordinal), kind, the profile ids of row,
    contract, customer, its grade."""
    return tx.rows(
        f"SELECT o.id, o.due_on, p.kind, {_IDS} FROM (SELECT * FROM ({look.found.sql})"
        f" WHERE due_on > :d AND due_on <= :d + {lead} AND {look.lean(_SHOWN)}) o"
        " JOIN plan p ON p.id = o.id JOIN customer c ON c.id = o.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id",
        look.params,
    )


def expected_rows(tx: Tx, as_of: date, lead: int) -> list[tuple[Row, int | None]]:
    """Rows whose milestone is open: retention within `lead` days, others once their day is past.

    With each its milestone. Rows of a milestone that is listed itself are left to it.
    """
    rows = tx.rows(
        f"SELECT p.id, p.customer_id, c.name, coalesce(k.number, ''), {LABEL}, p.kind, p.due_on,"
        " p.amount, p.currency, coalesce(nullif(p.owner, ''), nullif(k.owner, ''), c.owner),"
        f" p.amount, 0, {_IDS}, p.milestone_id FROM plan p JOIN customer c ON c.id = p.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id"
        f" WHERE p.state = 'expected' AND p.due_on <= :d + {lead} AND p.amount > 0"
        " AND (p.kind = 'retention' OR p.due_on <= :d) AND (k.id IS NULL OR k.state <> 'void')"
        " ORDER BY p.due_on, p.id",
        {"d": as_of.toordinal()},
    )
    return [(_row(row), row[16]) for row in rows]


class Owing(NamedTuple):
    """What is owed in one currency: aging columns with credits, the overdue part without them.

    `customers` and `late_customers` are counted, `oldest` is the first due ordinal of what is
    overdue.
    """

    currency: str
    not_due: int
    days_1_30: int
    days_31_60: int
    days_61_90: int
    over_90: int
    overdue: int
    oldest: int | None
    customers: int
    late_customers: int

    @property
    def columns(self) -> tuple[int, ...]:
        """The aging bar."""
        return self[1:6]


_COLUMNS = {
    "not_due": "due_on >= :d",
    "days_1_30": "due_on < :d AND due_on >= :d - 30",
    "days_31_60": "due_on < :d - 30 AND due_on >= :d - 60",
    "days_61_90": "due_on < :d - 60 AND due_on >= :d - 90",
    "over_90": "due_on < :d - 90",
    "overdue": "due_on < :d AND amount > 0",
}
_BY_CUSTOMER = ", ".join(
    f"coalesce(sum(amount - paid) FILTER (WHERE {condition}), 0) AS {name}"
    for name, condition in _COLUMNS.items()
)
_IN_ALL = ", ".join(f"sum({name})" for name in _COLUMNS)
# One scan answers both, and few rows leave SQLite: sums by currency, then who has money enough.
_OWED = (
    "WITH owed AS MATERIALIZED (SELECT customer_id, currency, " + _BY_CUSTOMER + ","
    " min(due_on) FILTER (WHERE due_on < :d AND amount > 0) AS oldest,"
    " coalesce(sum(paid - amount) FILTER (WHERE amount < 0), 0) AS credits"
    " FROM ({rows}) GROUP BY customer_id, currency),"
    " held AS MATERIALIZED (SELECT customer_id, currency, sum(rest) AS rest FROM ({money})"
    " WHERE customer_id IS NOT NULL GROUP BY customer_id, currency)"
    " SELECT NULL, currency, " + _IN_ALL + ", min(oldest), count(*), count(oldest)"
    " FROM owed GROUP BY currency"
    " UNION ALL SELECT o.customer_id, o.currency, coalesce(h.rest, 0) + o.credits, o.overdue,"
    " 0, 0, 0, 0, 0, 0, 0 FROM owed o LEFT JOIN held h"
    " ON h.customer_id = o.customer_id AND h.currency = o.currency"
    " WHERE o.overdue > 0 AND coalesce(h.rest, 0) + o.credits >= o.overdue"
)
Waiting = dict[tuple[int, str], tuple[int, int]]
"""(customer, currency) → (money to match, overdue), where the money is enough for all of it."""


def owing(tx: Tx, look: Frame) -> tuple[list[Owing], Waiting]:
    """What is owed by currency, and the customers whose money not matched covers the overdue."""
    money = money_source(tx, look.as_of)
    sql = _OWED.format(rows=look.found.sql, money=money.sql)
    owed, waiting = [], {}
    for customer, code, *sums in tx.rows(sql, look.found.params | money.params):
        if customer is None:
            owed.append(Owing(code, *sums))
        else:
            waiting[customer, code] = (sums[0], sums[1])
    return owed, waiting


def owe(tx: Tx, as_of: date, customers: Iterable[int]) -> set[int]:
    """Those of the customers who have open rows."""
    found = source(tx, as_of, where=_OF_PARKED)
    key = found.params | {"customers": json.dumps(list(customers))}
    return {row[0] for row in tx.rows(f"SELECT DISTINCT customer_id FROM ({found.sql})", key)}
