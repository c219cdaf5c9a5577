"""登记: who was reached, what came of it, and the fields that this answer calls for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services.collection.disputes import Contested
from arapp.services.collection.dossier import Dossier, Row
from arapp.services.collection.log import LogContact
from arapp.services.collection.promises import Promised
from arapp.ui import formats, text
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.contact_fields import DEALS, ContactFields, Draft
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import set_property


class ContactForm(ContactFields):
    """The fields follow the answer; `ready`, then `command`; what is refused stands beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wire()
        self._turn()

    def _wire(self) -> None:
        self.channels.activated.connect(lambda _n: self._channelled())
        self.person.currentTextChanged.connect(lambda _text: self._named())
        self.phone.clicked.connect(lambda _=False: self._copy_phone())
        self.grid.chosen.connect(self._answered)
        self.reason.activated.connect(lambda _n: self.edited.emit())
        self.note.textChanged.connect(self.edited)
        self.due.changed.connect(lambda _day: self._tell())
        self.amount.changed.connect(lambda _minor: self._tell())

    def show_customer(self, found: Dossier, today: date, channel: str, draft: Draft | None) -> None:
        """Begin anew, or go on where it was left."""
        self.know(found, today)
        first = found.people[0].name if found.people else ""
        self.put(draft or Draft(channel=channel, person=first, day=today))

    def set_rows(self, rows: Sequence[Row]) -> None:
        """The rows that are spoken of: a promise is about their sum until another is typed."""
        before = self._sum()
        self._rows = tuple(rows)
        if self.amount.minor() in {None, before} and self.grid.current() in DEALS:
            self.amount.set_minor(self._sum())
        self._tell()

    def put(self, draft: Draft) -> None:
        """Fill the fields."""
        self.channels.setCurrentIndex(max(self.channels.findData(draft.channel), 0))
        self.grid.offer(words.outcomes(draft.channel))
        with QSignalBlocker(self.person):
            self.person.setCurrentText(draft.person)
        self.grid.choose(draft.outcome)
        self.amount.set_minor(draft.amount)
        self.reason.setCurrentIndex(max(self.reason.findData(draft.reason), 0))
        with QSignalBlocker(self.note):
            self.note.setPlainText(draft.note)
        for field, day in ((self.due, draft.due), (self.next_on, draft.next_on),
                           (self.day, draft.day)):  # fmt: skip
            field.set_day(day)
        self.files.set_files(draft.files)
        self.clear_errors()
        self._name_phone()
        self._turn()

    def answer(self, place: int) -> None:
        """Alt with the letter of that place."""
        codes = self.grid.codes()
        if place < len(codes):
            self.grid.pick(codes[place])

    # --- the command --------------------------------------------------------------------------

    def ready(self) -> bool:
        """Whether it can be tried: days and amounts that were typed can be read."""
        self.clear_errors()
        if not self.grid.current():
            self._wrong("outcome", self.tr("What came of it? Alt with a letter chooses"), self.grid)
            return False
        for key, field in (("deal", self.amount), ("deal", self.due), ("next", self.next_on),
                           ("next", self.day)):  # fmt: skip
            if field.isVisibleTo(self) and not field.is_right():
                said = self.tr("Not an amount; write it like 1,234.50 or 12万")
                if isinstance(field, DateField):
                    said = self.tr("Write a day: 20, 11.20, +7, Friday")
                self._wrong(key, said, field)
                return False
        if self.grid.current() == "postpone" and self.due.day() is None:
            self._wrong("deal", self.tr("Until when do they want to wait?"), self.due)
            return False
        if self.grid.current() == "disputed" and len(self._rows) != 1:
            self._wrong("outcome", self.tr("Tick the one row that is disputed"), None)
            return False
        if self.grid.current() == "disputed" and not self.reason.currentData():
            self._wrong("reason", self.tr("Why do they dispute it?"), self.reason)
            return False
        return True

    def command(self, stage: str) -> LogContact:
        """One step with all that was said."""
        found, now = self._found, self.draft()
        assert found is not None
        money = None if now.amount is None else Money(now.amount, found.currency)
        promised = contested = hold = None
        if now.outcome == "promised":
            promised = Promised(money, now.due, now.person, now.note)
        if now.outcome == "disputed":
            contested = Contested(words.reason(now.reason), now.due, money, note=now.note)
        if now.outcome == "postpone":
            hold = now.due
        known = {one.name: one.id for one in found.people}
        return LogContact(
            found.customer_id, now.channel, words.outcome(now.outcome), now.person, now.note,
            next_on=now.next_on, plans=tuple(one.plan for one in self._rows), stage=stage,
            reason=now.reason if now.outcome in words.DUNNED else "",
            contact_id=known.get(now.person), promised=promised, contested=contested,
            hold_until=hold, day=now.day, sent=now.outcome == "sent",
        )  # fmt: skip

    def refuse(self, error: ArappError) -> None:
        """The ledger said no: its sentence beside the field it is about."""
        deal = self.grid.current() in DEALS
        places = {
            "amount": ("deal", self.amount), "due": ("deal", self.due), "day": ("next", self.day),
            "reason": ("reason", self.reason), "outcome": ("outcome", self.grid),
        }  # fmt: skip
        named = str(error.fields.get("field", ""))
        if error.kind == "invalid_day" and named not in places:
            later = self.grid.current() == "postpone" and self.due.day() != self.next_on.day()
            past = self.next_on.day() is not None and self.next_on.day() < self._today  # type: ignore[operator]  # told by the first half
            named = "due" if later and not past else "next"
            places["next"] = ("next", self.next_on)
        key, field = places.get(named, ("", None))
        if key and (key != "deal" or deal):
            said = text.sentence(error)
            if named == "due":
                said = self.tr("By which day? Today or later")
            self._wrong(key, said, field)
            return
        self._trouble.setText(text.sentence(error))
        self._trouble.show()

    def _wrong(self, key: str, sentence: str, field: QWidget | None) -> None:
        self.form.set_error(key, sentence)
        if field is not None:
            set_property(field, "wrong", "1")
            field.setAccessibleDescription(sentence)
            field.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong yet."""
        for key in self.form.names():
            self.form.set_error(key, "")
        for field in (self.amount, self.due, self.next_on, self.day, self.reason):
            set_property(field, "wrong", "")
            field.setAccessibleDescription("")
        self._trouble.hide()

    def error(self, key: str) -> str:
        """The sentence under a line, "" for none; key "" is that of the whole form."""
        if not key:
            return "" if self._trouble.isHidden() else self._trouble.text()
        return self.form.field(key).accessibleDescription()

    def after_text(self) -> str:
        """What saving will do."""
        return self._after.text()

    # --- fields follow the answer -------------------------------------------------------------

    def _channelled(self) -> None:
        self.grid.offer(words.outcomes(self.channel()))
        self._turn()
        self.channelled.emit()
        self.edited.emit()

    def _named(self) -> None:
        self._name_phone()
        self.channelled.emit()

    def _answered(self, code: str) -> None:
        self.clear_errors()
        self.amount.set_minor(self._sum() if code in {"promised", "disputed"} else None)
        self._turn()
        if code in DEALS:
            self.due.setFocus()
        elif code == "refused":
            self.reason.setFocus()
        else:
            self.note.setFocus()
        self.edited.emit()

    def _turn(self) -> None:
        code = self.grid.current()
        titles = {
            "promised": self.tr("Promised"), "disputed": self.tr("Disputed"),
            "postpone": self.tr("Wait until"),
        }  # fmt: skip
        self.form.label_of("deal").setText(titles.get(code, ""))
        self.due.setPlaceholderText(
            self.tr("settled by") if code == "disputed" else self.tr("20, +7, Friday")
        )
        self.amount.setVisible(code in {"promised", "disputed"})
        for key, there in (("deal", code in DEALS), ("reason", code in words.DUNNED)):
            self.form.label_of(key).setVisible(there)
            self.form.field(key).setVisible(there)
        self._tell()

    def _tell(self) -> None:
        self._after.setText(self._sentence())

    def _sentence(self) -> str:
        code = self.grid.current()
        day = self.due.day()
        until = formats.day(day, self._today) if day else self.tr("that day")
        if code == "promised":
            return self.tr(
                "Not dunned until {day}. If it has not come by then, it counts as broken and the"
                " next stage begins."
            ).format(day=until)
        if code == "disputed":
            return self.tr("The disputed part waits until {day}; the rest is dunned on.").format(
                day=until
            )
        if code == "postpone":
            return self.tr("Put off until {day}, then it is here again.").format(day=until)
        if code in {"no_answer", "wrong_number"}:
            return self.tr("The stage stays open: nobody was reached.")
        if not code:
            return self.tr("Choose what came of it.")
        return self.tr("Done for this stage; it is here again when the next one begins.")

    def _sum(self) -> int | None:
        return sum(one.asked or one.open - one.contested for one in self._rows) or None
