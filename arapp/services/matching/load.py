"""From the ledger to the matcher's rows: one SELECT each, as of the ledger day."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from arapp.models.tx import Tx
from arapp.services.matching.customs import pattern, spread
from arapp.services.matching.habits import forgotten, remembered
from arapp.services.matching.rows import (
    Alias,
    BareInvoiceIn,
    Book,
    CustomerIn,
    Habit,
    NumberIn,
    PlanIn,
    PromiseIn,
    ReceiptIn,
    StatementIn,
    TakenBackIn,
)

_STATEMENT_DAYS = 400
_HABIT_DAYS = 730
_PROMISE_DAYS = 60
_HEADS = ("法人", "法定代表", "法代", "legal representative")

_RECEIPTS = """
SELECT id, day, amount - allocated - refunded, currency, payer, payer_account, memo, customer_id,
       not_customer, method
FROM receipt WHERE allocated + refunded < amount AND day <= :today ORDER BY day, id
"""
_PLANS = """
SELECT p.id, p.customer_id, p.amount - p.paid, p.currency, p.kind, p.label,
       p.state = 'firm' AND p.booked_on <= :today, p.booked_on, p.due_on, p.contract_id,
       coalesce(c.number, ''), coalesce(i.number, ''), p.no, coalesce(d.held, 0)
FROM plan p LEFT JOIN contract c ON c.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id
LEFT JOIN (SELECT plan_id, sum(amount) AS held FROM dispute
           WHERE opened_on <= :today AND (closed_on IS NULL OR closed_on > :today)
           GROUP BY plan_id) d ON d.plan_id = p.id
WHERE p.state <> 'void' AND p.paid <> p.amount ORDER BY p.id
"""
_OPEN_CONTRACTS = "SELECT contract_id FROM plan WHERE state <> 'void' AND paid <> amount"
_CONTRACTS = f"""
SELECT number, customer_id FROM contract
WHERE number <> '' AND id NOT IN ({_OPEN_CONTRACTS} AND contract_id IS NOT NULL)
"""
_INVOICES = """
SELECT i.number, i.customer_id, i.contract_id, i.gross FROM invoice i
WHERE i.number <> '' AND NOT EXISTS
 (SELECT 1 FROM plan p WHERE p.invoice_id = i.id AND p.state <> 'void' AND p.paid <> p.amount)
"""
_STATEMENTS = """
SELECT number, customer_id, to_on, closing, currency FROM statement
WHERE state <> 'superseded' AND to_on > :since ORDER BY to_on, id
"""
_HABITS = """
SELECT p.customer_id, f.amount, count(*) FROM difference f JOIN plan p ON p.id = f.plan_id
WHERE f.reason = 'fee' AND f.reverses_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM difference x WHERE x.reverses_id = f.id)
GROUP BY p.customer_id, f.amount HAVING count(*) > 1 ORDER BY 3, 2
"""
# Days from the due day to the day on which a row was settled.
_DELAYS = """
SELECT customer_id, settled_on - due_on FROM plan
WHERE settled_on > :since AND due_on IS NOT NULL AND state <> 'void' AND amount > 0
  AND paid = amount
"""
_STANDS = """a.amount > 0 AND a.reverses_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)"""
# Receipts of a customer: how many, of them on whole rows (but for a small difference), and round
# lumps that settle no whole row.
_PATTERNS = f"""
SELECT customer_id, count(*), sum(whole), sum(round AND NOT whole) FROM (
  SELECT p.customer_id AS customer_id, min(a.amount * 20 >= p.amount * 19) AS whole,
         r.amount % 1000000 = 0 AS round
  FROM receipt r JOIN allocation a ON a.receipt_id = r.id JOIN plan p ON p.id = a.plan_id
  WHERE r.day > :since AND {_STANDS} GROUP BY p.customer_id, r.id)
GROUP BY customer_id
"""
_PAID_BEFORE = f"""
SELECT DISTINCT r.payer_account, p.contract_id
FROM receipt r JOIN allocation a ON a.receipt_id = r.id JOIN plan p ON p.id = a.plan_id
WHERE r.payer_account <> '' AND p.contract_id IS NOT NULL AND {_STANDS}
"""
_PROMISES = """
SELECT m.customer_id, m.amount, m.made_on, m.due_on, m.plan_id, m.currency,
  (SELECT group_concat(q.plan_id) FROM promise_plan q WHERE q.promise_id = m.id)
FROM promise m WHERE m.made_on <= :today AND m.due_on > :since
  AND (m.withdrawn_on IS NULL OR m.withdrawn_on > :today) ORDER BY m.id
"""
_TAKEN_BACK = """
SELECT raw FROM import_row
WHERE status = 'flagged' AND kind = 'receipts'
  AND (problem = 'reversal' OR problem LIKE 'reversal:%')
"""
_BARE_INVOICES = """
SELECT i.number, i.customer_id, i.gross, i.day, i.currency FROM invoice i
WHERE i.gross > 0 AND i.day <= :today AND (i.contract_id IS NULL
  OR NOT EXISTS (SELECT 1 FROM plan p WHERE p.contract_id = i.contract_id))
  AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.invoice_id = i.id)
  AND NOT EXISTS (SELECT 1 FROM invoice r WHERE r.red_of_id = i.id)
ORDER BY i.day, i.id
"""


def load_book(tx: Tx) -> Book:
    """Open receipts and rows, customers with their aliases and people, numbers, papers, habits."""
    today = {"today": tx.today.toordinal()}
    receipts = tuple(ReceiptIn(*row) for row in tx.rows(_RECEIPTS, today))
    plans = tuple(_plan(row) for row in tx.rows(_PLANS, today))
    since = {"since": tx.today.toordinal() - _STATEMENT_DAYS}
    return Book(
        receipts=receipts,
        plans=plans,
        customers=_customers(tx),
        declined=frozenset(tx.rows("SELECT receipt_id, plan_id FROM declined")),
        numbers=(*_settled_contracts(tx), *_invoice_numbers(tx, plans)),
        statements=tuple(StatementIn(*row) for row in tx.rows(_STATEMENTS, since)),
        habits=remembered(habits(tx), forgotten(tx)),
        own_names=tuple(n for (n,) in tx.rows("SELECT name FROM company")),
        own_accounts=tuple(n for (n,) in tx.rows("SELECT number FROM bank_account")),
        promises=_promises(tx),
        paid_before=frozenset(tx.rows(_PAID_BEFORE)),
        taken_back=tuple(_line(raw) for (raw,) in tx.rows(_TAKEN_BACK)),
        bare_invoices=tuple(BareInvoiceIn(*row) for row in tx.rows(_BARE_INVOICES, today)),
    )


def habits(tx: Tx) -> dict[int, Habit]:
    """What customers did before, also what the firm does not want to be used."""
    since = {"since": tx.today.toordinal() - _HABIT_DAYS}
    found = {c: Habit(c, fee, times) for c, fee, times in tx.rows(_HABITS)}
    for customer, (usual, off) in _delays(tx.rows(_DELAYS, since)).items():
        habit = found.get(customer, Habit(customer))
        found[customer] = replace(habit, delay_median=usual, delay_mad=off)
    for customer, receipts, whole, lumps in tx.rows(_PATTERNS, since):
        if kind := pattern(receipts, whole, lumps):
            shown = {"exact": whole, "round": lumps, "oldest": receipts - whole}[kind]
            habit = found.get(customer, Habit(customer))
            found[customer] = replace(habit, pattern=kind, pattern_times=shown)
    return found


def _delays(rows: Iterable[Any]) -> dict[int, tuple[int, int]]:
    days: dict[int, list[int]] = defaultdict(list)
    for customer, late in rows:
        days[customer].append(late)
    return {customer: told for customer, late in days.items() if (told := spread(late))}


def _promises(tx: Tx) -> tuple[PromiseIn, ...]:
    today = tx.today.toordinal()
    days = {"today": today, "since": today - _PROMISE_DAYS}
    return tuple(
        replace(PromiseIn(*told), plans=tuple(map(int, several.split(","))) if several else ())
        for *told, several in tx.rows(_PROMISES, days)
    )


def _line(raw: str) -> TakenBackIn:
    """The cells of a kept row."""
    return TakenBackIn(tuple(str(cell) for cell in json.loads(raw) if cell))


def _plan(row: Any) -> PlanIn:
    plan = PlanIn(*row)
    return plan if plan.firm else replace(plan, firm=False)  # 0 and NULL come as they are


def _customers(tx: Tx) -> tuple[CustomerIn, ...]:
    aliases: dict[int, list[Alias]] = {}
    sql = "SELECT customer_id, kind, value, hits, last_used_on, revoked FROM payer_alias"
    for customer_id, kind, value, hits, last_used, revoked in tx.rows(sql):
        alias = Alias(kind, value, hits, last_used, bool(revoked))
        aliases.setdefault(customer_id, []).append(alias)
    accounts: dict[int, list[str]] = defaultdict(list)
    for customer_id, number in tx.rows("SELECT customer_id, number FROM customer_account"):
        accounts[customer_id].append(number)
    people: dict[int, list[str]] = defaultdict(list)
    heads: dict[int, list[str]] = defaultdict(list)
    for customer_id, name, role, title in tx.rows(
        "SELECT customer_id, name, role, title FROM contact"
    ):
        stands_for_it = role == "representative" or any(w in title.lower() for w in _HEADS)
        (heads if stands_for_it else people)[customer_id].append(name)
    return tuple(
        CustomerIn(
            customer_id,
            name,
            short_name,
            tuple(aliases.get(customer_id, ())),
            tuple(accounts.get(customer_id, ())),
            tuple(people.get(customer_id, ())),
            parent_id,
            tuple(heads.get(customer_id, ())),
        )
        for customer_id, name, short_name, parent_id in tx.rows(
            "SELECT id, name, short_name, parent_id FROM customer"
            " WHERE merged_into_id IS NULL ORDER BY id"
        )
    )


def _settled_contracts(tx: Tx) -> list[NumberIn]:
    return [NumberIn(number, customer_id) for number, customer_id in tx.rows(_CONTRACTS)]


def _invoice_numbers(tx: Tx, plans: tuple[PlanIn, ...]) -> list[NumberIn]:
    """Invoices without a row of their own name the rows of their contract: those of the invoice's
    amount when there are any, else all."""
    rows: dict[int, list[PlanIn]] = {}
    for plan in plans:
        if plan.contract_id is not None and plan.firm:
            rows.setdefault(plan.contract_id, []).append(plan)
    found = []
    for number, customer_id, contract_id, gross in tx.rows(_INVOICES):
        same = rows.get(contract_id, [])
        equal = [p for p in same if p.open == gross]
        found.append(NumberIn(number, customer_id, tuple(p.id for p in equal or same)))
    return found
