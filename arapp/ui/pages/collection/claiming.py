"""What the buttons of interest, limitation and pack do."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.claim_view import ClaimView
from arapp.ui.pages.collection.desk_pane import LETTER

if TYPE_CHECKING:
    from arapp.ui.pages.collection.page import CollectionPage


class Claiming(QObject):
    """Listens to the view once it is made."""

    def __init__(self, page: "CollectionPage") -> None:
        super().__init__(page)
        self._page = page

    def listen(self, view: ClaimView) -> None:
        """To interest, limitation and pack."""
        view.files.connect(partial(self._claim_file, view))
        view.lettered.connect(partial(self._page.customer.turn, LETTER))
        view.restarted.connect(partial(self._restart, view))

    def _claim_file(self, view: ClaimView, kind: str) -> None:
        line, query = self._page.inbox.current(), view.query()
        if line is None or query is None or view.claim is None:
            return
        if kind == "pack":
            self._page.writing.pack(line.customer_id, self._page.customer.name())
        else:
            sheet = view.claim.sheet
            title = sheet.heading or sheet.title.split("，")[0].split(", ")[0]
            self._page.writing.sheet(kind, title, lambda tx: query(tx).sheet)

    def _restart(self, view: ClaimView, command: Any, sentence: str) -> None:
        def done(_done: Any) -> None:
            self._page.told.emit(f"{self._page.customer.name()}{words.stop()}{sentence}")

        self._page.ops.run(command, done, view.refuse, owner=self)
