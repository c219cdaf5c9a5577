"""A page of 200 rows ≤ 1.1 × raw sqlite3.

`python3 run.py test -m bench -s tests/bench/test_rows.py`; ARAPP_LARGE names a large sample. The
floor runs the very same SELECT on a bare connection and takes the tuples; ours goes through the
door, the read transaction and frozen rows with real days.
"""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services import sample
from arapp.services.collection.look import look_at
from arapp.services.collection.plan_rows import window
from arapp.services.collection.stages import Group
from arapp.services.dispatch import Dispatch
from tests.bench.clockwork import compare, timed
from tests.conftest import TODAY

PAGE = 200
TIMES = 20


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large ledger, or the medium one."""
    named = os.environ.get("ARAPP_LARGE")
    if named:
        return Path(named)
    path = tmp_path_factory.mktemp("bench") / "medium.arapp"
    return sample.new_sample(path, "", size="medium", clock=FixedClock(TODAY))


class Overheard:
    """Stands in for a transaction once, to learn the SELECT that a query runs."""

    def __init__(self, tx: Any) -> None:
        self._tx = tx
        self.asked: list[tuple[str, Any]] = []

    def rows(self, sql: str, params: Any = ()) -> list[Any]:
        """Note it and pass it on."""
        self.asked.append((sql, params))
        return list(self._tx.rows(sql, params))


@pytest.mark.bench
def test_a_page_of_two_hundred_rows(ledger: Path) -> None:
    with Store.open(ledger, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        look = books.ask(lambda tx: look_at(tx, TODAY)).frame

        def page(tx: Any) -> list[Any]:
            return window(tx, look, Group.DAYS_31_90, 0, PAGE)

        heard = books.ask(lambda tx: _heard(tx, page))
        sql, params = heard.asked[-1]
        ours = timed(lambda: [books.ask(page) for _ in range(TIMES)])
        seconds = [ours() for _ in range(9)]
        assert len(books.ask(page)) > PAGE // 4
    conn = sqlite3.connect(ledger, isolation_level=None)
    conn.execute("PRAGMA cache_size = -65536")
    floor = timed(lambda: [conn.execute(sql, params).fetchall() for _ in range(TIMES)])
    floor()
    ratio = compare("a page of 200 rows", floor, lambda: min(seconds), 1.1, rounds=9)
    conn.close()
    sys.stdout.write("\n" + ratio.line() + "\n")
    assert ratio.value <= ratio.goal


def _heard(tx: Any, page: Callable[[Any], list[Any]]) -> Overheard:
    heard = Overheard(tx)
    page(heard)
    return heard


@pytest.mark.bench
def test_control_an_idle_second_pass_is_noticed() -> None:
    busy = timed(lambda: sum(range(200_000)))
    twice = timed(lambda: (sum(range(200_000)), sum(range(200_000))))
    assert compare("control", busy, twice, 1.1).value > 1.1
