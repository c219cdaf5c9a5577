"""Commands about the firm's papers that can be taken back, for the test of undo."""

from collections.abc import Callable

from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import store
from arapp.services.output.documents.parties import Picture
from arapp.services.papers.letterhead import DropLetterhead, SetLetterhead, SetSeal


def _logo(books: Dispatch) -> Command:
    source = books.path.with_name("徽标.png")
    source.write_bytes(b"as good as a picture here")
    kept = store(books.path, source)
    mark = Picture(kept.sha256, 2, 1, "indexed", "flate", b"\0\0\0\xff\xff\xff", b"x")
    return SetLetterhead(kept, mark)


def _without(books: Dispatch) -> Command:
    books.run(_logo(books))
    return DropLetterhead()


CASES: dict[str, Callable[[Dispatch], Command]] = {
    "set_letterhead": _logo,
    "drop_letterhead": _without,
    "set_seal": lambda _: SetSeal(on=False),
}
