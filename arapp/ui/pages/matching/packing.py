"""Writing the pack for the auditor: the days, the file, what became of it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.services.output.voucher_pack import Packed, voucher_pack
from arapp.ui import dialogs, language
from arapp.ui.page import Notice

if TYPE_CHECKING:
    from arapp.ui.pages.matching.page import MatchingPage


class Packing(QObject):
    """Runs on the worker with progress; Esc stops it and leaves what was there."""

    def __init__(self, page: "MatchingPage") -> None:
        super().__init__(page)
        self._page = page

    def wire(self) -> None:
        """Listen to the line that asks for the days."""
        line = self._page.side.pack
        line.ready.connect(self._write)
        line.closed.connect(self._close)

    def ask(self) -> None:
        """Which days?"""
        self._page.side.only(self._page.side.pack)
        self._page.side.pack.ask(self._page.inbox.model.today)

    def _close(self) -> None:
        self._page.side.pack.hide()
        self._page.inbox.view.setFocus()

    def _write(self, first: date, last: date) -> None:
        name = self.tr("Vouchers {first} to {last}.zip").format(
            first=first.isoformat(), last=last.isoformat()
        )
        path = dialogs.save_file(
            self._page, self.tr("Pack for the auditor"), self.tr("Archives (*.zip)"), Path(name)
        )
        if path is None:
            return
        self._close()
        lang = language.current()
        self._page.ops.with_dispatch(
            lambda books, tell: voucher_pack(books, first, last, path, lang, tell),
            self._written,
        )

    def _written(self, made: Packed) -> None:
        told = self.tr("{file}: %n receipt(s), {slips} slip(s)", "", made.receipts)
        text, tone = told.format(file=made.file.name, slips=made.slips), "ok"
        if made.missing:
            text += self.tr(". Gone: {names}").format(names=", ".join(made.missing[:3]))
            tone = "age1"
        self._page.noticed.emit(Notice(text, tone))
