"""What the page stands on (the bank file) and the receipt at hand, with its customer."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from arapp.services.ledger.desk import DeskCustomer, DeskReceipt
from arapp.services.ledger.desk_bank import BalanceProof, BankFile
from arapp.ui import formats
from arapp.ui.design import icons
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.design.theme import notifier
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.slips import SlipLine
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.chips import GradeLabel
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, row, set_tone, stack
from arapp.ui.widgets.strip import InfoStrip


class BankStrip(InfoStrip):
    """Account, period, lines, what is new, what waits to be checked, the proof of the balances.

    Signals:
        skipped_clicked(): show the lines that had been imported before.
    """

    skipped_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QLabel()
        self._account = label("", "strong")
        self._period = label("", "body", "text2")
        self._lines = label("", "body", "text2")
        self._new = label("", "body", "text2")
        self._skipped = KeyButton("", kind="link")
        self._skipped.clicked.connect(self.skipped_clicked)
        self._kept = label("", "body", "age1")
        self._proof_mark = QLabel()
        self._proof = label("", "body", "text2")
        self._hits = label("", "body", "text2")
        self._posted = label("", "body", "ok")
        self._holds = True
        self._lay_out()
        notifier().changed.connect(self._color)
        self._color()
        self.hide()

    def _lay_out(self) -> None:
        for group in (
            (self._mark, self._account, self._period),
            (self._lines,),
            (self._new, self._skipped),
            (self._kept,),
            (self._posted,),
            (self._proof_mark, self._proof),
        ):
            part = row(gap=8 if group[0] is not self._new else 0)
            for widget in group:
                part.addWidget(widget)
            self.line.addLayout(part)
        self.line.addStretch()
        self.line.addWidget(self._hits)

    def set_file(
        self, file: BankFile | None, today: date, hits: str = "", posted: str = ""
    ) -> None:
        """Show a file; None hides the strip. `hits` is how often the first proposal was right,
        `posted` what of the file posted itself."""
        self._hits.setText(hits)
        self._posted.setText(posted)
        self._posted.setVisible(bool(posted))
        self.setVisible(file is not None)
        if file is None:
            return
        self._account.setText(file.account or file.name)
        self._account.setToolTip(file.name)
        self._period.setText(self._span(file, today))
        self._lines.setText(
            self.tr("{lines} lines: {incoming} in, {outgoing} out").format(
                lines=file.lines, incoming=file.incoming, outgoing=file.outgoing
            )
        )
        new = self.tr("{new} new").format(new=file.new)
        self._new.setText(new + (self.tr(", ") if file.skipped else ""))
        self._skipped.setText(self.tr("{n} seen before").format(n=file.skipped))
        self._skipped.setVisible(file.skipped > 0)
        self._kept.setText(self.tr("{n} to check").format(n=file.kept))
        self._kept.setVisible(file.kept > 0)
        self._tell_proof(file.proof)

    def _span(self, file: BankFile, today: date) -> str:
        days = [formats.day(one, today) for one in (file.first, file.last) if one]
        return self.tr("{from} to {to}").replace("{from}", days[0]).replace("{to}", days[-1]) \
            if days else ""  # fmt: skip

    def _tell_proof(self, proof: BalanceProof | None) -> None:
        self._proof.setVisible(proof is not None)
        self._proof_mark.setVisible(proof is not None)
        if proof is None:
            return
        self._holds = proof.holds
        sums = {
            name: formats.money(getattr(proof, name))
            for name in ("opening", "credits", "debits", "closing")
        }
        if proof.holds:
            form = self.tr("Opening {opening} + in {credits} − out {debits} = closing {closing}")
        else:
            form = self.tr("Balances differ: {opening} + {credits} − {debits} ≠ {closing}")
        self._proof.setText(form.format(**sums))
        set_tone(self._proof, "text2" if proof.holds else "age3")
        self._color()

    def _color(self) -> None:
        self._mark.setPixmap(icons.pixmap("landmark", 16, "text2"))
        name, tone = ("circle-check", "ok") if self._holds else ("circle-alert", "age3")
        self._proof_mark.setPixmap(icons.pixmap(name, 16, tone))


class ReceiptHead(QFrame):
    """Day and amount, payer, account, memo, serial number; the customer at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = label("", "small", "text2")
        self._amount = label("", "figure")
        self._left = label("", "small", "text2")
        # what has no room is elided, and whole in its tip
        self._facts = {name: Fitting("", "text") for name in ("payer", "account", "memo", "serial")}
        self.slips = SlipLine()
        self._customer = label("", "strong")
        self._mark = abnormal.AbnormalMark()
        self._marked: abnormal.AbnormalIds | None = None
        self._shown: int | None = None
        self._grade = GradeLabel()
        self._open = label("", "small", "text2")
        self._lay_out()

    def _lay_out(self) -> None:
        line = row(self, margins=(MARGIN_LEFT, 12, MARGIN_RIGHT, 8), gap=24)
        sums = stack(gap=0)
        sums.addWidget(self._day)
        sums.addWidget(self._amount)
        sums.addWidget(self._left)
        sums.addStretch()
        line.addLayout(sums)
        line.addLayout(self._grid(), 1)
        who = stack(gap=4)
        name = row(gap=8)
        name.addStretch()
        name.addWidget(self._customer)
        name.addWidget(self._mark)
        name.addWidget(self._grade)
        who.addLayout(name)
        owes = row()
        owes.addStretch()
        owes.addWidget(self._open)
        who.addLayout(owes)
        who.addStretch()
        line.addLayout(who)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        titles = {
            "payer": self.tr("Payer"),
            "account": self.tr("Account"),
            "memo": self.tr("Memo"),
            "serial": self.tr("Serial no."),
        }
        for place, (name, field) in enumerate(self._facts.items()):
            line, column = divmod(place, 2)
            grid.addWidget(label(titles[name], "small", "text2"), line, column * 2)
            field.setMinimumWidth(60)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            field.setAccessibleName(titles[name])
            grid.addWidget(field, line, column * 2 + 1)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        grid.addWidget(self.slips, 2, 0, 1, 4)
        grid.setRowStretch(3, 1)
        return grid

    def set_receipt(self, receipt: DeskReceipt, today: date) -> None:
        """Show a receipt; the customer comes apart."""
        came = self.tr("{day} received").format(day=formats.day(receipt.day, today))
        self._day.setText(f"{came}  {receipt.number}")
        self._amount.setText(formats.amount(receipt.amount, receipt.currency))
        partly = 0 < receipt.left < receipt.amount
        left = formats.amount(receipt.left, receipt.currency)
        self._left.setText(self.tr("{left} left").format(left=left))
        self._left.setVisible(partly)
        texts = {
            "payer": receipt.payer,
            "account": words.masked(receipt.payer_account),
            "memo": receipt.memo,
            "serial": receipt.serial_no,
        }
        for name, text in texts.items():
            self._facts[name].say(text or formats.DASH)

    def mark(self, marked: abnormal.AbnormalIds) -> None:
        """Show who is abnormal."""
        self._marked = marked
        marked.changed.connect(self._show_mark)

    def _show_mark(self) -> None:
        self._mark.setVisible(self._marked is not None and self._shown in self._marked)

    def set_customer(self, customer: DeskCustomer | None) -> None:
        """Name, grade and what is open; None: not known yet."""
        self._grade.set_letter(customer.grade if customer else "")
        self._shown = customer.id if customer else None
        self._show_mark()
        if customer is None:
            self._customer.setText(self.tr("Customer not known"))
            self._open.setText("")
            set_tone(self._customer, "text3")
            return
        set_tone(self._customer, "text")
        self._customer.setText(customer.title)
        self._customer.setToolTip(customer.name)
        if customer.count:
            self._open.setText(
                self.tr("Open: %n row(s), {amount}", "", customer.count).format(
                    amount=formats.amount(customer.open, customer.currency)
                )
            )
        else:
            self._open.setText(self.tr("Nothing open"))

    def set_name(self, name: str) -> None:
        """The customer's name alone, for what is settled."""
        self._grade.set_letter("")
        self._shown = None
        self._show_mark()
        self._open.setText("")
        self._customer.setText(name)
        set_tone(self._customer, "text")

    def customer_text(self) -> str:
        """Name shown at the right."""
        return self._customer.text()
