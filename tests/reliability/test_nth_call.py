"""Every call to the disk fails once: the use case is done wholly or has changed nothing.

First call 1 fails, then call 2, and so on until the use case gets through untouched; so with every
kind of fault (`faults`). Each time the error is one of the surroundings, the ledger is either as
before or as after, trying again works, and the file is a sound book when it is opened anew.
"""

import shutil
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import EnvironmentTrouble
from arapp.services.backup import folder as backups
from arapp.services.dispatch import Command, Dispatch, Done, Outcome
from tests.conftest import TODAY
from tests.reliability import judge
from tests.reliability.cases import CASES, LEDGER, Case
from tests.reliability.faults import KINDS, Fault, failing

# Notes about the ledger, written over by the next one; half of one is nothing to anybody.
NOTES = {"heads.part", "last.part"}
MOST = 8000  # calls after which a use case is said to go on for ever


@dataclass
class Bench:
    """Where one use case is tried: its prepared folder, what it should end in, what was found."""

    case: Case
    template: Path
    folder: Path
    done: judge.Dump = field(default_factory=dict)
    found: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def fresh(self) -> None:
        """The prepared folder once more, under the same name; the user's folder lies in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.template, self.folder)


def seen_by(books: Dispatch | None, folder: Path) -> judge.Dump:
    """All rows of the ledger the case works on, the papers and the backups that count."""
    rows = books.ask(judge.dump) if books is not None else _closed(folder)
    papers = sorted(path.name for path in (folder / "papers").glob("*"))
    kept = [row.file for home in (folder / "home" / "backups").glob("*")
            for row in backups.backups(home)]  # fmt: skip
    return rows | {"papers": [(name,) for name in papers], "backups": [(name,) for name in kept]}


def _closed(folder: Path) -> judge.Dump:
    """Of a file that is not open: what a copy of it holds, opened by itself."""
    found: judge.Dump = {}
    for name in (LEDGER, "new.arapp"):
        if (folder / name).exists():
            copy = folder.with_name("looked-at")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(folder, copy)
            found |= {f"{name} {table}": rows for table, rows in _raw(copy / name).items()}
    return found


def _raw(path: Path) -> judge.Dump:
    import sqlite3

    conn = sqlite3.connect(path, isolation_level=None)
    try:
        return judge.dump(Tx(conn, FixedClock(TODAY)))
    finally:
        conn.close()


def attempt(bench: Bench, fault: Fault) -> None:
    """One run of the use case with one fault; what is not as it should be is noted."""
    bench.fresh()
    fault.armed = False
    with failing(fault):
        books = bench.case.start(bench.folder)
        try:
            before = seen_by(books, bench.folder)
            fault.armed = True
            told = _try(bench, books)
            fault.armed = False
            after = seen_by(books, bench.folder)
            if told is None:
                _same(bench, fault, "done, and yet", after, bench.done)
            else:
                if not (bench.case.either and after == bench.done):
                    _same(bench, fault, f"{told}, and yet", after, before)
                again = _try(bench, books)
                _same(bench, fault, f"again {again}", seen_by(books, bench.folder), bench.done)
        finally:
            if books is not None:
                books.close()
    _left(bench, fault)
    bench.found["done" if told is None else told] += 1


def _try(bench: Bench, books: Dispatch | None) -> str | None:
    """None if it is done, else the kind of the refusal."""
    try:
        bench.case.run(books, bench.folder)
    except EnvironmentTrouble as trouble:
        return trouble.kind
    except Exception:
        bench.wrong.append(traceback.format_exc(limit=-6))
        return "no error of ours"
    return None


def _same(bench: Bench, fault: Fault, told: str, found: judge.Dump, wanted: judge.Dump) -> None:
    if not wanted or _compared(bench, found) == _compared(bench, wanted):
        return
    names = [name for name in wanted | found if found.get(name) != wanted.get(name)]
    more = set(found.get("backups", ())) >= set(wanted.get("backups", ()))
    if bench.case.safe and names == ["backups"] and more:
        return
    bench.wrong.append(f"{fault.kind} {fault.n} {fault.hit}: {told} different in {names}")


def _compared(bench: Bench, dump: judge.Dump) -> object:
    return dump if bench.case.whole else {name: len(rows) for name, rows in dump.items()}


def _left(bench: Bench, fault: Fault) -> None:
    """The file that is left is a sound book; nothing half-made lies about."""
    for name in ("new.arapp", LEDGER):
        path = bench.folder / name
        if path.exists() and judge.verdict(path, [])[0] != judge.SOUND:
            bench.wrong.append(f"{fault.kind} {fault.n} {fault.hit}: {name} is broken")
    parts = {path.name for path in bench.folder.rglob("*.part*") if path.is_file()} - NOTES
    if parts:
        bench.wrong.append(f"{fault.kind} {fault.n} {fault.hit}: left {parts}")


@pytest.fixture(autouse=True)
def _home_of_the_trial(quick_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARAPP_HOME", str(quick_folder / "trial" / "home"))


def strike(
    name: str, empty: Path, place: Path, kind: str, stride: int = 1, last: int = MOST
) -> Bench:
    """Let call 1, 1 + stride, … fail until the use case gets through; the last is always tried.

    `last`: only so many at its end.
    """
    case = CASES[name]
    bench = Bench(case, place / "template", place / "trial")
    if not bench.template.exists():
        case.prepare(bench.template, empty)
    whole = Fault(kind, MOST, bench.folder)
    attempt(bench, whole)  # nothing fails: what it should end in
    bench.done = _ending(bench)
    for n in range(max(1, whole.seen - last), MOST, stride):
        fault = Fault(kind, n, bench.folder)
        attempt(bench, fault)
        if fault.hit is None:
            bench.found["calls"] += fault.seen
            return bench
        bench.found[f"hit {fault.hit[0]}"] += 1
    raise AssertionError(f"{name} makes more than {MOST} calls")


def _ending(bench: Bench) -> judge.Dump:
    bench.fresh()
    books = bench.case.start(bench.folder)
    try:
        bench.case.run(books, bench.folder)
        return seen_by(books, bench.folder)
    finally:
        if books is not None:
            books.close()


def judged(name: str, empty: Path, place: Path, strides: dict[str, int]) -> Counter[str]:
    """Strike with every kind of fault; what was found, when nothing of it was wrong."""
    found: Counter[str] = Counter()
    for kind, stride in strides.items():
        bench = strike(name, empty, place, kind, stride)
        assert not bench.wrong, "\n".join(bench.wrong[:5])
        found += bench.found
    return found


@pytest.mark.parametrize(
    ("name", "strides"),
    [
        ("receipt", {"eio": 5, "full": 9, "short": 9, "busy": 1}),
        ("undo", {"eio": 9, "full": 9, "short": 9}),
    ],
)
def test_a_call_that_fails_changes_nothing(
    name: str, strides: dict[str, int], empty_file: Path, quick_folder: Path
) -> None:
    found = judged(name, empty_file, quick_folder, strides)
    assert found["disk_full"] >= 6, found
    assert found["hit write"] >= 4, found


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(CASES))
def test_a_call_that_fails_changes_nothing_at_length(
    name: str, empty_file: Path, quick_folder: Path
) -> None:
    # Making a ledger is a thousand calls of one kind; a share of them says the same.
    every = 7 if name == "found" else 1
    found = judged(name, empty_file, quick_folder, dict.fromkeys(KINDS, every))
    assert found["disk_full"] + found["not_writable"] >= 3, found


def test_a_new_ledger_on_a_full_disk_is_whole_or_not_there(
    empty_file: Path, quick_folder: Path
) -> None:
    # The last calls fold the log into the file that is then renamed without it.
    bench = strike("found", empty_file, quick_folder, "full", 4, last=14)
    assert not bench.wrong, bench.wrong[:5]
    assert bench.found["disk_full"] >= 3, bench.found


def test_control_a_new_ledger_renamed_without_its_log_is_caught(
    empty_file: Path, quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "fold", lambda self: None)
    bench = strike("found", empty_file, quick_folder, "full", 3, last=9)
    assert any("done, and yet" in line for line in bench.wrong), bench.wrong


def test_a_backup_that_cannot_be_read_back_is_not_told_as_damage(
    empty_file: Path, quick_folder: Path
) -> None:
    found = judged("backup", empty_file, quick_folder, {"eio": 7})
    assert found["environment"] >= 5, found
    assert found["damaged"] == 0, found


def test_a_letter_whose_file_cannot_be_put_in_place_is_not_recorded(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES["letters"]
    case.prepare(tmp_path / "desk", empty_file)
    monkeypatch.setenv("ARAPP_HOME", str(tmp_path / "desk" / "home"))
    books = case.start(tmp_path / "desk")
    assert books is not None
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if target.parent.name == "papers":
            raise OSError(5, "Input/output error", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    try:
        with pytest.raises(EnvironmentTrouble):
            case.run(books, tmp_path / "desk")
        assert books.ask(lambda tx: tx.value("SELECT count(*) FROM letter")) == 0
    finally:
        books.close()


def test_control_a_program_that_swallows_the_error_is_caught(
    empty_file: Path, quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Dispatch.run

    def careless(self: Dispatch, command: Command) -> Done:
        try:
            return run(self, command)
        except EnvironmentTrouble:
            return Done(0, command.label, Outcome(frozenset()))

    monkeypatch.setattr(Dispatch, "run", careless)
    bench = strike("receipt", empty_file, quick_folder, "full", 9)
    assert any("done, and yet" in line for line in bench.wrong), bench.wrong
