"""What the sums and the journal cost.

`python3 run.py test -m bench -s tests/bench/test_journal.py`. Floors in the same run, on the same
kind of file with the same settings: an allocation against an insert of the same values into the
same table with its indices and without its triggers; 200,000 receipts posted with the triggers of
the journal and without.
"""

import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from arapp.models import journal
from arapp.models.store import connect
from arapp.models.tx import WriteTx
from arapp.models.values.days import FixedClock
from arapp.services.files import new_ledger
from tests.bench.clockwork import Ratio, compare, python
from tests.conftest import TODAY

ROWS = 20_000
BULK = 200_000
DAY = 739_900
ALLOCATION = (
    "INSERT INTO allocation (receipt_id, plan_id, amount, day, how) VALUES (?, ?, ?, ?, 'hand')"
)
TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'allocation'"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with ROWS receivables and as many receipts."""
    path = new_ledger(tmp_path_factory.mktemp("bench") / "filled.arapp", "澄禾")
    conn = connect(path)
    with _command(conn):
        conn.execute("INSERT INTO customer (id, name, name_key) VALUES (1, '甲', '甲')")
        conn.executemany(
            "INSERT INTO plan (customer_id, kind, state, booked_on, due_on, amount)"
            " VALUES (1, 'opening', 'firm', ?, ?, 1000)",
            [(DAY + n % 700, DAY + n % 700 + 30) for n in range(ROWS)],
        )
        conn.executemany(
            "INSERT INTO receipt (number, day, amount, customer_id) VALUES (?, ?, 1000, 1)",
            [(f"R{n}", DAY + n % 700) for n in range(ROWS)],
        )
    conn.close()
    return path


def _plain(conn: sqlite3.Connection) -> sqlite3.Connection:
    """The same table with its indices and none of its triggers."""
    for (name,) in conn.execute(TRIGGERS).fetchall():
        conn.execute(f"DROP TRIGGER {name}")
    return conn


class _command:  # noqa: N801 - used as a verb
    """A command's transaction without the service: what is measured is the file's own work."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    def __enter__(self) -> None:
        self.conn.execute("BEGIN IMMEDIATE")
        self.seq, self.previous = journal.head(self.conn)
        self.conn.execute("UPDATE journal_state SET seq = ?", (self.seq + 1,))

    def __exit__(self, *_: object) -> None:
        facts = (self.seq + 1, "", "", "do", "bench", "", None)
        journal.seal(self.conn, facts, self.previous)
        self.conn.execute("UPDATE journal_state SET seq = NULL")
        self.conn.execute("COMMIT")


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Iterator[Callable[[], sqlite3.Connection]]:
    """A connection to a copy, made anew at every call."""
    opened: list[sqlite3.Connection] = []

    def make() -> sqlite3.Connection:
        for conn in opened:
            conn.close()
        opened.clear()
        path = tmp_path / "used.arapp"
        for beside in ("", "-wal"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        shutil.copy(template, path)
        opened.append(connect(path))
        opened[0].execute("SELECT count(*) FROM plan NOT INDEXED").fetchall()
        return opened[0]

    yield make
    for conn in opened:
        conn.close()


def _values(count: int) -> list[tuple[int, int, int, int]]:
    return [(n + 1, n + 1, 400, DAY + 800) for n in range(count)]


def _told(ratio: Ratio) -> None:
    sys.stdout.write("\n" + ratio.line() + "\n")


@pytest.mark.bench
def test_an_allocation_among_many(fresh: Callable[[], sqlite3.Connection]) -> None:
    values = _values(ROWS)

    def floor() -> float:
        conn = _plain(fresh())
        began = time.process_time()
        conn.execute("BEGIN IMMEDIATE")
        conn.executemany(ALLOCATION, values)
        conn.execute("COMMIT")
        return time.process_time() - began

    def ours() -> float:
        conn = fresh()
        began = time.process_time()
        with _command(conn):
            conn.executemany(ALLOCATION, values)
        return time.process_time() - began

    ratio = compare("an allocation with sums and journal, one transaction", floor, ours, 15.0, 3)
    _told(ratio)
    assert ratio.value <= ratio.goal


@pytest.mark.bench
def test_an_allocation_and_its_commit(fresh: Callable[[], sqlite3.Connection]) -> None:
    values = _values(300)

    def floor() -> float:
        conn = _plain(fresh())
        began = time.perf_counter()
        for row in values:
            conn.execute("BEGIN IMMEDIATE")
            conn.execute(ALLOCATION, row)
            conn.execute("COMMIT")
        return time.perf_counter() - began

    def ours() -> float:
        conn = fresh()
        began = time.perf_counter()
        for row in values:
            with _command(conn):
                conn.execute(ALLOCATION, row)
        return time.perf_counter() - began

    ratio = compare("an allocation and its commit", floor, ours, 15.0, rounds=3)
    _told(ratio)
    assert ratio.value <= ratio.goal


NUMBERS = ("series", "year", "n", "number", "day")
RECEIPTS = ("number", "day", "payer", "payer_account", "amount", "serial_no", "memo", "row_key")


@pytest.mark.bench
def test_a_bulk_import_with_the_journal(fresh: Callable[[], sqlite3.Connection]) -> None:
    """The rows of a large import as it posts them: numbers, then receipts, many a statement."""
    numbers = [
        ("receipt", 2026, n + 1, f"收-2026-{n + 1:06d}", DAY + n // 400) for n in range(BULK)
    ]
    receipts = [
        (number, day, f"苏州第{n % 900}机械有限公司", f"62220{n % 900:011d}", 1000 + n,
         f"SN{n:07d}", f"{n % 12 + 1}月货款", f"1:{n:09d}")
        for n, (_, _, _, number, day) in enumerate(numbers)
    ]  # fmt: skip

    def post(conn: sqlite3.Connection) -> float:
        tx = WriteTx(conn, FixedClock(TODAY), "", 0)
        began = time.process_time()
        with _command(conn):
            tx.insert_many("number_use", NUMBERS, numbers)
            tx.insert_many("receipt", RECEIPTS, receipts)
        return time.process_time() - began

    def floor() -> float:
        conn = fresh()
        for table in ("receipt", "number_use"):
            conn.execute(f"DROP TRIGGER journal_{table}_i")
        return post(conn)

    # The rows alone; the goal is for the import as a whole, below.
    ratio = compare("200,000 receipts with the journal", floor, lambda: post(fresh()), 3.0, 2)
    _told(ratio)
    assert ratio.value <= ratio.goal


IMPORT = """
import sys
from pathlib import Path
from arapp import cli
from arapp.models import journal, store
from arapp.services import dispatch

if sys.argv.pop(1) == "without":
    store.check_schema = dispatch._require_sound = lambda *_: None
    conn = store.connect(Path(sys.argv[-1]))
    for table in journal.journaled_tables(conn):
        for tag in "iud":
            conn.execute(f"DROP TRIGGER journal_{table}_{tag}")
    conn.close()
sys.exit(cli.main(["import", *sys.argv[1:]]))
"""


@pytest.mark.bench
def test_a_whole_import_with_the_journal(tmp_path: Path) -> None:
    """A bank file of 200,000 rows through the headless command, with and without the triggers."""
    sheet, used = tmp_path / "bank.csv", tmp_path / "used.arapp"
    lines = (
        f"{date.fromordinal(DAY + n // 400)},SN{n:07d},{1000 + n % 9000}.00,"
        f"苏州第{n % 900}机械有限公司,62220{n % 900:011d},{n % 12 + 1}月货款"
        for n in range(BULK - 1)
    )
    head = "交易日期,流水号,收入金额,对方户名,对方账号,附言"
    sheet.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    empty = new_ledger(tmp_path / "empty.arapp", "澄禾").read_bytes()

    def run(how: str) -> float:
        used.write_bytes(empty)
        return python(["-c", IMPORT, how, str(sheet), "--ledger", str(used)])

    ratio = compare(
        "import of 200,000 rows with the journal", lambda: run("without"), lambda: run("with"),
        2.0, rounds=1,
    )  # fmt: skip
    _told(ratio)
    with sqlite3.connect(used) as conn:
        assert conn.execute("SELECT count(*) FROM receipt").fetchone() == (BULK - 1,)
    conn.close()
    assert ratio.value <= ratio.goal


@pytest.mark.bench
def test_control_work_done_twice_is_noticed(fresh: Callable[[], sqlite3.Connection]) -> None:
    values = _values(5_000)

    def times(count: int) -> Callable[[], float]:
        def run() -> float:
            conn = _plain(fresh())
            began = time.process_time()
            conn.execute("BEGIN IMMEDIATE")
            for _ in range(count):
                conn.executemany(ALLOCATION, values)
            conn.execute("COMMIT")
            return time.process_time() - began

        return run

    assert compare("control", times(1), times(4), 2.0).value > 2.0
