"""Invoices with their lines, what was delivered, products, what the firm itself owes."""

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import (
    STRICT,
    Base,
    Code,
    Day,
    Empty,
    Flag,
    Id,
    Minor,
    Words,
    link,
    sparse,
)


class Invoice(Base):
    """An issued invoice; a red one (negative) names the one it takes back as `red_of_id`.

    `check_state` is the comparison with the contract (product I2): none, differs, cleared,
    confirmed (with `check_note`); `buyer`, `buyer_tax_no` as printed on it.
    """

    __tablename__ = "invoice"
    __table_args__ = (
        Index("ix_invoice_customer", "customer_id"),
        UniqueConstraint("number", name="uq_invoice_number"),
        sparse("ix_invoice_contract", "contract_id"),
        sparse("ix_invoice_red_of", "red_of_id"),
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
    code: Mapped[Empty]
    kind: Mapped[Empty]
    buyer: Mapped[Empty]
    buyer_tax_no: Mapped[Empty]
    red_of_id: Mapped[int | None] = link("invoice.id")
    check_note: Mapped[Empty]
    sent_on: Mapped[int | None] = mapped_column(Integer)
    courier_no: Mapped[Empty]
    signed_on: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[Empty]


class InvoiceLine(Base):
    """A line of an invoice. Quantity and price (without tax) in millionths, sums in minor units."""

    __tablename__ = "invoice_line"
    __table_args__ = (
        Index("ix_invoice_line_invoice", "invoice_id"),
        sparse("ix_invoice_line_product", "product_id"),
        STRICT,
    )

    id: Mapped[Id]
    invoice_id: Mapped[int] = link("invoice.id")
    product_id: Mapped[int | None] = link("product.id")
    no: Mapped[int] = mapped_column(Integer)
    item: Mapped[Words]
    spec: Mapped[Empty]
    unit: Mapped[Empty]
    quantity: Mapped[int | None] = mapped_column(Integer)
    price: Mapped[int | None] = mapped_column(Integer)
    net: Mapped[Minor]
    tax_rate_ppm: Mapped[int | None] = mapped_column(Integer)
    tax: Mapped[Minor]


class Delivery(Base):
    """Goods that went out, by their note; not invoiced yet while `invoice_id` is empty."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_customer", "customer_id"),
        sparse("ix_delivery_contract", "contract_id"),
        sparse("ix_delivery_invoice", "invoice_id"),
        CheckConstraint("amount <> 0", name="amount"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    contract_id: Mapped[int | None] = link("contract.id")
    invoice_id: Mapped[int | None] = link("invoice.id")
    number: Mapped[Empty]
    day: Mapped[Day]
    amount: Mapped[Minor]
    currency: Mapped[Code]
    note: Mapped[Empty]
    batch_id: Mapped[int | None] = link("batch.id")


class Product(Base):
    """What is sold; price in millionths of the currency's unit, with tax."""

    __tablename__ = "product"
    __table_args__ = (UniqueConstraint("name", "spec", name="uq_product_name"), STRICT)

    id: Mapped[Id]
    code: Mapped[Empty]
    name: Mapped[Words]
    spec: Mapped[Empty]
    unit: Mapped[Empty]
    price: Mapped[int | None] = mapped_column(Integer)
    tax_rate_ppm: Mapped[int | None] = mapped_column(Integer)
    retired: Mapped[Flag]


class Person(Base):
    """Somebody of the firm who owns customers (业务员), with the department the reports ask for."""

    __tablename__ = "person"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text, unique=True)
    department: Mapped[Empty]
    phone: Mapped[Empty]
    email: Mapped[Empty]
    left_on: Mapped[int | None] = mapped_column(Integer)


class Payable(Base):
    """应付: what the firm itself has to pay, kept for the reminder alone."""

    __tablename__ = "payable"
    __table_args__ = (
        Index("ix_payable_due_on", "due_on", sqlite_where=text("paid_on IS NULL")),
        CheckConstraint("amount > 0", name="amount"),
        STRICT,
    )

    id: Mapped[Id]
    supplier: Mapped[Words]
    number: Mapped[Empty]
    text: Mapped[Empty]
    amount: Mapped[Minor]
    currency: Mapped[Code]
    due_on: Mapped[Day]
    paid_on: Mapped[int | None] = mapped_column(Integer)
    owner: Mapped[Empty]
    note: Mapped[Empty]
