"""Words of a remark: which instalment, which stage, which month; and money of no customer.

The same reading is applied to the label of a plan row, so «验收款» in the remark meets «验收款»
in the contract however either is worded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from arapp.services.matching.rows import PlanIn
from arapp.services.matching.text import fold

_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")}
_N = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_PERIOD = re.compile(
    rf"第{_N}(?:期|笔|次|批|阶段)|(?<![\d一二三四五六七八九十年]){_N}期|NO\.?(\d{{1,2}})期"
)
_MONTH = re.compile(
    rf"(?:(20\d\d|\d\d)(?:年|[./-]))?(?:(\d{{1,2}})(?:月份?|月)?[-、至到和及])?(?<!\d){_N}月(?:份)?(?!\d*[日号])"
)
_GAPS = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")  # 9 月货款 is 9月货款
_LIST = re.compile(r"以及|[及和与、,;+&]")
_STAGES: tuple[tuple[str, str], ...] = (
    ("retention", "质保|质量保证|保修|维保|保留金"),
    ("acceptance", "验收|调试|安装款|竣工|终验|初验|交付使用"),
    ("delivery", "发货|提货|到货|出货|交货|货到|出厂"),
    ("signing", "首付|首期|首款|头款|预付|预收|定金|订金|签订|签约|签合同|启动"),
    ("progress", "进度|中期"),
    ("final", "尾款|余款|尾数|结清|余额"),
    ("interest", "违约金|滞纳金|逾期利息|利息"),
)
_FINAL_NAMED = re.compile(r"尾款|\bFINAL\b")
_STAGE_RES = tuple((stage, re.compile(words)) for stage, words in _STAGES)
_ENGLISH: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("retention", re.compile(r"\bRETENTION\b|\bWARRANTY\b")),
    ("acceptance", re.compile(r"\bACCEPTANCE\b")),
    ("delivery", re.compile(r"\bDELIVERY\b|\bSHIPMENT\b")),
    ("signing", re.compile(r"\bDEPOSIT\b|\bADVANCE\b|\bDOWN ?PAYMENT\b|\bSIGNING\b")),
    ("final", re.compile(r"\bFINAL\b|\bBALANCE\b")),
)
# Money that no customer owes. Hard ones hold whoever pays; soft ones yield to a named document.
_HARD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("interest", re.compile(r"结息|存款利息|活期利息|利息收入|季度利息|批量结息|INTEREST CREDIT")),
    ("tax_refund", re.compile(r"退税|税款退|退库|留抵|个税手续费")),
    ("own_transfer", re.compile(r"内部转账|账户互转|资金归集|资金调拨|同名转账|本行互转|内部往来")),
)
_SOFT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("reversal", re.compile(r"冲正|冲销|退汇|退票|抹账|错账|撤销交易|REVERSAL")),
    (
        "deposit_back",
        re.compile(r"退(?:还|回)?.{0,8}(?:保证金|押金|定金)|(?:投标|履约|招标).{0,4}保证金|押金"),
    ),
    ("refund", re.compile(r"退款|退还|退回|返还|多付|错付|误付")),
    ("loan", re.compile(r"借款|贷款(?:发放|放款)|放款|还款|拆借")),
    ("capital", re.compile(r"注资|投资款|股本|增资|出资")),
    ("subsidy", re.compile(r"补贴|补助|稳岗|奖励金|扶持资金|社保|公积金|生育津贴|理赔|赔款")),
)
_PAYERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tax_refund", re.compile(r"国家金库|国库|税务局|待报解|财政局")),
    ("subsidy", re.compile(r"社会保险|社保|公积金|医疗保障局|就业|人力资源和社会保障")),
    ("interest", re.compile(r"应付.{0,6}利息|利息支出|存款利息")),
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a remark (or a label) says: instalment numbers, stages, (year or 0, month) pairs."""

    periods: frozenset[int] = frozenset()
    stages: frozenset[str] = frozenset()
    months: frozenset[tuple[int, int]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.periods or self.stages or self.months)


@lru_cache(maxsize=65536)
def read(text: str) -> Hints:
    """Periods, stages and months written in a remark or label."""
    plain = _GAPS.sub("", fold(text))
    periods = {_numeral(next(g for g in m.groups() if g)) for m in _PERIOD.finditer(plain)}
    stages = {stage for stage, pattern in _STAGE_RES if pattern.search(plain)}
    stages |= {stage for stage, pattern in _ENGLISH if pattern.search(plain)}
    if "保证金" in plain and not re.search("投标|履约|招标|退", plain):
        stages.add("retention")
    if "retention" in stages:
        stages -= {"final"} if not re.search("尾款|余款", plain) else set()
    months = frozenset(pair for m in _MONTH.finditer(plain) for pair in _month_pairs(m))
    return Hints(frozenset(p for p in periods if p), frozenset(stages), months)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a remark that speaks of one thing: «CH-2026-025验收款»及«10月货款»."""

    text: str
    hints: Hints


@lru_cache(maxsize=65536)
def clauses(memo: str) -> tuple[Clause, ...]:
    """The remark cut where it lists things; uncut when cutting would lose a word (3、4月)."""
    whole = read(memo)
    if not whole:
        return ()
    cut = [Clause(text, read(text)) for text in _LIST.split(fold(memo)) if text.strip()]
    kept = [c.hints for c in cut]
    same = (
        whole.periods == frozenset().union(*(h.periods for h in kept))
        and whole.stages == frozenset().union(*(h.stages for h in kept))
        and whole.months == frozenset().union(*(h.months for h in kept))
    )
    return tuple(cut) if same else (Clause(fold(memo), whole),)


def kinds(hints: Hints) -> list[Hints]:
    """The same words kind by kind: instalments alone, stages alone, months alone."""
    alone = [
        Hints(periods=hints.periods),
        Hints(stages=hints.stages),
        Hints(months=hints.months),
    ]
    return [one for one in alone if one]


def rest_of(clause: Clause) -> Hints | None:
    """7月货款余款 speaks of what is left of July, not of an instalment called 尾款.

    Its words without that one; None when it is no such clause.
    """
    hints = clause.hints
    only_rest = hints.stages == {"final"} and not _FINAL_NAMED.search(clause.text)
    if not only_rest or not (hints.months or hints.periods):
        return None
    return Hints(hints.periods, frozenset(), hints.months)


def _numeral(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text.startswith("十"):
        return 10 + (_NUMERALS.get(text[1:], 0) if text[1:] else 0)
    head, _, tail = text.partition("十")
    if "十" in text:
        return _NUMERALS.get(head, 0) * 10 + _NUMERALS.get(tail, 0)
    return _NUMERALS.get(text, 0)


def _month_pairs(match: re.Match[str]) -> list[tuple[int, int]]:
    year = int(match[1]) if match[1] else 0
    year += 2000 if 0 < year < 100 else 0
    last = _numeral(match[3])
    first = int(match[2]) if match[2] else last
    if not 1 <= first <= last <= 12:
        return [(year, m) for m in (first, last) if 1 <= m <= 12]
    return [(year, m) for m in range(first, last + 1)]


def fits(hints: Hints, plan: PlanIn, last_no: int, day: int) -> bool:
    """Whether a plan row is what the remark speaks of; every kind of word given must agree.

    `last_no` is the number of the contract's last row that is no retention; `day` the receipt's.
    """
    label = read(plan.label)
    if hints.periods and not _period_fits(hints, label, plan):
        return False
    if hints.stages and not _stage_fits(hints, label, plan, last_no):
        return False
    return not hints.months or _month_fits(hints, label, plan, day)


def _period_fits(hints: Hints, label: Hints, plan: PlanIn) -> bool:
    if label.periods:
        return bool(hints.periods & label.periods)
    return bool(plan.contract) and plan.no in hints.periods


def _stage_fits(hints: Hints, label: Hints, plan: PlanIn, last_no: int) -> bool:
    own = set(label.stages)
    if plan.kind in ("retention", "interest"):
        own.add(plan.kind)
    if plan.contract and plan.no >= last_no:
        own.add("final")
    if plan.contract and plan.no == 1 and not label.stages:
        own.add("signing")
    return bool(hints.stages & own)


def _month_fits(hints: Hints, label: Hints, plan: PlanIn, day: int) -> bool:
    meant = {(year or _year_of(month, day), month) for year, month in hints.months}
    if label.months:
        own = {(year or _year_of(month, plan.due_on or day), month) for year, month in label.months}
        return bool(meant & own)
    if plan.booked_on is None or plan.kind not in ("invoice", "opening"):
        return False
    booked = date.fromordinal(plan.booked_on)
    return (booked.year, booked.month) in meant


def _year_of(month: int, day: int) -> int:
    """The year of the nearest such month that is not much later than `day`."""
    today = date.fromordinal(day)
    return today.year if month <= today.month + 1 else today.year - 1


def last_numbers(plans: Sequence[PlanIn]) -> dict[int, int]:
    """Per contract the number of its last row that is no retention (open and expected rows)."""
    last: dict[int, int] = {}
    for plan in plans:
        if plan.contract_id is not None and plan.kind != "retention":
            last[plan.contract_id] = max(last.get(plan.contract_id, 0), plan.no)
    return last


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
