"""A field that finds a customer by pinyin initials or characters; ↑↓ and Enter choose."""

from collections.abc import Callable, Container, Sequence

import shiboken6
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from arapp.services.ledger.desk import DeskCustomer
from arapp.ui import formats
from arapp.ui.design import icons
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_grade, draw_text
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.labels import set_property

Find = Callable[[str, Callable[[Sequence[DeskCustomer]], None]], None]
"""`find(typed, done)`: done(customers) comes on the GUI thread, only for the last text asked."""

_ROW = 32
_SHOWN = 8
_AMOUNT = 84
_CUSTOMER = int(Qt.ItemDataRole.UserRole)


class CustomerField(QLineEdit):
    """Signals:
    chosen(object): the DeskCustomer chosen, None when the text no longer names one.
    """

    chosen = Signal(object)

    def __init__(
        self, find: Find, parent: QWidget | None = None, *, marked: Container[int] = frozenset()
    ) -> None:
        """`marked` are the customers to be shown as abnormal (`abnormal.of`)."""
        super().__init__(parent)
        self._find = find
        self._marked: Container[int] = frozenset()
        self._mark = QAction(self)
        self._customer: DeskCustomer | None = None
        self._list: QListWidget | None = None
        self.setPlaceholderText(self.tr("Initials or characters"))
        self.textEdited.connect(self._edited)
        self.mark_with(marked)

    def mark_with(self, marked: Container[int]) -> None:
        """Show these customers as abnormal."""
        self._marked = marked
        if isinstance(marked, abnormal.AbnormalIds):
            marked.changed.connect(self._show_mark)

    def is_marked(self) -> bool:
        """Whether the customer chosen is shown as abnormal."""
        return self._customer is not None and self._customer.id in self._marked

    def _show_mark(self) -> None:
        """An abnormal one bears its mark in the field too."""
        on = self.is_marked()
        if on == (self._mark in self.actions()):
            return
        if not on:
            self.removeAction(self._mark)
            return
        self._mark.setIcon(icons.icon(abnormal.ICON, abnormal.TONE))
        self._mark.setToolTip(abnormal.word())
        self.addAction(self._mark, QLineEdit.ActionPosition.TrailingPosition)

    def customer(self) -> DeskCustomer | None:
        """The customer chosen."""
        return self._customer

    def set_customer(self, customer: DeskCustomer | None) -> None:
        """Show a customer; no signal."""
        self._customer = customer
        self.setText(customer.title if customer else "")
        set_property(self, "wrong", "")
        self._show_mark()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and shiboken6.isValid(self._list) and self._list.isVisible()

    def offers(self) -> list[DeskCustomer]:
        """What the list offers."""
        if self._list is None or not self.is_open():
            return []
        items = [self._list.item(n) for n in range(self._list.count())]
        return [item.data(_CUSTOMER) for item in items if item.data(_CUSTOMER) is not None]

    def told(self) -> str:
        """What the list says instead of offers, "" with offers."""
        if self._list is None or not self.is_open() or self.offers():
            return ""
        return self._list.item(0).text()

    def search(self) -> None:
        """Open the list for the text as it is."""
        self._find(self.text().strip() if self._customer is None else "", self._offer)

    # --- finding ------------------------------------------------------------------------------

    def _edited(self, text: str) -> None:
        set_property(self, "wrong", "")
        if self._customer is not None:
            self._customer = None
            self._show_mark()
            self.chosen.emit(None)
        self._find(text.strip(), self._offer)

    def _offer(self, customers: Sequence[DeskCustomer]) -> None:
        if not self.hasFocus():
            return
        listed = self._popup()
        listed.clear()
        for customer in customers:
            item = QListWidgetItem(customer.title)
            item.setData(_CUSTOMER, customer)
            known = abnormal.word() if customer.id in self._marked else ""
            item.setToolTip("\n".join(filter(None, (customer.name, known))))
            listed.addItem(item)
        if not customers and self.text().strip():
            none = QListWidgetItem(self.tr("No such customer"))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            listed.addItem(none)
        listed.setCurrentRow(0 if customers else -1)
        listed.setVisible(listed.count() > 0)
        self._place()

    def _popup(self) -> QListWidget:
        if self._list is None or not shiboken6.isValid(self._list):
            self._list = QListWidget(self.window())
            self._list.setObjectName("customers")
            self._list.setItemDelegate(_Row(self._list, self._marked))
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setStyleSheet("#customers{border:1px solid palette(mid);border-radius:6px}")
            self._list.itemClicked.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _place(self) -> None:
        if self._list is None:
            return
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        height = min(self._list.count(), _SHOWN) * _ROW + 4
        if corner.y() + height > window.height():
            corner = self.mapTo(window, QPoint(0, -height - 2))
        width = max(self.width(), 320)
        corner.setX(max(min(corner.x(), window.width() - width - 8), 0))
        self._list.setGeometry(QRect(corner, QSize(width, height)))
        self._list.raise_()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or item.data(_CUSTOMER) is None:
            return
        self._customer = item.data(_CUSTOMER)
        self.setText(item.text())
        self.close_list()
        self._show_mark()
        self.chosen.emit(self._customer)

    def close_list(self) -> None:
        """Hide the list."""
        if self._list is not None and shiboken6.isValid(self._list):
            self._list.hide()

    # --- Qt -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ move in the list, Enter takes, Esc closes it, F4 and Alt+↓ open it."""
        key = event.key()
        if self.is_open() and self._list is not None:
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                step = 1 if key == Qt.Key.Key_Down else -1
                if offers := len(self.offers()):
                    self._list.setCurrentRow((self._list.currentRow() + step) % offers)
                return
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self._list.currentItem())
                return
            if key == Qt.Key.Key_Escape:
                self.close_list()
                return
        elif key in {Qt.Key.Key_F4, Qt.Key.Key_Down}:
            self.search()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """An only offer is taken on leaving; the list goes."""
        if self._customer is None and len(self.offers()) == 1 and self._list is not None:
            self._take(self._list.item(0))
        self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: object) -> None:
        """The list goes with the field."""
        self.close_list()
        super().hideEvent(event)  # type: ignore[arg-type]  # QHideEvent, passed on as it came


class _Row(QStyledItemDelegate):
    """Name, mark of an abnormal one, grade, open amount."""

    def __init__(self, parent: QListWidget, marked: Container[int]) -> None:
        super().__init__(parent)
        self._marked = marked

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """One height."""
        return QSize(200, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The current one on the tint."""
        customer = index.data(_CUSTOMER)
        rect: QRect = option.rect  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        listed = self.parent()
        current = isinstance(listed, QListWidget) and listed.currentRow() == index.row()
        painter.save()
        if customer is None:
            painter.fillRect(rect, color("surface"))
            draw_text(painter, rect.adjusted(10, 0, -10, 0), index.data(), "text2")
            painter.restore()
            return
        painter.fillRect(rect, color("accenttint" if current else "surface"))
        inner = rect.adjusted(10, 0, -10, 0)
        owed = formats.amount(customer.open, customer.currency) if customer.open else ""
        width = max(draw_text(painter, inner, owed, "text2", right=True), _AMOUNT)
        name = inner.adjusted(0, 0, -width - 48, 0)
        used = draw_text(painter, name, customer.title, "text")
        if customer.id in self._marked:
            abnormal.draw_mark(painter, name.left() + used + 6, rect.center().y() + 1)
        draw_grade(painter, inner.right() - width - 34, rect.center().y() + 1, customer.grade)
        painter.restore()
