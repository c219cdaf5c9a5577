"""The contract as it is being written: fields and rows, each change followed through."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.days import EARLIEST
from arapp.services.dealing.contract_draft import (
    ContractDraft,
    DraftFacts,
    DraftRow,
    PlanSum,
    Problem,
    absorb,
    equal_rows,
    problems,
    recalc,
    rows_from,
    sum_of,
)
from arapp.services.ledger.due_rules import DueRule
from arapp.services.ledger.plan_templates import MOST_ROWS, WHOLE, Template, TemplateRow
from arapp.ui.pages.contract.cells import EDITS, Unreadable

translate = QCoreApplication.translate

_FOLLOWED = {"amount", "signed_on", "deliver_on"}


class Sheet:
    """Draft, facts and what follows from both. `Unreadable` leaves everything as it was."""

    def __init__(self) -> None:
        self.draft = ContractDraft()
        self.facts = DraftFacts(EARLIEST)

    # --- what it comes to ---------------------------------------------------------------------

    @property
    def rows(self) -> tuple[DraftRow, ...]:
        """The plan."""
        return self.draft.rows

    def sum(self) -> PlanSum:
        """Σ of the plan beside the amount."""
        return sum_of(self.rows, self.draft.amount.minor if self.draft.amount else 0)

    def firm(self) -> int:
        """Minor units that become receivable on saving."""
        return sum(row.amount or 0 for row in self.rows if row.state == "firm")

    def expected(self) -> int:
        """Minor units that wait for a milestone."""
        return sum(row.amount or 0 for row in self.rows if row.state != "firm")

    def problems(self) -> list[Problem]:
        """Everything wrong, errors first."""
        return problems(self.draft, self.facts)

    def is_begun(self) -> bool:
        """Whether something would be lost."""
        draft = self.draft
        typed = (draft.customer_id, draft.subject, draft.amount, draft.rows, draft.note)
        return any(bool(one) for one in typed)

    # --- fields -------------------------------------------------------------------------------

    def set_facts(self, facts: DraftFacts) -> None:
        """What the ledger knows of the customer and the numbers."""
        self.facts = facts
        self._follow()

    def set(self, **fields: Any) -> bool:
        """Change fields of the draft; True when the rows followed."""
        if all(getattr(self.draft, name) == value for name, value in fields.items()):
            return False
        self.draft = replace(self.draft, **fields)
        if _FOLLOWED & fields.keys():
            self._follow()
            return True
        return False

    def _follow(self, changed: tuple[int, str] | None = None) -> None:
        self.draft = replace(self.draft, rows=tuple(self._recalc(self.rows, changed)))

    def _recalc(
        self, rows: Sequence[DraftRow], changed: tuple[int, str] | None = None
    ) -> list[DraftRow]:
        draft, terms = self.draft, self._terms()
        return recalc(
            rows, draft.amount, draft.signed_on, terms,
            today=self.facts.today, deliver_on=draft.deliver_on, changed=changed,
        )  # fmt: skip

    def _terms(self) -> DueRule | None:
        return self.facts.customer.terms if self.facts.customer is not None else None

    # --- the whole plan -----------------------------------------------------------------------

    def use(self, template: Template) -> None:
        """Cut the contract as the template says."""
        draft = self.draft
        rows = rows_from(
            template, draft.amount, draft.signed_on, self._terms(),
            today=self.facts.today, deliver_on=draft.deliver_on,
        )  # fmt: skip
        self.draft = replace(draft, rows=tuple(rows), template=template.name)

    def equal(self, count: int, first: date, months: int) -> None:
        """So many equal periods from a day on. Raises InvalidValue, InvalidDay."""
        draft = self.draft
        rows = equal_rows(
            count, draft.amount, draft.signed_on, first, months=months, today=self.facts.today
        )
        self.draft = replace(draft, rows=tuple(rows), template="")

    def by_amount(self) -> None:
        """Amounts stand for themselves and no longer follow the contract's; again: shares."""
        whole = self.draft.amount.minor if self.draft.amount else 0
        if self.is_by_amount():
            rows = [replace(row, typed=False, share_ppm=_ppm(row, whole)) for row in self.rows]
        else:
            rows = [replace(row, typed=True, share_ppm=None) for row in self.rows]
        self.draft = replace(self.draft, rows=tuple(rows))
        self._follow()

    def is_by_amount(self) -> bool:
        """Whether every amount stands for itself."""
        return bool(self.rows) and all(row.typed for row in self.rows)

    def absorb(self, place: int) -> None:
        """The difference between plan and contract goes into one row."""
        if self.draft.amount is not None and 0 <= place < len(self.rows):
            rows = absorb(self.rows, self.draft.amount, place)
            self.draft = replace(self.draft, rows=tuple(rows))
            self._follow()

    def insert(self, after: int) -> int:
        """A new row behind place `after`; it takes what the others leave. Returns its place."""
        if len(self.rows) >= MOST_ROWS:
            raise Unreadable(translate("sheet", "A plan has at most %n row(s)", "", MOST_ROWS))
        place = min(max(after + 1, 0), len(self.rows))
        made = DraftRow(0, translate("sheet", "Instalment"))
        rows = [*self.rows[:place], made, *self.rows[place:]]
        self.draft = replace(self.draft, rows=tuple(self._recalc(rows)))
        return place

    def delete(self, place: int) -> None:
        """Take a row out."""
        rows = [row for n, row in enumerate(self.rows) if n != place]
        self.draft = replace(self.draft, rows=tuple(self._recalc(rows)))

    def confirm(self, place: int, day: date) -> None:
        """The milestone of a row happened on that day."""
        row = self.rows[place]
        made = replace(row, confirmed_on=day, planned_on=row.planned_on or day, fixed=True)
        self._put(place, made)

    def template_rows(self) -> tuple[TemplateRow, ...]:
        """The plan as a template: shares, rules, gaps between the nodes."""
        whole = self.draft.amount.minor if self.draft.amount else 0
        made, before = [], self.draft.signed_on
        for row in self.rows:
            gap = 0
            if row.milestone and row.planned_on and before and not row.after_months:
                gap = max((row.planned_on - before).days, 0)
            before = row.planned_on or before
            share = row.share_ppm if row.share_ppm is not None else _ppm(row, whole)
            rule = row.rule if not row.rule.startswith("on ") else ""
            made.append(TemplateRow(row.label, row.milestone, share, row.kind, rule, gap,
                                    row.after_months))  # fmt: skip
        return tuple(_rounded(made))

    # --- cells --------------------------------------------------------------------------------

    def edit(self, place: int, key: str, typed: Any) -> None:
        """Change a cell to what was typed. Raises Unreadable."""
        base = self.draft.signed_on or self.facts.today
        self._put(place, *EDITS[key](self.rows[place], typed, base))

    def _put(self, place: int, row: DraftRow, field: str = "") -> None:
        rows = [row if n == place else one for n, one in enumerate(self.rows)]
        changed = (place, field) if field else None
        self.draft = replace(self.draft, rows=tuple(self._recalc(rows, changed)))


def _ppm(row: DraftRow, whole: int) -> int | None:
    return (row.amount or 0) * WHOLE // whole if whole else row.share_ppm


def _rounded(rows: list[TemplateRow]) -> list[TemplateRow]:
    """Shares that add up to one: the last takes what is left."""
    shares = [row.share_ppm for row in rows]
    if rows and None not in shares:
        rows[-1] = replace(rows[-1], share_ppm=WHOLE - sum(one or 0 for one in shares[:-1]))
    return rows
