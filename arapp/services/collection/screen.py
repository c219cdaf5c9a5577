"""What the today page reads in one go, and what stands beside one of its lines."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.services.collection import since, today
from arapp.services.collection.detail import Detail, detail
from arapp.services.collection.held import held
from arapp.services.collection.items import Item, Today
from arapp.services.collection.stages import Group, Step
from arapp.services.reports.open import money_source


@dataclass(frozen=True, slots=True)
class Screen:
    """The page with the short names of its customers.

    `started` is False while the ledger holds no receivable and no money; `next_due` is read only
    when nothing is left to do, and so is `done`: labels of today's commands, the most frequent
    first. `held` is what was put off, `roles` the names of those who are told (sales_manager …).
    """

    page: Today
    names: Mapping[int, str]
    started: bool
    next_due: date | None
    held: tuple[Item, ...] = ()
    done: tuple[tuple[str, int], ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beside:
    """The pane of a line: the customer, the milestone to confirm, the money to be matched.

    `receipt` is one that waits for the customer of the line, the very amount before others.
    """

    detail: Detail | None
    milestone: int | None
    receipt: int | None


_ROLES = "collection_roles"  # as `escalation` keeps them
FIRST = 100
"""Items of a group that the page begins with; the others come when they are scrolled to."""


def screen(tx: Tx, limit: int = FIRST) -> Screen:
    """The page as of the ledger day, `limit` items a group."""
    page = today.today(tx, since.last_seen(tx), limit)
    waiting = sorted((*held(tx), *page.snoozed), key=lambda one: -one.days)
    items = [item for part in page.groups for item in part.items] + waiting
    started = tx.value("SELECT EXISTS (SELECT 1 FROM plan) OR EXISTS (SELECT 1 FROM receipt)")
    following = None if page.left else _next_due(tx)
    done = () if page.left else _done(tx)
    names = short_names(tx, items)
    roles = _roles(tx)
    return Screen(page, names, bool(started), following, tuple(waiting), done, roles)


def further(tx: Tx, group: Group, offset: int) -> tuple[list[Item], dict[int, str]]:
    """The next window of a group, with the short names of its customers."""
    items = today.more(tx, group, offset)
    return items, short_names(tx, items)


def short_names(tx: Tx, items: Iterable[Item]) -> dict[int, str]:
    """Customer id → short name; customers without one are left out."""
    ids = sorted({item.customer_id for item in items if item.customer_id is not None})
    rows = tx.rows(
        "SELECT id, short_name FROM customer WHERE short_name <> ''"
        " AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    return dict(rows)


def _next_due(tx: Tx) -> date | None:
    found = tx.value(
        "SELECT min(due_on) FROM plan WHERE state = 'firm' AND paid <> amount AND amount > 0"
        " AND due_on > ?",
        (tx.today.toordinal(),),
    )
    return None if found is None else date.fromordinal(found)


def _roles(tx: Tx) -> Mapping[str, str]:
    """Loaded only where the firm has named somebody: the first page is not to wait for it."""
    if tx.value("SELECT 1 FROM setting WHERE key = ?", (_ROLES,)) is None:
        return {}
    from arapp.services.collection.escalation import names_of_roles

    return names_of_roles(tx)


def _done(tx: Tx) -> tuple[tuple[str, int], ...]:
    """Labels of what was done today and not taken back, with how often."""
    rows = tx.rows(
        "SELECT coalesce(t.label, e.label) AS what,"
        " sum(CASE e.kind WHEN 'undo' THEN -1 ELSE 1 END) AS n FROM journal_entry e"
        " LEFT JOIN journal_entry t ON t.seq = e.target WHERE e.at >= ?"
        " AND e.label <> 'found_ledger' GROUP BY what HAVING n > 0 ORDER BY n DESC, what",
        (moment_text(tx.clock.now())[:10],),
    )
    return tuple((label, count) for label, count in rows)


def beside(tx: Tx, item: Item) -> Beside:
    """What is known about the customer of a line, and the records its next step needs."""
    milestone = item.id if item.record == "milestone" else None
    if item.record == "plan" and item.step is Step.CONFIRM_MILESTONE:
        milestone = tx.value("SELECT milestone_id FROM plan WHERE id = ?", (item.id,))
    receipt = item.id if item.record == "receipt" else None
    if item.step is Step.MATCH and receipt is None:
        receipt = _waiting(tx, item)
    return Beside(detail(tx, item), milestone, receipt)


def _waiting(tx: Tx, item: Item) -> int | None:
    """A receipt of the customer, or of a payer by its very name, that waits to be matched."""
    money = money_source(tx, tx.today)
    found = tx.value(
        f"SELECT m.id FROM ({money.sql}) m JOIN receipt r ON r.id = m.id"
        " WHERE r.not_customer = '' AND m.currency = :currency AND (m.customer_id = :customer"
        "  OR (m.customer_id IS NULL AND r.payer = :name))"
        " ORDER BY m.rest = :amount DESC, m.day DESC, m.id DESC LIMIT 1",
        money.params
        | {
            "currency": item.currency,
            "customer": item.customer_id,
            "name": item.customer,
            "amount": item.amount,
        },
    )
    return None if found is None else int(found)
