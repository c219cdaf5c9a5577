"""Merging of twins: one customer that was entered twice lives on as one record.

All that the twin has moves: contracts, rows, money, papers, people, what was said. Its names
become payer names of the one that is kept, so that banks and sheets go on finding it. The twin's
own record stays, hidden, and says whom it became part of; undo brings it back whole.
"""

from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import Refused
from arapp.services.credit.people import add_alias, require_customer
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.invoice_compare import recompare_customer
from arapp.services.ledger.names import name_key

# Tables whose rows change their customer, what others link to first.
MOVED = (
    "contract", "invoice", "plan", "receipt", "delivery", "promise", "hold", "contact_log",
    "contact", "customer_account", "statement", "letter", "task", "repayment_agreement",
    "limitation_event",
)  # fmt: skip
# Fields that the kept one takes over where it has none itself.
_FILLED = ("code", "short_name", "tax_no", "terms", "owner", "department", "region", "phone",
           "address", "kind", "mail_address", "note", "statement_day", "since_on", "profile_id",
           "no_statement")  # fmt: skip
_CLOSED = (
    ("plan", "state <> 'expected' AND booked_on <= :l"),
    ("invoice", "day <= :l"),
    ("receipt", "day <= :l"),
)
_TOPICS = frozenset({
    Topic.CUSTOMERS, Topic.CONTRACTS, Topic.PLANS, Topic.INVOICES, Topic.RECEIPTS,
    Topic.COLLECTION, Topic.STATEMENTS, Topic.LETTERS,
})  # fmt: skip


@dataclass(frozen=True)
class MergeCustomers:
    """`twin` becomes part of `keep`."""

    keep: int
    twin: int

    label: ClassVar[str] = "merge_customers"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of rows that moved.

        Raises NoSuchCustomer, Refused `merge_itself`, `merged` (one of them is merged already),
        `period_closed_rows` when the twin has rows in a closed period.
        """
        for customer in (self.keep, self.twin):
            require_customer(tx, customer)
        if self.keep == self.twin:
            raise Refused("merge_itself")
        _require_open(tx, self.twin)
        _end_twin_tasks(tx, self.twin, self.keep)
        moved = sum(_move(tx, table, self.twin, self.keep) for table in MOVED)
        _move_aliases(tx, self.twin, self.keep)
        _move_records(tx, self.twin, self.keep)
        _group(tx, self.twin, self.keep)
        _fill(tx, self.twin, self.keep)
        tx.update("customer", self.twin, merged_into_id=self.keep)
        recompare_customer(tx, self.keep)
        return Outcome(_TOPICS, moved)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would move: (table, rows), those with any; `closed` rows that forbid it."""

    moves: tuple[tuple[str, int], ...]
    closed: int
    filled: tuple[str, ...]


def preview(tx: Tx, keep: int, twin: int) -> Preview:
    """What merging would do, before it is done."""
    counts = [
        (table, tx.value(f"SELECT count(*) FROM {table} WHERE customer_id = ?", (twin,)))
        for table in (*MOVED, "payer_alias")
    ]
    moves = tuple((table, count) for table, count in counts if count)
    return Preview(moves, _closed(tx, twin), tuple(_blanks(tx, twin, keep)))


def _closed(tx: Tx, twin: int) -> int:
    """Rows of the twin that lie in a closed period."""
    until = tx.locked_until
    if until is None:
        return 0
    params = {"c": twin, "l": until.toordinal()}
    return sum(
        tx.value(f"SELECT count(*) FROM {table} WHERE customer_id = :c AND {rows}", params)
        for table, rows in _CLOSED
    )


def _require_open(tx: Tx, twin: int) -> None:
    count = _closed(tx, twin)
    if count:
        name = tx.value("SELECT name FROM customer WHERE id = ?", (twin,))
        raise Refused("period_closed_rows", customer=name, until=tx.locked_until, count=count)


def _move(tx: WriteTx, table: str, twin: int, keep: int) -> int:
    return tx.execute(
        f"UPDATE {table} SET customer_id = :k WHERE customer_id = :t", {"k": keep, "t": twin}
    )


def _end_twin_tasks(tx: WriteTx, twin: int, keep: int) -> None:
    """Of two open tasks about the whole customer at a stage one is left: that of the kept one."""
    tx.execute(
        "UPDATE task SET done_on = :d WHERE customer_id = :t AND plan_id IS NULL"
        " AND done_on IS NULL AND stage IN (SELECT k.stage FROM task k WHERE k.customer_id = :k"
        " AND k.plan_id IS NULL AND k.done_on IS NULL)",
        {"d": tx.today.toordinal(), "t": twin, "k": keep},
    )


def _move_aliases(tx: WriteTx, twin: int, keep: int) -> None:
    """Payer names add up; the twin's own names pay for the kept one from now on."""
    mine = {
        (kind, key): (row, hits)
        for row, kind, key, hits in tx.rows(
            "SELECT id, kind, key, hits FROM payer_alias WHERE customer_id = ?", (keep,)
        )
    }
    for row, kind, key, hits in tx.rows(
        "SELECT id, kind, key, hits FROM payer_alias WHERE customer_id = ?", (twin,)
    ):
        if (kind, key) in mine:
            known, before = mine[kind, key]
            tx.update("payer_alias", known, hits=before + hits)
            tx.delete("payer_alias", row)
        else:
            tx.update("payer_alias", row, customer_id=keep)
    own = tx.one("SELECT name, short_name FROM customer WHERE id = ?", (keep,))
    for name in tx.one("SELECT name, short_name FROM customer WHERE id = ?", (twin,)):
        if name_key(name) and name_key(name) not in {name_key(one) for one in own}:
            add_alias(tx, keep, "name", name, "merged")


def _move_records(tx: WriteTx, twin: int, keep: int) -> None:
    """What names the twin as a record: files, remarks, to-dos, what is known of its standing."""
    names = {"k": f"customer:{keep}", "t": f"customer:{twin}"}
    for table in ("comment", "todo", "snooze"):
        tx.execute(f"UPDATE {table} SET record = :k WHERE record = :t", names)
    ids = {"k": keep, "t": twin}
    tx.execute("UPDATE attachment SET row = :k WHERE tbl = 'customer' AND row = :t", ids)
    tx.execute(
        "UPDATE setting SET key = 'standing:' || :k WHERE key = 'standing:' || :t"
        " AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.key = 'standing:' || :k)",
        ids,
    )
    tx.execute("DELETE FROM setting WHERE key = 'standing:' || :t", ids)
    tx.execute("DELETE FROM owner_term WHERE customer_id = :t", ids)


def _group(tx: WriteTx, twin: int, keep: int) -> None:
    """What hung on the twin hangs on the kept one, never on itself."""
    ids = {"k": keep, "t": twin}
    above = tx.value("SELECT parent_id FROM customer WHERE id = ?", (twin,))
    tx.execute(
        "UPDATE customer SET parent_id = :p WHERE id = :k AND parent_id = :t",
        ids | {"p": None if above == keep else above},
    )
    tx.execute("UPDATE customer SET parent_id = :k WHERE parent_id = :t AND id <> :k", ids)
    tx.execute("UPDATE customer SET parent_id = NULL WHERE id = :t", ids)
    tx.execute("UPDATE customer SET merged_into_id = :k WHERE merged_into_id = :t", ids)


def _blanks(tx: Tx, twin: int, keep: int) -> dict[str, object]:
    """What the twin knows and the kept one does not."""
    columns = ", ".join(_FILLED)
    rows = [tx.one(f"SELECT {columns} FROM customer WHERE id = ?", (row,)) for row in (keep, twin)]
    pairs = zip(_FILLED, *rows, strict=True)
    return {name: other for name, own, other in pairs if own in ("", None) and other}


def _fill(tx: WriteTx, twin: int, keep: int) -> None:
    filled = _blanks(tx, twin, keep)
    if filled:
        tx.update("customer", keep, **filled)
    if "short_name" in filled:
        from arapp.services.ledger.names import initials

        name = tx.value("SELECT name FROM customer WHERE id = ?", (keep,))
        tx.update("customer", keep, initials=initials(name, str(filled["short_name"])))
