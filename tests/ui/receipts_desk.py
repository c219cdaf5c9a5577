"""The receipts desk in a window on real books, for tests."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.matching import MatchingPage

KEY = Qt.Key

RUIWO = """
    客户 无锡瑞沃自动化科技有限公司 简称=瑞沃自动化 等级=B
    合同 CH-2026-025 无锡瑞沃自动化科技有限公司 450000 签订=2026-06-01
    应收 验收 无锡瑞沃自动化科技有限公司 135000 入账=2026-10-15 到期=2026-10-29 合同=CH-2026-025 款项=验收款
    应收 十月 无锡瑞沃自动化科技有限公司 47236 入账=2026-10-31 到期=2026-11-17 款项=10月货款
    应收 质保 无锡瑞沃自动化科技有限公司 45000 入账=2026-10-15 到期=2027-09-14 合同=CH-2026-025 款项=质保金
    应收 发货 无锡瑞沃自动化科技有限公司 66000 状态=expected 到期=2026-12-20 款项=发货前款
"""  # noqa: E501 - a line a record


class Desk:
    """The page in a window, with what the ledger says afterwards."""

    def __init__(self, qtbot: QtBot, books: Dispatch) -> None:
        self.qtbot = qtbot
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = MatchingPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.page.told.connect(self.told.append)
        self.page.resize(1232, 780)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.inbox.view.setFocus()
        self.page.freshen()

    @property
    def receipts(self) -> QWidget:
        """The list of receipts."""
        return self.page.inbox.view

    @property
    def rows(self) -> Any:
        """The tick list."""
        return self.page.work.ticks.table.view

    def press(self, key: Qt.Key, on: Any = None) -> None:
        """A key on the list of receipts, or on another widget."""
        QTest.keyClick(on or self.receipts, key)

    def tick(self, *labels: str) -> None:
        """Space on the rows with these labels."""
        for label in labels:
            plan = next(p for p in self.rows.records().rows() if p.label == label)
            assert self.rows.go_to(plan.id)
            self.press(KEY.Key_Space, on=self.rows)

    def ticked(self) -> list[str]:
        """Labels of the ticked rows."""
        return [plan.label for plan in self.rows.records().ticked_rows()]

    def go(self, memo: str) -> None:
        """To the receipt with this memo."""
        lines = self.page.inbox.model.rows()
        line = next(one for one in lines if getattr(one.record, "memo", "") == memo)
        self.page.inbox.view.go_to(line.id)

    def payers(self) -> list[str]:
        """Names in the list."""
        return [self.page.inbox.two(line).name for line in self.page.inbox.model.rows()]

    def allocations(self) -> list[tuple[str, str]]:
        """(label of the row, amount in major units) of everything allocated, reversals too."""
        return self.books.ask(
            lambda tx: [
                (label, f"{minor / 100:.2f}")
                for label, minor in tx.rows(
                    "SELECT p.label, a.amount FROM allocation a JOIN plan p ON p.id = a.plan_id"
                    " ORDER BY a.id"
                )
            ]
        )

    def value(self, sql: str) -> Any:
        """One figure from the ledger."""
        return self.books.ask(lambda tx: tx.value(sql))


def ruiwo(*receipts: str) -> str:
    """Books of one customer with "memo amount day" receipts."""
    head = "无锡瑞沃自动化科技有限公司"
    return RUIWO + "\n".join(
        f"收款 {memo} - {amount} 日期={day} 付款人={head}"
        for memo, amount, day in (receipt.split() for receipt in receipts)
    )
