"""Issued papers: statements and collection letters, frozen with hash and snapshot."""

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import (
    STRICT,
    Base,
    Code,
    Day,
    Empty,
    Id,
    Minor,
    Moment,
    Words,
    link,
    one_of,
)


class Statement(Base):
    """An issued statement. `basis` is a hash of the rows it was made from: it tells stale ones."""

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("number", name="uq_statement_number"),
        Index("ix_statement_period", "to_on", "customer_id"),
        Index("ix_statement_customer", "customer_id"),
        one_of("kind", "activity", "open", "detailed", "confirmation"),
        one_of("state", "issued", "sent", "confirmed", "differs", "superseded"),
        STRICT,
    )

    id: Mapped[Id]
    number: Mapped[Words]
    customer_id: Mapped[int] = link("customer.id")
    kind: Mapped[Words]
    from_on: Mapped[Day]
    to_on: Mapped[Day]
    issued_on: Mapped[Day]
    opening: Mapped[Minor]
    debits: Mapped[Minor]
    credits: Mapped[Minor]
    closing: Mapped[Minor]
    currency: Mapped[Code]
    state: Mapped[Words]
    file: Mapped[Empty]
    pages: Mapped[int] = mapped_column(Integer, default=1, server_default="1")
    sha256: Mapped[Empty]
    basis: Mapped[Empty]
    snapshot: Mapped[Empty]
    superseded_by: Mapped[int | None] = link("statement.id")


class Letter(Base):
    """An issued collection letter."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("number", name="uq_letter_number"),
        Index("ix_letter_customer", "customer_id", "day"),
        one_of("stage", "reminder", "demand", "final", "legal"),
        STRICT,
    )

    id: Mapped[Id]
    number: Mapped[Words]
    customer_id: Mapped[int] = link("customer.id")
    stage: Mapped[Words]
    day: Mapped[Day]
    deadline_on: Mapped[Day]
    amount: Mapped[Minor]
    interest: Mapped[Minor]
    currency: Mapped[Code]
    file: Mapped[Empty]
    pages: Mapped[int] = mapped_column(Integer, default=1, server_default="1")
    sha256: Mapped[Empty]
    snapshot: Mapped[Empty]


class Attachment(Base):
    """A file that belongs to a record; it lies beside the ledger under its SHA-256."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_record", "tbl", "row"), STRICT)

    id: Mapped[Id]
    tbl: Mapped[Words]
    row: Mapped[int] = mapped_column(Integer)
    name: Mapped[Words]
    sha256: Mapped[Words]
    size: Mapped[int] = mapped_column(Integer)
    added_at: Mapped[Moment]
    note: Mapped[Empty]
