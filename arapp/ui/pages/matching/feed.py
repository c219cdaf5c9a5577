"""What the page shows, read off the GUI thread: the lists at once, the proposals a moment later.

Lists come from the ledger's own thread. Proposals are worked out from a copy of the book on
another thread, so that neither the window nor the next command waits for them; the proposals of
before stay until the new ones came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from arapp.models.tx import Tx
from arapp.services.ledger import desk, desk_bank, desk_done, desk_find
from arapp.services.ledger.desk import DeskReceipt, Waiting
from arapp.services.ledger.desk_bank import BankFile, Duplicate
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.services.ledger.desk_find import Found, Search
from arapp.services.matching import auto
from arapp.services.matching.auto import AutoPosted, HitRate
from arapp.services.matching.load import load_book
from arapp.services.matching.offers import Offer, offers
from arapp.services.matching.rows import Book, Settings
from arapp.services.matching.service import AnswerOut, match_loaded
from arapp.services.matching.settings import SHIPPED, settings
from arapp.ui.ops import Ops, ProgressCall

_CALM = 250
"""Milliseconds of quiet before the proposals are worked out again: Enter, Enter, Enter."""


@dataclass(frozen=True)
class Shown:
    """The lists of the page."""

    today: date
    waiting: Waiting
    pending: tuple[DeskReceipt, ...]
    prepaid: tuple[DeskReceipt, ...]
    done: tuple[DoneReceipt, ...]
    bank: BankFile | None
    skipped: tuple[Duplicate, ...]
    bare: bool
    offers: tuple[Offer, ...] = ()
    hits: HitRate | None = None
    posted: AutoPosted | None = None


def read(tx: Tx) -> Shown:
    """Everything the page lists, in one transaction."""
    bank = desk_bank.newest_bank_file(tx)
    return Shown(
        tx.today,
        desk.waiting(tx),
        tuple(desk.pending(tx)),
        tuple(desk.prepaid(tx)),
        tuple(desk_done.done_today(tx)),
        bank,
        tuple(desk_bank.duplicates(tx, bank)),
        not desk.any_receipts(tx),
        tuple(offers(tx)),
        auto.first_hit(tx),
        auto.auto_posted(tx),
    )


class Feed(QObject):
    """Signals:
    listed(object): Shown, after every reading.
    matched(): `results` are new.
    found(object): desk_find.Found, what was looked for.
    """

    listed = Signal(object)
    matched = Signal()
    found = Signal(object)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._book: Book | None = None
        self._settings: Settings = SHIPPED
        self._wanted: frozenset[int] = frozenset()
        self.results: dict[int, AnswerOut] = {}
        self.picked: dict[int, int] = {}
        """receipt → customer chosen by hand, until it is posted"""
        self.hits: HitRate | None = None
        self.search = Search()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CALM)
        self._timer.timeout.connect(self._load)

    def refresh(self) -> None:
        """Read the lists, and the proposals after them."""
        self._ops.ask(read, self._listed, latest=("matching", "read"), owner=self)

        if not self.search.is_empty:
            self.look_for(self.search)

    def look_for(self, search: Search) -> None:
        """Find receipts of any day; nothing to look for finds nothing."""
        self.search = search
        if search.is_empty:
            self.found.emit(Found((), 0))
            return
        self._ops.ask(
            lambda tx: desk_find.find_done(tx, search), self.found.emit,
            latest=("matching", "find"), owner=self,
        )  # fmt: skip

    def _listed(self, shown: Shown) -> None:
        self.hits = shown.hits
        self._wanted = frozenset(one.id for one in (*shown.pending, *shown.prepaid))
        self.results = {k: out for k, out in self.results.items() if k in self._wanted}
        self.listed.emit(shown)
        if self.results:
            self._timer.start()
        else:
            self._load()

    # --- proposals ----------------------------------------------------------------------------

    def _load(self) -> None:
        if self._wanted:
            self._ops.ask(_load, self._loaded, latest=("matching", "book"), owner=self)

    def _loaded(self, found: tuple[Book, Settings]) -> None:
        book, limits = found
        self._book, self._settings = book, limits
        wanted = _narrowed(book, self._wanted, self.picked)
        self._ops.work(
            lambda progress: _match(wanted, limits, progress),
            self._came, latest=("matching", "match"), owner=self,
        )  # fmt: skip

    def _came(self, found: dict[int, AnswerOut]) -> None:
        self.results = found
        self.matched.emit()

    def pick(self, receipt_id: int, customer_id: int) -> None:
        """Propose as if the receipt were this customer's."""
        self.picked[receipt_id] = customer_id
        if self._book is None:
            self._load()
            return
        one, limits = _narrowed(self._book, {receipt_id}, self.picked), self._settings
        self._ops.work(
            lambda progress: _match(one, limits, progress), self._one_came,
            latest=("matching", "pick"), owner=self,
        )  # fmt: skip

    def _one_came(self, found: dict[int, AnswerOut]) -> None:
        self.results.update(found)
        self.matched.emit()


def _narrowed(book: Book, wanted: Iterable[int], picked: Mapping[int, int]) -> Book:
    """The book with the wanted receipts alone, those with a chosen customer under it."""
    ids = set(wanted)
    receipts = tuple(
        replace(one, customer_id=picked[one.id]) if one.id in picked else one
        for one in book.receipts
        if one.id in ids
    )
    return replace(book, receipts=receipts)


def _load(tx: Tx) -> tuple[Book, Settings]:
    return load_book(tx), settings(tx)


def _match(book: Book, limits: Settings, progress: ProgressCall) -> dict[int, AnswerOut]:
    return {out.receipt.id: out for out in match_loaded(book, progress, limits)}
