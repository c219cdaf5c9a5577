"""Words of a single row of a plan: what it is called, who follows it up, what is noted."""

from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidValue, NotFound
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.record_ids import row_id

LONGEST_LABEL = 60
_TOPICS = frozenset({Topic.PLANS, Topic.CONTRACTS})


@dataclass(frozen=True)
class AnnotatePlan:
    """Label, owner and note of a row; None leaves one. No money moves, so a row of a closed period
    takes them too."""

    plan_id: int
    name: str | None = None
    owner: str | None = None
    note: str | None = None

    label: ClassVar[str] = "annotate_plan"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the row's id. Raises NotFound, InvalidValue (name: `empty` of a row that has one,
        `too_long`)."""
        known_by = (row_id("plan", self.plan_id),)
        before = tx.one("SELECT label, owner, note FROM plan WHERE id = ?", known_by)
        if before is None:
            raise NotFound(what="plan", key=self.plan_id)
        values: dict[str, str] = {}
        if self.name is not None:
            values["label"] = _label(self.name, before[0])
        if self.owner is not None:
            values["owner"] = " ".join(self.owner.split())
        if self.note is not None:
            values["note"] = self.note.strip()
        known = dict(zip(("label", "owner", "note"), before, strict=True))
        changed = {name: text for name, text in values.items() if text != known[name]}
        if changed:
            tx.update("plan", self.plan_id, **changed)
        return Outcome(_TOPICS, self.plan_id)


def _label(typed: str, before: str) -> str:
    name = " ".join(typed.split())
    if not name and before:
        raise InvalidValue(field="name", value=typed, reason="empty")
    if len(name) > LONGEST_LABEL:
        raise InvalidValue(
            field="name", value=f"{name[:20]}…", reason="too_long", most=LONGEST_LABEL
        )
    return name
