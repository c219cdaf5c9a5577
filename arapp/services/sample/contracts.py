"""Contracts with their nodes and rows, and deliveries on monthly terms. Pure."""

from datetime import date
from random import Random
from typing import NamedTuple

from arapp.models.values import money
from arapp.services.sample.drafts import Contract, Customer, Milestone, Plan

YEAR = 365


class Step(NamedTuple):
    """A node of a template: what it is, its row, percent, days to pay, days after the node before.

    wait None: the customer's own days.
    """

    kind: str
    node: str
    row: str
    percent: int
    wait: int | None
    gap: int


_SIGNING = Step("signing", "签订", "签订款", 30, 15, 0)
_DELIVERY = Step("delivery", "发货", "发货前款", 30, 7, 75)
_ACCEPTANCE = Step("acceptance", "验收", "验收款", 30, None, 40)
# The warranty begins with the acceptance: from then on its end, and so the due day, is certain.
_WARRANTY = Step("warranty", "质保期满", "质保金", 10, YEAR, 0)
TEMPLATES: dict[str, tuple[Step, ...]] = {
    "3331": (_SIGNING, _DELIVERY, _ACCEPTANCE, _WARRANTY),
    "361": (_SIGNING, _ACCEPTANCE._replace(percent=60, gap=110), _WARRANTY),
    "55": (_SIGNING._replace(percent=50), _ACCEPTANCE._replace(percent=50, gap=100)),
}
TERMS = {
    "3331": "签订 30%，发货前 30%，验收 30%，质保期满 10%",
    "361": "签订 30%，验收 60%，质保期满 10%",
    "55": "签订 50%，验收 50%",
}
SUBJECTS = (
    "装配线改造", "视觉检测工位 2 套", "桁架上下料机械手", "数控转台 6 台", "输送线及分拣单元",
    "自动锁付机 4 台", "压装检测专机", "气密检测台 3 套", "机床防护与排屑系统", "码垛工作站",
    "伺服压机 2 台", "轴承座加工件", "减速机箱体加工件", "非标夹具一批", "涂胶工作站",
    "主轴箱体 40 件",
)  # fmt: skip
_EVIDENCE = {
    "signing": "合同双方已盖章",
    "delivery": "发货通知单已回签",
    "acceptance": "验收单已签字",
    "warranty": "自验收日起 12 个月",
}


class Course(NamedTuple):
    """Where a contract stands: its template, the step that is open, that row's due day and amount.

    settled: the open row has been paid too, and so has the retention (a contract that is over).
    late: the next node was planned so many days before `today`.
    """

    template: str
    step: str
    due_on: int
    amount: int
    today: int
    late: int = 0
    settled: bool = False


def contract(rng: Random, customer: Customer, course: Course) -> tuple[Contract, list[Plan]]:
    """The contract around the row that is open, and all its rows in order; Σ rows = amount."""
    steps = TEMPLATES[course.template]
    current = next(i for i, step in enumerate(steps) if step.kind == course.step)
    percents = [step.percent for step in steps]
    whole = course.amount * 100 // percents[current]
    days = _confirmed(rng, customer, course, steps, current)
    signed = days[0]
    made = Contract(
        customer,
        rng.choice(SUBJECTS),
        whole,
        signed,
        days[-1] + (YEAR + 30 if steps[-1].kind == "warranty" else 90),
        TERMS[course.template],
        rng.choice((500, 500, 500, None)),
    )
    rows = []
    for no, (step, amount) in enumerate(zip(steps, money.split(whole, percents), strict=True)):
        firm = no <= current or (step.kind == "warranty" and steps[current].kind == "acceptance")
        node, row = _row(made, step, days[no], amount, firm)
        row.no = no + 1
        row.settle = no < current or (course.settled and firm)
        if no == current:
            row.due_on = course.due_on
        made.milestones.append(node)
        rows.append(row)
    if all(row.settle for row in rows):
        made.state = "closed"
    return made, rows


def _confirmed(
    rng: Random, customer: Customer, course: Course, steps: tuple[Step, ...], current: int
) -> list[int]:
    """Day of each node: confirmed up to the open one, planned after it."""
    wait = steps[current].wait
    days = [0] * len(steps)
    days[current] = min(course.due_on - _wait(customer, wait), course.today - 1 - rng.randrange(3))
    for i in range(current, 0, -1):
        gap = steps[i].gap
        days[i - 1] = days[i] - gap - (rng.randrange(-6, 9) if gap else 0)
    for i in range(current + 1, len(steps)):
        days[i] = days[i - 1] + steps[i].gap
        if steps[i].kind == "warranty":
            continue
        if i == current + 1 and course.late:
            days[i] = course.today - course.late
        else:
            days[i] = max(days[i], course.today + 5 + rng.randrange(25))
    return days


def _wait(customer: Customer, wait: int | None) -> int:
    return customer.net_days if wait is None else wait


def _row(made: Contract, step: Step, day: int, amount: int, firm: bool) -> tuple[Milestone, Plan]:
    ends = day + (YEAR if step.kind == "warranty" else 0)
    node = Milestone(
        step.kind,
        step.node,
        ends,
        day if firm else None,
        _EVIDENCE[step.kind] if firm else "",
    )
    row = Plan(
        made.customer,
        "retention" if step.kind == "warranty" else "instalment",
        step.row,
        "firm" if firm else "expected",
        day if firm else None,
        day + _wait(made.customer, step.wait),
        amount,
        contract=made,
        milestone=node,
    )
    return node, row


def delivery(customer: Customer, due_on: int, amount: int, what: str = "月货款") -> Plan:
    """A month's deliveries on terms: booked so many days before it is due as the terms say."""
    booked = due_on - customer.net_days
    label = f"{month_of(booked)} {what}"
    return Plan(customer, "instalment", label, "firm", booked, due_on, amount)


def month_of(booked_on: int) -> int:
    """The month that is settled on that day: its own from the 16th on, else the one before."""
    day = date.fromordinal(booked_on)
    return day.month if day.day >= 16 else (day.month - 2) % 12 + 1
