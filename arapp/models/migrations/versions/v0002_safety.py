"""Period lock, receipts taken back whole, attachments."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns and a table; triggers are installed by the runner afterwards."""
    op.execute("ALTER TABLE company ADD COLUMN locked_until INTEGER")
    op.execute(
        "ALTER TABLE refund ADD COLUMN kind TEXT NOT NULL DEFAULT 'refund'"
        " CONSTRAINT ck_refund_kind CHECK (kind IN ('refund', 'reversal'))"
    )
    _without_link()
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_attachment_record", "attachment", ["tbl", "row"])


def _without_link() -> None:
    """The change's link to its entry goes: each change was looked up twice for it.

    That a change has an entry is kept by `seq` never being NULL, and shown by the chain.
    """
    op.execute("ALTER TABLE journal_change RENAME TO journal_change_1")
    for index in ("row", "seq"):
        op.execute(f"DROP INDEX ix_journal_change_{index}")
    op.create_table(
        "journal_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_change")),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO journal_change SELECT * FROM journal_change_1")
    op.execute("DROP TABLE journal_change_1")
    op.create_index("ix_journal_change_row", "journal_change", ["tbl", "row"])
    op.create_index("ix_journal_change_seq", "journal_change", ["seq"])
