"""The one door to the ledger: commands write, queries read, undo and redo are commands too.

One command = one transaction = one journal entry. Rights are checked here, not on the screen.
"""

import contextlib
import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar, cast, runtime_checkable

from arapp.models.store import Store
from arapp.models.tx import Entry, Tx, WriteTx
from arapp.models.values.days import Clock
from arapp.models.values.errors import (
    ArappError,
    NotAllowed,
    NothingToUndo,
    ReadOnly,
    UndoBlocked,
    Unsound,
)
from arapp.models.values.money import Money
from arapp.models.verify import QUICK
from arapp.services.steps import Step, freed, in_the_way, stacks, unbooked

T = TypeVar("T")


class Topic(StrEnum):
    """What a command may change; pages watch topics."""

    COMPANY = "company"
    CUSTOMERS = "customers"
    CONTRACTS = "contracts"
    PLANS = "plans"
    INVOICES = "invoices"
    RECEIPTS = "receipts"
    ALLOCATIONS = "allocations"
    COLLECTION = "collection"
    STATEMENTS = "statements"
    LETTERS = "letters"
    IMPORTS = "imports"
    SETTINGS = "settings"
    PAYABLES = "payables"


class Right(StrEnum):
    """What an actor may do."""

    BOOK = "book"  # contracts, plans, receipts, allocations, imports
    COLLECT = "collect"  # contacts, promises, letters
    ADMIN = "admin"  # company, users, settings, closing a period
    UNLOCK = "unlock"  # opening a closed period again


ROLES: dict[str, frozenset[Right]] = {
    "owner": frozenset(Right),
    "finance": frozenset({Right.BOOK, Right.COLLECT, Right.ADMIN}),
    "sales": frozenset({Right.COLLECT}),
    "reader": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is working; `role` is a key of ROLES."""

    name: str = "local"
    role: str = "finance"

    @property
    def rights(self) -> frozenset[Right]:
        """What the role carries."""
        return ROLES.get(self.role, frozenset())

    def may(self, right: Right) -> bool:
        """Whether the role carries the right."""
        return right in self.rights


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command changed, and what it has to tell."""

    topics: frozenset[Topic]
    result: Any = None


@runtime_checkable
class Command(Protocol):
    """A frozen dataclass: its fields are what the user chose."""

    label: ClassVar[str]
    needs: ClassVar[Right]

    def run(self, tx: WriteTx) -> Outcome:
        """Write through `tx`; raise a DomainError to change nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was committed: journal number, label, outcome."""

    seq: int
    label: str
    outcome: Outcome


# What taking a command back needs, where it is more than booking: it would open the period again.
_UNDO_NEEDS = {"lock_period": Right.UNLOCK, "unlock_period": Right.UNLOCK}


def undo_needs(label: str) -> Right:
    """The right that taking a command back needs."""
    return _UNDO_NEEDS.get(label, Right.BOOK)


# Journal tables → topics, for undo and redo, which know only rows.
_TOPIC_OF = {
    "company": Topic.COMPANY,
    "bank_account": Topic.COMPANY,
    "setting": Topic.SETTINGS,
    "app_user": Topic.SETTINGS,
    "grade": Topic.SETTINGS,
    "person": Topic.SETTINGS,
    "product": Topic.SETTINGS,
    "plan_template": Topic.SETTINGS,
    "customer_account": Topic.CUSTOMERS,
    "owner_term": Topic.CUSTOMERS,
    "contract_line": Topic.CONTRACTS,
    "supplement": Topic.CONTRACTS,
    "draft": Topic.CONTRACTS,
    "invoice_line": Topic.INVOICES,
    "delivery": Topic.INVOICES,
    "payable": Topic.PAYABLES,
    "payable_settlement": Topic.PAYABLES,
    "bill": Topic.RECEIPTS,
    "bill_event": Topic.RECEIPTS,
    "dunning_profile": Topic.SETTINGS,
    "text_template": Topic.SETTINGS,
    "lpr_rate": Topic.SETTINGS,
    "statement_difference": Topic.STATEMENTS,
    "customer": Topic.CUSTOMERS,
    "contact": Topic.CUSTOMERS,
    "payer_alias": Topic.CUSTOMERS,
    "contract": Topic.CONTRACTS,
    "milestone": Topic.CONTRACTS,
    "invoice": Topic.INVOICES,
    "attachment": Topic.CONTRACTS,
    "plan": Topic.PLANS,
    "receipt": Topic.RECEIPTS,
    "refund": Topic.RECEIPTS,
    "allocation": Topic.ALLOCATIONS,
    "difference": Topic.ALLOCATIONS,
    "declined": Topic.ALLOCATIONS,
    "statement": Topic.STATEMENTS,
    "letter": Topic.LETTERS,
    "batch": Topic.IMPORTS,
    "import_file": Topic.IMPORTS,
    "import_row": Topic.IMPORTS,
    "layout": Topic.IMPORTS,
}


class Dispatch:
    """Runs commands and queries against one open ledger, for one actor."""

    def __init__(
        self,
        store: Store,
        actor: Actor | None = None,
        committed: Callable[[Tx], None] | None = None,
    ) -> None:
        """`committed` is called in a read transaction after every command; if it fails, the command
        is done all the same.

        `guard` is called before every command, outside its transaction; what it raises stops it.
        `read_only` says why nothing may be written (damaged …); empty when writing is allowed.
        """
        self._store = store
        self.actor = actor or Actor()
        self._committed = committed
        self.guard: Callable[[Dispatch, Command], None] | None = None
        self.read_only = ""
        self.failed_checks: tuple[str, ...] = ()  # of the last full check since it was opened

    @property
    def clock(self) -> Clock:
        """The clock of the ledger."""
        return self._store.clock

    def run(self, command: Command) -> Done:
        """Do it: one transaction, one journal entry.

        A risky one (an import) begins and ends in sound books, or is refused. Raises NotAllowed,
        ReadOnly, Unsound, a DomainError of the command, or the environment family; then nothing was
        written.
        """
        self._may_write(command.needs)
        if self.guard is not None:
            self.guard(self, command)
        # A founding ("system") is no step of the user's and cannot be taken back.
        kind = str(getattr(command, "kind", "do"))
        entry = Entry(self.actor.name, command.label, _fields(command), kind)
        risky = bool(getattr(command, "risky", False))
        with self._store.writing(entry) as tx:
            _require_sound(tx, risky)
            tx.rights = self.actor.rights
            outcome = command.run(tx)
            _require_sound(tx, risky)
            seq = tx.seq
        self._after()
        return Done(seq, command.label, outcome)

    def _may_write(self, needs: Right) -> None:
        if self.read_only:
            raise ReadOnly(reason=self.read_only)
        if not self.actor.may(needs):
            raise NotAllowed(needs=str(needs))

    def _after(self) -> None:
        """What is told beside the ledger. The command stands: trouble here does not undo it.

        The next command tells the same, newer; a ledger that cannot be read is told when asked.
        """
        if self._committed is not None:
            with contextlib.suppress(ArappError, OSError):
                self.ask(self._committed)

    def close(self) -> None:
        """Close the ledger; the lock is let go."""
        self._store.close()

    @property
    def path(self) -> Path:
        """Where the ledger lies."""
        return self._store.path

    @property
    def unclean(self) -> bool:
        """Whether the last program that had the ledger open did not close it."""
        return self._store.unclean

    def freeze(self) -> bool:
        """Leave the file alone until `thaw`, so that it can be read beside; False: it is frozen."""
        return self._store.freeze()

    def thaw(self) -> None:
        """The file may change again."""
        self._store.thaw()

    def ask(self, query: Callable[[Tx], T]) -> T:
        """Answer of a query; whatever it tried to write is refused."""
        with self._store.reading() as tx:
            return query(tx)

    def undo(self, seq: int | None = None) -> Done:
        """Take back the newest command that still stands, or the one of that journal number.

        Raises NothingToUndo (also when `seq` is not among the last UNDO_STEPS), UndoBlocked when
        something later depends on it, PeriodLocked, NotAllowed, ReadOnly.
        """
        steps = [step for step in self.undo_list() if seq in (None, step.seq)]
        return self._turn("undo", steps)

    def redo(self) -> Done:
        """Do again what was undone last. Raises as `undo`."""
        return self._turn("redo", self.redo_list())

    def undo_list(self) -> list[Step]:
        """Commands that can be taken back, newest first, at most UNDO_STEPS."""
        return self.ask(lambda tx: stacks(tx)[0])

    def redo_list(self) -> list[Step]:
        """Commands that can be done again, newest first."""
        return self.ask(lambda tx: stacks(tx)[1])

    def _turn(self, kind: str, steps: list[Step]) -> Done:
        self._may_write(undo_needs(steps[0].label) if steps else Right.BOOK)
        if not steps:
            raise NothingToUndo()
        step = steps[0]
        entry = Entry(self.actor.name, step.label, "", kind, step.seq)
        with self._store.writing(entry) as tx:
            if kind == "undo":
                room = freed(tx, step.seq)
                tx.take_back(step.seq)
                _keep_room(tx, step, room)
            else:
                tx.do_again(step.seq)
            outcome = Outcome(_topics(tx, step.seq), step)
            seq = tx.seq
        self._after()
        return Done(seq, step.label, outcome)


def _keep_room(tx: Tx, step: Step, rows: dict[str, set[int]]) -> None:
    """What the step freed may have been in use for some days since, or a row that it made firm may
    have money on it. Raises UndoBlocked."""
    by = in_the_way(tx, step.seq, rows) or unbooked(tx, step.seq)
    if by is not None:
        label = tx.value("SELECT label FROM journal_entry WHERE seq = ?", (by,))
        raise UndoBlocked(seq=step.seq, label=step.label, by_seq=by, by_label=label)


def _require_sound(tx: Tx, wanted: bool) -> None:
    """The quick checks, where they are wanted. Raises Unsound."""
    wrong = [check.key for check in tx.checks(QUICK) if not check.ok] if wanted else []
    if wrong:
        raise Unsound(checks=", ".join(wrong))


def _fields(command: Command) -> str:
    """The command's fields as JSON text; long lists are noted by their length alone."""
    noted = {}
    for field in dataclasses.fields(cast("Any", command)):
        value = getattr(command, field.name)
        if isinstance(value, list | tuple) and len(value) > 100:
            value = f"[{len(value)}]"
        noted[field.name] = value
    return json.dumps(noted, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return f"{value.plain()} {value.currency}"
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__
    return str(value)


def _topics(tx: Tx, seq: int) -> frozenset[Topic]:
    tables = tx.rows("SELECT DISTINCT tbl FROM journal_change WHERE seq = ?", (seq,))
    return frozenset(_TOPIC_OF.get(name, Topic.COLLECTION) for (name,) in tables)
