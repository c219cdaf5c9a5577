"""Grades and points on real books: changed, tried on last year, applied, taken back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from arapp.models.store import Store
from arapp.services.credit.exposure import counted
from arapp.services.credit.grades import Grade, grades
from arapp.services.credit.model_kept import model_of
from arapp.services.credit.points_model import DEFAULT
from arapp.services.dispatch import Actor, Dispatch
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.credit import CreditPage, bands, words
from tests.ledger_text import given
from tests.ui.by_hand import answering, type_in

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def _payments() -> str:
    """Two years of two customers: one pays in time, one ever later."""
    lines = ["客户 甲公司 简称=甲 等级=B", "客户 乙公司 简称=乙 等级=B"]
    for number in range(8):
        year, month = 2025 + (number + 1) // 5, 1 + (number * 3) % 12
        day = f"{year}-{month:02d}"
        for name, late in (("甲公司", "28"), ("乙公司", "")):
            label = f"{name}{number}"
            lines.append(f"应收 {label} {name} 1000 入账={day}-01 到期={day}-25")
            if late:
                lines.append(f"收款 R{label} {name} 1000 日期={day}-20")
                lines.append(f"核销 R{label} {label} 1000 日期={day}-20")
    return "\n".join(lines)


class Table:
    """The page in a window, and what the ledger says afterwards."""

    def __init__(self, qtbot: QtBot, books: Dispatch) -> None:
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = CreditPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.page.told.connect(self.told.append)
        self.page.resize(1232, 780)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.freshen()

    def field(self, line: int, key: str) -> QLineEdit:
        """A field of a grade; line -1 is the blank one."""
        field = self.page.grades.rows[line].fields[key]
        assert isinstance(field, QLineEdit)
        return field

    def weigh(self, **weights: int) -> None:
        """Type other weights."""
        for key, weight in weights.items():
            type_in(self.page.points.fields[key], str(weight), over=True)

    def press(self, key: Qt.Key) -> None:
        """Ctrl and a key, where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key, CONTROL)

    def grades(self) -> dict[str, Grade]:
        """What the ledger has."""
        return {one.code: one for one in self.books.ask(grades)}

    def wrong(self) -> str:
        """The sentence of the bar."""
        return self.page._wrong.text()


@pytest.fixture
def table(qtbot: QtBot, books: Dispatch, chinese: None) -> Table:
    """Two customers with a history."""
    given(books, _payments())
    return Table(qtbot, books)


def test_the_grades_are_shown_with_who_has_them(table: Table) -> None:
    rows = table.page.grades.rows
    assert [one.text("code") for one in rows] == ["A", "B", "C", "D", ""]
    assert table.field(1, "credit_limit").text() == "2,000,000.00"
    assert not table.page.is_changed()


def test_changed_grades_are_saved_in_one_step(table: Table) -> None:
    type_in(table.field(1, "credit_limit"), "50万", over=True)
    type_in(table.field(2, "net_days"), "20", over=True)
    table.press(KEY.Key_S)
    assert table.grades()["B"].credit_limit == 50_000_000
    assert table.grades()["C"].net_days == 20
    assert table.told == ["已保存 2 个等级"]
    assert not table.page.is_changed()
    table.ops.undo()
    assert table.grades()["B"].credit_limit == 200_000_000
    assert table.field(1, "credit_limit").text() == "2,000,000.00"


def test_a_new_grade_is_written_into_the_blank_row(table: Table) -> None:
    for key, text in (("code", "E"), ("name", "观察"), ("points", "60"), ("credit_limit", "8万")):
        type_in(table.field(-1, key), text, over=True)
    table.press(KEY.Key_S)
    assert table.grades()["E"].credit_limit == 8_000_000
    assert [one.text("code") for one in table.page.grades.rows] == ["A", "B", "E", "C", "D", ""]


def test_a_grade_nobody_has_can_go(table: Table) -> None:
    table.page.grades.remove(table.page.grades.rows[0])
    table.press(KEY.Key_S)
    assert sorted(table.grades()) == ["B", "C", "D"]


def test_what_is_wrong_with_a_grade_is_said_and_nothing_saved(table: Table) -> None:
    type_in(table.field(1, "points"), "85", over=True)
    table.press(KEY.Key_S)
    assert table.wrong() == "两个等级的起评分不能一样。"
    assert table.field(1, "points").property("wrong") == "1"
    type_in(table.field(1, "points"), "很多", over=True)
    table.press(KEY.Key_S)
    assert table.wrong() == "要整数。"
    assert table.grades()["B"].points == 70


def test_what_happens_over_the_limit_is_chosen(table: Table) -> None:
    choice = table.page.grades.rows[1].fields["enforce"]
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData("block"))
    choice.activated.emit(choice.currentIndex())
    table.press(KEY.Key_S)
    assert table.grades()["B"].enforce == "block"


def test_weights_have_to_make_one_hundred(table: Table) -> None:
    table.weigh(on_time=20)
    assert table.page.points.told() == "比 100 多 5"
    assert not table.page.acts.enabled("try")
    table.weigh(months=7)
    assert table.page.points.told() == ""
    assert table.page.acts.enabled("try")


def test_weights_are_applied_only_after_they_were_tried(table: Table) -> None:
    table.weigh(on_time=27, months=0)
    assert not table.page.acts.enabled("apply")
    table.press(KEY.Key_T)
    found = table.page.pane.trial
    assert found is not None
    assert {row.customer for row in found.rows} == {"甲", "乙"}
    assert next(row for row in found.rows if row.customer == "乙").late_ppm is not None
    assert table.page.acts.enabled("apply")
    table.weigh(on_time=26, months=1)
    assert table.page.pane.trial is None
    assert not table.page.acts.enabled("apply")


def test_applied_weights_grade_everybody_anew_and_can_be_taken_back(table: Table) -> None:
    table.weigh(on_time=27, months=0)
    table.press(KEY.Key_T)
    type_in(table.page.reason, "更看重准时")
    table.press(KEY.Key_Return)
    model = table.books.ask(model_of)
    assert (model.measure("on_time").weight, model.measure("months").weight) == (27, 0)
    assert table.told[0].startswith("已应用")
    grade = "SELECT grade, grade_reason FROM customer WHERE name = '乙公司'"
    assert table.books.ask(lambda tx: tx.one(grade))[1] == "更看重准时"
    assert not table.page.is_changed()
    table.ops.undo()
    assert table.books.ask(model_of) == DEFAULT
    assert table.books.ask(lambda tx: tx.one(grade)) == ("B", "")
    assert table.page.points.fields["on_time"].text() == "15"


def test_leaving_asks_once(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    assert table.page.may_leave()
    table.weigh(on_time=27, months=0)
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "save_or_leave", answering("discard", asked))
    assert table.page.may_leave()
    assert asked == ["等级与评分"]
    assert table.page.points.fields["on_time"].text() == "15"


def test_the_weights_of_a_new_ledger_come_back(table: Table) -> None:
    table.weigh(on_time=27, months=0)
    table.page.to_default()
    assert not table.page.points.is_changed()


def test_who_may_not_is_told(qtbot: QtBot, store: Store, chinese: None) -> None:
    table = Table(qtbot, Dispatch(store, Actor("周凯", "sales")))
    type_in(table.field(1, "net_days"), "45", over=True)
    table.press(KEY.Key_S)
    assert table.wrong() != ""
    assert table.grades()["B"].net_days == 30


def test_a_ledger_without_payments_has_nothing_to_try(
    qtbot: QtBot,
    books: Dispatch,
    chinese: Any,
) -> None:
    table = Table(qtbot, books)
    table.press(KEY.Key_T)
    assert table.page.pane.told() == "那一年没有晚付，看不出好坏。"


def test_bands_are_typed_and_tried_like_weights(table: Table) -> None:
    field = table.page.points.bands["on_time"]
    assert field.text() == "30% → 30  50% → 50  70% → 70  85% → 85  95% → 100"
    type_in(field, "50%=20, 80% 得 60；95→100", over=True)
    model = table.page.points.model()
    assert model is not None
    assert model.measure("on_time").bands == ((0, 0), (500_000, 20), (800_000, 60), (950_000, 100))
    table.press(KEY.Key_T)
    assert table.page.pane.trial is not None
    table.press(KEY.Key_Return)
    assert table.books.ask(model_of) == model
    assert field.text() == "50% → 20  80% → 60  95% → 100"
    table.ops.undo()
    assert table.books.ask(model_of) == DEFAULT


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("on_time", "很好", "「很好」看不懂，要写成 30% → 50。"),
        ("on_time", "五成 → 30", "「五成」不是这一项的值。"),
        ("on_time", "50% → 60  80% → 30", "越好的不能得分越少。"),
        ("on_time", "50%→60 80%→30", "越好的不能得分越少。"),
        ("on_time", "80% → 30  50% → 60", "从 0 起，一个比一个大。"),
        ("on_time", "50% → 101", "最多得 100。"),
        ("on_time", "50% → 50  150% → 100", "最多到 100%。"),
        ("days_late", "5 → 50  30 → 0", "从 0 起，一个比一个大。"),
        ("size", "巨大 → 100", "只有弱、一般、良好、强。"),
        ("months", "不知道 → 50", "「不知道」不是这一项的值。"),
    ],
)
def test_wrong_bands_are_said_below_the_field(table: Table, key: str, text: str, told: str) -> None:
    type_in(table.page.points.bands[key], text, over=True)
    assert table.page.points.note(key) == told
    assert table.page.points.bands[key].property("wrong") == "1"
    assert not table.page.acts.enabled("try")


def test_each_band_is_told_by_itself_and_no_longer_than_it_is_wrong(table: Table) -> None:
    points = table.page.points
    type_in(points.bands["on_time"], "80% → 30  50% → 60", over=True)
    type_in(points.bands["kept"], "很好", over=True)
    first, second = "从 0 起，一个比一个大。", "「很好」看不懂，要写成 30% → 50。"
    assert (points.note("on_time"), points.note("kept")) == (first, second)
    type_in(points.bands["kept"], "80% → 60", over=True)
    assert (points.note("on_time"), points.note("kept"), table.wrong()) == (first, "", first)
    assert points.bands["kept"].toolTip() == ""
    type_in(points.bands["on_time"], "80% → 60", over=True)
    assert (points.note("on_time"), table.wrong()) == ("", "")


def test_every_measure_is_read_as_it_is_written() -> None:
    for one in DEFAULT.measures:
        assert bands.read(one.key, one.weight, bands.text_of(one)) == one


def test_what_is_needed_for_a_score_can_be_changed(table: Table) -> None:
    type_in(table.page.points.limits["min_rows"], "5", over=True)
    model = table.page.points.model()
    assert model is not None
    assert model.min_rows == 5
    type_in(table.page.points.limits["window"], "0", over=True)
    assert table.page.points.model() is None
    assert table.page.points.told() == words.say(words.REASONS["range"])


def test_parts_of_the_exposure_are_switched_and_saved(table: Table) -> None:
    table.page.exposure.boxes["delivered"].click()
    table.press(KEY.Key_S)
    assert "delivered" not in table.books.ask(counted)
    assert table.told == ["已保存敞口的算法"]
    assert not table.page.is_changed()
    table.ops.undo()
    assert table.page.exposure.boxes["delivered"].isChecked()


def test_an_exposure_of_nothing_is_refused_beside_the_boxes(table: Table) -> None:
    for box in table.page.exposure.boxes.values():
        box.click()
    table.press(KEY.Key_S)
    assert table.wrong() == "至少要算一项。"
    assert table.books.ask(counted)


def test_who_is_due_is_listed_and_graded_by_one_step(table: Table) -> None:
    assert table.page.due.isVisible()
    assert table.page.due.told().startswith("该复评 2 户")
    went: list[tuple[str, Any]] = []
    table.page.navigate.connect(lambda page, what: went.append((page, what)))
    first = table.page.due.model.rows()[0]
    table.page.due.table.view.opened.emit(first)
    assert went == [("customer", first.due.customer_id)]
    table.press(KEY.Key_G)
    assert table.told[0].startswith("已应用")
    assert not table.page.due.isVisible()
    table.ops.undo()
    assert table.page.due.isVisible()


def test_built_in_names_are_english_and_stay_as_they_are_kept(
    qtbot: QtBot, store: Store, english: None
) -> None:
    table = Table(qtbot, Dispatch(store, Actor("老板", "owner")))
    assert table.field(0, "name").text() == "Strategic"
    assert not table.page.is_changed()
    type_in(table.field(0, "net_days"), "45", over=True)
    table.press(KEY.Key_S)
    assert table.grades()["A"].name == "战略核心"
    assert table.grades()["A"].net_days == 45
