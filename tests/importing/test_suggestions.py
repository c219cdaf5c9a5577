"""What a cell probably says, offered and never taken."""

from decimal import Decimal
from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.cells.chinese_sums import probable
from arapp.services.importing.service import run_import
from tests.importing.build import book


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("叁万贰仟元整", "32000"),
        ("人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "123456.78"),
        ("伍仟零捌拾元正", "5080"),
        ("十五万", "150000"),
        ("三万二", "32000"),
        ("两千三", "2300"),
        ("一亿零五百万", "105000000"),
        ("约3万", "30000"),
        ("大概 1.5万", "15000"),
        ("5600左右", "5600"),
        ("3,000多元", "3000"),
        ("还差300", "300"),
    ],
)
def test_sums_in_words_and_about_are_understood(text: str, meant: str) -> None:
    assert probable(text) == Decimal(meant)


@pytest.mark.parametrize(
    "text", ["待定", "见备注", "已付", "一", "", "3月5日", "约", "张三", "万达"]
)
def test_other_words_are_no_sum(text: str) -> None:
    assert probable(text) is None


def test_a_problem_says_what_could_stand_there(books: Dispatch, tmp_path: Path) -> None:
    rows = [
        ["客户", "到期日", "欠款"],
        ["丰泽机械厂", "2026-10-01", "叁万贰仟元整"],
        ["湖州地板", "05/06/2026", 100],
        ["德清琴行", "2026-10-01", "待定"],
        ["安吉竹器", "26.5.6", 100],
    ]
    table = run_import(books, [book(tmp_path / "a.xlsx", 欠款=rows)])["files"][0]["tables"][0]
    told = {p["row"]: p.get("suggestions") for p in table["problems"] if p["column"]}
    assert told[2] == ["32000"]
    assert told[3] == ["2026-05-06", "2026-06-05"]
    assert told[4] is None
    assert (table["posted"], table["flagged"]) == (0, 4)
