"""What a headless command is: a name, its arguments, what it does."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from arapp.services.dispatch import Dispatch

Arguments = Callable[[ArgumentParser], None]


def none(parser: ArgumentParser) -> None:
    """No arguments of its own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """JSON document, the lines a person reads, exit code."""

    document: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    code: int = 0


@dataclass(frozen=True, slots=True)
class Sub:
    """One sub-command. `run` gets an open ledger; `bare` runs without one (new, restore)."""

    name: str
    arguments: Arguments = none
    run: Callable[[Dispatch, Namespace], Answer] | None = None
    bare: Callable[[Namespace], Answer] | None = None
