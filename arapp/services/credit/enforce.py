"""The check at the entry of a contract, a plan or an invoice: go on, warn, or block.

It looks at what is about to be added. What has already happened (receipts, deliveries, imports,
confirmed milestones) is recorded without asking it.
"""

from dataclasses import dataclass
from typing import Any

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import NotAllowed, Refused
from arapp.models.values.money import Money
from arapp.services.credit.abnormal import Abnormal, abnormal
from arapp.services.credit.exposure import Exposure, exposure
from arapp.services.credit.grades import Standing, standing
from arapp.services.dispatch import Right

ENTRIES = ("contract", "plan", "invoice")
_LEVELS = ("ok", "warn", "block")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not just like that. Keys and their facts:

    over_limit and, once the rows that are still expected are firm, over_limit_later
    (limit, after, over, grade, of the latter expected too), grade_needs_prepayment (missing,
    grade), abnormal_customer (amount, days, grade), other_currency (currency, own, grade).
    Amounts are Money.
    """

    key: str
    level: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """`level` ok, warn or block: the gravest of the reasons; exposure `before`, `after`, and
    `whole`: once what is still expected is firm too."""

    level: str
    reasons: tuple[Reason, ...]
    before: Exposure
    after: Exposure
    whole: Exposure


def check(
    tx: Tx, customer_id: int, extra: Money, entry: str = "contract", expected: int = 0
) -> Answer:
    """What to say when so much more is to be owed. Raises NoSuchCustomer.

    `entry` is what is entered: an abnormal customer's new contract needs the boss, on a plan or an
    invoice the flag is only told. `expected`, minor units beside `extra`: what waits for a
    milestone; it is nothing owed yet, so it is told and blocks nothing.
    """
    who = standing(tx, customer_id)
    before = exposure(tx, customer_id, tx.today)
    own = extra.currency == who.currency
    after = before.plus(extra.minor) if own else before
    whole = after.plus(expected) if own else after
    flag = abnormal(tx, customer_id, tx.today)
    now = _limit(who, after, extra)
    later = _later(who, whole, expected) if now is None else None
    found = (now, later, _abnormal(who, flag, entry))
    reasons = tuple(reason for reason in found if reason is not None)
    level = max((reason.level for reason in reasons), key=_LEVELS.index, default="ok")
    return Answer(level, reasons, before, after, whole)


def require(
    tx: WriteTx, customer_id: int, extra: Money, override: str = "", entry: str = "contract"
) -> Answer:
    """The answer, when it may go on: a warning, or a block with a reason and the right to say so.

    Raises Refused `over_limit`, `grade_needs_prepayment`, `abnormal_customer` with the customer and
    the facts of the reason; NotAllowed when the actor may not override; NoSuchCustomer.
    """
    answer = check(tx, customer_id, extra, entry)
    if answer.level != "block":
        return answer
    if not override.strip():
        reason = next(reason for reason in answer.reasons if reason.level == "block")
        raise Refused(reason.key, customer=standing(tx, customer_id).called, **reason.facts)
    if Right.ADMIN not in tx.rights:
        raise NotAllowed(needs=str(Right.ADMIN))
    return answer


def _limit(who: Standing, after: Exposure, extra: Money) -> Reason | None:
    level = {"none": "ok", "warn": "warn", "block": "block"}.get(who.grade.enforce, "warn")
    if level == "ok" or extra.minor < 0:
        return None
    if extra.currency != who.currency:
        codes = {"currency": extra.currency, "own": who.currency, "grade": who.grade.code}
        return None if after.ceiling is None else Reason("other_currency", "warn", codes)
    if not after.over or after.ceiling is None:
        return None
    if after.ceiling <= 0:
        missing = Money(after.over, who.currency)
        return Reason(
            "grade_needs_prepayment", level, {"missing": missing, "grade": who.grade.code}
        )
    facts = {
        "limit": Money(after.ceiling, who.currency),
        "after": Money(after.total, who.currency),
        "over": Money(after.over, who.currency),
        "grade": who.grade.code,
    }
    return Reason("over_limit", level, facts)


def _later(who: Standing, whole: Exposure, expected: int) -> Reason | None:
    """What the limit will say when everything of it has become firm."""
    ceiling = whole.ceiling
    if expected <= 0 or who.grade.enforce == "none" or ceiling is None or not whole.over:
        return None
    facts = {
        "limit": Money(ceiling, who.currency),
        "after": Money(whole.total, who.currency),
        "over": Money(whole.over, who.currency),
        "expected": Money(expected, who.currency),
        "grade": who.grade.code,
    }
    return Reason("over_limit_later", "warn", facts)


def _abnormal(who: Standing, flag: Abnormal | None, entry: str) -> Reason | None:
    if flag is None:
        return None
    facts = {
        "amount": Money(flag.amount, flag.currency),
        "days": flag.days,
        "grade": who.grade.code,
    }
    return Reason("abnormal_customer", "block" if entry == "contract" else "warn", facts)
