"""The books of a made-up firm: customers, contracts with their plans, invoices, what is open."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from arapp.services.matching.rows import (
    Alias,
    CustomerIn,
    Habit,
    NumberIn,
    PlanIn,
    ReceiptIn,
    StatementIn,
    TakenBackIn,
)
from tests.matching.market import names
from tests.matching.market.names import Name

TODAY = date(2026, 11, 12).toordinal()
OWN_NAME = "苏州澄禾自动化设备有限公司"
_PLANS: tuple[tuple[tuple[str, int, str], ...], ...] = (
    (("签订款", 30, ""), ("发货款", 30, ""), ("验收款", 30, ""), ("质保金", 10, "retention")),
    (("预付款", 30, ""), ("验收款", 60, ""), ("质保金", 10, "retention")),
    (("首付款", 50, ""), ("尾款", 50, "")),
    (("定金", 20, ""), ("到货款", 70, ""), ("质量保证金", 10, "retention")),
    (("货款", 100, ""),),
    (("设备款", 75, ""), ("安装费", 15, ""), ("培训费", 10, "")),
)
_HAN = "一二三四五六七八九十"
STYLES = (
    "HT-{y}-{n:04d}", "CH{y}{n:04d}", "XS-{y}-{n:03d}", "{y}浙销字第{n:03d}号", "SO/{y}/{n:04d}",
)  # fmt: skip


@dataclass
class Maker:
    """What is being made; `free` are rows that no receipt pays yet."""

    rnd: Random
    names: dict[int, Name] = field(default_factory=dict)
    customers: dict[int, CustomerIn] = field(default_factory=dict)
    accounts: dict[int, str] = field(default_factory=dict)
    rows: dict[int, list[PlanIn]] = field(default_factory=lambda: defaultdict(list))
    free: dict[int, list[PlanIn]] = field(default_factory=lambda: defaultdict(list))
    numbers: list[NumberIn] = field(default_factory=list)
    statements: list[StatementIn] = field(default_factory=list)
    habits: dict[int, Habit] = field(default_factory=dict)
    receipts: list[ReceiptIn] = field(default_factory=list)
    declined: set[tuple[int, int]] = field(default_factory=set)
    taken_back: list[TakenBackIn] = field(default_factory=list)
    tails: dict[int, str] = field(default_factory=dict)
    settled: dict[int, str] = field(default_factory=dict)
    style: str = STYLES[0]
    count: int = 0
    plan_count: int = 0


def fill(maker: Maker, customers: int, rows: int = 0) -> None:
    """Customers and all that is open of them, at least so many rows each."""
    rnd = maker.rnd
    maker.style = rnd.choice(STYLES)
    while len(maker.customers) < customers:
        name = names.company(rnd)
        _customer(maker, name)
        if rnd.random() < 0.12:
            _customer(maker, names.twin(rnd, name))
        if rnd.random() < 0.06:
            _group(maker, name)
    for customer_id in maker.customers:
        _dealings(maker, customer_id, rows)


def _customer(maker: Maker, name: Name, parent: int | None = None) -> int:
    rnd, number = maker.rnd, len(maker.customers) + 1
    if any(known.text == name.text for known in maker.names.values()):
        return 0
    account = names.account(rnd)
    aliases = []
    if rnd.random() < 0.6:
        aliases.append(Alias("account", account, rnd.randint(1, 9), TODAY - 60))
    if rnd.random() < 0.15:
        aliases.append(Alias("name", names.company(rnd).text, rnd.randint(1, 5), TODAY - 90))
    people = tuple(names.person(rnd) for _ in range(rnd.randint(1, 2)))
    heads = (names.person(rnd),) if rnd.random() < 0.7 else ()
    brief = rnd.choice((name.brand, name.brand + name.trade[:2], ""))
    maker.names[number], maker.accounts[number] = name, account
    maker.customers[number] = CustomerIn(
        number, name.text, brief, tuple(aliases), (), people, parent, heads
    )
    if rnd.random() < 0.08:
        maker.habits[number] = Habit(number, rnd.choice((2500, 3600, 8800)), rnd.randint(2, 6))
    return number


def _group(maker: Maker, name: Name) -> None:
    """Subsidiaries in other trades under the firm just made."""
    parent = len(maker.customers)
    for trade in maker.rnd.sample(("物流", "重工", "置业", "新能源"), maker.rnd.randint(1, 3)):
        _customer(maker, replace(name, trade=trade, form="有限公司", bracket=False), parent)


def amount(rnd: Random) -> int:
    """Cents, hundreds or ten thousands of yuan."""
    kind = rnd.random()
    if kind < 0.5:
        return rnd.randint(200_000, 60_000_000)
    if kind < 0.75:
        return rnd.randint(20, 6_000) * 10_000
    return rnd.randint(1, 80) * 1_000_000


def _dealings(maker: Maker, customer_id: int, least: int) -> None:
    rnd = maker.rnd
    currency = "USD" if rnd.random() < 0.05 else "CNY"
    for _ in range(rnd.choice((0, 1, 1, 1, 2, 2, 3, 5))):
        if rnd.random() < 0.3:
            _instalments(maker, customer_id, currency)
        else:
            _contract(maker, customer_id, currency)
    while len(maker.rows[customer_id]) < least:
        _contract(maker, customer_id, currency)
    rent = amount(rnd) if rnd.random() < 0.15 else 0  # the same every month
    for month in rnd.sample(range(5, 11), rnd.choice((0, 0, 1, 2, 3, 4))):
        _invoice(maker, customer_id, month, currency, rent)
    if rnd.random() < 0.06:
        due = TODAY - rnd.randint(5, 60)
        minor = -rnd.randint(10_000, 900_000)
        _row(maker, customer_id, minor, "退货", "credit", due, {"currency": currency})
    maker.settled[customer_id] = _number(maker, 2024)
    maker.numbers.append(NumberIn(maker.settled[customer_id], customer_id))
    maker.free[customer_id] = [
        p for p in maker.rows[customer_id] if p.firm and not p.disputed and p.open > 0
    ]
    if rnd.random() < 0.3:
        paper, closing = f"DZ2026-{customer_id:04d}", _all_open(maker, customer_id, currency)
        maker.statements.append(
            StatementIn(paper, customer_id, TODAY - 12, sum(p.open for p in closing), currency)
        )


def _all_open(maker: Maker, customer_id: int, currency: str) -> list[PlanIn]:
    return [
        p
        for p in maker.free[customer_id]
        if p.currency == currency and (p.booked_on or 0) <= TODAY - 12
    ]


def _number(maker: Maker, year: int = 2026) -> str:
    maker.count += 1
    return maker.style.format(y=year, n=maker.count)


def _contract(maker: Maker, customer_id: int, currency: str) -> None:
    rnd, total, contract = maker.rnd, amount(maker.rnd), _number(maker)
    stages = rnd.choice(_PLANS)
    paid = rnd.randint(0, len(stages) - 1) if rnd.random() < 0.5 else 0
    waits = rnd.random() < 0.35
    due = TODAY - rnd.randint(0, 200)
    left = total
    for no, (label, percent, kind) in enumerate(stages, 1):
        minor = left if no == len(stages) else total * percent // 100
        left -= minor
        if no <= paid:
            continue
        firm = not (waits and no > paid + 1)
        facts = {"contract": contract, "contract_id": maker.count, "no": no, "firm": firm,
                 "currency": currency}  # fmt: skip
        _row(maker, customer_id, minor, label, kind or "instalment", due + 60 * no, facts)


def _instalments(maker: Maker, customer_id: int, currency: str) -> None:
    """Equal instalments, the odd cent in the last; some numbered in their label, some not."""
    rnd, total, contract = maker.rnd, amount(maker.rnd), _number(maker)
    periods, paid = rnd.randint(3, 6), rnd.randint(0, 2)
    pattern = rnd.choice(("第{h}期", "第{n}期款", "{n}期", "分期款"))
    due = TODAY - rnd.randint(30, 200)
    for no in range(paid + 1, periods + 1):
        minor = total // periods + (total % periods if no == periods else 0)
        facts = {"contract": contract, "contract_id": maker.count, "no": no,
                 "currency": currency}  # fmt: skip
        label = pattern.format(n=no, h=_HAN[no - 1])
        _row(maker, customer_id, minor, label, "instalment", due + 30 * no, facts)


def _invoice(maker: Maker, customer_id: int, month: int, currency: str, rent: int) -> None:
    rnd = maker.rnd
    number = "2632" + "".join(rnd.choice("0123456789") for _ in range(16))
    label = rnd.choice((f"{month}月货款", f"2026年{month}月", ""))
    booked = date(2026, month, rnd.randint(1, 28)).toordinal()
    facts = {"invoice": number, "booked_on": booked, "currency": currency}
    row = _row(maker, customer_id, rent or amount(rnd), label, "invoice", booked + 60, facts)
    maker.tails[row.id] = number


def _row(
    maker: Maker,
    customer_id: int,
    minor: int,
    label: str,
    kind: str,
    due: int,
    facts: dict[str, object],
) -> PlanIn:
    rnd = maker.rnd
    if rnd.random() < 0.06 and minor > 1_000_000:
        minor -= rnd.randint(1, minor // 200_000) * 100_000  # paid in part before
    facts = {"booked_on": min(due - 30, TODAY), **facts}
    maker.plan_count += 1
    disputed = minor // 4 if rnd.random() < 0.02 and minor > 0 else 0
    row = PlanIn(
        maker.plan_count, customer_id, minor, kind=kind, label=label, due_on=due,
        disputed=disputed, **facts,  # type: ignore[arg-type]  # the texts and numbers of one row
    )  # fmt: skip
    maker.rows[customer_id].append(row)
    if "contract" in facts and rnd.random() < 0.25:  # an invoice that has no row of its own
        number = "2632" + "".join(rnd.choice("0123456789") for _ in range(16))
        maker.tails[row.id] = number
        maker.numbers.append(NumberIn(number, customer_id, (row.id,)))
    return row
