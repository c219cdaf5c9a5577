"""Contracts, milestones, invoices, receipt plans (the unit of receivable)."""

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
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


class Contract(Base):
    """A sale on credit; Σ of its plan rows is its amount. `number_key` is the canonical number."""

    __tablename__ = "contract"
    __table_args__ = (
        Index("ix_contract_number_key", "number_key"),
        Index("ix_contract_customer", "customer_id"),
        sparse("ix_contract_ends_on", "ends_on"),
        one_of("state", "draft", "active", "closed", "void"),
        STRICT,
    )

    id: Mapped[Id]
    number: Mapped[Words]
    number_key: Mapped[Words]
    customer_id: Mapped[int] = link("customer.id")
    subject: Mapped[Empty]
    amount: Mapped[Minor]
    currency: Mapped[Code]
    signed_on: Mapped[int | None] = mapped_column(Integer)
    ends_on: Mapped[int | None] = mapped_column(Integer)
    terms: Mapped[Empty]
    late_rate_ppm: Mapped[int | None] = mapped_column(Integer)
    owner: Mapped[Empty]
    state: Mapped[Words]
    note: Mapped[Empty]
    batch_id: Mapped[int | None] = link("batch.id")


class Milestone(Base):
    """What makes a plan row due: signing, delivery, acceptance, warranty end, own ones."""

    __tablename__ = "milestone"
    __table_args__ = (
        Index("ix_milestone_contract", "contract_id"),
        Index("ix_milestone_open", "confirmed_on", "planned_on"),
        one_of("kind", "signing", "delivery", "acceptance", "warranty", "other"),
        STRICT,
    )

    id: Mapped[Id]
    contract_id: Mapped[int] = link("contract.id")
    kind: Mapped[Words]
    label: Mapped[Empty]
    planned_on: Mapped[int | None] = mapped_column(Integer)
    confirmed_on: Mapped[int | None] = mapped_column(Integer)
    evidence: Mapped[Empty]
    batch_id: Mapped[int | None] = link("batch.id")


class Invoice(Base):
    """An issued invoice."""

    __tablename__ = "invoice"
    __table_args__ = (
        Index("ix_invoice_customer", "customer_id"),
        UniqueConstraint("number", name="uq_invoice_number"),
        sparse("ix_invoice_contract", "contract_id"),
        STRICT,
    )

    id: Mapped[Id]
    number: Mapped[Words]
    customer_id: Mapped[int] = link("customer.id")
    contract_id: Mapped[int | None] = link("contract.id")
    day: Mapped[Day]
    net: Mapped[Minor]
    tax: Mapped[Minor]
    gross: Mapped[Minor]
    currency: Mapped[Code]
    check: Mapped[str] = mapped_column("check_state", default="none", server_default="none")
    batch_id: Mapped[int | None] = link("batch.id")


class Plan(Base):
    """An amount that is or becomes due. `paid` and `settled_on` are kept by triggers."""

    __tablename__ = "plan"
    __table_args__ = (
        one_of("kind", "instalment", "retention", "invoice", "opening", "interest", "credit"),
        one_of("state", "expected", "firm", "void"),
        CheckConstraint("(amount > 0) <> (kind = 'credit')", name="sign"),
        CheckConstraint(
            "paid BETWEEN min(amount, 0) AND max(amount, 0)",
            name="paid",
        ),
        CheckConstraint(
            "state <> 'firm' OR (booked_on IS NOT NULL AND due_on IS NOT NULL)", name="firm"
        ),
        Index(
            "p_open",
            "due_on",
            "customer_id",
            "currency",
            "amount",
            "paid",
            "booked_on",
            "state",  # in the condition too: without it here each row is looked up for it
            sqlite_where=text("paid <> amount AND state = 'firm'"),
        ),
        Index(
            "p_opencust",
            "customer_id",
            "currency",
            "due_on",
            "booked_on",
            "amount",
            "paid",
            "state",
            sqlite_where=text("paid <> amount AND state = 'firm'"),
        ),
        Index("p_expected", "due_on", sqlite_where=text("state = 'expected'")),
        Index("p_retention", "due_on", sqlite_where=text("kind = 'retention'")),
        Index("p_void", "void_on", sqlite_where=text("state = 'void'")),
        Index("p_hist", "settled_on", "booked_on", "due_on", "customer_id", "amount"),
        Index("ix_plan_customer", "customer_id", "booked_on"),
        sparse("ix_plan_contract", "contract_id"),
        sparse("ix_plan_invoice", "invoice_id"),
        sparse("ix_plan_milestone", "milestone_id"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    contract_id: Mapped[int | None] = link("contract.id")
    invoice_id: Mapped[int | None] = link("invoice.id")
    milestone_id: Mapped[int | None] = link("milestone.id")
    no: Mapped[int] = mapped_column(Integer, default=1, server_default="1")
    kind: Mapped[Words]
    label: Mapped[Empty]
    state: Mapped[Words]
    booked_on: Mapped[int | None] = mapped_column(Integer)
    due_on: Mapped[int | None] = mapped_column(Integer)
    void_on: Mapped[int | None] = mapped_column(Integer)
    amount: Mapped[Minor]
    currency: Mapped[Code]
    owner: Mapped[Empty]
    note: Mapped[Empty]
    batch_id: Mapped[int | None] = link("batch.id")
    paid: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    settled_on: Mapped[int | None] = mapped_column(Integer)
