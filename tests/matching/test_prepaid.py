"""预收款核销: what is offered to which row, when, and what one step allocates."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp import cli
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money
from arapp.services.dealing.plans import AddPlan
from arapp.services.dispatch import Dispatch
from arapp.services.files import note_opened
from arapp.services.matching import prepaid
from arapp.services.matching.commands import Allocate, Decline
from arapp.services.matching.offers import DUE, MADE, Offer, offers
from arapp.services.matching.prepaid import AllocatePrepaid
from tests.conftest import TODAY
from tests.ledger_text import given

BOOKS = """
    客户 弘达机械
    客户 恒岳机械
    应收 到期 弘达机械 600 入账=2026-08-26 到期=2026-11-10
    应收 未到 弘达机械 300 入账=2026-08-26 到期=2026-12-10
    应收 别家 恒岳机械 100 入账=2026-08-26 到期=2026-09-10
    收款 一 弘达机械 500 日期=2026-09-01
    收款 二 弘达机械 250 日期=2026-10-01
    收款 未定 恒岳机械 100 日期=2026-10-01
"""


def keep(books: Dispatch, ids: dict[str, int], *names: str) -> None:
    """Left with the customer on purpose."""
    for name in names:
        books.run(Allocate(ids[name], (), customer_id=ids["弘达机械"]))


def offered(books: Dispatch, day: date | None = None) -> list[Offer]:
    return books.ask(lambda tx: offers(tx, day))


def told(found: list[Offer]) -> list[tuple[str, str, int, list[int]]]:
    return [(one.label, one.why, one.minor, [use.minor for use in one.uses]) for one in found]


def test_a_row_that_fell_due_is_offered_from_the_oldest_money(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    assert offered(books) == []  # nobody has decided on any of it
    keep(books, ids, "一", "二")
    assert told(offered(books)) == [("到期", DUE, 600_00, [500_00, 100_00])]
    assert offered(books)[0].day == date(2026, 11, 10)


def test_before_the_due_day_a_row_that_was_there_is_left_alone(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    keep(books, ids, "一")
    assert offered(books, date(2026, 11, 9)) == []
    assert told(offered(books, date(2026, 12, 10))) == [("到期", DUE, 500_00, [500_00])]


def test_a_row_made_after_the_money_is_offered_at_once(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    keep(books, ids, "二")
    customer = ids["弘达机械"]
    row = AddPlan(customer, Money(80_00), TODAY, name="新款", due_on=date(2027, 3, 1))
    books.run(row)
    assert told(offered(books)) == [("到期", DUE, 250_00, [250_00])]
    assert told(books.ask(prepaid.newly_offered)) == [("新款", MADE, 80_00, [80_00])]
    books.undo()
    assert books.ask(prepaid.newly_offered) == []


def test_what_is_disputed_or_declined_is_not_offered(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    keep(books, ids, "一", "二")
    given(books, "争议 到期 400 日期=2026-11-01")
    assert told(offered(books)) == [("到期", DUE, 200_00, [200_00])]
    books.run(Decline(ids["一"], ids["到期"]))
    assert told(offered(books)) == [("到期", DUE, 200_00, [200_00])]
    assert offered(books)[0].uses[0].receipt_id == ids["二"]


def test_one_step_allocates_them_and_one_undo_takes_them_back(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    keep(books, ids, "一", "二")
    books.run(prepaid.command_of(offered(books)))
    used = books.ask(lambda tx: tx.rows("SELECT receipt_id, amount FROM allocation ORDER BY id"))
    assert used == [(ids["一"], 500_00), (ids["二"], 100_00)]
    assert offered(books) == []
    assert books.ask(lambda tx: all(check.ok for check in tx.checks()))
    books.undo()
    assert len(offered(books)) == 1
    with pytest.raises(InvalidValue):
        books.run(AllocatePrepaid(()))


def test_money_in_another_currency_is_not_offered(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    given(books, "收款 美元 弘达机械 900 日期=2026-10-01 币种=USD")
    usd = books.ask(lambda tx: tx.value("SELECT id FROM receipt WHERE currency = 'USD'"))
    books.run(Allocate(usd, (), customer_id=ids["弘达机械"]))
    assert offered(books) == []


def test_headless_lists_and_posts(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        keep(books, given(books, BOOKS), "一")
    note_opened(ledger_file)

    def call(*args: str) -> Any:
        assert cli.main([*args, "--json", "--as-of", "2026-11-12"]) == 0
        return json.loads(capsys.readouterr().out)

    (row,) = call("prepaid", "--customer", "弘达机械")["offers"]
    assert (row["amount"], row["open"], row["why"]) == ("500.00", "600.00", "due")
    assert row["receipts"][0]["amount"] == "500.00"
    assert call("prepaid", "--customer", "恒岳机械")["offers"] == []
    assert len(call("prepaid", "--post")["allocations"]) == 1
    assert call("prepaid")["offers"] == []
