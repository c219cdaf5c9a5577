"""The triangle as a table: what was delivered, invoiced, paid, and what lags behind."""

from PySide6.QtWidgets import QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.ledger.triangle import Corner, Triangle
from arapp.ui import formats
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import label, row, set_tone, stack


class TriangleTable(QFrame):
    """`show_triangle` fills it; the total row carries the proof."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._proven = True
        self.model: RecordModel[Corner] = RecordModel(
            self._columns(), EARLIEST,
            row_id=lambda r: (r.customer_id, r.contract_id, r.currency), sentence=self._spoken,
        )  # fmt: skip
        self.table = Table("triangle", self.model, total=True)
        self.view = self.table.view
        self.model.arranged.connect(self._total)
        told = label(self.tr(
            "Goods without an invoice, invoices that are not due yet, money without an invoice."
        ), "small", "text3")  # fmt: skip
        line = row(margins=(24, 0, 20, 8))
        self._proof = label("", "small", "ok")
        line.addWidget(told, 1)
        line.addWidget(self._proof)
        box = stack(self)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.view)

    def _columns(self) -> list[Column[Corner]]:
        def money(key: str, title: str, *, strong: bool = False) -> Column[Corner]:
            tone = "text" if strong else "text3"
            return Column(key, title, lambda r: _money(r, getattr(r, key)), Kind.MONEY,
                          total=True, width=132 if strong else 116, tone=tone)  # fmt: skip

        return [
            Column("customer", self.tr("Customer"), lambda r: r.customer, width=170, stretch=True),
            Column("contract", self.tr("Contract"), lambda r: r.contract or "—", tone="text2",
                   width=116, middle=True),
            money("delivered", self.tr("Delivered")),
            money("delivered_not_invoiced", self.tr("Not invoiced"), strong=True),
            money("invoiced", self.tr("Invoiced")),
            money("invoiced_not_due", self.tr("Not due yet"), strong=True),
            money("paid", self.tr("Paid")),
            money("paid_not_invoiced", self.tr("Not invoiced (paid)"), strong=True),
            Column("owner", self.tr("Owner"), lambda r: r.owner, tone="text2", width=76,
                   hidden=True),
        ]  # fmt: skip

    def show_triangle(self, found: Triangle) -> None:
        """The rows as reckoned."""
        self._proven = found.proven
        self.model.today = found.as_of
        self.model.set_rows(found.rows)

    def current(self) -> Corner | None:
        """The row under the cursor."""
        found: Corner | None = self.view.current_row()
        return found

    def _spoken(self, one: Corner) -> str:
        form = self.tr(
            "{customer} {contract}: {goods} delivered and not invoiced, {paper} invoiced and not"
            " due, {money} paid and not invoiced"
        )
        return form.format(
            customer=one.customer, contract=one.contract,
            goods=formats.amount(one.delivered_not_invoiced, one.currency),
            paper=formats.amount(one.invoiced_not_due, one.currency),
            money=formats.amount(one.paid_not_invoiced, one.currency),
        )  # fmt: skip

    def _total(self) -> None:
        total = self.table.total
        if total is None:
            return
        shown = len(self.model.rows())
        total.set_title(self.tr("%n row(s) that lag", "", shown) if shown else "")
        good = self.tr("✓ same as the documents")
        self._proof.setText(good if self._proven else self.tr("the documents say otherwise"))
        set_tone(self._proof, "ok" if self._proven else "age3")
        total.set_sums(self.model.totals(), "delivered")


def _money(one: Corner, minor: int) -> Money | None:
    return Money(minor, one.currency) if minor else None
