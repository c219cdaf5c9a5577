"""What a page is to the window that hosts it. Pages get `Ops` and never know each other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from arapp.services.dispatch import Topic
from arapp.ui.actions import ActionTable
from arapp.ui.design import icons
from arapp.ui.ops import Ops


@dataclass(frozen=True)
class PageSpec:
    """How the window makes a page: `factory` is called on first visit.

    `group` and `title` are translated; `count` is a query whose number of waiting work stands at
    the right in the sidebar. `bare` pages have no sidebar, title row or status line around them.
    `listed` False keeps a page (a record opened in place) out of the sidebar; `under` names the
    list it belongs to, which is then the marked one; `searched`: search finds it all the same.
    """

    id: str
    group: str
    title: str
    icon: str
    factory: Callable[[], "Page"]
    count: Callable[[Any], int] | None = None
    bare: bool = False
    listed: bool = True
    under: str = ""
    searched: bool = False


@dataclass(frozen=True)
class Notice:
    """A line in the strip under the title row: stays until taken away; `retry` makes a button."""

    text: str
    tone: str = "age3"
    button: str = ""
    retry: Callable[[], None] | None = None


class Page(QWidget):
    """Base of all pages.

    Signals:
        navigate(str, object): page id and what to open there; the window goes.
        headed(): title, subtitle or shown actions changed, read them again.
        told(str): a sentence for the undo bar, after a command that can be undone.
        hinted(): selection text or key hint of the status line changed, read them again.
        noticed(object): a Notice for the strip, or None to take it away.
        history_asked(str): show the history of a record ("plan:12") over the page.
    """

    WATCHES: ClassVar[frozenset[Topic]] = frozenset()

    navigate = Signal(str, object)
    headed = Signal()
    told = Signal(str)
    hinted = Signal()
    noticed = Signal(object)
    history_asked = Signal(str)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self.acts = ActionTable(self)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._named = ""
        self._letter = ""
        self._subtitle = ""
        self._selection = ""
        self._hint = ""
        self._dirty = True

    # --- what pages override ------------------------------------------------------------------

    def reload(self) -> None:
        """Read again what the page shows (through `ops.ask`)."""

    def open(self, what: Any) -> None:
        """Show the record another page (or search) asked for; None: nothing in particular."""

    def keep(self) -> Any:
        """What `restore` needs to come back to the same row, scroll and filter."""
        return None

    def restore(self, kept: Any) -> None:
        """Come back, see `keep`."""

    def may_leave(self) -> bool:
        """False keeps the page in place (unsaved changes, the user chose to stay)."""
        return True

    def escape(self) -> bool:
        """Esc: cancel or clear something; False when there was nothing, so the window goes back."""
        return False

    def take_back(self, *, again: bool = False) -> str | None:  # noqa: ARG002 - pages need it
        """Ctrl+Z (`again`: Ctrl+Y) while the page holds work that is not in the ledger yet.

        What was taken back, "" when there was nothing of that; None leaves the key to the ledger.
        """
        return None

    def take_files(self, files: list[Path]) -> bool:  # noqa: ARG002 - pages need it
        """Files let fall on the window while the page is shown; False: they are none of its own."""
        return False

    def panes(self) -> list[QWidget]:
        """Panes F6 goes round, in reading order."""
        return []

    def record(self) -> str | None:
        """The record the user is at ("plan:12"), whose history Ctrl+H shows; None: no one."""
        return None

    def add_history(self, menu: QMenu) -> None:
        """The history of the row's record, in its right-click menu."""
        record = self.record()
        if record is not None:
            name = QCoreApplication.translate("global", "History of this record")
            action = menu.addAction(icons.icon("history"), name)
            action.triggered.connect(lambda _checked=False: self.history_asked.emit(record))

    # --- what the window reads and pages set --------------------------------------------------

    def title(self) -> str:
        """A title of its own (a record opened in place); "" for the name of the page."""
        return self._named

    def grade(self) -> str:
        """The grade letter beside the title, "" for none."""
        return self._letter

    def set_title(self, title: str, grade: str = "") -> None:
        """Name the record the page shows."""
        self._named, self._letter = title, grade
        self.headed.emit()

    def subtitle(self) -> str:
        """Text beside the title."""
        return self._subtitle

    def set_subtitle(self, text: str) -> None:
        """Change the text beside the title."""
        self._subtitle = text
        self.headed.emit()

    def selection_text(self) -> str:
        """Left part of the status line: what is selected and its sum."""
        return self._selection

    def hint(self) -> str:
        """Keys for this list, in the status line."""
        return self._hint

    def set_status(self, selection: str | None = None, hint: str | None = None) -> None:
        """Change the left part of the status line; None keeps a part."""
        self._selection = self._selection if selection is None else selection
        self._hint = self._hint if hint is None else hint
        self.hinted.emit()

    # --- freshness ----------------------------------------------------------------------------

    def on_changed(self, topics: frozenset[Topic]) -> None:
        """After a command: a visible page reads again, a hidden one remembers that it is stale."""
        if not (self.WATCHES & topics):
            return
        if self.isVisible():
            self._dirty = False
            self.reload()
        else:
            self._dirty = True

    def freshen(self) -> None:
        """Read now if stale; the window calls it when the page is shown."""
        if self._dirty:
            self._dirty = False
            self.reload()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the new colours."""
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
