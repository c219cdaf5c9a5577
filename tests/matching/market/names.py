"""Company names as the registers give them, and the ways they are written by banks and payers."""

from dataclasses import dataclass, replace
from random import Random

_HEADS = "恒宏瑞博金华天海信远利新盛泰丰源德龙兴安通捷凯联创科嘉诚锦鼎铭卓昊晟佳惠万正东"
_TAILS = "达远岳信通瑞锐博沃川峰源丰盛泰安邦成升晟诚润泽航腾飞宇辰坤强隆昌祥茂阳明民"
_PLACES = (
    "上海", "上海市", "苏州", "苏州市", "无锡", "昆山", "深圳市", "广州市", "佛山市顺德区", "宁波",
    "杭州", "温州", "青岛", "徐州", "芜湖", "合肥", "武汉", "长沙", "成都", "西安", "天津", "重庆",
    "东莞市", "常州", "南通", "浙江", "江苏", "山东", "济南", "厦门",
)  # fmt: skip
# The last line holds trades that few lists of trades know.
_TRADES = (
    "机械设备", "机械", "电子科技", "自动化设备", "自动化科技", "五金制品", "橡塑制品", "照明",
    "新材料科技", "环保设备", "建筑工程", "精密模具", "电气", "贸易", "包装材料", "医疗器械",
    "汽车零部件",
    "流体控制", "精密铸件", "机器视觉", "热交换器", "工业互联", "船艇", "特钢",
)  # fmt: skip
_SHOPS = ("五金店", "机电经营部", "商行", "塑料厂", "轴承厂", "建材店")
_SURNAMES = "张李王赵周吴郑钱孙陈林黄何高梁宋"
_GIVEN = "海涛敏建国小兰凯芳志强玉立晓东文华丽军平明亮红梅"
_FULL_WIDTH = {ord(half): full for half, full in zip("()ABCDEHTXS-0123456789",
                                                     "（）ＡＢＣＤＥＨＴＸＳ－０１２３４５６７８９",
                                                     strict=True)}  # fmt: skip


@dataclass(frozen=True)
class Name:
    """Parts of a registered name; `bracket`: the place stands behind the 字号."""

    place: str
    brand: str
    trade: str
    form: str
    bracket: bool = False

    @property
    def text(self) -> str:
        """As registered."""
        if self.bracket:
            return f"{self.brand}（{self.place}）{self.trade}{self.form}"
        return self.place + self.brand + self.trade + self.form


def company(rnd: Random) -> Name:
    """Any company."""
    brand = rnd.choice(_HEADS) + rnd.choice(_TAILS)
    kind = rnd.random()
    if kind < 0.06:
        return Name(rnd.choice(_PLACES), brand, "", rnd.choice(_SHOPS))
    if kind < 0.12:
        return Name("", brand, rnd.choice(_TRADES), "股份有限公司")
    if kind < 0.18:
        return Name(rnd.choice(_PLACES[:4]), brand, rnd.choice(_TRADES), "有限公司", True)
    if kind < 0.23:
        return Name(rnd.choice(_PLACES), brand, "", "集团股份有限公司")
    return Name(rnd.choice(_PLACES), brand, rnd.choice(_TRADES), "有限公司")


def twin(rnd: Random, name: Name) -> Name:
    """宏达 → 宏远: another firm of the same place and trade."""
    other = rnd.choice([c for c in _TAILS if c != name.brand[1]])
    return replace(name, brand=name.brand[0] + other)


def person(rnd: Random) -> str:
    """A name of two or three characters."""
    return rnd.choice(_SURNAMES) + "".join(rnd.sample(_GIVEN, rnd.choice((1, 2, 2, 2))))


def account(rnd: Random) -> str:
    """A bank account of 16 to 19 digits."""
    return "".join(rnd.choice("0123456789") for _ in range(rnd.choice((16, 17, 19, 19))))


def spelt(rnd: Random, name: Name) -> str:
    """The same legal name, as a bank or a clerk writes it."""
    text = name.text
    ways = [
        text.replace("（", "(").replace("）", ")"),
        text.replace("有限公司", "有限责任公司"),
        f" {text}　",
        text[:4] + " " + text[4:],
        wide(text),
        text.replace("集团", "（集团）"),
        text.replace("华", "華").replace("东", "東").replace("电", "電").replace("机", "機"),
    ]
    return rnd.choice(ways)


def short(rnd: Random, name: Name) -> str:
    """A shorter form: the trade or the form of organisation is left out."""
    place = name.place.removesuffix("市")
    ways = [place + name.brand + name.trade, name.brand + name.trade, place + name.brand]
    return rnd.choice([way for way in ways if len(way) > 3] or [place + name.brand + name.form])


def wide(text: str) -> str:
    """Digits, capitals and brackets in full width."""
    return text.translate(_FULL_WIDTH)


def masked(rnd: Random, number: str) -> str:
    """What a bank shows of an account."""
    stars = "*" * (len(number) - 10)
    ways = (number[:6] + stars + number[-4:], number[:4] + "****" + number[-4:])
    return rnd.choice((*ways, f"{number[:4]} {number[4:6]}** **** {number[-4:]}"))
