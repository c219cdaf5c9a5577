"""Building blocks of the tests of invoices: a customer, a contract with lines, an invoice."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_entry import InvoiceHead, InvoiceLine
from arapp.services.dealing.invoices import RecordInvoice
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.names import name_key, number_key

TODAY = date(2026, 11, 12)
RATE = 130_000
BUYER, TAX_NO = "苏州恒岳机械有限公司", "91320500MA1AA001XX"


@dataclass(frozen=True)
class Insert:
    """A row that stands in the ledger before the test begins."""

    table: str
    values: dict[str, Any]

    label: ClassVar[str] = "given"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Insert it; its id."""
        return Outcome(frozenset(), tx.insert(self.table, **self.values))


@dataclass(frozen=True)
class Update:
    """A row that somebody changed."""

    table: str
    row: int
    values: dict[str, Any]

    label: ClassVar[str] = "given"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Change it."""
        tx.update(self.table, self.row, **self.values)
        return Outcome(frozenset())


def yuan(text: str) -> Money:
    """1234.5 → Money."""
    return Money(int(Decimal(text) * 100))


def customer(books: Dispatch, name: str = BUYER, **more: Any) -> int:
    """A customer of grade B unless said otherwise."""
    values = {"tax_no": TAX_NO, "grade": "B", **more}
    return row(books, "customer", name=name, name_key=name_key(name), **values)


def contract(
    books: Dispatch, customer_id: int, amount: str = "113000", *lines: tuple[Any, ...], **more: Any
) -> int:
    """A running contract of 2026-03-01 with lines (item, quantity, price with tax)."""
    values = {
        "number": "CH-2026-018",
        "signed_on": date(2026, 3, 1).toordinal(),
        "state": "active",
        "tax_rate_ppm": RATE,
        "subject": "输送线",
        **more,
    }
    made = row(
        books,
        "contract",
        customer_id=customer_id,
        amount=yuan(amount).minor,
        number_key=number_key(str(values["number"])),
        **values,
    )
    for no, (item, quantity, price) in enumerate(lines, 1):
        row(
            books,
            "contract_line",
            contract_id=made,
            no=no,
            item=item,
            quantity=int(Decimal(quantity) * 10**6),
            price=int(Decimal(price) * 10**6),
            tax_rate_ppm=RATE,
            amount=int(Decimal(quantity) * Decimal(price) * 100),
            unit="台",
        )
    return made


def row(books: Dispatch, table: str, **values: Any) -> int:
    """Insert one row."""
    return int(books.run(Insert(table, values)).outcome.result)


def line(item: str, quantity: str, price: str, rate: int = RATE, **more: Any) -> InvoiceLine:
    """A line that reckons up: price without tax."""
    net = (Decimal(quantity) * Decimal(price)).quantize(Decimal("0.01"))
    tax = (net * rate / 10**6).quantize(Decimal("0.01"))
    values = {"unit": "台", **more}
    return InvoiceLine(
        item, yuan(str(net)), yuan(str(tax)), Decimal(quantity), Decimal(price), rate, **values
    )


def head(number: str, gross: str, day: date = date(2026, 6, 1), **more: Any) -> InvoiceHead:
    """A head of 13 % tax."""
    whole = yuan(gross)
    net = Money(int((Decimal(whole.minor) / Decimal("1.13")).to_integral_value()))
    return InvoiceHead(number, day, net, whole - net, whole, **more)


def head_of(number: str, *lines: InvoiceLine, **more: Any) -> InvoiceHead:
    """The head that lines make."""
    net = Money(sum(one.net.minor for one in lines))
    tax = Money(sum(one.tax.minor for one in lines))
    values = {"buyer": BUYER, "buyer_tax_no": TAX_NO, **more}
    return InvoiceHead(number, values.pop("day", date(2026, 6, 1)), net, tax, net + tax, **values)


def record(books: Dispatch, customer_id: int, *args: Any, **more: Any) -> int:
    """Record an invoice; its id."""
    return int(books.run(RecordInvoice(customer_id, *args, **more)).outcome.result)
