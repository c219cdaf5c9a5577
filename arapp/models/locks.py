"""The period lock: triggers that refuse whatever would change a closed period.

`company.locked_until` is the last closed day. Nothing dated in it is added, changed or taken away,
by no path: undo, import and reversal meet the same triggers. Who paid an unknown receipt may still
be found out (neither amount nor day changes), and a booked row may be voided on an open day.
"""

import sqlite3
from datetime import date

from arapp.models.values.days import from_ordinal

_LIMIT = "(SELECT locked_until FROM company)"
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'period locked'); END"

# table → (column of its day, columns that may not change while it lies in a closed period)
DATED = {
    "allocation": ("day", ("day", "amount", "receipt_id", "plan_id")),
    "difference": ("day", ("day", "amount", "plan_id")),
    "refund": ("day", ("day", "amount", "receipt_id")),
    "invoice": ("day", ("day", "net", "tax", "gross", "currency", "customer_id")),
    "receipt": ("day", ("day", "amount", "currency")),
    "bill_event": ("day", ("day", "kind", "bill_id", "amount", "fee")),
    "supplement": ("day", ("day", "amount", "contract_id")),
}


def _changed(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)


def _dated(table: str, day: str, columns: tuple[str, ...]) -> dict[str, str]:
    change = _changed(columns)
    watched = columns
    if table == "receipt":  # from one customer to another; from or to nobody is no money moved
        watched = (*columns, "customer_id")
        change = f"{change} OR NEW.customer_id <> OLD.customer_id"
    return {
        f"{table}_i": f"BEFORE INSERT ON {table} WHEN NEW.{day} <= {_LIMIT} {_REFUSE}",
        f"{table}_d": f"BEFORE DELETE ON {table} WHEN OLD.{day} <= {_LIMIT} {_REFUSE}",
        f"{table}_u": (
            f"BEFORE UPDATE OF {', '.join(watched)} ON {table}"
            f" WHEN min(OLD.{day}, NEW.{day}) <= {_LIMIT} AND ({change}) {_REFUSE}"
        ),
    }


def _plan() -> dict[str, str]:
    """A row counts from its booked day on, once it is firm; a void one until it was void."""
    fixed = ("customer_id", "amount", "currency", "booked_on")
    moved = (
        "(NEW.{0} IS NOT OLD.{0} AND min(coalesce(NEW.{0}, OLD.{0}), coalesce(OLD.{0}, NEW.{0}))"
        f" <= {_LIMIT})"
    )
    change = " OR ".join(
        (
            _changed(fixed),
            "(OLD.state = 'expected') <> (NEW.state = 'expected')",
            "(NEW.state = 'void' AND NEW.void_on IS NULL AND OLD.state = 'firm')",
            moved.format("void_on"),
            moved.format("due_on"),
        )
    )
    booked = "({0}.state <> 'expected' AND {0}.booked_on <= " + _LIMIT + ")"
    return {
        "plan_i": f"BEFORE INSERT ON plan WHEN {booked.format('NEW')} {_REFUSE}",
        "plan_d": f"BEFORE DELETE ON plan WHEN {booked.format('OLD')} {_REFUSE}",
        "plan_u": (
            f"BEFORE UPDATE OF {', '.join(fixed)}, state, void_on, due_on ON plan"
            f" WHEN ({booked.format('OLD')} OR {booked.format('NEW')}) AND ({change}) {_REFUSE}"
        ),
    }


def _all() -> dict[str, str]:
    triggers = _plan()
    for table, (day, columns) in DATED.items():
        triggers |= _dated(table, day, columns)
    return triggers


def install(conn: sqlite3.Connection) -> None:
    """(Re)create the triggers; called by every migration."""
    for name, body in _all().items():
        conn.execute(f"DROP TRIGGER IF EXISTS lock_{name}")
        conn.execute(f"CREATE TRIGGER lock_{name} {body}")


def names() -> list[str]:
    """Names of the triggers."""
    return [f"lock_{name}" for name in _all()]


def refused(trouble: sqlite3.IntegrityError) -> bool:
    """Whether it was the lock that said no."""
    return str(trouble) == "period locked"


def locked_until(conn: sqlite3.Connection) -> date | None:
    """Last closed day, None when every period is open."""
    row = conn.execute("SELECT locked_until FROM company").fetchone()
    return from_ordinal(row[0]) if row else None
