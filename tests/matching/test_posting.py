"""The edges of posting: limits, reasons, signs, whose money it is, and receipts by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import pytest

from arapp.models.tx import WriteTx
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    OverAllocated,
    Refused,
)
from arapp.models.values.money import Money, parse_plain
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.ledger.reversals import RefundReceipt
from arapp.services.matching.commands import Allocate, Decline, RevokeAlias, Unallocate
from arapp.services.matching.gaps import LIMITS, REASONS
from tests.ledger_text import given

BOOKS = """
    客户 甲机械
    客户 乙电机
    应收 A 甲机械 1000 入账=2026-10-01 到期=2026-10-31
    应收 B 甲机械 2000 入账=2026-11-10 到期=2026-12-31
    应收 红 甲机械 -300 入账=2026-10-01 到期=2026-10-31
    应收 红2 甲机械 -50 入账=2026-10-01 到期=2026-10-31
    应收 乙行 乙电机 700 入账=2026-10-01 到期=2026-10-31
    应收 元 甲机械 90 入账=2026-10-01 到期=2026-10-31 币种=USD
    收款 R 甲机械 1500 日期=2026-11-05
    收款 小 甲机械 100 日期=2026-11-05
    收款 无主 - 800 日期=2026-11-05 付款人=某人
"""
DAY = date(2026, 11, 5).toordinal()
LATER = date(2026, 11, 10).toordinal()


@pytest.fixture
def ids(books: Dispatch) -> dict[str, int]:
    return given(books, BOOKS)


def cny(yuan: str) -> Money:
    return parse_plain(yuan)


def use(books: Dispatch, ids: dict[str, int], receipt: str, *parts: tuple[str, str],
        **more: Any) -> list[int]:  # fmt: skip
    told = tuple((ids[name], cny(yuan)) for name, yuan in parts)
    rows: list[int] = books.run(Allocate(ids[receipt], told, **more)).outcome.result
    return rows


def rows(books: Dispatch, sql: str, *params: Any) -> list[Any]:
    return books.ask(lambda tx: tx.rows(sql, params))


def open_of(books: Dispatch, plan: int) -> int:
    return int(rows(books, "SELECT amount - paid FROM plan WHERE id = ?", plan)[0][0])


def left_of(books: Dispatch, receipt: int) -> int:
    sql = "SELECT amount - allocated - refunded FROM receipt WHERE id = ?"
    return int(rows(books, sql, receipt)[0][0])


def test_the_reasons_and_their_limits() -> None:
    assert set(REASONS) == {
        "fee", "discount", "rounding", "exchange", "penalty", "tax", "other",
    }  # fmt: skip
    assert dict(LIMITS) == {"fee": 500_00, "rounding": 100_00}


@pytest.mark.parametrize(("reason", "most"), [("fee", "500"), ("rounding", "100")])
def test_a_difference_may_reach_its_limit(
    books: Dispatch, ids: dict[str, int], reason: str, most: str
) -> None:
    over = (reason, cny(most) + Money(1))
    with pytest.raises(Refused) as refusal:
        use(books, ids, "R", ("A", "1000"), difference=over)
    assert refusal.value.kind == "difference_limit"
    assert refusal.value.fields == {
        "reason": reason, "limit": f"{most}.00", "wanted": over[1].plain(),
    }  # fmt: skip
    use(books, ids, "R", ("A", "1000"), difference=(reason, cny(most)))
    assert open_of(books, ids["A"]) == 0


@pytest.mark.parametrize("reason", ["discount", "exchange", "penalty", "tax", "other"])
def test_other_reasons_have_no_limit_but_the_rows(
    books: Dispatch, ids: dict[str, int], reason: str
) -> None:
    with pytest.raises(InvalidAmount) as error:
        use(books, ids, "R", ("A", "1000"), difference=(reason, cny("1000.01")))
    assert error.value.fields == {"value": "1000.01", "reason": "difference"}
    use(books, ids, "R", ("A", "1000"), difference=(reason, cny("999.99")))
    assert left_of(books, ids["R"]) == 149_999


@pytest.mark.parametrize("yuan", ["0", "-1"])
def test_a_difference_is_above_zero(books: Dispatch, ids: dict[str, int], yuan: str) -> None:
    with pytest.raises(InvalidAmount):
        use(books, ids, "R", ("A", "1000"), difference=("fee", cny(yuan)))


def test_a_difference_may_be_a_cent(books: Dispatch, ids: dict[str, int]) -> None:
    use(books, ids, "R", ("A", "1000"), difference=("rounding", Money(1)))
    assert left_of(books, ids["R"]) == 50_001
    assert use(books, ids, "R", ("B", "0.01"), difference=("rounding", Money(1))) == []
    assert open_of(books, ids["B"]) == 199_999


def test_a_difference_is_of_the_receipts_currency(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(CurrencyMismatch) as error:
        use(books, ids, "R", ("A", "1000"), difference=("fee", Money(100, "USD")))
    assert error.value.fields == {"left": "CNY", "right": "USD"}
    with pytest.raises(InvalidValue) as unknown:
        use(books, ids, "R", ("A", "1000"), difference=("luck", Money(100)))
    assert unknown.value.fields == {"field": "difference", "value": "luck", "reason": "unknown"}


def test_a_credit_is_no_room_for_a_difference(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(InvalidAmount):
        use(books, ids, "R", ("红", "-300"), ("A", "100"), difference=("other", cny("100.01")))
    with pytest.raises(InvalidAmount):
        use(books, ids, "R", ("红", "-300"), difference=("other", cny("1")))


def test_the_difference_is_taken_from_the_last_row_back(
    books: Dispatch, ids: dict[str, int]
) -> None:
    use(books, ids, "R", ("B", "1200"), ("A", "300"), difference=("discount", cny("400")),
        note="老客户")  # fmt: skip
    gaps = rows(books, "SELECT plan_id, amount, day, reason, note FROM difference ORDER BY id")
    assert sorted(gaps) == sorted(
        [
            (ids["A"], 30_000, DAY, "discount", "老客户"),
            (ids["B"], 10_000, LATER, "discount", "老客户"),
        ]
    )
    money = rows(books, "SELECT plan_id, amount, day, how, policy, reason FROM allocation"
                        " WHERE receipt_id = ?", ids["R"])  # fmt: skip
    assert money == [(ids["B"], 110_000, LATER, "hand", "", "老客户")]
    assert left_of(books, ids["R"]) == 40_000


def test_how_it_came_about_is_kept(books: Dispatch, ids: dict[str, int]) -> None:
    use(books, ids, "R", ("A", "10"), how="proposal", policy="legal", note=" 按法定 ")
    assert rows(books, "SELECT how, policy, reason FROM allocation") == [
        ("proposal", "legal", "按法定")
    ]


@pytest.mark.parametrize(
    ("plan", "yuan", "error"),
    [
        ("A", "1000.01", OverAllocated),
        ("A", "-0.01", InvalidAmount),
        ("A", "0", InvalidAmount),
        ("红", "300", InvalidAmount),
        ("红", "0.01", InvalidAmount),
        ("红", "-300.01", OverAllocated),
        ("红", "0", InvalidAmount),
    ],
)
def test_a_part_has_the_sign_of_what_is_open_and_no_more(
    books: Dispatch, ids: dict[str, int], plan: str, yuan: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        use(books, ids, "R", (plan, yuan))


def test_a_refusal_tells_what_was_asked(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(InvalidAmount) as sign:
        use(books, ids, "R", ("A", "-1"))
    assert sign.value.fields == {"value": "-1.00", "reason": "sign"}
    more = given(books, "应收 预 甲机械 30 状态=expected 到期=2026-12-31")
    with pytest.raises(Refused) as expected:
        use(books, ids | more, "R", ("预", "30"))
    assert expected.value.kind == "plan_not_firm"
    assert expected.value.fields == {"plan": more["预"], "label": "预", "state": "expected"}


def test_a_part_is_in_the_receipts_currency(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(CurrencyMismatch) as error:
        books.run(Allocate(ids["R"], ((ids["A"], Money(100, "USD")),)))
    assert error.value.fields == {"left": "CNY", "right": "USD"}
    assert left_of(books, ids["R"]) == 150_000


def test_money_that_went_back_is_not_there_to_use(books: Dispatch, ids: dict[str, int]) -> None:
    books.run(RefundReceipt(ids["R"], cny("100")))
    with pytest.raises(OverAllocated) as error:
        use(books, ids, "R", ("B", "1400.01"))
    assert error.value.fields["available"] == "1400.00"
    use(books, ids, "R", ("B", "1400"))


def test_a_used_up_receipt_may_still_carry_a_difference(
    books: Dispatch, ids: dict[str, int]
) -> None:
    use(books, ids, "小", ("A", "100"))
    assert use(books, ids, "小", ("A", "30"), difference=("discount", cny("30"))) == []
    assert open_of(books, ids["A"]) == 87_000


def test_a_settled_row_takes_nothing_of_either_sign(books: Dispatch, ids: dict[str, int]) -> None:
    use(books, ids, "R", ("A", "1000"))
    with pytest.raises(OverAllocated) as error:
        use(books, ids, "R", ("A", "0.01"))
    assert error.value.fields == {
        "record": f"plan:{ids['A']}", "available": "0.00", "wanted": "0.01",
    }  # fmt: skip
    with pytest.raises(OverAllocated):
        use(books, ids, "R", ("A", "-0.01"))


def test_money_may_be_used_up_and_not_beyond(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(OverAllocated) as error:
        use(books, ids, "R", ("B", "1500.01"))
    assert error.value.fields == {
        "record": f"receipt:{ids['R']}", "available": "1500.00", "wanted": "1500.01",
    }  # fmt: skip
    use(books, ids, "R", ("B", "1500"))
    assert left_of(books, ids["R"]) == 0


def test_a_credit_gives_no_more_than_was_used(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(OverAllocated):
        use(books, ids, "小", ("红", "-300"))
    use(books, ids, "小", ("A", "100"))
    use(books, ids, "小", ("红", "-100"))
    assert left_of(books, ids["小"]) == 10_000
    assert open_of(books, ids["红"]) == -20_000


def test_a_credit_alone_goes_to_money_that_is_used_in_part(
    books: Dispatch, ids: dict[str, int]
) -> None:
    use(books, ids, "R", ("A", "500"))
    use(books, ids, "R", ("红", "-300"))
    assert left_of(books, ids["R"]) == 130_000
    assert open_of(books, ids["红"]) == 0


def test_the_last_cent_of_a_receipt_is_used(books: Dispatch, ids: dict[str, int]) -> None:
    use(books, ids, "R", ("B", "1499.99"))
    use(books, ids, "R", ("A", "0.01"))
    assert left_of(books, ids["R"]) == 0


def test_rows_and_credits_are_written_in_an_order_that_never_overdraws(
    books: Dispatch, ids: dict[str, int]
) -> None:
    written = use(books, ids, "小", ("A", "450"), ("红", "-300"), ("红2", "-50"))
    found = rows(books, "SELECT id, plan_id, amount FROM allocation ORDER BY id")
    assert [row[0] for row in found] == written
    used = 0
    for _, _, minor in found:
        used += minor
        assert 0 <= used <= 10_000
    assert used == 10_000
    assert open_of(books, ids["A"]) == 55_000
    assert open_of(books, ids["红"]) == open_of(books, ids["红2"]) == 0


def test_a_cent_does_not_carry_a_credit_to_a_row(books: Dispatch, ids: dict[str, int]) -> None:
    cent = RecordReceipt(date(2026, 11, 5), cny("0.01"), "甲机械", ids["甲机械"])
    ids["分"] = books.run(cent).outcome.result
    with pytest.raises(OverAllocated):
        use(books, ids, "分", ("B", "300.01"), ("红", "-300"))
    assert left_of(books, ids["分"]) == 1
    assert open_of(books, ids["红"]) == -30_000


def test_money_that_went_back_carries_no_credit_to_a_row(
    books: Dispatch, ids: dict[str, int]
) -> None:
    books.run(RefundReceipt(ids["小"], cny("100")))
    with pytest.raises(OverAllocated):
        use(books, ids, "小", ("B", "300"), ("红", "-300"))


def test_what_is_not_there_is_named(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(NotFound) as plan:
        books.run(Allocate(ids["R"], ((9999, cny("1")),)))
    assert plan.value.fields == {"what": "plan", "key": 9999}
    with pytest.raises(NotFound) as receipt:
        books.run(Allocate(9999, ()))
    assert receipt.value.fields == {"what": "receipt", "key": 9999}
    with pytest.raises(NotFound) as alias:
        books.run(RevokeAlias(9999))
    assert alias.value.fields == {"what": "payer_alias", "key": 9999}
    with pytest.raises(NotFound) as pair:
        books.run(Decline(9999, ids["A"]))
    assert pair.value.fields == {"what": "receipt", "key": 9999}


def test_a_row_in_another_currency_is_refused(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(CurrencyMismatch) as error:
        use(books, ids, "R", ("元", "1"))
    assert error.value.fields == {"left": "CNY", "right": "USD"}


# --- whose money it is ----------------------------------------------------------------------------


def test_rows_say_whose_unknown_money_is(books: Dispatch, ids: dict[str, int]) -> None:
    use(books, ids, "无主", ("乙行", "500"))
    assert rows(books, "SELECT customer_id FROM receipt WHERE id = ?", ids["无主"]) == [
        (ids["乙电机"],)
    ]


def test_rows_of_two_do_not_say_it(books: Dispatch, ids: dict[str, int]) -> None:
    with pytest.raises(Refused) as refusal:
        use(books, ids, "无主", ("A", "1"), ("乙行", "1"), note="集团")
    assert refusal.value.kind == "across_customers"
    assert refusal.value.fields == {"plan": ids["乙行"], "receipt": ids["无主"]}
    with pytest.raises(Refused) as last:
        use(books, ids, "无主", ("A", "1"), ("B", "1"), ("乙行", "1"))
    assert last.value.fields["plan"] == ids["乙行"]


def test_money_crosses_to_another_customer_with_a_note_only(
    books: Dispatch, ids: dict[str, int]
) -> None:
    with pytest.raises(Refused) as refusal:
        use(books, ids, "R", ("乙行", "1"), note="  ")
    assert refusal.value.kind == "across_customers"
    use(books, ids, "R", ("乙行", "1"), note="代付")
    assert rows(books, "SELECT customer_id FROM receipt WHERE id = ?", ids["R"]) == [
        (ids["甲机械"],)
    ]


def test_money_in_use_does_not_change_hands(books: Dispatch, ids: dict[str, int]) -> None:
    books.run(Allocate(ids["R"], (), customer_id=ids["乙电机"]))  # unused: it may
    books.run(Allocate(ids["R"], (), customer_id=ids["甲机械"]))
    use(books, ids, "R", ("A", "1"))
    with pytest.raises(Refused) as refusal:
        books.run(Allocate(ids["R"], (), customer_id=ids["乙电机"]))
    assert refusal.value.kind == "receipt_in_use"
    assert refusal.value.fields == {"receipt": ids["R"]}
    use(books, ids, "R", ("A", "1"), customer_id=ids["甲机械"])  # its own all the same


def test_with_its_last_use_gone_unknown_money_is_unknown_again(
    books: Dispatch, ids: dict[str, int]
) -> None:
    one, two = use(books, ids, "无主", ("A", "10"), ("B", "20"))
    books.run(Unallocate(one))
    whose = "SELECT customer_id FROM receipt WHERE id = ?"
    assert rows(books, whose, ids["无主"]) == [(ids["甲机械"],)]
    books.run(Unallocate(two, note="认错了"))
    assert rows(books, whose, ids["无主"]) == [(None,)]
    assert rows(books, "SELECT amount, how, reason FROM allocation WHERE reverses_id = ?", two) == [
        (-2_000, "hand", "认错了")
    ]


def test_known_money_stays_its_customers(books: Dispatch, ids: dict[str, int]) -> None:
    (row,) = use(books, ids, "R", ("A", "10"))
    books.run(Unallocate(row))
    whose = "SELECT customer_id FROM receipt WHERE id = ?"
    assert rows(books, whose, ids["R"]) == [(ids["甲机械"],)]


def test_money_across_customers_taken_back_unlearns_nothing(
    books: Dispatch, ids: dict[str, int]
) -> None:
    (row,) = use(books, ids, "R", ("乙行", "10"), note="代付")
    books.run(Unallocate(row))
    assert open_of(books, ids["乙行"]) == 70_000
    assert left_of(books, ids["R"]) == 150_000


def test_only_the_rows_own_difference_is_taken_back(books: Dispatch, ids: dict[str, int]) -> None:
    (row,) = use(books, ids, "R", ("B", "1200"), ("A", "300"), difference=("discount", cny("400")))
    books.run(Unallocate(row))
    assert open_of(books, ids["B"]) == 200_000
    assert open_of(books, ids["A"]) == 70_000, "nothing of the receipt went there"
    assert left_of(books, ids["R"]) == 150_000


def test_each_slip_takes_back_its_own_difference(books: Dispatch, ids: dict[str, int]) -> None:
    slips = [use(books, ids, "R", ("A", yuan), difference=("fee", cny(gap)))
             for yuan, gap in (("100", "1"), ("200", "2"), ("300", "3"))]  # fmt: skip
    assert open_of(books, ids["A"]) == 40_000
    for (row,), left in zip(slips[::-1], (70_000, 90_000, 100_000), strict=True):
        books.run(Unallocate(row))
        assert open_of(books, ids["A"]) == left
    gaps = "SELECT amount, reason, reverses_id FROM difference ORDER BY id"
    assert rows(books, gaps) == [
        (100, "fee", None), (200, "fee", None), (300, "fee", None),
        (-300, "fee", 3), (-200, "fee", 2), (-100, "fee", 1),
    ]  # fmt: skip


@dataclass(frozen=True)
class Both:
    """Two slips as one command, as safe answers are posted."""

    slips: tuple[Allocate, ...]
    label: ClassVar[str] = "both"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Ids of the allocations."""
        return Outcome(frozenset(), [slip.run(tx).result for slip in self.slips])


def test_two_receipts_of_one_command_keep_their_differences_apart(
    books: Dispatch, ids: dict[str, int]
) -> None:
    slips = [
        Allocate(ids[name], ((ids["A"], cny(yuan)),), ("fee", cny("5")))
        for name, yuan in (("R", "200"), ("小", "100"))
    ]
    (first,), _ = books.run(Both(tuple(slips))).outcome.result
    books.run(Unallocate(first))
    assert open_of(books, ids["A"]) == 90_000
    assert left_of(books, ids["小"]) == 500


def test_who_paid_is_unlearned_with_the_last_use_and_not_by_a_foreign_row(
    books: Dispatch, ids: dict[str, int]
) -> None:
    given(books, "收款 代 甲机械 600 日期=2026-11-05 付款人=速达代付服务部")
    receipt = {"代": rows(books, "SELECT max(id) FROM receipt")[0][0]}
    learned = "SELECT customer_id, value, hits, revoked FROM payer_alias"
    (own,) = use(books, ids | receipt, "代", ("A", "10"))
    assert rows(books, learned) == [(ids["甲机械"], "速达代付服务部", 1, 0)]
    books.run(Unallocate(own))
    assert rows(books, learned) == [(ids["甲机械"], "速达代付服务部", 0, 1)]
    (own,) = use(books, ids | receipt, "代", ("A", "10"))
    (foreign,) = use(books, ids | receipt, "代", ("乙行", "10"), note="集团")
    books.run(Unallocate(own))
    books.run(Unallocate(foreign))
    assert rows(books, learned) == [(ids["甲机械"], "速达代付服务部", 1, 0)]


def test_what_is_posted_by_itself_teaches_nothing_new(books: Dispatch, ids: dict[str, int]) -> None:
    given(books, "收款 代 甲机械 600 日期=2026-11-05 付款人=速达代付服务部")
    receipt = {"代": rows(books, "SELECT max(id) FROM receipt")[0][0]}
    use(books, ids | receipt, "代", ("A", "10"), how="auto")
    assert rows(books, "SELECT count(*) FROM payer_alias") == [(0,)]
    use(books, ids | receipt, "代", ("A", "10"), how="proposal")
    assert rows(books, "SELECT count(*) FROM payer_alias") == [(1,)]


def test_taken_back_never_before_it_was(books: Dispatch, ids: dict[str, int]) -> None:
    (row,) = use(books, ids, "R", ("B", "10"))
    books.run(Unallocate(row, date(2026, 1, 1)))
    assert rows(books, "SELECT day FROM allocation WHERE reverses_id = ?", row) == [(LATER,)]
    (back,) = rows(books, "SELECT id FROM allocation WHERE reverses_id = ?", row)[0]
    for already in (row, back):
        with pytest.raises(Refused) as refusal:
            books.run(Unallocate(already))
        assert refusal.value.kind == "already_reversed"


# --- receipts by hand -----------------------------------------------------------------------------


@pytest.mark.parametrize("minor", [0, -1])
def test_money_that_came_in_is_above_zero(books: Dispatch, minor: int) -> None:
    with pytest.raises(InvalidAmount) as error:
        books.run(RecordReceipt(date(2026, 11, 1), Money(minor), "某人"))
    assert error.value.fields["reason"] == "not_positive"


@pytest.mark.parametrize(
    ("day", "taken"),
    [("1989-12-31", False), ("1990-01-01", True), ("2036-11-01", True), ("2036-11-02", False)],
)
def test_days_that_can_be_meant(books: Dispatch, day: str, taken: bool) -> None:
    command = RecordReceipt(date.fromisoformat(day), Money(1), "某人")
    if taken:
        books.run(command)
        return
    with pytest.raises(InvalidDay) as error:
        books.run(command)
    assert error.value.fields == {"value": day}


def test_a_receipt_keeps_what_was_typed(books: Dispatch, ids: dict[str, int]) -> None:
    account = given(books, "账户 基本户")["基本户"]
    command = RecordReceipt(
        date(2026, 11, 1), Money(12_345, "USD"), " 某人 ", ids["甲机械"], account,
        " 6222 ", " S-1 ", " 货款 ", "bill",
    )  # fmt: skip
    row = books.run(command).outcome.result
    assert rows(
        books,
        "SELECT number, day, amount, currency, payer, customer_id, account_id, payer_account,"
        " serial_no, memo, method FROM receipt WHERE id = ?",
        row,
    ) == [
        ("收-2026-000004", date(2026, 11, 1).toordinal(), 12_345, "USD", "某人", ids["甲机械"],
         account, "6222", "S-1", "货款", "bill")
    ]  # fmt: skip


def test_a_receipt_by_hand_needs_day_amount_and_payer_alone(books: Dispatch) -> None:
    done = books.run(RecordReceipt(date(2026, 11, 1), Money(1), "某人"))
    assert done.label == "record_receipt"
    assert rows(
        books,
        "SELECT customer_id, account_id, payer_account, serial_no, memo, method FROM receipt",
    ) == [(None, None, "", "", "", "bank")]


def test_the_same_slip_twice_is_refused_on_the_same_account_only(
    books: Dispatch, ids: dict[str, int]
) -> None:
    account = given(books, "账户 基本户")["基本户"]
    slip = RecordReceipt(date(2026, 11, 1), Money(1), "某人", serial_no="S-1")
    books.run(slip)
    with pytest.raises(Refused) as refusal:
        books.run(slip)
    assert refusal.value.kind == "duplicate"
    assert refusal.value.fields == {"what": "receipt", "number": "收-2026-000004"}
    books.run(RecordReceipt(date(2026, 11, 1), Money(1), "某人", None, account, serial_no="S-1"))
    for _ in range(2):  # without a number there is nothing to tell them by
        books.run(RecordReceipt(date(2026, 11, 1), Money(1), "某人", serial_no=" "))
