"""Tasks that credit sets: abnormal customers to be taken in hand, grades to be reckoned again.

Both follow from the ledger and the day: paid up or scored, a line is gone by itself. A customer
whose overdue rows stand on the page is marked there and no line of its own (`folded`).
"""

import json
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.holds import Obstacles
from arapp.services.collection.items import Fact, GroupPart, Item, Why
from arapp.services.collection.look import Look
from arapp.services.collection.stages import Group, Step
from arapp.services.collection.told import told_of
from arapp.services.credit.abnormal import Abnormal, abnormals
from arapp.services.credit.rescore import Due, expired, quarter_of, stale
from arapp.services.reports.open import source


def abnormal_part(tx: Tx, look: Look, limit: int) -> GroupPart:
    """The abnormal customers that can be asked now, largest first, the folded ones last.

    What is put off, promised or in dispute is not asked for: a customer whose other rows are within
    the tolerance waits like them.
    """
    flags, folded = _shown(tx, look)
    totals: dict[str, int] = {}
    for flag in flags:
        totals[flag.currency] = totals.get(flag.currency, 0) + flag.amount
    items = _items(tx, flags if limit < 0 else flags[:limit])
    return GroupPart(Group.ABNORMAL, len(flags), len(flags), totals, tuple(items), folded)


def abnormal_window(tx: Tx, look: Look, offset: int, limit: int) -> list[Item]:
    """Some of them; `limit` below zero: all."""
    flags = _shown(tx, look)[0][offset:]
    return _items(tx, flags if limit < 0 else flags[:limit])


def _shown(tx: Tx, look: Look) -> tuple[list[Abnormal], int]:
    as_of, block = look.frame.as_of, look.block
    held = _held(tx, as_of, block)
    flags = [
        flag
        for who, flag in abnormals(tx, as_of).items()
        if who not in block.customers
        and who not in block.promised
        and flag.beyond - flag.in_hand - held.get((who, flag.currency), 0) > flag.tolerance
    ]
    told = told_of(tx, look) if flags else set()
    folded = sum(flag.customer_id in told for flag in flags)
    flags.sort(key=lambda one: (one.currency, -one.amount, one.customer_id))
    return sorted(flags, key=lambda one: one.customer_id in told), folded


def _held(tx: Tx, as_of: date, block: Obstacles) -> dict[tuple[int, str], int]:
    """(customer, currency) → overdue of the rows that are held one by one."""
    rows = source(tx, as_of, where="p.id IN (SELECT value FROM json_each(:held))")
    found = tx.rows(
        f"SELECT customer_id, currency, sum(amount - paid) FROM ({rows.sql})"
        " WHERE due_on < :d GROUP BY customer_id, currency",
        rows.params | {"held": json.dumps([*block.plans, *block.disputed])},
    )
    return {(who, code): amount for who, code, amount in found}


def _items(tx: Tx, flags: list[Abnormal]) -> list[Item]:
    who = json.dumps([flag.customer_id for flag in flags])
    rows = tx.rows(
        "SELECT id, name, owner FROM customer WHERE id IN (SELECT value FROM json_each(?))", (who,)
    )
    known = {record: (name, owner) for record, name, owner in rows}
    return [_item(flag, *known[flag.customer_id]) for flag in flags]


def _item(flag: Abnormal, name: str, owner: str) -> Item:
    facts: dict[str, Fact] = {
        "amount": Money(flag.amount, flag.currency),
        "late": flag.days,
        "tolerance": Money(flag.tolerance, flag.currency),
        "tolerance_days": flag.tolerance_days,
        "grade": flag.grade,
    }
    return Item(
        *("customer", flag.customer_id, flag.customer_id, name, ""),
        *(Why("customer_abnormal", facts), Step.CARD),
        *(flag.amount, flag.currency, flag.days, owner),
    )


def rescoring(tx: Tx, as_of: date) -> list[Item]:
    """Each grade by hand whose day is over; all that wait for this quarter's score as one line."""
    items = [_expired(one, as_of) for one in expired(tx, as_of)]
    count, never = stale(tx, as_of)
    if count:
        start = quarter_of(as_of)
        key = {0: "rescore_again", count: "rescore_first"}.get(never, "rescore_quarter")
        why = Why(key, {"count": count, "never": never, "day": start})
        days = (as_of - start).days
        items.append(Item("rescore", 0, None, "", "", why, Step.RESCORE, 0, "", days, ""))
    return items


def _expired(one: Due, as_of: date) -> Item:
    until = one.since or as_of
    why = Why("grade_expired", {"grade": one.grade, "day": until})
    return Item(
        *("rescore", one.customer_id, one.customer_id, one.customer, "", why, Step.CARD),
        *(0, "", (as_of - until).days, one.owner),
    )
