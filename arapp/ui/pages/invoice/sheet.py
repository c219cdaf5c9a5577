"""An invoice that was issued: facts, paper, red ones left; lines and comparison right."""

from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from arapp.models.values.money import Money
from arapp.services.dealing.invoice_entry import facts_of
from arapp.services.dealing.invoice_view import InvoiceView
from arapp.ui import formats
from arapp.ui.pages.invoice import words
from arapp.ui.pages.invoice.compare import Comparison
from arapp.ui.pages.invoice.lines import LinesGrid
from arapp.ui.pages.invoice.link import Beside, LinkLine
from arapp.ui.pages.invoice.loose import LooseDeliveries
from arapp.ui.pages.invoice.paper import PaperPane
from arapp.ui.pages.invoice.red import RedLine
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, label, rich, row, stack

_WIDTH = 420


class InvoiceSheet(QFrame):
    """`show_view` fills it.

    Signals:
        accepted(str): the differences are accepted with this reason.
        linked(str, object): a page and what to open there.
    """

    accepted = Signal(str)
    linked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._facts = QFrame()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 84)
        self._grid.setColumnStretch(1, 1)
        self.paper = PaperPane()
        self.red = RedLine()
        self.red.hide()
        self.link = LinkLine()
        self.link.hide()
        self.loose = LooseDeliveries(button=True)
        self.lines = LinesGrid(editable=False)
        self._no_lines = label(self.tr("The lines of this invoice are not in the ledger."),
                               "small", "text3")  # fmt: skip
        self.comparison = Comparison()
        self.accept = KeyButton(self.tr("Accept"), key="Return", small=True)
        self.accept.clicked.connect(self._accept)
        self.comparison.add_button(self.accept)
        self.comparison.reason.returnPressed.connect(self._accept)
        self._no_contract = label(
            self.tr("It names no contract: its own row is what is owed."), "small", "text3"
        )
        self._lay_out()

    def _lay_out(self) -> None:
        left = QFrame()
        box = stack(left, margins=(24, 16, 16, 16), gap=20)
        box.addWidget(self._facts)
        box.addWidget(self.paper)
        box.addWidget(self.red)
        box.addWidget(self.link)
        box.addWidget(self.loose)
        box.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(left)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(_WIDTH)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QFrame()
        side = stack(right)
        title = row(margins=(24, 16, 20, 4))
        title.addWidget(label(self.tr("Lines"), "section"))
        title.addStretch()
        side.addLayout(title)
        side.addWidget(self.lines)
        for note in (self._no_lines, self._no_contract):
            note.setContentsMargins(24, 8, 20, 0)
            side.addWidget(note)
        side.addWidget(self.comparison)
        side.addStretch()
        whole = row(self)
        whole.addWidget(scroll)
        whole.addWidget(right, 1)

    def show_view(self, view: InvoiceView, today: date) -> None:
        """As the ledger has it."""
        currency = view.head.gross.currency
        self._show_facts(view, today)
        self.paper.show_paper(view, today)
        self.paper.setVisible(view.head.gross.minor > 0)
        self.lines.set_currency(currency)
        self.lines.set_today(today)
        self.lines.set_lines(view.lines)
        self.lines.setVisible(bool(view.lines))
        self._no_lines.setVisible(not view.lines)
        self.loose.show_rows(view.loose, today)
        compared = view.beside is not None and view.head.gross.minor > 0
        self.comparison.setVisible(compared)
        self._no_contract.setVisible(view.contract_id is None)
        if view.beside is not None and compared:
            kept = view.reason if view.check == "confirmed" else ""
            self.comparison.show_pairs(
                facts_of(view.head, view.lines), view.beside, view.differences, today,
                reason=kept, asks=view.check == "differs",
            )  # fmt: skip

    def show_beside(self, view: InvoiceView, found: Beside | None, today: date) -> None:
        """The contract that is about to be linked; None: as the ledger has it."""
        if found is None:
            self.show_view(view, today)
            return
        near, told = found
        self._no_contract.hide()
        self.comparison.show()
        facts = facts_of(view.head, view.lines)
        self.comparison.show_pairs(facts, near, told, today, asks=False)

    def _accept(self) -> None:
        reason = self.comparison.reason.text().strip()
        if reason:
            self.accepted.emit(reason)
        else:
            self.comparison.reason.setFocus()

    # --- facts --------------------------------------------------------------------------------

    def _show_facts(self, view: InvoiceView, today: date) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                discard(widget)
        for place, (name, shown) in enumerate(self._rows(view, today)):
            self._grid.addWidget(label(name, tone="text2"), place, 0, Qt.AlignmentFlag.AlignTop)
            value = rich(shown)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            value.linkActivated.connect(self._follow)
            self._grid.addWidget(value, place, 1)

    def _follow(self, url: str) -> None:
        page, _, number = url.partition(":")
        self.linked.emit(page, int(number))

    def _rows(self, view: InvoiceView, today: date) -> list[tuple[str, str]]:
        head, currency = view.head, view.head.gross.currency

        def money(minor: int) -> str:
            return escape(formats.money(Money(minor, currency)))

        rows = [
            (self.tr("Customer"), _link("customer", view.customer_id, view.customer)),
            (self.tr("Made out to"), escape(head.buyer) if head.buyer != view.customer else ""),
            (self.tr("Tax no."), escape(head.buyer_tax_no)),
            (self.tr("Day"), formats.day(head.day, today)),
            (self.tr("Contract"), _contract(view)),
            (self.tr("Gross"), f"<span style='font-weight:600'>{money(head.gross.minor)}</span>"),
            (self.tr("Net, tax"), f"{money(head.net.minor)} + {money(head.tax.minor)}"),
            (self.tr("Kind"), escape(_kind(head.kind))),
            (self.tr("Takes back"), _link("invoice", *view.red_of) if view.red_of else ""),
            (self.tr("Taken back by"), "<br>".join(
                f"{_link('invoice', red.id, red.number)} {formats.day(red.day, today)}"
                f" {money(red.gross)}" for red in view.reds)),
            (self.tr("Left of it"), money(view.left) if view.reds else ""),
            (self.tr("Owed on"), "<br>".join(self._owed(view, today))),
            (self.tr("Deliveries"), "<br>".join(
                f"{escape(one.number)} {formats.day(one.day, today)} {money(one.amount)}".strip()
                for one in view.deliveries)),
            (self.tr("Note"), escape(head.note)),
        ]  # fmt: skip
        return [(name, shown) for name, shown in rows if shown]

    def _owed(self, view: InvoiceView, today: date) -> list[str]:
        found = []
        for one in view.rows:
            if one.state == "void":
                found.append(self.tr("void"))
                continue
            due = formats.day(one.due_on, today) if one.due_on else "—"
            amount = formats.money(Money(one.amount - one.paid, view.head.gross.currency))
            form = self.tr("due {day}, {amount} open")
            found.append(escape(form.format(day=due, amount=amount)))
        return found


def _link(page: str, row_id: int, name: str) -> str:
    return f'<a href="{page}:{row_id}" style="text-decoration:none">{escape(name)}</a>'


def _contract(view: InvoiceView) -> str:
    return "" if view.contract_id is None else _link("contract", view.contract_id, view.contract)


def _kind(kind: str) -> str:
    return words.say(words.KINDS[kind]) if kind in words.KINDS else kind
