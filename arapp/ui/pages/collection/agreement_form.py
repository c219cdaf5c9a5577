"""还款协议: what is open of the ticked rows, on other days; the difference shown as one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from arapp.models.values.days import EARLIEST, add_months
from arapp.models.values.errors import ArappError, DomainError
from arapp.models.values.money import Money
from arapp.services.collection.agreements import MOST, Payment, SignAgreement, instalments
from arapp.services.collection.dossier import Dossier, Row
from arapp.ui import formats, text
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.contact_fields import side_by_side
from arapp.ui.pages.collection.file_line import FileLine
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import discard, label, row, set_property, set_tone, show_parts, stack

_LABEL = 64
_MOST_WIDE = 640
_USUAL = 3
"""Payments that are proposed."""


@dataclass
class Part:
    """A payment as it is typed."""

    host: QWidget
    due: DateField
    amount: AmountField


class AgreementForm(QWidget):
    """`know`, `set_rows`, then `ready` and `command`; what is refused stands beside its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = EARLIEST
        self._found: Dossier | None = None
        self._rows: tuple[Row, ...] = ()
        self.parts: list[Part] = []
        self._what = label("", tone="text2", wrap=True)
        self.count = QLineEdit()
        self.first = DateField(EARLIEST)
        self.number = QLineEdit()
        self.person = QComboBox()
        self.person.setEditable(True)
        self.signed = DateField(EARLIEST, past=True)
        self.note = QLineEdit()
        self.files = FileLine(word=self.tr("Attach the scan"))
        self.form = Form()
        self._sum = label("", "strong")
        self._trouble = label("", "small", "age3", wrap=True)
        self._box: QVBoxLayout = stack(gap=4)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = self.form.layout()
        if isinstance(grid, QGridLayout):
            grid.setColumnMinimumWidth(0, _LABEL)
        even = KeyButton(self.tr("Equal parts"), small=True)
        even.clicked.connect(lambda _=False: self.lay_out_equal())
        more = KeyButton(self.tr("One more"), kind="link", small=True)
        more.clicked.connect(lambda _=False: self.add_part())
        self.count.setMaximumWidth(56)
        self.count.returnPressed.connect(self.lay_out_equal)
        times = label(self.tr("parts, monthly from"), tone="text2")
        who = side_by_side((self.number, 1), (self.signed, 1))
        self.form.add("equal", self.tr("Parts"), side_by_side((self.count, 0), (times, 0),
                      (self.first, 1), (even, 0)))  # fmt: skip
        host = QWidget()
        inside = stack(host, gap=4)
        inside.addLayout(self._box)
        foot: QHBoxLayout = row(gap=8)
        foot.addWidget(more)
        foot.addStretch()
        foot.addWidget(self._sum)
        inside.addLayout(foot)
        self.form.add("payments", self.tr("Payments"), host, required=True)
        self.form.add("signed_on", self.tr("Agreement"), who)
        self.form.add("person", self.tr("Signed by"), self.person)
        self.form.add("note", self.tr("Note"), self.note)
        self.form.add("files", self.tr("Scan"), self.files)
        self.number.setPlaceholderText(self.tr("number"))
        for field, name in (
            (self.count, self.tr("Number of parts")), (self.first, self.tr("First day")),
            (self.number, self.tr("Number of the agreement")), (self.signed, self.tr("Signed on")),
        ):  # fmt: skip
            field.setAccessibleName(name)
        self._trouble.hide()
        box = stack(self, gap=6)
        for part in (self._what, self.form, self._trouble):
            box.addWidget(part)
        box.addStretch(1)
        self.setMaximumWidth(_MOST_WIDE)

    # --- what the page calls ------------------------------------------------------------------

    def know(self, found: Dossier, today: date) -> None:
        """Begin anew with another customer; the same one keeps what is typed."""
        same = self._found is not None and self._found.customer_id == found.customer_id
        same = same and self._found is not None and self._found.currency == found.currency
        self._found, self._today = found, today
        for field in (self.first, self.signed):
            field.set_today(today)
        if same:
            return
        with QSignalBlocker(self.person):
            self.person.clear()
            self.person.addItems([one.name for one in found.people])
            self.person.setCurrentText(found.people[0].name if found.people else "")
        for text_field in (self.number, self.note):
            text_field.clear()
        self.count.setText(str(_USUAL))
        self.first.set_day(add_months(today, 1))
        self.signed.set_day(today)
        self.files.set_files(())
        self.set_parts(())
        self._rows = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """The rows it is about; parts that were laid out evenly follow."""
        even = self.agreed() == self.whole() or not self.parts
        self._rows = tuple(rows)
        if even:
            self.lay_out_equal()
        self._tell()

    def whole(self) -> int:
        """What is open of the rows, minor units."""
        return sum(one.open for one in self._rows)

    def agreed(self) -> int:
        """The sum of what is typed."""
        return sum(part.amount.minor() or 0 for part in self.parts)

    def lay_out_equal(self) -> None:
        """So many equal parts, one a month; the last takes the odd cents."""
        found, first = self._found, self.first.day()
        typed = self.count.text().strip()
        self.form.set_error("equal", "")
        if found is None or not self._rows:
            self.set_parts(())
            return
        if first is None or not typed.isascii() or not typed.isdigit():
            self.form.set_error("equal", self.tr("How many parts, and from which day?"))
            return
        try:
            made = instalments(Money(self.whole(), found.currency), int(typed), first)
        except DomainError:
            self.form.set_error("equal", self.tr("From 1 to {most} parts").format(most=MOST))
            return
        self.set_parts(made)

    def set_parts(self, payments: Sequence[Payment]) -> None:
        """These payments and no others."""
        for part in self.parts:
            discard(part.host)
        self.parts = []
        for one in payments:
            self.add_part(one)
        self._tell()

    def add_part(self, payment: Payment | None = None) -> None:
        """One more payment: by itself what is missing, a month after the last."""
        currency = self._found.currency if self._found else formats.base_currency()
        due, amount = DateField(self._today), AmountField(currency=currency)
        days = [part.due.day() for part in self.parts if part.due.day() is not None]
        last = max((day for day in days if day is not None), default=None)
        rest = self.whole() - self.agreed()
        due.set_day(payment.due if payment else add_months(last, 1) if last else None)
        amount.set_minor(payment.amount.minor if payment else rest if rest > 0 else None)
        host = QWidget()
        drop = IconButton("x", self.tr("Take this payment away"))
        line = row(host, gap=8)
        place = label(str(len(self.parts) + 1), "small", "text3")
        place.setFixedWidth(16)
        for part, share in ((place, 0), (due, 1), (amount, 1), (drop, 0)):
            line.addWidget(part, share)
        made = Part(host, due, amount)
        due.setAccessibleName(self.tr("Day of payment {n}").format(n=place.text()))
        amount.setAccessibleName(self.tr("Amount of payment {n}").format(n=place.text()))
        amount.textChanged.connect(lambda _text: self._tell())
        drop.clicked.connect(lambda _=False: self._drop(made))
        self.parts.append(made)
        self._box.addWidget(host)
        show_parts(self._box)
        self._tell()

    def _drop(self, gone: Part) -> None:
        kept = [part for part in self.parts if part is not gone]
        payments = [(part.due.day(), part.amount.minor()) for part in kept]
        self.set_parts(())
        for day, minor in payments:
            self.add_part()
            self.parts[-1].due.set_day(day)
            self.parts[-1].amount.set_minor(minor)
        self._tell()

    # --- what is told -------------------------------------------------------------------------

    def _tell(self) -> None:
        if self._found is None:
            return
        code = self._found.currency
        form = self.tr("%n ticked row(s), {open} open", "", len(self._rows))
        whole = formats.amount(self.whole(), code)
        none = self.tr("Tick the rows that the agreement is about")
        self._what.setText(form.format(open=whole) if self._rows else none)
        rest = self.whole() - self.agreed()
        told, tone = self.tr("equals what is open"), "ok"
        if rest:
            left = self.tr("{amount} is missing") if rest > 0 else self.tr("{amount} too much")
            told, tone = left.format(amount=formats.amount(abs(rest), code)), "age3"
        self._sum.setText(words.joined(formats.amount(self.agreed(), code), told))
        self._sum.setVisible(bool(self.parts))
        set_tone(self._sum, tone)

    def sum_text(self) -> str:
        """The sum and the difference."""
        return self._sum.text()

    def what_text(self) -> str:
        """What it is about."""
        return self._what.text()

    # --- the command --------------------------------------------------------------------------

    def ready(self) -> bool:
        """Whether it can be signed: days and amounts can be read and the sum is right."""
        for key in self.form.names():
            self.form.set_error(key, "")
        self._trouble.hide()
        if not self._rows or not self.parts:
            return self._wrong("payments", self.tr("Tick rows, then lay out the payments"), None)
        if not self.signed.is_right() or self.signed.day() is None:
            return self._wrong("signed_on", self.tr("On which day was it signed?"), self.signed)
        for part in self.parts:
            for field, there in ((part.due, part.due.day()), (part.amount, part.amount.minor())):
                set_property(field, "wrong", "" if there else "1")
                if not there:
                    said = self.tr("Each payment needs a day and an amount")
                    return self._wrong("payments", said, field)
        if self.agreed() != self.whole():
            told = self.tr("The payments must come to what is open: {sum}")
            return self._wrong("payments", told.format(sum=self.sum_text()), self.parts[-1].amount)
        return True

    def _wrong(self, key: str, sentence: str, field: QWidget | None) -> bool:
        self.form.set_error(key, sentence)
        if field is not None:
            field.setFocus()
        return False

    def command(self) -> SignAgreement:
        """Sign it."""
        found = self._found
        assert found is not None
        payments = []
        for part in self.parts:
            day, money = part.due.day(), part.amount.money()
            assert day is not None
            assert money is not None
            payments.append(Payment(day, money))
        return SignAgreement(
            found.customer_id, tuple(one.plan for one in self._rows), tuple(payments),
            self.signed.day(), self.number.text(), self.person.currentText(), self.note.text(),
        )  # fmt: skip

    def refuse(self, error: ArappError) -> None:
        """The ledger said no."""
        key = str(error.fields.get("field", ""))
        if key in self.form.names():
            self.form.set_error(key, text.sentence(error))
            return
        self._trouble.setText(text.sentence(error))
        self._trouble.show()

    def forget(self) -> None:
        """It is signed: the next customer begins anew."""
        self._found = None

    def error(self, key: str) -> str:
        """The sentence under a line."""
        return self.form.field(key).accessibleDescription()

    def begin(self) -> None:
        """Keys come here."""
        self.count.setFocus()
        self.count.selectAll()
