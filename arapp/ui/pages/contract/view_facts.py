"""The left side of a saved contract: what was agreed; clauses can be put right, money cannot."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from arapp.services.collection.assigning import Assigned
from arapp.services.dealing.contract_list import ContractView
from arapp.services.ledger.attachments import Attachment
from arapp.ui import formats, profile_choice
from arapp.ui.design.scale import MARGIN_LEFT
from arapp.ui.pages.contract import trouble
from arapp.ui.pages.contract.file_field import FileField, size_text
from arapp.ui.pages.contract.form import WIDTH
from arapp.ui.pages.contract.lines import LABEL, Lines, PrefixEdit, Remark
from arapp.ui.pages.contract.rate_field import RateField, TaxField
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.elided_combo import ElidedCombo
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import discard, frame, hline, label, row, stack

_TEXTS = ("subject", "owner", "invoice_terms", "dispute_terms", "note")
_DAYS = ("deliver_on", "ends_on")
_TODAY = date(2000, 1, 1)  # until the ledger's is known


class Facts(QScrollArea):
    """Signals:
    changed(): a clause was typed or taken back.
    customer_asked(): the customer was pressed.
    file_asked(int): an attachment is to be opened.
    files_dropped(list): paths to be kept with the contract.
    """

    changed = Signal()
    customer_asked = Signal()
    file_asked = Signal(int)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Any] = {}
        self._filling = False
        self.customer = KeyButton("", kind="link", small=True)
        self.amount = label("")
        self.signed = label("")
        self.lines, self.clauses = Lines(), Lines()
        self.texts: dict[str, QLineEdit] = {
            key: PrefixEdit(self.tr("Owner")) if key == "owner" else QLineEdit() for key in _TEXTS
        }
        self.days = {key: DateField(_TODAY) for key in _DAYS}
        self.tax, self.late = TaxField(), RateField()
        self.terms = label("", "small", "text2", wrap=True)
        self.profile = ElidedCombo()
        self.files = FileField()
        self._files: list[QWidget] = []
        self._lay_out()
        self._wire()
        self.setFixedWidth(WIDTH)

    def _lay_out(self) -> None:
        inside = frame("surface")
        box = stack(inside, margins=(MARGIN_LEFT, 18, 24, 20))
        box.addWidget(label(self.tr("Basics"), "section"))
        add = self.lines.add
        add(self.tr("Customer"), ("customer", self.tr("Customer"), _left(self.customer)))
        add(self.tr("Amount"), ("amount", self.tr("Contract amount"), self.amount), top=2)
        add(self.tr("Signed on"), ("signed_on", self.tr("Signed on"), self.signed), top=2)
        add(self.tr("Subject"), ("subject", self.tr("Subject"), self.texts["subject"]))
        add(self.tr("Delivery by"), ("deliver_on", self.tr("Delivery by"), self.days["deliver_on"]),
            ("owner", self.tr("Owner"), self.texts["owner"]))  # fmt: skip
        add(self.tr("Ends on"), ("ends_on", self.tr("Ends on"), self.days["ends_on"]),
            ("tax_rate_ppm", self.tr("Tax rate"), self.tax))  # fmt: skip
        box.addWidget(self.lines)
        box.addSpacing(16)
        box.addWidget(hline())
        box.addSpacing(14)
        box.addWidget(label(self.tr("Clauses"), "section"))
        add = self.clauses.add
        since = label(self.tr("after the due day"), "small", "text3", wrap=True)
        add(self.tr("Late interest"), ("late_rate_ppm", self.tr("Late interest"), self.late),
            ("since", self.tr("Late interest runs"), since))  # fmt: skip
        invoice, dispute = self.texts["invoice_terms"], self.texts["dispute_terms"]
        add(self.tr("Invoice"), ("invoice_terms", self.tr("Invoice delivery"), invoice))
        add(self.tr("Disputes"), ("dispute_terms", self.tr("Dispute clause"), dispute))
        add(self.tr("Note"), ("note", self.tr("Note"), self.texts["note"]))
        add(self.tr("Dunned by"), ("profile", self.tr("Dunned by"), self.profile))
        box.addWidget(self.clauses)
        box.addSpacing(9)
        line = row(gap=0)
        name = label(self.tr("Terms"), tone="text2")
        name.setFixedWidth(LABEL)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.terms, 1)
        box.addLayout(line)
        box.addSpacing(12)
        box.addWidget(hline())
        box.addSpacing(14)
        box.addWidget(label(self.tr("Files"), "section"))
        box.addSpacing(4)
        self._file_box = stack()
        box.addLayout(self._file_box)
        box.addSpacing(6)
        box.addWidget(self.files)
        box.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _wire(self) -> None:
        self.customer.clicked.connect(self.customer_asked)
        for line in self.texts.values():
            line.textChanged.connect(lambda _text: self._typed())
        for field in self.days.values():
            field.changed.connect(lambda _day: self._typed())
            field.textEdited.connect(lambda _text: self._typed())
        self.tax.currentIndexChanged.connect(lambda _place: self._typed())
        self.late.editTextChanged.connect(lambda _text: self._typed())
        self.profile.activated.connect(lambda _place: self._typed())
        self.files.changed.connect(self._dropped)

    def _typed(self) -> None:
        if not self._filling:
            self.check()
            self.changed.emit()

    def _dropped(self, files: list[Path]) -> None:
        self.files.set_files([])
        self.files_dropped.emit(files)

    # --- showing ------------------------------------------------------------------------------

    def show_contract(self, view: ContractView, today: date, profile: Assigned) -> None:
        """What the ledger holds; what is typed and not saved stays."""
        line = view.line
        changes = dict(self.changes())
        profile_choice.fill(self.profile, profile)
        self._shown = {
            "subject": line.subject, "owner": line.owner, "deliver_on": line.deliver_on,
            "ends_on": line.ends_on, "tax_rate_ppm": view.tax_rate_ppm,
            "late_rate_ppm": view.late_rate_ppm, "invoice_terms": view.invoice_terms,
            "dispute_terms": view.dispute_terms, "note": view.note, "profile": profile.own,
        }  # fmt: skip
        self.customer.setText(line.customer)
        self.amount.setText(self._amount_text(view))
        self.signed.setText(
            f"{line.signed_on.isoformat()} {formats.weekday(line.signed_on, short=True)}"
            if line.signed_on else formats.DASH
        )  # fmt: skip
        terms = view.terms or self.tr("follow from the plan at the right")
        if view.terms and view.supplements:
            terms = self.tr("As signed: {terms}").format(terms=view.terms)
        self.terms.setText(terms)
        for field in self.days.values():
            field.set_today(today)
        self._fill({**self._shown, **changes})
        self._show_files(view.attachments)
        self.check()

    def _amount_text(self, view: ContractView) -> str:
        money = formats.amount(view.line.amount, view.line.currency)
        if view.line.amount == view.signed_amount:
            return money
        form = self.tr("{money}, signed {signed}")
        signed = formats.amount(view.signed_amount, view.line.currency)
        return form.format(money=money, signed=signed)

    def _fill(self, values: dict[str, Any]) -> None:
        self._filling = True
        for key, line in self.texts.items():
            if line.text() != values[key]:
                line.setText(values[key])
                line.setCursorPosition(0)
        for key, field in self.days.items():
            if field.day() != values[key]:
                field.set_day(values[key])
        self.tax.set_ppm(values["tax_rate_ppm"])
        if self.late.ppm() != values["late_rate_ppm"]:
            self.late.set_ppm(values["late_rate_ppm"])
        self.profile.setCurrentIndex(max(self.profile.findData(values["profile"]), 0))
        self._filling = False

    def _show_files(self, files: Sequence[Attachment]) -> None:
        for old in self._files:
            self._file_box.removeWidget(old)
            discard(old)
        self._files = []
        for one in files:
            made = QWidget()
            line = row(made, gap=8)
            button = KeyButton(one.name, icon="paperclip", kind="link", small=True)
            button.clicked.connect(lambda _checked=False, id_=one.id: self.file_asked.emit(id_))
            line.addWidget(button)
            line.addStretch(1)
            line.addWidget(label(size_text(one.size), "small", "text3"))
            self._file_box.addWidget(made)
            self._files.append(made)

    # --- clauses ------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {
            **{key: line.text().strip() for key, line in self.texts.items()},
            **{key: field.day() for key, field in self.days.items()},
            "tax_rate_ppm": self.tax.ppm(),
            "late_rate_ppm": self.late.ppm(),
            "profile": str(self.profile.currentData() or ""),
        }

    def changes(self) -> list[tuple[str, Any]]:
        """Clauses that differ from what the ledger holds."""
        return [(key, value) for key, value in self.values().items()
                if self._shown and value != self._shown[key]]  # fmt: skip

    def discard(self) -> None:
        """Back to what the ledger holds."""
        if self._shown:
            self._fill(self._shown)
        self.check()

    def forget(self) -> None:
        """Another contract comes."""
        self._shown = {}

    def check(self) -> list[str]:
        """Say what cannot be read; names of the fields that are wrong."""
        wrong = [key for key, field in self.days.items() if not field.is_right()]
        for key in self.days:
            bad = Remark(trouble.unread("day"), "age3") if key in wrong else None
            self.lines.remark(key, bad)
        unread = self.late.ppm() == -1
        told = Remark(trouble.unread("rate"), "age3") if unread else None
        self.clauses.remark("late_rate_ppm", told)
        values = self.values() if self._shown else {}
        for key, lines in self._clause_lines().items():
            if key not in wrong and not (key == "late_rate_ppm" and unread):
                empty = values.get(key, key) in ("", None)
                lines.remark(key, Remark(trouble.missing(key), "age1") if empty else None)
        return [*wrong, *(["late_rate_ppm"] if unread else [])]

    def _clause_lines(self) -> dict[str, Lines]:
        """Where each clause that a contract may be silent about stands."""
        names = ("late_rate_ppm", "invoice_terms", "dispute_terms")
        return {
            **dict.fromkeys(("subject", "deliver_on"), self.lines),
            **dict.fromkeys(names, self.clauses),
        }

    def say(self, key: str, sentence: str) -> bool:
        """The ledger refused a clause; False when it has no field here."""
        for lines in (self.lines, self.clauses):
            if lines.has(key):
                lines.remark(key, Remark(sentence, "age3"))
                lines.fields[key].setFocus()
                return True
        return False

    def missing(self) -> list[str]:
        """What clauses are missing, by name."""
        names = {key: lines.title(key) for key, lines in self._clause_lines().items()}
        values = self.values()
        return [name for key, name in names.items() if values[key] in ("", None)]


def _left(widget: QWidget) -> QWidget:
    host = QWidget()
    line = row(host)
    line.addWidget(widget)
    line.addStretch(1)
    host.setFocusProxy(widget)
    return host
