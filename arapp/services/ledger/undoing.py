"""What undo means for each entry of the journal, reckoned for many at once without trying it.

The ledger itself decides when an undo is asked for; this is what the list says beforehand. An entry
of many rows is judged by its first ones where that is quicker: then the refusal tells the reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from arapp.models import locks
from arapp.models.shape import PERMANENT_TABLES
from arapp.models.tx import Tx
from arapp.services.dispatch import Actor, Right, undo_needs
from arapp.services.ledger.changes import RowChange, Shapes
from arapp.services.ledger.journal_list import Line
from arapp.services.steps import standing

FEW = 500  # changes of an entry that are looked at singly


class Means(StrEnum):
    """What can be done with an entry."""

    UNDO = "undo"
    VOID = "void"  # papers: they come off the lists, their number stays used
    REVERSE = "reverse"  # a new row of today with the opposite sign
    ONLY_VOID = "only_void"  # papers of long ago
    BLOCKED = "blocked"  # something later leans on it
    LOCKED = "locked"  # dated in a closed period
    LATE = "late"  # more than thirty steps ago
    OWNER = "owner"  # opening a period is the owner's
    NO_RIGHT = "no_right"
    UNDONE = "undone"
    REVERSED = "reversed"
    NOTHING = ""  # the founding, an undo itself


ACTING = frozenset({Means.UNDO, Means.VOID, Means.REVERSE})
_PAPERS = frozenset({"issue_statements", "issue_letters", "run_letters"})
# table → (its day, columns whose change moves money of that day).
_DATED = {
    **locks.DATED,
    "plan": ("booked_on", ("customer_id", "amount", "currency", "booked_on", "state", "due_on")),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """`means`; the later entry that blocks it; what a reversal would take back."""

    means: Means
    by: int | None = None
    by_label: str = ""
    allocations: tuple[int, ...] = ()
    receipt: int | None = None

    @property
    def can(self) -> bool:
        """Whether there is something to press."""
        return self.means in ACTING


def meanings(tx: Tx, lines: Sequence[Line], actor: Actor) -> dict[int, Meaning]:
    """Meaning by entry, for the lines shown."""
    near = set(standing(tx)[0])
    judge = _Judge(tx, near, lines)
    return {line.seq: _meaning(line, judge, actor, near) for line in lines}


def _meaning(line: Line, judge: "_Judge", actor: Actor, near: set[int]) -> Meaning:
    barred = _barred(line, actor)
    if barred is not None:
        return Meaning(barred)
    paper = line.label in _PAPERS
    if line.seq not in near:
        return Meaning(Means.ONLY_VOID) if paper else judge.past(line)
    blocker = judge.blocker(line)
    if blocker is not None:
        kept = Means.ONLY_VOID if paper else Means.BLOCKED
        means = Means.REVERSED if judge.is_reversed(line) else kept
        return Meaning(means, blocker, judge.label(blocker))
    if judge.is_locked(line):
        return judge.past(line, Means.LOCKED)
    return Meaning(Means.VOID if paper else Means.UNDO)


def _barred(line: Line, actor: Actor) -> Means | None:
    """Why an entry is nothing this person can take back, None when it may be."""
    if line.kind != "do":
        return Means.NOTHING
    if not line.stands:
        return Means.UNDONE
    needs = undo_needs(line.label)
    if actor.may(needs):
        return None
    return Means.OWNER if needs is Right.UNLOCK else Means.NO_RIGHT


class _Judge:
    """The changes of the shown entries and of what came after them, read once."""

    def __init__(self, tx: Tx, near: set[int], lines: Sequence[Line]) -> None:
        self._tx = tx
        self._shapes = Shapes(tx)
        shown = {line.seq for line in lines if line.stands}
        lowest = min(shown & near, default=0)
        later = {seq for seq in near if seq >= lowest} if lowest else set()
        self._labels, self._sizes = self._facts(shown | later)
        self._changes = {seq: self._read(seq) for seq in later}
        until = tx.locked_until
        self._until = until.toordinal() if until else None
        self._links = _links(tx)
        self._leaning = self._lean()
        self._allocations = self._reversible(shown)

    def label(self, seq: int) -> str:
        """Label of an entry."""
        return self._labels.get(seq) or str(
            self._tx.value("SELECT label FROM journal_entry WHERE seq = ?", (seq,)) or ""
        )

    def _facts(self, seqs: set[int]) -> tuple[dict[int, str], dict[int, int]]:
        marks = ",".join("?" * len(seqs))
        rows = self._tx.rows(
            f"SELECT seq, label, changes FROM journal_entry WHERE seq IN ({marks})", sorted(seqs)
        )
        return {seq: label for seq, label, _ in rows}, {seq: n for seq, _, n in rows}

    def _read(self, seq: int) -> list[RowChange]:
        """The changes of an entry an undo would turn, of a large one the first."""
        rows = self._tx.rows(
            "SELECT tbl, row, before, after FROM journal_change WHERE seq = ? ORDER BY id LIMIT ?",
            (seq, FEW),
        )
        return [self._shapes.read(seq, *row) for row in rows if row[0] not in PERMANENT_TABLES]

    def _is_large(self, seq: int) -> bool:
        return self._sizes.get(seq, 0) > FEW

    # --- what leans on what -------------------------------------------------------------------

    def _lean(self) -> dict[tuple[str, int], list[tuple[int, str, int]]]:
        """(table, row) → who points there: (entry, table, row), of the small entries."""
        found: dict[tuple[str, int], list[tuple[int, str, int]]] = {}
        for seq, changes in self._changes.items():
            for change in changes if not self._is_large(seq) else ():
                for column, target in self._links.get(change.tbl, {}).items():
                    linked = change.after.get(column)
                    if isinstance(linked, int):
                        leaning = (seq, change.tbl, change.row)
                        found.setdefault((target, linked), []).append(leaning)
        return found

    def blocker(self, line: Line) -> int | None:
        """The newest later entry that changed a row of this one or leans on one it made."""
        if self._is_large(line.seq):
            return self._blocker_of_large(line.seq)
        found: set[int] = set()
        for change in self._last(line.seq):
            found |= self._changed_since(line.seq, change)
            if not change.before or _made_firm(change):
                found |= self._leaning_on(line.seq, change)
        return max(found, default=None)

    def _last(self, seq: int) -> Iterable[RowChange]:
        """The last change of each row of an entry, with what was before the first one."""
        merged: dict[tuple[str, int], RowChange] = {}
        for change in self._changes.get(seq, ()):
            key = (change.tbl, change.row)
            first = merged.get(key, change)
            merged[key] = RowChange(change.tbl, change.row, first.before, change.after)
        return merged.values()

    def _changed_since(self, seq: int, change: RowChange) -> set[int]:
        place = (change.tbl, change.row)
        newest, newest_id = self._tx.one(
            "SELECT seq, id FROM journal_change WHERE tbl = ? AND row = ? ORDER BY id DESC LIMIT 1",
            place,
        )
        if newest <= seq:
            return set()
        found = self._tx.one("SELECT before, after FROM journal_change WHERE id = ?", (newest_id,))
        now = self._shapes.read(newest, *place, *found).after
        if bool(now) == bool(change.after) and all(
            now.get(column) == value for column, value in change.after.items()
        ):
            return set()  # changed and changed back
        return {newest}

    def _leaning_on(self, seq: int, change: RowChange) -> set[int]:
        return {
            by
            for by, tbl, row in self._leaning.get((change.tbl, change.row), ())
            if by != seq and self._is_there(tbl, row)
        }

    def _is_there(self, tbl: str, row: int) -> bool:
        return self._tx.one(f"SELECT 1 FROM {tbl} WHERE id = ?", (row,)) is not None

    def _blocker_of_large(self, seq: int) -> int | None:
        """The same, from the other side: which row that came later belongs to this entry."""
        for later in sorted((s for s in self._changes if s > seq), reverse=True):
            if self._is_large(later):
                continue
            touched = {(c.tbl, c.row) for c in self._changes[later] if c.before}
            touched |= {key for key, by in self._leaning.items() if later in {b[0] for b in by}}
            if any(self._touched(seq, *key) for key in touched):
                return later
        return None

    def _touched(self, seq: int, tbl: str, row: int) -> bool:
        return (
            self._tx.one(
                "SELECT 1 FROM journal_change WHERE tbl = ? AND row = ? AND seq = ?",
                (tbl, row, seq),
            )
            is not None
        )

    # --- periods ------------------------------------------------------------------------------

    def is_locked(self, line: Line) -> bool:
        """Whether taking it back would change a closed period."""
        return self._until is not None and any(
            _in_closed(change, self._until) for change in self._changes.get(line.seq, ())
        )

    # --- reversals ----------------------------------------------------------------------------

    def _reversible(self, shown: set[int]) -> dict[int, tuple[list[int], int]]:
        """Entry → (allocations of it that stand, how many it made)."""
        found: dict[int, tuple[list[int], int]] = {}
        seqs = sorted(seq for seq in shown if not self._is_large(seq))
        rows = self._tx.rows(
            "SELECT c.seq, a.id, EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)"
            " FROM journal_change c CROSS JOIN allocation a ON a.id = c.row"
            f" WHERE c.seq IN ({','.join('?' * len(seqs))}) AND +c.tbl = 'allocation'"
            " AND c.before IS NULL AND a.reverses_id IS NULL",
            seqs,
        )
        for seq, row, gone in rows:
            alive, made = found.get(seq, ([], 0))
            found[seq] = ([*alive, row] if not gone else alive, made + 1)
        return found

    def is_reversed(self, line: Line) -> bool:
        """Whether all that was allocated has been taken back by dated rows."""
        alive, made = self._allocations.get(line.seq, ([], 0))
        return made > 0 and not alive

    def past(self, line: Line, otherwise: Means = Means.LATE) -> Meaning:
        """What is left for history: a reversal, where there is one for what it did."""
        alive, _ = self._allocations.get(line.seq, ([], 0))
        if alive:
            return Meaning(Means.REVERSE, allocations=tuple(alive))
        if self.is_reversed(line):
            return Meaning(Means.REVERSED)
        return self._receipt(line, otherwise)

    def _receipt(self, line: Line, otherwise: Means) -> Meaning:
        """A receipt recorded by hand is taken back whole while nothing was done with it."""
        table, _, row = line.subject.record.partition(":")
        if line.label != "record_receipt" or table != "receipt":
            return Meaning(otherwise)
        found = self._tx.one(
            "SELECT allocated, refunded, EXISTS (SELECT 1 FROM refund f WHERE f.receipt_id = r.id"
            " AND f.kind = 'reversal' AND f.reverses_id IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM refund x WHERE x.reverses_id = f.id)) FROM receipt r WHERE r.id = ?",
            (int(row),),
        )
        if found is None or (not found[2] and (found[0] or found[1])):
            return Meaning(otherwise)
        reversed_ = bool(found[2])
        return Meaning(Means.REVERSED) if reversed_ else Meaning(Means.REVERSE, receipt=int(row))


def _made_firm(change: RowChange) -> bool:
    """A row that only was expected before: no money may be on it when it is again."""
    return change.tbl == "plan" and change.before.get("state") == "expected"


def _in_closed(change: RowChange, until: int) -> bool:
    dated = _DATED.get(change.tbl)
    if dated is None:
        return False
    column, fixed = dated
    if change.before and change.after and not set(fixed) & set(change.changed()):
        return False
    days = [
        day
        for row in (change.before, change.after)
        if isinstance(day := row.get(column), int) and row.get("state") != "expected"
    ]
    return min(days, default=until + 1) <= until


def _links(tx: Tx) -> Mapping[str, Mapping[str, str]]:
    """Table → column → the table it points to."""
    found: dict[str, dict[str, str]] = {}
    for table, column, target in tx.rows(
        'SELECT m.name, f."from", f."table" FROM sqlite_master m,'
        " pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
    ):
        found.setdefault(table, {})[column] = target
    return found
