"""All checks of a large ledger, in seconds and against reading the file once from end to end.

`python3 run.py test -m bench -s tests/bench/test_verify.py`; ARAPP_LARGE names a large sample that
may be opened (its WAL is folded in), else a medium one is made. The floor reads every column of
every row of every table in one process.
"""

import os
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from arapp.models import verify
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services import checking, sample
from arapp.services.dispatch import Dispatch
from tests.bench.clockwork import Ratio
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large ledger, or the medium one."""
    named = os.environ.get("ARAPP_LARGE")
    if named:
        return Path(named)
    path = tmp_path_factory.mktemp("bench") / "medium.arapp"
    return sample.new_sample(path, "", size="medium", clock=FixedClock(TODAY))


def scan(path: Path) -> float:
    """Seconds to read every value once."""
    conn = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    began = time.perf_counter()
    for table in tables:
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
        lengths = " + ".join(f'ifnull(length("{column}"), 0)' for column in columns)
        conn.execute(f"SELECT sum({lengths}) FROM {table} NOT INDEXED").fetchall()
    seconds = time.perf_counter() - began
    conn.close()
    return seconds


@pytest.mark.bench
def test_all_checks(ledger: Path) -> None:
    with Store.open(ledger, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        assert books.freeze()
        scan(ledger)
        floor = scan(ledger)
        books.thaw()
        before = os.times()
        began = time.perf_counter()
        found = checking.check_books(books)
        ours = time.perf_counter() - began
        after = os.times()
        spent = after.children_user + after.children_system
        spent -= before.children_user + before.children_system
    assert all(check.ok for check in found)
    assert {check.key for check in found} >= set(verify.KEYS)
    ratio = Ratio("all checks against one reading", floor, ours, 5.0)
    size = ledger.stat().st_size / 1e6
    sys.stdout.write(
        f"\n{ratio.line()}\n  {ours:.1f} s for {size:.0f} MB, {spent:.1f} s of processor time\n"
    )
    assert ratio.value <= ratio.goal
