"""What is typed into the cells of a contract's products, read, with what follows from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import DomainError
from arapp.models.values.money import MAX_MINOR, exponent
from arapp.services.dealing.contract_draft import DraftLine
from arapp.services.dealing.dimensions import Product, percent_ppm
from arapp.services.dealing.draft_lines import reckoned
from arapp.services.dealing.fields import MICRO, micro
from arapp.ui import parse
from arapp.ui.pages.contract import words
from arapp.ui.pages.contract.cells import Unreadable
from arapp.ui.rates import micro_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Good:
    """A row of the grid, numbered from 1; `line` holds what is typed so far."""

    no: int
    line: DraftLine

    @property
    def is_blank(self) -> bool:
        """Whether nothing of a product is typed (a tax rate alone is none)."""
        return replace(self.line, tax_rate_ppm=None) == DraftLine("", 0)


def edit_text(row: Good, key: str) -> str:
    """What the field of a cell opens with; amounts open by themselves."""
    line = row.line
    if key in {"quantity", "price"}:
        return micro_text(getattr(line, key))
    if key == "rate":
        return words.share(line.tax_rate_ppm).removesuffix("%")
    return str(getattr(line, key, ""))


def told(product: Product) -> str:
    """What is written after the name of a product that is proposed."""
    price = micro_text(product.price)
    per = f"{price}/{product.unit}" if price and product.unit else price
    return " · ".join(filter(None, (product.spec, product.code, per)))


def named(typed: str, products: Sequence[Product]) -> Product | None:
    """The one product of that name, or of that name and specification."""
    found = [one for one in products if typed in {one.name, f"{one.name} {one.spec}".strip()}]
    return found[0] if len(found) == 1 else None


def taken(line: DraftLine, product: Product, currency: str) -> DraftLine:
    """The line with what the list of products says; one piece, while no quantity is typed."""
    quantity = line.quantity if line.quantity is not None else MICRO if product.price else None
    made = replace(
        line,
        item=product.name,
        product_id=product.id,
        spec=product.spec,
        unit=product.unit,
        quantity=quantity,
        price=product.price if product.price is not None else line.price,
        tax_rate_ppm=line.tax_rate_ppm if product.tax_rate_ppm is None else product.tax_rate_ppm,
    )
    return _reckon(made, currency)


def edited(
    line: DraftLine, key: str, typed: Any, products: Sequence[Product], currency: str
) -> DraftLine:
    """The line after a cell was typed into. Raises Unreadable."""
    if key == "item":
        product = typed if isinstance(typed, Product) else named(typed, products)
        if product is not None:
            return taken(line, product, currency)
        return replace(line, item=typed, product_id=None)
    if key == "amount":
        return _reckon(line, currency) if typed is None else replace(line, amount=typed)
    if key in {"spec", "unit"}:
        return replace(line, **{key: typed})
    return _READS[key](line, typed, currency)


def _reckon(line: DraftLine, currency: str) -> DraftLine:
    """Amount = quantity × price, where both are known. Raises Unreadable (too large)."""
    if line.quantity is None or line.price is None:
        return line
    amount = reckoned(line.quantity, line.price, currency)
    if abs(amount) >= MAX_MINOR:
        raise Unreadable(translate("sheet", "That would be too much money"))
    return replace(line, amount=amount)


def _quantity(line: DraftLine, typed: str, currency: str) -> DraftLine:
    return _reckon(replace(line, quantity=_number("quantity", typed, currency)), currency)


def _price(line: DraftLine, typed: str, currency: str) -> DraftLine:
    return _reckon(replace(line, price=_number("price", typed, currency)), currency)


def _number(field: str, typed: str, currency: str) -> int | None:
    """ "2.5", "1,250.00", "12万" as millionths."""
    try:
        found = micro(field, typed)
    except DomainError:
        found = _as_amount(typed, currency)
    if found is not None and found < 0:
        raise Unreadable(translate("sheet", "A quantity or price is not below zero"))
    return found


def _as_amount(typed: str, currency: str) -> int:
    try:
        return parse.amount(typed, currency) * MICRO // int(10 ** exponent(currency))
    except DomainError:
        form = translate("sheet", "“{typed}” is no number. Write 3, 2.5 or 12万")
        raise Unreadable(form.format(typed=typed)) from None


def _rate(line: DraftLine, typed: str, _currency: str) -> DraftLine:
    try:
        return replace(line, tax_rate_ppm=percent_ppm("tax_rate_ppm", typed))
    except DomainError:
        form = translate("sheet", "“{typed}” is no tax rate. Write 13 or 13%")
        raise Unreadable(form.format(typed=typed)) from None


_READS: dict[str, Callable[[DraftLine, str, str], DraftLine]] = {
    "quantity": _quantity,
    "price": _price,
    "rate": _rate,
}
