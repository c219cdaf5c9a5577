"""The collection desk in a window on real books, for tests."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.collection import CollectionPage
from tests.ledger_text import given

KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

BOOKS = """
    客户 宜兴广川线缆有限公司 简称=广川线缆 业务=陈悦 等级=B
    客户 泰州安普医疗器械有限公司 简称=安普医疗 业务=何俊
    客户 温州铭固紧固件有限公司 简称=铭固紧固件 业务=陈悦
    客户 台州朗岳模具有限公司 简称=朗岳模具 业务=周凯
    客户 徐州中恒重工有限公司 简称=中恒重工 业务=周凯
    应收 九月 宜兴广川线缆有限公司 52718.40 入账=2026-09-30 到期=2026-10-30 款项=9月货款
    应收 十月 宜兴广川线缆有限公司 48905.60 入账=2026-10-31 到期=2026-11-30 款项=10月货款
    应收 安普 泰州安普医疗器械有限公司 36480 入账=2026-09-30 到期=2026-11-02 款项=9月货款
    应收 铭固 温州铭固紧固件有限公司 56040 入账=2026-09-18 到期=2026-10-18 款项=9月货款
    应收 朗岳 台州朗岳模具有限公司 32800 入账=2026-09-28 到期=2026-10-28 款项=9月货款
    收款 R1 台州朗岳模具有限公司 40000 日期=2026-11-11
    应收 中恒 徐州中恒重工有限公司 26268.16 入账=2026-09-03 到期=2026-10-03 款项=7月货款
    暂缓 徐州中恒重工有限公司 日期=2026-11-01 到=2026-12-02 备注=等仓库查签收单
"""


class CollectionDesk:
    """The page in a window, with what the ledger says afterwards."""

    def __init__(self, qtbot: QtBot, books: Dispatch, text: str = BOOKS) -> None:
        if text:
            given(books, text)
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = CollectionPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.went: list[tuple[str, Any]] = []
        self.notices: list[Any] = []
        self.page.told.connect(self.told.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.page.noticed.connect(self.notices.append)
        self.page.resize(1228, 740)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.freshen()
        self.page.inbox.view.setFocus()

    @property
    def form(self) -> Any:
        """The form of a contact."""
        return self.page.pane.form

    @property
    def matters(self) -> Any:
        """What stands with the customer."""
        return self.page.side.matters

    def press(
        self, key: Qt.Key, mods: Any = Qt.KeyboardModifier.NoModifier, on: Any = None
    ) -> None:
        """A key where the focus is."""
        QTest.keyClick(on or self._focus(), key, mods)

    def _focus(self) -> QWidget:
        found: QWidget | None = self.page.focusWidget()
        return self.page if found is None else found

    def type(self, field: QWidget, text: str) -> None:
        """Text in place of what is there, as typed."""
        field.setFocus()
        select = getattr(field, "selectAll", None)
        if select is not None:
            select()
        QTest.keyClicks(field, text)

    def names(self) -> list[str]:
        """Customers in the list."""
        return [one.short_name for one in self.page.inbox.model.rows()]

    def name(self) -> str:
        """The customer at hand."""
        return self.page.customer.name()

    def to(self, cell: str, name: str = "") -> None:
        """A cell, and a customer there."""
        self.page.switch(cell)
        for one in self.page.inbox.model.rows():
            if one.short_name == name:
                self.page.inbox.view.go_to((one.customer_id, one.currency))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the ledger."""
        return self.books.ask(lambda tx: [tuple(row) for row in tx.rows(sql)])

    def note(self, cell: str) -> tuple[str, str, str]:
        """Figures of a cell of the strip."""
        return self.page.strip.cells[cell].figures()

    def link(self, word: str) -> Any:
        """A link among what stands with the customer."""
        from arapp.ui.widgets.buttons import KeyButton

        links = self.matters.findChildren(KeyButton)
        return next(one for one in links if one.text() == word and one.isVisibleTo(self.matters))
