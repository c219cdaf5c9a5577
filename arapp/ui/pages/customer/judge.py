"""What is wrong with the details, asked of the ledger and said under the fields."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.assigning import Chosen, together
from arapp.services.credit.assessed import Assessed
from arapp.services.credit.customer_form import CustomerForm, HandGrade, SaveCustomerForm
from arapp.services.credit.fields import KINDS, Problem, problems
from arapp.services.dispatch import Command
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.form import DetailsForm

translate = QCoreApplication.translate
_KNOWN = ("size", "report", "source")
HAND = ("grade", "grade_reason", "grade_until")


class Judge(QObject):
    """Of one form; `saving` while it is judged to be written, so that nothing is spared.

    Signals:
        judged(): the fields say what is wrong with them.
    """

    judged = Signal()

    def __init__(self, ops: Ops, form: DetailsForm) -> None:
        super().__init__(form)
        self._ops, self._form = ops, form
        self._problems: tuple[Problem, ...] = ()
        self.saving = False

    def forget(self) -> None:
        """Another customer, or nothing typed any more."""
        self._problems = ()

    def fields(self, shown: CustomerForm | None) -> dict[str, Any]:
        """The changed fields as the ledger has them."""
        found = {key: value for key, value in self._form.changes().items() if key in KINDS}
        if "base_amount" in found and found["base_amount"] is None:
            found["base_amount"] = Money(0, self._currency(shown))
        return found

    def _currency(self, shown: CustomerForm | None) -> str:
        typed = str(self._form.value("currency") or "").upper()
        return typed or (shown.currency if shown else formats.base_currency())

    def judge(
        self,
        shown: CustomerForm | None,
        today: date,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Ask the ledger what is wrong with what is typed; say it under the fields."""
        if shown is None or self._form.unread():
            return
        customer, values = shown.id, self.fields(shown)

        def look(tx: Tx) -> list[Problem]:
            return problems(tx, customer, values)

        def came(found: list[Problem]) -> None:
            self._say(found, new=customer is None, today=today)
            if done is not None:
                done()

        self._ops.ask(look, came, latest=("customer", "judge"), owner=self)

    def _say(self, found: list[Problem], *, new: bool, today: date) -> None:
        before = {one.field for one in self._problems}
        self._problems = tuple(found)
        now: dict[str, Problem] = {}
        for one in reversed(found):  # errors first: they are said where there is a warning too
            now[one.field] = one
        blank = new and not self._form.value("name") and not self.saving
        for key in before - now.keys():
            self._form.complain(key, "")
        for key, one in now.items():
            if not (key == "name" and blank):
                self._form.complain(key, words.problem(one), warning=one.severity == "warning")
        self._hand_wrong(today)
        self.judged.emit()

    def _hand_wrong(self, today: date) -> None:
        """A grade by hand has a reason; its last day is ahead."""
        form = self._form
        asked = form.asks("grade_reason")
        missing = asked and not form.value("grade_reason")
        again = self.saving or "grade_reason" in form.wrong()
        told = translate("Details", "Say why: the points say otherwise.")
        form.complain("grade_reason", told if missing and again else "")
        until = form.value("grade_until")
        past = asked and until is not None and until <= today
        told = translate("Details", "It has to be after today.")
        form.complain("grade_until", told if past else "")

    def command(self, shown: CustomerForm) -> Command | None:
        """What is typed as one step; None when no field differs from the ledger."""
        form, fields = self._form, self.fields(shown)
        hand = known = None
        if form.is_changed("grade"):
            until = form.value("grade_until") if form.is_changed("grade_until") else None
            hand = HandGrade(str(form.value("grade")), form.value("grade_reason"), until)
        if any(form.is_changed(key) for key in _KNOWN):
            size, report, source = (str(form.value(key)) for key in _KNOWN)
            known = Assessed(size, report, source)
        chosen: list[Chosen] = []
        if form.is_changed("profile"):
            chosen = [("customer", shown.id, str(form.value("profile")))]
        if not fields and hand is None and known is None:
            return together(None, chosen if shown.id is not None else ())
        owner_from = form.value("from_on") if form.asks("from_on") else None
        command = SaveCustomerForm(shown.id, tuple(fields.items()), hand, owner_from, known)
        return together(command, chosen)
