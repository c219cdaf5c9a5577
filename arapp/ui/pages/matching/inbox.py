"""The list at the left: what waits, what is done today, what was skipped."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.services.matching.offers import Offer
from arapp.ui import formats
from arapp.ui.actions import ActionTable, key_text
from arapp.ui.design.scale import MARGIN_LEFT, ROW
from arapp.ui.pages.matching.find_line import FindLine
from arapp.ui.pages.matching.listing import DONE, PENDING, PREPAID, SKIPPED, Line
from arapp.ui.tables.columns import Column
from arapp.ui.tables.delegates import ReceiptDelegate, TwoLines
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.buttons import IconButton, KeyButton, bound
from arapp.ui.widgets.labels import frame, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments


class Inbox(QFrame):
    """Segments, list, and how much was placed today.

    Signals:
        moved(object): the Line now current, None in an empty list.
        switched(str): another segment was chosen.
        touched(): a key or the mouse chose something.
        undo_asked(): the link at the foot.
    """

    moved = Signal(object)
    switched = Signal(str)
    touched = Signal()
    undo_asked = Signal()

    def __init__(
        self, two: Callable[[Line], TwoLines], acts: ActionTable, parent: QWidget | None = None
    ) -> None:
        """`two(line)` gives the words of a line, asked for when it is painted."""
        super().__init__(parent)
        self.two = two
        self.setProperty("ground", "surface")
        self.segments = Segments()
        self.segments.chosen.connect(self.switched)
        self.model: RecordModel[Line] = RecordModel(
            [Column("payer", "", lambda line: two(line).name, stretch=True)],
            EARLIEST,
            sentence=self._sentence,
            parent=self,
        )
        self.view = RecordView("matching.inbox")
        self.view.setHeaderHidden(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.use_delegate(ReceiptDelegate(two, self.view))
        self.view.set_model(self.model)
        self.view.current_changed.connect(self.moved)
        self.view.pressed.connect(lambda _: self.touched.emit())
        self.view.installEventFilter(self)
        self._told = label("", "small", "text2")
        self._undo = KeyButton(self.tr("Undo the last"), key="Ctrl+Z", kind="link")
        self._undo.clicked.connect(self.undo_asked)
        self._more = label("", "small", "text3")
        self._more.setContentsMargins(MARGIN_LEFT, 6, 12, 6)
        self._more.hide()
        self._foot = frame("surface", "top")
        self.finder = FindLine()
        self._offers = frame("raised", "bottom")
        self._offered = label("", "small", "text2")
        self._lay_out(acts)

    def _lay_out(self, acts: ActionTable) -> None:
        box = stack(self)
        tools = row(margins=(MARGIN_LEFT, 8, 12, 8))
        tools.addWidget(self.segments)
        tools.addStretch()
        tools.addWidget(self._find_button(acts))
        box.addLayout(tools)
        rule = frame(rule="top")
        rule.setFixedHeight(1)
        box.addWidget(rule)
        box.addWidget(self.finder)
        offers = row(self._offers, margins=(MARGIN_LEFT, 6, 12, 6), gap=8)
        offers.addWidget(self._offered, 1)
        offers.addWidget(bound(acts, "prepaid_all", small=True))
        self._offers.hide()
        box.addWidget(self._offers)
        box.addWidget(self.view, 1)
        box.addWidget(self._more)
        line = row(self._foot, margins=(MARGIN_LEFT, 0, 12, 0))
        line.addWidget(self._told, 1)
        line.addWidget(self._undo)
        self._foot.setFixedHeight(ROW)
        box.addWidget(self._foot)

    @staticmethod
    def _find_button(acts: ActionTable) -> IconButton:
        action = acts.action("find")
        button = IconButton("search", f"{action.text()} ({key_text('Ctrl+F')})")
        button.clicked.connect(lambda _=False: acts.run("find"))
        return button

    # --- what the page calls ------------------------------------------------------------------

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Segments with their counts; prepayments and skipped lines only when there are any."""
        texts = {
            PENDING: self.tr("Open"),
            DONE: self.tr("Done"),
            PREPAID: self.tr("Prepaid"),
            SKIPPED: self.tr("Seen"),
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
        self.view.viewport().update()
        self.view.set_loading(False)

    def set_more(self, count: int) -> None:
        """How many more there are than the list shows."""
        self._more.setText(self.tr("and %n more, they move up", "", max(count, 0)))
        self._more.setVisible(count > 0)

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """What prepayments may pay today, all together; none hides the line."""
        base = formats.base_currency()
        total = sum(one.minor for one in offers if one.currency == base)
        money = formats.amount(total)
        told = self.tr("%n row(s) may be paid, {money}", "", len(offers)).format(money=money)
        self._offered.setText(told)
        self._offers.setVisible(bool(offers))

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

    def _sentence(self, line: Line) -> str:
        two = self.two(line)
        texts = (two.name, two.amount, two.day, two.remark, two.grade)
        return ", ".join(text for text in texts if text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """A key is a choice of the user's: nothing moves the list by itself afterwards."""
        if event.type() is QEvent.Type.KeyPress:
            self.touched.emit()
        return False
