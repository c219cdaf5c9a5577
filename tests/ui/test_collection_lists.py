"""催收台: lists for those above, and workbooks that salespeople fill in and give back."""

import email
from datetime import timedelta
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from arapp.services.collection.escalation import SetRoles
from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs, paper_folder
from arapp.ui.pages.collection.list_panel import ListPanel
from arapp.ui.pages.collection.merge_panel import LEDGER, SHEET, MergePanel
from arapp.ui.widgets.segments import Segments
from arapp.ui.widgets.strip import Strip
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.ui.collection_desk import CTRL, KEY, SHIFT, CollectionDesk


@pytest.fixture
def desk(
    qtbot: QtBot, books: Dispatch, chinese: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CollectionDesk:
    paper_folder.choose(tmp_path / "papers")

    def save_file(_parent: object, _title: str, _patterns: str, at: Path) -> Path:
        return tmp_path / at.name

    monkeypatch.setattr(dialogs, "save_file", save_file)
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_a: tmp_path)
    books.run(SetRoles({"cfo": "孙志远"}))
    return CollectionDesk(qtbot, books)


# --- reported upward ------------------------------------------------------------------------------


def reported(desk: CollectionDesk, role: str) -> ListPanel:
    """The list of a role."""
    desk.press(KEY.Key_U, CTRL | SHIFT)
    panel = desk.page.panels.panel
    assert isinstance(panel, ListPanel)
    panel.roles.choose(role)
    panel.roles.chosen.emit(role)
    return panel


def test_each_role_has_its_list_with_those_who_wait_too(desk: CollectionDesk) -> None:
    given(desk.books, f"沟通 温州铭固紧固件有限公司 日期={TODAY - timedelta(days=2)} 结果=没打通")
    panel = reported(desk, "sales_manager")
    rows = panel.model.all_rows()
    assert [one.customer[:6] for one in rows] == ["徐州中恒重工", "温州铭固紧固"]
    assert panel.says() == "还没指定人，2 笔"
    panel.named.emit()
    assert desk.went[-1] == ("collection_rules", "roles")
    desk.books.run(SetRoles({"sales_manager": "何经理"}))
    desk.page.reload()
    assert (panel.roles.current(), panel.says()) == ("sales_manager", "何经理，2 笔")
    why = panel.model.column("why").value
    assert [why(one) for one in rows] == ["先不催", ""]
    assert "没打通" in panel._spoken(rows[1])
    cfo = reported(desk, "cfo")
    assert [one.customer[:6] for one in cfo.model.all_rows()] == ["徐州中恒重工"]
    assert cfo.says() == "孙志远，1 笔"
    assert cfo.go.text() == "写邮件给 孙志远"


def test_a_mail_carries_the_list_as_paper_and_as_workbook(
    desk: CollectionDesk, tmp_path: Path
) -> None:
    reported(desk, "cfo")
    desk.press(KEY.Key_Return, CTRL)
    (draft,) = tmp_path.glob("*.eml")
    mail: Message[str, str] = email.message_from_bytes(draft.read_bytes())
    parts = [part for part in mail.walk() if part.get_filename()]
    assert sorted(Path(part.get_filename() or "").suffix for part in parts) == [".pdf", ".xlsx"]
    paper = next(part for part in parts if part.get_content_type() == "application/pdf")
    body = paper.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.startswith(b"%PDF")
    assert mail["X-Unsent"] == "1"


def test_the_list_alone_and_an_empty_one(desk: CollectionDesk, tmp_path: Path) -> None:
    panel = reported(desk, "sales_manager")
    for kind in ("xlsx", "pdf"):
        panel._file(kind)
    assert len([*tmp_path.glob("*.xlsx"), *tmp_path.glob("逾期上报*.pdf")]) == 2
    nobody = reported(desk, "legal")
    assert nobody.model.all_rows() == []
    assert not nobody.go.isVisible()
    nobody._file("xlsx")
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_where_it_was_written_is_shown_in_the_strip(desk: CollectionDesk, qtbot: QtBot) -> None:
    reported(desk, "cfo")._file("xlsx")
    notice = desk.notices[-1]
    strip = Strip()
    qtbot.addWidget(strip)
    for tone in (notice.tone, "age1", "age3", "accent", "ok"):
        strip.tell(notice.text, tone, notice.button, notice.retry)
        assert not strip.grab().isNull()
    assert notice.text.startswith("已写好：逾期上报")


# --- hand-over ------------------------------------------------------------------------------------


def handed(desk: CollectionDesk, tmp_path: Path, owner: str) -> Path:
    """The workbook of a salesperson."""
    desk.page.acts.run("handover")
    (file,) = tmp_path.glob(f"{owner}*.xlsx")
    return file


def back(
    desk: CollectionDesk, file: Path, monkeypatch: pytest.MonkeyPatch, *cells: tuple[str, Any]
) -> Any:
    """Filled in and taken back."""
    book = load_workbook(file)
    for place, value in cells:
        book.worksheets[0][place] = value
    book.save(file)
    monkeypatch.setattr(dialogs, "pick_file", lambda *_a: file)
    desk.page.acts.run("returned")
    return desk.page.panels.panel


def test_a_workbook_for_each_that_never_writes_over_one(
    desk: CollectionDesk, tmp_path: Path
) -> None:
    file = handed(desk, tmp_path, "陈悦")
    assert load_workbook(file).worksheets[0]["B3"].value == "温州铭固紧固件有限公司"
    assert len(list(tmp_path.glob("*.xlsx"))) == 3
    desk.page.acts.run("handover")
    assert len(list(tmp_path.glob("*.xlsx"))) == 6
    desk.page.inbox.owner._chosen("陈悦")
    desk.page.acts.run("handover")
    assert len(list(tmp_path.glob("*.xlsx"))) == 7


def test_what_was_filled_in_is_merged_in_one_step(
    desk: CollectionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = handed(desk, tmp_path, "陈悦")
    panel = back(desk, file, monkeypatch, ("J3", "承诺付款"), ("L3", 5000), ("M3", "2026-11-20"))
    assert isinstance(panel, MergePanel)
    assert [panel.what(one) for one in panel.model.all_rows()] == ["记入"]
    assert panel.go.text() == "并入 1 行"
    desk.press(KEY.Key_Return, CTRL)
    assert desk.told == ["回填表已并入 1 行"]
    assert desk.rows("SELECT amount FROM promise") == [(500000,)]
    assert desk.page.panels.panel is None
    desk.ops.undo()
    assert desk.rows("SELECT id FROM contact_log") == []


def test_a_conflict_is_laid_side_by_side_and_chosen(
    desk: CollectionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = handed(desk, tmp_path, "陈悦")
    given(desk.books, "沟通 温州铭固紧固件有限公司 日期=2026-11-12 结果=答应查账")
    panel = back(desk, file, monkeypatch, ("J3", "没打通"), ("N3", "吴姐"), ("J4", "已告知"))
    assert isinstance(panel, MergePanel)
    first = panel.model.all_rows()[0]
    assert panel.compared(first) == [("结果", "答应查账", "没打通"), ("联系人", "", "吴姐")]
    desk.press(KEY.Key_Return, CTRL)
    assert panel.warning() == "还有 1 处要先选"
    assert desk.rows("SELECT count(*) FROM contact_log") == [(1,)]
    panel.choose(LEDGER)
    assert panel.go.text() == "并入 1 行"
    panel.choose(SHEET)
    assert panel.go.text() == "并入 2 行"
    panel.choose(LEDGER)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT outcome FROM contact_log ORDER BY id") == [("答应查账",), ("已告知",)]


def test_a_taken_line_may_keep_single_fields_of_the_ledger(
    desk: CollectionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = handed(desk, tmp_path, "陈悦")
    given(desk.books, "沟通 温州铭固紧固件有限公司 日期=2026-11-12 结果=答应查账")
    panel = back(desk, file, monkeypatch, ("J3", "没打通"), ("N3", "吴姐"))
    assert isinstance(panel, MergePanel)
    assert panel._box.findChildren(Segments) == [panel.sides], "no field to choose before the line"
    panel.choose(SHEET)
    (_, outcome) = panel._box.findChildren(Segments)
    outcome.choose(LEDGER)
    outcome.chosen.emit(LEDGER)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT outcome, person FROM contact_log ORDER BY id")[1] == (
        "答应查账", "吴姐",
    )  # fmt: skip


def test_a_workbook_changed_beyond_its_columns_is_refused_by_its_cell(
    desk: CollectionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = handed(desk, tmp_path, "陈悦")
    assert back(desk, file, monkeypatch, ("F3", "1.00")) is None
    assert "F3" in desk.notices[-1].text
    file.write_bytes(b"PK\x03\x04 not a workbook")
    monkeypatch.setattr(dialogs, "pick_file", lambda *_a: file)
    desk.page.acts.run("returned")
    assert desk.page.panels.panel is None
    assert len(desk.notices) >= 3
