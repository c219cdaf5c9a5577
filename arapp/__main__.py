"""`python -m arapp`: no sub-command opens the window, anything else is headless."""

import sys
from collections.abc import Sequence

_WINDOW = frozenset({"screenshot"})  # renders the real window, so it belongs to the window's side

_READER = "--arapp-reader-child"  # a frozen program starts itself to read foreign files


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args[:1] == [_READER]:
        from arapp.services.importing import reader_child

        return reader_child.main()
    if args and not args[0].endswith(".arapp") and args[0] not in _WINDOW:
        from arapp import cli

        return cli.main(args)
    from arapp import app

    return app.main(args)


if __name__ == "__main__":
    sys.exit(main())
