"""Payment terms as written in a sheet → the rows of a contract's receipt plan. Pure.

"3331", "30/30/30/10", "预付30%，发货前60%，质保金10%" name shares; "月结30天", "NET 30" name one
row with a rule for its due day. Anything else makes no rows.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from arapp.models.values.days import EARLIEST, add_months
from arapp.models.values.money import split_to_last
from arapp.services.importing.rows.records import Instalment
from arapp.services.ledger.due_rules import LATEST, rule_in
from arapp.services.ledger.plan_steps import SEQUENCES, STEPS, milestone_of

_SHARE = re.compile(
    r"([^\d%,，;；、+/]{0,12}?)\s*(\d{1,3}(?:\.\d+)?)\s*[%％]([^\d%,，;；、+/]{0,10})"
)
# what makes percents of the terms no parts of a whole: 付至95%, 余款, 13%增值税
_SLASHED = re.compile(r"\d{1,3}(?:/\d{1,3})+")
_UPTO = re.compile(r"至|累计|达到?|upto|up to")
_REST = re.compile(r"余|尾款|剩|付清|结清|全部|其他|rest|balance|remainder")
_OTHER_SHARE = re.compile(r"税|违约|利息|罚|滞纳|折|vat|tax|interest|discount")
_WHOLE = re.compile(r"全款|一次性|付清|款到发货|现款|预付全|100%|cash in advance|prepaid")
_ON_DELIVERY = re.compile(r"货到付款|到货付款|cod|cash on delivery")


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row to be made: firm rows have a booked day, expected ones at most a forecast due day.

    `rule`: what the due day follows from, where the terms name it.
    """

    label: str
    kind: str
    milestone: str
    amount: int
    booked_on: date | None
    due_on: date | None
    rule: str = ""


def rows_of(
    amount: int,
    signed_on: date | None,
    terms: str,
    parts: Sequence[Instalment],
    warranty: int | None = None,
) -> list[PlannedRow]:
    """Rows of a contract of `amount` minor units; [] when neither columns nor terms name any.

    `warranty`: months from the acceptance to the end of the warranty, where the sheet says them.
    Σ rows = amount, the last row absorbs odd cents; the signing row is firm on the signing day.
    """
    if amount <= 0:
        return []
    if parts:
        shares = [(part.label, part.weight, milestone_of(part.label)) for part in parts]
        return _rows(amount, signed_on, _ordered(shares), warranty)
    named = shares_of(terms)
    if named:
        return _rows(amount, signed_on, named, warranty)
    return _single(amount, signed_on, terms)


def shares_of(terms: str) -> list[tuple[str, int, str]]:
    """(label, share, milestone) of terms that name shares of a whole; [] otherwise."""
    folded = unicodedata.normalize("NFKC", terms).lower().strip()
    worded = [(m.group(1) + m.group(3), float_free(m.group(2))) for m in _SHARE.finditer(folded)]
    if len(worded) > 1 and sum(share for _, share in worded) == 10_000:
        marks = [milestone_of(text) for text, _ in worded]
        if all(marks):
            return _ordered(
                [("", share, mark) for (_, share), mark in zip(worded, marks, strict=True)]
            )
        return _sequence([share for _, share in worded])
    numbers = [int(n) for n in re.findall(r"\d{1,3}", folded)]
    if len(numbers) > 1 and sum(numbers) in (10, 100):
        return _sequence(numbers)
    code = re.fullmatch(r"\D*(\d{2,5})\D*", folded)
    if code and sum(map(int, code.group(1))) == 10 and "0" not in code.group(1):
        return _sequence([int(digit) for digit in code.group(1)])
    return []


def wrong_sum(terms: str) -> str:
    """What parts that the terms name come to ("110%") where it is not the whole; "" otherwise."""
    folded = unicodedata.normalize("NFKC", terms).lower().strip()
    if shares_of(terms) or _UPTO.search(folded):
        return ""
    named = [m for m in _SHARE.finditer(folded) if not _OTHER_SHARE.search(m.group())]
    total = sum(float_free(m.group(2)) for m in named)
    if len(named) < 2:
        numbers = [int(n) for n in folded.split("/")] if _SLASHED.fullmatch(folded) else []
        total = sum(numbers) * 100
        if len(numbers) < 3 or not 8_000 <= total <= 12_000:
            return ""
    if total == 10_000 or (total < 10_000 and _REST.search(folded)):
        return ""
    return f"{total // 100}{f'.{total % 100:02d}'.rstrip('0') if total % 100 else ''}%"


def float_free(text: str) -> int:
    """ "33.3" percent as hundredths of a percent: 3330."""
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def _sequence(shares: Sequence[int]) -> list[tuple[str, int, str]]:
    steps = SEQUENCES.get(len(shares))
    if steps is None:
        return [
            (f"第 {i} 期", share, "signing" if i == 1 else "other")
            for i, share in enumerate(shares, 1)
        ]
    if len(shares) in (2, 3) and shares[-1] * 10 <= sum(shares):
        steps = (
            ("signing", "acceptance", "warranty")[-len(shares) :]
            if len(shares) == 3
            else ("signing", "warranty")
        )
    return [("", share, step) for share, step in zip(shares, steps, strict=True)]


def _ordered(shares: Sequence[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """Parts without a milestone: the first is the signing, the others steps between."""
    return [
        (label, share, mark or ("signing" if i == 0 else "other"))
        for i, (label, share, mark) in enumerate(shares)
    ]


def _rows(
    amount: int,
    signed_on: date | None,
    shares: Sequence[tuple[str, int, str]],
    warranty: int | None,
) -> list[PlannedRow]:
    rows: list[PlannedRow] = []
    signing_seen = False
    for (label, _, mark), part in zip(
        shares, split_to_last(amount, [share for _, share, _ in shares]), strict=True
    ):
        if part == 0:
            continue
        name, _, gap = STEPS[mark]
        firm = mark == "signing" and not signing_seen and signed_on is not None
        signing_seen = signing_seen or mark == "signing"
        forecast = signed_on + timedelta(days=gap) if signed_on else None
        if forecast and signed_on and warranty and mark == "warranty":
            accepted = signed_on + timedelta(days=STEPS["acceptance"][2])
            forecast = add_months(accepted, warranty)
        rows.append(
            PlannedRow(
                label or name,
                "retention" if mark == "warranty" else "instalment",
                mark,
                part,
                signed_on if firm else None,
                signed_on if firm else forecast,
            )
        )
    return rows


def _single(amount: int, signed_on: date | None, terms: str) -> list[PlannedRow]:
    folded = unicodedata.normalize("NFKC", terms).lower().strip()
    if not folded:
        return []
    if _ON_DELIVERY.search(folded):
        forecast = signed_on + timedelta(days=75) if signed_on else None
        return [PlannedRow("货款", "instalment", "delivery", amount, None, forecast)]
    due = due_by_terms(terms, signed_on) if signed_on else None
    rule = rule_in(terms)
    if due or _WHOLE.search(folded):
        kept = rule.at_node().text() if rule else ""
        row = PlannedRow("货款", "instalment", "signing", amount, signed_on, due or signed_on, kept)
        return [row]
    return []


def due_by_terms(terms: str, booked: date) -> date | None:
    """Due day by the rule that the terms name (月结 n, n days …), never before the booking; None
    when they name none."""
    rule = rule_in(terms)
    if rule is None or not EARLIEST <= booked <= LATEST:
        return None
    return max(rule.due(booked), booked)
