"""A customer's account over a period: what moved it, from the same rows as balance and aging.

Debits are rows booked in the period and refunds, credits are receipts (whole, on their day) and
differences; a receipt taken back is a negative credit, a void row a negative debit, each on its own
day. Money of one customer used for another's row moves from account to account on the day of the
allocation, so that for each of them opening + debits − credits = open rows less prepayment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.money import Money
from arapp.services.output.documents import AgingFoot, ItemKind, MoveKind, Movement, OpenItem
from arapp.services.output.documents import Prepaid as PrepaidRow
from arapp.services.reports.aging import bucket_of
from arapp.services.reports.open import OpenItem as Open
from arapp.services.reports.open import open_items, prepaid_rows


@dataclass(frozen=True, slots=True)
class Side:
    """What stands open on a day in one currency: rows, prepayments, and their net."""

    day: date
    items: tuple[Open, ...]
    prepayments: tuple[PrepaidRow, ...]
    currency: str

    @property
    def owed(self) -> int:
        """Open rows."""
        return sum(item.open for item in self.items)

    @property
    def prepaid(self) -> int:
        """Money not allocated."""
        return sum(row.amount.minor for row in self.prepayments)

    @property
    def net(self) -> int:
        """Open rows less money not allocated."""
        return self.owed - self.prepaid

    def foot(self) -> AgingFoot:
        """The aging columns."""
        columns = [0] * 5
        for item in self.items:
            columns[bucket_of((self.day - item.due_on).days)] += item.open
        return AgingFoot(*(Money(one, self.currency) for one in (*columns, self.prepaid)))

    def rows(self) -> tuple[OpenItem, ...]:
        """The open rows as they are printed."""
        return tuple(
            OpenItem(
                *(item.label or item.invoice, item.booked_on, item.due_on),
                *(Money(item.amount, self.currency), Money(item.paid, self.currency)),
                *(item.money, item.contract),
                ItemKind(item.kind),
            )
            for item in self.items
        )


@dataclass(frozen=True, slots=True)
class Account:
    """One customer in one currency over a period."""

    customer_id: int
    currency: str
    from_day: date
    to_day: date
    before: Side
    moves: tuple[Movement, ...]
    after: Side

    @property
    def debits(self) -> int:
        """Sum of the debits."""
        return sum(move.debit.minor for move in self.moves if move.debit is not None)

    @property
    def credits(self) -> int:
        """Sum of the credits."""
        return sum(move.credit.minor for move in self.moves if move.credit is not None)

    @property
    def empty(self) -> bool:
        """Nothing moved and nothing is open."""
        standing = (self.before.items, self.before.prepayments, self.after.items)
        return not (self.moves or any(standing) or self.after.prepayments)


def accounts(tx: Tx, customer: int, from_day: date, to_day: date, language: str) -> list[Account]:
    """The accounts of a customer, one a currency, over the days from `from_day` to `to_day`."""
    before = _sides(tx, customer, add_days(from_day, -1))
    after = _sides(tx, customer, to_day)
    moves = _moves(tx, customer, from_day, to_day, language)
    found = []
    for code in sorted(before.keys() | after.keys() | moves.keys()):
        day_before = add_days(from_day, -1)
        found.append(
            Account(
                *(customer, code, from_day, to_day),
                before.get(code, Side(day_before, (), (), code)),
                tuple(moves.get(code, ())),
                after.get(code, Side(to_day, (), (), code)),
            ),
        )
    return found


def _sides(tx: Tx, customer: int, day: date) -> dict[str, Side]:
    items = open_items(tx, day, customer)
    prepaid = prepaid_rows(tx, day, customer)
    return {
        code: Side(
            day,
            tuple(item for item in items if item.currency == code),
            tuple(
                PrepaidRow(row.day, Money(row.amount, code), row.number)
                for row in prepaid
                if row.currency == code
            ),
            code,
        )
        for code in {item.currency for item in items} | {row.currency for row in prepaid}
    }


# A row and the credit row of a red invoice that settle each other: the credit row is told already.
_RED_OFFSET = """
  d.receipt_id IS NULL AND d.note <> '' AND EXISTS (SELECT 1 FROM invoice v
    JOIN plan q ON q.invoice_id = v.id AND q.kind = 'credit' JOIN difference e ON e.plan_id = q.id
    WHERE v.number = d.note AND v.red_of_id IS NOT NULL AND v.customer_id = p.customer_id
      AND e.receipt_id IS NULL AND e.day = d.day AND abs(e.amount) = abs(d.amount))
"""
# Columns: day, order within the day (debits first), id, kind, label, document, contract,
# currency, debit, credit.
_MOVES = f"""
    SELECT p.booked_on, 0, p.id, iif(p.amount < 0, 'credit', 'receivable'), p.label,
      coalesce(i.number, ''), coalesce(k.number, ''), p.currency, p.amount, NULL
    FROM plan p LEFT JOIN contract k ON k.id = p.contract_id
      LEFT JOIN invoice i ON i.id = p.invoice_id
    WHERE p.customer_id = :c AND p.booked_on BETWEEN :from AND :to
      AND (p.state = 'firm' OR (p.state = 'void' AND p.void_on IS NOT NULL))
    UNION ALL
    SELECT p.void_on, 0, p.id, 'reversal', p.label, coalesce(i.number, ''),
      coalesce(k.number, ''), p.currency, -p.amount, NULL
    FROM plan p LEFT JOIN contract k ON k.id = p.contract_id
      LEFT JOIN invoice i ON i.id = p.invoice_id
    WHERE p.customer_id = :c AND p.state = 'void' AND p.booked_on IS NOT NULL
      AND p.booked_on <= :to AND p.void_on BETWEEN :from AND :to
    UNION ALL
    SELECT r.day, 2, r.id, 'receipt',
      CASE r.method WHEN 'transfer' THEN iif(EXISTS (SELECT 1 FROM refund f
        WHERE f.to_receipt_id = r.id), '<', '+') || r.payer
        WHEN 'offset' THEN '#offset' WHEN 'bill' THEN '#bill' ELSE '' END,
      r.number, '', r.currency, NULL, r.amount
    FROM receipt r WHERE r.customer_id = :c AND r.day BETWEEN :from AND :to
    UNION ALL
    SELECT f.day, 1, f.id, iif(f.amount < 0 OR f.kind = 'reversal', 'reversal', 'refund'),
      coalesce('>' || o.name, ''), r.number, '', r.currency,
      iif(f.kind <> 'reversal', f.amount, NULL), iif(f.kind = 'reversal', -f.amount, NULL)
    FROM receipt r JOIN refund f ON f.receipt_id = r.id
      LEFT JOIN receipt t ON t.id = f.to_receipt_id LEFT JOIN customer o ON o.id = t.customer_id
    WHERE r.customer_id = :c AND f.day BETWEEN :from AND :to
    UNION ALL
    SELECT d.day, 3, d.id, iif(d.reverses_id IS NULL, 'difference', 'reversal'), '#' || d.reason,
      '', coalesce(k.number, ''), p.currency, NULL, d.amount
    FROM plan p JOIN difference d ON d.plan_id = p.id LEFT JOIN contract k ON k.id = p.contract_id
    WHERE p.customer_id = :c AND d.day BETWEEN :from AND :to AND NOT ({_RED_OFFSET})
    UNION ALL
    SELECT a.day, 3, a.id, iif(a.amount < 0, 'reversal', 'receipt'), '@' || coalesce(o.name, ''),
      r.number, coalesce(k.number, ''), p.currency, NULL, a.amount
    FROM plan p JOIN allocation a ON a.plan_id = p.id JOIN receipt r ON r.id = a.receipt_id
      LEFT JOIN customer o ON o.id = r.customer_id LEFT JOIN contract k ON k.id = p.contract_id
    WHERE p.customer_id = :c AND a.day BETWEEN :from AND :to AND r.customer_id IS NOT :c
    UNION ALL
    SELECT a.day, 1, a.id, iif(a.amount < 0, 'reversal', 'refund'), '>' || o.name, r.number, '',
      r.currency, a.amount, NULL
    FROM receipt r JOIN allocation a ON a.receipt_id = r.id JOIN plan p ON p.id = a.plan_id
      JOIN customer o ON o.id = p.customer_id
    WHERE r.customer_id = :c AND a.day BETWEEN :from AND :to AND p.customer_id <> :c
    ORDER BY 1, 2, 3
"""
# Marks of labels that are not the row's own: # a reason, @ paid by another, > used for another,
# < money of another, + a debt that another took over.
_LABELS = {
    "zh_CN": {
        "fee": "手续费", "discount": "折让", "rounding": "抹零", "exchange": "汇差",
        "penalty": "罚款", "tax": "税", "other": "其他", "@": "{name}代付", ">": "转付{name}",
        "<": "由{name}转入", "+": "债务转由{name}承担",
        "offset": "应收应付冲抵", "bill": "承兑汇票",
    },
    "en": {
        "fee": "bank fee", "discount": "discount", "rounding": "rounding",
        "exchange": "exchange difference", "penalty": "penalty", "tax": "tax", "other": "other",
        "@": "paid by {name}", ">": "used for {name}",
        "<": "transferred from {name}", "+": "debt taken over by {name}",
        "offset": "set off against our debt", "bill": "bill of exchange",
    },
}  # fmt: skip


def _moves(
    tx: Tx, customer: int, from_day: date, to_day: date, language: str
) -> dict[str, list[Movement]]:
    key = {"c": customer, "from": from_day.toordinal(), "to": to_day.toordinal()}
    found: dict[str, list[Movement]] = {}
    for row in tx.rows(_MOVES, key):
        found.setdefault(row[7], []).append(_movement(row, language))
    return found


def _movement(row: Sequence[Any], language: str) -> Movement:
    day, _, _, kind, label, document, contract, currency, debit, credit = row
    return Movement(
        *(date.fromordinal(day), MoveKind(kind), _label(label, language), document, contract),
        None if debit is None else Money(debit, currency),
        None if credit is None else Money(credit, currency),
    )


def _label(label: str, language: str) -> str:
    words = _LABELS[language]
    mark, rest = label[:1], label[1:]
    if mark == "#" and rest in words:
        return words[rest]
    if mark in ("@", ">", "<", "+"):
        return words[mark].format(name=rest) if rest else ""
    return label


def moved_rows(tx: Tx, customer: int, from_day: date, to_day: date) -> list[tuple[Any, ...]]:
    """The movements of a customer with their ids, all currencies, oldest first, debits first.

    Columns: day (ordinal), order within the day, id, kind, label, document, contract, currency,
    debit, credit; the id is that of a row of the plan (order 0), a refund or an allocation (1), a
    receipt (2), a difference or an allocation (3).
    """
    key = {"c": customer, "from": from_day.toordinal(), "to": to_day.toordinal()}
    return [tuple(row) for row in tx.rows(_MOVES, key)]
