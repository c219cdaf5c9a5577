"""Which test enters which function and how long it takes, from one run of the sound module.

A mistake is shown first to the tests that have found one in the same function, then to those that
enter the function, the quickest first.
"""

import ast
import json
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_IMPORT = ""  # coverage's name for what ran before any test
_SESSION = "session"  # what a fixture did that is made once for all tests


class Span(NamedTuple):
    """Lines of a function: its first (the decorators' apart), that of its body, its last."""

    name: str
    first: int
    body: int
    last: int


@dataclass
class Seen:
    """What the survey found of a module: seconds by test, tests by line, what its import ran."""

    seconds: dict[str, float] = field(default_factory=dict)  # of work, not of waiting for a turn
    lines: dict[int, set[str]] = field(default_factory=dict)
    functions: list[Span] = field(default_factory=list)
    killers: dict[str, list[str]] = field(default_factory=dict)

    def at_most_s(self) -> float:
        """How long all the tests may take on a busy machine."""
        return 120 + 20 * sum(self.seconds.values())

    def function(self, line: int) -> Span:
        """The function around a line; the module as one without a name."""
        around = [one for one in self.functions if one.first <= line <= one.last]
        return around[0] if around else Span("", 1, 1, 1)

    def entering(self, line: int) -> set[str]:
        """Tests that enter the function around a line; all tests without a function."""
        around = self.function(line)
        if not around.name:
            return set(self.seconds)
        return self._within(around) - {_IMPORT, _SESSION}

    def at_import(self, names: Iterable[str]) -> bool:
        """Whether one of the functions runs while the module is imported."""
        return _IMPORT in self._contexts(names)

    def at_session(self, names: Iterable[str]) -> bool:
        """Whether one of them makes something that is there for all tests."""
        return _SESSION in self._contexts(names)

    def _contexts(self, names: Iterable[str]) -> set[str]:
        spans = [one for one in self.functions if one.name in set(names)]
        return set().union(*map(self._within, spans))

    def _within(self, span: Span) -> set[str]:
        """What ran in its body: a long signature is read at the import."""
        lines = range(span.body, span.last + 1)
        return set().union(*(self.lines.get(line, ()) for line in lines))

    def order(self, line: int) -> list[str]:
        """Every test, the likeliest to notice a mistake in that line first."""
        name, *_ = self.function(line)
        entering, reaching = self.entering(line), self.lines.get(line, set())
        killers = self.killers.get(name, [])[::-1]
        rank = {test: i for i, test in enumerate(killers)}

        def key(test: str) -> tuple[int, bool, bool, float]:
            last = len(rank)
            return (
                *(rank.get(test, last), test not in entering, test not in reaching),
                self.seconds[test],
            )

        return sorted(self.seconds, key=key)

    def killed(self, line: int, test: str) -> None:
        """Remember who noticed."""
        if test in self.seconds:
            found = self.killers.setdefault(self.function(line)[0], [])
            if test in found:
                found.remove(test)
            found.append(test)


class Survey:
    """Loaded into pytest over the sound module."""

    def __init__(self, module: Path, out: Path) -> None:
        import coverage

        self.module, self.out = str(module), out
        self.seconds: dict[str, float] = {}
        self.test = _IMPORT
        self.measured = coverage.Coverage(
            data_file=None, include=[self.module], config_file=False, messages=False
        )
        self.measured.start()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Time and measure a test under its name."""
        self.test = item.nodeid
        self.measured.switch_context(self.test)
        begun = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.process_time() - begun

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """What is made for all tests is none's in particular."""
        if fixturedef.scope != "session":
            return (yield)
        self.measured.switch_context(_SESSION)
        try:
            return (yield)
        finally:
            self.measured.switch_context(self.test)

    def pytest_sessionfinish(self) -> None:
        """Write down what was seen."""
        self.measured.stop()
        by_line = self.measured.get_data().contexts_by_lineno(self.module)
        self.out.write_text(json.dumps([self.seconds, by_line]), encoding="utf-8")


def read(out: Path, source: str) -> Seen:
    """What a survey wrote down of the module with this source."""
    seconds, by_line = json.loads(out.read_text(encoding="utf-8"))
    lines = {int(line): set(tests) for line, tests in by_line.items()}
    return Seen(seconds, lines, list(_functions(ast.parse(source))))


def _functions(tree: ast.AST, within: str = "") -> Iterable[Span]:
    """The module's functions and methods; one inside another belongs to it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            last = node.end_lineno or node.lineno
            yield Span(within + node.name, node.lineno, node.body[0].lineno, last)
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{within}{node.name}.")
