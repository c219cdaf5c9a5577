"""The tables of a damaged ledger: found by its schema, by ours where that is gone, by their rows.

Rows that no page gives any more are taken from the journal, which holds every row as it was last
written.
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from arapp.models import journal
from arapp.services.progress import Progress, silent
from arapp.services.rescue.pages import Pages
from arapp.services.rescue.records import Gap, Tree, Value, leaf_rows, read_tree

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `key`: the row's own number, which is stored outside of the record."""

    name: str
    kind: str
    needed: bool
    default: Value
    key: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is built."""

    name: str
    root: int
    columns: tuple[Column, ...]

    def row(self, id_: int, values: list[Value]) -> Row | None:
        """The row by column names; None when the values cannot be this table's."""
        if not 2 <= len(values) <= len(self.columns):
            return None
        found: Row = {}
        for number, column in enumerate(self.columns):
            value = values[number] if number < len(values) else column.default
            if column.key:
                value = id_
            if not _fits(value, column):
                return None
            found[column.name] = value
        return found


def _fits(value: Value, column: Column) -> bool:
    if value is None:
        return not column.needed
    if column.kind == "INTEGER":
        return isinstance(value, int)
    return isinstance(value, str) and "\ufffd" not in value


@dataclass(slots=True)
class Table:
    """Rows by id; `gaps`: ids not read; `from_journal`: ids of rows the journal gave.

    `lost` rows are missing for certain, `most` more may be.
    """

    shape: Shape
    rows: dict[int, Row] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    from_journal: set[int] = field(default_factory=set)
    lost: int = 0
    most: int = 0
    whole: bool = True

    @property
    def rebuilt(self) -> int:
        """How many rows the journal gave."""
        return len(self.from_journal)


def read_tables(
    pages: Pages, names: Iterable[str], progress: Progress = silent
) -> dict[str, Table]:
    """The named tables with all that can still be read. Raises Cancelled."""
    wanted = list(names)
    shapes = _shapes(pages, wanted)
    tables = {name: Table(shapes[name]) for name in wanted if name in shapes}
    pages.tick = lambda: progress(min(pages.asked, pages.count), pages.count, "")
    progress(0, pages.count, "")
    seen: set[int] = set()
    for table in tables.values():
        seen |= _read(pages, table)
    if any(table.gaps for table in tables.values()):
        _read_strays(pages, tables, seen)
    whole = _from_journal(pages, shapes, tables)
    highest = _highest(pages, shapes)
    for table in tables.values():
        _reckon(table, whole, highest.get(table.shape.name))
    progress(pages.count, pages.count, "")
    return tables


# --- schema ---------------------------------------------------------------------------------------


def _shapes(pages: Pages, names: Iterable[str]) -> dict[str, Shape]:
    """Tables of the file by its own schema, and those missing there as a new ledger has them."""
    own = _schema(pages)
    lacking = {*names, "journal_change", "journal_shape", "sqlite_sequence"} - own.keys()
    return {**_template(), **own} if lacking else own


def _schema(pages: Pages) -> dict[str, Shape]:
    found: dict[str, Shape] = {}

    def take(_row: int, values: list[Value]) -> None:
        if len(values) != 5 or values[0] != "table":
            return
        name, root, sql = values[1], values[3], values[4]
        if isinstance(name, str) and isinstance(root, int) and isinstance(sql, str):
            with suppress(sqlite3.Error, sqlite3.Warning):
                found[name] = Shape(name, root, _columns(name, sql))

    read_tree(pages, 1, take)
    return found


def _columns(name: str, sql: str) -> tuple[Column, ...]:
    """Columns of a CREATE TABLE, as SQLite understands it. Raises sqlite3.Error."""
    if name == "sqlite_sequence":
        return ()
    if not sql.upper().startswith("CREATE TABLE") or " SELECT" in sql.upper():
        raise sqlite3.DatabaseError(name)
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute(sql)
        info = conn.execute(
            'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (name,)
        ).fetchall()
    return tuple(
        Column(column, kind, bool(needed), _default(told), pk == 1 and kind == "INTEGER")
        for column, kind, needed, told, pk in info
    )


def _default(told: str | None) -> Value:
    if told is None or told == "NULL":
        return None
    return told.strip("'") if told.startswith("'") else int(told) if told.isdigit() else told


@cache
def _template() -> dict[str, Shape]:
    """Tables of a new ledger."""
    from arapp.models import migrate

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.arapp"
        migrate.create(path)
        with Pages(path) as pages:
            return _schema(pages)


# --- rows -----------------------------------------------------------------------------------------


def _read(pages: Pages, table: Table) -> set[int]:
    """Fill the table from its tree; the pages it took."""
    doubtful: list[int] = []

    def take(id_: int, values: list[Value]) -> None:
        row = table.shape.row(id_, values)
        if row is None:
            doubtful.append(id_)
        else:
            table.rows[id_] = row

    tree: Tree = read_tree(pages, table.shape.root, take)
    table.gaps = tree.gaps + [(id_ - 1, id_) for id_ in doubtful]
    if len(doubtful) > len(table.rows):  # another table's root
        table.gaps.append((0, None))
    return tree.pages


def _read_strays(pages: Pages, tables: dict[str, Table], seen: set[int]) -> None:
    """Leaves whose way from the root is broken: they go to the one table they can belong to."""
    broken = [table for table in tables.values() if table.gaps]
    for number in range(2, pages.count + 1):
        if number in seen or number in pages.free:
            continue
        for id_, values in leaf_rows(pages, number):
            fitting = [
                (table, row)
                for table in broken
                if _is_missing(table, id_) and (row := table.shape.row(id_, values)) is not None
            ]
            if len(fitting) == 1:
                table, row = fitting[0]
                table.rows[id_] = row


def _is_missing(table: Table, id_: int) -> bool:
    inside = any(low < id_ and (high is None or id_ <= high) for low, high in table.gaps)
    return inside and id_ not in table.rows


def _from_journal(pages: Pages, shapes: dict[str, Shape], tables: dict[str, Table]) -> bool:
    """Take missing rows from their newest change; whether the journal itself was read wholly."""
    newest: dict[tuple[str, int], tuple[int, str | None]] = {}
    changes, forms = shapes["journal_change"], Table(shapes["journal_shape"])
    _read(pages, forms)
    bad: list[int] = []

    def take(id_: int, values: list[Value]) -> None:
        change = changes.row(id_, values)
        if change is None:
            bad.append(id_)
        elif change["tbl"] in tables and change["row"] not in tables[change["tbl"]].rows:
            newest[change["tbl"], change["row"]] = (change["seq"], change["after"])

    tree = read_tree(pages, changes.root, take)
    for (name, id_), (seq, after) in newest.items():
        if after is not None:
            _rebuild(tables[name], id_, after, _form(forms, name, seq))
    return not (tree.gaps or bad or forms.gaps)


def _form(forms: Table, name: str, seq: int) -> list[str]:
    """Columns of the table as entry `seq` wrote them."""
    known = [row for row in forms.rows.values() if row["tbl"] == name and row["from_seq"] <= seq]
    newest = max(known, key=lambda row: int(row["from_seq"]), default=None)
    try:
        found = json.loads(newest["columns"]) if newest else []
    except ValueError:
        return []
    return [str(column) for column in found] if isinstance(found, list) else []


def _rebuild(table: Table, id_: int, after: str, columns: list[str]) -> None:
    values = journal.values_of(after)
    if len(values) != len(columns) or not columns:
        table.lost += 1
        return
    blank: Row = {column.name: column.default for column in table.shape.columns}
    table.rows[id_] = {**blank, **dict(zip(columns, values, strict=True)), "id": id_}
    table.from_journal.add(id_)


def _highest(pages: Pages, shapes: dict[str, Shape]) -> dict[str, int]:
    """The highest id ever given, per table."""
    found: dict[str, int] = {}

    def take(_row: int, values: list[Value]) -> None:
        if len(values) == 2 and isinstance(values[0], str) and isinstance(values[1], int):
            found[values[0]] = values[1]

    read_tree(pages, shapes["sqlite_sequence"].root, take)
    return found


def _reckon(table: Table, journal_whole: bool, highest: int | None) -> None:
    """How many rows are missing: none but `lost` when the whole journal was asked."""
    table.rows = dict(sorted(table.rows.items()))
    if journal_whole or not table.gaps:
        table.whole = table.lost == 0
        return
    end = highest if highest is not None else max(table.rows, default=0)
    missing: set[int] = set()
    for low, high in table.gaps:
        last = end if high is None else min(high, end)
        missing.update(range(max(low + 1, 1), min(last, low + 10_000_000) + 1))
    table.most = len(missing - table.rows.keys())
    open_end = highest is None and any(high is None for _, high in table.gaps)
    table.whole = table.lost == 0 and table.most == 0 and not open_end
