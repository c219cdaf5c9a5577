"""The languages of the screen, complete or named.

`update` reads the sources into the .ts files, `compile` makes the .qm files, `put FILE` sets
translations from lines of context, English and Chinese separated by tabs and does both, `check`
fails on anything unfinished, vanished or not compiled. arapp_zh_CN.ts holds every text,
arapp_en.ts only the plurals, because English is the source.
"""

import argparse
import ast
import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
CHINESE = FOLDER / "arapp_zh_CN.ts"
ENGLISH = FOLDER / "arapp_en.ts"

Key = tuple[str, str]
"""Context and English source."""


@dataclass(frozen=True)
class Text:
    """A text of the sources; one with %n has plural forms."""

    context: str
    source: str
    comment: str = ""

    @property
    def key(self) -> Key:
        """What translations are kept under."""
        return self.context, self.source

    @property
    def counted(self) -> bool:
        """Whether it has plural forms (the reader of the sources does not always say so)."""
        return "%n" in self.source


# --- reading the sources ---


def sources(root: Path = ROOT) -> list[Path]:
    """Python files that may hold texts, in a steady order."""
    folders = (root / "arapp" / "ui", root / "arapp" / "app")
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def _tool(name: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    done = subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def texts(files: Sequence[Path] | None = None) -> list[Text]:
    """Every text of the sources once, by context and place.

    Read from the syntax tree: lupdate loses its way in docstrings that hold quotes, and does not
    mark counted texts of Python.
    """
    found: dict[Key, Text] = {}
    for path in sources() if files is None else files:
        for text in _Reader.read(path):
            found.setdefault(text.key, text)
    return sorted(found.values(), key=lambda text: text.context)


class _Reader(ast.NodeVisitor):
    """Collects `self.tr(text, comment)` under the class around it, and the two calls that name
    their context themselves."""

    def __init__(self) -> None:
        self.found: list[Text] = []
        self._classes = [""]

    @classmethod
    def read(cls, path: Path) -> list[Text]:
        """The texts of a file."""
        reader = cls()
        reader.visit(ast.parse(path.read_text(encoding="utf-8")))
        return reader.found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        strings = [_string(argument) for argument in node.args]
        name = _name(node.func)
        if name == "tr" and strings and strings[0] is not None:
            self._add(self._classes[-1], strings[0], strings[1:2])
        elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(strings) > 1:
            context, source = strings[:2]
            if context is not None and source is not None:
                self._add(context, source, strings[2:3])
        self.generic_visit(node)

    def _add(self, context: str, source: str, comment: Sequence[str | None]) -> None:
        self.found.append(Text(context, source, (comment[0] or "") if comment else ""))


def _string(node: ast.expr) -> str | None:
    held = node.value if isinstance(node, ast.Constant) else None
    return held if isinstance(held, str) else None


def never_found(path: Path) -> list[str]:
    """Calls of tr or translate with an f-string: they are read here but never found at run time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        f"{path.name}:{call.lineno}"
        for call in calls
        if _name(call.func) in {"tr", "translate", "QT_TRANSLATE_NOOP"}
        and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


# --- the .ts files ---


def load(ts: Path) -> dict[Key, list[str]]:
    """Translations of a file: one form, or the plural forms; empty when unfinished."""
    if not ts.exists():
        return {}
    found: dict[Key, list[str]] = {}
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            place = message.find("translation")
            if place is not None:
                forms = [form.text or "" for form in place.findall("numerusform") or [place]]
                key = (context.findtext("name") or "", message.findtext("source") or "")
                found[key] = forms if all(form.strip() for form in forms) else []
    return found


def save(ts: Path, language: str, wanted: Sequence[Text], known: Mapping[Key, list[str]]) -> None:
    """Write a .ts file anew, in the order of the sources; nothing else is kept in it."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for text in wanted:
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        _add(contexts[text.context], text, known.get(text.key, []))
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    ts.write_text(f"{head}{body}\n", encoding="utf-8")


def _add(context: ET.Element, text: Text, forms: Sequence[str]) -> None:
    message = ET.SubElement(context, "message", {"numerus": "yes"} if text.counted else {})
    ET.SubElement(message, "source").text = text.source
    if text.comment:
        ET.SubElement(message, "comment").text = text.comment
    place = ET.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
    if text.counted:
        for form in forms or [""]:
            ET.SubElement(place, "numerusform").text = form
    elif forms:
        place.text = forms[0]


def english(source: str) -> list[str]:
    """Singular and plural of a counted text: "%n copy(s)" → "%n copy", "%n copies"."""
    one = re.sub(r"\((?:s|es|ies)\)", "", source)
    many = re.sub(r"([^aeou\W])y\(s\)", r"\1ies", source)
    return [one, re.sub(r"\((s|es|ies)\)", r"\1", many)]


def update(given: Mapping[Key, list[str]] | None = None) -> None:
    """Read the sources into both files. Translations stay; texts that went go."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = texts()
    save(CHINESE, "zh_CN", wanted, {**load(CHINESE), **(given or {})})
    counted = [text for text in wanted if text.counted]
    made = {text.key: english(text.source) for text in counted}
    kept = {key: forms for key, forms in load(ENGLISH).items() if forms}
    save(ENGLISH, "en", counted, {**made, **kept})


def put(lines: Iterable[str]) -> list[str]:
    """Set translations, "context<TAB>English<TAB>Chinese" a line; returns those not found."""
    given: dict[Key, list[str]] = {}
    for line in filter(str.strip, lines):
        context, source, chinese = (part.replace("\\n", "\n") for part in line.split("\t"))
        given[context, source] = [chinese]
    update(given)
    compile_all()
    return [f"{context}: {source}" for context, source in given.keys() - load(CHINESE).keys()]


def compile_all(folder: Path = FOLDER) -> None:
    """Make the .qm files; each is swapped in whole, since a running program has it mapped."""
    for ts in (CHINESE, ENGLISH):
        part = folder / f"{ts.stem}.part"
        _tool("lrelease", str(ts), "-qm", str(part), "-silent")
        part.replace(folder / f"{ts.stem}.qm")


def check() -> list[str]:
    """Everything that is wrong, in sentences; empty when both languages are complete."""
    chinese, plurals = load(CHINESE), load(ENGLISH)
    now = {text.key for text in texts()}
    wrong = [f"not translated: {key}" for key, forms in {**plurals, **chinese}.items() if not forms]
    wrong += [f"not in {CHINESE.name}: {key}" for key in sorted(now - chinese.keys())]
    wrong += [f"no longer in the source: {key}" for key in sorted(chinese.keys() - now)]
    counted = {key for key in now if "%n" in key[1]}
    wrong += [f"not in {ENGLISH.name}: {key}" for key in sorted(counted - plurals.keys())]
    with tempfile.TemporaryDirectory() as folder:
        compile_all(Path(folder))
        for ts in (CHINESE, ENGLISH):
            made, kept = Path(folder) / f"{ts.stem}.qm", FOLDER / f"{ts.stem}.qm"
            if not kept.exists() or made.read_bytes() != kept.read_bytes():
                wrong.append(f"{kept.name} is not compiled from {ts.name}")
    for path in sources():
        wrong += [f"f-string in a text to translate: {place}" for place in never_found(path)]
    return wrong


# --- the command ---


@contextmanager
def alone() -> Iterator[None]:
    """One run at a time: several people may add texts at once."""
    lock = Path(tempfile.gettempdir()) / "arapp-i18n.lock"
    for _ in range(300):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("update", "compile", "check", "put"))
    parser.add_argument("file", nargs="?", type=Path, help="of `put`: lines with tabs")
    asked = parser.parse_args(arguments)
    with alone():
        wrong = _do(asked)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


def _do(asked: argparse.Namespace) -> list[str]:
    if asked.what == "update":
        update()
    elif asked.what == "compile":
        compile_all()
    elif asked.what == "put":
        lines = asked.file.read_text(encoding="utf-8").splitlines()
        return [f"not in the source: {text}" for text in put(lines)]
    else:
        return check()
    return []


if __name__ == "__main__":
    sys.exit(main())
