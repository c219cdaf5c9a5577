"""Confirming a milestone: expected rows of it become firm."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidDay, NotFound, Refused
from arapp.services.dispatch import Outcome, Right, Topic


@dataclass(frozen=True)
class ConfirmMilestone:
    """Delivered, accepted, warranty over: on that day, with that evidence.

    Its expected rows are booked on the day and fall due as many days after it as was planned.
    """

    milestone_id: int
    day: date
    evidence: str = ""

    label: ClassVar[str] = "confirm_milestone"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of rows that became firm.

        Raises NotFound, Refused kind `already_confirmed`, InvalidDay (in the future).
        """
        row = tx.one(
            "SELECT planned_on, confirmed_on FROM milestone WHERE id = ?",
            (self.milestone_id,),
        )
        if row is None:
            raise NotFound(what="milestone", key=self.milestone_id)
        planned, confirmed = row
        if confirmed is not None:
            raise Refused("already_confirmed", milestone=self.milestone_id)
        if self.day > tx.today:
            raise InvalidDay(value=self.day.isoformat(), reason="future")
        day = self.day.toordinal()
        tx.update("milestone", self.milestone_id, confirmed_on=day, evidence=self.evidence.strip())
        firm = tx.execute(
            "UPDATE plan SET state = 'firm', booked_on = :day,"
            " due_on = :day + max(coalesce(due_on, :planned) - :planned, 0)"
            " WHERE milestone_id = :milestone AND state = 'expected'",
            {"day": day, "planned": planned or day, "milestone": self.milestone_id},
        )
        return Outcome(frozenset({Topic.PLANS, Topic.CONTRACTS}), firm)
