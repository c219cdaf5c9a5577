"""A clerk who does one thing after the other to a small book: what the harnesses interrupt.

She knows nothing but the ledger, so that she goes on with whatever is left of it.
"""

import random
from collections.abc import Callable
from datetime import timedelta

from arapp.models.tx import Tx
from arapp.models.values.errors import DomainError
from arapp.models.values.money import Money
from arapp.services.collection.log import LogContact
from arapp.services.dispatch import Command, Dispatch, Done
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate, PostSafe, Unallocate
from tests.conftest import TODAY

BOOK = """
    客户 弘达机械
    客户 海顿电机
    合同 CH-018 弘达机械 300000.00 签订=2026-06-01
    应收 A 弘达机械 100000.00 入账=2026-08-26 到期=2026-09-25 合同=CH-018 款项=发货前款
    应收 B 弘达机械 100000.00 入账=2026-09-26 到期=2026-10-25 合同=CH-018 款项=验收款
    应收 C 弘达机械 100000.00 入账=2026-10-26 到期=2026-12-25 合同=CH-018 款项=尾款
    应收 D 海顿电机 33333.33 入账=2026-10-01 到期=2026-11-01 款项=货款
    收款 R0 海顿电机 1000.00 日期=2026-10-27
    核销 R0 D 500.00 日期=2026-10-27
"""


class Clerk:
    """Does one thing at a time; `dice` decides what."""

    def __init__(self, books: Dispatch, dice: random.Random) -> None:
        self.books = books
        self._dice = dice

    def step(self) -> Done:
        """One thing that was done and told; what the ledger refuses is tried otherwise."""
        doing = (self._money, self._money, self._use, self._use, self._take_back)
        more = (self._post, self._talk, self.books.undo, self.books.redo)
        while True:
            try:
                done = self._dice.choice(doing + more)()
            except DomainError:
                continue
            if done is not None:
                return done

    def _run(self, command: Command) -> Done:
        return self.books.run(command)

    def _money(self) -> Done:
        day = TODAY - timedelta(days=self._dice.randint(0, 60))
        amount = Money(self._dice.randint(1, 500_000))
        payer = self._dice.choice(("弘达机械", "海顿电机", "路人甲"))
        return self._run(RecordReceipt(day, amount, payer, memo="付CH-018 货款"))

    def _use(self) -> Done | None:
        free = self._pick("SELECT id, amount - allocated - refunded FROM receipt"
                          " WHERE amount > allocated + refunded")  # fmt: skip
        row = self._pick("SELECT id, amount - paid FROM plan WHERE amount > paid")
        if not free or not row:
            return None
        part = Money(min(free[1], row[1], self._dice.randint(1, 90_000)))
        return self._run(Allocate(free[0], ((row[0], part),), note="代付"))

    def _take_back(self) -> Done | None:
        row = self._pick("SELECT id FROM allocation a WHERE reverses_id IS NULL AND NOT EXISTS"
                         " (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)")  # fmt: skip
        return self._run(Unallocate(row[0])) if row else None

    def _post(self) -> Done:
        return self._run(PostSafe())

    def _talk(self) -> Done:
        words = "答应月底前付，" * self._dice.randint(1, 40)
        return self._run(LogContact(1, "phone", words, "王会计", "问到了"))

    def _pick(self, sql: str) -> tuple[int, ...] | None:
        query: Callable[[Tx], list[tuple[int, ...]]] = lambda tx: tx.rows(sql)  # noqa: E731 - typed
        found = self.books.ask(query)
        return self._dice.choice(found) if found else None
