"""Printing from the window: pages and copies, true size, fine enough, the window alive beside."""

import threading
import time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QMarginsF, QSettings, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.services.output.documents.table import CellKind, TableBlock, TableColumn, TableDoc, data
from arapp.services.output.pdf import render_many, render_table
from arapp.ui import paper_folder, print_job
from arapp.ui.ops import Ops
from arapp.ui.pages.statements.printing import Printer
from arapp.ui.print_box import PrintBox
from arapp.ui.print_job import DPI, PrintJob, parse_pages, run
from tests.output.papers import AS_OF, many_items, statement, yuan

KEY = Qt.Key


@pytest.fixture(scope="module")
def paper() -> bytes:
    """Three pages: a statement with its annex."""
    return render_many([statement(items=many_items(60))])


def pages(file: Path) -> list[Image.Image]:
    """The pages of a PDF as 100 dots to the inch."""
    document = pypdfium2.PdfDocument(file)
    shown = [page.render(scale=100 / 72).to_pil().convert("L") for page in document]
    document.close()
    return shown


def differs(one: Image.Image, two: Image.Image) -> float:
    """Mean difference of two pages, 0 to 255, at a coarseness that hides half a dot."""
    size = (one.width // 3, one.height // 3)
    apart = ImageChops.difference(one.resize(size), two.resize(size)).histogram()
    return sum(grey * count for grey, count in enumerate(apart)) / (size[0] * size[1])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("１—２，4", (0, 1, 3)),
        ("4-", (3, 4)),
        ("-2", (0, 1)),
        ("3 - 4", (2, 3)),
        ("0", None),
        ("6", None),
        ("4-2", None),
        ("-", None),
        ("1-2-3", None),
        ("x", None),
        ("9999999999999", None),
    ],
)
def test_pages_as_people_write_them(text: str, found: tuple[int, ...] | None) -> None:
    assert parse_pages(text, 5) == found


def test_pages_come_out_at_true_size_and_fine_enough(
    qapp: Any, paper: bytes, tmp_path: Path
) -> None:
    file, source = tmp_path / "out.pdf", tmp_path / "in.pdf"
    source.write_bytes(paper)
    told: list[tuple[int, int]] = []
    job = PrintJob(paper, (0, 2), 2, file=str(file))
    assert run(job, lambda done, whole: told.append((done, whole)), threading.Event())
    assert told == [(n, 4) for n in range(1, 5)]
    printed, shown = pages(file), pages(source)
    assert [differs(one, shown[n]) < 3 for one, n in zip(printed, (0, 2, 0, 2), strict=True)] == [
        True
    ] * 4
    assert differs(printed[0], shown[1]) > 6  # the control: another page is not taken for it
    smaller = shown[0].resize((shown[0].width * 97 // 100, shown[0].height * 97 // 100))
    shrunk = Image.new("L", shown[0].size, 255)
    shrunk.paste(smaller, (12, 17))
    assert differs(printed[0], shrunk) > 4  # and "fit to page" would be noticed
    strips = list(pypdfium2.PdfDocument(file)[0].get_objects())
    for strip in strips:
        left, _, right, _ = strip.get_bounds()
        assert (left, strip.get_px_size()[0] / (right / 72)) == pytest.approx((0, DPI), abs=1)
    assert DPI >= 200
    assert 10 < len(strips) < 36  # handed over bit by bit, what is blank not at all


def test_a_lying_page_lies_on_the_sheet(qapp: Any, tmp_path: Path) -> None:
    columns = (TableColumn("客户"), *(TableColumn(f"栏{i}", CellKind.MONEY) for i in range(8)))
    row = data("弘达", *(yuan("123456789.00"),) * 8)
    wide = render_table(TableDoc("zh_CN", "宽", AS_OF, columns, (TableBlock((row,)),)))
    file = tmp_path / "out.pdf"
    assert run(PrintJob(wide, (0,), file=str(file)), lambda *_: None, threading.Event())
    (page,) = pages(file)
    assert page.width > page.height


@pytest.mark.parametrize(
    ("least", "height"),
    [
        (QMarginsF(12, 12, 12, 12), 3508.0),  # a laser printer: true size
        (QMarginsF(9, 9, 9, 36), 3320.5),  # the slip would be cut
    ],
)
def test_what_a_printer_cannot_reach_is_not_lost(
    qapp: Any, monkeypatch: pytest.MonkeyPatch, least: QMarginsF, height: float
) -> None:
    printer = print_job._printer(PrintJob(b"", (), file="none"))
    print_job._turn(printer, lying=False)
    layout = printer.pageLayout()
    layout.setMinimumMargins(least)
    monkeypatch.setattr(printer, "pageLayout", lambda: layout)
    found = print_job._placed(printer, QImage(2480, 3508, QImage.Format.Format_RGB32), 1.0)
    assert found.width() / found.height() == pytest.approx(2480 / 3508, abs=0.001)
    assert found.height() == pytest.approx(height, abs=2)
    if height < 3508:
        dots = DPI / 72
        assert found.bottom() <= 3508 - least.bottom() * dots + 1
        assert found.top() >= least.top() * dots - 1


def test_what_is_stopped_does_not_go_on(qapp: Any, paper: bytes, tmp_path: Path) -> None:
    stop = threading.Event()
    file = tmp_path / "out.pdf"
    run(PrintJob(paper, (0, 1, 2), file=str(file)), lambda *_: stop.set(), stop)
    assert len(pages(file)) == 1 if file.exists() else True


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(qapp: Any, paper: bytes, tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "folder" / "out.pdf"
    assert not run(PrintJob(paper, (0,), file=str(nowhere)), lambda *_: None, threading.Event())


# --- the dialog -----------------------------------------------------------------------------------


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Every printer prints into this file."""
    file = tmp_path / "printer.pdf"
    real = print_job._printer

    def printer(job: PrintJob) -> QPrinter:
        found: QPrinter = real(PrintJob(job.data, job.pages, job.copies, file=str(file)))
        return found

    monkeypatch.setattr(print_job, "_printer", printer)
    return file


def boxed(qtbot: QtBot, ops: Ops, paper: bytes) -> PrintBox:
    box = PrintBox(ops, paper, ["办公室激光", "仓库针式"])
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(box)
    box.show()
    return box


def test_chosen_pages_and_copies_go_to_the_printer(
    qtbot: QtBot, ops: Ops, paper: bytes, made: Path, chinese: None
) -> None:
    box = boxed(qtbot, ops, paper)
    sheets: list[int] = []
    box.printed.connect(sheets.append)
    box.printer.setCurrentText("仓库针式")
    QTest.keyClicks(box.pages, "2-3")
    box.copies.setText("2")
    QTest.keyClick(box.pages, KEY.Key_Return)
    qtbot.waitUntil(lambda: not box.isVisible())
    assert sheets == [4]
    assert len(pages(made)) == 4
    assert QSettings("arapp", "arapp").value("printing/printer") == "仓库针式"
    assert boxed(qtbot, ops, paper).printer.currentText() == "仓库针式"


def test_no_copies_at_all_cannot_be_typed(
    qtbot: QtBot, ops: Ops, paper: bytes, made: Path, chinese: None
) -> None:
    box = boxed(qtbot, ops, paper)
    box.copies.selectAll()
    QTest.keyClicks(box.copies, "0")
    sheets: list[int] = []
    box.printed.connect(sheets.append)
    QTest.keyClick(box.copies, KEY.Key_Return)
    qtbot.waitUntil(lambda: not box.isVisible())
    assert sheets == [len(pages(made))]


def test_pages_that_are_not_there_are_told_at_once(
    qtbot: QtBot, ops: Ops, paper: bytes, made: Path, chinese: None
) -> None:
    box = boxed(qtbot, ops, paper)
    QTest.keyClicks(box.pages, "7")
    assert box.told.text() == f"页码 1 到 {box.sheet.pages()}，如 1-3, 5"
    assert not box.go.isEnabled()
    QTest.keyClick(box.pages, KEY.Key_Return)
    assert not made.exists()
    box.pages.clear()
    assert box.go.isEnabled()


def test_the_page_shown_is_the_one_turned_to(
    qtbot: QtBot, ops: Ops, paper: bytes, chinese: None
) -> None:
    box = boxed(qtbot, ops, paper)
    QTest.keyClick(box, KEY.Key_PageDown)
    assert box.sheet.page() == 1
    QTest.keyClick(box, KEY.Key_Escape)
    assert not box.isVisible()
    assert box.sheet.pages() == 0  # the document is let go


def test_the_window_lives_while_it_prints_and_escape_stops_it(
    qtbot: QtBot, paper: bytes, made: Path, chinese: None
) -> None:
    ops = Ops(lambda: None)  # its own threads
    box = boxed(qtbot, ops, paper)
    box.copies.setText("30")
    gaps: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now
        box.sheet.show_page(len(gaps) % 3)  # drawn by the same library meanwhile

    timer = QTimer(box)
    timer.timeout.connect(beat)
    QTest.keyClick(box.pages, KEY.Key_Return)
    timer.start(10)
    qtbot.waitUntil(lambda: len(gaps) > 12, timeout=20_000)
    assert box.isVisible()
    assert box.told.text()
    QTest.keyClick(box, KEY.Key_Escape)
    qtbot.waitUntil(box.go.isEnabled, timeout=20_000)
    timer.stop()
    assert box.told.text().startswith("已停")
    assert box.isVisible()
    assert max(gaps) < 0.5  # the whole job would take many seconds
    ops.close()


def test_without_a_printer_papers_are_opened(
    qtbot: QtBot, ops: Ops, monkeypatch: pytest.MonkeyPatch, paper: bytes
) -> None:
    opened: list[Path] = []

    def open_file(file: Path) -> bool:
        opened.append(file)
        return True

    monkeypatch.setattr(paper_folder, "open_file", open_file)
    host = QWidget()
    qtbot.addWidget(host)
    printer = Printer(ops, host)
    monkeypatch.setattr(print_job, "printers", list)
    printer.papers([statement()], "对账单")
    qtbot.waitUntil(lambda: len(opened) == 1)
    monkeypatch.setattr(print_job, "printers", lambda: ["办公室激光"])
    printer.papers([statement()], "对账单", view=True)
    qtbot.waitUntil(lambda: len(opened) == 2)
    printer.papers([statement()], "对账单")
    qtbot.waitUntil(lambda: printer.box is not None)
    box = printer.box
    assert box is not None
    box.view.click()
    qtbot.waitUntil(lambda: len(opened) == 3)
    assert printer.box is None
