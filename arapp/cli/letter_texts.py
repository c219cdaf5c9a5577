"""arapp letter-text: the firm's own letter texts, kept, listed, seen in print."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from arapp.cli.sub import Answer, Sub, Usage
from arapp.models.values.errors import NotFound, Refused
from arapp.services.collection.letter_text import STAGES
from arapp.services.collection.rungs import TONES
from arapp.services.collection.text_list import OwnText
from arapp.services.collection.texts import LETTER, DropText, SaveText
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import find_customer
from arapp.services.output.files import save
from arapp.services.output.pdf import render_letter
from arapp.services.papers.letter_preview import begun, letter_texts, offered, preview

_LONGEST = 100_000  # bytes of a text that is read from a file


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help="save this text")
    parser.add_argument("--title", default="")
    parser.add_argument("--stage", choices=STAGES, default="")
    parser.add_argument("--tone", choices=TONES, default="")
    parser.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    parser.add_argument("--drop", action="store_true")
    parser.add_argument("--begin", action="store_true", help="the shipped letter as a text")
    parser.add_argument("--fields", action="store_true", help="the names that may stand in braces")
    parser.add_argument("--customer", metavar="X", help="how it reads, as PDF to --out")
    parser.add_argument("--out", type=Path, metavar="FILE")


def _letter_text(books: Dispatch, args: Namespace) -> Answer:
    if args.fields:
        rows = [{"name": name, "chinese": chinese} for name, chinese in offered().items()]
        return Answer({"fields": rows}, [f"{{{r['name']}}}  {{{r['chinese']}}}" for r in rows])
    if args.begin:
        body = begun(args.stage, args.tone, args.language)
        return Answer({"body": body}, [body])
    if args.customer is not None:
        return _seen(books, args)
    if args.source is not None:
        return _saved(books, args)
    if args.drop:
        one = _named(books, args)
        books.run(DropText(int(one.id or 0)))
        return Answer({"dropped": one.id}, [one.name])
    found = [one for one in books.ask(letter_texts) if args.name in ("", one.name)]
    rows = [_told(one) for one in found]
    return Answer({"rows": rows, "total": len(rows)}, [_line(one) for one in found])


def _saved(books: Dispatch, args: Namespace) -> Answer:
    body = _body(args.source)
    command = SaveText(LETTER, args.name, body, args.language, args.tone, args.stage, args.title)
    done = books.run(command)
    return Answer({"text": done.outcome.result}, [args.name])


def _body(source: Path) -> str:
    try:
        with source.open("rb") as stream:
            return stream.read(_LONGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Refused("file_trouble", file=source.name) from None


def _named(books: Dispatch, args: Namespace) -> OwnText:
    """The text of that name, in the language asked for where there are two."""
    found = [one for one in books.ask(letter_texts) if one.name == args.name]
    if not found:
        raise NotFound(what="text_template", key=args.name)
    return next((one for one in found if one.language == args.language), found[0])


def _seen(books: Dispatch, args: Namespace) -> Answer:
    if args.out is None:
        raise Usage("--customer X --out FILE")
    if args.source is None:
        one = _named(books, args)
    else:
        how = (args.language, args.tone, args.stage, args.title, _body(args.source))
        one = OwnText(None, LETTER, args.name, *how)
    found = books.ask(lambda tx: preview(tx, find_customer(tx, args.customer), one))
    if found is None:
        raise Refused("nothing_overdue", customer=args.customer)
    save(args.out, render_letter(found.doc))
    lines = [str(args.out), *(f"- {name}" for name in found.missing)]
    return Answer({"file": str(args.out.resolve()), "missing": list(found.missing)}, lines)


def _told(one: OwnText) -> dict[str, Any]:
    return {key: value for key, value in asdict(one).items() if key != "use"}


def _line(one: OwnText) -> str:
    return "  ".join((one.name, one.stage or "-", one.tone or "-", one.language))


SUBS = (Sub("letter-text", _arguments, run=_letter_text),)
