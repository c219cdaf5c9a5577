"""A sheet, a layout or a kind that is not there: one sentence that says what is."""

from pathlib import Path
from typing import Any

import pytest

from arapp.cli.text import message
from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.service import run_import
from tests.importing.build import book

PEOPLE: list[list[Any]] = [["客户名称", "联系人", "电话"], ["恒岳机械", "李敏", "1"]]
ITEMS: list[list[Any]] = [["客户名称", "到期日", "应收金额"], ["恒岳机械", "2026-10-01", 5]]
STRANGE: list[list[Any]] = [["甲", "乙"], ["x", 5], ["y", 6]]


def _refused(books: Dispatch, path: Path, **chosen: Any) -> tuple[NothingRecognised, str, str]:
    with pytest.raises(NothingRecognised) as caught:
        run_import(books, [path], **chosen)
    trouble = caught.value
    return trouble, message(trouble, "zh_CN"), message(trouble, "en")


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", 客户=PEOPLE, 应收=ITEMS)
    trouble, chinese, english = _refused(books, path, sheet="应付")
    assert trouble.fields["reason"] == "no_such_sheet"
    assert all(word in chinese for word in ("应付", "客户", "应收"))
    assert all(word in english for word in ("应付", "客户", "应收"))


def test_a_layout_that_is_not_remembered_is_told_with_those_that_are(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", 客户=PEOPLE, 应收=ITEMS)
    trouble, chinese, _ = _refused(books, path, layout="银行")
    assert (trouble.fields["reason"], "银行" in chinese) == ("no_layouts", True)
    run_import(books, [path])
    trouble, chinese, english = _refused(books, path, layout="银行")
    assert trouble.fields["layouts"] == ["客户", "应收"]
    assert all(word in chinese and word in english for word in ("银行", "客户", "应收"))


def test_a_kind_that_it_cannot_be_is_told_with_what_it_seems_to_be(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", 客户=PEOPLE)
    trouble, chinese, english = _refused(books, path, kind="receipts")
    assert (trouble.fields["wanted"], trouble.fields["seen"]) == ("receipts", "customers")
    assert all(word in chinese for word in ("a.xlsx", "流水", "日期", "客户资料"))
    assert all(word in english for word in ("a.xlsx", "receipts", "day", "customers"))


def test_a_kind_for_a_table_of_nothing_known_says_what_is_lacking(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", 表=STRANGE)
    trouble, chinese, english = _refused(books, path, kind="invoices")
    assert trouble.fields["reason"] == "of_no_kind"
    assert "编号" in chinese
    assert "number" in english
    assert "--map" in chinese
