"""What people type for amounts and days, as values. No Qt, no eval: a small parser of its own."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from arapp.models.values.errors import InvalidAmount, InvalidDay
from arapp.models.values.money import MAX_MINOR, exponent

_UNITS = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "千": Decimal(1000), "元": Decimal(1),
          "w": Decimal(10_000), "k": Decimal(1000)}  # fmt: skip
_TOKEN = re.compile(r"\s*(?:(\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)([万亿千元wk]*)|([-+*/()%]))")
_WIDE = str.maketrans("０１２３４５６７８９．，＋－＊／（）＝％×÷\u2212", "0123456789.,+-*/()=%*/-")
_MAX_LENGTH = 80
_MAX_DEPTH = 20


def amount(text: str, currency: str = "CNY") -> int:
    """ "1,234.5", "12万", "3.5万", "=3*258705", "(100+20)*2" → minor units of the currency.

    Rounded half up to the currency's decimals after the reckoning; a typed figure with more
    decimals than the currency has is refused. Raises InvalidAmount.
    """
    plain_text = text.translate(_WIDE).strip().lower().lstrip("=¥￥").strip()
    if not plain_text or len(plain_text) > _MAX_LENGTH:
        raise InvalidAmount(value=text, reason="not_a_number")
    tokens = _tokens(plain_text, text)
    value = _Reckoner(tokens, text).result()
    minor = value.scaleb(exponent(currency))
    reckoned = len(tokens) > 1 and tokens[0] != "-"
    if minor != minor.to_integral_value() and not reckoned:
        raise InvalidAmount(value=text, reason="decimals")
    if abs(minor) >= MAX_MINOR:
        raise InvalidAmount(value=text, reason="range")
    return int(minor.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _tokens(text: str, typed: str) -> list[Decimal | str]:
    found: list[Decimal | str] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise InvalidAmount(value=typed, reason="not_a_number")
        place = match.end()
        number, units, sign = match.groups()
        found.append(sign if sign else _scaled(number, units))
    return found


def _scaled(number: str, units: str) -> Decimal:
    value = Decimal(number.replace(",", ""))
    for unit in units:
        value *= _UNITS[unit]
    return value


class _Reckoner:
    """Sum of products of signed numbers and brackets; `%` after a number divides by 100."""

    def __init__(self, tokens: list[Decimal | str], typed: str) -> None:
        self._tokens = tokens
        self._place = 0
        self._typed = typed
        self._depth = 0

    def result(self) -> Decimal:
        value = self._sum()
        if self._place != len(self._tokens):
            raise self._wrong()
        return value

    def _wrong(self) -> InvalidAmount:
        return InvalidAmount(value=self._typed, reason="not_a_number")

    def _peek(self) -> Decimal | str | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> Decimal | str:
        token = self._peek()
        if token is None:
            raise self._wrong()
        self._place += 1
        return token

    def _sum(self) -> Decimal:
        value = self._product()
        while self._peek() in ("+", "-"):
            value += self._product() if self._take() == "+" else -self._product()
        return value

    def _product(self) -> Decimal:
        value = self._factor()
        while self._peek() in ("*", "/"):
            times = self._take() == "*"
            other = self._factor()
            if not times and other == 0:
                raise self._wrong()
            value = value * other if times else value / other
            if abs(value) > MAX_MINOR:
                raise InvalidAmount(value=self._typed, reason="range")
        return value

    def _factor(self) -> Decimal:
        token = self._take()
        if token in ("-", "+"):
            return -self._inner(self._factor) if token == "-" else self._inner(self._factor)
        if token == "(":
            value = self._inner(self._sum)
            if self._take() != ")":
                raise self._wrong()
        elif isinstance(token, Decimal):
            value = token
        else:
            raise self._wrong()
        while self._peek() == "%":
            self._take()
            value /= 100
        return value

    def _inner(self, rule: Callable[[], Decimal]) -> Decimal:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._wrong()
        value = rule()
        self._depth -= 1
        return value


# --- days -------------------------------------------------------------------------------------

_WEEKDAYS = {name: n for n, names in enumerate(
    (("周一", "星期一", "mon"), ("周二", "星期二", "tue"), ("周三", "星期三", "wed"),
     ("周四", "星期四", "thu"), ("周五", "星期五", "fri"), ("周六", "星期六", "sat"),
     ("周日", "星期日", "周天", "sun"))) for name in names}  # fmt: skip
_NEAR = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "昨天": -1, "yesterday": -1, "后天": 2}
_FULL = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_MONTH_DAY = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?$")
_FOUR = re.compile(r"(\d{2})(\d{2})$")
_ONE_DAY = re.compile(r"(\d{1,2})日?$")
_SHIFT = re.compile(r"([+-])(\d{1,4})$")


def day(text: str, today: date, *, past: bool = False) -> date:
    """ "20", "11.20", "1120", "+7", "月末", "周五", "2026-11-20" → a day.

    Without a year the nearest day on or after today is meant; with `past` the nearest on or before
    (a day of receipt). A day of the month alone stays in this month. Raises InvalidDay.
    """
    typed = text.translate(_WIDE).strip().lower()
    try:
        found = _word_day(typed, today, past=past) or _number_day(typed, today, past=past)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise InvalidDay(value=text)
    return found


def _word_day(typed: str, today: date, *, past: bool) -> date | None:
    last = calendar.monthrange(today.year, today.month)[1]
    if typed in {"月末", "月底", "eom"}:
        return today.replace(day=last)
    if typed in {"月初", "bom"}:
        return today.replace(day=1)
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    if typed in _WEEKDAYS:
        ahead = (_WEEKDAYS[typed] - today.weekday()) % 7
        return today + timedelta(days=ahead - 7 if past and ahead else ahead)
    match = _SHIFT.match(typed)
    if match:
        return today + timedelta(days=int(match[1] + match[2]))
    return None


def _number_day(typed: str, today: date, *, past: bool) -> date | None:
    for pattern in (_FULL, _COMPACT):
        match = pattern.match(typed)
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    for pattern in (_MONTH_DAY, _FOUR):
        match = pattern.match(typed)
        if match:
            return _nearest(int(match[1]), int(match[2]), today, past=past)
    match = _ONE_DAY.match(typed)
    return today.replace(day=int(match[1])) if match else None


def _nearest(month: int, day_: int, today: date, *, past: bool) -> date:
    years = [today.year, today.year - 1] if past else [today.year, today.year + 1]
    wanted = [found for found in (_try(year, month, day_) for year in years) if found]
    if not wanted:
        raise ValueError
    fits = [found for found in wanted if (found <= today if past else found >= today)]
    return fits[0] if fits else wanted[0]


def _try(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None
