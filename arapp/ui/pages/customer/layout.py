"""How the card lies: strip, head, tabs over lists and form, the log at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from arapp.services.credit.card import Card
from arapp.services.credit.tabs import OpenRow
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import HEADER, MARGIN_LEFT, MARGIN_RIGHT, ROW
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import figures, words
from arapp.ui.pages.customer.banner import Banner
from arapp.ui.pages.customer.details import Details
from arapp.ui.pages.customer.head import Head
from arapp.ui.pages.customer.pane import SidePane
from arapp.ui.pages.customer.steps import Steps
from arapp.ui.pages.customer.tables import Query, all_tabs, is_expected, make
from arapp.ui.tables.empty import Empty
from arapp.ui.tables.groups import sum_text
from arapp.ui.tables.selection import selection_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import label, row, stack
from arapp.ui.widgets.tabs import Tab, Tabs

_COUNTED = {
    words.OPEN: "open", words.CONTRACTS: "contracts", words.INVOICES: "invoices",
    words.RECEIPTS: "receipts", words.STATEMENTS: "statements",
}  # fmt: skip
_BARE_ROWS = 3
_ROOMY = 860  # pixels below the title row
_FIRST = 1000  # of the room below the tabs: the list, as far as it needs it


class Layout(QFrame):
    """The widgets of the page. It decides nothing.

    Signals:
        empty(): the action of a ledger without customers.
    """

    empty = Signal()

    def __init__(self, ops: Ops, acts: ActionTable, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.banner = Banner()
        self.banner.hide()
        self.head = Head()
        self.tabs = Tabs([Tab(key, words.say(text)) for key, text in words.TABS.items()])
        self.beside = label("", "small", "text2")
        self.tabs.beside.addWidget(self.beside)
        self._queries: dict[str, Query] = {}
        self.tables: dict[str, Table] = {}
        for one in all_tabs(today):
            self._queries[one.key] = one.query
            self.tables[one.key] = make(one)
        self.steps = Steps()
        self.details = Details(ops, acts, today())
        self.pane = SidePane(ops)
        self._lay_out()
        self.tables[words.OPEN].model.arranged.connect(self._total)

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = stack(self._top, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 12), gap=12)
        top.addWidget(self.banner)
        top.addWidget(self.head)
        self._lists = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        for key, table in self.tables.items():
            self._lists.addWidget(self._list_page(key, table))
        self._lists.addWidget(self.details)
        left = QFrame()
        left.setProperty("ground", "surface")
        column = stack(left)
        column.addWidget(self.tabs)
        column.addWidget(self._lists, 1)
        low = QFrame()
        low.setProperty("rule", "top")
        line = row(low, gap=0)
        line.addWidget(left, 1)
        line.addWidget(self.pane)
        whole: QVBoxLayout = stack(self)
        whole.addWidget(self._top)
        whole.addWidget(low, 1)
        self._low = low
        self._nobody = Empty(self)
        self._nobody.say(
            self.tr("No customer yet. Make one, or bring them from your sheets."),
            self.tr("Import"), self.empty.emit, done=False,
        )  # fmt: skip

    def _list_page(self, key: str, table: Table) -> QWidget:
        if key != words.OPEN:
            self._pages[key] = table
            return table
        host = QWidget()
        box = stack(host)
        box.addWidget(table, _FIRST)
        box.addWidget(self.steps)
        box.addStretch(1)
        self._pages[key] = host
        return host

    # --- states -------------------------------------------------------------------------------

    def show_new(self, on: bool) -> None:
        """The form of a new customer has the page to itself."""
        for part in (self._top, self.tabs, self.pane):
            part.setVisible(not on)
        if on:
            self.show_tab(words.MASTER)

    def show_nobody(self, on: bool) -> None:
        """There is no customer at all."""
        if on:
            self._top.hide()
        self._low.setVisible(not on)
        self._nobody.show_over(on)

    def show_card(self, card: Card) -> None:
        """Strip, head and the counts of the tabs."""
        self.head.set_parts(figures.head(card))
        self.show_banner(*figures.strip(card), figures.blocked(card))
        counted = {key: card.counts[name] for key, name in _COUNTED.items()}
        self.tabs.set_tabs(
            [Tab(key, words.say(text), counted.get(key)) for key, text in words.TABS.items()]
        )
        self.beside.setText(figures.confirmed(card))

    def show_banner(self, text: str, reckoning: str, blocked: str) -> None:
        """What stands over everything: overdue beyond tolerance, or nothing may be lent."""
        self.banner.setVisible(bool(text or blocked))
        if text:
            more = self.tr(" Prepayment only.") if blocked else ""
            self.banner.say(f"{text}{more}", reckoning)
        elif blocked:
            self.banner.say(blocked, "", word=self.tr("Nothing more on credit"))

    # --- tabs ---------------------------------------------------------------------------------

    def query(self, tab: str) -> Query | None:
        """What a tab asks the ledger; None for the form."""
        return self._queries.get(tab)

    def show_tab(self, tab: str) -> None:
        """Put a tab on top."""
        self._lists.setCurrentWidget(self._pages.get(tab, self.details))
        self.setFocusProxy(self.main(tab))
        self._fit(tab)

    def _fit(self, tab: str) -> None:
        """In a low window the form has the room of the head: the figures are a tab away."""
        self.head.setVisible(tab != words.MASTER or self.height() >= _ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head comes and goes with the room there is."""
        super().resizeEvent(event)
        self._fit(self.tabs.current())

    def main(self, tab: str) -> QWidget:
        """What has the focus of a tab."""
        table = self.tables.get(tab)
        return table.view if table is not None else self.details.form.entry("name").widget

    def show_rows(self, tab: str, rows: Sequence[Any], today: date) -> None:
        """The rows of a tab."""
        table = self.tables.get(tab)
        if table is None:
            return
        table.model.today = today
        table.model.set_rows(rows)
        if tab == words.OPEN:
            height = HEADER + (len(rows) or _BARE_ROWS) * ROW + 2
            table.setMaximumHeight(height + (ROW + 1 if rows else 0))
            if table.total is not None:
                table.total.setVisible(bool(rows))

    def _total(self) -> None:
        """Owed are the firm rows; what is expected is told apart."""
        table = self.tables[words.OPEN]
        total = table.total
        if total is None:
            return
        rows = table.model.rows()
        firm = [one for one in rows if not is_expected(one)]
        base = formats.base_currency()
        codes = {one.currency for one in firm}
        code = base if base in codes else min(codes, default=base)
        sums = table.model.sums_of(firm)
        total.set_totals({key: {code: parts[code]} for key, parts in sums.items() if code in parts})
        others = {key: owed for key, owed in sums.get("open", {}).items() if key != code}
        count = formats.count(len(firm), "entries")
        form = (
            self.tr("{entries} open (without what is expected)")
            if len(firm) < len(rows)
            else self.tr("{entries} open")
        )
        told = form.format(entries=count)
        total.set_title(f"{told} + {sum_text(others)}" if others else told)

    def selection(self, tab: str) -> str:
        """What is selected in a tab, and its sum."""
        table = self.tables.get(tab)
        if table is None:
            return ""
        rows = table.view.selected_rows()
        if tab != words.OPEN or not rows:
            return selection_text(table.view)
        sums: dict[str, int] = {}
        for one in rows:
            sums[one.currency] = sums.get(one.currency, 0) + one.open
        form = self.tr("{entries} selected, {sum} open")
        return form.format(entries=formats.count(len(rows), "entries"), sum=sum_text(sums))

    def record_of(self, tab: str, one: Any) -> str:
        """The record of a row."""
        names = {
            words.OPEN: "plan", words.CONTRACTS: "contract", words.INVOICES: "invoice",
            words.RECEIPTS: "receipt",
        }  # fmt: skip
        return f"{names.get(tab) or one.table}:{one.id}"

    def target(self, tab: str, one: Any) -> tuple[str, Any] | Path | None:
        """Where Enter on a row leads: a page with its argument, a file, or its history (None)."""
        if isinstance(one, OpenRow):
            return ("contract", one.contract_id) if one.contract_id is not None else None
        if tab == words.STATEMENTS:
            return Path(one.file) if one.file else None
        pages = {words.CONTRACTS: "contract", words.INVOICES: "invoice", words.RECEIPTS: "matching"}
        return pages[tab], one.id
