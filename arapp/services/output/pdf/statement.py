"""Statements and confirmations on paper.

Page 1 always holds the balance, its proof and the slip. Lines that do not fit there go to an
annex in full, and page 1 shows their sums.
"""

from collections.abc import Sequence

from arapp.services.output.documents import StatementDoc, StatementKind
from arapp.services.output.pdf.fonts import SEMIBOLD
from arapp.services.output.pdf.page import LEFT, RIGHT, Block, Flow, Section, Style, height_of
from arapp.services.output.pdf.parts import (
    BODY,
    LEADING,
    SMALL,
    addressee,
    body,
    finish,
    gap,
    letterhead,
    seal_words,
    signature,
    stacked,
    title,
    where_to_pay,
)
from arapp.services.output.pdf.slip import slip_top, statement_slip
from arapp.services.output.pdf.statement_tables import (
    MOST_CONTRACTS,
    aging,
    confirmed,
    items,
    items_summary,
    moves,
    moves_summary,
)
from arapp.services.output.pdf.table import COMPACT, NORMAL, Density
from arapp.services.output.pdf.text import clean, paragraph
from arapp.services.output.phrases import Phrases, phrases

Sections = list[tuple[str, Section]]  # caption ("" for none) and table


def statement_pages(doc: StatementDoc) -> list[Block]:
    """The pages of a statement."""
    words = phrases(doc.language)
    slip = statement_slip(doc, words)
    foot = slip_top(slip)
    flow = Flow(foot - 32)
    for block in _opening(doc, words):
        flow.place(block)
    full = _closing(doc, words, annexed=False)
    chosen = _fitting(doc, words, flow.room - height_of(full))
    if chosen is not None:
        _place(flow, chosen)
        closing = full
    else:
        closing = _closing(doc, words, annexed=True)
        _place(flow, _front(doc, words, flow.room - height_of(closing)))
    for block in closing:
        flow.place(block)
    if chosen is None:
        _annex(flow, doc, words)
    flow.pages[0].add(slip, 0, foot)
    return finish(flow, doc, words, foot)


def _opening(doc: StatementDoc, words: Phrases) -> list[Block]:
    name = "demand" if doc.demands_payment else doc.kind.value
    last = words.day(doc.as_of)
    aside = [words("common.number", number=clean(doc.number))] if doc.number else []
    aside.append(words("statement.as_of", day=last))
    mail = words("statement.mail", email=clean(doc.firm.email)) if doc.firm.email else ""
    kind = "activity" if _has_moves(doc) else doc.kind.value
    first = words.day(doc.from_day) if doc.from_day else ""
    currency = words.currency(doc.currency)
    intro = words(f"statement.intro_{kind}", first=first, last=last, mail=mail, currency=currency)
    return [
        letterhead(doc.firm, words, aside),
        title(words(f"statement.title_{name}"), chinese=words.chinese),
        *addressee(doc.customer, words).blocks,
        gap(4),
        *body(intro, words).blocks,
        gap(7),
    ]


def _has_moves(doc: StatementDoc) -> bool:
    return doc.kind in (StatementKind.ACTIVITY, StatementKind.DETAILED)


def _full(doc: StatementDoc, words: Phrases, density: Density) -> Sections:
    """Everything the kind lists, in tables."""
    if doc.kind is StatementKind.CONFIRMATION:
        return [("", confirmed(doc, words, density))]
    if doc.kind is StatementKind.OPEN:
        return [("", items(doc, doc.items, doc.prepayments, words, density))]
    if doc.kind is StatementKind.ACTIVITY:
        return [("", moves(doc, words, density))]
    first = words.day(doc.from_day) if doc.from_day else ""
    last = words.day(doc.as_of)
    return [
        (
            words("statement.section_prior", day=first),
            items(doc, doc.prior, doc.prior_prepayments, words, density, as_of=doc.from_day),
        ),
        (
            words("statement.section_moves", first=first, last=last),
            moves(doc, words, density),
        ),
        (
            words("statement.section_items", day=last),
            items(doc, doc.items, doc.prepayments, words, density),
        ),
    ]


def _fitting(doc: StatementDoc, words: Phrases, room: float) -> Sections | None:
    """The tables at the looser density that fits page 1; None when an annex is needed."""
    lines = len(doc.items) + len(doc.moves) + len(doc.prior)
    if lines * COMPACT.row > room:
        return None
    for density in (NORMAL, COMPACT):
        sections = _full(doc, words, density)
        if sum(section.height + 20 * bool(caption) for caption, section in sections) <= room:
            return sections
    return None


def _front(doc: StatementDoc, words: Phrases, room: float) -> Sections:
    """Sums for page 1 when the lines stand in the annex: as many as leave room for the seal."""
    for most, density in ((MOST_CONTRACTS, NORMAL), (MOST_CONTRACTS, COMPACT), (0, COMPACT)):
        if _has_moves(doc):
            sums = moves_summary(doc, words, density)
        else:
            sums = items_summary(doc, words, density, most)
        if sums.height <= room:
            break
    return [("", sums)]


def _place(flow: Flow, sections: Sections) -> None:
    for caption, section in sections:
        if caption:
            block = Block(20)
            block.text(LEFT, 14, caption, Style(9.4, SEMIBOLD))
            if section.header and 20 + section.header.height + 40 > flow.room:
                flow.new_page()
            flow.place(block)
        flow.section(section)


def _closing(doc: StatementDoc, words: Phrases, *, annexed: bool) -> list[Block]:
    """Net in words, aging, where to pay, what the paper is for, signature."""
    holder = doc.firm.name
    notes = [words("statement.demand" if doc.demands_payment else "statement.only_check")]
    if doc.reply_by:
        notes.append(words("statement.reply_by", day=words.day(doc.reply_by)))
    if doc.silence_agreed:
        notes.append(words("statement.silence"))
    if annexed:
        notes.append(words("statement.see_annex"))
    note = ("" if words.chinese else " ").join(notes)
    pay = where_to_pay(holder, doc.account, doc.memo, doc.contacts, words)
    return [
        gap(9),
        _net(doc, words),
        gap(9),
        _whole(aging(doc.aging, words)),
        *([gap(10), pay] if pay.height else []),
        gap(8),
        *paragraph(note, SMALL, 13.5).blocks,
        gap(7),
        signature(seal_words(doc.firm, words), words.day(doc.issued_on), _way_back(doc)),
    ]


def _way_back(doc: StatementDoc) -> Sequence[str]:
    """Telephone and address of the firm where no contact is named."""
    return () if doc.contacts or not doc.firm.phone else (clean(doc.firm.phone),)


def _net(doc: StatementDoc, words: Phrases) -> Block:
    """Who owes whom in words at the left, in figures at the right."""
    owed = doc.closing.minor >= 0
    amount = doc.closing if owed else -doc.closing
    text = words("statement.net_you" if owed else "statement.net_we", words=words.words(amount))
    figure = words.key_figure(amount)
    bold = BODY._replace(weight=SEMIBOLD)
    left = stacked([(text, BODY, LEADING)], LEFT, RIGHT - bold.width(figure) - 16)
    left.right(RIGHT, LEADING / 2 + BODY.size * 0.36, figure, bold)
    return left


def _whole(section: Section) -> Block:
    """A table of one row as one block."""
    block = Block(0)
    for part in [*([section.header] if section.header else []), *section.blocks]:
        block.add(part, 0, block.height)
        block.height += part.height
    return block


def _annex(flow: Flow, doc: StatementDoc, words: Phrases) -> None:
    """All lines, on pages of their own."""
    flow.new_page()
    name = {StatementKind.ACTIVITY: "moves", StatementKind.DETAILED: "detailed"}
    what = words(f"statement.annex_{name.get(doc.kind, 'items')}")
    heading = words("common.annex", what=what)
    number = clean(doc.number) or words("common.draft")
    of = words("statement.annex_of", customer=clean(doc.customer.name), number=number)
    block = stacked([(heading, Style(10.6, SEMIBOLD), 16), (of, SMALL, 14)], LEFT, RIGHT)
    block.height += 8
    flow.place(block)
    if doc.kind is StatementKind.CONFIRMATION:
        _place(flow, [("", items(doc, doc.items, doc.prepayments, words, COMPACT))])
        return
    sections = _full(doc, words, COMPACT)
    for index, section in enumerate(sections):
        if index:
            flow.place(gap(12))
        _place(flow, [section])
