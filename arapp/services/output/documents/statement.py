"""A statement or confirmation as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from arapp.models.values.money import Money, total
from arapp.services.output.documents.parties import (
    Addressee,
    BankAccount,
    Contact,
    Firm,
    refuse_differences,
)


class StatementKind(StrEnum):
    """What a statement lists."""

    ACTIVITY = "activity"  # balance forward, movements, running balance
    OPEN = "open"  # open items as of a day
    DETAILED = "detailed"  # open before, movements, open after
    CONFIRMATION = "confirmation"  # 对账函: who owes whom, to be stamped and sent back


class ItemKind(StrEnum):
    """Kinds of plan rows, as in the ledger."""

    INSTALMENT = "instalment"
    RETENTION = "retention"
    INVOICE = "invoice"
    OPENING = "opening"
    INTEREST = "interest"
    CREDIT = "credit"
    TRANSFER = "transfer"  # a debt of somebody else, taken over


class MoveKind(StrEnum):
    """What moved a balance."""

    RECEIVABLE = "receivable"
    CREDIT = "credit"
    RECEIPT = "receipt"
    REFUND = "refund"
    DIFFERENCE = "difference"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class AgingFoot:
    """The aging row under a statement; prepayment is positive here and printed negative."""

    not_due: Money
    days_1_30: Money
    days_31_60: Money
    days_61_90: Money
    over_90: Money
    prepayment: Money

    @property
    def owed(self) -> Money:
        """Open rows before prepayments."""
        columns = (self.not_due, self.days_1_30, self.days_31_60, self.days_61_90, self.over_90)
        return total(columns, self.prepayment.currency)

    @property
    def net(self) -> Money:
        """Open rows less prepayments."""
        return self.owed - self.prepayment


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A plan row that is not fully paid. Credit rows are negative; open = original − received."""

    label: str
    booked_on: date
    due_on: date | None
    original: Money
    received: Money
    open: Money
    contract: str = ""
    kind: ItemKind = ItemKind.INSTALMENT


@dataclass(frozen=True, slots=True)
class Prepaid:
    """Money of the customer that is not allocated yet (what is left of it, positive)."""

    day: date
    amount: Money
    label: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of the account: exactly one of debit and credit is set; reversals are negative."""

    day: date
    kind: MoveKind
    label: str = ""
    document: str = ""
    contract: str = ""
    debit: Money | None = None
    credit: Money | None = None


@dataclass(frozen=True, slots=True)
class StatementDoc:
    """A statement or confirmation of one customer in one currency.

    `number` is printed in the head, `mark` (plain ASCII) is the barcode; both empty on drafts.
    `opening + debits − credits = closing`, closing = aging.net, all net of prepayments.
    `moves` are needed for activity and detailed, `items` and `prepayments` for all but activity,
    `prior` and `prior_prepayments` (what the opening balance consists of) for detailed.
    """

    kind: StatementKind
    language: str  # "zh_CN" or "en", the customer's
    firm: Firm
    customer: Addressee
    as_of: date
    issued_on: date
    currency: str
    opening: Money
    debits: Money
    credits: Money
    closing: Money
    aging: AgingFoot
    number: str = ""
    mark: str = ""
    from_day: date | None = None
    moves: tuple[Movement, ...] = ()
    items: tuple[OpenItem, ...] = ()
    prepayments: tuple[Prepaid, ...] = ()
    prior: tuple[OpenItem, ...] = ()
    prior_prepayments: tuple[Prepaid, ...] = ()
    account: BankAccount | None = None
    contacts: tuple[Contact, ...] = ()
    memo: str = ""  # the exact 附言 to use
    head: str = ""  # head hash of the journal
    reply_by: date | None = None
    demands_payment: bool = False  # 对账暨催款函
    silence_agreed: bool = False  # the contract says that silence confirms
    draft: bool = False

    def __post_init__(self) -> None:
        refuse_differences(self.number, _statement_differences(self))


def _statement_differences(doc: StatementDoc) -> list[str]:
    """Names of the sums that do not agree."""
    checks = {
        "closing": doc.opening + doc.debits - doc.credits == doc.closing,
        "aging": doc.aging.net == doc.closing,
        "mark": doc.mark.isascii(),
    }
    if doc.moves or doc.kind is StatementKind.ACTIVITY:
        checks["debits"] = _sum(doc, (m.debit for m in doc.moves)) == doc.debits
        checks["credits"] = _sum(doc, (m.credit for m in doc.moves)) == doc.credits
    if doc.items or doc.prepayments or doc.kind is not StatementKind.ACTIVITY:
        checks["items"] = _sum(doc, (item.open for item in doc.items)) == doc.aging.owed
        prepaid = _sum(doc, (row.amount for row in doc.prepayments))
        checks["prepayments"] = prepaid == doc.aging.prepayment
    if doc.kind is StatementKind.DETAILED:
        owed = _sum(doc, (item.open for item in doc.prior))
        prepaid = _sum(doc, (row.amount for row in doc.prior_prepayments))
        checks["prior"] = owed - prepaid == doc.opening
    return [name for name, holds in checks.items() if not holds]


def _sum(doc: StatementDoc, amounts: Iterable[Money | None]) -> Money:
    return total((amount for amount in amounts if amount is not None), doc.currency)
