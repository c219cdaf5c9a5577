"""Currencies, totals, page lines, mappings: what is told to the user instead of guessed."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from arapp.models.values.errors import InvalidValue
from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import FileLocked, FileTrouble
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.service import preview, run_import
from tests.importing.build import book, text
from tests.importing.conftest import Read


def test_a_blank_currency_among_others_keeps_its_row_aside(tmp_path: Path, read: Read) -> None:
    rows = [
        ["客户", "合同号", "币种", "到期日", "应收余额"],
        ["Aster GmbH", "E-1", "EUR", "2026-03-01", 1000.5],
        ["Yamato KK", "E-6", "", "2026-03-02", 8],
        ["Yamato KK", "E-7", "--", "2026-03-02", 9],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", 外币=rows))
    noted = [(p.row, p.column, p.detail) for p in table.problems if p.code == "currency_missing"]
    assert noted == [(3, "币种", "EUR"), (4, "币种", "EUR")]
    assert table.status == ("ready", "flagged", "flagged")


CONTRACTS: list[list[Any]] = [
    ["客户", "合同号", "签订日期", "合同金额", "预付款", "验收款"],
    ["甲机械厂", "A-1", "2026-01-05", 1000, 300, 700],
    ["乙机械厂", "A-2", "2026-01-06", 2000, 600, 1400],
    ["小计", None, None, 3000, 900, 2100],
    ["丙机械厂", "A-3", "2026-01-07", 500, 150, 350],
    ["合计", None, None, 3500, 1050, 2450],
]


def test_totals_of_instalment_columns_are_compared(tmp_path: Path, read: Read) -> None:
    (table,) = read(book(tmp_path / "a.xlsx", 合同=CONTRACTS))
    assert [c.equal for c in table.controls] == [True] * 6
    wrong = [*CONTRACTS[:5], ["合计", None, None, 3500, 1060, 2450]]
    (table,) = read(book(tmp_path / "b.xlsx", 合同=wrong))
    assert [(c.row, c.column) for c in table.controls if not c.equal] == [(6, "预付款")]


OPEN = ["日期", "客户", "到期日", "应收金额"]


@pytest.mark.parametrize("carried", ["承前页", "承上页", "接上页"])
def test_lines_between_pages_are_no_rows_and_count_once(
    carried: str, tmp_path: Path, read: Read
) -> None:
    rows = [
        OPEN, [carried, None, None, 850], ["2026-04-05", "甲厂", "2026-05-05", 70],
        ["过次页", None, None, 920], [carried, None, None, 920],
        ["2026-04-06", "乙厂", "2026-05-06", 30], ["合计", None, None, 950],
    ]  # fmt: skip
    (table,) = read(book(tmp_path / "a.xlsx", 二季度=rows))
    assert [row.row for row in table.records] == [3, 6]
    assert [c.equal for c in table.controls] == [True]
    (table,) = read(book(tmp_path / "b.xlsx", 二季度=[*rows[:-1], ["合计", None, None, 1870]]))
    assert [c.equal for c in table.controls] == [False]


def test_a_mapping_names_a_header_of_the_file_and_a_field(tmp_path: Path, books: Dispatch) -> None:
    path = text(tmp_path / "a.csv", [["甲列", "乙列", "丙列"], ["寅公司", "100", "2026-06-01"]])
    good = {"甲列": "customer", "乙列": "amount", "丙列": "due_on"}
    for maps, kind, wrong in (
        ({**good, "没有": "customer"}, "plans", "没有"),
        ({**good, "丙列": "nonsense"}, "auto", "nonsense"),
        ({**good, "丙列": "signed_on"}, "plans", "signed_on"),
        ({"没有": "customer"}, "auto", "没有"),
    ):
        with pytest.raises(InvalidValue) as caught:
            run_import(books, [path], kind=kind, maps=maps)
        assert caught.value.fields["field"] == "map"
        assert caught.value.fields["value"] == wrong
    assert preview(books, [path], kind="plans", maps=good)["files"][0]["tables"][0]["posted"] == 1


@pytest.mark.parametrize(("system", "error"), [("posix", FileTrouble), ("nt", FileLocked)])
def test_a_file_without_the_right_to_read_is_not_open_in_excel(
    system: str,
    error: type[FileTrouble],
    tmp_path: Path,
    books: Dispatch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    path = text(tmp_path / "a.csv", [OPEN])
    monkeypatch.setattr(shutil, "copyfile", refuse)
    monkeypatch.setattr("arapp.services.importing.reading.sandbox._WINDOWS", system == "nt")
    with pytest.raises(FileTrouble) as caught:
        preview(books, [path])
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("header", "label", "note"),
    [
        ("备注", "期初应收", "老板熟人，别催"),
        ("说明", "期初应收", "老板熟人，别催"),
        ("Remarks", "期初应收", "老板熟人，别催"),
        ("摘要", "老板熟人，别催", ""),
        ("款项", "老板熟人，别催", ""),
    ],
)
def test_remarks_are_kept_and_never_printed(
    header: str, label: str, note: str, tmp_path: Path, books: Dispatch
) -> None:
    rows = [["客户", "到期日", "应收金额", header], ["甲厂", "2026-05-05", 70, "老板熟人，别催"]]
    path = book(tmp_path / "a.xlsx", 应收=rows)
    run_import(books, [path])
    kept = books.ask(lambda tx: tx.one("SELECT label, note FROM plan"))
    assert kept == (label, note)
    assert run_import(books, [path])["files"][0]["tables"][0]["skipped"] == 1


def test_remarks_of_a_running_ledger_are_no_labels(tmp_path: Path, books: Dispatch) -> None:
    rows = [
        ["客户：甲厂"], ["日期", "摘要", "备注", "借方", "贷方", "余额"],
        ["2026-01-05", "销售开票", "找老李", 70, None, 70],
        ["2026-02-05", "收款", "", None, 20, 50],
    ]  # fmt: skip
    path = book(tmp_path / "a.xlsx", 明细账=rows)
    run_import(books, [path])
    assert books.ask(lambda tx: tx.one("SELECT label, note FROM plan")) == ("销售开票", "找老李")
    assert run_import(books, [path])["files"][0]["tables"][0]["skipped"] == 2


@pytest.mark.parametrize("lines", [999, 1000, 1001, 2000])
def test_any_number_of_lines_is_read(tmp_path: Path, lines: int) -> None:
    """Rows come in pieces of a thousand; the blank line at the end may be a piece by itself."""
    path = tmp_path / "bank.csv"
    rows = [f"2026-10-08,弘达机械,{n}.00" for n in range(1, lines)]
    path.write_text("\n".join(["交易日期,对方户名,收入金额", *rows]) + "\n\n\n", encoding="utf-8")
    assert len(read_grid(path).sheets[0].rows) == lines
