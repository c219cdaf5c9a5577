"""A ledger that cannot be opened: sentence, file, what is known of it, every way out. Bare.

Nothing here writes to the ledger: reading what can be read, restoring and copying all leave the
file as it is; a restore keeps the old file beside the new one.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from arapp.models.values.errors import ArappError
from arapp.services import verify_text
from arapp.ui import dialogs, language, text
from arapp.ui.actions import Action, Menu
from arapp.ui.ops import Ops
from arapp.ui.pages.damaged import facts, words, work
from arapp.ui.pages.damaged.frame import DamagedFrame

if TYPE_CHECKING:
    from arapp.services.backup.unpacked import Preview
    from arapp.services.rescue import Rescue
    from arapp.services.rescue.kept import Kept

_CODES = {"zh": "zh_CN", "en": "en"}
_BACKUPS = "*.arapp.zst *.arapp.zst.age *.arapp"
_READABLE = frozenset({"damaged", "not_a_ledger"})
_RESTORED = frozenset({"damaged", "missing", "not_a_ledger"})


class DamagedPage(DamagedFrame):
    """Signals:
    ledger_asked(object): Path of a ledger to open (the same again, or another one).
    restore_asked(object, str): Path of the backup that was looked at, and its passphrase.
    home_asked(object): Path of a ledger to copy to this PC and open there.
    anew_asked(): the first page.
    """

    ledger_asked = Signal(object)
    restore_asked = Signal(object, str)
    home_asked = Signal(object)
    anew_asked = Signal()

    def __init__(self, ops: Ops, today: date, parent: QWidget | None = None) -> None:
        self.error = ArappError()
        self.path = Path()
        self._kept: Kept | None = None
        self._backup: tuple[Path, str] | None = None
        self.rescued: Rescue | None = None
        super().__init__(ops, today, parent)

    def ways(self) -> list[Action]:
        """All ways out."""
        return [
            Action("retry", self.tr("Try again"), self._again, "F5", "refresh-cw", Menu.FILE),
            Action("restore", self.tr("Restore the last backup"), self.look_at_backup, "",
                   "history", Menu.FILE),
            Action("other", self.tr("Choose a backup"), self.choose_backup, "", "folder-open",
                   Menu.FILE),
            Action("look", self.tr("See what can be read"), self.look, "", "search", Menu.FILE),
            Action("export", self.tr("Save it to Excel"), self.export, "Ctrl+E", "file-spreadsheet",
                   Menu.FILE),
            Action("home", self.tr("Copy it to this PC and open it"), self._home, "", "copy",
                   Menu.FILE),
            Action("open", self.tr("Open another"), self.choose_ledger, "Ctrl+O", "folder-open",
                   Menu.FILE),
            Action("anew", self.tr("Begin anew"), self.anew_asked.emit, "Ctrl+N", "plus",
                   Menu.FILE),
            Action("put", self.tr("Restore this backup"), self._restore, "Ctrl+Return", "check",
                   Menu.FILE),
            Action("back", self.tr("Back"), self.escape, "", "", Menu.FILE),
        ]  # fmt: skip

    # --- the trouble --------------------------------------------------------------------------

    def show_trouble(self, error: ArappError, path: Path) -> None:
        """What is wrong with which file, and what can be done."""
        self.error, self.path, self.rescued, self._kept = error, path, None, None
        self._backup = (path, "") if error.kind == "is_backup" else None
        self._show_trouble()
        self.ops.work(partial(work.known, path), self._known, self._failed, latest="known")

    def _show_trouble(self) -> None:
        told = words.trouble_of(self.error)
        self.stack.setCurrentIndex(0)
        self._title.setText(words.say(told.title))
        self._line.setText(words.line_of(self.error))
        self._tell("")
        self._show_file()
        is_backup = self.error.kind == "is_backup"
        last, this = self.tr("Restore the last backup"), self.tr("Restore this backup")
        self.acts.rename("restore", this if is_backup else last)
        ways = [way for way in told.ways if self._is_open(way)]
        links = ["other"] if "restore" in told.ways and not is_backup else []
        self._offer(ways, [*links, "anew"])

    def _is_open(self, way: str) -> bool:
        """A backup must be there to be restored, and something of ours in the file to be read."""
        if way == "restore":
            return self._kept is not None or self._backup is not None
        if way in ("look", "export"):
            return self.error.kind in _READABLE and self.path.suffix == ".arapp"
        return True

    def _known(self, found: "Kept | None") -> None:
        self._kept = found
        if self.stack.currentIndex() == 0 and self.buttons:
            self._show_trouble()

    def _show_file(self) -> None:
        told = words.trouble_of(self.error)
        tone = "age3" if told.icon == "circle-alert" else "text2"
        head = self.path.name or words.say(told.title)
        self.card.tell(told.icon, tone, head, str(self.path))
        kind, today = self.error.kind, self._today
        told_facts = facts.file_facts(self.path, today)
        if kind in _RESTORED:
            told_facts += facts.backup_facts(self._kept, today)
        if kind == "damaged":
            told_facts += facts.read_facts(self.rescued)
        self.card.set_facts(told_facts)

    # --- looking at what can be read ----------------------------------------------------------

    def look(self) -> None:
        """Read what can be read and show it."""
        self._rescue(self._show_lists)

    def export(self) -> None:
        """Read what can be read and write it to a workbook."""
        if self.error.kind in _READABLE:
            self._rescue(self._choose_workbook)

    def _rescue(self, then: Callable[[], None]) -> None:
        if self.rescued is not None:
            then()
            return
        self._tell(self.tr("Reading what can be read. Esc stops it."))

        def came(rescued: "Rescue") -> None:
            self.rescued = rescued
            self._tell("")
            self._show_file()
            then()

        job = partial(work.read, self.path, _CODES[language.current()])
        self.ops.work(job, came, self._failed, owner=self)

    def _show_lists(self) -> None:
        if self.rescued is not None:
            self.lists.set_found(self.rescued)
            self._summary.setText(facts.counted(self.rescued))
            self.stack.setCurrentIndex(1)
            self.lists.index.view.setFocus()

    def _choose_workbook(self) -> None:
        rescued = self.rescued
        proposed = Path.home() / f"{self.path.stem}.xlsx"
        out = dialogs.save_file(self, self.tr("Save it to Excel"), "Excel (*.xlsx)", proposed)
        if out is None or rescued is None:
            return
        self._tell(self.tr("Writing {file}. Esc stops it.").format(file=out.name))
        job = partial(work.export, rescued, out, _CODES[language.current()])
        self.ops.work(job, self._written, self._failed)

    def _written(self, out: Path) -> None:
        told = self.tr("Saved: {file}").format(file=str(out))
        self._tell(told, "ok")
        if self.stack.currentIndex() == 1:
            self._summary.setText(told)

    # --- restoring ----------------------------------------------------------------------------

    def look_at_backup(self) -> None:
        """See what the newest backup (or the one that was opened) holds."""
        if self.error.kind == "is_backup":
            self._preview(self.path)
        elif self._kept is not None:
            self._preview(self._kept.file)

    def choose_backup(self) -> None:
        """A backup that lies elsewhere."""
        pattern = f"{self.tr('Backups')} ({_BACKUPS})"
        chosen = dialogs.pick_file(self, self.tr("Choose a backup"), pattern)
        if chosen is not None:
            self._preview(chosen)

    def _preview(self, file: Path, password: str = "") -> None:
        self._tell(self.tr("Looking into the backup. Esc stops it."))

        def failed(error: ArappError) -> None:
            if error.kind in {"password_needed", "wrong_password"}:
                self._ask_password(file, error)
            else:
                self._failed(error)

        self.ops.work(
            partial(work.look_into, file, password),
            lambda seen: self._previewed(seen, file, password),
            failed,
            owner=self,
        )

    def _ask_password(self, file: Path, error: ArappError) -> None:
        told = dialogs.ask_text(
            self, self.tr("Passphrase of the backup"), text.sentence(error),
            verb=self.tr("Look into it"), secret=True,
        )  # fmt: skip
        if told:
            self._preview(file, told)
        else:
            self._tell("")

    def _previewed(self, seen: "Preview", file: Path, password: str) -> None:
        self._backup = (file, password)
        self._title.setText(self.tr("What this backup holds"))
        self._line.setText(self._after())
        told = verify_text.tell(seen.checks, _CODES[language.current()])
        wrong = [check.sentence for check in told if not check.ok]
        self.card.tell("history", "text2", seen.company or file.name, str(file))
        self.card.set_facts(facts.preview_facts(seen, self._today, wrong))
        self._tell("")
        self._offer(["put", "back"] if seen.usable else ["back"], ["other"])

    def _after(self) -> str:
        """What a restore does to the file that is there."""
        if self.error.kind == "is_backup":
            return self.tr("It becomes a ledger of its own on this PC; the backup stays.")
        if self.error.kind == "missing":
            return self.tr("It is put where the ledger was; the backup stays.")
        return self.tr("It is put in the ledger's place; the damaged file is kept beside it.")

    def _restore(self) -> None:
        if self._backup is not None:
            self.restore_asked.emit(*self._backup)

    # --- the other ways -----------------------------------------------------------------------

    def choose_ledger(self) -> None:
        """Open a ledger that lies elsewhere."""
        pattern = f"{self.tr('Ledgers and backups')} ({_BACKUPS})"
        folder = self.path.parent if self.path.parent.is_dir() else None
        chosen = dialogs.pick_file(self, self.tr("Open a ledger"), pattern, folder)
        if chosen is not None:
            self.ledger_asked.emit(chosen)

    def open(self, what: Any) -> None:
        """Files dropped on the window: a ledger or a backup is opened."""
        dropped = [path for path in what or [] if isinstance(path, Path)]
        ledger = next((path for path in dropped if ".arapp" in path.suffixes), None)
        if ledger is not None:
            self.ledger_asked.emit(ledger)

    def _again(self) -> None:
        self.ledger_asked.emit(self.path)

    def _home(self) -> None:
        self._tell(self.tr("Copying it to this PC. Esc stops it."))
        self.home_asked.emit(self.path)

    # --- telling ------------------------------------------------------------------------------

    def failed(self, error: ArappError) -> None:
        """A way out did not lead out: say so, all stays as it is."""
        self._failed(error)

    def _failed(self, error: ArappError) -> None:
        self._tell(text.sentence(error), "age3")
        if self.stack.currentIndex() == 1:
            self._summary.setText(text.sentence(error))

    def escape(self) -> bool:
        """Stop what runs, or go back to the trouble."""
        self.ops.cancel()
        if self.stack.currentIndex() == 1 or "back" in self.buttons:
            self._show_trouble()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else the filled one."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
        elif self.stack.currentIndex() == 0 and self.buttons:
            next(iter(self.buttons.values())).click()
