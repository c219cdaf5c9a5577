"""An import begins and ends in sound books, or nothing of it is there."""

from dataclasses import dataclass
from typing import ClassVar

import pytest

from arapp.models.tx import WriteTx
from arapp.models.values.errors import Unsound
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from tests.ledger_text import given


@dataclass(frozen=True)
class Load:
    """Something like an import; `breaks` leaves the books unsound."""

    breaks: bool
    risky: ClassVar[bool] = True
    label: ClassVar[str] = "load"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """One contract, planned or not as it says."""
        given_id = tx.insert("customer", name="弘达", name_key="弘达")
        amounts = (100, 90 if self.breaks else 100)
        contract = tx.insert(
            "contract",
            number="CH-1",
            number_key="ch1",
            customer_id=given_id,
            amount=amounts[0],
            state="active",
        )
        tx.insert(
            "plan",
            customer_id=given_id,
            contract_id=contract,
            kind="instalment",
            state="expected",
            amount=amounts[1],
        )
        return Outcome(frozenset({Topic.CONTRACTS}))


def count(books: Dispatch) -> int:
    return int(books.ask(lambda tx: tx.value("SELECT count(*) FROM customer")))


def test_an_import_that_would_break_the_books_is_not_there(books: Dispatch) -> None:
    with pytest.raises(Unsound) as refusal:
        books.run(Load(breaks=True))
    assert refusal.value.fields["checks"] == "contracts"
    assert count(books) == 0
    books.run(Load(breaks=False))
    assert count(books) == 1


def test_nothing_is_imported_into_broken_books(books: Dispatch) -> None:
    conn = books._store._conn
    conn.execute("UPDATE sqlite_sequence SET seq = 77 WHERE name = 'grade'")
    with pytest.raises(Unsound):
        books.run(Load(breaks=False))
    given(books, "客户 别的")
    assert count(books) == 1
