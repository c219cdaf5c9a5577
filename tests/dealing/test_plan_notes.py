"""Label, owner and note of a single row: whenever, for no money moves."""

import json
from datetime import date

import pytest

from arapp.models.values.errors import InvalidValue, NotFound
from arapp.services.dealing.plan_notes import AnnotatePlan
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.history import history
from arapp.services.ledger.period import LockPeriod
from tests.dealing.deals import customer, drafted, row_id, saved

SIGNED = date(2026, 6, 1)


@pytest.fixture
def row(books: Dispatch) -> int:
    """The acceptance row of a contract."""
    deal = saved(books, drafted(books, customer(books), signed=SIGNED))
    return row_id(books, deal, "签订款")


def _words(books: Dispatch, row: int) -> tuple[str, str, str]:
    sql = "SELECT label, owner, note FROM plan WHERE id = ?"
    found: tuple[str, str, str] = books.ask(lambda tx: tx.one(sql, (row,)))
    return found


def test_each_of_them_by_itself(books: Dispatch, row: int) -> None:
    owner = _words(books, row)[1]
    books.run(AnnotatePlan(row, name="  首 付款 "))
    assert _words(books, row) == ("首 付款", owner, "")
    books.run(AnnotatePlan(row, owner="周凯", note="等盖章\n再催"))
    assert _words(books, row) == ("首 付款", "周凯", "等盖章\n再催")
    books.run(AnnotatePlan(row, owner="", note=""))
    assert _words(books, row) == ("首 付款", "", "")


def test_a_closed_period_takes_words(books: Dispatch, row: int) -> None:
    books.run(LockPeriod(date(2026, 10, 31)))
    books.run(AnnotatePlan(row, note="对过账"))
    assert _words(books, row)[2] == "对过账"


def test_what_cannot_be(books: Dispatch, row: int) -> None:
    with pytest.raises(InvalidValue) as refusal:
        books.run(AnnotatePlan(row, name=" "))
    assert (refusal.value.fields["field"], refusal.value.fields["reason"]) == ("name", "empty")
    with pytest.raises(InvalidValue, match="too_long"):
        books.run(AnnotatePlan(row, name="款" * 61))
    with pytest.raises(NotFound):
        books.run(AnnotatePlan(99, note="x"))


def test_the_history_tells_it(books: Dispatch, row: int) -> None:
    books.run(AnnotatePlan(row, note="等盖章"))
    found = books.ask(lambda tx: history(tx, f"plan:{row}"))
    assert "等盖章" in json.dumps(found, ensure_ascii=False, default=str)
