"""Receipts that pay rows in full: one or several, exactly or with a little less."""

from collections.abc import Sequence

from arapp.services.matching.rows import PlanIn
from tests.matching.market import payers, remarks
from tests.matching.market.books import TODAY, Maker
from tests.matching.market.payers import Payer
from tests.matching.market.remarks import Remark
from tests.matching.market.teller import Teller
from tests.matching.market.truth import Truth, Use, only_way, smallest

_FEES = (500, 1000, 1050, 1500, 2000, 2500, 3000, 5000)


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


def with_credit(teller: Teller, customer: int) -> None:
    """A row less what we owe for returned goods."""
    maker = teller.maker
    credits = [r for r in maker.rows[customer] if r.open < 0 and r.id not in teller.argued]
    for row in teller.take(customer) if credits else []:
        rows = (row, credits[0])
        if row.open < -2 * credits[0].open or row.currency != credits[0].currency:
            return
        teller.argued.add(credits[0].id)
        payer = payers.full(maker, customer)
        total = sum(r.open for r in rows)
        known = only_way(maker.rows[customer], rows)
        uses = (Use(tuple((r.id, r.open) for r in rows), 0),)
        truth = Truth(("rows: less a credit",), uses, known, customer=customer)
        teller.write(truth, payer, "货款", total, row.currency, _day(maker, rows))
        teller.pays(truth, rows)


def group(teller: Teller, customer: int) -> None:
    """The parent pays for itself and a subsidiary, and says what."""
    maker = teller.maker
    children = [c.id for c in maker.customers.values() if c.parent_id == customer]
    if not children:
        return
    rows = (*teller.take(customer), *teller.take(children[0]))
    if len(rows) < 2 or rows[0].currency != rows[1].currency:
        return
    remark = remarks.number_and_word(maker, rows)
    uses = (Use(tuple((r.id, r.open) for r in rows), 0),)
    truth = Truth(("rows: of two in a group",), uses, pinned=True, customer=customer)
    total = sum(r.open for r in rows)
    teller.write(truth, payers.full(maker, customer), remark.text, total, rows[0].currency)
    teller.pays(truth, rows)


def three(teller: Teller, customer: int) -> None:
    """The group's treasury pays for three subsidiaries and does not say what."""
    maker = teller.maker
    children = [c.id for c in maker.customers.values() if c.parent_id == customer]
    rows = [row for child in children[:3] for row in teller.take(child)]
    if len(rows) < 3 or len({row.currency for row in rows}) > 1:
        return
    family = [row for member in (customer, *children) for row in maker.rows[member]]
    known = only_way([r for r in family if r.currency == rows[0].currency], rows)
    uses = (Use(tuple((r.id, r.open) for r in rows), 0),)
    truth = Truth(("rows: of three in a group",), uses, known, customer=customer)
    payer = maker.rnd.choice((payers.treasury, payers.full))(maker, customer)
    memo = maker.rnd.choice(("代下属公司付货款", "货款", "集团统付"))
    teller.write(truth, payer, memo, sum(r.open for r in rows), rows[0].currency)
    teller.pays(truth, rows)


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
