"""Amounts in the history have the digits of their currency, also where a row names none."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

import pytest

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.entry_details import record_history
from arapp.services.ledger.history import history
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.ledger.reversals import RefundReceipt, VoidPlan
from arapp.services.matching.commands import Allocate
from arapp.services.reports.aging import aging
from tests.ledger_text import given

BOOK = """
    客户 甲 币种=JPY
    应收 A 甲 5000 入账=2026-10-01 到期=2026-10-31 币种=JPY
    收款 R 甲 9000 日期=2026-11-05 币种=JPY
"""


@pytest.fixture
def ids(books: Dispatch) -> dict[str, int]:
    return given(books, BOOK)


def amounts(tx: Tx, record: str) -> list[str | None]:
    return [
        change.after or change.before
        for entry in history(tx, record)
        for change in entry.changes
        if change.field == "amount"
    ]


def used(books: Dispatch, ids: dict[str, int]) -> int:
    part = ((ids["A"], Money(4000, "JPY")),)
    command = Allocate(ids["R"], part, ("discount", Money(300, "JPY")))
    (row,) = books.run(command).outcome.result
    return int(row)


def test_yen_have_no_digits_in_the_history(books: Dispatch, ids: dict[str, int]) -> None:
    row = used(books, ids)
    refund = books.run(RefundReceipt(ids["R"], Money(700, "JPY"))).outcome.result
    told = {f"allocation:{row}": "3700", "difference:1": "300", f"refund:{refund}": "700"}
    for record, amount in told.items():
        assert books.ask(partial(amounts, record=record)) == [amount]
        (entry,) = books.ask(partial(record_history, record=record)).entries
        (shift,) = [one for one in entry.shifts if one.column == "amount"]
        assert shift.after.currency == "JPY"


def test_also_when_all_of_it_was_taken_back(books: Dispatch, ids: dict[str, int]) -> None:
    row = used(books, ids)
    while books.undo_list():
        books.undo()
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM receipt")) == 0
    assert books.ask(lambda tx: amounts(tx, f"allocation:{row}")) == ["3700", "3700"]


@dataclass(frozen=True)
class Invoiced:
    """An invoice over the row."""

    plan: int
    label: ClassVar[str] = "import"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        customer, day = tx.one("SELECT customer_id, booked_on FROM plan WHERE id = ?", (self.plan,))
        money = {"net": 100_00, "tax": 13_00, "gross": 113_00, "currency": "CNY"}
        row = tx.insert("invoice", number="F1", customer_id=customer, day=day, **money)
        tx.update("plan", self.plan, invoice_id=row)
        return Outcome(frozenset(), row)


def test_an_invoice_stays_when_its_row_is_void(books: Dispatch) -> None:
    ids = given(
        books,
        """
        客户 乙
        应收 A 乙 113 入账=2026-09-01 到期=2026-09-30
        """,
    )
    books.run(Invoiced(ids["A"]))
    books.run(VoidPlan(ids["A"], "开错", date(2026, 10, 15)))
    for day, owed in ((date(2026, 10, 14), 113_00), (date(2026, 10, 15), 0)):
        everything = ListOptions(everything=True)
        found = books.ask(partial(listing, name="invoices", options=everything, as_of=day))
        assert [row["gross"] for row in found["rows"]] == ["113.00"]
        aged = books.ask(partial(aging, as_of=day))
        assert sum(row.total for row in aged.rows) == owed
        plans = books.ask(partial(listing, name="plans", options=everything, as_of=day))
        (plan,) = plans["rows"]
        assert (plan["invoice"], plan["state"]) == ("F1", "firm" if owed else "void")
