"""Red invoices: an invoice taken back, whole or in part, by a negative one that names it.

What the original is owed falls with it: its own row is void from the red day on when nothing of it
was taken back or paid before; else a credit row of its own stands against it, and what is still
open of the old row is settled by it on the same day. Rows of a contract stay: a contract is changed
by a supplement.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidAmount, InvalidDay, InvalidValue, Refused
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_entry import NUMBER_SIGNS, InvoiceHead, InvoiceLine
from arapp.services.dealing.invoice_write import (
    BOOKED,
    invoice_of,
    require_new_number,
    require_open_day,
    write_invoice,
    write_lines,
)
from arapp.services.dispatch import Outcome, Right
from arapp.services.ledger.invoice_check import MILLION
from arapp.services.ledger.invoice_compare import recompare
from arapp.services.ledger.invoice_rows import Taken, reduce_rows


@dataclass(frozen=True)
class RedInvoice:
    """Take an invoice back.

    `net` and `tax` (above zero) say how much; None: all that is left of it. `lines` likewise above
    zero; without them a whole red invoice repeats the lines of the original.
    """

    invoice_id: int
    number: str
    day: date
    net: Money | None = None
    tax: Money | None = None
    lines: tuple[InvoiceLine, ...] = ()
    reason: str = ""

    label: ClassVar[str] = "red_invoice"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the red invoice.

        Raises NotFound, InvalidValue, InvalidAmount, InvalidDay, PeriodLocked, CurrencyMismatch,
        Refused `duplicate_invoice`, `invoice_red` (it is one itself), `nothing_left`,
        `red_exceeds`.
        """
        customer, contract, day, _, _, red_of = invoice_of(tx, self.invoice_id)
        if red_of is not None:
            raise Refused("invoice_red", invoice=self.invoice_id)
        self._check_day(tx, date.fromordinal(day))
        require_new_number(tx, self.number)
        net, tax, whole = self._amounts(tx)
        head = self._head(tx, net, tax)
        red = write_invoice(tx, customer, contract, head, red_of_id=self.invoice_id)
        write_lines(tx, red, self._lines(tx, whole, net, tax))
        if contract is None:
            sums = (-head.gross.minor, head.gross.currency)
            taken = Taken(red, customer, self.day, self.number.strip(), *sums, head.note)
            reduce_rows(tx, self.invoice_id, taken)
        else:
            recompare(tx, contract)
        return Outcome(BOOKED, red)

    def _check_day(self, tx: Tx, first: date) -> None:
        if not self.number.strip():
            raise InvalidValue(field="number", value="", reason="empty")
        if len(self.number.strip()) > NUMBER_SIGNS:
            raise InvalidValue(field="number", value=self.number.strip(), reason="range")
        if self.day > tx.today:
            raise InvalidDay(field="day", value=self.day.isoformat(), reason="future")
        if self.day < first:
            raise InvalidDay(field="day", value=self.day.isoformat(), reason="before_invoice",
                             first=first.isoformat())  # fmt: skip
        require_open_day(tx, self.day)

    def _amounts(self, tx: Tx) -> tuple[Money, Money, bool]:
        """Net and tax that are taken back, above zero, and whether that is the whole invoice."""
        left_net, left_tax, untouched = left_of(tx, self.invoice_id)
        if not (left_net or left_tax):
            raise Refused("nothing_left", invoice=self.invoice_id)
        if self.net is None:
            return left_net, left_tax, untouched
        net, tax = self.net, self.tax or Money(0, self.net.currency)
        if net.minor <= 0 or tax.minor < 0:
            raise InvalidAmount(field="net", value=net.plain(), reason="not_positive")
        if left_net < net or left_tax < tax:
            raise Refused("red_exceeds", field="net", left=left_net + left_tax, wanted=net + tax)
        return net, tax, untouched and (net, tax) == (left_net, left_tax)

    def _head(self, tx: Tx, net: Money, tax: Money) -> InvoiceHead:
        buyer, tax_no, kind = tx.one(
            "SELECT buyer, buyer_tax_no, kind FROM invoice WHERE id = ?", (self.invoice_id,)
        )
        note = " ".join(self.reason.split())
        return InvoiceHead(
            self.number, self.day, -net, -tax, -(net + tax), buyer, tax_no, "", kind, note
        )

    def _lines(self, tx: Tx, whole: bool, net: Money, tax: Money) -> tuple[InvoiceLine, ...]:
        """The lines, negative; they have to make the amounts."""
        lines = self.lines or (lines_of(tx, self.invoice_id) if whole else ())
        for name, stated in (("net", net), ("tax", tax)):
            made = sum(getattr(line, name).minor for line in lines)
            if lines and made != stated.minor:
                expected = Money(made, stated.currency)
                raise InvalidValue(
                    field=name, value="", reason="lines_sum", expected=expected, found=stated
                )
        return tuple(_negative(line) for line in lines)


def _negative(line: InvoiceLine) -> InvoiceLine:
    quantity = None if line.quantity is None else -line.quantity
    return replace(line, net=-line.net, tax=-line.tax, quantity=quantity)


def left_of(tx: Tx, invoice_id: int) -> tuple[Money, Money, bool]:
    """Net and tax that red invoices left of one, and whether none took of it."""
    currency, net, tax = tx.one(
        "SELECT currency, net, tax FROM invoice WHERE id = ?", (invoice_id,)
    )
    count, red_net, red_tax = tx.one(
        "SELECT count(*), coalesce(sum(net), 0), coalesce(sum(tax), 0) FROM invoice"
        " WHERE red_of_id = ?",
        (invoice_id,),
    )
    return Money(net + red_net, currency), Money(tax + red_tax, currency), count == 0


def lines_of(tx: Tx, invoice_id: int) -> tuple[InvoiceLine, ...]:
    """The lines of an invoice, as they are typed."""
    currency = tx.value("SELECT currency FROM invoice WHERE id = ?", (invoice_id,))
    rows = tx.rows(
        "SELECT item, net, tax, quantity, price, tax_rate_ppm, spec, unit FROM invoice_line"
        " WHERE invoice_id = ? ORDER BY no, id",
        (invoice_id,),
    )
    return tuple(
        InvoiceLine(
            *(item, Money(net, currency), Money(tax, currency), _number(quantity)),
            *(_number(price), rate, spec, unit),
        )
        for item, net, tax, quantity, price, rate, spec, unit in rows
    )


def _number(millionths: int | None) -> Decimal | None:
    return None if millionths is None else Decimal(millionths) / MILLION
