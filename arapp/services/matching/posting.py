"""Writing an allocation: the rules of the ledger checked, the rows inserted.

Parts are gross: what the row's open amount falls by. Differences are taken out of the parts from
the last one back (`gaps`); what is left of each part is money of the receipt.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from arapp.models.tx import WriteTx
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    NotFound,
    OverAllocated,
    Refused,
)
from arapp.models.values.money import Money, plain
from arapp.services.ledger import room
from arapp.services.ledger.period import first_open
from arapp.services.matching.gaps import Gap, spread


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt as the rules see it; `left` is neither allocated nor refunded.

    `moved`: something of it may have been taken back, so its room differs from day to day.
    """

    id: int
    day: int
    left: int
    used: int
    currency: str
    customer_id: int | None
    moved: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A plan row and how much of it is to be settled (gross); `moved` as of a receipt."""

    id: int
    customer_id: int
    booked_on: int
    open: int
    gross: int
    moved: bool


@dataclass(frozen=True, slots=True)
class How:
    """How it came about: hand|proposal|auto|import, the order used, the note."""

    how: str
    policy: str
    note: str


def receipt_row(tx: WriteTx, receipt_id: int) -> Receipt:
    """Raises NotFound."""
    row = tx.one(
        "SELECT id, day, amount - allocated - refunded, allocated, currency, customer_id,"
        f" {room.RECEIPT_MOVED} FROM receipt WHERE id = ?",
        (receipt_id,),
    )
    if row is None:
        raise NotFound(what="receipt", key=receipt_id)
    return Receipt(*row)


def plan_rows(tx: WriteTx, receipt: Receipt, parts: tuple[tuple[int, Money], ...]) -> list[Row]:
    """Check each part against its row.

    Raises NotFound, CurrencyMismatch, Refused (`plan_not_firm`), InvalidAmount, OverAllocated.
    """
    wanted: dict[int, int] = {}
    for plan_id, amount in parts:
        if amount.currency != receipt.currency:
            raise CurrencyMismatch(left=receipt.currency, right=amount.currency)
        wanted[plan_id] = wanted.get(plan_id, 0) + amount.minor
    return [_plan_row(tx, receipt, plan_id, gross) for plan_id, gross in wanted.items()]


def _plan_row(tx: WriteTx, receipt: Receipt, plan_id: int, gross: int) -> Row:
    found = tx.one(
        "SELECT customer_id, currency, state, booked_on, amount - paid, label,"
        f" {room.ROW_MOVED} FROM plan WHERE id = ?",
        (plan_id,),
    )
    if found is None:
        raise NotFound(what="plan", key=plan_id)
    customer_id, currency, state, booked_on, open_minor, label, moved = found
    if currency != receipt.currency:
        raise CurrencyMismatch(left=receipt.currency, right=currency)
    if state != "firm":
        raise Refused("plan_not_firm", plan=plan_id, label=label, state=state)
    if gross == 0 or (gross < 0) != (open_minor < 0 or open_minor == 0 > gross):
        raise InvalidAmount(value=plain(gross, currency), reason="sign")
    if abs(gross) > abs(open_minor):
        raise OverAllocated(
            record=f"plan:{plan_id}",
            available=plain(open_minor, currency),
            wanted=plain(gross, currency),
        )
    return Row(plan_id, customer_id, booked_on, open_minor, gross, bool(moved))


def check_left(receipt: Receipt, rows: list[Row], gap: int) -> None:
    """Raises OverAllocated when the rows want more money than the receipt has left."""
    check_money(receipt, sum(row.gross for row in rows) - gap)


def check_money(receipt: Receipt, money: int) -> None:
    """Raises OverAllocated when that much (below zero: back) is more than the receipt can give."""
    if money > receipt.left or receipt.used + money < 0:
        raise OverAllocated(
            record=f"receipt:{receipt.id}",
            available=plain(receipt.left, receipt.currency),
            wanted=plain(money, receipt.currency),
        )


def write(
    tx: WriteTx, receipt: Receipt, rows: list[Row], gaps: Sequence[Gap], how: How
) -> list[int]:
    """Insert allocations and differences; ids of the allocations.

    A part's day is the first one, after a closed period, on which the receipt was there, the row
    was booked, and from which on both have room for it on every day.
    """
    opened = first_open(tx)
    varies = receipt.moved or any(row.gross < 0 for row in rows)
    by_id = {row.id: row for row in rows}
    written = []
    for plan_id, money, lost in _pieces(rows, spread(rows, gaps), receipt):
        row = by_id[plan_id]
        day = max(receipt.day, row.booked_on, opened)
        if varies and money:
            day = room.receipt_from(tx, receipt.id, money, day)
        if row.moved:
            day = room.row_from(tx, plan_id, money + sum(gap.minor for gap in lost), day)
        for gap in lost:
            _write_difference(tx, receipt.id, plan_id, gap, day, gap.note or how.note)
        if money:
            written.append(_write_allocation(tx, receipt.id, plan_id, money, day, how))
    return written


def _write_difference(
    tx: WriteTx, receipt_id: int, plan_id: int, gap: Gap, day: int, note: str
) -> None:
    tx.insert(
        "difference",
        plan_id=plan_id,
        receipt_id=receipt_id,
        amount=gap.minor,
        day=day,
        reason=gap.reason,
        note=note,
    )


def _write_allocation(
    tx: WriteTx, receipt_id: int, plan_id: int, amount: int, day: int, how: How
) -> int:
    return tx.insert(
        "allocation",
        receipt_id=receipt_id,
        plan_id=plan_id,
        amount=amount,
        day=day,
        how=how.how,
        policy=how.policy,
        reason=how.note,
    )


def _pieces(
    rows: list[Row], lost: dict[int, list[Gap]], receipt: Receipt
) -> list[tuple[int, int, list[Gap]]]:
    """(plan id, money, differences): the differences go with the last money of their row."""
    money = {row.id: row.gross - sum(gap.minor for gap in lost.get(row.id, ())) for row in rows}
    waiting = dict(lost)
    pieces = [
        (plan_id, amount, waiting.pop(plan_id, []))
        for plan_id, amount in reversed(_in_turn(money, receipt))
    ]
    pieces += [(plan_id, 0, gaps) for plan_id, gaps in waiting.items()]
    return pieces[::-1]


_MOST_PIECES = 40
"""A cent that carried a credit of 300 yuan to a row would do so in sixty thousand allocations."""


def _in_turn(money: dict[int, int], receipt: Receipt) -> list[tuple[int, int]]:
    """Order in which the receipt is never over- nor under-used.

    Credits give room that rows then take, so a row may be written in two pieces. Raises
    OverAllocated when the money is so little beside the credits that it would go to and fro.
    """
    rows = [[plan_id, amount] for plan_id, amount in money.items() if amount > 0]
    credits = [[plan_id, amount] for plan_id, amount in money.items() if amount < 0]
    room, used = receipt.left, receipt.used
    written: list[tuple[int, int]] = []
    while rows or credits:
        if rows and room > 0:
            piece = min(rows[0][1], room)
            queue = rows
        else:
            piece = max(credits[0][1], -used)
            queue = credits
        if not piece or len(written) == _MOST_PIECES:
            check_money(receipt, receipt.left + abs(queue[0][1]))
        written.append((queue[0][0], piece))
        queue[0][1] -= piece
        room, used = room - piece, used + piece
        if queue[0][1] == 0:
            queue.pop(0)
    return written
