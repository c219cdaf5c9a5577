"""Money that came in and what it settled: receipts, allocations, differences, refunds."""

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint, text
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


class Receipt(Base):
    """One payment received. `allocated`, `refunded` are kept by triggers.

    amount = allocated + refunded + prepayment, always; `row_key` is account + serial no., else a
    hash of the row and its occurrence in the file (product R13). Without money: `offset` against
    what the firm owes, `transfer` of somebody else's prepayment (the refund there names it as
    `to_receipt_id`) or of a debt that another one took over.
    """

    __tablename__ = "receipt"
    __table_args__ = (
        UniqueConstraint("number", name="uq_receipt_number"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint(
            "allocated >= 0 AND refunded >= 0 AND allocated + refunded <= amount", name="used"
        ),
        one_of("method", "bank", "cash", "bill", "other", "offset", "transfer"),
        Index(
            "r_open",
            "day",
            "customer_id",
            "currency",
            "amount",
            "allocated",
            "refunded",
            "not_customer",
            # SQLite turns a comparison so that the column stands first: in that form it is found
            sqlite_where=text("amount > allocated + refunded"),
        ),
        Index("ix_receipt_customer", "customer_id", "day"),
        STRICT,
    )

    id: Mapped[Id]
    number: Mapped[Words]
    account_id: Mapped[int | None] = link("bank_account.id")
    day: Mapped[Day]
    payer: Mapped[Empty]
    payer_account: Mapped[Empty]
    amount: Mapped[Minor]
    currency: Mapped[Code]
    serial_no: Mapped[Empty]
    memo: Mapped[Empty]
    customer_id: Mapped[int | None] = link("customer.id")
    method: Mapped[str] = mapped_column(Text, default="bank", server_default="bank")
    not_customer: Mapped[Empty]
    row_key: Mapped[Empty]
    batch_id: Mapped[int | None] = link("batch.id")
    allocated: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    refunded: Mapped[int] = mapped_column(Integer, default=0, server_default="0")


class Allocation(Base):
    """receipt × plan × amount × day. A reversal is a new row: negative, dated, linked."""

    __tablename__ = "allocation"
    __table_args__ = (
        UniqueConstraint("reverses_id", name="uq_allocation_reverses_id"),
        one_of("how", "hand", "proposal", "auto", "import"),
        Index("ix_allocation_plan", "plan_id", "day", "amount"),
        Index("ix_allocation_receipt", "receipt_id", "day", "amount"),
        # What came after a day: reports as of that day are the sums of now less this.
        Index("a_day", "day", "plan_id", "amount"),
        STRICT,
    )

    id: Mapped[Id]
    receipt_id: Mapped[int] = link("receipt.id")
    plan_id: Mapped[int] = link("plan.id")
    amount: Mapped[Minor]
    day: Mapped[Day]
    how: Mapped[Words]
    policy: Mapped[Empty]
    reason: Mapped[Empty]
    reverses_id: Mapped[int | None] = link("allocation.id")
    batch_id: Mapped[int | None] = link("batch.id")


class Difference(Base):
    """What settles a plan row without money: fee, discount, rounding, exchange, penalty, tax."""

    __tablename__ = "difference"
    __table_args__ = (
        UniqueConstraint("reverses_id", name="uq_difference_reverses_id"),
        one_of("reason", "fee", "discount", "rounding", "exchange", "penalty", "tax", "other"),
        Index("ix_difference_plan", "plan_id", "day", "amount"),
        Index("d_day", "day", "plan_id", "amount"),
        sparse("ix_difference_receipt", "receipt_id"),
        STRICT,
    )

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id")
    receipt_id: Mapped[int | None] = link("receipt.id")
    amount: Mapped[Minor]
    day: Mapped[Day]
    reason: Mapped[Words]
    note: Mapped[Empty]
    reverses_id: Mapped[int | None] = link("difference.id")


class Refund(Base):
    """Money of a receipt paid back; `reversal`: booked in error, taken back whole and dated.

    `transfer`: what was left of it became another customer's, as the receipt `to_receipt_id`.
    """

    __tablename__ = "refund"
    __table_args__ = (
        Index("ix_refund_receipt", "receipt_id"),
        sparse("ix_refund_to_receipt", "to_receipt_id"),
        one_of("kind", "refund", "reversal", "transfer"),
        STRICT,
    )

    id: Mapped[Id]
    receipt_id: Mapped[int] = link("receipt.id")
    amount: Mapped[Minor]
    day: Mapped[Day]
    note: Mapped[Empty]
    reverses_id: Mapped[int | None] = link("refund.id")
    kind: Mapped[str] = mapped_column(Text, default="refund", server_default="refund")
    to_receipt_id: Mapped[int | None] = link("receipt.id")


class Declined(Base):
    """A pair the user said is wrong; it is never proposed again."""

    __tablename__ = "declined"
    __table_args__ = (
        UniqueConstraint("receipt_id", "plan_id", name="uq_declined_pair"),
        Index("ix_declined_plan", "plan_id"),
        STRICT,
    )

    id: Mapped[Id]
    receipt_id: Mapped[int] = link("receipt.id")
    plan_id: Mapped[int] = link("plan.id")
    day: Mapped[Day]


class CustomerMonth(Base):
    """Debits and credits per customer, currency and month (202610); kept by triggers.

    Debits: firm rows by booked month. Credits: receipts by day, differences by day, less refunds.
    """

    __tablename__ = "customer_month"
    __table_args__ = (
        UniqueConstraint("customer_id", "currency", "month", name="uq_customer_month_key"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    currency: Mapped[Code]
    month: Mapped[int] = mapped_column(Integer)
    debits: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    credits: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
