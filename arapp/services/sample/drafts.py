"""Records of the sample before they have ids. Pure.

Amounts are minor units, days are ordinals. A draft points to other drafts; `write` turns the
pointers into ids, parents first.
"""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Customer:
    """Who owes; `delay` is how many days after the due day it usually pays (least, most)."""

    name: str
    short: str
    grade: str
    owner: str
    department: str
    region: str
    address: str
    phone: str
    tax_no: str
    account: str
    bank: str
    net_days: int
    terms: str
    currency: str
    language: str = "zh_CN"
    limit: int | None = None
    delay: tuple[int, int] = (-3, 6)
    invoiced: bool = False
    fee: int = 0
    contacts: list["Contact"] = field(default_factory=list)
    payments: int = 0
    last_paid_on: int = 0
    id: int = 0


@dataclass(slots=True, eq=False)
class Contact:
    """A person at the customer."""

    name: str
    role: str
    title: str
    phone: str
    email: str = ""


@dataclass(slots=True, eq=False)
class Milestone:
    """A node of a contract."""

    kind: str
    label: str
    planned_on: int
    confirmed_on: int | None
    evidence: str = ""
    id: int = 0


@dataclass(slots=True, eq=False)
class Contract:
    """A sale with its nodes; the number is given when all of them are known."""

    customer: Customer
    subject: str
    amount: int
    signed_on: int
    ends_on: int
    terms: str
    late_rate_ppm: int | None
    milestones: list[Milestone] = field(default_factory=list)
    state: str = "active"
    number: str = ""
    id: int = 0


@dataclass(slots=True, eq=False)
class Invoice:
    """An issued invoice."""

    number: str
    day: int
    gross: int
    id: int = 0


@dataclass(slots=True, eq=False)
class Plan:
    """An amount that is or becomes due; `settle` = it has been paid in full by now.

    `part` of an open row has been paid; `target` is the day of that payment (None: by habit).
    """

    customer: Customer
    kind: str
    label: str
    state: str
    booked_on: int | None
    due_on: int
    amount: int
    no: int = 1
    contract: Contract | None = None
    milestone: Milestone | None = None
    invoice: Invoice | None = None
    settle: bool = False
    part: int = 0
    target: int | None = None
    note: str = ""
    id: int = 0


@dataclass(slots=True, eq=False)
class Receipt:
    """Money that came in; `uses` are (plan, amount), `less` the bank charge on the first."""

    account: int
    day: int
    payer: str
    payer_account: str
    amount: int
    currency: str
    memo: str
    customer: Customer | None
    uses: list[tuple[Plan, int]] = field(default_factory=list)
    how: str = "hand"
    less: int = 0
    method: str = "bank"
    id: int = 0


@dataclass(slots=True, eq=False)
class Alias:
    """A name or account that paid for the customer before."""

    customer: Customer
    kind: str
    value: str
    hits: int
    last_used_on: int


@dataclass(slots=True)
class Draft:
    """A part of the books that is written in one go."""

    customers: list[Customer] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
