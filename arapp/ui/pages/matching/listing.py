"""The lines of the list at the left, per segment, in the words of the screen."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.desk_bank import Duplicate
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.services.ledger.desk_find import Found
from arapp.services.matching.offers import Offer
from arapp.services.matching.service import AnswerOut
from arapp.ui import formats
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.feed import Shown
from arapp.ui.tables.delegates import TwoLines

MOST = 120
"""Lines shown at once; what is placed makes room for the next ones."""
PENDING, PREPAID, DONE, SKIPPED = "pending", "prepaid", "done", "skipped"


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a row that a prepayment is offered for."""

    plan_id: int
    name: str
    minor: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list; `level` 0…3 is how sure its proposal is, `offers` the rows a prepayment
    may pay today. Its words are made when it is painted: there may be thousands."""

    id: int
    record: DeskReceipt | DoneReceipt | Duplicate
    level: int = 0
    offers: tuple[Part, ...] = ()


def parts_of(offers: Iterable[Offer]) -> dict[int, tuple[Part, ...]]:
    """Receipt → what it may pay."""
    found: dict[int, list[Part]] = {}
    for one in offers:
        for use in one.uses:
            name = one.label or one.contract
            found.setdefault(use.receipt_id, []).append(Part(one.plan_id, name, use.minor))
    return {receipt: tuple(parts) for receipt, parts in found.items()}


def counts_of(shown: Shown, hidden: Collection[int]) -> dict[str, int]:
    """How many lines each segment has."""
    return {
        PENDING: shown.waiting.count - sum(one.id in hidden for one in shown.pending),
        PREPAID: sum(one.id not in hidden for one in shown.prepaid),
        DONE: len(shown.done),
        SKIPPED: len(shown.skipped),
    }


def to_go(shown: Shown, hidden: Collection[int]) -> str:
    """ "还有 9 笔，761,126.80 + USD 8,000.00", the ledger's currency first; "" when none wait."""
    sums = {code: amount for code, (_, amount, _) in shown.waiting.sums.items()}
    for one in shown.pending:
        if one.id in hidden:
            sums[one.currency] -= one.left
    base = formats.base_currency()
    ordered = sorted((code for code in sums if sums[code]), key=lambda code: (code != base, code))
    total = " + ".join(formats.amount(sums[code], code) for code in ordered)
    count = counts_of(shown, hidden)[PENDING]
    return words.to_go(count, total) if count else ""


def lines_of(
    shown: Shown,
    segment: str,
    hidden: Collection[int],
    results: Mapping[int, AnswerOut],
    extra: DoneReceipt | None,
    pinned: int | None = None,
    found: Found | None = None,
) -> list[Line]:
    """The lines of a segment; `hidden` receipts are being placed, `extra` was asked for by id,
    `found` is what was looked for among those done.

    Of very many the first 120 are shown, and `pinned` wherever it stands.
    """
    if segment in {PENDING, PREPAID}:
        receipts = shown.pending if segment == PENDING else shown.prepaid
        offers = parts_of(shown.offers) if segment == PREPAID else {}
        lines = [
            Line(one.id, one, level_of(results.get(one.id)), offers.get(one.id, ()))
            for one in receipts
            if one.id not in hidden
        ]
        # the surest first; the receipts come the newest first, and sorting keeps that
        ordered = sorted(lines, key=lambda line: (not line.offers, -line.level))
        return ordered[:MOST] + [line for line in ordered[MOST:] if line.id == pinned]
    if segment == SKIPPED:
        return [Line(-one.id, one) for one in shown.skipped]
    if found is not None:
        return [Line(one.receipt.id, one) for one in found.rows]
    first = [extra] if extra else []
    rest = [one for one in shown.done if extra is None or one.receipt.id != extra.receipt.id]
    return [Line(one.receipt.id, one) for one in (*first, *rest)]


def level_of(out: AnswerOut | None) -> int:
    """0…3 of the best proposal."""
    return words.confidence(out.result.best.confidence)[0] if out else 0


# --- in words -------------------------------------------------------------------------------------


def two_lines(line: Line, out: AnswerOut | None, today: date) -> TwoLines:
    """What stands in a line."""
    record = line.record
    if isinstance(record, DeskReceipt):
        if line.offers:
            return _offered(record, line.offers, today)
        return _waiting(record, out, today)
    return _done(record, today) if isinstance(record, DoneReceipt) else _skipped(record, today)


def _waiting(receipt: DeskReceipt, out: AnswerOut | None, today: date) -> TwoLines:
    level, word = words.confidence(out.result.best.confidence) if out else (None, "")
    return TwoLines(
        name=words.payer(receipt),
        amount=formats.amount(receipt.left, receipt.currency),
        day=formats.day(receipt.day, today),
        remark=words.remark(receipt, out),
        confidence=level,
        grade=word,
    )


def _offered(receipt: DeskReceipt, parts: tuple[Part, ...], today: date) -> TwoLines:
    return TwoLines(
        name=receipt.customer or words.payer(receipt),
        amount=formats.amount(receipt.left, receipt.currency),
        day=formats.day(receipt.day, today),
        remark=words.may_pay(" + ".join(part.name for part in parts),
                             formats.amount(sum(part.minor for part in parts), receipt.currency)),
    )  # fmt: skip


def _done(done: DoneReceipt, today: date) -> TwoLines:
    receipt = done.receipt
    names = [part.label or part.contract for part in done.parts if part.allocation_id is not None]
    return TwoLines(
        name=words.payer(receipt),
        amount=formats.amount(done.allocated or receipt.left, receipt.currency),
        day=formats.day(receipt.day, today),
        remark=" + ".join(names) or words.prepaid(),
    )


def _skipped(one: Duplicate, today: date) -> TwoLines:
    amount = formats.amount(one.amount, one.currency) if one.amount is not None else ""
    return TwoLines(
        name=one.payer,
        amount=amount,
        day=formats.day(one.day, today),
        remark=words.same_as(one.equals),
    )
