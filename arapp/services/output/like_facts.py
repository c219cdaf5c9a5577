"""What a sheet of the user's may say of the ledger's records, as of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.services.reports.aging import aging

_PARTS = 500
# As of a day: what was paid by now, less what came later.
_ITEM = """
SELECT p.id, p.customer_id, k.name, k.code, coalesce(p.contract_id, 0), coalesce(c.number, ''),
  coalesce(v.number, ''), p.label, p.kind, p.booked_on, p.due_on, p.amount,
  p.paid - coalesce((SELECT sum(amount) FROM allocation WHERE plan_id = p.id AND day > :day), 0)
         - coalesce((SELECT sum(amount) FROM difference WHERE plan_id = p.id AND day > :day), 0),
  (SELECT max(day) FROM allocation WHERE plan_id = p.id AND day <= :day AND amount > 0),
  p.currency, CASE p.owner WHEN '' THEN k.owner ELSE p.owner END, p.note,
  p.state = 'void' AND coalesce(p.void_on, 0) <= :day, coalesce(p.invoice_id, 0)
FROM plan p JOIN customer k ON k.id = p.customer_id
LEFT JOIN contract c ON c.id = p.contract_id LEFT JOIN invoice v ON v.id = p.invoice_id
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One record as of the day; minor units. `open` is what is still to be paid."""

    record: str
    customer_id: int
    customer: str
    customer_code: str = ""
    contract: str = ""
    invoice: str = ""
    label: str = ""
    kind: str = ""
    booked_on: date | None = None
    due_on: date | None = None
    amount: int = 0
    paid: int = 0
    last_paid: date | None = None
    currency: str = "CNY"
    owner: str = ""
    memo: str = ""
    gone: bool = False
    contract_id: int = 0
    invoice_id: int = 0

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return 0 if self.gone else self.amount - self.paid


def items(tx: Tx, ids: Sequence[int], day: date) -> list[Fact]:
    """Plan rows by their ids."""
    found: list[Fact] = []
    for start in range(0, len(ids), _PARTS):
        listed = ",".join(str(number) for number in ids[start : start + _PARTS])
        found += _items(tx, f"WHERE p.id IN ({listed})", day)
    return found


def open_items(tx: Tx, day: date) -> list[Fact]:
    """Firm rows booked by the day, settled ones too, oldest first."""
    return _items(
        tx,
        "WHERE p.state = 'firm' AND p.booked_on <= :day ORDER BY p.booked_on, p.due_on, p.id",
        day,
    )


def _items(tx: Tx, where: str, day: date) -> list[Fact]:
    found = []
    for row in tx.rows(f"{_ITEM} {where}", {"day": day.toordinal()}):
        (row_id, customer_id, customer, code, contract_id, contract, invoice, label, kind, booked,
         due, amount, paid, last, currency, owner, memo, gone, invoice_id) = row  # fmt: skip
        found.append(
            Fact(
                f"plan:{row_id}", customer_id, customer, code, contract, invoice, label, kind,
                _day(booked), _day(due), amount, paid, _day(last), currency, owner, memo,
                bool(gone), contract_id, invoice_id,
            )
        )  # fmt: skip
    return found


def contracts(tx: Tx, ids: Iterable[int], day: date) -> list[Fact]:
    """Contracts with what was paid on all their rows."""
    return _summed(tx, "contract", ids, day)


def invoices(tx: Tx, ids: Iterable[int], day: date) -> list[Fact]:
    """Invoices with what was paid on their rows."""
    return _summed(tx, "invoice", ids, day)


# Number as contract, number as invoice, day, amount, owner.
_NAMES = {
    "contract": ("c.number", "''", "c.signed_on", "c.amount", "c.owner"),
    "invoice": ("''", "c.number", "c.day", "c.gross", "k.owner"),
}


def _summed(tx: Tx, table: str, ids: Iterable[int], day: date) -> list[Fact]:
    paid: dict[int, tuple[int, date | None]] = {}
    wanted = set(ids)
    column = f"{table}_id"
    for key, row_paid, last in tx.rows(
        f"SELECT p.{column}, sum(p.paid"
        " - coalesce((SELECT sum(amount) FROM allocation WHERE plan_id = p.id AND day > :day), 0)"
        " - coalesce((SELECT sum(amount) FROM difference WHERE plan_id = p.id AND day > :day), 0)),"
        " max((SELECT max(day) FROM allocation WHERE plan_id = p.id AND day <= :day AND amount > 0)"
        f") FROM plan p WHERE p.{column} IS NOT NULL AND p.state <> 'void' GROUP BY p.{column}",
        {"day": day.toordinal()},
    ):
        paid[key] = row_paid, _day(last)
    rows = tx.rows(
        f"SELECT c.id, c.customer_id, k.name, k.code, {', '.join(_NAMES[table])}, c.currency"
        f" FROM {table} c JOIN customer k ON k.id = c.customer_id"
    )
    return [
        Fact(
            f"{table}:{row_id}", customer_id, name, code, number, voucher, booked_on=_day(on),
            amount=whole, paid=paid.get(row_id, (0, None))[0],
            last_paid=paid.get(row_id, (0, None))[1], currency=currency, owner=who,
        )
        for row_id, customer_id, name, code, number, voucher, on, whole, who, currency in rows
        if row_id in wanted
    ]  # fmt: skip


def customers(tx: Tx, ids: Iterable[int], day: date) -> list[Fact]:
    """Customers with their balance, prepayments off, in each one's own currency."""
    balances = {(row.customer_id, row.currency): row.net for row in aging(tx, day).rows}
    wanted = set(ids)
    return [
        Fact(f"customer:{row_id}", row_id, name, code, currency=currency, owner=owner,
             amount=balances.get((row_id, currency), 0))
        for row_id, name, code, currency, owner in tx.rows(
            "SELECT id, name, code, currency, owner FROM customer"
        )
        if row_id in wanted
    ]  # fmt: skip


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
