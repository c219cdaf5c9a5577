"""What the matching page shows of the ledger: receipts with money left, rows that may take it.

Receipts stand in three lots. *Pending*: nobody has decided yet. *Prepaid*: the customer is known
and the money was left with it on purpose. *Done*: placed today by hand or proposal.

What waits is defined here alone (`waiting_source`): the sidebar, the title of the page, the key
figure of the day and its group all count the same receipts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.money import Money
from arapp.services.ledger.names import name_key

_MOST = 2000
_MOST_CUSTOMERS = 12


@dataclass(frozen=True, slots=True)
class DeskReceipt:
    """A receipt; `left` is what is neither allocated nor refunded, minor units."""

    id: int
    number: str
    day: date
    payer: str
    payer_account: str
    amount: int
    left: int
    currency: str
    memo: str
    serial_no: str
    account: str
    customer_id: int | None
    customer: str
    not_customer: str

    @property
    def money_left(self) -> Money:
        """What is left, as money."""
        return Money(self.left, self.currency)


@dataclass(frozen=True, slots=True)
class DeskPlan:
    """A plan row that is open, or expected and only shown; `days` overdue, below 0 before it."""

    id: int
    customer_id: int
    customer: str
    contract: str
    invoice: str
    kind: str
    label: str
    firm: bool
    due_on: date | None
    days: int
    open: int
    disputed: int
    currency: str


@dataclass(frozen=True, slots=True)
class DeskCustomer:
    """A customer to choose: `open` and `count` of its firm rows in its own currency."""

    id: int
    name: str
    short_name: str
    grade: str
    open: int
    count: int
    currency: str

    @property
    def title(self) -> str:
        """What it is called on the screen."""
        return self.short_name or self.name


_COLUMNS = """
SELECT r.id, r.number, r.day, r.payer, r.payer_account, r.amount,
       r.amount - ({used}), r.currency, r.memo, r.serial_no,
       coalesce(b.name, ''), r.customer_id, coalesce(nullif(c.short_name, ''), c.name, ''),
       r.not_customer
"""
_NAMES = """
  LEFT JOIN customer c ON c.id = r.customer_id LEFT JOIN bank_account b ON b.id = r.account_id
"""
_USED = "r.allocated + r.refunded"
RECEIPT = _COLUMNS.format(used=_USED) + " FROM receipt r " + _NAMES
# Whoever gave a receipt to a customer without any row decided that it stays a prepayment; what
# was undone since decides nothing.
_KEPT = """(SELECT json_extract(e.fields, '$.receipt_id') FROM journal_entry e
   LEFT JOIN (SELECT target, kind, max(seq) FROM journal_entry WHERE target IS NOT NULL
               GROUP BY target) u ON u.target = e.seq
   WHERE e.label = 'allocate' AND e.kind = 'do' AND e.fields LIKE '%"parts": []%'
     AND coalesce(u.kind, 'redo') = 'redo')"""
# What was used after the ledger day was not used yet on it.
_LATE = """ LEFT JOIN (SELECT receipt_id, sum(amount) AS amount FROM
   (SELECT receipt_id, amount FROM allocation WHERE day > :today
    UNION ALL SELECT receipt_id, amount FROM refund WHERE day > :today)
   GROUP BY receipt_id) late ON late.receipt_id = r.id"""
_ANY_LATE = """SELECT EXISTS (SELECT 1 FROM allocation WHERE day > :today)
   OR EXISTS (SELECT 1 FROM refund WHERE day > :today)"""


@dataclass(frozen=True, slots=True)
class Source:
    """Receipts as SQL: `text` from FROM to WHERE, the receipt is `r`; `used` of it so far."""

    text: str
    used: str
    params: dict[str, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, summed: currency → (receipts, minor units, first day); payers known."""

    sums: dict[str, tuple[int, int, date]]
    customers: int

    @property
    def count(self) -> int:
        """Receipts of every currency."""
        return sum(number for number, _, _ in self.sums.values())


def _with_money(tx: Tx, names: str) -> Source:
    """Receipts of customers with money left on the ledger day."""
    params = {"today": tx.today.toordinal()}
    late = bool(tx.value(_ANY_LATE, params))
    used = f"{_USED} - coalesce(late.amount, 0)" if late else _USED
    text = (
        f" FROM receipt r {names}{_LATE if late else ''}"
        f" WHERE r.amount > {used} AND r.day <= :today AND r.not_customer = ''"
    )
    return Source(text, used, params)


def _undecided(used: str) -> str:
    return f"(r.customer_id IS NULL OR (({used}) = 0 AND r.id NOT IN {_KEPT}))"


def waiting_source(tx: Tx, names: str = _NAMES) -> Source:
    """Receipts that nobody has decided on: nothing of them placed, not kept whole as prepayment,
    not set aside; with an unknown payer whatever is left. Joins customer `c`, bank account `b`."""
    found = _with_money(tx, names)
    return replace(found, text=f"{found.text} AND {_undecided(found.used)}")


def waiting(tx: Tx) -> Waiting:
    """Count and sum of what waits for a decision."""
    found = waiting_source(tx, "")
    rows = tx.rows(
        f"SELECT r.currency, count(*), sum(r.amount - ({found.used})), min(r.day),"
        f" count(DISTINCT r.customer_id) {found.text} GROUP BY r.currency ORDER BY r.currency",
        found.params,
    )
    sums = {row[0]: (row[1], row[2], date.fromordinal(row[3])) for row in rows}
    return Waiting(sums, sum(row[4] for row in rows))


def pending(tx: Tx) -> list[DeskReceipt]:
    """Receipts that wait for a decision, newest first; at most 2000."""
    return _receipts(tx, waiting_source(tx))


def prepaid(tx: Tx) -> list[DeskReceipt]:
    """Receipts of which something stays with a known customer as prepayment, newest first."""
    found = _with_money(tx, _NAMES)
    kept = f" AND r.customer_id IS NOT NULL AND NOT {_undecided(found.used)}"
    return _receipts(tx, replace(found, text=found.text + kept))


def one_receipt(tx: Tx, receipt_id: int) -> DeskReceipt | None:
    """A receipt by id, whatever its state; None when it is gone."""
    row = tx.one(f"{RECEIPT} WHERE r.id = ?", (receipt_id,))
    return receipt_of(row) if row else None


def any_receipts(tx: Tx) -> bool:
    """Whether the ledger has a receipt at all."""
    return tx.value("SELECT 1 FROM receipt LIMIT 1") is not None


def _receipts(tx: Tx, found: Source) -> list[DeskReceipt]:
    sql = f"{_COLUMNS.format(used=found.used)}{found.text}"
    rows = tx.rows(f"{sql} ORDER BY r.day DESC, r.id DESC LIMIT {_MOST}", found.params)
    return [receipt_of(row) for row in rows]


def receipt_of(row: Any) -> DeskReceipt:
    """A row of RECEIPT."""
    return DeskReceipt(row[0], row[1], date.fromordinal(row[2]), *row[3:])


# --- rows that may take the money -----------------------------------------------------------------

_PLANS = """
SELECT p.id, p.customer_id, coalesce(nullif(c.short_name, ''), c.name),
       coalesce(k.number, ''), coalesce(i.number, ''), p.kind, p.label,
       p.state = 'firm' AND p.booked_on <= :today, p.due_on,
       coalesce(:today - p.due_on, -1), p.amount - p.paid,
       (SELECT coalesce(sum(x.amount), 0) FROM dispute x
         WHERE x.plan_id = p.id AND x.closed_on IS NULL), p.currency
  FROM plan p JOIN customer c ON c.id = p.customer_id
  LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id
 WHERE p.paid <> p.amount AND p.state IN ('firm', 'expected') AND p.currency = :currency
"""


def plans_of(
    tx: Tx, customers: Iterable[int], currency: str, also: Iterable[int] = ()
) -> list[DeskPlan]:
    """Open and expected rows of the customers, and open rows by id (a proposal may reach into
    another customer), in one currency: firm ones by due day, then the expected ones."""
    ids, rows = sorted(set(customers)), sorted(set(also))
    where = f" AND (p.customer_id IN ({id_list(ids)}) OR p.id IN ({id_list(rows)}))"
    order = " ORDER BY p.state = 'expected', p.due_on IS NULL, p.due_on, p.id LIMIT 1000"
    params = {"today": tx.today.toordinal(), "currency": currency}
    return [_plan(row) for row in tx.rows(_PLANS + where + order, params)]


def id_list(ids: Iterable[int]) -> str:
    """Ids as SQL; they are integers of ours."""
    return ", ".join(str(int(one)) for one in ids)


def _plan(row: Any) -> DeskPlan:
    fields = [*row]
    fields[7], fields[8] = bool(row[7]), from_ordinal(row[8])
    return DeskPlan(*fields)


# --- customers ------------------------------------------------------------------------------------

_CUSTOMERS = """
SELECT c.id, c.name, c.short_name, c.grade, coalesce(o.open, 0), coalesce(o.n, 0), :currency
  FROM customer c LEFT JOIN (
       SELECT p.customer_id AS id, sum(p.amount - p.paid) AS open, count(*) AS n
         FROM plan p WHERE p.paid <> p.amount AND p.state = 'firm' AND p.currency = :currency
          AND {mine} GROUP BY p.customer_id) o ON o.id = c.id
"""
# What was merged into another is found by its old names, as the one it became.
_LIKE = """ WHERE c.merged_into_id IS NULL AND (c.name_key LIKE :like OR c.short_name LIKE :like
 OR c.initials LIKE :start OR c.initials LIKE :word OR c.code = :typed
 OR c.id IN (SELECT m.merged_into_id FROM customer m WHERE m.merged_into_id IS NOT NULL
  AND (m.name_key LIKE :like OR m.short_name LIKE :like OR m.initials LIKE :start)))
 ORDER BY (c.initials LIKE :start) DESC, coalesce(o.open, 0) <= 0, length(c.name), c.id LIMIT :n"""


def find_customers(tx: Tx, typed: str, currency: str) -> list[DeskCustomer]:
    """Customers by characters, pinyin initials or code, those who owe first; at most 12.

    Nothing typed: those with the most open.
    """
    plain = name_key(typed).replace("%", "").replace("_", "")
    params: dict[str, Any] = {"currency": currency, "n": _MOST_CUSTOMERS}
    if not plain:
        end = " WHERE c.merged_into_id IS NULL ORDER BY coalesce(o.open, 0) DESC, c.id LIMIT :n"
        return [DeskCustomer(*row) for row in tx.rows(_CUSTOMERS.format(mine="1") + end, params)]
    params |= {"like": f"%{plain}%", "start": f"{plain}%", "word": f"% {plain}%", "typed": typed}
    return [DeskCustomer(*row) for row in tx.rows(_CUSTOMERS.format(mine="1") + _LIKE, params)]


def customers_by_id(tx: Tx, ids: Iterable[int], currency: str) -> dict[int, DeskCustomer]:
    """Customers by id, with what they owe in the currency."""
    wanted = id_list(sorted(set(ids)))
    sql = _CUSTOMERS.format(mine=f"p.customer_id IN ({wanted})") + f" WHERE c.id IN ({wanted})"
    return {row[0]: DeskCustomer(*row) for row in tx.rows(sql, {"currency": currency})}
