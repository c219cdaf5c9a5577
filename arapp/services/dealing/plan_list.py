"""Receipt plan rows as lists show them: windows of a long list, sorted, filtered and summed by SQL.

A window of 200 rows out of 50,000 takes one scan; as of today the kept sums answer, as of a past
day what came later is taken off row by row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import InvalidValue
from arapp.services.dealing.plan_filters import TEXT, Range, range_parts, text_params
from arapp.services.ledger.list_parts import PAID
from arapp.services.ledger.milestones_past import Past, as_known

WINDOW = 200


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan row. `state` expected | firm | settled | void as of the day; `days` overdue of an open
    firm row (below 0: still to go), None otherwise; amounts in minor units."""

    id: int
    customer_id: int
    customer: str
    contract_id: int | None
    contract: str
    invoice: str
    no: int
    kind: str
    label: str
    milestone_id: int | None
    milestone: str
    state: str
    booked_on: date | None
    due_on: date | None
    rule: str
    amount: int
    paid: int
    currency: str
    owner: str
    note: str
    void_on: date | None
    made_by: int | None
    ended_by: int | None
    days: int | None

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class PlanQuery:
    """What of the plans is wanted; empty fields ask for nothing.

    `states`: expected, firm (open), settled, overdue, current (firm, not overdue), void, none;
    `text`: customer (characters or pinyin initials), contract or invoice number, label; ranges of
    amounts in minor units, of days overdue; `sort`: a key of SORTS; `descending`: reversed;
    `summed`: whether the totals are wanted too.
    """

    text: str = ""
    states: tuple[str, ...] = ("expected", "firm")
    kinds: tuple[str, ...] = ()
    customer_id: int | None = None
    contract_id: int | None = None
    without_contract: bool = False
    currency: str = ""
    owner: str = ""
    due_from: date | None = None
    due_to: date | None = None
    amount: Range | None = None
    paid: Range | None = None
    open: Range | None = None
    overdue: Range | None = None
    sort: str = "due_on"
    descending: bool = False
    offset: int = 0
    limit: int = WINDOW
    summed: bool = True


@dataclass(frozen=True, slots=True)
class PlanSums:
    """Totals of a currency over the whole filter, minor units."""

    currency: str
    rows: int
    amount: int
    paid: int

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class PlanWindow:
    """Some rows of the list; how many there are in all and their totals, when they were wanted."""

    rows: tuple[PlanLine, ...]
    total: int
    sums: tuple[PlanSums, ...] = field(default=())


SORTS: dict[str, str] = {
    "due_on": "coalesce(p.due_on, 9999999)",
    "booked_on": "coalesce(p.booked_on, 9999999)",
    "amount": "p.amount",
    "open": "p.amount - {paid}",
    "paid": "{paid}",
    "customer": "c.place",
    "contract": "coalesce(k.place, 0)",
    "label": "p.label",
    "kind": "p.kind",
    "owner": "p.owner",
    "currency": "p.currency",
    "id": "p.id",
}
_VOID = "(p.state = 'void' AND coalesce(p.void_on, 0) <= :d)"
_EXPECTED = "(p.state = 'expected' OR p.booked_on IS NULL OR p.booked_on > :d)"
# A row that came with a later supplement is not there yet.
_MADE = (
    "p.made_by_id IS NULL OR NOT EXISTS"
    " (SELECT 1 FROM supplement s WHERE s.id = p.made_by_id AND s.day > :d)"
)
_STATE = (
    f"CASE WHEN {_VOID} THEN 'void' WHEN {_EXPECTED} THEN 'expected'"
    " WHEN p.amount = {paid} THEN 'settled' ELSE 'firm' END"
)
_STATES = {
    "void": _VOID,
    "expected": f"({_EXPECTED} AND NOT {_VOID})",
    "settled": f"(NOT {_VOID} AND NOT {_EXPECTED} AND p.amount = {{paid}})",
    "firm": f"(NOT {_VOID} AND NOT {_EXPECTED} AND p.amount <> {{paid}})",
    "current": f"(NOT {_VOID} AND NOT {_EXPECTED} AND p.amount <> {{paid}}"
    " AND coalesce(p.due_on, :d) >= :d)",
    "none": "0",
    "overdue": f"(NOT {_VOID} AND NOT {_EXPECTED} AND p.amount <> {{paid}} AND p.due_on < :d)",
}
_ROWS = (
    "SELECT p.id, p.customer_id, coalesce(nullif(c.short_name, ''), c.name), p.contract_id,"
    " coalesce(k.number, ''), coalesce(i.number, ''), p.no, p.kind, p.label, p.milestone_id,"
    " coalesce(m.label, ''), " + _STATE + ", p.booked_on, p.due_on, p.due_rule, p.amount, {paid},"
    " p.currency, p.owner, p.note, p.void_on, p.made_by_id, p.ended_by_id"
    " FROM plan p JOIN customer c ON c.id = p.customer_id"
    " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id"
    " LEFT JOIN milestone m ON m.id = p.milestone_id WHERE "
)


def paid_sql(tx: Tx, as_of: date) -> str:
    """What is paid of row `p` as of day `:d`: the kept sum, unless something is dated later."""
    later = tx.value(
        "SELECT EXISTS (SELECT 1 FROM allocation WHERE day > :d)"
        " OR EXISTS (SELECT 1 FROM difference WHERE day > :d)",
        {"d": as_of.toordinal()},
    )
    return PAID if later else "p.paid"


def plan_list(tx: Tx, as_of: date, wanted: PlanQuery | None = None) -> PlanWindow:
    """A window of the plans with the totals over the filter.

    Raises InvalidValue: field `sort` or `states`, unknown.
    """
    wanted = wanted or PlanQuery()
    paid = paid_sql(tx, as_of)
    conditions, params = _conditions(tx, wanted, as_of)
    where = conditions.replace("{paid}", paid)
    totals = (
        f"SELECT p.currency, count(*), sum(p.amount), sum({paid}) FROM plan p"
        f" WHERE {where} GROUP BY p.currency ORDER BY count(*) DESC, p.currency"
    )
    sums = tx.rows(totals, params) if wanted.summed else []
    ids = _window(tx, wanted, where, params, paid)
    rows = _by_ids(tx, ids, as_of, paid)
    return PlanWindow(tuple(rows), sum(one[1] for one in sums), tuple(PlanSums(*o) for o in sums))


def _window(tx: Tx, wanted: PlanQuery, where: str, params: dict[str, Any], paid: str) -> list[int]:
    """Ids of the window in their order: only these are looked at whole."""
    if wanted.sort not in SORTS:
        raise InvalidValue(field="sort", value=wanted.sort, reason="unknown")
    by = SORTS[wanted.sort].format(paid=paid)
    turn = " DESC" if wanted.descending else ""
    joins = "".join(join for table, join in _JOINS.items() if f"{table}." in by)
    rows = tx.rows(
        f"SELECT p.id FROM plan p{joins} WHERE {where} ORDER BY {by}{turn}, p.id{turn}"
        " LIMIT :limit OFFSET :offset",
        params | {"limit": wanted.limit, "offset": wanted.offset},
    )
    return [row for (row,) in rows]


# Names and numbers are sorted once, before the many rows: those are then sorted by whole numbers.
_JOINS = {
    "c": " JOIN (SELECT id, row_number() OVER (ORDER BY coalesce(nullif(initials, ''), name))"
    " AS place FROM customer) c ON c.id = p.customer_id",
    "k": " LEFT JOIN (SELECT id, row_number() OVER (ORDER BY number) AS place FROM contract) k"
    " ON k.id = p.contract_id",
}


def _conditions(tx: Tx, wanted: PlanQuery, as_of: date) -> tuple[str, dict[str, Any]]:
    params: dict[str, Any] = {"d": as_of.toordinal()}
    parts = [_states(wanted.states)]
    if as_of < tx.today:  # what was booked later was not there yet; milestones were foreseen
        parts.append("(p.booked_on > :d AND p.milestone_id IS NULL) IS NOT TRUE")
        parts.append(_MADE)
    equal = {
        "customer_id": wanted.customer_id,
        "contract_id": wanted.contract_id,
        "currency": wanted.currency or None,
        "owner": wanted.owner or None,
    }
    for column, value in equal.items():
        if value is not None:
            parts.append(f"p.{column} = :{column}")
            params[column] = value
    if wanted.without_contract:
        parts.append("p.contract_id IS NULL")
    if wanted.kinds:
        marks = ", ".join(f":kind{i}" for i in range(len(wanted.kinds)))
        parts.append(f"p.kind IN ({marks})")
        params |= {f"kind{i}": kind for i, kind in enumerate(wanted.kinds)}
    for name, sign, day in (("from", ">=", wanted.due_from), ("to", "<=", wanted.due_to)):
        if day is not None:
            parts.append(f"p.due_on {sign} :due_{name}")
            params[f"due_{name}"] = day.toordinal()
    ranges = {"amount": wanted.amount, "paid": wanted.paid, "open": wanted.open}
    more, values = range_parts(ranges | {"overdue": wanted.overdue})
    parts += more + ([_STATES["firm"]] if wanted.overdue else [])
    params |= values
    for i, word in enumerate(wanted.text.split()):
        parts.append(TEXT.replace("#", str(i)))
        params |= text_params(word, i)
    return " AND ".join(f"({part})" for part in parts), params


# What is asked most, in fewer steps a row: an expected row has nothing paid, and is not of 0.00.
_TOGETHER = {
    frozenset({"expected", "firm", "settled", "void"}): "1",
    frozenset({"expected", "firm", "settled"}): f"NOT {_VOID}",
    frozenset({"expected", "firm"}): f"NOT {_VOID} AND p.amount <> {{paid}}",
    frozenset({"firm", "settled"}): f"NOT {_VOID} AND NOT {_EXPECTED}",
}


def _states(states: Sequence[str]) -> str:
    for state in states:
        if state not in _STATES:
            raise InvalidValue(field="states", value=state, reason="unknown")
    together = _TOGETHER.get(frozenset(states))
    if together:
        return together
    return " OR ".join(_STATES[state] for state in states) or "1"


def _by_ids(tx: Tx, ids: Sequence[int], as_of: date, paid: str) -> list[PlanLine]:
    marks = ", ".join("?" * len(ids))
    if not ids:
        return []
    sql = _ROWS.format(paid=paid).replace(":d", str(as_of.toordinal()))
    rows = {row[0]: row for row in tx.rows(f"{sql}p.id IN ({marks})", list(ids))}
    past = as_known(tx, as_of)
    return [_line(rows[one], as_of, past) for one in ids if one in rows]


def _line(row: Any, as_of: date, past: Past) -> PlanLine:
    day = as_of.toordinal()
    booked = from_ordinal(row[12]) if row[12] is not None and row[12] <= day else None
    due = from_ordinal(past.due_on(row[0], row[13]))
    void = from_ordinal(row[20]) if row[20] is not None and row[20] <= day else None
    made, ended = row[21], row[22] if void is not None else None
    days = (as_of - due).days if row[11] == "firm" and due is not None else None
    fields: list[Any] = [*row[:12], booked, due, *row[14:20], void, made, ended, days]
    return PlanLine(*fields)


def plans_of_contract(tx: Tx, contract_id: int, as_of: date) -> list[PlanLine]:
    """All rows of a contract in their order, void and struck ones too."""
    sql = _ROWS.format(paid=paid_sql(tx, as_of)).replace(":d", str(as_of.toordinal()))
    rows = tx.rows(f"{sql}p.contract_id = ? ORDER BY p.no, p.id", (contract_id,))
    past = as_known(tx, as_of)
    return [_line(row, as_of, past) for row in rows]
