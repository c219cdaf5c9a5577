"""Contracts with clauses, lines and milestones; receipt plans (the unit of receivable)."""

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
    """A sale on credit; Σ of its plan rows is its amount. `number_key` is the canonical number.

    `amount` is what it comes to now: as signed and all supplements. Clauses (product P1): `terms`
    payment, `deliver_on` deadline, `late_rate_ppm` late interest, `invoice_terms`, `dispute_terms`.
    """

    __tablename__ = "contract"
    __table_args__ = (
        Index("ix_contract_number_key", "number_key"),
        Index("ix_contract_customer", "customer_id"),
        sparse("ix_contract_ends_on", "ends_on"),
        sparse("ix_contract_profile", "profile_id"),
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
    deliver_on: Mapped[int | None] = mapped_column(Integer)
    tax_rate_ppm: Mapped[int | None] = mapped_column(Integer)
    invoice_terms: Mapped[Empty]
    dispute_terms: Mapped[Empty]
    template: Mapped[Empty]
    department: Mapped[Empty]
    profile_id: Mapped[int | None] = link("dunning_profile.id")


class ContractLine(Base):
    """A product of a contract. Quantity and price in millionths, amount with tax in minor units."""

    __tablename__ = "contract_line"
    __table_args__ = (
        Index("ix_contract_line_contract", "contract_id"),
        sparse("ix_contract_line_product", "product_id"),
        STRICT,
    )

    id: Mapped[Id]
    contract_id: Mapped[int] = link("contract.id")
    product_id: Mapped[int | None] = link("product.id")
    no: Mapped[int] = mapped_column(Integer)
    item: Mapped[Words]
    spec: Mapped[Empty]
    unit: Mapped[Empty]
    quantity: Mapped[int | None] = mapped_column(Integer)
    price: Mapped[int | None] = mapped_column(Integer)
    tax_rate_ppm: Mapped[int | None] = mapped_column(Integer)
    amount: Mapped[Minor]


class Supplement(Base):
    """补充协议: a dated change of a contract; `amount` is what it adds (0: rows only, below: less).

    The rows it struck name it as `ended_by_id`, the rows it made as `made_by_id`.
    """

    __tablename__ = "supplement"
    __table_args__ = (Index("ix_supplement_contract", "contract_id"), STRICT)

    id: Mapped[Id]
    contract_id: Mapped[int] = link("contract.id")
    number: Mapped[Empty]
    day: Mapped[Day]
    amount: Mapped[Minor]
    reason: Mapped[Words]


class PlanTemplate(Base):
    """A named way to cut a contract into rows; `rows` is JSON (services/ledger/templates.py)."""

    __tablename__ = "plan_template"
    __table_args__ = (UniqueConstraint("name", name="uq_plan_template_name"), STRICT)

    id: Mapped[Id]
    name: Mapped[Words]
    place: Mapped[int] = mapped_column(Integer)
    rows: Mapped[Words]


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
    # planned so many months after another one (the end of a warranty after the acceptance)
    after_id: Mapped[int | None] = link("milestone.id")
    after_months: Mapped[int | None] = mapped_column(Integer)


class Plan(Base):
    """An amount that is or becomes due. `paid` and `settled_on` are kept by triggers.

    `due_rule` is the rule its due day came from (services/ledger/due_rules.py); `made_by_id` and
    `ended_by_id` are the supplements that made and struck it. A debt taken over (`transfer`) names
    the row it comes from and the receipt that settled that; `agreement_id` made it anew.
    """

    __tablename__ = "plan"
    __table_args__ = (
        one_of(
            "kind",
            *("instalment", "retention", "invoice", "opening", "interest", "credit", "transfer"),
        ),
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
        sparse("ix_plan_made_by", "made_by_id"),
        sparse("ix_plan_ended_by", "ended_by_id"),
        sparse("ix_plan_from_plan", "from_plan_id"),
        sparse("ix_plan_by_receipt", "by_receipt_id"),
        sparse("ix_plan_agreement", "agreement_id"),
        sparse("ix_plan_profile", "profile_id"),
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
    due_rule: Mapped[Empty]
    made_by_id: Mapped[int | None] = link("supplement.id")
    ended_by_id: Mapped[int | None] = link("supplement.id")
    from_plan_id: Mapped[int | None] = link("plan.id")
    by_receipt_id: Mapped[int | None] = link("receipt.id")
    agreement_id: Mapped[int | None] = link("repayment_agreement.id")
    profile_id: Mapped[int | None] = link("dunning_profile.id")
