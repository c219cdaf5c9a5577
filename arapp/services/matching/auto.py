"""Posting by itself what a bank file brought, where the firm has turned that on; and the rate at
which first proposals are right."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.services.dispatch import Outcome, Right
from arapp.services.ledger.settling import UNPAID
from arapp.services.matching.commands import PostSafe
from arapp.services.matching.settings import settings

DAYS = 90


@dataclass(frozen=True)
class AutoPost:
    """Post what the guard lets through of the receipts that an import brought.

    Only of these: what somebody took back before stays as it is. Nothing while it is turned off.
    """

    batch_id: int

    label: ClassVar[str] = "auto_post"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the receipts posted."""
        ids = tuple(
            row for (row,) in tx.rows("SELECT id FROM receipt WHERE batch_id = ?", (self.batch_id,))
        )
        if not ids or not settings(tx).auto_posting:
            return Outcome(frozenset(), [])
        return PostSafe(ids).run(tx)


def wants_posting(tx: Tx, batch_id: int) -> bool:
    """Whether an import brought receipts that are to be posted by themselves."""
    sql = "SELECT EXISTS (SELECT 1 FROM receipt WHERE batch_id = ?)"
    return settings(tx).auto_posting and bool(tx.value(sql, (batch_id,)))


@dataclass(frozen=True, slots=True)
class AutoPosted:
    """Receipts of a bank file that posted themselves and stand: `minor` by currency."""

    batch_id: int
    count: int
    money: dict[str, int]


def auto_posted(tx: Tx) -> AutoPosted | None:
    """Of the newest import that brought receipts; None when none of them posted itself."""
    batch = tx.value("SELECT max(batch_id) FROM receipt")
    if batch is None:
        return None
    found = tx.rows(
        "SELECT r.currency, count(*), sum(r.amount) FROM receipt r WHERE r.batch_id = ?"
        " AND r.allocated > 0 AND EXISTS (SELECT 1 FROM allocation a WHERE a.receipt_id = r.id"
        " AND a.how = 'auto' AND NOT EXISTS"
        " (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)) GROUP BY r.currency",
        (batch,),
    )
    count = sum(row[1] for row in found)
    return AutoPosted(batch, count, {row[0]: row[2] for row in found}) if count else None


@dataclass(frozen=True, slots=True)
class HitRate:
    """Receipts placed on rows, and those of them placed wholly as the first proposal said."""

    receipts: int
    first: int

    @property
    def ppm(self) -> int | None:
        """The rate in millionths; None without receipts."""
        return self.first * 1_000_000 // self.receipts if self.receipts else None


_HITS = f"""
SELECT count(*), coalesce(sum(hit), 0) FROM (
 SELECT min(how = 'auto' OR coalesce(choice, how <> 'proposal') = 0) AS hit FROM (
  SELECT r.id AS receipt, a.how AS how, (
    SELECT json_extract(e.fields, '$.choice') FROM journal_change j
    JOIN journal_entry e ON e.seq = j.seq
    WHERE j.tbl = 'allocation' AND j.row = a.id AND j.before IS NULL AND e.fields <> ''
    ORDER BY j.id LIMIT 1) AS choice
  FROM receipt r JOIN allocation a ON a.receipt_id = r.id
  WHERE r.day > :since AND r.day <= :today AND a.reverses_id IS NULL AND a.how <> 'import'
    AND r.method NOT IN {UNPAID}
    AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id))
 GROUP BY receipt)
"""


def first_hit(tx: Tx, days: int = DAYS, as_of: date | None = None) -> HitRate:
    """首选命中率: receipts of the last days whose allocation as it stands is the first proposal ÷
    receipts placed on rows, those of imported running ledgers left out.

    Rows ticked by hand are a hit where they come to the same as the first proposal; a proposal that
    was changed, that was not the first, or was taken back for another is none.
    """
    today = (as_of or tx.today).toordinal()
    return HitRate(*tx.one(_HITS, {"since": today - days, "today": today}))
