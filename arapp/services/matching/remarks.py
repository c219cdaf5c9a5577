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
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_HAN_N = "[一二三四五六七八九十]{1,3}"
_TO = "[-~至到]"  # from … to; the other signs list one by one
_AND = "[-~至到、,/和及与+]"
_UNIT = "(?:期|笔|次|批|阶段)"
_PERIOD = re.compile(
    rf"第({_N}(?:{_UNIT}?{_AND}第?{_N})*){_UNIT}"
    rf"|(?<![\d一二三四五六七八九十年A-Z/.-])({_N}(?:{_AND}{_N})+)期"
    rf"|(?<![\d一二三四五六七八九十年])({_N})(?:期|阶段)|([二三四五六七八九十])批"
    # HT-2024-018四期: a figure before it ends the number
    rf"|(?<=\d)({_HAN_N}(?:{_AND}{_HAN_N})*)(?:期|阶段)"
    rf"|NO\.?({_N})期"
)
_MONTH = re.compile(
    rf"(?:(?<!\d)(20\d\d|\d\d)(?:年|[./-]))?(?<!\d)({_N}(?:(?:月份?)?{_AND}{_N})*)月份?(?!\d*[日号])"
)
_MONTH_IN_FIGURES = re.compile(
    r"(?<![0-9A-Z./-])(20\d\d)(?:([./-])(0?[1-9]|1[0-2])|(0[1-9]|1[0-2]))(?![\d./-])"
    r"(?=(?:货|款|对账|账|销|开票|发票|服务|租|加工|材料|结算|$))"
)
_PART_OF_YEAR = re.compile(
    r"(?:(?<!\d)(20\d\d|\d\d)年?)?(?:第?([一二三四1-4])季度|(?<![A-Z0-9])Q([1-4])(?!\d)|([上下])半年)"
)
# 截至10月 is all up to October; 扣质保金, 不含尾款 name what is not paid
_NOT_MEANT = re.compile(
    rf"截[至止]?到?(?:20\d\d年)?{_N}月[份底末]?"
    r"|(?:扣[除留]?|暂扣|不含|未含|不包括|除去?|预留|剔除|留)[^,;、和及+]{0,6}?"
    r"(?:质保金|质量保证金|保修金|保留金|尾款|定金|预付款)"
)
_GAPS = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")  # 9 月货款 is 9月货款
_LIST = re.compile(r"以及|[及和与、,;+&]")
_STAGES: tuple[tuple[str, str], ...] = (
    ("retention", "质保|质量保证|保修|维保|保留金"),
    ("acceptance", "验收|调试|安装款|竣工|终验|初验|交付使用"),
    ("delivery", "发货|提货|到货|出货|交货|货到|出厂"),
    ("signing", "首付|首期|首款|头款|预付|预收|定金|订金|签订|签约|签合同|启动"),
    ("progress", "进度|中期"),
    ("final", "尾款|余款|尾数|结清|付清|清账|清欠|剩余|余额"),
    ("interest", "违约金|滞纳金|逾期利息|利息"),
)
_PART = re.compile(r"部分|分次|分批付|暂付|先付|\bPART(?:IAL)?\b")
_NEW = re.compile(r"新(?:签|增|的)?(?:合同|订单|项目|单)|\bNEW (?:ORDER|CONTRACT|PROJECT)\b")
_FINAL_NAMED = re.compile(r"尾款|\bFINAL\b")
_STAGE_RES = tuple((stage, re.compile(words)) for stage, words in _STAGES)
_ENGLISH: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("retention", re.compile(r"\bRETENTION\b|\bWARRANTY\b")),
    ("acceptance", re.compile(r"\bACCEPTANCE\b")),
    ("delivery", re.compile(r"\bDELIVERY\b|\bSHIPMENT\b")),
    ("signing", re.compile(r"\bDEPOSIT\b|\bADVANCE\b|\bDOWN ?PAYMENT\b|\bSIGNING\b")),
    ("final", re.compile(r"\bFINAL\b|\bBALANCE\b")),
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
    plain = _NOT_MEANT.sub(" ", _GAPS.sub("", fold(text)))
    periods = {n for m in _PERIOD.finditer(plain) for n in _listed(next(filter(None, m.groups())))}
    stages = {stage for stage, pattern in _STAGE_RES if pattern.search(plain)}
    stages |= {stage for stage, pattern in _ENGLISH if pattern.search(plain)}
    if "保证金" in plain and not re.search("投标|履约|招标|退", plain):
        stages.add("retention")
    if "retention" in stages:
        stages -= {"final"} if not re.search("尾款|余款", plain) else set()
    return Hints(frozenset(p for p in periods if p), frozenset(stages), _months(plain))


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


def _listed(text: str) -> list[int]:
    """1-3 → 1, 2, 3; 一、二 → 1, 2; 11-2 → 11, 2 where it runs backwards."""
    numbers: list[int] = []
    signs = re.findall(_AND, text)
    for at, word in enumerate(re.findall(_N, text)):
        number = _numeral(word)
        ranged = bool(at) and re.fullmatch(_TO, signs[at - 1]) and numbers[-1] < number
        numbers += range(numbers[-1] + 1, number) if ranged else ()
        numbers.append(number)
    return numbers


def _numeral(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text.startswith("十"):
        return 10 + (_NUMERALS.get(text[1:], 0) if text[1:] else 0)
    head, _, tail = text.partition("十")
    if "十" in text:
        return _NUMERALS.get(head, 0) * 10 + _NUMERALS.get(tail, 0)
    return _NUMERALS.get(text, 0)


def _months(plain: str) -> frozenset[tuple[int, int]]:
    """(year or 0, month): 9月, 6/7月, 2026-06, 第三季度, Q3, 上半年."""
    found: set[tuple[int, int]] = set()
    for m in _MONTH.finditer(plain):
        found |= {(_year(m[1]), month) for month in _listed(m[2]) if 1 <= month <= 12}
    for m in _MONTH_IN_FIGURES.finditer(plain):
        found.add((int(m[1]), int(m[3] or m[4])))
    for m in _PART_OF_YEAR.finditer(plain):
        quarter = _numeral(m[2] or m[3] or "")
        first, count = (3 * quarter - 2, 3) if quarter else (1 if m[4] == "上" else 7, 6)
        found |= {(_year(m[1]), month) for month in range(first, first + count)}
    return frozenset(found)


def _year(text: str | None) -> int:
    year = int(text or 0)
    return year + 2000 if 0 < year < 100 else year


def says_part(memo: str) -> bool:
    """部分货款, 分次支付: the writer speaks of less than a whole row."""
    return bool(_PART.search(fold(memo)))


def says_new(memo: str, hints: Hints) -> bool:
    """预付款 新合同, 新订单定金: a first payment of what is not in the books yet."""
    return hints.stages == {"signing"} and bool(_NEW.search(fold(memo)))


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
