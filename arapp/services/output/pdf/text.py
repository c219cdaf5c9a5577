"""Breaking text into lines: Chinese between characters, Latin between words, no comma in front.

Semi-bold stretches come between BOLD_ON and BOLD_OFF (see `phrases`).
"""

import re
from typing import NamedTuple
from unicodedata import category

from arapp.services.output.pdf.fonts import REGULAR, SEMIBOLD
from arapp.services.output.pdf.page import LEFT, RIGHT, Block, Section, Style
from arapp.services.output.phrases import BOLD_OFF, BOLD_ON

_NEVER_FIRST = frozenset("，。、；：？！）》〕】」』”’…—·,.;:?!)]}%％元")
_NEVER_LAST = frozenset("（《〔【「『“‘([{¥第")
_TOKEN = re.compile(
    r"[\x02\x03]|−?[0-9][0-9,.]* [元年月日天号笔份]|[A-Z]{3} −?[0-9][0-9,.]+"
    r"| +|[!-~\u00a1-\u024f−]+|.",
    re.DOTALL,
)
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))  # categories that leave no ink
_LOOSEST = 0.35  # an em; a line that would be stretched more per character stays ragged


class Piece(NamedTuple):
    """Text of one weight."""

    text: str
    weight: str


Line = list[Piece]


def clean(text: str) -> str:
    """Foreign text for one line: no control characters, breaks and tabs as single blanks."""
    if text.isprintable():
        return text
    return "".join(c for c in " ".join(text.split()) if category(c) not in _INVISIBLE)


def lines(text: str, style: Style, room: float, indent: float = 0) -> list[Line]:
    """Greedy lines no wider than `room`; the first has `indent` less."""
    done: list[Line] = []
    line: Line = []
    used = indent
    for whole in _units(text, style.weight):
        unit = whole
        broad = sum(style._replace(weight=p.weight).width(p.text) for p in unit)
        if used + broad > room and line:
            done.append(_trimmed(line))
            line, used = [], 0
        if broad > room - used:
            unit, broad, full = _chopped(unit, style, room, used)
            done += full
            used = 0 if full else used
        if line or unit[0].text != " ":
            line += unit
            used += broad
    return [*done, _trimmed(line)] if line else done or [[]]


def _units(text: str, weight: str) -> list[list[Piece]]:
    """Stretches that are not broken, as pieces of one weight each."""
    units: list[list[Piece]] = []
    glued = False
    for token in _TOKEN.findall(text):
        if token in (BOLD_ON, BOLD_OFF):
            weight = SEMIBOLD if token == BOLD_ON else REGULAR
            continue
        piece = Piece(" " if token.isspace() else token, weight)
        if units and (glued or token[0] in _NEVER_FIRST) and units[-1][-1].text != " ":
            units[-1].append(piece)
        else:
            units.append([piece])
        glued = token[-1] in _NEVER_LAST
    return units


def _chopped(
    unit: list[Piece], style: Style, room: float, used: float
) -> tuple[list[Piece], float, list[Line]]:
    """A stretch wider than a line, broken anywhere: the rest, its width, the full lines."""
    full: list[Line] = []
    line: Line = []
    for piece in unit:
        for character in piece.text:
            broad = style._replace(weight=piece.weight).width(character)
            if used + broad > room and line:
                full.append(line)
                line, used = [], 0.0
            line.append(Piece(character, piece.weight))
            used += broad
    return line, used, full


def _trimmed(line: Line) -> Line:
    while line and line[-1].text == " ":
        line = line[:-1]
    return line


def line_block(line: Line, style: Style, leading: float, x: float, stretch: float = 0) -> Block:
    """One line as a block; `stretch` points are spread between its characters."""
    block = Block(leading)
    joined: list[Piece] = []
    for piece in line:
        if joined and joined[-1].weight == piece.weight:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.weight)
        else:
            joined.append(piece)
    count = sum(len(piece.text) for piece in joined)
    spacing = stretch / (count - 1) if count > 1 else 0.0
    base = leading / 2 + style.size * 0.36
    for piece in joined:
        x = block.text(x, base, piece.text, style._replace(weight=piece.weight, spacing=spacing))
    return block


def paragraph(
    text: str,
    style: Style,
    leading: float,
    *,
    indent: float = 0,
    x: float = LEFT,
    right: float = RIGHT,
    justify: bool = False,
) -> Section:
    """Lines of a paragraph between x and right; justified but for the last line."""
    room = right - x
    broken = lines(text, style, room, indent)
    blocks = []
    for index, line in enumerate(broken):
        start = indent if index == 0 else 0.0
        count = sum(len(piece.text) for piece in line)
        free = room - start - sum(style._replace(weight=p.weight).width(p.text) for p in line)
        fits = justify and index < len(broken) - 1 and 0 < free < _LOOSEST * style.size * count
        blocks.append(line_block(line, style, leading, x + start, free if fits else 0))
    return Section(blocks, keep=min(2, len(blocks)))
