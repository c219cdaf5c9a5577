"""From the ledger to the matcher's rows: one SELECT each, as of the ledger day."""

from dataclasses import replace
from typing import Any

from arapp.models.tx import Tx
from arapp.services.matching.habits import forgotten, remembered
from arapp.services.matching.rows import (
    Alias,
    Book,
    CustomerIn,
    Habit,
    NumberIn,
    PlanIn,
    ReceiptIn,
    StatementIn,
)

_STATEMENT_DAYS = 400

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
    )


def habits(tx: Tx) -> dict[int, Habit]:
    """What customers did before, also what the firm does not want to be used."""
    return {c: Habit(c, fee, times) for c, fee, times in tx.rows(_HABITS)}


def _plan(row: Any) -> PlanIn:
    plan = PlanIn(*row)
    return plan if plan.firm else replace(plan, firm=False)  # 0 and NULL come as they are


def _customers(tx: Tx) -> tuple[CustomerIn, ...]:
    aliases: dict[int, list[Alias]] = {}
    sql = "SELECT customer_id, kind, value, hits, last_used_on, revoked FROM payer_alias"
    for customer_id, kind, value, hits, last_used, revoked in tx.rows(sql):
        alias = Alias(kind, value, hits, last_used, bool(revoked))
        aliases.setdefault(customer_id, []).append(alias)
    people: dict[int, list[str]] = {}
    for customer_id, name in tx.rows("SELECT customer_id, name FROM contact"):
        people.setdefault(customer_id, []).append(name)
    return tuple(
        CustomerIn(
            customer_id,
            name,
            short_name,
            tuple(aliases.get(customer_id, ())),
            (),
            tuple(people.get(customer_id, ())),
            parent_id,
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
