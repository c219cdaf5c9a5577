"""Words of the rules of matching."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from arapp.services.matching.rows import Confidence, Grade
from arapp.services.matching.rules import AmountClass, RefClass, Rule
from arapp.services.matching.settings import BY_HAND
from arapp.services.matching.trial import Trial, Used
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.tables.columns import Chip

translate = QCoreApplication.translate

PARTIES: Mapping[Grade, str] = {
    Grade.DECISIVE: QT_TRANSLATE_NOOP("rules", "account or confirmed name"),
    Grade.FULL: QT_TRANSLATE_NOOP("rules", "full name or better"),
    Grade.PARTIAL: QT_TRANSLATE_NOOP("rules", "at least the short name"),
    Grade.ASK: QT_TRANSLATE_NOOP("rules", "branch, group or person too"),
    Grade.NONE: QT_TRANSLATE_NOOP("rules", "anybody"),
}
REFS: Mapping[RefClass, str] = {
    RefClass.NUMBER: QT_TRANSLATE_NOOP("rules", "a number"),
    RefClass.LOOSE: QT_TRANSLATE_NOOP("rules", "part of one"),
    RefClass.WORDS: QT_TRANSLATE_NOOP("rules", "words"),
    RefClass.HALF: QT_TRANSLATE_NOOP("rules", "half of it fits"),
    RefClass.NONE: QT_TRANSLATE_NOOP("rules", "nothing"),
    RefClass.OTHER: QT_TRANSLATE_NOOP("rules", "something else"),
    RefClass.WAITS: QT_TRANSLATE_NOOP("rules", "a row still to come"),
}
AMOUNTS: Mapping[AmountClass, str] = {
    AmountClass.UNIQUE: QT_TRANSLATE_NOOP("rules", "exact beyond chance"),
    AmountClass.ROUND: QT_TRANSLATE_NOOP("rules", "exact but round"),
    AmountClass.SEVERAL: QT_TRANSLATE_NOOP("rules", "exact in several ways"),
    AmountClass.LESS: QT_TRANSLATE_NOOP("rules", "less a fee or the odd yuan"),
    AmountClass.PART: QT_TRANSLATE_NOOP("rules", "a part"),
    AmountClass.OVER: QT_TRANSLATE_NOOP("rules", "more than the rows"),
    AmountClass.PREPAY: QT_TRANSLATE_NOOP("rules", "for no row"),
}
_ANY = QT_TRANSLATE_NOOP("rules", "anything")
_LIST = QT_TRANSLATE_NOOP("rules", ", ")
CONFIDENCES: Mapping[str, str] = {
    "high": QT_TRANSLATE_NOOP("rules", "High"),
    "medium": QT_TRANSLATE_NOOP("rules", "Fair"),
    "low": QT_TRANSLATE_NOOP("rules", "Low"),
}
TONES: Mapping[Confidence, str] = {
    Confidence.HIGH: "ok",
    Confidence.MEDIUM: "accent",
    Confidence.LOW: "outline",
}
REASONS: Mapping[str, str] = {
    "fee": QT_TRANSLATE_NOOP("rules", "Bank fee"),
    "discount": QT_TRANSLATE_NOOP("rules", "Discount"),
    "rounding": QT_TRANSLATE_NOOP("rules", "Rounding off"),
    "exchange": QT_TRANSLATE_NOOP("rules", "Exchange"),
    "penalty": QT_TRANSLATE_NOOP("rules", "Penalty"),
    "tax": QT_TRANSLATE_NOOP("rules", "Tax"),
    "other": QT_TRANSLATE_NOOP("rules", "Other"),
}
POLICIES: Mapping[str, tuple[str, str]] = {
    "oldest_due": (
        QT_TRANSLATE_NOOP("rules", "Oldest due first"),
        QT_TRANSLATE_NOOP("rules", "In order of the due days."),
    ),
    "by_contract": (
        QT_TRANSLATE_NOOP("rules", "By contract"),
        QT_TRANSLATE_NOOP(
            "rules", "The contract with the oldest due row wholly, then the next one."
        ),
    ),
    "pro_rata": (
        QT_TRANSLATE_NOOP("rules", "In proportion"),
        QT_TRANSLATE_NOOP("rules", "Every open row gets its share."),
    ),
    "legal": (
        QT_TRANSLATE_NOOP("rules", "Statutory order (Civil Code 560, 561)"),
        QT_TRANSLATE_NOOP(
            "rules",
            "Due rows first, interest before principal, then by due day; of one day in proportion.",
        ),
    ),
    BY_HAND: (
        QT_TRANSLATE_NOOP("rules", "By hand"),
        QT_TRANSLATE_NOOP("rules", "Nothing is proposed, you tick the rows."),
    ),
}
HABITS: Mapping[str, str] = {
    "deduction": QT_TRANSLATE_NOOP("rules", "Usual deduction"),
    "delay": QT_TRANSLATE_NOOP("rules", "Usual day"),
    "pattern": QT_TRANSLATE_NOOP("rules", "Way of paying"),
}
PATTERNS: Mapping[str, str] = {
    "exact": QT_TRANSLATE_NOOP("rules", "pays whole rows"),
    "oldest": QT_TRANSLATE_NOOP("rules", "pays on account, oldest first"),
    "round": QT_TRANSLATE_NOOP("rules", "pays round lumps"),
}
KINDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("rules", "Name"),
    "account": QT_TRANSLATE_NOOP("rules", "Account"),
}
SOURCES: Mapping[str, str] = {
    "confirmed": QT_TRANSLATE_NOOP("rules", "confirmed when allocated"),
    "hand": QT_TRANSLATE_NOOP("rules", "entered by hand"),
    "import": QT_TRANSLATE_NOOP("rules", "imported"),
    "merge": QT_TRANSLATE_NOOP("rules", "from a merged customer"),
}
STATES: Mapping[str, str] = {
    "other": QT_TRANSLATE_NOOP("rules", "other rows"),
    "kept": QT_TRANSLATE_NOOP("rules", "kept as prepayment"),
    "aside": QT_TRANSLATE_NOOP("rules", "set aside: no customer's"),
    "gone": QT_TRANSLATE_NOOP("rules", "refunded or taken back"),
}
_SHOWN = 3


def say(text: str, **facts: object) -> str:
    """A text of this page in the language installed."""
    told = translate("rules", text)
    return told.format(**facts) if facts else told


def listed(texts: Iterable[str]) -> str:
    """Texts in a row."""
    return say(_LIST).join(say(text) for text in texts)


def party(rule: Rule) -> str:
    """Who must be known."""
    return say(PARTIES[rule.party])


def reference(rule: Rule) -> str:
    """What the remark must say."""
    return listed(text for key, text in REFS.items() if key in rule.refs) or say(_ANY)


def amount(rule: Rule) -> str:
    """How the amount must fit."""
    return listed(text for key, text in AMOUNTS.items() if key in rule.amounts) or say(_ANY)


def confidence(rule: Rule) -> Chip:
    """How sure such an answer is."""
    return Chip(say(CONFIDENCES[str(rule.confidence)]), TONES[rule.confidence])


def used(parts: Iterable[Used], currency: str) -> str:
    """ "HT-2026-018 验收款 135,000.00 + 货款 47,236.00"."""
    rows = list(parts)
    told = [
        " ".join(filter(None, (one.contract, one.label, formats.amount(one.minor, currency))))
        for one in rows[:_SHOWN]
    ]
    if len(rows) > _SHOWN:
        told.append(translate("rules", "%n more", None, len(rows) - _SHOWN))
    return " + ".join(told)


def worth(money: Mapping[str, int]) -> str:
    """Amounts of all currencies."""
    return "  ".join(formats.amount(minor, code) for code, minor in sorted(money.items()))


def verdict(found: Trial) -> str:
    """What came of a trial, in one sentence."""
    if not found.receipts:
        return say(QT_TRANSLATE_NOOP("rules", "No receipts in that month."))
    if not found.would_post:
        return say(QT_TRANSLATE_NOOP("rules", "It would have posted none of them."))
    if found.differed:
        form = QT_TRANSLATE_NOOP(
            "rules", "Look at what it would have done otherwise before you turn it on."
        )
        return say(form)
    if not found.agreed:
        return say(QT_TRANSLATE_NOOP("rules", "You have placed none of them yet to compare with."))
    return say(QT_TRANSLATE_NOOP("rules", "It would have done nothing otherwise than you."))
