"""The list of steps: details are painted across it on raised ground, undo is a link or a reason."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color, hairline
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import MARGIN_RIGHT
from arapp.ui.journal.model import Detail, StepModel
from arapp.ui.tables.delegates import PAD, CellDelegate
from arapp.ui.tables.item_model import Index
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.fitting import fitting_role

_MARK = 3
_NAME = 88  # pixels of the name column of details, more for longer names
_MOST = 200


class StepView(RecordView):
    """`under` is the key of the column below which details begin."""

    def __init__(
        self, name: str, model: StepModel, under: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        model.setParent(self)
        self._under = under
        self.use_delegate(_StepDelegate(self))
        self.set_model(model)

    def steps(self) -> StepModel:
        """The model. TypeError before one is set."""
        model = self.model()
        if not isinstance(model, StepModel):
            raise TypeError("no StepModel set")
        return model

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Steps as in every table, details across."""
        row = self.steps().row_at(index)
        if not isinstance(row, Detail):
            super().drawRow(painter, option, index)
            return
        rect = QRect(option.rect)  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        rect.setLeft(0)
        rect.setRight(max(self.viewport().width(), self.head.length()))
        current = self._is_current(index)
        chosen = current or self.selectionModel().isSelected(index.sibling(index.row(), 0))
        painter.fillRect(rect, color("accenttint" if chosen else "raised"))
        self._draw_detail(painter, rect, row)
        if row.last:
            painter.setPen(hairline())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if current:
            mark = QRect(0, rect.top(), _MARK, rect.height())
            painter.fillRect(mark, color("accent" if self.hasFocus() else "line2"))

    def _draw_detail(self, painter: QPainter, rect: QRect, detail: Detail) -> None:
        left = self.section_left(self._under).x() + PAD
        room = QRect(left, rect.top(), self.viewport().width() - left - MARGIN_RIGHT, rect.height())
        painter.save()
        painter.setClipRect(room)
        if detail.head:
            used = draw_text(painter, room, detail.name, "text")
            draw_text(painter, room.adjusted(used + 8, 0, 0, 0), detail.text, "text2")
        else:
            measure = fonts.metrics("body")
            wide = min(max(measure.horizontalAdvance(detail.name) + 12, _NAME), _MOST)
            name = QRect(room.left(), room.top(), wide - 8, room.height())
            draw_text(painter, name, detail.name, "text2")
            draw_text(painter, room.adjusted(wide, 0, 0, 0), detail.text, "text")
        painter.restore()

    def fold_step(self, seq: int) -> bool:
        """Close the details of a step; False when none are open."""
        if not self.steps().details(seq):
            return False
        self.steps().close_step(seq)
        self.go_to(seq)
        return True


def _draw_whole(painter: QPainter, rect: QRect, said: str, token: str, *, right: bool) -> None:
    """Smaller, then on two lines, before anything of it is cut."""
    role = fitting_role(said, rect.width(), ("body", "small"))
    head, gap, tail = said.partition(" ")
    if not gap or fonts.metrics(role).horizontalAdvance(said) <= rect.width() + 1:
        draw_text(painter, rect, said, token, role=role, right=right)
        return
    half = rect.height() // 2
    upper = QRect(rect.left(), rect.top() + 1, rect.width(), half)
    for line, text in ((upper, head), (upper.translated(0, half - 2), tail)):
        draw_text(painter, line, text, token, role="keycap", right=right)


class _StepDelegate(CellDelegate):
    """A link column that has nothing to press says so in grey; amounts are never cut."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        model = index.model()
        if not isinstance(model, StepModel):
            return
        row, column = model.row_at(index), model.columns[index.column()]
        if row is None or column.key not in {"undo", "amount"}:
            super().paint(painter, option, index)
            return
        said = column.text(row) if column.text is not None else ""
        token = "accent" if column.value(row) else "text2"
        if column.key == "amount":
            token = column.tone_of(row)
        rect, right = self._inner(option, index), column.key == "amount"
        _draw_whole(painter, rect, said, "text3" if self.dim else token, right=right)
