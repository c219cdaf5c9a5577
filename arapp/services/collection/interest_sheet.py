"""Late interest of a customer's overdue rows as a frozen sheet: arithmetic to be shown, no booking.

Three bases: what the contract agreed (else the firm's own rate), 万分之五 a day of the regulation
on payments to small firms (against public bodies and large firms, when nothing was agreed), or the
one-year LPR times a factor, split where the rate changed. All split where money came in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue, NoSuchCustomer
from arapp.models.values.money import Money, plain, share
from arapp.services.collection.escalation import Sheet
from arapp.services.collection.interest import PPM, Span, interest, spans
from arapp.services.collection.lpr import LAST_SHIPPED, Rate, rate_on, rates
from arapp.services.collection.lpr_data import SOURCE
from arapp.services.collection.wording import price
from arapp.services.reports.open import OpenItem, open_items

CONTRACT, REGULATION, LPR = "contract", "regulation", "lpr"
BASES = (CONTRACT, REGULATION, LPR)
REGULATION_PPM = 500  # 万分之五 a day
YEAR_DAYS = 365
USUAL_FACTOR = 1_500_000  # 1.5 times the LPR, parts per million


@dataclass(frozen=True, slots=True)
class Stretch:
    """`principal` (minor units) stood open for `days` up to and with `until` at `rate_ppm` a day,
    or a year where the basis is the LPR; `paid` came in on the last day."""

    principal: int
    days: int
    until: date
    paid: int
    rate_ppm: int


@dataclass(frozen=True, slots=True)
class InterestRow:
    """A row with its stretches; `agreed` whether the contract says the rate. Minor units."""

    plan: int
    contract: str
    label: str
    due_on: date
    days: int
    amount: int
    open: int
    interest: int
    agreed: bool
    stretches: tuple[Stretch, ...]

    @property
    def title(self) -> str:
        """ "CH-2026-009 验收款"."""
        return " ".join(part for part in (self.contract, self.label) if part)


@dataclass(frozen=True, slots=True)
class InterestSheet:
    """The sheet of a customer in one currency; `stale_from`: from that day on the LPR table holds
    no entry and its last rate goes on."""

    customer_id: int
    customer: str
    currency: str
    as_of: date
    basis: str
    factor_ppm: int
    rows: tuple[InterestRow, ...]
    interest: int
    stale_from: date | None = None
    rates: tuple[Rate, ...] = field(default=())


def interest_sheet(
    tx: Tx,
    as_of: date,
    customer_id: int,
    currency: str,
    basis: str = CONTRACT,
    factor_ppm: int = USUAL_FACTOR,
) -> InterestSheet:
    """The sheet as of a day. Raises NoSuchCustomer, InvalidValue (basis, factor)."""
    if basis not in BASES:
        raise InvalidValue(field="basis", value=basis, reason="unknown")
    if not 0 < factor_ppm <= 4 * PPM:
        raise InvalidValue(field="factor", value=f"{Decimal(factor_ppm) / PPM:f}", reason="range")
    name = tx.value("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if name is None:
        raise NoSuchCustomer(key=customer_id)
    table = rates(tx)
    found = tuple(
        _row(tx, item, as_of, basis, factor_ppm, table)
        for item in open_items(tx, as_of, customer_id)
        if item.currency == currency and item.amount > 0 and item.due_on < as_of
    )
    lpr = basis == LPR
    newest = max(LAST_SHIPPED, table[-1].from_on)
    return InterestSheet(
        *(customer_id, name, currency, as_of, basis, factor_ppm if lpr else PPM, found),
        sum(row.interest for row in found),
        newest + timedelta(days=31) if lpr and (as_of - newest).days > 31 else None,
        tuple(table) if lpr else (),
    )


def _row(
    tx: Tx, item: OpenItem, as_of: date, basis: str, factor: int, table: list[Rate]
) -> InterestRow:
    agreed = tx.value("SELECT late_rate_ppm FROM contract WHERE id = ?", (item.contract_id,))
    parts = spans(item.amount, item.due_on, settled(tx, item.id, as_of), as_of)
    if basis == LPR:
        stretches = _by_lpr(parts, item.due_on, table)
        money = _at_lpr(stretches, factor)
    else:
        daily = REGULATION_PPM if basis == REGULATION else rate_of(tx, agreed)
        stretches = [Stretch(p.principal, p.days, p.until, p.paid, daily) for p in parts]
        money = interest(parts, daily)
    days = (as_of - item.due_on).days
    return InterestRow(
        *(item.id, item.contract, item.label, item.due_on, days, item.amount, item.open, money),
        *(agreed is not None, tuple(stretches)),
    )


def rate_of(tx: Tx, agreed: int | None) -> int:
    """Parts per million a day: the contract's own, else the firm's."""
    if agreed is not None:
        return agreed
    usual: int = tx.value("SELECT late_rate_ppm FROM company")
    return usual


def _by_lpr(parts: Sequence[Span], due: date, table: list[Rate]) -> list[Stretch]:
    """The stretches cut where the rate changed: a day bears the rate in force on it.

    Days before the first published rate bear none.
    """
    found = []
    start = due
    for part in parts:
        cuts = [one.from_on - timedelta(days=1) for one in table]
        ends = sorted({day for day in cuts if start < day < part.until} | {part.until})
        for end in ends:
            rate = rate_on(table, end)
            paid = part.paid if end == part.until else 0
            ppm = 0 if rate is None else rate.ppm
            found.append(Stretch(part.principal, (end - start).days, end, paid, ppm))
            start = end
    return found


def _at_lpr(stretches: Sequence[Stretch], factor: int) -> int:
    """Σ principal × days × yearly rate × factor ÷ 365, rounded half up once."""
    weight = sum(one.principal * one.days * one.rate_ppm for one in stretches)
    return share(weight, factor, PPM * PPM * YEAR_DAYS)


def settled(tx: Tx, plan: int, as_of: date) -> list[tuple[date, int]]:
    """What lowered a row up to a day and stood: reversed pairs never came in."""
    rows = tx.rows(
        "SELECT day, amount FROM allocation a WHERE plan_id = :p AND day <= :d"
        " AND reverses_id IS NULL AND NOT EXISTS"
        "  (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id AND x.day <= :d)"
        " UNION ALL SELECT day, amount FROM difference f WHERE plan_id = :p AND day <= :d"
        " AND reverses_id IS NULL AND NOT EXISTS"
        "  (SELECT 1 FROM difference x WHERE x.reverses_id = f.id AND x.day <= :d)",
        {"p": plan, "d": as_of.toordinal()},
    )
    return [(date.fromordinal(day), amount) for day, amount in rows]


_HEADS = {
    "zh_CN": ("款项", "到期", "本金", "天数", "计到", "利率", "当天收到", "利息"),
    "en": ("Row", "Due", "Principal", "Days", "Up to", "Rate", "Paid that day", "Interest"),
}
_KINDS = ("text", "day", "money", "days", "day", "rate", "money", "sum")
_NOTES: dict[str, tuple[str, str]] = {
    CONTRACT: ("按合同约定的日利率，没约定的按本公司的", "by the contract's daily rate, else ours"),
    REGULATION: (
        "按《保障中小企业款项支付条例》日万分之五；仅在未约定、且对方是机关、事业单位或大型企业时适用",
        "0.05 % a day of the regulation on payments to small firms: only where nothing was agreed"
        " and the debtor is a public body or a large enterprise",
    ),
    LPR: ("按一年期 LPR × {factor} ÷ 365", "one-year LPR × {factor} ÷ 365"),
}
_AID = (
    "仅供测算，不入账，不是法律意见",
    "An aid for reckoning: nothing is booked, and it is no legal advice",
)
_STALE = (
    "{day} 起没有更新的 LPR，先按最后一档算，请补录",
    "No LPR was entered from {day} on; the last one goes on. Enter what was published",
)


def interest_table(found: InterestSheet, language: str = "zh_CN") -> Sheet:
    """The sheet as lines to print: one per stretch, the sum of each row in its last one."""
    at = 0 if language.startswith("zh") else 1
    rows = [cells for row in found.rows for cells in _lines(row, found)]
    factor = f"{found.factor_ppm / PPM:g}"
    notes = [_NOTES[found.basis][at].format(factor=factor), _AID[at]]
    if found.basis == LPR:
        notes.insert(1, SOURCE[at])
    if found.stale_from is not None:
        notes.append(_STALE[at].format(day=found.stale_from.isoformat()))
    whole = price(Money(found.interest, found.currency), language)
    title = ("利息测算：{0} {1}，{2}", "Interest: {0}, {1}, {2}")[at]
    told = title.format(found.customer, found.as_of.isoformat(), whole)
    heads = _HEADS["zh_CN" if at == 0 else "en"]
    heading, under = (("利息测算", "{0}，{1}"), ("Late interest", "{0}, {1}"))[at]
    return Sheet(
        *(told, heads, tuple(rows), tuple(notes), _KINDS, found.currency, heading),
        under.format(found.customer, whole),
    )


def _lines(row: InterestRow, found: InterestSheet) -> list[tuple[str, ...]]:
    def money(minor: int) -> str:
        return plain(minor, found.currency)

    lines: list[tuple[Any, ...]] = []
    for place, one in enumerate(row.stretches, 1):
        last = place == len(row.stretches)
        percent = f"{one.rate_ppm / 10_000:g}%"
        lines.append(
            (
                *(row.title if place == 1 else "", row.due_on.isoformat() if place == 1 else ""),
                *(money(one.principal), str(one.days), one.until.isoformat(), percent),
                *(money(one.paid) if one.paid else "", money(row.interest) if last else ""),
            )
        )
    return lines
