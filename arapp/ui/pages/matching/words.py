"""Proposals, receipts and reasons in the words of the screen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.services.ledger.desk import DeskReceipt
from arapp.services.matching import sentences
from arapp.services.matching.auto import AutoPosted, HitRate
from arapp.services.matching.rows import Answer, Confidence, Evidence, PlanIn
from arapp.services.matching.service import AnswerOut
from arapp.ui import formats, language
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.widgets.answer_card import Evidence as Row

_REASONS = {
    "fee": QT_TRANSLATE_NOOP("matching", "bank fee"),
    "discount": QT_TRANSLATE_NOOP("matching", "discount"),
    "rounding": QT_TRANSLATE_NOOP("matching", "rounding off"),
    "exchange": QT_TRANSLATE_NOOP("matching", "exchange"),
    "penalty": QT_TRANSLATE_NOOP("matching", "penalty"),
    "tax": QT_TRANSLATE_NOOP("matching", "tax"),
    "other": QT_TRANSLATE_NOOP("matching", "other"),
}
_CONFIDENCE = {
    Confidence.HIGH: (3, QT_TRANSLATE_NOOP("matching", "high")),
    Confidence.MEDIUM: (2, QT_TRANSLATE_NOOP("matching", "fair")),
    Confidence.LOW: (1, QT_TRANSLATE_NOOP("matching", "low")),
    Confidence.NONE: (0, QT_TRANSLATE_NOOP("matching", "none")),
}
_POLICIES = {
    "oldest_due": QT_TRANSLATE_NOOP("matching", "Oldest first"),
    "by_contract": QT_TRANSLATE_NOOP("matching", "By contract"),
    "pro_rata": QT_TRANSLATE_NOOP("matching", "In proportion"),
    "legal": QT_TRANSLATE_NOOP("matching", "Statutory order"),
}
_TONES = {"decisive": "ok", "strong": "ok", "medium": "text2", "weak": "text2", "veto": "age1"}
_SHOWN_PARTS = 3


def _say(text: str) -> str:
    return QCoreApplication.translate("matching", text)


def reason(key: str) -> str:
    """Name of a difference."""
    return _say(_REASONS.get(key, key))


def confidence(value: Confidence) -> tuple[int, str]:
    """0…3 and its word."""
    level, word = _CONFIDENCE[value]
    return level, _say(word)


def row_name(plan: PlanIn | None) -> str:
    """What a plan row is called: its label, else its document."""
    if plan is None:
        return formats.DASH
    return plan.label or plan.contract or plan.invoice or formats.DASH


# --- proposals ------------------------------------------------------------------------------------


def title(
    answer: Answer,
    plans: Mapping[int, PlanIn],
    currency: str,
    owner: str = "",
    others: Sequence[Answer] = (),
) -> str:
    """ "验收款 135,000.00 + 10 月货款 47,236.00，手续费 30.00"; `owner` leads when in doubt.

    `others` stand beside it: the order of paying leads only when it tells them apart, and rows of
    one name bear their document.
    """
    beside = [one for one in others if one is not answer]
    if not answer.parts:
        text = QCoreApplication.translate("matching", "All as prepayment, allocate later")
    else:
        text = _parts(answer, plans, currency, _shared_names((answer, *beside), plans))
        text += _rest(answer, currency)
    order = "" if any(one.policy == answer.policy for one in beside) else answer.policy
    lead = [owner, _say(_POLICIES[order]) if order in _POLICIES else ""]
    for word in filter(None, reversed(lead)):
        text = QCoreApplication.translate("matching", "{lead}: {text}").format(lead=word, text=text)
    return text


def _shared_names(answers: Sequence[Answer], plans: Mapping[int, PlanIn]) -> frozenset[str]:
    """Names that more than one row of the answers bears."""
    ids = {part.plan_id for answer in answers for part in answer.parts}
    names = Counter(row_name(plans.get(one)) for one in ids)
    return frozenset(name for name, times in names.items() if times > 1)


def _told_apart(plan: PlanIn | None, shared: frozenset[str]) -> str:
    """The name of a row, with its document or due day when another row is called the same."""
    name = row_name(plan)
    if plan is None or name not in shared:
        return name
    document = plan.invoice or plan.contract
    if document and document != name:
        return f"{document} {name}"
    due = date.fromordinal(plan.due_on).isoformat() if plan.due_on else ""
    return f"{name} {due}".strip()


def _parts(
    answer: Answer, plans: Mapping[int, PlanIn], currency: str, shared: frozenset[str]
) -> str:
    shown = []
    for part in answer.parts[:_SHOWN_PARTS]:
        plan = plans.get(part.plan_id)
        text = f"{_told_apart(plan, shared)} {formats.amount(part.minor, currency)}"
        if plan is not None and part.minor != plan.open:
            rest = formats.amount(plan.open - part.minor, currency)
            left = QCoreApplication.translate("matching", " ({rest} stays open)")
            text += left.format(rest=rest)
        shown.append(text)
    more = len(answer.parts) - len(shown)
    if more:
        shown.append(QCoreApplication.translate("matching", "%n more", None, more))
    return " + ".join(shown)


def _rest(answer: Answer, currency: str) -> str:
    text = ""
    if answer.difference:
        gap = formats.amount(answer.difference.minor, currency)
        form = QCoreApplication.translate("matching", ", {reason} {amount}")
        text += form.format(reason=reason(answer.difference.reason), amount=gap)
    if answer.prepayment:
        rest = formats.amount(answer.prepayment, currency)
        form = QCoreApplication.translate("matching", ", {amount} as prepayment")
        text += form.format(amount=rest)
    return text


def evidence(answer: Answer, currency: str, names: Mapping[int, str]) -> list[Row]:
    """A line per group: what was looked at, what was found, how strong the best of it is."""
    lang = language.current()
    groups: dict[str, list[Evidence]] = {}
    for one in answer.reasons:
        groups.setdefault(one.group, []).append(one)
    rows = []
    for group, found in groups.items():
        texts = [sentences.sentence(one, lang, currency, names) for one in found]
        joined = QCoreApplication.translate("matching", ". ").join(dict.fromkeys(texts))
        best = _telling(found)
        rows.append(Row(sentences.group(group, lang), joined, sentences.strength(best, lang),
                        _TONES.get(best, "text2")))  # fmt: skip
    return rows


def _telling(found: Sequence[Evidence]) -> str:
    """A doubt first, else the strongest."""
    order = ("veto", "decisive", "strong", "medium", "weak", "note")
    return min((one.strength for one in found), key=order.index)


def reasons(out: AnswerOut) -> str:
    """All the matcher has to say when it proposes nothing."""
    lang, currency = language.current(), out.receipt.currency
    found = [
        sentences.sentence(one, lang, currency, out.customers) for one in out.result.best.reasons
    ]
    told = QCoreApplication.translate("matching", ". ").join(dict.fromkeys(found))
    if out.result.not_customer:
        form = QCoreApplication.translate("matching", "Not a customer's money: {why}")
        return form.format(why=told)
    form = QCoreApplication.translate("matching", "No proposal: {why}")
    return form.format(why=told) if told else ""


def why_not(answer: Answer) -> str:
    """Why an alternative does not come first."""
    found = sentences.why_not(answer.why_not, language.current())
    form = QCoreApplication.translate("matching", "not first: {why}")
    return form.format(why=found) if found else ""


# --- receipts -------------------------------------------------------------------------------------


def payer(receipt: DeskReceipt) -> str:
    """Who paid, or what little is known of it."""
    return (
        receipt.payer
        or receipt.memo
        or QCoreApplication.translate("matching", "No payer, no remark")
    )


def remark(receipt: DeskReceipt, out: AnswerOut | None) -> str:
    """The second line in the list: what the money seems to be for."""
    if out is None:
        return receipt.memo
    answer = out.result.best
    if out.result.ambiguous:
        ways = 1 + len([a for a in out.result.alternatives if a.parts])
        return QCoreApplication.translate("matching", "%n way(s) fit", None, ways)
    if answer.parts:
        return _short(answer, out) + _owner(receipt, out)
    if answer.prepayment:
        return QCoreApplication.translate("matching", "Prepayment")
    vetoes = [one for one in answer.reasons if one.strength == "veto"]
    found = (vetoes or list(answer.reasons))[:1]
    lang = language.current()
    return sentences.sentence(found[0], lang, receipt.currency, out.customers) if found else ""


def _short(answer: Answer, out: AnswerOut) -> str:
    if len(answer.parts) > 1:
        text = formats.count(len(answer.parts), "entries")
    else:
        plan = out.plans.get(answer.parts[0].plan_id)
        document = plan.contract or plan.invoice if plan else ""
        text = f"{document} {row_name(plan)}".strip() if plan and plan.label else document
        if plan is not None and answer.parts[0].minor != plan.open and answer.difference is None:
            text += QCoreApplication.translate("matching", ", in part")
    if answer.difference:
        gap = formats.amount(answer.difference.minor, out.receipt.currency)
        text += f" + {reason(answer.difference.reason)} {gap}"
    if answer.prepayment:
        text += QCoreApplication.translate("matching", " + prepayment")
    return text


def _owner(receipt: DeskReceipt, out: AnswerOut) -> str:
    """ " → 中恒重工" when the payer is not the customer."""
    name = out.customers.get(out.result.best.customer_id or 0, "")
    same = name.casefold() == receipt.payer.casefold()
    return "" if same or not name else f"  → {name}"


def masked(account: str) -> str:
    """An account number in groups of four, its middle hidden: "1103 0264 **** 4410"."""
    plain = "".join(account.split())
    if len(plain) < 12:
        return plain
    return f"{plain[:4]} {plain[4:8]} **** {plain[-4:]}"


def prepaid() -> str:
    """What a receipt without rows is."""
    return QCoreApplication.translate("matching", "Prepayment")


def same_as(number: str) -> str:
    """A skipped line and the receipt it equals."""
    form = QCoreApplication.translate("matching", "same as {number}")
    return form.format(number=number)


def to_go(count: int, total: str) -> str:
    """How many receipts wait, beside the title."""
    form = QCoreApplication.translate("matching", "%n receipt(s) to go, {total}", None, count)
    return form.format(total=total)


def may_pay(rows: str, money: str) -> str:
    """What a prepayment may pay today."""
    form = QCoreApplication.translate("matching", "may pay {rows}, {money}")
    return form.format(rows=rows, money=money)


def posted(found: AutoPosted | None) -> str:
    """What of the newest bank file posted itself; "" for nothing."""
    if found is None:
        return ""
    return QCoreApplication.translate("matching", "%n posted by themselves", None, found.count)


def hit_rate(hits: HitRate | None) -> str:
    """How often the first proposal was right; "" where too little is known."""
    if hits is None or not hits.receipts:
        return ""
    tenths = (hits.first * 2000 + hits.receipts) // (hits.receipts * 2)
    form = QCoreApplication.translate("matching", "First proposal right, 90 days: {share}")
    return form.format(share=f"{tenths // 10}.{tenths % 10}%")
