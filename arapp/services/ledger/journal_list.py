"""The journal as a list, newest first, a window at a time: what each entry was about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from arapp.models.tx import Tx
from arapp.services.ledger.clock import went_back
from arapp.services.ledger.subjects import Subject, subjects

WINDOW = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. `at` is UTC text; `turned` says by what it was last turned ("undo", "redo", "").

    `target` is the entry an undo or redo was of. `clock_back`: made while the PC's clock was behind
    an earlier entry.
    """

    seq: int
    at: str
    actor: str
    label: str
    kind: str
    target: int | None
    changes: int
    turned: str = ""
    clock_back: bool = False
    subject: Subject = field(default_factory=Subject)

    @property
    def stands(self) -> bool:
        """Whether it holds now: a step of the user's that was not taken back."""
        return self.kind == "do" and self.turned != "undo"


@dataclass(frozen=True, slots=True)
class Window:
    """Some lines, newest first. `after` goes on below them; None: that was the oldest one.

    `turns` carries the undos seen so far (entry → kind), so that no entry is read twice.
    """

    lines: list[Line]
    after: int | None
    turns: Mapping[int, str]


def lines(
    tx: Tx,
    below: int | None = None,
    turns: Mapping[int, str] | None = None,
    actor: str = "",
    size: int = WINDOW,
) -> Window:
    """The newest `size` entries under number `below` (None: from the newest on), of one person."""
    top = below if below is not None else tx.head()[0] + 1
    rows = tx.rows(
        "SELECT seq, at, actor, label, kind, target, changes FROM journal_entry"
        " WHERE seq < :top AND (:actor = '' OR actor = :actor) ORDER BY seq DESC LIMIT :size",
        {"top": top, "actor": actor, "size": size},
    )
    if not rows:
        return Window([], None, turns or {})
    low = rows[-1][0]
    known = _turns(tx, low, top) | dict(turns or {})
    about = subjects(tx, ((row[0], row[6]) for row in rows))
    back = went_back(tx, (row[0] for row in rows))
    found = [
        Line(seq, *rest, known.get(seq, ""), seq in back, about[seq])  # type: ignore[call-arg]  # six columns
        for seq, *rest in rows
    ]
    return Window(found, low if len(rows) == size and low > 1 else None, known)


def _turns(tx: Tx, low: int, top: int) -> dict[int, str]:
    """Entry → how it was turned last, by the entries low … top; the newest one counts."""
    rows = tx.rows(
        "SELECT target, kind FROM journal_entry WHERE seq >= ? AND seq < ? AND target IS NOT NULL"
        " ORDER BY seq",
        (low, top),
    )
    return dict(rows)


def actors(tx: Tx) -> list[str]:
    """Everybody who is named in the journal, sorted."""
    rows = tx.rows("SELECT DISTINCT actor FROM journal_entry ORDER BY actor")
    return [actor for (actor,) in rows]
