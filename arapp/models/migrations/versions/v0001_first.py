"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table; triggers are installed by the runner afterwards."""
    op.create_table(
        "app_user",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("password_hash", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_user")),
        sa.UniqueConstraint("name", name=op.f("uq_app_user_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "bank_account",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_account")),
        sa.UniqueConstraint("name", name=op.f("uq_bank_account_name")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "company",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ledger_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("tax_no", sa.Text(), server_default="", nullable=False),
        sa.Column("letterhead", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("late_rate_ppm", sa.Integer(), server_default="500", nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("sample", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_company_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "grade",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("net_days", sa.Integer(), nullable=False),
        sa.Column("credit_limit", sa.Integer(), nullable=True),
        sa.Column("grace_days", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade")),
        sa.UniqueConstraint("code", name=op.f("uq_grade_code")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "journal_entry",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), server_default="", nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("changes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("hash", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "kind IN ('do', 'undo', 'redo', 'system')", name=op.f("ck_journal_entry_kind")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal_entry")),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_shape",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("from_seq", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_shape")),
        sa.UniqueConstraint("tbl", "from_seq", name="uq_journal_shape_tbl"),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_journal_state_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_state")),
        sqlite_strict=True,
    )
    op.create_table(
        "layout",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layout")),
        sa.UniqueConstraint("fingerprint", name="uq_layout_fingerprint"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "number_use",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_use")),
        sa.UniqueConstraint("series", "year", "n", name="uq_number_use_n"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "todo",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("record", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("due_on", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_todo")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), server_default="", nullable=False),
        sa.Column("initials", sa.Text(), server_default="", nullable=False),
        sa.Column("tax_no", sa.Text(), server_default="", nullable=False),
        sa.Column("grade", sa.Text(), server_default="C", nullable=False),
        sa.Column("credit_limit", sa.Integer(), nullable=True),
        sa.Column("terms", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("region", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="zh_CN", nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_customer_batch_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["customer.id"], name=op.f("fk_customer_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_customer_name_key", "customer", ["name_key"], unique=False)
    op.create_index(
        "ix_customer_parent",
        "customer",
        ["parent_id"],
        unique=False,
        sqlite_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_table(
        "import_file",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["bank_account.id"], name=op.f("fk_import_file_account_id")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_import_file_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_file")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_import_file_sha256", "import_file", ["sha256"], unique=False)
    op.create_table(
        "journal_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["journal_entry.seq"],
            name=op.f("fk_journal_change_seq"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_change")),
        sqlite_strict=True,
    )
    op.create_index("ix_journal_change_row", "journal_change", ["tbl", "row"], unique=False)
    op.create_index("ix_journal_change_seq", "journal_change", ["seq"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default="other", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role IN ('finance', 'business', 'legal', 'representative', 'other')",
            name=op.f("ck_contact_role"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_contact_batch_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_contact_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_contact_customer", "contact", ["customer_id"], unique=False)
    op.create_table(
        "contract",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("signed_on", sa.Integer(), nullable=True),
        sa.Column("ends_on", sa.Integer(), nullable=True),
        sa.Column("terms", sa.Text(), server_default="", nullable=False),
        sa.Column("late_rate_ppm", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'active', 'closed', 'void')", name=op.f("ck_contract_state")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_contract_batch_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_contract_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_contract_customer", "contract", ["customer_id"], unique=False)
    op.create_index(
        "ix_contract_ends_on",
        "contract",
        ["ends_on"],
        unique=False,
        sqlite_where=sa.text("ends_on IS NOT NULL"),
    )
    op.create_index("ix_contract_number_key", "contract", ["number_key"], unique=False)
    op.create_table(
        "customer_month",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("debits", sa.Integer(), server_default="0", nullable=False),
        sa.Column("credits", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_month_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_month")),
        sa.UniqueConstraint("customer_id", "currency", "month", name="uq_customer_month_key"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "import_row",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), server_default="", nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("equals", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "status IN ('flagged', 'rejected', 'skipped', 'outgoing')",
            name=op.f("ck_import_row_status"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_import_row_batch_id")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["import_file.id"], name=op.f("fk_import_row_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_row")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_import_row_batch", "import_row", ["batch_id"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("deadline_on", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("interest", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("pages", sa.Integer(), server_default="1", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("snapshot", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "stage IN ('reminder', 'demand', 'final', 'legal')", name=op.f("ck_letter_stage")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_letter_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("number", name="uq_letter_number"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_letter_customer", "letter", ["customer_id", "day"], unique=False)
    op.create_table(
        "payer_alias",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("hits", sa.Integer(), server_default="1", nullable=False),
        sa.Column("last_used_on", sa.Integer(), nullable=False),
        sa.Column("revoked", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("kind IN ('name', 'account')", name=op.f("ck_payer_alias_kind")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_payer_alias_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payer_alias")),
        sa.UniqueConstraint("customer_id", "kind", "key", name="uq_payer_alias_key"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_payer_alias_key", "payer_alias", ["kind", "key"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("payer", sa.Text(), server_default="", nullable=False),
        sa.Column("payer_account", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("serial_no", sa.Text(), server_default="", nullable=False),
        sa.Column("memo", sa.Text(), server_default="", nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("method", sa.Text(), server_default="bank", nullable=False),
        sa.Column("not_customer", sa.Text(), server_default="", nullable=False),
        sa.Column("row_key", sa.Text(), server_default="", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("allocated", sa.Integer(), server_default="0", nullable=False),
        sa.Column("refunded", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "method IN ('bank', 'cash', 'bill', 'other')", name=op.f("ck_receipt_method")
        ),
        sa.CheckConstraint(
            "allocated >= 0 AND refunded >= 0 AND allocated + refunded <= amount",
            name=op.f("ck_receipt_used"),
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_receipt_amount")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["bank_account.id"], name=op.f("fk_receipt_account_id")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_receipt_batch_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_receipt_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("number", name="uq_receipt_number"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_receipt_customer", "receipt", ["customer_id", "day"], unique=False)
    op.create_index(
        "ix_receipt_row_key",
        "receipt",
        ["row_key"],
        unique=False,
        sqlite_where=sa.text("row_key <> ''"),
    )
    op.create_index(
        "r_open",
        "receipt",
        ["day", "customer_id", "currency", "amount", "allocated", "refunded", "not_customer"],
        unique=False,
        sqlite_where=sa.text("amount > allocated + refunded"),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Integer(), nullable=False),
        sa.Column("to_on", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Integer(), nullable=False),
        sa.Column("opening", sa.Integer(), nullable=False),
        sa.Column("debits", sa.Integer(), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.Column("closing", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("pages", sa.Integer(), server_default="1", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.Column("snapshot", sa.Text(), server_default="", nullable=False),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('activity', 'open', 'detailed', 'confirmation')",
            name=op.f("ck_statement_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('issued', 'sent', 'confirmed', 'differs', 'superseded')",
            name=op.f("ck_statement_state"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_statement_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["statement.id"], name=op.f("fk_statement_superseded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("number", name="uq_statement_number"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_statement_customer", "statement", ["customer_id"], unique=False)
    op.create_index("ix_statement_period", "statement", ["to_on", "customer_id"], unique=False)
    op.create_table(
        "invoice",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("net", sa.Integer(), nullable=False),
        sa.Column("tax", sa.Integer(), nullable=False),
        sa.Column("gross", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("check_state", sa.Text(), server_default="none", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_invoice_batch_id")),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_invoice_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_invoice_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.UniqueConstraint("number", name="uq_invoice_number"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_invoice_contract",
        "invoice",
        ["contract_id"],
        unique=False,
        sqlite_where=sa.text("contract_id IS NOT NULL"),
    )
    op.create_index("ix_invoice_customer", "invoice", ["customer_id"], unique=False)
    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("planned_on", sa.Integer(), nullable=True),
        sa.Column("confirmed_on", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('signing', 'delivery', 'acceptance', 'warranty', 'other')",
            name=op.f("ck_milestone_kind"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_milestone_batch_id")),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_milestone_contract_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_milestone_contract", "milestone", ["contract_id"], unique=False)
    op.create_index("ix_milestone_open", "milestone", ["confirmed_on", "planned_on"], unique=False)
    op.create_table(
        "refund",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_refund_receipt_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["refund.id"], name=op.f("fk_refund_reverses_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_refund_receipt", "refund", ["receipt_id"], unique=False)
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("invoice_id", sa.Integer(), nullable=True),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), server_default="1", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("booked_on", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Integer(), nullable=True),
        sa.Column("void_on", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("paid", sa.Integer(), server_default="0", nullable=False),
        sa.Column("settled_on", sa.Integer(), nullable=True),
        sa.CheckConstraint("(amount > 0) <> (kind = 'credit')", name=op.f("ck_plan_sign")),
        sa.CheckConstraint(
            "kind IN ('instalment', 'retention', 'invoice', 'opening', 'interest', 'credit')",
            name=op.f("ck_plan_kind"),
        ),
        sa.CheckConstraint(
            "state <> 'firm' OR (booked_on IS NOT NULL AND due_on IS NOT NULL)",
            name=op.f("ck_plan_firm"),
        ),
        sa.CheckConstraint("state IN ('expected', 'firm', 'void')", name=op.f("ck_plan_state")),
        sa.CheckConstraint(
            "paid BETWEEN min(amount, 0) AND max(amount, 0)", name=op.f("ck_plan_paid")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_plan_batch_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_plan_contract_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_plan_customer_id")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_plan_invoice_id")),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_plan_milestone_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_plan_contract",
        "plan",
        ["contract_id"],
        unique=False,
        sqlite_where=sa.text("contract_id IS NOT NULL"),
    )
    op.create_index("ix_plan_customer", "plan", ["customer_id", "booked_on"], unique=False)
    op.create_index(
        "ix_plan_invoice",
        "plan",
        ["invoice_id"],
        unique=False,
        sqlite_where=sa.text("invoice_id IS NOT NULL"),
    )
    op.create_index(
        "ix_plan_milestone",
        "plan",
        ["milestone_id"],
        unique=False,
        sqlite_where=sa.text("milestone_id IS NOT NULL"),
    )
    op.create_index(
        "p_expected", "plan", ["due_on"], unique=False, sqlite_where=sa.text("state = 'expected'")
    )
    op.create_index(
        "p_void", "plan", ["void_on"], unique=False, sqlite_where=sa.text("state = 'void'")
    )
    op.create_index(
        "p_retention", "plan", ["due_on"], unique=False, sqlite_where=sa.text("kind = 'retention'")
    )
    op.create_index(
        "p_hist",
        "plan",
        ["settled_on", "booked_on", "due_on", "customer_id", "amount"],
        unique=False,
    )
    op.create_index(
        "p_open",
        "plan",
        ["due_on", "customer_id", "currency", "amount", "paid", "booked_on", "state"],
        unique=False,
        sqlite_where=sa.text("paid <> amount AND state = 'firm'"),
    )
    op.create_index(
        "p_opencust",
        "plan",
        ["customer_id", "currency", "due_on", "booked_on", "amount", "paid", "state"],
        unique=False,
        sqlite_where=sa.text("paid <> amount AND state = 'firm'"),
    )
    op.create_table(
        "allocation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "how IN ('hand', 'proposal', 'auto', 'import')", name=op.f("ck_allocation_how")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_allocation_batch_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_allocation_plan_id")),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["receipt.id"], name=op.f("fk_allocation_receipt_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["allocation.id"], name=op.f("fk_allocation_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
        sa.UniqueConstraint("reverses_id", name="uq_allocation_reverses_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("a_day", "allocation", ["day", "plan_id", "amount"], unique=False)
    op.create_index("ix_allocation_plan", "allocation", ["plan_id", "day", "amount"], unique=False)
    op.create_index(
        "ix_allocation_receipt", "allocation", ["receipt_id", "day", "amount"], unique=False
    )
    op.create_table(
        "contact_log",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("next_on", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('phone', 'message', 'email', 'letter', 'visit', 'other')",
            name=op.f("ck_contact_log_channel"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_contact_log_customer_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_contact_log_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_log")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_contact_log_customer", "contact_log", ["customer_id", "day"], unique=False)
    op.create_index(
        "ix_contact_log_plan",
        "contact_log",
        ["plan_id"],
        unique=False,
        sqlite_where=sa.text("plan_id IS NOT NULL"),
    )
    op.create_table(
        "declined",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_declined_plan_id")),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["receipt.id"], name=op.f("fk_declined_receipt_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declined")),
        sa.UniqueConstraint("receipt_id", "plan_id", name="uq_declined_pair"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_declined_plan", "declined", ["plan_id"], unique=False)
    op.create_table(
        "difference",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "reason IN ('fee', 'discount', 'rounding', 'exchange', 'penalty', 'tax', 'other')",
            name=op.f("ck_difference_reason"),
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_difference_plan_id")),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["receipt.id"], name=op.f("fk_difference_receipt_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["difference.id"], name=op.f("fk_difference_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_difference")),
        sa.UniqueConstraint("reverses_id", name="uq_difference_reverses_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("d_day", "difference", ["day", "plan_id", "amount"], unique=False)
    op.create_index("ix_difference_plan", "difference", ["plan_id", "day", "amount"], unique=False)
    op.create_index(
        "ix_difference_receipt",
        "difference",
        ["receipt_id"],
        unique=False,
        sqlite_where=sa.text("receipt_id IS NOT NULL"),
    )
    op.create_table(
        "dispute",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_dispute_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_dispute_plan", "dispute", ["plan_id"], unique=False)
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("set_on", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "reason IN ('promise', 'dispute', 'manual', 'legal', 'snooze')",
            name=op.f("ck_hold_reason"),
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_hold_customer_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_hold_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_hold_customer", "hold", ["customer_id"], unique=False)
    op.create_index(
        "ix_hold_plan",
        "hold",
        ["plan_id"],
        unique=False,
        sqlite_where=sa.text("plan_id IS NOT NULL"),
    )
    op.create_table(
        "promise",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("made_on", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_promise_customer_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_promise_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_promise_customer", "promise", ["customer_id"], unique=False)
    op.create_index(
        "ix_promise_plan",
        "promise",
        ["plan_id"],
        unique=False,
        sqlite_where=sa.text("plan_id IS NOT NULL"),
    )
