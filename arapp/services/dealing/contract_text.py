"""Rules, nodes and payment terms in words of both languages: what a contract's paper says."""

from collections.abc import Sequence

from arapp.models.values.money import plain
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.ledger.due_rules import DueRule, rule_or_none

_NODES = {
    "signing": ("签订", "signing"),
    "delivery": ("发货", "delivery"),
    "acceptance": ("验收", "acceptance"),
    "warranty": ("质保期满", "the end of the warranty"),
    "other": ("节点", "the milestone"),
    "": ("签订", "signing"),
}
_SHIFTS = {
    "saturday": ("周六", "Saturday"),
    "sunday": ("周日", "Sunday"),
    "new_year": ("元旦", "New Year's Day"),
    "spring_festival": ("春节", "Spring Festival"),
    "qingming": ("清明", "Tomb-sweeping Day"),
    "labour_day": ("五一", "Labour Day"),
    "dragon_boat": ("端午", "Dragon Boat Festival"),
    "mid_autumn": ("中秋", "Mid-autumn Festival"),
    "national_day": ("国庆", "National Day"),
}
_PERCENT = 10_000  # millionths


def _english(language: str) -> bool:
    return not language.startswith("zh")


def shift_text(note: str, language: str) -> str:
    """ "sunday" → "周日顺延"; "" for no shift."""
    if not note:
        return ""
    chinese, english = _SHIFTS.get(note, (note, note.replace("_", " ")))
    return f"moved past {english}" if _english(language) else f"{chinese}顺延"


def rule_text(rule: str | DueRule, language: str, milestone: str = "other", node: str = "") -> str:
    """A rule in words: "节点后 15 天", "期满当天", "月末 + 30 天", "次月 10 日"; "" for none.

    `node` or `milestone` name the node: "other" without a name says just that.
    """
    found = rule_or_none(rule) if isinstance(rule, str) else rule
    if found is None:
        return ""
    english = _english(language)
    name = node or _NODES.get(milestone, _NODES["other"])[english]
    return _rule_en(found, name) if english else _rule_zh(found, name)


def _rule_zh(rule: DueRule, name: str) -> str:
    if rule.on is not None:
        return rule.on.isoformat()
    if rule.kind == "node":
        if rule.days == 0:
            return "期满当天" if name.endswith("期满") else f"{name}当天"
        return f"{name}{'后' if rule.days > 0 else '前'} {abs(rule.days)} 天"
    if rule.kind == "net":
        return f"{rule.days} 天内" if rule.days else "当天"
    months = {0: "当月", 1: "次月"}.get(rule.months, f"{rule.months} 个月后")
    if rule.day:
        return f"{months} {rule.day} 日"
    base = "月末" if not rule.months else f"{months}末"
    return f"{base} + {rule.days} 天" if rule.days else base


def _rule_en(rule: DueRule, name: str) -> str:
    if rule.on is not None:
        return rule.on.isoformat()
    if rule.kind == "node":
        if rule.days == 0:
            return f"on {name}"
        return f"{abs(rule.days)} days {'after' if rule.days > 0 else 'before'} {name}"
    if rule.kind == "net":
        return f"within {rule.days} days" if rule.days else "at once"
    later = {0: "", 1: " of the next month"}.get(rule.months, f" {rule.months} months later")
    if rule.day:
        return f"day {rule.day}{later or ' of the month'}"
    base = f"end of the month{later.replace(' of the next month', ' after')}"
    return f"{base} + {rule.days} days" if rule.days else base


def terms_text(rows: Sequence[DraftRow], language: str = "zh_CN", currency: str = "CNY") -> str:
    """付款条件 as it follows from the rows: "签订后 15 天付 30%，…，质保期满付 10%"."""
    english = _english(language)
    parts = [_term(row, language, currency) for row in rows]
    return ("; " if english else "，").join(part for part in parts if part)


def _term(row: DraftRow, language: str, currency: str) -> str:
    amount = _amount(row, currency)
    if not amount:
        return ""
    node = "" if _english(language) else row.node
    when = rule_text(row.rule, language, row.milestone, node) or _bare(row, language)
    if when in ("期满当天", "质保期满当天"):
        when = "质保期满"
    when = _from_node(row, when, language)
    if _english(language):
        return f"{amount} {when}".strip()
    return f"{when}付 {amount}"


def _from_node(row: DraftRow, when: str, language: str) -> str:
    """A rule that counts from a document or a month's end says from whose: its milestone's."""
    rule = rule_or_none(row.rule)
    if rule is None or rule.kind not in ("net", "eom") or row.milestone in ("", "signing"):
        return when
    name = row.node or _NODES[row.milestone][_english(language)]
    return f"after {name}, {when}" if _english(language) else f"{name}后{when}"


def _bare(row: DraftRow, language: str) -> str:
    """Without a rule: the node alone, or the due day."""
    if row.milestone:
        return row.node or _NODES[row.milestone][_english(language)]
    return row.due_on.isoformat() if row.due_on else ""


def _amount(row: DraftRow, currency: str) -> str:
    odd = row.share_ppm is not None and row.share_ppm % 100 != 0  # a third has no percent
    if row.share_ppm is not None and not (odd and row.amount):
        whole, part = divmod(row.share_ppm, _PERCENT)
        digits = f"{part:04d}".rstrip("0")
        return f"{whole}.{digits}%" if digits else f"{whole}%"
    return plain(row.amount, currency) if row.amount else ""
