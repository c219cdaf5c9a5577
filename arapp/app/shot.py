"""`arapp screenshot PAGE`: the real window, drawn without a display, saved as PNG."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler

from arapp.app.start import USAGE, application, clock_of, dress, offscreen
from arapp.models.tx import Tx
from arapp.models.values.days import Clock
from arapp.models.values.errors import ArappError, LedgerMissing, NotFound, NotWritable
from arapp.services import files

PAGES = (
    "today",
    "matching",
    "matching_rules",
    "collection",
    "collection_rules",
    "statements",
    "reconcile",
    "import",
    "safety",
    "company",
    "letter_texts",
    "receipt",
    "customers",
    "customer",
    "contracts",
    "contract",
    "credit",
    "invoices",
    "invoice",
    "deliveries",
    "bills",
    "payables",
    "dimensions",
    "settings",
    "first_run",
)

_LONGEST_ID = 18


def parser() -> ArgumentParser:
    """Arguments of `screenshot`; `--file` is let fall on the page (import), `--record` opened."""
    made = ArgumentParser(prog="arapp screenshot")
    made.add_argument("page", choices=PAGES)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--theme", choices=("light", "dark"), default="light")
    made.add_argument("--lang", choices=("zh_CN", "en"))
    made.add_argument("--size", default="1280x800", type=_size)
    made.add_argument("--file", type=Path, action="append", default=[])
    made.add_argument("--record", default="")
    made.add_argument("--ledger", type=Path)
    made.add_argument("--as-of", type=date.fromisoformat)
    made.add_argument("--json", action="store_true")
    return made


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
    record = _record(path, args.page, args.record, clock) if args.record else None
    if args.page == "first_run":
        window = program.show_first()
    else:
        window = program.show_books(path, args.page, args.file or record)
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


# What `--record` may name besides an id: pages that show one record, and its table's columns.
_OPENED = {
    "customer": ("customer", ("short_name", "name", "code")),
    "customers": ("customer", ("short_name", "name", "code")),
    "collection": ("customer", ("short_name", "name", "code")),
    "contract": ("contract", ("number",)),
    "contracts": ("contract", ("number",)),
    "invoice": ("invoice", ("number",)),
    "invoices": ("invoice", ("number",)),
}


def _record(path: Path, page: str, named: str, clock: Clock) -> int | str:
    """The id of "7", "contract:7" or a number or name; other words as they are for other pages.

    Raises NotFound where the ledger has no such record.
    """
    if page not in _OPENED:
        return int(named) if named.isdecimal() else named
    if named == "new":
        return named
    table, columns = _OPENED[page]
    books = files.open_books(path, clock)
    try:
        found = books.ask(lambda tx: _named(tx, table, columns, named))
    finally:
        books.close()
    if found is None:
        raise NotFound(what=table, key=named)
    return found


def _named(tx: Tx, table: str, columns: tuple[str, ...], named: str) -> int | None:
    prefix, _, rest = named.partition(":")
    key = rest if prefix == table else named
    for column in columns:
        found = tx.value(f"SELECT min(id) FROM {table} WHERE {column} = ?", (named,))
        if found is not None:
            return int(found)
    known = key.isdecimal() and len(key) < _LONGEST_ID
    found = tx.value(f"SELECT id FROM {table} WHERE id = ?", (int(key),)) if known else None
    return None if found is None else int(found)


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
