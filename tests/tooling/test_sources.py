"""Rules about the sources that no other tool sees."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "arapp"
TEXTS = {".py", ".md", ".toml", ".txt", ".in", ".ts", ".json", ".svg", ".nsi", ".sh", ".qss", ""}
MADE = {"build", "dist", "__pycache__"}


def built_texts(source: str) -> list[int]:
    """Lines where tr() or translate() is given a text put together at run time: lupdate collects
    it, but the translation is never found."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = {"tr": node.args[:1], "translate": node.args[1:2]}.get(name, [])
        found += [text.lineno for text in texts if isinstance(text, ast.JoinedStr | ast.BinOp)]
    return found


def own_files() -> Iterator[Path]:
    """The project's files, what tools made left out."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        hidden = {part for part in inside if part.startswith(".")} - {".ci", ".gitignore"}
        made = hidden or MADE.intersection(inside)
        if path.is_file() and not made and path.suffix in TEXTS:
            yield path


def test_the_search_for_built_texts_finds_them() -> None:
    assert built_texts('self.tr(f"{n} rows")') == [1]
    assert built_texts('x = 1\ntr("a" + name)') == [2]
    assert built_texts('QCoreApplication.translate("page", f"{n} rows")') == [1]
    assert built_texts('self.tr("%n row(s)", "", n); print(f"{n}")') == []


def test_no_text_to_translate_is_put_together_at_run_time() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sorted(PROGRAM.rglob("*.py"))
        if (lines := built_texts(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_no_file_names_the_folder_it_happens_to_lie_in() -> None:
    files = list(own_files())
    assert ROOT / "run.py" in files  # the search sees the project
    here = ROOT.as_posix() + "/"
    naming = [path for path in files if here in path.read_text(encoding="utf-8", errors="replace")]
    assert naming == []
