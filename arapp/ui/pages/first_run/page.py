"""Page 10, bare: the first start without a ledger."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from arapp.models.values.errors import ArappError
from arapp.ui import dialogs, text
from arapp.ui.actions import Action, Menu, key_text
from arapp.ui.design.scale import ICON_DROP
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.first_run.ask import Founding, sample_line
from arapp.ui.pages.first_run.parts import CARD, COLUMN, StartCard, Steps, WorkLine
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.foot import Foot
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack
from arapp.ui.widgets.zone import ZONE, IconMark, Zone

LEDGER_SUFFIX = ".arapp"
_OPENED = (LEDGER_SUFFIX, f"{LEDGER_SUFFIX}.zst", f"{LEDGER_SUFFIX}.zst.age")
"""A ledger, and its backups as they lie on this PC and elsewhere."""
SAMPLE_CUSTOMERS = 40


class FirstRunPage(Page):
    """What the program shows while no ledger is open. It needs nothing but `ops`.

    Signals:
        ledger_asked(object): Path of a ledger to open.
        sample_asked(): make and open the sample.
        new_asked(str, list, list): firm's name, files to read first, accounts as tuples of
            (name, bank, number); a slot that takes fewer arguments gets the first ones.
        language_chosen(str): "zh" or "en".
        theme_chosen(str): a `theme.Mode`.
        keys_asked(): the keys of this page.
    """

    ledger_asked = Signal(object)
    sample_asked = Signal()
    new_asked = Signal(str, list, list)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    keys_asked = Signal()

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.setAcceptDrops(True)
        self._files: list[Path] = []
        self._working = False
        self._title = label("", "first")
        self._line = label("", tone="text2", wrap=True)
        self.zone = Zone()
        self.stack = QStackedWidget()
        self.founding = Founding()
        self._add_actions()
        self.drop = self._drop_panel()
        self._cards = self._card_row()
        self._lay_out()
        self._wire()
        self.show_start()

    def _add_actions(self) -> None:
        self.acts.add(
            Action("choose", self.tr("Choose files"), self.choose, "Ctrl+O", "folder-open",
                   Menu.FILE),
            Action("new", self.tr("New empty ledger"), self.ask_name, "Ctrl+N", "plus", Menu.FILE),
            Action("sample", self.tr("Look at the sample ledger"), self.sample_asked.emit, "",
                   "book-open", Menu.FILE),
            Action("open", self.tr("Open a ledger"), self.choose_ledger, "", "history", Menu.FILE),
        )  # fmt: skip

    # --- making -------------------------------------------------------------------------------

    def _drop_panel(self) -> QWidget:
        panel = QWidget()
        box = stack(panel, gap=0)
        box.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(IconMark("file-spreadsheet", ICON_DROP, "accent"), alignment=middle)
        box.addSpacing(16)
        what = self.tr("Receivables, customers, contracts, invoices, bank files")
        heading = label(what, "sum")
        heading.setProperty("role", "section")
        box.addWidget(heading, alignment=middle)
        box.addSpacing(4)
        kinds = self.tr("xls, xlsx, csv, ods; several at once")
        box.addWidget(label(kinds, tone="text2"), alignment=middle)
        box.addSpacing(16)
        self.choose_button = bound(self.acts, "choose", kind="primary")
        box.addWidget(self.choose_button, alignment=middle)
        box.addStretch()
        return panel

    def _card_row(self) -> QWidget:
        host = QWidget()
        host.setFixedHeight(CARD)
        line = row(host, gap=16)
        firm = self.tr("Made up, {customers}: try anything").format(
            customers=sample_line(SAMPLE_CUSTOMERS)
        )
        self.sample_card = StartCard("book-open", self.tr("Look at the sample ledger"), firm)
        only_name = self.tr("Asks for the firm's name only")
        self.new_card = StartCard("plus", self.tr("New empty ledger"), only_name,
                                  key_text("Ctrl+N"))  # fmt: skip
        kept = self.tr("An .arapp file, or a backup on a disk")
        self.open_card = StartCard("history", self.tr("Open a ledger or a backup"), kept)
        for card in (self.sample_card, self.new_card, self.open_card):
            line.addWidget(card, 1)
        return host

    def _steps(self) -> Steps:
        return Steps([
            (self.tr("Import"), self.tr("drag the old sheets in")),
            (self.tr("Compare totals"), self.tr("equal to those in the sheet")),
            (self.tr("Import bank files"), self.tr("as the bank exports them")),
            (self.tr("Allocate"), self.tr("receipts to receivables, one Enter each")),
            (self.tr("See today"), self.tr("all that is due on one page")),
        ])  # fmt: skip

    def _lay_out(self) -> None:
        for panel in (self.drop, self.founding):
            self.stack.addWidget(panel)
        self.zone.box.addWidget(self.stack)
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        box = stack(column)
        box.addWidget(self._title)
        box.addSpacing(4)
        box.addWidget(self._line)
        box.addSpacing(24)
        box.addWidget(self.zone)
        box.addSpacing(16)
        box.addWidget(self._cards)
        self._afternoon = label(self.tr("Up and running in an afternoon"), "small", "text2")
        box.addSpacing(40)
        box.addWidget(self._afternoon)
        box.addSpacing(10)
        box.addWidget(self._steps())
        self._work_line = WorkLine()
        ground = frame("surface")
        across = row(ground, margins=(24, 24, 24, 16))
        across.addStretch(1)
        down = stack()
        down.addStretch(2)
        down.addWidget(column)
        down.addStretch(5)
        across.addLayout(down, 100)
        across.addStretch(1)
        self.body.addWidget(self._work_line)
        self.body.addWidget(ground, 1)
        self.body.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = Foot()
        self.languages, self.themes = foot.languages, foot.themes
        foot.language_chosen.connect(self.language_chosen)
        foot.theme_chosen.connect(self.theme_chosen)
        foot.keys_asked.connect(self.keys_asked)
        return foot

    def _wire(self) -> None:
        self.sample_card.clicked.connect(self.sample_asked)
        self.new_card.clicked.connect(lambda _checked=False: self.ask_name())
        self.open_card.clicked.connect(self.choose_ledger)
        self.founding.begun.connect(self._begin)
        self.founding.left.connect(self.show_start)

    # --- states -------------------------------------------------------------------------------

    def show_start(self) -> None:
        """The drop zone and the three cards."""
        self._files = []
        self._show(self.drop, self.tr("Drag the Excel you use now in here"), self.tr(
            "arapp understands every table and column and books only what adds up to the totals "
            "of the sheet. The file itself is only read, never changed."))  # fmt: skip
        self.choose_button.setFocus()

    def ask_name(self, files: Sequence[Path] = ()) -> None:
        """Ask the firm's name in the zone's place; `files` go on with it."""
        self._files = list(files)
        self._show(
            self.founding,
            self.tr("A new ledger"),
            self.tr("One file on this computer holds everything; every step can be taken back."),
        )
        self.founding.ask(files)

    def refuse(self, error: ArappError) -> None:
        """The new ledger could not be made: the sentence stands where she looks."""
        self.set_working(False)
        if self.stack.currentWidget() is self.founding:
            self.founding.complain(text.sentence(error))
        else:
            self._line.setText(text.sentence(error))
            set_tone(self._line, "age3")

    def is_working(self) -> bool:
        """Whether a ledger is being made."""
        return self._working

    def set_working(self, on: bool) -> None:
        """A ledger is being made, which takes two seconds: say so, and take no second order."""
        self._working = on
        self._work_line.set_on(on)
        told = self.tr("Making the ledger")
        self.founding.start.setText(told if on else self.tr("Begin"))
        self.sample_card.setText(told if on else self.tr("Look at the sample ledger"))
        for part in (self.zone, self._cards, self.languages):
            part.setEnabled(not on)
        for action in self.acts:
            self.acts.enable(action.id, not on)

    def _show(self, panel: QWidget, title: str, line: str) -> None:
        self._title.setText(title)
        self._line.setText(line)
        set_tone(self._line, "text2")
        self.stack.setCurrentWidget(panel)
        asking = panel is self.founding
        self._cards.setVisible(not asking)
        self.zone.set_state(dashed=panel is self.drop)
        self.zone.setFixedHeight(ZONE + 16 + CARD if asking else ZONE)

    # --- what the user does -------------------------------------------------------------------

    def open(self, what: Any) -> None:
        """Files dropped on the window (list[Path]): a ledger is opened, sheets are taken in."""
        files = [path for path in what or [] if isinstance(path, Path)] if not self._working else []
        ledger = next((path for path in files if path.name.lower().endswith(_OPENED)), None)
        if ledger is not None:
            self.ledger_asked.emit(ledger)
        elif files:
            self.ask_name(files)

    def choose(self) -> None:
        """Ctrl+O: sheets, or a ledger."""
        sheets = self.tr("Sheets and bank files")
        ledgers = self.tr("Ledgers")
        patterns = f"{sheets} (*.xlsx *.xls *.xlsm *.xlsb *.csv *.txt *.ods);;{ledgers} (*.arapp)"
        self.open(dialogs.pick_files(self, self.tr("Choose files"), patterns))

    def choose_ledger(self) -> None:
        """Open a ledger that lies elsewhere."""
        kinds = " ".join(f"*{ending}" for ending in _OPENED)
        pattern = f"{self.tr('Ledgers and backups')} ({kinds})"
        path = dialogs.pick_file(self, self.tr("Open a ledger"), pattern)
        if path is not None:
            self.ledger_asked.emit(path)

    def _begin(self) -> None:
        name = self.founding.name.text().strip()
        self.new_asked.emit(name, list(self._files), self.founding.accounts())

    def escape(self) -> bool:
        """Back to the drop zone."""
        if self._working:
            return True
        if self.stack.currentWidget() is self.founding:
            self.show_start()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else the filled one."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        if self._working:
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
        elif self.stack.currentWidget() is self.drop:
            self.choose()

    # --- files over the window ----------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files only; the zone lights up."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.zone.set_state(hot=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self.zone.set_state(hot=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Anywhere on the window counts."""
        self.zone.set_state(hot=False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open(files)
