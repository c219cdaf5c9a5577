"""Numbers in a remark: found with their boundaries, however they are spelt."""

import pytest

from arapp.services.matching.not_ours import not_a_customer
from arapp.services.matching.number_index import index_references
from arapp.services.matching.references import find_references
from arapp.services.matching.remarks import clauses, read
from arapp.services.matching.rows import NumberIn, StatementIn
from arapp.services.matching.unknown_numbers import unknown_number
from tests.matching.desk import DAY, Desk

FIRM, OTHER = "无锡瑞沃自动化科技有限公司", "宁波恒岳机械制造有限公司"
INVOICE = "24322000000112345678"


def desk() -> Desk:
    found = Desk().customer(FIRM).customer(OTHER)
    found.owes(FIRM, "二期", "30000", contract="HT-2024-018")
    found.owes(FIRM, "尾款", "40000", contract="HT-2024-019")
    found.owes(FIRM, "货款", "5000", contract="浙销2024字第018号")
    found.owes(FIRM, "设备款", "6000", contract="苏采[2026]031号")
    found.owes(FIRM, "发票款", "7000", kind="invoice", invoice=INVOICE)
    found.owes(OTHER, "首付", "9000", contract="XS20250101")
    papers = (StatementIn("DZ2026-0218", 1, DAY, 0), StatementIn("DZ2026-0219", 2, DAY, 0))
    found.more = {"numbers": (NumberIn("HT-2023-007", 1),), "statements": papers}
    return found


def named(memo: str, customers: tuple[int, ...] = (1,)) -> dict[str, bool]:
    index = index_references(desk().book())
    return {n.ref.number: n.sure for n in find_references(index, memo, customers)}


@pytest.mark.parametrize(
    ("memo", "expected"),
    [
        ("付HT-2024-018合同第二期货款", {"HT-2024-018": True}),
        ("支付合同HT-2024-018货款30000元", {"HT-2024-018": True}),
        ("12345678号发票款", {INVOICE: True}),
        ("3月货款", {}),
        ("往来款", {}),
        ("ｈｔ—2024—018 货款", {"HT-2024-018": True}),
        ("HT2024018款", {"HT-2024-018": True}),
        ("HT 2024 018 30000", {"HT-2024-018": True}),
        ("HT-2024-018/019货款", {"HT-2024-018": True, "HT-2024-019": True}),
        ("HT-2024-018、HT-2024-019", {"HT-2024-018": True, "HT-2024-019": True}),
        ("浙销(2024)字第018号货款", {"浙销2024字第018号": True}),
        ("合同018货款", {}),  # two contracts of this customer end so: nobody guesses
        ("合同019货款", {"HT-2024-019": True}),  # only one ends so
        ("合同19货款", {"HT-2024-019": False}),
        ("合同编号尾号019", {"HT-2024-019": True}),
        ("019号合同款", {"HT-2024-019": True}),
        ("合同2019年货款", {}),
        ("合同019元", {}),
        ("2024-019尾款", {"HT-2024-019": False}),
        ("HT-2024-0181货款", {}),
        ("AHT-2024-018A货款", {}),
        ("HT-2024-018-1货款", {"HT-2024-018": False}),
        ("对账 0218", {"DZ2026-0218": True}),
        ("DZ2026-0218货款", {"DZ2026-0218": True}),
        ("对账单0219", {}),  # another customer's paper
        ("XS20250101 首付", {"XS20250101": True}),
        ("货款12345678元", {}),
        ("HT-2023-007尾款", {"HT-2023-007": True}),
        ("HT-2024-018~019货款", {"HT-2024-018": True, "HT-2024-019": True}),
        ("HT-2024-018至019", {"HT-2024-018": True, "HT-2024-019": True}),
        ("HT-2024-018HT-2024-019", {"HT-2024-018": True, "HT-2024-019": True}),
        ("HT2024018HT2024019", {"HT-2024-018": True, "HT-2024-019": True}),
        ("HT-2024-018-30%预付款", {"HT-2024-018": True}),
        ("HT-2024-018-2期", {"HT-2024-018": True}),
        ("HT-2024-18货款", {"HT-2024-018": True}),
        ("HT24-018货款", {"HT-2024-018": True}),
        ("HT-2024-O18货款", {"HT-2024-018": True}),
        ("浙销[2024]第018号", {"浙销2024字第018号": True}),
        ("浙销字2024第018号货款", {"浙销2024字第018号": True}),
        ("浙销2024字第0181号", {}),
        ("苏采[2026]031号", {"苏采[2026]031号": True}),
        ("付苏采（2026）031货款", {"苏采[2026]031号": True}),
        ("苏采2026-031", {"苏采[2026]031号": True}),
        ("苏采[2026]0311号", {}),
        ("发票尾号5678", {INVOICE: True}),
        ("发票后四位5678", {INVOICE: True}),
        ("5678号发票", {INVOICE: True}),
        ("发票5678元", {}),
        ("INV24322000000112345678", {INVOICE: True}),
        ("12345678/9", {INVOICE: True}),
    ],
)
def test_a_remark_names(memo: str, expected: dict[str, bool]) -> None:
    assert named(memo) == expected


def test_a_range_of_invoices_names_those_between() -> None:
    found = Desk().customer(FIRM).customer(OTHER)
    for n in range(1, 6):
        owner = OTHER if n == 2 else FIRM
        number = f"2432200000011234567{n}"
        found.owes(owner, f"发票{n}", "7000", kind="invoice", invoice=number)
    index = index_references(found.book())
    for memo in ("12345671-12345674", "12345671~74", "12345671至12345674号发票"):
        named = [n.ref.number[-1] for n in find_references(index, memo, (1,)) if n.sure]
        assert sorted(named) == ["1", "3", "4"], memo


def test_a_number_with_zeros_left_out_is_not_unknown() -> None:
    index = index_references(desk().book())
    for memo in ("HT-2024-18货款", "HT-2024-O18货款"):
        assert unknown_number(index, memo, find_references(index, memo, (1,))) == ""
    assert unknown_number(index, "HT-2024-81货款", []) == "HT-2024-81"


def test_last_digits_count_for_the_payer_only() -> None:
    assert named("12345678号发票款", customers=(2,)) == {}


def test_a_number_of_our_own_style_that_nobody_knows_is_noticed() -> None:
    index = index_references(desk().book())
    known = find_references(index, "付HT-2024-018货款", (1,))
    assert unknown_number(index, "付HT-2024-018货款", known) == ""
    assert unknown_number(index, "付HT-2025-777货款", []) == "HT-2025-777"
    assert unknown_number(index, "付浙销2025字第777号货款", []) == "浙销2025字第777号"
    assert unknown_number(index, "PO-88123 货款", []) == ""  # the customer's own numbers


@pytest.mark.parametrize(
    ("memo", "periods", "stages", "months"),
    [
        ("付HT-2024-018合同第二期货款", {2}, set(), set()),
        ("第十二期", {12}, set(), set()),
        ("3期款", {3}, set(), set()),
        ("合同CH-2026-008四期货款", {4}, set(), set()),
        ("CH-2026-008二、三期", {2, 3}, set(), set()),
        ("2026年三期", set(), set(), set()),
        ("预付款", set(), {"signing"}, set()),
        ("验收合格后付款", set(), {"acceptance"}, set()),
        ("质保金", set(), {"retention"}, set()),
        ("投标保证金", set(), set(), set()),
        ("保证金", set(), {"retention"}, set()),
        ("3月货款", set(), set(), {(0, 3)}),
        ("10 月货款", set(), set(), {(0, 10)}),
        ("第 2 期", {2}, set(), set()),
        ("2026年10月份货款", set(), set(), {(2026, 10)}),
        ("十一月货款", set(), set(), {(0, 11)}),
        ("3-5月货款", set(), set(), {(0, 3), (0, 4), (0, 5)}),
        ("往来款", set(), set(), set()),
        ("11月5日付", set(), set(), set()),
        ("第1-3期", {1, 2, 3}, set(), set()),
        ("第一、二期", {1, 2}, set(), set()),
        ("1至3期", {1, 2, 3}, set(), set()),
        ("HT-2024-018-2期", {2}, set(), set()),
        ("第2批货款", {2}, set(), set()),
        ("二阶段款", {2}, set(), set()),
        ("一批货款", set(), set(), set()),
        ("6、8月货款", set(), set(), {(0, 6), (0, 8)}),
        ("6/7/8月货款", set(), set(), {(0, 6), (0, 7), (0, 8)}),
        ("6月7月货款", set(), set(), {(0, 6), (0, 7)}),
        ("2026.6货款", set(), set(), {(2026, 6)}),
        ("2026-06货款", set(), set(), {(2026, 6)}),
        ("202606货款", set(), set(), {(2026, 6)}),
        ("HT-202606货款", set(), set(), set()),
        ("Q3货款", set(), set(), {(0, 7), (0, 8), (0, 9)}),
        ("2026年第二季度", set(), set(), {(2026, 4), (2026, 5), (2026, 6)}),
        ("截至10月货款", set(), set(), set()),
        ("扣5%质保金后货款", set(), set(), set()),
        ("验收款（不含质保金）", set(), {"acceptance"}, set()),
        ("付清货款", set(), {"final"}, set()),
    ],
)
def test_words_of_a_remark(
    memo: str, periods: set[int], stages: set[str], months: set[tuple[int, int]]
) -> None:
    hints = read(memo)
    found = (set(hints.periods), set(hints.stages), set(hints.months))
    assert found == (periods, stages, months)


@pytest.mark.parametrize(
    ("memo", "kind"),
    [
        ("退货款", "refund"),
        ("退多付款", "refund"),
        ("退还预付货款", "refund"),
        ("年度返利", "refund"),
        ("退投标保证金", "deposit_back"),
        ("退汇", "reversal"),
        ("反交易冲账", "reversal"),
        ("归还借款", "loan"),
        ("退质保金", ""),  # our customer pays the retention
        ("还款", ""),
        ("货款", ""),
    ],
)
def test_money_that_comes_back_is_told_from_money_that_is_owed(memo: str, kind: str) -> None:
    assert not_a_customer("某某有限公司", memo)[0] == kind


def test_a_remark_that_lists_two_things_is_read_one_by_one() -> None:
    first, second = clauses("付CH-2026-025验收款及10月货款")
    assert set(first.hints.stages) == {"acceptance"}
    assert set(second.hints.months) == {(0, 10)}
    (whole,) = clauses("3、4月货款")
    assert whole.hints.months == {(0, 3), (0, 4)}
