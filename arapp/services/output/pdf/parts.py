"""What statements and letters have in common: letterhead, title, where to pay, signature, foot."""

from collections.abc import Sequence

from arapp.services.output.documents import Addressee, BankAccount, Contact, Firm, Paper
from arapp.services.output.documents.parties import Picture
from arapp.services.output.pdf.fonts import SEMIBOLD
from arapp.services.output.pdf.page import (
    FOOT,
    LEFT,
    RIGHT,
    SPAN,
    WIDTH,
    Block,
    Flow,
    Image,
    Rule,
    Section,
    Style,
)
from arapp.services.output.pdf.text import clean, line_block, lines, paragraph
from arapp.services.output.phrases import BOLD_OFF, BOLD_ON, Phrases
from arapp.services.output.picture import printed_size

BODY = Style(10.5)
LEADING = 17.85  # 1.7 × 10.5
_LATIN, _LATIN_LEADING = Style(9.9), 14.4  # Latin lines need less air
_TIGHT = 0.87  # of the leading, where that keeps a letter on one page
GREY = 0.3
SMALL = Style(8.6, grey=GREY)
_BESIDE = 10.0  # between logo and name
_HEAD_SHOWN = 8  # digits of the head hash that are printed


def stacked(parts: Sequence[tuple[str, Style, float]], x: float, right: float) -> Block:
    """Wrapped texts with style and leading, one below the other."""
    block = Block(0)
    for text, style, leading in parts:
        for line in lines(text, style, right - x) if text else []:
            block.add(line_block(line, style, leading, x), 0, block.height)
            block.height += leading
    return block


def letterhead(
    firm: Firm, words: Phrases, right_lines: Sequence[str], edge: float = RIGHT
) -> Block:
    """Firm and address left, number and day right, ending at `edge`."""
    aside = Style(9.0, grey=GREY)
    room = max((aside.width(text) for text in right_lines), default=0)
    address = clean(firm.address)
    if firm.postcode:
        address = words("common.postcode", address=address, postcode=clean(firm.postcode))
    sender = [(clean(firm.name), Style(10.6, SEMIBOLD), 15.0), (address, SMALL, 12.5)]
    mark, right = logo_block(firm.logo), edge - room - 18
    left = stacked(sender, LEFT + mark.width + _BESIDE if mark.marks else LEFT, right)
    down = max((mark.height - left.height) / 2, 0) - 1
    if mark.marks and left.height > mark.height + 8:  # a long name stands below
        left, down = stacked(sender, LEFT, right), mark.height + 6
    block = Block(max(left.height + max(down, 0), 13.5 * len(right_lines), mark.height))
    block.add(mark)
    block.add(left, 0, down)
    for index, text in enumerate(right_lines):
        block.right(edge, 9.5 + 13.5 * index, text, aside)
    return block


def logo_block(picture: Picture | None) -> Block:
    """The firm's logo at the left edge; an empty block without one (or where it is gone)."""
    if picture is None or not picture.data:
        return Block(0, width=0)
    width, height = printed_size(picture)
    return Block(height, marks=[Image(LEFT, 0, width, height, picture)], width=width)


def seal_words(firm: Firm, words: Phrases) -> str:
    """Where the firm's seal goes; its name alone where it signs without one."""
    name = clean(firm.name)
    return words("common.seal", firm=name) if firm.sealed else name


def title(text: str, *, chinese: bool, width: float = WIDTH) -> Block:
    """The spaced title with its air, in the middle of a sheet of `width`."""
    size = 16.8
    style = Style(size, SEMIBOLD, spacing=3.2 if chinese else 0.3)
    while style.width(text) > width - 2 * LEFT and size > 12:
        size -= 0.6
        style = style._replace(size=size)
    block = Block(50)
    for number, line in enumerate(lines(text, style, width - 2 * LEFT - 20)):
        block.centre(width / 2, 30 + number * size * 1.5, "".join(p.text for p in line), style)
        block.height = 50 + number * size * 1.5
    return block


def addressee(customer: Addressee, words: Phrases) -> Section:
    """To whom: full name, tax number, recipient."""
    name = f"{BOLD_ON}{clean(customer.name)}{BOLD_OFF}"
    tax = words("common.tax", tax_no=clean(customer.tax_no)) if customer.tax_no else ""
    rows = [*paragraph(words("common.to") + name + tax, BODY, LEADING).blocks]
    if customer.recipient:
        text = words("common.attention", recipient=clean(customer.recipient))
        rows += paragraph(text, BODY, LEADING).blocks
    return Section(rows)


def body(text: str, words: Phrases, *, tight: bool = False) -> Section:
    """A paragraph of the letter: indented and justified in Chinese."""
    indent = 2 * BODY.size if words.chinese else 0
    style, leading = (BODY, LEADING) if words.chinese else (_LATIN, _LATIN_LEADING)
    leading *= _TIGHT if tight else 1
    return paragraph(text, style, leading, indent=indent, justify=words.chinese)


def where_to_pay(
    holder: str,
    account: BankAccount | None,
    memo: str,
    contacts: Sequence[Contact],
    words: Phrases,
) -> Block:
    """Three columns: account, the exact text of the transfer, whom to ask."""
    label, plain, bold = SMALL, Style(9.4), Style(9.4, SEMIBOLD)
    lead = 15.0
    columns: list[list[tuple[str, Style, float]]] = []
    if account:
        who = account.holder or holder
        details = (who, account.bank, account.number)
        pay = [(clean(text), plain, lead) for text in details]
        columns.append([(words("common.account"), label, lead), *pay])
    if memo:
        hint = (words("common.memo_hint"), plain, lead)
        columns.append([(words("common.memo"), label, lead), (clean(memo), bold, lead), hint])
    if contacts:
        people = [(text, plain, lead) for text in _people(contacts, words)]
        columns.append([(words("common.contact"), label, lead), *people])
    block, step = Block(0), SPAN / max(len(columns), 1)
    for index, column in enumerate(columns):
        x = LEFT + step * index
        part = stacked(column, x, x + step - 12)
        block.add(part)
        block.height = max(block.height, part.height)
    return block


def _people(contacts: Sequence[Contact], words: Phrases) -> list[str]:
    """One contact on lines of its own, several on one line each."""
    if len(contacts) == 1:
        only = contacts[0]
        return [_listed((only.name, only.role), words), clean(only.phone), clean(only.email)]
    return [_listed((p.name, p.role, p.phone, p.email), words) for p in contacts]


def _listed(details: Sequence[str], words: Phrases) -> str:
    return words("common.join").join(clean(text) for text in details if text)


def signature(seal: str, day: str, left: Sequence[str]) -> Block:
    """Place of the seal and the day at the right, notes at the left."""
    notes = stacked([(text, SMALL, 13.5) for text in left], LEFT, LEFT + SPAN * 0.5)
    room = SPAN * 0.46
    seals = lines(seal, BODY, room)
    block = Block(max(LEADING * (len(seals) + 1) + 4, notes.height))
    widest = max([sum(BODY.width(p.text) for p in line) for line in seals], default=0)
    middle = RIGHT - max(widest, BODY.width(day)) / 2 - 20 * (widest < room - 20)
    base = 0.0
    for line in seals:
        text = "".join(piece.text for piece in line)
        block.centre(middle, base + 12.5, text, BODY)
        base += LEADING
    block.centre(middle, base + 14, day, BODY)
    block.add(notes, 0, block.height - notes.height)
    return block


def gap(height: float) -> Block:
    """Air."""
    return Block(height)


def line_over(grey: float = 0.4) -> Block:
    """A thin rule over the full width."""
    return Block(0.5, marks=[Rule(LEFT, 0, RIGHT, 0.5, grey)])


def head_hash(head: str) -> str:
    """The first digits of the journal's hash in groups of four."""
    shown = head[:_HEAD_SHOWN]
    return " ".join(shown[i : i + 4] for i in range(0, len(shown), 4))


def finish(flow: Flow, doc: Paper, words: Phrases, slip_top: float) -> list[Block]:
    """Page numbers, proof of the ledger and, on drafts, the watermark."""
    head = words("common.head", head=head_hash(doc.head)) if doc.head else ""
    for index, page in enumerate(flow.pages):
        pages = words("common.page", page=index + 1, pages=len(flow.pages))
        y = slip_top - 20 if index == 0 else FOOT
        page.text(LEFT, y, head + pages, SMALL._replace(size=8.0))
        if doc.draft:
            watermark(page, words("common.draft"))
    return flow.pages


def watermark(page: Block, text: str) -> None:
    """Large and pale under the text, rising from the lower left."""
    style = Style(120 if len(text) < 4 else 96, SEMIBOLD, 0.92, turned=True)
    half = style.width(text) / 2 * 0.7071
    marked = Block(0)
    marked.text(page.width / 2 - half + 30, page.height * 0.45 + half, text, style)
    page.runs[:0] = marked.runs
