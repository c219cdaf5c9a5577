"""What the user asks of the program as a whole: the menu, files, ledgers, colours, a backup."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from arapp import paths
from arapp.app import founding, registry
from arapp.services.progress import Progress
from arapp.ui import backing, formats, language
from arapp.ui.actions import Action, Menu
from arapp.ui.design import theme

if TYPE_CHECKING:
    from arapp.app.program import Program
    from arapp.services.backup.manifest import Backup
    from arapp.ui.pages.settings import SettingsPage

ENDINGS = (".arapp", ".arapp.zst", ".arapp.zst.age")
LEDGERS = " ".join(f"*{ending}" for ending in ENDINGS)


class Asked(QObject):
    """The program's own actions; what shows and on which ledger is the program's to say."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self.program = program

    def _go(self, page: str, what: Any = None) -> None:
        self.program.go(page, what)

    def actions(self) -> list[Action]:
        """For every window on a ledger."""
        return [
            Action("import", self.tr("Import files"), self.pick_files, "Ctrl+O", "file-input",
                   Menu.FILE),
            Action("new_ledger", self.tr("New ledger"), self.program.show_first, "",
                   "plus", Menu.FILE),
            Action("open_ledger", self.tr("Open a ledger"), self.open_ledger, "", "folder-open",
                   Menu.FILE),
            Action("sample", self.tr("Sample ledger"), self.open_sample, "", "book-open",
                   Menu.FILE),
            Action("settings", self.tr("Settings"), lambda: self._go("settings"), "Ctrl+,",
                   "settings", Menu.VIEW),
            Action("company", self.tr("Company and accounts"), lambda: self._go("company"), "",
                   "building-2", Menu.FILE),
            Action("receipt", self.tr("Record a receipt"), lambda: self._go("receipt"), "Ctrl+R",
                   "hand-coins", Menu.EDIT),
            Action("backup", self.tr("Back up now"), self.back_up, "Ctrl+B", "shield-check",
                   Menu.FILE),
            Action("verify", self.tr("Check the books"), lambda: self._go("safety", "verify"), "",
                   "shield-check", Menu.HELP),
            Action("theme_light", self.tr("Light"), lambda: self.choose_theme("light"), "", "",
                   Menu.VIEW),
            Action("theme_dark", self.tr("Dark"), lambda: self.choose_theme("dark"), "", "",
                   Menu.VIEW),
            Action("theme_system", self.tr("Colours of the system"),
                   lambda: self.choose_theme("system"), "", "", Menu.VIEW),
            Action("language", "中文 / English", self.switch_language, "", "", Menu.VIEW),
        ]  # fmt: skip

    def pick_files(self) -> None:
        """Ctrl+O: choose sheets or bank files."""
        from arapp.ui import dialogs
        from arapp.ui.pages.import_sheet.intake import PATTERNS

        patterns = f"{self.tr('Sheets and bank files')} ({PATTERNS})"
        chosen = dialogs.pick_files(self.program.window, self.tr("Import files"), patterns)
        if chosen:
            self.take_files(chosen)

    def take_files(self, dropped: list[Path]) -> None:
        """Files came: a ledger is opened, sheets go to the import page."""
        ledgers = [path for path in dropped if path.name.lower().endswith(ENDINGS)]
        if ledgers:
            self.program.show_books(ledgers[0])
        elif not self._taken(dropped):
            self._go("import", dropped)

    def _taken(self, dropped: list[Path]) -> bool:
        """Whether the page that is shown has a use for them of its own: scans of slips."""
        page = self.program.window.current() if self.program.window is not None else None
        return page is not None and page.take_files(dropped)

    def show_ledger_menu(self) -> None:
        """The menu of the sidebar's head."""
        if self.program.window is None:
            return
        menu = QMenu(self.program.window)
        self.program.window.acts.fill(menu, ("company", "new_ledger", "open_ledger", "sample"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def open_ledger(self) -> None:
        """Choose another ledger."""
        from arapp.ui import dialogs

        title = self.tr("Open a ledger")
        chosen = dialogs.pick_file(
            self.program.window, title, f"arapp ({LEDGERS})", paths.ledgers()
        )
        if chosen is not None:
            self.program.show_books(chosen)

    def open_sample(self) -> None:
        """The sample ledger, made when it is not there; that takes two seconds, so not here."""
        clock = self.program.clock
        self._make(lambda _progress: founding.sample_ledger(clock), self.program.shown)

    def new_ledger(
        self,
        name: str,
        dropped: list[Path],
        accounts: list[tuple[str, str, str]],
    ) -> None:
        """Found a ledger in the default folder, then import what was let fall."""
        clock = self.program.clock
        page, what = ("import", dropped) if dropped else ("company", None)
        self._make(
            lambda _progress: founding.found_ledger(name, accounts, clock),
            lambda path: self.program.shown(path, page, what),
        )

    def _make(
        self,
        job: Callable[[Progress], Path],
        done: Callable[[Any], None],
    ) -> None:
        """Make a ledger away from the GUI thread, then show it; trouble is told where she is."""
        window = self.program.window
        if window is None:
            return
        if window.current_id() != "first_run":
            window.ops.work(partial(founding.made, job), done, window.show_error)
            return
        page = registry.first_page(window)
        if not page.is_working():
            page.set_working(True)
            window.ops.work(partial(founding.made, job), done, page.refuse)

    def choose_theme(self, mode: str) -> None:
        """Remember and apply."""
        QSettings("arapp", "arapp").setValue("theme", mode)
        theme.apply(self.program.qt, theme.Mode(mode))

    def choose_text(self, px: int) -> None:
        """Remember and apply the body size, 12 to 15."""
        QSettings("arapp", "arapp").setValue("text_px", theme.set_text_px(self.program.qt, px))

    def habits_changed(self) -> None:
        """What runs beside the window is to go by them."""
        if self.program.background is not None:
            self.program.background.habits_changed()

    def wire_settings(self, page: "SettingsPage") -> None:
        """What the settings page asks for."""
        page.language_chosen.connect(self.program.choose_language)
        page.theme_chosen.connect(self.choose_theme)
        page.text_chosen.connect(self.choose_text)
        page.habits_changed.connect(self.habits_changed)

    def back_up(self) -> None:
        """Ctrl+B: a backup now."""
        if self.program.window is not None and self.program.path is not None:
            backing.back_up(self.program.window.ops, self._told_of)

    def _told_of(self, row: "Backup") -> None:
        window = self.program.window
        if window is not None and window.current_id() != "safety":  # that page says so itself
            when = formats.moment(row.made_at, self.program.clock.today())
            told = self.tr("Backed up, opened and counted: {when}")
            window.status.tell(told.format(when=when))

    def switch_language(self) -> None:
        """The other language."""
        self.program.choose_language("en" if language.current() == "zh" else "zh")
