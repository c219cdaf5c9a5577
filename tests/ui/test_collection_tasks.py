"""催收台: who has it, of a customer or of one row, what is said of it, in the calendar."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs
from tests.ledger_text import given
from tests.ui.collection_desk import CTRL, KEY, CollectionDesk


@pytest.fixture
def desk(qtbot: QtBot, books: Dispatch, chinese: None) -> CollectionDesk:
    return CollectionDesk(qtbot, books)


def taken(desk: CollectionDesk, **typed: str) -> None:
    """Somebody takes up what is at hand."""
    desk.press(KEY.Key_T, CTRL)
    asking = desk.matters.asking
    for key, told in typed.items():
        asking.fields[key].setText(told)
    desk.press(KEY.Key_Return, on=asking.fields["owner"])


def test_one_open_task_of_each_item_and_stage(desk: CollectionDesk) -> None:
    more = "应收 八月 宜兴广川线缆有限公司 1000 入账=2026-09-01 到期=2026-10-31 款项=8月"
    given(desk.books, more)
    desk.page.reload()
    desk.page.debts.tick([desk.page.debts.model.rows()[0].plan])
    taken(desk, owner="何俊", waiting_for="补发票", note="客户催过")
    kept = desk.rows("SELECT plan_id, stage, owner, waiting_for, note FROM task")
    assert [row[1:] for row in kept] == [("call", "何俊", "补发票", "客户催过")]
    assert kept[0][0] is not None, "one row of two late ones is ticked"
    taken(desk)
    assert desk.rows("SELECT count(*) FROM task") == [(1,)]
    assert "何俊" in desk.matters.asking._trouble.text(), "it says who has it already"
    desk.press(KEY.Key_Escape, on=desk.matters.asking.fields["owner"])
    desk.page.debts.tick([one.plan for one in desk.page.debts.model.rows()])
    taken(desk, owner="陈悦")
    assert desk.rows("SELECT plan_id FROM task ORDER BY id")[1] == (None,)
    assert desk.rows("SELECT count(*) FROM task") == [(2,)]


def test_a_remark_stays_with_the_task(desk: CollectionDesk) -> None:
    taken(desk, owner="何俊")
    desk.link("备注").click()
    field = desk.matters.asking.fields["text"]
    desk.press(KEY.Key_Return, on=field)
    assert field.accessibleDescription(), "something is to be said"
    field.setText("发票周五补")
    desk.press(KEY.Key_Return, on=field)
    (matter,) = desk.matters.matters()
    assert matter.note.endswith("发票周五补")
    desk.ops.undo()
    (matter,) = desk.matters.matters()
    assert "发票周五补" not in matter.note


def test_what_is_due_of_a_task_is_in_the_calendar(
    desk: CollectionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(desk, owner="何俊", due="11.20", waiting_for="补发票")
    monkeypatch.setattr(dialogs, "save_file", lambda *_a: tmp_path / "a.ics")
    desk.page.acts.run("ics")
    told = (tmp_path / "a.ics").read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261120" in told
    assert "SUMMARY:何俊：宜兴广川线缆有限公司" in told
