"""What was seen before: keys of rows, compared with the ledger as it was before the import.

Rows of one import are never duplicates of each other. Receipts: account + serial number (with day,
amount and the occurrence in the file, because some banks give one number to several lines), else
a hash of the row and its occurrence. The same bank lines exported in another layout, with or
without serial numbers or with another kind of them, are known by account, day, amount and payer; a
payer whom one of the two does not name, or covers with stars, may be the other's. A row of the very
same file is known by its place, whatever was corrected in it. What was undone is gone from the
tables and so is new again.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from arapp.models.tx import Tx
from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.ledger.names import account_key, name_key

_LENGTHS = 3  # numbers of one kind that are counted up grow by a digit, hardly by three
_Content = tuple[int, int, str]
_Worth = tuple[int, int]
_Named = tuple[str, str]
"""Keys of a payer's name and account, as far as they are written"""


def digest(*parts: object) -> str:
    """Short hash of the parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:24]


class SeenReceipts:
    """Receipts of one account, or of none, before this import."""

    def __init__(self, tx: Tx, account: int | None, days: Iterable[int]) -> None:
        span = list(days)
        self._keys: dict[str, int] = {}
        self._content: dict[_Content, list[tuple[int, str, str]]] = defaultdict(list)
        self._vague: dict[_Worth, list[tuple[int, str, str, str, str]]] | None = None
        self._ask = (tx, account, span)
        self._newest = 0  # later ones are of this import
        self._taken_vaguely: set[int] = set()
        self._count: dict[str, int] = {}
        self._first: dict[str, ReceiptRow] = {}  # by serial number; the rows are there anyway
        if not span:
            return
        for row_id, day, amount, serial, key, payer, payer_account in tx.rows(
            "SELECT id, day, amount, serial_no, row_key, payer, payer_account FROM receipt"
            " WHERE account_id IS ? AND day BETWEEN ? AND ?",
            (account, min(span), max(span)),
        ):
            self._newest = max(self._newest, row_id)
            if key:
                self._keys[key] = row_id
            for who in _who(payer, payer_account):
                self._content[day, amount, who].append((row_id, serial, key))
        self._used: set[int] = set()

    def key_of(self, row: ReceiptRow, account: int | None, layout: str) -> str:
        """Key of a row; call once for each row of the file, in order."""
        if row.serial_no:
            base = _serial_key(row, account)
            first = self._first.setdefault(row.serial_no, row)
            if first is row:  # no row of this number before: nothing to be counted
                return base
            self._count.setdefault(_serial_key(first, account), 1)
        else:
            base = f"h:{layout[:8]}:" + digest(
                account, row.moment, row.amount, row.payer, row.payer_account, row.memo, row.balance
            )
        n = self._count[base] = self._count.get(base, 0) + 1
        return base if n == 1 else f"{base}:{n}"

    @property
    def none(self) -> bool:
        """Whether the account has no receipt in the days of the file: all of its rows are new."""
        return not self._keys and not self._content

    def find(self, row: ReceiptRow, key: str) -> int | None:
        """Id of the receipt that this row equals; None when it is new."""
        if self.none:
            return None
        found = self._keys.get(key)
        if found is not None and found not in self._taken_vaguely:
            self._used.add(found)
            return found
        if not self._content or row.day is None:
            return None
        for who in _who(row.payer, row.payer_account):
            for row_id, serial, other in self._content.get(
                (row.day.toordinal(), row.amount, who), ()
            ):
                if row_id in self._used or _two_payments(serial, row.serial_no):
                    continue
                if not row.serial_no and not serial and _same_layout(key, other):
                    continue  # the same layout without numbers: its hash would have been equal
                self._used.add(row_id)
                if serial and row.serial_no:
                    self._taken_vaguely.add(row_id)
                return row_id
        return self._vaguely(row, key)

    def _vaguely(self, row: ReceiptRow, key: str) -> int | None:
        """Id of a receipt of that day and amount whose payer may be the one of the row.

        Each receipt answers for one row only, so that of two equal rows the second still comes in.
        """
        assert row.day is not None  # find has looked
        mine = _named(row.payer, row.payer_account)
        if self._vague is None:  # most exports name their payers alike and never come here
            self._vague = self._by_worth()
        worth = (row.day.toordinal(), row.amount)
        for row_id, serial, other, payer, payer_account in self._vague.get(worth, ()):
            if row_id in self._used or _two_payments(serial, row.serial_no):
                continue
            theirs = _named(payer, payer_account)
            if not _may_be(mine, theirs):
                continue
            stars = "*" in "".join(mine) or "*" in "".join(theirs)
            if not stars and not row.serial_no and not serial and _same_layout(key, other):
                continue
            self._used.add(row_id)
            self._taken_vaguely.add(row_id)
            return row_id
        return None

    def _by_worth(self) -> dict[_Worth, list[tuple[int, str, str, str, str]]]:
        """Receipts as they were before this import, by day and amount."""
        tx, account, span = self._ask
        found: dict[_Worth, list[tuple[int, str, str, str, str]]] = defaultdict(list)
        for day, amount, *rest in tx.rows(
            "SELECT day, amount, id, serial_no, coalesce(row_key, ''), payer, payer_account"
            " FROM receipt WHERE account_id IS ? AND day BETWEEN ? AND ? AND id <= ?",
            (account, min(span), max(span), self._newest),
        ):
            row_id, serial, key, payer, payer_account = rest
            found[day, amount].append((row_id, serial, key, payer, payer_account))
        return found


def _serial_key(row: ReceiptRow, account: int | None) -> str:
    """`digest` of account, serial number, day and amount, without its detours."""
    day = row.day.toordinal() if row.day else 0
    whole = f"{account}\x1f{row.serial_no}\x1f{day}\x1f{row.amount}"
    return f"s:{hashlib.sha256(whole.encode()).hexdigest()[:24]}"


def _two_payments(one: str, other: str) -> bool:
    """Whether two numbers are of one kind, so that being different tells two payments apart.

    A 流水号 and a 凭证号 of one payment differ as well, but they do not look alike.
    """
    if not one or not other:
        return False
    return _build(one) == _build(other) and abs(len(one) - len(other)) < _LENGTHS


def _build(number: str) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d]+", "A", number))


def _who(payer: str, account: str) -> list[str]:
    """Ways to say who paid, the surest first."""
    ways = []
    if account:
        ways.append(f"a:{account_key(account)}")
    if payer:
        ways.append(f"n:{name_key(payer)}")
    return ways or [""]


def _named(payer: str, account: str) -> _Named:
    return name_key(payer), account_key(account)


def _may_be(one: _Named, other: _Named) -> bool:
    """Whether no name or number of the one speaks against the other."""
    return all(not a or not b or _alike(a, b) for a, b in zip(one, other, strict=True))


def _alike(one: str, other: str) -> bool:
    """Equal texts; stars stand for any signs, also where both have them."""
    if "*" not in one + other:
        return one == other
    a, b = one.partition("*")[0], other.partition("*")[0]
    y, z = one.rpartition("*")[2], other.rpartition("*")[2]
    head, tail = min(len(a), len(b)), min(len(y), len(z))
    return a[:head] == b[:head] and y[len(y) - tail :] == z[len(z) - tail :]


def _same_layout(one: str, other: str) -> bool:
    return one.startswith("h:") and other.startswith("h:") and one[:11] == other[:11]


class SeenPlans:
    """Plan rows before this import, by customer, contract, label, due day and amount."""

    def __init__(self, tx: Tx) -> None:
        self._ids: dict[str, list[int]] = defaultdict(list)
        for row_id, customer, contract, label, due, amount, currency in tx.rows(
            "SELECT id, customer_id, coalesce(contract_id, 0), label, coalesce(due_on, 0), amount,"
            " currency FROM plan WHERE state <> 'void' ORDER BY id DESC"
        ):
            self._ids[self._key(customer, contract, label, due, amount, currency)].append(row_id)

    @staticmethod
    def _key(*parts: object) -> str:
        return digest(*parts)

    def take(
        self, customer: int, contract: int | None, label: str, due: int, amount: int, currency: str
    ) -> int | None:
        """Id of a row seen before, each of them once; None when it is new."""
        ids = self._ids.get(self._key(customer, contract or 0, label, due, amount, currency))
        return ids.pop() if ids else None

    def give_back(self, row_ids: Sequence[int], *parts: object) -> None:
        """Rows that were taken in this order and are others after all; `parts` as in `take`."""
        customer, contract, *rest = parts
        if row_ids:
            self._ids[self._key(customer, contract or 0, *rest)].extend(reversed(row_ids))


class SeenFile:
    """Rows of the very same file (by its hash) that earlier imports booked, by place.

    Rows that were kept aside or left out then are not among them: they may come now.
    """

    def __init__(self, tx: Tx, sha256: str) -> None:
        self._batches: list[tuple[int, set[tuple[str, int]], set[tuple[str, int]]]] = []
        for file, batch, summary in tx.rows(
            "SELECT id, batch_id, summary FROM import_file WHERE sha256 = ? ORDER BY id", (sha256,)
        ):
            booked = {
                (table["sheet"], table["header_rows"][0])
                for table in json.loads(summary)["tables"]
                if table["header_rows"] and table.get("posted", 0) + table.get("updated", 0)
            }
            left = set(
                tx.rows("SELECT sheet, row_no FROM import_row WHERE file_id = ?", (file,))
                if booked
                else ()
            )
            self._batches.append((batch, booked, left))

    def rows(self, sheet: str, header: int, numbers: Sequence[int]) -> dict[int, int]:
        """Row number → batch that booked it, of a table by its sheet and first header row."""
        found: dict[int, int] = {}
        for batch, booked, left in self._batches:
            if (sheet, header) in booked:
                for number in numbers:
                    if (sheet, number) not in left:
                        found.setdefault(number, batch)
        return found
