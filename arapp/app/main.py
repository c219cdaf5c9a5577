"""Arguments of the window, the Qt application, the event loop."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from arapp import __version__, paths
from arapp.app import trace
from arapp.models.values.days import AsOfClock, Clock, SystemClock, parse_iso
from arapp.models.values.errors import ArappError
from arapp.ui import language
from arapp.ui.design import fonts, theme

USAGE = 2


def parser() -> ArgumentParser:
    """Arguments of the window (a ledger to open) and of `screenshot`."""
    made = ArgumentParser(prog="arapp")
    made.add_argument("file", nargs="?", type=Path, help="a ledger, *.arapp")
    made.add_argument("--sample", action="store_true", help="the sample when none was opened yet")
    made.add_argument("--as-of", metavar="DAY")
    made.add_argument("--lang", choices=("zh_CN", "en"))
    made.add_argument("--theme", choices=("system", "light", "dark"))
    made.add_argument("--version", action="version", version=f"arapp {__version__}")
    return made


def main(argv: Sequence[str]) -> int:
    """Open the window, or draw it for `screenshot`; exit code."""
    if argv and argv[0] == "screenshot":
        from arapp.app import shot

        return shot.main(argv[1:])
    args = parser().parse_args(argv)
    try:
        clock = clock_of(args.as_of)
    except ArappError:
        sys.stderr.write(f"arapp: --as-of {args.as_of}\n")
        return USAGE
    trace.mark("start")
    qt = application(args)
    from arapp.app.program import Program

    program = Program(qt, clock)
    program.start(args.file, sample=args.sample)
    return qt.exec()


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
