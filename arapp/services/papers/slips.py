"""Return slips that came back as scans: which statement each is of, told in words where it is none.

What the customer answered is never guessed from the picture: somebody looks at it and says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.ledger.lists import void_numbers
from arapp.services.papers.slip_reading import Page

# Why a slip is not simply that of a statement; the first six leave it to the user to say whose.
UNREAD = "unread"  # no mark was found
FOREIGN = "foreign"  # bar codes, but none of ours
UNKNOWN = "unknown"  # a number of our form that this ledger never gave
VOID = "void"  # the statement was taken back, its number stays used
LETTER = "letter"  # the slip of a collection letter
SUPERSEDED = "superseded"  # a newer statement took its place
ANSWERED = "answered"  # its answer was noted before


@dataclass(frozen=True, slots=True)
class Found:
    """The statement a number means. Minor units."""

    id: int
    number: str
    customer_id: int
    customer: str
    kind: str
    to_day: date
    closing: int
    currency: str
    state: str


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip on a page: the number read ("" for none), the statement, why it is not plain.

    `statement` stands also for a superseded one, and is the newer one then.
    """

    page: Page
    mark: str
    statement: Found | None
    trouble: str = ""
    other: str = ""


def slips_of(tx: Tx, pages: Iterable[Page]) -> list[Slip]:
    """The slips of pages, in order; a page without a mark is one, too."""
    void: frozenset[str] | None = None
    found = []
    for page in pages:
        if not page.marks:
            found.append(Slip(page, "", None, FOREIGN if page.others else UNREAD))
        for mark in page.marks:
            if void is None:
                void = frozenset(number for number, _ in void_numbers(tx, "statement"))
            found.append(_slip(tx, page, mark, void))
    return found


def _slip(tx: Tx, page: Page, mark: str, void: frozenset[str]) -> Slip:
    if mark.startswith("CK"):
        return Slip(page, mark, None, LETTER)
    one = by_number(tx, mark)
    if one is None:
        return Slip(page, mark, None, VOID if mark in void else UNKNOWN)
    if one.state == "superseded":
        newer = _newest(tx, one.id)
        return Slip(page, mark, newer, SUPERSEDED, newer.number if newer else "")
    trouble = ANSWERED if one.state in ("confirmed", "differs") else ""
    return Slip(page, mark, one, trouble)


_FOUND = (
    "SELECT s.id, s.number, s.customer_id, c.name, s.kind, s.to_on, s.closing, s.currency, s.state"
    " FROM statement s JOIN customer c ON c.id = s.customer_id WHERE "
)


def by_number(tx: Tx, number: str) -> Found | None:
    """The statement of a number; the last digits do ("218" of the newest year)."""
    text = number.strip().upper()
    row = tx.one(f"{_FOUND} s.number = ?", (text,))
    if row is None and text.isascii() and text.isdigit() and len(text) <= 7:
        ending = f"DZ____-{int(text):04d}"
        row = tx.one(f"{_FOUND} s.number LIKE ? ORDER BY s.number DESC", (ending,))
    return None if row is None else _found(row)


def of_customer(tx: Tx, customer: int) -> list[Found]:
    """Statements of a customer that may be answered: the newest first."""
    rows = tx.rows(
        f"{_FOUND} s.customer_id = ? AND s.state <> 'superseded' ORDER BY s.to_on DESC, s.id DESC",
        (customer,),
    )
    return [_found(row) for row in rows]


def find_for(tx: Tx, typed: str) -> Found | None:
    """The statement of a number typed, else the newest one of the customer it names: by its names,
    or by a part of them where only one customer has it."""
    one = by_number(tx, typed)
    if one is not None:
        return one
    exact = tx.rows(
        "SELECT id FROM customer WHERE :t IN (name, short_name, code) AND merged_into_id IS NULL",
        {"t": typed},
    )
    rows = exact or tx.rows(
        "SELECT id FROM customer WHERE (instr(name, :t) OR instr(short_name, :t))"
        " AND merged_into_id IS NULL AND id IN (SELECT customer_id FROM statement) LIMIT 2",
        {"t": typed},
    )
    found = of_customer(tx, rows[0][0]) if len(rows) == 1 else []
    return found[0] if found else None


def _found(row: Sequence[Any]) -> Found:
    told = (*row[:5], date.fromordinal(row[5]), *row[6:])
    return Found(*told)


def _newest(tx: Tx, statement: int) -> Found | None:
    """The one that stands in its place in the end."""
    row = tx.one(
        "WITH RECURSIVE after(id) AS (SELECT superseded_by FROM statement WHERE id = :s"
        " UNION SELECT t.superseded_by FROM statement t JOIN after a ON t.id = a.id)"
        f" {_FOUND} s.id IN (SELECT id FROM after) AND s.state <> 'superseded'",
        {"s": statement},
    )
    return None if row is None else _found(row)


_TOLD: dict[str, tuple[str, str]] = {
    UNREAD: ("没读到条码：选客户或填编号", "no mark was read: choose the customer or the number"),
    FOREIGN: ("条码不是对账回执的（{other}）", "the bar code is of something else ({other})"),
    UNKNOWN: (
        "{mark} 不是本账套出的：可能是别家的，或别的账套",
        "{mark} was not issued from this ledger: another firm's, or another ledger's",
    ),
    VOID: ("{mark} 已作废", "{mark} was taken back"),
    LETTER: ("{mark} 是催款函的回执，不是对账函", "{mark} is the slip of a collection letter"),
    SUPERSEDED: (
        "{mark} 已改由 {other}，金额可能不同",
        "{mark} was replaced by {other}, the figures may differ",
    ),
    ANSWERED: ("{mark} 已经登记过回函", "the answer to {mark} was noted before"),
}  # fmt: skip


def told(slip: Slip, language: str) -> str:
    """What is the matter with a slip in one sentence, "" when nothing is."""
    if not slip.trouble:
        return ""
    form = _TOLD[slip.trouble][0 if language.startswith("zh") else 1]
    return form.format(mark=slip.mark, other=slip.other or ", ".join(slip.page.others))
