"""A ledger with something in it, and a clock that can be moved."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.services.backup import make
from arapp.services.dispatch import Dispatch
from tests.ledger_text import given
from tests.services.backup.hands import Hands

BOOK = """
    客户 甲
    客户 乙
    合同 C1 甲 1500 签订=2026-08-01
    应收 P1 甲 1000 入账=2026-09-01 到期=2026-10-01 合同=C1
    应收 P2 甲 500 入账=2026-09-01 到期=2026-10-31 合同=C1
    应收 P3 乙 250.50 入账=2026-09-01 到期=2026-10-31
    收款 R1 甲 400 日期=2026-10-02
    核销 R1 P1 400 日期=2026-10-02
"""


@pytest.fixture
def clock() -> Hands:
    """09:13 in China, 12 November 2026."""
    return Hands()


@pytest.fixture
def firm(ledger_file: Path, clock: Hands) -> Iterator[Dispatch]:
    """A ledger of two customers, three plan rows, 1,350.50 open."""
    books = Dispatch(Store.open(ledger_file, clock))
    given(books, BOOK)
    yield books
    with contextlib.suppress(sqlite3.ProgrammingError):  # the test closed it itself
        books.close()


@pytest.fixture
def home(firm: Dispatch) -> Path:
    """The folder of its backups."""
    return make.home_of(firm)
