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
