"""The book as it was on a day of a month that is over: open rows, receipts, names known by then.

What is dated tells it: of a row everything up to the day is settled but by the receipts of that day
itself; an alias is known once an earlier receipt of that name was the customer's. Habits and people
are those of today, nothing dates them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from arapp.models.tx import Tx
from arapp.services.ledger.names import account_key, name_key
from arapp.services.ledger.settling import UNPAID
from arapp.services.matching.load import load_book
from arapp.services.matching.names import split_account
from arapp.services.matching.rows import (
    Book,
    CustomerIn,
    NumberIn,
    PlanIn,
    ReceiptIn,
    StatementIn,
)

_BESIDE = 31  # days that money nobody has placed yet competes for rows
_STATEMENT_DAYS = 400

_LATER = """
SELECT plan_id, sum(amount) AS amount FROM (
 SELECT plan_id, amount FROM allocation WHERE day >= :first
 UNION ALL SELECT plan_id, amount FROM difference WHERE day >= :first) GROUP BY plan_id
"""
_PLANS = f"""
SELECT p.id, p.customer_id, p.amount - p.paid + coalesce(l.amount, 0), p.currency, p.kind, p.label,
       p.state <> 'expected', p.booked_on, p.due_on, p.contract_id, coalesce(c.number, ''),
       coalesce(i.number, ''), p.no, 0, p.void_on, coalesce(c.signed_on, p.booked_on)
FROM plan p LEFT JOIN ({_LATER}) l ON l.plan_id = p.id
LEFT JOIN contract c ON c.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id
WHERE p.paid - coalesce(l.amount, 0) <> p.amount
  AND (p.state <> 'void' OR p.void_on > :first) ORDER BY p.id
"""
_DISPUTES = "SELECT plan_id, amount, opened_on, closed_on FROM dispute WHERE opened_on <= :last"
_MOVES = """
SELECT a.plan_id, a.receipt_id, r.day, a.amount, 1, a.day
FROM allocation a JOIN receipt r ON r.id = a.receipt_id WHERE a.day BETWEEN :first AND :last
UNION ALL
SELECT d.plan_id, d.receipt_id, coalesce(r.day, 0), d.amount, 0, d.day
FROM difference d LEFT JOIN receipt r ON r.id = d.receipt_id WHERE d.day BETWEEN :first AND :last
"""
_RECEIPTS = f"""
SELECT id, day, amount, currency, payer, payer_account, memo, customer_id, not_customer, method,
  coalesce((SELECT sum(a.amount) FROM allocation a WHERE a.receipt_id = r.id AND a.day < :first), 0)
FROM receipt r WHERE day BETWEEN :since AND :last AND method NOT IN {UNPAID} ORDER BY day, id
"""
_REFUNDS = """
SELECT f.receipt_id, f.amount, f.day FROM refund f JOIN receipt r ON r.id = f.receipt_id
WHERE r.day BETWEEN :since AND :last AND f.day <= :last
"""
_PAID_FOR = """
SELECT customer_id, payer, payer_account, min(day) FROM receipt
WHERE customer_id IS NOT NULL AND allocated > 0 AND day <= :last GROUP BY 1, 2, 3
"""
_ALIASES = "SELECT customer_id, kind, value, key FROM payer_alias WHERE source = 'confirmed'"
_INVOICES = """
SELECT number, customer_id, contract_id, gross, day FROM invoice
WHERE number <> '' AND day <= :last ORDER BY id
"""
_STATEMENTS = """
SELECT number, customer_id, to_on, closing, currency, issued_on FROM statement
WHERE state <> 'superseded' AND to_on > :since AND issued_on <= :last ORDER BY to_on, id
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """A plan row, open as before the month; there from `since` until it was void."""

    plan: PlanIn
    void_on: int | None
    since: int


@dataclass(frozen=True, slots=True)
class _Move:
    """Minor units off a row on a day, by a receipt of `receipt_day` (0: none); 1: its money."""

    plan_id: int
    receipt_id: int | None
    receipt_day: int
    minor: int
    money: int
    day: int


@dataclass(frozen=True, slots=True)
class Past:
    """What `book_on` needs of the ledger, read once for a month."""

    now: Book
    rows: tuple[_Row, ...]
    disputes: tuple[tuple[int, int, int, int | None], ...]
    moves: tuple[_Move, ...]
    receipts: tuple[ReceiptIn, ...]
    refunds: tuple[tuple[int, int, int], ...]
    before: dict[int, int]
    arrived: dict[int, int | None]
    known: dict[tuple[int, str, str], int]
    declined: tuple[tuple[int, int, int], ...]
    contracts: tuple[tuple[int, str, int], ...]
    invoices: tuple[tuple[str, int, int | None, int, int], ...]
    statements: tuple[tuple[StatementIn, int], ...]

    def days(self, first: date, last: date) -> dict[int, list[ReceiptIn]]:
        """Receipts by the day they came, in order."""
        found: dict[int, list[ReceiptIn]] = {}
        for one in self.receipts:
            if first.toordinal() <= one.day <= last.toordinal():
                found.setdefault(one.day, []).append(one)
        return found


def load_past(tx: Tx, first: date, last: date) -> Past:
    """Read the month from `first` to `last`."""
    days = {
        "first": first.toordinal(),
        "last": last.toordinal(),
        "since": first.toordinal() - _BESIDE,
    }
    found = tx.rows(_RECEIPTS, days)
    statements = tx.rows(_STATEMENTS, {**days, "since": days["first"] - _STATEMENT_DAYS})
    contracts = tx.rows("SELECT id, number, customer_id FROM contract WHERE number <> ''")
    return Past(
        now=load_book(tx),
        rows=tuple(_Row(PlanIn(*row[:14]), row[14], row[15] or 0) for row in tx.rows(_PLANS, days)),
        disputes=tuple(tx.rows(_DISPUTES, days)),
        moves=tuple(_Move(*row) for row in tx.rows(_MOVES, days)),
        receipts=tuple(ReceiptIn(*row[:10]) for row in found),
        refunds=tuple(tx.rows(_REFUNDS, days)),
        before={row[0]: row[10] for row in found},
        arrived={
            row[0]: tx.first_value("receipt", row[0], "customer_id")
            for row in found
            if row[1] >= days["first"] and row[7] is not None
        },
        known=_known(tx, days),
        declined=tuple(tx.rows("SELECT receipt_id, plan_id, day FROM declined")),
        contracts=tuple(contracts),
        invoices=tuple(tx.rows(_INVOICES, days)),
        statements=tuple((StatementIn(*row[:5]), row[5]) for row in statements),
    )


def _known(tx: Tx, days: dict[str, int]) -> dict[tuple[int, str, str], int]:
    """(customer, kind, value) of learned aliases → the first day they paid."""
    first: dict[tuple[int, str, str], int] = {}
    for customer, payer, account, day in tx.rows(_PAID_FOR, days):
        name, glued = split_account(payer)
        for kind, key in (("name", name_key(name)), ("account", account_key(account or glued))):
            if key:
                place = (customer, kind, key)
                first[place] = min(day, first.get(place, day))
    return {
        (customer, kind, value): first[customer, kind, key]
        for customer, kind, value, key in tx.rows(_ALIASES)
        if (customer, kind, key) in first
    }


def book_on(past: Past, day: int) -> Book:
    """What the matcher would have read on the evening of that day, its receipts not placed yet."""
    plans = tuple(_plans(past, day))
    return replace(
        past.now,
        receipts=tuple(_receipts(past, day)),
        plans=plans,
        customers=tuple(_customers(past, day)),
        declined=frozenset((r, p) for r, p, told in past.declined if told < day),
        numbers=(*_contracts(past, plans), *_invoices(past, plans, day)),
        statements=tuple(one for one, issued in past.statements if issued <= day),
    )


def _plans(past: Past, day: int) -> Iterator[PlanIn]:
    paid: dict[int, int] = {}
    for move in past.moves:
        if move.day <= day and move.receipt_day < day:
            paid[move.plan_id] = paid.get(move.plan_id, 0) + move.minor
    held: dict[int, int] = {}
    for plan_id, amount, opened, closed in past.disputes:
        if opened <= day and (closed is None or closed > day):
            held[plan_id] = held.get(plan_id, 0) + amount
    for row in past.rows:
        plan = row.plan
        left = plan.open - paid.get(plan.id, 0)
        if not left or row.since > day or (row.void_on is not None and row.void_on <= day):
            continue
        firm = bool(plan.firm) and plan.booked_on is not None and plan.booked_on <= day
        yield replace(plan, open=left, firm=firm, disputed=held.get(plan.id, 0))


def _receipts(past: Past, day: int) -> Iterator[ReceiptIn]:
    used = dict(past.before)
    for move in past.moves:
        if move.money and move.receipt_id in used and move.day <= day:
            used[move.receipt_id] += move.minor
    for receipt_id, amount, when in past.refunds:
        if when <= day and receipt_id in used:
            used[receipt_id] += amount
    for one in past.receipts:
        if one.day == day:
            yield replace(one, customer_id=past.arrived.get(one.id), not_customer="")
        elif day - _BESIDE <= one.day < day and one.left > used[one.id]:
            yield replace(one, left=one.left - used[one.id])


def _customers(past: Past, day: int) -> Iterator[CustomerIn]:
    late: dict[int, set[tuple[str, str]]] = {}
    for (customer, kind, value), first in past.known.items():
        if first >= day:
            late.setdefault(customer, set()).add((kind, value))
    for one in past.now.customers:
        unknown = late.get(one.id)
        if unknown is None:
            yield one
        else:
            kept = tuple(a for a in one.aliases if (a.kind, a.value) not in unknown)
            yield replace(one, aliases=kept)


def _contracts(past: Past, plans: Iterable[PlanIn]) -> Iterator[NumberIn]:
    """Contracts with nothing open on the day."""
    still = {plan.contract_id for plan in plans}
    return (NumberIn(number, owner) for row, number, owner in past.contracts if row not in still)


def _invoices(past: Past, plans: Iterable[PlanIn], day: int) -> Iterator[NumberIn]:
    """As the loader does for today: the rows of the contract, those of the amount when any are."""
    own, of_contract = set(), dict[int, list[PlanIn]]()
    for plan in plans:
        own.add(plan.invoice)
        if plan.contract_id is not None and plan.firm:
            of_contract.setdefault(plan.contract_id, []).append(plan)
    for number, owner, contract, gross, issued in past.invoices:
        if issued <= day and number not in own:
            same = of_contract.get(contract or 0, [])
            equal = [plan for plan in same if plan.open == gross]
            yield NumberIn(number, owner, tuple(plan.id for plan in equal or same))
