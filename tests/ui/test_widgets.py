"""Fields, pickers, forms, segments and previews under the hands."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from arapp.ui.design import fonts, theme
from arapp.ui.widgets.answer_card import Answer, AnswerCard, Evidence
from arapp.ui.widgets.answers import marked
from arapp.ui.widgets.bars import AgeLegend
from arapp.ui.widgets.chips import ChipLabel, GradeLabel
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.key_figures import Aging, Figure, KeyFigures
from arapp.ui.widgets.picker import Option, Picker
from arapp.ui.widgets.preview import PagePreview
from arapp.ui.widgets.segments import Segment, Segments
from arapp.ui.widgets.status_line import StatusLine
from arapp.ui.widgets.undo_bar import SHOWN_FOR

TODAY = date(2026, 11, 12)
OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""What the offscreen platform says of popups."""


def test_an_amount_field_shows_two_decimals_on_leaving(qtbot: QtBot, english: None) -> None:
    field = AmountField()
    qtbot.addWidget(field)
    told: list[int | None] = []
    field.changed.connect(told.append)
    field.setText("12万")
    field.editingFinished.emit()
    assert (field.text(), field.minor(), told) == ("120,000.00", 12_000_000, [12_000_000])
    field.setText("abc")
    field.editingFinished.emit()
    assert field.minor() is None
    assert field.property("wrong") == "1"
    assert not field.is_right()
    field.set_minor(None)
    assert field.is_right()


def test_a_date_field_takes_short_days_and_shows_the_weekday(qtbot: QtBot, chinese: None) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    told: list[date | None] = []
    field.changed.connect(told.append)
    field.setText("1120")
    field.editingFinished.emit()
    assert field.text() == "2026-11-20 周五"
    assert field.day() == date(2026, 11, 20)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.day() == date(2026, 11, 21)
    field.setText("13.45")
    field.editingFinished.emit()
    assert field.property("wrong") == "1"
    assert told[-1] is None


@OFFSCREEN
def test_the_calendar_opens_with_f4(qtbot: QtBot, english: None) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert field._popup is not None
    assert field._popup.isVisible()
    field._popup.close()
    assert field.day() is None


OPTIONS = [
    Option(1, "弘达机械", "上海弘达机械设备有限公司", "B", "164,350.00"),
    Option(2, "海顿电机", "常州海顿电机有限公司", "A", "793,500.00"),
    Option(3, "恒岳机械", "宁波恒岳机械制造有限公司", "A", "820,214.00"),
]


@OFFSCREEN
def test_a_picker_finds_by_initials_and_characters(qtbot: QtBot, english: None) -> None:
    picker = Picker()
    qtbot.addWidget(picker)
    picker.set_options(OPTIONS)
    picked: list[int] = []
    picker.picked.connect(picked.append)
    assert [o.key for o in picker.matching("hd")] == [1, 2]
    assert [o.key for o in picker.matching("机械")] == [1, 3]
    assert [o.key for o in picker.matching("宁波")] == [3]
    picker.show()
    QTest.keyClicks(picker, "h")
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picked == [2]
    assert (picker.text(), picker.chosen()) == ("海顿电机", 2)
    picker.set_options(OPTIONS[:1])
    assert picker.chosen() is None


def test_a_form_names_what_is_wrong_and_goes_there(qtbot: QtBot, english: None) -> None:
    form = Form()
    qtbot.addWidget(form)
    name, note = QLineEdit(), QLineEdit()
    form.add("name", "Name", name, required=True,
             check=lambda: "" if name.text() else "Give a name.")  # fmt: skip
    form.add("note", "Note", note)
    form.show()
    assert name.accessibleName() == "Name *"
    assert not form.check_all()
    assert form.errors() == ["Name"]
    assert name.accessibleDescription() == "Give a name."
    name.setText("Tide")
    assert form.check_all()
    assert form.errors() == []


def test_segments_keep_the_choice_when_counts_change(qtbot: QtBot, english: None) -> None:
    segments = Segments([Segment("all", "All", 41), Segment("due", "Due", 3)])
    qtbot.addWidget(segments)
    chosen: list[str] = []
    segments.chosen.connect(chosen.append)
    QTest.keyClick(segments, Qt.Key.Key_Right)
    assert chosen == ["due"]
    segments.set_segments([Segment("all", "All", 40), Segment("due", "Due", 2)])
    assert segments.current() == "due"
    segments.set_segments([Segment("all", "All", 40)])
    assert segments.current() == "all"


def test_key_figures_change_without_being_made_anew(qtbot: QtBot, english: None) -> None:
    card = KeyFigures()
    qtbot.addWidget(card)
    aging = Aging(Figure("all", "Open", "15.00"), (5, 4, 3, 2, 1), ("0", "1", "2", "3", "4"))
    card.set_figures([Figure("due", "Due", "1.00")], aging)
    box = card._boxes["due"]
    card.set_figures([Figure("due", "Due", "2.00", tone="age3")], aging)
    assert card._boxes["due"] is box
    assert box.accessibleName().startswith("Due 2.00")
    told: list[str] = []
    card.clicked.connect(told.append)
    card.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert told == ["due"]


def test_only_the_chosen_answer_shows_its_evidence(qtbot: QtBot, english: None) -> None:
    answer = Answer("1", "Pay", "", 3, "high", [Evidence("Payer", "known", "sure", "ok")])
    card = AnswerCard(answer, "Alt+1")
    qtbot.addWidget(card)
    card.show()
    low = card.sizeHint().height()
    card.set_on(True)
    assert card.sizeHint().height() > low
    assert not card.grab().isNull()


def test_a_paper_is_shown_page_by_page(qtbot: QtBot, english: None, tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(595, 842)
    path = tmp_path / "paper.pdf"
    writer.write(path)
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(300, 480)
    preview.load(path)
    assert preview._where.text() == "Page 1 of 2"
    preview.turn(1)
    assert preview._where.text() == "Page 2 of 2"
    preview.turn(1)
    assert preview.sheet.page() == 1
    preview.show()
    assert preview.sheet.grab().toImage().pixelColor(150, 100).name() == "#ffffff"
    preview.load(b"not a paper")
    assert preview.sheet.pages() == 0
    assert preview.sheet._trouble


@pytest.mark.parametrize(
    ("text", "needle", "part"),
    [("弘达机械", "hd", "弘达"), ("海顿电机", "dj", "电机"), ("CH-2026-018", "2026", "2026"),
     ("弘达机械", "达", "达"), ("弘达机械", "zz", ""), ("弘达机械", "", "")],
)  # fmt: skip
def test_the_part_that_matched_is_marked(text: str, needle: str, part: str) -> None:
    begin, end = marked(text, needle)
    assert text[begin:end] == part


def test_the_status_line_gives_way_to_an_error_for_a_while(qtbot: QtBot, english: None) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_left("2 selected", "Space ticks")
    line.tell("No", "age3")
    line.set_left("3 selected", "Enter opens")
    assert line.hint_text() == "No"
    line.tell("")
    assert line.hint_text() == "Enter opens"
    assert SHOWN_FOR == 8000


def test_a_narrow_legend_names_every_age(qtbot: QtBot, chinese: None) -> None:
    legend = AgeLegend()
    qtbot.addWidget(legend)
    names = ["未到期", "1–30", "31–60", "61–90", "90 以上"]
    legend.set_parts((50, 20, 10, 10, 10), names)
    legend.resize(legend.sizeHint().width(), 18)
    assert legend.texts()[0] == "未到期 50%"
    legend.resize(legend.sizeHint().width() - 1, 18)
    assert legend.texts() == names
    assert "未到期 50%" in legend.toolTip()


def test_segments_are_as_wide_as_their_text_at_every_size(
    qtbot: QtBot, chinese: None, qapp: QApplication
) -> None:
    segments = Segments([Segment("all", "全部", 12), Segment("late", "逾期", 3)])
    qtbot.addWidget(segments)
    narrow = [button.width() for button in segments.findChildren(QToolButton)]
    try:
        theme.set_text_px(qapp, 15)
        buttons = segments.findChildren(QToolButton)
        measure = fonts.metrics("body", True)
        assert all(b.width() > measure.horizontalAdvance(b.text()) + 20 for b in buttons)
        assert [b.width() for b in buttons] > narrow
    finally:
        theme.set_text_px(qapp, 13)


def test_the_calendar_button_stands_in_the_middle(qtbot: QtBot, english: None) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    button = field.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    assert abs(button.geometry().center().y() - field.rect().center().y()) <= 1


@pytest.mark.parametrize("kind", [ChipLabel, GradeLabel])
def test_a_chip_without_a_place_is_no_window_of_its_own(
    qtbot: QtBot, english: None, kind: type[ChipLabel] | type[GradeLabel]
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    line = QHBoxLayout(host)
    full, later, empty = kind("A"), kind(), kind()
    if isinstance(later, ChipLabel):
        later.set_chip("B", "outline")
    else:
        later.set_letter("B")
    assert not any(one.isVisible() for one in (full, later, empty)), "they would flash"
    for one in (full, later, empty):
        line.addWidget(one)
    host.show()
    assert (full.isVisible(), later.isVisible(), empty.isVisible()) == (True, True, False)
