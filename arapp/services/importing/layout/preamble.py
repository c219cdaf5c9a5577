"""What the lines around a table state: unit, currency, account, firm, customer, year, opening."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from arapp.services.importing.cells.dayforms import parse_day
from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import words
from arapp.services.importing.wording.parties import CUSTOMER, HOLDER
from arapp.services.importing.wording.traditional import simplified

_UNIT = re.compile(
    r"(?:单位|金额单位|币种单位|unit)[:：\s]*(?:人民币)?\s*([万千百亿]*元|[a-z万千百亿]+)", re.I
)
_UNIT_BRACKET = re.compile(r"[(（](?:单位[:：]?)?\s*([万千百亿]+元?)[)）]")
_CURRENCY = re.compile(r"(?:币\s*种|币\s*别|货\s*币|currency)\s*[:：\s]\s*([^\s,，;；(（]+)", re.I)
_ACCOUNT = re.compile(
    r"(?:账\s*号|帐\s*号|卡\s*号|账\s*户|帐\s*户|account\s*(?:no\.?|number)?)(?:\s*[\[(（][^\])）]*[\])）])?"
    r"\s*[:：\s]\s*\[?([0-9*][\d*\s-]{4,38}[\d*])",
    re.I,
)
_UPTO = (
    r"\s*[:：]\s*(.+?)(?=\s{2,}|\s*$"
    r"|\s*(?:单位|日期|期间|币种|电话|联系|编号|截止|合同|地址|账号)[^:：]{0,6}[:：])"
)
_CUSTOMER = re.compile(rf"(?:^致|{CUSTOMER}){_UPTO}", re.I)
_HOLDER = re.compile(rf"(?:{HOLDER}){_UPTO}", re.I)
# "[客户]0012-恒岳机械": what kind of item it is and its code, as accounting programs print them
_CODED = re.compile(
    r"^(?:\[[^\]]{1,12}\]|[(（【][^)）】]{1,12}[)）】])?\s*"
    r"(?:[A-Za-z]{0,4}\d[\w.]{0,14}\s*[-_/、:：\s]\s*)?"
)
_OPENING = re.compile(
    r"(?:期初(?:余额|应收|结余|欠款)?|上期(?:余额|结余)"
    r"|(?:上年|承前|前期|上日|昨日|期前)(?:结转|余额|结余)|年初余额|(?:起始|开始|初始)余额|opening\s*balance)\s*[:：\s]\s*([-(（]?[¥￥]?[\d,，]+(?:\.\d+)?[)）]?)",
    re.I,
)
_CLOSING = re.compile(
    r"(?:期末(?:余额|结余)|(?:终止|截止|结束|本期)余额|当前余额|账户余额|closing\s*balance)\s*[:：\s]\s*([-(（]?[¥￥]?[\d,，]+(?:\.\d+)?[)）]?)",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:年|[-./]\d{1,2}|度|财年|\s|$)")
_DAY_AS_OF = re.compile(
    r"(?:截止|截至|日期|制表日期|统计日期|as\s*of|date)\s*(?:日期|时间|到|至)?\s*[:：\s]*(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2})",
    re.I,
)
_NAMED_AS_OF = re.compile(
    r"as\s+(?:of|at)\s*:?\s*([a-z]{3,9}\.?\s*\d{1,2},?\s+\d{4}|\d{1,2}\s+[a-z]{3,9},?\s+\d{4})",
    re.I,
)
_ANY_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
_COUNTS = re.compile(
    r"(?:总?收入|贷方(?:合计|总额|发生额)?)\s*[:：]?\s*(\d+)\s*笔[,，\s]*(?:金额)?\s*[:：]?\s*([\d,]+\.\d+)"
)
_COUNTS_OUT = re.compile(
    r"(?:总?支出|借方(?:合计|总额|发生额)?)\s*[:：]?\s*(\d+)\s*笔[,，\s]*(?:金额)?\s*[:：]?\s*([\d,]+\.\d+)"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What was stated; None, "" or 1 where nothing was. Amounts are exact decimals.

    `holder` (户名) is the customer of a ledger's account, and the firm itself in a bank's file;
    beside the number of a bank account it is left out.
    """

    unit: int = 1
    currency: str | None = None
    account: str = ""
    customer: str = ""
    holder: str = ""
    year: int = 0
    opening: Decimal | None = None
    closing: Decimal | None = None
    as_of: date | None = None
    ins: Decimal | None = None
    outs: Decimal | None = None
    text: str = ""


def stated(table: RawTable, file: str, latest: date) -> Stated:
    """Facts stated above the table, in the sheet's name and the file's name."""
    lines = [simplified(unicodedata.normalize("NFKC", line)) for line in table.preamble]
    text = "\n".join(lines)
    where = [*lines, table.sheet, file]
    account = _found(_ACCOUNT, text).replace(" ", "").replace("-", "")
    return Stated(
        unit=_unit(text),
        currency=_currency(text),
        account=account,
        customer=_customer(lines, _CUSTOMER),
        holder="" if account else _customer(lines, _HOLDER),
        year=next((int(m.group(1)) for line in where for m in [_YEAR.search(line)] if m), 0),
        opening=_amount(_OPENING, text),
        closing=_amount(_CLOSING, text),
        as_of=_as_of(text, latest),
        ins=_amount(_COUNTS, text, 2),
        outs=_amount(_COUNTS_OUT, text, 2),
        text="\n".join(where),
    )


def _found(pattern: "re.Pattern[str]", text: str, group: int = 1) -> str:
    match = pattern.search(text)
    return match.group(group).strip() if match else ""


def _unit(text: str) -> int:
    mark = _found(_UNIT, text) or _found(_UNIT_BRACKET, text)
    return words.unit_of(mark) if mark else 1


def _currency(text: str) -> str | None:
    mark = _found(_CURRENCY, text)
    if mark:
        return words.currency_of(mark)
    unit = _found(_UNIT, text)
    return _lone_code(text) or (
        words.currency_of(unit)
        if unit and not unit.endswith("元")
        else (
            words.currency_of(unit)
            if unit in ("美元", "港元", "欧元", "日元", "万美元", "万港元")
            else None
        )
    )


_CODE = re.compile(
    r"(?<![A-Za-z])(?:CNY|RMB|USD|EUR|HKD|JPY|GBP|AUD|CAD|SGD|CHF|KRW|TWD|NZD)(?![A-Za-z])"
)


def _lone_code(text: str) -> str | None:
    """The one currency whose code stands in the lines above ("Account 0031234567 SGD")."""
    codes = {words.currency_of(code) for code in _CODE.findall(text)}
    return codes.pop() if len(codes) == 1 else None


def _customer(lines: list[str], label: "re.Pattern[str]") -> str:
    for line in lines:
        name = _found(label, line)
        name = _CODED.sub("", name)
        if name and not re.fullmatch(r"[\d\s.,-]*", name):
            return name
    return ""


def _amount(pattern: "re.Pattern[str]", text: str, group: int = 1) -> Decimal | None:
    mark = _found(pattern, text, group)
    value = parse_amount(mark)[0] if mark else None
    return Decimal(value) if value is not None else None


def _as_of(text: str, latest: date) -> date | None:
    """The day that the lines call theirs, else the only day in them."""
    mark = _found(_DAY_AS_OF, text) or _found(_NAMED_AS_OF, text)
    if not mark:
        days = set(_ANY_DAY.findall(text))
        mark = "-".join(days.pop()) if len(days) == 1 else ""
    return parse_day(mark, "", 0, latest)[0] if mark else None
