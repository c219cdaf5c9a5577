"""What a bill of exchange bears besides day, amount and payer."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.bills import ACCEPTANCES, RecordBill
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.forms import Form

KEYS = ("bill_no", "due", "issued", "acceptance", "acceptor", "drawer")
# Field of an error of RecordBill → the line it stands under.
PLACES = {"number": "bill_no", "due_on": "due", "issued_on": "issued", "acceptance": "acceptance"}


class BillFields(QWidget):
    """Number, due day, issue day, who accepted it, who drew it; shown for bills alone.

    The fields belong to `form`; this widget has no face of its own.
    """

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._today = EARLIEST
        self.shown = False
        self.number, self.acceptor, self.drawer = QLineEdit(), QLineEdit(), QLineEdit()
        self.due, self.issued = DateField(EARLIEST), DateField(EARLIEST, past=True)
        self.acceptance = QComboBox()
        names = {"bank": self.tr("Bank's acceptance"), "commercial": self.tr("Firm's acceptance")}
        for key in ACCEPTANCES:
            self.acceptance.addItem(names[key], key)
        self.drawer.setPlaceholderText(self.tr("the payer, when it is left empty"))
        self.hide()

    def build(self) -> None:
        """Add the lines to the form, hidden."""
        add = self._form.add
        add("bill_no", self.tr("Bill no."), self.number, required=True, check=self._check_number)
        add("due", self.tr("Due"), self.due, required=True, check=self._check_due)
        add("issued", self.tr("Issued"), self.issued, check=self._check_issued)
        add("acceptance", self.tr("Kind"), self.acceptance)
        add("acceptor", self.tr("Acceptor"), self.acceptor)
        add("drawer", self.tr("Drawer"), self.drawer)
        self.show_for(False)

    def show_for(self, on: bool) -> None:
        """Show or hide the lines."""
        self.shown = on
        for key in KEYS:
            self._form.label_of(key).setVisible(on)
            self._form.field(key).setVisible(on)
            if not on:
                self._form.set_error(key, "")

    def set_today(self, today: date) -> None:
        """The day that short dates count from."""
        self._today = today
        self.due.set_today(today)
        self.issued.set_today(today)

    def fields(self) -> list[QWidget]:
        """In the order of Enter."""
        return [self._form.field(key) for key in KEYS] if self.shown else []

    def is_begun(self) -> bool:
        """Whether something is typed."""
        typed = (self.number, self.due, self.issued, self.acceptor, self.drawer)
        return self.shown and any(field.text().strip() for field in typed)

    def clear(self) -> None:
        """Empty for the next one; the kind stays."""
        for field in (self.number, self.acceptor, self.drawer):
            field.clear()
        self.due.set_day(None)
        self.issued.set_day(None)
        for key in KEYS:
            self._form.set_error(key, "")

    def command(
        self, day: date, amount: Money, customer_id: int | None, payer: str, memo: str
    ) -> RecordBill:
        """What records it; the checks have passed."""
        due = self.due.day()
        if due is None:
            raise ValueError(self.due.text())
        return RecordBill(
            day,
            amount,
            self.number.text(),
            due,
            customer_id,
            str(self.acceptance.currentData()),
            self.drawer.text() or payer,
            self.acceptor.text(),
            self.issued.day(),
            payer,
            memo,
        )

    # --- checks -------------------------------------------------------------------------------

    def _check_number(self) -> str:
        return "" if not self.shown or self.number.text().strip() else self.tr("Which bill?")

    def _check_due(self) -> str:
        if not self.shown or self.due.day() is not None:
            return ""
        return self.tr("Write a day: 20, 11.20, +180")

    def _check_issued(self) -> str:
        if not self.shown or self.issued.is_right():
            return ""
        return self.tr("Write a day: 20, 11.20, yesterday")
