"""The list at the left: what waits, what is done today, what was skipped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.ledger.desk import DeskReceipt, DoneReceipt
from arapp.services.ledger.desk_bank import Duplicate
from arapp.services.matching.service import AnswerOut
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, ROW
from arapp.ui.pages.matching import words
from arapp.ui.tables.columns import Column
from arapp.ui.tables.delegates import ReceiptDelegate, TwoLines
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import frame, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

PENDING, PREPAID, DONE, SKIPPED = "pending", "prepaid", "done", "skipped"


@dataclass(frozen=True)
class Line:
    """A line of the list; `record` is a DeskReceipt, DoneReceipt or Duplicate."""

    id: int
    record: DeskReceipt | DoneReceipt | Duplicate
    lines: TwoLines


class Inbox(QFrame):
    """Segments, list, and how much was placed today.

    Signals:
        moved(object): the Line now current, None in an empty list.
        switched(str): another segment was chosen.
        entered(): Enter on a line.
        undo_asked(): the link at the foot.
    """

    moved = Signal(object)
    switched = Signal(str)
    entered = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.segments = Segments()
        self.segments.chosen.connect(self.switched)
        self.model: RecordModel[Line] = RecordModel(
            [Column("payer", "", lambda line: line.lines.name, stretch=True)],
            EARLIEST,
            sentence=_sentence,
            parent=self,
        )
        self.view = RecordView("matching.inbox")
        self.view.setHeaderHidden(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.use_delegate(ReceiptDelegate(lambda line: line.lines, self.view))
        self.view.set_model(self.model)
        self.view.current_changed.connect(self.moved)
        self.view.installEventFilter(self)
        self._told = label("", "small", "text2")
        self._undo = KeyButton(self.tr("Undo the last"), key="Ctrl+Z", kind="link")
        self._undo.clicked.connect(self.undo_asked)
        self._foot = frame("surface", "top")
        self._lay_out()

    def _lay_out(self) -> None:
        box = stack(self)
        tools = row(margins=(MARGIN_LEFT, 8, 12, 8))
        tools.addWidget(self.segments)
        tools.addStretch()
        box.addLayout(tools)
        rule = frame(rule="top")
        rule.setFixedHeight(1)
        box.addWidget(rule)
        box.addWidget(self.view, 1)
        line = row(self._foot, margins=(MARGIN_LEFT, 0, 12, 0))
        line.addWidget(self._told, 1)
        line.addWidget(self._undo)
        self._foot.setFixedHeight(ROW)
        box.addWidget(self._foot)

    # --- what the page calls ------------------------------------------------------------------

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Segments with their counts; prepayments and skipped lines only when there are any."""
        texts = {
            PENDING: self.tr("Waiting"),
            DONE: self.tr("Done"),
            PREPAID: self.tr("Prepaid"),
            SKIPPED: self.tr("Skipped"),
        }
        always = {PENDING, DONE, SKIPPED}
        self.segments.set_segments(
            [Segment(key, text, counts.get(key, 0)) for key, text in texts.items()
             if key in always or counts.get(key)]
        )  # fmt: skip

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the current one stays when it is still there."""
        if list(lines) != self.model.all_rows():
            self.model.set_rows(lines)
        self.view.set_loading(False)

    def set_done(self, done: Sequence[DoneReceipt]) -> None:
        """The foot: how many were placed today, and their sum in the ledger's currency."""
        base = [one for one in done if one.receipt.currency == formats.base_currency()]
        total = formats.amount(sum(one.allocated for one in base))
        self._told.setText(
            self.tr("Placed today: %n receipt(s), {total}", "", len(done)).format(total=total)
        )
        self._foot.setVisible(bool(done))

    def current(self) -> Line | None:
        """The line under the cursor."""
        found: Line | None = self.view.current_row()
        return found

    def next_id(self) -> int | None:
        """Id of the line after the current one, else of the one before it, else None."""
        rows, current = self.model.rows(), self.current()
        if current is None or len(rows) < 2:
            return None
        place = [line.id for line in rows].index(current.id)
        return rows[place + 1].id if place + 1 < len(rows) else rows[place - 1].id

    def go_on(self) -> None:
        """To the next line, from the last one to the first."""
        rows, current = self.model.rows(), self.current()
        if rows and current is not None:
            place = [line.id for line in rows].index(current.id)
            self.view.go_to(rows[(place + 1) % len(rows)].id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is the page's, whatever the list would make of it."""
        if watched is self.view and _is_enter(event):
            self.entered.emit()
            return True
        return False


def _is_enter(event: QEvent) -> bool:
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()


def _sentence(line: Line) -> str:
    two = line.lines
    return ", ".join(
        part for part in (two.name, two.amount, two.day, two.remark, two.grade) if part
    )


# --- lines ----------------------------------------------------------------------------------------


def receipt_lines(
    receipts: Sequence[DeskReceipt], results: Mapping[int, AnswerOut], today: date
) -> list[Line]:
    """Receipts that wait, the surest first, then the newest."""
    made = [
        (receipt, _receipt_line(receipt, results.get(receipt.id), today)) for receipt in receipts
    ]
    made.sort(key=lambda pair: (
        -(pair[1].lines.confidence or 0), -pair[0].day.toordinal(), -pair[0].id))  # fmt: skip
    return [line for _, line in made]


def _receipt_line(receipt: DeskReceipt, out: AnswerOut | None, today: date) -> Line:
    level, word = words.confidence(out.result.best.confidence) if out else (None, "")
    lines = TwoLines(
        name=words.payer(receipt),
        amount=formats.amount(receipt.left, receipt.currency),
        day=formats.day(receipt.day, today),
        remark=words.remark(receipt, out),
        confidence=level,
        grade=word,
    )
    return Line(receipt.id, receipt, lines)


def done_lines(done: Sequence[DoneReceipt], today: date) -> list[Line]:
    """Receipts placed today with what they settled."""
    return [_done_line(one, today) for one in done]


def _done_line(done: DoneReceipt, today: date) -> Line:
    receipt = done.receipt
    names = [part.label or part.contract for part in done.parts if part.allocation_id is not None]
    text = " + ".join(names) or words.prepaid()
    lines = TwoLines(
        name=words.payer(receipt),
        amount=formats.amount(done.allocated or receipt.left, receipt.currency),
        day=formats.day(receipt.day, today),
        remark=text,
    )
    return Line(receipt.id, done, lines)


def skipped_lines(rows: Sequence[Duplicate], today: date) -> list[Line]:
    """Lines of the bank file that had been imported before."""
    return [_skipped_line(one, today) for one in rows]


def _skipped_line(one: Duplicate, today: date) -> Line:
    amount = formats.amount(one.amount, one.currency) if one.amount is not None else ""
    lines = TwoLines(
        name=one.payer,
        amount=amount,
        day=formats.day(one.day, today),
        remark=words.same_as(one.equals),
    )
    return Line(-one.id, one, lines)


def receipt_of(record: Any) -> DeskReceipt | None:
    """The receipt of a line, None for a skipped one."""
    if isinstance(record, DoneReceipt):
        return record.receipt
    return record if isinstance(record, DeskReceipt) else None
