"""What the ledger gives reason to doubt is kept aside, and comes in when somebody has looked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.options import Options
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.service import options_of, post, run_import, stage_files
from arapp.services.importing.stage import StagedTable, correct, read_files, stage
from tests.importing.build import BANK_HEADER, book, text
from tests.importing.conftest import TODAY

NAMES = ("恒岳机械有限公司", "海顿电机有限公司", "启明包装有限公司")
HEAD = ["客户编码", "客户名称", "单据日期", "到期日", "应收金额"]


def _items(*amounts: Any, code: Any = None) -> list[list[Any]]:
    return [
        HEAD,
        *([code, name, "2026-09-01", f"2026-10-{day + 1:02}", amount]
          for day, (name, amount) in enumerate(zip(NAMES * 9, amounts, strict=False))),
    ]  # fmt: skip


def _table(answer: dict[str, Any]) -> dict[str, Any]:
    (table,) = answer["files"][0]["tables"]
    found: dict[str, Any] = table
    return found


def _flags(table: dict[str, Any]) -> list[tuple[int, str]]:
    return [(p["row"], p["problem"]) for p in table["problems"] if p["severity"] == "flagged"]


# --- far larger ---------------------------------------------------------------------------------


def test_an_amount_of_ten_times_the_largest_ever_is_looked_at_first(
    books: Dispatch, tmp_path: Path
) -> None:
    run_import(books, [book(tmp_path / "a.xlsx", 应收=_items(100, 900, 1000))])
    rows = [
        HEAD,
        ["", "恒岳机械有限公司", "2026-10-01", "2026-11-20", 10_000],
        ["", "恒岳机械有限公司", "2026-10-01", "2026-11-21", 10_000.01],
    ]
    path = book(tmp_path / "b.xlsx", 应收=rows)
    table = _table(run_import(books, [path]))
    assert (table["posted"], _flags(table)) == (1, [(3, "far_larger")])
    (said,) = [p["message"] for p in table["problems"] if p["problem"] == "far_larger"]
    assert said.startswith("E3 ")


def test_it_comes_in_when_the_amount_is_typed_again(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [book(tmp_path / "a.xlsx", 应收=_items(100, 900, 1000))])
    path = book(tmp_path / "b.xlsx", 应收=_items(500_000))
    staging = read_files([path], options_of(books))
    again = _table(post(books, correct(staging, 0, 0, 2, 4, "500000")))
    assert (again["posted"], _flags(again)) == (1, [])


def test_receipts_and_invoices_are_held_against_their_own_kind(
    books: Dispatch, tmp_path: Path
) -> None:
    def bank(*amounts: int, first: int) -> list[list[Any]]:
        return [BANK_HEADER, *(
            ["2026-10-08", f"L{first + n}", "", amount, "", NAMES[0], "320501", "货款"]
            for n, amount in enumerate(amounts)
        )]  # fmt: skip

    run_import(books, [text(tmp_path / "a.csv", bank(10, 20, 30, first=0))], bank_account="基本户")
    path = text(tmp_path / "b.csv", bank(40, 4000, first=5))
    table = _table(run_import(books, [path], bank_account="基本户"))
    assert (table["posted"], _flags(table)) == (1, [(3, "far_larger")])
    head = ["发票号码", "购买方名称", "开票日期", "价税合计"]
    invoices = [head, ["90000001", NAMES[0], "2026-09-01", 9_000_000]]
    assert _table(run_import(books, [book(tmp_path / "c.xlsx", 发票=invoices)]))["posted"] == 1


def test_a_ledger_with_little_in_it_finds_nothing_large(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [book(tmp_path / "a.xlsx", 应收=_items(1, 2))])
    path = book(tmp_path / "b.xlsx", 应收=_items(0.5, 7_000_000))
    assert _flags(_table(run_import(books, [path]))) == []


# --- zeros that were lost -----------------------------------------------------------------------


def test_a_code_that_lost_its_zeros_is_held_against_the_known_ones(
    books: Dispatch, tmp_path: Path
) -> None:
    people = [["客户编码", "客户名称", "电话"], ["00123", NAMES[0], "1"], ["7", NAMES[1], "2"]]
    run_import(books, [book(tmp_path / "a.xlsx", 客户=people)])
    damaged = [people[0], [123, "恒岳机械", "1"], [7, NAMES[1], "2"], [124, "新客户厂", "3"]]
    table = _table(run_import(books, [book(tmp_path / "b.xlsx", 客户=damaged)]))
    assert _flags(table) == [(2, "code_zeros")]
    (said,) = [p["message"] for p in table["problems"] if p["problem"] == "code_zeros"]
    assert "00123" in said
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM customer")) == 3


def test_the_code_of_an_item_matters_only_where_nobody_is_named(
    books: Dispatch, tmp_path: Path
) -> None:
    people = [["客户编码", "客户名称", "电话"], ["00123", NAMES[0], "1"]]
    run_import(books, [book(tmp_path / "a.xlsx", 客户=people)])
    rows = [HEAD, [123, NAMES[0], "2026-09-01", "2026-10-01", 5]]
    assert _table(run_import(books, [book(tmp_path / "b.xlsx", 应收=rows)]))["posted"] == 1
    bare = [[HEAD[0], *HEAD[2:]], [123, "2026-09-01", "2026-10-02", 6]]
    table = _table(run_import(books, [book(tmp_path / "c.xlsx", 应收=bare)]))
    assert _flags(table) == [(2, "code_zeros")]


def test_an_invoice_number_that_lost_its_zero_is_looked_at(books: Dispatch, tmp_path: Path) -> None:
    head = ["发票号码", "购买方名称", "开票日期", "价税合计"]
    known = [head, ["04567891", NAMES[0], "2026-09-01", 9]]
    run_import(books, [book(tmp_path / "a.xlsx", 发票=known)])
    rows = [head, [4567891, NAMES[0], "2026-09-01", 9], [14567891, NAMES[0], "2026-09-01", 9]]
    table = _table(run_import(books, [book(tmp_path / "b.xlsx", 发票=rows)]))
    assert (table["posted"], _flags(table)) == (1, [(2, "code_zeros")])


# --- currencies ---------------------------------------------------------------------------------


def test_a_customer_of_another_currency_in_a_sheet_without_any_is_asked_about(
    books: Dispatch, tmp_path: Path
) -> None:
    abroad = [["客户名称", "电话", "币种"], ["Aster GmbH", "1", "EUR"], [NAMES[0], "2", "CNY"]]
    run_import(books, [book(tmp_path / "a.xlsx", 客户=abroad)])
    rows = [HEAD, ["", "Aster GmbH", "2026-09-01", "2026-10-01", 5],
            ["", NAMES[0], "2026-09-01", "2026-10-01", 5]]  # fmt: skip
    path = book(tmp_path / "b.xlsx", 应收=rows)
    table = _table(run_import(books, [path]))
    assert (table["posted"], _flags(table)) == (1, [(2, "currency_missing")])
    said = _table(run_import(books, [path], currency="EUR"))
    assert (said["posted"], said["net_total"]) == (1, {"EUR": "5.00"})


# --- the base year ------------------------------------------------------------------------------


def _dated(path: Path, *days: date, base_1904: bool) -> StagedTable:
    body = [[None, NAMES[n % 3], day, day, 10] for n, day in enumerate(days)]
    grid = read_grid(book(path, 应收=[["2026年应收明细"], HEAD, *body]))
    return stage([replace(grid, date1904=base_1904)], Options(today=TODAY)).files[0].tables[0]


def test_the_base_year_1904_is_told(tmp_path: Path) -> None:
    table = _dated(tmp_path / "a.xlsx", date(2026, 9, 1), date(2026, 9, 2), base_1904=True)
    assert "base_1904" in {p.code for p in table.problems}
    assert table.status == ("ready", "ready")
    plain = _dated(tmp_path / "b.xlsx", date(2026, 9, 1), date(2026, 9, 2), base_1904=False)
    assert "base_1904" not in {p.code for p in plain.problems}


@pytest.mark.parametrize(
    ("days", "states"),
    [
        ((date(2030, 9, 2), date(2030, 9, 3), date(2026, 9, 1)), ("flagged", "flagged", "ready")),
        ((date(2022, 8, 31), date(2022, 9, 1), date(2026, 9, 1)), ("flagged", "flagged", "ready")),
        ((date(2027, 1, 1), date(2026, 2, 1), date(2026, 3, 1)), ("ready", "ready", "ready")),
    ],
)
def test_days_that_are_four_years_and_a_day_off_are_kept_aside(
    days: tuple[date, ...], states: tuple[str, ...], tmp_path: Path
) -> None:
    assert _dated(tmp_path / "a.xlsx", *days, base_1904=True).status == states


# --- text that is named xls ---------------------------------------------------------------------


@pytest.mark.parametrize(("mark", "told"), [(",", ","), ("\t", "Tab"), (";", ";")])
def test_text_named_xls_is_told_with_its_delimiter(
    mark: str, told: str, books: Dispatch, tmp_path: Path
) -> None:
    path = text(tmp_path / "a.xls", _items(5, 6), mark=mark)
    (table,) = stage_files(books, [path]).files[0].tables
    assert [p.detail for p in table.problems if p.code == "text_as_xls"] == [told]
    plain = text(tmp_path / "a.csv", _items(5, 6), mark=mark)
    (table,) = stage_files(books, [plain]).files[0].tables
    assert "text_as_xls" not in {p.code for p in table.problems}
