"""Receipts of bank files and receipt lists into the ledger."""

import re
from collections import defaultdict

from arapp.services.importing.duplicates import SeenReceipts
from arapp.services.importing.posting import Posting, Tally
from arapp.services.importing.records import ReceiptRow

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
    by_account: dict[int, list[tuple[int, ReceiptRow]]] = defaultdict(list)
    accounts = _accounts(posting, tally)
    for record in tally.table.records:
        if isinstance(record, ReceiptRow) and record.day:
            tally.last_day = max(tally.last_day or 0, record.day.toordinal())
    for pair in tally.ready():  # the very pairs: a file has up to 200,000
        by_account[accounts[pair[1].account]].append(pair)
    for account, rows in by_account.items():
        _post(posting, tally, account, rows)
    tally.account = next(iter(by_account), next(iter(accounts.values()), None))


def _accounts(posting: Posting, tally: Tally) -> dict[str, int]:
    """The firm's account of each account number in the file (one for all when it was chosen)."""
    records = [r for r in tally.table.records if isinstance(r, ReceiptRow)]
    numbers = list(dict.fromkeys(r.account for r in records)) or [""]
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


def _unseen(
    posting: Posting, tally: Tally, account: int, rows: list[_Pair]
) -> tuple[list[_Pair], list[str]]:
    """Rows that the ledger does not have, and their keys; the others are skipped, and those of a
    closed period rejected."""
    seen = SeenReceipts(posting.tx, account, [r.day.toordinal() for _, r in rows if r.day])
    mark = tally.table.layout.fingerprint
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


def _post(posting: Posting, tally: Tally, account: int, rows: list[_Pair]) -> None:
    fresh, keys = _unseen(posting, tally, account, rows)
    numbers = posting.tx.next_numbers("receipt", [row.day for _, row in fresh if row.day])
    posting.tx.insert_many(
        "receipt",
        _COLUMNS,
        (
            (
                number,
                account,
                row.day.toordinal() if row.day else 0,
                row.payer,
                row.payer_account,
                row.amount,
                row.currency,
                row.serial_no,
                row.memo,
                posting.book.payer(row.payer, row.payer_account),
                row.method,
                key,
                posting.batch,
            )
            for number, (_, row), key in zip(numbers, fresh, keys, strict=True)
        ),
    )
    for i, row in fresh:
        tally.posted(i, row.currency, row.amount)
