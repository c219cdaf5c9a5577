"""The power goes while a clerk works: nothing that was told to be done is lost, nothing is broken.

The store runs over a disk that notes every write (`disk`, `apsw_driver`); from the record come the
contents that a real disk may show afterwards (`power`), and each is opened as the program does.
The same harness must find weaker settings and a lying disk at fault, else it is blind.
"""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from arapp.models import store
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.reliability import clerk, judge
from tests.reliability.disk import watched_by
from tests.reliability.power import Record, states

PAGES = 24  # a checkpoint every few commands, so that the power goes within them too
SITTINGS = 6  # the ledger is closed and opened again in between


def work(record: Record, path: Path, dice: random.Random, steps: int) -> int:
    """A clerk at work over a noted disk; the number of commands that were acknowledged."""
    done = 0
    with watched_by(record):
        for _ in range(SITTINGS):
            with Store.open(path, FixedClock(TODAY)) as opened:
                opened._conn.execute(f"PRAGMA wal_autocheckpoint = {PAGES}")
                books = Dispatch(opened)
                hand = clerk.Clerk(books, dice)
                for _ in range(steps // SITTINGS):
                    hand.step()
                    record.ack(*books.ask(judge.head_of))
                    done += 1
    return done


def cut_off(
    template: Path, folder: Path, wanted: int, *, seed: int, lying: bool = False, steps: int = 72
) -> Counter[str]:
    """Verdicts over `wanted` states after power cuts; also how many acks and checkpoints."""
    dice = random.Random(seed)
    place = folder / "work"
    place.mkdir()
    path = Path(shutil.copy(template, place / "book.arapp"))
    with Store.open(path, FixedClock(TODAY)) as opened:
        given(Dispatch(opened), clerk.BOOK)
    record, before = Record(place), {path.name: path.read_bytes()}
    found = Counter(acks=work(record, path, dice, steps))
    found["checkpoints"] = sum(
        event.op == "sync" and event.file == path.name for event in record.events
    )
    for state in states(before, record.events, wanted, dice, lying):
        shutil.rmtree(place)
        place.mkdir()
        for name, data in state.files.items():
            (place / name).write_bytes(data)
        found["hot"] += len(state.files.get(f"{path.name}-wal", b"")) > 32
        found[judge.verdict(path, state.acked)[0]] += 1
    shutil.rmtree(place)
    assert sum(found[name] for name in (judge.SOUND, judge.LOST, judge.BROKEN)) == wanted
    return found


def check_floors(found: Counter[str], wanted: int) -> None:
    """The clerk worked, the ledger was folded often, and most cuts left a WAL to be read."""
    assert found["acks"] >= 60, found
    assert found["checkpoints"] >= 12, found
    assert found["hot"] >= wanted // 2, found


def weaker(monkeypatch: pytest.MonkeyPatch, level: str) -> None:
    """Open ledgers with another `synchronous`."""
    settings = [text.replace("synchronous = FULL", f"synchronous = {level}")
                for text in store._SETTINGS]  # fmt: skip
    assert tuple(settings) != store._SETTINGS
    monkeypatch.setattr(store, "_SETTINGS", tuple(settings))


def test_a_power_cut_loses_nothing(empty_file: Path, quick_folder: Path) -> None:
    found = cut_off(empty_file, quick_folder, 500, seed=1)
    check_floors(found, 500)
    assert found[judge.SOUND] == 500, found


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_a_power_cut_loses_nothing_at_length(
    empty_file: Path, quick_folder: Path, seed: int
) -> None:
    found = cut_off(empty_file, quick_folder, 1000, seed=100 + seed, steps=120)
    check_floors(found, 1000)
    assert found[judge.SOUND] == 1000, found


def test_control_without_waiting_at_every_commit_entries_are_lost(
    empty_file: Path, quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaker(monkeypatch, "NORMAL")
    found = cut_off(empty_file, quick_folder, 100, seed=2)
    assert found[judge.LOST] > 5, found


def test_control_without_waiting_at_all_books_break(
    empty_file: Path, quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaker(monkeypatch, "OFF")
    found = cut_off(empty_file, quick_folder, 100, seed=3)
    assert found[judge.LOST] + found[judge.BROKEN] > 20, found
    assert found[judge.BROKEN] > 0, found


def test_control_a_disk_that_lies_breaks_books(empty_file: Path, quick_folder: Path) -> None:
    found = cut_off(empty_file, quick_folder, 100, seed=4, lying=True)
    assert found[judge.LOST] + found[judge.BROKEN] > 50, found
