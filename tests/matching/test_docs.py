"""The tables of docs/matching.md say what the engine answers today."""

from pathlib import Path

import pytest

from arapp.services.matching.assign import match_book
from arapp.services.matching.names import Relation, anatomy, compare
from arapp.services.matching.number_index import index_references
from arapp.services.matching.references import find_references
from arapp.services.matching.remarks import Hints, read
from arapp.services.matching.rows import Book, CustomerIn, PlanIn, ReceiptIn
from arapp.services.matching.rules import RULES
from tests.matching.desk import Desk

DOCS = Path(__file__).parents[2] / "docs" / "matching.md"
PAIRS = (
    ("上海宏达机械设备有限公司", "上海宏远机械设备有限公司"),
    ("深圳市恒信电子科技有限公司", "深圳市恒通电子科技有限公司"),
    ("广州市白云区利民五金店", "广州市白云区惠民五金店"),
    ("苏州博瑞自动化设备有限公司", "苏州博瑞"),
    ("江苏金茂（集团）股份有限公司", "江苏金茂集团股份有限公司"),
    ("浙江中天建设集团有限公司", "浙江中天建设集团有限公司杭州分公司"),
    ("中恒（上海）机械有限公司", "中恒(上海) 机械有限责任公司"),
    ("徐州中恒重工有限公司", "徐州中恒集团财务有限公司"),
    ("苏州博瑞自动化设备有限公司", "杭州博瑞"),
)
MEANING = {
    Relation.SAME: "same name",
    Relation.SHORT: "short form: proposed, a person confirms",
    Relation.BRANCH: "branch: asks",
    Relation.GROUP: "one group perhaps: asks",
    Relation.DIFFERENT: "different: not proposed",
}
INVOICE = "24322000000112345678"
REMARKS = (
    "付HT-2024-018合同第二期货款",
    "支付合同HT-2024-018货款30000元",
    "12345678号发票款",
    "3月货款",
    "往来款",
)


def gets(customer: str, payer: str) -> str:
    """What a receipt of the very amount of the customer's only row gets."""
    book = Book(
        (ReceiptIn(1, 739_000, 3_641_753, payer=payer),),
        (PlanIn(1, 1, 3_641_753, due_on=739_000),),
        (CustomerIn(1, customer),),
    )
    (result,) = match_book(book)
    if result.auto:
        return "posted"
    return "asked" if result.best.parts else "nothing"


def name_rows() -> list[str]:
    """One line a pair: 字号 of both, how they stand, what money of the second gets."""
    lines = []
    for customer, payer in PAIRS:
        brands = f"{anatomy(customer).brand} / {anatomy(payer).brand}"
        answer = gets(customer, payer)
        relation = MEANING[compare(customer, payer)]
        lines.append(f"| {customer} | {payer} | {brands} | {relation} | {answer} |")
    return lines


def told(hints: Hints) -> str:
    """What the words of a remark say."""
    words = [f"instalment {n}" for n in sorted(hints.periods)]
    words += sorted(hints.stages) + [f"month {month}" for _, month in sorted(hints.months)]
    return ", ".join(words) or "–"


def remark_rows() -> list[str]:
    """One line a remark: the numbers found and the words understood."""
    desk = Desk().customer("无锡瑞沃自动化科技有限公司")
    desk.owes("无锡瑞沃自动化科技有限公司", "二期", "30000", contract="HT-2024-018")
    desk.owes("无锡瑞沃自动化科技有限公司", "发票", "7000", kind="invoice", invoice=INVOICE)
    index = index_references(desk.book())
    lines = []
    for memo in REMARKS:
        found = find_references(index, memo, (1,))
        numbers = ", ".join(named.ref.number for named in found) or "–"
        lines.append(f"| `{memo}` | {numbers} | {told(read(memo))} |")
    return lines


def rule_rows() -> list[str]:
    """The rule table as it stands in rules.py."""
    lines = []
    for rule in RULES:
        refs = " ".join(sorted(rule.refs)) or "any"
        amounts = " ".join(sorted(rule.amounts)) or "any"
        party, auto = rule.party.name.lower(), "yes" if rule.auto else ""
        lines.append(f"| {rule.key} | {party} | {refs} | {amounts} | {rule.confidence} | {auto} |")
    return lines


@pytest.mark.parametrize("rows", [name_rows, remark_rows, rule_rows])
def test_the_table_is_what_the_engine_answers(rows: object) -> None:
    assert callable(rows)
    table = "\n".join(rows())
    assert table in DOCS.read_text(encoding="utf-8"), table


def test_no_pair_that_differs_is_ever_proposed() -> None:
    lines = name_rows()
    assert sum("| nothing |" in line for line in lines) == 4
    assert all("nothing" in line for line in lines if "different" in line)
