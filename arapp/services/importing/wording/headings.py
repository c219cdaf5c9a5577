"""Header text → concept: the usual headings by name, all others by the patterns."""

import re
import unicodedata
from functools import cache, lru_cache

from arapp.services.importing.wording.heading_patterns import TABLE
from arapp.services.importing.wording.traditional import simplified

# The headings met most, so that the patterns need not be compiled for them. They say the same.
USUAL = {
    word: concept
    for concept, words in {
        "day": "交易日期 交易日 记账日期 业务日期 日期 交易时间 时间 起息日 单据日期 date",
        "receipt_day": "入账日期 收款日期 回款日期 到账日期",
        "invoice_day": "开票日期 发票日期 invoicedate",
        "signed_on": "签订日期 签约日期 合同签订日期",
        "due_on": "到期日 到期日期 应收日期 约定付款日 付款到期日 duedate",
        "serial": "流水号 交易流水号 交易流水 核心流水号",
        "voucher": "凭证号 凭证号码",
        "memo": "摘要 附言 用途 备注 交易摘要 摘要信息 说明 description memo notes",
        "credit": "收入 收入金额 贷方 贷方发生额 贷方金额 credit",
        "debit": "支出 支出金额 借方 借方发生额 借方金额 debit",
        "amount": "金额 交易金额 发生额 amount",
        "balance": "余额 账户余额 交易后余额 balance",
        "currency": "币种 currency",
        "direction": "借贷标志 借贷方向 收支方向 收/支 方向",
        "counterparty": "对方户名 对方账户名称 对方名称",
        "party_account": "对方账号 对方账户",
        "party_bank": "对方行名 对方开户行 对方开户银行",
        "payer": "付款人名称 付款方户名 payer",
        "payer_account": "付款账号 付款方账号",
        "payee": "收款人名称 收款方户名 payee",
        "payee_account": "收款账号 收款方账号",
        "account": "本方账号 账号",
        "own_name": "账户名称",
        "customer": "客户 客户名称 往来单位 单位名称 购货单位 购买方名称 customer customername",
        "code": "客户编码 客户编号 客户代码",
        "short_name": "客户简称 简称",
        "contract": "合同编号 合同号 contractno",
        "subject": "合同名称 项目名称",
        "contract_amount": "合同金额 合同总额",
        "invoice_no": "发票号码 发票号 invoiceno",
        "invoice_code": "发票代码",
        "net": "不含税金额",
        "tax": "税额",
        "gross": "价税合计",
        "tax_rate": "税率",
        "due_amount": "应收金额 应收账款 应收款",
        "paid": "已收金额 已收款 已收 paid",
        "open": "未收金额 未收款 未收 欠款 欠款金额 欠款余额 期末余额 outstanding",
        "opening": "期初余额",
        "aging": "账龄 逾期天数",
        "owner": "业务员 负责人 销售员 客户经理 owner",
        "department": "部门",
        "region": "地区 区域",
        "contact": "联系人",
        "phone": "联系电话 电话 手机 手机号",
        "email": "邮箱",
        "address": "地址",
        "role": "职务",
        "tax_no": "税号 纳税人识别号",
        "limit": "信用额度",
        "grade": "信用等级",
        "terms": "账期",
        "template": "付款条件 付款方式 收款方式 结算方式 terms",
        "state": "状态 status",
        "seq": "序号",
        "plain_no": "编号",
        "instalment": "首付款 预付款 进度款 发货款 验收款 质保金",
        "label": "期次 款项性质 节点",
    }.items()
    for word in words.split()
}
_BRACKETS = re.compile(r"[(\[【<「{]([^)\]】>」}]*)[)\]】>」}]")
_JOINED = (
    ("帐", "账"),
    ("收(付)", "收付"),
    ("付(收)", "付收"),
    ("借(贷)", "借贷"),
    ("收(支)", "收支"),
)
_RANGE = re.compile(r"\s*(?:\d{1,3}\s*[-–~～至]\s*\d{2,4}|[>＞≥]\s*\d{2,4}|\d{2,4}\s*\+)\s*")
_NOISE = re.compile(r"[\s*#:;,.。、'\"`_\-—\u200b\ufeff]+")
_CREDIT_HINT = re.compile(r"收入|贷|存入|转入|来账|credit|\bin\b|\+")
_DEBIT_HINT = re.compile(r"支出|借|支取|取出|转出|往账|debit|\bout\b|^-")


@lru_cache(maxsize=20_000)
def fold(header: str) -> tuple[str, str]:
    """(header without blanks and brackets, what stood in the brackets), both lower case."""
    text = simplified(unicodedata.normalize("NFKC", header).lower())
    for old, new in _JOINED:
        text = text.replace(old, new)
    inside = " ".join(_BRACKETS.findall(text))
    return _NOISE.sub("", _BRACKETS.sub("", text)), inside


@lru_cache(maxsize=20_000)
def concept_of(header: str) -> str | None:
    """Concept of one header text; None when it is not known."""
    if _RANGE.fullmatch(header):
        return "aging"
    base, inside = fold(header)
    if not base:
        base, inside = _NOISE.sub("", inside), ""
    if not base or len(base) > 40:
        return None
    found = _first(base) or _first(_chinese(base)) or _first(_latin(base)) or _first(_slash(base))
    if found in ("voucher", "plain_no") and "发票" in inside:
        return "invoice_no"
    if found in ("amount", "balance", "received", "due_amount") and inside:
        if found != "balance" and _CREDIT_HINT.search(inside) and not _DEBIT_HINT.search(inside):
            return "credit"
        if found != "balance" and _DEBIT_HINT.search(inside) and not _CREDIT_HINT.search(inside):
            return "debit"
    return found


def _first(base: str) -> str | None:
    if not base:
        return None
    usual = USUAL.get(base)
    if usual:
        return usual
    return next((concept for concept, text in TABLE if _pattern(text).fullmatch(base)), None)


def may_name_age(header: str) -> bool:
    """Whether `concept_of` may call it an age: a quick no for values, which a heading seldom is.

    The other patterns are some hundred, and each is compiled when it is first asked.
    """
    base, inside = fold(header)
    base = base or _NOISE.sub("", inside)
    ways = {base, _chinese(base), _latin(base), _slash(base)}
    ages = [text for concept, text in TABLE if concept == "aging"]
    return (
        bool(_RANGE.fullmatch(header))
        or any(USUAL.get(way) == "aging" for way in ways)
        or any(_pattern(text).fullmatch(way) for text in ages for way in ways if way)
    )


@cache
def _pattern(text: str) -> "re.Pattern[str]":
    return re.compile(text)


def _chinese(base: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff/]", "", base).strip("/")


def _latin(base: str) -> str:
    return re.sub(r"[^a-z/]", "", base).strip("/") if re.search(r"[\u4e00-\u9fff]", base) else ""


def _slash(base: str) -> str:
    return base.split("/", 1)[0] if "/" in base else ""


# names of a lower line that say little without the line above them: 借方/金额, 合同/编号
_BARE = frozenset(
    {None, "amount", "plain_no", "account", "own_name", "day", "person", "party_bank"}
)


_OUT, _IN = r"(?:借|支|付|出|往账?|debit|dr)", r"(?:贷|收|入|来账?|credit|cr)"
_BOTH_SIDES = re.compile(rf"{_OUT}/(?:转|汇|存)?{_IN}$|{_IN}/(?:转|汇|支)?{_OUT}$")
_UNIT_BELOW = re.compile(r"/\s*(?:[千百万亿]*元|rmb|cny|usd|hkd|eur|笔)\s*(?:[(（].*)?$", re.I)


def joined_concept(header: str) -> str | None:  # noqa: PLR0911 - one way out per form
    """Concept of a header that may be "top/bottom": bottom, or both together when it is bare.

    A name with a slash in it (借/贷) is a whole.
    """
    if "/" not in header:
        return concept_of(header)
    if concept_of(header) == "direction" or _BOTH_SIDES.search(fold(header)[0]):
        return "direction"
    if _UNIT_BELOW.search(header):
        return concept_of(header.rpartition("/")[0])
    top, _, bottom = header.rpartition("/")
    found = concept_of(bottom)
    if found not in _BARE and len(fold(bottom)[0]) > 2:
        return found
    upper = top.rpartition("/")[2]
    if found in ("debit", "credit"):
        return _of_balance(top, found)
    if bottom.isascii() != upper.isascii() and found:
        return found
    return concept_of(upper + bottom) or found


def _of_balance(top: str, side: str) -> str | None:
    """借方 and 贷方 under 期初余额 and 期末余额 are balances; under 本年累计 they are no news."""
    if re.search(r"期初|年初|上年|上期|opening", top):
        return "opening" if side == "debit" else None
    if re.search(r"期末|年末|余额|closing|balance", top):
        return "open" if side == "debit" else "open_credit"
    return None if "累计" in top else side


def group_concept(header: str) -> str | None:
    """Concept of the group right over a name of a header of several lines."""
    return concept_of(header.rpartition("/")[0].rpartition("/")[2]) if "/" in header else None


def upper_concept(header: str) -> str | None:
    """What a header with a slash in it says when its lower part says nothing."""
    if "/" not in header:
        return None
    return concept_of(header) or concept_of(header.rpartition("/")[0])
