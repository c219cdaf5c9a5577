"""What the card reads in one go: its head, one tab, the log, the next steps, the form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.collection.assigning import Assigned, assigned
from arapp.services.credit.card import Card, card
from arapp.services.credit.customer_form import CustomerForm, customer_form
from arapp.services.credit.customer_list import most_urgent
from arapp.services.credit.next_steps import NextStep, next_steps
from arapp.services.credit.timeline import Entry, log
from arapp.services.dispatch import Dispatch, Right

_LINES = 80


@dataclass(frozen=True)
class Read:
    """A customer's page; `card` None: a new customer, or none at all (`form` None too)."""

    today: date
    card: Card | None
    form: CustomerForm | None
    tab: str = ""
    rows: Sequence[Any] = ()
    log: Sequence[Entry] = ()
    steps: Sequence[NextStep] = ()
    profile: Assigned | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What whoever works here may do."""

    book: bool = True
    collect: bool = True


Query = Callable[[Tx, int, date], Sequence[Any]]


def read(tx: Tx, customer: int | None, tab: str, query: Query | None) -> Read:
    """The page of a customer, of the one that needs most when none is named."""
    chosen = most_urgent(tx) if customer is None else customer
    if chosen is None:
        return Read(tx.today, None, None)
    head = card(tx, chosen, tx.today)
    if head.record.merged_into_id is not None:
        return read(tx, head.record.merged_into_id, tab, query)
    rows = query(tx, chosen, tx.today) if query is not None else ()
    return Read(
        tx.today, head, customer_form(tx, chosen), tab, rows,
        log(tx, chosen, tx.today, _LINES), next_steps(tx, chosen, tx.today, head),
        assigned(tx, "customer", chosen),
    )  # fmt: skip


def read_new(tx: Tx) -> Read:
    """The page of a customer that is not there yet."""
    form = customer_form(tx, None)
    return Read(tx.today, None, form, profile=assigned(tx, "customer", None))


def rights(books: Dispatch, _tell: object) -> Rights:
    """What the actor may do with these books."""
    if books.read_only:
        return Rights(False, False)
    return Rights(books.actor.may(Right.BOOK), books.actor.may(Right.COLLECT))
