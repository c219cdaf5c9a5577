"""Overlapping exports of one bank that do not name the payer alike: nothing is booked twice."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking import post_bank
from arapp.services.importing.service import run_import
from tests.importing.build import book

HEAD = ["账号", "交易日期", "摘要", "收入", "支出", "余额", "对方账号", "对方户名"]
BARE = ["本方账号", "记账日期", "借贷标志", "发生额", "用途"]
FULL: list[list[Any]] = [
    ["1102020109000999888", "2026-03-01", "货款", 1000, None, 1000, "6222020011115678", "张三丰"],
    ["1102020109000999888", "2026-03-03", "货款", 1000, None, 2000, "6222020011115678", "张三丰"],
]
LATER = ["1102020109000999888", "2026-03-04", "货款", 77, None, 2077, "6222020011119999", "李四"]


def _covered(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The rows as a bank shows them to guests: middle of each number and name behind stars."""
    return [[*row[:6], f"{row[6][:4]}********{row[6][-4:]}", f"{row[7][0]}*"] for row in rows]


def _bare(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [[row[0], row[1], "贷", row[3], row[2]] for row in rows]


def _run(books: Dispatch, path: Path, rows: list[list[Any]]) -> tuple[int, int]:
    table = run_import(books, [book(path, 流水=rows)])["files"][0]["tables"][0]
    assert sum(p["problem"] == "seen_before" for p in table["problems"]) == table["skipped"]
    return table["posted"], table["skipped"]


def _sum(books: Dispatch) -> int:
    total: int = books.ask(lambda tx: tx.value("SELECT sum(amount) FROM receipt"))
    return total


@pytest.mark.parametrize("turned", [False, True])
def test_stars_of_one_export_stand_for_the_payer_of_the_other(
    turned: bool, books: Dispatch, tmp_path: Path
) -> None:
    plain, starred = [HEAD, *FULL], [HEAD, *_covered(FULL)]
    first, second = (starred, plain) if turned else (plain, starred)
    more = [LATER] if turned else _covered([LATER])
    assert _run(books, tmp_path / "1.xlsx", first) == (2, 0)
    assert _run(books, tmp_path / "2.xlsx", [*second, *more]) == (1, 2)
    assert _sum(books) == 207_700


@pytest.mark.parametrize("turned", [False, True])
def test_an_export_that_names_no_payer_is_known_by_day_and_amount(
    turned: bool, books: Dispatch, tmp_path: Path
) -> None:
    plain, bare = [HEAD, *FULL], [BARE, *_bare(FULL)]
    first, second = (bare, plain) if turned else (plain, bare)
    more = [LATER] if turned else _bare([LATER])
    assert _run(books, tmp_path / "1.xlsx", first) == (2, 0)
    assert _run(books, tmp_path / "2.xlsx", [*second, *more]) == (1, 2)
    assert _sum(books) == 207_700


def test_a_second_equal_payment_of_the_day_still_comes_in(books: Dispatch, tmp_path: Path) -> None:
    assert _run(books, tmp_path / "1.xlsx", [HEAD, *FULL]) == (2, 0)
    twice = [*_bare(FULL), *_bare(FULL[1:])]
    assert _run(books, tmp_path / "2.xlsx", [BARE, *twice]) == (1, 2)
    assert _sum(books) == 300_000


def test_another_payer_is_another_payment(books: Dispatch, tmp_path: Path) -> None:
    other = [[*row[:6], "6228480400091111", "王五"] for row in FULL]
    assert _run(books, tmp_path / "1.xlsx", [HEAD, *FULL]) == (2, 0)
    assert _run(books, tmp_path / "2.xlsx", [HEAD, *_covered(other)]) == (2, 0)
    assert _sum(books) == 400_000


def test_rows_of_one_import_are_never_twice_however_many(
    books: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_bank, "_AT_ONCE", 2)
    assert _run(books, tmp_path / "1.xlsx", [HEAD, *FULL]) == (2, 0)
    many = [*_bare(FULL), *_bare([LATER]) * 5]
    assert _run(books, tmp_path / "2.xlsx", [BARE, *many]) == (5, 2)


def _numbered(head: str, numbers: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [[*HEAD, head], *[[*row, n] for row, n in zip(rows, numbers, strict=True)]]


@pytest.mark.parametrize("turned", [False, True])
def test_another_kind_of_number_is_not_another_payment(
    turned: bool, books: Dispatch, tmp_path: Path
) -> None:
    long, short = ["2026030177001", "2026030377002"], ["V01", "V02"]
    first, second = (short, long) if turned else (long, short)
    assert _run(books, tmp_path / "1.xlsx", _numbered("流水号", first, FULL)) == (2, 0)
    more = [*second, second[0][:-1] + "9"]
    assert _run(books, tmp_path / "2.xlsx", _numbered("凭证号", more, [*FULL, LATER])) == (1, 2)
    assert _sum(books) == 207_700


def test_two_numbers_of_one_kind_are_two_payments(books: Dispatch, tmp_path: Path) -> None:
    assert _run(books, tmp_path / "1.xlsx", _numbered("流水号", ["88", "99"], FULL)) == (2, 0)
    assert _run(books, tmp_path / "2.xlsx", _numbered("流水号", ["100", "101"], FULL)) == (2, 0)
    assert _sum(books) == 400_000


def test_of_two_kinds_on_one_day_each_receipt_answers_for_one_row(
    books: Dispatch, tmp_path: Path
) -> None:
    one = FULL[:1]
    assert _run(books, tmp_path / "1.xlsx", _numbered("流水号", ["77001"], one)) == (1, 0)
    both = _numbered("流水号", ["EB0000077", "77001"], one * 2)
    assert _run(books, tmp_path / "2.xlsx", both) == (1, 1)
    assert _sum(books) == 200_000
