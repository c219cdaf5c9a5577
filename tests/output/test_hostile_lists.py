"""Hostile names in every text of the ledger: no list that is exported does anything with them."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import IntegrityError
from typing import Any, ClassVar

import pytest
from openpyxl import load_workbook

from arapp import cli
from arapp.models.store import Store
from arapp.models.tx import WriteTx
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.list_specs import LISTS
from arapp.services.ledger.lists import ListOptions
from arapp.services.output.list_export import Wanted, export_list
from tests.conftest import TODAY

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "＝",
    "＋",
    "－",
    "＠",
    "\u202e=",
    "\x00=",
    " =",
    "|",
)
TABLES = (
    "customer", "contact", "contract", "plan", "invoice", "receipt", "refund", "allocation", "todo",
    "promise", "dispute", "contact_log", "statement", "letter", "app_user", "attachment",
    "payer_alias", "owner_term", "grade", "payable", "product",
)  # fmt: skip
FORMULA = frozenset("=+-@|%\t\r\n＝＋－＠｜％")


@dataclass(frozen=True)
class _Poison:
    """Put a formula into every text of every row that takes one."""

    label: ClassVar[str] = "import"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        texts = 0
        for table in TABLES:
            ids = [row_id for (row_id,) in tx.rows(f"SELECT id FROM {table}")]
            for _, name, kind, *_rest in tx.rows(f"PRAGMA table_info({table})"):
                if kind == "TEXT" and name not in ("currency", "name_key", "number_key"):
                    texts += sum(_put(tx, table, name, row_id) for row_id in ids)
        return Outcome(frozenset(), texts)


def _put(tx: WriteTx, table: str, column: str, row_id: int) -> bool:
    text = f"{STARTS[row_id % len(STARTS)]}cmd|' /C calc'!A{row_id}"
    tx.execute("SAVEPOINT one")
    try:
        tx.update(table, row_id, **{column: text})
    except IntegrityError:  # one of a fixed set of words
        tx.execute("ROLLBACK TO one")
        return False
    finally:
        tx.execute("RELEASE one")
    return True


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample ledger with formulas for texts."""
    path = tmp_path_factory.mktemp("hostile") / "firm.arapp"
    made = ["new", str(path), "--company", "澄禾", "--sample", "small", "--as-of", "2026-11-12"]
    assert cli.main(made) == 0
    with Store.open(path, FixedClock(TODAY)) as store:
        assert Dispatch(store).run(_Poison()).outcome.result > 2_000
    return path


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_of_a_list_is_a_formula(hostile: Path, tmp_path: Path, name: str) -> None:
    book, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
    with Store.open(hostile, FixedClock(TODAY)) as store:
        for form, path in (("xlsx", book), ("csv", text)):
            rows = export_list(
                Dispatch(store), Wanted(name, ListOptions(everything=True)), form, path
            )
    kinds = [kind for _, kind, _ in LISTS[name].fields]
    cells = list(load_workbook(book).worksheets[0].iter_rows(min_row=2))
    assert len(cells) == rows
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "d"}
    for row in cells:
        for kind, cell in zip(kinds, row, strict=True):
            if kind == "money" and cell.value is not None:
                assert (cell.data_type, "0" in cell.number_format) == ("n", True)
    content = text.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]
    assert len(found) == rows
    for line in found:
        for kind, field in zip(kinds, line, strict=True):
            assert kind != "text" or field[:1] not in FORMULA
            assert not set(field) & set("\u202e\x00")
    _has_poison(name, found)


def _has_poison(name: str, found: list[list[Any]]) -> None:
    """The control: what was put in is there to be seen, where the list has a free text."""
    if found and name not in ("allocations", "refunds"):
        assert any("cmd|" in field for line in found for field in line)


def test_nearly_every_list_has_rows(hostile: Path) -> None:
    with Store.open(hostile, FixedClock(TODAY)) as store:
        filled = [
            name
            for name in LISTS
            if export_list(
                Dispatch(store), Wanted(name, ListOptions()), "csv", hostile.with_suffix(".csv")
            )
        ]
    assert len(filled) >= 9
