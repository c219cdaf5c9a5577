"""The rows of a plan while they are being made: amounts that add up, days that follow. Pure.

A row's amount is a share of the contract, or typed, or what the others leave. Days follow from the
signing: each node so many days after the one before it, unless its day was typed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from arapp.models.values import money
from arapp.models.values.days import EARLIEST, add_months
from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.models.values.money import Money
from arapp.services.ledger.due_rules import LATEST, DueRule, net, rule_or_none
from arapp.services.ledger.plan_steps import STEPS
from arapp.services.ledger.plan_templates import MOST_ROWS, WHOLE, Template, is_terms

Changed = tuple[int, str]
"""Place of the row that was changed by hand (from 0), and its field."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the form. `amount` in minor units; `rule` canonical, "" the customer's terms.

    `state` firm | expected; `note` why the due day was shifted ("sunday", "national_day" …); `node`
    the milestone's own name ("" the usual one); `fixed`: its planned day was typed; `typed`: its
    amount was. A row with neither share nor typed amount takes what the others leave.
    """

    no: int
    label: str
    kind: str = "instalment"
    milestone: str = ""
    planned_on: date | None = None
    confirmed_on: date | None = None
    share_ppm: int | None = None
    amount: int | None = None
    rule: str = ""
    due_on: date | None = None
    state: str = "expected"
    note: str = ""
    node: str = ""
    gap_days: int = 0
    after_months: int = 0
    fixed: bool = False
    typed: bool = False

    @property
    def node_name(self) -> str:
        """What the milestone is called."""
        return self.node or STEPS.get(self.milestone, ("", "", 0))[1]


@dataclass(frozen=True, slots=True)
class PlanSum:
    """Σ of the rows beside the amount, minor units; `odd`: cents that the last row took or gave."""

    planned: int
    difference: int
    odd: int = 0


def rows_from(
    template: Template,
    amount: Money | None,
    signed_on: date | None,
    customer_terms: DueRule | None = None,
    *,
    today: date | None = None,
    deliver_on: date | None = None,
) -> list[DraftRow]:
    """The rows a template makes; `today` None: the signing counts as done."""
    rows = [
        DraftRow(
            no,
            row.label,
            row.kind,
            row.milestone,
            share_ppm=row.share_ppm,
            rule=_resolved(row.rule, row.milestone, customer_terms),
            gap_days=row.gap_days,
            after_months=row.after_months,
        )
        for no, row in enumerate(template.rows, 1)
    ]
    return recalc(rows, amount, signed_on, customer_terms, today=today, deliver_on=deliver_on)


def _resolved(rule: str, milestone: str, terms: DueRule | None) -> str:
    """The rule as it is kept: terms become the days they stand for."""
    if not is_terms(rule):
        return rule
    if terms is None:
        return ""
    found = terms.at_node() if milestone else terms
    return replace(found, workday=found.workday or rule.strip().endswith("workday")).text()


def equal_rows(  # one argument a choice of the form
    n: int,
    amount: Money | None,
    signed_on: date | None,
    first_on: date,
    *,
    months: int = 1,
    today: date | None = None,
) -> list[DraftRow]:
    """`n` equal periods from the first due day on, every so many months; the last takes the cents.

    Raises InvalidValue field `n` or `every`, InvalidDay beyond the days that a ledger knows.
    """
    if not 0 < n <= MOST_ROWS:
        raise InvalidValue(field="n", value=str(n), reason="range")
    if not 0 < months <= 120:
        raise InvalidValue(field="every", value=str(months), reason="range")
    if add_months(first_on, 0) < EARLIEST or first_on.year + n * months // 12 > LATEST.year:
        raise InvalidDay(value=first_on.isoformat(), reason="range")
    days = [add_months(first_on, i * months) for i in range(n)]
    rows = [
        DraftRow(no, f"第 {no} 期", rule=DueRule("on", on=day).text(), share_ppm=part)
        for no, (day, part) in enumerate(zip(days, _equal(WHOLE, n), strict=True), 1)
    ]
    return recalc(rows, amount, signed_on, today=today)


def _equal(whole: int, n: int) -> list[int]:
    """Equal parts, the last one with the odd units."""
    return money.split_to_last(whole, [1] * n)


def recalc(
    rows: Sequence[DraftRow],
    amount: Money | None,
    signed_on: date | None,
    customer_terms: DueRule | None = None,
    *,
    today: date | None = None,
    deliver_on: date | None = None,
    changed: Changed | None = None,
) -> list[DraftRow]:
    """The rows with amounts, days, states and notes as they follow from what was typed."""
    made = [replace(row, no=no) for no, row in enumerate(rows, 1)]
    if changed is not None:
        made[changed[0]] = _typed(made[changed[0]], changed[1])
    if amount is not None:
        amounts = amounts_of(made, amount.minor)
        made = [replace(row, amount=part) for row, part in zip(made, amounts, strict=True)]
    made = _planned(made, signed_on, today, deliver_on)
    return [_due(row, signed_on, today, customer_terms or net(0)) for row in made]


def _typed(row: DraftRow, field: str) -> DraftRow:
    if field == "amount":
        return replace(row, share_ppm=None, typed=row.amount is not None)
    if field == "share_ppm":
        return replace(row, typed=False)
    if field == "planned_on":
        return replace(row, fixed=row.planned_on is not None)
    if field == "due_on" and row.due_on is not None:
        return replace(row, rule=DueRule("on", on=row.due_on).text())
    return row


def amounts_of(rows: Sequence[DraftRow], whole: int) -> list[int]:
    """Minor units of each row. Shares of a whole add up to it: the last row takes the odd cent."""
    parts = [_part(row, whole) for row in rows]
    rest = [i for i, part in enumerate(parts) if part is None]
    known = sum(part for part in parts if part is not None)
    if rest:
        left = max(0, whole - known)
        for i, part in zip(rest, money.split(left, [1] * len(rest)), strict=True):
            parts[i] = part
    found = [part or 0 for part in parts]
    shares = [row.share_ppm or 0 for row in rows]
    if rows and not rest and sum(shares) == WHOLE and not any(row.typed for row in rows):
        return _whole(shares, whole)
    return found


def _whole(shares: list[int], whole: int) -> list[int]:
    if shares == _equal(WHOLE, len(shares)):  # thirds: finer than millionths can say
        return _equal(whole, len(shares))
    return money.split_to_last(whole, shares)


def _part(row: DraftRow, whole: int) -> int | None:
    if row.typed:
        return row.amount or 0
    return None if row.share_ppm is None else money.share(whole, row.share_ppm, WHOLE)


def absorb(rows: Sequence[DraftRow], amount: Money, into: int = -1) -> list[DraftRow]:
    """The difference between plan and amount goes into one row: the last, or the one named."""
    made = list(rows)
    short = sum_of(made, amount.minor).difference
    if made and short:
        into %= len(made)
        row = made[into]
        made[into] = replace(row, amount=(row.amount or 0) - short, share_ppm=None, typed=True)
    return made


def sum_of(rows: Sequence[DraftRow], whole: int) -> PlanSum:
    """Σ of the rows; `difference` is Σ less the amount."""
    planned = sum(row.amount or 0 for row in rows)
    shares = [row.share_ppm for row in rows]
    odd = 0
    if rows and planned == whole and None not in shares:
        odd = (rows[-1].amount or 0) - money.share(whole, shares[-1] or 0, WHOLE)
    return PlanSum(planned, planned - whole, odd)


# --- days -----------------------------------------------------------------------------------------


def _planned(
    rows: Iterable[DraftRow], signed_on: date | None, today: date | None, deliver_on: date | None
) -> list[DraftRow]:
    """Planned days of the nodes, in their order; rows of one node share its day."""
    done: dict[tuple[str, str], DraftRow] = {}
    made: list[DraftRow] = []
    before = signed_on
    for row in rows:
        if not row.milestone:
            made.append(replace(row, planned_on=None, confirmed_on=None))
            continue
        key = (row.milestone, row.node)
        first = done.get(key)
        if first is not None and not row.fixed:
            made.append(replace(row, planned_on=first.planned_on, confirmed_on=first.confirmed_on))
            continue
        one = _node(row, signed_on, before, today, deliver_on, _acceptance(made))
        done.setdefault(key, one)
        made.append(one)
        before = one.confirmed_on or one.planned_on or before
    return made


def _acceptance(rows: Sequence[DraftRow]) -> date | None:
    found = [row.confirmed_on or row.planned_on for row in rows if row.milestone == "acceptance"]
    return found[-1] if found else None


def _node(  # what a node's day may follow from
    row: DraftRow,
    signed_on: date | None,
    before: date | None,
    today: date | None,
    deliver_on: date | None,
    accepted: date | None,
) -> DraftRow:
    if row.milestone == "signing" and not row.fixed:
        done = signed_on is not None and (today is None or signed_on <= today)
        return replace(row, planned_on=signed_on, confirmed_on=signed_on if done else None)
    if row.fixed or before is None or signed_on is None:
        return row if row.fixed else replace(row, planned_on=None)
    if row.milestone == "delivery" and deliver_on is not None and deliver_on >= signed_on:
        return replace(row, planned_on=deliver_on)
    if row.after_months:
        return replace(row, planned_on=_later(accepted or before, 0, row.after_months))
    return replace(row, planned_on=_later(before, row.gap_days, 0))


def _later(day: date, days: int, months: int) -> date | None:
    """None beyond the days that a ledger knows."""
    if not EARLIEST <= day <= LATEST:
        return None
    return add_months(day, months) + timedelta(days=days)


def _due(row: DraftRow, signed_on: date | None, today: date | None, terms: DueRule) -> DraftRow:
    """Due day by the row's rule, from its node or from the signing."""
    begun = signed_on is not None and (today is None or signed_on <= today)
    firm = row.confirmed_on is not None if row.milestone else begun
    state = "firm" if firm else "expected"
    base = (row.confirmed_on or row.planned_on) if row.milestone else signed_on
    rule = rule_or_none(row.rule)
    if rule is None and not row.rule.strip():
        rule = terms.at_node() if row.milestone else terms
    if rule is None or (base is None and rule.on is None):
        return replace(row, due_on=None, state=state, note="")
    base = base or rule.on
    if base is None or not EARLIEST <= base <= LATEST:
        return replace(row, due_on=None, state=state, note="")
    return replace(row, due_on=rule.due(base), state=state, note=rule.shift(base))
