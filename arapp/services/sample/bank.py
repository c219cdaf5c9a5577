"""Bank files: every receipt came in with one, balances carry over from file to file."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from arapp.models.tx import WriteTx
from arapp.models.values.days import month_end
from arapp.models.values.money import plain
from arapp.services.sample.drafts import Receipt
from arapp.services.sample.firm import Account

LAST_DAYS = 3  # the newest file has the last three days, up to yesterday
_OPENING = (1_036_412_55, 212_480_30)


@dataclass(slots=True)
class _File:
    account: int
    first: int
    last: int
    batch: int
    rows: int = 0
    credits: int = 0


@dataclass(slots=True)
class BankFiles:
    """Months as files, the last days as one more; made when the first receipt of it comes."""

    accounts: tuple[Account, Account]
    today: int
    files: dict[tuple[int, int], _File] = field(default_factory=dict)
    serials: int = 0

    def serial(self, receipt: Receipt) -> str:
        """A serial number of the bank: day and seven digits, never twice."""
        self.serials += 1
        day = date.fromordinal(receipt.day)
        return f"{day:%y%m%d}{(self.serials * 7919 + 47318) % 10_000_000:07d}"

    def batch(self, tx: WriteTx, receipt: Receipt) -> int:
        """Id of the import the receipt came with; its file keeps the sums."""
        found = self._file(tx, receipt.account, receipt.day)
        found.rows += 1
        found.credits += receipt.amount
        return found.batch

    def _file(self, tx: WriteTx, account: int, day: int) -> _File:
        newest = self.today - LAST_DAYS
        day_ = date.fromordinal(day)
        key = (account, 0 if day >= newest else day_.year * 100 + day_.month)
        if key not in self.files:
            if day >= newest:
                first, last = newest, self.today - 1
            else:
                first = day_.replace(day=1).toordinal()
                last = min(month_end(day_).toordinal(), newest - 1)
            name = self.accounts[account].name
            batch = tx.insert("batch", day=last + 1, label=f"{name} {_span(first, last)}")
            self.files[key] = _File(account, first, last, batch)
        return self.files[key]

    def close(self, tx: WriteTx) -> None:
        """Write the files, oldest first, each opening with the closing balance before it."""
        for account in (0, 1):
            self._file(tx, account, self.today - 1)
        balance = list(_OPENING)
        for file in sorted(self.files.values(), key=lambda f: (f.last, f.account)):
            opening = balance[file.account]
            debits = (opening + file.credits) * 58 // 100 // 100 * 100
            balance[file.account] = opening + file.credits - debits
            self._write(tx, file, opening, debits)

    def _write(self, tx: WriteTx, file: _File, opening: int, debits: int) -> None:
        account = self.accounts[file.account]
        name = f"{account.name.replace(' ', '')}_{_span(file.first, file.last)}.csv"
        closing = opening + file.credits - debits
        tx.insert(
            "import_file",
            batch_id=file.batch,
            name=name,
            sha256=hashlib.sha256(f"{name}:{file.rows}:{file.credits}".encode()).hexdigest(),
            account_id=account.id,
            last_day=file.last,
            summary=json.dumps(
                _summary(name, file, account.currency, (opening, debits, closing)),
                ensure_ascii=False,
            ),
        )


def _summary(
    name: str, file: _File, currency: str, sums: tuple[int, int, int]
) -> dict[str, object]:
    """What the import answered: counts, and the proof opening + credits − debits = closing."""
    opening, debits, closing = sums
    outgoing = file.rows * 3 // 2 + 2
    table = {
        "sheet": "",
        "kind": "receipts",
        "rows": file.rows + outgoing,
        "posted": file.rows,
        "updated": 0,
        "skipped": 0,
        "rejected": 0,
        "flagged": 0,
        "outgoing": outgoing,
        "net_total": {currency: plain(file.credits, currency)},
        "control_totals": [],
        "problems": [],
    }
    balance = {
        "from": date.fromordinal(file.first).isoformat(),
        "to": date.fromordinal(file.last).isoformat(),
        "opening": plain(opening, currency),
        "credits": plain(file.credits, currency),
        "debits": plain(debits, currency),
        "closing": plain(closing, currency),
        "currency": currency,
    }
    return {"file": name, "tables": [table], "balance": balance}


def _span(first: int, last: int) -> str:
    return f"{date.fromordinal(first):%Y-%m-%d}_{date.fromordinal(last):%m-%d}"
