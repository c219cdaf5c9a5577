"""How the firm makes its statements: day of the monthly run, what is asked for, when to chase."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_days, month_end, month_start
from arapp.models.values.errors import InvalidValue
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import settings
from arapp.services.ledger.workdays import why_not

KEY = "statements"
RUN_KEY = "statements_run"  # the newest month end for which the whole run was made, ISO
KINDS = ("activity", "open", "detailed", "confirmation")


@dataclass(frozen=True, slots=True)
class Rules:
    """The firm's way; what a new ledger ships with are the defaults.

    `workday`: the run is due on that working day of the month after (0: never reminded).
    `silent_days`: a statement sent and not answered for so long is chased. `reply_days`: the answer
    is asked for within so many days of issue (0: no day is named). `silence`: the paper says that
    silence confirms, for firms whose contracts do. `hide_not_due` and `skip_negative` leave out
    customers of whom nothing is due, or to whom the firm owes.
    """

    workday: int = 1
    kind: str = "activity"
    silent_days: int = 15
    reply_days: int = 0
    silence: bool = False
    hide_not_due: bool = False
    skip_negative: bool = False


_LIMITS = {"workday": (0, 20), "silent_days": (1, 365), "reply_days": (0, 365)}


def rules(tx: Tx) -> Rules:
    """The firm's rules; what cannot be read is as in a new ledger."""
    found = settings.read(tx, KEY)
    made = Rules()
    for key, value in found.items() if isinstance(found, dict) else ():
        if key in _NAMES and not _wrong(key, value):
            made = replace(made, **{key: value})
    return made


_NAMES = {field.name for field in fields(Rules)}


def _wrong(key: str, value: Any) -> str:
    """Why a value cannot be taken, "" when it can."""
    if key == "kind":
        return "" if value in KINDS else "unknown"
    if key in _LIMITS:
        first, last = _LIMITS[key]
        whole = isinstance(value, int) and not isinstance(value, bool)
        return "" if whole and first <= value <= last else "not_in_range"
    return "" if isinstance(value, bool) else "unknown"


@dataclass(frozen=True)
class SetStatementRules:
    """Change some of the rules; those left at their default are not written."""

    changes: tuple[tuple[str, Any], ...]

    label: ClassVar[str] = "set_statement_rules"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises InvalidValue (a name that is none, a value out of range)."""
        now = asdict(rules(tx))
        for key, value in self.changes:
            reason = _wrong(key, value) if key in _NAMES else "unknown"
            if reason:
                raise InvalidValue(field=key, value=str(value), reason=reason)
            now[key] = value
        shipped = asdict(Rules())
        kept = {key: value for key, value in now.items() if value != shipped[key]}
        settings.write(tx, KEY, kept or None)
        return Outcome(frozenset({Topic.SETTINGS, Topic.STATEMENTS}))


def run_day(day: date, workday: int) -> date | None:
    """The day of the run in the month of `day`: its n-th working day; None when there is none."""
    found, left = month_start(day), workday
    while left > 0:
        if not why_not(found):
            left -= 1
        if left:
            found = add_days(found, 1)
    return found if workday > 0 and found <= month_end(day) else None


def run_waiting(tx: Tx, today: date) -> date | None:
    """The month end whose run is due and was not made as a whole, else None."""
    due = run_day(today, rules(tx).workday)
    last = add_days(month_start(today), -1)
    if due is None or today < due:
        return None
    done = settings.read(tx, RUN_KEY)
    return None if isinstance(done, str) and done >= last.isoformat() else last


FEW = 5  # customers of a firm that never made statements: it is not told to begin


def stated_before(tx: Tx) -> bool:
    """Whether the firm makes statements at all: it once did, or chose how."""
    if settings.read(tx, KEY) is not None:
        return True
    return tx.value("SELECT id FROM statement LIMIT 1") is not None


MOST = 1_000  # beyond it they are not counted: the page need not wait for a number like that
# A customer counts who moved in the month or whose account is not even, and has no statement of it.
_LEFT = f"""
    SELECT count(*) FROM (SELECT c.id FROM customer c
      WHERE c.no_statement = '' AND c.merged_into_id IS NULL
      AND EXISTS (SELECT 1 FROM customer_month m WHERE m.customer_id = c.id AND m.month <= :m
        AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.customer_id = c.id
          AND s.currency = m.currency AND s.to_on = :last AND s.state <> 'superseded')
        GROUP BY m.currency HAVING sum(m.debits - m.credits) <> 0 OR max(m.month) = :m)
      LIMIT {MOST})
"""


def customers_left(tx: Tx, last: date) -> int:
    """How many customers have no statement of a month end yet and should have one; MOST or more are
    MOST."""
    key = {"m": last.year * 100 + last.month, "last": last.toordinal()}
    return int(tx.value(_LEFT, key) or 0)
