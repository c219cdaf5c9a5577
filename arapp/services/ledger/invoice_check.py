"""An invoice against its contract: every difference by name, with both values (product I2). Pure.

Amounts in minor units, quantities and prices in millionths, tax rates in parts per million. Prices
of invoices are without tax, those of contracts with it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from arapp.models.values.money import Money, exponent
from arapp.services.ledger.names import name_key, number_key

MILLION = 1_000_000
ERROR, WARNING = "error", "warning"
LINE_SLACK = 1  # minor units between quantity × price and the amount of a line
TAX_SLACK = 6  # minor units between amount × rate and the tax of a line, as the tax bureau allows
_NEAR = 500  # parts per million that roundings of many lines may move the rate of the whole
_CLASS = re.compile(r"^\s*\*[^*]*\*")  # the *class of goods* before the name on an e-invoice
Value = str | int | Decimal | Money | date | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an invoice; quantity, price, rate None where it has none."""

    item: str
    spec: str
    unit: str
    quantity: int | None
    price: int | None
    net: int
    tax: int
    rate: int | None


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """What is compared of an invoice; a red one has negative figures and names `red_of`."""

    id: int
    number: str
    day: date
    buyer: str
    tax_no: str
    currency: str
    net: int
    tax: int
    gross: int
    lines: tuple[Line, ...] = ()
    red_of: int | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A line of a contract; `price` and `amount` with tax."""

    item: str
    spec: str
    unit: str
    quantity: int | None
    price: int | None
    rate: int | None
    amount: int


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """What it is compared with; `names` are those the customer goes by, the full one first."""

    id: int
    number: str
    state: str
    names: tuple[str, ...]
    tax_no: str
    currency: str
    amount: int
    signed_on: date | None
    ends_on: date | None
    rate: int | None
    lines: tuple[Agreed, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the field, both values, what is wrong, how heavy, the item it is about.

    Values: text, day, Money, Decimal (quantity, price), or int (rate in parts per million).
    `severity` error must be cleared or confirmed, warning is told.
    """

    field: str
    invoice: Value
    contract: Value
    key: str
    severity: str = ERROR
    item: str = ""

    @property
    def mark(self) -> str:
        """One line that names it with both values, as it is kept with a confirmation."""
        return f"{self.key}|{self.item}|{_plain(self.invoice)}|{_plain(self.contract)}"


def differences(
    invoice: InvoiceFacts, contract: ContractFacts, others: Sequence[InvoiceFacts] = ()
) -> list[Difference]:
    """Where an invoice departs from its contract.

    `others`: the other invoices of the contract that count with it, red ones included. A red
    invoice is not compared (it was, with what it takes back), and none that was taken back whole.
    """
    if invoice.gross <= 0 or _left(invoice, others) <= 0:
        return []
    return [
        *_head(invoice, contract),
        *_lines(invoice, contract, others),
        *_whole_rate(invoice, contract),
        *_sum(invoice, contract, others),
        *_days(invoice, contract),
    ]


def _left(invoice: InvoiceFacts, others: Iterable[InvoiceFacts]) -> int:
    """What red invoices left of it."""
    return invoice.gross + sum(o.gross for o in others if o.red_of == invoice.id and invoice.id)


def _head(invoice: InvoiceFacts, contract: ContractFacts) -> list[Difference]:
    found = []
    known = {name_key(name) for name in contract.names if name}
    if invoice.buyer and name_key(invoice.buyer) not in known:
        name = contract.names[0] if contract.names else ""
        found.append(Difference("buyer", invoice.buyer, name, "buyer_differs"))
    numbers = (number_key(invoice.tax_no), number_key(contract.tax_no))
    if all(numbers) and numbers[0] != numbers[1]:
        found.append(Difference("tax_no", invoice.tax_no, contract.tax_no, "tax_no_differs"))
    if invoice.currency != contract.currency:
        found.append(
            Difference("currency", invoice.currency, contract.currency, "currency_differs")
        )
    if contract.state in ("draft", "void", "closed"):
        level = WARNING if contract.state == "closed" else ERROR
        found.append(Difference("state", "", contract.state, f"contract_{contract.state}", level))
    return found


def _sum(
    invoice: InvoiceFacts, contract: ContractFacts, others: Sequence[InvoiceFacts]
) -> list[Difference]:
    if invoice.currency != contract.currency:
        return []
    whole = invoice.gross + sum(o.gross for o in others if o.currency == contract.currency)
    if whole <= contract.amount:
        return []
    both = (Money(whole, contract.currency), Money(contract.amount, contract.currency))
    return [Difference("total", *both, "total_over")]


def _days(invoice: InvoiceFacts, contract: ContractFacts) -> list[Difference]:
    if contract.signed_on and invoice.day < contract.signed_on:
        both = (invoice.day, contract.signed_on)
        return [Difference("day", *both, "before_signing", WARNING)]
    if contract.ends_on and invoice.day > contract.ends_on:
        return [Difference("day", invoice.day, contract.ends_on, "after_end", WARNING)]
    return []


# --- lines ----------------------------------------------------------------------------------------


def _lines(
    invoice: InvoiceFacts, contract: ContractFacts, others: Sequence[InvoiceFacts]
) -> list[Difference]:
    found: list[Difference] = []
    used: dict[int, list[Line]] = {}
    for line in invoice.lines:
        at = matching_line(line, contract.lines) if contract.lines else None
        if contract.lines and at is None:
            found.append(
                Difference("item", line.item, "", "item_unknown", item=bare_item(line.item))
            )
            continue
        agreed = contract.lines[at] if at is not None else None
        if at is not None:
            used.setdefault(at, []).append(line)
        found += _rate(line, agreed, contract.rate)
        if agreed is not None:
            found += _price(line, agreed, invoice.currency)
    for at, mine in used.items():
        found += _quantity(at, mine, contract, others)
    return list({one.mark: one for one in found}.values())


def _rate(line: Line, agreed: Agreed | None, of_contract: int | None) -> list[Difference]:
    rate = agreed.rate if agreed is not None and agreed.rate is not None else of_contract
    if line.rate is None or rate is None or line.rate == rate:
        return []
    item = bare_item(line.item)
    return [Difference("tax_rate", line.rate, rate, "rate_differs", item=item)]


def _whole_rate(invoice: InvoiceFacts, contract: ContractFacts) -> list[Difference]:
    """The rate that tax and net make, of an invoice whose lines do not say any.

    Against the rates of the contract, the nearest of several; goods of two rates lie between them.
    """
    of_lines = {one.rate for one in contract.lines if one.rate is not None}
    rates = of_lines or {contract.rate} - {None}
    if not rates or invoice.net <= 0 or any(line.rate is not None for line in invoice.lines):
        return []
    known = sorted(rate for rate in rates if rate is not None)
    exact = Decimal(invoice.tax) * MILLION / invoice.net
    near = known[0] if exact < known[0] else known[-1]
    off = abs(invoice.tax - Decimal(invoice.net) * near / MILLION)
    if known[0] <= exact <= known[-1] or off <= max(TAX_SLACK, invoice.net * _NEAR // MILLION):
        return []
    made = int((exact / 100).quantize(Decimal(1), ROUND_HALF_UP)) * 100  # hundredths of a percent
    level = ERROR if invoice.tax else WARNING  # no tax at all: opening books knew the gross alone
    return [Difference("tax_rate", made, near, "whole_rate_differs", level)]


def _price(line: Line, agreed: Agreed, currency: str) -> list[Difference]:
    """The price with tax: equal when the line comes to the same, or is printed rounded."""
    if agreed.price is None or not line.quantity:
        return []
    due = _round(Decimal(line.quantity) * agreed.price, currency)
    if abs(line.net + line.tax - due) <= LINE_SLACK or _printed_alike(line, agreed):
        return []
    real = Decimal(line.net + line.tax) * MILLION / line.quantity / _scale(currency)
    shown = real.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
    both = (shown + 0, Decimal(agreed.price) / MILLION)
    return [Difference("price", *both, "price_differs", item=bare_item(line.item))]


def _printed_alike(line: Line, agreed: Agreed) -> bool:
    """Whether the price without tax on the invoice is that of the contract, rounded as printed."""
    rate = line.rate if line.rate is not None else agreed.rate
    if line.price is None or agreed.price is None or rate is None:
        return False
    printed = (Decimal(line.price) / MILLION).normalize()
    decimals = max(2, -int(printed.as_tuple().exponent))
    net = Decimal(agreed.price) / (MILLION + rate)
    return net.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) == printed


def _quantity(
    at: int, mine: Sequence[Line], contract: ContractFacts, others: Sequence[InvoiceFacts]
) -> list[Difference]:
    agreed = contract.lines[at]
    if agreed.quantity is None or any(line.quantity is None for line in mine):
        return []
    before = [line for o in others for line in o.lines if matching_line(line, contract.lines) == at]
    whole = sum(line.quantity or 0 for line in (*mine, *before))
    item = bare_item(mine[0].item)
    found = []
    if whole > agreed.quantity:
        both = (amount_of(whole), amount_of(agreed.quantity))
        found.append(Difference("quantity", *both, "quantity_over", item=item))
    if mine[0].unit and agreed.unit and name_key(mine[0].unit) != name_key(agreed.unit):
        found.append(Difference("unit", mine[0].unit, agreed.unit, "unit_differs", WARNING, item))
    return found


def matching_line(line: Line, agreed: Sequence[Agreed]) -> int | None:
    """Place of the contract's line that an invoice line is about, the first of several; None."""
    item, spec = name_key(bare_item(line.item)), name_key(line.spec)
    keys = [(name_key(bare_item(one.item)), name_key(one.spec)) for one in agreed]
    for test in (
        [i for i, key in enumerate(keys) if key == (item, spec)],
        [i for i, key in enumerate(keys) if item + spec == key[0] + key[1]],
        [i for i, key in enumerate(keys) if key[0] == item and not (spec and key[1])],
        [i for i, key in enumerate(keys) if _within(item + spec, key[0] + key[1])],
    ):
        if test:
            return test[0]
    return None


def _within(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and short in long  # one sign is in too many names


def bare_item(item: str) -> str:
    """An item's name without the *class* before it."""
    return _CLASS.sub("", item).strip() or item.strip()


def amount_of(millionths: int) -> Decimal:
    """A quantity or price as a number without zeros at the end."""
    return (Decimal(millionths) / MILLION).normalize() + 0


def _scale(currency: str) -> int:
    return int(10 ** exponent(currency))


def _round(product: Decimal, currency: str) -> int:
    """Quantity × price, both in millionths, as minor units."""
    exact = product * _scale(currency) / MILLION / MILLION
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


# --- what was confirmed ---------------------------------------------------------------------------


def state_of(found: Iterable[Difference], note: str) -> str:
    """cleared, differs, or confirmed: all that must be was confirmed as it is now, or worse."""
    heavy = [one for one in found if one.severity == ERROR]
    if not heavy:
        return "cleared"
    marks = note.splitlines()[1:]
    return "confirmed" if all(any(_covers(m, one) for m in marks) for one in heavy) else "differs"


def confirmed_note(reason: str, found: Iterable[Difference]) -> str:
    """What is kept of a confirmation: the reason, then what it was about, one a line."""
    return "\n".join([" ".join(reason.split()), *(d.mark for d in found if d.severity == ERROR)])


def reason_in(note: str) -> str:
    """The reason of a confirmation."""
    return note.partition("\n")[0]


def _covers(mark: str, found: Difference) -> bool:
    """Whether a confirmed difference is this one; of what is over, also a smaller excess."""
    if mark == found.mark:
        return True
    key, item, invoice, contract = ([*mark.split("|"), "", "", "", ""])[:4]
    if not key.endswith("_over") or (key, item) != (found.key, found.item):
        return False
    try:
        then, agreed = Decimal(invoice), Decimal(contract)
        now, now_agreed = Decimal(_plain(found.invoice)), Decimal(_plain(found.contract))
    except InvalidOperation:
        return False
    return now - now_agreed <= then - agreed and now <= then


def _plain(value: Value) -> str:
    if isinstance(value, Money):
        return value.plain()
    text = f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)
    return " ".join(text.replace("|", "/").split())
