"""Arguments of the window, its first paint, then all the rest, the event loop."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from arapp import __version__
from arapp.app import quick, trace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from arapp.app.program import Program
    from arapp.ui.frame import Frame


def parser() -> ArgumentParser:
    """Arguments of the window (a ledger to open) and of `screenshot`."""
    made = ArgumentParser(
        prog="arapp",
        epilog="Without a window: arapp COMMAND --help (new, import, today …; docs/headless.md)."
        " Pictures: arapp screenshot --help.",
    )
    made.add_argument("file", nargs="?", type=Path, help="a ledger, *.arapp")
    made.add_argument("--sample", action="store_true", help="the sample when none was opened yet")
    made.add_argument("--as-of", metavar="DAY", type=date.fromisoformat)
    made.add_argument("--lang", choices=("zh_CN", "en"))
    made.add_argument("--theme", choices=("system", "light", "dark"))
    made.add_argument("--background", action="store_true", help="begin in the tray")
    made.add_argument("--version", action="version", version=f"arapp {__version__}")
    return made


def main(argv: Sequence[str]) -> int:
    """Open the window, or draw it for `screenshot`; exit code."""
    if argv and argv[0] == "screenshot":
        from arapp.app import shot

        return shot.main(argv[1:])
    args = parser().parse_args(argv)
    from arapp.app import start
    from arapp.ui.frame import Frame

    with quick.no_collecting():
        quick.plain_imports()
        qt = start.application()
        frame = Frame()
        frame.set_ground(qt, start.theme_wanted(args))
        if args.background:
            _begin_quietly(frame)
        else:
            frame.show()
        qt.processEvents()
        trace.mark("painted")
        if not frame.isVisible() and not frame.quiet:  # closed again already
            return 0
        program = _filled(qt, frame, args)
    code = qt.exec()
    program.leave()
    return code


def _begin_quietly(frame: "Frame") -> None:
    """In the tray; where there is none, as a small window in the bar."""
    from arapp.ui.tray.icon import available

    frame.quiet = available()
    if not frame.quiet:
        frame.showMinimized()


def _filled(qt: "QApplication", frame: "Frame", args: Namespace) -> "Program":
    """The program in its frame; its first page is being read."""
    from arapp.app import ending, start

    clock = start.clock_of(args.as_of)
    ahead = start.begin(args.file, clock)
    from arapp.app.program import Program

    start.dress(qt, args)
    program = Program(qt, clock, frame=frame, ahead=ahead)
    program.start(args.file, sample=args.sample)
    ending.watch(qt, program.end)
    return program
