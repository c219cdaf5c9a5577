"""Import batches, their files, rows kept aside, remembered layouts."""

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import STRICT, Base, Day, Empty, Id, Words, link, one_of


class Batch(Base):
    """One import: all or nothing, taken back as one."""

    __tablename__ = "batch"

    id: Mapped[Id]
    day: Mapped[Day]
    label: Mapped[Empty]


class ImportFile(Base):
    """A file of a batch and what was read from it; `summary` is the JSON of the answer."""

    __tablename__ = "import_file"
    __table_args__ = (Index("ix_import_file_sha256", "sha256"), STRICT)

    id: Mapped[Id]
    batch_id: Mapped[int] = link("batch.id")
    name: Mapped[Words]
    sha256: Mapped[Words]
    account_id: Mapped[int | None] = link("bank_account.id")
    last_day: Mapped[int | None] = mapped_column(Integer)
    summary: Mapped[Empty]


class ImportRow(Base):
    """A row that was not posted: kept with its raw text so that nothing is lost silently."""

    __tablename__ = "import_row"
    __table_args__ = (
        Index("ix_import_row_batch", "batch_id"),
        one_of("status", "flagged", "rejected", "skipped", "outgoing"),
        STRICT,
    )

    id: Mapped[Id]
    batch_id: Mapped[int] = link("batch.id")
    file_id: Mapped[int] = link("import_file.id")
    sheet: Mapped[Empty]
    row_no: Mapped[int] = mapped_column(Integer)
    kind: Mapped[Words]
    status: Mapped[Words]
    raw: Mapped[Words]
    problem: Mapped[Empty]
    equals: Mapped[Empty]


class Layout(Base):
    """How a sheet with this header was read last time; `mapping` is JSON header → field."""

    __tablename__ = "layout"
    __table_args__ = (UniqueConstraint("fingerprint", name="uq_layout_fingerprint"), STRICT)

    id: Mapped[Id]
    fingerprint: Mapped[Words]
    name: Mapped[Empty]
    kind: Mapped[Words]
    mapping: Mapped[Words]
    used_on: Mapped[Day]
