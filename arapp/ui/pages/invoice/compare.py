"""The invoice and its contract side by side: what agrees is quiet, what differs is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money, plain
from arapp.services.dealing.invoice_view import ContractBeside
from arapp.services.ledger.invoice_check import (
    ERROR,
    Agreed,
    Difference,
    InvoiceFacts,
    Line,
    amount_of,
    bare_item,
    matching_line,
)
from arapp.services.ledger.invoice_text import sentence, value_text
from arapp.ui import formats, language
from arapp.ui.design.scale import HEADER, ROW
from arapp.ui.pages.invoice import words
from arapp.ui.tables.columns import Chip, Column
from arapp.ui.tables.columns import Kind as ColumnKind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import label, row, set_tone, stack

_MILLION = 1_000_000
_MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the comparison; `severity` "" where both agree, "none" where there is nothing to
    compare with."""

    no: int
    field: str
    item: str
    invoice: str
    contract: str
    severity: str
    told: str = ""


def pairs(
    invoice: InvoiceFacts, beside: ContractBeside, found: Sequence[Difference], today: date
) -> list[Pair]:
    """All that is compared, head first, then the lines."""
    lang = "zh_CN" if language.current() == "zh" else "en"
    facts = beside.facts
    ends = formats.day(facts.ends_on, today) if facts.ends_on else ""
    signed = formats.day(facts.signed_on, today) if facts.signed_on else ""
    whole = Money(beside.invoiced + invoice.gross, invoice.currency)
    head = [
        ("buyer", invoice.buyer, facts.names[0] if facts.names else ""),
        ("tax_no", invoice.tax_no, facts.tax_no),
        ("total", value_text(whole), value_text(Money(facts.amount, facts.currency))),
        ("day", formats.day(invoice.day, today), " – ".join(p for p in (signed, ends) if p)),
    ]
    rows = [
        Pair(no, name, "", mine, theirs, *_verdict(name, "", found, lang, bool(mine and theirs)))
        for no, (name, mine, theirs) in enumerate(head)
    ]
    for line in invoice.lines:
        at = matching_line(line, facts.lines) if facts.lines else None
        item = bare_item(line.item)
        theirs = _agreed(facts.lines[at], facts.rate) if at is not None else ""
        verdict = _verdict("", item, found, lang, bool(facts.lines or facts.rate))
        rows.append(Pair(len(rows), "item", item, _line(line, invoice.currency), theirs, *verdict))
    return rows


def _verdict(
    name: str, item: str, found: Sequence[Difference], lang: str, compared: bool
) -> tuple[str, str]:
    mine = [one for one in found if (one.item == item if item else one.field == name)]
    told = "; ".join(sentence(one, lang) for one in mine)
    if not mine:
        return ("" if compared else "none"), ""
    return (ERROR if any(one.severity == ERROR for one in mine) else "warning"), told


def _line(line: Line, currency: str) -> str:
    parts = []
    if line.quantity:
        gross = Decimal(plain(line.net + line.tax, currency))
        each = (gross / amount_of(line.quantity)).quantize(Decimal("0.01"))
        parts.append(f"{amount_of(line.quantity):,f} × {each:,f}")
    else:
        parts.append(value_text(Money(line.net + line.tax, currency)))
    if line.rate is not None:
        parts.append(value_text(line.rate, "tax_rate"))
    return "  ".join(parts)


def _agreed(agreed: Agreed, rate: int | None) -> str:
    parts = []
    if agreed.quantity is not None and agreed.price is not None:
        parts.append(f"{amount_of(agreed.quantity):,f} × {amount_of(agreed.price):,.2f}")
    ppm = agreed.rate if agreed.rate is not None else rate
    if ppm is not None:
        parts.append(value_text(ppm, "tax_rate"))
    return "  ".join(parts)


class Comparison(QFrame):
    """Table of pairs, what is left of the contract, and the field of the reason.

    `reason` is the field; the page decides what Enter in it does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._buttons: list[QWidget] = []
        self._title = label("", "section")
        self._left = label("", "small", "text2")
        self.model: RecordModel[Pair] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda r: r.no, sentence=_spoken
        )
        self.table = Table("", self.model)
        self.table.view.setAccessibleName(self.tr("Invoice and contract side by side"))
        self._told = label("", "small", "age3", wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why may it differ? The reason is kept"))
        self.reason.setAccessibleName(self.tr("Reason for the difference"))
        head = row(margins=(24, 12, 20, 4), gap=12)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._left)
        self._foot = QFrame()
        self._line = row(gap=8)
        self._line.addWidget(self.reason, 1)
        foot = stack(self._foot, margins=(24, 8, 20, 12), gap=6)
        foot.addWidget(self._told)
        foot.addLayout(self._line)
        box = stack(self)
        box.addLayout(head)
        box.addWidget(self.table)
        box.addWidget(self._foot)

    def add_button(self, button: QWidget) -> None:
        """A button beside the reason."""
        self._line.addWidget(button)
        self._buttons.append(button)

    def _columns(self) -> list[Column[Pair]]:
        def tone(one: Pair) -> str:
            return words.SEVERITY_TONES.get(one.severity, "text")

        return [
            Column("field", self.tr("Compared"), words.field_of, tone="text2", width=150),
            Column("invoice", self.tr("Invoice"), lambda r: r.invoice or "—", width=210,
                   stretch=True, tone=tone),
            Column("contract", self.tr("Contract"), lambda r: r.contract or "—", width=200,
                   tone="text"),
            Column("verdict", "", _chip, ColumnKind.CHIP, width=96, tip=lambda r: r.told),
        ]  # fmt: skip

    def show_pairs(
        self, invoice: InvoiceFacts, beside: ContractBeside, found: Sequence[Difference],
        today: date, *, reason: str = "", asks: bool = True,
    ) -> None:  # fmt: skip
        """Both sides; `reason` a kept one, `asks` whether one is asked for."""
        self.model.today = today
        rows = pairs(invoice, beside, found, today)
        self.model.set_rows(rows)
        self.table.setFixedHeight(HEADER + min(len(rows), _MOST_ROWS) * ROW + 2)
        self._title.setText(self.tr("Against contract {number}").format(number=beside.facts.number))
        currency = beside.facts.currency
        left = beside.left - (invoice.gross if invoice.gross > 0 else 0)
        form = self.tr("{amount} of it not invoiced yet") if left >= 0 else self.tr(
            "{amount} more than the contract")  # fmt: skip
        self._left.setText(form.format(amount=value_text(Money(abs(left), currency))))
        set_tone(self._left, "text2" if left >= 0 else "age3")
        lang = "zh_CN" if language.current() == "zh" else "en"
        heavy = [one for one in found if one.severity == ERROR]
        self._told.setText("\n".join(sentence(one, lang) for one in found))
        set_tone(self._told, "age3" if heavy and not reason else "age1" if found else "text2")
        if reason:
            self._told.setText(self.tr("Accepted: {reason}").format(reason=reason))
            set_tone(self._told, "text2")
        self._told.setVisible(bool(self._told.text()))
        self._foot.setVisible(bool(found) or bool(reason))
        for widget in (self.reason, *self._buttons):
            widget.setVisible(bool(heavy) and asks)


def _chip(one: Pair) -> Chip | None:
    found = words.VERDICTS.get(one.severity)
    return Chip(words.say(found[0]), found[1]) if found else None


def _spoken(one: Pair) -> str:
    return one.told or f"{words.field_of(one)}: {one.invoice} / {one.contract}"
