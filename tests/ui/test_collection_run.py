"""催收台: letters to many, seen before anything is written; how a letter went out and arrived."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs, paper_folder
from arapp.ui.pages.collection.gone_panel import GonePanel
from arapp.ui.pages.collection.run_panel import RunPanel
from arapp.ui.pages.collection.sent_form import SentForm
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.ui.collection_desk import BOOKS, CTRL, KEY, SHIFT, CollectionDesk

MORE = """
    客户 德润纺织有限公司 简称=德润纺织 业务=周凯
    应收 德润 德润纺织有限公司 40620 入账=2026-09-10 到期=2026-10-20 款项=9月货款
    客户 联创船舶配套有限公司 简称=联创船配 业务=周凯
    应收 联创 联创船舶配套有限公司 5000 入账=2026-09-10 到期=2026-10-21 款项=9月货款
    收款 R2 联创船舶配套有限公司 6000 日期=2026-11-10
"""


@pytest.fixture
def desk(qtbot: QtBot, books: Dispatch, chinese: None, tmp_path: Path) -> CollectionDesk:
    paper_folder.choose(tmp_path / "papers")
    return CollectionDesk(qtbot, books, BOOKS + MORE)


def opened(desk: CollectionDesk) -> RunPanel:
    """The run to the stage of letters."""
    desk.to("letter")
    desk.press(KEY.Key_G, CTRL)
    panel = desk.page.panels.panel
    assert isinstance(panel, RunPanel)
    return panel


def shown(panel: RunPanel) -> dict[str, str]:
    """Customer → what happens."""
    return {one.short_name: panel.what(one) for one in panel.model.all_rows()}


def test_before_the_run_bank_money_and_reasons_are_seen(desk: CollectionDesk) -> None:
    panel = opened(desk)
    assert shown(panel) == {
        "铭固紧固件": "出函，限 11-20 前付",
        "德润纺织": "出函，限 11-20 前付",
        "联创船配": "先核销：到款够付逾期 5,000.00",
        "中恒重工": "先不催，到 12-02",
    }
    parked = next(one for one in panel.model.all_rows() if one.why == "parked")
    told = panel.model.column("hand").text
    assert told is not None
    assert told(parked) == "6,000.00"
    assert panel.bank.text().startswith("银行流水：还没有银行流水")
    assert panel.says() == "2 户可出函，2 户不出，96,660.00"
    assert panel.go.text() == "出函 2 户"
    assert desk.rows("SELECT id FROM letter") == []


def test_one_key_issues_all_and_undo_takes_all_back(desk: CollectionDesk, tmp_path: Path) -> None:
    opened(desk)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT count(*) FROM letter") == [(2,)]
    assert desk.told == ["已出函 2 份，CK2026-0001，CK2026-0002"]
    assert "合并打印：催款函 CK2026-0001-0002.pdf" in desk.notices[-1].text
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 3
    assert desk.page.panels.panel is None
    panel = opened(desk)
    assert shown(panel)["德润纺织"] == "11-12 刚出过 CK2026-0001，11-19 起才能再出"
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT count(*) FROM letter") == [(2,)], "nobody twice"
    desk.ops.undo()
    assert desk.rows("SELECT id FROM letter") == []
    assert len(list((tmp_path / "papers").glob("*作废.pdf"))) == 2


def test_who_is_taken_out_needs_a_reason(desk: CollectionDesk) -> None:
    panel = opened(desk)
    out = next(one for one in panel.model.all_rows() if one.short_name == "德润纺织")
    panel.table.view.go_to(out.customer_id)
    panel.model.toggle([out])
    assert panel.go.text() == "出函 1 户"
    desk.press(KEY.Key_Return, CTRL)
    assert panel.warning() == "德润纺织 为什么不寄？写个理由，或重新勾上"
    assert panel.reason.hasFocus()
    assert desk.rows("SELECT id FROM letter") == []
    panel.reason.setText("老板去谈")
    panel.reason.textEdited.emit(panel.reason.text())
    assert shown(panel)["德润纺织"] == "这次不寄：老板去谈"
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT count(*) FROM letter") == [(1,)]
    assert desk.rows("SELECT outcome, note FROM contact_log") == [("这次不寄", "老板去谈")]


def test_who_stands_at_another_stage_waits_for_its_own_run(desk: CollectionDesk) -> None:
    more = "应收 老 温州铭固紧固件有限公司 700 入账=2026-08-18 到期=2026-09-18 款项=8月货款"
    given(desk.books, more + "\n争议 铭固 40 日期=2026-11-10 到=2026-11-20 原因=少货")
    desk.page.reload()
    assert "铭固紧固件" not in shown(opened(desk)), "it stands with legal now"


def test_esc_and_a_stage_lead_back_and_nothing_is_written(desk: CollectionDesk) -> None:
    opened(desk)
    assert not desk.page.acts.enabled("log")
    assert desk.page.escape()
    assert desk.page.panels.panel is None
    assert desk.page.acts.enabled("log")
    opened(desk)
    desk.page.switch("call")
    assert desk.page.panels.panel is None
    assert desk.rows("SELECT id FROM letter") == []


def test_how_a_letter_went_out_stands_on_its_record(desk: CollectionDesk, tmp_path: Path) -> None:
    desk.to("letter", "铭固紧固件")
    desk.press(KEY.Key_Return, CTRL)
    sent = desk.page.pane.sent
    assert sent is not None
    slip = tmp_path / "面单.jpg"
    slip.write_bytes(b"slip")
    desk.page.doing.add_files([slip])
    desk.type(sent.number, "SF10203")
    desk.type(sent.day, "2027-01-01")
    desk.press(KEY.Key_Return, CTRL)
    assert sent.error()
    assert desk.rows("SELECT id FROM contact_log") == []
    desk.type(sent.day, "12")
    desk.press(KEY.Key_Return, CTRL)
    kept = desk.rows("SELECT sent_on, channel, courier_no FROM letter")
    assert kept == [(TODAY.toordinal(), "letter", "SF10203")]
    assert desk.rows("SELECT letter_id, note FROM contact_log") == [(1, "SF10203")]
    assert desk.rows("SELECT tbl, row, name FROM attachment") == [("letter", 1, "面单.jpg")]


def test_letters_of_a_run_are_marked_as_sent_in_one_step(desk: CollectionDesk) -> None:
    opened(desk)
    desk.press(KEY.Key_Return, CTRL)
    desk.press(KEY.Key_G, CTRL | SHIFT)
    panel = desk.page.panels.panel
    assert isinstance(panel, GonePanel)
    assert panel.says() == "2 份还没登记"
    panel.number.setFocus()
    desk.type(panel.number, "SF1")
    desk.press(KEY.Key_Return, on=panel.number)
    desk.type(panel.number, "SF2")
    panel.day.clear()
    desk.press(KEY.Key_Return, CTRL)
    assert panel.warning() == "写日期：20、11.20、昨天"
    panel.day.set_day(TODAY)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT courier_no, sent_on IS NULL FROM letter ORDER BY number") == [
        ("SF1", 0), ("SF2", 0),
    ]  # fmt: skip
    assert desk.rows("SELECT count(*) FROM contact_log WHERE letter_id IS NOT NULL") == [(2,)]
    assert desk.told[-1] == "2 份催款函已登记寄出"
    desk.press(KEY.Key_G, CTRL | SHIFT)
    empty = desk.page.panels.panel
    assert isinstance(empty, GonePanel)
    assert not empty.go.isVisible()
    desk.ops.undo()
    assert desk.rows("SELECT count(*) FROM letter WHERE sent_on IS NULL") == [(2,)]


def test_that_it_arrived_is_noted_later_with_its_proof(
    desk: CollectionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.to("letter", "铭固紧固件")
    desk.press(KEY.Key_Return, CTRL)
    desk.press(KEY.Key_Return, CTRL)
    desk.to("letter", "铭固紧固件")
    assert desk.matters.texts() == ["催款函 CK2026-0001 11-12 寄出，还没签收"]
    desk.link("签收").click()
    slip = tmp_path / "签收单.pdf"
    slip.write_bytes(b"%PDF signed")
    monkeypatch.setattr(dialogs, "pick_files", lambda *_a, **_k: [slip])
    desk.matters.asking.proof.asked.emit()
    field = desk.matters.asking.fields["day"]
    field.set_day(TODAY - timedelta(days=1))
    desk.press(KEY.Key_Return, on=field)
    assert field.accessibleDescription(), "not before it was sent"
    field.set_day(TODAY)
    desk.press(KEY.Key_Return, on=field)
    assert desk.rows("SELECT delivered_on FROM letter") == [(TODAY.toordinal(),)]
    assert desk.rows("SELECT tbl, name FROM attachment") == [("letter", "签收单.pdf")]
    assert desk.matters.texts() == []


def test_a_letter_taken_back_is_a_draft_without_a_day(desk: CollectionDesk) -> None:
    desk.to("letter", "铭固紧固件")
    desk.press(KEY.Key_Return, CTRL)
    assert desk.page.pane.sent is not None
    desk.ops.undo()
    assert not desk.page.pane.save.isVisible()
    assert desk.page.pane.findChildren(SentForm) == []
