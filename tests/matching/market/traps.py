"""Money that looks as if it paid a row and must not be posted, or not without a person."""

from arapp.services.matching.rows import TakenBackIn
from tests.matching.market import payers, remarks
from tests.matching.market.books import OWN_NAME, TODAY, amount
from tests.matching.market.payers import Payer
from tests.matching.market.teller import Teller
from tests.matching.market.truth import Truth, Use, only_way
from tests.matching.market.uneven import named


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
        payer, remark = named(teller, row)
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


def foreign(teller: Teller, customer: int) -> None:
    """A known customer names another's contract: paid for them, or written wrong."""
    maker = teller.maker
    other = maker.rnd.choice(list(maker.customers))
    for row in maker.free[other][:1] if other != customer else []:
        truth = Truth(("rows: another's number",), (), known=False, customer=other)
        remark = remarks.number(maker, [row])
        payer = payers.full(maker, customer)
        teller.write(truth, payer, remark.text, row.open, row.currency)


def stale(teller: Teller, customer: int) -> None:
    """The remark names an instalment that was paid long ago; the sum equals the next."""
    maker = teller.maker
    paid = [r for r in maker.free[customer] if r.contract and r.no > 1]
    for row in paid[:1]:
        if any(r.contract == row.contract and r.no == 1 for r in maker.rows[customer]):
            return
        truth = Truth(("rows: paid instalment named",), (), known=False, customer=customer)
        memo = f"{row.contract}第1期"
        teller.write(truth, payers.full(maker, customer), memo, row.open, row.currency)


def deposit(teller: Teller, customer: int) -> None:
    """A customer gives our deposit back, or our own money comes back."""
    maker = teller.maker
    for row in maker.free[customer][:1]:
        memo = maker.rnd.choice(
            ("退投标保证金", "退还履约保证金", "退款", "退回多付货款", "退汇", "退货款", "退预付款",
             "年度返利", "质量赔偿款", "归还借款"),
        )  # fmt: skip
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
        payer, remark = named(teller, row)
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


def bounced_later(teller: Teller, customer: int) -> None:
    """Paid, and taken back by a line of the next file, which is kept aside."""
    maker = teller.maker
    for row in teller.take(customer):
        payer, remark = named(teller, row)
        truth = Truth(("rows: taken back later",), (Use(()),), customer=customer)
        teller.write(truth, payer, remark.text, row.open, row.currency, TODAY - 9)
        said = maker.rnd.choice(("冲正", "退汇", "账号户名不符退回"))
        figure = maker.rnd.choice(("{:,.2f}", "-{:.2f}", "{:.2f}")).format(row.open / 100)
        maker.taken_back.append(TakenBackIn(("2026-11-05", said, figure, payer.name)))


def twice(teller: Teller, customer: int) -> None:
    """One row paid twice on one day: one of the two may settle it, the other is kept (or, when
    nothing tells equal instalments apart, settles the next)."""
    for row in teller.take(customer):
        payer, remark = named(teller, row)
        known = remark.pinned or only_way(remark.pool, [row])
        uses = (Use(((row.id, row.open),), 0), Use((), row.open))
        day = TODAY - teller.maker.rnd.randint(0, 30)
        for _ in range(2):
            tags = ("rows: paid twice",)
            truth = Truth(tags, uses, known, remark.apart, customer=customer)
            teller.write(truth, payer, remark.text, row.open, row.currency, day)
            teller.pays(truth, [row])
