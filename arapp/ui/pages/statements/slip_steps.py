"""How a pile of slips comes onto the page, and what happens around it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from arapp.services.papers.slip_reading import SUFFIXES, is_scan
from arapp.services.papers.slips import Found
from arapp.ui import dialogs, formats
from arapp.ui.page import Notice
from arapp.ui.pages.statements.slip_desk import SlipDesk

if TYPE_CHECKING:
    from arapp.ui.pages.statements.page import StatementsPage


class SlipSteps(QObject):
    """Files in, the pane changed over and back, the form of one that differs."""

    def __init__(self, page: "StatementsPage", desk: SlipDesk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        desk.began.connect(self._began)
        desk.ended.connect(self._ended)
        desk.told.connect(page.told)
        desk.refused.connect(lambda told: page.noticed.emit(Notice(told, "age3")))
        desk.differs_asked.connect(self._differs)

    def choose(self) -> None:
        """Ask for files."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        form = self.tr("Scans ({patterns})")
        title = self.tr("Slips that came back")
        self.take(dialogs.pick_files(self._page, title, form.format(patterns=patterns)))

    def take(self, files: Sequence[Path]) -> bool:
        """Read the scans among the files; False when there is none."""
        scans = [file for file in files if is_scan(file)]
        if scans:
            self._page.noticed.emit(None)
            form = self.tr("Reading {files}")
            self._page.set_status(hint=form.format(files=formats.count(len(scans), "files")))
            self._desk.take(scans)
        return bool(scans)

    def _began(self) -> None:
        page = self._page
        page.doing.close()
        page.side.setCurrentWidget(self._desk.pane)
        page.whole.show_list()
        page.refresh_actions()

    def _ended(self, told: str) -> None:
        page = self._page
        page.side.setCurrentWidget(page.pane)
        page.refresh_actions()
        page.set_status(hint=told)
        page.list.view.setFocus()

    def _differs(self, one: Found) -> None:
        """The form under the scan; what it comes to is saved with the scan."""
        from arapp.ui.pages.statements.forms import AnswerForm
        from arapp.ui.pages.statements.slip_row import row_of

        desk = self._page.desk()
        if desk is None:
            return
        title = self.tr("Differs · {who}").format(who=one.customer)
        form = AnswerForm((row_of(one),), "differs", desk.today, title)
        form.saved.connect(self._save)
        form.dropped.connect(lambda: self._desk.pane.open_form(None))
        self._desk.pane.open_form(form)
        form.begin()

    def _save(self, command: Any) -> None:
        self._desk.answer(command.answers[0])
