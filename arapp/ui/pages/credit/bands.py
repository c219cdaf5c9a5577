"""The bands of a measure as a line of text: from which value on which percent of its weight.

"30% → 30  50% → 50  95% → 100": typed with →, =, : or 得, blanks or a comma between them.
A measure of which nothing may be known has one more, "unknown → 60".
"""

import re

from arapp.services.credit.points_model import KINDS, LEVELS, Band, Measure
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.credit import words

_PPM = 10_000
_BETWEEN = re.compile(r"\s{2,}|\s*[;；，、]\s*|,\s+")
_ENDED = re.compile(r"((?:→|->|=|:|：|得)\s*\d{1,3}\s*%?)\s+")  # one blank is enough after a sign
_PAIR = re.compile(r"^(.+?)\s*(?:→|->|=|:|：|得|\s)\s*(\d{1,3})\s*%?$")
UNKNOWN = QT_TRANSLATE_NOOP("credit", "unknown")
_NOT_KNOWN = frozenset({"?", "？"})


class BandsError(ValueError):
    """What is typed is no line of bands; its text says why, in the language installed."""


def text_of(one: Measure) -> str:
    """The bands as they are typed; a first one that earns nothing goes without saying."""
    up = KINDS[one.key].up
    shown = [pair for pair in one.bands if pair[1] or pair[0] or not up]
    told = [f"{words.value(one.key, start)} → {percent}" for start, percent in shown]
    if KINDS[one.key].unknown:
        told.append(f"{words.say(UNKNOWN)} → {one.unknown}")
    return "  ".join(told)


def read(key: str, weight: int, text: str) -> Measure:
    """The measure that is typed. Raises BandsError."""
    bands: list[Band] = []
    unknown = 0
    for piece in filter(None, _BETWEEN.split(_ENDED.sub(r"\1  ", text.strip()))):
        found = _PAIR.match(piece)
        if found is None:
            raise BandsError(words.say(words.BANDS["pair"], piece=piece))
        value, percent = found[1].strip(), int(found[2])
        if value in _NOT_KNOWN or value == words.say(UNKNOWN):
            if not KINDS[key].unknown:
                raise BandsError(words.say(words.BANDS["value"], value=value))
            unknown = percent
        else:
            bands.append((_value(key, value), percent))
    if KINDS[key].up and (not bands or bands[0][0] > 0):
        bands.insert(0, (0, 0))
    return Measure(key, weight, tuple(bands), unknown)


def _value(key: str, text: str) -> int:
    """A value in the unit of the measure: share in millionths, days, months, level …"""
    unit = KINDS[key].unit
    if unit == "level":
        named = {words.say(words.LEVEL_NAMES[level]): n for n, level in enumerate(LEVELS)}
        if text in named:
            return named[text]
        raise BandsError(words.say(words.BANDS["level"], names="、".join(named)))
    bare = re.sub(r"[,%％\s]|天|days?|个?月|months?|笔", "", text)
    times = 10_000 if bare.endswith("万") else 1
    bare = bare.removesuffix("万")
    if not (bare.isascii() and bare.isdigit()) or len(bare) > 12:
        raise BandsError(words.say(words.BANDS["value"], value=text))
    return int(bare) * (_PPM if unit == "ppm" else times)
