"""The firm's logo and the place of its seal: set, taken away, found again for papers of old.

The file is kept beside the ledger under its hash, as any attachment; what is printed of it stands
in a setting of its own and stays there, so that a paper issued under it is the same for ever.
"""

import base64
import binascii
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import ReadOnly
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from arapp.services.ledger import settings
from arapp.services.ledger.attachments import AttachFile, Stored, store
from arapp.services.output.documents import Firm, LetterDoc, StatementDoc
from arapp.services.output.documents.parties import Picture
from arapp.services.output.picture import picture_of

KIND = "letterhead"
_SEAL = "papers.seal"
_RECORD = "company:1"
Doc = TypeVar("Doc", StatementDoc, LetterDoc)


@dataclass(frozen=True)
class SetLetterhead:
    """Print a stored picture at the head of all papers from now on."""

    file: Stored
    picture: Picture

    label: ClassVar[str] = "set_letterhead"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the attachment."""
        made = AttachFile(_RECORD, self.file).run(tx).result
        tx.update("attachment", made, kind=KIND)
        settings.write(tx, _key(self.picture.key), _plain(self.picture))
        tx.update("company", 1, letterhead=self.picture.key)
        return Outcome(frozenset({Topic.COMPANY}), made)


@dataclass(frozen=True)
class DropLetterhead:
    """Papers begin with the firm's name alone again; the file stays."""

    label: ClassVar[str] = "drop_letterhead"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Without a logo nothing changes."""
        tx.update("company", 1, letterhead="")
        return Outcome(frozenset({Topic.COMPANY}))


@dataclass(frozen=True)
class SetSeal:
    """Whether papers name a place for the firm's seal; some firms sign without one."""

    on: bool

    label: ClassVar[str] = "set_seal"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Kept as a setting; with a place is the default."""
        settings.write(tx, _SEAL, None if self.on else False)
        return Outcome(frozenset({Topic.COMPANY, Topic.SETTINGS}))


def set_letterhead(books: Dispatch, file: Path) -> Picture:
    """Check the file, keep it, print it from now on.

    Raises InvalidValue as `picture_of`, Refused as `attachments.store`, ReadOnly.
    """
    if books.read_only:
        raise ReadOnly(reason=books.read_only)
    made = picture_of(file)
    books.run(SetLetterhead(store(books.path, file), made))
    return made


def logo(tx: Tx) -> Picture | None:
    """The logo of papers to come."""
    key = tx.value("SELECT letterhead FROM company")
    return picture(tx, key) if key else None


def logo_name(tx: Tx) -> str:
    """Name of the file the logo was taken from; "" without one."""
    name = tx.value(
        "SELECT a.name FROM attachment a JOIN company c ON c.letterhead = a.sha256"
        " WHERE a.tbl = 'company' ORDER BY a.id DESC LIMIT 1"
    )
    return name or ""


def sealed(tx: Tx) -> bool:
    """Whether papers name a place for the firm's seal."""
    return settings.read(tx, _SEAL) is not False


def dressed(tx: Tx, firm: Firm) -> Firm:
    """The firm with logo and seal as they are now."""
    return replace(firm, logo=logo(tx), sealed=sealed(tx))


def restored(tx: Tx, doc: Doc) -> Doc:
    """A paper read from its snapshot with the picture it was issued under."""
    kept = doc.firm.logo
    if kept is None:
        return doc
    return replace(doc, firm=replace(doc.firm, logo=picture(tx, kept.key)))


def picture(tx: Tx, key: str) -> Picture | None:
    """What is printed of the file of that hash; None when it cannot be read."""
    told = settings.read(tx, _key(key))
    try:
        return None if told is None else _made(key, told)
    except (KeyError, TypeError, ValueError, binascii.Error):
        return None


def _key(sha256: str) -> str:
    return f"{KIND}:{sha256[:16]}"


def _plain(made: Picture) -> dict[str, Any]:
    data = {"palette": made.palette, "data": made.data}
    facts = {"width": made.width, "height": made.height, "space": made.space}
    coded = {name: base64.b85encode(value).decode("ascii") for name, value in data.items()}
    return {**facts, "coding": made.coding, **coded}


def _made(key: str, told: dict[str, Any]) -> Picture:
    size = int(told["width"]), int(told["height"])
    kinds = str(told["space"]), str(told["coding"])
    coded = base64.b85decode(told["palette"]), base64.b85decode(told["data"])
    return Picture(key, *size, *kinds, *coded)
