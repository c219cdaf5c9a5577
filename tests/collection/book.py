"""Shared by the tests of the desk: open it, look at it, move the ledger day."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.collection.cases import Case, cases
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY


class Days:
    """A clock that is set by hand."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        return self.day

    def now(self) -> Any:
        return FixedClock(self.day).now()


def at(file: Path, day: date) -> Dispatch:
    """The ledger, opened on a day; close it."""
    return Dispatch(Store.open(file, FixedClock(day)))


def ago(days: int) -> str:
    """The day so many days before today, ISO."""
    return (TODAY - timedelta(days=days)).isoformat()


def placed(books: Dispatch, day: date = TODAY) -> dict[str, str]:
    """Name of a row → cell, or cell:reason; a partly contested row stands twice as "A+"."""

    def read(tx: Any) -> list[tuple[str, Case]]:
        names = dict(tx.rows("SELECT id, note FROM plan"))
        return [(names[case.debt.id], case) for case in cases(tx, day)]

    found: dict[str, str] = {}
    for name, case in books.ask(read):
        cell = f"{case.cell}:{case.why_not}" if case.why_not else case.cell
        found[f"{name}+" if name in found else name] = cell
    return found
