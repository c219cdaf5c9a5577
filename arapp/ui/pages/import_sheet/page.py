"""Page 03: files are read, shown as they were understood, put right, and posted in one step."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Topic
from arapp.services.importing.service import batch_stands
from arapp.services.ledger.to_check import DropKept, KeptRow, kept_rows
from arapp.ui import dialogs, formats
from arapp.ui.ops import Ops
from arapp.ui.page import Notice, Page
from arapp.ui.pages.import_sheet import intake, keys, outcome, refusals
from arapp.ui.pages.import_sheet.below import Below
from arapp.ui.pages.import_sheet.by_itself import ByItself
from arapp.ui.pages.import_sheet.copies import Copies
from arapp.ui.pages.import_sheet.desk import Desk
from arapp.ui.pages.import_sheet.flow import Flow
from arapp.ui.pages.import_sheet.hand import Hand
from arapp.ui.pages.import_sheet.kept import KeptPanel
from arapp.ui.pages.import_sheet.reading import Refused
from arapp.ui.pages.import_sheet.states import StatePanel
from arapp.ui.pages.import_sheet.view import SEE
from arapp.ui.pages.import_sheet.where import cell_told
from arapp.ui.watching import Watching


class ImportPage(Page):
    """Files come by Ctrl+O, by drop, or by `open(list[Path])`.

    Navigates to "matching" (after receipts) and "today".
    """

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.IMPORTS, Topic.CUSTOMERS, Topic.RECEIPTS, Topic.PLANS}
    )

    def __init__(
        self, ops: Ops, watching: Watching | None = None, parent: QWidget | None = None
    ) -> None:
        """`watching`: the window's look-out over a folder; None offers none."""
        super().__init__(ops, parent)
        self.watching = watching
        self.setAcceptDrops(True)
        self.flow = Flow(ops, self)
        self.copies = Copies(ops, self.flow, self)
        self.by_itself = ByItself(ops, self)
        self.done: list[Path] = []  # files of the last import
        self.acts.add(*keys.files(self))
        self.stack = QStackedWidget()
        self.states = StatePanel(Below(self.acts, watching))
        self.desk = Desk(ops, self.acts)
        self.hand = Hand(self.flow, self.desk, self.acts)
        self.acts.add(*keys.at_the_sheet(self))
        self.desk.pane.place_buttons(self.acts)
        self.stack.addWidget(self.states)
        self.stack.addWidget(self.desk)
        self.body.addWidget(self.stack, 1)
        self.kept = KeptPanel()
        self.kept.dropped.connect(self._drop)
        self.body.addWidget(self.kept, 1)
        self._wire()
        self._show_states()

    def _wire(self) -> None:
        flow, states, desk = self.flow, self.states, self.desk
        flow.reading.connect(self._reading)
        flow.came.connect(self._came)
        flow.refused.connect(self._refused)
        flow.left_out.connect(self._left_out)
        flow.stopped.connect(self.reset)
        flow.posted.connect(self._posted)
        self.by_itself.told.connect(self.told)
        flow.not_done.connect(self._not_done)
        flow.working.connect(self._working)
        states.choose.connect(self.choose)
        states.again.connect(self._again)
        states.password.connect(lambda typed: self.flow.start(self.flow.paths, typed))
        states.cancel.connect(self.flow.stop)
        self.copies.noticed.connect(self.noticed)
        if self.watching is not None:
            self.watching.changed.connect(self._enable)
        states.next.connect(lambda page: self.navigate.emit(page, None))
        desk.grid.cell_changed.connect(self._cell)
        desk.table_changed.connect(self._enable)

    # --- states -------------------------------------------------------------------------------

    def open(self, what: Any) -> None:
        """Files to read (list[Path]); folders stand for the tables in them."""
        self._take(path for path in what or [] if isinstance(path, Path))

    def _take(self, paths: Iterable[Path], *, add: bool = False) -> None:
        """Read files; `add`: beside those at work, else in their place."""
        files, others = intake.parted(intake.files_of(paths))
        known = self.flow.paths if add and self.flow.read is not None else []
        files = [file for file in files if file not in known]
        lost = self.flow.would_lose(files) and not add
        if not files or (lost and not outcome.give_up(self)):
            return
        if others:
            told = self.tr("Not read, no tables: {names}").format(names=intake.named(others))
            self.noticed.emit(Notice(told, "age1"))
        self.flow.start([*known, *files], keep=bool(known))
        if self.watching is not None:
            self.watching.take(files)

    def choose(self) -> None:
        """Ctrl+O."""
        patterns = f"{self.tr('Sheets and bank files')} ({intake.PATTERNS})"
        every = f"{self.tr('All files')} (*)"
        files = dialogs.pick_files(self, self.tr("Choose files"), f"{patterns};;{every}")
        self._take(files, add=True)

    def watch(self) -> None:
        """Choose the folder whose new files are offered."""
        title = self.tr("Watch a folder, offer what is new in it")
        chosen = dialogs.pick_folder(self, title)
        if chosen is not None and self.watching is not None:
            self.watching.watch(chosen)

    def unwatch(self) -> None:
        """Offer no more files."""
        if self.watching is not None:
            self.watching.unwatch()

    def read_new(self) -> None:
        """Read what is new in the folder."""
        if self.watching is not None and self.watching.files:
            self.open(list(self.watching.files))

    def annotate(self) -> None:
        """Ctrl+E."""
        self.copies.annotate()

    def bring_up(self) -> None:
        """Ctrl+Shift+E: the sheet at work or just imported, else one to be chosen."""
        shown = self.flow.paths if self.flow.read is not None else self.done
        self.copies.bring_up(shown[0] if len(shown) == 1 else None)

    def reset(self) -> None:
        """Back to the empty page."""
        self.flow.drop()
        self.states.show_empty()
        self._show_states()

    def _show_states(self) -> None:
        self.stack.setCurrentWidget(self.states)
        if self.states.state in {"empty", "done"}:
            self.set_subtitle("")
        self.set_status("", "")
        self._enable()
        self._ask_kept()

    def _ask_kept(self) -> None:
        waits = self.states.state in {"empty", "done"}
        if waits and self.stack.currentWidget() is self.states:
            self.ops.ask(kept_rows, self._show_kept, latest="kept")
        else:
            self.kept.hide()

    def _show_kept(self, rows: list[KeptRow]) -> None:
        waits = self.states.state in {"empty", "done"}
        here = waits and self.stack.currentWidget() is self.states
        self.kept.show_rows(rows if here else [])

    def _drop(self, rows: tuple[int, ...]) -> None:
        done = self.tr("Done with {rows}").format(rows=formats.count(len(rows), "rows"))
        self.ops.run(DropKept(rows), lambda _done: self.told.emit(done))

    def _reading(self, files: list[Path]) -> None:
        self.states.show_reading(files)
        self.set_subtitle(intake.named(files))
        self._show_states()

    def _refused(self, error: ArappError) -> None:
        self.states.show_refused(error)
        self._show_states()

    def _left_out(self, refused: Refused) -> None:
        """Some files are not taken; those that only want a password can be opened with it."""
        self.set_subtitle(intake.named(self.flow.paths))
        locked = [one for one in refused.values() if refusals.asks_password(one)]
        ask, button = None, ""
        if locked:
            every = [*self.flow.paths, *refused]
            ask, button = partial(self._ask_password, every, locked[0]), self.tr("Give it")
        self.noticed.emit(Notice(refusals.sentences(refused.values()), "age1", button, ask))

    def _ask_password(self, every: list[Path], error: ArappError) -> None:
        if self.flow.touched and not outcome.give_up(self):
            return
        self.noticed.emit(None)
        self.flow.drop()
        self.flow.paths = every
        self._refused(error)

    def _again(self) -> None:
        self.flow.start(self.flow.paths)

    def _came(self, again: bool) -> None:
        question = self.flow.read.question if self.flow.read is not None else None
        self.desk.show_view(self.flow.view, again=again, refused=self.flow.unread)
        if question is not None:
            self.desk.strip.ask(question)
        self.stack.setCurrentWidget(self.desk)
        self.kept.hide()
        if not again:
            self.desk.grid.setFocus()
            self.desk.grid.go_first()
            self._first_cell()
            self.desk.problems.begin()
        self._enable()

    def _first_cell(self) -> None:
        item = self.desk.problems.item()
        if item is not None and self.desk.tabs.current() == SEE:
            self.desk.grid.go_to(item.rows[0], max(item.index, 0))

    def _working(self, on: bool) -> None:
        self.desk.bar.set_working(on)
        self._enable()

    def _enable(self) -> None:
        at_work = self.stack.currentWidget() is self.desk
        for id_ in keys.AT_WORK:
            self.acts.enable(id_, at_work)
        shown = self.desk.shown() if at_work else None
        watched = self.watching is not None and self.watching.folder is not None
        self.acts.enable("watch", self.watching is not None)
        self.acts.enable("unwatch", watched)
        self.acts.enable("annotate", at_work and self.flow.staging is not None)
        self.acts.enable("forget", shown is not None and shown.remembered)
        stale = at_work and self.flow.stale
        self.acts.enable("import", at_work and (stale or self.flow.may_post()))
        self.acts.rename("import", outcome.button(self.flow, stale=stale))

    def reload(self) -> None:
        """The ledger changed: what is new and what is known may be others now."""
        if self.stack.currentWidget() is self.desk:
            self.flow.rehearse()
            return
        aside = self.flow.aside
        if aside is not None:
            standing = partial(batch_stands, batch=aside.batch)
            self.ops.ask(standing, self._standing, latest="standing")
        self._ask_kept()

    def _standing(self, stands: bool) -> None:
        """What was posted is in the ledger, or was taken back: then the sheet is at work again."""
        if not stands and self.flow.aside is not None:
            self.set_subtitle(intake.named(self.flow.paths))
            self.flow.take_up()

    def _cell(self, row: int, index: int) -> None:
        hint = self.tr("F2 correct the cell, Alt ↓ meaning of the column")
        self.set_status(cell_told(self.desk, self.flow, row, index), hint)

    # --- posting ------------------------------------------------------------------------------

    def post(self) -> None:
        """Ctrl+Enter; totals that differ are asked about first."""
        if self.flow.stale:
            self.flow.recheck()
        if not self.flow.may_post():
            return
        differing = [one for one in self.flow.view.tables if one.kind and one.differs]
        if differing and not outcome.sure(self, differing[0].sheet):
            return
        self.flow.post()

    def _posted(self, answer: dict[str, Any]) -> None:
        told = outcome.Outcome.of(answer)
        self.states.show_done(told.title, told.line, told.receipts)
        self.done = self.flow.paths
        self._show_states()
        self.states.first.setFocus()
        self.told.emit(told.title)
        if told.receipts:
            self.by_itself.after(answer["batch"])

    def _not_done(self, error: ArappError) -> None:
        self.noticed.emit(Notice(refusals.sentence(error)))

    def cancel(self) -> None:
        """Leave these files; asked about only when something was put right by hand."""
        if self.flow.posting:
            self.ops.cancel()
            return
        if self.flow.touched and not outcome.give_up(self):
            return
        self.reset()

    # --- the window ---------------------------------------------------------------------------

    def escape(self) -> bool:
        """Esc: leave these files."""
        if self.stack.currentWidget() is self.desk:
            self.cancel()
            return True
        if self.states.state == "reading":
            self.flow.stop()
            return True
        if self.states.state in ("refused", "password", "done"):
            self.reset()
            return True
        return False

    def take_back(self, *, again: bool = False) -> str | None:
        """Ctrl+Z at a sheet that is not posted is the sheet's own, never the ledger's."""
        if self.stack.currentWidget() is self.desk:
            return self.flow.take_back(again=again)
        return "" if self.states.state == "reading" else None

    def panes(self) -> list[QWidget]:
        """Tables, sheet, entries."""
        return [self.desk.tables, self.desk.grid, self.desk.pane.list_shown()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the filled button of a page without a sheet."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.stack.currentWidget() is self.states:
            self.states.press()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are read; what was there goes."""
        files = intake.dropped(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.open(files)
