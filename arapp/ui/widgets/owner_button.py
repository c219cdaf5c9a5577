"""Whose lines a list shows."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionButton, QWidget

from arapp.ui.design import fonts, icons
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import FIELD_SMALL


class OwnerButton(QPushButton):
    """Whose lines are shown: a name with an icon and a chevron, a menu of the others.

    Signals:
        chosen(str): the owner, "" for all.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owners: tuple[str, ...] = ()
        self._owner = ""
        self.setProperty("small", "1")
        self.setAutoDefault(False)
        self.clicked.connect(lambda _=False: self.drop())
        self._name()

    def set_owners(self, owners: Sequence[str]) -> None:
        """Who can be chosen; the one chosen stays."""
        self._owners = tuple(owners)
        self._name()

    def owner(self) -> str:
        """Whose lines are wanted, "" for all."""
        return self._owner

    def choose(self, owner: str) -> None:
        """Show a choice, without a signal."""
        self._owner = owner
        self._name()

    def _name(self) -> None:
        self.setText(self._owner or self.tr("All owners"))
        self.setAccessibleName(self.tr("Owner: {name}").format(name=self.text()))
        width = fonts.metrics("body").horizontalAdvance(self.text())
        self.setFixedSize(10 + 16 + 6 + width + 8 + 14 + 10, FIELD_SMALL)
        self.setVisible(len(self._owners) > 1 or bool(self._owner))
        self.update()

    def menu_of_owners(self) -> QMenu:
        """All, then each name; the one chosen is ticked."""
        menu = QMenu(self)
        for owner in ("", *self._owners):
            action = menu.addAction(owner or self.tr("All owners"))
            action.setCheckable(True)
            action.setChecked(owner == self._owner)
            action.triggered.connect(lambda _checked=False, name=owner: self._chosen(name))
        return menu

    def drop(self) -> None:
        """Open the menu under the button."""
        menu = self.menu_of_owners()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _chosen(self, owner: str) -> None:
        self.choose(owner)
        self.chosen.emit(owner)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The style's bevel, icon, name, chevron."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        tone = "accent" if self._owner else "text"
        middle = self.height() // 2
        icons.paint(painter, "user-round", 10, middle - 8, 16, "text2")
        draw_text(painter, self.rect().adjusted(32, 0, -28, 0), self.text(), tone)
        icons.paint(painter, "chevron-down", self.width() - 24, middle - 7, 14, "text2")
        painter.end()
