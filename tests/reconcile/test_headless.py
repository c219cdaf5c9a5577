"""`arapp reconcile`: JSON, papers, and what is said of files that are not what was asked for."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook

from arapp import cli
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import FileTrouble, NotATable, PasswordNeeded
from arapp.services.importing.reading.grid import read_grid
from arapp.services.reconcile import service
from tests.ledger_text import given
from tests.reconcile.sheets import LAYOUTS
from tests.reconcile.test_balances import sheet
from tests.reconcile.truth import world, write_book

Rows = list[list[object]]
WHO = "无锡恒岳精密机械有限公司"
OTHER = "常州瑞铂电气有限公司"
DAY = date(2026, 9, 30)
HEAD: list[object] = ["记账日", "单号", "事项", "应付增加", "付款", "结余"]
BOOK = f"""
    客户 {WHO}
    客户 {OTHER}
    发票 26327000000000000011 {WHO} 1000 日期=2026-08-02
    应收 A {WHO} 1000 入账=2026-08-02 到期=2026-09-25
    应收 B {WHO} 500.50 入账=2026-09-10 到期=2026-10-25
    收款 R1 {WHO} 300 日期=2026-09-20
    收款 R2 {WHO} 200 日期=2026-10-02
    应收 U {OTHER} 800 入账=2026-09-01 到期=2026-09-25 币种=USD
"""


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, Any]:
    code = cli.main([*argv, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_statement_and_papers(
    ledger_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(ledger_file, FixedClock(date(2026, 11, 12))) as opened:
        given(Dispatch(opened), BOOK)
    path = sheet(
        tmp_path / "恒岳9月.xlsx",
        [
            [f"{WHO} 应付明细", None, "期间：2026-08-01 至 2026-09-30"],
            HEAD,
            ["2026-08-01", "", "期初余额", None, None, 0],
            ["2026-08-05", "00000011", "到票", 1000, None, 1000],
            ["2026-09-20", "付-3", "付货款", None, 300, 700],
            ["2026-09-29", "付-4", "付货款", None, 200, 500],
            ["2026-09-30", "暂-1", "暂估入库", 42, None, 542],
        ],
    )
    out = (tmp_path / "d.xlsx", tmp_path / "d.pdf")
    code, told = run(
        capsys, "reconcile", str(path), "--customer", WHO, "--as-of", "2026-11-12",
        "--ledger", str(ledger_file), "--xlsx", str(out[0]), "--pdf", str(out[1]),
        "--lang", "zh_CN",
    )  # fmt: skip
    assert code == 0
    (one,) = told["reconciliations"]
    assert one["proven"]
    assert (one["ours"], one["theirs"]) == ("1000.50", "542.00")
    assert one["differences"] == {"no_invoice": "-500.50", "not_booked": "42.00"}
    roles = {column["header"]: column["role"] for column in told["columns"]}
    assert (roles["应付增加"], roles["付款"], roles["结余"]) == ("plus", "minus", "balance")
    pages = pypdfium2.PdfDocument(out[1])
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "我方未记" in text
    assert "1,000.50" in text
    cells = [c.value for row in load_workbook(out[0]).worksheets[0].iter_rows() for c in row]
    assert 542 in cells
    assert "发票未到" in cells


def test_money_that_came_after_the_day(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    rows: Rows = [["日子", "摘要", "进", "付", "余"], ["2026-08-05", "到票", 1000, None, 1000],
            ["2026-09-12", "到票", 500.5, None, 1500.5], ["2026-09-20", "付款", None, 300, 1200.5],
            ["2026-09-29", "付款", None, 200, 1000.5]]  # fmt: skip
    found = service.read_list(books, read_grid(sheet(tmp_path / "l.xlsx", rows)))
    (one,) = service.reconcile(books, found, 1, DAY)
    (paid,) = [m for m in one.outcome.matches if m.kind == "in_transit"]
    assert paid.later is not None
    assert paid.later[0] == date(2026, 10, 2)
    assert paid.later[1].startswith("receipt:")


def test_a_list_of_what_is_unpaid_is_held_against_open_rows(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, f"{BOOK}\n核销 R1 A 300 日期=2026-09-20")
    rows: Rows = [
        ["票号", "开票日期", "未付金额"],
        ["A000", date(2026, 8, 5), 700],
        ["B000", date(2026, 9, 11), 500.5],
    ]
    found = service.read_list(books, read_grid(sheet(tmp_path / "l.xlsx", rows)))
    (one,) = service.reconcile(books, found, 1, DAY)
    assert one.open_items
    assert one.outcome.proof.by_kind == {}
    assert one.outcome.proof.ours == one.outcome.proof.theirs == 120_050


def _refused(books: Dispatch, path: Path, customer: int, day: date | None = DAY) -> FileTrouble:
    def compare() -> None:
        found = service.read_list(books, read_grid(path))
        service.reconcile(books, found, customer, day)

    with pytest.raises(FileTrouble) as told:
        compare()
    return told.value


def test_what_is_not_the_list_is_told(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    rows: Rows = [
        HEAD,
        ["2026-09-05", "F1", "到票", 10, None, 10],
        ["2026-09-15", "F2", "到票", 5, None, 15],
    ]
    other = sheet(tmp_path / "a.xlsx", [[f"客户：{OTHER}"], *rows])
    assert _refused(books, other, 1).fields["reason"] == "other_customer"
    dollars = sheet(tmp_path / "b.xlsx", [["币种：美元"], *rows])
    assert _refused(books, dollars, 1).fields["reason"] == "other_currency"
    plain = sheet(tmp_path / "c.xlsx", rows)
    early = _refused(books, plain, 1, DAY - timedelta(days=100))
    assert early.fields["reason"] == "other_period"
    for year, reason in (("2019", "before_books"), ("2031", "other_period")):
        days = [[f"{year}{str(row[0])[4:]}", *row[1:]] for row in rows[1:]]
        far = sheet(tmp_path / "y.xlsx", [HEAD, *days])
        assert _refused(books, far, 1, None).fields["reason"] == reason
    empty = sheet(tmp_path / "d.xlsx", [HEAD])
    assert _refused(books, empty, 1).fields["reason"] in ("empty_list", "no_list")
    nothing = sheet(tmp_path / "e.xlsx", [["通讯录"], ["姓名", "手机"], ["老陈", "139"]])
    assert _refused(books, nothing, 1).fields["reason"] == "no_list"
    balances = sheet(tmp_path / "f.xlsx", [["客户", "期初余额", "借方", "贷方", "期末余额"],
                                           [WHO, 1, 2, 1, 2], [OTHER, 4, 1, 0, 5]])  # fmt: skip
    assert _refused(books, balances, 1).fields["reason"] == "balances_not_list"


def test_pdf_and_password_are_told(books: Dispatch, tmp_path: Path) -> None:
    paper = tmp_path / "a.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    with pytest.raises(NotATable):
        read_grid(paper)
    sealed = Path("tests/fixtures/importing/encrypted.xlsx")
    if sealed.exists():
        with pytest.raises(PasswordNeeded):
            read_grid(sealed)


def test_sentences_of_refusals_are_there_in_both_languages(books: Dispatch, tmp_path: Path) -> None:
    from arapp.cli.text import message

    given(books, BOOK)
    path = sheet(
        tmp_path / "a.xlsx", [[f"客户：{OTHER}"], HEAD, ["2026-09-05", "F1", "到票", 10, None, 10]]
    )
    trouble = _refused(books, path, 1)
    assert OTHER in message(trouble, "zh_CN")
    assert WHO in message(trouble, "en")
    assert "{" not in message(trouble, "en")


def test_labels_among_the_days_and_rows_of_a_strange_currency(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, BOOK)
    rows: Rows = [["日期", "单号", "币种", "应付", "付款"], ["期初余额", "", "CNY", 0, None],
            ["2026-08-05", "00000011", "CNY", 1000, None], ["2026-08-09", "Z", "USD", 7, None],
            ["2026-09-20", "", "CNY", None, 300], ["期末余额", "", "CNY", 700, None]]  # fmt: skip
    found = service.read_list(books, read_grid(sheet(tmp_path / "l.xlsx", rows)))
    (one,) = service.reconcile(books, found, 1, DAY)
    assert [line.day for line in one.outcome.theirs.lines] == [date(2026, 8, 5), date(2026, 9, 20)]
    assert ("left_currency", "USD") in one.notes
    assert one.outcome.proof.holds


def test_roles_said_by_the_user_win(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    rows: Rows = [["日", "甲", "乙", "丙"], ["2026-08-05", 1000, 7, None],
            ["2026-09-12", 500.5, 9, None],
            ["2026-09-20", None, 3, 300]]  # fmt: skip
    path = sheet(tmp_path / "l.xlsx", rows)
    found = service.read_list(
        books, read_grid(path), maps={"日": "day", "甲": "plus", "乙": "", "丙": "minus"}
    )
    (one,) = service.reconcile(books, found, 1, DAY)
    assert one.outcome.proof.by_kind == {}
    assert [m.kind.value for m in one.outcome.matches] == ["paired"] * 3


def test_a_workbook_of_many_suppliers_gives_our_rows_alone(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    rows: Rows = [["供应商", "日期", "说明", "进货", "付款"],
            ["苏州澄禾自动化设备有限公司", "2026-08-05", "到票", 1000, None],
            ["南京别家有限公司", "2026-08-06", "到票", 77, None],
            ["苏州澄禾自动化设备有限公司", "2026-09-12", "到票", 500.5, None],
            ["苏州澄禾自动化设备有限公司", "2026-09-20", "付", None, 300]]  # fmt: skip
    found = service.read_list(books, read_grid(sheet(tmp_path / "l.xlsx", rows)))
    (one,) = service.reconcile(books, found, 1, DAY)
    assert len(one.outcome.theirs.lines) == 3
    assert one.outcome.proof.by_kind == {}


def test_hand_pairing_keeps_the_proof(books: Dispatch, tmp_path: Path) -> None:
    from arapp.services.reconcile.settle import join, part

    made = world(5, customer=WHO)
    customer = write_book(books, [made])[WHO]
    found = service.read_list(books, read_grid(LAYOUTS["spoken"](tmp_path / "l.xlsx", made)))
    (one,) = service.reconcile(books, found, customer, made.last)
    before = one.outcome
    apart = part(before, next(i for i, m in enumerate(before.matches) if m.ours and m.theirs))
    assert len(apart.matches) == len(before.matches) + 1
    assert apart.proof.holds
    alone = [i for i, m in enumerate(apart.matches) if not m.why]
    again = join(apart, alone[:2])
    assert again.proof.holds
    assert again.matches[[m.why for m in again.matches].index("hand")].kind in (
        "paired",
        "amount",
        "cancelled",
    )


def test_a_workbook_without_a_sheet_of_rows(books: Dispatch, tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "x.xlsx")
    assert _refused(books, tmp_path / "x.xlsx", 1).fields["reason"] in (
        "empty_list",
        "no_list",
        "empty",
    )
