"""统一社会信用代码 (GB 32100-2015): eighteen characters, the last one a check over the others."""

import unicodedata

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
_WEIGHTS = tuple(3**place % 31 for place in range(17))
# Numbers of before 2015 that are still printed: 15 digits, or a person's of 18 and letters behind.
_OLD = (15, 20)


def folded(text: str) -> str:
    """As written in the books: half width, capitals, without blanks and dashes."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if not sign.isspace() and sign not in "-–—")


def check_sign(first: str) -> str:
    """The last character of a code that begins with these seventeen; "" when one is not allowed."""
    if len(first) != 17 or any(sign not in _CHARACTERS for sign in first):
        return ""
    total = sum(
        _CHARACTERS.index(sign) * weight for sign, weight in zip(first, _WEIGHTS, strict=True)
    )
    return _CHARACTERS[-total % 31]


def wrong(text: str) -> str:
    """What is wrong with a code: "", `length`, `characters` or `check`."""
    code = folded(text)
    if not code or (len(code) in _OLD and code.isalnum()):
        return ""
    if len(code) != 18:
        return "length"
    expected = check_sign(code[:17])
    if not expected:
        return "characters"
    return "" if code[17] == expected else "check"
