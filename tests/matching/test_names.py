"""Company names: what is one firm, what must be asked, and never a guess."""

import pytest

from arapp.services.matching.names import Relation, anatomy, compare, person_key, split_account


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("上海宏达机械设备有限公司", "上海宏远机械设备有限公司", Relation.DIFFERENT),
        ("深圳市恒信电子科技有限公司", "深圳市恒通电子科技有限公司", Relation.DIFFERENT),
        ("广州市白云区利民五金店", "广州市白云区惠民五金店", Relation.DIFFERENT),
        ("苏州博瑞自动化设备有限公司", "苏州博瑞", Relation.SHORT),
        ("江苏金茂（集团）股份有限公司", "江苏金茂集团股份有限公司", Relation.SAME),
        ("浙江中天建设集团有限公司", "浙江中天建设集团有限公司杭州分公司", Relation.BRANCH),
        ("苏州博瑞自动化设备有限公司", "苏州博瑞自动化设备有限责任公司", Relation.SAME),
        ("苏州博瑞自动化设备有限公司", "蘇州博瑞自動化設備有限公司", Relation.SAME),
        ("中恒（上海）机械有限公司", "中恒(上海) 机械有限公司", Relation.SAME),
        ("徐州中恒集团财务有限公司", "徐州中恒重工有限公司", Relation.GROUP),
        ("苏州博瑞自动化设备有限公司", "杭州博瑞", Relation.DIFFERENT),
        ("昆山讯捷电子有限公司", "江苏讯捷电子", Relation.SHORT),
        ("宁波恒岳机械制造有限公司", "宁波恒岳机械有限公司", Relation.GROUP),
    ],
)
def test_two_names_stand_as_the_trade_reads_them(left: str, right: str, relation: Relation) -> None:
    assert compare(left, right) is relation
    assert compare(right, left) is relation


@pytest.mark.parametrize(
    ("name", "place", "brand", "trade", "form"),
    [
        ("无锡瑞沃自动化科技有限公司", "无锡", "瑞沃", "自动化科技", "有限公司"),
        ("广东省深圳市南山区腾联电子厂", "广东省深圳市南山区", "腾联", "电子", "厂"),
        ("上海电气集团股份有限公司", "上海", "电气", "", "集团股份有限公司"),
        ("中恒（上海）机械有限公司", "上海", "中恒", "机械", "有限公司"),
        ("佛山市顺德区美晨五金制品有限公司", "佛山市顺德区", "美晨", "五金制品", "有限公司"),
        ("义乌市小商贸易商行", "义乌市", "小商", "贸易", "商行"),
    ],
)
def test_a_name_comes_apart(name: str, place: str, brand: str, trade: str, form: str) -> None:
    parts = anatomy(name)
    assert (parts.place, parts.brand, parts.trade, parts.form) == (place, brand, trade, form)


@pytest.mark.parametrize(
    ("written", "name", "account"),
    [
        ("张三 66666666666666", "张三", "66666666666666"),
        ("国网电力有限公司99999999999999", "国网电力有限公司", "99999999999999"),
        ("国网电力有限公司6222****1234", "国网电力有限公司", "6222****1234"),
        ("上海七天酒店", "上海七天酒店", ""),
        ("江苏361度体育用品有限公司", "江苏361度体育用品有限公司", ""),
    ],
)
def test_an_account_glued_to_the_name_comes_off(written: str, name: str, account: str) -> None:
    assert split_account(written) == (name, account)


def test_a_person_is_no_firm() -> None:
    assert person_key("张海涛（个人）") == "张海涛"
    assert person_key("惠民五金店") == ""
