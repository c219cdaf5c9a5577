"""The test set of the design, phenomenon by phenomenon, beside what test_answers.py holds."""

import pytest

from arapp.services.matching.rows import Confidence
from tests.matching.desk import DAY, Desk, fen, keys

RUIWO, HENGYUE = "无锡瑞沃自动化科技有限公司", "宁波恒岳机械制造有限公司"


def ruiwo(**facts: object) -> Desk:
    return Desk().customer(RUIWO, **facts)


def test_the_legal_representative_pays_and_is_asked_about() -> None:
    desk = ruiwo(people=("李敏",), representatives=("张海涛",)).owes(RUIWO, "A", "18355.20")
    for payer, key in (("张海涛", "representative_of"), ("李敏", "person_of")):
        result = desk.paid("R", payer, "18355.20").match()["R"]
        assert desk.rows(result.best) == ["A"]
        assert (result.best.confidence, result.auto) == (Confidence.MEDIUM, False)
        assert key in keys(result.best)


@pytest.mark.parametrize(("percent", "memo"), [(1, "扣税"), (6, "代扣税金"), (10, "10% tax")])
def test_tax_that_the_payer_held_back_is_a_difference(percent: int, memo: str) -> None:
    desk = ruiwo().owes(RUIWO, "服务费", "53000", contract="HT-2024-018")
    net = 53000 * (100 - percent) // 100
    result = desk.paid("R", RUIWO, str(net), f"HT-2024-018服务费{memo}").one()
    gap = result.best.difference
    assert desk.rows(result.best) == ["服务费"]
    assert gap is not None
    assert (gap.reason, gap.minor) == ("tax", fen(str(53000 - net)))
    assert not result.auto


def test_without_a_word_of_tax_the_rest_stays_open() -> None:
    """Control."""
    desk = ruiwo().owes(RUIWO, "服务费", "53000", contract="HT-2024-018")
    best = desk.paid("R", RUIWO, "47700", "HT-2024-018服务费").one().best
    assert (best.difference, best.parts[0].minor) == (None, fen("47700"))


def test_one_row_paid_twice_keeps_the_second_payment() -> None:
    desk = ruiwo().owes(RUIWO, "A", "18355.20").owes(RUIWO, "B", "40000")
    desk.paid("R1", RUIWO, "18355.20", "货款").paid("R2", RUIWO, "18355.20", "货款", day=DAY + 2)
    first, second = desk.match().values()
    assert (desk.rows(first.best), first.auto) == (["A"], True)
    assert (second.best.parts, second.best.prepayment) == ((), fen("18355.20"))
    assert "paid_twice" in keys(second.best)


def test_the_same_amount_a_month_later_is_no_double_payment() -> None:
    desk = ruiwo().owes(RUIWO, "A", "18355.20").owes(RUIWO, "B", "40000")
    desk.paid("R1", RUIWO, "18355.20", "货款").paid("R2", RUIWO, "18355.20", "货款", day=DAY + 30)
    assert "paid_twice" not in keys(desk.match()["R2"].best)


def test_a_label_that_we_do_not_read_is_still_a_name() -> None:
    desk = ruiwo().owes(RUIWO, "设备款", "60000", contract="HT-2024-018")
    desk.owes(RUIWO, "培训费", "60000", contract="HT-2024-019")
    result = desk.paid("R", RUIWO, "60000", "支付培训费").one()
    assert (desk.rows(result.best), result.auto) == (["培训费"], False)
    assert "words_fit" in keys(result.best)


def test_a_label_that_every_row_bears_says_nothing() -> None:
    desk = ruiwo().owes(RUIWO, "设备款", "60000").owes(RUIWO, "另", "60000", label="设备款")
    result = desk.paid("R", RUIWO, "60000", "设备款").one()
    assert "words_fit" not in keys(result.best)
    assert result.ambiguous


def test_a_remark_that_speaks_of_a_part_never_posts() -> None:
    desk = ruiwo().owes(RUIWO, "定金", "5003.11", contract="HT-2024-018")
    desk.owes(RUIWO, "到货款", "12500", contract="HT-2024-018")
    result = desk.paid("R", RUIWO, "5003.11", "HT-2024-018部分货款").one()
    assert not result.auto
    assert "remark_says_part" in keys(result.best)


def test_a_row_that_waits_does_not_hold_back_another_of_its_kind() -> None:
    desk = ruiwo().owes(RUIWO, "验收款", "18355.20", contract="HT-2024-018")
    desk.owes(RUIWO, "终验款", "90000", contract="HT-2024-019", firm=False)
    assert desk.paid("R", RUIWO, "18355.20", "HT-2024-018验收款").one().auto
    assert desk.paid("R", RUIWO, "18355.20", "验收款").one().auto


def test_one_that_pays_for_others_is_asked_whatever_it_names() -> None:
    desk = ruiwo().customer(HENGYUE)
    desk.owes(RUIWO, "A", "7000.13", kind="invoice", invoice="24322000000112345678")
    desk.owes(HENGYUE, "B", "7000.13")
    result = desk.paid("R", f"{HENGYUE}（代付）", "7000.13", "发票12345678").one()
    assert (desk.rows(result.best), result.auto) == (["A"], False)
    result = desk.paid("R", f"{HENGYUE}（代付）", "7000.13", "货款").one()
    assert (desk.rows(result.best), result.auto) == (["B"], False)


def test_the_number_that_named_the_row_beats_a_row_of_the_very_amount() -> None:
    desk = ruiwo().owes(RUIWO, "第4期", "68680.03", contract="HT-2024-018", no=4)
    desk.owes(RUIWO, "别的", "68680")
    best = desk.paid("R", RUIWO, "68680", "HT-2024-018第4期").one().best
    assert (desk.rows(best), best.confidence) == (["第4期"], Confidence.HIGH)


@pytest.mark.parametrize("payer", ["无锡瑞沃自动化科技", "无锡瑞沃自动化科技有限公"])
def test_a_name_without_its_form_may_post_unless_the_group_has_more(payer: str) -> None:
    desk = ruiwo().owes(RUIWO, "A", "18355.20", contract="HT-2024-018")
    assert desk.paid("R", payer, "18355.20", "HT-2024-018").one().auto
    desk.customer("无锡瑞沃贸易有限公司")
    assert not desk.one().auto


def test_a_first_payment_for_what_is_not_in_the_books_is_kept() -> None:
    for memo in ("订金", "预付款 新合同"):
        desk = ruiwo().owes(RUIWO, "货款", "220836.19", contract="HT-2024-018")
        best = desk.paid("R", RUIWO, "57937", memo).one().best
        assert (best.parts, best.prepayment) == ((), fen("57937")), memo


def test_the_only_row_of_a_contract_may_be_paid_whole_in_advance() -> None:
    """Control."""
    desk = ruiwo().owes(RUIWO, "货款", "57937", contract="HT-2024-018")
    result = desk.paid("R", RUIWO, "57937", "HT-2024-018预付款").one()
    assert (desk.rows(result.best), result.auto) == (["货款"], True)


def test_an_instalment_right_behind_the_number_names_its_row() -> None:
    desk = ruiwo()
    for n in range(1, 5):
        desk.owes(RUIWO, f"第{n}期", "99234", contract="CH-2026-008")
    result = desk.paid("R", RUIWO, "99234", "合同CH-2026-008四期货款").one()
    assert (desk.rows(result.best), result.auto) == (["第4期"], True)


def test_a_row_among_equal_ones_is_not_called_the_only_one() -> None:
    desk = ruiwo().owes(RUIWO, "A", "5000.50", contract="HT-2024-018")
    desk.owes(RUIWO, "B", "5000.50", contract="HT-2024-018").owes(RUIWO, "C", "700.10")
    desk.paid("R1", RUIWO, "5000.50", "HT-2024-018").paid("R2", RUIWO, "700.10")
    desk.paid("R3", RUIWO, "5000.50", "HT-2024-018")
    found = desk.match()
    assert "equal_next" in keys(found["R1"].best)
    assert "equal_next" in keys(found["R3"].best)
    assert "equal_one" in keys(found["R2"].best)


def test_money_without_a_name_says_so() -> None:
    desk = ruiwo().owes(RUIWO, "A", "5000.50")
    assert "no_payer" in keys(desk.paid("R", "", "700", "货款").one().best)
