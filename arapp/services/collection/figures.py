"""The head of the today page: figures, what is new since last time, how fresh the bank is."""

from collections.abc import Sequence
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.services.collection import others
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
from arapp.services.reports.open import source


def figures_of(tx: Tx, look: Look, waiting: others.Unmatched) -> dict[str, Figures]:
    """The five figures, by currency; the firm's own first."""
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


def _overdue(rows: Sequence[Owing]) -> Card:
    late = [row for row in rows if row.overdue]
    oldest = min((row.oldest for row in late if row.oldest), default=None)
    return Card(
        sum(row.overdue for row in late),
        len(late),
        len(late),
        None if oldest is None else date.fromordinal(oldest),
    )


def _balance(look: Look, code: str, prepaid: int) -> tuple[Card, int, tuple[int, ...]]:
    rows = [row for row in look.owed if row.currency == code]
    columns = tuple(sum(row.columns[index] for row in rows) for index in range(5))
    return Card(sum(columns) - prepaid, len(rows), len(rows)), prepaid, columns


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
