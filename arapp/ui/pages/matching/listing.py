"""The lines of the list at the left, per segment, in the words of the screen."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.desk_bank import Duplicate
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.services.matching.service import AnswerOut
from arapp.ui import formats
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.feed import Shown
from arapp.ui.tables.delegates import TwoLines

PENDING, PREPAID, DONE, SKIPPED = "pending", "prepaid", "done", "skipped"


@dataclass(frozen=True)
class Line:
    """A line of the list; `record` is a DeskReceipt, DoneReceipt or Duplicate."""

    id: int
    record: DeskReceipt | DoneReceipt | Duplicate
    lines: TwoLines


def counts_of(shown: Shown, hidden: Collection[int]) -> dict[str, int]:
    """How many lines each segment has."""
    return {
        PENDING: sum(one.id not in hidden for one in shown.pending),
        PREPAID: sum(one.id not in hidden for one in shown.prepaid),
        DONE: len(shown.done),
        SKIPPED: len(shown.skipped),
    }


def to_go(shown: Shown, hidden: Collection[int]) -> str:
    """ "还有 9 笔，761,126.80", in the ledger's currency; "" when nothing waits."""
    left = [one for one in shown.pending if one.id not in hidden]
    base = formats.base_currency()
    total = formats.amount(sum(one.left for one in left if one.currency == base))
    return words.to_go(len(left), total) if left else ""


def lines_of(
    shown: Shown,
    segment: str,
    hidden: Collection[int],
    results: Mapping[int, AnswerOut],
    extra: DoneReceipt | None,
) -> list[Line]:
    """The lines of a segment; `hidden` receipts are being placed, `extra` was asked for by id."""
    if segment in {PENDING, PREPAID}:
        receipts = shown.pending if segment == PENDING else shown.prepaid
        left = [one for one in receipts if one.id not in hidden]
        return receipt_lines(left, results, shown.today)
    if segment == SKIPPED:
        return skipped_lines(shown.skipped, shown.today)
    first = [extra] if extra else []
    rest = [one for one in shown.done if extra is None or one.receipt.id != extra.receipt.id]
    return done_lines([*first, *rest], shown.today)


def receipt_lines(
    receipts: Sequence[DeskReceipt], results: Mapping[int, AnswerOut], today: date
) -> list[Line]:
    """Receipts that wait, the surest first, then the newest."""
    made = [
        (receipt, _receipt_line(receipt, results.get(receipt.id), today)) for receipt in receipts
    ]
    made.sort(key=lambda pair: (
        -(pair[1].lines.confidence or 0), -pair[0].day.toordinal(), -pair[0].id))  # fmt: skip
    return [line for _, line in made]


def _receipt_line(receipt: DeskReceipt, out: AnswerOut | None, today: date) -> Line:
    level, word = words.confidence(out.result.best.confidence) if out else (None, "")
    lines = TwoLines(
        name=words.payer(receipt),
        amount=formats.amount(receipt.left, receipt.currency),
        day=formats.day(receipt.day, today),
        remark=words.remark(receipt, out),
        confidence=level,
        grade=word,
    )
    return Line(receipt.id, receipt, lines)


def done_lines(done: Sequence[DoneReceipt], today: date) -> list[Line]:
    """Receipts placed today with what they settled."""
    return [_done_line(one, today) for one in done]


def _done_line(done: DoneReceipt, today: date) -> Line:
    receipt = done.receipt
    names = [part.label or part.contract for part in done.parts if part.allocation_id is not None]
    text = " + ".join(names) or words.prepaid()
    lines = TwoLines(
        name=words.payer(receipt),
        amount=formats.amount(done.allocated or receipt.left, receipt.currency),
        day=formats.day(receipt.day, today),
        remark=text,
    )
    return Line(receipt.id, done, lines)


def skipped_lines(rows: Sequence[Duplicate], today: date) -> list[Line]:
    """Lines of the bank file that had been imported before."""
    return [_skipped_line(one, today) for one in rows]


def _skipped_line(one: Duplicate, today: date) -> Line:
    amount = formats.amount(one.amount, one.currency) if one.amount is not None else ""
    lines = TwoLines(
        name=one.payer,
        amount=amount,
        day=formats.day(one.day, today),
        remark=words.same_as(one.equals),
    )
    return Line(-one.id, one, lines)
