"""The statements page on real books: what is shown, issued, taken back, answered, dunned."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from arapp.services.sample import new_sample
from arapp.ui import dialogs, formats, paper_folder, print_job
from arapp.ui.design import fonts
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Notice
from arapp.ui.pages.statements import StatementsPage
from arapp.ui.widgets.status_line import StatusLine
from tests.conftest import TODAY
from tests.ledger_text import given

KEY = Qt.Key
BOOK = """
    公司 简称=澄禾 地址=苏州工业园区星海街188号 联系人=李敏 电话=051200008821
    账户 工行 银行=中国工商银行苏州园区支行 账号=1102020309004417862
    客户 上海弘达机械设备有限公司 简称=弘达机械
    客户 无锡瑞沃自动化科技有限公司 简称=瑞沃自动化
    客户 Northwick 币种=USD 语言=en
    合同 CH-018 上海弘达机械设备有限公司 320000
    应收 发货款 上海弘达机械设备有限公司 161000 入账=2026-08-26 到期=2026-09-25 合同=CH-018
    应收 十月 上海弘达机械设备有限公司 31250 入账=2026-10-31 到期=2026-12-15
    应收 验收 无锡瑞沃自动化科技有限公司 47236 入账=2026-10-15 到期=2026-12-20
    应收 阀门 Northwick 32500 币种=USD 入账=2026-10-09 到期=2026-12-08
    收款 R1 上海弘达机械设备有限公司 65000 日期=2026-10-20
    核销 R1 发货款 65000 日期=2026-10-20
"""
LATE = "应收 补记 上海弘达机械设备有限公司 8000 入账=2026-10-28 到期=2026-12-01"


class Counter:
    """The page in a window, what it said, and what the ledger says afterwards."""

    def __init__(self, qtbot: QtBot, books: Dispatch, folder: Path) -> None:
        paper_folder.choose(folder)
        self.books = books
        self.folder = folder
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = StatementsPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.notices: list[Notice | None] = []
        self.failed: list[Any] = []
        self.went: list[tuple[str, Any]] = []
        self.page.told.connect(self.told.append)
        self.page.noticed.connect(self.notices.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.ops.failed.connect(self.failed.append)
        self.page.resize(1232, 780)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.list.view.setFocus()
        self.page.freshen()

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key on the list."""
        QTest.keyClick(self.page.list.view, key, how)

    def enter(self) -> None:
        """Ctrl+Enter: what the filled button does."""
        self.press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def go(self, name: str) -> None:
        """To a customer's row."""
        model = self.page.list.model
        row = next(one for one in model.rows() if self.page.list.name(one) == name)
        assert self.page.list.view.go_to(model.row_id(row))

    def tick(self, *names: str) -> None:
        """Space on these rows."""
        for name in names:
            self.go(name)
            self.press(KEY.Key_Space)

    def table(self, *columns: str) -> list[tuple[str, ...]]:
        """The rows as they are read, by column keys."""
        model = self.page.list.model
        places = [model.section(key) for key in columns]
        return [
            tuple(str(model.index(n, place).data()) for place in places)
            for n in range(model.rowCount())
        ]

    def save(self) -> None:
        """Enter in the form."""
        assert self.page.pane.form is not None
        QTest.keyClick(self.page.pane.form, KEY.Key_Return)

    def button(self) -> tuple[str, bool]:
        """Text of the filled button and whether it can be pressed."""
        return self.page.acts.text("issue"), self.page.acts.enabled("issue")

    def printed(self) -> str:
        """The words of the paper in the pane, without blanks."""
        paper = self.page.pane.paper
        assert paper is not None
        return _words(paper.data)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the ledger."""
        return self.books.ask(lambda tx: tx.rows(sql))

    def files(self) -> list[str]:
        """Names of everything in the folder, hidden ones too."""
        return sorted(path.name for path in self.folder.rglob("*")) if self.folder.exists() else []


def _words(data: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages)


@pytest.fixture
def counter(qtbot: QtBot, books: Dispatch, tmp_path: Path, chinese: None) -> Any:
    """Make the page on a ledger with the given books."""

    def make(text: str = BOOK) -> Counter:
        if text:
            given(books, text)
        return Counter(qtbot, books, tmp_path / "函件")

    return make


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every question is answered with its first choice; (title, text) of each."""
    found: list[tuple[str, str]] = []

    def ask(_parent: Any, title: str, text: str, choices: Any) -> str:
        found.append((title, text))
        return str(choices[0].key)

    monkeypatch.setattr(dialogs, "ask", ask)
    return found


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that were handed to the system's viewer."""
    found: list[Path] = []

    def open_file(file: Path) -> bool:
        found.append(file)
        return True

    monkeypatch.setattr(paper_folder, "open_file", open_file)
    monkeypatch.setattr(print_job, "printers", list)  # none: papers are opened
    return found


# --- what is shown --------------------------------------------------------------------------------


def test_the_month_before_is_shown_with_its_sums_and_their_proof(counter: Any) -> None:
    desk = counter()
    assert desk.table("customer", "opening", "debits", "credits", "closing", "state") == [
        ("弘达机械", "161,000.00", "31,250.00", "65,000.00", "127,250.00", "草稿"),
        ("瑞沃自动化", "", "47,236.00", "", "47,236.00", "草稿"),
        ("Northwick", "", "USD 32,500.00", "", "USD 32,500.00", "草稿"),
    ]
    assert desk.page.subtitle() == "2026 年 10 月末，3 户，还没出具"
    assert desk.page.list.table.total.totals()["closing"] == "174,486.00"
    assert desk.page.list.table.total.accessibleDescription() == "与账龄表同数，USD 32,500.00"
    assert desk.page.tools.share_text() == "0.00 / 174,486.00 0%"
    assert desk.button() == ("出具 3 份", True)


def test_the_draft_of_the_current_customer_is_the_paper_in_the_pane(counter: Any) -> None:
    desk = counter()
    assert "上海弘达机械设备有限公司" in desk.printed()
    assert "草稿" in desk.printed()
    desk.press(KEY.Key_Down)
    assert "无锡瑞沃自动化科技有限公司" in desk.printed()
    assert "47,236.00" in desk.printed()
    assert desk.page.pane.texts()["chip"] == "草稿"
    desk.go("Northwick")
    assert "32,500.00" in desk.printed()


def test_the_kind_chosen_is_the_kind_drawn(counter: Any) -> None:
    desk = counter()
    desk.page.tools.kinds.setCurrentIndex(desk.page.tools.kinds.findData("confirmation"))
    desk.page.tools.kinds.activated.emit(3)
    assert "往来款项对账函" in desk.printed()


def test_an_empty_ledger_says_where_to_begin(counter: Any) -> None:
    desk = counter("")
    assert desk.page.whole.currentWidget() is desk.page.whole.bare
    assert desk.button() == ("出具", False)
    desk.page.whole.empty._clicked()
    assert desk.went == [("import", None)]


def test_a_month_in_which_nothing_moved_has_no_rows_and_no_paper(counter: Any) -> None:
    desk = counter()
    desk.page.show_month(date(2026, 3, 1))
    assert desk.table("customer") == []
    assert desk.page.pane.paper is None
    assert desk.button() == ("出具", False)
    desk.page.go_month(1)  # the list of months reaches from the oldest shown to this one
    assert desk.page.tools.month() == date(2026, 4, 1)


def test_a_customer_asked_for_from_elsewhere_is_current(counter: Any) -> None:
    desk = counter()
    desk.page.list.choose("confirmed")
    wanted = desk.rows("SELECT id FROM customer WHERE short_name = '瑞沃自动化'")[0][0]
    desk.page.open(wanted)
    assert desk.page.list.current().customer_id == wanted
    assert "无锡瑞沃自动化科技有限公司" in desk.printed()


# --- issuing --------------------------------------------------------------------------------------


def test_all_drafts_are_issued_filed_and_taken_back(
    counter: Any, asked: list[tuple[str, str]]
) -> None:
    desk = counter()
    desk.enter()
    assert asked == [
        ("出具 3 份", f"2026 年 10 月末，对账单，3 户。\n存到 {desk.folder}"),
    ]
    assert desk.files() == [
        "Northwick DZ2026-0001.pdf",
        "上海弘达机械设备有限公司 DZ2026-0002.pdf",
        "无锡瑞沃自动化科技有限公司 DZ2026-0003.pdf",
    ]
    assert desk.rows("SELECT number, state FROM statement") == [
        ("DZ2026-0001", "issued"),
        ("DZ2026-0002", "issued"),
        ("DZ2026-0003", "issued"),
    ]
    assert [row[0] for row in desk.table("state")] == ["待寄"] * 3
    assert desk.told == [f"已出具 3 份，存在 {desk.folder}"]
    assert desk.page.subtitle() == "2026 年 10 月末，3 份，11-12 出具"
    assert desk.page.pane.texts()["right"].endswith("校验一致")
    assert "草稿" not in desk.printed()
    desk.ops.undo()
    assert [row[0] for row in desk.table("state")] == ["草稿"] * 3
    assert desk.rows("SELECT * FROM statement") == []


def test_only_the_ticked_ones_are_issued(counter: Any, asked: list[tuple[str, str]]) -> None:
    desk = counter()
    desk.tick("弘达机械", "Northwick")
    assert desk.button() == ("出具 2 份", True)
    assert desk.page.selection_text() == "勾选 2 行，期末 127,250.00 + USD 32,500.00"
    desk.enter()
    assert desk.table("customer", "state") == [
        ("弘达机械", "待寄"),
        ("瑞沃自动化", "草稿"),
        ("Northwick", "待寄"),
    ]
    assert len(desk.files()) == 2
    assert desk.button() == ("出具 1 份", True)  # nothing is ticked any more: the draft left


def test_whoever_thinks_better_of_it_issues_nothing(
    counter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = counter()
    monkeypatch.setattr(dialogs, "ask", lambda *_a: "cancel")
    desk.enter()
    assert desk.files() == []
    assert desk.rows("SELECT * FROM statement") == []


def test_another_folder_is_asked_for_in_the_same_question_and_kept(
    counter: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = counter()
    answers = iter(["folder", "issue"])
    monkeypatch.setattr(dialogs, "ask", lambda *_a: next(answers))
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_a: tmp_path / "别处")
    desk.enter()
    assert len(list((tmp_path / "别处").iterdir())) == 3
    assert paper_folder.folder() == tmp_path / "别处"


def test_cancel_in_the_middle_leaves_nothing(
    counter: Any, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = counter()
    seen: list[str] = []

    def stop(done: int, _total: int, text: str) -> None:
        seen.append(text)
        if done == 2 and len(seen) > 3:
            desk.ops.cancel()

    desk.ops.progress.connect(stop)
    monkeypatch.setattr("arapp.ui.ops._PROGRESS_EVERY", 0.0)
    desk.enter()
    assert "出具对账函 {count}，Northwick" in seen
    assert desk.files() == []
    assert desk.rows("SELECT * FROM statement") == []
    assert desk.button() == ("出具 3 份", True)
    assert desk.told == []


def test_a_folder_that_cannot_be_written_is_said_with_a_way_to_try_again(
    counter: Any, asked: list[tuple[str, str]]
) -> None:
    desk = counter()
    desk.folder.write_text("in the way", encoding="utf-8")
    desk.enter()
    notice = desk.notices[-1]
    assert notice is not None
    assert notice.text.startswith("函件")
    assert notice.button == "重试"
    desk.folder.unlink()
    assert notice.retry is not None
    notice.retry()
    assert len(desk.files()) == 3
    assert len(asked) == 1


def test_what_changed_after_issuing_is_a_draft_again_and_is_reissued(
    counter: Any, asked: list[tuple[str, str]]
) -> None:
    desk = counter()
    desk.page.tools.choose_kind("confirmation")
    desk.enter()
    desk.page.tools.choose_kind("activity")
    given(desk.books, LATE)
    desk.page.reload()
    assert desk.table("customer", "state", "confirmed")[0] == ("弘达机械", "草稿", "有更正，重出")
    assert desk.button() == ("重出 1 份", True)
    assert "135,250.00" in desk.printed()
    assert "往来款项对账函" in desk.printed()  # in the kind it was issued in
    desk.enter()
    assert desk.rows("SELECT kind, state FROM statement WHERE state <> 'issued'") == [
        ("confirmation", "superseded")
    ]
    assert [row[0] for row in desk.table("state")] == ["待寄"] * 3


def test_the_worker_issues_while_the_window_lives_and_stops_when_told(
    qtbot: QtBot, ledger_file: Path, tmp_path: Path, chinese: None, asked: list[tuple[str, str]]
) -> None:
    """The real threads: nothing is drawn or issued on the thread of the window."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOK)
    paper_folder.choose(tmp_path / "函件")
    ops = Ops(lambda: Dispatch(Store.open(ledger_file, FixedClock(TODAY))))
    page = StatementsPage(ops)
    qtbot.addWidget(page)
    ops.changed.connect(page.on_changed)
    page.show()
    page.freshen()
    qtbot.waitUntil(lambda: page.pane.paper is not None, timeout=10_000)
    with qtbot.waitSignal(ops.cancelled, timeout=10_000):
        page.proceed()
        assert not page.acts.enabled("issue")
        ops.cancel()
    assert page.acts.enabled("issue")
    assert not list((tmp_path / "函件").glob("*"))
    with qtbot.waitSignal(page.told, timeout=10_000):
        page.proceed()
    qtbot.waitUntil(lambda: page.acts.text("issue") == "登记寄出 3 份", timeout=10_000)
    assert len(list((tmp_path / "函件").iterdir())) == 3
    ops.close()


# --- what became of them --------------------------------------------------------------------------


def test_sent_together_then_answered_one_by_one(counter: Any, asked: list[tuple[str, str]]) -> None:
    desk = counter()
    desk.enter()
    assert desk.button() == ("登记寄出 3 份", True)
    desk.enter()
    assert desk.page.pane.form is not None
    desk.save()
    assert len(asked) == 1  # only issuing asks
    assert [row[0] for row in desk.table("state")] == ["未回"] * 3
    assert desk.button() == ("出具", False)
    desk.go("弘达机械")
    desk.press(KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.save()
    desk.go("瑞沃自动化")
    desk.press(KEY.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.save()
    assert desk.table("state", "confirmed")[:2] == [("相符", "10 月末"), ("不符", "")]
    assert desk.page.tools.share_text() == "127,250.00 / 174,486.00 73%"
    assert desk.told[-2:] == ["相符：弘达机械", "不符：瑞沃自动化"]
    desk.page.list.segments.chosen.emit("differs")
    assert desk.table("customer") == [("瑞沃自动化",)]
    assert desk.page.list.table.total.accessibleDescription() == "3 行中的 1 行"
    desk.ops.undo()
    assert desk.table("customer") == []


def test_an_answer_goes_to_the_paper_seen_and_not_to_ticks_elsewhere(
    counter: Any, asked: list[tuple[str, str]]
) -> None:
    desk = counter()
    desk.enter()
    desk.tick("瑞沃自动化", "Northwick")
    desk.go("弘达机械")
    desk.page.mark("confirmed")
    desk.save()
    assert [row[0] for row in desk.table("state")] == ["相符", "待寄", "待寄"]
    desk.tick("瑞沃自动化", "Northwick")
    desk.page.mark("sent")
    desk.save()
    assert [row[0] for row in desk.table("state")] == ["相符", "未回", "未回"]
    desk.ops.undo()
    assert [row[0] for row in desk.table("state")] == ["相符", "待寄", "待寄"]


def test_a_draft_cannot_be_marked(counter: Any) -> None:
    desk = counter()
    assert not desk.page.acts.enabled("sent")
    assert not desk.page.acts.enabled("confirmed")


def test_a_file_changed_or_gone_is_said(counter: Any, asked: list[tuple[str, str]]) -> None:
    desk = counter()
    desk.enter()
    file = desk.folder / "上海弘达机械设备有限公司 DZ2026-0002.pdf"
    file.write_bytes(file.read_bytes() + b" ")
    desk.page.reload()
    assert desk.page.pane.texts()["right"] == "文件后来被改过"
    file.unlink()
    desk.page.reload()
    assert desk.page.pane.texts()["right"] == "文件不在原处了"
    assert "DZ2026-0002" in desk.printed()  # drawn from what was kept


# --- printing -------------------------------------------------------------------------------------


def test_one_pdf_of_the_ticked_ones_is_opened(counter: Any, opened: list[Path]) -> None:
    desk = counter()
    desk.tick("弘达机械", "瑞沃自动化")
    desk.press(KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    words = _words(opened[0].read_bytes())
    assert "上海弘达机械设备有限公司" in words
    assert "无锡瑞沃自动化科技有限公司" in words
    assert "Northwick" not in words
    desk.page.list.model.set_ticked(())
    desk.press(KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Northwick" in _words(opened[1].read_bytes())
    assert desk.files() == []


def test_enter_opens_the_very_file(
    counter: Any, asked: list[tuple[str, str]], opened: list[Path]
) -> None:
    desk = counter()
    desk.enter()
    desk.press(KEY.Key_Return)
    assert opened == [desk.folder / "上海弘达机械设备有限公司 DZ2026-0002.pdf"]


def test_the_page_is_enlarged_and_escape_comes_back(counter: Any) -> None:
    desk = counter()
    desk.page.enlarge()
    assert desk.page.whole.enlarged.sheet.pages() == 1
    assert desk.page.whole.enlarged.sheet.width() > desk.page.pane.width()
    assert desk.page.escape()
    assert not desk.page.whole.enlarged.isVisible()
    assert not desk.page.escape()


# --- letters --------------------------------------------------------------------------------------


def test_a_letter_is_shown_first_then_issued_then_too_soon(counter: Any) -> None:
    desk = counter()
    desk.page.letter()
    assert "严正催告函" in desk.printed()
    assert "草稿" in desk.printed()
    assert desk.page.acts.text("letter") == "出具此函"
    desk.page.letter()
    assert desk.rows("SELECT stage FROM letter") == [("final",)]
    number = desk.rows("SELECT number FROM letter")[0][0]
    assert number in desk.page.pane.texts()["head"]
    assert desk.page.pane.texts()["right"].endswith("校验一致")
    assert len(desk.files()) == 1
    assert desk.page.escape()
    assert "严正催告函" not in desk.printed()
    desk.page.letter()
    desk.page.letter()
    notice = desk.notices[-1]
    assert notice is not None
    assert notice.text.startswith("上海弘达机械设备有限公司 在 2026-11-12 刚出过这种函")
    assert notice.button == "照样出具"
    assert notice.retry is not None
    notice.retry()
    assert len(desk.rows("SELECT * FROM letter")) == 2


def test_undo_takes_the_letter_out_of_the_pane(counter: Any) -> None:
    desk = counter()
    desk.page.letter()
    desk.page.letter()
    desk.ops.undo()
    assert desk.rows("SELECT * FROM letter") == []
    assert "对账单" in desk.printed()
    assert desk.page.acts.text("letter") == "出催款函"


def test_whoever_has_nothing_overdue_gets_no_letter_and_the_strip_says_so(counter: Any) -> None:
    desk = counter()
    desk.go("瑞沃自动化")
    desk.page.letter()
    notice = desk.notices[-1]
    assert notice is not None
    assert notice.text == "无锡瑞沃自动化科技有限公司 没有逾期的款。"
    assert notice.button == ""
    assert "对账单" in desk.printed()


def test_whoever_promised_is_left_alone_until_then(counter: Any) -> None:
    promise = "承诺 上海弘达机械设备有限公司 96000 说于=2026-11-10 到=2026-11-20 计划=发货款"
    desk = counter(f"{BOOK}\n{promise}")
    desk.page.letter()
    notice = desk.notices[-1]
    assert notice is not None
    assert notice.text == "上海弘达机械设备有限公司 先不出函：答应 2026-11-20 前付。"


def test_letters_to_several_are_asked_about_once_and_say_who_is_left_out(
    counter: Any, asked: list[tuple[str, str]]
) -> None:
    desk = counter()
    desk.tick("弘达机械", "瑞沃自动化")
    desk.page.letter()
    assert [title for title, _ in asked] == ["给 2 户出催款函"]
    assert len(desk.rows("SELECT * FROM letter")) == 1
    notice = desk.notices[-1]
    assert notice is not None
    assert notice.text == "1 户没出函：无锡瑞沃自动化科技有限公司（没有逾期）"


# --- coming back, and the sample ------------------------------------------------------------------


def test_going_away_and_back_keeps_month_segment_and_row(counter: Any) -> None:
    desk = counter()
    desk.page.show_month(date(2026, 11, 1))
    desk.go("瑞沃自动化")
    kept = desk.page.keep()
    desk.page.show_month(date(2026, 9, 1))
    desk.page.restore(kept)
    assert desk.page.tools.month() == date(2026, 11, 1)
    assert desk.page.list.name(desk.page.list.current()) == "瑞沃自动化"


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sample, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.arapp"
    new_sample(path, "", clock=FixedClock(TODAY))
    return path


def test_the_sample_is_stated_issued_and_proven(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, chinese: None, asked: list[tuple[str, str]]
) -> None:
    with Store.open(sample_file, FixedClock(TODAY)) as store:
        desk = Counter(qtbot, Dispatch(store), tmp_path / "函件")
        count = desk.page.list.model.rowCount()
        assert count > 20
        assert desk.page.list.table.total is not None
        assert desk.page.list.table.total.accessibleDescription().startswith("与账龄表同数")
        desk.enter()
        assert len(desk.files()) == count
        assert desk.rows("SELECT count(*) FROM statement") == [(count,)]
        assert {row[0] for row in desk.table("state")} == {"待寄"}
        assert desk.failed == []


def test_progress_says_how_far_and_with_whom(qtbot: QtBot, chinese: None) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_progress(34, 86, "出具对账函 {count}，弘达机械")
    assert line._progress.text() == "出具对账函 34 / 86，弘达机械"
    line.set_progress(3, 9, "读表")
    assert line._progress.text() == "读表 3 / 9"


def test_the_button_is_about_what_the_filter_leaves(
    counter: Any, asked: list[tuple[str, str]]
) -> None:
    desk = counter()
    desk.page.list.model.set_keep(lambda one: one.customer.startswith("无锡"))
    assert desk.button() == ("出具 1 份", True)
    desk.enter()
    assert desk.rows("SELECT count(*) FROM statement") == [(1,)]
    desk.page.list.model.set_keep(None)
    assert desk.button() == ("出具 2 份", True)
    desk.tick("弘达机械")
    desk.page.list.model.set_keep(lambda one: one.customer == "Northwick")
    assert desk.button() == ("出具 1 份", True), "ticks go before the filter"


def test_the_file_of_a_statement_taken_back_says_so(
    counter: Any, asked: list[tuple[str, str]]
) -> None:
    desk = counter()
    desk.tick("弘达机械", "瑞沃自动化")
    desk.enter()
    first, second = desk.files()
    (desk.folder / second).write_bytes(b"signed by hand")
    desk.ops.undo()
    assert desk.files() == [first.replace(".pdf", " 作废.pdf"), second]
    assert desk.notices[-1].text.startswith("DZ2026-0001, DZ2026-0002 作废")
    assert str(desk.folder) in desk.notices[-1].text
    desk.ops.redo()
    assert desk.files() == [first, second]
    assert desk.notices[-1] is None


def test_without_a_program_for_pdf_the_place_of_the_file_is_told(
    counter: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    desk = counter()
    monkeypatch.setattr(paper_folder, "_has_program", lambda _path: False)
    monkeypatch.setattr("sys.platform", "linux")
    desk.page.acts.run("print")
    told = desk.notices[-1]
    assert told.text.startswith("这台电脑没有能打开 PDF 的程序，文件在 ")
    assert Path(told.text.split("文件在 ")[1]).exists()
    assert told.button == "打开文件夹"
    assert capfd.readouterr().err == ""


def test_no_amount_is_cut_short_in_the_list(counter: Any) -> None:
    desk = counter()
    given(desk.books, """
        应收 大额 上海弘达机械设备有限公司 9999999999.99 入账=2026-09-01 到期=2026-12-01
        应收 贷项 Northwick -1234567.89 币种=USD 入账=2026-09-02 到期=2026-12-01
    """)  # fmt: skip
    desk.page.freshen()
    view, model = desk.page.list.view, desk.page.list.model
    rows = model.all_rows()
    for key in ("opening", "debits", "credits", "closing"):
        told = [formats.amount(getattr(one, key), one.currency) for one in rows]
        needed = max(fonts.metrics("body").horizontalAdvance(text) for text in told)
        assert view.header().sectionSize(model.section(key)) >= needed + 16
