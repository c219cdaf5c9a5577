"""The whole file at once: best answers first, and no row is given beyond what is open.

Every receipt is answered against the full book, then answers are taken from the surest down. One
whose rows are gone is answered again with what is left and goes back into the queue. So a weak
pair never takes a row from a strong one, whatever the order in the file.
"""

import heapq
from collections.abc import Callable, Iterable

from arapp.services.matching.answers import answer
from arapp.services.matching.rows import Book, Confidence, ReceiptIn, Result, Settings
from arapp.services.matching.world import World, build_world

_RANK = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2, Confidence.NONE: 3}
_LOOK_AGAIN = 6

Rank = tuple[bool, int, bool, int, bool, int, int, int]
Progress = Callable[[int, int, str], None]


def match_book(
    book: Book, settings: Settings | None = None, progress: Progress | None = None
) -> list[Result]:
    """One result per receipt, in the order of the receipts.

    `progress(done, total, "")` is called every hundred receipts and may raise to stop.
    """
    world = build_world(book, settings or Settings())
    receipts = {r.id: r for r in book.receipts}
    first = []
    # receipts of one payer one after the other: they share what was prepared for their rows
    for done, receipt in enumerate(sorted(book.receipts, key=lambda r: (r.payer, r.id))):
        if progress and done % 100 == 0:
            progress(done, len(receipts), "")
        first.append(answer(world, receipt))
    first = _leave_claimed(world, receipts, first)
    settled = _assign(world, receipts, first)
    return [settled[r.id] for r in book.receipts]


def _leave_claimed(
    world: World, receipts: dict[int, ReceiptIn], first: list[Result]
) -> list[Result]:
    """Rows that a remark names are that receipt's; who merely took one of several equal rows is
    asked to take another."""
    for result in sorted(first, key=lambda r: _rank(receipts[r.receipt_id], r)):
        for plan_id in _named_rows(world, result):
            world.claimed.setdefault(plan_id, result.receipt_id)
    return [answer(world, receipts[r.receipt_id]) if _takes_claimed(world, r) else r for r in first]


def _named_rows(world: World, result: Result) -> list[int]:
    """Rows of the answer that the remark tells from others like them; words that may mean several
    count only when the sum agrees."""
    best = result.best
    told = [reason for reason in best.reasons if reason.group == "reference"]
    fits = best.weight[0] or best.difference is not None
    if any(reason.strength == "veto" for reason in told):
        return []
    none = frozenset[int]()
    meant = world.pinned.get(result.receipt_id, none)
    meant = meant | world.worded.get(result.receipt_id, none) if fits else meant
    return [part.plan_id for part in best.parts if part.plan_id in meant]


def _takes_claimed(world: World, result: Result) -> bool:
    owners = (world.claimed.get(p.plan_id, result.receipt_id) for p in result.best.parts)
    return any(owner != result.receipt_id for owner in owners)


def _assign(
    world: World, receipts: dict[int, ReceiptIn], first: Iterable[Result]
) -> dict[int, Result]:
    queue = [(*_rank(receipts[r.receipt_id], r), 0, r.receipt_id, r) for r in first]
    heapq.heapify(queue)
    done: dict[int, Result] = {}
    guard_open = True
    while queue:
        *_, tries, receipt_id, result = heapq.heappop(queue)
        guard_open = guard_open and result.auto
        if _fits(world, result):
            _take(world, result)
            done[receipt_id] = result
            continue
        again = answer(world, receipts[receipt_id], guard_open)
        if tries >= _LOOK_AGAIN:
            _take(world, again)
            done[receipt_id] = again
            continue
        entry = (*_rank(receipts[receipt_id], again), tries + 1, receipt_id, again)
        heapq.heappush(queue, entry)
    return done


def _rank(receipt: ReceiptIn, result: Result) -> Rank:
    """Surest first; among equals what adds up, then the better known payer, then the older receipt;
    ids make it independent of the file's order."""
    best = result.best
    adds_up, grade = best.weight
    return (
        not result.auto,
        _RANK[best.confidence],
        not adds_up,
        -grade,
        result.ambiguous,
        len(best.parts) or 10**6,
        receipt.day,
        receipt.id,
    )


def _fits(world: World, result: Result) -> bool:
    """Whether every part of best still lies within what is open, and is still the whole of it.

    An exact answer on a row that another took a piece of would no longer settle it.
    """
    return all(_room(world, part.plan_id, part.minor) for part in result.best.parts)


def _room(world: World, plan_id: int, minor: int) -> bool:
    left = world.left.get(plan_id, 0)
    return 0 < minor <= left or left <= minor < 0


def _take(world: World, result: Result) -> None:
    for part in result.best.parts:
        world.left[part.plan_id] = world.left.get(part.plan_id, 0) - part.minor
