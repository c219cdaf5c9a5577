"""What the guard would have done in a month that is over.

Every receipt of the month is answered as on its day, from what was open then and known by then, and
held against where its money stands now. A receipt "agrees" when the guard would have put the same
amounts on the same rows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import month_end
from arapp.services.matching.assign import match_book
from arapp.services.matching.past import Past, book_on, load_past
from arapp.services.matching.rows import Part, PlanIn, ReceiptIn, Result, Settings
from arapp.services.progress import Progress, silent

_USED = """
SELECT x.receipt_id, x.plan_id, sum(x.amount), p.label, coalesce(c.number, '') FROM (
 SELECT receipt_id, plan_id, amount FROM allocation
 UNION ALL SELECT receipt_id, plan_id, amount FROM difference WHERE receipt_id IS NOT NULL) x
JOIN receipt r ON r.id = x.receipt_id JOIN plan p ON p.id = x.plan_id
LEFT JOIN contract c ON c.id = p.contract_id WHERE r.day BETWEEN ? AND ?
GROUP BY x.receipt_id, x.plan_id HAVING sum(x.amount) <> 0 ORDER BY x.plan_id
"""
_STATES = """
SELECT id, number, amount - allocated - refunded, not_customer FROM receipt
WHERE day BETWEEN ? AND ?
"""


@dataclass(frozen=True, slots=True)
class Used:
    """So much (minor units, gross) of a row, and what it is called."""

    plan_id: int
    minor: int
    contract: str
    label: str


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A receipt that the guard would have posted otherwise than it was.

    `state`: other (other rows or amounts), kept (as prepayment), aside (no customer's money), gone
    (refunded or taken back).
    """

    receipt_id: int
    number: str
    day: date
    payer: str
    minor: int
    currency: str
    guard: tuple[Used, ...]
    yours: tuple[Used, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Trial:
    """`receipts` of the month; `placed`: on rows by now, `first` of them as first proposed.

    The guard would have posted `would_post`, worth `money` (currency → minor units): `agreed` as
    they stand now, `waiting` that nobody has placed yet, and those in `differed`.
    """

    month: date
    receipts: int
    placed: int
    first: int
    would_post: int
    agreed: int
    waiting: int
    differed: tuple[TrialRow, ...]
    money: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Now:
    """Where the money of a receipt stands."""

    number: str
    left: int
    not_customer: str
    used: tuple[Used, ...]


@dataclass
class _Count:
    placed: int = 0
    first: int = 0
    would_post: int = 0
    agreed: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """A month read from the ledger, to be tried with one setting after another."""

    month: date
    days: dict[int, list[ReceiptIn]]
    past: Past
    stands: dict[int, _Now]


def ready(tx: Tx, month: date) -> Ready:
    """Read the month of that day."""
    first, last = month.replace(day=1), month_end(month)
    past = load_past(tx, first, last)
    return Ready(first, past.days(first, last), past, _stand(tx, first, last))


def trial(tx: Tx, month: date, settings: Settings, progress: Progress = silent) -> Trial:
    """Try these settings on the month of that day. `progress` counts its days and may raise."""
    return tried(ready(tx, month), settings, progress)


def tried(on: Ready, settings: Settings, progress: Progress = silent) -> Trial:
    """The same for a month already read; no ledger is touched, so it may run on any thread."""
    count, money, differed = _Count(), Counter[str](), list[TrialRow]()
    for done, (day, receipts) in enumerate(on.days.items()):
        progress(done, len(on.days), "")
        for one, result, plans in _answers(on.past, day, receipts, settings):
            stands = on.stands[one.id]
            _note(count, result, stands)
            if not result.auto:
                continue
            money[one.currency] += one.left
            state = _state(result, stands, on.past, one)
            count.agreed += state == "same"
            count.waiting += state == "waiting"
            if state not in ("same", "waiting"):
                differed.append(_row(one, result, stands, plans, state))
    return Trial(
        on.month, sum(map(len, on.days.values())), count.placed, count.first, count.would_post,
        count.agreed, count.waiting, tuple(differed), dict(money),
    )  # fmt: skip


def last_month(today: date) -> date:
    """First day of the month before this one: the newest that is over."""
    index = today.year * 12 + today.month - 2
    return date(index // 12, index % 12 + 1, 1)


def _answers(
    past: Past, day: int, receipts: list[ReceiptIn], settings: Settings
) -> Iterable[tuple[ReceiptIn, Result, dict[int, PlanIn]]]:
    book = book_on(past, day)
    plans = {plan.id: plan for plan in book.plans}
    found = {result.receipt_id: result for result in match_book(book, settings)}
    return [(one, found[one.id], plans) for one in receipts]


def _stand(tx: Tx, first: date, last: date) -> dict[int, _Now]:
    days = (first.toordinal(), last.toordinal())
    used: dict[int, list[Used]] = {}
    for receipt, plan, minor, label, contract in tx.rows(_USED, days):
        used.setdefault(receipt, []).append(Used(plan, minor, contract, label))
    return {
        receipt: _Now(number, left, aside, tuple(used.get(receipt, ())))
        for receipt, number, left, aside in tx.rows(_STATES, days)
    }


def _note(count: _Count, result: Result, stands: _Now) -> None:
    count.would_post += result.auto
    if stands.used:
        count.placed += 1
        count.first += _same(result.best.parts, stands.used)


def _same(parts: Iterable[Part], used: Iterable[Used]) -> bool:
    return {p.plan_id: p.minor for p in parts} == {u.plan_id: u.minor for u in used}


def _state(result: Result, stands: _Now, past: Past, receipt: ReceiptIn) -> str:
    if stands.used:
        return "same" if _same(result.best.parts, stands.used) else "other"
    if stands.not_customer:
        return "aside"
    if not stands.left:
        return "gone"
    kept = receipt.customer_id is not None and past.arrived.get(receipt.id) is None
    return "kept" if kept else "waiting"


def _row(
    receipt: ReceiptIn, result: Result, stands: _Now, plans: dict[int, PlanIn], state: str
) -> TrialRow:
    guard = tuple(
        Used(part.plan_id, part.minor, plans[part.plan_id].contract, plans[part.plan_id].label)
        for part in result.best.parts
    )
    day = date.fromordinal(receipt.day)
    return TrialRow(
        receipt.id, stands.number, day, receipt.payer, receipt.left, receipt.currency, guard,
        stands.used, state,
    )  # fmt: skip
