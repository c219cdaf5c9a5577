"""What window and picture start from: the clock, the dressed application."""

import os
import sys
from argparse import Namespace

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from arapp import __version__, paths
from arapp.models.values.days import AsOfClock, Clock, SystemClock, parse_iso
from arapp.ui import language
from arapp.ui.design import fonts, theme

USAGE = 2


def clock_of(day: str | None) -> Clock:
    """The clock that `--as-of` asks for. Raises InvalidDay."""
    return SystemClock() if day is None else AsOfClock(parse_iso(day))


def application(args: Namespace) -> QApplication:
    """The dressed QApplication: settings in the user's folder, fonts, language, theme."""
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
    kept = QSettings("arapp", "arapp")
    fonts.load()
    wanted = args.lang or str(kept.value("language", ""))
    language.install(qt, language.choose(wanted[:2]))
    mode = args.theme or str(kept.value("theme", "system"))
    theme.apply(qt, theme.Mode(mode if mode in set(theme.Mode) else "system"))
    theme.follow_system(qt)
    return qt


def offscreen() -> None:
    """Draw without a display unless a platform was chosen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
