"""Anatomy of a Chinese company name: 区划 / 字号 / 行业 / 组织形式, and what follows from it.

Two companies of one trade in one city share almost every character; what tells them apart is the
字号 of two to four characters. So nothing here measures likeness: 字号 are equal or they are not.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from arapp.services.matching import lexicon
from arapp.services.matching.text import bare, fold

_ACCOUNT = r"(?:\d[\d\s-]{6,}[\d*\s-]*\d)|(?:\d{3,}\*{2,}\d{2,})"
_GLUED = re.compile(
    rf"^(.*?[^\d\s*:/|,;-])[\s:/|,;-]*(?:(?:账号|帐号|账户|卡号|A/C)[\s:]*)?({_ACCOUNT})$"
)
_ACCOUNT_FIRST = re.compile(rf"^({_ACCOUNT})[\s:/|,;-]*([^\d\s:/|,;-].*)$")
_COLUMN = re.compile(r"^(?:对方|付款|汇款|收付|付方|客户)?(?:户名|名称|单位|账户名称?|人)\s?:\s?")
_BRANCH = re.compile(
    r"^(.{4,}(?:公司|集团|厂|社|中心|店|行))"
    r"(.{1,14}?(?:分公司|分厂|分店|分行|支行|分部|事业部|办事处|营业部|项目部|经营部|门市部|分中心|工厂))$"
)
_PERSON = "个人|个体|个体户|先生|女士|法人|法人代表|法定代表人|负责人|经办人?"
_PURPOSE = (
    "基本户|一般户|专户|专用户|结算户|结算账户|待清算|公户|对公|对公户|已更名|更名"
    "|原名?.{2,30}|曾用名.{2,30}"
)
_NOTE = re.compile(
    rf"(?:[(\[【](?:{_PERSON}|{_PURPOSE}|财务部?)[)\]】]|[-_/ ](?:{_PURPOSE})"
    r"|(?<=公司)[-_/ ]?财务部?|[*.,;、。]+)$"
)
_FOR_OTHERS = re.compile(r"[(\[【]代.{0,14}[)\]】]$|[-_/ ]代付款?$")
_CUT_FORM = re.compile(r"(?:股份)?有限(?:责任?|公)?$|股份$|有$")
_COUNTY = re.compile(r"^[一-鿿]{2,3}?(?:自治州|新区|市|县|区|州|旗|镇)")
_SHORTEST_BRAND = 2


class Relation(StrEnum):
    """How two written names stand to each other."""

    SAME = "same"  # one legal name, spelt differently
    SHORT = "short"  # one is the short form of the other: 字号 equal, place compatible
    BRANCH = "branch"  # a branch of the other: ask
    GROUP = "group"  # same 字号, other trade or place: ask
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Parts of a name; `key` is the comparable whole, `branch` the tail of a branch office."""

    key: str
    place: str
    brand: str
    trade: str
    form: str
    branch: str = ""


@lru_cache(maxsize=65536)
def legal_key(name: str) -> str:
    """A name as compared for equality: brackets and blanks gone, 有限责任公司 = 有限公司."""
    plain = bare(without_notes(name))
    return plain.replace("有限责任公司", "有限公司")


def without_notes(name: str) -> str:
    """The name without what a bank writes around it: 户名:, (基本户), （法人）, a last mark."""
    plain = _COLUMN.sub("", fold(name))
    while (shorter := _NOTE.sub("", plain)) != plain and len(shorter) > 1:
        plain = shorter
    return plain


def pays_for_others(name: str) -> tuple[str, bool]:
    """(某某有限公司（代付）) → the name without that note, and whether it stood there."""
    plain = fold(name)
    shorter = _FOR_OTHERS.sub("", plain)
    return (shorter, True) if shorter != plain else (name, False)


@lru_cache(maxsize=65536)
def split_account(name: str) -> tuple[str, str]:
    """("国网电力有限公司99999999999999") → name and the account glued to it, or ""."""
    plain = _COLUMN.sub("", fold(name))
    if match := _ACCOUNT_FIRST.match(plain):
        return match[2].strip(), match[1]
    match = _GLUED.match(plain)
    return (match[1].strip(), match[2]) if match else (name, "")


@lru_cache(maxsize=65536)
def anatomy(name: str) -> Anatomy:
    """Take a company name apart. Never empty-handed: what is no place, trade or form is 字号."""
    key = legal_key(name)
    inner = _inner_place(name)
    # 瑞沃自动化科技（无锡）: wherever the bracket stands, it is no part of 字号 or trade
    plain = legal_key(re.sub(rf"\({inner}\)", "", fold(name))) if inner else key
    branch = _BRANCH.match(plain)
    head, tail = (branch[1], branch[2]) if branch else (plain, "")
    form = _ending(head, lexicon.FORMS)
    body = head[: len(head) - len(form)]
    place, body = _leading_place(body)
    if not place and not inner and form:
        inner, body = _place_behind(body)
    brand, trade = _brand_and_trade(body)
    if not brand and place:
        # 上海电气, 广州酒家: nothing left over means that the trade is the name
        brand, trade = trade, ""
    return Anatomy(key, place or inner, brand, trade, form, tail)


def _ending(text: str, endings: tuple[str, ...]) -> str:
    for end in endings:
        if text.endswith(end) and len(text) > len(end):
            return end
    return ""


def _leading_place(body: str) -> tuple[str, str]:
    """Cut places off the front as long as a 字号 is left: 广东省 深圳市 南山区."""
    place = ""
    while True:
        step = _one_place(body, bool(place))
        if not step or len(body) - len(step) < _SHORTEST_BRAND:
            return place, body
        place += step
        body = body[len(step) :]


def _one_place(body: str, inside: bool) -> str:
    for size in range(min(lexicon.LONGEST_PLACE, len(body)), 1, -1):
        if body[:size] in lexicon.PLACES:
            longer = body[: size + 1]
            return longer if longer[-1] in "省市县区州" else body[:size]
    county = _COUNTY.match(body)
    if county and (inside or county[0][-1] in "市县"):
        return county[0]
    return ""


def _place_behind(body: str) -> tuple[str, str]:
    """中恒机械上海(有限公司), its brackets lost: the place, and what stands before it."""
    for size in range(min(lexicon.LONGEST_PLACE, len(body) - 2 * _SHORTEST_BRAND), 1, -1):
        if body[-size:] in lexicon.BRACKETED and body[-size:] != "集团":
            return body[-size:], body[:-size]
    return "", body


def _inner_place(name: str) -> str:
    """中恒（上海）机械: the place stands in brackets behind the 字号."""
    inside = re.search(r"[(（]([一-鿿]{2,6})[)）]", fold(name))
    if inside and _one_place(inside[1], True):
        return inside[1]
    return ""


def _brand_and_trade(body: str) -> tuple[str, str]:
    """Cut trade words off the end; a 字号 of at least two characters stays."""
    for end in range(min(_SHORTEST_BRAND + lexicon.LONGEST_PLACE, len(body)), _SHORTEST_BRAND, -1):
        if body[_SHORTEST_BRAND:end] in lexicon.BRACKETED:
            body = body[:_SHORTEST_BRAND] + body[end:]
            break
    trade = ""
    while len(body) > _SHORTEST_BRAND:
        word = _trade_word(body)
        if not word:
            break
        trade = word + trade
        body = body[: len(body) - len(word)]
    if body in lexicon.TRADES:
        return "", body + trade
    return body, trade


def _trade_word(body: str) -> str:
    for size in range(min(lexicon.LONGEST_TRADE, len(body) - _SHORTEST_BRAND), 0, -1):
        word = body[-size:]
        if word in lexicon.TRADES:
            return word
    return ""


def places_agree(left: str, right: str) -> bool:
    """Compatible: one is silent, or one lies in (or is) the other after 省市县区 are cut."""
    a, b = _plain_place(left), _plain_place(right)
    return (
        not a or not b or a in b or b in a or lexicon.province(a) == b or lexicon.province(b) == a
    )


def _plain_place(place: str) -> str:
    return re.sub(r"[省市县区]|自治州", "", place)


@lru_cache(maxsize=65536)
def without_form(name: str) -> tuple[str, ...]:
    """区划, 字号 and 行业 of a company whose name lacks at most its 组织形式 (…科技, …科技有限公).

    () when one of the three is missing or the form is none of a company.

    In one place no second company may bear the same 字号 and 行业 under another form.
    """
    whole = parts_key(name)
    if whole and whole[3].endswith("公司"):
        return whole[:3] if whole[2] else ()
    cut = _CUT_FORM.sub("", legal_key(name))
    inner = _inner_place(name)
    parts = anatomy(cut if not inner else f"{inner}{cut.replace(inner, '', 1)}")
    if parts.branch or parts.form or not (parts.place and parts.brand and parts.trade):
        return ()
    return (_one_place_only(parts.place), parts.brand, parts.trade)


@lru_cache(maxsize=65536)
def parts_key(name: str) -> tuple[str, ...]:
    """区划, 字号, 行业 and 组织形式 in this order, however the name puts them; () when a part but
    the trade is missing.

    The registers refuse a second name of the same parts in another order (企业名称登记管理规定), so
    无锡市瑞沃科技有限公司, 瑞沃（无锡）科技有限公司 and 无锡瑞沃科技有限公司 are one firm.
    """
    parts = anatomy(name)
    if parts.branch or not (parts.place and parts.brand and parts.form):
        return ()
    return (_one_place_only(parts.place), parts.brand, parts.trade, parts.form)


def _one_place_only(place: str) -> str:
    """江苏省无锡市 is 无锡."""
    plain = _plain_place(place)
    for size in range(2, len(plain) - 1):
        if lexicon.province(plain[size:]) == plain[:size]:
            return plain[size:]
    return plain


@lru_cache(maxsize=4096)
def compare(left: str, right: str) -> Relation:
    """How two names stand to each other; never by likeness."""
    a, b = anatomy(left), anatomy(right)
    if a.key == b.key:
        return Relation.SAME
    if a.branch != b.branch and legal_key_of(a) == legal_key_of(b):
        return Relation.BRANCH
    if not a.brand or a.brand != b.brand:
        return Relation.DIFFERENT
    if not places_agree(a.place, b.place):
        return Relation.GROUP if a.trade == b.trade else Relation.DIFFERENT
    if _one_is_short(a, b):
        return Relation.SHORT
    return Relation.GROUP


def legal_key_of(parts: Anatomy) -> str:
    """The key without the tail of a branch office."""
    return parts.key[: len(parts.key) - len(parts.branch)] if parts.branch else parts.key


def _one_is_short(a: Anatomy, b: Anatomy) -> bool:
    """Short for the other: no trade given, or the trade of one begins the other's."""
    if a.branch or b.branch:
        return False
    if a.form and b.form and a.trade != b.trade:
        return False
    if a.form and b.form and a.form != b.form:
        return False
    return a.trade.startswith(b.trade) or b.trade.startswith(a.trade)


def person_key(name: str) -> str:
    """A person's name (2–4 Han, or Latin words) as compared, "" when it looks like a firm."""
    key = legal_key(name)
    if re.fullmatch(r"[一-鿿]{2,4}", key) and not _ending("某" + key, lexicon.FORMS):
        return key
    return ""
