"""Bit rot, lost and doubled sectors, truncation: what changes the books is noticed, always.

At every push 200 damages; `python3 run.py test -m long` does 3,000.
"""

import os
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import ArappError
from tests.reliability.children import CRASH, HANG, answers
from tests.reliability.filled import TODAY, filled_ledger
from tests.reliability.rot import content, damaged

REFUSED, NOTICED, UNCHANGED, UNNOTICED = "refused", "noticed", "unchanged", "unnoticed"
HEAD = 100
# Without the chain and the replay: what other programs look at.
PLAIN = frozenset({"file", "triggers", "links", "allocations_plan", "allocations_receipt", "sums"})


@dataclass(frozen=True)
class Bench:
    """What every case needs: the sound file, its content, the checks that may judge."""

    sound: str
    truth: str
    only: frozenset[str] | None = None


def judge(seed: int, bench: Bench) -> tuple[str, bool, str]:
    """(outcome, whether the content changed, what was done) of one damage."""
    told, data = damaged(seed, Path(bench.sound).read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARAPP_HOME"] = folder
        path = Path(folder, "ledger.arapp")
        path.write_bytes(data)
        changed = content(path) != bench.truth
        outcome = _look(path, bench)
        # Its own head SQLite may set right (the mark of WAL), the rest only a command may change.
        kept = HEAD if outcome == UNNOTICED and not changed else 0
        if path.read_bytes()[kept:] != data[kept:]:
            outcome = f"altered by looking, {outcome}"
        elif [beside.name for beside in Path(folder).iterdir()] != [path.name]:
            outcome = "left something beside the file"
        elif outcome == UNNOTICED and not changed:
            outcome = UNCHANGED
        return outcome, changed, told


def _look(path: Path, bench: Bench) -> str:
    try:
        with Store.open(path, FixedClock(TODAY)) as store, store.reading() as tx:
            return UNNOTICED if all(check.ok for check in tx.checks(bench.only)) else NOTICED
    except ArappError:
        return REFUSED
    except Exception as bug:  # the very thing that is looked for
        return f"{CRASH} {bug!r}"


def run(bench: Bench, seeds: Sequence[int]) -> tuple[Counter[str], list[str], int]:
    """Outcomes, the stories of those that must not be, and how many changed the content."""
    counts: Counter[str] = Counter()
    wrong, changed = [], 0
    for seed, answer in answers(judge, bench, seeds):
        outcome, touched, told = (answer, True, "") if answer in (HANG, CRASH) else answer
        counts[outcome] += 1
        changed += touched
        if outcome not in (REFUSED, NOTICED, UNCHANGED):
            wrong.append(f"{seed}: {told}: {outcome}")
    return counts, wrong, changed


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("rot")
    home = os.environ.get("ARAPP_HOME")
    os.environ["ARAPP_HOME"] = str(folder / "home")
    sound = filled_ledger(folder / "sound.arapp")
    os.environ["ARAPP_HOME"] = home or ""
    with Store.open(sound, FixedClock(TODAY)) as store, store.reading() as tx:
        assert all(check.ok for check in tx.checks())
    return Bench(str(sound), content(sound))


def check(bench: Bench, many: int) -> None:
    """Run and hold the figures."""
    begun = time.monotonic()
    counts, wrong, changed = run(bench, range(many))
    print(f"{dict(counts)}, {changed} changed the books, {time.monotonic() - begun:.0f} s")  # noqa: T201
    # Floors: the damage reached the books, and both ways of noticing were needed.
    assert changed >= 0.4 * many
    assert counts[REFUSED] >= 0.05 * many
    assert counts[NOTICED] >= 0.2 * many
    assert sum(counts.values()) == many
    bad = [story for story in wrong if not story.endswith(UNNOTICED)]
    assert not bad
    missed = counts[UNNOTICED]
    assert missed <= 0.001 * changed, wrong


def test_what_changes_the_books_is_noticed(bench: Bench) -> None:
    check(bench, 200)


@pytest.mark.long
def test_what_changes_the_books_is_noticed_at_length(bench: Bench) -> None:
    check(bench, 3000)


def test_control_without_chain_and_replay_much_goes_unnoticed(bench: Bench) -> None:
    counts, _, changed = run(Bench(bench.sound, bench.truth, PLAIN), range(120))
    assert counts[UNNOTICED] > 0.1 * changed


def test_control_the_judge_sees_a_single_cell(bench: Bench, tmp_path: Path) -> None:
    copy = tmp_path / "copy.arapp"
    copy.write_bytes(Path(bench.sound).read_bytes())
    assert content(copy) == bench.truth
    conn = sqlite3.connect(copy, isolation_level=None)
    conn.execute("UPDATE journal_shape SET from_seq = 2 WHERE tbl = 'plan'")
    conn.close()
    assert content(copy) != bench.truth
