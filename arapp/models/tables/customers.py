"""Customers, their contacts, the names and accounts that pay for them."""

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import (
    STRICT,
    Base,
    Code,
    Day,
    Empty,
    Flag,
    Id,
    Words,
    link,
    one_of,
    sparse,
)


class Grade(Base):
    """Credit grade with what it carries (product C3, C5, C6, C8).

    `points` from which a score earns it; `enforce` what happens when a new contract, plan or
    invoice goes over the limit; tolerance: overdue up to that is not yet abnormal.
    """

    __tablename__ = "grade"
    __table_args__ = (one_of("enforce", "none", "warn", "block"), STRICT)

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[Words]
    net_days: Mapped[int] = mapped_column(Integer)
    credit_limit: Mapped[int | None] = mapped_column(Integer)
    grace_days: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    points: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    enforce: Mapped[str] = mapped_column(Text, default="warn", server_default="warn")
    tolerance_amount: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    tolerance_days: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    profile_id: Mapped[int | None] = link("dunning_profile.id")


class Customer(Base):
    """Who owes. `name_key` is the folded full name, `initials` the pinyin initials for search.

    `grade_until` ends a grade set by hand, with `grade_reason`; `base_amount` 铺底 is lent on top
    of the limit; `statement_day` 账单日; `merged_into_id` the record a twin became part of;
    `no_statement` why the monthly run leaves it out.
    """

    __tablename__ = "customer"
    __table_args__ = (
        Index("ix_customer_name_key", "name_key"),
        sparse("ix_customer_parent", "parent_id"),
        sparse("ix_customer_merged", "merged_into_id"),
        sparse("ix_customer_profile", "profile_id"),
        CheckConstraint("statement_day BETWEEN 1 AND 31", name="statement_day"),
        STRICT,
    )

    id: Mapped[Id]
    code: Mapped[Empty]
    name: Mapped[Words]
    name_key: Mapped[Words]
    short_name: Mapped[Empty]
    initials: Mapped[Empty]
    tax_no: Mapped[Empty]
    grade: Mapped[str] = mapped_column(Text, default="C", server_default="C")
    credit_limit: Mapped[int | None] = mapped_column(Integer)
    terms: Mapped[Empty]
    owner: Mapped[Empty]
    department: Mapped[Empty]
    region: Mapped[Empty]
    phone: Mapped[Empty]
    address: Mapped[Empty]
    language: Mapped[str] = mapped_column(Text, default="zh_CN", server_default="zh_CN")
    currency: Mapped[Code]
    parent_id: Mapped[int | None] = link("customer.id")
    batch_id: Mapped[int | None] = link("batch.id")
    note: Mapped[Empty]
    kind: Mapped[Empty]
    mail_address: Mapped[Empty]
    base_amount: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    statement_day: Mapped[int | None] = mapped_column(Integer)
    since_on: Mapped[int | None] = mapped_column(Integer)
    grade_until: Mapped[int | None] = mapped_column(Integer)
    grade_reason: Mapped[Empty]
    scored_on: Mapped[int | None] = mapped_column(Integer)
    merged_into_id: Mapped[int | None] = link("customer.id")
    profile_id: Mapped[int | None] = link("dunning_profile.id")
    no_statement: Mapped[Empty]


class CustomerAccount(Base):
    """A bank account of the customer, as stated on its papers (its payers are `payer_alias`)."""

    __tablename__ = "customer_account"
    __table_args__ = (Index("ix_customer_account_customer", "customer_id"), STRICT)

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    bank: Mapped[Empty]
    number: Mapped[Words]
    note: Mapped[Empty]


class OwnerTerm(Base):
    """Who looks after the customer from a day on; the customer's own columns hold the newest."""

    __tablename__ = "owner_term"
    __table_args__ = (
        UniqueConstraint("customer_id", "from_on", name="uq_owner_term_from_on"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    owner: Mapped[Empty]
    department: Mapped[Empty]
    from_on: Mapped[Day]


class Contact(Base):
    """A person at the customer; role finance, business, legal, representative, other."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_customer", "customer_id"),
        one_of("role", "finance", "business", "legal", "representative", "other"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    name: Mapped[Words]
    role: Mapped[str] = mapped_column(Text, default="other", server_default="other")
    title: Mapped[Empty]
    phone: Mapped[Empty]
    email: Mapped[Empty]
    address: Mapped[Empty]
    batch_id: Mapped[int | None] = link("batch.id")


class PayerAlias(Base):
    """A name or account that paid for the customer before; learned on confirmation, revocable."""

    __tablename__ = "payer_alias"
    __table_args__ = (
        UniqueConstraint("customer_id", "kind", "key", name="uq_payer_alias_key"),
        Index("ix_payer_alias_key", "kind", "key"),
        one_of("kind", "name", "account"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    kind: Mapped[Words]
    value: Mapped[Words]
    key: Mapped[Words]
    source: Mapped[Words]
    hits: Mapped[int] = mapped_column(Integer, default=1, server_default="1")
    last_used_on: Mapped[Day]
    revoked: Mapped[Flag]
