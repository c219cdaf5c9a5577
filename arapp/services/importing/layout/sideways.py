"""Figures laid out sideways: a column for each month, or for each age of what is open.

Which columns those are, what they mean, and whether they make the whole of their row. Months say
by themselves neither owed nor received: a heading, the title or the sheet's name has to.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.relations import Figures, figures
from arapp.services.importing.layout.shapes import Shape
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import headings, words
from arapp.services.importing.wording.periods import Age, Period, age_of, period_of

_ZERO = Decimal(0)
_SURE = 0.8
_LIKELY = 0.5
_PLAN = re.compile(
    r"(?:[收回付来]款|资金)\s*(?:计划|预测|预计|安排)|(?:payment|collection)s?\s*plan", re.I
)
_OF_SALES = re.compile(r"销售(?=部|科|公司|经理|员|应收|欠款|未收|货款)|未收(?=款)|应收(?=款|账款)")
_OWED = re.compile(
    r"应收|未收|欠|挂账|待收|催收|receivable|outstanding|ow(?:ed|ing)|unpaid|overdue|open\s*(?:item|bal)",
    re.I,
)
_FLOW = re.compile(
    r"[收回来]款|到账|实收|已收|销售|销量|开票|发货|营业|收入|业绩|利润|receipt|received|collect|sales"
    r"|revenue|invoiced|billing|billed|turnover",
    re.I,
)
_BALANCE = re.compile(r"余额|结余|balance", re.I)


def months_named(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> list[Column]:
    """Columns of months (quarters, years) over figures become the concept `month`.

    Two at least, of one meaning; of a year and its months the months. Months with several columns
    each (owed and received) mean nothing by themselves.
    """
    columns = [_of_age(c) for c in columns]
    found = _periods(columns, shapes)
    if len(found) < 2:
        return columns
    if len({_said(period.rest) for period in found.values()}) > 1:
        paired = _paired(list(found.values()))
        return [replace(c, concept=None) if paired and c.index in found else c for c in columns]
    own = [p for p in found.values() if (p.first, p.last) != (1, 12)]
    return [
        replace(c, concept="month", percent=False)
        if c.index in found and not _holds_another(found[c.index], found.values())
        and (own or c.concept in (None, "aging"))
        else c
        for c in columns
    ]  # fmt: skip


def _of_age(column: Column) -> Column:
    """A column in the group of an age: its amount is the age's, shares and provisions are not."""
    top, _, bottom = column.header.rpartition("/")
    if not top or age_of(top) is None or age_of(bottom) is not None:
        return column
    money = headings.concept_of(bottom) in ("amount", "open", "balance", "due_amount")
    return replace(column, concept="aging" if money else None)


def _paired(periods: Sequence[Period]) -> bool:
    """Whether two months and more have the same several columns each."""
    rests: dict[tuple[int, int, int], set[str]] = {}
    for period in periods:
        rests.setdefault(period[:3], set()).add(_said(period.rest))
    return sum(len(said) > 1 for said in rests.values()) >= 2


def _periods(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> dict[int, Period]:
    """Column → what it names, of columns of figures (or without any)."""
    return {
        c.index: period
        for c in columns
        if age_of(c.header) is None
        and (period := period_of(c.header)) is not None
        and (shapes[c.index].number >= 0.5 or not shapes[c.index].filled)
    }


def _holds_another(period: Period, every: Iterable[Period]) -> bool:
    """Whether some other column is a part of its time: the year beside its months."""
    return any(
        other is not period
        and other.year in (period.year, 0)
        and period.first <= other.first
        and other.last <= period.last
        and (other.first, other.last) != (period.first, period.last)
        for other in every
    )


def _said(rest: str) -> str:
    return headings.concept_of(rest) or rest if rest else ""


def across(columns: Sequence[Column]) -> bool:
    """Whether the table lays out months."""
    return sum(c.concept == "month" for c in columns) >= 2


def by_age(columns: Sequence[Column]) -> bool:
    """Whether the table lays out ages, of which a debt alone has any."""
    return sum(c.concept == "aging" and age_of(c.header) is not None for c in columns) >= 2


def told_owed(columns: Sequence[Column], stated: Stated) -> bool:
    """Whether the months are of what customers owe: by their headings, else by the lines above,
    the sheet's name, the file's. What speaks first decides; owed and received at once is neither.
    """
    rests = " ".join(
        period.rest for c in columns if c.concept == "month" and (period := period_of(c.header))
    )
    *title, sheet, file = stated.text.split("\n")
    for text in (rests, "\n".join(title), sheet, file):
        planned = bool(_PLAN.search(text))
        bare = _PLAN.sub("", text)
        owed = planned or bool(_OWED.search(bare))
        flow = bool(_FLOW.search(_OF_SALES.sub("", bare)))
        if owed or flow:
            return owed and not flow
    return False


def told_plan(columns: Sequence[Column], stated: Stated) -> bool:
    """Whether the months are a plan of when money is to come, so that their ends are due days."""
    return across(columns) and bool(_PLAN.search(stated.text))


# --- taking apart -------------------------------------------------------------------------------


def taken_apart(
    columns: Sequence[Column], table: RawTable, shapes: dict[int, Shape], stated: Stated
) -> list[Column]:
    """Months and ages of open items get the field `part` when they make the whole of their rows.

    Without a column of the whole they are it, but for months that may be balances one after the
    other. A table with days of its own keeps those.
    """
    fields = {c.field for c in columns}
    months = [c for c in columns if c.concept == "month"]
    ages = [c for c in columns if c.concept == "aging" and age_of(c.header)]
    parts = months if len(months) >= 2 else ages
    if len(parts) < 2 or (fields & {"due_on", "booked_on"} and not months) or _came_in(parts):
        return list(columns)
    if parts is ages and _overlap([age for c in ages if (age := age_of(c.header))]):
        return list(columns)
    known = figures(table, shapes)
    whole, rest = _whole(columns, parts, known)
    given = bool(fields & {"open", "amount"})
    if whole is None and (given or _may_be_balances(months, stated)):
        return list(columns)
    chosen = {c.index for c in parts} | ({rest.index} if rest else set())
    return [_given(c, chosen, whole, given) for c in columns]


def _came_in(parts: Sequence[Column]) -> bool:
    """Whether the months say themselves that they are what came in or was sold."""
    said = " ".join(p.rest for c in parts if c.concept == "month" and (p := period_of(c.header)))
    return bool(_FLOW.search(_OF_SALES.sub("", _PLAN.sub("", said))) and not _OWED.search(said))


def _given(column: Column, chosen: set[int], whole: Column | None, given: bool) -> Column:
    if column.index in chosen:
        return replace(column, field="part")
    if whole is not None and column.index == whole.index and not given:
        return replace(column, field="open")
    return column


def _overlap(ages: Sequence[Age]) -> bool:
    """Whether two ages share more than the day between them."""
    ranked = sorted(ages, key=lambda age: age.low)
    return any(
        one.high is None or one.high > two.low or one == two for one, two in pairwise(ranked)
    )


def _may_be_balances(months: Sequence[Column], stated: Stated) -> bool:
    """Whether months without a sum of theirs may each state a balance: those do not add up."""
    said = "\n".join([*(c.header for c in months), *stated.text.split("\n")[:-1]])
    return bool(months) and bool(_BALANCE.search(said))


def _whole(
    columns: Sequence[Column], parts: Sequence[Column], known: Figures
) -> tuple[Column | None, Column | None]:
    """(the column that the parts add up to, one more column that they need for it)."""
    indexes = {c.index for c in parts}
    others = [c for c in columns if c.index in known and c.index not in indexes and not c.percent]
    named = [c for want in ("open", "amount") for c in others if c.field == want]
    free = [c for c in others if c.concept in (None, "amount", "balance", "open", "due_amount")
            and c not in named]  # fmt: skip
    sums = _sums(parts, known)
    older = [c for c in others if c not in named and _may_join(c, parts) and any(known[c.index])]
    for whole in named or free:
        said = known[whole.index]
        tried = [(_hits(said, _plus(sums, known, more)), more) for more in (None, *older)]
        hits, more = max(tried, key=lambda found: found[0])
        if hits >= _least(whole, more):
            return whole, more
    return None, None


def _plus(sums: Sequence[Decimal], known: Figures, more: Column | None) -> Sequence[Decimal]:
    if more is None:
        return sums
    return [a + (b or _ZERO) for a, b in zip(sums, known[more.index], strict=True)]


def _may_join(column: Column, parts: Sequence[Column]) -> bool:
    """What may be a part too: what is not due yet beside ages, what is older before the months."""
    if parts[0].concept == "aging":
        return column.field not in ("open", "amount", "paid")
    return column.concept == "opening" or (
        column.concept is None and column.index < min(c.index for c in parts)
    )


def _sums(parts: Sequence[Column], known: Figures) -> list[Decimal]:
    rows = [known[c.index] for c in parts if c.index in known]
    return [sum((value or _ZERO for value in row), _ZERO) for row in zip(*rows, strict=True)]


def _least(whole: Column, more: Column | None) -> float:
    """What share of the rows has to agree: a column that calls itself the whole needs most of them,
    those that differ are told of; any other nearly all."""
    named = whole.field in ("open", "amount") or words.TOTALS.fullmatch(words.plain(whole.header))
    known = more is None or more.concept in ("aging", "opening")
    return _LIKELY if named and known else _SURE


def _hits(whole: Sequence[Decimal | None], sums: Sequence[Decimal]) -> float:
    """The share of the rows that have either, in which the figures are the sums."""
    pairs = [(a or _ZERO, b) for a, b in zip(whole, sums, strict=True) if a or b]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def years_of(periods: Sequence[Period], stated: Stated) -> list[int]:
    """The year of each column of months, from left to right; 0 where nothing says it.

    Months that begin anew (11, 12, 1, 2) are of two years, when the lines above name both.
    """
    written = sorted({int(y) for y in re.findall(r"(?<!\d)(20\d\d|19\d\d)(?!\d)", stated.text)})
    base = stated.year or (stated.as_of.year if stated.as_of else 0)
    silent = [p for p in periods if not p.year]
    turns = sum(a.first > b.first for a, b in pairwise(silent))
    if turns:
        both = turns == 1 and len(written) == 2 and written[1] - written[0] == 1
        base = written[0] if both else 0
    found: list[int] = []
    before = 0
    for period in periods:
        if period.year:
            found.append(period.year)
            continue
        if base and turns and period.first < before:
            base += 1
        before = period.first
        found.append(base)
    return found
