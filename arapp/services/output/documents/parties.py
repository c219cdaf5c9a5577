"""Who writes, who is written to, where the money should go."""

from dataclasses import dataclass

from arapp.models.values.errors import Refused


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the page: its SHA-256 and, unless it is kept elsewhere, what to draw.

    `width` and `height` are pixels; `space` is rgb (`coding` jpeg) or indexed by `palette`, RGB
    (`coding` flate: rows of 4 bits a pixel). A paper kept as issued names it by `key` alone.
    """

    key: str
    width: int = 0
    height: int = 0
    space: str = "rgb"
    coding: str = "flate"
    palette: bytes = b""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Firm:
    """Who writes; papers that are not `sealed` name no place for the firm's seal."""

    name: str
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    tax_no: str = ""
    logo: Picture | None = None
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to: full name, and at whose desk it should land ("财务部 许会计")."""

    name: str
    tax_no: str = ""
    address: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask on our side."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where the money should go."""

    bank: str
    number: str
    holder: str = ""


def refuse_differences(number: str, differences: list[str]) -> None:
    """Raises Refused("paper_differs") when there is any."""
    if differences:
        raise Refused("paper_differs", number=number, what=differences)
