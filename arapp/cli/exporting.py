"""arapp export."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from arapp.cli.lists import add_options, options_of
from arapp.cli.sub import Answer, Sub, Usage
from arapp.services.dispatch import Dispatch
from arapp.services.output.list_export import Wanted, export_list

FORMS = ("xlsx", "csv")


def _arguments(parser: ArgumentParser) -> None:
    add_options(parser, needed=False)
    parser.add_argument("--like", type=Path, metavar="FILE", help="an updated copy of a sheet")
    parser.add_argument("--password", help="of the sheet")
    for form in FORMS:
        parser.add_argument(f"--{form}", type=Path, metavar="FILE")
    parser.add_argument(
        "--titles", action="store_true", help="headings in words (--lang), not as field names"
    )


def _export(books: Dispatch, args: Namespace) -> Answer:
    if (args.like is None) == (args.list is None):
        raise Usage("LIST | --like FILE")
    if args.like is not None:
        return _like(books, args)
    chosen = [(form, getattr(args, form)) for form in FORMS if getattr(args, form) is not None]
    if not chosen:
        raise Usage("--xlsx FILE | --csv FILE")
    wanted = Wanted(args.list, options_of(args), args.lang if args.titles else "")
    files = []
    for form, path in chosen:
        rows = export_list(books, wanted, form, path)
        files.append({"file": str(path.resolve()), "format": form, "rows": rows})
    document = {"list": args.list, "rows": files[0]["rows"], "files": files}
    return Answer(document, [f"{one['rows']}  {one['file']}" for one in files])


def _like(books: Dispatch, args: Namespace) -> Answer:
    from arapp.services.output.like import update_like
    from arapp.services.output.like_notes import why

    if args.xlsx is None or args.csv is not None:
        raise Usage("--like FILE --xlsx FILE")
    made = update_like(books, args.like, args.xlsx, lang=args.lang, password=args.password)
    left = [
        {
            "sheet": one.sheet,
            "row": one.row or None,
            "why": one.code,
            "message": why(one, args.lang),
        }
        for one in made.left
    ]
    document = {
        "like": str(args.like.resolve()),
        "file": str(made.file.resolve()),
        "updated": made.rows,
        "cells": made.cells,
        "added": made.added,
        "left": left,
    }
    lines = [f"{made.rows}  +{made.added}  {document['file']}"]
    return Answer(document, lines + [f"  {one['sheet']} {one['message']}" for one in left])


SUBS = (Sub("export", _arguments, run=_export),)
