"""A points model tried on last year before it is applied, and grades reckoned anew.

Everybody is scored as of a year ago by the model in force and by the new one; then it is seen who
paid late since. The better order has more of the late money in its lower grades, beside how much of
all money stands there: to grade everybody down would find the late payers too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_months
from arapp.models.values.errors import InvalidValue
from arapp.services.credit.assessed import assessments
from arapp.services.credit.grades import Grade, grades, standings
from arapp.services.credit.grading import ApplyGrades
from arapp.services.credit.model_kept import model_of, write_model
from arapp.services.credit.points import Rule, Score, parsed, scored, scores
from arapp.services.credit.points_model import PointsModel
from arapp.services.credit.track import YEAR, tracks
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.progress import Progress, silent
from arapp.services.reports.open import source


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A customer a year ago by both models, and since: `due` and of it `late`, minor units.

    Points are None where too little was known then.
    """

    customer_id: int
    customer: str
    currency: str
    before: str
    after: str
    points_before: int | None
    points_after: int | None
    due: int
    late: int

    @property
    def late_ppm(self) -> int | None:
        """Share paid late; None when nothing fell due."""
        return self.late * 1_000_000 // self.due if self.due else None


@dataclass(frozen=True, slots=True)
class Order:
    """How well an order of grades tells: share of the late money, and of all money, that stood in
    its lower half; None when there was none. In the ledger's own currency."""

    late_ppm: int | None
    due_ppm: int | None


@dataclass(frozen=True, slots=True)
class Trial:
    """`low`: codes of the lower half of the grades; rows of customers that had anything due, those
    whose grade differs first, then by what was late."""

    as_of: date
    low: tuple[str, ...]
    rows: tuple[TrialRow, ...]
    before: Order
    after: Order

    @property
    def moved(self) -> int:
        """Customers whose grade differs."""
        return sum(row.before != row.after for row in self.rows)


def trial(tx: Tx, model: PointsModel, as_of: date, progress: Progress = silent) -> Trial:
    """The model against the one in force, on the year up to a day."""
    then, present = add_months(as_of, -YEAR), model_of(tx)
    ladder, who, known = grades(tx), standings(tx), assessments(tx)
    paid = tracks(tx, then, present.window)
    anew = paid if model.window == present.window else tracks(tx, then, model.window)
    old = scored(who, paid, known, Rule(then, present, ladder), progress)
    new = scored(who, anew, known, Rule(then, model, ladder), progress)
    fell = _fell_due(tx, then, as_of, present.grace)
    rows = [
        TrialRow(
            row, one.called, one.currency, old[row].grade, new[row].grade, old[row].points,
            new[row].points, *fell[row],
        )
        for row, one in who.items()
        if row in fell
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.before == row.after, -row.late, row.customer_id))
    low = tuple(one.code for one in lower_half(ladder))
    home = [row for row in rows if who[row.customer_id].firm_currency == row.currency]
    return Trial(
        as_of,
        low,
        tuple(rows),
        _order(home, {row.customer_id: row.before for row in home}, low),
        _order(home, {row.customer_id: row.after for row in home}, low),
    )


def lower_half(ladder: list[Grade]) -> list[Grade]:
    """The lower half of the grades, C and D of four; the best first in `ladder`."""
    return ladder[(len(ladder) + 1) // 2 :]


def _order(rows: list[TrialRow], grade: Mapping[int, str], low: tuple[str, ...]) -> Order:
    def share(amounts: list[tuple[str, int]]) -> int | None:
        whole = sum(amount for _, amount in amounts)
        inside = sum(amount for code, amount in amounts if code in low)
        return inside * 1_000_000 // whole if whole else None

    return Order(
        share([(grade[row.customer_id], row.late) for row in rows]),
        share([(grade[row.customer_id], row.due) for row in rows]),
    )


def _fell_due(tx: Tx, since: date, until: date, grace: int) -> dict[int, tuple[int, int]]:
    """Customer → (what fell due in the time, of it what was paid late or is late still)."""
    params = {"a": since.toordinal(), "d": until.toordinal(), "g": grace}
    found: dict[int, tuple[int, int]] = {}
    for row, due, late in tx.rows(
        "SELECT p.customer_id, sum(p.amount), sum(CASE WHEN p.settled_on - p.due_on > :g"
        " THEN p.amount ELSE 0 END) FROM plan p JOIN customer c ON c.id = p.customer_id"
        " AND c.currency = p.currency WHERE +p.settled_on <= :d AND p.amount > 0"
        " AND p.due_on > :a AND p.due_on <= :d GROUP BY p.customer_id",
        params,
    ):
        found[row] = (due, late)
    rows = source(tx, until)
    for row, due, late in tx.rows(
        "SELECT o.customer_id, sum(o.amount), sum(CASE WHEN :d - o.due_on > :g THEN o.amount"
        f" ELSE 0 END) FROM ({rows.sql}) o JOIN customer c ON c.id = o.customer_id"
        " AND c.currency = o.currency WHERE o.amount > 0 AND o.due_on > :a AND o.due_on <= :d"
        " GROUP BY o.customer_id",
        rows.params | params,
    ):
        before = found.get(row, (0, 0))
        found[row] = (before[0] + due, before[1] + late)
    return found


@dataclass(frozen=True)
class ApplyModel:
    """The model in force from now on, and everybody's grade reckoned by it, with the reason.

    Grades set by hand stand until their day; who is not known well enough keeps its grade.
    """

    model: str
    reason: str

    label: ClassVar[str] = "apply_model"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of grades that changed. Raises InvalidValue."""
        if not self.reason.strip():
            raise InvalidValue(field="reason", value="", reason="empty")
        model = parsed(self.model)
        write_model(tx, model)
        found = scores(tx, tx.today, model)
        pairs = tuple((row, one.grade) for row, one in found.items() if _takes(one))
        changed = sum(1 for row, grade in pairs if grade != found[row].current)
        ApplyGrades(pairs, self.reason).run(tx)
        return Outcome(frozenset({Topic.SETTINGS, Topic.CUSTOMERS}), changed)


def _takes(score: Score) -> bool:
    """Whether a reckoned grade is to be written."""
    return score.points is not None and (not score.by_hand or score.expired)
