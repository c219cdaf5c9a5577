"""What is said after a restore: what stands there now, or that nothing was touched and why."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.models.values.days import Clock
from arapp.models.values.errors import ArappError
from arapp.ui import formats, paper_folder, text
from arapp.ui.main_window import MainWindow

if TYPE_CHECKING:
    from arapp.services.backup.restore import Restored


def tell(
    window: MainWindow, clock: Clock, error: ArappError | None, restored: "Restored | None"
) -> None:
    """In the strip of the window that shows the ledger again, where it stays until it is closed."""
    if error is not None:
        again = QCoreApplication.translate("restored", "Choose another backup")
        window.strip.tell(refused(error), "age3", again, partial(_choose, window))
    elif restored is None:
        window.status.tell(stopped())
    else:
        button = QCoreApplication.translate("restored", "Open the folder")
        told = done(restored, clock)
        window.strip.tell(told, "ok", button, partial(_show, window, restored.file.parent))


def refused(error: ArappError) -> str:
    """Why the ledger stands as it did."""
    told = QCoreApplication.translate("restored", "Nothing was restored. {why}")
    return told.format(why=text.sentence(error))


def stopped() -> str:
    """It was broken off."""
    return QCoreApplication.translate("restored", "Stopped. The ledger is as it was.")


def done(restored: "Restored", clock: Clock) -> str:
    """The state that stands there now, and where the former file is."""
    seen = restored.seen
    when = formats.moment(seen.newest_at or seen.made_at, clock.today())
    if restored.kept is None:
        told = QCoreApplication.translate("restored", "Restored to the state of {when}.")
        return told.format(when=when)
    told = QCoreApplication.translate(
        "restored", "Restored to the state of {when}. The former file is kept as {file}."
    )
    return told.format(when=when, file=restored.kept.name)


def _choose(window: MainWindow) -> None:
    window.go("safety", "restore")


def _show(window: MainWindow, folder: Path) -> None:
    if not paper_folder.open_file(folder):
        window.show_notice(paper_folder.not_opened_notice(folder))
