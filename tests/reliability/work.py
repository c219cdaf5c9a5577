"""What the workers do that are killed: real commands on a real ledger, told when they are done.

Runs in a process of its own. Lines are appended to a file at once, so that they outlive the kill:
`now …` before something begins, `ack SEQ HASH` after a command has returned, `died …` when the
worker fell over by itself (which is no kill, and is held against the harness).
"""

import os
import pickle
import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.values.days import FixedClock
from arapp.services.backup.make import make
from arapp.services.backup.restore import restore
from arapp.services.dispatch import Dispatch
from arapp.services.files import new_ledger
from arapp.services.importing.service import post
from tests.conftest import TODAY
from tests.reliability import judge
from tests.reliability.clerk import Clerk


@dataclass(frozen=True)
class Job:
    """One worker: what it does (a key of DOING), on which ledger, where it tells."""

    doing: str
    ledger: Path
    notes: Path
    seed: int
    facts: dict[str, Any] = field(default_factory=dict)


class Teller:
    """Appends lines that are there even when the worker is gone."""

    def __init__(self, notes: Path) -> None:
        self._handle = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def __call__(self, *words: object) -> None:
        """One line, in one write."""
        os.write(self._handle, (" ".join(map(str, words)) + "\n").encode())

    def ack(self, books: Dispatch) -> None:
        """The newest command has returned."""
        self("ack", *books.ask(judge.head_of))


def run(job: Job) -> None:
    """Work until killed."""
    os.environ["ARAPP_HOME"] = str(job.notes.parent / "home")
    tell = Teller(job.notes)
    try:
        DOING[job.doing](job, tell)
        tell("end")
        time.sleep(60)  # it is the parent that ends it
    except BaseException:
        tell("died", repr(traceback.format_exc()))
        os._exit(1)


def _open(job: Job, tell: Teller) -> Dispatch:
    tell("now open")
    store = Store.open(job.ledger, FixedClock(TODAY))
    # Fold often, so that the kill meets it.
    store._conn.execute("PRAGMA wal_autocheckpoint = 40")
    return Dispatch(store)


def _commands(job: Job, tell: Teller) -> None:
    """Command after command."""
    books = _open(job, tell)
    clerk = Clerk(books, random.Random(job.seed))
    while True:
        clerk.step()
        tell.ack(books)


def _import(job: Job, tell: Teller) -> None:
    """Post a file of many rows, take it back, post it again."""
    books = _open(job, tell)
    Clerk(books, random.Random(job.seed)).step()
    tell.ack(books)
    staging = pickle.loads(Path(job.facts["staging"]).read_bytes())
    while True:
        tell("now import")
        post(books, staging)
        tell.ack(books)
        tell("now undo")
        books.undo()
        tell.ack(books)


def _migrate(job: Job, tell: Teller) -> None:
    """Bring a ledger of an older schema up, then work in it."""
    tell("now migrate")
    store = Store.open(job.ledger, FixedClock(TODAY))
    books = Dispatch(store)
    tell.ack(books)
    clerk = Clerk(books, random.Random(job.seed))
    while True:
        clerk.step()
        tell.ack(books)


def _found(job: Job, tell: Teller) -> None:
    """Make a ledger."""
    tell("now found")
    new_ledger(job.ledger, "苏州澄禾", clock=FixedClock(TODAY))
    tell("made")
    _commands(job, tell)


def _backup(job: Job, tell: Teller) -> None:
    """Work and back up, in turns."""
    books = _open(job, tell)
    clerk = Clerk(books, random.Random(job.seed))
    while True:
        clerk.step()
        tell.ack(books)
        tell("now backup")
        tell("backed", make(books).file)


def _restore(job: Job, tell: Teller) -> None:
    """Put a backup in the place of a ledger, again and again."""
    tell("now restore")
    while True:
        restore(Path(job.facts["backup"]), job.ledger, clock=FixedClock(TODAY), force=True)
        tell("restored")
        time.sleep(0.05)


def _hasty(job: Job, tell: Teller) -> None:
    """A control: tells what was not committed yet."""
    seal = Store._seal

    def early(store: Store, entry: Entry, seq: int, previous: str) -> None:
        seal(store, entry, seq, previous)
        told = store._conn.execute("SELECT seq, hash FROM journal_entry WHERE seq = ?", (seq,))
        tell("ack", *told.fetchone())
        time.sleep(0.02)

    setattr(Store, "_seal", early)  # noqa: B010 - in this process alone, which is killed
    _commands(job, tell)


def _dead(job: Job, tell: Teller) -> None:
    """A control: falls over before it does anything."""
    raise RuntimeError("nothing was done")


DOING: dict[str, Callable[[Job, Teller], None]] = {
    "commands": _commands,
    "import": _import,
    "migrate": _migrate,
    "found": _found,
    "backup": _backup,
    "restore": _restore,
    "hasty": _hasty,
    "dead": _dead,
}
