"""Rules for due days: so many days after a node, after the document, after the month's end. Pure.

Canonical texts, as kept in `plan.due_rule`: "node+15" "node-3" "net 30" "eom+30" "eom+2m d10"
"on 2027-03-10"; the suffix " workday" shifts a day off forward to the next work day. What people
write (月结30, 验收后 60 天, 节点前 3 天, 票到 30 天, 次月 10 日, NET 30) is taken too.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from arapp.models.values.days import EARLIEST, add_months, month_end
from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.services.ledger.workdays import next_workday, why_not

MOST_DAYS = 3650
MOST_MONTHS = 120
LATEST = date(2199, 12, 31)
_SUFFIX = " workday"


@dataclass(frozen=True, slots=True)
class DueRule:
    """A rule. `kind`: node (days after a milestone, below 0 before it), net (days after the
    document), eom (end of the month + `days`, or day `day` of the month `months` later), on (a
    fixed day). `workday`: shifted forward to a work day."""

    kind: str
    days: int = 0
    months: int = 0
    day: int = 0
    on: date | None = None
    workday: bool = False

    def plain_due(self, base: date) -> date:
        """The day before any shift. Raises InvalidDay beyond the days that a ledger knows."""
        if self.on is not None:
            return self.on
        if not EARLIEST <= base <= LATEST:
            raise InvalidDay(value=base.isoformat(), reason="range")
        if self.kind != "eom":
            return base + timedelta(days=self.days)
        if not self.day:
            return month_end(add_months(base.replace(day=1), self.months)) + timedelta(self.days)
        first = add_months(base.replace(day=1), self.months)
        return first.replace(day=min(self.day, month_end(first).day))

    def due(self, base: date) -> date:
        """Due day reckoned from the node's or document's day. Raises InvalidDay."""
        plain = self.plain_due(base)
        return next_workday(plain) if self.workday else plain

    def shift(self, base: date) -> str:
        """Why the due day was shifted ("sunday", "national_day" …); "" when it was not."""
        return why_not(self.plain_due(base)) if self.workday else ""

    def text(self) -> str:
        """Canonical text; `parse_rule` takes it back."""
        return _plain_text(self) + (_SUFFIX if self.workday else "")

    def at_node(self) -> "DueRule":
        """The same days for a row that hangs on a milestone: "net 60" becomes "node+60"."""
        return replace(self, kind="node") if self.kind == "net" else self


def _plain_text(rule: DueRule) -> str:
    if rule.on is not None:
        return f"on {rule.on.isoformat()}"
    if rule.kind == "net":
        return f"net {rule.days}"
    if rule.kind == "node":
        return f"node{rule.days:+d}"
    months = f"+{rule.months}m" if rule.months else ""
    if rule.day:
        return f"eom{months} d{rule.day}"
    return f"eom{months}+{rule.days}"


def net(days: int) -> DueRule:
    """So many days after the document. Raises InvalidValue."""
    return _checked(DueRule("net", days), f"net {days}")


def parse_rule(text: str) -> DueRule:
    """The rule that a text says, canonical or as people write it.

    Raises InvalidValue, field `due_rule`, reason `empty`, `unknown` or `range`.
    """
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    if not folded:
        raise InvalidValue(field="due_rule", value=text, reason="empty")
    plain, shifted = _without_shift(folded)
    for pattern, make in _FORMS:
        found = pattern.fullmatch(plain)
        if found:
            return replace(_checked(make(found), text), workday=shifted)
    raise InvalidValue(field="due_rule", value=text, reason="unknown")


def rule_or_none(text: str) -> DueRule | None:
    """The rule of a text that was kept; None for an empty or unknown one."""
    try:
        return parse_rule(text)
    except InvalidValue:
        return None


_MONTHLY = re.compile(r"月结\s*(\d{1,3})?\s*天?|(\d{1,3})\s*天?月结|eom\s*\+?\s*(\d{1,3})?")
_NET = re.compile(
    r"(?:net|n/|账期|信用期|票到|货到|开票后?|发货后?|验收后?)\s*(\d{1,3})\s*天?|(\d{1,3})\s*天(?:账期|内付款|付款)?"
)


@lru_cache(maxsize=4096)  # a sheet says the same terms again and again
def rule_in(text: str) -> DueRule | None:
    """The rule that terms name somewhere in their words ("电汇，月结30天"); None when none does."""
    known = rule_or_none(text)
    if known is not None:
        return known
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    monthly = _MONTHLY.search(folded)
    if monthly:
        return DueRule("eom", next((int(g) for g in monthly.groups() if g), 0))
    found = _NET.search(folded)
    return net(int(found.group(1) or found.group(2))) if found else None


def _checked(rule: DueRule, text: str) -> DueRule:
    fits = abs(rule.days) <= MOST_DAYS and 0 <= rule.months <= MOST_MONTHS and rule.day <= 31
    if not fits or (rule.on is not None and not EARLIEST <= rule.on <= LATEST):
        raise InvalidValue(field="due_rule", value=text, reason="range")
    return rule


_SHIFT = re.compile(
    r"[\s,，、;(（]*(?:workday|工作日|遇?(?:节假日|休息日|周末|假日)顺延|顺延|可?顺延至?工作日)[)）]?\s*$"
)


def _without_shift(text: str) -> tuple[str, bool]:
    plain = _SHIFT.sub("", text).strip()
    return plain, plain != text


Make = Callable[[re.Match[str]], DueRule]


def _n(found: re.Match[str], sign: int = 1) -> int:
    return sign * int(next((group for group in found.groups() if group), "0"))


def _fixed(found: re.Match[str]) -> DueRule:
    try:
        year, month, day = (int(part) for part in found.groups())
        return DueRule("on", on=date(year, month, day))
    except ValueError:
        raise InvalidValue(field="due_rule", value=found.string, reason="unknown") from None


def _of_month(found: re.Match[str]) -> DueRule:
    """ "eom+2m d10": at least the first of a month."""
    day = int(found.group(2))
    if day == 0:
        raise InvalidValue(field="due_rule", value=found.string, reason="range")
    return DueRule("eom", months=int(found.group(1) or 0), day=day)


_NEXT = {"本": 0, "当": 0, "次": 1, "下": 1, "隔": 2, "下下": 2, "次次": 2}


def _named_month(found: re.Match[str]) -> DueRule:
    """次月 10 日, 隔月底."""
    months = _NEXT[found.group(1)]
    if found.group(2) is None:
        return DueRule("eom", months=months)
    return DueRule("eom", months=months, day=max(1, int(found.group(2))))


def _month_end(found: re.Match[str]) -> DueRule:
    return DueRule("eom", months=_NEXT[found.group(1)])


_NODES = (
    r"(?:节点|签订|签约|签字|合同签订|验收|终验|初验|验收合格|安装|调试|到货|交货|发货|质保期满|期满"
    r"|确认|投产|完工|竣工|node|signing|delivery|acceptance|warranty)"
)
_DOCUMENTS = (
    r"(?:net|n/|账期|信用期|票到|收票|见票|开票|发票|入账|货到|收货|对账|付款期限?"
    r"|invoice|document)"
)
_MONTHS = r"(?:月结)?\s*(本|当|次|下|隔|下下|次次)(?:个)?月"
# Paid before or with the goods: due on the day it is booked.
_AT_ONCE = (
    r"(?:全额|全款)?预付(?:款|全款)?|款到(?:后)?发货|先款后货|(?:货|票)到(?:即)?付款|见票即付"
    r"|现结|现付|现款(?:现货)?|现金(?:结算)?|prepa(?:id|yment)|cash on delivery|cod|on receipt"
)
_UNIT = r"(?:个?(?:自然)?[天日]|days?)"
_DAYS = rf"\s*(\d{{1,5}})\s*{_UNIT}?"
_FORMS: tuple[tuple[re.Pattern[str], Make], ...] = (
    (re.compile(r"node\s*\+\s*(\d{1,5})"), lambda m: DueRule("node", _n(m))),
    (re.compile(r"node\s*-\s*(\d{1,5})"), lambda m: DueRule("node", _n(m, -1))),
    (re.compile(r"eom(?:\s*\+\s*(\d{1,3})m)?\s*d(\d{1,2})"), _of_month),
    (
        re.compile(r"eom\s*\+\s*(\d{1,3})m(?:\s*\+\s*(\d{1,5}))?"),
        lambda m: DueRule("eom", int(m.group(2) or 0), int(m.group(1))),
    ),
    (re.compile(r"eom(?:\s*\+?\s*(\d{1,5}))?(?:\s*days?)?"), lambda m: DueRule("eom", _n(m))),
    (re.compile(r"(?:on\s*)?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"), _fixed),
    (re.compile(rf"月结{_DAYS}"), lambda m: DueRule("eom", _n(m))),
    (re.compile(r"(\d{1,5})\s*天?月结|月末(?:后)?\s*\+?\s*(\d{1,5})\s*天?"),
     lambda m: DueRule("eom", _n(m))),
    (re.compile(r"(?:月底|月末|月结)\s*\+?\s*(\d{1,3})\s*个?月(?:后|的|第)?\s*(\d{1,2})\s*[日号]"),
     _of_month),
    (re.compile(r"(?:月底|月末|月结)\s*\+\s*(\d{1,3})\s*个月"), lambda m: DueRule("eom", 0, _n(m))),
    (re.compile(r"月结|月末|月底"), lambda _: DueRule("eom")),
    (re.compile(rf"{_MONTHS}(?:末|底)"), _month_end),
    (re.compile(rf"{_MONTHS}\s*(\d{{1,2}})\s*(?:[日号]\s*(?:之?前|内)?)?"), _named_month),
    (re.compile(_AT_ONCE), lambda _: DueRule("net")),
    (re.compile(rf"{_NODES}?\s*(?:当天|当日|即付|时)"), lambda _: DueRule("node")),
    (re.compile(rf"{_NODES}\s*之?后{_DAYS}内?"), lambda m: DueRule("node", _n(m))),
    (re.compile(rf"{_NODES}\s*之?前{_DAYS}"), lambda m: DueRule("node", _n(m, -1))),
    (re.compile(rf"(\d{{1,5}})\s*days?\s*after\s*(?:the\s*)?{_NODES}"),
     lambda m: DueRule("node", _n(m))),
    (re.compile(rf"(\d{{1,5}})\s*days?\s*before\s*(?:the\s*)?{_NODES}"),
     lambda m: DueRule("node", _n(m, -1))),
    (re.compile(rf"{_DOCUMENTS}\s*(?:之?后|起)?{_DAYS}内?"), lambda m: DueRule("net", _n(m))),
    (re.compile(rf"(\d{{1,3}})|(\d{{1,5}})\s*{_UNIT}\s*(?:账期|内付款|付款|内)?"),
     lambda m: DueRule("net", _n(m))),
)  # fmt: skip
