"""Invariants of money in SQL: SELECTs whose first column names a record at fault.

I1–I8 and I10 of the programme; docs/decisions/0013-verify.md tells where each is covered. Joins are
laid so that they run along the indices there are: a ledger of a million rows is read in seconds.
"""

from arapp.models.sums import MONTH

_MOST = 8_999_999_999_999_999  # below 9.0e15: what every number on the way keeps exactly
# Every column that holds money (I10).
MONEY = {
    "allocation": ("amount",),
    "bill": ("amount",),
    "bill_event": ("amount", "fee"),
    "contract": ("amount",),
    "customer": ("credit_limit",),
    "customer_month": ("debits", "credits"),
    "difference": ("amount",),
    "dispute": ("amount",),
    "grade": ("credit_limit",),
    "invoice": ("net", "tax", "gross"),
    "letter": ("amount", "interest"),
    "payable_settlement": ("amount",),
    "plan": ("amount", "paid"),
    "promise": ("amount",),
    "receipt": ("amount", "allocated", "refunded"),
    "refund": ("amount",),
    "statement": ("opening", "debits", "credits", "closing"),
}
_MAY_BE_EMPTY = {("customer", "credit_limit"), ("grade", "credit_limit")}


def _beyond(table: str, column: str) -> str:
    empty = f" AND {column} IS NOT NULL" if (table, column) in _MAY_BE_EMPTY else ""
    return f"typeof({column}) <> 'integer'{empty} OR {column} NOT BETWEEN -{_MOST} AND {_MOST}"


AMOUNTS = " UNION ALL ".join(
    f"SELECT '{table}:' || id FROM {table} WHERE {' OR '.join(_beyond(table, c) for c in columns)}"
    for table, columns in MONEY.items()
)

PLANS = (  # I1, I14
    "SELECT 'plan:' || id FROM plan WHERE paid NOT BETWEEN min(amount, 0) AND max(amount, 0)"
    " OR (state <> 'void' AND void_on IS NOT NULL)"
)
RECEIPTS = (  # I2, I3
    "SELECT 'receipt:' || id FROM receipt WHERE allocated < 0 OR refunded < 0"
    " OR allocated + refunded > amount OR amount <= 0"
)
# I6: allocations between currencies, and between customers without a note. What was taken back
# binds nobody: the receipt may be another's by now. Asked last, since it costs a look a row.
_FOREIGN = (
    "CASE WHEN p.customer_id IS NOT r.customer_id AND a.reason = '' AND a.reverses_id IS NULL THEN"
    " NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id) ELSE 0 END"
)
PAIRS = (
    f"SELECT 'allocation:' || a.id, p.currency <> r.currency, {_FOREIGN}"
    " FROM allocation a CROSS JOIN plan p ON p.id = a.plan_id"
    " CROSS JOIN receipt r ON r.id = a.receipt_id"
    f" WHERE p.currency <> r.currency OR {_FOREIGN}"
)
DIFFERENCES = (  # I6
    "SELECT 'difference:' || d.id FROM difference d JOIN plan p ON p.id = d.plan_id"
    " JOIN receipt r ON r.id = d.receipt_id WHERE p.currency <> r.currency"
)
_SAME = {
    "allocation": "r.receipt_id <> o.receipt_id OR r.plan_id <> o.plan_id",
    "difference": "r.plan_id <> o.plan_id",
    "refund": "r.receipt_id <> o.receipt_id",
}
_STANDING = "NOT EXISTS (SELECT 1 FROM refund x WHERE x.reverses_id = f.id)"
REVERSALS = " UNION ALL ".join(  # I7
    [
        f"SELECT '{table}:' || r.id FROM {table} r JOIN {table} o ON o.id = r.reverses_id"
        f" WHERE r.amount <> -o.amount OR o.reverses_id IS NOT NULL OR {same}"
        for table, same in _SAME.items()
    ]
    + [
        f"SELECT '{table}:' || max(id) FROM {table} WHERE reverses_id > 0"
        " GROUP BY reverses_id HAVING count(*) > 1"
        for table in _SAME
    ]
    + [
        "SELECT 'receipt:' || r.id FROM refund f JOIN receipt r ON r.id = f.receipt_id"
        f" WHERE f.kind = 'reversal' AND f.reverses_id IS NULL AND {_STANDING}"
        " AND (f.amount <> r.amount OR r.allocated <> 0 OR r.refunded <> r.amount)",
    ]
)
# What stands on two sides is the same on both: bills and their receipts, offsets and what they
# settled, prepayments and debts that went from one customer to another.
_GONE = (
    "EXISTS (SELECT 1 FROM refund f WHERE f.receipt_id = r.id AND f.kind = 'reversal'"
    " AND f.reverses_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM refund x WHERE x.reverses_id = f.id))"
)
_LAST_OF_BILL = (
    "(SELECT e.kind FROM bill_event e WHERE e.bill_id = b.id"
    " ORDER BY e.day DESC, e.id DESC LIMIT 1)"
)
_SETTLED = "(SELECT coalesce(sum(s.amount), 0) FROM payable_settlement s WHERE {0})"
INSTRUMENTS = " UNION ALL ".join(
    (
        "SELECT 'bill:' || b.id FROM bill b JOIN receipt r ON r.id = b.receipt_id"
        " WHERE b.amount <> r.amount OR b.currency <> r.currency OR r.method <> 'bill'"
        f" OR ({_LAST_OF_BILL} IS 'returned') <> {_GONE}",
        "SELECT 'bill:' || b.id FROM bill_event e JOIN bill b ON b.id = e.bill_id"
        " WHERE e.kind IN ('collected', 'discounted', 'endorsed') AND e.amount + e.fee <> b.amount",
        f"SELECT 'payable:' || y.id FROM (SELECT y.*, {_SETTLED.format('s.payable_id = y.id')} AS"
        " settled FROM payable y) y WHERE y.settled NOT BETWEEN 0 AND y.amount"
        " OR (y.paid_on IS NULL AND y.settled = y.amount)"
        " OR (y.paid_on IS NOT NULL AND y.settled NOT IN (0, y.amount))",
        "SELECT 'receipt:' || r.id FROM receipt r WHERE r.method = 'offset'"
        f" AND {_SETTLED.format('s.receipt_id = r.id')} <> iif({_GONE}, 0, r.amount)",
        "SELECT 'payable_settlement:' || s.id FROM payable_settlement s"
        " JOIN payable_settlement o ON o.id = s.reverses_id WHERE s.amount <> -o.amount"
        " OR s.payable_id <> o.payable_id OR o.reverses_id IS NOT NULL",
        "SELECT 'refund:' || f.id FROM refund f LEFT JOIN receipt r ON r.id = f.to_receipt_id"
        " WHERE f.kind = 'transfer' AND f.reverses_id IS NULL AND (r.id IS NULL"
        " OR r.method <> 'transfer' OR r.amount <> f.amount OR r.day <> f.day"
        f" OR {_GONE} <> EXISTS (SELECT 1 FROM refund x WHERE x.reverses_id = f.id))",
        "SELECT 'plan:' || p.id FROM plan p LEFT JOIN receipt r ON r.id = p.by_receipt_id"
        " WHERE p.kind = 'transfer' AND (r.id IS NULL OR r.method <> 'transfer'"
        f" OR r.amount <> p.amount OR r.currency <> p.currency OR {_GONE} <> (p.state = 'void'))",
        "SELECT 'receipt:' || r.id FROM receipt r WHERE r.method = 'transfer'"
        " AND (EXISTS (SELECT 1 FROM refund f WHERE f.to_receipt_id = r.id)"
        " + EXISTS (SELECT 1 FROM plan p WHERE p.by_receipt_id = r.id)) <> 1",
    )
)
CONTRACTS = (  # I8
    "SELECT 'contract:' || c.id FROM contract c JOIN"
    " (SELECT contract_id, sum(amount) AS planned FROM plan WHERE state <> 'void'"
    " AND kind IN ('instalment', 'retention') AND contract_id IS NOT NULL GROUP BY contract_id) p"
    " ON p.contract_id = c.id WHERE p.planned <> c.amount"
)
INVOICES = "SELECT 'invoice:' || id FROM invoice WHERE net + tax <> gross"  # I8
STATEMENTS = "SELECT 'statement:' || id FROM statement WHERE opening + debits - credits <> closing"
# I5: what the aging reads (its own index) against the rows themselves, per customer, currency, day.
_OPEN = "SELECT customer_id, currency, due_on, sum(amount - paid) AS open, count(*) AS rows FROM"
_BUCKETS = "WHERE paid <> amount AND state = 'firm' GROUP BY customer_id, currency, due_on"
AGING = (
    "SELECT DISTINCT 'customer:' || customer_id FROM"
    f" (SELECT * FROM ({_OPEN} plan INDEXED BY p_opencust {_BUCKETS})"
    f" UNION ALL SELECT * FROM ({_OPEN} plan NOT INDEXED {_BUCKETS})"
    f" UNION ALL SELECT * FROM ({_OPEN} plan INDEXED BY p_open {_BUCKETS}))"
    " GROUP BY customer_id, currency, due_on, open, rows HAVING count(*) <> 3"
)

_USE = (
    "u.series = '{table}' AND u.year = CAST(substr({number}, {year}, 4) AS INTEGER)"
    " AND u.n = CAST(substr({number}, {n}) AS INTEGER) AND u.number = t.number"
)


def _numbered(table: str, year: int, n: int) -> tuple[str, str]:
    """Whether as many papers as there are meet a use of theirs, which a scan of the uses tells;
    those without one, which takes a search for each. (A use twice is told by the series.)"""
    met = _USE.format(table=table, number="u.number", year=year, n=n)
    use = _USE.format(table=table, number="t.number", year=year, n=n)
    return (
        f"SELECT (SELECT count(*) FROM number_use u CROSS JOIN {table} t WHERE {met})"
        f" = (SELECT count(*) FROM {table})",
        f"SELECT '{table}:' || t.id FROM {table} t WHERE NOT EXISTS"
        f" (SELECT 1 FROM number_use u WHERE {use})",
    )


SERIES = (  # I9
    "SELECT series || ' ' || year FROM number_use GROUP BY series, year"
    " HAVING min(n) <> 1 OR max(n) <> count(*) OR count(DISTINCT n) <> count(*)"
)
NUMBERED = (_numbered("receipt", 3, 8), _numbered("statement", 3, 8), _numbered("letter", 3, 8))

_BY_PLAN = "SELECT plan_id, sum(amount) AS paid, max(day) AS last FROM difference GROUP BY plan_id"
PAID = (
    "SELECT 'plan:' || p.id || ' (plan.paid)' FROM plan p"
    " LEFT JOIN allocation a ON a.plan_id = p.id"
    f" LEFT JOIN ({_BY_PLAN}) d ON d.plan_id = p.id GROUP BY p.id"
    " HAVING p.paid <> coalesce(sum(a.amount), 0) + coalesce(d.paid, 0)"
    " OR p.settled_on IS NOT CASE WHEN p.paid = p.amount THEN"
    " max(coalesce(max(a.day), d.last), coalesce(d.last, max(a.day))) END"
)
_REFUNDS = "SELECT receipt_id, sum(amount) AS used FROM refund GROUP BY receipt_id"
USED = (
    "SELECT 'receipt:' || r.id || ' (receipt.allocated)' FROM receipt r"
    " LEFT JOIN allocation a ON a.receipt_id = r.id"
    f" LEFT JOIN ({_REFUNDS}) f ON f.receipt_id = r.id GROUP BY r.id"
    " HAVING r.allocated <> coalesce(sum(a.amount), 0) OR r.refunded <> coalesce(f.used, 0)"
)


def _months(column: str, moves: str) -> str:
    """Months whose kept column differs from the sum of the moves, either way round."""
    return (
        f"SELECT 'customer:' || customer_id || ' (customer_month.{column})' FROM ("
        f"{moves} UNION ALL SELECT customer_id, currency, month, -{column} FROM customer_month"
        ") GROUP BY customer_id, month, currency HAVING sum(amount) <> 0"  # texts compared last
    )


DEBITS = _months(
    "debits",
    f"SELECT customer_id, currency, {MONTH.format(day='booked_on')} AS month, amount"
    " FROM plan WHERE state = 'firm'",
)
CREDITS = _months(
    "credits",
    f"SELECT customer_id, currency, {MONTH.format(day='day')} AS month, amount"
    " FROM receipt WHERE customer_id IS NOT NULL"
    f" UNION ALL SELECT p.customer_id, p.currency, {MONTH.format(day='d.day')}, d.amount"
    " FROM difference d JOIN plan p ON p.id = d.plan_id"
    f" UNION ALL SELECT r.customer_id, r.currency, {MONTH.format(day='f.day')}, -f.amount"
    " FROM refund f JOIN receipt r ON r.id = f.receipt_id WHERE r.customer_id IS NOT NULL",
)
