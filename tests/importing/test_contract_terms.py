"""Terms of contracts: parts that make no whole, and warranties of their own length."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dealing.draft_rows import DraftRow, amounts_of
from arapp.services.dispatch import Dispatch
from arapp.services.importing.cells.spans import months_in
from arapp.services.importing.rows.templates import wrong_sum
from arapp.services.importing.service import run_import
from tests.importing.build import book

HEAD = ["合同编号", "签订日期", "客户", "合同金额", "付款方式", "质保期"]


def _import(books: Dispatch, path: Path, rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [book(path, 合同=rows)])["files"][0]["tables"][0]
    return table


@pytest.mark.parametrize(
    ("amount", "parts"),
    [("99.99", [3000, 3000, 3000, 999]), ("862350.55", [25870517] * 3 + [8623504])],
)
def test_odd_cents_go_into_the_last_row_as_in_the_form(
    amount: str, parts: list[int], books: Dispatch, tmp_path: Path
) -> None:
    _import(
        books,
        tmp_path / "a.xlsx",
        [HEAD[:5], ["Z-1", "2026-03-05", "丽水瓷业", amount, "3331"]],
    )
    rows = books.ask(lambda tx: tx.rows("SELECT amount FROM plan ORDER BY no"))
    assert [row for (row,) in rows] == parts
    typed = [
        DraftRow(no, str(no), share_ppm=share * 100_000) for no, share in enumerate((3, 3, 3, 1), 1)
    ]
    assert amounts_of(typed, sum(parts)) == parts


def _retention(books: Dispatch) -> str:
    day = books.ask(lambda tx: tx.value("SELECT due_on FROM plan WHERE kind = 'retention'"))
    return date.fromordinal(day).isoformat()


@pytest.mark.parametrize(
    ("head", "said", "end"),
    [
        ("质保期", "24个月", "2028-06-28"),
        ("质保期", "2年", "2028-06-28"),
        ("质保期（年）", 2, "2028-06-28"),
        ("保修期限", "一年半", "2027-12-28"),
        ("质保", "18个月", "2027-12-28"),
        ("质保期", 12, "2027-06-28"),
        ("质保期", "", "2027-06-28"),
    ],
)
def test_the_end_of_a_warranty_follows_its_length(
    head: str, said: Any, end: str, books: Dispatch, tmp_path: Path
) -> None:
    rows = [[*HEAD[:5], head], ["Z-1", "2026-03-05", "丽水瓷业", 100000, "3331", said]]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["posted"], table["created"]["plans"]) == (1, 4)
    assert _retention(books) == end
    months = books.ask(
        lambda tx: tx.value("SELECT after_months FROM milestone WHERE kind = 'warranty'")
    )
    assert months == (months_in(str(said), "年" if "年" in head else "") if said else None)


def test_what_no_length_is_is_told_beside_the_usual_one(books: Dispatch, tmp_path: Path) -> None:
    table = _import(
        books, tmp_path / "a.xlsx", [HEAD, ["Z-1", "2026-03-05", "丽水瓷业", 9, "3331", "按国标"]]
    )
    assert table["posted"] == 1
    assert _retention(books) == "2027-06-28"
    assert "warranty_unread" in [p["problem"] for p in table["problems"]]


@pytest.mark.parametrize(
    ("terms", "total"),
    [
        ("50%/40%/20%", "110%"),
        ("预付30%，发货30%，质保10%", "70%"),
        ("33.5%/33.5%/33.5%", "100.5%"),
    ],
)
def test_parts_that_make_no_whole_are_to_be_checked(
    terms: str, total: str, books: Dispatch, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [HEAD, ["Z-1", "2026-03-05", "丽水瓷业", 100, terms, ""]]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["posted"], table["flagged"]) == (0, 1)
    told = next(p for p in table["problems"] if p["problem"] == "terms_sum")
    assert (told["column"], told["raw"]) == ("付款方式", terms)
    assert "E2" in told["message"]
    assert total in told["message"]


@pytest.mark.parametrize(
    "terms",
    ["3331", "50%/40%/10%", "预付30%，余款验收后付清", "付至95%，质保5%", "月结30", "款到发货", "",
     "30%定金，另加13%增值税", "30/60/90"],
)  # fmt: skip
def test_other_terms_name_no_wrong_sum(terms: str) -> None:
    assert wrong_sum(terms) == ""


def test_terms_that_nobody_understands_are_told_with_their_cell(
    books: Dispatch, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [HEAD, ["Z-1", "2026-03-05", "丽水瓷业", 100, "按进度协商", ""]]
    table = _import(books, tmp_path / "a.xlsx", rows)
    told = next(p for p in table["problems"] if p["problem"] == "terms_not_a_plan")
    assert (table["posted"], told["row"]) == (1, 2)
    assert "E2「按进度协商」" in told["message"]
