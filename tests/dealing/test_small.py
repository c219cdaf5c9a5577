"""Payables, remarks, to-dos, products and salespeople."""

from datetime import date, timedelta

import pytest

from arapp.models.tx import Tx
from arapp.models.values.errors import (
    ArappError,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.collection.log import FinishTodo
from arapp.services.collection.stages import Group, Step
from arapp.services.collection.today import today
from arapp.services.dealing import comments, dimensions, payables
from arapp.services.dispatch import Command, Dispatch
from tests.conftest import TODAY


def saved(books: Dispatch, **more: object) -> int:
    values: dict[str, object] = {
        "supplier": "苏南轴承厂",
        "amount": Money(1_250_000),
        "due_on": TODAY + timedelta(days=5),
    }
    row: int = books.run(payables.SavePayable(**(values | more))).outcome.result  # type: ignore[arg-type]  # the fields are of several kinds
    return row


def test_a_payable_is_reminded_from_a_week_before_until_it_is_paid(books: Dispatch) -> None:
    far = saved(books, due_on=TODAY + timedelta(days=8), supplier="远期供应商")
    near, late = saved(books), saved(books, due_on=TODAY - timedelta(days=3))
    part = next(p for p in books.ask(today).groups if p.group is Group.PAYABLES)
    assert [(item.id, item.days) for item in part.items] == [(late, 3), (near, -5)]
    assert {item.step for item in part.items} == {Step.PAY}
    assert part.totals == {"CNY": 2_500_000}
    assert far not in {item.id for item in part.items}
    books.run(payables.PayPayable(late))
    part = next(p for p in books.ask(today).groups if p.group is Group.PAYABLES)
    assert [item.id for item in part.items] == [near]


def test_a_past_day_shows_what_was_open_then(books: Dispatch) -> None:
    row = saved(books, due_on=TODAY)
    books.run(payables.PayPayable(row, TODAY - timedelta(days=1)))
    assert [one.id for one in books.ask(lambda tx: payables.payables(tx, TODAY))] == []
    before = TODAY - timedelta(days=2)
    assert [one.id for one in books.ask(lambda tx: payables.payables(tx, before))] == [row]
    assert [one.id for one in books.ask(lambda tx: payables.payables(tx, TODAY, paid=True))] == [
        row
    ]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"supplier": "  "}, InvalidValue),
        ({"amount": Money(0)}, InvalidAmount),
        ({"amount": Money(-5)}, InvalidAmount),
        ({"due_on": date(1980, 1, 1)}, InvalidDay),
        ({"payable_id": 99}, NotFound),
    ],
)
def test_a_payable_that_cannot_be_changes_nothing(
    books: Dispatch, more: dict[str, object], error: type[ArappError]
) -> None:
    with pytest.raises(error):
        saved(books, **more)
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM payable")) == 0


def test_what_was_paid_stays_as_it_is(books: Dispatch) -> None:
    row = saved(books)
    books.run(payables.PayPayable(row))
    for again in (payables.PayPayable(row), None):
        with pytest.raises(Refused, match="already_paid"):
            books.run(again) if again else saved(books, payable_id=row, amount=Money(1))
    with pytest.raises(InvalidDay):
        books.run(payables.PayPayable(saved(books), TODAY + timedelta(days=1)))


def test_naming_somebody_in_a_remark_makes_a_to_do(books: Dispatch) -> None:
    books.run(dimensions.SavePerson("李敏"))
    books.run(dimensions.SavePerson("李"))
    record = f"payable:{saved(books)}"
    books.run(comments.AddComment(record, "@李敏请补签收单，抄送 @周凯"))
    said = books.ask(lambda tx: comments.comments(tx, record))
    assert [one.text for one in said] == ["@李敏请补签收单，抄送 @周凯"]
    todo = books.ask(lambda tx: comments.todos(tx, TODAY))
    assert [(one.owner, one.record, one.days) for one in todo] == [("李敏", record, 0)]


@pytest.mark.parametrize("record", ["payable:7", "grade:1", "plan", "x:1", "journal_entry:1"])
def test_a_remark_needs_a_record(books: Dispatch, record: str) -> None:
    with pytest.raises(NotFound):
        books.run(comments.AddComment(record, "什么"))
    with pytest.raises(InvalidValue):
        books.run(comments.AddComment(f"payable:{saved(books)}", " "))


def test_a_to_do_is_done_and_opened_again(books: Dispatch) -> None:
    row = books.run(comments.SaveTodo("催验收单", TODAY, owner="周凯")).outcome.result
    later = TODAY + timedelta(days=2)
    books.run(comments.SaveTodo("催验收单两份", later, owner="周凯", todo_id=row))
    found = books.ask(lambda tx: comments.todos(tx, TODAY))
    assert [(one.text, one.days) for one in found] == [("催验收单两份", -2)]
    books.run(FinishTodo(row))
    assert books.ask(lambda tx: comments.todos(tx, TODAY)) == []
    assert len(books.ask(lambda tx: comments.todos(tx, TODAY, done=True))) == 1
    books.run(comments.ReopenTodo(row))
    assert len(books.ask(lambda tx: comments.todos(tx, TODAY))) == 1
    with pytest.raises(InvalidDay):
        books.run(comments.SaveTodo("昨天的事", TODAY - timedelta(days=1)))


def test_products_have_exact_prices_and_one_name_each(books: Dispatch) -> None:
    row = books.run(dimensions.SaveProduct("减速机", spec="R57", price="1,280.125")).outcome.result
    (one,) = books.ask(dimensions.products)
    assert (one.id, one.price, one.used, one.retired) == (row, 1_280_125_000, 0, False)
    with pytest.raises(Refused, match="name_taken"):
        books.run(dimensions.SaveProduct("减速机", spec=" R57 "))
    books.run(dimensions.SaveProduct("减速机", spec="R67"))
    books.run(dimensions.SaveProduct("减速机", spec="R57", product_id=row, unit="台"))
    books.run(dimensions.RetireProduct(row))
    assert [(p.spec, p.unit, p.retired) for p in books.ask(dimensions.products)] == [
        ("R67", "", False),
        ("R57", "台", True),
    ]
    for price in ("一千", "0.1234567", "1e30", "nan", "-1"):
        with pytest.raises(InvalidValue):
            books.run(dimensions.SaveProduct("坏价", price=price))
    with pytest.raises(InvalidValue) as no:
        books.run(dimensions.SaveProduct("坏税", tax_rate_ppm=1_300_000))
    assert no.value.fields["value"] == "130%"
    books.run(dimensions.SaveProduct("直\n流  电机"))
    assert "直 流 电机" in [one.name for one in books.ask(dimensions.products)]


@pytest.mark.parametrize(
    ("text", "ppm"), [("", None), ("13", 130_000), ("13%", 130_000), ("1.5％", 15_000), ("0", 0)]
)
def test_percents_are_read_exactly(text: str, ppm: int | None) -> None:
    assert dimensions.percent_ppm("tax", text) == ppm


@pytest.mark.parametrize("text", ["101", "-1", "x", "0.00001"])
def test_a_percent_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        dimensions.percent_ppm("tax", text)


def test_a_renamed_salesperson_keeps_their_customers(books: Dispatch) -> None:
    row = books.run(dimensions.SavePerson("周凯", "销售一部")).outcome.result
    saved(books, owner="周凯")
    books.run(dimensions.SavePerson("周楷", "销售一部", person_id=row))
    assert [one.owner for one in books.ask(lambda tx: payables.payables(tx, TODAY))] == ["周楷"]
    assert books.ask(dimensions.departments) == ["销售一部"]
    books.undo()
    assert [one.owner for one in books.ask(lambda tx: payables.payables(tx, TODAY))] == ["周凯"]
    with pytest.raises(Refused, match="name_taken"):
        books.run(dimensions.SavePerson(" 周凯 "))


def rows(tx: Tx) -> dict[str, list[object]]:
    tables = ("payable", "todo", "comment", "product", "person")
    return {name: tx.rows(f"SELECT * FROM {name} ORDER BY id") for name in tables}


def test_each_command_is_taken_back_and_done_again(books: Dispatch) -> None:
    first = saved(books)
    todo = books.run(comments.SaveTodo("x", TODAY)).outcome.result
    product = books.run(dimensions.SaveProduct("轴承")).outcome.result
    steps: list[Command] = [
        payables.SavePayable("乙", Money(1), TODAY),
        payables.PayPayable(first),
        comments.AddComment(f"payable:{first}", "说过"),
        comments.SaveTodo("y", TODAY),
        FinishTodo(todo),
        comments.ReopenTodo(todo),
        dimensions.SaveProduct("垫片"),
        dimensions.RetireProduct(product),
        dimensions.SavePerson("王"),
    ]
    for step in steps:
        before = books.ask(rows)
        books.run(step)
        after = books.ask(rows)
        assert after != before, step.label
        books.undo()
        assert books.ask(rows) == before, step.label
        books.redo()
        assert books.ask(rows) == after, step.label
