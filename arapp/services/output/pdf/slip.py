"""The return slips at the foot of page 1: cut off, stamped, sent back, found again by the mark."""

from collections.abc import Sequence
from typing import Any

from arapp.services.output.documents import LetterDoc, StatementDoc, StatementKind
from arapp.services.output.pdf.fonts import SEMIBOLD
from arapp.services.output.pdf.letter_own import title_of
from arapp.services.output.pdf.page import (
    HEIGHT,
    LEFT,
    RIGHT,
    SPAN,
    WIDTH,
    Bar,
    Block,
    Box,
    Rule,
    Style,
)
from arapp.services.output.pdf.parts import BODY, GREY, SMALL, stacked
from arapp.services.output.pdf.text import clean
from arapp.services.output.phrases import Phrases

MM = 72 / 25.4
MODULE = 0.35 * MM  # narrowest bar
BAR_HEIGHT = 12 * MM
_BOTTOM = 30.0  # under the slip
_SECOND = LEFT + SPAN * 0.525  # where the second answer begins


def statement_slip(doc: StatementDoc, words: Phrases) -> Block:
    """回执 of a statement: confirmed or not, both answers with the same room."""
    confirming = doc.kind is StatementKind.CONFIRMATION or doc.demands_payment
    name = "confirmation" if confirming else "statement"
    owed = doc.closing.minor >= 0
    line = words(
        "slip.net_we" if owed else "slip.net_you",
        day=words.day(doc.as_of),
        amount=words.price(doc.closing if owed else -doc.closing),
    )
    block = _head(doc, words, words("slip.tear"), words(f"slip.title_{name}"), line)
    debt = doc.closing.minor > 0  # of nothing owed nobody confirms a debt
    agree = "agree_demand" if doc.demands_payment and debt else "agree" if debt else "agree_we"
    y = block.height + 22
    _tick(block, LEFT, y, words(f"slip.{agree}"))
    _tick(block, _SECOND, y, words("slip.differ"))
    block.marks.append(Rule(_SECOND, y + 27, RIGHT, 0.5))
    for x in (LEFT, _SECOND):
        block.text(x, y + 50, words("slip.stamp"), SMALL)
        _signed(block, x, y + 69, words("slip.handler"), words, SPAN * 0.42)
    block.height = y + 72
    return block


def letter_slip(doc: LetterDoc, words: Phrases) -> Block:
    """Receipt of a letter: received, will pay by, or objects."""
    title = title_of(doc, words)
    if Style(12.4, SEMIBOLD, spacing=1.8).width(title) > SPAN / 3:
        title = words(f"letter.title_{doc.stage.value}")  # beside the mark there is no room
    number = clean(doc.number)
    line = words("slip.received", title=title, number=number, amount=words.price(doc.overdue))
    line = line.replace(" ,", ",")  # a draft has no number
    label = words("slip.title_letter", title=title)
    block = _head(doc, words, words("slip.tear_letter"), label, line)
    y = block.height + 20
    x = _tick(block, LEFT, y, words("slip.promise_before")) + 4
    x = block.text(_day(block, x, y, words), y, words("slip.promise_after"), BODY)
    object_to = words("slip.object")
    if x + 34 + BODY.width(object_to) > RIGHT:
        x, y = LEFT - 22, y + 19
    _tick(block, x + 22, y, object_to)
    block.text(LEFT, y + 34, words("slip.stamp"), SMALL)
    _signed(block, RIGHT - SPAN * 0.48, y + 34, words("slip.receiver"), words, SPAN * 0.48)
    block.height = y + 37
    return block


def slip_top(slip: Block) -> float:
    """Where the tear line lies so that the slip ends at the foot of the page."""
    return HEIGHT - _BOTTOM - slip.height


def _head(doc: StatementDoc | LetterDoc, words: Phrases, tear: str, title: str, line: str) -> Block:
    """Tear line, title, who to whom, what it is about; barcode at the right."""
    block = Block(0)
    end = block.text(LEFT, 2.8, tear, Style(8.4, grey=0.4))
    block.marks.append(Rule(0, 0, LEFT - 6, 0.5, 0.5, dashed=True))
    block.marks.append(Rule(end + 6, 0, WIDTH, 0.5, 0.5, dashed=True))
    edge, foot = _barcode(block, doc.mark)
    spaced = Style(12.4, SEMIBOLD, spacing=1.8 if words.chinese else 0.2)
    parties = [
        words("slip.to", firm=clean(doc.firm.name)),
        words("slip.by", customer=clean(doc.customer.name)),
    ]
    room = edge - 14 - LEFT
    together = "\u3000\u3000".join(parties) if words.chinese else "    ".join(parties)
    if SMALL.width(together) <= room:
        y = 28 + _together(block, parties, 43)
    else:
        part = stacked([(text, SMALL, 12.5) for text in parties], LEFT, LEFT + room)
        block.add(part, 0, 33)
        y = 33 + part.height
    block.text(LEFT, 27, title, spaced)
    part = stacked([(line, BODY, 17)], LEFT, LEFT + room if y < foot else RIGHT)
    block.add(part, 0, y + 2)
    block.height = max(y + 2 + part.height, foot)
    return block


def _together(block: Block, parties: Sequence[str], base: float) -> float:
    x = LEFT
    for text in parties:
        x = block.text(x, base, text, SMALL) + 17
    return 20.0


def _barcode(block: Block, mark: str) -> tuple[float, float]:
    """Code 128 of the mark at the right edge; where it begins and how far down it reaches."""
    if not mark:
        return RIGHT, 0.0
    modules = code128(mark)
    x = left = RIGHT - sum(abs(count) for count in modules) * MODULE
    for count in modules:
        if count > 0:
            block.marks.append(Bar(x, 15, count * MODULE, BAR_HEIGHT))
        x += abs(count) * MODULE
    style = Style(8.0, spacing=0.8)
    block.centre((left + RIGHT) / 2, 15 + BAR_HEIGHT + 12, mark, style)
    return left, 15 + BAR_HEIGHT + 14


def code128(text: str) -> list[int]:
    """Bars (positive) and gaps (negative) in modules, without the quiet zones."""
    from reportlab.graphics.barcode.code128 import Code128

    code: Any = Code128(text, quiet=False)  # its steps are not typed in the stubs
    code.validate()
    code.encode()
    code.decompose()
    pattern: str = code.decomposed
    return [
        ord(letter) - 64 if letter.isupper() else 96 - ord(letter)
        for letter in pattern
        if letter.isalpha()
    ]


def _tick(block: Block, x: float, base: float, text: str) -> float:
    """A box to tick with its answer; returns where it ends."""
    block.marks.append(Box(x, base - 8.6, 9))
    return block.text(x + 15, base, text, BODY)


def _signed(block: Block, x: float, base: float, who: str, words: Phrases, room: float) -> None:
    """Name and day to be filled in by hand, within `room`."""
    day = Block(0)
    _day(day, 0, 0, words)
    dated = max(run.x + run.style.width(run.text) for run in day.runs)
    end = block.text(x, base, who, BODY) + 3
    block.marks.append(Rule(end, base + 2, x + room - dated - 11, 0.5))
    block.add(day, x + room - dated, base)


def _day(block: Block, x: float, base: float, words: Phrases) -> float:
    """____ 年 __ 月 __ 日; returns where it ends."""
    for room, unit in ((31, "slip.year"), (19, "slip.month"), (19, "slip.day")):
        block.marks.append(Rule(x, base + 2, x + room, 0.5))
        style = BODY if unit != "slip.day" or words.chinese else BODY._replace(size=8, grey=GREY)
        x = block.text(x + room + 1, base, words(unit), style) + 1
    return x
