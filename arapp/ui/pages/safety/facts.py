"""What the page stands on, read on the ledger's thread."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from arapp.models.tx import Tx
from arapp.models.values.days import add_days, from_ordinal, month_end
from arapp.services import checking
from arapp.services.backup import jobs
from arapp.services.backup.facts import facts_of
from arapp.services.backup.jobs import Overview
from arapp.services.backup.unpacked import Preview
from arapp.services.checking import Noted
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.ledger.journal_list import actors
from arapp.services.progress import Progress

_SIDES = ("", "-wal")


@dataclass(frozen=True)
class Facts:
    """How it stands with the ledger.

    `size` of the file in bytes; a `big` one is not checked at every opening; `locked` the last
    closed day, `next_lock` the month end that can be closed next; `head` number and hash of the
    newest entry; `printed` end of the month of the newest statement.
    """

    today: date
    actor: Actor
    read_only: str
    path: Path
    size: int
    big: bool
    backups: Overview
    checked: Noted | None
    locked: date | None
    next_lock: date | None
    head: tuple[int, str]
    printed: date | None
    actors: list[str]
    company: str = ""


def read(books: Dispatch, _progress: Progress, people: tuple[str, ...] = ()) -> Facts:
    """Everything but the history; opens no backup.

    `people` known already are not looked for again: that reads the whole journal.
    """
    files = [books.path.with_name(books.path.name + end) for end in _SIDES]
    size = sum(file.stat().st_size for file in files if file.exists())
    today, checked, locked, head, printed = books.ask(_of_ledger)
    known = list(people) or books.ask(actors)
    named = sorted({*known, books.actor.name} if people else known)
    return Facts(
        today, books.actor, books.read_only, books.path, size, checking.big(books.path),
        jobs.overview(books), checked, locked, next_lock(locked, today), head, printed, named,
        books.ask(_firm),
    )  # fmt: skip


def _of_ledger(
    tx: Tx,
) -> tuple[date, Noted | None, date | None, tuple[int, str], date | None]:
    printed = from_ordinal(tx.value("SELECT to_on FROM statement ORDER BY id DESC LIMIT 1"))
    return tx.today, checking.last(tx), tx.locked_until, tx.head(), printed


def _firm(tx: Tx) -> str:
    return str(tx.value("SELECT name FROM company ORDER BY id LIMIT 1") or "")


def next_lock(locked: date | None, today: date) -> date | None:
    """The month after the closed ones, else the last one; None while it is not over."""
    last = month_end(today.replace(day=1) - timedelta(days=1))
    following = month_end(add_days(locked, 1)) if locked is not None else last
    return following if following < today else None


@dataclass(frozen=True)
class Present:
    """The ledger beside a backup: rows, balance, last entry; `shares` its entry of that number."""

    counts: dict[str, int]
    open: dict[str, int]
    seq: int
    newest_at: str
    newest_label: str
    newest_actor: str
    shares: bool


def present(tx: Tx, seen: Preview) -> Present:
    """What stands in the ledger now, to be compared with what a backup holds."""
    found = facts_of(tx.rows)
    at, label, actor = tx.one(
        "SELECT at, label, actor FROM journal_entry ORDER BY seq DESC LIMIT 1"
    ) or ("", "", "")
    there = tx.value("SELECT hash FROM journal_entry WHERE seq = ?", (seen.seq,))
    return Present(found.counts, found.open, found.seq, at, label, actor, there == seen.head)


def find_head(tx: Tx, digits: str) -> tuple[int, str] | None:
    """Number and moment of the entry whose check begins with the digits on a paper."""
    wanted = "".join(digits.split()).lower()
    if len(wanted) < 4 or not all(c in "0123456789abcdef" for c in wanted):
        return None
    found: tuple[int, str] | None = tx.one(
        "SELECT seq, at FROM journal_entry WHERE hash >= ? AND hash < ? ORDER BY seq DESC LIMIT 1",
        (wanted, wanted + "g"),
    )
    return found
