"""What is to be done besides open rows: milestones, contracts, statements, money, to-dos."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.holds import Promise
from arapp.services.collection.items import Fact, GroupPart, Item, Why
from arapp.services.collection.plan_rows import Row
from arapp.services.collection.reasons import promise_why
from arapp.services.collection.stages import CONTRACT_LEAD, Group, Step
from arapp.services.dealing.payables import reminded
from arapp.services.ledger import desk
from arapp.services.ledger.bill_rows import maturing
from arapp.services.ledger.plan_names import LABEL
from arapp.services.ledger.statement_rules import (
    FEW,
    customers_left,
    rules,
    run_day,
    run_waiting,
    stated_before,
)

SILENT_DAYS = 7  # an invoice nobody signed for in so long is chased


def part(group: Group, items: Sequence[Item]) -> GroupPart:
    """A group whose items are all there."""
    totals: dict[str, int] = {}
    for item in items:
        if item.currency:
            totals[item.currency] = totals.get(item.currency, 0) + item.amount
    customers = len({item.customer_id for item in items if item.customer_id is not None})
    return GroupPart(group, len(items), customers, totals, tuple(items))


def promise_items(
    made: Sequence[Promise], rows: dict[int, Row], names: dict[int, tuple[str, str]], today: date
) -> list[Item]:
    """Promises that lapse today or were broken; `rows` are the open rows they are about."""
    items = []
    for promise in sorted(made, key=lambda one: (one.due_on, one.id)):
        row = rows.get(promise.plan_id or 0)
        name, owner = names.get(promise.customer_id, ("", ""))
        days = (today - (row.due_on if row else promise.due_on)).days
        amount = min(promise.left, row.open) if row else promise.left
        items.append(
            Item(
                *("promise", promise.id, promise.customer_id, name, row.title if row else ""),
                *(promise_why(promise, today), Step.CALL, amount, promise.currency, days),
                *(row.owner if row else owner, promise.plan_id),
            ),
        )
    return items


def expected_item(row: Row, today: date) -> Item:
    """A row whose milestone is open: retention at its end, others when the day has passed."""
    late = (today - row.due_on).days
    if row.kind != "retention":
        key = "row_not_firm"
    else:
        key = "retention_passed" if late >= 0 else "retention_expected"
    return Item(
        *("plan", row.id, row.customer_id, row.customer, row.title, Why(key, {"day": row.due_on})),
        *(Step.CONFIRM_MILESTONE, row.open, row.currency, late, row.owner),
    )


def milestones(tx: Tx, as_of: date) -> list[Item]:
    """Milestones that should have been reached, with what hangs on them; not retention's."""
    rows = tx.rows(
        "SELECT m.id, k.customer_id, c.name, k.number, m.label, m.planned_on,"
        " coalesce(sum(p.amount), 0), k.currency, coalesce(nullif(k.owner, ''), c.owner)"
        " FROM milestone m JOIN contract k ON k.id = m.contract_id"
        " JOIN customer c ON c.id = k.customer_id"
        " LEFT JOIN plan p ON p.milestone_id = m.id AND p.state = 'expected'"
        " WHERE m.id IN (SELECT id FROM milestone WHERE confirmed_on IS NULL AND planned_on <= :d"
        "  UNION ALL SELECT id FROM milestone WHERE confirmed_on > :d AND planned_on <= :d)"
        " AND k.state = 'active' AND NOT EXISTS (SELECT 1 FROM plan r"
        "  WHERE r.milestone_id = m.id AND r.kind = 'retention')"
        # a node whose rows were all struck waits for nothing
        " AND (p.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM plan v"
        "  WHERE v.milestone_id = m.id AND v.state = 'void'))"
        " GROUP BY m.id ORDER BY m.planned_on, m.id",
        {"d": as_of.toordinal()},
    )
    return [_milestone(as_of, *row) for row in rows]


def _milestone(as_of: date, *row: Any) -> Item:
    record, customer, name, number, label, planned, amount, currency, owner = row
    late = as_of.toordinal() - planned
    told = {"label": label or number, "day": date.fromordinal(planned), "late": late}
    why = Why("milestone_late" if late else "milestone_today", told)
    title = f"{number} {label}".strip()
    step = Step.CONFIRM_MILESTONE
    return Item(
        "milestone", record, customer, name, title, why, step, amount, currency, late, owner
    )


def contracts(tx: Tx, as_of: date, since: date | None) -> list[Item]:
    """Contracts that end within 30 days, or ended since the page was last open (at least 7)."""
    back = max((as_of - since).days if since else 0, 7)
    rows = tx.rows(
        "SELECT k.id, k.customer_id, c.name, k.number, k.subject, k.ends_on, k.amount,"
        " k.currency, coalesce(nullif(k.owner, ''), c.owner) FROM contract k"
        " JOIN customer c ON c.id = k.customer_id WHERE k.state = 'active'"
        " AND k.ends_on BETWEEN :d - :back AND :d + :lead ORDER BY k.ends_on, k.id",
        {"d": as_of.toordinal(), "back": back, "lead": CONTRACT_LEAD},
    )
    items = []
    for record, customer, name, number, subject, ends, amount, currency, owner in rows:
        days = as_of.toordinal() - ends
        why = Why(
            "contract_ended" if days > 0 else "contract_ends", {"day": date.fromordinal(ends)}
        )
        title = f"{number} {subject}".strip()
        items.append(
            Item(
                *("contract", record, customer, name, title, why, Step.RENEW),
                *(amount, currency, days, owner),
            ),
        )
    return items


def confirmations(tx: Tx, as_of: date) -> list[Item]:
    """The newest statement of each customer, while it is not sent, not answered or differs."""
    rows = tx.rows(
        "SELECT s.id, s.customer_id, c.name, s.number, s.issued_on, s.closing, s.currency,"
        " c.owner, s.state, coalesce(s.sent_on, s.issued_on), s.answered_on,"
        " coalesce((SELECT group_concat(x.kind) FROM statement_difference x"
        "  WHERE x.statement_id = s.id AND x.resolved_on IS NULL ORDER BY x.id), ''),"
        " coalesce((SELECT sum(x.ours - x.theirs) FROM statement_difference x"
        "  WHERE x.statement_id = s.id AND x.resolved_on IS NULL), 0)"
        " FROM statement s JOIN customer c ON c.id = s.customer_id"
        " WHERE s.issued_on <= :d AND s.state IN ('issued', 'sent', 'differs')"
        " AND (s.state <> 'sent' OR coalesce(s.sent_on, s.issued_on) <= :d - :silent)"
        # resolved line by line: nothing is left to do
        " AND (s.state <> 'differs' OR EXISTS (SELECT 1 FROM statement_difference x"
        "   WHERE x.statement_id = s.id AND x.resolved_on IS NULL)"
        "  OR NOT EXISTS (SELECT 1 FROM statement_difference x WHERE x.statement_id = s.id))"
        " AND NOT EXISTS (SELECT 1 FROM statement n WHERE n.customer_id = s.customer_id"
        "  AND n.currency = s.currency AND n.state <> 'superseded' AND n.issued_on <= :d"
        "  AND (n.to_on, n.id) > (s.to_on, s.id))"
        " ORDER BY s.state = 'differs' DESC, s.issued_on, s.id",
        {"d": as_of.toordinal(), "silent": rules(tx).silent_days},
    )
    return _run_item(tx, as_of) + [_confirmation(as_of, row) for row in rows]


def _confirmation(as_of: date, row: Sequence[Any]) -> Item:
    record, customer, name, number, issued, closing, currency, owner, state, sent = row[:10]
    answered, kinds, gap = row[10:]
    since = {"issued": issued, "sent": sent, "differs": answered or issued}[state]
    days = as_of.toordinal() - since
    key, step = _CONFIRM[state]
    facts: dict[str, Fact] = {"day": date.fromordinal(since), "ago": days}
    if kinds:
        key = f"statement_gap_{kinds.partition(',')[0]}"
        facts |= {"amount": Money(gap, currency), "count": kinds.count(",") + 1}
    return Item(
        *("statement", record, customer, name, number, Why(key, facts), step),
        *(closing, currency, days, owner),
    )


def _run_item(tx: Tx, as_of: date) -> list[Item]:
    """The monthly run, from its day on until it was made."""
    last = run_waiting(tx, as_of)
    left = customers_left(tx, last) if last is not None else 0
    if last is None or not left or (left < FEW and not stated_before(tx)):
        return []
    why = Why("statements_to_make", {"label": last.strftime("%Y-%m"), "count": left})
    due = run_day(as_of, rules(tx).workday) or as_of
    told = ("statement_run", last.year * 100 + last.month, None, "", last.strftime("%Y-%m"))
    return [Item(*told, why, Step.STATE, 0, "", (as_of - due).days, "")]


_CONFIRM = {
    "issued": ("statement_unsent", Step.SEND),
    "sent": ("statement_silent", Step.CHASE),
    "differs": ("statement_differs", Step.RESOLVE),
}


def unsigned(tx: Tx, as_of: date) -> list[Item]:
    """Invoices that were sent and that nobody signed for in a week; not those taken back whole."""
    rows = tx.rows(
        "SELECT i.id, i.customer_id, c.name, i.number, i.courier_no, i.sent_on, i.gross,"
        " i.currency, coalesce(nullif(k.owner, ''), c.owner) FROM invoice i"
        " JOIN customer c ON c.id = i.customer_id LEFT JOIN contract k ON k.id = i.contract_id"
        " WHERE i.sent_on <= :d - :n AND (i.signed_on IS NULL OR i.signed_on > :d)"
        " AND i.gross + (SELECT coalesce(sum(r.gross), 0) FROM invoice r"
        "  WHERE r.red_of_id = i.id AND r.day <= :d) > 0 ORDER BY i.sent_on, i.id",
        {"d": as_of.toordinal(), "n": SILENT_DAYS},
    )
    items = []
    for record, customer, name, number, courier, sent, gross, currency, owner in rows:
        days = as_of.toordinal() - sent
        why = Why("invoice_unsigned", {"day": date.fromordinal(sent), "ago": days})
        title = f"{number} {courier}".strip()
        items.append(
            Item(
                *("invoice", record, customer, name, title, why, Step.CHASE),
                *(gross, currency, days, owner),
            ),
        )
    return items


def payables(tx: Tx, as_of: date) -> list[Item]:
    """What the firm itself has to pay, from a week before its day."""
    items = []
    for one in reminded(tx, as_of):
        key = "payable_late" if one.days > 0 else "payable_soon" if one.days else "payable_today"
        why = Why(key, {"day": one.due_on, "late": one.days})
        title = " ".join(part for part in (one.number, one.text) if part) or one.supplier
        items.append(
            Item(
                *("payable", one.id, None, one.supplier, title, why, Step.PAY),
                *(one.left, one.currency, one.days, one.owner),
            ),
        )
    return items


def bills(tx: Tx, as_of: date) -> list[Item]:
    """Bills in hand from ten days before their due day on: to be presented, or not paid yet."""
    items = []
    for one in maturing(tx, as_of):
        key = "bill_late" if one.days > 0 else "bill_soon" if one.days else "bill_today"
        who = one.acceptor or one.drawer or one.payer or "?"
        why = Why(key, {"day": one.due_on, "late": one.days, "payer": who})
        items.append(
            Item(
                *("bill", one.id, one.customer_id, one.customer or one.payer, one.number, why),
                *(Step.PRESENT, one.amount, one.currency, one.days, one.owner),
            ),
        )
    return items


def todos(tx: Tx, as_of: date) -> list[Item]:
    """To-dos and disputes whose day has come."""
    found = []
    rows = tx.rows(
        "SELECT id, text, due_on, owner FROM todo WHERE due_on <= :d"
        " AND (done_on IS NULL OR done_on > :d) ORDER BY due_on, id",
        {"d": as_of.toordinal()},
    )
    for record, text, due, owner in rows:
        late = as_of.toordinal() - due
        told = {"day": date.fromordinal(due), "late": late}
        why = Why("todo_late" if late else "todo_today", told)
        found.append(Item("todo", record, None, "", text, why, Step.DO, 0, "", late, owner))
    return found + _disputes(tx, as_of)


def _disputes(tx: Tx, as_of: date) -> list[Item]:
    rows = tx.rows(
        f"SELECT x.id, p.customer_id, c.name, {LABEL}, x.due_on, x.reason, x.amount, p.currency,"
        " coalesce(nullif(p.owner, ''), c.owner), p.id FROM dispute x"
        " JOIN plan p ON p.id = x.plan_id JOIN customer c ON c.id = p.customer_id"
        " WHERE x.opened_on <= :d AND x.due_on <= :d AND (p.state <> 'void' OR p.void_on > :d)"
        " AND (x.closed_on IS NULL OR x.closed_on > :d) ORDER BY x.due_on, x.id",
        {"d": as_of.toordinal()},
    )
    items = []
    for record, customer, name, label, due, reason, amount, currency, owner, plan in rows:
        why = Why("dispute_due", {"day": date.fromordinal(due), "reason": reason})
        late = as_of.toordinal() - due
        items.append(
            Item(
                *("dispute", record, customer, name, label, why, Step.RESOLVE),
                *(amount, currency, late, owner, plan),
            ),
        )
    return items


def unmatched_window(
    tx: Tx,
    offset: int,
    limit: int,
    *,
    only: Sequence[int] = (),
    without: Sequence[int] = (),
) -> list[Item]:
    """Some receipts that wait for a decision, oldest first; `limit` below zero: all.

    `only` these ids, or all `without` those.
    """
    found = desk.waiting_source(tx)
    ids = f" AND r.id IN ({desk.id_list(only)})" if only else ""
    ids += f" AND r.id NOT IN ({desk.id_list(without)})" if without else ""
    rows = tx.rows(
        "SELECT r.id, r.customer_id, coalesce(c.name, r.payer), r.number, r.day,"
        f" r.amount - ({found.used}), r.currency, coalesce(c.owner, ''), r.payer {found.text}{ids}"
        " ORDER BY r.day, r.id LIMIT :limit OFFSET :offset",
        found.params | {"limit": limit, "offset": offset},
    )
    return [_unmatched(tx.today, *row) for row in rows]


def _unmatched(as_of: date, *row: Any) -> Item:
    record, customer, name, number, day, rest, currency, owner, payer = row
    told = {"day": date.fromordinal(day), "payer": payer, "amount": Money(rest, currency)}
    unknown = "payer_unknown" if payer else "payer_missing"
    key = unknown if customer is None else "payer_known"
    return Item(
        *("receipt", record, customer, name, number, Why(key, told), Step.MATCH),
        *(rest, currency, as_of.toordinal() - day, owner),
    )
