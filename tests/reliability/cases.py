"""The use cases whose every call to the disk is made to fail: how to set them up, what they do.

`prepare` makes a folder without faults, once; `start` opens what the case works on; `act` is what
the fault strikes. `act` may be called again after a failure, as a user would try again.
"""

import gzip
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.money import Money
from arapp.services import files
from arapp.services.backup.make import make
from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import post, stage_files
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate, PostSafe, Unallocate
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.service import issue_letters, issue_statements
from arapp.services.papers.statements import month_run
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.reliability import clerk

LEDGER = "book.arapp"
OLD = Path(__file__).parents[1] / "fixtures" / "ledgers" / "v1.arapp.gz"
_MORE = """
    公司 简称=澄禾 地址=苏州工业园区星海街188号 联系人=李敏 电话=051200008821
    收款 R1 弘达机械 100000.00 日期=2026-10-20
"""
_LINES = """交易日期,交易流水号,收入,支出,对方户名,对方账号,摘要
2026-10-08,LS001,50000.00,,弘达机械,32050101,CH-018
2026-10-09,LS002,3000.50,,海顿电机,32050103,货款
2026-10-12,LS003,12.00,,路人甲,32050104,
"""
Act = Callable[[Dispatch, Path], Any]


@dataclass(frozen=True)
class Case:
    """A use case on an open ledger; `ready` brings the ledger to where it begins."""

    name: str
    act: Act
    ready: Act = lambda _books, _folder: None
    whole: bool = True  # compared row by row; else by the number of rows (random ids in it)
    safe: bool = False  # a backup is made first, and stays whatever comes of the rest
    either: bool = False  # several steps, each whole: a refusal may come after the main one

    def prepare(self, folder: Path, empty: Path) -> None:
        """Make the folder."""
        (folder / "home").mkdir(parents=True)
        (folder / LEDGER).write_bytes(empty.read_bytes())
        with Store.open(folder / LEDGER, FixedClock(TODAY)) as opened:
            books = Dispatch(opened, files.somebody())
            given(books, clerk.BOOK + _MORE)
            self.ready(books, folder)

    def start(self, folder: Path) -> Dispatch | None:
        """Open the ledger, as the program does."""
        return files.open_books(folder / LEDGER, FixedClock(TODAY))

    def run(self, books: Dispatch | None, folder: Path) -> None:
        """Do it, or try again."""
        assert books is not None
        self.act(books, folder)


@dataclass(frozen=True)
class FileCase(Case):
    """A use case on a file that is not open: it opens it, or makes it."""

    old: bool = False

    def prepare(self, folder: Path, empty: Path) -> None:
        """Make the folder, with a ledger of schema 1 if asked for."""
        super().prepare(folder, empty)
        if self.old:
            (folder / LEDGER).write_bytes(gzip.decompress(OLD.read_bytes()))

    def start(self, folder: Path) -> None:
        """Nothing is open yet."""

    def run(self, _books: Dispatch | None, folder: Path) -> None:
        """Do it, or try again."""
        act: Any = self.act
        act(folder)


def _receipt(books: Dispatch, _folder: Path) -> None:
    books.run(RecordReceipt(TODAY, Money(123_45), "弘达机械", memo="货款"))


def _allocate(books: Dispatch, _folder: Path) -> None:
    books.run(Allocate(2, ((1, Money(60_000_00)), (2, Money(30_000_00)))))


def _undone(books: Dispatch, folder: Path) -> None:
    _allocate(books, folder)
    books.undo()


def _stage(books: Dispatch, folder: Path) -> None:
    sheet = folder / "bank.csv"
    sheet.write_text(_LINES, encoding="utf-8")
    (folder.parent / "staging").write_bytes(pickle.dumps(stage_files(books, [sheet])))


def _import(books: Dispatch, folder: Path) -> None:
    post(books, pickle.loads((folder.parent / "staging").read_bytes()))


def _statements(books: Dispatch, folder: Path) -> None:
    issue_statements(books, month_run(date(2026, 10, 1)), folder / "papers")


def _letters(books: Dispatch, folder: Path) -> None:
    issue_letters(books, LetterRun(), folder / "papers")


def _found(folder: Path) -> None:
    files.new_ledger(folder / "new.arapp", "苏州澄禾", clock=FixedClock(TODAY))


def _open(folder: Path) -> None:
    Store.open(folder / LEDGER, FixedClock(TODAY)).close()


def _lock(books: Dispatch, _folder: Path) -> None:
    books.run(LockPeriod(date(2026, 9, 30)))


CASES: dict[str, Case] = {
    case.name: case
    for case in (
        Case("receipt", _receipt),
        Case("allocate", _allocate),
        Case("unallocate", lambda books, _: books.run(Unallocate(1))),
        Case("post_safe", lambda books, _: books.run(PostSafe())),
        Case("undo", lambda books, _: books.undo(), _allocate),
        Case("redo", lambda books, _: books.redo(), _undone),
        Case("import", _import, _stage, safe=True),
        Case("statements", _statements, lambda _, folder: (folder / "papers").mkdir()),
        Case("letters", _letters, lambda _, folder: (folder / "papers").mkdir()),
        Case("lock", _lock),
        Case("backup", lambda books, _: make(books)),
        FileCase("found", _found, whole=False),  # type: ignore[arg-type]  # it gets no open ledger
        FileCase("open", _open),  # type: ignore[arg-type]  # it gets no open ledger
        FileCase("migrate", _open, either=True, old=True),  # type: ignore[arg-type]  # it gets no open ledger
    )
}
