"""The head of the today page: figures, what is new since last time, how fresh the bank is."""

from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.services.collection.items import (
    BankFile,
    Card,
    Figures,
    Since,
)
from arapp.services.collection.look import Look
from arapp.services.collection.plan_rows import (
    Owing,
)
from arapp.services.ledger import desk
from arapp.services.reports.open import source


def figures_of(tx: Tx, look: Look, waiting: desk.Waiting) -> dict[str, Figures]:
    """The five figures, by currency; the firm's own first."""
    company = tx.value("SELECT currency FROM company") or "CNY"
    unmatched = waiting.sums
    owed = {row.currency: row for row in look.owed}
    codes = [company, *sorted(owed.keys() | unmatched.keys())]
    near = _near(tx, look)
    return {
        code: Figures(
            near.get((code, "due_today"), Card()),
            near.get((code, "next_7"), Card()),
            _overdue(owed.get(code)),
            _unmatched_card(waiting, code),
            *_balance(owed.get(code), look.prepaid.get(code, 0)),
        )
        for code in dict.fromkeys(codes)
    }


def _unmatched_card(waiting: desk.Waiting, code: str) -> Card:
    if code not in waiting.sums:
        return Card()
    count, amount, first = waiting.sums[code]
    return Card(amount, count, waiting.customers, first)


def _near(tx: Tx, look: Look) -> dict[tuple[str, str], Card]:
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


def _overdue(row: Owing | None) -> Card:
    if row is None or row.oldest is None:
        return Card()
    late = row.late_customers
    return Card(row.overdue, late, late, date.fromordinal(row.oldest))


def _balance(row: Owing | None, prepaid: int) -> tuple[Card, int, tuple[int, ...]]:
    if row is None:
        return Card(-prepaid), prepaid, (0,) * 5
    count = row.customers
    return Card(sum(row.columns) - prepaid, count, count), prepaid, row.columns


def since_of(tx: Tx, look: Look, since: date | None) -> Since:
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


def bank_of(tx: Tx) -> tuple[BankFile, ...]:
    """How fresh the lines of each account are."""
    rows = tx.rows(
        "SELECT b.name, max(f.last_day) FROM bank_account b"
        " LEFT JOIN import_file f ON f.account_id = b.id GROUP BY b.id ORDER BY b.id",
    )
    return tuple(BankFile(name, date.fromordinal(day) if day else None) for name, day in rows)
