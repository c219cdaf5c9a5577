"""The hand-over workbook: filled in Excel, merged back, refused when changed elsewhere."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from arapp.models.values.errors import InvalidAmount, InvalidDay, InvalidValue, Refused
from arapp.models.values.money import Money
from arapp.services.collection.handover import Merge, MergeHandover, handover, merge
from arapp.services.collection.log import LogContact
from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import FileTrouble
from arapp.services.output.handover import write_handover
from arapp.services.output.handover_read import Returned, read_handover
from tests.collection.book import ago, placed
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = f"""
    客户 @甲公司 业务=周凯
    应收 A @甲公司 1000 入账=2026-01-01 到期={ago(9)}
    应收 B @甲公司 500 入账=2026-01-01 到期={ago(20)}
    客户 乙 业务=何俊
    应收 C 乙 300 入账=2026-01-01 到期={ago(9)}
"""
BY = TODAY + timedelta(days=5)


def written(books: Dispatch, path: Path, language: str = "zh_CN") -> dict[str, int]:
    """The workbook of 周凯; ids of the rows."""
    ids = given(books, BOOK)
    write_handover(path, books.ask(lambda tx: handover(tx, TODAY, "周凯", language)), language)
    return ids


def filled(path: Path, *cells: tuple[str, Any]) -> Path:
    """Put these values in, as Excel would."""
    book = load_workbook(path)
    for place, value in cells:
        book.worksheets[0][place] = value
    book.save(path)
    return path


def back(books: Dispatch, path: Path) -> Returned:
    """Read it."""
    ledger = str(books.ask(lambda tx: tx.value("SELECT ledger_id FROM company")))
    return read_handover(path, ledger)


def merged(books: Dispatch, path: Path, *chosen: int) -> Merge:
    """What would be written."""
    found = back(books, path)
    return books.ask(lambda tx: merge(tx, found.filled, found.last_contact, chosen))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "周凯.xlsx"


def test_a_filled_line_becomes_a_contact_with_its_promise(books: Dispatch, sheet: Path) -> None:
    ids = written(books, sheet)
    page = load_workbook(sheet).worksheets[0]
    assert [page.cell(n, 3).value for n in (3, 4)] == ["B", "A"]
    assert page["B3"].value == "@甲公司"
    assert page["B3"].data_type == "s"
    assert len(page.data_validations.dataValidation) == 2
    filled(sheet, ("J4", "承诺付款"), ("K4", "等下游回款"), ("L4", 400), ("M4", BY), ("N4", "吴姐"))
    found = merged(books, sheet)
    assert (found.conflicts, found.settled) == ((), ())
    contact = found.contacts[0]
    assert contact.promised is not None
    assert (contact.plans, contact.reason, contact.stage) == ((ids["A"],), "downstream", "call")
    assert (contact.promised.amount, contact.promised.due) == (Money(400_00), BY)
    books.run(MergeHandover(found.contacts, sheet.name))
    assert placed(books)["A"] == "held:promised"
    assert merged(books, sheet).contacts == (), "merged twice it is a conflict"


def test_what_the_ledger_heard_since_is_a_conflict_to_choose(books: Dispatch, sheet: Path) -> None:
    ids = written(books, sheet)
    filled(sheet, ("J3", "没打通"), ("J4", "已告知"))
    books.run(LogContact(ids["@甲公司"], "phone", "答应查账", "财务", plans=(ids["A"],)))
    found = merged(books, sheet)
    assert [one.plans for one in found.contacts] == [(ids["B"],)]
    assert [(one.title, one.filled.place) for one in found.conflicts] == [("A", "周凯!J4")]
    assert "答应查账" in found.conflicts[0].held
    assert len(merged(books, sheet, ids["A"]).contacts) == 2


def test_a_row_that_was_paid_meanwhile_is_told(books: Dispatch, sheet: Path) -> None:
    written(books, sheet)
    filled(sheet, ("J3", "已告知"))
    given(books, f"收款 R @甲公司 500 日期={ago(0)}\n核销 R B 500 日期={ago(0)}")
    found = merged(books, sheet)
    assert (found.contacts, len(found.settled)) == ((), 1)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        *(("F3", "1.00"), ("B4", "丙"), ("D3", date(2027, 1, 1)), ("J2", "别的")),
        *(("R3", "多一列"), ("Q2", "多")),
    ],
)
def test_a_change_beyond_the_yellow_columns_is_named(
    books: Dispatch, sheet: Path, place: str, value: Any
) -> None:
    written(books, sheet)
    filled(sheet, (place, value))
    with pytest.raises(Refused) as refused:
        back(books, sheet)
    assert (refused.value.kind, refused.value.fields["place"]) == ("handover_changed", place)
    assert refused.value.fields["sheet"] == "周凯"


def test_a_row_that_was_never_there_is_named(books: Dispatch, sheet: Path) -> None:
    written(books, sheet)
    filled(sheet, ("A5", "99"), ("J5", "已告知"))
    with pytest.raises(Refused) as refused:
        back(books, sheet)
    assert (refused.value.kind, refused.value.fields["place"]) == ("handover_unknown", "A5")


@pytest.mark.parametrize(
    ("cells", "place", "error"),
    [
        ((("J3", "承诺付款"), ("L3", "很多")), "L3", InvalidAmount),
        ((("J3", "承诺付款"), ("M3", "周五")), "M3", InvalidDay),
        ((("J3", "承诺付款"), ("K3", "没理由")), "K3", InvalidValue),
        ((("N3", "吴姐"),), "J3", InvalidValue),
        ((("J3", "#N/A"),), "J3", InvalidValue),
        ((("J3", "没打通"), ("O3", "=1/0")), "O3", InvalidValue),  # nothing reckoned it
        ((("J3", "承诺付款"),), "L3", InvalidAmount),
        ((("J3", "承诺付款"), ("L3", -5), ("M3", "2026-11-20")), "L3", InvalidAmount),
        ((("J3", "承诺付款"), ("L3", 99_999), ("M3", "2026-11-20")), "L3", InvalidAmount),
        ((("J3", "承诺付款"), ("L3", 100)), "M3", InvalidDay),
        ((("J3", "承诺付款"), ("L3", 100), ("M3", "2026-11-11")), "M3", InvalidDay),
        ((("J3", "没打通"), ("P3", "2026-11-11")), "P3", InvalidDay),
    ],
)
def test_a_cell_that_cannot_be_meant_is_named(
    books: Dispatch, sheet: Path, cells: tuple[tuple[str, Any], ...], place: str, error: Any
) -> None:
    written(books, sheet)
    filled(sheet, *cells)
    with pytest.raises(error) as refused:
        merged(books, sheet)
    assert refused.value.fields["field"] == place


def _other_ledger(books: Dispatch, sheet: Path) -> Path:
    found = books.ask(lambda tx: handover(tx, TODAY, "周凯"))
    write_handover(sheet, replace(found, ledger="another"))
    return sheet


def _not_hidden(_: Dispatch, sheet: Path) -> Path:
    book = load_workbook(sheet)
    del book["arapp"]
    book.save(sheet)
    return sheet


def _tampered(_: Dispatch, sheet: Path) -> Path:
    book = load_workbook(sheet)
    book["arapp"]["A2"] = str(book["arapp"]["A2"].value).replace("1000.00", "1.00")
    book.save(sheet)
    return sheet


def _no_workbook(_: Dispatch, sheet: Path) -> Path:
    sheet.write_text("客户,金额")
    return sheet


@pytest.mark.parametrize("spoil", [_other_ledger, _not_hidden, _tampered, _no_workbook])
def test_a_workbook_of_elsewhere_is_refused(
    books: Dispatch, sheet: Path, spoil: Callable[[Dispatch, Path], Path]
) -> None:
    written(books, sheet)
    with pytest.raises(Refused) as refused:
        back(books, spoil(books, sheet))
    assert refused.value.kind == "handover_foreign"


def test_sorted_rows_and_a_long_way_through_english_stay_readable(
    books: Dispatch, sheet: Path
) -> None:
    ids = written(books, sheet, "en")
    page = load_workbook(sheet).worksheets[0]
    third, fourth = ([page.cell(n, c).value for c in range(1, 10)] for n in (3, 4))
    moved = [
        (f"{'ABCDEFGHI'[c]}{n}", row[c]) for n, row in ((3, fourth), (4, third)) for c in range(9)
    ]
    filled(sheet, *moved, ("J3", "promised to pay"), ("K3", "short of cash"), ("L3", "1,000.00"),
           ("M3", "2026-11-20"))  # fmt: skip
    contact = merged(books, sheet).contacts[0]
    assert (contact.plans, contact.reason) == ((ids["A"],), "cash_short")


# --- hostile workbooks ----------------------------------------------------------------------------


def _rehidden(books: Dispatch, sheet: Path, change: Callable[[dict[str, Any]], Any]) -> Refused:
    """The refusal of a workbook whose hidden sheet tells something else, with a right hash."""
    written(books, sheet)
    book = load_workbook(sheet)
    hidden = book["arapp"]
    told = json.loads(str(hidden["A2"].value))
    text = change(told) or json.dumps(told, ensure_ascii=False)
    hidden["A2"] = text
    hidden["A1"] = hashlib.sha256(text.encode()).hexdigest()
    book.save(sheet)
    with pytest.raises(Refused) as refused:
        back(books, sheet)
    return refused.value


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(last_contact=10**30),
        lambda told: told.update(last_contact="many"),
        lambda told: told.update(language="xx"),
        lambda told: told.update(as_of="someday"),
        lambda told: told.update(rows=[1, 2]),
        lambda told: told["rows"].update({"9" * 30: ["9"] * 9}),
        lambda told: told["rows"].update({"1": ["1"]}),
        lambda _told: "[" * 20_000,
        lambda _told: "{}",
    ],
)
def test_a_forged_hidden_sheet_is_refused(
    books: Dispatch, sheet: Path, change: Callable[[dict[str, Any]], Any]
) -> None:
    assert _rehidden(books, sheet, change).kind == "handover_foreign"


def test_a_bomb_is_refused_by_the_child_that_reads_it(books: Dispatch, sheet: Path) -> None:
    written(books, sheet)
    with ZipFile(sheet, "a", ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/media/image1.xml", bytes(120_000_000))
    with pytest.raises(FileTrouble):
        back(books, sheet)
    sheet.write_bytes(sheet.read_bytes()[:2000])
    with pytest.raises(FileTrouble):
        back(books, sheet)


@pytest.mark.parametrize("typed", ["2026/11/20", "2026-11-20", "2026.11.20", "2026年11月20日"])
def test_days_and_amounts_are_taken_as_people_type_them(
    books: Dispatch, sheet: Path, typed: str
) -> None:
    written(books, sheet)
    filled(sheet, ("J3", "承诺付款"), ("L3", "￥0,400 元"), ("M3", typed))
    (line,) = merged(books, sheet).contacts
    assert line.promised is not None
    assert (line.promised.amount, line.promised.due) == (Money(400_00), date(2026, 11, 20))
