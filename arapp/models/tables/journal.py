"""The journal: one entry a command, its row changes, the shape of the tables when it was written.

These tables are written by triggers and by the store alone; they are not journaled themselves.
"""

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import Base, Empty, Moment, Words, one_of


class JournalEntry(Base):
    """One command. `hash` covers the entry, its changes and the entry before."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        one_of("kind", "do", "undo", "redo", "system"),
        {"sqlite_strict": True},
    )

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[Moment]
    actor: Mapped[Words]
    kind: Mapped[Words]
    label: Mapped[Words]
    fields: Mapped[Empty]
    target: Mapped[int | None] = mapped_column(Integer)
    changes: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    hash: Mapped[Empty]


class JournalChange(Base):
    """One row change: arrays of column values before and after, in the order of the shape."""

    __tablename__ = "journal_change"
    __table_args__ = (
        Index("ix_journal_change_seq", "seq"),
        Index("ix_journal_change_row", "tbl", "row"),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    # Never NULL: outside a command there is no number to write, and the change is refused.
    seq: Mapped[int] = mapped_column(Integer)
    tbl: Mapped[Words]
    row: Mapped[int] = mapped_column(Integer)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class JournalShape(Base):
    """Journaled columns of a table from an entry on, as a JSON array of names."""

    __tablename__ = "journal_shape"
    __table_args__ = (
        UniqueConstraint("tbl", "from_seq", name="uq_journal_shape_tbl"),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    tbl: Mapped[Words]
    from_seq: Mapped[int] = mapped_column(Integer)
    columns: Mapped[Words]


class JournalState(Base):
    """One row: the entry being written, or NULL. Outside a command every change is refused."""

    __tablename__ = "journal_state"
    __table_args__ = (CheckConstraint("id = 1", name="single"), {"sqlite_strict": True})

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    seq: Mapped[int | None] = mapped_column(Integer)
