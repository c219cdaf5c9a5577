"""What verify says, in plain words of both languages."""

import re
from dataclasses import dataclass

from arapp.models.verify import Check

# key → (held, failed); {n} records looked at, {records} those at fault.
_ZH = {
    "file": ("文件读得通", "文件有损坏：{records}"),
    "triggers": ("账本结构没被人动过", "账本结构被改过：{records}"),
    "links": ("每条记录指向的都还在", "有记录指向不存在的：{records}"),
    "amounts": ("金额都是整数分，没有离谱的", "金额不对劲：{records}"),
    "allocations_plan": ("{n} 笔应收，没有一笔多收", "多收了：{records}"),
    "allocations_receipt": ("{n} 笔收款，核销没有超过到账", "核销超过了到账：{records}"),
    "currencies": ("没有跨币种的核销", "跨了币种：{records}"),
    "customers": ("跨客户的核销都写了原因", "跨客户核销没写原因：{records}"),
    "reversals": ("冲回与原来一正一负", "冲回与原来对不上：{records}"),
    "instruments": ("{n} 笔汇票、冲抵、转账两边一致", "汇票、冲抵或转账两边对不上：{records}"),
    "contracts": ("{n} 份合同，收款计划合计等于合同额", "收款计划合计不等于合同额：{records}"),
    "invoices": ("{n} 张发票，不含税加税额等于价税合计", "发票三个数加不拢：{records}"),
    "statements": ("{n} 份对账单，期初期末前后接得上", "对账单接不上：{records}"),
    "aging": ("{n} 个客户，账龄合计等于未收", "账龄合计不等于未收：{records}"),
    "periods": ("锁定的期间没被动过", "锁定以后又动了那段时间的账：{records}"),
    "attachments": ("{n} 个附件都在，没被改过", "附件不见了或被改过：{records}"),
    "numbers": ("编号连续，不缺不重", "编号缺了或重了：{records}"),
    "sums": ("余额重算一遍，分毫不差", "余额与重算的不同：{records}"),
    "texts": ("文字里没藏看不见的东西", "文字里藏了看不见的字符：{records}"),
    "chain": ("{n} 步操作的校验链完整", "校验链断在：{records}"),
    "replay": ("没有人绕过应收管家改账", "在应收管家之外被改过：{records}"),
    "older_copy": ("不是旧副本", "这像是一份旧副本：上次记下的{records}不在里面"),
    "other_ledger": ("还是原来那本账", "这里原来是另一本账，这本是后放进来的"),
}
_EN = {
    "file": ("The file reads without fault", "The file is damaged: {records}"),
    "triggers": ("The structure was not touched", "The structure was changed: {records}"),
    "links": ("Every record it points to is there", "Records point to nothing: {records}"),
    "amounts": ("Amounts are whole cents within reason", "Amounts out of reason: {records}"),
    "allocations_plan": ("{n} receivables, none overpaid", "Overpaid: {records}"),
    "allocations_receipt": (
        "{n} receipts, none allocated beyond its amount",
        "Allocated beyond the receipt: {records}",
    ),
    "currencies": ("No allocation crosses currencies", "Across currencies: {records}"),
    "customers": (
        "Allocations across customers state a reason",
        "Across customers without a reason: {records}",
    ),
    "reversals": ("Reversals mirror their originals", "Reversals that do not mirror: {records}"),
    "instruments": (
        "{n} bills, offsets and transfers are the same on both sides",
        "Bills, offsets or transfers that differ from their other side: {records}",
    ),
    "contracts": (
        "{n} contracts, plans add up to the contract",
        "Plans do not add up to the contract: {records}",
    ),
    "invoices": (
        "{n} invoices, net and tax make gross",
        "Net and tax do not make gross: {records}",
    ),
    "statements": (
        "{n} statements, each begins where the last one ended",
        "Statements that do not join: {records}",
    ),
    "aging": (
        "{n} customers, the aging adds up to what is open",
        "The aging does not add up to what is open: {records}",
    ),
    "periods": ("Closed periods were left alone", "A closed period was changed: {records}"),
    "attachments": (
        "{n} attachments are there and unchanged",
        "Attachments missing or changed: {records}",
    ),
    "numbers": ("Numbers have no gap and no double", "Numbers missing or doubled: {records}"),
    "sums": ("Balances recomputed, equal to the cent", "Balances differ: {records}"),
    "texts": ("No text hides anything", "Texts hide invisible characters: {records}"),
    "chain": ("The chain of {n} steps is whole", "The chain breaks at: {records}"),
    "replay": ("Nothing was changed behind arapp's back", "Changed outside arapp: {records}"),
    "older_copy": (
        "Not an older copy",
        "This looks like an older copy: {records}, noted last, is not in it",
    ),
    "other_ledger": (
        "The ledger that was here before",
        "Another ledger was in this place before this one",
    ),
}
# What a record is called before its name; those left out are told by their name alone.
_KINDS = {
    "plan": ("应收", "receivable"),
    "receipt": ("收款", "receipt"),
    "contract": ("合同", "contract"),
    "customer": ("客户", "customer"),
    "allocation": ("核销", "allocation of"),
    "difference": ("差额", "difference of"),
    "refund": ("退款", "refund of"),
    "invoice": ("发票", "invoice"),
    "statement": ("对账单", "statement"),
    "letter": ("催款函", "letter"),
    "attachment": ("附件", "attachment"),
    "bank_account": ("账户", "account"),
    "contact": ("联系人", "contact"),
    "number_use": ("编号", "number"),
    "company": ("公司", "company"),
    "batch": ("批次", "batch"),
    "import_file": ("导入的文件", "imported file"),
    "import_row": ("导入的行", "imported row"),
    "layout": ("版式", "layout"),
    "milestone": ("节点", "milestone"),
    "payer_alias": ("付款人别名", "payer"),
    "grade": ("等级", "grade"),
    "setting": ("设置", "setting"),
    "app_user": ("用户", "user"),
    "todo": ("待办", "task"),
    "promise": ("承诺", "promise"),
    "dispute": ("争议", "dispute"),
    "contact_log": ("联系记录", "contact made"),
    "declined": ("不是这笔", "declined match"),
    "customer_month": ("客户月份合计", "month of a customer"),
}
# What an older copy lacks: it may be more, since steps booked on the copy take the same numbers.
_MISSING = ("，至少少了 {n} 步", "; steps missing: {n} or more")
_INSIDE = re.compile(r"\w+(:[\w?-]+)?")
_SUMMARY = {
    "zh_CN": ("账是平的，{n} 项都对上了", "有 {n} 项没对上"),
    "en": ("The books are sound, all {n} checks hold", "{n} checks do not hold"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A check in words."""

    key: str
    ok: bool
    sentence: str


def sentence(check: Check, language: str) -> str:
    """The check's outcome in words; `language` zh_CN or en."""
    chinese = language.startswith("zh")
    held, failed = (_ZH if chinese else _EN)[check.key]
    text = held if check.ok else failed
    if check.key == "older_copy" and not check.ok and check.counted:
        text += _MISSING[not chinese]
    named = dict.fromkeys(_record(check, one, chinese) for one in check.wrong)
    records = ("、" if chinese else ", ").join(named)
    return text.format(n=f"{check.counted:,}", records=records)


def _record(check: Check, record: str, chinese: bool) -> str:
    """The record as the bookkeeper knows it; by table and id when its name cannot be read."""
    table, _, row = record.partition(":")
    kind = _KINDS.get(table)
    if table == "journal":
        return _step(row, check.names.get(record, ""), chinese)
    if kind is None:
        return _inside(check.key, record, table, chinese)
    if (name := check.names.get(record)) is not None:
        return f"{kind[not chinese]} {name}"
    return f"{kind[0]} {row} 号" if chinese else f"{kind[1]} no. {row}"


def _step(seq: str, name: str, chinese: bool) -> str:
    rest = name.partition(" ")[2]
    if not seq:
        return "日志" if chinese else "the journal"
    if chinese:
        return f"第 {seq} 步（{rest}）" if rest else f"第 {seq} 步"
    return f"step {seq} ({rest})" if rest else f"step {seq}"


def _inside(key: str, record: str, table: str, chinese: bool) -> str:
    """What no bookkeeper has a name for: tables and triggers, SQLite's own words of the file."""
    if key == "file" or not _INSIDE.fullmatch(record):
        return record
    if key == "triggers":  # its sentence speaks of the structure itself
        return table
    return f"账本结构（{table}）" if chinese else f"the structure ({table})"


def summary(checks: list[Told], language: str) -> str:
    """One line over all checks."""
    held, failed = _SUMMARY["zh_CN" if language.startswith("zh") else "en"]
    wrong = sum(not check.ok for check in checks)
    if wrong == 1 and failed.startswith("{n} checks"):
        return "1 check does not hold"
    return failed.format(n=wrong) if wrong else held.format(n=len(checks))


def tell(checks: list[Check], language: str) -> list[Told]:
    """The checks in words, failed ones first."""
    told = [Told(check.key, check.ok, sentence(check, language)) for check in checks]
    return sorted(told, key=lambda check: check.ok)
