"""Which commands can be taken back, and which done again: walked from the journal."""

from dataclasses import dataclass

from arapp.models.tx import Tx

UNDO_STEPS = 30


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the undo or redo list."""

    seq: int
    label: str
    at: str
    actor: str


def standing(tx: Tx, limit: int = UNDO_STEPS) -> tuple[list[int], list[int]]:
    """Numbers of the entries that can be (taken back, done again), newest first.

    Walked from the newest entry, only as far back as needed: a long journal costs nothing.
    """
    turned: set[int] = set()
    undo: list[int] = []
    redo: list[int] = []
    new = False  # a command was met: what was undone before it is gone for good
    for seq, kind, target in tx.each(
        "SELECT seq, kind, target FROM journal_entry ORDER BY seq DESC"
    ):
        if target is not None and target not in turned:
            turned.add(target)
            if kind == "redo":
                undo.append(target)
            elif not new:
                redo.append(target)
        elif kind == "do":
            new = True
            undo += [] if seq in turned else [seq]
        if new and len(undo) >= limit:
            break
    return undo[:limit], redo


def stacks(tx: Tx) -> tuple[list[Step], list[Step]]:
    """(undo list, redo list), newest first."""
    undo, redo = standing(tx)
    marks = ",".join("?" * len(undo + redo))
    rows = tx.rows(
        f"SELECT seq, label, at, actor FROM journal_entry WHERE seq IN ({marks})", undo + redo
    )
    steps = {row[0]: Step(*row) for row in rows}
    return [steps[seq] for seq in undo], [steps[seq] for seq in redo]
