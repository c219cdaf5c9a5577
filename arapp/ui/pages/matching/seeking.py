"""A receipt asked for from elsewhere, and receipts looked for by time, customer, amount, number."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from arapp.services.ledger import desk_done
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.services.ledger.desk_find import Found, Search
from arapp.ui.pages.matching.listing import DONE, PENDING, PREPAID

if TYPE_CHECKING:
    from arapp.ui.pages.matching.page import MatchingPage


class Seeking(QObject):
    """What the list shows besides its segments."""

    def __init__(self, page: "MatchingPage") -> None:
        super().__init__(page)
        self._page = page
        self._wanted: Any = None
        self.extra: DoneReceipt | None = None
        """a receipt asked for by id, over those done today"""
        self.found: Found | None = None
        """what was looked for, in the place of those done today"""
        self.pinned: int | None = None
        """shown wherever it stands in a long list"""

    def wire(self) -> None:
        """Listen to the fields over the list."""
        page = self._page
        page.feed.found.connect(self._came)
        page.inbox.view.filter_asked.connect(self.begin)
        page.inbox.finder.wanted.connect(self._look_for)
        page.inbox.finder.closed.connect(page.inbox.view.setFocus)

    def begin(self) -> None:
        """Ctrl+F: receipts of any day."""
        if self._page.shown is not None:
            self._page.switch(DONE)
            self._page.inbox.finder.begin(self._page.shown.today)

    def close(self) -> None:
        """Another segment: nothing is looked for."""
        self.extra = None
        if self._page.inbox.finder.isVisible():
            self._page.inbox.finder.clear()

    def forget(self) -> None:
        """The receipt asked for needs no place of its own any more."""
        self.extra = None

    def _look_for(self, search: Search) -> None:
        self.extra = None
        self._page.feed.look_for(search)

    def _came(self, found: Found) -> None:
        self.found = None if self._page.feed.search.is_empty else found
        self._page.fill()
        if self._page.inbox.current() is None:
            self._page.inbox.view.go_first()

    # --- by id, or the first of a customer ----------------------------------------------------

    def ask(self, what: Any) -> None:
        """Show a receipt by id, wherever it stands, or the first of {"customer": id}."""
        if isinstance(what, int) or (isinstance(what, dict) and what.get("customer")):
            self._wanted = what
            if self._page.shown is not None:
                self.find_wanted()

    def find_wanted(self) -> None:
        """Once the lists are there."""
        page, shown = self._page, self._page.shown
        wanted, self._wanted = self._wanted, None
        if wanted is None or shown is None:
            return
        customer = wanted["customer"] if isinstance(wanted, dict) else None
        for segment, receipts in ((PENDING, shown.pending), (PREPAID, shown.prepaid)):
            for one in receipts:
                if one.id == wanted or (customer is not None and one.customer_id == customer):
                    page.going_on(asking=False)
                    self.pinned = one.id
                    page.switch(segment)
                    page.inbox.view.go_to(one.id)
                    return
        if customer is None:
            page.going_on(asking=False)
            self.pinned = wanted
            page.ops.ask(lambda tx: desk_done.settled(tx, wanted), self._show, owner=self)

    def _show(self, done: DoneReceipt | None) -> None:
        self.extra = done
        self._page.switch(DONE)
        if done is not None:
            self._page.inbox.view.go_to(done.receipt.id)
