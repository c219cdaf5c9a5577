"""Customer card, contracts with lines and supplements, invoices, deliveries, products, payables."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TEXT = "TEXT NOT NULL DEFAULT ''"
_ZERO = "INTEGER NOT NULL DEFAULT 0"
# table → columns it gains, in order
_COLUMNS = {
    "contract": (
        ("deliver_on", "INTEGER"),
        ("tax_rate_ppm", "INTEGER"),
        ("invoice_terms", _TEXT),
        ("dispute_terms", _TEXT),
        ("template", _TEXT),
        ("department", _TEXT),
    ),
    "customer": (
        ("kind", _TEXT),
        ("mail_address", _TEXT),
        ("base_amount", _ZERO),
        (
            "statement_day",
            "INTEGER CONSTRAINT ck_customer_statement_day CHECK (statement_day BETWEEN 1 AND 31)",
        ),
        ("since_on", "INTEGER"),
        ("grade_until", "INTEGER"),
        ("grade_reason", _TEXT),
        ("scored_on", "INTEGER"),
        (
            "merged_into_id",
            "INTEGER CONSTRAINT fk_customer_merged_into_id REFERENCES customer (id)",
        ),
    ),
    "grade": (
        ("points", _ZERO),
        (
            "enforce",
            "TEXT NOT NULL DEFAULT 'warn'"
            " CONSTRAINT ck_grade_enforce CHECK (enforce IN ('none', 'warn', 'block'))",
        ),
        ("tolerance_amount", _ZERO),
        ("tolerance_days", _ZERO),
    ),
    "invoice": (
        ("code", _TEXT),
        ("kind", _TEXT),
        ("buyer", _TEXT),
        ("buyer_tax_no", _TEXT),
        ("red_of_id", "INTEGER CONSTRAINT fk_invoice_red_of_id REFERENCES invoice (id)"),
        ("check_note", _TEXT),
        ("sent_on", "INTEGER"),
        ("courier_no", _TEXT),
        ("signed_on", "INTEGER"),
        ("note", _TEXT),
    ),
    "milestone": (
        ("after_id", "INTEGER CONSTRAINT fk_milestone_after_id REFERENCES milestone (id)"),
        ("after_months", "INTEGER"),
    ),
    "plan": (
        ("due_rule", _TEXT),
        ("made_by_id", "INTEGER CONSTRAINT fk_plan_made_by_id REFERENCES supplement (id)"),
        ("ended_by_id", "INTEGER CONSTRAINT fk_plan_ended_by_id REFERENCES supplement (id)"),
    ),
}
_LINKS = (
    ("ix_customer_merged", "customer", "merged_into_id"),
    ("ix_invoice_red_of", "invoice", "red_of_id"),
    ("ix_plan_made_by", "plan", "made_by_id"),
    ("ix_plan_ended_by", "plan", "ended_by_id"),
)
# grade → points from which it is earned, what going over the limit does, what is still normal
_GRADES = {
    "A": (85, "warn", 1_000_000, 10),
    "B": (70, "warn", 500_000, 7),
    "C": (50, "warn", 100_000, 5),
    "D": (0, "block", 0, 0),
}


def upgrade() -> None:
    """Tables, columns, what the grades of a new ledger carry; the runner installs the triggers."""
    for make in (_people, _goods, _plans, _notes):
        make()
    for table, columns in _COLUMNS.items():
        for column, kind in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    for index, table, column in _LINKS:
        op.execute(f"CREATE INDEX {index} ON {table} ({column}) WHERE {column} IS NOT NULL")
    op.execute("DROP INDEX ix_receipt_row_key")  # it served no query
    # Written outside a command; the entry of the migration records each row as it comes to be.
    op.execute("DROP TRIGGER IF EXISTS journal_grade_u")
    for code, (points, enforce, amount, days) in _GRADES.items():
        op.execute(
            f"UPDATE grade SET points = {points}, enforce = '{enforce}',"
            f" tolerance_amount = {amount}, tolerance_days = {days} WHERE code = '{code}'"
        )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("left_on", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("name", name=op.f("uq_person_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "customer_account",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("bank", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_account_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_account")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_customer_account_customer", "customer_account", ["customer_id"], unique=False
    )
    op.create_table(
        "owner_term",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("from_on", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_owner_term_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_term")),
        sa.UniqueConstraint("customer_id", "from_on", name="uq_owner_term_from_on"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _goods() -> None:
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("tax_rate_ppm", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("name", "spec", name="uq_product_name"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "contract_line",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("tax_rate_ppm", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_contract_line_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_contract_line_product_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_line")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_contract_line_contract", "contract_line", ["contract_id"], unique=False)
    op.create_index(
        "ix_contract_line_product",
        "contract_line",
        ["product_id"],
        unique=False,
        sqlite_where=sa.text("product_id IS NOT NULL"),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("invoice_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_delivery_amount")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_delivery_batch_id")),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_delivery_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_delivery_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_delivery_invoice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_delivery_contract",
        "delivery",
        ["contract_id"],
        unique=False,
        sqlite_where=sa.text("contract_id IS NOT NULL"),
    )
    op.create_index("ix_delivery_customer", "delivery", ["customer_id"], unique=False)
    op.create_index(
        "ix_delivery_invoice",
        "delivery",
        ["invoice_id"],
        unique=False,
        sqlite_where=sa.text("invoice_id IS NOT NULL"),
    )
    op.create_table(
        "invoice_line",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("net", sa.Integer(), nullable=False),
        sa.Column("tax_rate_ppm", sa.Integer(), nullable=True),
        sa.Column("tax", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_line_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_invoice_line_product_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_line")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_invoice_line_invoice", "invoice_line", ["invoice_id"], unique=False)
    op.create_index(
        "ix_invoice_line_product",
        "invoice_line",
        ["product_id"],
        unique=False,
        sqlite_where=sa.text("product_id IS NOT NULL"),
    )


def _plans() -> None:
    op.create_table(
        "plan_template",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_template")),
        sa.UniqueConstraint("name", name="uq_plan_template_name"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "supplement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_supplement_contract_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplement")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_supplement_contract", "supplement", ["contract_id"], unique=False)


def _notes() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_comment_record", "comment", ["record"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "payable",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("due_on", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payable_amount")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payable")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_payable_due_on",
        "payable",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("paid_on IS NULL"),
    )
