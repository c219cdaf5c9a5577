"""Put off: any line of the today page, with a reason and an end; it comes back by itself.

A row, a promise or a whole customer that is put off is not asked for either, so it gets a hold. The
other lines (a milestone, a bill, money to match …) only leave the page: a row in `snooze`.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, Refused
from arapp.services.collection.limitation import limits
from arapp.services.collection.log import LiftHold, PutOff
from arapp.services.collection.snoozed import IN_FORCE
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.record_ids import record_id

_TOPICS = frozenset({Topic.COLLECTION})
# What only leaves the page. `limitation:12` is the alarm of row 12, which a hold does not silence;
# `rescore:0` all grades that wait for the quarter's score, else the customer's.
TABLES = {
    "milestone": "milestone",
    "contract": "contract",
    "statement": "statement",
    "invoice": "invoice",
    "bill": "bill",
    "receipt": "receipt",
    "payable": "payable",
    "todo": "todo",
    "dispute": "dispute",
    "limitation": "plan",
    "rescore": "customer",
    "statement_run": "",  # of a month, 202610: no record of its own
}
# What is not asked for meanwhile: customer and row of the hold, as SQL.
HELD = {
    "plan": "SELECT customer_id, id FROM plan WHERE id = ?",
    "promise": "SELECT customer_id, plan_id FROM promise WHERE id = ?",
    "customer": "SELECT id, NULL FROM customer WHERE id = ?",
}
KINDS = (*HELD, *TABLES)


@dataclass(frozen=True)
class SnoozeItem:
    """Not this line now: `record` ("bill:3") is off the page until its day, for a reason."""

    record: str
    until: date
    reason: str

    label: ClassVar[str] = "snooze_item"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: "snooze:4", or "hold:7" of a row, promise or customer.

        Raises InvalidValue (no reason, a kind of record that is no line), InvalidDay (not after
        today), NotFound, and Refused `snooze_past_limitation` with its day.
        """
        kind, row = record_id(self.record)
        if kind not in KINDS:
            raise InvalidValue(field="record", value=self.record, reason="unknown")
        if not self.reason.strip():
            raise InvalidValue(field="reason", value="", reason="empty")
        if self.until <= tx.today:
            raise InvalidDay(field="until", value=self.until.isoformat(), reason="not_later")
        if kind in HELD:
            return self._hold(tx, kind, row)
        _there(tx, kind, row)
        if kind == "limitation":
            ends = limits(tx, [row], tx.today)[row][0]
            if tx.today <= ends < self.until:
                raise Refused("snooze_past_limitation", day=ends)
        made = tx.insert(
            "snooze",
            record=f"{kind}:{row}",
            reason=self.reason.strip(),
            set_on=tx.today.toordinal(),
            until_on=self.until.toordinal(),
        )
        return Outcome(_TOPICS, f"snooze:{made}")

    def _hold(self, tx: WriteTx, kind: str, row: int) -> Outcome:
        found = tx.one(HELD[kind], (row,))
        if found is None:
            raise NotFound(what=kind, key=row)
        done = PutOff(found[0], self.until, self.reason, found[1]).run(tx)
        return Outcome(_TOPICS, f"hold:{done.result}")


def _there(tx: Tx, kind: str, row: int) -> None:
    if not TABLES[kind] or (kind == "rescore" and row == 0):
        return
    if tx.value(f"SELECT id FROM {TABLES[kind]} WHERE id = ?", (row,)) is None:
        raise NotFound(what=TABLES[kind], key=row)


@dataclass(frozen=True)
class WakeItem:
    """Back on the page before its day; `record` is the line, or what put it off ("snooze:4")."""

    record: str

    label: ClassVar[str] = "wake_item"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: what was ended. Raises Refused `not_put_off`, NotFound (the record)."""
        kind, row = record_id(self.record)
        ended = _holds(tx, kind, row)
        for hold in ended:
            LiftHold(hold).run(tx)
        column, key = ("id", row) if kind == "snooze" else ("record", f"{kind}:{row}")
        rows = tx.rows(
            f"SELECT id FROM snooze WHERE {column} = :key AND {IN_FORCE}",
            {"key": key, "d": tx.today.toordinal()},
        )
        for (found,) in rows:
            tx.update("snooze", found, ended_on=tx.today.toordinal())
        done = [f"hold:{hold}" for hold in ended] + [f"snooze:{found}" for (found,) in rows]
        if not done:
            raise Refused("not_put_off", record=self.record)
        return Outcome(_TOPICS, done)


def _holds(tx: Tx, kind: str, row: int) -> list[int]:
    """Holds in force that put a row, promise or customer off."""
    if kind not in HELD and kind != "hold":
        return []
    if kind == "hold":
        where, key = "id = :id", {"id": row}
    else:
        found = tx.one(HELD[kind], (row,))
        if found is None:
            raise NotFound(what=kind, key=row)
        where = "customer_id = :who AND plan_id IS :plan"
        key = {"who": found[0], "plan": found[1]}
    rows = tx.rows(
        f"SELECT id FROM hold WHERE {where} AND {IN_FORCE}", key | {"d": tx.today.toordinal()}
    )
    return [hold for (hold,) in rows]
