"""The window: hosts pages given as records. It knows no domain word."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent

from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.ui import text
from arapp.ui.actions import ActionTable, Place, TextFirst, all_commands
from arapp.ui.global_actions import global_actions, page_action
from arapp.ui.history import History
from arapp.ui.ops import Ops
from arapp.ui.page import Notice, Page, PageSpec
from arapp.ui.shell import Shell
from arapp.ui.widgets.buttons import bound, more_of
from arapp.ui.widgets.sidebar import Ledger

if TYPE_CHECKING:  # loaded when first asked for: the window is filled sooner
    from arapp.ui.journal.record_history import RecordHistoryPane
    from arapp.ui.widgets.keys_overlay import KeysOverlay
    from arapp.ui.widgets.search import Find, Scope, Search

Finder = Callable[[], "tuple[Sequence[Scope], Find]"]
"""What the search asks: groups of answers, and the question. Called when it is first opened."""


class MainWindow(Shell):
    """Signals:
    opened(object), stepped(object): target of a search hit, by Enter or Ctrl+Enter.
    ledger_clicked(), settings_clicked(): head and foot of the sidebar.
    closing(): the window goes.
    """

    opened = Signal(object)
    stepped = Signal(object)
    ledger_clicked = Signal()
    settings_clicked = Signal()
    closing = Signal()

    def __init__(
        self,
        ops: Ops,
        pages: Sequence[PageSpec],
        ledger: Ledger,
        *,
        finder: Finder = lambda: ((), lambda _text, done: done([])),
    ) -> None:
        super().__init__(pages, ledger)
        self.ops = ops
        self.acts = ActionTable(self)
        self._specs = {spec.id: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._history = History()
        self._alt_alone = False
        self._buttons_of: tuple[str, tuple[str, ...]] = ("", ())
        self._finder = finder
        self._text_first = TextFirst(self)
        self.asks = True
        """Whether a page with unsaved changes may keep the window open."""
        self._wire()
        self.acts.add(
            *global_actions(self, [(s.id, s.title) for s in pages if s.listed and not s.bare]),
            *(page_action(self, s.id, s.title) for s in pages if s.searched),
        )

    # --- making -------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.sidebar.commands_clicked.connect(self.show_commands)
        self.sidebar.settings_clicked.connect(self.settings_clicked)
        self.sidebar.ledger_clicked.connect(self.ledger_clicked)
        self.title_row.search_asked.connect(self.show_search)
        self.title_row.back_asked.connect(self.back)
        self.undo_bar.undo_asked.connect(self._undo_command)
        self.status.cancel_asked.connect(self.ops.cancel)
        self.status.keys_asked.connect(self.show_keys)
        self.status.selection_clicked.connect(
            lambda picked: QGuiApplication.clipboard().setText(picked)
        )
        self.ops.changed.connect(self._changed)
        self.ops.failed.connect(self.show_error)
        self.ops.crashed.connect(self._crashed)
        self.ops.progress.connect(self._progress)
        self.ops.busy.connect(self._busy)
        self.ops.cancelled.connect(self._cancelled)

    # --- pages --------------------------------------------------------------------------------

    def page(self, id_: str) -> Page:
        """The page, made on first visit. KeyError for an unknown id."""
        if id_ not in self._pages:
            page = self._specs[id_].factory()
            page.navigate.connect(self.go)
            page.headed.connect(self._head)
            page.hinted.connect(self._hint)
            page.told.connect(self.undo_bar.tell)
            page.noticed.connect(self.show_notice)
            page.history_asked.connect(self.show_history)
            self._pages[id_] = page
            self.stack.addWidget(page)
        return self._pages[id_]

    def current(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self._current)

    def current_id(self) -> str:
        """Its id, "" before the first."""
        return self._current

    def go(self, id_: str, what: Any = None) -> bool:
        """Show a page and open something on it; False when the page shown may not be left."""
        old = self.current()
        if old is not None and id_ != self._current:
            if not old.may_leave():
                return False
            self._history.push(self._current, old.keep())
        self._show(id_)
        if what is not None:
            self.page(id_).open(what)
        return True

    def back(self) -> None:
        """To the page before, at the same row, scroll and filter."""
        old = self.current()
        if old is None or not old.may_leave():
            return
        step = self._history.pop()
        if step is not None:
            self._show(step.page)
            self.page(step.page).restore(step.kept)

    def _show(self, id_: str) -> None:
        page = self.page(id_)
        self._current = id_
        bare = self._specs[id_].bare
        for part in (self.sidebar, self.title_row, self.status):
            part.setVisible(not bare)
        self.strip.hide()
        self.stack.setCurrentWidget(page)
        self.sidebar.set_current(self._specs[id_].under or id_)
        self.acts.yield_to(page.acts)
        self._head()
        self._hint()
        self.fold()
        page.setFocus()
        page.freshen()

    def _head(self) -> None:
        page = self.current()
        if page is None or (self.sender() not in {None, page} and isinstance(self.sender(), Page)):
            return
        spec = self._specs[self._current]
        self.title_row.set_title(
            page.title() or spec.title, page.subtitle(), back=not spec.listed, grade=page.grade()
        )
        shown = [row for row in page.acts if page.acts.action(row.id).isVisible()]
        ids = tuple(row.id for row in shown if row.place in {Place.TITLE, Place.PRIMARY})
        more = tuple(row.id for row in shown if row.place is Place.MORE)
        if (self._current, (*ids, *more)) != self._buttons_of:
            self._buttons_of = (self._current, (*ids, *more))
            buttons = [bound(page.acts, id_) for id_ in ids]
            self.title_row.set_buttons([*buttons, *([more_of(page.acts, more)] if more else [])])

    def _hint(self) -> None:
        page = self.current()
        if page is not None:
            self.status.set_left(page.selection_text(), page.hint())

    # --- after commands -----------------------------------------------------------------------

    def _changed(self, topics: frozenset[Any]) -> None:
        for page in self._pages.values():
            page.on_changed(topics)
        self.count_waiting()

    def count_waiting(self) -> None:
        """Ask every page's count again."""
        for spec in self._specs.values():
            if spec.count is not None:
                self.ops.ask(spec.count, self._counted(spec.id), owner=self, latest=("n", spec.id))

    def _counted(self, id_: str) -> Callable[[int], None]:
        return lambda number: self.sidebar.set_count(id_, number)

    def undo(self) -> None:
        """Take back the last step of the page's own work, else the last command."""
        if not self._page_takes_back(self.tr("Taken back: {label}"), again=False):
            self._undo_command()

    def redo(self) -> None:
        """Do it again."""
        if not self._page_takes_back(self.tr("Done again: {label}"), again=True):
            self.ops.redo(lambda done: self._told(self.tr("Done again: {label}"), done))

    def _undo_command(self) -> None:
        self.ops.undo(lambda done: self._told(self.tr("Taken back: {label}"), done))

    def _page_takes_back(self, sentence: str, *, again: bool) -> bool:
        page = self.current()
        said = page.take_back(again=again) if page is not None else None
        if said is None:
            return False
        nothing = self.tr("Nothing to take back here")
        if again:
            nothing = self.tr("Nothing to do again here")
        self.undo_bar.tell(sentence.format(label=said) if said else nothing, undo=False)
        return True

    def _told(self, sentence: str, done: Any) -> None:
        self.undo_bar.tell(sentence.format(label=text.label(done.label)), undo=False)

    def show_error(self, error: ArappError) -> None:
        """Surroundings in the strip, anything else in the place of the hint."""
        # Books for reading only stand in the strip already, with the way out.
        if isinstance(error, EnvironmentTrouble) and error.kind != "read_only":
            again = self.ops.again if error.kind != "damaged" else None
            self.strip.tell(text.sentence(error), "age3", self.tr("Try again"), again)
        else:
            self.undo_bar.hide()
            self.status.tell(text.sentence(error), "age3")

    def show_notice(self, notice: Notice | None) -> None:
        """A page's line in the strip; None takes it away."""
        if notice is None:
            self.strip.hide()
        else:
            self.strip.tell(notice.text, notice.tone, notice.button, notice.retry)

    def _crashed(self, report: str) -> None:
        from arapp.ui import dialogs

        dialogs.show_report(self, report)

    def _progress(self, done: int, total: int, what: str) -> None:
        self.status.set_progress(done, total, what)
        if self.status.shows_progress():  # a change of a moment leaves the bar its eight seconds
            self.undo_bar.hide()

    def _busy(self, on: bool) -> None:
        if not on:
            self.status.end_progress()

    def _cancelled(self) -> None:
        self.status.tell(self.tr("Cancelled, nothing was written"))

    # --- overlays -----------------------------------------------------------------------------

    def tables(self) -> list[ActionTable]:
        """Action tables that hold now: the page's, then the window's."""
        page = self.current()
        return [page.acts, self.acts] if page is not None else [self.acts]

    @cached_property
    def _search(self) -> "Search":
        from arapp.ui.widgets.search import Search

        search = Search(self, *self._finder())
        search.opened.connect(self.opened)
        search.stepped.connect(self.stepped)
        search.history_asked.connect(self.show_history)
        return search

    @cached_property
    def _keys(self) -> "KeysOverlay":
        from arapp.ui.widgets.keys_overlay import KeysOverlay

        return KeysOverlay(self)

    @cached_property
    def _records(self) -> "RecordHistoryPane":
        from arapp.ui.journal.record_history import RecordHistoryPane

        return RecordHistoryPane(self, self.ops)

    def show_history(self, record: str = "") -> None:
        """Ctrl+H: what ever happened to the record the user is at, or to the one named."""
        page = self.current()
        chosen = record or (page.record() if page is not None else None)
        if chosen:
            self._records.show_record(chosen)
        else:
            self.status.tell(self.tr("Go to a row first, then its history can be shown"))

    def show_search(self) -> None:
        """Ctrl+K."""
        self._search.open_with(self.tables())

    def show_keys(self) -> None:
        """F1."""
        title = self._specs[self._current].title if self._current else ""
        page = self.current()
        sections = [] if page is None else [(title, page.acts), *self._table_keys(page)]
        self._keys.show_keys([*sections, (self.tr("Everywhere"), self.acts)])

    def _table_keys(self, page: Page) -> list[tuple[str, ActionTable]]:
        from arapp.ui.tables.keys import keys_of

        found = keys_of(page, {key for row in page.acts for key in row.key.split(", ")})
        return [] if found is None else [(self.tr("In the tables"), found)]

    def show_commands(self) -> None:
        """F10: all commands over their sidebar item."""
        menu = all_commands(self, self.tables())
        menu.aboutToHide.connect(menu.deleteLater)
        foot = self.sidebar.commands
        menu.popup(foot.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # --- the window itself ---

    def escape(self) -> None:
        """Esc: a running job, then the page, then back."""
        page = self.current()
        if self.status.is_running():
            self.ops.cancel()
        elif page is not None and not page.escape():
            self.undo_bar.hide()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt pressed and let go alone is F10."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.show_commands()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody took."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved changes are asked about once, unless nobody is there to answer."""
        page = self.current() if self.asks else None
        if page is not None and not page.may_leave():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
