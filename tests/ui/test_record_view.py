"""The one view under the hands: keys, copying, staying in place, empty and loading."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from arapp.ui.tables.columns import Chip, Column, GroupHead, Kind
from arapp.ui.tables.delegates import ReceiptDelegate, TwoLines
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.tables.selection import selection_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets.fields import AmountField

TODAY = date(2026, 11, 12)


def columns() -> list[Column[Any]]:
    return [
        Column("tick", "", lambda r: True, Kind.TICK, width=56),
        Column("customer", "Customer", lambda r: r.customer, stretch=True),
        Column("due", "Due", lambda r: r.due, Kind.DAY),
        Column("days", "Overdue", lambda r: r.days, Kind.AGE, level=1),
        Column("state", "State", lambda r: Chip("ok", "ok"), Kind.CHIP),
        Column("grade", "Grade", lambda r: "A", Kind.GRADE),
        Column("bar", "Aging", lambda r: (1, 2, 3, 4, 5), Kind.BAR),
        Column("meter", "Paid", lambda r: 40, Kind.METER),
        Column("serial", "Serial", lambda r: "0011030264", middle=True),
        Column("amount", "Amount", lambda r: r.amount, Kind.MONEY, total=True),
        Column("now", "Now", lambda r: r.amount, Kind.FIELD),
        Column("step", "Next", lambda r: "Call", Kind.LINK),
    ]


def make(qtbot: QtBot, debts: Sequence[Any], *, by_stage: bool = False) -> Table:
    heads = {"due": GroupHead("Due", 1, "clock"), "late": GroupHead("Late", 0, level=4)}
    model: RecordModel[Any] = RecordModel(
        columns(), TODAY,
        group=(lambda r: r.stage) if by_stage else None,
        head=(lambda key, _rows: heads[str(key)]) if by_stage else None,
    )  # fmt: skip
    table = Table("debts", model, total=True)
    qtbot.addWidget(table)
    table.resize(1200, 400)
    table.show()
    model.set_rows(debts)
    return table


@pytest.fixture
def table(qtbot: QtBot, english: None, debts: Sequence[Any]) -> Table:
    return make(qtbot, debts)


def current(table: Table) -> int:
    row = table.view.current_row()
    return 0 if row is None else int(row.id)


def test_the_first_row_is_current_and_arrows_move(qtbot: QtBot, table: Table) -> None:
    assert current(table) == 1
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert current(table) == 2


def test_enter_opens_and_space_ticks(qtbot: QtBot, table: Table) -> None:
    opened: list[int] = []
    table.view.opened.connect(lambda row: opened.append(row.id))
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert (opened, table.model.ticked) == ([1], {1})
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert table.model.ticked == set()


def test_letters_go_to_the_row_by_pinyin_initials(qtbot: QtBot, table: Table) -> None:
    QTest.keyClicks(table.view, "hy")
    assert current(table) == 3
    qtbot.wait(1)
    table.view._forget_typed()
    QTest.keyClicks(table.view, "t")
    assert current(table) == 4


def test_rows_are_copied_as_figures_and_text(qtbot: QtBot, table: Table) -> None:
    table.view.selectAll()
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    lines = copied.text().split("\n")
    assert lines[0].split("\t")[:3] == ["Customer", "Due", "Overdue"]
    assert lines[1].split("\t")[:3] == ["弘达机械", "2026-09-25", "48"]
    assert "-6000.00" in lines[5].split("\t")
    assert "mso-number-format:'\\@'\">0011030264<" in copied.html()
    table.view.go_to(2)
    table.view.copy()
    assert QGuiApplication.clipboard().text().count("\n") == 0


def test_a_digit_opens_the_field_and_enter_tells_the_page(qtbot: QtBot, table: Table) -> None:
    told: list[tuple[int, str, int]] = []
    table.model.edited.connect(lambda row, key, value: told.append((row.id, key, value)))
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.viewport().findChild(AmountField)
    assert isinstance(editor, AmountField)
    QTest.keyClicks(editor, "=2*100")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(1, "now", 20_000)]


def test_rows_stay_in_place_when_read_again(table: Table, debts: Sequence[Any]) -> None:
    table.view.go_to(4)
    table.model.set_rows([replace(row, amount=row.amount + 1) for row in reversed(debts)])
    assert current(table) == 4
    table.model.set_rows(debts)
    table.model.set_rows([row for row in debts if row.id != 4])
    assert current(table) == 5, "the next one takes the place of the one that went"
    table.model.set_rows(debts[:2])
    assert current(table) == 2
    gone: list[Any] = []
    table.view.current_changed.connect(gone.append)
    table.model.set_rows([])
    assert gone == [None]


def test_a_page_comes_back_to_row_filter_and_order(table: Table) -> None:
    table.model.set_filter("amount", ">50000")
    table.model.set_order([("amount", True)])
    table.view.go_to(2)
    kept = table.view.keep_state()
    table.model.clear_filters()
    table.model.set_order(())
    table.view.go_to(1)
    table.view.restore_state(kept)
    assert table.model.filters() == {"amount": ">50000"}
    assert table.model.order() == (("amount", True),)
    assert current(table) == 2


def test_groups_fold_by_key_and_stay_folded(
    qtbot: QtBot, english: None, debts: Sequence[Any]
) -> None:
    table = make(qtbot, debts, by_stage=True)
    view = table.view
    assert view.isExpanded(table.model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(table.model.index(0, 0))
    table.model.set_rows(debts)
    assert not view.isExpanded(table.model.index(0, 0))
    assert view.go_to(4)
    assert view.isExpanded(table.model.index(0, 0))


def test_a_click_on_a_group_line_folds_and_on_a_link_acts(
    qtbot: QtBot, english: None, debts: Sequence[Any]
) -> None:
    table = make(qtbot, debts, by_stage=True)
    view = table.view
    clicked: list[tuple[int, str]] = []
    view.link_clicked.connect(lambda row, key: clicked.append((row.id, key)))
    left = Qt.MouseButton.LeftButton
    link = view.visualRect(table.model.index_of(4, 11)).center()
    QTest.mouseClick(view.viewport(), left, pos=link)
    assert clicked == [(4, "step")]
    line = QPoint(60, view.visualRect(table.model.index(0, 0)).center().y())
    QTest.mouseClick(view.viewport(), left, pos=line)
    assert not view.isExpanded(table.model.index(0, 0))


def test_the_total_row_follows_filter_and_says_its_proof(table: Table) -> None:
    assert table.total is not None
    assert table.total.totals() == {"amount": "727,000.00"}
    table.model.set_filter("customer", "机械")
    assert table.total.totals() == {"amount": "336,000.00"}
    table.total.set_proof("equal to the aging")
    assert table.total.accessibleDescription() == "equal to the aging"


def test_the_filter_row_filters_while_typing_and_esc_clears(qtbot: QtBot, table: Table) -> None:
    QTest.keyClick(table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert table.filters.isVisibleTo(table)
    field = next(f for f in table.filters._fields.values() if "Customer" in f.accessibleName())
    QTest.keyClicks(field, "hd")
    assert len(table.model.rows()) == 2
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(table.model.rows()) == 5
    assert not table.filters.isVisibleTo(table)


def test_an_empty_table_says_why_and_what_to_do(qtbot: QtBot, table: Table) -> None:
    done: list[str] = []
    table.view.set_empty("Nothing fits.", "Clear the filter", lambda: done.append("cleared"))
    assert not table.view._empty.isVisibleTo(table.view)
    table.model.set_filter("customer", "zzz")
    assert table.view._empty.isVisibleTo(table.view)
    table.view._empty._button.click()
    assert done == ["cleared"]


def test_loading_keeps_the_rows_and_greys_them_late(qtbot: QtBot, table: Table) -> None:
    table.view.set_loading(True)
    assert len(table.model.rows()) == 5
    qtbot.waitUntil(lambda: bool(table.view.delegate.dim), timeout=2000)
    table.model.set_rows(table.model.all_rows())
    assert not table.view.delegate.dim


def test_columns_come_back_as_the_user_left_them(
    qtbot: QtBot, english: None, debts: Sequence[Any]
) -> None:
    first = make(qtbot, debts)
    first.view.header().resizeSection(2, 173)
    first.view.header().setSectionHidden(3, True)
    from arapp.ui.tables import layout

    layout.save(first.view)
    second = make(qtbot, debts)
    assert second.view.header().sectionSize(2) == 173
    assert second.view.header().isSectionHidden(3)
    layout.reset(second.view)
    assert not second.view.header().isSectionHidden(3)


def test_the_selection_is_counted_and_summed(table: Table, chinese: None) -> None:
    table.view.selectAll()
    assert selection_text(table.view) == "选中 5 行，合计 727,000.00"
    table.view.clearSelection()
    assert selection_text(table.view) == ""


def test_the_column_that_stretches_keeps_a_least_width(table: Table) -> None:
    header = table.view.header()
    table.resize(1600, 400)
    wide = header.sectionSize(1)
    table.resize(700, 400)
    assert wide > 110
    assert header.sectionSize(1) == 110
    table.resize(1600, 400)
    assert header.sectionSize(1) == wide


def test_alt_and_an_arrow_sort_by_the_column_under_the_cursor(table: Table) -> None:
    table.view.setCurrentIndex(table.model.index(0, 9))
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert table.model.order() == (("amount", True),)


def test_sorting_by_the_header_adds_keys_with_shift(table: Table) -> None:
    head = table.view.head
    head.sort_asked.emit(9, False)
    assert table.model.order() == (("amount", False),)
    head.sort_asked.emit(9, False)
    assert table.model.order() == (("amount", True),)
    head.sort_asked.emit(2, True)
    assert table.model.order() == (("amount", True), ("due", False))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_of_cell_is_painted(
    qtbot: QtBot, dressed: Any, debts: Sequence[Any], theme: str
) -> None:
    from arapp.ui.design import theme as themes

    themes.apply(dressed, themes.Mode(theme))
    try:
        table = make(qtbot, debts, by_stage=True)
        table.model.set_ticked([1])
        image = table.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(0, 1200, 3) for y in (45, 77, 110)}
        assert len(colours) > 20
        lines = Table("lines", RecordModel([columns()[1]], TODAY))
        qtbot.addWidget(lines)
        lines.view.use_delegate(
            ReceiptDelegate(lambda r: TwoLines(r.customer, "1.00", "11-11", "memo", 3, "high"))
        )
        lines.model.set_rows(debts)
        lines.show()
        assert not lines.grab().isNull()
    finally:
        themes.apply(dressed, themes.Mode.LIGHT)


def test_the_menu_of_a_row_has_its_actions_and_copying(table: Table) -> None:
    table.view.row_menu = lambda menu, row: _add(menu, f"Call {row.customer}")
    menu = table.view.make_menu(table.view.current_row())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Call 弘达机械", "Copy rows", "Copy cell"]
    assert isinstance(table.view, RecordView)


def _add(menu: QMenu, text: str) -> None:
    menu.addAction(text)


def test_a_list_that_empties_tells_that_nothing_is_selected(table: Table) -> None:
    told: list[list[Any]] = []
    table.view.selected.connect(told.append)
    table.view.go_first()
    table.view.selectAll()
    assert told[-1]
    table.model.set_rows([])
    assert told[-1] == []


def test_the_proof_keeps_its_place_when_nothing_is_left(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = table.total
    assert total is not None
    total.set_proof("equal")
    places: list[int] = []
    monkeypatch.setattr(total, "_paint_proof", lambda _painter, left: places.append(left))
    table.resize(900, 400)
    total.grab()
    table.model.set_rows([])
    total.grab()
    assert places[0] == places[-1] > 0
