"""The month as the statements page shows it: opening + debits − credits = closing per customer.

Sums come from the months kept per customer, opening and closing from what was open on the days, so
the proof compares two ways of reckoning.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import add_days, month_end, month_start
from arapp.models.values.money import plain
from arapp.services.ledger.statement_rules import rules
from arapp.services.reports.aging import aging

Key = tuple[int, str]
Moved = dict[Key, tuple[int, int]]
"""(customer, currency) → (debits, credits)."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A customer's month in one currency, minor units.

    `state`: draft (nothing issued), issued, sent, confirmed, differs; `stale`: the figures are no
    longer those of the statement. `confirmed_to`: the last day the customer ever confirmed.
    `excluded`: why the run leaves the customer out. `silent`: days without an answer since it was
    sent, from the day on which it is chased, else 0. `lines` open differences that come to `gap`;
    `resolved`: there were some, and none is open; `theirs` the balance the customer named.
    """

    customer_id: int
    customer: str
    currency: str
    opening: int
    debits: int
    credits: int
    closing: int
    state: str
    stale: bool
    statement_id: int | None
    number: str
    confirmed_to: date | None
    excluded: str = ""
    sent_on: date | None = None
    answered_on: date | None = None
    channel: str = ""
    courier_no: str = ""
    silent: int = 0
    lines: int = 0
    gap: int = 0
    resolved: bool = False
    theirs: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Σ closing, the net of the aging table on that day, and all that ever moved: one figure.

    `rows` says that opening + debits − credits = closing for every customer.
    """

    closing: int
    aging: int
    moved: int
    rows: bool

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return self.rows and self.closing == self.aging == self.moved


@dataclass(frozen=True, slots=True)
class Month:
    """The whole page; `proofs` and `confirmed` (Σ closing of confirmed rows) by currency."""

    first: date
    last: date
    rows: tuple[MonthRow, ...]
    proofs: Mapping[str, Proof]
    confirmed: Mapping[str, int]


def months_overview(tx: Tx, day: date) -> Month:
    """The month of `day`: every customer with movement or balance, largest closing first."""
    first, last = month_start(day), month_end(day)
    opening = _nets(tx, add_days(first, -1))
    closing = _nets(tx, last)
    moved = _moved(tx, first, last)
    issued = _statements(tx, last)
    names = dict(tx.rows("SELECT id, name FROM customer"))
    confirmed = _confirmed(tx)
    course = _course(tx, last)
    without = dict(tx.rows("SELECT id, no_statement FROM customer WHERE no_statement <> ''"))
    rows = []
    for key in opening.keys() | closing.keys() | moved.keys():
        before, after = opening.get(key, 0), closing.get(key, 0)
        debits, credits = moved.get(key, (0, 0))
        if before or after or key in moved or key in closing:
            figures = (before, debits, credits, after)
            standing = _standing(issued.get(key), figures)
            made = MonthRow(key[0], names[key[0]], key[1], *figures, *standing, confirmed.get(key))
            rows.append(replace(made, excluded=without.get(key[0], ""), **course.get(key, {})))
    rows.sort(key=lambda row: (row.currency, -row.closing, row.customer_id))
    return Month(first, last, tuple(rows), _proofs(tx, last, rows, closing), _share(rows))


def _nets(tx: Tx, day: date) -> dict[Key, int]:
    return {(row.customer_id, row.currency): row.net for row in aging(tx, day).rows}


_ACROSS = (
    "SELECT p.customer_id AS plan_of, r.customer_id AS money_of, p.currency, a.amount"
    " FROM allocation a JOIN plan p ON p.id = a.plan_id JOIN receipt r ON r.id = a.receipt_id"
    " WHERE a.day BETWEEN :from AND :to AND r.customer_id IS NOT p.customer_id"
)


def _moved(tx: Tx, first: date, last: date) -> Moved:
    """Sums of the month as statements count them.

    Refunds are debits (receipts taken back are not), void rows stand as they were booked, and money
    of one customer used for another's row moves from account to account: the kept months know
    neither.
    """
    found: Moved = {}
    span = {"from": first.toordinal(), "to": last.toordinal()}
    rows = tx.rows(
        "SELECT customer_id, currency, debits, credits FROM customer_month WHERE month = :m"
        "  AND (debits <> 0 OR credits <> 0)"
        " UNION ALL SELECT r.customer_id, r.currency, f.amount, f.amount FROM refund f"
        "  JOIN receipt r ON r.id = f.receipt_id"
        "  WHERE f.day BETWEEN :from AND :to AND r.customer_id IS NOT NULL AND f.kind <> 'reversal'"
        " UNION ALL SELECT customer_id, currency, amount, 0 FROM plan WHERE state = 'void'"
        "  AND void_on IS NOT NULL AND booked_on BETWEEN :from AND :to"
        " UNION ALL SELECT customer_id, currency, -amount, 0 FROM plan WHERE state = 'void'"
        "  AND booked_on <= :to AND void_on BETWEEN :from AND :to"
        f" UNION ALL SELECT plan_of, currency, 0, amount FROM ({_ACROSS})"
        f" UNION ALL SELECT money_of, currency, amount, 0 FROM ({_ACROSS})"
        "  WHERE money_of IS NOT NULL",
        span | {"m": first.year * 100 + first.month},
    )
    for customer, currency, debit, credit in rows:
        before = found.get((customer, currency), (0, 0))
        found[customer, currency] = (before[0] + debit, before[1] + credit)
    return found


def _statements(tx: Tx, last: date) -> dict[Key, tuple[Any, ...]]:
    """(customer, currency) → (id, number, state, opening, debits, credits, closing), newest."""
    rows = tx.rows(
        "SELECT customer_id, currency, id, number, state, opening, debits, credits, closing"
        " FROM statement WHERE to_on = ? AND state <> 'superseded' ORDER BY id",
        (last.toordinal(),),
    )
    return {(row[0], row[1]): tuple(row[2:]) for row in rows}


def _course(tx: Tx, last: date) -> dict[Key, dict[str, Any]]:
    """(customer, currency) → what became of its newest statement, as fields of the row."""
    rows = tx.rows(
        "SELECT s.customer_id, s.currency, s.state, s.sent_on, s.issued_on, s.answered_on,"
        " s.channel, s.courier_no, s.confirmed, count(x.id), count(x.id) - count(x.resolved_on),"
        " coalesce(sum(iif(x.resolved_on IS NULL, x.ours - x.theirs, 0)), 0)"
        " FROM statement s LEFT JOIN statement_difference x ON x.statement_id = s.id"
        " WHERE s.to_on = ? AND s.state <> 'superseded' GROUP BY s.id ORDER BY s.id",
        (last.toordinal(),),
    )
    chased_from = rules(tx).silent_days
    found = {}
    for who, code, state, sent, issued, answered, channel, courier, *more in rows:
        theirs, every, still, gap = more
        ago = tx.today.toordinal() - (sent or issued) if state == "sent" else 0
        found[who, code] = {
            "sent_on": _day(sent),
            "answered_on": _day(answered),
            "channel": channel,
            "courier_no": courier,
            "silent": ago if ago >= chased_from else 0,
            "lines": still,
            "gap": gap,
            "theirs": theirs,
            "resolved": state == "differs" and every > 0 and still == 0,
        }
    return found


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def _standing(
    issued: tuple[Any, ...] | None, figures: tuple[int, int, int, int]
) -> tuple[str, bool, int | None, str]:
    if issued is None:
        return "draft", False, None, ""
    return issued[2], issued[3:] != figures, issued[0], issued[1]


def _confirmed(tx: Tx) -> dict[Key, date]:
    rows = tx.rows(
        "SELECT customer_id, currency, max(to_on) FROM statement WHERE state = 'confirmed'"
        " GROUP BY customer_id, currency",
    )
    return {(row[0], row[1]): date.fromordinal(row[2]) for row in rows}


def _proofs(tx: Tx, last: date, rows: list[MonthRow], nets: Mapping[Key, int]) -> dict[str, Proof]:
    """Per currency: the page, the aging table, and everything that moved up to the day."""
    moved = tx.rows(
        "SELECT currency, sum(amount) FROM ("
        "SELECT currency, debits - credits AS amount FROM customer_month WHERE month <= :m"
        " UNION ALL SELECT currency, amount FROM plan WHERE state = 'void'"
        "  AND void_on > :to AND booked_on <= :to) GROUP BY currency",
        {"m": last.year * 100 + last.month, "to": last.toordinal()},
    )
    sums = {row[0]: row[1] for row in moved}
    codes = sums.keys() | {row.currency for row in rows}
    return {
        code: Proof(
            sum(row.closing for row in rows if row.currency == code),
            sum(amount for key, amount in nets.items() if key[1] == code),
            sums.get(code, 0),
            all(
                row.opening + row.debits - row.credits == row.closing
                for row in rows
                if row.currency == code
            ),
        )
        for code in sorted(codes)
    }


def _share(rows: list[MonthRow]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        if row.state == "confirmed" and not row.stale:
            found[row.currency] = found.get(row.currency, 0) + row.closing
    return found


def overview_json(month: Month) -> dict[str, Any]:
    """The page as a document."""
    return {
        "from": month.first.isoformat(),
        "to": month.last.isoformat(),
        "rows": [
            {
                "customer": row.customer,
                "customer_id": row.customer_id,
                "currency": row.currency,
                "opening": plain(row.opening, row.currency),
                "debits": plain(row.debits, row.currency),
                "credits": plain(row.credits, row.currency),
                "closing": plain(row.closing, row.currency),
                "state": row.state,
                "stale": row.stale,
                "number": row.number,
                "confirmed_to": row.confirmed_to.isoformat() if row.confirmed_to else None,
                "sent_on": row.sent_on.isoformat() if row.sent_on else None,
                "silent": row.silent,
                "open_differences": row.lines,
                "excluded": row.excluded or None,
            }
            for row in month.rows
        ],
        "proofs": {
            code: {
                "closing": plain(proof.closing, code),
                "aging": plain(proof.aging, code),
                "moved": plain(proof.moved, code),
                "holds": proof.holds,
            }
            for code, proof in month.proofs.items()
        },
        "confirmed": {code: plain(amount, code) for code, amount in month.confirmed.items()},
    }
