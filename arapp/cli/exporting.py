"""arapp export."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from arapp.cli.lists import add_options, options_of
from arapp.cli.sub import Answer, Sub, Usage
from arapp.services.dispatch import Dispatch
from arapp.services.output.list_export import Wanted, export_list

FORMS = ("xlsx", "csv")


def _arguments(parser: ArgumentParser) -> None:
    add_options(parser)
    for form in FORMS:
        parser.add_argument(f"--{form}", type=Path, metavar="FILE")
    parser.add_argument(
        "--titles", action="store_true", help="headings in words (--lang), not as field names"
    )


def _export(books: Dispatch, args: Namespace) -> Answer:
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


SUBS = (Sub("export", _arguments, run=_export),)
