"""Every command of customers and credit: undo brings back the book to the byte, redo the change."""

from typing import Any

import pytest

from arapp.models.tx import Tx
from arapp.models.values.errors import NotAllowed
from arapp.services.dispatch import Actor, Dispatch
from tests.credit.commands import COMMANDS, lay

TABLES = (
    "customer", "customer_account", "contact", "payer_alias", "owner_term", "grade", "setting",
    "plan", "receipt", "contract", "customer_month",
)  # fmt: skip


@pytest.fixture
def book(owner: Dispatch) -> dict[str, int]:
    """Name → id."""
    return lay(owner)


def state(books: Dispatch) -> dict[str, Any]:
    def look(tx: Tx) -> dict[str, Any]:
        return {table: tx.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}

    return books.ask(look)


def journaled(rows: dict[str, Any]) -> dict[str, Any]:
    """Without sums that are kept: rows of nothing may stay behind."""
    return {table: found for table, found in rows.items() if table != "customer_month"}


@pytest.mark.parametrize("name", COMMANDS)
def test_undo_and_redo(owner: Dispatch, book: dict[str, int], name: str) -> None:
    before = state(owner)
    done = owner.run(COMMANDS[name](book))
    after = state(owner)
    assert journaled(after) != journaled(before), "a command that does nothing proves nothing"
    assert owner.undo().label == done.label
    assert journaled(state(owner)) == journaled(before)
    owner.redo()
    assert journaled(state(owner)) == journaled(after)


@pytest.mark.parametrize("name", COMMANDS)
def test_who_may_only_read_changes_nothing(
    owner: Dispatch, book: dict[str, int], name: str
) -> None:
    before = state(owner)
    with pytest.raises(NotAllowed):
        Dispatch(owner._store, Actor("客人", "reader")).run(COMMANDS[name](book))
    assert state(owner) == before


def test_all_commands_are_here(book: dict[str, int]) -> None:
    """By their labels: who adds a command adds its case."""
    import ast
    from pathlib import Path

    import arapp.services.credit

    folder = Path(arapp.services.credit.__path__[0])
    labels = {
        node.value.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.AnnAssign)
        and getattr(node.target, "id", "") == "label"
        and isinstance(node.value, ast.Constant)
    }
    tried = {make(book).label for make in COMMANDS.values()}
    assert labels <= tried
    assert len(tried) >= 17
