"""How many of the pairs that there are were found, and how many were made that are none."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from arapp.services.dispatch import Dispatch
from arapp.services.importing.reading.grid import read_grid
from arapp.services.reconcile import service
from arapp.services.reconcile.rows import Kind, Line
from tests.reconcile.truth import Fact, World, write_book

Key = tuple[tuple[object, ...], ...]


@dataclass
class Score:
    """Counts over many books."""

    right: int = 0
    wrong: int = 0
    there: int = 0
    kinds: int = 0
    kinds_right: int = 0
    unproven: int = 0

    def add(self, other: "Score") -> None:
        """Sum up."""
        for name in ("right", "wrong", "there", "kinds", "kinds_right", "unproven"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def _key(rows: tuple[Fact, ...] | tuple[Line, ...]) -> Key:
    return tuple(sorted((row.day or 0, row.delta) for row in rows))


def reconciled(books: Dispatch, path: Path, customer: int, made: World) -> service.Reconciliation:
    """The file against the ledger."""
    found = service.read_list(books, read_grid(path))
    (answer,) = service.reconcile(books, found, customer, made.last)
    return answer


def score(answer: service.Reconciliation, made: World) -> Score:
    """The answer held against what happened; equal rows of one day count as one another."""
    truth = Counter((_key(d.ours), _key(d.theirs)) for d in made.deals if d.ours and d.theirs)
    matches = [m for m in answer.outcome.matches if m.ours and m.theirs]
    found = Counter((_key(m.ours), _key(m.theirs)) for m in matches)
    right = (truth & found).total()
    alone = Counter((d.kind, _key(d.ours or d.theirs)) for d in made.deals
                    if not (d.ours and d.theirs))  # fmt: skip
    told = Counter((m.kind.value, _key(m.ours or m.theirs)) for m in answer.outcome.matches
                   if m.kind not in (Kind.PAIRED, Kind.AMOUNT))  # fmt: skip
    proof = answer.outcome.proof
    return Score(
        right, found.total() - right, truth.total(), alone.total(), (alone & told).total(),
        not proof.holds,
    )  # fmt: skip


def run(books: Dispatch, worlds: list[World], write: object, folder: Path) -> Score:
    """All worlds written to the ledger and to files of one layout, and reconciled."""
    ids = write_book(books, worlds)
    total = Score()
    for at, made in enumerate(worlds):
        path = write(folder / f"list{at}.xlsx", made)  # type: ignore[operator]
        total.add(score(reconciled(books, path, ids[made.customer], made), made))
    return total
