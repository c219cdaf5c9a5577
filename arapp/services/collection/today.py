"""The today page: what must be done, as a function of the ledger and the day.

Nothing is stored about what was shown, so a day on which nobody looked loses nothing. Groups carry
their whole counts and totals; items come by windows, the first of each with the page.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.models.values.money import Money, plain
from arapp.services.collection import credit_lines, others, sift
from arapp.services.collection.ahead import longest_lead, within
from arapp.services.collection.figures import bank_of, figures_of, since_of
from arapp.services.collection.idle import idle
from arapp.services.collection.items import (
    GroupPart,
    Item,
    Today,
)
from arapp.services.collection.limitation import ALARM_DAYS, alarm_before, limits
from arapp.services.collection.look import Look, look_at
from arapp.services.collection.placed import promise_steps
from arapp.services.collection.plan_rows import (
    CONDITIONS,
    Row,
    counts,
    expected_rows,
    named,
    retention_rows,
    window,
)
from arapp.services.collection.reasons import gather, item_of, last_letters, limitation_why
from arapp.services.collection.reminders import own_reminders, worded
from arapp.services.collection.sentences import sentence
from arapp.services.collection.stages import RETENTION_LEAD, Group, Step, after_letter
from arapp.services.ledger import desk
from arapp.services.reports.open import source

WINDOW = 200


def today(tx: Tx, since: date | None = None, limit: int = WINDOW) -> Today:
    """The page as of the ledger day; `since` is the day it was last open, `limit` items a group.

    A limit below zero brings every item.
    """
    state = (tx.head(), tx.today, moment_text(tx.clock.now())[:10], since, limit)
    if state not in _KEPT:
        _KEPT.clear()
        _KEPT[state] = _page(tx, since, limit)
    return _KEPT[state]


# The last page made. The head's hash stands for all that is in a ledger, so nothing goes stale.
_KEPT: dict[Any, Today] = {}


def _page(tx: Tx, since: date | None, limit: int) -> Today:
    look = look_at(tx, tx.today)
    unmatched = desk.waiting(tx)
    by = sift.sieve(tx, tx.today, since)
    found = _groups(tx, look, since, limit)
    found, away = sift.sift(by, found, _WHOLE)
    found[Group.UNMATCHED], money = sift.unmatched(tx, unmatched, by, limit)
    groups = tuple(
        found.get(group) or GroupPart(group, 0, 0, {}, ())
        for group in Group
        if group is not Group.HELD
    )
    own = own_reminders(tx)
    if own:
        groups = tuple(replace(one, items=tuple(worded(tx, one.items, own))) for one in groups)
    return Today(
        tx.today,
        since_of(tx, look, since),
        figures_of(tx, look, unmatched),
        groups,
        bank_of(tx),
        (*away, *money),
    )


def more(tx: Tx, group: Group, offset: int, limit: int = WINDOW) -> list[Item]:
    """A further window of a group that has more items than the page brought."""
    by = sift.sieve(tx, tx.today, None)
    if group is Group.UNMATCHED:
        return others.unmatched_window(tx, offset, limit, without=by.receipts())
    if group not in CONDITIONS and group is not Group.ABNORMAL:
        return []
    look = look_at(tx, tx.today)
    if group is Group.ABNORMAL:
        return credit_lines.abnormal_window(tx, look, offset, limit)
    items = _items(tx, look, group, window(tx, look.frame, group, offset, limit))
    return worded(tx, by.told(GroupPart(group, 0, 0, {}, tuple(items))).items)


def _items(tx: Tx, look: Look, group: Group, rows: Sequence[Row]) -> list[Item]:
    facts = gather(tx, look, rows)
    return [item_of(row, group, facts) for row in rows]


# Groups whose items are all read, whatever their number.
_WHOLE = frozenset(
    {Group.MILESTONES, Group.CONTRACTS, Group.LIMITATION, Group.CONFIRM, Group.INVOICES,
     Group.BILLS, Group.IDLE, Group.PAYABLES, Group.TODO, Group.RESCORE}
)  # fmt: skip


def _groups(tx: Tx, look: Look, since: date | None, limit: int) -> dict[Group, GroupPart]:
    found = _row_groups(tx, look, limit)
    firm = found[Group.RETENTION].items
    found |= _other_groups(tx, look, since, firm)
    found[Group.ABNORMAL] = credit_lines.abnormal_part(tx, look, limit)
    return found


def _row_groups(tx: Tx, look: Look, limit: int) -> dict[Group, GroupPart]:
    totals = counts(tx, look.frame, {row.currency for row in look.owed})
    rows = {group: window(tx, look.frame, group, 0, limit) for group in totals}
    rows[Group.RETENTION] = retention_rows(tx, look.frame, RETENTION_LEAD)
    every = [row for part in rows.values() for row in part]
    facts = gather(tx, look, every)
    items = {group: [item_of(row, group, facts) for row in rows[group]] for group in rows}
    found = {group: GroupPart(group, *sums, tuple(items[group])) for group, sums in totals.items()}
    return found | {Group.RETENTION: others.part(Group.RETENTION, items[Group.RETENTION])}


def _other_groups(
    tx: Tx, look: Look, since: date | None, firm: Sequence[Item]
) -> dict[Group, GroupPart]:
    """The groups that are not open rows alone; `firm` is the retention that is."""
    day = look.frame.as_of
    listed = others.milestones(tx, day)
    milestones = {item.id for item in listed}
    ways = look.staging.profiles
    expected = [
        (row, milestone)
        for row, milestone in within(
            expected_rows(tx, day, longest_lead(ways, "retention")), look.frame, ways, look.grades
        )
        if milestone not in milestones and row.id not in look.block.plans
    ]
    retention = [others.expected_item(row, day) for row, _ in expected if row.kind == "retention"]
    rest = [others.expected_item(row, day) for row, _ in expected if row.kind != "retention"]
    names = _names(tx, {promise.customer_id for promise in look.due})
    steps = promise_steps(tx, look)
    lists = {
        Group.PROMISES: [
            replace(item, step=steps[item.id])
            for item in others.promise_items(look.due, dict(look.promised), names, day)
        ],
        Group.RETENTION: [*firm, *retention],
        Group.MILESTONES: listed + rest,
        Group.CONTRACTS: others.contracts(tx, day, since),
        Group.LIMITATION: _limitation(tx, look),
        Group.CONFIRM: others.confirmations(tx, day),
        Group.INVOICES: others.unsigned(tx, day),
        Group.BILLS: others.bills(tx, day),
        Group.IDLE: idle(tx, day),
        Group.PAYABLES: others.payables(tx, day),
        Group.TODO: others.todos(tx, day),
        Group.RESCORE: credit_lines.rescoring(tx, day),
    }
    return {group: others.part(group, items) for group, items in lists.items()}


def _names(tx: Tx, customers: set[int]) -> dict[int, tuple[str, str]]:
    marks = ", ".join("?" * len(customers))
    sql = f"SELECT id, name, owner FROM customer WHERE id IN ({marks})"
    return {record: (name, owner) for record, name, owner in tx.rows(sql, list(customers))}


def _limitation(tx: Tx, look: Look) -> list[Item]:
    """Held rows whose limitation runs out, as a hold does not stop it; others say so in place."""
    day = look.frame.as_of
    lapsing = {promise.plan_id for promise in look.due}
    found = source(tx, day, where="p.due_on <= :alarm")
    old = tx.rows(
        f"SELECT id, customer_id, amount - paid FROM ({found.sql}) WHERE amount > 0"
        if look.block.plans or look.block.customers or look.block.promised or look.block.disputed
        else "SELECT 0, 0, 0 WHERE 0",
        found.params | {"alarm": alarm_before(day).toordinal()},
    )
    held = [
        plan
        for plan, customer, left in old
        if plan not in lapsing and look.block.why_not(plan, customer, left) is not None
    ]
    if not held:
        return []
    ends = limits(tx, held, day)
    near = {plan for plan in held if (ends[plan][0] - day).days <= ALARM_DAYS[0]}
    rows = named(tx, look.frame, near)
    letters = last_letters(tx, day, {row.customer_id for row in rows.values()})
    return [
        Item(
            *("plan", row.id, row.customer_id, row.customer, row.title),
            limitation_why(ends[row.id][0], day),
            _demand(letters.get((row.customer_id, row.currency)), day),
            *(row.open, row.currency, (day - row.due_on).days, row.owner),
        )
        for row in rows.values()
    ]


def _demand(last: tuple[int, str] | None, day: date) -> Step:
    step = Step.RESTART_LIMITATION
    return after_letter(step, last[1], day.toordinal() - last[0]) if last else step


def today_json(page: Today, language: str = "zh_CN") -> dict[str, Any]:
    """The document of `today`; the reason of an item stands as a sentence and as key and facts."""
    return {
        "as_of": page.as_of.isoformat(),
        "since": page.since.day.isoformat() if page.since.day else None,
        "groups": [
            {
                "group": str(part.group),
                "count": part.count,
                "customers": part.customers,
                "totals": {code: plain(amount, code) for code, amount in part.totals.items()},
                "items": [item_json(item, page.as_of, language) for item in part.items],
            }
            | ({"folded": part.folded} if part.group is Group.ABNORMAL else {})
            for part in page.groups
        ],
        "snoozed": [item_json(item, page.as_of, language) for item in page.snoozed],
        "bank": [
            {"account": one.account, "last": one.last.isoformat() if one.last else None}
            for one in page.bank
        ],
    }


def item_json(item: Item, as_of: date, language: str) -> dict[str, Any]:
    """One item; its record's id stands under the name of the record."""
    found: dict[str, Any] = {item.record: item.id}
    if item.plan is not None:
        found["plan"] = item.plan
    return found | {
        "customer": item.customer,
        "customer_id": item.customer_id,
        "title": item.title,
        "why": sentence(item.why, language, as_of),
        "why_key": item.why.key,
        "facts": {name: _fact(fact) for name, fact in item.why.facts.items()},
        "next": str(item.step),
        "amount": plain(item.amount, item.currency) if item.currency else None,
        "currency": item.currency or None,
        "days": item.days,
        "owner": item.owner,
    }


def _fact(fact: object) -> str | int:
    if isinstance(fact, Money):
        return fact.plain()
    if isinstance(fact, date):
        return fact.isoformat()
    return fact if isinstance(fact, int) else str(fact)
