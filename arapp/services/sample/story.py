"""The forty customers of the story and what is open with them: data, days counted from today.

A scene is the open row of a customer; what came before it (and after it, in a contract) is built
around it. Amounts are minor units before the seed moves them by a few percent.
"""

from typing import NamedTuple


class Firm(NamedTuple):
    """A customer: 字号, city, trade, short name, grade, owner, days of its terms."""

    brand: str
    place: str
    trade: str
    short: str
    grade: str
    owner: str
    net_days: int


class Scene(NamedTuple):
    """An open row: template/step or "month", due so many days from today, its amount.

    paid: that much has come in, `paid_days` from today. late: the next node was planned so many
    days ago. ends: the contract ends so many days from today.
    """

    brand: str
    form: str
    due: int
    amount: int
    paid: int = 0
    paid_days: int = 0
    late: int = 0
    ends: int | None = None


class Slip(NamedTuple):
    """Money of the last days that nobody has matched: rows it pays (their due days), less a charge.

    payer "" is the customer's full name; known: from its usual account.
    """

    brand: str
    day: int
    rows: tuple[int, ...]
    memo: str
    less: int = 0
    amount: int = 0
    payer: str = ""
    known: bool = True
    method: str = "bank"


class Advance(NamedTuple):
    """A receipt of the customer of which `rest` is still a prepayment."""

    brand: str
    day: int
    rest: int
    memo: str


SALES = {"周凯": "华东一部", "陈悦": "华东二部", "何俊": "华东二部", "吴桐": "外贸部"}

FIRMS: tuple[Firm, ...] = (
    Firm("恒岳", "宁波", "机械制造", "恒岳机械", "A", "周凯", 60),
    Firm("鼎泰", "温州", "阀门", "鼎泰阀门", "B", "周凯", 30),
    Firm("华鼎", "嘉兴", "精密机械", "华鼎精密", "B", "何俊", 30),
    Firm("联创", "南通", "船舶配件", "联创船配", "C", "陈悦", 30),
    Firm("力扬", "常州", "电器", "力扬电器", "C", "陈悦", 15),
    Firm("拓科", "合肥", "环保设备", "拓科环保", "D", "何俊", 30),
    Firm("云帆", "滁州", "食品机械", "云帆食品机械", "D", "陈悦", 15),
    Firm("越丰", "绍兴", "印染", "越丰印染", "C", "周凯", 30),
    Firm("弘达", "上海", "机械设备", "弘达机械", "C", "周凯", 45),
    Firm("同泰", "盐城", "风电设备", "同泰风电", "B", "何俊", 60),
    Firm("德润", "江阴", "纺织", "德润纺织", "C", "周凯", 30),
    Firm("广川", "宜兴", "线缆", "广川线缆", "B", "陈悦", 30),
    Firm("瑞沃", "无锡", "自动化科技", "瑞沃自动化", "B", "何俊", 45),
    Firm("海拓", "青岛", "橡塑", "海拓橡塑", "B", "陈悦", 30),
    Firm("讯捷", "昆山", "电子", "讯捷电子", "B", "何俊", 30),
    Firm("中恒", "徐州", "重工", "中恒重工", "A", "周凯", 60),
    Firm("博能", "扬州", "电气", "博能电气", "C", "陈悦", 30),
    Firm("凯越", "芜湖", "汽车零部件", "凯越零部件", "B", "何俊", 30),
    Firm("启明", "杭州", "包装", "启明包装", "A", "周凯", 60),
    Firm("新联", "马鞍山", "铸造", "新联铸造", "B", "陈悦", 45),
    Firm("安普", "泰州", "医疗器械", "安普医疗", "B", "何俊", 30),
    Firm("海顿", "湖州", "电机", "海顿电机", "A", "周凯", 60),
    Firm("沛泽", "镇江", "泵业", "沛泽泵业", "B", "陈悦", 30),
    Firm("锐川", "常州", "激光科技", "锐川激光", "B", "何俊", 30),
    Firm("曜辰", "合肥", "新能源科技", "曜辰新能源", "A", "周凯", 60),
    Firm("铭固", "温州", "紧固件", "铭固紧固件", "C", "陈悦", 15),
    Firm("嵘盛", "济南", "机床", "嵘盛机床", "B", "何俊", 30),
    Firm("朗岳", "台州", "模具", "朗岳模具", "C", "陈悦", 15),
    Firm("伟诺", "慈溪", "轴承", "伟诺轴承", "C", "周凯", 15),
    Firm("卓澜", "宁波", "液压", "卓澜液压", "B", "周凯", 30),
    Firm("桐盛", "桐乡", "化纤", "桐盛化纤", "C", "陈悦", 30),
    Firm("荟成", "扬州", "食品", "荟成食品", "C", "何俊", 15),
    Firm("骏驰", "盐城", "汽车配件", "骏驰汽配", "C", "何俊", 15),
    Firm("正衡", "杭州", "仪器仪表", "正衡仪表", "B", "陈悦", 30),
    Firm("毅联达", "东莞", "连接器", "毅联达", "B", "何俊", 30),
    Firm("苏澜特", "苏州", "传感器", "苏澜特", "B", "周凯", 30),
    Firm("坚德信", "佛山", "五金制品", "坚德信五金", "C", "陈悦", 15),
    Firm("祥屹", "泉州", "包装机械", "祥屹包装", "B", "何俊", 30),
    Firm("Haldenmoor", "", "Conveyor Systems Ltd", "Haldenmoor", "B", "吴桐", 45),
    Firm("Northwick", "", "Valve Works Inc.", "Northwick", "B", "吴桐", 30),
)

# A group's treasury, a legal representative in person: they pay for the customer.
TREASURY = ("中恒", "徐州中恒集团财务有限公司")
REPRESENTATIVE = ("博能", "张海涛")
FEE_TAKER = ("凯越", 30_00)  # its bank takes 30.00 off every payment

SCENES: tuple[Scene, ...] = (
    # over 90 days
    Scene("拓科", "55/acceptance", -145, 208_000_00),
    Scene("云帆", "55/acceptance", -99, 64_500_00),
    Scene("荟成", "month", -118, 21_600_00),
    # 61 to 90
    Scene("联创", "3331/acceptance", -76, 126_000_00),
    Scene("越丰", "month", -68, 38_260_50),
    # 31 to 60
    Scene("弘达", "3331/delivery", -48, 156_000_00, 60_000_00, -23, late=7),
    Scene("同泰", "3331/acceptance", -35, 210_000_00),
    Scene("中恒", "month", -40, 26_480_00),
    Scene("桐盛", "month", -52, 27_300_00),
    # 16 to 30
    Scene("弘达", "month", -28, 23_680_00),
    Scene("力扬", "3331/delivery", -23, 84_000_00),
    Scene("德润", "month", -18, 41_326_80),
    Scene("铭固", "month", -25, 56_900_00),
    Scene("嵘盛", "3331/warranty", -20, 31_500_00),
    # 8 to 15
    Scene("广川", "month", -13, 52_718_40),
    Scene("瑞沃", "3331/acceptance", -14, 135_000_00, ends=9),
    Scene("骏驰", "month", -10, 58_450_00),
    Scene("朗岳", "month", -15, 63_120_00, 30_000_00, -12),
    Scene("祥屹", "55/signing", -9, 58_000_00),
    Scene("Haldenmoor", "month", -12, 18_400_00),
    # 1 to 7
    Scene("讯捷", "month", -1, 22_075_00),
    Scene("海拓", "month", -3, 44_890_60),
    Scene("伟诺", "month", -5, 26_740_00),
    Scene("安普", "month", -2, 34_900_00),
    Scene("启明", "3331/signing", -6, 108_000_00),
    Scene("凯越", "month", -4, 29_640_00),
    Scene("博能", "month", -7, 18_355_20),
    # today
    Scene("恒岳", "3331/acceptance", 0, 240_000_00),
    Scene("鼎泰", "3331/delivery", 0, 75_600_00),
    Scene("华鼎", "month", 0, 63_450_00),
    # the next seven days
    Scene("弘达", "month", 4, 18_420_00),
    Scene("瑞沃", "month", 5, 47_236_00),
    Scene("海顿", "3331/acceptance", 4, 186_000_00),
    Scene("沛泽", "month", 2, 38_920_50),
    Scene("锐川", "55/acceptance", 6, 96_000_00),
    Scene("卓澜", "month", 7, 52_310_00),
    Scene("中恒", "3331/delivery", 3, 168_000_00),
    Scene("Northwick", "55/acceptance", 5, 32_500_00),
    # retention that comes up
    Scene("恒岳", "3331/warranty", 12, 46_000_00),
    Scene("曜辰", "3331/warranty", 24, 62_000_00),
    # later
    Scene("恒岳", "3331/signing", 13, 258_705_00),
    Scene("海顿", "3331/acceptance", 35, 222_000_00),
    Scene("启明", "361/acceptance", 28, 306_000_00),
    Scene("曜辰", "3331/acceptance", 40, 264_000_00, ends=24),
    Scene("同泰", "3331/signing", 11, 174_000_00),
    Scene("新联", "3331/signing", 9, 81_000_00),
    Scene("卓澜", "361/signing", 14, 69_000_00, late=16),
    Scene("锐川", "3331/signing", 10, 66_000_00, late=3),
    Scene("弘达", "month", 33, 31_250_00),
    Scene("华鼎", "month", 29, 70_300_00),
    Scene("广川", "month", 17, 48_905_60),
    Scene("海拓", "month", 27, 42_115_30),
    Scene("德润", "month", 12, 39_870_00),
    Scene("安普", "month", 27, 33_600_00),
    Scene("凯越", "month", 26, 31_904_50),
    Scene("新联", "month", 38, 83_620_00),
    Scene("讯捷", "month", 29, 19_865_00),
    Scene("沛泽", "month", 29, 41_260_00),
    Scene("正衡", "month", 21, 27_480_00),
    Scene("毅联达", "month", 18, 36_512_40),
    Scene("鼎泰", "month", 22, 32_000_00),
    Scene("坚德信", "month", 9, 24_310_00),
    Scene("Haldenmoor", "month", 33, 16_950_00),
)

# Returned goods and a price reduction: they lower what is owed.
CREDITS: tuple[tuple[str, int, int, str], ...] = (
    ("新联", 15, -4_820_00, "9 月退货"),
    ("海顿", -8, -8_600_00, "质量扣款"),
)

SLIPS: tuple[Slip, ...] = (
    Slip("恒岳", -1, (0,), "付{contract}验收款"),
    Slip("瑞沃", -1, (-14, 5), "付{contract}验收款及{month}货款"),
    Slip("海拓", -1, (-3,), "{month}货款"),
    Slip("讯捷", -2, (-1,), "货款"),
    Slip("凯越", -2, (-4,), "支付{month}货款", less=30_00),
    Slip("中恒", -2, (3,), "代付中恒重工货款", payer=TREASURY[1], known=False),
    Slip("博能", -2, (-7,), "货款", payer=REPRESENTATIVE[1], known=False),
    Slip("弘达", -3, (), "往来款", amount=50_000_00),
    Slip("", -3, (), "", amount=6_000_00, known=False, method="cash"),
    Slip("Northwick", -2, (5,), "INV {contract} /BEN CHGS", less=25_00),
)

ADVANCES: tuple[Advance, ...] = (
    Advance("弘达", -16, 5_000_00, "往来款"),
    Advance("新联", -31, 8_000_00, "预付货款"),
    Advance("华鼎", -9, 4_000_00, "货款"),
)
