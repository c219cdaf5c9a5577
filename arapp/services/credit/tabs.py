"""The tabs of a customer's card, each a query of its own."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.services.ledger.list_parts import BACK, PAID, SUPPLEMENTED_LATER, USED, VOID_LATER
from arapp.services.ledger.standing import STANDS


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row that is open, or expected: then `milestone` (kind, label) is what it waits for.

    `days` overdue, 0 or less: not due, None without a day; minor units of `currency`.
    """

    id: int
    contract_id: int | None
    contract: str
    invoice: str
    label: str
    kind: str
    state: str
    due_on: date | None
    days: int | None
    amount: int
    paid: int
    currency: str
    milestone: tuple[str, str] = ("", "")

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return self.amount - self.paid


_OPEN = f"""
SELECT p.id, p.contract_id, coalesce(k.number, ''), coalesce(i.number, ''), p.label, p.kind,
  p.state, coalesce(p.due_on, m.planned_on), p.amount, {PAID}, p.currency,
  coalesce(m.kind, ''), coalesce(m.label, '')
  FROM plan p LEFT JOIN contract k ON k.id = p.contract_id
  LEFT JOIN invoice i ON i.id = p.invoice_id LEFT JOIN milestone m ON m.id = p.milestone_id
 WHERE p.customer_id = :c AND (p.state = 'expected' OR (p.booked_on <= :d
   AND (p.state = 'firm' OR (p.state = 'void' AND p.void_on > :d)) AND p.amount <> {PAID}))
 ORDER BY p.state = 'expected', coalesce(p.due_on, m.planned_on) IS NULL,
   coalesce(p.due_on, m.planned_on), p.id
"""


def open_rows(tx: Tx, customer_id: int, as_of: date) -> list[OpenRow]:
    """What is open as of a day by due day, then what is expected."""
    today = as_of.toordinal()
    rows = []
    for *head, due, amount, paid, code, kind, label in tx.rows(
        _OPEN, {"c": customer_id, "d": today}
    ):
        expected = head[6] == "expected"
        days = None if due is None or expected else today - due
        waits = (kind, label) if expected else ("", "")
        fields = (*head, from_ordinal(due), days, amount, paid, code, waits)
        rows.append(OpenRow(*fields))
    return rows


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract of the customer with what came in for it; `settled` of `rows` are paid."""

    id: int
    number: str
    subject: str
    amount: int
    currency: str
    signed_on: date | None
    ends_on: date | None
    state: str
    received: int
    rows: int
    settled: int


def contracts(tx: Tx, customer_id: int, as_of: date) -> list[ContractRow]:
    """Its contracts but drafts and void ones, the newest first."""
    found = tx.rows(
        f"SELECT k.id, k.number, k.subject, k.amount + {VOID_LATER} - {SUPPLEMENTED_LATER},"
        " k.currency, k.signed_on, k.ends_on, k.state,"
        f" (SELECT coalesce(sum({PAID}), 0) FROM plan p WHERE p.contract_id = k.id),"
        " (SELECT count(*) FROM plan p WHERE p.contract_id = k.id AND p.state <> 'void'),"
        " (SELECT count(*) FROM plan p WHERE p.contract_id = k.id AND p.settled_on <= :d)"
        " FROM contract k WHERE k.customer_id = :c AND k.state IN ('active', 'closed')"
        " AND (k.signed_on IS NULL OR k.signed_on <= :d) ORDER BY k.signed_on DESC, k.id DESC",
        {"c": customer_id, "d": as_of.toordinal()},
    )
    return [ContractRow(*_dated(row, 5, 6)) for row in found]


def _dated(row: Any, *columns: int) -> list[Any]:
    """The row with days where the file has ordinals."""
    return [from_ordinal(value) if at in columns else value for at, value in enumerate(row)]


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """An invoice; `sent_on` and `signed_on` are its way to the customer."""

    id: int
    number: str
    contract: str
    day: date
    net: int
    tax: int
    gross: int
    currency: str
    check: str
    sent_on: date | None
    signed_on: date | None
    red_of_id: int | None


def invoices(tx: Tx, customer_id: int, as_of: date) -> list[InvoiceRow]:
    """Its invoices, the newest first."""
    found = tx.rows(
        "SELECT i.id, i.number, coalesce(k.number, ''), i.day, i.net, i.tax, i.gross, i.currency,"
        " i.check_state, i.sent_on, i.signed_on, i.red_of_id FROM invoice i"
        " LEFT JOIN contract k ON k.id = i.contract_id WHERE i.customer_id = :c AND i.day <= :d"
        " ORDER BY i.day DESC, i.id DESC",
        {"c": customer_id, "d": as_of.toordinal()},
    )
    return [InvoiceRow(*_dated(row, 3, 9, 10)) for row in found]


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt with what it settled and what is left of it."""

    id: int
    number: str
    day: date
    payer: str
    amount: int
    used: int
    refunded: int
    currency: str
    method: str
    memo: str

    @property
    def left(self) -> int:
        """Not allocated."""
        return self.amount - self.used - self.refunded


def receipts(tx: Tx, customer_id: int, as_of: date) -> list[ReceiptRow]:
    """Its receipts that stand, the newest first."""
    found = tx.rows(
        f"SELECT r.id, r.number, r.day, r.payer, r.amount, {USED}, {BACK}, r.currency, r.method,"
        " r.memo FROM receipt r WHERE r.customer_id = :c AND r.day <= :d"
        f" AND {STANDS} ORDER BY r.day DESC, r.id DESC",
        {"c": customer_id, "d": as_of.toordinal()},
    )
    return [ReceiptRow(*_dated(row, 2)) for row in found]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A statement or letter; `table` says which, `stage` of a letter stands in `kind`."""

    table: str
    id: int
    number: str
    kind: str
    day: date
    to_on: date | None
    amount: int
    currency: str
    state: str
    file: str


def statements(tx: Tx, customer_id: int, as_of: date) -> list[PaperRow]:
    """Its statements and letters, the newest first."""
    found = tx.rows(
        "SELECT 'statement', s.id, s.number, s.kind, s.issued_on AS day, s.to_on, s.closing,"
        " s.currency, s.state, s.file FROM statement s"
        " WHERE s.customer_id = :c AND s.issued_on <= :d UNION ALL"
        " SELECT 'letter', l.id, l.number, l.stage, l.day, NULL, l.amount, l.currency, '', l.file"
        " FROM letter l WHERE l.customer_id = :c AND l.day <= :d ORDER BY day DESC, 2 DESC",
        {"c": customer_id, "d": as_of.toordinal()},
    )
    return [PaperRow(*_dated(row, 4, 5)) for row in found]


@dataclass(frozen=True, slots=True)
class Facts:
    """The tab 资料: people, accounts, payer names, files, as tuples in the order of the columns.

    contacts (id, name, role, title, phone, email, address), accounts (id, bank, number, note),
    aliases (id, kind, value, source, hits, last used, revoked), files (id, record, name, size).
    """

    contacts: list[Any]
    accounts: list[Any]
    aliases: list[Any]
    files: list[Any]


def facts(tx: Tx, customer_id: int) -> Facts:
    """Everything of the tab 资料."""
    key = {"c": customer_id}
    aliases = tx.rows(
        "SELECT id, kind, value, source, hits, last_used_on, revoked FROM payer_alias"
        " WHERE customer_id = :c ORDER BY revoked, hits DESC, id",
        key,
    )
    return Facts(
        tx.rows(
            "SELECT id, name, role, title, phone, email, address FROM contact"
            " WHERE customer_id = :c ORDER BY id",
            key,
        ),
        tx.rows(
            "SELECT id, bank, number, note FROM customer_account WHERE customer_id = :c"
            " ORDER BY id",
            key,
        ),
        [(*row[:5], date.fromordinal(row[5]), bool(row[6])) for row in aliases],
        tx.rows(
            "SELECT f.id, f.tbl || ':' || f.row, f.name, f.size FROM attachment f"
            " WHERE (f.tbl = 'customer' AND f.row = :c) OR (f.tbl = 'contract'"
            " AND f.row IN (SELECT id FROM contract WHERE customer_id = :c)) ORDER BY f.id DESC",
            key,
        ),
    )
