"""Files in and out of the import page: dropped, added, watched, marked, brought up to date."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs, paper_folder
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Notice
from arapp.ui.pages.import_sheet import ImportPage
from arapp.ui.pages.import_sheet.edits import take_out
from arapp.ui.watching import Watching
from tests.conftest import TODAY
from tests.ui.by_hand import answering
from tests.ui.test_import import BANK, OPEN_ITEMS, book, count
from tests.ui.test_import import page as page  # noqa: PLC0414 - the fixture

PLANS = "客户名称,到期日,应收金额\n恒岳机械,2026-12-01,100.00\n"


def csv(path: Path, text: str = PLANS) -> Path:
    """A text sheet."""
    path.write_text(text, encoding="utf-8")
    return path


def drop(page: ImportPage, *files: Path) -> None:
    """Let files fall on the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    page.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def noticed(page: ImportPage) -> list[Notice]:
    """What the strip is told from now on."""
    found: list[Notice] = []
    page.noticed.connect(found.append)
    return found


# --- in -----------------------------------------------------------------------------------------


def test_several_files_and_folders_are_dropped_at_once(page: ImportPage, tmp_path: Path) -> None:
    inside = tmp_path / "十月"
    inside.mkdir()
    csv(inside / "b.csv")
    csv(inside / "~$b.csv")
    (inside / "照片.png").write_bytes(b"x")
    drop(page, csv(tmp_path / "a.csv", PLANS.replace("100", "200")), inside)
    assert [path.name for path in page.flow.paths] == ["a.csv", "b.csv"]
    assert len(page.flow.view.tables) == 2


def test_what_is_no_table_is_named_and_the_others_are_read(
    page: ImportPage, tmp_path: Path
) -> None:
    said = noticed(page)
    (tmp_path / "合同.pdf").write_bytes(b"%PDF-1.7")
    drop(page, tmp_path / "合同.pdf", csv(tmp_path / "a.csv"))
    assert [path.name for path in page.flow.paths] == ["a.csv"]
    assert [one.text for one in said] == ["没读，不是表格：合同.pdf"]


def test_a_folder_without_tables_is_refused_by_name(page: ImportPage, tmp_path: Path) -> None:
    (tmp_path / "空的").mkdir()
    drop(page, tmp_path / "空的")
    assert page.states.state == "refused"
    assert "空的" in page.states.title()


def test_a_further_file_leaves_what_was_put_right(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = book(tmp_path / "台账.xlsx", OPEN_ITEMS)
    page.open([first])
    before = page.flow.to_post()
    page.hand._corrected(page.desk.grid.sheet.data_.numbers[7], 4, "2026-08-31")
    assert page.flow.to_post() == before + 1
    monkeypatch.setattr(dialogs, "pick_files", lambda *_: [csv(tmp_path / "a.csv")])
    page.acts.run("choose")
    assert page.flow.to_post() == before + 2


@pytest.mark.parametrize(("answer", "name"), [("stay", "台账.xlsx"), ("discard", "a.csv")])
def test_other_files_over_corrected_ones_are_asked_about(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, name: str
) -> None:
    page.open([book(tmp_path / "台账.xlsx", OPEN_ITEMS)])
    page.hand._corrected(page.desk.grid.sheet.data_.numbers[7], 4, "2026-08-31")
    monkeypatch.setattr(dialogs, "ask", answering(answer, []))
    drop(page, csv(tmp_path / "a.csv"))
    assert [path.name for path in page.flow.paths] == [name]


def test_bank_formats_can_be_chosen(page: ImportPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def pick(_parent: object, _title: str, patterns: str, *_: object) -> list[Path]:
        asked.append(patterns)
        return []

    monkeypatch.setattr(dialogs, "pick_files", pick)
    page.acts.run("choose")
    assert all(one in asked[0] for one in ("*.ofx", "*.sta", "*.940", "*.xml", "*.et", "*.htm"))


# --- a folder -----------------------------------------------------------------------------------


@pytest.fixture
def watching(chinese: None, books: Dispatch) -> Watching:
    """A look-out over no folder yet, whose looks end before the call returns."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = Watching(ops, executor=Immediate())
    made.begin()
    return made


@pytest.fixture
def offered(qtbot: QtBot, watching: Watching) -> ImportPage:
    """The page of that window."""
    made = ImportPage(watching._ops, watching)
    qtbot.addWidget(made)
    made.show()
    return made


def looks(watching: Watching) -> None:
    """A file is whole when two looks find it the same."""
    watching.look()
    time.sleep(3.05)
    watching.look()


def test_new_files_of_the_folder_are_offered_and_read_by_a_key(
    offered: ImportPage, watching: Watching, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    books: Dispatch,
) -> None:  # fmt: skip
    folder = tmp_path / "下载"
    folder.mkdir()
    csv(folder / "旧的.csv")
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_: folder)
    offered.acts.run("watch")
    assert watching.folder == folder
    assert offered.states.below.text.text() == "盯着「下载」，没有新文件"
    csv(folder / "新的.csv")
    looks(watching)
    assert [path.name for path in watching.files] == ["新的.csv"]
    assert offered.states.below.text.text() == "「下载」里有 1 个文件是新的"
    assert count(books, "batch") == 0  # nothing is imported by itself
    offered.acts.run("read_new")
    assert [path.name for path in offered.flow.paths] == ["新的.csv"]
    assert watching.files == ()


def test_the_folder_is_known_at_the_next_start(watching: Watching, tmp_path: Path) -> None:
    folder = tmp_path / "下载"
    folder.mkdir()
    watching.watch(folder)
    later = Watching(watching._ops, executor=Immediate())
    later.begin()
    assert later.folder == folder
    watching.unwatch()
    after = Watching(watching._ops, executor=Immediate())
    after.begin()
    assert after.folder is None


# --- out ----------------------------------------------------------------------------------------


def test_a_marked_copy_is_saved_and_its_folder_offered(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    opened: list[Path] = []

    def save(_parent: object, _title: str, _patterns: str, path: Path) -> Path:
        proposed.append(path)
        return tmp_path / "副本"

    monkeypatch.setattr(dialogs, "save_file", save)
    monkeypatch.setattr(paper_folder, "open_file", opened.append)
    page.open([book(tmp_path / "台账.xlsx", OPEN_ITEMS)])
    said = noticed(page)
    page.acts.run("annotate")
    assert [path.name for path in proposed] == ["台账（标注）.xlsx"]
    made = openpyxl.load_workbook(tmp_path / "副本.xlsx")
    comments = [c for row in made["2026应收"].iter_rows() for c in row if c.comment]
    assert "E9" in {cell.coordinate for cell in comments}
    assert said[-1].text == "存好了：副本.xlsx"
    assert said[-1].retry is not None
    said[-1].retry()
    assert opened == [tmp_path]


def test_no_copy_over_the_file_itself(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "台账.xlsx", OPEN_ITEMS)
    before = path.read_bytes()
    monkeypatch.setattr(dialogs, "save_file", lambda *_: path)
    page.open([path])
    said = noticed(page)
    page.acts.run("annotate")
    assert path.read_bytes() == before
    assert said[-1].tone == "age3"


def test_the_sheet_just_imported_is_brought_up_to_date(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "台账.xlsx", OPEN_ITEMS)
    page.open([path])
    page.acts.run("import")
    monkeypatch.setattr(dialogs, "save_file", lambda *_: tmp_path / "更新.xlsx")
    said = noticed(page)
    page.acts.run("like")
    assert (tmp_path / "更新.xlsx").exists()
    assert said[-1].text.startswith("更新.xlsx：更新 9 行")


# --- long ones ----------------------------------------------------------------------------------


ROWS = 5_000


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A sheet of 5,000 rows."""
    lines = ["客户名称,合同号,款项,到期日,应收金额"]
    lines += [
        f"客户{n % 90}机械,CH-{n % 700},第{n}期,2026-{1 + n % 12:02}-{1 + n % 28:02},{1000 + n}"
        for n in range(ROWS)
    ]
    return csv(tmp_path / "长.csv", "\n".join(lines))


@pytest.fixture
def threaded(qtbot: QtBot, chinese: None, ledger_file: Path) -> Iterator[ImportPage]:
    """The page over a ledger that lives in its own thread."""
    ops = Ops(lambda: Dispatch(Store.open(ledger_file, FixedClock(TODAY)).__enter__()))
    made = ImportPage(ops)
    crashes: list[str] = []
    ops.crashed.connect(crashes.append)
    ops.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1240, 720)
    made.show()
    yield made
    ops.close()
    assert crashes == []


def test_a_long_sheet_is_shown_before_it_is_rehearsed(
    threaded: ImportPage, long: Path, qtbot: QtBot
) -> None:
    shown: list[bool] = []
    threaded.flow.came.connect(lambda _again: shown.append(threaded.flow.view.final))
    threaded.open([long])
    qtbot.waitUntil(lambda: shown == [False, True], timeout=60_000)
    assert threaded.flow.to_post() == ROWS
    assert threaded.desk.grid.sheet.rowCount() == ROWS + 1


def test_esc_lets_go_of_the_reading_at_once(threaded: ImportPage, long: Path, qtbot: QtBot) -> None:
    threaded.open([long])
    assert threaded.states.state == "reading"
    assert threaded.escape()
    assert threaded.states.state == "empty"
    qtbot.waitUntil(lambda: threaded.ops._running == 0, timeout=60_000)
    assert threaded.states.state == "empty"


def test_a_stopped_posting_writes_nothing(threaded: ImportPage, long: Path, qtbot: QtBot) -> None:
    threaded.open([long])
    qtbot.waitUntil(threaded.flow.may_post, timeout=60_000)
    begun = threading.Event()
    threaded.ops.progress.connect(lambda *_: begun.set())
    threaded.post()
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    threaded.cancel()
    qtbot.waitUntil(lambda: threaded.ops._running == 0, timeout=60_000)
    assert threaded.stack.currentWidget() is threaded.desk
    assert threaded.flow.may_post()  # the numbers stand, it can be posted again
    left: list[int] = []
    threaded.ops.ask(lambda tx: tx.value("SELECT count(*) FROM plan"), left.append)
    qtbot.waitUntil(lambda: left == [0], timeout=60_000)


def test_the_newest_change_wins_over_a_rehearsal_under_way(
    threaded: ImportPage, long: Path, qtbot: QtBot
) -> None:
    threaded.open([long])
    qtbot.waitUntil(lambda: threaded.stack.currentWidget() is threaded.desk, timeout=60_000)
    for row in (5, 6, 7):
        threaded.flow.change(partial(take_out, key=(0, 0), rows=[row]))
    qtbot.waitUntil(threaded.flow.may_post, timeout=60_000)
    assert threaded.flow.to_post() == ROWS - 3


def test_a_bank_file_takes_part_too(page: ImportPage, tmp_path: Path) -> None:
    bank = tmp_path / "流水.csv"
    bank.write_text(BANK, encoding="gbk")
    drop(page, bank, csv(tmp_path / "a.csv"))
    assert page.flow.to_post() == 3


def test_a_bad_file_among_good_ones_is_named_with_its_reason(
    page: ImportPage, tmp_path: Path
) -> None:
    said = noticed(page)
    (tmp_path / "坏的.xlsx").write_bytes(b"")
    wages = csv(tmp_path / "工资.csv", "姓名,岗位,基本工资,奖金\n张三,钳工,5000,300\n")
    page.open([tmp_path / "坏的.xlsx", csv(tmp_path / "a.csv"), wages])
    assert page.stack.currentWidget() is page.desk
    assert [path.name for path in page.flow.paths] == ["a.csv"]
    assert page.flow.to_post() == 1
    assert len(said) == 1
    assert said[0].text.startswith("没读：坏的.xlsx 是空的")
    assert "工资.csv" in said[0].text
    lines = {line.title: line.line for line in page.desk.tables.entries.lines}
    assert lines["没读的文件"] == ""
    assert lines["坏的.xlsx"].startswith("是空的")
    assert lines["工资.csv"]
    row = page.desk.grid.sheet.data_.numbers[-1]
    page.hand._corrected(row, 2, "250")
    assert "坏的.xlsx" in {line.title for line in page.desk.tables.entries.lines}
    page.acts.run("import")
    assert page.states.state == "done"


def test_only_bad_files_are_refused_as_one_is(page: ImportPage, tmp_path: Path) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        (tmp_path / name).write_bytes(b"")
    page.open([tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"])
    assert page.states.state == "refused"
    assert "甲.xlsx" in page.states.title()


def test_a_further_bad_file_leaves_the_sheet_at_work(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open([book(tmp_path / "台账.xlsx", OPEN_ITEMS)])
    before = page.flow.to_post()
    page.hand._corrected(page.desk.grid.sheet.data_.numbers[7], 4, "2026-08-31")
    (tmp_path / "坏的.xlsx").write_bytes(b"")
    monkeypatch.setattr(dialogs, "pick_files", lambda *_: [tmp_path / "坏的.xlsx"])
    page.acts.run("choose")
    assert page.stack.currentWidget() is page.desk
    assert page.flow.to_post() == before + 1
