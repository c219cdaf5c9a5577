"""催收台: a repayment agreement is laid out, signed with its scan, ended; the sum stands live."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money
from arapp.services.collection.agreements import instalments
from arapp.services.dispatch import Dispatch
from tests.ui.collection_desk import CTRL, KEY, CollectionDesk


@pytest.fixture
def desk(qtbot: QtBot, books: Dispatch, chinese: None) -> CollectionDesk:
    return CollectionDesk(qtbot, books)


def form(desk: CollectionDesk) -> Any:
    """The form, opened by its key for the customer at hand."""
    desk.press(KEY.Key_N, CTRL)
    return desk.page.pane.agreement


def test_equal_parts_come_to_what_is_open_to_the_cent() -> None:
    parts = instalments(Money(100_00), 3, date(2026, 12, 31))
    assert [one.amount.minor for one in parts] == [3333, 3333, 3334]
    assert [one.due for one in parts][1:] == [date(2027, 1, 31), date(2027, 2, 28)]
    for count in (0, 61):
        with pytest.raises(InvalidValue):
            instalments(Money(100_00), count, date(2026, 12, 31))
    with pytest.raises(InvalidValue):
        instalments(Money(2), 3, date(2026, 12, 31))


def test_it_is_laid_out_evenly_over_the_ticked_rows(desk: CollectionDesk) -> None:
    made = form(desk)
    assert made.what_text() == "勾选 1 笔，未收 52,718.40"
    assert [part.amount.text() for part in made.parts] == ["17,572.80"] * 3
    assert made.sum_text() == "52,718.40，等于未收"
    assert made.count.hasFocus()
    desk.type(made.count, "7")
    desk.press(KEY.Key_Return, on=made.count)
    assert [part.amount.minor() for part in made.parts] == [753120] * 7
    rows = desk.page.debts.model.rows()
    desk.page.debts.tick([one.plan for one in rows[:2]])
    assert made.what_text() == "勾选 2 笔，未收 101,624.00"
    assert made.sum_text() == "101,624.00，等于未收", "equal parts follow the ticks"


def test_the_difference_stands_there_as_one_types(desk: CollectionDesk) -> None:
    made = form(desk)
    made.parts[2].amount.setText("17000")
    assert made.sum_text() == "52,145.60，还差 572.80"
    desk.press(KEY.Key_Return, CTRL)
    assert made.error("payments") == "各期合计要等于未收：52,145.60，还差 572.80"
    made.add_part()
    assert made.parts[3].amount.text() == "572.80", "one more takes what is missing"
    assert made.sum_text() == "52,718.40，等于未收"
    made.parts[3].due.clear()
    desk.press(KEY.Key_Return, CTRL)
    assert made.error("payments") == "每期都要有日期和金额"
    assert desk.rows("SELECT id FROM repayment_agreement") == []


def test_it_is_signed_with_its_scan_and_undone(desk: CollectionDesk, tmp_path: Path) -> None:
    made = form(desk)
    scan = tmp_path / "还款协议.pdf"
    scan.write_bytes(b"%PDF scan")
    desk.page.doing.add_files([scan])
    made.number.setText("HK-2026-01")
    made.person.setCurrentText("吴总")
    made.note.setText("分三期")
    desk.press(KEY.Key_Return, CTRL)
    assert desk.told == ["广川线缆：还款协议 3 期"]
    kept = desk.rows("SELECT number, person, note, amount FROM repayment_agreement")
    assert kept == [("HK-2026-01", "吴总", "分三期", 5271840)]
    assert desk.rows("SELECT tbl, name FROM attachment") == [
        ("repayment_agreement", "还款协议.pdf")
    ]
    assert desk.rows("SELECT count(*) FROM plan WHERE agreement_id = 1") == [(3,)]
    assert desk.name() == "安普医疗"
    assert "广川线缆" not in desk.names(), "nothing of it is overdue any more"
    desk.ops.undo()
    assert desk.rows("SELECT id FROM repayment_agreement") == []
    assert desk.rows("SELECT id FROM attachment") == []


def test_a_day_in_the_future_is_refused_beside_its_field(desk: CollectionDesk) -> None:
    made = form(desk)
    made.signed.setText("2027-03-01")
    desk.press(KEY.Key_Return, CTRL)
    assert made.error("signed_on")
    assert desk.rows("SELECT id FROM repayment_agreement") == []


def test_another_customer_begins_anew(desk: CollectionDesk) -> None:
    made = form(desk)
    made.number.setText("HK-1")
    desk.press(KEY.Key_Down, CTRL)
    assert desk.name() == "安普医疗"
    desk.press(KEY.Key_N, CTRL)
    assert made.number.text() == ""
    assert made.sum_text() == "36,480.00，等于未收"
    made._drop(made.parts[0])
    assert made.sum_text() == "24,320.00，还差 12,160.00"
