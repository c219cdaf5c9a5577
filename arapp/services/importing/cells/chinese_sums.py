"""Amounts in words and about: 叁万贰仟元整, 三万二, 约3万, 5600左右 → what is probably meant. Pure.

Offered to the user, never taken: who writes 约 does not know the figure.
"""

import re
import unicodedata
from decimal import Decimal

_DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("零〇○", "壹一", "贰二两弍", "叁三参", "肆四", "伍五", "陆六", "柒七", "捌八", "玖九")
    )
    for sign in signs
}
_TENS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1_000, "千": 1_000}
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_WORDS = "".join((*_DIGITS, *_TENS, *_BIG))
_SUM = re.compile(
    rf"(?:人民币)?(?P<whole>[{_WORDS}]+)(?:[元圆块]钱?)?(?:零?(?P<jiao>[{''.join(_DIGITS)}])[角毛])?"
    rf"(?:零?(?P<fen>[{''.join(_DIGITS)}])分)?[整正]?"
)
_ABOUT = re.compile(
    r"^(?:大?约|大概|估计|差不多|近|将近|还差|还欠|尚欠|欠|计|共)+|(?:左右|上下|多|余|来|许)*$"
)
_FIGURE = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([千万亿])?")


def probable(text: str) -> Decimal | None:
    """The amount that a text probably means; None when it names none."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    bare = _ABOUT.sub("", re.sub(r"[元块钱]+(?=左右|上下|多|余|$)", "", folded))
    if not bare:
        return None
    found = _FIGURE.fullmatch(bare)
    if found:
        unit = {"千": 1_000, **_BIG}.get(found.group(2) or "", 1)
        return Decimal(found.group(1).replace(",", "")) * unit
    worded = _SUM.fullmatch(bare) or _SUM.fullmatch(folded)
    if worded is None or not set(bare) & {*_TENS, *_BIG, *"元圆"}:
        return None
    whole = Decimal(_whole(worded["whole"]))
    parts = ((worded["jiao"], 10), (worded["fen"], 1))
    return whole + sum(Decimal(_DIGITS[sign] * n) / 100 for sign, n in parts if sign)


def _whole(text: str) -> int:
    """三万二 → 32000: a digit behind a unit, with nothing between, counts the next lower one."""
    total = section = digit = 0
    last = 0  # the unit before, of which a bare digit at the end is a tenth
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            last = 0 if not digit else last
            continue
        unit = _TENS.get(sign) or _BIG[sign]
        if unit < 10_000:
            section += (digit or (1 if unit == 10 else 0)) * unit
        else:
            total = (
                (total + section + digit) * unit
                if unit > 10_000
                else total + (section + digit) * unit
            )
            section = 0
        digit, last = 0, unit
    return total + section + digit * (last // 10 if last >= 100 else 1)
