"""arapp rescue: what can still be read of a ledger that cannot be opened."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from arapp.cli.sub import Answer, Sub
from arapp.models.values.errors import Refused
from arapp.services import rescue


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--xlsx", type=Path, metavar="FILE")


def _rescue(args: Namespace) -> Answer:
    out = args.xlsx.resolve() if args.xlsx else None
    if out is not None and out.exists():
        raise Refused("exists", path=str(out))
    found = rescue.read(args.file.resolve(), args.lang)
    if out is not None:
        rescue.export(found, out, args.lang)
    lists = [
        {"list": one.table, "read": one.read, "rebuilt": one.rebuilt, "lost": one.lost,
         "perhaps_missing": one.most}
        for one in found.lists
    ]  # fmt: skip
    document = {
        "file": str(found.path),
        "company": found.company,
        "whole": found.whole,
        "lists": lists,
        "xlsx": str(out) if out else None,
    }
    lines = [
        f"{one.title}  {one.read}" + ("" if one.whole else f"  (-{one.lost + one.most})")
        for one in found.lists
    ]
    return Answer(document, [*lines, *([str(out)] if out else [])])


SUBS = (Sub("rescue", _arguments, bare=_rescue),)
