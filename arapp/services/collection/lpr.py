"""The LPR in force on a day: what ships with the program, overlaid by what the firm entered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound
from arapp.services.collection.lpr_data import KNOWN_TO, RATES
from arapp.services.dispatch import Outcome, Right, Topic

ONE_YEAR, FIVE_YEARS = "one_year", "five_years"
TERMS = (ONE_YEAR, FIVE_YEARS)
_PPM_A_STEP = 100  # hundredths of a percent in parts per million
_MOST = 1_000_000
FIRST = date.fromisoformat(RATES[0][0])
LAST_SHIPPED = date.fromisoformat(KNOWN_TO)
_TOPICS = frozenset({Topic.SETTINGS, Topic.COLLECTION})


@dataclass(frozen=True, slots=True)
class Rate:
    """Parts per million a year from a day on; `id` of one that the firm entered."""

    term: str
    from_on: date
    ppm: int
    id: int | None = None


def shipped(term: str = ONE_YEAR) -> list[Rate]:
    """The table of the program, days on which the rate of the term changed."""
    column = 1 + TERMS.index(term)
    found: list[Rate] = []
    for row in RATES:
        ppm = int(row[column]) * _PPM_A_STEP
        if not found or found[-1].ppm != ppm:
            found.append(Rate(term, date.fromisoformat(row[0]), ppm))
    return found


def rates(tx: Tx, term: str = ONE_YEAR) -> list[Rate]:
    """The table in force, by day; an entry of the firm takes the place of a shipped one of its day.

    Raises InvalidValue for an unknown term.
    """
    if term not in TERMS:
        raise InvalidValue(field="term", value=term, reason="unknown")
    own = tx.rows("SELECT id, from_on, rate_ppm FROM lpr_rate WHERE term = ?", (term,))
    known = {one.from_on: one for one in shipped(term)}
    for record, day, ppm in own:
        on = date.fromordinal(day)
        known[on] = Rate(term, on, ppm, record)
    return [known[day] for day in sorted(known)]


def rate_on(found: list[Rate], day: date) -> Rate | None:
    """The rate of the table in force on a day; None before the first."""
    return next((one for one in reversed(found) if one.from_on <= day), None)


@dataclass(frozen=True)
class SetLpr:
    """The rate published for a day, parts per million a year (3 % is 30000)."""

    from_on: date
    ppm: int
    term: str = ONE_YEAR

    label: ClassVar[str] = "set_lpr"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of its row. Raises InvalidValue (term, rate), InvalidDay (before August 2019,
        in the future)."""
        if self.term not in TERMS:
            raise InvalidValue(field="term", value=self.term, reason="unknown")
        if not 0 < self.ppm <= _MOST:
            told = f"{Decimal(self.ppm) / 10_000:f} %"
            raise InvalidValue(field="rate", value=told, reason="range")
        if self.from_on > tx.today:
            raise InvalidDay(field="from_on", value=self.from_on.isoformat(), reason="future")
        if self.from_on < FIRST:
            first = {"reason": "before_row", "first": FIRST}
            raise InvalidDay(field="from_on", value=self.from_on.isoformat(), **first)
        key = (self.term, self.from_on.toordinal())
        row = tx.value("SELECT id FROM lpr_rate WHERE term = ? AND from_on = ?", key)
        if row is None:
            row = tx.insert("lpr_rate", term=key[0], from_on=key[1], rate_ppm=self.ppm)
        else:
            tx.update("lpr_rate", row, rate_ppm=self.ppm)
        return Outcome(_TOPICS, row)


@dataclass(frozen=True)
class DropLpr:
    """An entry of the firm was wrong; a shipped one of its day counts again."""

    rate_id: int

    label: ClassVar[str] = "drop_lpr"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        if tx.value("SELECT id FROM lpr_rate WHERE id = ?", (self.rate_id,)) is None:
            raise NotFound(what="lpr_rate", key=self.rate_id)
        tx.delete("lpr_rate", self.rate_id)
        return Outcome(_TOPICS, self.rate_id)
