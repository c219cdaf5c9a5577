"""Issued papers: statements and collection letters, frozen with hash and snapshot."""

from sqlalchemy import Index, Integer, Text, UniqueConstraint
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
    """An issued statement. `basis` is a hash of the rows it was made from: it tells stale ones.

    `confirmed` is the balance the customer named in its answer.
    """

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
    sent_on: Mapped[int | None] = mapped_column(Integer)
    channel: Mapped[Empty]
    courier_no: Mapped[Empty]
    answered_on: Mapped[int | None] = mapped_column(Integer)
    answer: Mapped[Empty]
    confirmed: Mapped[int | None] = mapped_column(Integer)


class StatementDifference(Base):
    """What the customer's books say otherwise: ours, theirs, why, and what came of it.

    `record` is the row of ours it speaks of ("receipt:7"), "" for one that we do not have.
    """

    __tablename__ = "statement_difference"
    __table_args__ = (
        Index("ix_statement_difference_statement", "statement_id"),
        one_of("kind", "in_transit", "not_booked", "no_invoice", "discount", "amount", "other"),
        STRICT,
    )

    id: Mapped[Id]
    statement_id: Mapped[int] = link("statement.id")
    kind: Mapped[Words]
    record: Mapped[Empty]
    day: Mapped[int | None] = mapped_column(Integer)
    ours: Mapped[Minor]
    theirs: Mapped[Minor]
    note: Mapped[Empty]
    resolved_on: Mapped[int | None] = mapped_column(Integer)
    outcome: Mapped[Empty]


class Letter(Base):
    """An issued collection letter; `delivered_on` by the courier's proof (it restarts 诉讼时效)."""

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
    tone: Mapped[Empty]
    sent_on: Mapped[int | None] = mapped_column(Integer)
    channel: Mapped[Empty]
    courier_no: Mapped[Empty]
    delivered_on: Mapped[int | None] = mapped_column(Integer)


class TextTemplate(Base):
    """Wording the firm chose: a letter, message, call script, mail or statement, by language.

    `stage` and `tone` say when it is taken; the placeholders in it are named {like_this}.
    """

    __tablename__ = "text_template"
    __table_args__ = (
        UniqueConstraint("kind", "name", "language", name="uq_text_template_name"),
        one_of("kind", "letter", "message", "call", "mail", "statement", "reminder"),
        STRICT,
    )

    id: Mapped[Id]
    kind: Mapped[Words]
    name: Mapped[Words]
    language: Mapped[str] = mapped_column(Text, default="zh_CN", server_default="zh_CN")
    stage: Mapped[Empty]
    tone: Mapped[Empty]
    title: Mapped[Empty]
    body: Mapped[Words]


class Attachment(Base):
    """A file that belongs to a record; it lies beside the ledger under its SHA-256.

    `kind` is what it is there: slip 回单, proof, reply 回执 …
    """

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
    kind: Mapped[Empty]
