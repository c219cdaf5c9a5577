"""`python -m arapp`: no sub-command opens the window, anything else is headless."""

import sys
from collections.abc import Sequence

_WINDOW = frozenset({"screenshot"})  # renders the real window, so it belongs to the window's side

_READER = "--arapp-reader-child"  # a frozen program starts itself to read foreign files
_CHECKER = "--arapp-check-child"  # and to check a big ledger beside itself
_SLIPS = "--arapp-slip-child"  # and to look for bar codes on scans


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args[:1] == [_READER]:
        from arapp.services.importing.reading import reader_child

        return reader_child.main()
    if args[:1] == [_CHECKER]:
        from arapp.services.checking import child

        return child.main()
    if args[:1] == [_SLIPS]:
        from arapp.services.papers import slip_child

        return slip_child.main()
    if args and not _is_for_window(args[0]):
        from arapp import cli

        return cli.main(args)
    from arapp import app

    return app.main(args)


def _is_for_window(word: str) -> bool:
    """A ledger, an option of the window (`--lang`, `--theme` …) or a picture of it."""
    return word in _WINDOW or word.endswith(".arapp") or word.startswith("--")


if __name__ == "__main__":
    sys.exit(main())
