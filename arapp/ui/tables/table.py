"""A table as pages use it: view, filter row and total row in one widget."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from arapp.ui.tables.filter_row import FilterRow
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.tables.total_row import TotalRow


class Table(QWidget):
    """`view`, `filters` and, when asked for, `total`; `name` keys the stored columns."""

    def __init__(
        self, name: str, model: RecordModel[Any], *, total: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.model = model
        model.setParent(self)
        self.view = RecordView(name, self)
        self.view.set_model(model)
        self.filters = FilterRow(self.view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.view, 1)
        self.total: TotalRow | None = TotalRow(self.view, self) if total else None
        if self.total is not None:
            box.addWidget(self.total)
        self.setFocusProxy(self.view)
