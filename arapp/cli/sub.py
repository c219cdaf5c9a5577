"""What a headless command is: a name, its arguments, what it does."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arapp.services.dispatch import Dispatch

Arguments = Callable[[ArgumentParser], None]


def none(parser: ArgumentParser) -> None:
    """No arguments of its own."""


class Usage(Exception):
    """Words that do not fit together; the program leaves with 2."""


@dataclass(frozen=True, slots=True)
class Answer:
    """JSON document, the lines a person reads, exit code; `notes` go beside it, to stderr."""

    document: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    code: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sub:
    """One sub-command. `run` gets an open ledger; `bare` runs without one (new, restore).

    `early` begins what needs no ledger before one is opened; what it began is `args.begun`.
    """

    name: str
    arguments: Arguments = none
    run: "Callable[[Dispatch, Namespace], Answer] | None" = None
    bare: Callable[[Namespace], Answer] | None = None
    early: Callable[[Namespace], AbstractContextManager[Any]] | None = None
