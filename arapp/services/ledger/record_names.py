"""What records are called on the screen: number, short name, item; also those taken back since."""

from collections.abc import Iterable, Sequence
from itertools import islice

from arapp.models.tx import Tx
from arapp.services.ledger.changes import Row, Shapes

Key = tuple[str, int]
_PART = 400  # ids a statement

_CALLED = "coalesce(nullif(short_name, ''), name)"
_SELECT = {
    "customer": f"SELECT id, {_CALLED} FROM customer WHERE id IN ({{ids}})",
    "contract": "SELECT id, number FROM contract WHERE id IN ({ids})",
    "invoice": "SELECT id, number FROM invoice WHERE id IN ({ids})",
    "receipt": "SELECT id, number FROM receipt WHERE id IN ({ids})",
    "statement": "SELECT id, number FROM statement WHERE id IN ({ids})",
    "letter": "SELECT id, number FROM letter WHERE id IN ({ids})",
    "batch": "SELECT id, label FROM batch WHERE id IN ({ids})",
    "bank_account": "SELECT id, name FROM bank_account WHERE id IN ({ids})",
    "import_file": "SELECT id, name FROM import_file WHERE id IN ({ids})",
    "contact": "SELECT id, name FROM contact WHERE id IN ({ids})",
    "payer_alias": "SELECT id, value FROM payer_alias WHERE id IN ({ids})",
    "todo": "SELECT id, text FROM todo WHERE id IN ({ids})",
    "attachment": "SELECT id, name FROM attachment WHERE id IN ({ids})",
    "setting": "SELECT id, key FROM setting WHERE id IN ({ids})",
    "person": "SELECT id, name FROM person WHERE id IN ({ids})",
    "product": "SELECT id, trim(name || ' ' || spec) FROM product WHERE id IN ({ids})",
    "plan_template": "SELECT id, name FROM plan_template WHERE id IN ({ids})",
    "bill": "SELECT id, number FROM bill WHERE id IN ({ids})",
    "bill_event": (
        "SELECT e.id, b.number FROM bill_event e JOIN bill b ON b.id = e.bill_id"
        " WHERE e.id IN ({ids})"
    ),
    "dunning_profile": "SELECT id, name FROM dunning_profile WHERE id IN ({ids})",
    "text_template": "SELECT id, name FROM text_template WHERE id IN ({ids})",
    "repayment_agreement": "SELECT id, number FROM repayment_agreement WHERE id IN ({ids})",
    "payable": "SELECT id, trim(supplier || ' ' || number) FROM payable WHERE id IN ({ids})",
    "supplement": (
        "SELECT s.id, trim(k.number || ' ' || s.number) FROM supplement s"
        " JOIN contract k ON k.id = s.contract_id WHERE s.id IN ({ids})"
    ),
    "company": f"SELECT id, {_CALLED} FROM company WHERE id IN ({{ids}})",
    "milestone": (
        "SELECT m.id, trim(k.number || ' ' || m.label) FROM milestone m"
        " JOIN contract k ON k.id = m.contract_id WHERE m.id IN ({ids})"
    ),
    "plan": (
        "SELECT p.id, trim(coalesce(k.number, i.number, nullif(c.short_name, ''), c.name)"
        " || ' ' || p.label) FROM plan p JOIN customer c ON c.id = p.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id"
        " WHERE p.id IN ({ids})"
    ),
}
_OWN = ("number", "short_name", "name", "label", "value", "text", "key")


def own_name(row: Row) -> str:
    """What a row calls itself, from its own columns alone; "" when it has no such column."""
    return next((str(row[key]) for key in _OWN if row.get(key)), "")


def names(tx: Tx, wanted: Iterable[Key], shapes: Shapes | None = None) -> dict[Key, str]:
    """Names by (table, id); a record that is gone is called as it last was, else "#12"."""
    by_table: dict[str, set[int]] = {}
    for table, row in wanted:
        by_table.setdefault(table, set()).add(row)
    found: dict[Key, str] = {}
    for table, ids in by_table.items():
        for part in _parts(sorted(ids)):
            found |= {(table, row): name for row, name in _present(tx, table, part)}
        for row in ids:
            if not found.get((table, row)):
                shapes = shapes or Shapes(tx)
                found[table, row] = own_name(last_known(tx, table, row, shapes)) or f"#{row}"
    return found


def _parts(ids: list[int]) -> Iterable[Sequence[int]]:
    left = iter(ids)
    while part := tuple(islice(left, _PART)):
        yield part


def _present(tx: Tx, table: str, ids: Sequence[int]) -> list[tuple[int, str]]:
    sql = _SELECT.get(table)
    return tx.rows(sql.format(ids=",".join("?" * len(ids))), ids) if sql else []


def names_then(tx: Tx, wanted: Iterable[Key], seq: int, shapes: Shapes) -> dict[Key, str]:
    """Names by (table, id) as they were when entry `seq` was written; later steps change none."""
    return {
        key: _named(tx, key, last_known(tx, *key, shapes, until=seq), seq, shapes) or f"#{key[1]}"
        for key in wanted
    }


def _named(tx: Tx, key: Key, row: Row, seq: int, shapes: Shapes) -> str:
    """A receivable is called by its contract, invoice or customer, then its item."""
    table = key[0]
    leaders = {"plan": ("contract", "invoice", "customer"), "milestone": ("contract",)}
    own = str(row.get("label") or "") if table in leaders else own_name(row)
    for leader in leaders.get(table, ()):
        linked = row.get(f"{leader}_id")
        if isinstance(linked, int):
            of = own_name(last_known(tx, leader, linked, shapes, until=seq))
            return f"{of} {own}".strip()
    return own


def last_known(tx: Tx, table: str, row: int, shapes: Shapes, until: int | None = None) -> Row:
    """A row as the journal last wrote it, also when it was taken away; {} when never written.

    `until`: as it was when that entry was written.
    """
    found = tx.one(
        "SELECT seq, before, after FROM journal_change WHERE tbl = ? AND row = ?"
        " AND (? IS NULL OR seq <= ?) ORDER BY id DESC LIMIT 1",
        (table, row, until, until),
    )
    return shapes.read(found[0], table, row, found[1], found[2]).values if found else {}
