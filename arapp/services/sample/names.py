"""Words that firms, people, places and numbers of the sample are made of. All invented.

Telephone numbers have 0000 in the middle, tax numbers 0000 in the body: nobody bears them.
"""

import re
from random import Random
from typing import NamedTuple

from arapp.services.matching import lexicon
from arapp.services.sample.drafts import Contact


class Place(NamedTuple):
    """City, its province, administrative code (tax numbers), area code, a street."""

    city: str
    province: str
    code: str
    dial: str
    street: str


PLACES: dict[str, Place] = {
    row.split()[0]: Place(*row.split())
    for row in """
上海 上海 310115 021 申禾路
南京 江苏 320115 025 秦澜路
无锡 江苏 320205 0510 锡禾路
徐州 江苏 320312 0516 淮岭路
常州 江苏 320411 0519 常禾路
苏州 江苏 320506 0512 禾川路
昆山 江苏 320583 0512 昆禾路
江阴 江苏 320281 0510 澄岭路
宜兴 江苏 320282 0510 荆禾路
南通 江苏 320612 0513 通禾路
盐城 江苏 320903 0515 盐禾路
扬州 江苏 321003 0514 邗禾路
镇江 江苏 321112 0511 润禾路
泰州 江苏 321203 0523 泰禾路
杭州 浙江 330110 0571 钱禾路
宁波 浙江 330206 0574 甬禾路
慈溪 浙江 330282 0574 溪禾路
温州 浙江 330304 0577 瓯禾路
嘉兴 浙江 330411 0573 嘉禾岭路
桐乡 浙江 330483 0573 梧禾路
湖州 浙江 330502 0572 苕禾路
绍兴 浙江 330604 0575 越禾路
台州 浙江 331003 0576 椒禾路
合肥 安徽 340111 0551 庐禾路
芜湖 安徽 340207 0553 鸠禾路
马鞍山 安徽 340506 0555 采禾路
滁州 安徽 341103 0550 琅禾路
泉州 福建 350503 0595 刺桐禾路
济南 山东 370112 0531 泉禾路
青岛 山东 370211 0532 胶禾路
佛山 广东 440606 0757 禅禾路
东莞 广东 441900 0769 莞禾路
武汉 湖北 420111 027 江禾路
长沙 湖南 430111 0731 湘禾路
成都 四川 510115 028 锦禾路
郑州 河南 410184 0371 郑禾路
天津 天津 120116 022 津禾路
重庆 重庆 500112 023 渝禾路
西安 陕西 610112 029 渭禾路
沈阳 辽宁 210112 024 浑禾路
""".strip().splitlines()
}

_TRADES = """
机械制造 机械设备 精密机械 食品机械 包装机械 环保设备 自动化科技 电气设备 电子科技 电机 电器
线缆 电缆 阀门 泵业 液压 气动 轴承 齿轮 紧固件 五金制品 模具 机床 激光科技 焊接设备 仪器仪表
传感器 连接器 重工 铸造 汽车零部件 汽车配件 船舶配件 新能源科技 风电设备 光伏材料 化纤 纺织
印染 橡塑 塑料制品 包装材料 纸业 食品 医疗器械 建材 家具 水务 智能装备 机电设备
"""
_TAILS = re.compile("(?<=..)(?:制造|设备|科技|制品|材料|装备)$")
# What stands in a firm's name, and what is left of it in its short name.
TRADES: tuple[tuple[str, str], ...] = tuple(
    (word, _TAILS.sub("", word)) for word in _TRADES.split()
)
FORMS = ("有限公司",) * 12 + ("有限责任公司",) * 2 + ("股份有限公司",)

# Two signs, one of each row, make a 字号: 23,000 pairs are enough for the large sample.
_FIRST = (
    "恒鼎华联力拓云越弘同德广瑞海讯中博凯启新安沛锐曜铭嵘朗伟卓桐荟骏正毅坚祥禾澄嘉泽润沃宏宇"
    "晟昊晨旭东远达茂盛荣兴隆昌裕丰庆春和睦信诚义礼智仁廉勇敏捷飞腾翔鹏鸿雁凤麒麟龙虎狮豹骐骥"
    "金银铜铁钢锋锦绣绮绫罗纶经纬织纤棉麻丝绸缎玉珏琪瑛琳琅璞璟瑾瑜琨珂玮琰松柏梧桦榆槐枫杉楠"
    "樟檀梓林森木本根枝叶花果实苗芳菲兰芝茗荷莲蓉蓝青苍翠碧绿紫丹朱彤赤橙明亮辉煌灿烂炜烨焕熠"
)
_SECOND = (
    "岳泰鼎创扬科帆丰达川沃拓捷恒能越明联普顿泽源辰固盛诺澜衡驰屹信嘉禾朗宁康健益利通顺畅融汇"
    "聚合众成立基业途程航舟桥路坤乾元亨贞吉祥瑞福禄寿喜乐安平定稳坚强劲健力量度衢街坊阁楼台轩"
    "堂斋苑园林野原陵峰峦岭谷溪泉湖洋波涛浪潮汐露霜雪霁虹霞霄汉宸宇宙环球国邦域都京城州县里乡"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
)
_GIVEN_NAMES = """
国栋 海燕 建华 志强 晓敏 雪梅 文涛 丽娟 俊杰 婷 磊 静 伟 芳 敏 涛 艳 军 洋 勇 杰 娜 超 秀英
明辉 佳怡 子轩 雨桐 思远 梦琪 浩然 欣怡 志远 玉兰 春梅 立新 永强 红霞 小红 大勇 卫东 爱华 丽萍
晨曦 少华 润生 亦凡 淑芬 长庚
"""
_GIVEN = tuple(_GIVEN_NAMES.split())
_ROLES = {
    "finance": ("会计", "财务经理", "出纳", "财务主管"),
    "business": ("采购", "采购经理", "设备部", "项目经理"),
    "legal": ("法务", "法务主管"),
    "representative": ("法定代表人",),
}
_BANKS = (
    "中国工商银行", "中国农业银行", "中国银行", "中国建设银行", "交通银行", "招商银行", "中信银行",
)  # fmt: skip
_BASE31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))


def tax_no(place_code: str, serial: int) -> str:
    """A credit code of plausible form with its check sign; the body is 0000 and a serial."""
    tail = "".join(_BASE31[serial // step % 31] for step in (961, 31, 1))
    body = f"91{place_code}MA0000{tail}"
    total = sum(_BASE31.index(sign) * weight for sign, weight in zip(body, _WEIGHTS, strict=True))
    return body + _BASE31[-total % 31]


def account_no(serial: int) -> str:
    """A bank account of 19 digits."""
    return f"1103026{serial % 10:1d}0000{serial * 37 % 10_000_000:07d}"


def bank(rng: Random, city: str) -> str:
    """A branch of a bank in the city."""
    return f"{rng.choice(_BANKS)}{city}分行"


def person(rng: Random) -> str:
    """A person's name."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def mobile(rng: Random) -> str:
    """A mobile number that nobody has."""
    return f"13{rng.choice('5678')} 0000 {rng.randrange(1000, 10000)}"


def contact(rng: Random, role: str, name: str = "") -> Contact:
    """A person in a role, reachable."""
    return Contact(name or person(rng), role, rng.choice(_ROLES[role]), mobile(rng))


def brands(rng: Random, count: int, taken: set[str]) -> list[str]:
    """`count` different 字号 of two signs, none of them taken. Raises ValueError when too many."""
    first, second = "".join(dict.fromkeys(_FIRST)), "".join(dict.fromkeys(_SECOND))
    pairs = (a + b for a in first for b in second if a != b)
    words = taken | lexicon.PLACES | lexicon.TRADES  # 锦州, 实业: no 字号 of their own
    free = [pair for pair in pairs if pair not in words]
    return rng.sample(free, count)
