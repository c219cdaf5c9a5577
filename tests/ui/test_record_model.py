"""The one model: Qt's own tester watches while rows come, are filtered, sorted and grouped."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from arapp.models.values.money import Money
from arapp.ui.tables.arranging import WINDOW, Window
from arapp.ui.tables.columns import Column, GroupHead, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.roles import GROUP_ROLE, ROW_ROLE

TODAY = date(2026, 11, 12)


def columns() -> list[Column[Any]]:
    return [
        Column("tick", "", lambda r: None if r.amount < 0 else True, Kind.TICK),
        Column("customer", "Customer", lambda r: r.customer),
        Column("due", "Due", lambda r: r.due, Kind.DAY),
        Column("days", "Overdue", lambda r: r.days, Kind.AGE),
        Column("amount", "Amount", lambda r: r.amount, Kind.MONEY, total=True),
        Column("note", "Note", lambda r: r.note),
        Column("now", "Now", lambda r: r.amount if r.id == 1 else None, Kind.FIELD),
    ]


def flat(**more: Any) -> RecordModel[Any]:
    model: RecordModel[Any] = RecordModel(columns(), TODAY, **more)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def staged() -> RecordModel[Any]:
    heads = {"due": GroupHead("Due", 1), "late": GroupHead("Late", 0, level=4)}
    return flat(group=lambda r: r.stage, head=lambda key, _rows: heads[str(key)])


def names(model: RecordModel[Any]) -> list[str]:
    return [row.customer for row in model.rows()]


@pytest.fixture
def model(dressed: object, debts: Sequence[Any]) -> RecordModel[Any]:
    made = flat()
    made.set_rows(debts)
    return made


def test_cells_say_what_the_columns_say(model: RecordModel[Any], chinese: None) -> None:
    shown = [model.index(0, n).data() for n in range(model.columnCount())]
    assert shown == ["✓", "弘达机械", "09-25", "48 天", "96,000.00", "", "96,000.00"]
    assert model.index(0, 1).data(ROW_ROLE).id == 1
    assert "弘达机械" in model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_sums_are_of_what_the_filter_leaves(model: RecordModel[Any]) -> None:
    assert model.totals() == {"amount": {"CNY": 72_700_000}}
    model.set_filter("customer", "机械")
    assert model.totals() == {"amount": {"CNY": 33_600_000}}
    model.clear_filters()
    assert model.totals() == {"amount": {"CNY": 72_700_000}}


def test_currencies_are_never_added_up(dressed: object) -> None:
    class Row:
        def __init__(self, number: int, value: Money) -> None:
            self.id, self.value = number, value

    model: RecordModel[Any] = RecordModel(
        [Column("v", "V", lambda r: r.value, Kind.MONEY, total=True)], TODAY
    )
    model.set_rows([Row(1, Money(100)), Row(2, Money(200, "USD")), Row(3, Money(50))])
    assert model.totals() == {"v": {"CNY": 150, "USD": 200}}


@pytest.mark.parametrize(
    ("key", "typed", "left"),
    [
        ("customer", "hd", ["弘达机械", "海顿电机"]),
        ("customer", "机", ["弘达机械", "海顿电机", "恒岳机械"]),
        ("amount", "96000", ["弘达机械"]),
        ("amount", "6000", ["联创船配"]),
        ("amount", ">20万", ["恒岳机械", "拓科环保"]),
        ("amount", "90000..200000", ["弘达机械", "海顿电机"]),
        ("amount", "200000..", ["恒岳机械", "拓科环保"]),
        ("due", "本月", ["海顿电机", "恒岳机械"]),
        ("due", "<11-12", ["弘达机械", "拓科环保"]),
        ("due", "2027-09-14", ["联创船配"]),
        ("days", ">30", ["弘达机械", "拓科环保"]),
    ],
)
def test_filters(model: RecordModel[Any], key: str, typed: str, left: list[str]) -> None:
    if key == "due" and typed == "<11-12":
        typed = "<2026-11-12"
    model.set_filter(key, typed)
    assert names(model) == left


def test_filters_of_segments_and_columns_work_together(model: RecordModel[Any]) -> None:
    model.set_keep(lambda row: row.stage == "late")
    assert names(model) == ["弘达机械", "拓科环保"]
    model.set_filter("amount", ">100000")
    assert names(model) == ["拓科环保"]


def test_sorting_is_never_random_and_leaves_empty_last(model: RecordModel[Any]) -> None:
    model.set_order([("days", False)])
    assert [row.id for row in model.rows()] == [2, 3, 5, 1, 4]
    model.set_order([("days", True)])
    assert [row.id for row in model.rows()] == [4, 1, 2, 3, 5]
    model.set_rows([replace(row, note=None if row.id == 2 else row.customer)
                    for row in model.all_rows()])  # fmt: skip
    for descending in (False, True):
        model.set_order([("note", descending)])
        assert model.rows()[-1].id == 2
    model.set_order([("stage_that_is_no_column", False)])
    assert model.order() == ()


def test_groups_carry_their_sums_and_sort_inside(dressed: object, debts: Sequence[Any]) -> None:
    model = staged()
    model.set_rows(debts)
    assert model.rowCount() == 2
    late = model.index(0, 0).data(GROUP_ROLE)
    assert (late.head.title, late.sums) == ("Late", {"amount": {"CNY": 30_400_000}})
    model.set_order([("amount", True)])
    assert [row.id for row in model.rows()] == [4, 1, 3, 2, 5]
    index = model.index_of(1)
    assert (index.row(), index.parent().row()) == (1, 0)
    model.replace(replace(debts[0], amount=100))
    assert model.index(0, 0).data(GROUP_ROLE).sums == {"amount": {"CNY": 20_800_100}}


def test_ticks_hold_by_id_and_only_where_there_is_a_box(model: RecordModel[Any]) -> None:
    rows = model.rows()
    model.toggle(rows)
    assert model.ticked == {1, 2, 3, 4}
    model.toggle(rows[:1])
    assert model.ticked == {2, 3, 4}
    model.set_rows(rows[:2])
    assert [row.id for row in model.ticked_rows()] == [2]


def test_an_edited_field_is_told_and_not_written(model: RecordModel[Any]) -> None:
    told: list[tuple[Any, str, Any]] = []
    model.edited.connect(lambda row, key, value: told.append((row.id, key, value)))
    field = model.index(0, 6)
    assert model.setData(field, 500)
    assert told == [(1, "now", 500)]
    assert field.data(Qt.ItemDataRole.EditRole) == 9_600_000
    assert not model.setData(model.index(1, 6), 500)
    assert not model.setData(model.index(0, 1), "x")


def test_large_tables_come_in_windows(dressed: object, debts: Sequence[Any]) -> None:
    many = [replace(debts[0], id=number) for number in range(450)]
    asked: list[Window] = []
    waiting: list[Callable[[], None]] = []

    def source(window: Window, done: Any) -> None:
        asked.append(window)
        rows = many[window.first : window.first + window.size]
        waiting.append(lambda: done(rows, len(many)))

    model = flat()
    model.set_source(source)
    waiting.pop()()
    assert (model.rowCount(), model.count()) == (WINDOW, 450)
    while model.canFetchMore(QModelIndex()) or waiting:
        model.fetchMore(QModelIndex())
        waiting.pop()()
    assert [window.first for window in asked] == [0, 200, 400]
    assert [row.id for row in model.rows()] == list(range(450))
    model.set_order([("amount", True)])
    assert asked[-1] == Window(0, WINDOW, (("amount", True),), ())
    assert model.rowCount() == 450, "old rows stay until the new ones came"
    waiting.pop()()
    assert model.rowCount() == WINDOW


def test_an_answer_to_an_older_question_is_left_aside(dressed: object, debts: Any) -> None:
    waiting: list[tuple[Window, Any]] = []
    model = flat()
    model.set_source(lambda window, done: waiting.append((window, done)))
    model.set_filter("customer", "弘达")
    waiting[1][1](debts[:1], 1)
    waiting[0][1](debts, 5)
    assert names(model) == ["弘达机械"]
