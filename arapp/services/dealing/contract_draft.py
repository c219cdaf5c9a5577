"""What the form of a contract says before anything is saved: what is wrong, what will be. Pure.

Problems stand beside their field; an error keeps the contract from being saved, a warning and a
note do not. Field names: those of `ContractDraft`, "rows", "rows.2.amount", "lines.0.amount".
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from arapp.models.values.days import EARLIEST, add_months
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import MAX_MINOR, Money
from arapp.services.dealing.draft_facts import (
    CLAUSES,
    AfterLine,
    ContractDraft,
    CustomerFacts,
    DraftFacts,
    DraftLine,
    KnownContract,
    Problem,
)
from arapp.services.dealing.draft_lines import line_problems
from arapp.services.dealing.draft_order import order_problems
from arapp.services.dealing.draft_rows import (
    Changed,
    DraftRow,
    PlanSum,
    absorb,
    equal_rows,
    recalc,
    rows_from,
    sum_of,
)
from arapp.services.ledger.due_rules import LATEST, parse_rule, rule_or_none
from arapp.services.ledger.names import number_key
from arapp.services.ledger.plan_templates import KINDS, MILESTONES
from arapp.services.ledger.workdays import knows

__all__ = [
    "CLAUSES", "AfterLine", "Changed", "ContractDraft", "CustomerFacts", "DraftFacts", "DraftLine",
    "DraftRow", "KnownContract", "PlanSum", "Problem", "absorb", "after_saving", "equal_rows",
    "errors_of", "missing_clauses", "problems", "recalc", "row_problems", "rows_from", "sum_of",
]  # fmt: skip

LONGEST_NUMBER = 60  # signs: what a column of a list and a line of a letter can carry


def problems(draft: ContractDraft, facts: DraftFacts) -> list[Problem]:
    """Everything wrong with the form, errors first; [] when it can be saved as it is."""
    checks = (_customer, _number, _money, _days, _plan, _lines, _clauses)
    found = [problem for check in checks for problem in check(draft, facts)]
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(found, key=lambda problem: order[problem.severity])


def errors_of(found: Iterable[Problem]) -> list[Problem]:
    """Those that keep it from being saved."""
    return [problem for problem in found if problem.severity == "error"]


def _customer(draft: ContractDraft, facts: DraftFacts) -> Iterator[Problem]:
    if draft.customer_id is None:
        yield Problem("customer_id", "empty")
    elif facts.customer is None:
        yield Problem("customer_id", "unknown", {"customer": draft.customer_id})
    elif facts.customer.merged_into:
        told = {"name": facts.customer.name, "into": facts.customer.merged_into}
        yield Problem("customer_id", "merged", told)


def _number(draft: ContractDraft, facts: DraftFacts) -> Iterator[Problem]:
    """The same number for the same customer is no new contract; for another one it is told."""
    if len(draft.number.strip()) > LONGEST_NUMBER:
        told = {"value": f"{draft.number.strip()[:20]}…", "most": LONGEST_NUMBER}
        yield Problem("number", "too_long", told)
        return
    others = [one for one in facts.contracts if one.id != facts.contract_id]
    key = number_key(draft.number)
    same = [one for one in others if key and number_key(one.number) == key]
    for one in same:
        mine = one.customer_id == draft.customer_id
        told = {"number": one.number, "customer": one.customer}
        yield Problem(
            "number",
            "number_taken" if mine else "number_elsewhere",
            told,
            "error" if mine else "warning",
        )
    if same or draft.amount is None:
        return
    for one in others:
        facts_alike = (one.customer_id, one.signed_on, Money(one.amount, one.currency))
        if facts_alike == (draft.customer_id, draft.signed_on, draft.amount):
            told = {"number": one.number, "customer": one.customer}
            yield Problem("number", "second_number", told, "warning")
            return


def _money(draft: ContractDraft, facts: DraftFacts) -> Iterator[Problem]:
    if draft.amount is None:
        yield Problem("amount", "empty")
        return
    if draft.amount.minor <= 0:
        yield Problem("amount", "not_positive", {"amount": draft.amount})
    customer = facts.customer
    if customer is not None and customer.currency != draft.amount.currency:
        told = {"currency": draft.amount.currency, "limit_currency": customer.currency}
        severity = "warning" if customer.limit is None else "error"
        yield Problem("amount", "limit_currency", told, severity, customer.currency)
    for name, most in (("tax_rate_ppm", 1_000_000), ("late_rate_ppm", 100_000)):
        value = getattr(draft, name)
        if value is not None and not 0 <= value <= most:
            yield Problem(name, "range", {"value": value})


def _days(draft: ContractDraft, facts: DraftFacts) -> Iterator[Problem]:
    signed = draft.signed_on
    if signed is None:
        yield Problem("signed_on", "empty")
        return
    if not EARLIEST <= signed <= LATEST:
        yield Problem("signed_on", "range", {"day": signed})
        return
    if signed > facts.today:
        yield Problem("signed_on", "future", {"day": signed}, "warning")
    if facts.locked_until is not None and signed <= facts.locked_until and _books(draft, signed):
        yield Problem("signed_on", "locked", {"until": facts.locked_until})
    told = {"signed_on": signed}
    if draft.deliver_on is not None and draft.deliver_on < signed:
        yield Problem("deliver_on", "before_signing", told, suggestion=_delivery(draft, signed))
    if draft.ends_on is not None and draft.ends_on < signed:
        yield Problem("ends_on", "before_signing", told, suggestion=_after(draft.ends_on, signed))
    elif draft.ends_on is not None and draft.ends_on < (draft.deliver_on or signed):
        yield Problem("ends_on", "before_delivery", {"deliver_on": draft.deliver_on}, "warning")


def _books(draft: ContractDraft, signed: date) -> bool:
    """Whether a row would be booked on the signing day."""
    return any(row.state == "firm" and (row.confirmed_on or signed) == signed for row in draft.rows)


def _delivery(draft: ContractDraft, signed: date) -> date | None:
    """The planned day of the delivery, which may have been meant."""
    days = [row.planned_on for row in draft.rows if row.milestone == "delivery" and row.planned_on]
    meant = days[0] if days and days[0] >= signed else None
    return meant or _after(draft.deliver_on, signed)


def _after(day: date | None, signed: date) -> date | None:
    """The same day of the first year that is not before the signing: the year is mistyped most."""
    if day is None:
        return None
    years = signed.year - day.year
    meant = add_months(day, 12 * years)
    return meant if meant >= signed else add_months(day, 12 * (years + 1))


# --- rows -----------------------------------------------------------------------------------------


def _plan(draft: ContractDraft, facts: DraftFacts) -> Iterator[Problem]:
    if not draft.rows:
        yield Problem("rows", "empty")
        return
    if draft.amount is not None and draft.amount.minor > 0:
        told = sum_of(draft.rows, draft.amount.minor)
        if told.difference:
            currency = draft.amount.currency
            yield Problem(
                "rows",
                "plan_sum",
                {
                    "planned": _money_of(told.planned, currency),
                    "amount": draft.amount,
                    "difference": _money_of(told.difference, currency),
                },
            )
    yield from row_problems(draft.rows, draft.signed_on, facts)


def _money_of(minor: int, currency: str) -> Money:
    """Whatever was typed, as far as money goes."""
    return Money(max(-MAX_MINOR + 1, min(MAX_MINOR - 1, minor)), currency)


def row_problems(
    rows: Sequence[DraftRow], signed_on: date | None, facts: DraftFacts
) -> Iterator[Problem]:
    """What is wrong with single rows, of a new contract or of a supplement."""
    before: date | None = None
    unknown: set[int] = set()
    for i, row in enumerate(rows):
        yield from _row(f"rows.{i}", row, facts)
        yield from _row_days(f"rows.{i}", row, signed_on, facts)
        day = row.confirmed_on or row.planned_on
        if day is not None and before is not None and day < before:
            yield Problem(f"rows.{i}.planned_on", "node_order", {"before": before}, "warning")
        before = max(filter(None, (day, before)), default=None)
        rule = rule_or_none(row.rule)
        if rule is not None and rule.workday and row.due_on and not knows(row.due_on.year):
            unknown.add(row.due_on.year)
    yield from order_problems(rows)
    if unknown:
        years = tuple(sorted(unknown))
        yield Problem("rows", "holidays_unknown", {"years": years}, "note")


def _row(at: str, row: DraftRow, facts: DraftFacts) -> Iterator[Problem]:
    if not row.label.strip():
        yield Problem(f"{at}.label", "empty")
    if (row.amount or 0) <= 0:
        yield Problem(f"{at}.amount", "not_positive" if row.amount is not None else "empty")
    if row.kind not in KINDS:
        yield Problem(f"{at}.kind", "unknown", {"value": row.kind})
    if row.milestone not in ("", *MILESTONES):
        yield Problem(f"{at}.milestone", "unknown", {"value": row.milestone})
    if row.rule.strip():
        try:
            parse_rule(row.rule)
        except InvalidValue as wrong:
            yield Problem(f"{at}.rule", "rule", {"value": row.rule, "why": wrong.fields["reason"]})
    locked = facts.locked_until
    if row.due_on is not None and locked is not None and row.due_on <= locked:
        yield Problem(f"{at}.due_on", "locked", {"until": locked})


def _row_days(at: str, row: DraftRow, signed: date | None, facts: DraftFacts) -> Iterator[Problem]:
    told = {"signed_on": signed}
    if signed is not None and row.milestone:
        for name in ("planned_on", "confirmed_on"):
            day = getattr(row, name)
            if day is not None and day < signed:
                yield Problem(
                    f"{at}.{name}", "before_signing", told, suggestion=_after(day, signed)
                )
    if row.confirmed_on is not None and row.confirmed_on > facts.today:
        yield Problem(f"{at}.confirmed_on", "future", {"day": row.confirmed_on})
    locked = facts.locked_until
    done = row.confirmed_on if row.confirmed_on != signed else None  # the signing says it itself
    if done is not None and locked is not None and done <= locked:
        yield Problem(f"{at}.confirmed_on", "locked", {"until": locked})
    if row.milestone and row.planned_on is None and signed is not None:
        yield Problem(f"{at}.planned_on", "empty", severity="warning")
    if row.due_on is None and row.state == "firm":
        yield Problem(f"{at}.due_on", "empty")
    if row.due_on is not None and signed is not None and row.due_on < signed:
        yield Problem(f"{at}.due_on", "before_signing", told, "warning")


# --- lines and clauses ----------------------------------------------------------------------------


def _lines(draft: ContractDraft, _: DraftFacts) -> Iterator[Problem]:
    yield from line_problems(draft.lines)
    whole = sum(line.amount for line in draft.lines)
    if draft.lines and draft.amount is not None and whole != draft.amount.minor:
        told = {"lines": _money_of(whole, draft.amount.currency), "amount": draft.amount}
        yield Problem("lines", "lines_sum", told, "warning")


def _clauses(draft: ContractDraft, _: DraftFacts) -> Iterator[Problem]:
    for name in missing_clauses(draft):
        yield Problem(name, "missing_clause", severity="warning")


def missing_clauses(contract: Any) -> tuple[str, ...]:
    """Names of the clauses that a draft or a saved contract is silent about (product P1).

    The payment terms of a draft follow from its rows.
    """
    return tuple(
        name
        for name in CLAUSES
        if getattr(contract, name, None) in ("", None)
        and not (name == "terms" and bool(getattr(contract, "rows", None)))
    )


def after_saving(draft: ContractDraft, facts: DraftFacts) -> list[AfterLine]:
    """What saving will do, in the order it is told; amounts in the contract's currency."""
    if draft.amount is None or not draft.rows:
        return []
    currency = draft.amount.currency
    lines = [
        AfterLine(
            "becomes_receivable",
            {"label": row.label, "amount": Money(row.amount or 0, currency), "due_on": row.due_on},
        )
        for row in draft.rows
        if row.state == "firm"
    ]
    expected = sum(row.amount or 0 for row in draft.rows if row.state == "expected")
    if expected:
        lines.append(AfterLine("stays_expected", {"amount": Money(expected, currency)}))
    if facts.customer is not None and facts.customer.prepaid > 0:
        money = Money(facts.customer.prepaid, currency)
        lines.append(AfterLine("prepayment", {"amount": money}))
    lines.append(AfterLine("reminders", {"days": (7, 3, 0)}))
    if any(row.kind == "retention" for row in draft.rows):
        lines.append(AfterLine("retention_reminders", {"days": (30, 7)}))
    if any(row.milestone and row.confirmed_on is None for row in draft.rows):
        owner = draft.owner or (facts.customer.owner if facts.customer else "")
        lines.append(AfterLine("node_reminders", {"owner": owner}))
    return lines
