"""Bills, offsets, transfers; what the collection desk and the papers keep of their course."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TEXT = "TEXT NOT NULL DEFAULT ''"
_DAY = "INTEGER"
# table → columns it gains, in order, with their kind or the table they link to
_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "attachment": (("kind", _TEXT),),
    "contact_log": (
        ("stage", _TEXT),
        ("reached", "INTEGER"),
        ("reason", _TEXT),
        ("amount", "INTEGER"),
        ("sent_on", _DAY),
        ("contact_id", "contact"),
        ("promise_id", "promise"),
        ("letter_id", "letter"),
    ),
    "contract": (("profile_id", "dunning_profile"),),
    "customer": (("profile_id", "dunning_profile"), ("no_statement", _TEXT)),
    "dispute": (("owner", _TEXT), ("note", _TEXT), ("granted", "INTEGER")),
    "grade": (("profile_id", "dunning_profile"),),
    "hold": (("ended_on", _DAY),),
    "letter": (
        ("tone", _TEXT),
        ("sent_on", _DAY),
        ("channel", _TEXT),
        ("courier_no", _TEXT),
        ("delivered_on", _DAY),
    ),
    "plan": (
        ("from_plan_id", "plan"),
        ("by_receipt_id", "receipt"),
        ("agreement_id", "repayment_agreement"),
        ("profile_id", "dunning_profile"),
    ),
    "promise": (("evidence", _TEXT), ("withdrawn_on", _DAY)),
    "refund": (("to_receipt_id", "receipt"),),
    "statement": (
        ("sent_on", _DAY),
        ("channel", _TEXT),
        ("courier_no", _TEXT),
        ("answered_on", _DAY),
        ("answer", _TEXT),
        ("confirmed", "INTEGER"),
    ),
}
_LINKS = (
    ("ix_contract_profile", "contract", "profile_id"),
    ("ix_customer_profile", "customer", "profile_id"),
    ("ix_plan_agreement", "plan", "agreement_id"),
    ("ix_plan_by_receipt", "plan", "by_receipt_id"),
    ("ix_plan_from_plan", "plan", "from_plan_id"),
    ("ix_plan_profile", "plan", "profile_id"),
    ("ix_refund_to_receipt", "refund", "to_receipt_id"),
)
# table → the list of what a column of it may hold, as it stands there and as it becomes
_WIDER = {
    "plan": ("'interest', 'credit')", "'interest', 'credit', 'transfer')"),
    "receipt": ("'bill', 'other')", "'bill', 'other', 'offset', 'transfer')"),
    "refund": ("('refund', 'reversal')", "('refund', 'reversal', 'transfer')"),
}


def upgrade() -> None:
    """Tables, columns, wider lists; the runner installs the triggers."""
    _without_triggers()
    for table, (narrow, wide) in _WIDER.items():
        _rebuild(table, narrow, wide)
    for make in (_instruments, _dunning, _papers):
        make()
    for table, columns in _COLUMNS.items():
        for column, kind in columns:
            link = f"INTEGER CONSTRAINT fk_{table}_{column} REFERENCES {kind} (id)"
            told = link if kind.islower() else kind
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {told}")
    for index, table, column in _LINKS:
        op.execute(f"CREATE INDEX {index} ON {table} ({column}) WHERE {column} IS NOT NULL")


def _without_triggers() -> None:
    """A rename reads every trigger, and they speak of tables that are not there meanwhile."""
    found = op.get_bind().execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    for (name,) in found.fetchall():
        op.execute(f"DROP TRIGGER {name}")


def _rebuild(table: str, narrow: str, wide: str) -> None:
    """The table again with a wider list: SQLite cannot change a check in place.

    Columns keep their order, so the journal's shape stays; the highest id ever given stays too.
    """
    books = op.get_bind()
    objects = "SELECT sql FROM sqlite_master WHERE tbl_name = :t AND type = :k AND sql IS NOT NULL"
    (made,) = books.execute(sa.text(objects), {"t": table, "k": "table"}).scalars()
    indexes = list(books.execute(sa.text(objects), {"t": table, "k": "index"}).scalars())
    highest = "SELECT seq FROM sqlite_sequence WHERE name = :t"
    last = books.execute(sa.text(highest), {"t": table}).scalar()
    begin, rest = made.split("(", 1)
    if rest.count(narrow) != 1:
        raise RuntimeError(f"{table} is not as this step knows it: {begin}")
    op.execute(f"CREATE TABLE {table}_4 ({rest.replace(narrow, wide)}")
    op.execute(f"INSERT INTO {table}_4 SELECT * FROM {table}")
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE {table}_4 RENAME TO {table}")
    for index in indexes:
        op.execute(index)
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
    if last is not None:
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {last})")


def _instruments() -> None:
    op.create_table(
        "bill",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="bank", nullable=False),
        sa.Column("drawer", sa.Text(), server_default="", nullable=False),
        sa.Column("acceptor", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("issued_on", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("kind IN ('bank', 'commercial')", name=op.f("ck_bill_kind")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_bill_amount")),
        sa.CheckConstraint("due_on >= issued_on", name=op.f("ck_bill_due_on")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_bill_receipt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bill")),
        sa.UniqueConstraint("receipt_id", name="uq_bill_receipt_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_bill_due_on", "bill", ["due_on"], unique=False)
    op.create_index("ix_bill_number", "bill", ["number"], unique=False)
    op.create_table(
        "bill_event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("bill_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("to_whom", sa.Text(), server_default="", nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), server_default="0", nullable=False),
        sa.Column("fee", sa.Integer(), server_default="0", nullable=False),
        sa.Column("recourse", sa.Integer(), server_default="1", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "kind IN ('held', 'endorsed', 'discounted', 'collected', 'returned')",
            name=op.f("ck_bill_event_kind"),
        ),
        sa.CheckConstraint("amount >= 0 AND fee >= 0", name=op.f("ck_bill_event_amount")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["bank_account.id"], name=op.f("fk_bill_event_account_id")
        ),
        sa.ForeignKeyConstraint(["bill_id"], ["bill.id"], name=op.f("fk_bill_event_bill_id")),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["receipt.id"], name=op.f("fk_bill_event_receipt_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bill_event")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_bill_event_bill", "bill_event", ["bill_id", "day"], unique=False)
    op.create_index(
        "ix_bill_event_receipt",
        "bill_event",
        ["receipt_id"],
        unique=False,
        sqlite_where=sa.text("receipt_id IS NOT NULL"),
    )
    op.create_table(
        "payable_settlement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("payable_id", sa.Integer(), nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.Column("bill_event_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "receipt_id IS NULL OR bill_event_id IS NULL", name=op.f("ck_payable_settlement_by")
        ),
        sa.ForeignKeyConstraint(
            ["bill_event_id"], ["bill_event.id"], name=op.f("fk_payable_settlement_bill_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["payable_id"], ["payable.id"], name=op.f("fk_payable_settlement_payable_id")
        ),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["receipt.id"], name=op.f("fk_payable_settlement_receipt_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"],
            ["payable_settlement.id"],
            name=op.f("fk_payable_settlement_reverses_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payable_settlement")),
        sa.UniqueConstraint("reverses_id", name="uq_payable_settlement_reverses_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_payable_settlement_event",
        "payable_settlement",
        ["bill_event_id"],
        unique=False,
        sqlite_where=sa.text("bill_event_id IS NOT NULL"),
    )
    op.create_index(
        "ix_payable_settlement_payable", "payable_settlement", ["payable_id", "day"], unique=False
    )
    op.create_index(
        "ix_payable_settlement_receipt",
        "payable_settlement",
        ["receipt_id"],
        unique=False,
        sqlite_where=sa.text("receipt_id IS NOT NULL"),
    )


def _dunning() -> None:
    op.create_table(
        "dunning_profile",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("retired", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dunning_profile")),
        sa.UniqueConstraint("name", name="uq_dunning_profile_name"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "lpr_rate",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("term", sa.Text(), server_default="one_year", nullable=False),
        sa.Column("from_on", sa.Integer(), nullable=False),
        sa.Column("rate_ppm", sa.Integer(), nullable=False),
        sa.CheckConstraint("term IN ('one_year', 'five_years')", name=op.f("ck_lpr_rate_term")),
        sa.CheckConstraint("rate_ppm > 0", name=op.f("ck_lpr_rate_rate_ppm")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lpr_rate")),
        sa.UniqueConstraint("term", "from_on", name="uq_lpr_rate_from_on"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "snooze",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_on", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snooze")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_snooze_record", "snooze", ["record"], unique=False)
    op.create_table(
        "limitation_event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "kind IN ('demand', 'confirmation', 'promise', 'payment', 'lawsuit', 'other')",
            name=op.f("ck_limitation_event_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_limitation_event_customer_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_limitation_event_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_limitation_event")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_limitation_event_customer", "limitation_event", ["customer_id"], unique=False
    )
    op.create_index(
        "ix_limitation_event_plan",
        "limitation_event",
        ["plan_id"],
        unique=False,
        sqlite_where=sa.text("plan_id IS NOT NULL"),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("opened_on", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Integer(), nullable=True),
        sa.Column("waiting_for", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_task_customer_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_task_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_task_customer", "task", ["customer_id"], unique=False)
    op.create_index(
        "ix_task_plan",
        "task",
        ["plan_id"],
        unique=False,
        sqlite_where=sa.text("plan_id IS NOT NULL"),
    )
    op.create_index(
        "uq_task_plan",
        "task",
        ["plan_id", "stage"],
        unique=True,
        sqlite_where=sa.text("done_on IS NULL AND plan_id IS NOT NULL"),
    )
    op.create_index(
        "uq_task_whole",
        "task",
        ["customer_id", "stage"],
        unique=True,
        sqlite_where=sa.text("done_on IS NULL AND plan_id IS NULL"),
    )
    op.create_table(
        "promise_plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_promise_plan_plan_id")),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_plan_promise_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_plan")),
        sa.UniqueConstraint("promise_id", "plan_id", name="uq_promise_plan_pair"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_promise_plan_plan", "promise_plan", ["plan_id"], unique=False)
    op.create_table(
        "contact_plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("contact_log_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_log_id"], ["contact_log.id"], name=op.f("fk_contact_plan_contact_log_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_contact_plan_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_plan")),
        sa.UniqueConstraint("contact_log_id", "plan_id", name="uq_contact_plan_pair"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_contact_plan_plan", "contact_plan", ["plan_id"], unique=False)


def _papers() -> None:
    op.create_table(
        "text_template",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default="zh_CN", nullable=False),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column("tone", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('letter', 'message', 'call', 'mail', 'statement', 'reminder')",
            name=op.f("ck_text_template_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_template")),
        sa.UniqueConstraint("kind", "name", "language", name="uq_text_template_name"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "repayment_agreement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("signed_on", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), server_default="CNY", nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("ended_on", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_repayment_agreement_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repayment_agreement")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_repayment_agreement_customer", "repayment_agreement", ["customer_id"], unique=False
    )
    op.create_table(
        "statement_difference",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("ours", sa.Integer(), nullable=False),
        sa.Column("theirs", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("resolved_on", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "kind IN ('in_transit', 'not_booked', 'no_invoice', 'discount', 'amount', 'other')",
            name=op.f("ck_statement_difference_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_statement_difference_statement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_difference")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_statement_difference_statement", "statement_difference", ["statement_id"], unique=False
    )
    op.create_table(
        "repayment_plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["repayment_agreement.id"],
            name=op.f("fk_repayment_plan_agreement_id"),
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_repayment_plan_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repayment_plan")),
        sa.UniqueConstraint("agreement_id", "plan_id", name="uq_repayment_plan_pair"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_repayment_plan_plan", "repayment_plan", ["plan_id"], unique=False)
