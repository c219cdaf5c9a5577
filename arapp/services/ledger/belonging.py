"""What belongs to a record: the rows whose changes are told in its history."""

from collections.abc import Mapping

from arapp.models.tx import Tx
from arapp.services.ledger.changes import Row

# table → (table of rows that belong to it, the column that says so)
PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "receipt": (
        ("allocation", "receipt_id"), ("difference", "receipt_id"), ("refund", "receipt_id"),
        ("declined", "receipt_id"), ("bill", "receipt_id"), ("payable_settlement", "receipt_id"),
    ),
    "bill": (("bill_event", "bill_id"),),
    "payable": (("payable_settlement", "payable_id"),),
    "plan": (
        ("allocation", "plan_id"), ("difference", "plan_id"), ("dispute", "plan_id"),
        ("promise", "plan_id"), ("hold", "plan_id"),
    ),
    "customer": (
        ("contact", "customer_id"), ("payer_alias", "customer_id"), ("hold", "customer_id"),
        ("promise", "customer_id"), ("customer_account", "customer_id"),
        ("owner_term", "customer_id"),
    ),
    "contract": (
        ("milestone", "contract_id"), ("plan", "contract_id"), ("contract_line", "contract_id"),
        ("supplement", "contract_id"),
    ),
    "invoice": (
        ("invoice_line", "invoice_id"), ("delivery", "invoice_id"), ("plan", "invoice_id"),
    ),
}  # fmt: skip
_FILES = "attachment"

# Rows that went with an undo are in no table any more; the journal has the last of them.
_GONE = (
    "SELECT c.tbl, c.row FROM journal_entry e JOIN journal_change c ON c.seq = e.seq"
    " WHERE e.kind = 'undo' AND c.after IS NULL AND c.tbl IN ({tables})"
)


def rows_of(table: str) -> str:
    """SQL that gives (tbl, row) of a record and all that belongs to it; `:row` is its id."""
    parts = PARTS.get(table, ())
    found = [
        f"SELECT '{table}' AS tbl, :row AS row",
        f"SELECT '{_FILES}', id FROM attachment WHERE tbl = '{table}' AND row = :row",
        *(f"SELECT '{part}', id FROM {part} WHERE {column} = :row" for part, column in parts),
    ]
    names = ",".join(f"'{name}'" for name in sorted({_FILES, *(part for part, _ in parts)}))
    return " UNION ".join([*found, _GONE.format(tables=names)])


def belongs(table: str, row: int, part: str, values: Row) -> bool:
    """Whether a change of `part` with these values is of the record: an id may be used again."""
    if part == _FILES and values.get("tbl") == table and values.get("row") == row:
        return True
    return any(name == part and values.get(column) == row for name, column in PARTS.get(table, ()))


def link_of(table: str, part: str) -> str:
    """The column by which `part` belongs to `table`; "" for files."""
    return next((column for name, column in PARTS.get(table, ()) if name == part), "")


def is_known(tx: Tx, table: str, row: int) -> bool:
    """Whether the journal ever wrote the record itself."""
    sql = "SELECT 1 FROM journal_change WHERE tbl = ? AND row = ? LIMIT 1"
    return tx.one(sql, (table, row)) is not None
