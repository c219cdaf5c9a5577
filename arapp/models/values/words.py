"""Amounts in words: 大写金额 by the rules of the central bank, and English as on cheques.

Digits stay in groups of four (Chinese) or three (English); nothing passes through floats.
"""

from arapp.models.values.money import Money, exponent

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_SMALL = ("角", "分", "厘")
# The prefix names the currency, the unit after the digits is 元 for all of them, as banks fill
# in foreign slips (美元壹佰元整). A currency without a Chinese name here is named by its code.
_CHINESE_NAMES = {
    "CNY": "人民币",
    "USD": "美元",
    "EUR": "欧元",
    "GBP": "英镑",
    "JPY": "日元",
    "HKD": "港币",
    "MOP": "澳门元",
    "TWD": "新台币",
    "KRW": "韩元",
    "SGD": "新加坡元",
    "MYR": "林吉特",
    "THB": "泰铢",
    "VND": "越南盾",
    "IDR": "印尼盾",
    "INR": "印度卢比",
    "AUD": "澳大利亚元",
    "NZD": "新西兰元",
    "CAD": "加拿大元",
    "CHF": "瑞士法郎",
    "SEK": "瑞典克朗",
    "NOK": "挪威克朗",
    "DKK": "丹麦克朗",
    "RUB": "卢布",
    "KWD": "科威特第纳尔",
    "BHD": "巴林第纳尔",
    "TND": "突尼斯第纳尔",
    "AED": "阿联酋迪拉姆",
    "SAR": "沙特里亚尔",
    "BRL": "巴西雷亚尔",
    "MXN": "墨西哥比索",
    "ZAR": "南非兰特",
}
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("", " thousand", " million", " billion", " trillion", " quadrillion")


def amount_in_words(amount: Money, language: str) -> str:
    """The amount with its currency in words; `language` is "zh_CN" or "en"."""
    return chinese_words(amount) if language == "zh_CN" else english_words(amount)


def currency_in_chinese(currency: str) -> str:
    """ "CNY" → 人民币; a currency without a name here stays its code."""
    return _CHINESE_NAMES.get(currency, currency)


def chinese_words(amount: Money) -> str:
    """大写金额: 人民币壹拾柒万元零伍角叁分, 负 for negative, 整 after 元 only."""
    whole, small = _parts(amount)
    sign = "负" if amount.minor < 0 else ""
    prefix = currency_in_chinese(amount.currency) + sign
    if not any(small):
        return f"{prefix}{_chinese_whole(whole) or '零'}元整"
    yuan = f"{_chinese_whole(whole)}元" if whole else ""
    return prefix + yuan + _chinese_small(small, whole)


def _parts(amount: Money) -> tuple[int, list[int]]:
    """Whole units and the digits after the point, most significant first."""
    digits = exponent(amount.currency)
    whole, rest = divmod(abs(amount.minor), 10**digits)
    return whole, [int(digit) for digit in f"{rest:0{digits}d}"] if digits else []


def _chinese_whole(number: int) -> str:
    """Digits with 仟佰拾, 万 and 亿; empty for zero. A run of zeros inside reads as one 零."""
    for size, mark in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            # 柒 after 壹拾万 needs no 零: the thousands place is filled
            gap = "零" if 0 < low < size // 10 else ""
            return f"{_chinese_whole(high)}{mark}{gap}{_chinese_whole(low)}"
    text = ""
    for digit, place in zip(f"{number:04d}", _PLACES, strict=True):
        if digit != "0":
            text += _DIGITS[int(digit)] + place
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def _chinese_small(small: list[int], whole: int) -> str:
    """角 分 厘; a 零 before them when the place to the left of the first one is empty."""
    text, gap = "", bool(whole) and whole % 10 == 0
    for digit, unit in zip(small, _SMALL, strict=False):
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = digit == 0 and bool(text or whole)
    return text


def english_words(amount: Money) -> str:
    """ "CNY One hundred seven and 53/100"; whole amounts end in "only", negative in "Minus …"."""
    whole, small = _parts(amount)
    text = _english_whole(whole)
    if amount.minor < 0:
        text = f"minus {text}"
    cents = "".join(map(str, small))
    tail = f"and {cents}/{10 ** len(small)}" if any(small) else "only"
    return f"{amount.currency} {text[0].upper()}{text[1:]} {tail}"


def _english_whole(number: int) -> str:
    if number == 0:
        return _ONES[0]
    groups: list[str] = []
    for scale in _SCALES:
        number, rest = divmod(number, 1000)
        if rest:
            groups.insert(0, _english_hundreds(rest) + scale)
    return " ".join(groups)


def _english_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= len(_ONES):
        tens, ones = divmod(rest, 10)
        words.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        words.append(_ONES[rest])
    return " ".join(words)
