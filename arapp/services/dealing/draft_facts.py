"""What the form of a contract is made of, and what the ledger knows beside it. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date
from typing import Any

from arapp.models.values.money import Money
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.ledger.due_rules import DueRule, net

# Clauses of a contract (product P1) that the form marks when they are missing.
CLAUSES = ("subject", "terms", "deliver_on", "late_rate_ppm", "invoice_terms", "dispute_terms")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A product: quantity and price in millionths, `amount` with tax in minor units."""

    item: str
    amount: int
    product_id: int | None = None
    spec: str = ""
    unit: str = ""
    quantity: int | None = None
    price: int | None = None
    tax_rate_ppm: int | None = None


@dataclass(frozen=True, slots=True)
class ContractDraft:
    """A contract as typed so far. `number` "" is given by the firm's pattern when it is saved;
    `terms` "" follows from the rows."""

    customer_id: int | None = None
    number: str = ""
    subject: str = ""
    amount: Money | None = None
    signed_on: date | None = None
    ends_on: date | None = None
    deliver_on: date | None = None
    tax_rate_ppm: int | None = None
    owner: str = ""
    department: str = ""
    late_rate_ppm: int | None = None
    invoice_terms: str = ""
    dispute_terms: str = ""
    terms: str = ""
    template: str = ""
    note: str = ""
    rows: tuple[DraftRow, ...] = ()
    lines: tuple[DraftLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """What matters of the customer. `limit` its own (not its grade's) in its currency, minor;
    `prepaid` money in the contract's currency that waits on the customer."""

    id: int
    name: str
    currency: str
    grade: str = ""
    limit: int | None = None
    terms: DueRule = made_by(default_factory=lambda: net(0))
    owner: str = ""
    department: str = ""
    merged_into: str = ""
    prepaid: int = 0


@dataclass(frozen=True, slots=True)
class KnownContract:
    """A contract that is there: one of this customer, or one of the same number."""

    id: int
    number: str
    customer_id: int
    customer: str
    amount: int
    currency: str
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What the ledger knows beside the form; `contract_id` of a contract that is being changed."""

    today: date
    locked_until: date | None = None
    customer: CustomerFacts | None = None
    contracts: tuple[KnownContract, ...] = ()
    contract_id: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at: beside which field, what, its data, error | warning | note.

    `suggestion`: a value that may have been meant.
    """

    field: str
    key: str
    facts: Mapping[str, Any] = made_by(default_factory=dict)
    severity: str = "error"
    suggestion: Any = None


@dataclass(frozen=True, slots=True)
class AfterLine:
    """A line of what saving will do; keys: becomes_receivable, stays_expected, prepayment,
    reminders, retention_reminders, node_reminders."""

    key: str
    facts: Mapping[str, Any]
