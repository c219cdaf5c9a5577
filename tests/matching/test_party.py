"""Who paid, as bank files write it: noise is read over, a short form is never a full name."""

import pytest

from arapp.services.matching.party import identify
from arapp.services.matching.party_index import Party, index_customers
from arapp.services.matching.rows import CustomerIn, Grade, ReceiptIn

RUIWO = "无锡瑞沃自动化科技有限公司"
CUSTOMERS = (
    CustomerIn(1, RUIWO, people=("李敏",), representatives=("张海涛",)),
    CustomerIn(2, "中恒（上海）机械有限公司"),
    CustomerIn(3, "江苏金茂（集团）股份有限公司", representatives=("李敏",)),
    CustomerIn(4, "浙江中天建设集团有限公司"),
    CustomerIn(5, "深圳市恒信电子科技有限公司"),
    CustomerIn(6, "西门子（中国）有限公司"),
)


def who(payer: str, account: str = "") -> Party:
    return identify(
        index_customers(CUSTOMERS), ReceiptIn(1, 1, 1, payer=payer, payer_account=account)
    )


@pytest.mark.parametrize(
    ("payer", "grade", "key"),
    [
        (f"{RUIWO}(基本户)", Grade.FULL, "name_equal"),
        (f"{RUIWO}-一般户", Grade.FULL, "name_equal"),
        (f"户名：{RUIWO}", Grade.FULL, "name_equal"),
        (f"对方户名:{RUIWO} 账号:1234567890123456", Grade.FULL, "name_equal"),
        (f"1234567890123456 {RUIWO}", Grade.FULL, "name_equal"),
        (f"{RUIWO}财务部", Grade.FULL, "name_equal"),
        (f"{RUIWO}*", Grade.FULL, "name_equal"),
        ("無錫瑞沃自動化科技有限公司", Grade.FULL, "name_equal"),
        ("无锡市瑞沃自动化科技有限公司", Grade.FULL, "name_reordered"),
        ("江苏无锡瑞沃自动化科技有限公司", Grade.FULL, "name_reordered"),
        ("瑞沃自动化科技（无锡）有限公司", Grade.FULL, "name_reordered"),
        ("无锡瑞沃自动化科技有限公", Grade.FULL, "name_without_form"),
        ("无锡瑞沃自动化科技", Grade.FULL, "name_without_form"),
        ("瑞沃自动化科技（无锡）", Grade.FULL, "name_without_form"),
        ("无锡瑞沃自动化", Grade.PARTIAL, "name_cut_off"),
        ("瑞沃自动化", Grade.PARTIAL, "brand_equal"),
        ("无锡瑞沃自动化科技股份有限公司", Grade.ASK, "brand_other_name"),
        (f"{RUIWO}（代付）", Grade.ASK, "pays_for_others"),
        ("张海涛", Grade.ASK, "representative_of"),
        ("张海涛（法人）", Grade.ASK, "representative_of"),
    ],
)
def test_the_payer_is_ruiwo(payer: str, grade: Grade, key: str) -> None:
    party = who(payer)
    assert party.ids == (1,)
    assert party.grade is grade
    assert key in {reason.key for reason in party.reasons}


@pytest.mark.parametrize(
    ("payer", "customer"),
    [
        ("上海中恒机械有限公司", 2),
        ("中恒机械（上海）有限公司", 2),
        ("中恒机械上海有限公司", 2),
        ("江苏金茂集团股份有限公司", 3),
        ("深圳恒信电子科技有限公司", 5),
        ("西门子中国有限公司", 6),
    ],
)
def test_the_same_parts_in_another_order_are_one_firm(payer: str, customer: int) -> None:
    party = who(payer)
    assert (party.ids, party.grade) == ((customer,), Grade.FULL)


@pytest.mark.parametrize(
    "payer",
    [
        "无锡瑞达自动化科技有限公司",
        "常州瑞沃自动化科技有限公司",
        "深圳市恒通电子科技有限公司",
        "深圳市恒信通讯科技有限公司",
        "北京中恒机械有限公司",
        "无锡瑞沃机械有限公司",
        "无锡瑞沃自动化科技有限公司南京分公司",
        "江苏金茂股份有限公司",
        "西门子",
        "中天",
    ],
)
def test_another_firm_or_a_short_form_is_never_a_full_name(payer: str) -> None:
    assert who(payer).grade < Grade.FULL


def test_a_person_whom_two_firms_know_is_a_question() -> None:
    party = who("李敏")
    assert (party.grade, set(party.ids)) == (Grade.ASK, {1, 3})
    assert "name_shared" in {reason.key for reason in party.reasons}


def test_the_account_of_one_that_pays_for_others_proves_nothing() -> None:
    customers = (
        *CUSTOMERS,
        CustomerIn(7, "宁波恒岳机械制造有限公司", accounts=("6222000011112222",)),
    )
    receipt = ReceiptIn(
        1, 1, 1, payer="宁波恒岳机械制造有限公司（代付）", payer_account="6222000011112222"
    )
    party = identify(index_customers(customers), receipt)
    assert (party.ids, party.grade) == ((7,), Grade.ASK)
