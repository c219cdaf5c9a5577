"""The list of grades as one sheet: read with how many customers each has, saved in one step."""

from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.services.credit.exposure import SetExposureParts, counted
from arapp.services.credit.grades import Grade, firm_currency, grades
from arapp.services.credit.grading import RemoveGrade, SaveGrade
from arapp.services.credit.model_kept import model_of
from arapp.services.credit.points_model import PointsModel
from arapp.services.dispatch import Outcome, Right, Topic


@dataclass(frozen=True, slots=True)
class CreditSheet:
    """What the page of credit shows: grades (the best first), customers by grade, the model, the
    parts that count towards the exposure."""

    grades: tuple[Grade, ...]
    customers: dict[str, int]
    model: PointsModel
    currency: str
    parts: frozenset[str]


def credit_sheet(tx: Tx) -> CreditSheet:
    """Read all of it."""
    counts = tx.rows(
        "SELECT grade, count(*) FROM customer WHERE merged_into_id IS NULL GROUP BY grade"
    )
    return CreditSheet(
        tuple(grades(tx)),
        dict(counts),
        model_of(tx),
        firm_currency(tx),
        counted(tx),
    )


@dataclass(frozen=True)
class SaveGrades:
    """Grades new, changed and gone, and the parts of the exposure (None: as they are), as one
    step."""

    saved: tuple[SaveGrade, ...]
    removed: tuple[str, ...] = ()
    parts: tuple[str, ...] | None = None

    label: ClassVar[str] = "save_grade"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of grades written. Raises as SaveGrade, RemoveGrade, SetExposureParts."""
        for code in self.removed:
            RemoveGrade(code).run(tx)
        for one in self.saved:
            one.run(tx)
        if self.parts is not None:
            SetExposureParts(self.parts).run(tx)
        done = len(self.saved) + len(self.removed)
        return Outcome(frozenset({Topic.SETTINGS, Topic.CUSTOMERS}), done)
