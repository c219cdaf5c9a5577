"""The bank file the matching page stands on: what came with it, what was skipped, its proof."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money, parse_plain
from arapp.services.ledger.to_check import kept_count


@dataclass(frozen=True, slots=True)
class BalanceProof:
    """opening + credits − debits = closing, as the file states them."""

    opening: Money
    credits: Money
    debits: Money
    closing: Money

    @property
    def holds(self) -> bool:
        """Whether the sum comes out."""
        return self.opening + self.credits - self.debits == self.closing


@dataclass(frozen=True, slots=True)
class BankFile:
    """The newest bank file: account, days covered, lines in and out, new and seen before.

    `kept`: lines of it that still wait to be checked.
    """

    id: int
    batch_id: int
    name: str
    account: str
    first: date | None
    last: date | None
    incoming: int
    outgoing: int
    new: int
    skipped: int
    proof: BalanceProof | None
    kept: int = 0

    @property
    def lines(self) -> int:
        """Data lines of the file."""
        return self.incoming + self.outgoing


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A line that was there before: where it stood, what it said, which receipt it equals."""

    id: int
    row: int
    text: str
    equals: str
    receipt_id: int | None
    day: date | None
    payer: str
    amount: int | None
    currency: str


def newest_bank_file(tx: Tx) -> BankFile | None:
    """The bank file imported last (of several with one last day the longest); None without any."""
    rows = tx.each(
        "SELECT f.id, f.batch_id, f.name, coalesce(b.name, ''), f.last_day, f.summary, i.day"
        " FROM import_file f JOIN batch i ON i.id = f.batch_id"
        " LEFT JOIN bank_account b ON b.id = f.account_id"
        " ORDER BY i.day DESC, f.last_day DESC, f.id DESC"
    )
    found: list[BankFile] = []
    stamp: tuple[Any, Any] | None = None
    for row in rows:
        tables = _bank_tables(row[5])
        if not tables:
            continue
        stamp = stamp or (row[6], row[4])
        if stamp != (row[6], row[4]):
            break
        found.append(_bank_file(tx, row, tables))
    return max(found, key=lambda file: file.lines, default=None)


def _bank_tables(summary: str) -> list[dict[str, Any]]:
    """The tables of receipts in a file's summary, with the file's own balance put in."""
    try:
        told = json.loads(summary)
    except ValueError:
        return []
    if not isinstance(told, dict):
        return []
    tables = [
        t for t in told.get("tables", ()) if isinstance(t, dict) and t.get("kind") == "receipts"
    ]
    balance = told.get("balance")
    return [{"balance": balance, **table} for table in tables]


def _bank_file(tx: Tx, row: Any, tables: list[dict[str, Any]]) -> BankFile:
    file, batch, name, account, last = row[:5]
    posted, skipped, outgoing = (_sum(tables, key) for key in ("posted", "skipped", "outgoing"))
    kept = _sum(tables, "flagged") + _sum(tables, "rejected")
    balance = tables[0].get("balance") if isinstance(tables[0].get("balance"), dict) else None
    first, end = _period(tx, batch, last, balance)
    return BankFile(
        file, batch, name, account, first, end, posted + skipped + kept, outgoing, posted, skipped,
        _proof(balance) if balance else None, kept_count(tx, file),
    )  # fmt: skip


def _sum(tables: list[dict[str, Any]], key: str) -> int:
    return sum(int(table.get(key) or 0) for table in tables)


def _period(
    tx: Tx, batch: int, last: int | None, balance: dict[str, Any] | None
) -> tuple[date | None, date | None]:
    if balance:
        days = [_day(balance.get("from")), _day(balance.get("to"))]
        if all(days):
            return days[0], days[1]
    low, high = tx.one("SELECT min(day), max(day) FROM receipt WHERE batch_id = ?", (batch,))
    high = last if last is not None else high
    return (
        date.fromordinal(low) if low is not None else None,
        date.fromordinal(high) if high is not None else None,
    )


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _proof(balance: dict[str, Any]) -> BalanceProof | None:
    currency = str(balance.get("currency") or "CNY")
    try:
        sums = [
            parse_plain(str(balance[key]), currency)
            for key in ("opening", "credits", "debits", "closing")
        ]
    except (KeyError, ArappError):
        return None
    return BalanceProof(*sums)


def duplicates(tx: Tx, file: BankFile | None) -> list[Duplicate]:
    """Lines of the file that were skipped because they had been imported before."""
    if file is None:
        return []
    rows = tx.rows(
        "SELECT id, row_no, raw, equals FROM import_row"
        " WHERE batch_id = ? AND file_id = ? AND status = 'skipped' AND equals <> ''"
        " ORDER BY row_no",
        (file.batch_id, file.id),
    )
    return [_duplicate(tx, *row) for row in rows]


def _duplicate(tx: Tx, row_id: int, row_no: int, raw: str, equals: str) -> Duplicate:
    """`equals` is "receipt:12", as the import notes it."""
    text = _plain(raw)
    known = equals.removeprefix("receipt:")
    sql = "SELECT number, id, day, payer, amount, currency FROM receipt WHERE id = ?"
    row = tx.one(sql, (int(known),)) if known.isdigit() else None
    if row is None:
        return Duplicate(row_id, row_no, text, equals, None, None, text, None, "")
    number, receipt, day, payer, amount, currency = row
    when = date.fromordinal(day)
    return Duplicate(row_id, row_no, text, number, receipt, when, payer or text, amount, currency)


def _plain(raw: str) -> str:
    """The line as one reads it: its cells, joined."""
    try:
        cells = json.loads(raw)
    except ValueError:
        return raw
    if isinstance(cells, dict):
        cells = list(cells.values())
    if isinstance(cells, list):
        return "  ".join(str(cell) for cell in cells if cell not in (None, ""))
    return str(cells)
