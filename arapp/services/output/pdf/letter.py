"""Collection letters on paper: what is owed, what was said before, what is asked by when."""

from collections.abc import Sequence
from dataclasses import replace

from arapp.services.collection.letter_text import STAGES
from arapp.services.collection.rungs import TONES
from arapp.services.output.documents import LetterDoc, LetterStage
from arapp.services.output.pdf.fonts import SEMIBOLD
from arapp.services.output.pdf.letter_own import said, title_of
from arapp.services.output.pdf.letter_tables import (
    basis_lines,
    earlier_sentence,
    interest_lines,
    opening,
    rows_summary,
    rows_table,
)
from arapp.services.output.pdf.page import LEFT, RIGHT, Bar, Block, Flow, Section, Style, height_of
from arapp.services.output.pdf.parts import (
    BODY,
    LEADING,
    SMALL,
    addressee,
    body,
    finish,
    gap,
    letterhead,
    line_over,
    seal_words,
    signature,
    stacked,
    title,
    where_to_pay,
)
from arapp.services.output.pdf.slip import letter_slip, slip_top
from arapp.services.output.pdf.table import COMPACT, NORMAL, Density
from arapp.services.output.pdf.text import clean, line_block, lines
from arapp.services.output.phrases import Phrases, phrases

_INTEREST_LEADING = 14.2


def letter_pages(doc: LetterDoc) -> list[Block]:
    """The pages of a letter: on one page where it fits, else with the rows in an annex."""
    words = phrases(doc.language)
    slip = letter_slip(doc, words)
    foot = slip_top(slip)
    for tight in (False, True):
        flow = Flow(foot - 32)
        for block in _opening(doc, words, tight=tight):
            flow.place(block)
        closing = _closing(doc, words, tight=tight)
        whole = _whole(doc, words, flow.room - height_of(closing))
        if whole:
            break
    for section in whole or _front(doc, words):
        flow.section(section)
    for block in closing:
        flow.place(block)
    if whole is None:
        _annex(flow, doc, words)
    flow.pages[0].add(slip, 0, foot)
    marked = replace(doc, draft=doc.draft or doc.stage is LetterStage.LEGAL)  # until a lawyer seals
    return finish(flow, marked, words, foot)


def _opening(doc: LetterDoc, words: Phrases, *, tight: bool) -> list[Block]:
    aside = [words("common.number", number=clean(doc.number))] if doc.number else []
    aside.append(words.day(doc.day))
    firm = doc.firm
    return [
        letterhead(firm, words, aside),
        title(title_of(doc, words), chinese=words.chinese),
        *addressee(doc.customer, words).blocks,
        gap(5),
        *_paragraphs(_before(doc, words), words, tight=tight),
        gap(6),
    ]


def _before(doc: LetterDoc, words: Phrases) -> tuple[str, ...]:
    """The paragraphs before the table."""
    return said(doc, doc.own, words).before if doc.own else (opening(doc, words),)


def _paragraphs(texts: Sequence[str], words: Phrases, *, tight: bool) -> list[Block]:
    """Paragraphs with air between them."""
    blocks: list[Block] = []
    for text in texts:
        blocks += ([gap(5)] if blocks else []) + [*body(text, words, tight=tight).blocks]
    return blocks


def _whole(doc: LetterDoc, words: Phrases, room: float) -> list[Section] | None:
    """All rows and all interest, if that fits."""
    if len(doc.rows) * COMPACT.row > room:
        return None
    notes = [*basis_lines(doc, words), *interest_lines(doc, words)]
    for density in (NORMAL, COMPACT):
        sections = _reckoning(doc, words, density, notes)
        if sum(section.height for section in sections) <= room:
            return sections
    return None


def _front(doc: LetterDoc, words: Phrases) -> list[Section]:
    """Sums for page 1; the rows stand in the annex."""
    said = []
    if doc.interest:
        said = [words("letter.interest_see", amount=words.price(doc.interest))]
    note = [*stacked([(text, SMALL, 14) for text in said], LEFT, RIGHT).runs]
    blocks = [gap(5), Block(14, note)] if note else []
    return [rows_summary(doc, words), _in_words(doc, words), Section(blocks)]


def _reckoning(
    doc: LetterDoc, words: Phrases, density: Density, interest: Sequence[str]
) -> list[Section]:
    return [
        rows_table(doc, words, density),
        _in_words(doc, words),
        _barred(interest),
    ]


def _in_words(doc: LetterDoc, words: Phrases) -> Section:
    text = words("letter.words", words=words.words(doc.overdue))
    return Section([gap(7), stacked([(text, BODY, LEADING)], LEFT, RIGHT)])


def _barred(texts: Sequence[str]) -> Section:
    """Small lines with a grey bar along the left."""
    style = Style(8.8, grey=0.3)
    blocks = [gap(8)] if texts else []
    for text in texts:
        for line in lines(text, style, RIGHT - LEFT - 10):
            block = line_block(line, style, _INTEREST_LEADING, LEFT + 9)
            block.marks.append(Bar(LEFT, 0, 1.4, _INTEREST_LEADING + 0.1, 0.7))
            blocks.append(block)
    return Section(blocks)


def _closing(doc: LetterDoc, words: Phrases, *, tight: bool) -> list[Block]:
    """Earlier contacts, what is asked until when, where to pay, signature."""
    pay = where_to_pay(doc.firm.name, doc.account, doc.memo, doc.contacts, words)
    return [
        gap(8),
        *_paragraphs(_after(doc, words), words, tight=tight),
        gap(9),
        line_over(),
        *([gap(8), pay] if pay.height else []),
        gap(11),
        signature(_seal(doc, words), words.day(doc.day), _notes(doc, words)),
    ]


def _after(doc: LetterDoc, words: Phrases) -> tuple[str, ...]:
    """The paragraphs after the table, with the money that is not matched yet."""
    more = ""
    if doc.unallocated:
        more = words("letter.unallocated", amount=words.price(doc.unallocated))
    if doc.own:
        told = said(doc, doc.own, words).after
        return (*told, more.strip()) if more else told
    earlier = earlier_sentence(doc, words)
    return (*([earlier] if earlier else []), _asked(doc, words) + more)


def _asked(doc: LetterDoc, words: Phrases) -> str:
    voice = voice_of(doc)
    consequence = doc.consequence or words(f"letter.consequence_{voice}")
    return words(
        f"letter.ask_{voice}",
        deadline=words.day(doc.deadline),
        amount=words.price(doc.overdue),
        consequence=clean(consequence) + (" " if doc.consequence and not words.chinese else ""),
        objection=doc.objection_days,
    )


def voice_of(doc: LetterDoc) -> str:
    """Whose phrases ask for the money: those of the stage, or of the stage with the tone chosen."""
    if not doc.tone or doc.stage is LetterStage.LEGAL:
        return doc.stage.value
    return STAGES[TONES.index(doc.tone)]


def _seal(doc: LetterDoc, words: Phrases) -> str:
    if doc.stage is LetterStage.LEGAL:
        return words("letter.legal_seal")
    return seal_words(doc.firm, words)


def _notes(doc: LetterDoc, words: Phrases) -> list[str]:
    """Attachments and delivery, beside the signature."""
    notes = [words("letter.legal_note")] if doc.stage is LetterStage.LEGAL else []
    kept = [words(f"letter.enclosed_{one.kind.value}", count=one.count) for one in doc.enclosed]
    listed = words("letter.attachment_join").join([*map(clean, doc.attachments), *kept])
    if listed:
        notes.append(words("letter.attachments", list=listed))
    how = clean(doc.delivery) or _way(doc, words)
    return [*notes, words("letter.delivery", how=how)] if how else notes


def _way(doc: LetterDoc, words: Phrases) -> str:
    """By courier to the address, by mail to the desk; "" where neither is known."""
    ways = []
    if doc.mailed_to:
        ways.append(words("letter.by_courier", address=clean(doc.mailed_to)))
    if doc.emailed_to:
        ways.append(words("letter.by_email", email=clean(doc.emailed_to)))
    return words("letter.ways_join").join(ways)


def _annex(flow: Flow, doc: LetterDoc, words: Phrases) -> None:
    """All rows and the interest of each."""
    flow.new_page()
    heading = words("common.annex", what=words("statement.annex_items"))
    number = clean(doc.number) or words("common.draft")
    of = words("statement.annex_of", customer=clean(doc.customer.name), number=number)
    block = stacked([(heading, Style(10.6, SEMIBOLD), 16), (of, SMALL, 14)], LEFT, RIGHT)
    block.height += 8
    flow.place(block)
    flow.section(rows_table(doc, words, COMPACT))
    flow.section(_barred([*basis_lines(doc, words), *interest_lines(doc, words)]))
