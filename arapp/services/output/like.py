"""The boss's Excel: an updated copy of an imported sheet, in its own layout.

The sheet's rows are known again as an import would know them; what the ledger says of them as of
the ledger's day is written into the columns for it, new rows come in above the totals, figures of
totals are reckoned anew. Formulas of the user's stay formulas. What cannot be brought up to date
is listed on a sheet of its own. The original stays as it is (decision 0016).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from arapp.models.tx import Tx
from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.rows.records import PlanRow
from arapp.services.importing.service import rehearsal, staged
from arapp.services.importing.stage import StagedTable, Staging
from arapp.services.ledger.names import name_key
from arapp.services.output import like_facts
from arapp.services.output.files import save
from arapp.services.output.foreign import as_bytes, copy_of, guard_original
from arapp.services.output.like_cells import described
from arapp.services.output.like_facts import Fact
from arapp.services.output.like_notes import Left, write_notes
from arapp.services.output.like_roles import kind_of
from arapp.services.output.like_table import Drawing
from arapp.services.progress import Progress, silent

_LOOKS: Mapping[str, Callable[[Tx, Sequence[int], date], list[Fact]]] = {
    "plan": like_facts.items,
    "contract": like_facts.contracts,
    "invoice": like_facts.invoices,
    "customer": like_facts.customers,
}
_RECORDS = {
    "plans": "plan",
    "balances": "customer",
    "contracts": "contract",
    "invoices": "invoice",
    "customers": "customer",
}


@dataclass(frozen=True, slots=True)
class Updated:
    """What came of it: rows brought up to date, cells written, rows added, what was left."""

    file: Path
    rows: int
    cells: int
    added: int
    left: tuple[Left, ...]


def update_like(
    books: Dispatch,
    source: Path,
    path: Path,
    *,
    lang: str = "zh_CN",
    password: str | None = None,
    progress: Progress = silent,
) -> Updated:
    """Write the updated copy of `source` to `path`, as of the ledger's day.

    `source` is the file that was imported, or a later state of it: rows are known by what they
    say. Raises FileTrouble (it cannot be read, or holds no rows to update), InvalidValue (`path`
    is the source itself), DiskFull, NotWritable; then nothing is written.
    """
    guard_original(path, source, books.path)
    staging = staged(books, [source], progress, password=password, update="none", lang=lang)
    grid, tables = staging.files[0].grid, staging.files[0].tables
    kinds = [kind_of(table) for table in tables]
    drawn = [n for n, kind in enumerate(kinds) if kind in _RECORDS]
    if not drawn:
        raise NothingRecognised(file=grid.name, reason="no_rows_to_update")
    known, left = _known(books, staging)
    day, facts, new = books.ask(lambda tx: _facts(tx, known, {kinds[n] for n in drawn}))
    copy = copy_of(grid, source)
    mine = {
        n: {row: facts[record] for row, record in known[n].items() if record in facts}
        for n in drawn
    }
    shares, homeless = _shared(kinds, mine, new)
    drawings = [
        Drawing(copy, tables[n], mine[n], shares.get(n, ()), day)
        # from the bottom up: what is added below moves nothing above
        for n in sorted(drawn, key=lambda n: -_top(tables[n]))
    ]
    for drawing in drawings:
        drawing.draw()
    left += homeless + [one for drawing in reversed(drawings) for one in drawing.left]
    counts = (
        sum(map(len, mine.values())),
        sum(drawing.cells for drawing in drawings),
        sum(drawing.added for drawing in drawings),
    )
    write_notes(copy, grid, day, counts, left, lang)
    save(path, as_bytes(copy))
    return Updated(path, *counts, tuple(left))


def _top(table: StagedTable) -> int:
    return table.raw.header_rows[0] if table.raw.header_rows else 0


def _known(books: Dispatch, staging: Staging) -> tuple[list[dict[int, str]], list[Left]]:
    """Row → record of each table; what has none is told.

    By what the rows say; rows that were corrected when they came in are known by their place.
    """
    (file,) = staging.files
    bare = replace(staging, files=(replace(file, grid=replace(file.grid, sha256="")),))
    (said,), (placed,) = rehearsal(books, bare).tallies, rehearsal(books, staging).tallies
    customers = books.ask(_customers)
    found: list[dict[int, str]] = []
    left: list[Left] = []
    for tally, again in zip(said, placed, strict=True):
        records: dict[int, str] = {}
        kind, sheet = kind_of(tally.table), tally.table.raw.sheet
        wanted = _RECORDS.get(kind, "?")
        if kind and wanted == "?":
            left.append(Left(sheet, 0, "kind", kind))
        taken = set(tally.equals.values())
        for i, record in enumerate(tally.table.records):
            mine = tally.equals.get(i, "")
            if kind == "balances" and isinstance(record, PlanRow):
                mine = customers.get(name_key(record.customer), "")
            other = again.equals.get(i, "")
            if not mine and other not in taken:
                mine = other
            if mine.startswith(f"{wanted}:"):
                records[record.row] = mine
            elif wanted != "?" and tally.status[i] != "skipped":
                code = "not_in_ledger" if tally.status[i] == "posted" else "kept_out"
                left.append(Left(sheet, record.row, code))
        found.append(records)
    return found, left


def _customers(tx: Tx) -> dict[str, str]:
    """Folded name or short name → record."""
    rows = tx.rows(
        "SELECT coalesce(merged_into_id, id), name_key, short_name FROM customer"
        " ORDER BY merged_into_id IS NULL, id DESC"
    )
    found = {name_key(short): f"customer:{row_id}" for row_id, _, short in rows if short}
    return found | {key: f"customer:{row_id}" for row_id, key, _ in rows}


def _facts(
    tx: Tx, known: Sequence[Mapping[int, str]], kinds: set[str]
) -> tuple[date, dict[str, Fact], dict[str, list[Fact]]]:
    """The ledger's day, the known records as of it, and by kind what no row speaks of."""
    ids: dict[str, list[int]] = defaultdict(list)
    for records in known:
        for record in records.values():
            what, _, number = record.partition(":")
            ids[what].append(int(number))
    day = tx.today
    facts = {fact.record: fact for what in ids for fact in _LOOKS[what](tx, ids[what], day)}
    new = {
        kind: [fact for fact in _all(tx, kind, day) if fact.record not in facts] for kind in kinds
    }
    return day, facts, new


def _all(tx: Tx, kind: str, day: date) -> list[Fact]:
    if kind == "plans":
        return like_facts.open_items(tx, day)
    table = _RECORDS[kind]
    dated = {
        "contract": "state <> 'void' AND coalesce(signed_on, 0) <= :day",
        "invoice": "day <= :day",
    }
    where = dated.get(table, ":day > 0")
    found = tx.rows(f"SELECT id FROM {table} WHERE {where} ORDER BY id", {"day": day.toordinal()})
    facts = _LOOKS[table](tx, [row_id for (row_id,) in found], day)
    return [fact for fact in facts if fact.amount] if table == "customer" else facts


def _shared(
    kinds: Sequence[str],
    mine: Mapping[int, Mapping[int, Fact]],
    new: Mapping[str, Sequence[Fact]],
) -> tuple[dict[int, list[Fact]], list[Left]]:
    """Which table each new record belongs in: where its customer is, else the latest one.

    Items that were settled before the sheet begins are none of its business.
    """
    shares: dict[int, list[Fact]] = defaultdict(list)
    left: list[Left] = []
    for kind, facts in new.items():
        places = [n for n in mine if kinds[n] == kind and mine[n]]
        days = [f.booked_on for n in places for f in mine[n].values() if f.booked_on]
        latest = max(days, default=date.max)
        last = max(places, key=lambda n: (_last_day(mine[n]), n), default=-1)
        for fact in facts:
            if kind == "plans" and not fact.open and (fact.booked_on or date.min) <= latest:
                continue
            homes = [n for n in places if any(
                f.customer_id == fact.customer_id for f in mine[n].values())]  # fmt: skip
            home = max(homes, key=lambda n: (_last_day(mine[n]), n), default=last)
            if home < 0:
                left.append(Left("", 0, "no_place", described(fact)))
            else:
                shares[home].append(fact)
    return shares, left


def _last_day(facts: Mapping[int, Fact]) -> date:
    return max((f.booked_on for f in facts.values() if f.booked_on), default=date.min)
