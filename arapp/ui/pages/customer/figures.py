"""The head of the card in words: what the grade, the exposure, the ages and the habit come to."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.services.credit.card import Card
from arapp.services.credit.points import Lift, Score
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.head import Line, Part

_TOKENS = {"overdue": "age0", "not_due": "bar0", "delivered": "line2", "bills": "line2"}
PARTS: Mapping[str, str] = {
    "punctuality": QT_TRANSLATE_NOOP("customer", "Pays on time"),
    "trade": QT_TRANSLATE_NOOP("customer", "Years and frequency"),
    "standing": QT_TRANSLATE_NOOP("customer", "Size, outside report"),
    "promises": QT_TRANSLATE_NOOP("customer", "Keeps promises"),
}
EXPOSED: Mapping[str, str] = {
    "overdue": QT_TRANSLATE_NOOP("customer", "Due and not paid"),
    "not_due": QT_TRANSLATE_NOOP("customer", "Not due yet"),
    "delivered": QT_TRANSLATE_NOOP("customer", "Delivered, not invoiced"),
    "bills": QT_TRANSLATE_NOOP("customer", "Bills that may come back"),
    "prepaid": QT_TRANSLATE_NOOP("customer", "less prepayments"),
}
AGES = (
    QT_TRANSLATE_NOOP("customer", "Not due yet"),
    QT_TRANSLATE_NOOP("customer", "1–30 days"),
    QT_TRANSLATE_NOOP("customer", "31–60 days"),
    QT_TRANSLATE_NOOP("customer", "61–90 days"),
    QT_TRANSLATE_NOOP("customer", "over 90 days"),
)
LIFTS: Mapping[str, str] = {
    "pay_overdue": QT_TRANSLATE_NOOP("customer", "overdue paid +{plus}"),
    "keep_promise": QT_TRANSLATE_NOOP("customer", "a promise kept +{plus}"),
    "pay_in_time": QT_TRANSLATE_NOOP("customer", "the rest paid in time +{plus}"),
    "report": QT_TRANSLATE_NOOP("customer", "a good outside report +{plus}"),
}
LACKS: Mapping[str, str] = {
    "rows": QT_TRANSLATE_NOOP("customer", "{there} of {needed} rows that show how it pays"),
    "months": QT_TRANSLATE_NOOP("customer", "{there} of {needed} months of trade"),
}
REMARKS: Mapping[str, str] = {
    "round_amounts": QT_TRANSLATE_NOOP("customer", "mostly round amounts"),
    "lump_sums": QT_TRANSLATE_NOOP("customer", "pays several at once"),
    "in_parts": QT_TRANSLATE_NOOP("customer", "pays in parts"),
    "fee_deducted": QT_TRANSLATE_NOOP("customer", "deducts the bank's fee"),
    "fee_own": QT_TRANSLATE_NOOP("customer", "bears the bank's fee"),
    "other_payer": QT_TRANSLATE_NOOP("customer", "others pay for it"),
}


def say(text: str, **facts: Any) -> str:
    """A text of the card in the language installed."""
    told = QCoreApplication.translate("customer", text)
    return told.format(**facts) if facts else told


def head(card: Card) -> list[Part]:
    """Grade, exposure, ages, habit."""
    return [grade(card), exposure(card), ages(card), habit(card)]


# --- the grade ------------------------------------------------------------------------------------


def grade(card: Card) -> Part:
    """Letter, points, terms; the parts of the score; what would lift it."""
    score = card.score
    terms = words.terms(card.record.terms, card.net_days)
    known = (
        say(QT_TRANSLATE_NOOP("customer", "not enough known"))
        if score.points is None
        else say(QT_TRANSLATE_NOOP("customer", "{n} points"), n=score.points)
    )
    join = say(QT_TRANSLATE_NOOP("customer", "{points}, {terms}"), points=known, terms=terms)
    lines = [Line(say(PARTS[part.key]), f"{part.points} / {part.of}") for part in score.parts]
    title = say(QT_TRANSLATE_NOOP("customer", "Credit grade"))
    return Part(title, score.current, join, lines, _lift(card))


def _lift(card: Card) -> str:
    score, who = card.score, card.standing
    if score.by_hand and who.until is not None:
        day = formats.day(who.until, card.as_of)
        form = (
            QT_TRANSLATE_NOOP("customer", "By hand, over since {day}; by points it is {grade}")
            if score.expired
            else QT_TRANSLATE_NOOP("customer", "By hand until {day}: {reason}")
        )
        return say(form, day=day, reason=who.reason, grade=score.grade)
    if score.lacks:
        wanted = [say(LACKS[key], there=there, needed=needed) for key, there, needed in score.lacks]
        form = QT_TRANSLATE_NOOP("customer", "Scored once there is enough: {wanted}")
        return say(form, wanted=comma().join(wanted))
    if score.proposed:
        form = QT_TRANSLATE_NOOP("customer", "By points it is {grade} now, to be looked at")
        return say(form, grade=score.proposed)
    return lifts(score)


def lifts(score: Score) -> str:
    """ "8 more points for B: overdue paid +5, a promise kept +3"."""
    told = comma().join(_one_lift(one) for one in score.lifts[:2])
    if not score.next_grade:
        return say(QT_TRANSLATE_NOOP("customer", "The best grade there is"))
    form = (
        QT_TRANSLATE_NOOP("customer", "{n} more for {grade}: {lifts}")
        if told
        else QT_TRANSLATE_NOOP("customer", "{n} more for {grade}")
    )
    return say(form, n=score.missing, grade=score.next_grade, lifts=told)


def _one_lift(one: Lift) -> str:
    return say(LIFTS[one.key], plus=one.plus)


def comma() -> str:
    """Between the parts of a list."""
    return say(QT_TRANSLATE_NOOP("customer", ", "))


# --- exposure -------------------------------------------------------------------------------------


def exposure(card: Card) -> Part:
    """The total against limit and base amount, and what it is made of."""
    lent = card.exposure
    lines = []
    for part in lent.parts:
        if part.amount or part.key in ("overdue", "not_due"):
            name = say(EXPOSED[part.key])
            if not part.counted:
                name = say(QT_TRANSLATE_NOOP("customer", "{part} (not counted)"), part=name)
            lines.append(
                Line(name, formats.amount(part.amount, lent.currency), _TOKENS.get(part.key, ""))
            )
    lines += [
        Line(say(QT_TRANSLATE_NOOP("customer", "beside it in {code}"), code=code),
             formats.amount(open_, code), "")
        for code, open_ in lent.others
    ]  # fmt: skip
    counted = [part for part in lent.parts if part.counted and part.amount > 0 and
               part.key in _TOKENS]  # fmt: skip
    whole = sum(part.amount for part in counted)
    bar = [
        (part.amount * max(lent.total, 0) // whole if whole else 0, _TOKENS[part.key])
        for part in counted
    ]
    over = bool(lent.over)
    return Part(
        _limit(card), formats.amount(lent.total, lent.currency), _used(card), lines[:5],
        bar=bar, whole=lent.ceiling or 0, tone="age3" if over else "text",
    )  # fmt: skip


def _limit(card: Card) -> str:
    lent = card.exposure
    if lent.limit is None:
        return say(QT_TRANSLATE_NOOP("customer", "Exposure, no limit"))
    limit = formats.amount(lent.limit, lent.currency)
    if lent.base_amount:
        base = formats.amount(lent.base_amount, lent.currency)
        form = QT_TRANSLATE_NOOP("customer", "Exposure / limit {limit} + base {base}")
        return say(form, limit=limit, base=base)
    return say(QT_TRANSLATE_NOOP("customer", "Exposure / limit {limit}"), limit=limit)


def _used(card: Card) -> str:
    lent = card.exposure
    if lent.ceiling is None:
        return ""
    if lent.over:
        over = formats.amount(lent.over, lent.currency)
        return say(QT_TRANSLATE_NOOP("customer", "{over} over"), over=over)
    if lent.used_ppm is None:
        return say(QT_TRANSLATE_NOOP("customer", "nothing is lent"))
    tenths = max((lent.used_ppm + 500) // 1000, 0)
    share = f"{tenths // 10}.{tenths % 10}%"
    return say(QT_TRANSLATE_NOOP("customer", "{share} used"), share=share)


# --- ages and habit -------------------------------------------------------------------------------


def ages(card: Card) -> Part:
    """Open rows by age, less what is in hand."""
    found, currency = card.ages, card.record.currency
    lines = [
        Line(say(AGES[level]), formats.amount(minor, currency), f"bar{level}")
        for level, minor in enumerate(found.columns)
        if minor
    ]
    if found.prepaid:
        name = say(QT_TRANSLATE_NOOP("customer", "Prepayments"))
        if found.prepaid_on is not None:
            day = formats.day(found.prepaid_on, card.as_of)
            name = say(QT_TRANSLATE_NOOP("customer", "Prepayments (came {day})"), day=day)
        lines.append(Line(name, formats.amount(-found.prepaid, currency), ""))
    note = say(QT_TRANSLATE_NOOP("customer", "prepayments taken off")) if found.prepaid else ""
    title = say(QT_TRANSLATE_NOOP("customer", "Ages (by due day)"))
    bar = [(minor, f"bar{level}") for level, minor in enumerate(found.columns)]
    return Part(title, formats.amount(found.net, currency), note, lines, bar=bar)


def habit(card: Card) -> Part:
    """How late it pays, and what is usual with it."""
    found = card.habit
    months, rows = found.months, formats.count(found.rows, "entries")
    form = QT_TRANSLATE_NOOP("customer", "Paying habit ({months} months, {rows})")
    title = say(form, months=months, rows=rows)
    share = "" if found.on_time_ppm is None else f"{(found.on_time_ppm + 5000) // 10_000}%"
    dash = formats.DASH
    kept = f"{found.promises.kept} / {found.promises.made}" if found.promises.made else dash
    disputes = str(found.disputes)
    if found.disputes_open:
        form = QT_TRANSLATE_NOOP("customer", "{all}, {open} open")
        disputes = say(form, all=found.disputes, open=found.disputes_open)
    longest = formats.count(found.longest, "days") if found.longest else dash
    lines = [
        Line(say(QT_TRANSLATE_NOOP("customer", "Paid in time")), share or dash),
        Line(say(QT_TRANSLATE_NOOP("customer", "Longest delay")), longest),
        Line(say(QT_TRANSLATE_NOOP("customer", "Promises kept")), kept),
        Line(say(QT_TRANSLATE_NOOP("customer", "Disputes")), disputes),
    ]
    remarks = comma().join(say(REMARKS[key]) for key in found.remarks[:3])
    return Part(title, _late(found.days_late), _weighted(found.days_late), lines, remarks)


def _late(days: int | None) -> str:
    if days is None:
        return formats.DASH
    if days <= 0:
        return say(QT_TRANSLATE_NOOP("customer", "In time"))
    return say(QT_TRANSLATE_NOOP("customer", "{days} late"), days=formats.count(days, "days"))


def _weighted(days: int | None) -> str:
    if days is None:
        return say(QT_TRANSLATE_NOOP("customer", "nothing paid yet"))
    return say(QT_TRANSLATE_NOOP("customer", "by amount"))


# --- the strip ------------------------------------------------------------------------------------


def strip(card: Card) -> tuple[str, str]:
    """What is wrong with an abnormal customer, and how that was found; ("", "") without."""
    flag = card.abnormal
    if flag is None:
        return "", ""
    money = {
        "amount": formats.amount(flag.amount, flag.currency),
        "tolerance": formats.amount(flag.tolerance, flag.currency),
        "beyond": formats.amount(flag.beyond, flag.currency),
        "hand": formats.amount(flag.in_hand, flag.currency),
        "left": formats.amount(flag.beyond - flag.in_hand, flag.currency),
        "pay": formats.amount(flag.beyond - flag.in_hand - flag.tolerance, flag.currency),
    }
    days = formats.count(flag.days, "days")
    tolerated = formats.count(flag.tolerance_days, "days")
    form = QT_TRANSLATE_NOOP(
        "customer",
        "{amount} overdue, {days} at most, beyond the tolerated {tolerance} / {tolerated}"
        " (grade {grade}). A new contract needs the boss.",
    )
    text = say(form, days=days, tolerated=tolerated, grade=flag.grade, **money)
    form = QT_TRANSLATE_NOOP(
        "customer",
        "Overdue for more than {tolerated}: {beyond}. Less money in hand {hand} = {left}, more than"
        " the tolerated {tolerance}. Once {pay} of it is paid, the mark goes by itself.",
    )
    return text, say(form, tolerated=tolerated, **money)


def blocked(card: Card) -> str:
    """Nothing more goes on credit: the grade blocks, and there is no room under the limit."""
    lent, grade = card.exposure, card.standing.grade
    full = lent.ceiling is not None and lent.total >= lent.ceiling
    if grade.enforce != "block" or not full:
        return ""
    form = QT_TRANSLATE_NOOP(
        "customer", "Exposure {total} fills the limit {limit} (grade {grade}): prepayment only."
    )
    total = formats.amount(lent.total, lent.currency)
    limit = formats.amount(lent.ceiling or 0, lent.currency)
    return say(form, total=total, limit=limit, grade=grade.code)


def confirmed(card: Card) -> str:
    """Until when the balance is agreed upon."""
    if card.confirmed_to is None:
        return ""
    day = formats.day(card.confirmed_to, card.as_of)
    return say(QT_TRANSLATE_NOOP("customer", "Balance confirmed until {day}"), day=day)
