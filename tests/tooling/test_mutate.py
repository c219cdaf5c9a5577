"""The mutants are those that matter, and the runner cannot be had by tests that fail anyway."""

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tools.mutate import sql, swap
from tools.mutate.__main__ import Result, explained, told
from tools.mutate.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]


def changes(source: str) -> set[tuple[str, str]]:
    return {(mutant.old, mutant.new) for mutant in mutants("m.py", source)}


def test_each_kind_of_mistake_is_made() -> None:
    found = changes(
        '''
def left(amount: int, used: int) -> int:
    """What is left."""
    if amount < used and not amount:
        raise ValueError("used")
    amount -= used
    return amount - 2 * used
'''
    )
    assert {
        ("amount < used", "amount <= used"),
        ("amount < used and (not amount)", "amount < used or not amount"),
        ("amount < used and (not amount)", "not amount"),
        ("not amount", "amount"),
        ("raise ValueError('used')", "pass"),
        ("'used'", "'usedXX'"),
        ("amount -= used", "pass"),
        ("amount - 2 * used", "amount + 2 * used"),
        ("2 * used", "2 // used"),
        ("2", "3"),
        ("2", "1"),
        ("return amount - 2 * used", "return None"),
    } <= found
    assert not any("What is left" in old for old, _ in found)


def test_every_mutant_is_another_program_with_a_name_of_its_own() -> None:
    source = (ROOT / "arapp/models/sums.py").read_text(encoding="utf-8")
    found = mutants("sums.py", source)
    assert len({mutant.source for mutant in found}) == len({m.key for m in found}) == len(found)
    for mutant in found:
        compile(mutant.source, "sums.py", "exec")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("UPDATE plan SET paid = paid + NEW.amount", "UPDATE plan SET paid = paid - NEW.amount"),
        ("UPDATE plan SET paid = paid + NEW.amount", "UPDATE plan SET paid = paid + OLD.amount"),
        ("SELECT id FROM t WHERE a <= 5 AND b = 1", "SELECT id FROM t WHERE a < 5 AND b = 1"),
        ("SELECT id FROM t WHERE a <= 5 AND b = 1", "SELECT id FROM t WHERE a <= 6 AND b = 1"),
        ("SELECT id FROM t WHERE a <= 5 AND b = 1", "SELECT id FROM t WHERE a <= 5 AND b <> 1"),
        ("SELECT id FROM t WHERE a <= 5 AND b = 1", "SELECT id FROM t WHERE a <= 5"),
        ("SELECT id FROM t WHERE a <= 5 AND b = 1", "SELECT id FROM t WHERE 1 AND b = 1"),
        ("receipt_id, plan_id, amount", "receipt_id, amount"),
        ("SELECT RAISE(ABORT, 'no')", "SELECT RAISE(IGNORE, 'no')"),
    ],
)
def test_statements_are_spoilt_where_money_hangs_on_them(text: str, other: str) -> None:
    assert other in set(sql.spoilt(text))


def test_what_is_assigned_is_not_taken_for_a_comparison() -> None:
    assert "UPDATE plan SET paid <> 0" not in set(sql.spoilt("UPDATE plan SET paid = 0"))


def test_what_exists_is_not_asked_for_a_value() -> None:
    assert not any("SELECT 2" in text for text in sql.spoilt("WHERE EXISTS (SELECT 1 FROM t)"))


# --- the runner -----------------------------------------------------------------------------------

TARGETS = """
copied = ["sum.py", "test_sum.py", "pyproject.toml"]
[target."sum.py"]
tests = ["test_sum.py"]
"""
SOUND = "def rest(a, b):\n    return a - b\n"
STRICT = "from sum import rest\n\ndef test_it():\n    assert rest(5, 3) == 2\n"


def ran(
    folder: Path, test: str, sound: str = SOUND, more: tuple[str, ...] = ()
) -> "subprocess.CompletedProcess[str]":
    """The runner over a project of one function."""
    files = {"sum.py": sound, "test_sum.py": test, "targets.toml": TARGETS}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.pytest.ini_options]\npythonpath = ['.']\n")
    words = ["-m", "tools.mutate", "--root", str(folder)]
    words += ["--targets", str(folder / "targets.toml"), "--survivors", str(folder / "none.toml")]
    return subprocess.run(
        [sys.executable, *words, *more],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the runner forks")


def test_control_a_planted_mistake_is_killed(tmp_path: Path) -> None:
    done = ran(tmp_path, STRICT)
    assert "2 of 2 killed (100.0 %)" in done.stdout
    assert done.returncode == 0


def test_control_tests_that_fail_anyway_kill_nothing(tmp_path: Path) -> None:
    done = ran(tmp_path, STRICT.replace("== 2", "== 3"))
    assert done.returncode == 3
    assert "nothing can be said" in done.stdout
    assert "killed" not in done.stdout


LOOP = "MOST = 3\n\ndef count(n=3):\n    i = 0\n    while i < n:\n        i += 1\n    return i\n"
LOOPS = len(mutants("sum.py", LOOP))
COUNTS = """
from sum import MOST, count

def test_it():
    assert (MOST, count(), count(0)) == (3, 3, 0)
"""


def test_control_circles_values_and_defaults_are_noticed(tmp_path: Path) -> None:
    done = ran(tmp_path, COUNTS, LOOP)
    told = f"{LOOPS} of {LOOPS} killed (100.0 %), 2 by the time they took, {LOOPS} the quick way"
    assert told in done.stdout


def test_control_who_asks_for_nothing_notices_nothing(tmp_path: Path) -> None:
    done = ran(tmp_path, "from sum import count\n\ndef test_it():\n    count(0)\n", LOOP)
    assert f" 0 of {LOOPS} killed" in done.stdout
    assert done.returncode == 1
    said = tmp_path / "said.txt"
    said.write_text(done.stdout, encoding="utf-8")
    left = ran(tmp_path, COUNTS, LOOP, ("--again", str(said)))
    assert f" {LOOPS} of {LOOPS} killed" in left.stdout
    assert left.returncode == 0


def test_in_a_minute_it_tells_what_it_left_out(tmp_path: Path) -> None:
    done = ran(tmp_path, COUNTS, LOOP, ("--budget", "300"))
    assert f" {LOOPS} of {LOOPS} killed (100.0 %)," in done.stdout
    none = ran(tmp_path, COUNTS, LOOP, ("--budget", "0.1"))
    assert f" 0 of 0 killed (–), {LOOPS} left out" in none.stdout
    assert none.returncode == 0


def test_a_mistake_goes_into_a_function_or_is_left_to_a_run_from_nothing() -> None:
    sound = (
        "from enum import StrEnum\nclass A(StrEnum):\n    B = 'b'\n\ndef f(x):\n    return x + 1"
    )
    parts = swap.parts(ast.unparse(ast.parse(sound)))
    into = {m.old: swap.changed(parts, m.source) for m in mutants("m.py", sound)}
    assert list(into["x + 1"] or ()) == ["f"]
    assert list(into["return x + 1"] or ()) == ["f"]
    assert into["'b'"] is None
    module = ModuleType("some")
    module.__file__ = "some.py"
    exec(sound + "\n\nA1 = A.B", vars(module))
    spoilt = sound.replace("'b'", "'c'") + "\n\nA1 = A.B"
    assert swap.values(module, spoilt) == []  # a member is of its own class: no plain value


SURVIVOR = next(m for m in mutants("sum.py", SOUND) if m.new == "a + b")
NOTE = """
[[survivor]]
file = "sum.py"
where = "rest"
old = "a - b"
new = "a + b"
reason = "{}"
"""


def judged(folder: Path, note: str, survivors: list[Mutant]) -> int:
    """The verdict over a run that left `survivors`, with a note."""
    path = folder / "notes.toml"
    path.write_text(note, encoding="utf-8")
    result = Result("sum.py", tried=2, survivors=survivors)
    return told([result], explained(path), whole=True)


def test_a_survivor_is_told_until_it_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(tmp_path, "", [SURVIVOR]) == 1
    said = capsys.readouterr().out
    assert "1 of 2 killed (50.0 %)" in said
    assert NOTE.format("") in said
    assert judged(tmp_path, NOTE.format(" "), [SURVIVOR]) == 1  # without a reason it is none
    assert judged(tmp_path, NOTE.format("planted"), [SURVIVOR]) == 0


def test_a_note_on_a_mistake_that_is_killed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(tmp_path, NOTE.format("planted"), []) == 1
    assert "explained, but killed or gone" in capsys.readouterr().out
