"""The run: damaged files through the whole import into a real ledger, and its judge."""

import hashlib
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from arapp.models import verify
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import DomainError
from arapp.models.values.money import plain
from arapp.services.dispatch import Dispatch
from arapp.services.importing import service
from arapp.services.importing.booking.report import STATES
from arapp.services.importing.reading import sandbox as reading
from tests.conftest import TODAY
from tests.importing.fuzz_damage import damaged
from tests.importing.fuzz_reader import Forked, load
from tests.importing.fuzz_seeds import KEY, Seed, seeds

SECONDS = 10.0  # for one small file, the limit of the reader is a minute
_LEDGER_OF = 40  # cases that share a ledger
_REAL_EVERY = 100  # by a reading process as the program starts it
# kind of a table → where its rows are; True: only its rows are there
_POSTED = {"receipts": ("receipt", True), "invoices": ("invoice", True), "plans": ("plan", False),
           "contracts": ("contract", False)}  # fmt: skip


@dataclass
class Tally:
    """What happened. `faults` are told with the number of the case, which makes it again; `broke`
    are the cases that ended the reader's process."""

    cases: int = 0
    imported: int = 0
    rows: int = 0
    posted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    by_form: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    broke: list[str] = field(default_factory=list)


def content(books: Dispatch) -> str:
    """Hash of every cell of every table."""

    def read(tx: Any) -> str:
        digest = hashlib.sha256()
        names = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for (name,) in names:
            for row in tx.rows(f'SELECT * FROM "{name}"'):  # noqa: S608, RUF100 - names of the file itself
                digest.update(repr(row).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    return str(books.ask(read))


def run(number: int, first: int, folder: Path, template: Path, patch: pytest.MonkeyPatch) -> Tally:
    """`number` cases from case `first` on; a case is the same in every run."""
    load()
    tally = Tally()
    Forked.faults = folder / "faults.txt"
    Forked.peak = Forked.killed = 0
    real = reading.Reading._start
    found = seeds(folder, Random(1))
    books: Dispatch
    for start in range(first, first + number, _LEDGER_OF):
        with _ledger(folder, template, start, tally) as books:
            for case in range(start, min(start + _LEDGER_OF, first + number)):
                by_fork = case % _REAL_EVERY != 0
                patch.setattr(reading.Reading, "_start", _fork if by_fork else real)
                _case(case, found[case % len(found)], folder, books, tally)
    if Forked.faults.exists():
        told = Forked.faults.read_text(encoding="utf-8").split("Traceback (most recent call last)")
        tally.faults += sorted({one[-800:].strip() for one in told if one.strip()})
    return tally


def _fork(self: reading.Reading) -> Any:
    self._complaints = None
    return Forked()


@contextmanager
def _ledger(folder: Path, template: Path, start: int, tally: Tally) -> Iterator[Dispatch]:
    path = Path(shutil.copy(template, folder / "ledger.arapp"))
    with Store.open(path, FixedClock(TODAY)) as store:
        yield Dispatch(store)
    failed = check(path)
    if failed:
        tally.faults.append(f"cases from {start}: {failed}")
    for part in folder.glob("ledger.arapp*"):
        part.unlink()


def _case(case: int, seed: Seed, folder: Path, books: Dispatch, tally: Tally) -> None:
    rng = Random(case * 7919)
    way, data = damaged(rng, folder, seed)
    path = folder / f"对账单 {case}.{rng.choice(('xlsx', 'xls', 'csv', 'txt', 'ods'))}"
    path.write_bytes(data)
    tally.cases += 1
    tally.forms[seed.form] += 1
    tally.ways[way] += 1
    what = f"case {case} ({seed.form}, {seed.name}, {way})"
    before = content(books)
    began = time.perf_counter()
    try:
        answer = service.run_import(books, [path], password=KEY)
    except DomainError as refusal:
        tally.refused[f"{refusal.kind}:{refusal.fields.get('reason', '')}"] += 1
        if refusal.fields.get("reason") == "reader_died":
            tally.broke.append(what)
        if refusal.fields.get("reason") == "time":
            tally.faults.append(f"{what}: over the time")
        if content(books) != before:
            tally.faults.append(f"{what}: {refusal} and yet something was written")
    except Exception as fault:
        tally.faults.append(f"{what}: uncaught {type(fault).__name__}: {str(fault)[:300]}")
    else:
        tally.imported += 1
        tally.by_form[seed.form] += 1
        _judge(what, answer, books, tally)
    finally:
        path.unlink()
    took = time.perf_counter() - began
    tally.slowest = max(tally.slowest, took)
    if took > SECONDS:
        tally.faults.append(f"{what}: {took:.1f} s")


def _judge(what: str, answer: dict[str, Any], books: Dispatch, tally: Tally) -> None:
    """Every row is somewhere, and what was told as posted is in the ledger, to the cent."""
    batch = answer["batch"]
    posted: Counter[str] = Counter()
    for table in answer["files"][0]["tables"]:
        if table["kind"] is None:
            continue
        if table["rows"] != sum(table[state] for state in STATES):
            tally.faults.append(f"{what}: rows {table['rows']} are not what became of them")
        tally.rows += table["rows"]
        tally.posted += table["posted"]
        posted[table["kind"]] += table["posted"]
    if "ledger" in posted:
        return
    for kind, (name, alone) in _POSTED.items():
        sql = f"SELECT count(*) FROM {name} WHERE batch_id = ?"  # noqa: S608, RUF100 - own names
        found = _value(books, sql, batch)
        if found < posted[kind] or (alone and found != posted[kind]):
            tally.faults.append(f"{what}: {posted[kind]} {kind} told, {found} in the ledger")
    sql = "SELECT currency, sum(amount) FROM receipt WHERE batch_id = ? GROUP BY currency"
    booked = dict(books.ask(lambda tx: tx.rows(sql, (batch,))))
    if "receipts" in posted and {code: plain(minor, code) for code, minor in booked.items()} != {
        code: text for code, text in _net(answer).items() if Decimal(text)
    }:
        tally.faults.append(f"{what}: {_net(answer)} told, {booked} in the ledger")


def _value(books: Dispatch, sql: str, batch: int) -> int:
    return int(books.ask(lambda tx: tx.value(sql, (batch,))))


def _net(answer: dict[str, Any]) -> dict[str, str]:
    """Receipts by currency, as the answer tells them."""
    sums: dict[str, Decimal] = {}
    for table in answer["files"][0]["tables"]:
        if table["kind"] == "receipts":
            for code, text in table["net_total"].items():
                sums[code] = sums.get(code, Decimal(0)) + Decimal(text)
    return {code: str(total) for code, total in sums.items()}


def check(path: Path) -> list[str]:
    """Checks of a closed ledger that fail."""
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        return [found.key for found in verify.run(conn) if not found.ok]
    finally:
        conn.close()
