"""What the page reads: the strip with the customers of a cell, one customer, a text for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.agreements import AgreementLine, agreement_list
from arapp.services.collection.cases import CELLS, HELD, PARKED, STAGES
from arapp.services.collection.desk import Desk, Line, customers_of, desk
from arapp.services.collection.disputes import DisputeLine, dispute_list
from arapp.services.collection.dossier import Dossier, dossier
from arapp.services.collection.held import held
from arapp.services.collection.items import Item
from arapp.services.collection.promises import PromiseLine, promise_list
from arapp.services.collection.texts import Letter, Wanted, compose
from arapp.services.dealing.comments import Comment, comments
from arapp.services.ledger.company import company
from arapp.services.papers.letter_run import candidates
from arapp.services.papers.letter_sent import LetterLine, letters_of

Key = tuple[int, str]
"""(customer id, currency)"""


@dataclass(frozen=True, slots=True)
class Shown:
    """The strip, the cell that is shown, its customers; `me` is who writes."""

    today: date
    desk: Desk
    cell: str
    lines: tuple[Line, ...]
    me: str


@dataclass(frozen=True, slots=True)
class One:
    """A customer with what was agreed with it; `remarks` are those on its tasks."""

    today: date
    dossier: Dossier
    promises: tuple[PromiseLine, ...]
    disputes: tuple[DisputeLine, ...]
    holds: tuple[Item, ...]
    agreements: tuple[AgreementLine, ...]
    letters: tuple[LetterLine, ...] = ()
    remarks: Mapping[int, tuple[Comment, ...]] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What its line is known by."""
        return self.dossier.customer_id, self.dossier.currency


def read(tx: Tx, cell: str, owner: str | None) -> Shown:
    """The page as of the ledger day; `cell` "" is the first with something to do."""
    found = desk(tx, tx.today, owner)
    chosen = cell or first_of(found)
    lines = tuple(customers_of(tx, tx.today, chosen, owner))
    return Shown(tx.today, found, chosen, lines, str(company(tx)["contact"] or ""))


def first_of(found: Desk) -> str:
    """The cell to begin with: the lowest stage with something to do, else the first with anybody.

    Money to match comes before all stages: nobody is asked for what is there already.
    """
    busy = [cell.key for cell in found.cells if cell.todo]
    there = [cell.key for cell in found.cells if cell.customers]
    return next(iter((*busy, *there, STAGES[0])))


def waiting(tx: Tx) -> int:
    """Customers of whom something is to be done today, for the sidebar."""
    return todo_of(desk(tx, tx.today))


def todo_of(found: Desk) -> int:
    """The same of a desk that was read."""
    return sum(cell.todo for cell in found.cells)


def one(tx: Tx, customer: int, currency: str) -> One:
    """Everything beside a line. Raises NoSuchCustomer."""
    day = tx.today
    found = dossier(tx, day, customer, currency)
    return One(
        day,
        found,
        tuple(promise_list(tx, day, customer)),
        tuple(dispute_list(tx, day, customer)),
        tuple(item for item in held(tx) if item.customer_id == customer),
        tuple(agreement_list(tx, day, customer)),
        tuple(letters_of(tx, day, customer)),
        {task.id: tuple(comments(tx, f"task:{task.id}")) for task in found.tasks},
    )


def run_of(tx: Tx, cell: str, owner: str | None) -> tuple[int, ...]:
    """Customers of a run of letters: those of a stage, and those in its way with their reason."""
    elsewhere = {
        line.customer_id
        for key in STAGES
        if key != cell
        for line in customers_of(tx, tx.today, key, owner)
    }
    found = [
        (line.customer_id, key, line.days)
        for key in (cell, PARKED, HELD)
        for line in customers_of(tx, tx.today, key, owner)
        if key == cell or line.customer_id not in elsewhere
    ]
    return candidates(tx, found, desk(tx, tx.today, owner).cell(cell).first or 1)


def text_of(tx: Tx, found: Dossier, wanted: Wanted) -> Letter:
    """The text as of the ledger day."""
    return compose(tx, found, tx.today, wanted)


def cell_with(tx: Tx, customer: int, owner: str | None) -> tuple[str, Key] | None:
    """Cell and line where a customer stands, of several the first in the strip's order."""
    for cell in CELLS:
        for line in customers_of(tx, tx.today, cell, owner):
            if line.customer_id == customer:
                return cell, (customer, line.currency)
    return None
