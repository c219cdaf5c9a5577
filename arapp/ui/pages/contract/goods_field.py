"""The field of a product's name: what is typed stands for itself, products are proposed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from arapp.services.dealing.dimensions import Product
from arapp.ui.pages.contract import goods
from arapp.ui.pages.contract.grid import EditDelegate
from arapp.ui.tables.delegates import Index
from arapp.ui.tables.edit_grid import EditText
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.widgets.picker import Option, Picker

Products = Callable[[], Sequence[Product]]


class ProductField(Picker):
    """↓ chooses a proposal; initials that are no part of a name choose the first by themselves."""

    def __init__(self, products: Sequence[Product], parent: QWidget | None = None) -> None:
        super().__init__(parent, hint=" ")
        self._products = {one.id: one for one in products}
        self.set_options([Option(one.id, one.name, goods.told(one)) for one in products])

    def product(self) -> Product | None:
        """The product chosen, also one that only stands highlighted in the open list."""
        if self._list.isVisible():
            self._pick(self._list.place)
        return self._products.get(self.chosen())

    def _typed(self, text: str) -> None:
        super()._typed(text)
        typed = text.strip().casefold()
        shown = self._list.options if self._list.isVisible() else []
        if any(typed in option.name.casefold() for option in shown):
            self._list.place = -1  # it may be a new name: Enter takes it as it is
        if not typed:
            self._list.hide()

    def drop(self, options: Sequence[Option] | None = None) -> None:
        """The list lies in the window, above the field where there is no room below."""
        shown = list(self._options if options is None else options)
        window = self.window()
        if self._list.parentWidget() is not window:
            self._list.setParent(window)
            self.destroyed.connect(self._list.deleteLater)
        if not shown:
            self._list.hide()
            return
        self._list.show_options(shown, max(self.width(), 360))
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        if corner.y() + self._list.height() > window.height():
            corner = self.mapTo(window, QPoint(0, -self._list.height() - 2))
        self._list.move(corner)
        self._list.show()
        self._list.raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Any text is right."""
        QLineEdit.focusOutEvent(self, event)
        self._list.hide()


class GoodsDelegate(EditDelegate):
    """As in a plan; the name of a product opens a `ProductField`."""

    def __init__(
        self, edit_text: EditText, products: Products, parent: QWidget | None = None
    ) -> None:
        super().__init__(edit_text, parent)
        self._products = products

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """In the place of the painted text."""
        model = index.model()
        if not isinstance(model, RecordModel) or model.columns[index.column()].key != "item":
            return super().createEditor(parent, option, index)
        field = ProductField(self._products(), parent)
        field.setProperty("small", "1")
        return field

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The product chosen, else what was typed."""
        chosen = editor.product() if isinstance(editor, ProductField) else None
        if chosen is not None:
            model.setData(index, chosen, Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)
