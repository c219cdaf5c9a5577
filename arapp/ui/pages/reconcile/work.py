"""What the page works with: a file read, compared, paired by hand. No widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.reading.sheet import Grid
from arapp.services.ledger.desk import DeskCustomer, customers_by_id
from arapp.services.reconcile import service
from arapp.services.reconcile.balances import Compared
from arapp.services.reconcile.reading import How, headers_of, is_balances
from arapp.services.reconcile.rows import Kind, Match
from arapp.services.reconcile.service import Balances, Reconciliation
from arapp.services.reconcile.settle import join, part
from arapp.services.reconcile.who import customers_named
from arapp.ui import formats

LIST, BALANCES = "list", "balances"


@dataclass(frozen=True)
class Asked:
    """What the user chose. `kind` "": as the file looks. `chosen`: name of the list → customer."""

    path: Path
    grid: Grid | None = None
    kind: str = ""
    customer: int | None = None
    day: date | None = None
    password: str | None = None
    date_order: str = ""
    maps: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, int] = field(default_factory=dict)
    anyway: bool = False


@dataclass(frozen=True)
class Head:
    """A column as it was read: `role` "" for none."""

    header: str
    role: str


@dataclass(frozen=True)
class Seen:
    """The answer. `refused`: why there is none, `who` the customer it was asked for."""

    asked: Asked
    kind: str
    today: date
    heads: tuple[Head, ...] = ()
    who: DeskCustomer | None = None
    lists: tuple[Reconciliation, ...] = ()
    balances: Balances | None = None
    refused: ArappError | None = None


def work_out(dispatch: Any, asked: Asked) -> Seen:
    """Compare what was asked for. Raises FileTrouble for a file that is no such list at all; of one
    whose columns are not understood the headings are shown, to be told what they are."""
    assert asked.grid is not None
    today = dispatch.ask(lambda tx: tx.today)
    kind = asked.kind or (BALANCES if is_balances(asked.grid, How(today)) else LIST)
    try:
        return _compared(dispatch, asked, kind, today)
    except NothingRecognised as trouble:
        headers = headers_of(asked.grid, How(today))
        if trouble.fields.get("reason") not in ("no_list", "no_balances") or not headers:
            raise
        heads = tuple(Head(one, asked.maps.get(one, "")) for one in headers)
        return Seen(asked, kind, today, heads, refused=trouble)


def _compared(dispatch: Any, asked: Asked, kind: str, today: date) -> Seen:
    assert asked.grid is not None
    how: dict[str, Any] = {
        "maps": asked.maps, "password": asked.password, "date_order": asked.date_order
    }  # fmt: skip
    if kind == BALANCES:
        told = service.read_balances(dispatch, asked.grid, **how)
        answer = service.reconcile_balances(dispatch, told, asked.day, asked.chosen)
        heads = _heads(service.columns_of(told))
        return Seen(asked, kind, today, heads, balances=answer)
    found = service.read_list(dispatch, asked.grid, **how)
    heads = _heads(service.columns_of(found))
    meant = asked.customer
    if meant is None:
        named = customers_named(dispatch, found.names)
        meant = named[0][0] if named else None
    if meant is None:
        return Seen(asked, kind, today, heads)
    who = dispatch.ask(lambda tx: _who(tx, meant))
    seen = Seen(asked, kind, today, heads, who)
    try:
        lists = service.reconcile(dispatch, found, meant, asked.day, anyway=asked.anyway)
    except ArappError as trouble:
        return replace(seen, refused=trouble)
    return replace(seen, lists=tuple(lists))


def _who(tx: Tx, customer: int) -> DeskCustomer | None:
    currency = formats.base_currency()
    return customers_by_id(tx, [customer], currency).get(customer)


def _heads(columns: list[dict[str, object]]) -> tuple[Head, ...]:
    known: dict[str, str] = {}
    for one in columns:
        header, role = str(one["header"]), str(one["role"] or "")
        known[header] = known.get(header) or role
    return tuple(Head(header, role) for header, role in known.items())


# --- rows of the tables ---------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A match in its list: `at` is the list, `place` the match in it."""

    id: str
    at: int
    place: int
    match: Match
    currency: str


def rows_of(lists: tuple[Reconciliation, ...]) -> list[Row]:
    """All matches of all lists, by what they hold: the id stays as the rows are paired anew."""
    return [
        Row(_id(at, match), at, place, match, one.currency)
        for at, one in enumerate(lists)
        for place, match in enumerate(one.outcome.matches)
    ]


def _id(at: int, match: Match) -> str:
    ours = ",".join(str(line.id) for line in match.ours)
    theirs = ",".join(str(line.id) for line in match.theirs)
    return f"{at}:{ours}|{theirs}"


@dataclass(frozen=True)
class BalanceRow:
    """A customer in both lists."""

    id: str
    one: Compared


def balance_rows(found: Balances) -> list[BalanceRow]:
    """One a customer and currency."""
    return [
        BalanceRow(f"{one.customer}:{one.currency}:{one.listed[0].row if one.listed else 0}", one)
        for one in found.rows
    ]


def joined(lists: tuple[Reconciliation, ...], rows: list[Row]) -> tuple[Reconciliation, ...]:
    """The rows taken together by hand; all of one list."""
    at = rows[0].at
    outcome = join(lists[at].outcome, [row.place for row in rows])
    return _with(lists, at, replace(lists[at], outcome=outcome))


def parted(lists: tuple[Reconciliation, ...], rows: list[Row]) -> tuple[Reconciliation, ...]:
    """The rows taken apart again, last first so that places hold."""
    for row in sorted(rows, key=lambda one: -one.place):
        outcome = part(lists[row.at].outcome, row.place)
        lists = _with(lists, row.at, replace(lists[row.at], outcome=outcome))
    return lists


def _with(
    lists: tuple[Reconciliation, ...], at: int, one: Reconciliation
) -> tuple[Reconciliation, ...]:
    return (*lists[:at], one, *lists[at + 1 :])


def differs(match: Match) -> bool:
    """Whether the match is a difference."""
    return match.kind not in (Kind.PAIRED, Kind.CANCELLED)
