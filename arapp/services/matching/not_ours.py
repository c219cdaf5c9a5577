"""Money that no customer owes, by what payer and remark say: interest, tax, refunds, reversals."""

import re

from arapp.services.matching.text import fold

# Money that no customer owes. Hard ones hold whoever pays; soft ones yield to a named document.
_HARD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("interest", re.compile(r"结息|存款利息|活期利息|利息收入|季度利息|批量结息|INTEREST CREDIT")),
    ("tax_refund", re.compile(r"退税|税款退|退库|留抵|个税手续费")),
    ("own_transfer", re.compile(r"内部转账|账户互转|资金归集|资金调拨|同名转账|本行互转|内部往来")),
)
_SOFT: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "reversal",
        re.compile(r"冲正|冲销|冲账|冲回|退汇|退票|抹账|错账|反交易|撤销|REVERS(?:AL|ED)"),
    ),
    (
        "deposit_back",
        re.compile(
            r"退(?:还|回)?.{0,8}(?:保证金|押金|定金|订金)|(?:投标|履约|招标).{0,4}保证金|押金"
        ),
    ),
    (
        "refund",
        re.compile(
            r"退(?![税库汇票休])[^,;、。]{0,8}[款金费]|退[还回货差]|返还|返利|返点|返款|多付|错付|误付"
        ),
    ),
    ("loan", re.compile(r"借款|贷款|放款|还贷|拆借")),
    ("capital", re.compile(r"注资|投资款|股本|增资|出资")),
    (
        "subsidy",
        re.compile(r"补贴|补助|稳岗|奖励金|扶持资金|社保|公积金|生育津贴|理赔|赔款|赔偿|赔付"),
    ),
)
_PAYERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tax_refund", re.compile(r"国家金库|国库|税务局|待报解|财政局")),
    ("subsidy", re.compile(r"社会保险|社保|公积金|医疗保障局|就业|人力资源和社会保障")),
    ("interest", re.compile(r"应付.{0,6}利息|利息支出|存款利息")),
)


def not_a_customer(payer: str, memo: str) -> tuple[str, bool]:
    """(key of the reason or "", whether it holds even for a known customer)."""
    who, text = fold(payer), fold(memo)
    for key, pattern in _HARD:
        if pattern.search(text) and not (key == "interest" and "逾期" in text):
            return key, True
    for key, pattern in _PAYERS:
        if pattern.search(who):
            return key, False
    if re.fullmatch(r".*银行.{0,20}", who) and re.search(r"利息|息$", text):
        return "interest", True
    for key, pattern in _SOFT:
        if pattern.search(text) and not _is_retention(key, text):
            return key, False
    return "", False


def _is_retention(key: str, text: str) -> bool:
    """退质保金 is our customer paying the retention: "returned" from where they stand."""
    return key in ("deposit_back", "refund") and bool(re.search("质保|质量保证|保修", text))
