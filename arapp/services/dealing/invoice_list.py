"""The invoices as a list: what was issued, how it compares, where its paper is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.ledger.invoice_check import reason_in

UNSIGNED_DAYS = 7  # sent and not signed for since so long: asked after (product I4)

_SQL = """
SELECT i.id, i.number, i.day, i.customer_id, c.name, c.initials, i.contract_id,
  coalesce(k.number, ''), i.net, i.tax, i.gross, i.currency, i.check_state, i.check_note,
  i.red_of_id, coalesce(b.number, ''), i.sent_on, i.courier_no, i.signed_on, i.kind,
  coalesce((SELECT sum(r.gross) FROM invoice r WHERE r.red_of_id = i.id AND r.day <= :d), 0),
  coalesce((SELECT sum(p.amount - p.paid) FROM plan p WHERE p.invoice_id = i.id
    AND p.contract_id IS NULL AND p.state = 'firm'), 0),
  coalesce(nullif(k.owner, ''), c.owner),
  f.rows_, f.paid, b2.left_
FROM invoice i JOIN customer c ON c.id = i.customer_id
LEFT JOIN contract k ON k.id = i.contract_id
LEFT JOIN (SELECT p.contract_id, count(*) rows_, sum(p.paid) paid FROM plan p
    WHERE p.contract_id IS NOT NULL AND p.state <> 'void'
    GROUP BY p.contract_id) f ON f.contract_id = i.contract_id AND i.currency = k.currency
LEFT JOIN (SELECT n.contract_id, sum(n.gross) left_ FROM invoice n
    WHERE n.contract_id IS NOT NULL AND n.day <= :d
    GROUP BY n.contract_id) b2 ON b2.contract_id = i.contract_id
LEFT JOIN invoice b ON b.id = i.red_of_id
WHERE i.day <= :d"""


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """A line of the list; amounts in minor units. `taken_back`: what red ones took, above zero.

    `open`: what is owed on the rows that it made itself, or by those of its contract; None where
    they do not tell which of several invoices was paid.
    """

    id: int
    number: str
    day: date
    customer_id: int
    customer: str
    initials: str
    contract_id: int | None
    contract: str
    net: int
    tax: int
    gross: int
    currency: str
    check: str
    reason: str
    red_of_id: int | None
    red_of: str
    sent_on: date | None
    courier_no: str
    signed_on: date | None
    kind: str
    taken_back: int
    open: int | None
    owner: str
    paper: str
    waiting: int

    @property
    def left(self) -> int:
        """What red invoices left of it."""
        return self.gross - self.taken_back


def invoice_list(tx: Tx, customer_id: int | None = None) -> list[InvoiceRow]:
    """Invoices up to the ledger day, newest first; of one customer or of all."""
    params: dict[str, Any] = {"d": tx.today.toordinal()}
    sql = _SQL
    if customer_id is not None:
        sql += " AND i.customer_id = :c"
        params["c"] = customer_id
    rows = tx.rows(f"{sql} ORDER BY i.day DESC, i.id DESC", params)
    return [_row(tx.today, *row) for row in rows]


def _row(today: date, *row: Any) -> InvoiceRow:
    id_, number, day = row[:3]
    middle: Any = row[3:13]
    note, red_of_id, red_of, sent, courier, signed, kind, red, own, owner = row[13:23]
    rows, paid, invoiced = row[23:]
    open_ = own if row[6] is None else own or open_of_contract(row[10] + red, rows, paid, invoiced)
    paper = paper_state(row[10] < 0, sent, signed)
    waiting = today.toordinal() - sent if paper == "sent" else 0
    values: Any = (
        *(id_, number, date.fromordinal(day), *middle, reason_in(note), red_of_id, red_of),
        *(_day(sent), courier, _day(signed), kind, -red, open_, owner, paper, waiting),
    )
    return InvoiceRow(*values)


def open_of_contract(left: int, rows: int | None, paid: int, invoiced: int) -> int | None:
    """What is open of an invoice of a contract whose invoices come to `invoiced`; `left` of it
    after red ones. None where several are paid in part, or there are no rows."""
    if left <= 0:
        return 0
    if rows is None:
        return None
    if paid >= invoiced:
        return 0
    if paid <= 0 or left == invoiced:
        return left - max(paid, 0)
    return None


def paper_state(is_red: bool, sent: int | None, signed: int | None) -> str:
    """Where the paper is: signed | sent | unsent, "" for a red one that nobody sent."""
    if signed is not None:
        return "signed"
    if sent is not None:
        return "sent"
    return "" if is_red else "unsent"


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def waiting_invoices(tx: Tx) -> int:
    """Invoices something is to be done with: they differ, or nobody signed for them in time."""
    return int(
        tx.value(
            "SELECT count(*) FROM invoice i WHERE day <= :d AND (check_state = 'differs'"
            " OR (sent_on <= :d - :n AND signed_on IS NULL AND gross + (SELECT"
            "  coalesce(sum(r.gross), 0) FROM invoice r WHERE r.red_of_id = i.id) > 0))",
            {"d": tx.today.toordinal(), "n": UNSIGNED_DAYS},
        )
    )
