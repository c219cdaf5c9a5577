"""Parse the arguments, open the ledger, run the command, print one answer."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NoReturn, TextIO

from arapp import __version__
from arapp.cli import text
from arapp.cli.days import chosen_day
from arapp.cli.sub import Answer, Sub, Usage
from arapp.cli.table import MODULES, load
from arapp.models.values.days import AsOfClock, Clock, SystemClock
from arapp.models.values.errors import (
    ArappError,
    LedgerMissing,
)
from arapp.models.values.money import Money

WAIT_S = 10.0
USAGE = 2


class _Parser(ArgumentParser):
    """Usage errors leave with 2, in a sentence on stderr."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def build_parser(wanted: Sequence[str]) -> ArgumentParser:
    """The parser; only the commands named in `wanted` get their arguments.

    The common options stand after the sub-command.
    """
    parser = _Parser(prog="arapp")
    parser.add_argument("--version", action="version", version=f"arapp {__version__}")
    subs = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    for name in MODULES:
        one = subs.add_parser(name)
        if name not in wanted:
            continue
        sub = load(name)
        one.add_argument("--ledger", type=Path, metavar="FILE")
        one.add_argument("--json", action="store_true")
        one.add_argument("--as-of", metavar="DAY")
        one.add_argument("--lang", choices=("zh_CN", "en"))
        sub.arguments(one)
        one.set_defaults(sub=sub)
    return parser


def main(argv: Sequence[str]) -> int:
    """Run one headless command; its exit code.

    0 done, 1 refused, 2 usage, 3 environment, 4 a bug of ours.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may be in another code page
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        args = build_parser(argv[:1]).parse_args(argv)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else USAGE
    args.lang = args.lang or text.system_language()
    try:
        return _answer(args)
    except Usage as wrong:
        sys.stderr.write(f"arapp {args.command}: {wrong}\n")
        return USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader has had enough (`| head`)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - flushed at exit
        return 0
    except Exception as unforeseen:
        from arapp.cli.bugs import bug

        return _fail(args, bug(unforeseen, args.command))


def _answer(args: Namespace) -> int:
    """Run the command and print its answer; trouble becomes an answer too."""
    try:
        answer = _run(args.sub, args)
    except ArappError as trouble:
        return _fail(args, trouble)
    except BrokenPipeError:
        raise
    except OSError as trouble:
        return _fail(args, environment(trouble))
    try:
        _write(sys.stdout, answer, args.json)
        sys.stdout.flush()
        sys.stderr.writelines(f"{note}\n" for note in answer.notes)
    except BrokenPipeError:
        raise
    except OSError as trouble:
        sys.stderr.write(text.message(environment(trouble), args.lang) + "\n")
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - flushed at exit
        return environment(trouble).exit_code
    return answer.code


def environment(trouble: OSError) -> ArappError:
    """What the system refused, as an error of the environment family."""
    from arapp.models.store import system_trouble

    found = system_trouble(Path(), trouble)
    found.fields["path"] = str(trouble.filename or "")
    return found


def _run(sub: Sub, args: Namespace) -> Answer:
    args.clock = _clock(args)
    if sub.bare is not None:
        return sub.bare(args)
    if sub.run is None:
        raise NotImplementedError(sub.name)
    with sub.early(args) if sub.early else nullcontext() as args.begun:
        return _with_ledger(sub, args)


def _with_ledger(sub: Sub, args: Namespace) -> Answer:
    from arapp.services import files  # after `early`: what that began goes on while this loads

    path = args.ledger or files.last_opened()
    if path is None:
        raise LedgerMissing(path="")
    books = files.open_books(path, args.clock, wait_s=WAIT_S)
    try:
        assert sub.run is not None
        _tell_of_clock(books, args.lang)
        _tell_of_copy(books, args)
        return sub.run(books, args)
    finally:
        books.close()


def _tell_of_clock(books: Any, language: str) -> None:
    """A clock that was set back is told beside the answer, which it does not change."""
    from arapp.services.ledger.clock import clock_notice

    notice = books.ask(clock_notice)
    if notice is not None:
        moments = {"now": text.moment(notice.now), "newest": text.moment(notice.newest)}
        sys.stderr.write(text.note("clock_back", language, moments) + "\n")


def _tell_of_copy(books: Any, args: Namespace) -> None:
    """A file that is not what was noted for its place is told, until somebody settles it."""
    from arapp.services import anchors

    found = books.ask(lambda tx: anchors.misfit(tx, books.path))
    if found is None or getattr(args, "accept_copy", False):
        return
    key = f"{found.kind}.gone" if found.missing else found.kind
    numbers = {name: str(getattr(found, name)) for name in ("noted", "present", "missing")}
    sys.stderr.write(text.note(key, args.lang, numbers) + "\n")


def _clock(args: Namespace) -> Clock:
    if args.as_of is None:
        return SystemClock()
    return AsOfClock(chosen_day("--as-of", args.as_of, args.lang))


def _fail(args: Namespace, trouble: ArappError) -> int:
    message = text.message(trouble, args.lang)
    fields = {key: _plain(value) for key, value in trouble.fields.items()}
    if args.json:
        error = {"kind": trouble.kind, "message": message, "fields": fields}
        sys.stdout.write(json.dumps({"error": error}, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stderr.write(message + "\n")
    return trouble.exit_code


def _plain(value: Any) -> Any:
    if isinstance(value, str | int | bool | None):
        return value
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value)


def _write(stream: TextIO, answer: Answer, as_json: bool) -> None:
    if as_json:
        stream.write(json.dumps(answer.document, ensure_ascii=False, indent=1, default=str) + "\n")
        return
    for line in answer.lines:
        stream.write(line + "\n")
