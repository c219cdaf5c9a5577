"""Receipts of bank files and receipt lists into the ledger."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from operator import attrgetter
from typing import Any

from arapp.services.importing.booking.duplicates import SeenReceipts
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import ReceiptRow

_BANK = re.compile(
    r"[\u4e00-\u9fff]{2,10}银行|[Cc]hina [Cc]onstruction [Bb]ank|CHINA CONSTRUCTION BANK"
    r"|ICBC|[Ii]cbc|CMB|[Cc]mb"
)
_COLUMNS = (
    "number", "account_id", "day", "payer", "payer_account", "amount", "currency", "serial_no",
    "memo", "customer_id", "method", "row_key", "batch_id",
)  # fmt: skip


def post_receipts(posting: Posting, tally: Tally) -> None:
    """Credits become receipts, each with its number; those seen before are skipped and named."""
    by_account: dict[int | None, list[int]] = defaultdict(list)
    accounts, of_bank = _accounts(posting, tally), _of_bank(tally)
    days = {record.day for record in _receipts(tally) if record.day}
    if days:
        tally.last_day = max(tally.last_day or 0, max(days).toordinal())
    for i, row in tally.ready():
        place = _place_of(row, of_bank)
        by_account[None if place is None else accounts[place]].append(i)
    _tell_elsewhere(tally, by_account.get(None, ()))
    for account, rows in by_account.items():
        _post(posting, tally, account, rows)
    known = [account for account in by_account if account is not None]
    tally.account = next(iter(known), next(iter(accounts.values()), None))


def _of_bank(tally: Tally) -> bool:
    """Whether the table is a bank's own: it names the account, or what it held."""
    fields = {column.field for column in tally.table.layout.columns}
    return bool(tally.table.stated.account) or "balance" in fields


def _place_of(row: ReceiptRow, of_bank: bool) -> str | None:
    """The account number that a row names ("" for the file's one); None for money that a list of
    receipts calls cash or the like: it is in no bank. What a bank's own file tells is in the bank.
    """
    elsewhere = row.method in ("cash", "other") and not of_bank and not row.account
    return None if elsewhere else row.account


def _tell_elsewhere(tally: Tally, places: Sequence[int]) -> None:
    """Once a table: how many receipts are in no bank account."""
    if places:
        columns = tally.table.layout.columns
        header = next((c.header for c in columns if c.field == "method"), "")
        tally.add(places[0], header, "without_account", str(len(places)))


def _receipts(tally: Tally) -> list[ReceiptRow]:
    return [record for record in tally.table.records if isinstance(record, ReceiptRow)]


def _accounts(posting: Posting, tally: Tally) -> dict[str, int]:
    """The firm's account of each account number in the file (one for all when it was chosen)."""
    records = _receipts(tally)
    of_bank = _of_bank(tally)
    asked = [_place_of(row, of_bank) for row in records]
    numbers = list(dict.fromkeys(one for one in asked if one is not None))
    if not records:
        numbers = [""]
    stated = next((number for number in numbers if number), "")
    found = _BANK.search(tally.table.stated.text)
    bank = found.group() if found else ""
    accounts: dict[str, int] = {}
    for number in numbers:
        currency = next((r.currency for r in records if r.account == number), posting.book.currency)
        accounts[number] = posting.book.account(
            posting.bank_account, number or stated, posting.stem, currency, bank, tally.made
        )
    return accounts


_Pair = tuple[int, ReceiptRow]
_AT_ONCE = 2_000  # rows between two looks at whether to go on


def _post(posting: Posting, tally: Tally, account: int | None, places: list[int]) -> None:
    records: Any = tally.table.records
    days = {records[i].day for i in places}
    seen = SeenReceipts(posting.tx, account, [day.toordinal() for day in days if day])
    for first in range(0, len(places), _AT_ONCE):
        part: list[_Pair] = [(i, records[i]) for i in places[first : first + _AT_ONCE]]
        tally.tell(part[0][0])
        fresh, keys = _unseen(posting, tally, seen, account, part)
        if fresh:
            _insert(posting, tally, account, fresh, keys)


def _unseen(
    posting: Posting, tally: Tally, seen: SeenReceipts, account: int | None, rows: list[_Pair]
) -> tuple[list[_Pair], list[str]]:
    """Rows that the ledger did not have before the import, and their keys; the others are skipped,
    and those of a closed period rejected."""
    mark = tally.table.layout.fingerprint
    if seen.none and posting.closed is None:
        return rows, [seen.key_of(row, account, mark) for _, row in rows]
    fresh: list[_Pair] = []
    keys: list[str] = []
    for pair in rows:
        i, row = pair
        key = seen.key_of(row, account, mark)
        twin = seen.find(row, key)
        if twin is not None:
            tally.skipped(i, f"receipt:{twin}")
        elif posting.shut(row.day):
            tally.shut(i, "day", row.day, posting.closed)
        else:
            fresh.append(pair)
            keys.append(key)
    return fresh, keys


def _insert(
    posting: Posting, tally: Tally, account: int | None, fresh: list[_Pair], keys: list[str]
) -> None:
    records = [row for _, row in fresh]
    amounts, money = [row.amount for row in records], [row.currency for row in records]
    days = [row.day for row in records if row.day]  # who has none is not ready

    def each(name: str) -> Iterator[str]:
        return map(attrgetter(name), records)

    # Column by column: zip and map do the work of 200,000 rows.
    columns = (
        posting.tx.next_numbers("receipt", days),
        repeat(account, len(records)),
        map(date.toordinal, days),
        each("payer"),
        each("payer_account"),
        amounts,
        money,
        each("serial_no"),
        each("memo"),
        map(posting.book.payer, each("payer"), each("payer_account")),
        each("method"),
        keys,
        repeat(posting.batch, len(records)),
    )
    posting.tx.insert_many("receipt", _COLUMNS, zip(*columns, strict=True))
    tally.posted_all([i for i, _ in fresh], money, amounts)
