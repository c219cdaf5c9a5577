"""Rows as understood, ready to be posted: one tuple per data row. Amounts in minor units.

`row` is the sheet's row number. Days are dates or None where the sheet names none.
"""

from datetime import date
from typing import NamedTuple


class ReceiptRow(NamedTuple):
    """Money in (or out, when the row's status is outgoing; then `amount` is negative)."""

    row: int
    day: date | None
    payer: str
    payer_account: str
    amount: int
    currency: str
    serial_no: str
    memo: str
    account: str
    method: str
    balance: int | None
    moment: str


class Part(NamedTuple):
    """What a column of months or ages states of a row; a month without a due day asks the terms."""

    label: str
    booked_on: date
    due_on: date | None
    amount: int


class PlanRow(NamedTuple):
    """An open item: `amount` as first due, `paid` before the import, open = amount − paid.

    `parts`: the items that the row is taken apart into, open = their sum; () for one item.
    """

    row: int
    customer: str
    customer_code: str
    contract: str
    invoice: str
    label: str
    kind: str
    booked_on: date | None
    due_on: date | None
    amount: int
    paid: int
    currency: str
    owner: str
    memo: str
    parts: tuple[Part, ...] = ()


class Instalment(NamedTuple):
    """A part of a contract: `weight` of the whole (amount in minor units or parts per million);
    `paid_on`: the day that the sheet has for its money."""

    label: str
    weight: int
    is_share: bool
    paid_on: date | None = None


class ContractRow(NamedTuple):
    """A contract; `instalments` from columns, `terms` as written (a template's name, perhaps);
    `warranty` in months, None where the sheet states none."""

    row: int
    number: str
    customer: str
    customer_code: str
    subject: str
    amount: int
    currency: str
    signed_on: date | None
    ends_on: date | None
    terms: str
    owner: str
    memo: str
    received: int
    instalments: tuple[Instalment, ...]
    warranty: int | None = None


class InvoiceRow(NamedTuple):
    """An issued invoice; gross = net + tax. `buyer` as printed, `red_of` the number it takes back;
    `taken_back`: its own list says that it was taken back whole."""

    row: int
    number: str
    customer: str
    tax_no: str
    contract: str
    day: date | None
    net: int
    tax: int
    gross: int
    currency: str
    due_on: date | None
    owner: str
    memo: str
    buyer: str = ""
    code: str = ""
    kind: str = ""
    red_of: str = ""
    taken_back: bool = False


class InvoiceLineRow(NamedTuple):
    """A line of an invoice, with the head that is repeated in each; net and tax in minor units,
    quantity and price in millionths, rate in parts per million."""

    row: int
    number: str
    customer: str
    tax_no: str
    day: date | None
    item: str
    spec: str
    unit: str
    quantity: int | None
    price: int | None
    net: int
    rate: int | None
    tax: int
    currency: str
    memo: str
    buyer: str = ""
    code: str = ""
    kind: str = ""
    red_of: str = ""


class DeliveryRow(NamedTuple):
    """A line of a delivery note, which may have several; `amount` with tax, minor units,
    `goods` what went out, in words."""

    row: int
    number: str
    customer: str
    customer_code: str
    contract: str
    invoice: str
    day: date | None
    goods: str
    amount: int
    currency: str
    memo: str


class LedgerRow(NamedTuple):
    """A line of a running ledger: debit makes a plan row, credit a receipt; `opening` a balance."""

    row: int
    customer: str
    day: date | None
    label: str
    debit: int
    credit: int
    balance: int | None
    currency: str
    contract: str
    invoice: str
    serial_no: str
    due_on: date | None
    owner: str
    opening: bool
    memo: str = ""


class CustomerRow(NamedTuple):
    """A customer, perhaps with a contact, who stands for it in law, its account, what it owes."""

    row: int
    name: str
    code: str
    short_name: str
    tax_no: str
    grade: str
    limit: int | None
    terms: str
    owner: str
    department: str
    region: str
    phone: str
    address: str
    contact: str
    role: str
    email: str
    bank_account: str
    opening: int
    currency: str
    note: str
    representative: str = ""


class ContactRow(NamedTuple):
    """A person at a customer."""

    row: int
    customer: str
    customer_code: str
    name: str
    role: str
    phone: str
    email: str
    address: str


Record = (
    ReceiptRow
    | PlanRow
    | ContractRow
    | InvoiceRow
    | InvoiceLineRow
    | DeliveryRow
    | LedgerRow
    | CustomerRow
    | ContactRow
)
