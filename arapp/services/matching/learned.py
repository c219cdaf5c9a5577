"""What matching has learned, to be looked through: names and accounts, habits, declined pairs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import NotFound
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.record_ids import row_id
from arapp.services.matching.habits import forgotten
from arapp.services.matching.load import habits
from arapp.services.matching.rows import Habit

_MADE_BY = (
    "(SELECT e.actor FROM journal_change j JOIN journal_entry e ON e.seq = j.seq"
    " WHERE j.tbl = '{table}' AND j.row = {row} AND j.before IS NULL ORDER BY j.id LIMIT 1)"
)
_CALLED = "coalesce(nullif(c.short_name, ''), c.name)"
_ALIASES = f"""
SELECT a.id, a.customer_id, {_CALLED}, a.kind, a.value, a.source,
       coalesce({_MADE_BY.format(table="payer_alias", row="a.id")}, ''), a.hits, a.last_used_on,
       a.revoked
FROM payer_alias a JOIN customer c ON c.id = a.customer_id
ORDER BY a.revoked, a.last_used_on DESC, a.id
"""
_DECLINED = f"""
SELECT d.id, d.receipt_id, r.number, r.day, r.payer, r.amount, r.currency, d.plan_id, {_CALLED},
       coalesce(k.number, ''), p.label, d.day,
       coalesce({_MADE_BY.format(table="declined", row="d.id")}, '')
FROM declined d JOIN receipt r ON r.id = d.receipt_id JOIN plan p ON p.id = d.plan_id
JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id
ORDER BY d.day DESC, d.id DESC
"""


@dataclass(frozen=True, slots=True)
class LearnedAlias:
    """A name or account (`kind` name|account) that paid for the customer `hits` times.

    `source` confirmed, or how else it came; `actor` who was there when it did.
    """

    id: int
    customer_id: int
    customer: str
    kind: str
    value: str
    source: str
    actor: str
    hits: int
    last_used: date
    revoked: bool


@dataclass(frozen=True, slots=True)
class LearnedHabit:
    """`kind` deduction (`minor` units, seen `times`), delay (`days` after the due day, give or take
    `spread`) or pattern (`pattern`); `used` False: the firm does not want it."""

    customer_id: int
    customer: str
    currency: str
    kind: str
    used: bool
    minor: int = 0
    times: int = 0
    days: int = 0
    spread: int = 0
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class DeclinedPair:
    """A receipt and a row that is never proposed for it again."""

    id: int
    receipt_id: int
    number: str
    received: date
    payer: str
    minor: int
    currency: str
    plan_id: int
    customer: str
    contract: str
    label: str
    day: date
    actor: str


@dataclass(frozen=True, slots=True)
class Learned:
    """All of it."""

    aliases: tuple[LearnedAlias, ...]
    habits: tuple[LearnedHabit, ...]
    declined: tuple[DeclinedPair, ...]


def learned(tx: Tx) -> Learned:
    """Aliases in use first, then by last use; habits by customer; pairs, the newest first."""
    return Learned(
        tuple(_alias(row) for row in tx.rows(_ALIASES)),
        tuple(_habits(tx)),
        tuple(_pair(row) for row in tx.rows(_DECLINED)),
    )


def _alias(row: tuple[Any, ...]) -> LearnedAlias:
    key, owner, name, kind, value, source, actor, hits, last, revoked = row
    last_used = date.fromordinal(last)
    return LearnedAlias(
        key, owner, name, kind, value, source, actor, hits, last_used, bool(revoked)
    )


def _pair(row: tuple[Any, ...]) -> DeclinedPair:
    key, receipt, number, received, payer, minor, currency, plan, name, contract, label, day, by = (
        row
    )
    came, told = date.fromordinal(received), date.fromordinal(day)
    return DeclinedPair(
        key, receipt, number, came, payer, minor, currency, plan, name, contract, label, told, by
    )


def _habits(tx: Tx) -> list[LearnedHabit]:
    away = forgotten(tx)
    sql = f"SELECT c.id, {_CALLED}, c.currency FROM customer c WHERE c.merged_into_id IS NULL"
    who = {row[0]: row for row in tx.rows(sql)}
    found = [
        one
        for customer, habit in habits(tx).items()
        if customer in who
        for one in _shown(habit, who[customer], away.get(customer, frozenset()))
    ]
    return sorted(found, key=lambda one: (not one.used, one.customer, one.customer_id, one.kind))


def _shown(habit: Habit, who: tuple[int, str, str], off: frozenset[str]) -> Iterator[LearnedHabit]:
    """The habit, kind by kind, as far as there is one."""
    if habit.deduction_times > 1:
        yield LearnedHabit(
            *who, "deduction", "deduction" not in off, minor=habit.deduction,
            times=habit.deduction_times,
        )  # fmt: skip
    if habit.delay_median is not None:
        yield LearnedHabit(
            *who, "delay", "delay" not in off, days=habit.delay_median, spread=habit.delay_mad
        )
    if habit.pattern:
        yield LearnedHabit(
            *who, "pattern", "pattern" not in off, times=habit.pattern_times,
            pattern=habit.pattern,
        )  # fmt: skip


@dataclass(frozen=True)
class RestoreAlias:
    """This name or account speaks for the customer again."""

    alias_id: int

    label: ClassVar[str] = "restore_alias"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the alias. Raises NotFound."""
        key = (row_id("payer_alias", self.alias_id),)
        hits = tx.value("SELECT hits FROM payer_alias WHERE id = ?", key)
        if hits is None:
            raise NotFound(what="payer_alias", key=self.alias_id)
        tx.update("payer_alias", self.alias_id, revoked=0, hits=max(hits, 1))
        return Outcome(frozenset({Topic.CUSTOMERS}), self.alias_id)


@dataclass(frozen=True)
class Undecline:
    """This row may be proposed for that receipt again."""

    declined_id: int

    label: ClassVar[str] = "undecline"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: (receipt, row). Raises NotFound."""
        key = (row_id("declined", self.declined_id),)
        pair = tx.one("SELECT receipt_id, plan_id FROM declined WHERE id = ?", key)
        if pair is None:
            raise NotFound(what="declined", key=self.declined_id)
        tx.delete("declined", self.declined_id)
        return Outcome(frozenset({Topic.ALLOCATIONS}), tuple(pair))
