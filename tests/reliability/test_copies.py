"""Wrong copies: none is taken for the ledger without a word, none is harmed by being looked at.

At every push 75 cases; `python3 run.py test -m long` does 330.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from arapp.cli.text import message
from arapp.models import own_log, store
from arapp.models.values.errors import ArappError
from arapp.services.files import check_books, open_books
from tests.reliability import copies
from tests.reliability.copies import CASES, CLOCK, Case, Scene, reading

Kind = Callable[[random.Random, Scene], Case]
UNSEEN: set[str] = set()
MARKED = [
    pytest.param(
        kind,
        id=kind.__name__,
        marks=[pytest.mark.xfail(strict=True)] if kind.__name__ in UNSEEN else [],
    )
    for kind in CASES
]

# A state of the book, whole, but not the newest or not here: its log is its own and goes in.
STATES = {f"failed {[key]}" for key in ("older_copy", "other_ledger")}
SILENT, WHOLE = "accepted silently", "the whole book"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("copies")
        patch.setenv("ARAPP_HOME", str(folder / "home"))
        yield copies.make(folder)


@pytest.fixture(autouse=True)
def _home(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARAPP_HOME", str(scene.folder / "home"))


def offered(path: Path) -> str:
    """What the program says of the file: the refusal, the failed checks, or nothing."""
    try:
        books = open_books(path, CLOCK)
    except ArappError as refusal:
        return f"refused {message(refusal, 'zh_CN').replace(path.name, '…')}".replace(
            str(path.parent), ""
        )
    try:
        failed = sorted(check.key for check in check_books(books) if not check.ok)
    finally:
        books.close()
    return f"failed {failed}" if failed else SILENT


def judge(scene: Scene, case: copies.Case, truth: str) -> tuple[str, str]:
    """(outcome, what is wrong with it or "")."""
    told, files, name = case
    scene.lay(files)
    path = scene.path.parent / (name or copies.NAME)
    if not name:
        path.mkdir()
    content = reading(path) if name else ""
    outcome = offered(path)
    if outcome == SILENT and content == truth:
        return WHOLE, ""  # a log that lost only what the database has already
    trouble = outcome if outcome == SILENT else ""
    older_only = outcome in STATES
    if not older_only and scene.lying() != files:
        trouble = "changed by looking"
    elif not files.keys() <= scene.lying().keys() | {f"{name}-wal"}:
        trouble = "something is gone"
    return outcome, f"{told}: {trouble}, {outcome}" if trouble else ""


def check(scene: Scene, kind: Kind, rounds: int) -> None:
    """Cases of one kind; a log that lost nothing is right in a minority of them."""
    scene.lay(scene.closed_at[-1].files())
    truth = reading(scene.path)
    assert truth
    outcomes: Counter[str] = Counter()
    wrong = []
    rng = random.Random(kind.__name__)
    for _ in range(rounds):
        outcome, trouble = judge(scene, kind(rng, scene), truth)
        outcomes[outcome] += 1
        wrong += [trouble] if trouble else []
    print(kind.__name__, dict(outcomes))  # noqa: T201
    assert not wrong
    assert outcomes[WHOLE] <= rounds / 2
    assert sum(outcomes.values()) == rounds


@pytest.mark.parametrize("kind", MARKED)
def test_no_wrong_copy_is_accepted_without_a_word(scene: Scene, kind: Kind) -> None:
    check(scene, kind, 5)


@pytest.mark.long
@pytest.mark.parametrize("kind", MARKED)
def test_no_wrong_copy_is_accepted_without_a_word_at_length(scene: Scene, kind: Kind) -> None:
    check(scene, kind, 22)


def test_refusals_have_words_of_their_own(scene: Scene) -> None:
    told = set()
    kinds = (copies.zeros, copies.foreign_mark, copies.newer_mark, copies.a_backup, copies.a_folder)
    for kind in (*kinds, copies.new_beside_old_log):
        _, files, name = kind(random.Random(7), scene)
        scene.lay(files)
        path = scene.path.parent / (name or copies.NAME)
        if not name:
            path.mkdir()
        told.add(re.sub(r"[0-9]+", "", offered(path)))
    assert len(told) == len(kinds) + 1, told


def test_a_large_book_is_judged_by_its_newest_entries(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_log, "_SMALL", 0)
    scene.lay(scene.open_at[-1].files())
    assert offered(scene.path) == SILENT
    for kind in (copies.other_beside_log, copies.new_beside_old_log):
        for n in range(4):
            _, files, _ = kind(random.Random(n), scene)
            scene.lay(files)
            assert offered(scene.path).startswith("refused"), (kind, n)
            assert scene.lying() == files


def test_control_the_right_files_are_taken(scene: Scene) -> None:
    scene.lay(scene.closed_at[-1].files())
    assert offered(scene.path) == SILENT


def test_control_without_the_note_an_older_copy_is_taken(scene: Scene) -> None:
    case = copies.older(random.Random(1), scene)
    blind = replace(scene, heads={})
    blind.lay(blind.closed_at[-1].files())
    assert judge(blind, case, reading(scene.path))[1]


def test_control_a_foreign_log_is_folded_in_when_nobody_looks(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "require_own_log", lambda _: None)
    scene.lay(scene.closed_at[-1].files())
    truth = reading(scene.path)
    cases = [copies.other_beside_log(random.Random(n), scene) for n in range(6)]
    assert any(judge(scene, case, truth)[1] for case in cases)
