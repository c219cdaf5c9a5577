"""Forms that were begun and put aside: as JSON, no record of the books."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import moment_text
from arapp.models.values.errors import InvalidValue, NotFound
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import ContractDraft, DraftLine, DraftRow
from arapp.services.dispatch import Outcome, Right, Topic

_MOST = 200_000  # characters
_DAYS = ("signed_on", "ends_on", "deliver_on", "planned_on", "confirmed_on", "due_on")


@dataclass(frozen=True, slots=True)
class Draft:
    """A form put aside: which form, what it is called, its fields as JSON, when it was saved."""

    id: int
    form: str
    title: str
    fields: str
    saved_at: str


@dataclass(frozen=True)
class SaveDraft:
    """Put a form aside; the draft of that id is written anew. `fields` is JSON text."""

    form: str
    title: str
    fields: str
    draft_id: int | None = None

    label: ClassVar[str] = "save_draft"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the draft. Raises NotFound, InvalidValue (field form, fields)."""
        if not self.form.strip():
            raise InvalidValue(field="form", value=self.form, reason="empty")
        if len(self.fields) > _MOST:
            raise InvalidValue(field="fields", value=str(len(self.fields)), reason="long")
        values = {
            "form": self.form.strip(),
            "title": self.title.strip(),
            "fields": self.fields,
            "saved_at": moment_text(tx.clock.now()),
        }
        if self.draft_id is None:
            return Outcome(frozenset({Topic.CONTRACTS}), tx.insert("draft", **values))
        _require(tx, self.draft_id)
        tx.update("draft", self.draft_id, **values)
        return Outcome(frozenset({Topic.CONTRACTS}), self.draft_id)


@dataclass(frozen=True)
class DropDraft:
    """Throw a draft away."""

    draft_id: int

    label: ClassVar[str] = "drop_draft"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises NotFound."""
        _require(tx, self.draft_id)
        tx.delete("draft", self.draft_id)
        return Outcome(frozenset({Topic.CONTRACTS}), self.draft_id)


def _require(tx: Tx, draft_id: int) -> None:
    if tx.value("SELECT id FROM draft WHERE id = ?", (draft_id,)) is None:
        raise NotFound(what="draft", key=draft_id)


def drafts(tx: Tx, form: str = "contract") -> list[Draft]:
    """Drafts of a form, newest first."""
    rows = tx.rows(
        "SELECT id, form, title, fields, saved_at FROM draft WHERE form = ?"
        " ORDER BY saved_at DESC, id DESC",
        (form,),
    )
    return [Draft(*row) for row in rows]


def contract_fields(draft: ContractDraft) -> str:
    """A contract's form as JSON text for `SaveDraft`."""
    values = asdict(draft)
    if draft.amount is not None:
        values["amount"] = [draft.amount.minor, draft.amount.currency]
    return json.dumps(values, ensure_ascii=False, default=date.isoformat)


def contract_draft(fields: str) -> ContractDraft:
    """The form again; fields that this version does not know are left out.

    Raises InvalidValue (field fields) when the text is no form.
    """
    try:
        values = json.loads(fields)
        amount = values.get("amount")
        made: dict[str, Any] = {
            **_known(ContractDraft, values),
            "amount": Money(*amount) if amount else None,
            "rows": tuple(DraftRow(**_known(DraftRow, row)) for row in values.get("rows", ())),
            "lines": tuple(DraftLine(**_known(DraftLine, row)) for row in values.get("lines", ())),
        }
        return ContractDraft(**made)
    except (ValueError, TypeError, AttributeError):
        raise InvalidValue(field="fields", value=fields[:60], reason="unknown") from None


def _known(kind: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    names = kind.__dataclass_fields__
    return {
        key: date.fromisoformat(value) if key in _DAYS and value else value
        for key, value in values.items()
        if key in names
    }
