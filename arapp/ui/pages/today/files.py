"""What goes from the page into a file: the calendar of what comes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from arapp.ui import dialogs, language, paper_folder
from arapp.ui.page import Notice

if TYPE_CHECKING:
    from arapp.ui.page import Page

_AHEAD = 92
"""Days of the calendar file: what is paid quarterly is in it."""


def write_calendar(page: "Page") -> None:
    """Ask where to, write it, say so."""
    translate = QCoreApplication.translate
    path = dialogs.save_file(
        page,
        translate("today", "Calendar file"),
        translate("today", "Calendars (*.ics)"),
        paper_folder.folder() / f"{translate('today', 'What comes')}.ics",
    )
    if path is None:
        return
    code = language.LANGUAGES[language.current()]

    def tell(_nothing: object) -> None:
        sentence = translate("today", "Written: {file}").format(file=path.name)
        show = translate("today", "Open it")

        def opened() -> None:
            paper_folder.open_file(path)

        page.noticed.emit(Notice(sentence, "text", show, opened))

    page.ops.with_dispatch(lambda books, _progress: _write(books, path, code), tell)


def _write(books: Any, path: Path, code: str) -> None:
    from arapp.services.collection.coming import calendar_of
    from arapp.services.output.files import save

    save(path, books.ask(lambda tx: calendar_of(tx, _AHEAD, code)).encode())
