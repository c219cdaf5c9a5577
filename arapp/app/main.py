"""Arguments of the window, the Qt application, the event loop."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from arapp import __version__
from arapp.app import trace
from arapp.app.start import USAGE, application, clock_of
from arapp.models.values.errors import ArappError


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
    code = qt.exec()
    program.leave()
    return code
