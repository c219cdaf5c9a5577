"""What stands in place of the desk for a while: a run of letters, lists of roles, a merge."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.services.collection.cases import STAGES
from arapp.ui.pages.collection import reading
from arapp.ui.pages.collection.panel import Panel
from arapp.ui.pages.collection.run_panel import RunPanel
from arapp.ui.widgets.labels import discard

if TYPE_CHECKING:
    from arapp.ui.pages.collection.page import CollectionPage

_LETTER = "letter"


class Panels(QObject):
    """Opens and closes them; one at a time."""

    def __init__(self, page: "CollectionPage") -> None:
        super().__init__(page)
        self._page = page
        self.panel: Panel | None = None
        page.ops.cancelled.connect(self._stopped)

    def show(self, panel: Panel) -> None:
        """In place of the desk."""
        self.close()
        self.panel = panel
        panel.closed.connect(self.close)
        panel.told.connect(self._page.told)
        panel.noticed.connect(self._page.noticed)
        self._page.whole.addWidget(panel)
        self._page.whole.setCurrentWidget(panel)
        self._page.enable()
        self._page.tell()
        panel.begin()

    def close(self) -> None:
        """Back to the desk."""
        if self.panel is None:
            return
        old, self.panel = self.panel, None
        self._page.whole.removeWidget(old)
        discard(old)
        self._page.enable()
        self._page.tell()
        self._page.inbox.view.setFocus()

    def _stopped(self) -> None:
        if isinstance(self.panel, RunPanel):
            self.panel.stopped()

    def _ask(self, query: Callable[..., object], then: Callable[..., None]) -> None:
        self._page.ops.ask(query, then, owner=self)

    # --- letters ------------------------------------------------------------------------------

    def letters(self) -> None:
        """A run to the customers of the stage, or to those that are selected in the list."""
        page = self._page
        if page.shown is None:
            return
        rows = page.inbox.view.selected_rows()
        if len(rows) > 1:
            self._run(tuple(dict.fromkeys(row.customer_id for row in rows)))
            return
        at = STAGES.index(page.shown.cell) if page.shown.cell in STAGES else 0
        cell = page.shown.cell if at >= STAGES.index(_LETTER) else _LETTER
        owner = page.inbox.owner.owner() or None
        self._ask(lambda tx: reading.run_of(tx, cell, owner), self._run)

    def _run(self, customers: tuple[int, ...]) -> None:
        self.show(RunPanel(self._page.ops, customers, self._page.doing.filed))
