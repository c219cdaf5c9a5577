"""What stands in place of the desk for a while: a run of letters, lists of roles, a merge."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from arapp.models.values.errors import ArappError
from arapp.services.collection.cases import STAGES
from arapp.services.collection.handover import MergeLine, handover, merge_lines
from arapp.services.ledger.company import company
from arapp.services.output.files import file_name
from arapp.services.output.handover import write_handover
from arapp.services.output.handover_read import Returned, read_handover
from arapp.ui import dialogs, paper_folder, text
from arapp.ui.page import Notice
from arapp.ui.pages.collection import reading, words
from arapp.ui.pages.collection.gone_panel import GonePanel
from arapp.ui.pages.collection.list_panel import ListPanel
from arapp.ui.pages.collection.merge_panel import MergePanel
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

    # --- lists --------------------------------------------------------------------------------

    def roles(self) -> None:
        """Who is told of what."""
        panel = ListPanel(self._page.ops, self._page.writing)
        panel.named.connect(lambda: self._page.navigate.emit("collection_rules", "roles"))
        self.show(panel)

    def gone(self) -> None:
        """Letters that nobody has marked as sent."""
        self.show(GonePanel(self._page.ops))

    # --- hand-over ----------------------------------------------------------------------------

    def hand_over(self) -> None:
        """A workbook for the salesperson that is chosen, else one for each into a folder."""
        page = self._page
        owner = page.inbox.owner.owner()
        every = page.shown.desk.owners if page.shown else ()
        owners = (owner,) if owner else every
        if not owners:
            page.set_status("", self.tr("Nothing is overdue"))
            return
        folder = dialogs.pick_folder(
            page, self.tr("Where the hand-over workbooks go"), paper_folder.folder()
        )
        if folder is not None:
            language = words.lang()
            page.ops.with_dispatch(
                lambda books, tell: _hand_over(books, owners, folder, language, tell),
                partial(self._handed, folder),
            )

    def _handed(self, folder: Path, files: list[Path]) -> None:
        form = self.tr("%n workbook(s) written to {folder}", "", len(files))
        show = partial(paper_folder.open_file, folder)
        told = form.format(folder=str(folder))
        self._page.noticed.emit(Notice(told, "text", self.tr("Open folder"), lambda: _do(show)))

    def take_back(self) -> None:
        """A workbook that was filled in: read apart, shown, then merged."""
        page = self._page
        patterns = self.tr("Workbooks (*.xlsx)")
        file = dialogs.pick_file(page, self.tr("Hand-over workbook"), patterns)
        if file is not None:
            page.ops.with_dispatch(
                lambda books, tell: _returned(books, file, tell), partial(self._merge, file),
                self._not_read,
            )  # fmt: skip

    def _merge(self, file: Path, found: tuple[Returned, tuple[MergeLine, ...], date]) -> None:
        self.show(MergePanel(self._page.ops, file, *found))

    def _not_read(self, error: ArappError) -> None:
        self._page.noticed.emit(Notice(text.sentence(error)))

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


def _do(show: Callable[[], object]) -> None:
    show()


def _hand_over(
    books: Any, owners: Sequence[str], folder: Path, language: str, tell: Any
) -> list[Path]:
    """One workbook each; those without a row get none."""
    made = []
    for place, owner in enumerate(owners):
        tell(place, len(owners), owner)
        found = books.ask(partial(_handover, owner=owner, language=language))
        if found.rows:
            path = _unused(folder, file_name(owner or "-", found.as_of.isoformat(), suffix=""))
            write_handover(path, found, language)
            made.append(path)
    return made


def _unused(folder: Path, name: str) -> Path:
    """A file that is not there yet: one that was filled in is not written over."""
    names = (name, *(f"{name} ({n})" for n in range(2, 100)))
    paths = [folder / f"{one}.xlsx" for one in names]
    return next((path for path in paths if not path.exists()), paths[-1])


def _handover(tx: Any, owner: str, language: str) -> Any:
    return handover(tx, tx.today, owner, language)


def _returned(books: Any, file: Path, tell: Any) -> tuple[Returned, tuple[MergeLine, ...], date]:
    """Raises what `read_handover` raises."""
    ledger = books.ask(lambda tx: str(company(tx)["ledger_id"]))
    back = read_handover(file, ledger, tell)
    lines = books.ask(lambda tx: merge_lines(tx, back.filled, back.last_contact))
    return back, lines, books.clock.today()
