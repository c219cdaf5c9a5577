"""Amounts in words: the published examples, the awkward places, and a reader that reads back."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arapp.models.values.money import MAX_MINOR, Money, exponent, parse_plain
from arapp.models.values.words import amount_in_words, chinese_words, english_words

PUBLISHED = {
    "1409.50": "人民币壹仟肆佰零玖元伍角",
    "16409.02": "人民币壹万陆仟肆佰零玖元零贰分",
    "325.04": "人民币叁佰贰拾伍元零肆分",
    "107000.53": "人民币壹拾万柒仟元零伍角叁分",
    "6007.14": "人民币陆仟零柒元壹角肆分",
    "100000000.00": "人民币壹亿元整",
    "0.05": "人民币伍分",
    "164350.00": "人民币壹拾陆万肆仟叁佰伍拾元整",
    "96460": "人民币玖万陆仟肆佰陆拾元整",
}
AWKWARD = {
    "0": "人民币零元整",
    "-0.05": "人民币负伍分",
    "-20": "人民币负贰拾元整",
    "10": "人民币壹拾元整",
    "10.50": "人民币壹拾元零伍角",
    "10.05": "人民币壹拾元零伍分",
    "0.50": "人民币伍角",
    "10000": "人民币壹万元整",
    "10001": "人民币壹万零壹元整",
    "100100": "人民币壹拾万零壹佰元整",
    "10010000": "人民币壹仟零壹万元整",
    "100010000": "人民币壹亿零壹万元整",
    "100001000": "人民币壹亿零壹仟元整",
    "110001000": "人民币壹亿壹仟万壹仟元整",
    "109500000": "人民币壹亿零玖佰伍拾万元整",
    "1000000000000": "人民币壹万亿元整",
    "1000100000000": "人民币壹万零壹亿元整",
    "89999999999999.99": ("人民币捌拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
}


@pytest.mark.parametrize(("amount", "words"), [*PUBLISHED.items(), *AWKWARD.items()])
def test_chinese_words(amount: str, words: str) -> None:
    assert chinese_words(parse_plain(amount)) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("1234.50", "USD", "美元壹仟贰佰叁拾肆元伍角"),
        ("12000", "JPY", "日元壹万贰仟元整"),
        ("1.234", "KWD", "科威特第纳尔壹元贰角叁分肆厘"),
        ("1.004", "KWD", "科威特第纳尔壹元零肆厘"),
        ("1.204", "KWD", "科威特第纳尔壹元贰角零肆厘"),
        ("0.204", "KWD", "科威特第纳尔贰角零肆厘"),
        ("5", "XAF", "XAF伍元整"),
    ],
)
def test_other_currencies_in_chinese(amount: str, currency: str, words: str) -> None:
    assert chinese_words(parse_plain(amount, currency)) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("164350", "CNY", "CNY One hundred sixty-four thousand three hundred fifty only"),
        ("107000.53", "CNY", "CNY One hundred seven thousand and 53/100"),
        ("0", "CNY", "CNY Zero only"),
        ("0.05", "USD", "USD Zero and 05/100"),
        ("-21", "USD", "USD Minus twenty-one only"),
        ("12000", "JPY", "JPY Twelve thousand only"),
        ("1.250", "KWD", "KWD One and 250/1000"),
        ("1000000013", "EUR", "EUR One billion thirteen only"),
        ("3000000000000000", "JPY", "JPY Three quadrillion only"),
    ],
)
def test_english_words(amount: str, currency: str, words: str) -> None:
    assert english_words(parse_plain(amount, currency)) == words


def test_the_language_of_the_customer_decides() -> None:
    amount = Money(100)
    assert amount_in_words(amount, "zh_CN") == "人民币壹元整"
    assert amount_in_words(amount, "en") == "CNY One only"


# --- an independent reader: sums up what each word is worth, knows nothing of how it was made ---

MINORS = st.integers(-MAX_MINOR + 1, MAX_MINOR - 1) | st.integers(-(10**8), 10**8)
CURRENCIES = st.sampled_from(["CNY", "USD", "JPY", "KWD"])
SMALL_NUMBERS = re.findall(
    r"[a-z]+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
)
ROUND_NUMBERS = re.findall(r"[a-z]+", "twenty thirty forty fifty sixty seventy eighty ninety")
PLACE = {"拾": 10, "佰": 100, "仟": 1000}


def read_chinese(text: str, digits: int) -> int:
    """Minor units of a 大写金额 without its currency."""
    sign = -1 if text.startswith("负") else 1
    text = text.removeprefix("负").removesuffix("整")
    yuan, mark, small = text.partition("元")
    if not mark:
        yuan, small = "", text
    total = read_section(yuan) * int(10**digits)
    for digit, unit in re.findall(r"([壹贰叁肆伍陆柒捌玖])([角分厘])", small):
        total += "零壹贰叁肆伍陆柒捌玖".index(digit) * int(
            10 ** (digits - 1 - "角分厘".index(unit))
        )
    return sign * total


def read_section(text: str) -> int:
    for mark, worth in (("亿", 10**8), ("万", 10**4)):
        if mark in text:
            high, _, low = text.rpartition(mark)
            return read_section(high) * worth + read_section(low)
    total, digit = 0, 0
    for character in text:
        if character in PLACE:
            total, digit = total + digit * PLACE[character], 0
        else:
            digit = "零壹贰叁肆伍陆柒捌玖".index(character)
    return total + digit


def read_english(text: str, digits: int) -> int:
    """Minor units of English words without the code."""
    words = re.findall(r"[a-z]+|\d+/\d+", text.lower())
    worth = {word: value for value, word in enumerate(SMALL_NUMBERS)}
    worth |= {word: (place + 2) * 10 for place, word in enumerate(ROUND_NUMBERS)}
    scales = {
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "quadrillion": 10**15,
    }
    total, group, rest = 0, 0, 0
    for word in words:
        if word in worth:
            group += worth[word]
        elif word == "hundred":
            group *= 100
        elif word in scales:
            total, group = total + group * scales[word], 0
        elif "/" in word:
            rest = int(word.partition("/")[0])
    sign = -1 if "minus" in words else 1
    return sign * ((total + group) * int(10**digits) + rest)


@given(MINORS, CURRENCIES)
@example(1_0000_0001_0000_00, "CNY")
def test_chinese_reads_back(minor: int, currency: str) -> None:
    text = chinese_words(Money(minor, currency))
    bare = text.removeprefix(chinese_words(Money(0, currency)).removesuffix("零元整"))
    assert read_chinese(bare, exponent(currency)) == minor
    assert all({"零"} != {a, b} for a, b in pairwise(text))  # no 零零
    assert "零元" not in text or minor == 0
    assert "零万" not in text
    assert "零亿" not in text


@given(MINORS, CURRENCIES)
def test_english_reads_back(minor: int, currency: str) -> None:
    assert read_english(english_words(Money(minor, currency))[4:], exponent(currency)) == minor
