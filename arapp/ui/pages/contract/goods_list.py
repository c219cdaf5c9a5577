"""The products of a contract, typed into a grid; beside the contract's amount they are summed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import DraftLine
from arapp.services.dealing.dimensions import Product
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.contract import goods, words
from arapp.ui.pages.contract.cells import Unreadable
from arapp.ui.pages.contract.goods import Good
from arapp.ui.pages.contract.goods_field import GoodsDelegate
from arapp.ui.pages.contract.grid import PlanGrid
from arapp.ui.pages.contract.sum_row import SumRow
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, row, set_tone, stack

_MOST = 500
_BLANK = DraftLine("", 0)


class GoodsList(QWidget):
    """An empty row at the end is there to be typed into.

    Signals:
        changed(): other lines; ask `lines`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Good] = []
        self._products: Sequence[Product] = ()
        self._amount: Money | None = None
        self._rate: int | None = None
        self._editable = True
        self.grid = PlanGrid(self._columns(), goods.edit_text, EARLIEST)
        self.grid.setAccessibleName(self.tr("Products"))
        self.grid.use_delegate(GoodsDelegate(goods.edit_text, lambda: self._products, self.grid))
        self.sum = SumRow(self.grid)
        self.note = label("", "small", "age3", wrap=True)
        self._lay_out()
        self.grid.edited.connect(self._edited)
        self.grid.insert_asked.connect(self.insert)
        self.grid.delete_asked.connect(self.delete)
        self._show()

    def _columns(self) -> list[Column[Good]]:
        def column(key: str, title: str, width: int, **more: Any) -> Column[Good]:
            return Column(key, title, lambda one: self._text(one, key), width=width,
                          editable=self._can_edit, **more)  # fmt: skip

        return [
            column("item", self.tr("Product"), 96, stretch=True,
                   tone=lambda one: "text3" if one.is_blank else "text"),
            column("spec", self.tr("Specification"), 104, tone="text2"),
            column("unit", self.tr("Unit"), 50, tone="text2"),
            column("quantity", self.tr("Quantity"), 66, right=True),
            column("price", self.tr("Price incl. tax"), 96, right=True),
            column("rate", self.tr("Tax rate"), 62, right=True, tone="text2"),
            Column("amount", self.tr("Amount"), self._money, Kind.MONEY, width=112,
                   editable=self._can_edit),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        box = stack(self)
        head = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=12)
        head.addWidget(label(self.tr("Products"), "section"))
        self._how = Fitting(self.tr("amount = quantity × price, or as you type it"), "text3")
        head.addWidget(self._how)
        head.addStretch(1)
        box.addLayout(head)
        box.addSpacing(6)
        box.addWidget(self.grid)
        box.addWidget(self.sum)
        noted = row(margins=(MARGIN_LEFT, 6, MARGIN_RIGHT, 0))
        noted.addWidget(self.note, 1)
        self.note.hide()
        box.addLayout(noted)
        self.setFocusProxy(self.grid)

    def _can_edit(self, _row: Good) -> bool:
        return self._editable

    def _text(self, one: Good, key: str) -> str:
        if one.is_blank:
            return self.tr("Type a product here") if key == "item" and self._editable else ""
        return words.share(one.line.tax_rate_ppm) if key == "rate" else goods.edit_text(one, key)

    def _money(self, one: Good) -> Money | None:
        return None if one.is_blank else Money(one.line.amount, self._currency())

    def _currency(self) -> str:
        return self._amount.currency if self._amount else formats.base_currency()

    # --- what the page calls ------------------------------------------------------------------

    def set_products(self, products: Sequence[Product]) -> None:
        """What is proposed; those that are no longer sold are not."""
        self._products = tuple(one for one in products if not one.retired)

    def set_amount(self, amount: Money | None, rate: int | None = None) -> None:
        """The contract's amount, and the tax rate that a new line begins with."""
        self._rate = rate
        if amount != self._amount:
            self._amount = amount
            self.grid.currency = self._currency()
            self._show()
            self.grid.viewport().update()

    def show_lines(self, lines: Sequence[DraftLine], *, editable: bool = True) -> None:
        """Show these; no signal."""
        self._editable = editable
        self._how.setVisible(editable)
        self._rows = [Good(no, line) for no, line in enumerate(lines, 1)]
        self.say("")
        self._show()
        self.setVisible(editable or bool(lines))

    def lines(self) -> tuple[DraftLine, ...]:
        """What is typed; empty rows are none."""
        return tuple(one.line for one in self._rows if not one.is_blank)

    def go_line(self, number: int | None, key: str) -> None:
        """To a cell of line `number` of `lines`."""
        typed = [place for place, one in enumerate(self._rows) if not one.is_blank]
        place = typed[number] if number is not None and number < len(typed) else len(self._rows)
        known = {column.key for column in self.grid.grid.columns}
        self.grid.go_key(place, key if key in known else "item")
        self.grid.setFocus()

    def begin(self) -> None:
        """To the empty row at the end."""
        self.go_line(None, "item")

    def say(self, sentence: str, tone: str = "age3") -> None:
        """Under the lines; "" takes it away."""
        self.note.setText(sentence)
        set_tone(self.note, tone)
        self.note.setVisible(bool(sentence))

    # --- typing -------------------------------------------------------------------------------

    def _edited(self, one: Good, key: str, typed: Any) -> None:
        try:
            line = goods.edited(one.line, key, typed, self._products, self._currency())
        except Unreadable as wrong:
            self.say(str(wrong))
            return
        if one.is_blank and line.tax_rate_ppm is None and key != "rate":
            line = replace(line, tax_rate_ppm=self._rate)
        if one.no > len(self._rows):
            self._rows.append(Good(one.no, line))
        else:
            self._rows[one.no - 1] = Good(one.no, line)
        self._told()

    def insert(self, after: int) -> None:
        """An empty row behind place `after`."""
        if not self._editable or len(self._rows) >= _MOST:
            return
        place = min(max(after + 1, 0), len(self._rows))
        self._rows.insert(place, Good(0, _BLANK))
        self._number()
        self.grid.go_key(place, "item")

    def delete(self, place: int) -> None:
        """A row goes."""
        if self._editable and 0 <= place < len(self._rows):
            del self._rows[place]
            self._number()

    def _number(self) -> None:
        self._rows = [Good(no, one.line) for no, one in enumerate(self._rows, 1)]
        self._told()

    def _told(self) -> None:
        self.say("")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        end = [Good(len(self._rows) + 1, _BLANK)] if self._editable else []
        self.grid.show_rows([*self._rows, *end])
        lines = self.lines()
        whole = sum(line.amount for line in lines)
        self.sum.setVisible(bool(lines))
        if lines:
            title, tone = self._sentence(whole)
            self.sum.say(title, tone, {"amount": formats.amount(whole, self._currency())})

    def _sentence(self, whole: int) -> tuple[str, str]:
        if self._amount is None:
            return self.tr("%n product(s)", "", len(self.lines())), "text2"
        gap = whole - self._amount.minor
        if not gap:
            return self.tr("Products = contract"), "ok"
        form = self.tr("Products − contract = {gap}")
        return form.format(gap=formats.amount(gap, self._currency())), "age1"
