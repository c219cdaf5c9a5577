"""What window and picture start from: the clock, the application, first bare, then dressed."""

import os
import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from arapp import __version__, paths

if TYPE_CHECKING:
    from pathlib import Path

    from arapp.app.ahead import Ahead
    from arapp.models.values.days import Clock

USAGE = 2


def clock_of(day: date | None) -> "Clock":
    """The clock that `--as-of` asks for."""
    from arapp.models.values.days import AsOfClock, SystemClock

    return SystemClock() if day is None else AsOfClock(day)


def begin(path: "Path | None", clock: "Clock") -> "Ahead | None":
    """Have the named ledger, or the one opened last, opened by a worker; None without any."""
    from arapp.app.ahead import Ahead
    from arapp.services import files

    chosen = path or files.last_opened()
    return None if chosen is None else Ahead(chosen, clock)


def application() -> QApplication:
    """The QApplication, not dressed yet; settings lie in the user's folder."""
    if sys.platform not in {"win32", "darwin"}:
        QSettings.setPath(
            QSettings.Format.NativeFormat,
            QSettings.Scope.UserScope,
            str(paths.user_data() / "settings"),
        )
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("arapp")
    qt.setApplicationVersion(__version__)
    return qt


def theme_wanted(args: Namespace) -> str:
    """ "light", "dark" or "system": what was asked for, else what the user chose."""
    return args.theme or str(QSettings("arapp", "arapp").value("theme", "system"))


def _text_px(usual: int) -> int:
    """The text size the user chose; what cannot be read is the usual one."""
    kept = str(QSettings("arapp", "arapp").value("text_px", usual))
    return int(kept) if kept.isdigit() else usual


def dress(qt: QApplication, args: Namespace) -> None:
    """Fonts, language, theme."""
    from arapp.ui import language
    from arapp.ui.design import fonts, theme

    fonts.load()
    fonts.set_body_px(_text_px(fonts.body_px()))
    wanted = args.lang or str(QSettings("arapp", "arapp").value("language", ""))
    language.install(qt, language.choose(wanted[:2]))
    mode = theme_wanted(args)
    theme.apply(qt, theme.Mode(mode if mode in set(theme.Mode) else "system"))
    theme.follow_system(qt)


def offscreen() -> None:
    """Draw without a display unless a platform was chosen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
