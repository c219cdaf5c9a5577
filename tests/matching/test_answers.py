"""What the desk proposes for a receipt, phenomenon by phenomenon, in the bookkeeper's words."""

import pytest

from arapp.services.matching.assign import match_book
from arapp.services.matching.rows import Alias, Confidence, StatementIn
from tests.matching.desk import DAY, Desk, fen, keys
from tests.matching.firm import make_firm

RUIWO, HENGYUE = "无锡瑞沃自动化科技有限公司", "宁波恒岳机械制造有限公司"
ACCOUNT = "1103026411114410"


def ruiwo(**facts: object) -> Desk:
    return Desk().customer(RUIWO, short_name="瑞沃自动化", people=("张海涛",), **facts)


def three_equal() -> Desk:
    desk = ruiwo()
    for n, row in enumerate(("第一期", "第二期", "第三期")):
        desk.owes(RUIWO, row, "60000", due=30 * n - 60, contract="HT-2024-018")
    return desk


# --- the picture of the page ---


def test_two_named_rows_less_a_usual_fee_come_first_and_wait_for_enter() -> None:
    desk = ruiwo(aliases=(Alias("account", ACCOUNT, 6),))
    desk.owes(RUIWO, "验收款", "135000", due=-13, contract="CH-2026-025", no=3)
    desk.owes(RUIWO, "10月货款", "47236", due=6, kind="invoice")
    desk.owes(RUIWO, "签订款", "66000", due=20, contract="CH-2026-032", no=1)
    desk.owes(RUIWO, "10月备件款", "12640", due=34, kind="invoice")
    desk.owes(RUIWO, "质保金", "45000", due=300, contract="CH-2026-025", no=4, kind="retention")
    memo = "付CH-2026-025验收款及10月货款"
    desk.paid("R", RUIWO, "182206", memo, payer_account="1103 0264 **** 4410")
    result = desk.one()
    assert desk.rows(result.best) == ["验收款", "10月货款"]
    assert result.best.difference is not None
    assert (result.best.difference.reason, result.best.difference.minor) == ("fee", 3000)
    assert result.best.confidence is Confidence.HIGH
    assert not result.auto
    assert {"account_masked", "name_equal", "number_contract", "has_difference"} <= keys(
        result.best
    )
    assert all(other.why_not for other in result.alternatives)


def test_full_name_contract_and_exact_amount_may_post_itself() -> None:
    desk = ruiwo().owes(RUIWO, "验收款", "240000", contract="CH-2026-021")
    result = desk.paid("R", RUIWO, "240000", "CH-2026-021 验收款").one()
    assert (desk.rows(result.best), result.auto) == (["验收款"], True)


def test_nothing_written_is_answered_with_nothing() -> None:
    desk = ruiwo().owes(RUIWO, "验收款", "6000")
    result = desk.paid("R", "", "6000").one()
    assert (result.best.confidence, result.best.parts) == (Confidence.NONE, ())
    assert "nothing_written" in keys(result.best)


# --- the test set of the design ---


def test_a_firm_of_almost_the_same_name_is_not_taken() -> None:
    desk = (
        Desk()
        .customer("上海宏达机械设备有限公司")
        .owes("上海宏达机械设备有限公司", "A", "36417.53")
    )
    result = desk.paid("R", "上海宏远机械设备有限公司", "800").one()
    assert (result.best.parts, result.best.customer_id) == ((), None)
    assert "only_similar" in keys(result.best)


def test_equal_instalments_without_a_word_settle_the_earliest() -> None:
    desk = three_equal().paid("R", RUIWO, "60000", "HT-2024-018货款")
    result = desk.one()
    assert (desk.rows(result.best), result.ambiguous, result.auto) == (["第一期"], False, True)


def test_equal_instalments_with_a_number_settle_the_one_named() -> None:
    desk = three_equal().paid("R", RUIWO, "60000", "HT-2024-018第二期")
    result = desk.one()
    assert (desk.rows(result.best), result.auto) == (["第二期"], True)


def test_an_instalment_named_that_is_no_longer_open_is_asked() -> None:
    desk = three_equal()
    del desk.plans["第一期"]
    result = desk.paid("R", RUIWO, "60000", "HT-2024-018第一期").one()
    assert not result.auto
    assert "words_fit_nothing" in keys(result.best)


@pytest.mark.parametrize("memo", ["7月货款余款", "付7月余款", "7 月货款结清", "七月货款余额"])
def test_the_rest_of_a_month_is_no_last_instalment(memo: str) -> None:
    desk = ruiwo().owes(RUIWO, "7月货款", "36000", due=-60, kind="invoice")
    desk.owes(RUIWO, "8月货款", "36000", due=-30, kind="invoice")
    desk.owes(RUIWO, "尾款", "90000", due=-20, contract="HT-2024-018")
    result = desk.paid("R", RUIWO, "36000", memo).one()
    assert (desk.rows(result.best), result.best.confidence) == (["7月货款"], Confidence.HIGH)
    assert "words_fit" in keys(result.best)
    assert "words_fit_nothing" not in keys(result.best)
    assert not result.auto


def test_a_last_instalment_that_is_open_is_still_meant() -> None:
    desk = ruiwo().owes(RUIWO, "7月货款", "36000", due=-60, kind="invoice")
    desk.owes(RUIWO, "尾款", "90000", due=-20, contract="HT-2024-018")
    result = desk.paid("R", RUIWO, "90000", "尾款").one()
    assert desk.rows(result.best) == ["尾款"]


@pytest.mark.parametrize("memo", ["7月货款尾款", "7月质保金", "第七期7月货款"])
def test_an_exact_row_that_one_word_names_comes_before_the_prepayment(memo: str) -> None:
    desk = ruiwo().owes(RUIWO, "7月货款", "36000", due=-60, kind="invoice")
    desk.owes(RUIWO, "8月货款", "36000", due=-30, kind="invoice")
    result = desk.paid("R", RUIWO, "36000", memo).one()
    assert (desk.rows(result.best), result.best.confidence) == (["7月货款"], Confidence.MEDIUM)
    assert "words_fit_nothing" in keys(result.best)
    assert not result.auto


def test_words_that_fit_nothing_do_not_hide_the_only_row_of_the_amount() -> None:
    desk = ruiwo().owes(RUIWO, "8月货款", "36000", due=-60, kind="invoice")
    desk.owes(RUIWO, "9月货款", "20000", due=-30, kind="invoice")
    result = desk.paid("R", RUIWO, "36000", "质保金").one()
    assert (desk.rows(result.best), result.best.confidence) == (["8月货款"], Confidence.LOW)
    assert not result.auto


def test_words_that_fit_nothing_speak_for_a_prepayment_when_no_row_fits() -> None:
    """Control: without a row of the amount they still do."""
    desk = ruiwo().owes(RUIWO, "8月货款", "36500", due=-60, kind="invoice")
    result = desk.paid("R", RUIWO, "36000", "质保金").one()
    assert (desk.rows(result.best), result.best.prepayment) == ([], fen("36000"))


@pytest.mark.parametrize(
    ("payer", "memo", "why"),
    [
        ("瑞沃自动化", "HT-2024-018货款", "payer_not_full"),
        ("张海涛", "HT-2024-018货款", "payer_unsure"),
    ],
)
def test_what_does_not_post_itself_says_the_real_reason(payer: str, memo: str, why: str) -> None:
    desk = ruiwo().owes(RUIWO, "货款", "18355.20", contract="HT-2024-018")
    result = desk.paid("R", payer, "18355.20", memo).one()
    assert not result.auto
    assert [one.key for one in result.best.reasons if one.group == "auto"] == [why]


@pytest.mark.parametrize("seed", [11, 12])
def test_a_high_confidence_never_stands_beside_not_sure_enough(seed: int) -> None:
    results = match_book(make_firm(seed).book)
    high = [r for r in results if r.best.confidence is Confidence.HIGH]
    assert high
    for result in high:
        told = [one.key for one in result.best.reasons if one.group == "auto"]
        assert "rule" not in told
        assert result.auto is not bool(told)


def test_two_customers_with_the_same_amount_on_one_day_get_their_own() -> None:
    desk = ruiwo().customer(HENGYUE)
    desk.owes(RUIWO, "A", "18355.20").owes(HENGYUE, "B", "18355.20")
    desk.paid("R1", HENGYUE, "18355.20").paid("R2", RUIWO, "18355.20")
    results = desk.match()
    assert desk.rows(results["R1"].best) == ["B"]
    assert desk.rows(results["R2"].best) == ["A"]


def test_the_same_amount_of_two_customers_and_no_name_is_ambiguous() -> None:
    desk = ruiwo().customer(HENGYUE)
    desk.owes(RUIWO, "A", "18355.21").owes(HENGYUE, "B", "18355.21")
    result = desk.paid("R", "", "18355.21", "货款").one()
    assert result.ambiguous
    assert not result.auto
    assert {tuple(desk.rows(a)) for a in (result.best, *result.alternatives)} == {("A",), ("B",)}


def test_a_person_who_is_a_contact_is_asked_about() -> None:
    desk = ruiwo().owes(RUIWO, "A", "18355.20")
    result = desk.paid("R", "张海涛（个人）", "18355.20").one()
    assert desk.rows(result.best) == ["A"]
    assert (result.best.confidence, result.auto) == (Confidence.MEDIUM, False)
    assert "person_of" in keys(result.best)


def test_the_treasury_of_a_group_pays_for_three_subsidiaries() -> None:
    desk = Desk().customer("徐州中恒集团有限公司")
    for n, name in enumerate(
        ("徐州中恒重工有限公司", "徐州中恒机械有限公司", "徐州中恒物流有限公司")
    ):
        desk.customer(name, parent="徐州中恒集团有限公司").owes(name, f"款{n}", f"5600{n}.3{n}")
    total = "168003.93"
    result = desk.paid("R", "徐州中恒集团财务有限公司", total).one()
    assert desk.rows(result.best) == ["款0", "款1", "款2"]
    assert (result.best.customer_id, result.auto) == (None, False)
    assert "across_customers" in keys(result.best)


def test_the_treasury_that_names_the_subsidiary_is_a_fair_guess_and_still_asked() -> None:
    desk = Desk().customer("徐州中恒重工有限公司", short_name="中恒重工")
    desk.customer("徐州中恒机械有限公司", short_name="中恒机械")
    desk.owes("徐州中恒重工有限公司", "A", "168000").owes("徐州中恒机械有限公司", "B", "168000")
    result = desk.paid("R", "徐州中恒集团财务有限公司", "168000", "代付中恒重工货款").one()
    assert (desk.rows(result.best), result.best.confidence) == (["A"], Confidence.MEDIUM)
    assert not result.auto


def test_a_branch_is_asked_about() -> None:
    name = "浙江中天建设集团有限公司"
    desk = Desk().customer(name).owes(name, "A", "7310.45")
    result = desk.paid("R", name + "杭州分公司", "7310.45").one()
    assert (desk.rows(result.best), result.auto) == (["A"], False)
    assert "branch_of" in keys(result.best)


def test_one_lump_over_five_invoices_less_a_fee_of_thirty() -> None:
    desk = ruiwo()
    for n, yuan in enumerate(
        ("1203.44", "8810.07", "3321.90", "940.15", "5077.31", "2222.22", "761.38")
    ):
        desk.owes(RUIWO, f"发票{n}", yuan, due=n, kind="invoice")
    result = desk.paid("R", RUIWO, "19322.87", "货款").one()
    assert desk.rows(result.best) == [f"发票{n}" for n in range(5)]
    assert result.best.difference is not None
    assert result.best.difference.minor == fen("30")
    assert not result.auto


def test_a_few_yuan_left_off_are_rounding() -> None:
    desk = ruiwo().owes(RUIWO, "A", "29640").paid("R", RUIWO, "29600")
    result = desk.one()
    assert result.best.difference is not None
    assert (result.best.difference.reason, result.best.difference.minor) == ("rounding", fen("40"))
    assert not result.auto


def test_a_refund_and_a_deposit_given_back_are_no_payment() -> None:
    desk = ruiwo().owes(RUIWO, "A", "5000")
    desk.paid("R1", "某招标代理有限公司", "5000", "退投标保证金").paid(
        "R2", "某供应商", "300", "退款"
    )
    results = desk.match()
    assert all(r.not_customer and not r.best.parts for r in results.values())


def test_the_deposit_of_a_customer_never_posts_itself() -> None:
    desk = ruiwo().owes(RUIWO, "A", "5003.11").paid("R", RUIWO, "5003.11", "退投标保证金")
    assert not desk.one().auto


def test_a_bounced_payment_and_its_reversal_stay_alone() -> None:
    desk = ruiwo().owes(RUIWO, "A", "5003.11")
    desk.paid("R1", RUIWO, "5003.11", "货款").paid("R2", RUIWO, "-5003.11", "冲正", day=DAY + 1)
    results = desk.match()
    assert [r.best.parts for r in results.values()] == [(), ()]
    assert "reversal_pair" in keys(results["R1"].best)
    assert not any(r.auto for r in results.values())


def test_money_before_the_contract_is_a_prepayment() -> None:
    result = ruiwo().paid("R", RUIWO, "50000", "预付款").one()
    assert (result.best.parts, result.best.prepayment) == ((), fen("50000"))
    assert (result.best.customer_id, result.best.confidence) == (1, Confidence.MEDIUM)


def test_money_for_an_expected_row_waits_for_its_milestone() -> None:
    desk = ruiwo().owes(RUIWO, "签订款", "66000", contract="CH-2026-032")
    desk.owes(RUIWO, "发货前款", "66000", contract="CH-2026-032", firm=False)
    result = desk.paid("R", RUIWO, "66000", "CH-2026-032发货款").one()
    assert "发货前款" not in desk.rows(result.best)
    assert "expected_fits" in {k for a in (result.best, *result.alternatives) for k in keys(a)}
    assert not result.auto


def test_two_genuine_equal_payments_on_one_day_settle_two_rows() -> None:
    desk = (
        three_equal()
        .paid("R1", RUIWO, "60000", "HT-2024-018")
        .paid("R2", RUIWO, "60000", "HT-2024-018")
    )
    results = desk.match()
    assert [desk.rows(r.best) for r in results.values()] == [["第一期"], ["第二期"]]


def test_a_second_equal_payment_without_a_row_is_not_forced_onto_one() -> None:
    desk = ruiwo().owes(RUIWO, "A", "18355.20")
    desk.paid("R1", RUIWO, "18355.20").paid("R2", RUIWO, "18355.20")
    results = desk.match()
    assert desk.rows(results["R1"].best) == ["A"]
    assert (results["R2"].best.parts, results["R2"].auto) == ((), False)
    assert results["R2"].best.prepayment == fen("18355.20")


# --- party ---


def test_an_account_that_two_customers_use_is_a_question() -> None:
    desk = ruiwo(accounts=(ACCOUNT,)).customer(HENGYUE, accounts=(ACCOUNT,))
    desk.owes(RUIWO, "A", "900.01").paid("R", "某个体户", "900.01", payer_account=ACCOUNT)
    result = desk.one()
    assert not result.auto
    assert "account_shared" in keys(result.best)


def test_account_and_name_that_disagree_are_a_question() -> None:
    desk = ruiwo(accounts=(ACCOUNT,)).customer(HENGYUE)
    desk.owes(RUIWO, "A", "900.01").paid("R", HENGYUE, "900.01", payer_account=ACCOUNT)
    result = desk.one()
    assert not result.auto
    assert "account_and_name_differ" in keys(result.best)


def test_a_revoked_alias_says_nothing() -> None:
    alias = Alias("name", "苏州小卖部", 4, revoked=True)
    desk = ruiwo(aliases=(alias,)).owes(RUIWO, "A", "900").paid("R", "苏州小卖部", "900")
    assert desk.one().best.customer_id is None


def test_two_customers_of_one_name_are_a_question() -> None:
    desk = Desk().customer("上海宏达机械有限公司")
    desk.customers["二"] = type(desk.customers["上海宏达机械有限公司"])(
        2, "上海宏达机械有限责任公司"
    )
    desk.owes("上海宏达机械有限公司", "A", "900.01").paid("R", "上海宏达机械有限公司", "900.01")
    result = desk.one()
    assert not result.auto
    assert "name_shared" in keys(result.best)


def test_the_contract_number_alone_finds_the_customer_but_does_not_post() -> None:
    desk = ruiwo().owes(RUIWO, "A", "900", contract="HT-2024-018")
    result = desk.paid("R", "", "900", "HT-2024-018").one()
    assert (desk.rows(result.best), result.auto) == (["A"], False)
    assert "known_by_number" in keys(result.best)


# --- amount ---


def test_an_odd_amount_alone_may_post_itself_and_a_round_one_never() -> None:
    for yuan, auto in (("300000", False), ("36417.53", True)):
        desk = ruiwo().owes(RUIWO, "A", yuan).owes(RUIWO, "B", "120000")
        result = desk.paid("R", RUIWO, yuan, "货款").one()
        assert (desk.rows(result.best), result.auto) == (["A"], auto)
        assert ("round_amount" in keys(result.best)) is not auto


def test_several_equal_sets_are_all_shown_and_none_is_chosen() -> None:
    desk = ruiwo()
    for n, yuan in enumerate(("10000", "20000", "30000", "40000")):
        desk.owes(RUIWO, f"款{n}", yuan)
    result = desk.paid("R", RUIWO, "50000", "往来款").one()
    assert result.ambiguous
    assert not result.auto
    shown = {frozenset(desk.rows(a)) for a in (result.best, *result.alternatives)}
    assert {frozenset({"款0", "款3"}), frozenset({"款1", "款2"})} <= shown


def test_what_fits_nothing_goes_to_the_oldest_first_by_the_policy_named() -> None:
    desk = ruiwo().owes(RUIWO, "新", "40000", due=5).owes(RUIWO, "旧", "30000", due=-40)
    result = desk.paid("R", RUIWO, "33333", "往来款").one()
    assert desk.rows(result.best) == ["旧", "新"]
    assert result.best.policy == "oldest_due"


def test_more_than_all_leaves_a_prepayment() -> None:
    desk = ruiwo().owes(RUIWO, "A", "1000").paid("R", RUIWO, "1500")
    best = desk.one().best
    assert (desk.rows(best), best.prepayment) == (["A"], fen("500"))


def test_a_credit_note_is_part_of_a_set() -> None:
    desk = ruiwo().owes(RUIWO, "A", "1000.37").owes(RUIWO, "红字", "-200.12", kind="credit")
    best = desk.paid("R", RUIWO, "800.25").one().best
    assert set(desk.rows(best)) == {"A", "红字"}


def test_a_statement_number_names_what_was_open_then() -> None:
    desk = ruiwo().owes(RUIWO, "A", "1000.37", due=-40).owes(RUIWO, "B", "500", due=-35)
    desk.owes(RUIWO, "C", "1500.37", due=40)
    desk.more = {"statements": (StatementIn("DZ2026-0218", 1, DAY - 60, 0),)}
    result = desk.paid("R", RUIWO, "1500.37", "对账 0218").one()
    assert set(desk.rows(result.best)) == {"A", "B"}


# --- vetoes ---


@pytest.mark.parametrize(
    ("payer", "memo"),
    [
        ("中国工商银行苏州分行", "活期结息"),
        ("国家金库苏州市中心支库", "增值税留抵退税"),
        ("苏州澄禾自动化设备有限公司", "转账"),
        ("苏州市社会保险基金管理中心", "稳岗返还"),
    ],
)
def test_money_that_is_not_from_a_customer(payer: str, memo: str) -> None:
    desk = ruiwo().owes(RUIWO, "A", "900.01").paid("R", payer, "900.01", memo)
    desk.more = {"own_names": ("苏州澄禾自动化设备有限公司",)}
    result = desk.one()
    assert result.not_customer
    assert not result.best.parts


def test_a_declined_pair_never_returns() -> None:
    desk = ruiwo().owes(RUIWO, "A", "900.01").paid("R", RUIWO, "900.01")
    desk.more = {"declined": frozenset({(1, 1)})}
    result = desk.one()
    assert not any(a.parts for a in (result.best, *result.alternatives))


def test_another_currency_is_never_proposed() -> None:
    desk = ruiwo().owes(RUIWO, "A", "900.01", currency="USD").paid("R", RUIWO, "900.01")
    assert not desk.one().best.parts


def test_a_disputed_row_offers_only_the_rest_and_never_posts_itself() -> None:
    desk = ruiwo().owes(RUIWO, "A", "900.01", disputed=10000).paid("R", RUIWO, "800.01")
    result = desk.one()
    assert (desk.rows(result.best), result.best.parts[0].minor) == (["A"], 80001)
    assert not result.auto


def test_a_bill_is_not_money_yet_and_waits() -> None:
    desk = ruiwo().owes(RUIWO, "A", "900.01").paid("R", RUIWO, "900.01", method="bill")
    assert not desk.one().auto


def test_a_contract_that_is_settled_or_unknown_holds_the_guard_back() -> None:
    desk = ruiwo().owes(RUIWO, "A", "36417.53", contract="HT-2024-018")
    result = desk.paid("R", RUIWO, "36417.53", "付HT-2025-777货款").one()
    assert not result.auto
    assert "number_unknown" in keys(result.best)
