"""What verify says, in plain words of both languages."""

from dataclasses import dataclass

from arapp.models.verify import Check

# key → (held, failed); {n} records looked at, {records} those at fault.
_ZH = {
    "file": ("文件读得通", "文件有损坏：{records}"),
    "triggers": ("账本结构没被人动过", "账本结构被改过：{records}"),
    "links": ("每条记录指向的都还在", "有记录指向不存在的：{records}"),
    "allocations_plan": ("{n} 笔应收，没有一笔多收", "多收了：{records}"),
    "allocations_receipt": ("{n} 笔收款，核销没有超过到账", "核销超过了到账：{records}"),
    "currencies": ("没有跨币种的核销", "跨了币种：{records}"),
    "customers": ("跨客户的核销都写了原因", "跨客户核销没写原因：{records}"),
    "reversals": ("冲回与原来一正一负", "冲回与原来对不上：{records}"),
    "contracts": ("{n} 份合同，收款计划合计等于合同额", "收款计划合计不等于合同额：{records}"),
    "numbers": ("编号连续，不缺不重", "编号缺了或重了：{records}"),
    "sums": ("余额重算一遍，分毫不差", "余额与重算的不同：{records}"),
    "chain": ("{n} 步操作的校验链完整", "校验链断在：{records}"),
    "replay": ("没有人绕过应收管家改账", "在应收管家之外被改过：{records}"),
    "older_copy": ("不是旧副本", "这像是一份旧副本：上次记下的最后一步不在里面"),
}
_EN = {
    "file": ("The file reads without fault", "The file is damaged: {records}"),
    "triggers": ("The structure was not touched", "The structure was changed: {records}"),
    "links": ("Every record it points to is there", "Records point to nothing: {records}"),
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
    "contracts": (
        "{n} contracts, plans add up to the contract",
        "Plans do not add up to the contract: {records}",
    ),
    "numbers": ("Numbers have no gap and no double", "Numbers missing or doubled: {records}"),
    "sums": ("Balances recomputed, equal to the cent", "Balances differ: {records}"),
    "chain": ("The chain of {n} steps is whole", "The chain breaks at: {records}"),
    "replay": ("Nothing was changed behind arapp's back", "Changed outside arapp: {records}"),
    "older_copy": (
        "Not an older copy",
        "This looks like an older copy: the last step noted is not in it",
    ),
}
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
    held, failed = (_ZH if language.startswith("zh") else _EN)[check.key]
    text = held if check.ok else failed
    mark = "、" if language.startswith("zh") else ", "
    return text.format(n=f"{check.counted:,}", records=mark.join(check.wrong))


def summary(checks: list[Told], language: str) -> str:
    """One line over all checks."""
    held, failed = _SUMMARY["zh_CN" if language.startswith("zh") else "en"]
    wrong = sum(not check.ok for check in checks)
    return failed.format(n=wrong) if wrong else held.format(n=len(checks))


def tell(checks: list[Check], language: str) -> list[Told]:
    """The checks in words, failed ones first."""
    told = [Told(check.key, check.ok, sentence(check, language)) for check in checks]
    return sorted(told, key=lambda check: check.ok)
