"""A made-up firm with its bank file, and for every receipt what it really pays.

`make_firm(seed, customers)` gives the book and the truth. Each receipt is an instance of one
phenomenon; rows are used up once. Rows of one contract with one amount are interchangeable unless
the remark names one, so truth is compared by `same_use`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random

from arapp.services.matching.rows import (
    Alias,
    Answer,
    Book,
    CustomerIn,
    NumberIn,
    PlanIn,
    ReceiptIn,
    Result,
)

TODAY = 739_566  # 2026-11-12
FIRST = "恒宏瑞博金华天海信达远利民新盛泰丰源德龙兴安通捷凯联创科优嘉诚锦鼎"
PLACES = ("上海", "苏州", "无锡市", "深圳市", "宁波", "杭州", "广州市", "青岛", "徐州", "芜湖")
TRADES = ("机械设备", "电子科技", "自动化设备", "五金", "橡塑制品", "汽车零部件", "新材料科技")
PEOPLE = ("张海涛", "李敏", "王建国", "赵小兰", "周凯", "吴芳", "郑志强", "钱玉", "孙立", "陈晓东")
STAGES = (("签订款", 30), ("发货款", 30), ("验收款", 30), ("质保金", 10))


@dataclass(frozen=True)
class Truth:
    """What a receipt pays: rows, or none. `known` False: nobody could tell from what is written."""

    phenomenon: str
    plans: tuple[int, ...] = ()
    known: bool = True
    named: bool = False  # the remark tells interchangeable rows apart


@dataclass
class Firm:
    """The book and, by receipt id, the truth."""

    book: Book
    truth: dict[int, Truth]


@dataclass
class Maker:
    """What is being made."""

    rnd: Random
    customers: list[CustomerIn] = field(default_factory=list)
    plans: dict[int, list[PlanIn]] = field(default_factory=lambda: defaultdict(list))
    receipts: list[ReceiptIn] = field(default_factory=list)
    truth: dict[int, Truth] = field(default_factory=dict)
    number: int = 0

    def pay(self, truth: Truth, minor: int, after: int = 0, **facts: str) -> None:
        """One receipt with its truth, on a day given or any of the last forty."""
        receipt_id = len(self.receipts) + 1
        day = after or TODAY - self.rnd.randint(0, 40)
        self.receipts.append(ReceiptIn(receipt_id, day, minor, **facts))  # type: ignore[arg-type]  # texts only
        self.truth[receipt_id] = truth

    def take(self, customer: CustomerIn, count: int = 1) -> list[PlanIn]:
        """Rows not used yet; fewer than asked for when there are no more."""
        rows = self.plans[customer.id]
        self.rnd.shuffle(rows)
        taken, self.plans[customer.id] = rows[:count], rows[count:]
        return taken


def make_firm(seed: int, customers: int = 200, receipts: int = 600) -> Firm:
    """Deterministic for a seed."""
    maker = Maker(Random(seed))
    _customers(maker, customers)
    every: list[PlanIn] = []
    for customer in maker.customers:
        _rows(maker, customer)
        every += maker.plans[customer.id]
    ways = [way for way, weight in PHENOMENA for _ in range(weight)]
    while len(maker.receipts) < receipts:
        maker.rnd.choice(ways)(maker, maker.rnd.choice(maker.customers))
    settled = tuple(NumberIn(f"HT-2023-{c.id:04d}", c.id) for c in maker.customers)
    book = Book(
        tuple(maker.receipts),
        tuple(sorted(every, key=lambda p: p.id)),
        tuple(maker.customers),
        numbers=settled,
        own_names=("苏州澄禾自动化设备有限公司",),
    )
    return Firm(book, maker.truth)


def _customers(maker: Maker, count: int) -> None:
    rnd, names = maker.rnd, set()
    while len(maker.customers) < count:
        brand = "".join(rnd.sample(FIRST, 2))
        name = rnd.choice(PLACES) + brand + rnd.choice(TRADES) + "有限公司"
        if name in names:
            continue
        names.add(name)
        account = "".join(rnd.choice("0123456789") for _ in range(19))
        aliases = (Alias("account", account, 3),) if rnd.random() < 0.6 else ()
        person = rnd.choice(PEOPLE) + rnd.choice("一二三四五六七八九十甲乙丙丁")
        customer_id = len(maker.customers) + 1
        maker.customers.append(CustomerIn(customer_id, name, brand, aliases, (), (person,)))


def _amount(rnd: Random) -> int:
    kind = rnd.random()
    if kind < 0.45:
        return rnd.randint(100_000, 30_000_000)
    if kind < 0.75:
        return rnd.randint(10, 3_000) * 10_000
    return rnd.randint(1, 60) * 1_000_000


def _rows(maker: Maker, customer: CustomerIn) -> None:
    rnd = maker.rnd
    for _ in range(rnd.randint(0, 4)):
        maker.number += 1
        contract, total = f"HT-2026-{maker.number:04d}", _amount(rnd) // 10 * 10
        for no, (label, percent) in enumerate(STAGES[rnd.randint(0, 2) :], rnd.randint(1, 2)):
            kind = "retention" if label == "质保金" else "instalment"
            facts = {"contract": contract, "contract_id": maker.number, "no": no}
            _row(maker, customer, total * percent // 100, label, kind, facts)
    if rnd.random() < 0.5:
        maker.number += 1
        contract, part = f"HT-2026-{maker.number:04d}", _amount(rnd)
        for no, label in enumerate(("第一期", "第二期", "第三期"), 1):
            facts = {"contract": contract, "contract_id": maker.number, "no": no}
            _row(maker, customer, part, label, "instalment", facts)
    for month in range(rnd.randint(0, 4)):
        number = "2432" + "".join(rnd.choice("0123456789") for _ in range(16))
        _row(maker, customer, _amount(rnd), f"{7 + month}月货款", "invoice", {"invoice": number})


def _row(
    maker: Maker, customer: CustomerIn, minor: int, label: str, kind: str, facts: dict[str, object]
) -> None:
    plan_id = sum(map(len, maker.plans.values())) + 1
    due = TODAY + maker.rnd.randint(-120, 60)
    plan = PlanIn(
        plan_id,
        customer.id,
        minor,
        "CNY",
        kind,
        label,
        booked_on=due - 30,
        due_on=due,
        **facts,  # type: ignore[arg-type]  # the texts and numbers of one row
    )
    maker.plans[customer.id].append(plan)


# --- phenomena ---


def _account(customer: CustomerIn) -> str:
    return customer.aliases[0].value if customer.aliases else ""


def _document(row: PlanIn) -> str:
    return row.contract or row.invoice[-8:] + "号发票"


def named(maker: Maker, customer: CustomerIn) -> None:
    """Full name, document and words."""
    for row in maker.take(customer):
        text = maker.rnd.choice(("付{0}{1}", "{0}合同{1}", "支付{0} {1}", "{1}{0}"))
        memo = text.format(_document(row), row.label)
        maker.pay(Truth("named", (row.id,), named=True), row.open, payer=customer.name, memo=memo)


def number_only(maker: Maker, customer: CustomerIn) -> None:
    """Full name and document, no words."""
    for row in maker.take(customer):
        memo = f"{_document(row)}货款"
        maker.pay(Truth("number_only", (row.id,)), row.open, payer=customer.name, memo=memo)


def plain(maker: Maker, customer: CustomerIn) -> None:
    """Full name, 货款."""
    for row in maker.take(customer):
        known = row.open % 10_000 != 0
        truth = Truth("plain" if known else "plain_round", (row.id,), known)
        maker.pay(truth, row.open, payer=customer.name, memo="货款")


def account(maker: Maker, customer: CustomerIn) -> None:
    """The account is known, the name is a person's."""
    if not customer.aliases:
        return
    for row in maker.take(customer):
        truth = Truth("account", (row.id,), named=True)
        memo, number = f"{_document(row)}{row.label}", _account(customer)
        maker.pay(truth, row.open, payer="某经办人", payer_account=number, memo=memo)


def masked(maker: Maker, customer: CustomerIn) -> None:
    """The account shows its ends only."""
    number = _account(customer)
    if not number:
        return
    for row in maker.take(customer):
        shown = f"{number[:6]}*********{number[-4:]}"
        truth = Truth("masked", (row.id,), row.open % 10_000 != 0)
        maker.pay(truth, row.open, payer=customer.name, payer_account=shown)


def short_name(maker: Maker, customer: CustomerIn) -> None:
    """A shorter form of the name with the document."""
    for row in maker.take(customer):
        payer = customer.name.removesuffix("有限公司")
        memo = f"{_document(row)}{row.label}"
        maker.pay(Truth("short_name", (row.id,), named=True), row.open, payer=payer, memo=memo)


def lump(maker: Maker, customer: CustomerIn) -> None:
    """Several rows in one sum."""
    rows = maker.take(customer, maker.rnd.randint(2, 5))
    total = sum(r.open for r in rows)
    if len(rows) > 1:
        truth = Truth("lump", tuple(r.id for r in rows), total % 10_000 != 0)
        maker.pay(truth, total, payer=customer.name, memo="货款")


def lump_fee(maker: Maker, customer: CustomerIn) -> None:
    """Several rows named, less the bank's fee."""
    rows = maker.take(customer, 2)
    if len(rows) > 1:
        memo = "、".join(f"{_document(r)}{r.label}" for r in rows)
        truth = Truth("lump_fee", tuple(r.id for r in rows), named=True)
        maker.pay(truth, sum(r.open for r in rows) - 3_000, payer=customer.name, memo=memo)


def fee(maker: Maker, customer: CustomerIn) -> None:
    """One row less a fee."""
    for row in maker.take(customer):
        minor = row.open - maker.rnd.choice((500, 1_050, 3_000, 5_000))
        memo = f"{_document(row)}{row.label}"
        maker.pay(Truth("fee", (row.id,), named=True), minor, payer=customer.name, memo=memo)


def partial(maker: Maker, customer: CustomerIn) -> None:
    """Part of a row that is named."""
    for row in maker.take(customer):
        minor = row.open * maker.rnd.choice((3, 4, 6, 7)) // 10
        memo = f"{_document(row)}{row.label}部分"
        maker.pay(Truth("partial", (row.id,), named=True), minor, payer=customer.name, memo=memo)


def month(maker: Maker, customer: CustomerIn) -> None:
    """10月货款, nothing else."""
    rows = [p for p in maker.plans[customer.id] if p.kind == "invoice"]
    for row in rows[:1]:
        maker.plans[customer.id].remove(row)
        maker.pay(
            Truth("month", (row.id,), named=True), row.open, payer=customer.name, memo=row.label
        )


def person(maker: Maker, customer: CustomerIn) -> None:
    """A contact pays from a private account and names the document."""
    for row in maker.take(customer):
        payer, memo = customer.people[0], f"代付{_document(row)}{row.label}"
        maker.pay(Truth("person", (row.id,), named=True), row.open, payer=payer, memo=memo)


def branch(maker: Maker, customer: CustomerIn) -> None:
    """A branch pays and names the document."""
    for row in maker.take(customer):
        memo = f"{_document(row)}{row.label}"
        payer = f"{customer.name}南京分公司"
        maker.pay(Truth("branch", (row.id,), named=True), row.open, payer=payer, memo=memo)


def prepaid(maker: Maker, customer: CustomerIn) -> None:
    """Money for a contract that is not in the books yet."""
    memo = f"HT-2027-{maker.rnd.randint(1, 999):04d}预付款"
    maker.pay(Truth("prepaid"), _amount(maker.rnd), payer=customer.name, memo=memo)


def trap_other(maker: Maker, customer: CustomerIn) -> None:
    """Equals an open row, but the remark names what is settled or unknown."""
    for row in maker.plans[customer.id][:1]:
        number = maker.rnd.choice((f"HT-2023-{customer.id:04d}", "HT-2027-0815"))
        maker.pay(
            Truth("trap_other", (), False), row.open, payer=customer.name, memo=f"{number}货款"
        )


def trap_similar(maker: Maker, customer: CustomerIn) -> None:
    """Somebody whose name differs in one character pays what a customer owes."""
    taken = {c.name for c in maker.customers}
    for row in maker.plans[customer.id][:1]:
        for char in FIRST:
            name = customer.name.replace(customer.short_name[1], char, 1)
            if name not in taken:
                maker.pay(Truth("trap_similar", (), False), row.open, payer=name, memo="货款")
                return


def trap_deposit(maker: Maker, customer: CustomerIn) -> None:
    """A customer gives our bid deposit back: equal to an open row by chance."""
    for row in maker.plans[customer.id][:1]:
        maker.pay(
            Truth("trap_deposit", (), False), row.open, payer=customer.name, memo="退投标保证金"
        )


def trap_reversal(maker: Maker, customer: CustomerIn) -> None:
    """Paid and taken back by the bank."""
    for row in maker.plans[customer.id][:1]:
        maker.pay(Truth("trap_reversal"), row.open, payer=customer.name, memo="货款")
        day = maker.receipts[-1].day + 1
        maker.pay(Truth("trap_reversal"), -row.open, day, payer=customer.name, memo="冲正")


def nobody(maker: Maker, _customer: CustomerIn) -> None:
    """Interest, tax refund, own transfer."""
    payer, memo = maker.rnd.choice(
        (("中国建设银行", "结息"), ("国家金库", "退税"), ("苏州澄禾自动化设备有限公司", "转账"))
    )
    maker.pay(Truth("nobody"), _amount(maker.rnd), payer=payer, memo=memo)


Way = Callable[[Maker, CustomerIn], None]
PHENOMENA: tuple[tuple[Way, int], ...] = (
    (named, 14),
    (number_only, 8),
    (plain, 8),
    (account, 4),
    (masked, 3),
    (short_name, 3),
    (lump, 4),
    (lump_fee, 2),
    (fee, 3),
    (partial, 3),
    (month, 5),
    (person, 2),
    (branch, 1),
    (prepaid, 2),
    (trap_other, 1),
    (trap_similar, 1),
    (trap_deposit, 1),
    (trap_reversal, 1),
    (nobody, 2),
)


# --- measuring ---


@dataclass
class Score:
    """Counts of one phenomenon."""

    receipts: int = 0
    answerable: int = 0
    first: int = 0
    among_three: int = 0
    auto: int = 0
    auto_right: int = 0


def same_use(firm: Firm, truth: Truth, answer: Answer) -> bool:
    """Whether an answer uses the rows that the receipt really pays, by kind unless named."""
    plans = {p.id: p for p in firm.book.plans}

    def key(plan_id: int) -> object:
        plan = plans[plan_id]
        if truth.named or plan.contract_id is None:
            return plan_id
        return (plan.contract_id, plan.open)

    return Counter(map(key, truth.plans)) == Counter(key(p.plan_id) for p in answer.parts)


def measure(firm: Firm, results: Iterable[Result]) -> dict[str, Score]:
    """Scores by phenomenon."""
    scores: dict[str, Score] = defaultdict(Score)
    for result in results:
        truth = firm.truth[result.receipt_id]
        score = scores[truth.phenomenon]
        answers = [result.best, *result.alternatives][:3]
        right = [same_use(firm, truth, a) for a in answers]
        score.receipts += 1
        score.auto += result.auto
        score.auto_right += result.auto and right[0]
        if truth.known:
            score.answerable += 1
            score.first += right[0]
            score.among_three += any(right)
    return dict(scores)


def total(scores: dict[str, Score]) -> Score:
    """All phenomena together."""
    sums = Score()
    for score in scores.values():
        for name in vars(sums):
            setattr(sums, name, getattr(sums, name) + getattr(score, name))
    return sums
