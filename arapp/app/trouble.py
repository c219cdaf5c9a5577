"""When a ledger cannot be opened: the window that has it comes forward, or the page of ways out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from arapp import paths
from arapp.app import registry, restored
from arapp.app.keeping import Restoring
from arapp.models.values.errors import ArappError
from arapp.services import files
from arapp.services.progress import Progress
from arapp.ui.main_window import MainWindow
from arapp.ui.widgets.sidebar import Ledger

if TYPE_CHECKING:
    from arapp.app.program import Program
    from arapp.services.backup.restore import Restored
    from arapp.ui.pages.damaged import DamagedPage


def meet(program: "Program", error: ArappError) -> None:
    """A ledger was refused. In use by a window of ours: that one comes forward instead."""
    path = path_of(program, error)
    if error.kind == "locked" and _call_first(path) and not program.was_open:
        program.gave_way = True
        program.frame.hide()
        program.qt.exit(0)
        # A loop that has not begun yet cannot be left; then this is done in its first turn.
        QTimer.singleShot(0, partial(program.qt.exit, 0))
        return
    show(program, error)


def path_of(program: "Program", error: ArappError) -> Path:
    """The file it is about."""
    return program.path or Path(str(error.fields.get("path", "")))


def _call_first(path: Path) -> bool:
    try:
        from arapp.app import single
    except ImportError:  # a Linux without the libraries of Qt's network part
        return False
    return single.call_first(path)


def show(program: "Program", error: ArappError) -> "DamagedPage":
    """The page with the ways out of the trouble."""
    program.trouble = error
    ops = program.ops_without_ledger()
    window = MainWindow(ops, registry.damaged(ops, program), Ledger(""))
    window.files_dropped.connect(lambda dropped: window.go("damaged", dropped))
    program.replace(window)
    page = registry.damaged_page(window)
    page.keys_asked.connect(window.show_keys)
    page.restore_asked.connect(partial(restore, program))
    page.home_asked.connect(partial(bring_home, program))
    window.go("damaged")
    page.show_trouble(error, path_of(program, error))
    return page


def restore(program: "Program", file: Path, password: str) -> None:
    """A backup in the place of the ledger that cannot be opened, or as one of its own."""
    window, error = program.window, program.trouble
    if window is None or error is None:
        return
    to = path_of(program, error)
    if error.kind == "is_backup":
        to = own_place(file)

    def done(trouble: ArappError | None, put: "Restored | None") -> None:
        if put is not None:
            restored.tell(program.show_books(to, "safety"), program.clock, None, put)
        elif trouble is not None:
            show(program, error).failed(trouble)
        else:
            show(program, error)

    Restoring(program.ops_without_ledger(), _host(window), done).start(
        file, password, to, program.clock
    )


def _host(window: MainWindow) -> QWidget:
    return window


def own_place(backup: Path) -> Path:
    """A free file name in the default folder, made from the backup's ("firm-2026…" → "firm")."""
    stem = backup.name.partition(".arapp")[0]
    parts = stem.rsplit("-", 3)
    plain = parts[0] if len(parts) == 4 and all(p.isdigit() for p in parts[1:]) else stem
    folder = paths.ledgers()
    names = (f"{plain}{n}.arapp" for n in ("", *(f" {i}" for i in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def bring_home(program: "Program", path: Path) -> None:
    """Copy a ledger from an unsafe place to this PC and open the copy."""
    window = program.window
    if window is None:
        return

    def job(progress: Progress) -> Path:
        return files.bring_home(path, progress)

    page = registry.damaged_page(window)
    window.ops.work(job, program.open_path, page.failed)
