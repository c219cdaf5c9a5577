"""What is typed of an invoice, and what is wrong with it before anything is saved. Pure.

Rounding that is usual on invoices is let pass, and told where it is more: a line's amount may be a
cent from quantity × price, its tax six cents from amount × rate.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import CurrencyMismatch, InvalidAmount, InvalidDay, InvalidValue
from arapp.models.values.money import Money, exponent, share
from arapp.services.ledger.invoice_check import (
    LINE_SLACK,
    MILLION,
    TAX_SLACK,
    InvoiceFacts,
    Line,
)

NUMBER_SIGNS = 60
"""The longest number of an invoice; those printed have 8 to 20 signs."""
USUAL_RATES = (0, 10_000, 30_000, 50_000, 60_000, 90_000, 130_000)
"""Rates of value added tax in use, parts per million."""
_MOST = 10**15  # millionths that the file can hold in a quantity or price, with room for sums


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """A line as typed: amounts without tax and of tax, price without tax."""

    item: str
    net: Money
    tax: Money
    quantity: Decimal | None = None
    price: Decimal | None = None
    rate_ppm: int | None = None
    spec: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field of the form, what is wrong with it (a reason) and its facts. Lines from 1."""

    field: str
    reason: str
    facts: dict[str, Any]
    line: int = 0


@dataclass(frozen=True, slots=True)
class InvoiceHead:
    """The head as typed. `code` and `kind` as printed (发票代码, 专用发票 …)."""

    number: str
    day: date
    net: Money
    tax: Money
    gross: Money
    buyer: str = ""
    buyer_tax_no: str = ""
    code: str = ""
    kind: str = ""
    note: str = ""


def line_slips(line: InvoiceLine, no: int) -> Iterator[Wrong]:
    """Where a line does not reckon up, by more than rounding."""
    scale = 10 ** exponent(line.net.currency)
    if not line.item.strip():
        yield Wrong("item", "empty", {}, no)
    if line.quantity is not None and line.price is not None:
        due = int((line.quantity * line.price * scale).quantize(Decimal(1), ROUND_HALF_UP))
        if abs(due - line.net.minor) > LINE_SLACK:
            facts = {"expected": Money(due, line.net.currency), "found": line.net}
            yield Wrong("net", "line_net", facts, no)
    if line.rate_ppm is not None and not 0 <= line.rate_ppm <= MILLION:
        rate = f"{(Decimal(line.rate_ppm) / 10_000).normalize():f}%"
        yield Wrong("rate", "range", {"value": rate}, no)
    elif line.rate_ppm is not None:
        exact = Decimal(line.net.minor) * line.rate_ppm / MILLION
        due = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
        if abs(due - line.tax.minor) > TAX_SLACK:
            facts = {"expected": Money(due, line.net.currency), "found": line.tax}
            yield Wrong("tax", "line_tax", facts, no)


def slips(head: InvoiceHead, lines: tuple[InvoiceLine, ...]) -> list[Wrong]:
    """Everything that does not add up in an invoice, in the order of the form."""
    found: list[Wrong] = []
    if not head.number.strip():
        found.append(Wrong("number", "empty", {}))
    if len(head.number.strip()) > NUMBER_SIGNS:
        found.append(Wrong("number", "range", {"value": head.number.strip()}))
    if head.tax.minor > max(head.net.minor, 0):  # above a hundred percent
        found.append(Wrong("tax", "range", {"value": head.tax.plain()}))
    if (head.net + head.tax).minor != head.gross.minor:
        facts = {"expected": head.net + head.tax, "found": head.gross}
        found.append(Wrong("gross", "sum", facts))
    for no, line in enumerate(lines, 1):
        found += line_slips(line, no)
    for name in ("net", "tax") if lines else ():
        whole = sum(getattr(line, name).minor for line in lines)
        stated: Money = getattr(head, name)
        if whole != stated.minor:
            facts = {"expected": Money(whole, stated.currency), "found": stated}
            found.append(Wrong(name, "lines_sum", facts))
    return found


def unusual_rate(head: InvoiceHead, lines: tuple[InvoiceLine, ...]) -> str:
    """The rate that net and tax make ("50%", to a hundredth) where it is no usual one; else "".

    A cent a line is let pass. Lines that all say usual rates speak for themselves.
    """
    if head.net.minor <= 0 or head.tax.minor < 0:
        return ""
    if lines and all(one.rate_ppm in USUAL_RATES for one in lines):
        return ""
    slack = LINE_SLACK * max(1, len(lines))
    for rate in USUAL_RATES:
        if abs(head.tax.minor - share(head.net.minor, rate, MILLION)) <= slack:
            return ""
    made = Decimal(head.tax.minor) * 100 / head.net.minor
    return f"{made.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}%"


def require_sound(head: InvoiceHead, lines: tuple[InvoiceLine, ...], today: date) -> None:
    """Raises InvalidDay, InvalidAmount, InvalidValue (field, reason, line, expected, found)."""
    if head.day > today:
        raise InvalidDay(value=head.day.isoformat(), reason="future", field="day")
    if head.day < EARLIEST:
        raise InvalidDay(value=head.day.isoformat(), field="day")
    for part in (head.tax, head.gross, *(each for one in lines for each in (one.net, one.tax))):
        if part.currency != head.net.currency:
            raise CurrencyMismatch(left=head.net.currency, right=part.currency)
    _require_positive(head)
    for line in lines:
        for number in (line.quantity, line.price):
            if number is not None and not abs(number * MILLION) < _MOST:
                raise InvalidValue(field="quantity", value=str(number), reason="range")
    for wrong in slips(head, lines):
        facts = {"value": "", **wrong.facts}
        raise InvalidValue(field=wrong.field, reason=wrong.reason, line=wrong.line, **facts)


def _require_positive(head: InvoiceHead) -> None:
    """Raises InvalidAmount, of the field that is not above zero; tax may be zero."""
    for name, money in (("gross", head.gross), ("net", head.net), ("tax", head.tax)):
        if money.minor < (name != "tax"):
            raise InvalidAmount(field=name, value=money.plain(), reason="not_positive")


def millionths(value: Decimal | None) -> int | None:
    """A quantity or price as the file keeps it."""
    if value is None:
        return None
    return int((value * MILLION).quantize(Decimal(1), ROUND_HALF_UP))


def facts_of(head: InvoiceHead, lines: tuple[InvoiceLine, ...]) -> InvoiceFacts:
    """What would be compared with a contract."""
    return InvoiceFacts(
        *(0, head.number.strip(), head.day, head.buyer, head.buyer_tax_no, head.net.currency),
        *(head.net.minor, head.tax.minor, head.gross.minor),
        tuple(
            Line(
                *(one.item, one.spec, one.unit, millionths(one.quantity), millionths(one.price)),
                *(one.net.minor, one.tax.minor, one.rate_ppm),
            )
            for one in lines
        ),
    )
