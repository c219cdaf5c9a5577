"""The many customers beside the story in the medium and the large sample: part by part. Pure.

Every customer has the same make-up (settled rows, open rows of every age, a contract under way,
part payments, a prepayment, money not yet matched); quotas make the sums exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from arapp.services.sample import contracts, money_in, names, receipts, story
from arapp.services.sample.contracts import Course
from arapp.services.sample.drafts import Customer, Draft, Plan, Receipt
from arapp.services.sample.tale import HISTORY_DAYS

# Shares of the open rows: not due, 1–30, 31–60, 61–90, over 90 days overdue.
_AGES = ((670, 1, 75), (170, -30, -1), (70, -60, -31), (30, -90, -61), (60, -400, -91))
_GRADES = ("A", "B", "B", "B", "C", "C", "C", "D")
_NET = {"A": 60, "B": 30, "C": 15, "D": 15}
_DELAY = {"A": (-3, 5), "B": (-2, 8), "C": (2, 19), "D": (6, 34)}
_UNDER_WAY = 4  # rows of the contract under way: one settled, one open, two expected


@dataclass(frozen=True, slots=True)
class Quota:
    """How much there is of each, for all of the crowd or for one of it.

    loose: receipts that settle nothing (every other one has exactly one allocation).
    """

    plans: int
    open: int
    allocations: int
    loose: int

    def of(self, index: int, count: int) -> "Quota":
        """The share of one of `count`; the shares add up exactly."""

        def share(whole: int) -> int:
            return (index + 1) * whole // count - index * whole // count

        return Quota(
            share(self.plans), share(self.open), share(self.allocations), share(self.loose)
        )


def parts(
    rng: Random, today: int, count: int, quota: Quota, home: str, size: int = 500
) -> Iterator[Draft]:
    """Drafts of `size` customers each, together exactly the quota; no contract is numbered yet."""
    taken = {firm.brand for firm in story.FIRMS}
    brands = names.brands(rng, count, taken)
    for first in range(0, count, size):
        draft = Draft()
        for index in range(first, min(first + size, count)):
            customer = _customer(rng, brands[index], index + len(story.FIRMS), home)
            draft.customers.append(customer)
            _rows(rng, draft, customer, today, quota.of(index, count))
        yield draft


def _customer(rng: Random, brand: str, serial: int, home: str) -> Customer:
    place = names.PLACES[rng.choice(_CITIES)]
    trade, rest = rng.choice(names.TRADES)
    grade = rng.choice(_GRADES)
    owner = rng.choice(_OWNERS)
    head = f"{brand}（{place.city}）" if serial % 29 == 0 else f"{place.city}{brand}"
    return Customer(
        name=f"{head}{trade}{rng.choice(names.FORMS)}",
        short=brand + rest,
        grade=grade,
        owner=owner,
        department=story.SALES[owner],
        region=place.province,
        address=f"{place.city}市{place.street} {rng.randrange(8, 990)} 号",
        phone=f"{place.dial} 0000 {rng.randrange(1000, 9999)}",
        tax_no=names.tax_no(place.code, serial + 1),
        account=names.account_no(serial + 1),
        bank="",
        net_days=_NET[grade],
        terms=f"月结 {_NET[grade]} 天",
        currency=home,
        delay=_DELAY[grade],
        contacts=[names.contact(rng, "finance")],
    )


_CITIES = tuple(names.PLACES)
_OWNERS = tuple(owner for owner, where in story.SALES.items() if where != "外贸部")


def _rows(rng: Random, draft: Draft, customer: Customer, today: int, quota: Quota) -> None:
    """Rows and receipts of one customer, exactly its quota."""
    opened = quota.open
    settled = quota.plans - opened
    if opened and quota.plans >= 3 * _UNDER_WAY:
        due = today + min(_offset(rng, customer), 6)
        course = Course("3331", "delivery", due, rng.randrange(8, 110) * 100_000, today)
        made, rows = contracts.contract(rng, customer, course)
        draft.contracts.append(made)
        draft.plans += rows
        opened, settled = opened - 1, settled - _UNDER_WAY + 1
    while settled >= 12 and rng.random() < 0.75:
        due = today - rng.randrange(10, HISTORY_DAYS - 480)
        course = Course("3331", "warranty", due, rng.randrange(5, 60) * 100_000, today, 0, True)
        made, rows = contracts.contract(rng, customer, course)
        draft.contracts.append(made)
        draft.plans += rows
        settled -= len(rows)
    step = (HISTORY_DAYS - 120) // (settled + 1)
    months = [
        _month(rng, customer, today - 10 - i * step - rng.randrange(step or 1), True)
        for i in range(settled)
    ]
    months += [_month(rng, customer, today + _offset(rng, customer), False) for _ in range(opened)]
    draft.plans += months


def _month(rng: Random, customer: Customer, due: int, settle: bool) -> Plan:
    row = contracts.delivery(customer, due, rng.randrange(8_000_00, 90_000_00))
    row.settle = settle
    return row


def _offset(rng: Random, customer: Customer) -> int:
    """Due day of an open row from today: the ages in their shares."""
    pick = rng.randrange(1000)
    for share, least, most in _AGES:
        pick -= share
        if pick < 0:
            return rng.randint(least, min(most, customer.net_days - 1))
    return 0


def bring(rng: Random, draft: Draft, today: int, first: int, whole: tuple[int, Quota]) -> None:
    """The receipts of a part whose contracts have their numbers; `first` is its first customer."""
    count, quota = whole
    rows: dict[Customer, list[Plan]] = {customer: [] for customer in draft.customers}
    for plan in draft.plans:
        rows[plan.customer].append(plan)
    for index, (customer, plans) in enumerate(rows.items(), first):
        draft.receipts += _receipts(rng, plans, today, quota.of(index, count))
        draft.aliases += money_in.aliases(customer)
    draft.receipts.sort(key=lambda receipt: receipt.day)


def _receipts(rng: Random, plans: list[Plan], today: int, quota: Quota) -> list[Receipt]:
    settled = [plan for plan in plans if plan.settle]
    opened = [p for p in plans if not p.settle and p.state == "firm" and p.booked_on is not None]
    extra = quota.allocations - len(settled)
    made = []
    if extra > 0 and opened:
        plan = min(opened, key=lambda p: p.due_on)
        plan.part = plan.amount * rng.randrange(20, 80) // 10_000_000 * 100_000 or plan.amount // 3
        made.append(receipts.pay_part(rng, plan, today))
    made += money_in.settle(rng, settled, today, quota.allocations - len(made))
    for i in range(quota.loose):
        made.append(_loose(rng, plans[0].customer, opened, today, i))
    return made


def _loose(rng: Random, customer: Customer, opened: list[Plan], today: int, i: int) -> Receipt:
    """First a prepayment, then money that nobody has matched: it names a row or only a payer."""
    if i == 0:
        amount = rng.randrange(1, 30) * 100_000
        made = receipts.receipt(customer, today - rng.randrange(5, 60), [], "预付货款")
        made.amount = amount
        return made
    plan = opened[i % len(opened)] if opened else None
    made = receipts.receipt(customer, today - rng.randrange(1, 4), [], "货款")
    made.customer = None
    made.amount = plan.amount - plan.part if plan else rng.randrange(1, 80) * 100_000
    if plan and plan.contract:
        made.memo = f"付{plan.contract.number}{plan.label}"
    return made
