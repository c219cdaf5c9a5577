"""Money that came in for rows that are paid, as banks and payers write it. Pure."""

from collections.abc import Sequence
from datetime import date
from random import Random

from arapp.services.sample.contracts import month_of
from arapp.services.sample.drafts import Customer, Plan, Receipt

SETTLED_UNTIL = 4  # the last days belong to the slips that nobody has matched yet
_HOW = ("proposal", "proposal", "proposal", "proposal", "proposal", "auto")
_FOR_CONTRACT = ("付{number}{label}", "{number}{label}", "{label}", "{number}", "设备款", "")
_FOR_MONTH = ("{month}月货款", "{month}月货款", "付{month}月货款", "货款", "往来款", "支付货款", "")
_PART = ("往来款", "货款", "部分货款", "付部分款")
_ENGLISH = ("INVOICE PAYMENT {number}", "PAYMENT", "TRADE {number}")


def memo(rng: Random, plan: Plan) -> str:
    """What the payer wrote for this row."""
    number = plan.contract.number if plan.contract else ""
    if plan.customer.language == "en":
        return rng.choice(_ENGLISH).format(number=number).strip()
    if plan.kind == "opening":
        return "期初货款"
    forms = _FOR_CONTRACT if plan.contract else _FOR_MONTH
    month = month_of(plan.booked_on or plan.due_on)
    return rng.choice(forms).format(number=number, label=plan.label, month=month)


def pay(rng: Random, plan: Plan, today: int, shares: int = 1) -> list[Receipt]:
    """The receipts that settle the row: one, or two when it was paid in parts."""
    day = _day(rng, plan, today)
    if shares == 1:
        text = memo(rng, plan)
        return [receipt(plan.customer, day, [(plan, plan.amount)], text, rng.choice(_HOW))]
    first = plan.amount * rng.randrange(30, 70) // 10_000_000 * 100_000 or plan.amount // 2
    earlier = _weekday(day - rng.randrange(7, 30))
    return [
        receipt(plan.customer, earlier, [(plan, first)], rng.choice(_PART)),
        receipt(plan.customer, day, [(plan, plan.amount - first)], memo(rng, plan)),
    ]


def pay_part(rng: Random, plan: Plan, today: int) -> Receipt:
    """The receipt of the part that has been paid of an open row."""
    day = plan.target
    if day is None:
        day = _weekday(min(_day(rng, plan, today), today - SETTLED_UNTIL - rng.randrange(12)))
    return receipt(plan.customer, day, [(plan, plan.part)], rng.choice(_PART))


def pay_together(rng: Random, plans: Sequence[Plan], today: int) -> Receipt:
    """One receipt for several rows of a customer, on the day of the last."""
    day = max(_day(rng, plan, today) for plan in plans)
    uses = [(plan, plan.amount) for plan in plans]
    months = "、".join(str(month_of(plan.booked_on or plan.due_on)) for plan in plans)
    text = f"{months}月货款" if plans[0].contract is None else "货款"
    return receipt(plans[0].customer, day, uses, text, "proposal")


def receipt(
    customer: Customer,
    day: int,
    uses: list[tuple[Plan, int]],
    text: str,
    how: str = "proposal",
) -> Receipt:
    """Money from the customer's usual account; its bank's charge is a difference."""
    less = customer.fee
    customer.payments += 1
    customer.last_paid_on = max(customer.last_paid_on, day)
    return Receipt(
        account=0 if customer.language != "en" else 1,
        day=day,
        payer=customer.name if customer.language != "en" else customer.name.upper(),
        payer_account=customer.account,
        amount=sum(amount for _, amount in uses) - less,
        currency=customer.currency,
        memo=text,
        customer=customer,
        uses=uses,
        how=how,
        less=less,
    )


def _day(rng: Random, plan: Plan, today: int) -> int:
    """When it was paid: by habit around the due day, a few before it was even booked."""
    booked = plan.booked_on or plan.due_on
    if rng.random() < 0.03:
        return _weekday(booked - rng.randrange(1, 9))
    least, most = plan.customer.delay
    day = max(plan.due_on + rng.randint(least, most), booked)
    latest = today - SETTLED_UNTIL
    if day > latest:
        day = latest - rng.randrange(6)
    return _weekday(day)


def _weekday(day: int) -> int:
    """The Friday before a weekend: banks book on working days."""
    return day - max(0, date.fromordinal(day).weekday() - 4)
