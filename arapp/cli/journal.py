"""arapp undo, redo, history."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from arapp.cli.sub import Answer, Sub
from arapp.services.dispatch import Dispatch, Done
from arapp.services.ledger.history import HistoryEntry, history
from arapp.services.steps import Step


def _undo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true")


def _undo(books: Dispatch, args: Namespace) -> Answer:
    if args.list:
        return _steps(books.undo_list())
    return _turned(books.undo(), "undone")


def _redo(books: Dispatch, args: Namespace) -> Answer:
    if args.list:
        return _steps(books.redo_list())
    return _turned(books.redo(), "redone")


def _steps(steps: list[Step]) -> Answer:
    lines = [f"{step.seq}  {step.at}  {step.actor}  {step.label}" for step in steps]
    return Answer({"steps": [asdict(step) for step in steps], "total": len(steps)}, lines)


def _turned(done: Done, key: str) -> Answer:
    step: Step = done.outcome.result
    return Answer({key: asdict(step), "seq": done.seq}, [f"{step.seq}  {step.label}"])


def _history_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record")


def _history(books: Dispatch, args: Namespace) -> Answer:
    entries = books.ask(lambda tx: history(tx, args.record))
    return Answer(
        {"entries": [asdict(entry) for entry in entries]},
        [line for entry in entries for line in _told(entry)],
    )


def _told(entry: HistoryEntry) -> list[str]:
    head = f"{entry.seq}  {entry.at}  {entry.actor}  {entry.kind} {entry.label}"
    why = [f"    {name}: {text}" for name, text in entry.reasons.items()]
    return [head, *why, *(f"    {c.field}: {c.before} → {c.after}" for c in entry.changes)]


SUBS = (
    Sub("undo", _undo_arguments, run=_undo),
    Sub("redo", _undo_arguments, run=_redo),
    Sub("history", _history_arguments, run=_history),
)
