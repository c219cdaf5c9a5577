"""Maintained sums: triggers that keep what follows from other rows.

`plan.paid` = Σ allocations + Σ differences; `plan.settled_on` = last day of those once paid in
full; `receipt.allocated`, `receipt.refunded`; `customer_month` debits and credits. No path can
forget them; verify reckons them from the rows again (`verify_money`).
"""

import sqlite3

# Proleptic ordinal 1 (0001-01-01) is Julian day 1721425.5: month key as 202610.
MONTH = "CAST(strftime('%Y%m', {day} + 1721424.5) AS INTEGER)"


def install(conn: sqlite3.Connection) -> None:
    """(Re)create the triggers; called by every migration."""
    for name, body in _all().items():
        conn.execute(f"DROP TRIGGER IF EXISTS sum_{name}")
        conn.execute(f"CREATE TRIGGER sum_{name} {body}")


def names() -> list[str]:
    """Names of the triggers."""
    return [f"sum_{name}" for name in _all()]


def _paid(row: str, sign: str) -> str:
    # One UPDATE, so that each index of the row is touched once.
    return (
        f"UPDATE plan SET paid = paid {sign} {row}.amount,"
        f" settled_on = CASE WHEN paid {sign} {row}.amount = amount THEN"
        f" (SELECT max(d) FROM (SELECT max(day) AS d FROM allocation WHERE plan_id = {row}.plan_id"
        f" UNION ALL SELECT max(day) FROM difference WHERE plan_id = {row}.plan_id)) END"
        f" WHERE id = {row}.plan_id;"
    )


def _allocated(row: str, sign: str) -> str:
    return (
        f"UPDATE receipt SET allocated = allocated {sign} {row}.amount WHERE id = {row}.receipt_id;"
    )


def _refunded(row: str, sign: str) -> str:
    return (
        f"UPDATE receipt SET refunded = refunded {sign} {row}.amount WHERE id = {row}.receipt_id;"
    )


def _month(column: str, select: str) -> str:
    """Add the selected (customer, currency, month, amount) to the month's column."""
    return (
        f"INSERT INTO customer_month (customer_id, currency, month, {column}) {select}"
        " ON CONFLICT (customer_id, currency, month)"
        f" DO UPDATE SET {column} = {column} + excluded.{column};"
    )


def _plan_month(row: str, sign: str) -> str:
    month = MONTH.format(day=f"{row}.booked_on")
    return _month(
        "debits",
        f"SELECT {row}.customer_id, {row}.currency, {month}, {sign}{row}.amount"
        f" WHERE {row}.state = 'firm'",
    )


def _receipt_month(row: str, sign: str) -> str:
    month = MONTH.format(day=f"{row}.day")
    return _month(
        "credits",
        f"SELECT {row}.customer_id, {row}.currency, {month}, {sign}{row}.amount"
        f" WHERE {row}.customer_id IS NOT NULL",
    )


def _difference_month(row: str, sign: str) -> str:
    month = MONTH.format(day=f"{row}.day")
    return _month(
        "credits",
        f"SELECT p.customer_id, p.currency, {month}, {sign}{row}.amount"
        f" FROM plan p WHERE p.id = {row}.plan_id",
    )


def _refund_month(row: str, sign: str) -> str:
    month = MONTH.format(day=f"{row}.day")
    other = "-" if sign == "" else ""
    return _month(
        "credits",
        f"SELECT r.customer_id, r.currency, {month}, {other}{row}.amount"
        f" FROM receipt r WHERE r.id = {row}.receipt_id AND r.customer_id IS NOT NULL",
    )


def _trio(table: str, watched: str, add: list[str], take: list[str]) -> dict[str, str]:
    """Insert adds NEW, delete takes OLD, update of the watched columns does both."""
    return {
        f"{table}_i": f"AFTER INSERT ON {table} BEGIN {''.join(add)} END",
        f"{table}_d": f"AFTER DELETE ON {table} BEGIN {''.join(take)} END",
        f"{table}_u": f"AFTER UPDATE OF {watched} ON {table} BEGIN {''.join(take + add)} END",
    }


def _carry(table: str, child: str, key: str, signs: tuple[str, str]) -> str:
    """When the row moves to another customer, its children's share of the months moves along."""
    parts = []
    for row, sign in zip(("OLD", "NEW"), signs, strict=True):
        parts.append(
            _month(
                "credits",
                f"SELECT {row}.customer_id, {row}.currency, {MONTH.format(day='f.day')},"
                f" {sign}f.amount FROM {child} f"
                f" WHERE f.{key} = {row}.id AND {row}.customer_id IS NOT NULL",
            ),
        )
    return f"AFTER UPDATE OF customer_id, currency ON {table} BEGIN {''.join(parts)} END"


def _all() -> dict[str, str]:
    triggers = _trio(
        "allocation",
        "receipt_id, plan_id, amount, day",
        [_paid("NEW", "+"), _allocated("NEW", "+")],
        [_paid("OLD", "-"), _allocated("OLD", "-")],
    )
    triggers |= _trio(
        "difference",
        "plan_id, amount, day",
        [_paid("NEW", "+"), _difference_month("NEW", "")],
        [_paid("OLD", "-"), _difference_month("OLD", "-")],
    )
    triggers |= _trio(
        "refund",
        "receipt_id, amount, day",
        [_refunded("NEW", "+"), _refund_month("NEW", "")],
        [_refunded("OLD", "-"), _refund_month("OLD", "-")],
    )
    triggers |= _trio(
        "plan",
        "customer_id, amount, currency, state, booked_on",
        [_plan_month("NEW", "")],
        [_plan_month("OLD", "-")],
    )
    triggers |= _trio(
        "receipt",
        "customer_id, amount, currency, day",
        [_receipt_month("NEW", "")],
        [_receipt_month("OLD", "-")],
    )
    triggers["receipt_refunds"] = _carry("receipt", "refund", "receipt_id", ("", "-"))
    triggers["plan_differences"] = _carry("plan", "difference", "plan_id", ("-", ""))
    triggers["customer_months"] = (
        "BEFORE DELETE ON customer BEGIN"
        " DELETE FROM customer_month WHERE customer_id = OLD.id AND debits = 0 AND credits = 0;"
        " END"
    )
    return triggers
