"""The one table of colours, both themes side by side. Nothing else in the program names a colour.

Roles: canvas, surface, raised are grounds; line, line2, edge are strokes; text, text2, text3 go
from figures to hints; accent means link, focus or today; ok means proven; age0…age4 (text),
tint0…tint4 (ground) and bar0…bar4 (charts) mean the age of a debt. age1 doubles as warning,
age3 as error. Pure: no Qt here, so the table can be tested alone.
"""

from enum import StrEnum


class Theme(StrEnum):
    """Column of the table."""

    LIGHT = "light"
    DARK = "dark"


# name, light, dark
TABLE: tuple[tuple[str, str, str], ...] = (
    ("canvas", "#F4F5F7", "#16181C"),
    ("surface", "#FFFFFF", "#1C1F24"),
    ("raised", "#FAFBFC", "#22262C"),
    ("line", "#E7E9ED", "#2C3138"),
    ("line2", "#CDD2DA", "#454C57"),
    ("edge", "#828B98", "#7F8996"),
    ("hover", "#F1F3F6", "#262B32"),
    ("text", "#1A1D23", "#E8EAED"),
    ("text2", "#535C6A", "#AEB6C1"),
    ("text3", "#636C7A", "#9AA3AF"),
    ("accent", "#2A5BD0", "#8FB0FF"),
    ("accentfill", "#2A5BD0", "#3D68D6"),
    ("accenttint", "#E7EEFC", "#26365A"),
    ("onaccent", "#FFFFFF", "#FFFFFF"),
    ("ok", "#1B6B44", "#6FC99A"),
    ("okfill", "#2B8A5B", "#4CA87A"),
    ("oktint", "#E5F3EB", "#1C3428"),
    ("age0", "#4E5F7D", "#AEBBD1"),
    ("age1", "#7A5000", "#EFC06A"),
    ("age2", "#9E420F", "#F5A574"),
    ("age3", "#AE2A23", "#FF938B"),
    ("age4", "#7C2350", "#EE9CC4"),
    ("tint0", "#EEF1F6", "#262D39"),
    ("tint1", "#FCF3DD", "#3A3019"),
    ("tint2", "#FDECE1", "#41291C"),
    ("tint3", "#FCE9E7", "#432221"),
    ("tint4", "#F6E7EF", "#3F2132"),
    ("bar0", "#8393AE", "#64748E"),
    ("bar1", "#C58708", "#D9A441"),
    ("bar2", "#DA6A2B", "#E5834C"),
    ("bar3", "#C23830", "#E2655C"),
    ("bar4", "#7C2350", "#C76A9B"),
    ("paper", "#FFFFFF", "#FFFFFF"),
    ("scrim", "#61101216", "#61101216"),
)

# Text on ground, every pair that occurs; the test asks 4.5 : 1 of each in both themes.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (text, ground)
        for text in ("text", "text2", "text3")
        for ground in ("canvas", "surface", "raised", "hover", "accenttint")
    ),
    *(("accent", ground) for ground in ("surface", "raised", "accenttint")),
    *(("ok", ground) for ground in ("surface", "raised", "oktint", "accenttint")),
    *((f"age{n}", f"tint{n}") for n in range(5)),
    *((f"age{n}", ground) for n in range(5) for ground in ("surface", "accenttint")),
    ("onaccent", "accentfill"),
)

# Controls and bars on ground: 3 : 1.
SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    ("edge", "surface"),
    *((f"bar{n}", "surface") for n in range(5)),
)


def column(theme: Theme) -> dict[str, str]:
    """Token → "#RRGGBB" (or "#AARRGGBB") of one theme."""
    return {name: light if theme is Theme.LIGHT else dark for name, light, dark in TABLE}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """WCAG contrast of two "#RRGGBB" colours, 1…21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)
