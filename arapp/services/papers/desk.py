"""What the statements page reads in one go, and how it marks many papers in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_days, month_start
from arapp.models.values.errors import NotFound
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.statement_rules import Rules, rules
from arapp.services.output.documents import LetterDoc
from arapp.services.papers.differences import DifferenceLine, differences_of
from arapp.services.papers.overview import Month, months_overview
from arapp.services.papers.record import MarkStatement
from arapp.services.papers.service import issued_letter


@dataclass(frozen=True, slots=True)
class Filed:
    """An issued statement as it lies in its folder; `sha256` is of the file as it was written.

    `kind` is "demand" for a confirmation that demands payment, too.
    """

    id: int
    number: str
    kind: str
    issued_on: date
    file: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MonthDesk:
    """A month, what was issued for it, and what the pickers offer.

    `since` is the first month the ledger knows of, None while nothing was ever booked;
    `short_names` holds the customers that have one, `lines` what differs by statement.
    """

    today: date
    since: date | None
    month: Month
    filed: Mapping[int, Filed]
    short_names: Mapping[int, str]
    rules: Rules = field(default_factory=Rules)
    lines: Mapping[int, list[DifferenceLine]] = field(default_factory=dict)


_MANY = 30_000  # marks of a statement of SQL


def read_month(tx: Tx, day: date | None = None) -> MonthDesk:
    """The month of `day`; None: the month before the ledger's today, the one to be stated now."""
    chosen = day or add_days(month_start(tx.today), -1)
    month = months_overview(tx, chosen)
    names = tx.rows("SELECT id, short_name FROM customer WHERE short_name <> ''")
    filed = _filed(tx, month.last)
    lines = differences_of(tx, list(filed)) if len(filed) < _MANY else {}
    return MonthDesk(tx.today, _since(tx), month, filed, dict(names), rules(tx), lines)


def _since(tx: Tx) -> date | None:
    found = tx.value("SELECT min(month) FROM customer_month")
    return date(found // 100, found % 100, 1) if found else None


def _filed(tx: Tx, last: date) -> dict[int, Filed]:
    rows = tx.rows(
        "SELECT id, number, iif(instr(snapshot, '\"demands_payment\":true'), 'demand', kind),"
        " issued_on, file, pages, sha256 FROM statement"
        " WHERE to_on = ? AND state <> 'superseded'",
        (last.toordinal(),),
    )
    return {
        row[0]: Filed(row[0], row[1], row[2], date.fromordinal(row[3]), row[4], row[5], row[6])
        for row in rows
    }


def letters_issued(tx: Tx, numbers: Sequence[str]) -> list[LetterDoc]:
    """Letters by their numbers, as they were issued. Raises NotFound."""
    found = []
    for number in numbers:
        record = tx.value("SELECT id FROM letter WHERE number = ?", (number,))
        if record is None:
            raise NotFound(what="letter", key=number)
        found.append(issued_letter(tx, record))
    return found


@dataclass(frozen=True)
class MarkStatements:
    """What became of several statements, in one step: sent, confirmed or differs."""

    statement_ids: tuple[int, ...]
    state: str

    label: ClassVar[str] = "mark_statement"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Mark all or none. Raises as `MarkStatement`."""
        for record in self.statement_ids:
            MarkStatement(record, self.state).run(tx)
        return Outcome(frozenset({Topic.STATEMENTS}))
