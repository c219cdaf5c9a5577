"""One command, one transaction, one journal entry; undo and redo of any."""

import sqlite3
from dataclasses import dataclass
from typing import ClassVar

import pytest

from arapp.models.tx import Entry, Tx, WriteTx
from arapp.models.values.errors import NotAllowed, NothingToUndo, UndoBlocked
from arapp.services.dispatch import Actor, Dispatch, Outcome, Right, Topic


@dataclass(frozen=True)
class AddCustomer:
    """A command for these tests."""

    name: str
    label: ClassVar[str] = "add_customer"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Insert."""
        row = tx.insert("customer", name=self.name, name_key=self.name)
        return Outcome(frozenset({Topic.CUSTOMERS}), row)


@dataclass(frozen=True)
class AddPlan:
    """A command that leans on a customer."""

    customer: int
    label: ClassVar[str] = "add_plan"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Insert."""
        row = tx.insert(
            "plan",
            customer_id=self.customer,
            kind="opening",
            state="firm",
            booked_on=739900,
            due_on=739930,
            amount=100_00,
        )
        return Outcome(frozenset({Topic.PLANS}), row)


@dataclass(frozen=True)
class Fails:
    """A command that writes and then refuses."""

    label: ClassVar[str] = "fails"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Insert, then refuse."""
        tx.insert("customer", name="x", name_key="x")
        raise NothingToUndo()


def count(books: Dispatch, table: str = "customer") -> int:
    """Rows of a table."""
    return int(books.ask(lambda tx: tx.value(f"SELECT count(*) FROM {table}")))


def test_undo_and_redo_walk_back_and_forth(books: Dispatch) -> None:
    books.run(AddCustomer("甲"))
    books.run(AddCustomer("乙"))
    assert [step.label for step in books.undo_list()][:2] == ["add_customer", "add_customer"]
    books.undo()
    books.undo()
    assert count(books) == 0
    books.redo()
    assert books.ask(lambda tx: tx.value("SELECT name FROM customer")) == "甲"
    books.run(AddCustomer("丙"))
    with pytest.raises(NothingToUndo):
        books.redo()


def test_a_refusal_changes_nothing_and_leaves_no_entry(books: Dispatch) -> None:
    before = books.ask(lambda tx: tx.head())
    with pytest.raises(NothingToUndo):
        books.run(Fails())
    assert count(books) == 0
    assert books.ask(lambda tx: tx.head()) == before


def test_a_query_cannot_write(books: Dispatch) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        books.ask(lambda tx: tx.rows("DELETE FROM grade RETURNING id"))
    assert count(books, "grade") == 4


def test_what_a_query_leaves_behind_is_rolled_back(books: Dispatch) -> None:
    books.run(AddCustomer("甲"))
    books.ask(_stray)
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM customer_month")) == 0


def _stray(tx: Tx) -> None:
    tx.rows(
        "INSERT INTO customer_month (customer_id, currency, month)"
        " SELECT 1, 'CNY', 202611 FROM company RETURNING id",
    )


def test_an_undo_that_something_leans_on_names_it(books: Dispatch) -> None:
    customer = books.run(AddCustomer("甲")).outcome.result
    first = books.undo_list()[0]
    books.run(AddPlan(customer))
    with pytest.raises(UndoBlocked) as refusal, books._store.writing(_entry(first.seq)) as tx:
        tx.take_back(first.seq)
    assert refusal.value.fields["by_label"] == "add_plan"
    assert count(books) == 1


def _entry(seq: int) -> Entry:
    return Entry("me", "x", "", "undo", seq)


def test_rights_are_checked_at_the_door(store: object) -> None:
    reader = Dispatch(store, Actor("客", "reader"))  # type: ignore[arg-type]  # fixture type
    with pytest.raises(NotAllowed):
        reader.run(AddCustomer("甲"))


def test_an_id_never_comes_back_as_another_record(books: Dispatch) -> None:
    first = books.run(AddCustomer("甲")).outcome.result
    books.undo()
    assert books.run(AddCustomer("乙")).outcome.result > first
