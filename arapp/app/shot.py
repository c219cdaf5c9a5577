"""`arapp screenshot PAGE`: the real window, drawn without a display, saved as PNG."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler

from arapp.app.start import USAGE, application, clock_of, dress, offscreen
from arapp.models.values.days import Clock
from arapp.models.values.errors import ArappError, LedgerMissing, NotWritable
from arapp.services import files

PAGES = (
    "today",
    "matching",
    "statements",
    "import",
    "safety",
    "company",
    "receipt",
    "customers",
    "customer",
    "contracts",
    "contract",
    "credit",
    "invoices",
    "invoice",
    "payables",
    "dimensions",
    "first_run",
)


def parser() -> ArgumentParser:
    """Arguments of `screenshot`; `--file` is let fall on the page (import), `--record` opened."""
    made = ArgumentParser(prog="arapp screenshot")
    made.add_argument("page", choices=PAGES)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--theme", choices=("light", "dark"), default="light")
    made.add_argument("--lang", choices=("zh_CN", "en"))
    made.add_argument("--size", default="1280x800", type=_size)
    made.add_argument("--file", type=Path, action="append", default=[])
    made.add_argument("--record", type=_record)
    made.add_argument("--ledger", type=Path)
    made.add_argument("--as-of", type=date.fromisoformat)
    made.add_argument("--json", action="store_true")
    return made


def _record(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def main(argv: Sequence[str]) -> int:
    """Draw the page; exit code of the headless commands."""
    try:
        args = parser().parse_args(argv)
        clock = clock_of(args.as_of)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else USAGE
    try:
        _draw(args, clock)
    except ArappError as trouble:
        return _fail(args, trouble)
    document = {"file": str(args.out.resolve()), "page": args.page}
    sys.stdout.write(json.dumps(document) + "\n" if args.json else f"{args.out.resolve()}\n")
    return 0


def _draw(args: Namespace, clock: Clock) -> None:
    offscreen()
    qInstallMessageHandler(_tell)
    qt = application()
    dress(qt, args)
    from arapp.app.founding import sample_ledger
    from arapp.app.program import Program
    from arapp.ui.ops import Immediate

    program = Program(qt, clock, Immediate)
    path = args.ledger or files.last_opened() or sample_ledger(clock)
    if not path.exists():
        raise LedgerMissing(path=str(path))
    if args.page == "first_run":
        window = program.show_first()
    else:
        window = program.show_books(path, args.page, args.file or args.record)
    program.frame.resize(*args.size)
    program.frame.move(0, 0)
    program.frame.show()
    program.frame.activateWindow()
    for _ in range(5):
        qt.processEvents()
        qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs that would
    window = program.window or window
    picture = window.grab()
    program.leave()
    if program.trouble is not None and args.page != "first_run":
        raise program.trouble
    args.out.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(args.out), "PNG"):
        raise NotWritable(path=str(args.out))


def _tell(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """What Qt says goes to stderr, but for what the offscreen platform says of any window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def _fail(args: Namespace, trouble: ArappError) -> int:
    from arapp.ui import text

    message = text.sentence(trouble)
    if args.json:
        fields = {key: str(value) for key, value in trouble.fields.items()}
        error = {"kind": trouble.kind, "message": message, "fields": fields}
        sys.stdout.write(json.dumps({"error": error}, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(message + "\n")
    return trouble.exit_code
