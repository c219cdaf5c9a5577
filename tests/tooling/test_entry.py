"""run.py has to be understood by a Python that is too old for the program."""

import ast
import io
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parents[2]


def test_an_old_python_is_told_in_both_languages() -> None:
    said = io.StringIO()
    assert run.refuse_old((3, 8), said)
    assert "needs Python 3.11" in said.getvalue()
    assert "this is Python 3.8" in said.getvalue()
    assert "需要 Python 3.11" in said.getvalue()


def test_an_old_python_on_a_bare_terminal_is_told_in_english() -> None:
    raw = io.BytesIO()
    said = io.TextIOWrapper(raw, encoding="ascii")
    assert run.refuse_old((3, 9), said)
    said.flush()
    assert raw.getvalue().startswith(b"This program needs Python 3.11")


@pytest.mark.parametrize("version", [(3, 11), (3, 13), (4, 0)])
def test_a_new_python_goes_on_in_silence(version: tuple[int, int]) -> None:
    said = io.StringIO()
    assert not run.refuse_old(version, said)
    assert said.getvalue() == ""


def test_the_file_has_no_syntax_newer_than_the_pythons_it_turns_away() -> None:
    with pytest.raises(SyntaxError):  # the control: a newer word is noticed
        ast.parse("match 1:\n    case _: pass", feature_version=(3, 7))
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_what_an_old_python_reads_imports_nothing_but_sys_before_it_asks() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imports] == ["import sys"]
