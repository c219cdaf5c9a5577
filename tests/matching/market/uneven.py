"""Receipts that pay more or less than the rows, or before there are any."""

from arapp.services.matching.rows import PlanIn
from tests.matching.market import payers, remarks
from tests.matching.market.books import amount
from tests.matching.market.payers import Payer
from tests.matching.market.remarks import Remark
from tests.matching.market.teller import Teller
from tests.matching.market.truth import Truth, Use, smallest


def named(teller: Teller, row: PlanIn) -> tuple[Payer, Remark]:
    payer, remark = payers.full(teller.maker, row.customer_id), remarks.draw(teller.maker, [row])
    return payer, remark


def part(teller: Teller, customer: int) -> None:
    """Part of a row."""
    for row in teller.take(customer):
        payer, remark = named(teller, row)
        minor = row.open * teller.maker.rnd.choice((30, 40, 50, 60, 70)) // 100
        fits = smallest(remark.pool, minor)
        uses = (Use(((row.id, minor),), 0), Use((), minor))
        loose = not remark.pinned
        tags = ("rows: part of one", f"remark: {remark.tag}", "amount: under")
        truth = Truth(tags, uses, not fits, remark.apart, loose, customer)
        teller.write(truth, payer, remark.text + "部分款", minor, row.currency)
        teller.pays(truth, [row])


def taxed(teller: Teller, customer: int) -> None:
    """A row less the tax that the payer holds back."""
    for row in teller.take(customer):
        payer, remark = named(teller, row)
        gap = row.open * teller.maker.rnd.choice((1, 3, 6, 10)) // 100
        minor = row.open - gap
        known = remark.pinned and not smallest(remark.pool, minor)
        uses = (Use(((row.id, row.open),), 0, gap), Use(((row.id, minor),), 0), Use((), minor))
        truth = Truth(("amount: less tax",), uses, known, remark.apart, customer=customer)
        teller.write(truth, payer, remark.text + "扣税", minor, row.currency)
        teller.pays(truth, [row])


def over(teller: Teller, customer: int) -> None:
    """A row and something more."""
    for row in teller.take(customer):
        payer, remark = named(teller, row)
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
    minor = rnd.randint(1, 60) * rnd.choice((100_000, 1_000_000, 1_000_000, 5_000_000))
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
