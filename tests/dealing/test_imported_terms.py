"""Contracts from sheets keep the rule that their terms name."""

from datetime import date
from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking.post import PostBatch
from arapp.services.importing.rows.templates import due_by_terms, rows_of
from arapp.services.importing.service import stage_files

SHEET = """合同编号,客户名称,合同金额,签订日期,付款方式
CH-1,弘达机械,1000.00,2026-10-05,月结30天
CH-2,弘达机械,1000.00,2026-10-05,3331
CH-3,弘达机械,1000.00,2026-10-05,电汇，票到45天
"""


def test_the_rule_of_the_terms_is_kept_with_the_row(books: Dispatch, tmp_path: Path) -> None:
    file = tmp_path / "合同台账.csv"
    file.write_text(SHEET.replace("电汇，", "电汇 "), encoding="utf-8-sig")
    books.run(PostBatch(stage_files(books, [file])))
    rows = books.ask(
        lambda tx: tx.rows(
            "SELECT k.number, p.label, p.due_rule, p.due_on, p.state FROM plan p"
            " JOIN contract k ON k.id = p.contract_id ORDER BY k.number, p.no"
        )
    )
    assert rows[0] == ("CH-1", "货款", "eom+30", date(2026, 11, 30).toordinal(), "firm")
    assert [row[1] for row in rows[1:5]] == ["签订款", "发货前款", "验收款", "质保金"]
    assert rows[5][2:4] == ("node+45", date(2026, 11, 19).toordinal())


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ("月结30天", date(2026, 11, 30)),
        ("30天月结", date(2026, 11, 30)),
        ("NET 30", date(2026, 11, 4)),
        ("15", date(2026, 10, 20)),
        ("电汇，票到 45 天", date(2026, 11, 19)),
        ("发货前 3 天", date(2026, 10, 5)),  # no row is due before it is booked
        ("次月10日", date(2026, 11, 10)),
        ("面议", None),
    ],
)
def test_the_due_day_of_terms(terms: str, due: date | None) -> None:
    assert due_by_terms(terms, date(2026, 10, 5)) == due


def test_no_day_is_reckoned_from_one_that_no_ledger_knows() -> None:
    assert due_by_terms("NET 30", date(1980, 1, 1)) is None
    assert rows_of(100, date(2026, 10, 5), "", ()) == []
