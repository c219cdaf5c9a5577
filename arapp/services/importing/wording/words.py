"""Words inside the cells: units, currencies, totals, what stands for nothing, the two sides.

(What stands above the columns: `headings`.)
"""

import re
import unicodedata
from functools import lru_cache

from arapp.services.importing.wording.headings import fold
from arapp.services.importing.wording.traditional import simplified

_UNITS = (("亿", 100_000_000), ("百万", 1_000_000), ("万", 10_000), ("千元", 1_000), ("k", 1_000))


def unit_of(text: str) -> int:
    """Factor of a unit stated in a header or preamble: 万元 → 10000; 1 when there is none."""
    _, inside = fold(text)
    stated = inside or text
    if "元" not in stated and "万" not in stated and stated.strip() != "k":
        return 1
    return next((factor for mark, factor in _UNITS if mark in stated), 1)


_CURRENCIES: tuple[tuple[str, str], ...] = (
    ("CNY", r"cny|rmb|人民币|￥|¥|^元$|cnh|^01$|^156$"),
    ("USD", r"usd|us\$|美元|美金|^\$$|^14$"),
    ("EUR", r"eur|€|欧元"),
    ("HKD", r"hkd|hk\$|港币|港元|^13$"),
    ("JPY", r"jpy|日元|日圆"),
    ("GBP", r"gbp|£|英镑"),
    ("AUD", r"aud|澳元|澳大利亚元"),
    ("CAD", r"cad|加元|加拿大元"),
    ("SGD", r"sgd|新加坡元|新元|坡币"),
    ("CHF", r"chf|瑞士法郎|瑞郎"),
    ("KRW", r"krw|韩元|韩币"),
    ("TWD", r"twd|新台币|台币"),
    ("RUB", r"rub|卢布"),
    ("THB", r"thb|泰铢"),
    ("MYR", r"myr|林吉特|马币"),
    ("VND", r"vnd|越南盾"),
    ("NZD", r"nzd|新西兰元"),
    ("MOP", r"mop|澳门元|澳门币"),
    ("SEK", r"sek|瑞典克朗"),
    ("INR", r"inr|卢比"),
)


@lru_cache(maxsize=2_000)
def currency_of(text: str) -> str | None:
    """ISO code of a currency as written (人民币, RMB, US$ …); None when it is none."""
    folded = unicodedata.normalize("NFKC", text).lower().replace(" ", "").strip("()[]")
    folded = folded or unicodedata.normalize("NFKC", text).lower().strip()
    return next((code for code, mark in _CURRENCIES if re.search(mark, folded)), None)


TOTALS = re.compile(
    r"(?:小计|合计|总计|共计|总合计|累计|本页(?:小计|合计|累计)?|本(?:日|周|月|季|年|期|户|单位|客户)(?:合计|累计|小计|发生额)"
    r"|(?:人民币|美元|总|借方|贷方|收入|支出|应收|收款|余额|金额|全部|页|月|年|季度?|当前|各项)(?:合计|小计|总计|累计)"
    r"|(?:sub)?totals?|grandtotal|pagetotal|sum|totals?for.*|汇总|总收入|总支出|合计金额|总金额|小结|合计数|总数)"
)
TOTAL_TAIL = re.compile(r".{1,24}(?:小计|合计|总计|累计|subtotal|total)")
# "合计笔数：10", "总收入金额：30.00", "共计 12 笔": a line that counts what stands above it
TALLY = re.compile(
    r"(?:本页|本期|本次|本月|全部)?(?:合计|总计|共计|小计|累计|总|共|合)"
    r"(?:收入|支出|借方|贷方|收款|付款|存入|支取|交易|明细|记录)*"
    r"(?:笔数|金额|发生额|条数|额)?\d+(?:\.\d+)?(?:笔|条|元)?"
    r"|(?:收入|支出|借方|贷方|收款|付款|交易|明细|记录)(?:总|合计|累计)*(?:笔数|条数|总额|金额)\d+(?:\.\d+)?(?:笔|条|元)?"
)
CARRIED = re.compile(
    r"(?:承前页|承前|承上页|接前页|接上页|前页结转|上页结转|上页转来|前页转来|过次页|过下页|转次页|转后页|转下页"
    r"|结转下页|结转次页|结转下年|结转下期|broughtforward|carriedforward|b/f|c/f)(?:合计|小计|累计|余额)?"
)
OPENING = re.compile(
    r"(?:上年结转|上期结转|上月结转|上年余额|上期余额|上期结余|上月结余|上月余额|(?:上年|上期|上月|年初|期初|前期)结欠|年初余额|年初结转|期初余额|期初结余|期初|期初数|期初应收|期初欠款|上年结余"
    r"|结转上年|openingbalance|opening|balanceb/?f|balancebroughtforward)(?:余额|数)?"
)
CLOSING = re.compile(
    r"(?:期末余额|期末结余|期末|月末余额|年末余额|本期余额|closingbalance|closing|期末数|余额)"
)
SAME_AS_ABOVE = frozenset(
    {"同上", "〃", '"', "″", "''", "ditto", "do.", "同前", "“", "”", "〞", "同上一行", "..", "↑"}
)
NOTHING = frozenset(
    {"", "-", "--", "---", "—", "——", "–", "/", "\\", "无", "n/a", "na", "null", "none", "nil", "*"}
)


def plain(text: str) -> str:
    """Text of a label cell without blanks, brackets' content kept, colon at the end dropped."""
    folded = simplified(unicodedata.normalize("NFKC", text).lower())
    return re.sub(r"[\s:;,]+", "", folded)


INS = frozenset(
    {
        "贷",
        "贷方",
        "收",
        "收入",
        "来账",
        "转入",
        "存入",
        "cr",
        "c",
        "credit",
        "in",
        "入",
        "进账",
        "收款",
        "贷cr",
        "cr贷",
        "贷记",
        "+",
        "贷(收入)",
        "贷(来账)",
        "贷(cr)",
        "c贷",
        "贷c",
        "汇入",
        "inflow",
        "入账",
        "来",
        "已收入",
        "流入",
        "received",
        "贷方(收入)",
        "贷-收入",
        "贷方cr",
        "deposit",
        "h",
        "haben",
        "gutschrift",
        "incoming",
        "inward",
    }
)
OUTS = frozenset(
    {
        "借",
        "借方",
        "支",
        "付",
        "支出",
        "往账",
        "转出",
        "取出",
        "dr",
        "d",
        "debit",
        "out",
        "出",
        "出账",
        "付款",
        "借dr",
        "dr借",
        "借记",
        "-",
        "借(支出)",
        "借(往账)",
        "借(dr)",
        "d借",
        "借d",
        "汇出",
        "outflow",
        "支取",
        "往",
        "已支出",
        "流出",
        "paid",
        "借方(支出)",
        "借-支出",
        "借方dr",
        "withdrawal",
        "s",
        "soll",
        "lastschrift",
        "belastung",
        "outgoing",
        "outward",
    }
)
NEUTRALS = frozenset({"/", "不计收支", "中性交易", "其他", "其它", "neutral", "不计", "-"})
_COMPANY = re.compile(
    r"(?:公司|集团|厂|经营部|商行|事务所|研究[院所]|医院|学校|大学|学院|合作社|门市部?|工作室|酒店|超市|中心)(?:[(（].*[)）])?$"
    r"|(?:分公司|支行|事业部)$"
    r"|\b(?:ltd|limited|inc|llc|gmbh|corp(?:oration)?|co|plc|kk|as|ag|sa|bv|pty|pte)\.?$",
    re.I,
)


def is_company(text: str) -> bool:
    """Whether a text ends as the names of firms do."""
    bare = text.strip()
    return 4 <= len(bare) <= 60 and bool(_COMPANY.search(bare))
