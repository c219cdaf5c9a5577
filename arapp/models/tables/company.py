"""The firm itself, its bank accounts, settings that travel with the file, number series."""

from sqlalchemy import CheckConstraint, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import STRICT, Base, Code, Day, Empty, Flag, Id, Moment, Words


class Company(Base):
    """One row: the firm that owns the ledger."""

    __tablename__ = "company"
    __table_args__ = (CheckConstraint("id = 1", name="single"), STRICT)

    id: Mapped[Id]
    ledger_id: Mapped[Words]
    name: Mapped[Words]
    short_name: Mapped[Empty]
    address: Mapped[Empty]
    postcode: Mapped[Empty]
    phone: Mapped[Empty]
    email: Mapped[Empty]
    contact: Mapped[Empty]
    tax_no: Mapped[Empty]
    letterhead: Mapped[Empty]
    currency: Mapped[Code]
    # parts per million a day: 500 = 万分之五 (product P1)
    late_rate_ppm: Mapped[int] = mapped_column(Integer, default=500, server_default="500")
    created_at: Mapped[Moment]
    sample: Mapped[Flag]
    # last closed day; kept by the triggers of models/locks.py
    locked_until: Mapped[int | None] = mapped_column(Integer)


class BankAccount(Base):
    """A bank account of the firm; receipts come in on one."""

    __tablename__ = "bank_account"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text, unique=True)
    bank: Mapped[Empty]
    number: Mapped[Empty]
    currency: Mapped[Code]


class Setting(Base):
    """Facts of the firm that are edited rarely; `value` is JSON text."""

    __tablename__ = "setting"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(Text, unique=True)
    value: Mapped[Words]


class NumberUse(Base):
    """Every number ever given, per series and year; stays when its document is undone (gapless)."""

    __tablename__ = "number_use"
    __table_args__ = (UniqueConstraint("series", "year", "n", name="uq_number_use_n"), STRICT)

    id: Mapped[Id]
    series: Mapped[Words]
    year: Mapped[int] = mapped_column(Integer)
    n: Mapped[int] = mapped_column(Integer)
    number: Mapped[Words]
    day: Mapped[Day]


class AppUser(Base):
    """Who works with the ledger."""

    __tablename__ = "app_user"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text, unique=True)
    role: Mapped[Words]
    department: Mapped[Empty]
    password_hash: Mapped[Empty]
