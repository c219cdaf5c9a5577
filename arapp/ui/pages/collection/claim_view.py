"""诉前: interest by three bases as a sheet, how the limitation runs and from what, the pack."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.models.values.money import grouped
from arapp.services.collection.interest_sheet import BASES, LPR
from arapp.services.collection.limitation import (
    AID,
    ALARM_DAYS,
    KIND_WORDS,
    KINDS,
    Course,
    LimitationLine,
    RestartLimitation,
    limitation_sentence,
)
from arapp.ui import formats, text
from arapp.ui.design.scale import ROW
from arapp.ui.ops import Ops
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.asking import Asking, Field
from arapp.ui.pages.collection.claim_reading import Claim, read
from arapp.ui.pages.collection.reading import One
from arapp.ui.tables.columns import Column
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, hline, label, row, show_parts, stack
from arapp.ui.widgets.segments import Segment, Segments

_PPM = 1_000_000
_MOST_TIMES = 4
_LINES = 6
_WIDTHS = (72, 88, 102, 42, 86, 54, 88, 102)
_MONEY = frozenset({2, 6, 7})
_ASIDE = frozenset({1, 6})
"""Columns that stand in the files and, when they are wanted, here."""
Line = tuple[int, tuple[str, ...]]


class ClaimView(QWidget):
    """Signals:
    files(str): xlsx or pdf of the interest sheet, pack: the zip for a lawyer.
    lettered(): write the letter that is needed.
    restarted(object, str): a command and its sentence.
    """

    files = Signal(str)
    lettered = Signal()
    restarted = Signal(object, str)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._one: One | None = None
        self._lines: list[QWidget] = []
        self.claim: Claim | None = None
        self.asking: Asking | None = None
        self.basis = Segments([Segment(key, words.basis(key)) for key in BASES])
        self.factor = QLineEdit("1.5")
        heads = (
            *(self.tr("Row"), self.tr("Due"), self.tr("Principal"), self.tr("Days")),
            *(self.tr("Up to"), self.tr("Rate"), self.tr("Paid that day"), self.tr("Interest")),
        )
        columns = [_column(place, head) for place, head in enumerate(heads)]
        self.model: RecordModel[Line] = RecordModel(columns, EARLIEST, row_id=lambda one: one[0])
        self.table = Table("collection.interest", self.model)
        self._sum = label("", "strong")
        self._notes = label("", "small", "text2", wrap=True)
        self._trouble = label("", "small", "age3", wrap=True)
        self._box: QVBoxLayout = stack(gap=8)
        self._lay_out()
        self.basis.chosen.connect(lambda _key: self._read())
        self.factor.editingFinished.connect(self._read)

    def _lay_out(self) -> None:
        self.factor.setFixedWidth(52)
        self.factor.setAccessibleName(self.tr("Times the LPR"))
        self._times = label(self.tr("times"), tone="text2")
        self.table.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = row(gap=8)
        head.addWidget(label(self.tr("Late interest"), "section"))
        for field in (self.basis, self.factor, self._times):
            head.addWidget(field)
        head.addStretch()
        low = row(gap=8)
        low.addWidget(self._sum, 1)
        for key, name in (("xlsx", self.tr("Excel")), ("pdf", self.tr("PDF"))):
            low.addWidget(self._button(name, partial(self.files.emit, key)))
        course = row(gap=8)
        course.addWidget(label(self.tr("Limitation"), "section"))
        course.addStretch()
        course.addWidget(self._button(self.tr("Note what restarted it"), self.ask_restart))
        course.addWidget(self._button(self.tr("Write the letter"), self.lettered.emit))
        pack = row(gap=8)
        pack.addWidget(label(self.tr("Everything for a lawyer, in one file"), tone="text2"), 1)
        pack.addWidget(self._button(self.tr("Legal pack"), partial(self.files.emit, "pack")))
        aid = label(AID[0 if words.lang().startswith("zh") else 1], "small", "text2", wrap=True)
        box = stack(self, gap=8)
        parts: list[QWidget | QLayout] = [
            *(head, self.table, low, self._notes, self._trouble, hline()),
            *(course, self._box, aid, hline(), pack),
        ]
        for part in parts:
            if isinstance(part, QLayout):
                box.addLayout(part)
            else:
                box.addWidget(part)
        box.addStretch(1)
        self._trouble.hide()

    def _button(self, name: str, run: object) -> KeyButton:
        made = KeyButton(name, small=True)
        made.clicked.connect(lambda _=False: run())  # type: ignore[operator]  # a callable
        return made

    # --- reading ------------------------------------------------------------------------------

    def show_one(self, found: One) -> None:
        """Of this customer."""
        self._one = found
        self.close_form()
        self._read()

    def query(self) -> partial[Claim] | None:
        """What is asked of the ledger; None while a figure cannot be read."""
        found = self._one
        factor = _factor(self.factor.text())
        self._trouble.hide()
        if found is None or factor is None:
            self._say(self.tr("How many times the LPR? 1 to 4, like 1.5"))
            return None
        who = found.dossier
        basis = self.basis.current()
        return partial(
            read, customer=who.customer_id, currency=who.currency, basis=basis, factor=factor,
            language=words.lang(),
        )  # fmt: skip

    def _read(self) -> None:
        lpr = self.basis.current() == LPR
        self.factor.setVisible(lpr)
        self._times.setVisible(lpr)
        query = self.query()
        if query is not None:
            self._ops.ask(
                query, self._came, self._refused, latest=("collection", "claim"), owner=self
            )

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()

    def _refused(self, error: ArappError) -> None:
        self._say(text.sentence(error))

    def _came(self, found: Claim) -> None:
        self.claim = found
        sheet = found.sheet
        self.model.set_rows(enumerate(sheet.rows))
        lines = min(max(len(sheet.rows), 1), _LINES)
        self.table.setFixedHeight(ROW * lines + self.table.view.head.height() + 2)
        self.table.view.set_empty(self.tr("Nothing is overdue"))
        form = self.tr("Interest {amount}")
        self._sum.setText(form.format(amount=formats.money(found.interest)))
        self._notes.setText("\n".join(sheet.notes))
        for old in self._lines:
            discard(old)
        self._lines = [self._debt(one, found) for one in found.debts]
        for line in self._lines:
            self._box.addWidget(line)
        show_parts(self._box)

    def _debt(self, one: LimitationLine, found: Claim) -> QWidget:
        host = QWidget()
        box = stack(host, gap=2)
        amount = formats.amount(one.amount, one.currency)
        box.addWidget(label(words.joined(one.title, amount), "strong", wrap=True))
        tone = "age3" if one.left < 0 else "age1" if one.left <= ALARM_DAYS[0] else "text"
        box.addWidget(label(limitation_sentence(one, words.lang()), tone=tone, wrap=True))
        told = [*self._events(found.courses[one.plan]), self._needed(one)]
        for sentence in filter(None, told):
            box.addWidget(label(sentence, "small", "text2", wrap=True))
        return host

    def _events(self, course: Course) -> list[str]:
        """What restarted it, each with the record that proves it; what came too late."""
        at = 0 if words.lang().startswith("zh") else 1
        since = [one for one in course.events if one.kind != "due"]
        late = set(course.late)
        return [
            words.joined(
                f"{one.day.isoformat()} {KIND_WORDS[one.kind][at]}",
                words.proof(one.record),
                self.tr("too late, counts for nothing") if one in late else "",
            )
            for one in since
        ]

    def _needed(self, one: LimitationLine) -> str:
        if one.left < 0:
            return self.tr("Only a new promise or agreement in writing would count now")
        if one.left > ALARM_DAYS[0]:
            return ""
        return self.tr(
            "Needed before {day}: a letter that demands payment, sent with proof of delivery. A"
            " mere statement may not do."
        ).format(day=one.ends_on.isoformat())

    def told(self) -> Sequence[str]:
        """What is told of the limitation."""
        return [part.text() for line in self._lines for part in line.findChildren(type(self._sum))]

    # --- a restart ----------------------------------------------------------------------------

    def ask_restart(self) -> None:
        """What restarted it that no other record tells."""
        found = self._one
        if found is None:
            return
        self.close_form()
        at = 0 if words.lang().startswith("zh") else 1
        kinds = tuple((key, KIND_WORDS[key][at]) for key in KINDS)
        fields = (
            Field("how", self.tr("What"), choices=kinds), Field("day", self.tr("On"), "past"),
            Field("note", self.tr("Proof, and where it lies")),
        )  # fmt: skip
        title = self.tr("What restarted the limitation")
        self.asking = Asking(title, self.tr("Note it"), fields, found.today)
        self.asking.dropped.connect(self.close_form)
        customer = found.dossier.customer_id
        self.asking.answered.connect(
            lambda told: self.restarted.emit(
                RestartLimitation(customer, told["day"] or found.today, told["how"], told["note"]),
                title,
            )
        )
        self._box.insertWidget(0, self.asking)
        show_parts(self._box)
        self.asking.begin()

    def close_form(self) -> None:
        """Nothing is asked for."""
        if self.asking is not None:
            discard(self.asking)
        self.asking = None

    def refuse(self, error: ArappError) -> None:
        """The ledger said no."""
        if self.asking is not None:
            self.asking.refuse(error)


def _factor(typed: str) -> int | None:
    try:
        times = Decimal(typed.strip().rstrip("倍x×"))
    except InvalidOperation:
        return None
    return int(times * _PPM) if times.is_finite() and 0 < times <= _MOST_TIMES else None


def _column(place: int, head: str) -> Column[Line]:
    def cell(one: Line) -> str:
        told = one[1][place]
        return grouped(told) if place in _MONEY and told else told

    return Column(
        f"c{place}", head, cell, text=cell, stretch=place == 0, width=_WIDTHS[place],
        right=place in {*_MONEY, 3, 5}, hidden=place in _ASIDE, tip=cell,
    )  # fmt: skip
