"""The lists of the headless contract: one SELECT each, as of a day, as machine values.

Reversed pairs are hidden unless asked for; what each list shows stands in `list_specs`.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias, cast

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import NoSuchCustomer, NotFound
from arapp.models.values.money import Money, plain
from arapp.services.ledger.list_parts import ListSpec
from arapp.services.ledger.list_specs import LISTS
from arapp.services.ledger.names import name_key

Typed: TypeAlias = str | int | Money | date | None


def find_customer(tx: Tx, key: str) -> int:
    """Id of the customer named by id, code, full name or short name; of one that was merged, whom
    it became part of. Raises NoSuchCustomer."""
    found = tx.rows(
        "SELECT coalesce(merged_into_id, id) FROM customer WHERE name = :k OR name_key = :n"
        " OR (code <> '' AND code = :k) OR (short_name <> '' AND short_name = :k)"
        " OR CAST(id AS TEXT) = :k"
        " ORDER BY name = :k DESC, name_key = :n DESC, merged_into_id IS NOT NULL, id LIMIT 1",
        {"k": key.strip(), "n": name_key(key)},
    )
    if not found:
        raise NoSuchCustomer(key=key)
    return int(found[0][0])


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What of a list is wanted; `limit` None for all."""

    open_only: bool = False
    customer: str | None = None
    limit: int | None = None
    everything: bool = False


def listing(tx: Tx, name: str, options: ListOptions, as_of: date) -> dict[str, Any]:
    """{"rows": […], "total": n} of the list, as machine values. Raises NotFound, NoSuchCustomer."""
    if name not in LISTS:
        raise NotFound(what="list", key=name)
    spec = LISTS[name]
    sql, params = _select(tx, spec, options, as_of)
    total = tx.value(f"SELECT count(*) FROM ({sql})", params)
    if options.limit is not None:
        sql += " LIMIT :limit"
        params["limit"] = options.limit
    known = spec.known(tx, as_of) if spec.known else {}
    rows = list(_machine(spec, (_as_known(spec, row, known) for row in tx.rows(sql, params))))
    if spec.series and options.everything and options.customer is None:
        void = _void(tx, spec, as_of)
        rows, total = rows + void, total + len(void)
    return {"rows": rows[: options.limit], "total": total}


@dataclass(frozen=True, slots=True)
class Table:
    """A list with typed cells: (name, kind) of its columns, and rows that are read one by one;
    close them when they are not read to the end."""

    columns: tuple[tuple[str, str], ...]
    rows: Generator[list[Typed], None, None]


def table(tx: Tx, name: str, options: ListOptions, as_of: date) -> Table:
    """The rows of `listing` as Money, days, numbers and texts; read them before `tx` ends.

    Raises NotFound, NoSuchCustomer.
    """
    if name not in LISTS:
        raise NotFound(what="list", key=name)
    spec = LISTS[name]
    sql, params = _select(tx, spec, options, as_of)
    if options.limit is not None:
        sql += " LIMIT :limit"
        params["limit"] = options.limit
    void = spec.series and options.everything and options.customer is None
    last = _void(tx, spec, as_of) if void else []
    columns = tuple((name, kind) for name, kind, _ in spec.fields)
    known = spec.known(tx, as_of) if spec.known else {}
    read = _typed_rows(spec, known, lambda: tx.each(sql, params), last, options.limit)
    return Table(columns, read)


Known: TypeAlias = Mapping[int, Mapping[str, Any]]
"""Fields of rows, by the row's id, that stood otherwise on the day."""


def _as_known(spec: ListSpec, row: Any, known: Known) -> Any:
    """The row with what stood otherwise on the day; the id is the first field."""
    told = known.get(row[0])
    if told is None:
        return row
    names = (name for name, _, _ in spec.fields)
    return [told.get(name, value) for name, value in zip(names, row, strict=True)]


def _typed_rows(
    spec: ListSpec,
    known: Known,
    begin: Callable[[], Any],
    last: list[dict[str, Any]],
    limit: int | None,
) -> Generator[list[Typed], None, None]:
    """The rows of a SELECT, which is begun and ended here, then the void numbers."""
    count, found = 0, begin()
    try:
        for row in found:
            count += 1
            yield _typed_row(spec, _as_known(spec, row, known))
    finally:
        found.close()
    left = None if limit is None else limit - count
    for void in last[:left]:
        yield [void[name] for name, _, _ in spec.fields]


def _typed_row(spec: ListSpec, row: Any) -> list[Typed]:
    names = [name for name, _, _ in spec.fields]
    currency = row[names.index("currency")] if "currency" in names else "CNY"
    return [
        _typed(kind, value, currency) for (_, kind, _), value in zip(spec.fields, row, strict=True)
    ]


def _typed(kind: str, value: Any, currency: str) -> Typed:
    if value is None or kind in ("text", "int"):
        return cast("Typed", value)
    return Money(value, currency) if kind == "money" else date.fromordinal(value)


def void_numbers(tx: Tx, series: str) -> list[tuple[str, date]]:
    """Numbers of "statement" or "letter" whose paper was taken back, with their day."""
    table = {"statement": "statement", "letter": "letter"}[series]
    rows = tx.rows(
        "SELECT u.number, u.day FROM number_use u WHERE u.series = ?"
        f" AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.number = u.number) ORDER BY u.id",
        (series,),
    )
    return [(number, date.fromordinal(day)) for number, day in rows]


def _void(tx: Tx, spec: ListSpec, as_of: date) -> list[dict[str, Any]]:
    """Numbers given to papers that were taken back: they stay used and are listed as void."""
    state = "state" if any(name == "state" for name, _, _ in spec.fields) else "stage"
    blank = dict.fromkeys(name for name, _, _ in spec.fields)
    return [
        {**blank, "number": number, state: "void"}
        for number, day in void_numbers(tx, spec.series)
        if day <= as_of
    ]


def _select(
    tx: Tx,
    spec: ListSpec,
    options: ListOptions,
    as_of: date,
) -> tuple[str, dict[str, Any]]:
    columns = ", ".join(f'{sql} AS "{name}"' for name, _, sql in spec.fields)
    params: dict[str, Any] = {"d": as_of.toordinal()}
    inner = []
    if spec.later:
        inner.append(f"({spec.later}) IS NOT TRUE")
    if spec.hidden and not options.everything:
        inner.append(f"({spec.hidden}) IS NOT TRUE")
    if options.customer is not None and spec.customer:
        inner.append(f"{spec.customer} = :customer")
        params["customer"] = find_customer(tx, options.customer)
    where = f" WHERE {' AND '.join(inner)}" if inner else ""
    sql = f"SELECT * FROM (SELECT {columns} FROM {spec.source}{where})"
    if options.open_only and spec.open_only:
        sql += f" WHERE {spec.open_only}"
    return f"{sql} ORDER BY {spec.order}", params


def _machine(spec: ListSpec, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    names = [name for name, _, _ in spec.fields]
    kinds = [kind for _, kind, _ in spec.fields]
    at = names.index("currency") if "currency" in names else None
    for row in rows:
        currency = row[at] if at is not None else "CNY"
        yield {
            name: _value(kind, value, currency)
            for name, kind, value in zip(names, kinds, row, strict=True)
        }


def _value(kind: str, value: Any, currency: str) -> Any:
    if value is None:
        return None
    if kind == "money":
        return plain(value, currency)
    if kind == "day":
        day = from_ordinal(value)
        return day.isoformat() if day else None
    return value
