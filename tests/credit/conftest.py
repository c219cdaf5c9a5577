"""The ledger of these tests, worked on by its owner; what a test leaves behind is a sound book."""

from collections.abc import Iterator

import pytest

from arapp.models.store import Store
from arapp.services.dispatch import Actor, Dispatch


@pytest.fixture
def owner(store: Store) -> Iterator[Dispatch]:
    """The owner at the door of the ledger."""
    books = Dispatch(store, Actor("李敏", "owner"))
    yield books
    wrong = books.ask(lambda tx: [check.key for check in tx.checks() if not check.ok])
    assert wrong == []


@pytest.fixture
def finance(store: Store) -> Dispatch:
    """Somebody of finance at the same door."""
    return Dispatch(store, Actor("于会计", "finance"))
