"""Lines of an invoice as they are typed: what follows from what, and the grid they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import DomainError
from arapp.models.values.money import Money, exponent
from arapp.services.dealing.invoice_entry import InvoiceLine, line_slips
from arapp.ui import formats, parse, rates
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.edit_grid import EditGrid

_MILLION = 1_000_000
RATES = (130_000, 90_000, 60_000, 30_000, 10_000, 0)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line while it is typed; amounts in minor units, None where nothing is typed yet."""

    no: int
    item: str = ""
    spec: str = ""
    unit: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None
    net: int | None = None
    rate: int | None = None
    tax: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing of a line is typed (a rate alone is none)."""
        return not (self.item or self.spec or self.net or self.quantity or self.price)

    def line(self, currency: str) -> InvoiceLine:
        """As it is recorded."""
        net, tax = (Money(part or 0, currency) for part in (self.net, self.tax))
        figures = (self.quantity, self.price, self.rate)
        return InvoiceLine(self.item, net, tax, *figures, self.spec, self.unit)


def decimal(text: str) -> Decimal | None:
    """What was typed as a number: "1,250.5", "2 台" is none."""
    try:
        found = Decimal(text.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < 10**9 else None


def rate_of(text: str) -> int | None:
    """ "13", "13%" as parts per million."""
    found = decimal(text.rstrip("%％ "))
    return None if found is None or not 0 <= found <= 100 else int(found * 10_000)


def rate_text(ppm: int | None) -> str:
    """130000 → "13%"; none is blank."""
    return "" if ppm is None else rates.rate_text(ppm)


def number_text(value: Decimal | None) -> str:
    """A quantity or price as it is read."""
    if value is None:
        return ""
    shown = f"{value:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def typed(row: Typed, key: str, text: str, currency: str) -> Typed | None:
    """The line after a cell was typed, with what follows from it; None: not understood."""
    if key in ("item", "spec", "unit"):
        return replace(row, **{key: text})  # type: ignore[arg-type]  # texts all
    if not text:
        return replace(row, **{key: None})  # type: ignore[arg-type]  # they may be empty
    value = _read(key, text, currency)
    if value is None:
        return None
    changed = replace(row, **{key: value})  # type: ignore[arg-type]  # read by its key
    if key in ("quantity", "price"):
        changed = _with_net(changed, currency)
    return changed if key == "tax" else _with_tax(changed)


def _read(key: str, text: str, currency: str) -> Decimal | int | None:
    if key in ("quantity", "price"):
        return decimal(text)
    if key == "rate":
        return rate_of(text)
    try:
        return parse.amount(text, currency)
    except DomainError:
        return None


def _with_net(row: Typed, currency: str) -> Typed:
    if row.quantity is None or row.price is None:
        return row
    exact = (row.quantity * row.price).scaleb(exponent(currency))
    return replace(row, net=int(exact.quantize(Decimal(1), ROUND_HALF_UP)))


def _with_tax(row: Typed) -> Typed:
    if row.net is None or row.rate is None:
        return row
    exact = Decimal(row.net) * row.rate / _MILLION
    return replace(row, tax=int(exact.quantize(Decimal(1), ROUND_HALF_UP)))


class LinesGrid(QWidget):
    """The grid of the lines, with an empty one at the end that is there to be typed into.

    Signals:
        changed(): other lines; ask `lines`.
        not_read(str): what was typed and not understood.
    """

    changed = Signal()
    not_read = Signal(str)

    def __init__(self, *, editable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self._currency = formats.base_currency()
        self._rate: int | None = RATES[0]
        self._rows: list[Typed] = []
        self._wrong: dict[int, set[str]] = {}
        self.grid = EditGrid(self._columns(), self._edit_text, EARLIEST)
        self.grid.setAccessibleName(self.tr("Lines of the invoice"))
        self.grid.edited.connect(self._edited)
        self.grid.insert_asked.connect(self._insert)
        self.grid.delete_asked.connect(self._delete)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.grid)
        self.set_lines(())

    def _columns(self) -> list[Column[Typed]]:
        def editable(_row: Typed) -> bool:
            return self._editable

        def column(key: str, title: str, width: int, *, right: bool = False,
                   stretch: bool = False) -> Column[Typed]:  # fmt: skip
            return Column(key, title, lambda r: self._shown(r, key), Kind.TEXT, width=width,
                          right=right, stretch=stretch, editable=editable,
                          tone=lambda r: self._tone(r, key))  # fmt: skip

        return [
            column("item", self.tr("Item"), 150, stretch=True),
            column("spec", self.tr("Specification"), 92),
            column("unit", self.tr("Unit"), 48),
            column("quantity", self.tr("Quantity"), 72, right=True),
            column("price", self.tr("Price without tax"), 112, right=True),
            column("net", self.tr("Net"), 104, right=True),
            column("rate", self.tr("Rate"), 56, right=True),
            column("tax", self.tr("Tax"), 92, right=True),
        ]

    def _tone(self, row: Typed, key: str) -> str:
        if row.is_blank:
            return "text3"
        if key in self._wrong.get(row.no, ()):
            return "age3"
        return "text" if key in ("item", "net") else "text2"

    def _shown(self, row: Typed, key: str) -> str:
        if row.is_blank:
            return self.tr("Type a line here") if key == "item" and self._editable else ""
        if key in ("net", "tax"):
            minor = getattr(row, key)
            return "" if minor is None else formats.amount(minor, self._currency)
        if key in ("quantity", "price"):
            return number_text(getattr(row, key))
        return rate_text(row.rate) if key == "rate" else str(getattr(row, key))

    def _edit_text(self, row: Typed, key: str) -> str:
        if key == "item":
            return row.item
        return "" if row.is_blank else self._shown(row, key)

    # --- what the page calls ------------------------------------------------------------------

    def set_currency(self, currency: str) -> None:
        """Read and show amounts in another currency."""
        self._currency = currency

    def set_rate(self, ppm: int | None) -> None:
        """The rate that a new line begins with."""
        self._rate = ppm
        self._show()

    def set_today(self, today: date) -> None:
        """The ledger day."""
        self.grid.grid.today = today

    def set_lines(self, lines: Sequence[InvoiceLine]) -> None:
        """Show these; no signal."""
        self._rows = [
            Typed(no, one.item, one.spec, one.unit, one.quantity, one.price, one.net.minor,
                  one.rate_ppm, one.tax.minor)
            for no, one in enumerate(lines, 1)
        ]  # fmt: skip
        self._show()

    def lines(self) -> tuple[InvoiceLine, ...]:
        """What is typed; the empty line at the end is none."""
        return tuple(row.line(self._currency) for row in self._rows if not row.is_blank)

    def slips(self) -> list[tuple[int, str, str]]:
        """(line, field, reason) of what does not reckon up."""
        return [
            (no, wrong.field, wrong.reason)
            for no, line in enumerate(self.lines(), 1)
            for wrong in line_slips(line, no)
        ]

    # --- typing -------------------------------------------------------------------------------

    def _edited(self, row: Typed, key: str, text: object) -> None:
        changed = typed(row, key, str(text).strip(), self._currency)
        if changed is None:
            self.not_read.emit(str(text))
            return
        if row.is_blank and changed.rate is None:
            changed = replace(changed, rate=self._rate)
        if row.no > len(self._rows):
            self._rows.append(changed)
        else:
            self._rows[row.no - 1] = changed
        self._show()
        self.changed.emit()

    def _insert(self, place: int) -> None:
        if self._editable:
            self._rows.insert(place + 1, Typed(0, rate=self._rate))
            self._number()
            self.grid.go_cell(min(place + 1, len(self._rows)), 0)

    def _delete(self, place: int) -> None:
        if self._editable and place < len(self._rows):
            del self._rows[place]
            self._number()
            self.changed.emit()

    def _number(self) -> None:
        self._rows = [replace(row, no=no) for no, row in enumerate(self._rows, 1)]
        self._show()

    def _show(self) -> None:
        self._wrong = {}
        for no, field, _reason in self.slips():
            self._wrong.setdefault(no, set()).add(field)
        end = [Typed(len(self._rows) + 1, rate=self._rate)] if self._editable else []
        self.grid.show_rows([*self._rows, *end])
        self.grid.viewport().update()
