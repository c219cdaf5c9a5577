"""A few days of work as commands on a small book: for the history and what undo means in it."""

from datetime import UTC, date, datetime, timedelta

from arapp.models.values.money import Money
from arapp.services.collection.log import LogContact
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.company import SetCompany
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate, Unallocate
from tests.ledger_text import given

TEXT = """
    客户 弘达机械 简称=弘达 业务=周凯
    客户 顺远物流
    合同 CH-018 弘达机械 96000 签订=2026-06-01
    应收 A 弘达机械 96000 入账=2026-08-26 到期=2026-09-25 合同=CH-018 款项=验收款
    应收 B 顺远物流 24600 入账=2026-10-10 到期=2026-11-10 款项=10 月货款
    应收 C 顺远物流 5000 入账=2026-10-20 到期=2026-11-20 款项=运费
"""


class Running:
    """A clock that goes on by a minute a look, and can be set back."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """A minute later every time."""
        self.moment += timedelta(minutes=1)
        return self.moment

    def today(self) -> date:
        """The day stands still."""
        return date(2026, 11, 12)


def ids(books: Dispatch, table: str) -> list[int]:
    """Ids of a table in order."""
    return books.ask(lambda tx: [row for (row,) in tx.rows(f"SELECT id FROM {table} ORDER BY id")])


def receive(books: Dispatch, amount: str, day: date, payer: str = "顺远物流") -> int:
    """Money of a payer; id of the receipt."""
    minor = round(int(amount) * 100)
    done = books.run(RecordReceipt(day, Money(minor), payer))
    assert done.label == "record_receipt"
    return ids(books, "receipt")[-1]


def allocate(books: Dispatch, receipt: int, plan: int, amount: int) -> int:
    """Journal number of the allocation."""
    return books.run(Allocate(receipt, ((plan, Money(amount * 100)),))).seq


def work(books: Dispatch) -> None:
    """Receipts, allocations, one reversed, one undone, a call, facts, a closed month."""
    given(books, TEXT)
    first, second, third = ids(books, "plan")
    money = receive(books, "96000", date(2026, 9, 20), "弘达机械")
    allocate(books, money, first, 96000)
    other = receive(books, "24600", date(2026, 11, 10))
    allocate(books, other, second, 24600)
    books.run(Unallocate(ids(books, "allocation")[-1]))
    again = receive(books, "5000", date(2026, 11, 11))
    allocate(books, again, third, 5000)
    books.undo()
    books.run(LogContact(ids(books, "customer")[0], "phone", "没打通", "李会计"))
    books.run(SetCompany((("phone", "0512 6788 1200"),)))
    books.run(SetCompany((("phone", "0512 6788 1201"), ("contact", "李敏"))))
    books.run(LockPeriod(date(2026, 9, 30)))
