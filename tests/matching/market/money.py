"""The bank file: each receipt pays some rows in some way, and its truth is noted beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from arapp.services.matching.rows import Book, PlanIn, ReceiptIn
from tests.matching.market import payers, remarks
from tests.matching.market.books import OWN_NAME, TODAY, Maker, amount, fill
from tests.matching.market.payers import Payer
from tests.matching.market.remarks import Remark
from tests.matching.market.truth import Judge, Truth, Use, only_way, settle, smallest

_FEES = (500, 1000, 1050, 1500, 2000, 2500, 3000, 5000)
Paid = tuple[Sequence[PlanIn], bool]


@dataclass
class Market:
    """The book, the truth by receipt id, and who judges."""

    book: Book
    truth: dict[int, Truth]
    judge: Judge


@dataclass
class Teller:
    """Writes receipts."""

    maker: Maker
    truth: dict[int, Truth] = field(default_factory=dict)
    paid: list[Paid] = field(default_factory=list)
    argued: set[int] = field(default_factory=set)

    def write(
        self, truth: Truth, payer: Payer, memo: str, minor: int, currency: str, day: int = 0
    ) -> int:
        """One receipt; its id."""
        receipt_id = len(self.maker.receipts) + 1
        day = day or TODAY - self.maker.rnd.randint(0, 40)
        self.maker.receipts.append(
            ReceiptIn(receipt_id, day, minor, currency, payer.name, payer.account, memo)
        )
        self.truth[receipt_id] = truth
        return receipt_id

    def pays(self, truth: Truth, rows: Sequence[PlanIn]) -> None:
        """Note who takes which rows; what cannot be known leaves them to others."""
        if truth.known and not truth.loose:
            self.paid.append((rows, truth.pinned))

    def take(self, customer: int, count: int = 1) -> list[PlanIn]:
        """Rows in one currency that no receipt pays yet, [] when there are too few."""
        rows = self.maker.free[customer]
        if len(rows) < count:
            return []
        chosen = self.maker.rnd.sample(rows, count)
        self.maker.free[customer] = [r for r in rows if r not in chosen]
        return chosen


def make_market(seed: int | str, customers: int = 300, receipts: int = 900) -> Market:
    """Deterministic for a seed."""
    teller = Teller(Maker(Random(seed)))
    maker = teller.maker
    fill(maker, customers)
    uses, weights = zip(*USES, strict=True)
    while len(maker.receipts) < receipts:
        use: Callable[[Teller, int], None] = maker.rnd.choices(uses, weights)[0]
        use(teller, maker.rnd.choice(list(maker.customers)))
    plans = [row for rows in maker.rows.values() for row in rows]
    book = Book(
        tuple(maker.receipts),
        tuple(sorted(plans, key=lambda p: p.id)),
        tuple(maker.customers.values()),
        frozenset(maker.declined),
        tuple(maker.numbers),
        tuple(maker.statements),
        dict(maker.habits),
        (OWN_NAME,),
    )
    alike = settle(plans, teller.paid)
    return Market(book, teller.truth, Judge({p.id: p for p in plans}, alike))


# --- rows paid in full: one or several, exactly or with a little less ---


def _exactly(teller: Teller, rows: Sequence[PlanIn], tag: str) -> None:
    if not rows:
        return
    maker, customer = teller.maker, rows[0].customer_id
    payer, remark = payers.draw(maker, customer), remarks.draw(maker, rows)
    total = sum(row.open for row in rows)
    gap, how = _gap(maker, customer, total)
    known = _known(payer, remark, rows, gap)
    tags = (f"rows: {tag}", f"payer: {payer.tag}", f"remark: {remark.tag}", f"amount: {how}",
            f"money: {_kind(total)}")  # fmt: skip
    parts = tuple((row.id, row.open) for row in rows)
    uses = (Use(parts, 0, gap),)
    truth = Truth(tags, uses, known, remark.apart, customer=customer)
    day = _day(maker, rows)
    memo = payer.before + remark.text
    teller.write(truth, payer, memo, total - gap, rows[0].currency, day)
    teller.pays(truth, rows)


def _kind(total: int) -> str:
    return "round" if total % 1_000_000 == 0 else "hundreds" if total % 10_000 == 0 else "cents"


def _day(maker: Maker, rows: Sequence[PlanIn]) -> int:
    """Most pay about the due day."""
    due = rows[0].due_on or TODAY
    near = due + maker.rnd.randint(-5, 20)
    return near if TODAY - 60 < near <= TODAY else TODAY - maker.rnd.randint(0, 40)


def _gap(maker: Maker, customer: int, total: int) -> tuple[int, str]:
    """What the payer keeps back: nothing, a bank's fee, the odd yuan, the usual deduction."""
    kind, habit = maker.rnd.random(), maker.habits.get(customer)
    if habit and kind < 0.5 and total > 20 * habit.deduction:
        return habit.deduction, "usual deduction"
    fee = maker.rnd.choice(_FEES)
    if kind > 0.96 and total > 40 * fee:
        return fee, "less fee"
    step = maker.rnd.choice((100, 1000, 10000))
    if 0.94 < kind < 0.96 and total % step and total > 100 * step:
        return total % step, "odd yuan left off"
    return 0, "exact"


def _known(payer: Payer, remark: Remark, rows: Sequence[PlanIn], gap: int) -> bool:
    """Whether it can be known: the payer or a whole number, and the rows by words or by sum."""
    if payer.tag == "account against name" or not (payer.sure or remark.number):
        return False
    if remark.pinned:
        return True
    pool = [row for row in remark.pool if row.currency == rows[0].currency]
    if not gap:
        return only_way(pool, rows)
    total = sum(row.open for row in rows)
    near = [row for row in pool if total - gap < row.open <= total - gap + 20_000]
    return len(rows) == 1 and near == list(rows) and not smallest(pool, total - gap)


def single(teller: Teller, customer: int) -> None:
    """One row."""
    _exactly(teller, teller.take(customer), "one")


def several(teller: Teller, customer: int) -> None:
    """Two to five rows in one sum."""
    rows = teller.take(customer, teller.maker.rnd.choice((2, 2, 2, 3, 3, 4, 5)))
    if len({row.currency for row in rows}) == 1:
        _exactly(teller, rows, "several")


def statement(teller: Teller, customer: int) -> None:
    """All that a statement of ours lists, by its number."""
    maker = teller.maker
    rows = list(maker.free[customer])
    paper = next((s for s in maker.statements if s.customer_id == customer), None)
    listed = [r for r in maker.rows[customer] if r.firm and (r.booked_on or 0) <= TODAY - 12]
    if not paper or not rows or rows != listed:
        return
    maker.free[customer] = []
    payer = payers.full(maker, customer)
    uses = (Use(tuple((r.id, r.open) for r in rows), 0),)
    truth = Truth(("rows: statement", "remark: statement"), uses, customer=customer, pinned=True)
    memo = maker.rnd.choice((f"对账单{paper.number}", f"{paper.number}货款"))
    total = sum(r.open for r in rows)
    teller.write(truth, payer, memo, total, paper.currency, TODAY - 5)
    teller.pays(truth, rows)


# --- more or less than the rows ---


def _named(teller: Teller, row: PlanIn) -> tuple[Payer, Remark]:
    payer, remark = payers.full(teller.maker, row.customer_id), remarks.draw(teller.maker, [row])
    return payer, remark


def part(teller: Teller, customer: int) -> None:
    """Part of a row."""
    for row in teller.take(customer):
        payer, remark = _named(teller, row)
        minor = row.open * teller.maker.rnd.choice((30, 40, 50, 60, 70)) // 100
        fits = smallest(remark.pool, minor)
        uses = (Use(((row.id, minor),), 0), Use((), minor))
        loose = not remark.pinned
        tags = ("rows: part of one", f"remark: {remark.tag}", "amount: under")
        truth = Truth(tags, uses, not fits, remark.apart, loose, customer)
        teller.write(truth, payer, remark.text + "部分款", minor, row.currency)
        teller.pays(truth, [row])


def over(teller: Teller, customer: int) -> None:
    """A row and something more."""
    for row in teller.take(customer):
        payer, remark = _named(teller, row)
        more = teller.maker.rnd.randint(1, 9) * 100_000 + teller.maker.rnd.randint(0, 99)
        fits = smallest(teller.maker.rows[customer], row.open + more)
        uses = (Use(((row.id, row.open),), more),) if remark.pinned else ()
        loose = not remark.pinned
        tags = ("rows: one and more", f"remark: {remark.tag}", "amount: over")
        truth = Truth(tags, uses, not fits, remark.apart, loose, customer)
        teller.write(truth, payer, remark.text, row.open + more, row.currency)
        teller.pays(truth, [row])


def lump(teller: Teller, customer: int) -> None:
    """A round sum on account; it may equal something by chance."""
    rnd, rows = teller.maker.rnd, teller.maker.rows[customer]
    minor = rnd.randint(1, 60) * rnd.choice((1_000_000, 1_000_000, 5_000_000))
    currency = rows[0].currency if rows else "CNY"
    fits = smallest([r for r in rows if r.currency == currency], minor)
    truth = Truth(("rows: round lump",), (Use((), minor),), not fits, loose=True, customer=customer)
    memo = rnd.choice(("往来款", "货款", "", "预付货款"))
    teller.write(truth, payers.full(teller.maker, customer), memo, minor, currency)


def early(teller: Teller, customer: int) -> None:
    """Money for a contract that is not in the books yet."""
    maker = teller.maker
    number = maker.style.format(y=2027, n=maker.rnd.randint(700, 990))
    memo, minor = f"{number}{maker.rnd.choice(('预付款', '定金', '首付款'))}", amount(maker.rnd)
    currency = maker.rows[customer][0].currency if maker.rows[customer] else "CNY"
    fits = smallest(maker.rows[customer], minor)
    truth = Truth(("rows: before the plan",), (Use((), minor),), not fits, customer=customer)
    teller.write(truth, payers.full(maker, customer), memo, minor, currency)


def expected(teller: Teller, customer: int) -> None:
    """Money for a row whose milestone nobody has confirmed."""
    maker = teller.maker
    for row in [r for r in maker.rows[customer] if not r.firm][:1]:
        remark = remarks.number_and_word(maker, [row])
        truth = Truth(("rows: milestone open",), (Use((), row.open),), customer=customer)
        payer = payers.full(maker, customer)
        teller.write(truth, payer, remark.text, row.open, row.currency)


# --- money that must not be posted ---


def settled(teller: Teller, customer: int) -> None:
    """The remark names a contract of which nothing is open; the sum equals another row."""
    maker = teller.maker
    for row in maker.free[customer][:1]:
        tags = ("rows: settled number",)
        memo = f"{maker.settled[customer]}货款"
        truth = Truth(tags, (), known=False, customer=customer)
        teller.write(truth, payers.full(maker, customer), memo, row.open, row.currency)


def declined(teller: Teller, customer: int) -> None:
    """A person has said that it is not for this row."""
    maker = teller.maker
    for row in maker.free[customer][:1]:
        payer, remark = _named(teller, row)
        truth = Truth(("rows: declined before",), (), known=False, customer=customer)
        receipt = teller.write(truth, payer, remark.text, row.open, row.currency)
        maker.declined.add((receipt, row.id))


def disputed(teller: Teller, customer: int) -> None:
    """A row part of which is contested, named: what is not contested, or all of it."""
    maker = teller.maker
    for row in [r for r in maker.rows[customer] if r.disputed and r.firm][:1]:
        if row.id in teller.argued:
            return
        teller.argued.add(row.id)
        free, remark = row.open - row.disputed, remarks.number_and_word(maker, [row])
        minor = maker.rnd.choice((free, row.open))
        uses = (Use(((row.id, free),), minor - free), Use((), minor))
        truth = Truth(("rows: disputed",), uses, pinned=True, loose=True, customer=customer)
        teller.write(truth, payers.full(maker, customer), remark.text, minor, row.currency)


def currency(teller: Teller, customer: int) -> None:
    """The figure of a row in another currency."""
    maker = teller.maker
    for row in maker.free[customer][:1]:
        other = "USD" if row.currency == "CNY" else "CNY"
        truth = Truth(("rows: other currency",), (), known=False, customer=customer)
        teller.write(truth, payers.full(maker, customer), "货款", row.open, other)


def deposit(teller: Teller, customer: int) -> None:
    """A customer gives our deposit back, or our own money comes back."""
    maker = teller.maker
    for row in maker.free[customer][:1]:
        memo = maker.rnd.choice(("退投标保证金", "退还履约保证金", "退款", "退回多付货款", "退汇"))
        uses = (Use(()),)
        truth = Truth(("rows: deposit or refund",), uses, customer=customer)
        teller.write(truth, payers.full(maker, customer), memo, row.open, row.currency)


def outside(teller: Teller, _customer: int) -> None:
    """Interest, tax, insurance, own transfer, a supplier's refund."""
    payer, memo = teller.maker.rnd.choice(
        (
            ("中国建设银行苏州分行", "结息"),
            ("", "活期存款利息"),
            ("国家金库苏州市中心支库", "增值税留抵退税"),
            ("苏州市社会保险基金管理中心", "稳岗补贴"),
            (OWN_NAME, "内部转账"),
            ("东莞市联硕模架有限公司", "退货款"),
            ("某某招标代理有限公司", "退投标保证金"),
        )
    )
    truth = Truth(("rows: not a customer",), (Use(()),))
    minor = amount(teller.maker.rnd)
    teller.write(truth, Payer("other", payer), memo, minor, "CNY")


def reversal(teller: Teller, customer: int) -> None:
    """Paid, taken back by the bank, and half of the time paid again."""
    for row in teller.take(customer):
        payer, remark = _named(teller, row)
        day, none = TODAY - teller.maker.rnd.randint(8, 40), (Use(()),)
        tags = ("rows: taken back",)
        for minor, after, memo in ((row.open, 0, remark.text), (-row.open, 1, "冲正")):
            truth = Truth(tags, none, customer=customer)
            teller.write(truth, payer, memo, minor, row.currency, day + after)
        if teller.maker.rnd.random() < 0.5:
            known = remark.pinned or only_way(remark.pool, [row])
            use = Use(((row.id, row.open),), 0)
            tags = ("rows: paid again",)
            again = Truth(tags, (use,), known, remark.apart, customer=customer)
            teller.write(again, payer, remark.text, row.open, row.currency, day + 4)
            teller.pays(again, [row])


def twice(teller: Teller, customer: int) -> None:
    """One row paid twice on one day: one of the two may settle it, the other is kept (or, when
    nothing tells equal instalments apart, settles the next)."""
    for row in teller.take(customer):
        payer, remark = _named(teller, row)
        known = remark.pinned or only_way(remark.pool, [row])
        uses = (Use(((row.id, row.open),), 0), Use((), row.open))
        day = TODAY - teller.maker.rnd.randint(0, 30)
        for _ in range(2):
            tags = ("rows: paid twice",)
            truth = Truth(tags, uses, known, remark.apart, customer=customer)
            teller.write(truth, payer, remark.text, row.open, row.currency, day)
            teller.pays(truth, [row])


Way = Callable[[Teller, int], None]
USES: tuple[tuple[Way, int], ...] = (
    (single, 760),
    (several, 110),
    (statement, 30),
    (part, 28),
    (over, 12),
    (lump, 15),
    (early, 15),
    (expected, 15),
    (settled, 8),
    (declined, 6),
    (disputed, 12),
    (currency, 4),
    (deposit, 8),
    (outside, 25),
    (reversal, 8),
    (twice, 8),
)
