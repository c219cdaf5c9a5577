"""Lists that were read with wrong money or wrong names of differences, each as it was found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.reading.grid import read_grid
from arapp.services.reconcile import service
from arapp.services.reconcile.paper import difference_paper
from arapp.services.reconcile.phrasing import notes
from arapp.services.reconcile.tells import deducted
from arapp.services.reconcile.to_statement import difference_lines
from tests.ledger_text import given
from tests.reconcile.test_balances import sheet

DAY = date(2026, 10, 31)
WHO = "青岛海润机电有限公司"
JAPAN = "大阪精工株式会社"
BOOK = f"""
    客户 {WHO}
    客户 {JAPAN}
    应收 26102001 {WHO} 128400 入账=2026-08-03 到期=2026-09-02
    应收 26102002 {WHO} 56780.50 入账=2026-08-21 到期=2026-09-20
    应收 26102003 {WHO} 9999.99 入账=2026-09-08 到期=2026-10-08
    应收 26102005 {WHO} 20000 入账=2026-10-29 到期=2026-11-28
    收款 S1 {WHO} 128400 日期=2026-09-10
    应收 J1 {JAPAN} 120000 入账=2026-10-01 到期=2026-10-31 币种=JPY
"""
ROWS = (
    ("2026-08-05", "26102001", 128400.00, "采购入库"),
    ("2026-08-24", "26102002", 56780.50, "采购入库"),
    ("2026-09-09", "", -128400.00, "付货款"),
    ("2026-09-10", "26102003", 9999.99, "采购入库"),
    ("2026-10-25", "", -1500.00, "质量扣款"),
)


def compared(
    books: Dispatch, path: Path, rows: Sequence[Sequence[object]], who: str = WHO
) -> service.Reconciliation:
    given(books, BOOK)
    customer = books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (who,)))
    found = service.read_list(books, read_grid(sheet(path, rows)))
    (one,) = service.reconcile(books, found, customer, DAY)
    assert one.outcome.proof.holds
    return one


def differences(one: service.Reconciliation) -> dict[str, int]:
    return {kind.value: amount for kind, amount in one.outcome.proof.by_kind.items()}


def keys(one: service.Reconciliation) -> set[str]:
    return {key for key, _ in one.notes}


def test_a_deduction_is_no_payment_on_its_way(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[object]] = [["日期", "单号", "事项", "付款", "挂账"]]
    rows += [[d, n, t, -a if a < 0 else None, a if a > 0 else None] for d, n, a, t in ROWS]
    one = compared(books, tmp_path / "a.xlsx", rows)
    assert differences(one) == {"not_booked": -150_000, "no_invoice": -2_000_000}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("质量扣款", True),
        ("退货 一台", True),
        ("红字发票冲减", True),
        ("年终返利", True),
        ("Discount Q3", True),
        ("采购 折扣价", False),
        ("付货款（扣除质量款）", False),
        ("采购入库", False),
    ],
)
def test_words_of_a_deduction(text: str, found: bool) -> None:
    assert deducted(text) is found


def test_the_sheet_says_what_they_wrote_of_a_row_of_theirs(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[object]] = [["日期", "单号", "事项", "付款", "挂账"]]
    rows += [["2026-10-25", "记-8", "质量扣款", 1500, None], ["2026-10-26", "记-9", "付", 7, None]]
    one = compared(books, tmp_path / "a.xlsx", rows)
    told = [
        str(cell)
        for row in difference_paper([one], None, "zh_CN").blocks[0].rows
        for cell in row.cells
    ]
    assert any(text.startswith("质量扣款，") for text in told)
    (line,) = [line for line in difference_lines(one, "zh_CN") if line.kind == "not_booked"]
    assert line.note.startswith("记-8 质量扣款 ")


def test_two_currencies_stand_under_their_names(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[object]] = [["日期", "单号", "事项", "付款", "挂账"]]
    rows += [[d, n, t, -a if a < 0 else None, a if a > 0 else None] for d, n, a, t in ROWS]
    one = compared(books, tmp_path / "a.xlsx", rows)
    both = [one, replace(one, currency="USD")]
    paper = difference_paper(both, None, "zh_CN")
    assert [block.caption for block in paper.blocks] == ["人民币", "美元"]
    assert [block.caption for block in difference_paper([one], None, "en").blocks] == [""]


def test_document_numbers_are_not_money(books: Dispatch, tmp_path: Path) -> None:
    """A heading nobody knows over whole numbers beside the changes of the balance."""
    rows: list[list[object]] = [["日子", "票据", "说明", "欠款增减(元)"]]
    rows += [[d, int(n) if n else None, t, a] for d, n, a, t in ROWS]
    one = compared(books, tmp_path / "a.xlsx", rows)
    assert one.outcome.proof.theirs == 6_528_049
    assert not one.open_items
    assert differences(one) == {"not_booked": -150_000, "no_invoice": -2_000_000}


def test_what_is_open_counts_not_what_was_billed(books: Dispatch, tmp_path: Path) -> None:
    one = compared(
        books,
        tmp_path / "a.xlsx",
        [
            ["未付款清单（截至2026年10月31日）"],
            ["供应商", "发票号", "发票日期", "票面金额", "已付", "未付金额"],
            ["本公司", "26102001", "2026-08-05", 128400, 128400, 0],
            ["本公司", "26102002", "2026-08-24", 56780.5, 56000, 780.5],
            ["本公司", "26102003", "2026-09-10", 9999.99, 0, 9999.99],
        ],
    )
    assert one.open_items
    assert one.outcome.proof.theirs == 1_078_049


def test_a_title_does_not_make_payments_of_goods(books: Dispatch, tmp_path: Path) -> None:
    """货款 above the table, payments and goods in it, amounts without signs."""
    rows: list[list[object]] = [["货款往来明细"], ["日期", "摘要", "金额"]]
    rows += [[d, f"{t} {n}", abs(a)] for d, n, a, t in ROWS]
    one = compared(books, tmp_path / "a.xlsx", rows)
    assert one.outcome.proof.theirs == 6_528_049


@pytest.mark.parametrize(
    ("heads", "sign", "note", "missing"),
    [
        (["交易时间", "支出", "用途"], -1, "only_money", {"not_booked": -150_000}),
        (["收票日期", "发票金额", "发票号"], 1, "only_bills", {"no_invoice": -2_000_000}),
    ],
)
def test_a_list_of_one_sort_lacks_none_of_the_other(
    books: Dispatch,
    tmp_path: Path,
    heads: list[object],
    sign: int,
    note: str,
    missing: dict[str, int],
) -> None:
    rows: list[list[object]] = [
        [d, abs(a), t if sign < 0 else n] for d, n, a, t in ROWS if a * sign > 0
    ]
    one = compared(books, tmp_path / "a.xlsx", [heads, *rows])
    assert differences(one) == missing
    assert note in keys(one)
    assert all(notes(one.notes, language) for language in ("zh_CN", "en"))


def test_a_balance_in_ten_thousands_or_without_cents(books: Dispatch, tmp_path: Path) -> None:
    head: list[object] = ["日期", "摘要", "发票", "付款", "挂账"]
    rows: list[list[object]] = [
        [d, t, n, -a / 10000 if a < 0 else None, a / 10000 if a > 0 else None]
        for d, n, a, t in ROWS
    ]
    wan: list[list[object]] = [
        ["往来 单位：万元"],
        head,
        *rows,
        ["期末余额", None, None, None, 6.528049],
    ]
    one = compared(books, tmp_path / "a.xlsx", wan)
    assert (one.outcome.proof.theirs, one.outcome.proof.astray) == (6_528_049, 0)
    assert keys(one) == set()


def test_a_closing_line_in_yen_has_no_cents(books: Dispatch, tmp_path: Path) -> None:
    yen: list[list[object]] = [
        ["往来 币种：JPY"],
        ["日期", "摘要", "发票", "付款", "挂账"],
        ["2026-10-02", "货", "J1", None, 120000],
        ["2026-10-05", "付", "", 20000, None],
        ["2026-10-09", "货", "J2", None, 40000],
        ["期末余额", None, None, None, 140000],
    ]
    one = compared(books, tmp_path / "a.xlsx", yen, JAPAN)
    assert (one.currency, one.outcome.proof.theirs) == ("JPY", 140_000)
    assert one.outcome.proof.opening == 0


@pytest.mark.parametrize(
    "above",
    ["期间：2026年10期", "月份：2026.10-2026.10", "会计期间：2026年第10期", "2026-10"],
)
def test_balances_of_a_period_are_compared_on_its_last_day(
    books: Dispatch, tmp_path: Path, above: str
) -> None:
    given(books, BOOK)
    rows: list[list[object]] = [
        ["客户余额表"],
        [above],
        ["客户名称", "期末余额"],
        [WHO, 66780.49],
        [JAPAN, 5],
    ]
    found = service.read_balances(books, read_grid(sheet(tmp_path / "b.xlsx", rows)))
    assert found.day == DAY
    answer = service.reconcile_balances(books, found)
    assert answer.notes == ()


def test_balances_without_a_day_say_which_was_taken(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    rows: list[list[object]] = [["客户名称", "期末余额"], [WHO, 66780.49], [JAPAN, 5]]
    found = service.read_balances(books, read_grid(sheet(tmp_path / "b.xlsx", rows)))
    answer = service.reconcile_balances(books, found)
    today = books.ask(lambda tx: tx.today)
    assert answer.notes == (("day_untold", today.isoformat()),)
    assert service.reconcile_balances(books, found, DAY).notes == ()


def test_balances_of_a_day_to_come_are_told(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    year = books.ask(lambda tx: tx.today).year + 1
    rows: list[list[object]] = [[f"截止日期：{year}年1月31日"], ["客户名称", "期末余额"]]
    rows += [[WHO, 66780.49], [JAPAN, 5]]
    found = service.read_balances(books, read_grid(sheet(tmp_path / "b.xlsx", rows)))
    assert found.day is not None
    answer = service.reconcile_balances(books, found)
    assert answer.notes == (("day_ahead", found.day.isoformat()),)
    assert answer.day == books.ask(lambda tx: tx.today)
    assert notes(answer.notes, "en")
