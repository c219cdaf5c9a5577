"""A collection letter as data."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from arapp.models.values.money import Money, total
from arapp.services.output.documents.parties import (
    Addressee,
    BankAccount,
    Contact,
    Firm,
    refuse_differences,
)


class LetterStage(StrEnum):
    """How far collection has come; decides title and tone."""

    REMINDER = "reminder"
    DEMAND = "demand"
    FINAL = "final"
    LEGAL = "legal"


class ContactKind(StrEnum):
    """What happened before a letter: our contacts and the customer's answers."""

    MESSAGE = "message"
    CALL = "call"
    VISIT = "visit"
    MAIL = "mail"
    LETTER = "letter"
    STATEMENT = "statement"
    PAID = "paid"
    OFFSET = "offset"
    TRANSFER = "transfer"
    PROMISED = "promised"
    DISPUTED = "disputed"
    OTHER = "other"


class InterestBasis(StrEnum):
    """Where a rate of interest comes from."""

    AGREED = "agreed"
    REGULATION = "regulation"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Contract:
    """The contract a letter leans on; `performed` says how it was fulfilled.

    `terms` is what it says about payment; `delivered_on` and `accepted_on` are the proven days.
    """

    number: str
    signed_on: date | None = None
    subject: str = ""
    performed: str = ""
    terms: str = ""
    delivered_on: date | None = None
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True)
class InterestTerms:
    """Rate per day and where it comes from; `clause` as it should read ("合同第 7.2 条")."""

    basis: InterestBasis
    daily_rate: Decimal
    clause: str = ""


@dataclass(frozen=True, slots=True)
class InterestSegment:
    """principal × daily rate × days; ended by a payment (`paid` on `until`) or by the letter."""

    principal: Money
    days: int
    until: date
    paid: Money | None = None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One overdue plan row; `interest` is the rounded sum of its segments.

    `contested` is the part of `open` that is in dispute; the rest is `asked` for.
    """

    label: str
    due_on: date
    days: int
    original: Money
    received: Money
    open: Money
    interest: Money | None = None
    terms: InterestTerms | None = None
    segments: tuple[InterestSegment, ...] = ()
    invoice: str = ""
    contested: Money | None = None

    @property
    def asked(self) -> Money:
        """What the letter claims of it."""
        return self.open if self.contested is None else self.open - self.contested


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The overdue rows of one contract; None for rows without one."""

    contract: Contract | None
    rows: tuple[LetterRow, ...]


class Enclosure(StrEnum):
    """What goes out with a letter; the ledger holds the files."""

    CONTRACT = "contract"
    PROOF = "proof"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """So many papers of a kind."""

    kind: Enclosure
    count: int


@dataclass(frozen=True, slots=True)
class OwnText:
    """A letter text of the firm's own; names in braces are filled when the page is laid out."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """What was said or done before; `text` replaces the stock sentence where it is set.

    `whole` is the receipt of which `amount` went to the rows of the letter; None: all of it.
    """

    day: date
    kind: ContactKind
    person: str = ""
    amount: Money | None = None
    promised_for: date | None = None
    text: str = ""
    whole: Money | None = None


@dataclass(frozen=True, slots=True)
class LetterDoc:
    """A collection letter to one customer in one currency.

    `overdue` is the sum of what is asked over all rows, `interest` the sum of the rows' interest,
    `unallocated` money of the customer that came in and was not matched yet.
    """

    stage: LetterStage
    language: str
    firm: Firm
    customer: Addressee
    day: date
    deadline: date
    currency: str
    groups: tuple[LetterGroup, ...]
    overdue: Money
    interest: Money
    number: str = ""
    mark: str = ""
    earlier: tuple[EarlierContact, ...] = ()
    consequence: str = ""  # own sentence in place of the stage's
    objection_days: int = 3
    account: BankAccount | None = None
    contacts: tuple[Contact, ...] = ()
    memo: str = ""
    attachments: tuple[str, ...] = ()
    delivery: str = ""
    head: str = ""
    draft: bool = False
    unallocated: Money | None = None
    tone: str = ""  # friendly, formal, firm; "" as the stage speaks
    own: OwnText | None = None
    enclosed: tuple[Enclosed, ...] = ()
    mailed_to: str = ""  # address; the courier's number is filled in by hand
    emailed_to: str = ""

    def __post_init__(self) -> None:
        refuse_differences(self.number, _letter_differences(self))

    @property
    def rows(self) -> tuple[LetterRow, ...]:
        """All rows, in the order of their contracts."""
        return tuple(row for group in self.groups for row in group.rows)


def _letter_differences(doc: LetterDoc) -> list[str]:
    rows = doc.rows
    interest = total((row.interest for row in rows if row.interest is not None), doc.currency)
    checks = {
        "rows": bool(rows),
        "open": all(row.original - row.received == row.open for row in rows),
        "overdue": total((row.asked for row in rows), doc.currency) == doc.overdue,
        "interest": interest == doc.interest,
        "terms": all(row.terms for row in rows if row.segments),
        "mark": doc.mark.isascii(),
    }
    return [name for name, holds in checks.items() if not holds]
