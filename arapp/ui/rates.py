"""Rates in parts per million as people write them, and millionths: 0.05%, 5‱, 万分之五, 1,280.5."""

import re
from decimal import Decimal, InvalidOperation

_TENTHS = "零一二三四五六七八九十"
_MOST_PPM = 100_000


def rate_text(ppm: int) -> str:
    """Parts per million as percent: 500 → "0.05%", 130,000 → "13%"."""
    return f"{Decimal(ppm) / 10_000:f}%"


def micro_text(value: int | None, least: int = 0) -> str:
    """Millionths (quantities, prices) as they are read: 2500000 → "2.5", 1234000000 → "1,234"; at
    `least` so many decimals; "" for None."""
    if value is None:
        return ""
    whole, rest = divmod(abs(value), 1_000_000)
    part = f"{rest:06d}".rstrip("0").ljust(least, "0")
    return f"{'−' if value < 0 else ''}{whole:,}{'.' if part else ''}{part}"


def rate_ppm(typed: str) -> int | None:
    """ "0.05%", "0.05", "5‱", "万分之五" → parts per million; None when it is no usable rate."""
    bare = typed.strip().replace("％", "%").replace(" ", "").removeprefix("日").removeprefix("每")
    worded = re.fullmatch(r"([千万])分之([零一二三四五六七八九十]|\d+(?:\.\d+)?)", bare)
    factor = 10_000
    if worded:
        digits = worded.group(2)
        factor = {"千": 1_000, "万": 100}[worded.group(1)]
        bare = str(_TENTHS.index(digits)) if digits in _TENTHS else digits
    elif bare.endswith(("‱", "‰")):
        factor = 100 if bare.endswith("‱") else 1_000
    try:
        ppm = Decimal(bare.rstrip("%‱‰")) * factor
    except InvalidOperation:
        return None
    return int(ppm) if ppm == int(ppm) and 0 <= ppm <= _MOST_PPM else None
