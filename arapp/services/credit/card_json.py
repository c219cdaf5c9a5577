"""A customer's credit as a document of machine values: amounts as texts, days ISO."""

from dataclasses import asdict
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money, plain
from arapp.services.credit.abnormal import Abnormal
from arapp.services.credit.card import Card
from arapp.services.credit.enforce import Answer
from arapp.services.credit.exposure import Exposure
from arapp.services.credit.points import Score
from arapp.services.credit.trial import Order, Trial


def card_json(shown: Card) -> dict[str, Any]:
    """Fields of the customer, then exposure, flag, score, ages, habit."""
    code = shown.record.currency
    ages = dict(zip(shown.ages.buckets, shown.ages.columns, strict=True))
    habit = shown.habit
    return {
        **{name: _plain(value) for name, value in asdict(shown.record).items()},
        "grade": shown.standing.grade.code,
        "grade_reason": shown.standing.reason,
        "grade_until": _plain(shown.standing.until),
        "credit_limit": None if shown.standing.own_limit is None
        else plain(shown.standing.own_limit, code),
        "base_amount": plain(shown.standing.base_amount, code),
        "exposure": exposure_json(shown.exposure),
        "abnormal": abnormal_json(shown.abnormal),
        "score": score_json(shown.score, code),
        "aging": {name: plain(amount, code) for name, amount in ages.items()}
        | {"prepayment": plain(shown.ages.prepaid, code), "net": plain(shown.ages.net, code)},
        "habit": {
            "months": habit.months,
            "rows": habit.rows,
            "days_late": habit.days_late,
            "on_time_ppm": habit.on_time_ppm,
            "longest": habit.longest,
            "promises_made": habit.promises.made,
            "promises_kept": habit.promises.kept,
            "disputes": habit.disputes,
            "disputes_open": habit.disputes_open,
            "remarks": list(habit.remarks),
        },
    }  # fmt: skip


def exposure_json(found: Exposure) -> dict[str, Any]:
    """Its parts, the limit they stand against, and what is owed in other currencies."""
    code = found.currency
    ceiling = found.ceiling
    return {
        "total": plain(found.total, code),
        "currency": code,
        "parts": [
            {"part": part.key, "amount": plain(part.amount, code), "counted": part.counted}
            for part in found.parts
        ],
        "limit": None if found.limit is None else plain(found.limit, code),
        "limit_from": found.limit_from,
        "base_amount": plain(found.base_amount, code),
        "ceiling": None if ceiling is None else plain(ceiling, code),
        "over": plain(found.over, code),
        "used_ppm": found.used_ppm,
        "others": {other: plain(amount, other) for other, amount in found.others},
    }


def abnormal_json(flag: Abnormal | None) -> dict[str, Any] | None:
    """Why a customer is flagged; null when it is not."""
    if flag is None:
        return None
    code = flag.currency
    amounts = ("amount", "beyond", "in_hand", "tolerance")
    return {
        "currency": code,
        **{name: plain(getattr(flag, name), code) for name in amounts},
        "days": flag.days,
        "tolerance_days": flag.tolerance_days,
        "grade": flag.grade,
    }


def score_json(found: Score, currency: str) -> dict[str, Any]:
    """Points by part and measure, what would lift them, what is proposed."""
    return {
        "points": found.points,
        "grade": found.grade,
        "current": found.current,
        "proposed": found.proposed,
        "by_hand": found.by_hand,
        "expired": found.expired,
        "parts": [
            {
                "part": part.key,
                "points": part.points,
                "of": part.of,
                "measures": [
                    {"measure": one.key, "points": one.points, "of": one.of, "value": one.value}
                    for one in part.facts
                ],
            }
            for part in found.parts
        ],
        "next_grade": found.next_grade,
        "missing": found.missing,
        "lifts": [
            {"lift": lift.key, "plus": lift.plus, **_facts(lift.facts, currency)}
            for lift in found.lifts
        ],
        "lacks": [
            {"what": what, "there": there, "needed": needed} for what, there, needed in found.lacks
        ],
    }


def trial_json(tx: Tx, found: Trial) -> dict[str, Any]:
    """A model tried on last year."""
    return {
        "as_of": found.as_of.isoformat(),
        "low": list(found.low),
        "before": _order(found.before),
        "after": _order(found.after),
        "moved": found.moved,
        "currency": tx.value("SELECT currency FROM company"),
        "rows": [
            {
                "customer": row.customer,
                "customer_id": row.customer_id,
                "currency": row.currency,
                "before": row.before,
                "after": row.after,
                "points_before": row.points_before,
                "points_after": row.points_after,
                "due": plain(row.due, row.currency),
                "late": plain(row.late, row.currency),
                "late_ppm": row.late_ppm,
            }
            for row in found.rows
        ],
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """What the check at entry said."""
    return {
        "level": answer.level,
        "reasons": [
            {"reason": reason.key, "level": reason.level}
            | {name: _plain(value) for name, value in reason.facts.items()}
            for reason in answer.reasons
        ],
        "after": exposure_json(answer.after),
    }


def _order(order: Order) -> dict[str, int | None]:
    return {"late_ppm": order.late_ppm, "due_ppm": order.due_ppm}


def _facts(facts: dict[str, Any], currency: str) -> dict[str, Any]:
    return {
        name: plain(value, currency) if name == "amount" else _plain(value)
        for name, value in facts.items()
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return value.plain()
    return value.isoformat() if isinstance(value, date) else value
