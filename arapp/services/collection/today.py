"""The today page: what must be done, as a function of the ledger and the day.

Nothing is stored about what was shown, so a day on which nobody looked loses nothing. Groups carry
their whole counts and totals; items come by windows, the first of each with the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.models.values.money import Money, plain
from arapp.services.collection import others
from arapp.services.collection.holds import Obstacles, Promise, obstacles, promises
from arapp.services.collection.items import (
    BankFile,
    Card,
    Figures,
    GroupPart,
    Item,
    Since,
    Today,
)
from arapp.services.collection.limitation import ALARM_DAYS, alarm_before, limits
from arapp.services.collection.plan_rows import (
    CONDITIONS,
    Frame,
    Owing,
    Row,
    counts,
    expected_rows,
    frame,
    named,
    owing,
    parked,
    retention_rows,
    window,
)
from arapp.services.collection.reasons import gather, item_of, limitation_why
from arapp.services.collection.sentences import sentence
from arapp.services.collection.stages import RETENTION_LEAD, Group, Step
from arapp.services.reports.open import prepaid_totals, source

WINDOW = 200


@dataclass(frozen=True, slots=True)
class _Look:
    """Everything that decides where a row goes on a day."""

    frame: Frame
    made: Sequence[Promise]
    due: Sequence[Promise]
    promised: Mapping[int, Row]
    block: Obstacles
    owed: Sequence[Owing]
    prepaid: Mapping[tuple[int, str], int]
    waiting: Mapping[tuple[int, str], tuple[int, int]]


def _look(tx: Tx, as_of: date) -> _Look:
    made = promises(tx, as_of)
    block = obstacles(tx, as_of, made)
    bare = frame(tx, as_of, (), (), (), ())
    owed = owing(tx, bare)
    owes = {row.customer_id for row in owed}
    due, rows = _promises_due(tx, bare, made, block, owes)
    prepaid = prepaid_totals(tx, as_of)
    waiting = parked(owed, prepaid)
    lapsing = {promise.plan_id for promise in due if promise.plan_id}
    held = {plan for plan in block.plans if plan not in rows or rows[plan].due_on != as_of}
    out = held | lapsing | set(block.disputed)
    seen = frame(tx, as_of, sorted(out), block.customers, block.promised, sorted(waiting))
    return _Look(seen, made, due, rows, block, owed, prepaid, waiting)


def _promises_due(
    tx: Tx, bare: Frame, made: Sequence[Promise], block: Obstacles, owes: set[int]
) -> tuple[list[Promise], dict[int, Row]]:
    """Promises to be shown, with their rows: lapsing today, or broken and not yet spoken about."""
    today = bare.as_of
    due = [
        promise
        for promise in made
        if (promise.state(today) == "open" and promise.due_on == today)
        or (promise.state(today) in ("broken", "partly") and not promise.answered)
    ]
    rows = named(tx, bare, [promise.plan_id for promise in due if promise.plan_id])
    shown = [promise for promise in due if _stands(promise, rows, block, owes, today)]
    return shown, rows


def _stands(
    promise: Promise, rows: Mapping[int, Row], block: Obstacles, owes: set[int], today: date
) -> bool:
    """Whether the promise is still about something, and nothing else holds it."""
    if promise.customer_id in block.customers:
        return False
    if promise.plan_id is None:
        return promise.customer_id in owes
    row = rows.get(promise.plan_id)
    if row is None or row.due_on == today or promise.plan_id in block.disputed:
        return False
    held = block.plans.get(promise.plan_id)
    return held is None or held == ("promised", today)


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
    look = _look(tx, tx.today)
    unmatched = others.unmatched_sums(tx, tx.today)
    groups = _groups(tx, look, unmatched, since, limit)
    return Today(
        tx.today,
        _since(tx, look, since),
        _figures(tx, look, unmatched),
        groups,
        _bank(tx),
    )


def more(tx: Tx, group: Group, offset: int, limit: int = WINDOW) -> list[Item]:
    """A further window of a group that has more items than the page brought."""
    if group is Group.UNMATCHED:
        return others.unmatched_window(tx, tx.today, offset, limit)
    if group not in CONDITIONS:
        return []
    look = _look(tx, tx.today)
    return _items(tx, look, group, window(tx, look.frame, group, offset, limit))


def _items(tx: Tx, look: _Look, group: Group, rows: Sequence[Row]) -> list[Item]:
    facts = gather(tx, look.frame.as_of, rows, look.made, look.waiting)
    return [item_of(row, group, facts) for row in rows]


def _groups(
    tx: Tx, look: _Look, unmatched: others.Unmatched, since: date | None, limit: int
) -> tuple[GroupPart, ...]:
    found = _row_groups(tx, look, limit)
    firm = found[Group.RETENTION].items
    found |= _other_groups(tx, look, since, firm)
    totals = {code: amount for code, (_, amount, _) in unmatched.sums.items()}
    count = sum(rows for rows, _, _ in unmatched.sums.values())
    items = others.unmatched_window(tx, look.frame.as_of, 0, limit) if count else []
    found[Group.UNMATCHED] = GroupPart(
        Group.UNMATCHED, count, unmatched.customers, totals, tuple(items)
    )
    return tuple(found.get(group) or GroupPart(group, 0, 0, {}, ()) for group in Group)


def _row_groups(tx: Tx, look: _Look, limit: int) -> dict[Group, GroupPart]:
    totals = counts(tx, look.frame, {row.currency for row in look.owed})
    rows = {group: window(tx, look.frame, group, 0, limit) for group in totals}
    rows[Group.RETENTION] = retention_rows(tx, look.frame, RETENTION_LEAD)
    every = [row for part in rows.values() for row in part]
    facts = gather(tx, look.frame.as_of, every, look.made, look.waiting)
    items = {group: [item_of(row, group, facts) for row in rows[group]] for group in rows}
    found = {group: GroupPart(group, *sums, tuple(items[group])) for group, sums in totals.items()}
    return found | {Group.RETENTION: others.part(Group.RETENTION, items[Group.RETENTION])}


def _other_groups(
    tx: Tx, look: _Look, since: date | None, firm: Sequence[Item]
) -> dict[Group, GroupPart]:
    """The groups that are not open rows alone; `firm` is the retention that is."""
    day = look.frame.as_of
    listed = others.milestones(tx, day)
    milestones = {item.id for item in listed}
    expected = [
        (row, milestone)
        for row, milestone in expected_rows(tx, day, RETENTION_LEAD)
        if milestone not in milestones and row.id not in look.block.plans
    ]
    retention = [others.expected_item(row, day) for row, _ in expected if row.kind == "retention"]
    rest = [others.expected_item(row, day) for row, _ in expected if row.kind != "retention"]
    names = _names(tx, {promise.customer_id for promise in look.due})
    lists = {
        Group.PROMISES: others.promise_items(look.due, dict(look.promised), names, day),
        Group.RETENTION: [*firm, *retention],
        Group.MILESTONES: listed + rest,
        Group.CONTRACTS: others.contracts(tx, day, since),
        Group.LIMITATION: _limitation(tx, look),
        Group.CONFIRM: others.confirmations(tx, day),
        Group.TODO: others.todos(tx, day),
    }
    return {group: others.part(group, items) for group, items in lists.items()}


def _names(tx: Tx, customers: set[int]) -> dict[int, tuple[str, str]]:
    marks = ", ".join("?" * len(customers))
    sql = f"SELECT id, name, owner FROM customer WHERE id IN ({marks})"
    return {record: (name, owner) for record, name, owner in tx.rows(sql, list(customers))}


def _limitation(tx: Tx, look: _Look) -> list[Item]:
    """Held rows whose limitation runs out, as a hold does not stop it; others say so in place."""
    day = look.frame.as_of
    lapsing = {promise.plan_id for promise in look.due}
    found = source(tx, day, where="p.due_on <= :alarm")
    old = tx.rows(
        f"SELECT id, customer_id FROM ({found.sql}) WHERE amount > 0"
        if look.block.plans or look.block.customers or look.block.promised or look.block.disputed
        else "SELECT 0, 0 WHERE 0",
        found.params | {"alarm": alarm_before(day).toordinal()},
    )
    held = [
        plan
        for plan, customer in old
        if plan not in lapsing and look.block.why_not(plan, customer, 1) is not None
    ]
    if not held:
        return []
    ends = limits(tx, held, day)
    near = {plan for plan in held if (ends[plan][0] - day).days <= ALARM_DAYS[0]}
    rows = named(tx, look.frame, near)
    return [
        Item(
            *("plan", row.id, row.customer_id, row.customer, row.title),
            *(limitation_why(ends[row.id][0], day), Step.RESTART_LIMITATION),
            *(row.open, row.currency, (day - row.due_on).days, row.owner),
        )
        for row in rows.values()
    ]


def _figures(tx: Tx, look: _Look, waiting: others.Unmatched) -> dict[str, Figures]:
    company = tx.value("SELECT currency FROM company") or "CNY"
    unmatched = waiting.sums
    prepaid: dict[str, int] = {}
    for (_, code), amount in look.prepaid.items():
        prepaid[code] = prepaid.get(code, 0) + amount
    codes = [company, *sorted({row.currency for row in look.owed} | unmatched.keys())]
    near = _near(tx, look)
    return {
        code: Figures(
            near.get((code, "due_today"), Card()),
            near.get((code, "next_7"), Card()),
            _overdue([row for row in look.owed if row.currency == code]),
            _unmatched_card(waiting, code),
            *_balance(look, code, prepaid.get(code, 0)),
        )
        for code in dict.fromkeys(codes)
    }


def _unmatched_card(waiting: others.Unmatched, code: str) -> Card:
    if code not in waiting.sums:
        return Card()
    count, amount, first = waiting.sums[code]
    return Card(amount, count, waiting.customers, first)


def _near(tx: Tx, look: _Look) -> dict[tuple[str, str], Card]:
    """What is due today and within 7 days, held or not."""
    found = source(tx, look.frame.as_of, where="p.due_on >= :d AND p.due_on <= :d + 7")
    rows = tx.rows(
        "SELECT currency, CASE WHEN due_on = :d THEN 'due_today' ELSE 'next_7' END AS span,"
        " sum(amount - paid), count(*), count(DISTINCT customer_id), min(due_on)"
        f" FROM ({found.sql}) WHERE amount > 0 GROUP BY currency, span",
        found.params,
    )
    return {
        (code, span): Card(amount, count, customers, date.fromordinal(first))
        for code, span, amount, count, customers, first in rows
    }


def _overdue(rows: Sequence[Owing]) -> Card:
    late = [row for row in rows if row.overdue]
    oldest = min((row.oldest for row in late if row.oldest), default=None)
    return Card(
        sum(row.overdue for row in late),
        len(late),
        len(late),
        None if oldest is None else date.fromordinal(oldest),
    )


def _balance(look: _Look, code: str, prepaid: int) -> tuple[Card, int, tuple[int, ...]]:
    rows = [row for row in look.owed if row.currency == code]
    columns = tuple(sum(row.columns[index] for row in rows) for index in range(5))
    return Card(sum(columns) - prepaid, len(rows), len(rows)), prepaid, columns


def _since(tx: Tx, look: _Look, since: date | None) -> Since:
    """What is new; with no earlier day nothing is."""
    start = moment_text(tx.clock.now())[:10]
    done = tx.value(
        "SELECT sum(CASE kind WHEN 'undo' THEN -1 ELSE 1 END) FROM journal_entry"
        " WHERE at >= ? AND label <> 'found_ledger'",
        (start,),
    )
    if since is None:
        return Since(None, {}, {}, 0, max(done or 0, 0))
    day = look.frame.as_of
    key = {"from": since.toordinal()}
    found = source(tx, day, where="p.due_on >= :from AND p.due_on < :d")
    rows = tx.rows(
        "SELECT currency, sum(amount - paid), count(*), count(DISTINCT customer_id)"
        f" FROM ({found.sql}) WHERE amount > 0 GROUP BY currency",
        found.params | key,
    )
    broken: dict[str, Card] = {}
    for promise in look.made:
        if promise.state(day) in ("broken", "partly") and promise.due_on >= since:
            before = broken.get(promise.currency, Card())
            broken[promise.currency] = Card(before.amount + promise.left, before.count + 1)
    receipts = tx.value(
        "SELECT count(*) FROM journal_change WHERE tbl = 'receipt' AND before IS NULL"
        " AND seq >= (SELECT min(seq) FROM journal_entry WHERE at > ?)",
        (f"{since.isoformat()}T24",),
    )
    overdue = {row[0]: Card(*row[1:]) for row in rows}
    return Since(since, overdue, broken, receipts or 0, max(done or 0, 0))


def _bank(tx: Tx) -> tuple[BankFile, ...]:
    rows = tx.rows(
        "SELECT b.name, max(f.last_day) FROM bank_account b"
        " LEFT JOIN import_file f ON f.account_id = b.id GROUP BY b.id ORDER BY b.id",
    )
    return tuple(BankFile(name, date.fromordinal(day) if day else None) for name, day in rows)


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
            for part in page.groups
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
