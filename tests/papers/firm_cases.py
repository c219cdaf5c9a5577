"""Commands about the firm's papers that can be taken back, for the test of undo."""

from collections.abc import Callable

from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import Stored
from arapp.services.output.documents.parties import Picture
from arapp.services.papers.letterhead import DropLetterhead, SetLetterhead, SetSeal

FILE = Stored("徽标.png", "a" * 64, 12)
MARK = Picture(FILE.sha256, 2, 1, "indexed", "flate", b"\0\0\0\xff\xff\xff", b"x")


def _without(books: Dispatch) -> Command:
    books.run(SetLetterhead(FILE, MARK))
    return DropLetterhead()


CASES: dict[str, Callable[[Dispatch], Command]] = {
    "set_letterhead": lambda _: SetLetterhead(FILE, MARK),
    "drop_letterhead": _without,
    "set_seal": lambda _: SetSeal(on=False),
}
