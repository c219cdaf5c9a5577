"""Deliveries that wait for an invoice: tick those that this one bills."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from arapp.models.values.money import Money
from arapp.services.dealing.delivery_list import DeliveryRow
from arapp.ui import formats
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, stack

_ROW, _MOST = 28, 4
_ID = int(Qt.ItemDataRole.UserRole)


class LooseDeliveries(QFrame):
    """Hidden while nothing waits. Space ticks; with `button` it is asked for at once.

    Signals:
        ticked(): other ones are ticked.
        asked(object): ids of the ticked ones, by the button or Enter.
    """

    ticked = Signal()
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, button: bool = False) -> None:
        super().__init__(parent)
        self._rows: tuple[DeliveryRow, ...] = ()
        self._title = label("", tone="text2", wrap=True)
        self._sum = label("", "small", "text2")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Deliveries that wait for an invoice"))
        self.list.itemChanged.connect(lambda _item: self._changed())
        self.list.itemActivated.connect(lambda _item: self._ask())
        self.link = KeyButton(self.tr("They are of this invoice"), small=True)
        self.link.clicked.connect(self._ask)
        self.link.setVisible(button)
        box = stack(self, gap=6)
        box.addWidget(self._title)
        box.addWidget(self.list)
        foot = row(gap=8)
        foot.addWidget(self._sum, 1)
        foot.addWidget(self.link)
        box.addLayout(foot)
        self.hide()

    def show_rows(self, rows: Sequence[DeliveryRow], today: date) -> None:
        """What waits; ticks of those that still do stay."""
        kept = set(self.ids())
        self._rows = tuple(rows)
        self.list.blockSignals(True)
        self.list.clear()
        for one in rows:
            name = " ".join(filter(None, (one.number, one.contract)))
            money = formats.money(Money(one.waiting, one.currency))
            item = QListWidgetItem(f"{formats.day(one.day, today)}  {name}  {money}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            on = one.id in kept
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setData(_ID, one.id)
            item.setToolTip(one.note)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(max(len(rows), 1), _MOST) * _ROW + 4)
        told = self.tr(
            "%n delivery note(s) wait for an invoice: is this one theirs?", "", len(rows)
        )
        self._title.setText(told)
        self.setVisible(bool(rows))
        self._tell()

    def ids(self) -> tuple[int, ...]:
        """Those ticked."""
        items = [self.list.item(n) for n in range(self.list.count())]
        on = Qt.CheckState.Checked
        return tuple(int(one.data(_ID)) for one in items if one.checkState() == on)

    def total(self) -> int:
        """What the ticked ones come to, minor units."""
        chosen = set(self.ids())
        return sum(one.waiting for one in self._rows if one.id in chosen)

    def _changed(self) -> None:
        self._tell()
        self.ticked.emit()

    def _tell(self) -> None:
        chosen = self.ids()
        self.link.setEnabled(bool(chosen))
        if not chosen:
            self._sum.setText(self.tr("Space ticks"))
            return
        currency = self._rows[0].currency
        form = self.tr("{amount} ticked")
        self._sum.setText(form.format(amount=formats.money(Money(self.total(), currency))))

    def _ask(self) -> None:
        if self.ids() and not self.link.isHidden():
            self.asked.emit(self.ids())
