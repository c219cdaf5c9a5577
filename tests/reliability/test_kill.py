"""The program is killed at any moment: what it had told to be done is in the book, which is sound.

Workers are real processes (`workers`) that run real commands (`work`). After each kill the files
are copied as they lie there and the copy is opened as the program does; the next worker starts from
what was left, hot WAL and all. Says nothing about power cuts: those are `test_power`.
"""

import gzip
import pickle
import random
import shutil
import sqlite3
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from arapp.models.header import check_header
from arapp.models.shape import SCHEMA_VERSION
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.backup import folder as backups
from arapp.services.backup.jobs import look
from arapp.services.backup.make import home_of as make_home
from arapp.services.backup.make import make
from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import stage_files
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.reliability import clerk, judge, work, workers

OLD = Path(__file__).parents[1] / "fixtures" / "ledgers" / "v1.arapp.gz"
ROUND = 8  # kills one after the other on the same ledger


@dataclass
class Desk:
    """Where the workers work: a ledger to copy, a staged import, what was found so far."""

    folder: Path
    template: Path
    staging: Path
    dice: random.Random
    found: Counter[str] = field(default_factory=Counter)
    jobs: int = 0

    def job(self, doing: str, ledger: Path) -> work.Job:
        """The next worker."""
        self.jobs += 1
        place = self.folder / f"job{self.jobs}"
        (place / "home").mkdir(parents=True)
        facts = {"staging": str(self.staging)}
        return work.Job(doing, ledger, place / "notes", self.dice.randrange(10**9), facts)

    def place(self, name: str) -> Path:
        """A new empty folder."""
        self.jobs += 1
        made = self.folder / f"{name}{self.jobs}"
        made.mkdir()
        return made

    def judged(self, ledger: Path, acked: list[judge.Ack], extra: int = 1) -> None:
        """Count the verdict over a copy of what lies there; at most `extra` entries are untold."""
        copy = self.place("copy")
        for file in filter(Path.is_file, ledger.parent.iterdir()):
            shutil.copy2(file, copy / file.name)
        verdict, beyond = judge.verdict(copy / ledger.name, acked)
        if verdict == judge.SOUND and beyond > extra:
            verdict = "invented"
        self.found["untold"] += beyond > 0
        self.found[verdict] += 1
        parts = [file.name for file in copy.glob("*.part*")]
        assert not parts, f"left lying after the next start: {parts}"
        shutil.rmtree(copy)


@pytest.fixture
def desk(empty_file: Path, tmp_path: Path) -> Desk:
    """A small book and an import of 120 bank lines for it."""
    template = Path(shutil.copy(empty_file, tmp_path / "book.arapp"))
    lines = ["交易日期,交易流水号,收入,支出,对方户名,对方账号,摘要"]
    lines += [f"2026-10-{1 + i % 28:02},LS{i:04},{100 + i}.50,,弘达机械,3205,CH-018" for i in range(120)]  # fmt: skip  # noqa: E501 - a line of the sheet
    sheet = tmp_path / "bank.csv"
    sheet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Store.open(template, FixedClock(TODAY)) as opened:
        books = Dispatch(opened)
        given(books, clerk.BOOK)
        staged = tmp_path / "staging"
        staged.write_bytes(pickle.dumps(stage_files(books, [sheet])))
    return Desk(tmp_path, template, staged, random.Random(5))


def kill_at_work(desk: Desk, doing: str, kills: int) -> None:
    """Kill `kills` workers that run commands or imports, in rounds on the same ledger."""
    longest = _span(desk, doing)
    ledger, acked = desk.template, list[judge.Ack]()
    for n in range(kills):
        if n % ROUND == 0:
            ledger = Path(shutil.copy(desk.template, desk.place("book") / "book.arapp"))
            acked = []
        job, wait = desk.job(doing, ledger), workers.moment(desk.dice, longest)
        mark, times = ("now import", 1) if doing == "import" else ("ack", desk.dice.randint(1, 4))
        told = workers.killed(job, workers.told(job, mark, times), wait)
        acked += told.acks
        wal = ledger.with_name(ledger.name + "-wal")
        desk.found["kills"] += 1
        desk.found["acks"] += len(told.acks)
        desk.found["hot"] += wal.exists() and wal.stat().st_size > 0
        desk.found[f"in {told.doing}"] += 1
        desk.judged(ledger, acked)


def _span(desk: Desk, doing: str) -> float:
    """Seconds that one import takes here and now; a few commands for the others."""
    if doing != "import":
        return 0.04
    ledger = Path(shutil.copy(desk.template, desk.place("book") / "book.arapp"))
    return _took(desk.job(doing, ledger), "now import", "now undo")


def _took(job: work.Job, start: str, end: str) -> float:
    """Seconds from telling `start` to telling `end`, in a worker that is let be."""
    began = time.monotonic()
    marks: dict[str, float] = {}
    process = workers.started(job)
    while end not in marks and time.monotonic() < began + workers.PATIENCE:
        for mark in (start, end):
            if mark not in marks and workers.heard(job.notes, mark):
                marks[mark] = time.monotonic()
        time.sleep(0.001)
    workers.end(process)
    return marks[end] - marks[start]


def kill_at_migration(desk: Desk, kills: int) -> None:
    """Kill while a ledger of schema 1 is brought up: it is the old one or the new one."""

    def old_ledger() -> Path:
        ledger = desk.place("old") / "book.arapp"
        ledger.write_bytes(gzip.decompress(OLD.read_bytes()))
        return ledger

    before = _entries(old_ledger())
    longest = _took(desk.job("migrate", old_ledger()), "now migrate", "ack")
    for n in range(kills):
        ledger = old_ledger()
        job = desk.job("migrate", ledger)
        when, wait = desk.dice.choice(_moments(job, longest)) if n > 3 else _moments(job, 0.0)[n]
        told = workers.killed(job, when, wait * desk.dice.random())
        version = check_header(ledger)
        kept = ledger.with_name(f"book.before-v{SCHEMA_VERSION}.arapp")
        desk.found["migrations"] += 1
        desk.found["old" if version < SCHEMA_VERSION else "new"] += 1
        if version == SCHEMA_VERSION:
            assert _entries(kept) == before, "the old file is not kept whole"
        desk.judged(ledger, before + told.acks, extra=2)  # the migration is an entry too


def _moments(job: work.Job, longest: float) -> list[tuple[workers.When, float]]:
    """When to kill a migration: as each of its files appears, when it is done, or at any time."""
    part = job.ledger.with_name(f"{job.ledger.name}.upgrade.part")
    kept = job.ledger.with_name(f"book.before-v{SCHEMA_VERSION}.arapp")
    return [
        (part.exists, longest),
        (kept.exists, 0.005),
        (workers.told(job, "ack"), 0.02),
        (workers.told(job, "now migrate"), longest),
    ]


def _entries(ledger: Path) -> list[judge.Ack]:
    conn = sqlite3.connect(ledger)
    try:
        return conn.execute("SELECT seq, hash FROM journal_entry ORDER BY seq").fetchall()
    finally:
        conn.close()


def kill_at_backup(desk: Desk, kills: int) -> None:
    """Kill while backups are made: what was told is there, and what counts as one is whole."""
    for _ in range(kills):
        ledger = Path(shutil.copy(desk.template, desk.place("book") / "book.arapp"))
        job = desk.job("backup", ledger)
        when = workers.told(job, "now backup", desk.dice.randint(1, 2))
        told = workers.killed(job, when, 0.15 * desk.dice.random())
        homes = list((job.notes.parent / "home" / "backups").glob("*"))
        counted = {row.file: home for home in homes for row in backups.backups(home)}
        assert {line[1] for line in told.lines if line[0] == "backed"} <= set(counted)
        for name, home in counted.items():
            assert look(home / name).sound, name
        desk.found["backups"] += len(counted)
        desk.found["in backup"] += told.lines[-1] == ["now", "backup"]
        desk.judged(ledger, told.acks)


def kill_at_restore(desk: Desk, kills: int) -> None:
    """Kill while a backup is put back: the ledger is the one before or the one restored."""
    source = Path(shutil.copy(desk.template, desk.place("source") / "book.arapp"))
    with Store.open(source, FixedClock(TODAY)) as opened:
        books = Dispatch(opened)
        row = make(books)
        backup = make_home(books) / row.file
        for _ in range(4):
            clerk.Clerk(books, desk.dice).step()
    now, then = _entries(source), _entries(desk.template)
    assert len(now) > len(then)
    for n in range(kills):
        ledger = Path(shutil.copy(source, desk.place("book") / "book.arapp"))
        job = desk.job("restore", ledger)
        job.facts["backup"] = str(backup)
        mark = ("now restore", "restored")[n % 4 == 3]
        workers.killed(job, workers.told(job, mark), 0.3 * desk.dice.random())
        found = _entries(Path(shutil.copy(ledger, desk.place("look") / "book.arapp")))
        assert found in (now, then), "neither the old ledger nor the restored one"
        desk.found["restored" if found == then else "not restored"] += 1
        desk.judged(ledger, found, extra=0)


def kill_at_founding(desk: Desk, kills: int) -> None:
    """Kill while a ledger is made: it is there whole, or not at all and can be made."""
    longest = _took(desk.job("found", desk.place("new") / "new.arapp"), "now found", "ack")
    for n in range(kills):
        ledger = desk.place("new") / "new.arapp"
        job = desk.job("found", ledger)
        told = workers.killed(job, workers.told(job, "now found"), longest * n / kills)
        desk.found["foundings"] += 1
        if ledger.exists():
            desk.found["founded"] += 1
            desk.judged(ledger, told.acks, extra=2)  # the founding is an entry too
            continue
        assert not told.said("made")
        desk.found["not founded"] += 1
        desk.found[judge.SOUND] += 1


def check(desk: Desk, kills: int) -> None:
    """Nothing lost, nothing broken – and the workers did work."""
    found = desk.found
    assert found[judge.SOUND] == kills, found
    at_work = found["kills"]
    assert found["acks"] >= at_work, found
    assert found["hot"] * 2 >= at_work, found


def test_a_kill_loses_nothing(desk: Desk) -> None:
    kill_at_work(desk, "commands", 22)
    kill_at_work(desk, "import", 11)
    kill_at_migration(desk, 6)
    kill_at_founding(desk, 1)
    kill_at_backup(desk, 5)
    kill_at_restore(desk, 5)
    check(desk, 50)
    assert desk.found["in import"] >= 4, desk.found
    assert min(desk.found["old"], desk.found["new"]) >= 1, desk.found


@pytest.mark.long
def test_a_kill_loses_nothing_at_length(desk: Desk) -> None:
    kill_at_work(desk, "commands", 1200)
    kill_at_work(desk, "import", 400)
    kill_at_migration(desk, 160)
    kill_at_founding(desk, 40)
    kill_at_backup(desk, 150)
    kill_at_restore(desk, 150)
    check(desk, 2100)
    assert desk.found["in backup"] >= 15, desk.found
    assert min(desk.found["restored"], desk.found["not restored"]) >= 15, desk.found
    assert desk.found["in import"] >= 100, desk.found
    assert min(desk.found["old"], desk.found["new"]) >= 20, desk.found


def test_a_worker_that_shares_nothing_tells_the_same(desk: Desk) -> None:
    """The way of systems that cannot fork."""
    ledger = Path(shutil.copy(desk.template, desk.place("book") / "book.arapp"))
    job = desk.job("commands", ledger)
    told = workers.killed(job, workers.told(job, "ack", 2), 0.01, fresh=True)
    desk.judged(ledger, told.acks)
    assert desk.found[judge.SOUND] == 1
    assert len(told.acks) >= 2


def test_control_telling_before_committing_is_caught(desk: Desk) -> None:
    kill_at_work(desk, "hasty", 10)
    assert desk.found[judge.LOST] >= 2, desk.found


def test_control_dead_workers_are_caught(desk: Desk) -> None:
    with pytest.raises(AssertionError, match="died by itself"):
        kill_at_work(desk, "dead", 1)
