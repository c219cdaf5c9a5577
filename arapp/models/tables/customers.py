"""Customers, their contacts, the names and accounts that pay for them."""

from sqlalchemy import Index, Integer, Text, UniqueConstraint
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
    """Credit grade with what it carries (product C3, C5)."""

    __tablename__ = "grade"

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[Words]
    net_days: Mapped[int] = mapped_column(Integer)
    credit_limit: Mapped[int | None] = mapped_column(Integer)
    grace_days: Mapped[int] = mapped_column(Integer, default=0, server_default="0")


class Customer(Base):
    """Who owes. `name_key` is the folded full name, `initials` the pinyin initials for search."""

    __tablename__ = "customer"
    __table_args__ = (
        Index("ix_customer_name_key", "name_key"),
        sparse("ix_customer_parent", "parent_id"),
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
