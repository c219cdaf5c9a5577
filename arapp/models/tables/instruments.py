"""Bills of exchange with what became of them; what settled a payable."""

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import (
    STRICT,
    Base,
    Code,
    Day,
    Empty,
    Id,
    Minor,
    Words,
    link,
    one_of,
    sparse,
)


class Bill(Base):
    """承兑汇票: taken in payment as a receipt of method `bill`; amount and payer stand there too.

    Where it is on a day is what its last event up to that day says; held until the first.
    """

    __tablename__ = "bill"
    __table_args__ = (
        UniqueConstraint("receipt_id", name="uq_bill_receipt_id"),
        Index("ix_bill_number", "number"),
        Index("ix_bill_due_on", "due_on"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("due_on >= issued_on", name="due_on"),
        one_of("kind", "bank", "commercial"),
        STRICT,
    )

    id: Mapped[Id]
    receipt_id: Mapped[int] = link("receipt.id")
    number: Mapped[Words]
    kind: Mapped[str] = mapped_column(Text, default="bank", server_default="bank")
    drawer: Mapped[Empty]
    acceptor: Mapped[Empty]
    amount: Mapped[Minor]
    currency: Mapped[Code]
    issued_on: Mapped[int | None] = mapped_column(Integer)
    due_on: Mapped[Day]
    note: Mapped[Empty]


class BillEvent(Base):
    """What was done with a bill on a day; `held`: it came back into the drawer.

    `amount` is the money that came in (collected, discounted) or what it paid (endorsed), `fee`
    what the bank kept; `recourse` 1: whoever has it may come back to us. `receipt_id` is the line
    of the bank statement with that money.
    """

    __tablename__ = "bill_event"
    __table_args__ = (
        Index("ix_bill_event_bill", "bill_id", "day"),
        sparse("ix_bill_event_receipt", "receipt_id"),
        CheckConstraint("amount >= 0 AND fee >= 0", name="amount"),
        one_of("kind", "held", "endorsed", "discounted", "collected", "returned"),
        STRICT,
    )

    id: Mapped[Id]
    bill_id: Mapped[int] = link("bill.id")
    day: Mapped[Day]
    kind: Mapped[Words]
    to_whom: Mapped[Empty]
    account_id: Mapped[int | None] = link("bank_account.id")
    receipt_id: Mapped[int | None] = link("receipt.id")
    amount: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    fee: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    recourse: Mapped[int] = mapped_column(Integer, default=1, server_default="1")
    note: Mapped[Empty]


class PayableSettlement(Base):
    """Part of a payable settled: by an offset receipt, an endorsed bill, else by money.

    Taken back by its negative, dated and linked; `payable.paid_on` is the day nothing was left.
    """

    __tablename__ = "payable_settlement"
    __table_args__ = (
        UniqueConstraint("reverses_id", name="uq_payable_settlement_reverses_id"),
        Index("ix_payable_settlement_payable", "payable_id", "day"),
        sparse("ix_payable_settlement_receipt", "receipt_id"),
        sparse("ix_payable_settlement_event", "bill_event_id"),
        CheckConstraint("receipt_id IS NULL OR bill_event_id IS NULL", name="by"),
        STRICT,
    )

    id: Mapped[Id]
    payable_id: Mapped[int] = link("payable.id")
    receipt_id: Mapped[int | None] = link("receipt.id")
    bill_event_id: Mapped[int | None] = link("bill_event.id")
    day: Mapped[Day]
    amount: Mapped[Minor]
    reverses_id: Mapped[int | None] = link("payable_settlement.id")
