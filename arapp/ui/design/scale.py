"""Sizes: type, space, heights, radii; logical pixels. One place, so that pages agree."""

from dataclasses import dataclass

SPACE = (4, 8, 12, 16, 20, 24)
MARGIN_LEFT = 24
MARGIN_RIGHT = 20
GAP = 8

TITLE_ROW = 56
TOOL_ROW = 44
STRIP = 40
HEADER = 30
ROW = 32
ROW_COMPACT = 28
ROW_GRID = 26
ROW_TWO_LINES = 54
FIELD = 32
FIELD_SMALL = 28
NAV_ITEM = 32
CHIP = 20
STATUS = 28
ACTION_BAR = 56
SIDEBAR = 208
SIDEBAR_FOLDED = 52
SIDE_PANE = 316
FOLD_BELOW = 1360
MIN_WINDOW = (1024, 680)

RADIUS_CHIP = 4
RADIUS_FIELD = 6
RADIUS_CARD = 8

ICON = 16
ICON_SMALL = 14
ICON_CARD = 20
ICON_DROP = 40

BASE_PX = 13
TEXT_PX = (12, 15)
"""Least and greatest body size the user can choose."""


@dataclass(frozen=True)
class Type:
    """A size of type at the base body size: pixels, line height, weight."""

    px: int
    line: int
    bold: bool = False


TYPES: dict[str, Type] = {
    "keycap": Type(11, 16),
    "small": Type(12, 18),
    "body": Type(13, 20),
    "strong": Type(13, 20, bold=True),
    "section": Type(14, 20, bold=True),
    "sum": Type(16, 24),
    "title": Type(20, 28, bold=True),
    "figure": Type(20, 28, bold=True),
    "first": Type(24, 34, bold=True),
}
