"""What the matcher reads of a ledger: habits, promises, people, and what a later file took back."""

import json
from datetime import timedelta

from arapp.models.tx import WriteTx
from arapp.models.values.money import Money
from arapp.services.collection.promises import MakePromise, Promised, WithdrawPromise
from arapp.services.credit.people import SaveContact
from arapp.services.dispatch import Dispatch
from arapp.services.matching.load import load_book
from arapp.services.matching.rows import Book, PromiseIn
from arapp.services.matching.service import match
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.matching.desk import DAY, keys
from tests.matching.writing import Written

SETTLED = """
    客户 弘达机械
    客户 恒岳机械
    合同 CH-018 弘达机械 320000 签订=2026-01-01 违约=0 名称=买卖合同
    应收 一 弘达机械 100 入账=2026-02-01 到期=2026-03-01 合同=CH-018
    应收 二 弘达机械 200 入账=2026-03-01 到期=2026-04-01 合同=CH-018
    应收 三 弘达机械 300 入账=2026-04-01 到期=2026-05-01 合同=CH-018
    应收 四 弘达机械 400 入账=2026-05-01 到期=2026-06-01 合同=CH-018
    应收 单 恒岳机械 100 入账=2026-02-01 到期=2026-03-01
    收款 R1 弘达机械 100 日期=2026-03-11
    收款 R2 弘达机械 200 日期=2026-04-13
    收款 R3 弘达机械 300 日期=2026-05-13
    收款 R4 恒岳机械 100 日期=2026-03-09
    核销 R1 一 100 日期=2026-03-11
    核销 R2 二 200 日期=2026-04-13
    核销 R3 三 300 日期=2026-05-13
    核销 R4 单 100 日期=2026-03-09
"""


def book_of(books: Dispatch) -> Book:
    return books.ask(load_book)


def test_the_usual_delay_and_way_of_paying_come_from_settled_rows(books: Dispatch) -> None:
    ids = given(books, SETTLED)
    habits = book_of(books).habits
    hongda = habits[ids["弘达机械"]]
    assert (hongda.delay_median, hongda.delay_mad) == (12, 0)
    assert (hongda.pattern, hongda.pattern_times) == ("exact", 3)
    assert ids["恒岳机械"] not in habits  # one row is no habit


def test_parts_of_rows_are_paying_on_account(books: Dispatch) -> None:
    ids = given(
        books,
        """
        客户 弘达机械
        应收 大 弘达机械 100000 入账=2026-02-01 到期=2026-03-01
        收款 R1 弘达机械 10000 日期=2026-03-11
        收款 R2 弘达机械 20000 日期=2026-04-13
        收款 R3 弘达机械 10000 日期=2026-05-13
        核销 R1 大 10000 日期=2026-03-11
        核销 R2 大 20000 日期=2026-04-13
        核销 R3 大 10000 日期=2026-05-13
        """,
    )
    habit = book_of(books).habits[ids["弘达机械"]]
    assert (habit.pattern, habit.pattern_times, habit.delay_median) == ("round", 3, None)


def test_promises_are_read_while_they_may_still_be_kept(books: Dispatch) -> None:
    ids = given(
        books,
        """
        客户 弘达机械
        应收 一 弘达机械 100 入账=2026-02-01 到期=2026-03-01
        承诺 弘达机械 100 计划=一 说于=2026-11-01 到=2026-11-20
        承诺 弘达机械 50 说于=2026-01-01 到=2026-01-20
        """,
    )
    customer, plan = ids["弘达机械"], ids["一"]
    assert book_of(books).promises == (PromiseIn(customer, 10000, DAY - 10, DAY + 9, plan),)


def test_a_promise_of_several_rows_names_them_and_one_withdrawn_says_nothing(
    books: Dispatch,
) -> None:
    ids = given(
        books,
        """
        客户 弘达机械
        应收 一 弘达机械 100 入账=2026-09-01 到期=2026-10-01
        应收 二 弘达机械 200 入账=2026-09-01 到期=2026-10-02
        应收 三 弘达机械 300 入账=2026-09-01 到期=2026-10-03
        """,
    )
    said = Promised(Money(300_00), TODAY + timedelta(days=9))
    made = MakePromise(ids["弘达机械"], said, (ids["一"], ids["二"]))
    first = books.run(made).outcome.result
    (promise,) = book_of(books).promises
    assert [name for name in ("一", "二", "三") if promise.of(ids[name])] == ["一", "二"]
    books.run(WithdrawPromise(first))
    assert book_of(books).promises == ()


def test_an_account_is_remembered_with_the_contracts_it_paid(books: Dispatch) -> None:
    ids = given(books, SETTLED)
    account = "1103026411114410"
    books.run(Written(lambda tx: tx.update("receipt", ids["R1"], payer_account=account)))
    assert book_of(books).paid_before == frozenset({(account, ids["CH-018"])})


def test_who_stands_for_the_firm_is_told_from_other_people(books: Dispatch) -> None:
    customer = given(books, "客户 弘达机械")["弘达机械"]
    books.run(SaveContact(customer, "张海涛", role="representative"))
    books.run(SaveContact(customer, "李敏", title="法定代表人"))
    books.run(SaveContact(customer, "王建国", role="finance"))
    (found,) = book_of(books).customers
    assert found.representatives == ("张海涛", "李敏")
    assert found.people == ("王建国",)


def test_a_line_kept_aside_takes_its_receipt_back(books: Dispatch) -> None:
    ids = given(
        books,
        """
        客户 弘达机械
        应收 一 弘达机械 5003.11 入账=2026-02-01 到期=2026-11-01
        收款 货款 弘达机械 5003.11 日期=2026-11-03
        """,
    )
    before = {a.receipt.id: a for a in books.ask(match)}[ids["货款"]]
    assert before.result.best.parts

    def keep(tx: WriteTx) -> None:
        batch = tx.insert("batch", day=DAY, label="")
        file = tx.insert("import_file", batch_id=batch, name="b.csv", sha256="0" * 64, summary="{}")
        raw = json.dumps(["2026-11-04", "退汇", None, "5003.11", "弘达机械"], ensure_ascii=False)
        tx.insert(
            "import_row", batch_id=batch, file_id=file, sheet="b", row_no=3, kind="receipts",
            status="flagged", raw=raw, problem="reversal", equals="",
        )  # fmt: skip

    books.run(Written(keep))
    after = {a.receipt.id: a for a in books.ask(match)}[ids["货款"]]
    assert not after.result.best.parts
    assert "reversal_pair" in keys(after.result.best)
