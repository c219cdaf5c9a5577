"""Pages as data: runs of text and marks, in points from the top left, and the flow that fills them.

Blocks are laid out at 0, 0 and placed; nothing here knows of PDF.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from arapp.services.output.documents.parties import Picture
from arapp.services.output.pdf.fonts import REGULAR, width

WIDTH, HEIGHT = 595.28, 841.89  # A4
LEFT = 56.69  # 20 mm
RIGHT = WIDTH - LEFT
SPAN = RIGHT - LEFT
FOOT = HEIGHT - 44  # last line of text on a page without a slip


class Size(NamedTuple):
    """A sheet of paper with the margins of all papers."""

    width: float
    height: float

    @property
    def right(self) -> float:
        """Where text ends at the right; it begins at LEFT."""
        return self.width - LEFT

    @property
    def foot(self) -> float:
        """Base line of the last line of text."""
        return self.height - 44


UPRIGHT, LYING = Size(WIDTH, HEIGHT), Size(HEIGHT, WIDTH)


class Style(NamedTuple):
    """How a run is set; grey 0 is black, spacing is added after every character.

    `turned` runs rise to the right at 45° (the watermark).
    """

    size: float
    weight: str = REGULAR
    grey: float = 0.0
    spacing: float = 0.0
    turned: bool = False

    def width(self, text: str) -> float:
        """Width of a run in points."""
        return width(text, self.weight, self.size) + self.spacing * len(text)


class Run(NamedTuple):
    """Text with its left end and base line."""

    x: float
    y: float
    text: str
    style: Style


class Rule(NamedTuple):
    """A horizontal line."""

    x: float
    y: float
    end: float
    width: float = 0.5
    grey: float = 0.0
    dashed: bool = False


class Bar(NamedTuple):
    """A filled rectangle, top left corner first."""

    x: float
    y: float
    width: float
    height: float
    grey: float = 0.0


class Box(NamedTuple):
    """An empty square to be ticked, top left corner first."""

    x: float
    y: float
    size: float


class Image(NamedTuple):
    """A picture fitted into a rectangle, top left corner first."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture


Mark = Rule | Bar | Box | Image


@dataclass(slots=True)
class Block:
    """Something of a height that is placed whole; `width` matters of whole pages alone."""

    height: float
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    width: float = WIDTH

    def text(self, x: float, y: float, text: str, style: Style) -> float:
        """A run that begins at x; returns where it ends."""
        if text:
            self.runs.append(Run(x, y, text, style))
        return x + style.width(text)

    def right(self, x: float, y: float, text: str, style: Style) -> None:
        """A run that ends at x."""
        self.text(x - style.width(text), y, text, style)

    def centre(self, x: float, y: float, text: str, style: Style) -> None:
        """A run around x."""
        self.text(x - (style.width(text) - style.spacing) / 2, y, text, style)

    def add(self, other: "Block", dx: float = 0, dy: float = 0) -> None:
        """Draw another block at an offset; the height stays."""
        self.runs += [Run(r.x + dx, r.y + dy, r.text, r.style) for r in other.runs]
        self.marks += [_moved(mark, dx, dy) for mark in other.marks]


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    if isinstance(mark, Rule):
        return mark._replace(x=mark.x + dx, y=mark.y + dy, end=mark.end + dx)
    return mark._replace(x=mark.x + dx, y=mark.y + dy)


class Section(NamedTuple):
    """Blocks that follow each other over pages; the header stands again on every page.

    The last `keep` blocks stay together (a total is never alone on its page).
    """

    blocks: Sequence[Block]
    header: Block | None = None
    keep: int = 1

    @property
    def height(self) -> float:
        """Height on one page."""
        head = self.header.height if self.header else 0
        return head + sum(block.height for block in self.blocks)


class Flow:
    """Fills pages from the top; `first_bottom` leaves room for the slip on the first."""

    def __init__(self, first_bottom: float, top: float = 50, size: Size = UPRIGHT) -> None:
        self.size = size
        self.pages = [Block(size.height, width=size.width)]
        self.y = top
        self._top = top
        self._bottom = first_bottom

    @property
    def room(self) -> float:
        """Points left on the page."""
        return self._bottom - self.y

    def new_page(self) -> None:
        """Go on at the top of the next page, which has no slip."""
        self.pages.append(Block(self.size.height, width=self.size.width))
        self.y, self._bottom = self._top, self.size.foot - 14

    def place(self, block: Block) -> None:
        """Put a block below the last one, on a new page if it does not fit."""
        if block.height > self.room and self.y > self._top:
            self.new_page()
        self.pages[-1].add(block, 0, self.y)
        self.y += block.height

    def section(self, section: Section) -> None:
        """Put a section; breaks between its blocks as needed."""
        blocks, header = list(section.blocks), section.header
        head = header.height if header else 0.0
        if header:
            first = blocks[0].height if blocks else 0
            if head + first > self.room and self.y > self._top:
                self.new_page()
            self.place(header)
        cut = max(len(blocks) - section.keep, 0)
        for index, block in enumerate(blocks):
            needed = height_of(blocks[cut:]) if index == cut else block.height
            if needed > self.room and needed <= self.size.height / 2:
                self.new_page()
                if header:
                    self.place(header)
            self.place(block)


def height_of(blocks: Iterable[Block]) -> float:
    """Height of blocks one below the other."""
    return sum(block.height for block in blocks)
