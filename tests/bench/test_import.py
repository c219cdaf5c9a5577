"""A 10,000-row import ≤ 3 × calamine + sqlite3.

`python3 run.py test -m bench -s tests/bench/test_import.py`. The floor reads the same file with
calamine and inserts its rows as they are into a bare table; ours understands, stages, checks for
duplicates, journals, keeps the sums and posts, through the headless command, each in a process of
its own.
"""

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from arapp.services.files import new_ledger
from tests.bench.clockwork import Ratio, compare, python

ROWS = 10_000

FLOOR = """
import sqlite3, sys
from python_calamine import CalamineWorkbook
sheet = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
conn = sqlite3.connect(sys.argv[2])
conn.execute("PRAGMA journal_mode=WAL")
conn.execute("CREATE TABLE r (a, b, c, d, e, f, g, h)")
rows = ([str(cell) for cell in row[:8]] for row in sheet.iter_rows())
conn.executemany("INSERT INTO r VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
conn.commit()
"""


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank file of 10,000 receipts with a running balance."""
    from openpyxl import Workbook

    path = tmp_path_factory.mktemp("bench") / "bank.xlsx"
    book = Workbook(write_only=True)
    page = book.create_sheet("流水")
    page.append(
        ["交易日期", "流水号", "收入", "支出", "余额", "对方户名", "对方账号", "附言"],
    )
    balance = 0
    for n in range(ROWS):
        amount = 1000 + n * 7 % 90_000
        balance += amount
        day = date(2026, 1, 1) + timedelta(days=n // 40)
        page.append(
            [day, f"SN{n:07d}", amount / 100, None, balance / 100,
             f"苏州第{n % 300}机械有限公司", f"62220{n % 300:011d}", f"{n % 12 + 1}月货款"],
        )  # fmt: skip
    book.save(path)
    return path


class _Cpu:
    """Seconds of processor time of the child processes, the least of all runs."""

    def __init__(self, run: Callable[[], float]) -> None:
        self.run, self.least = run, float("inf")

    def __call__(self) -> float:
        before = os.times()
        wall = self.run()
        after = os.times()
        spent = (after.children_user + after.children_system) - (
            before.children_user + before.children_system
        )
        self.least = min(self.least, spent)
        return wall


@pytest.mark.bench
def test_ten_thousand_rows(sheet: Path, tmp_path: Path) -> None:
    empty = new_ledger(tmp_path / "empty.arapp", "澄禾")
    used = tmp_path / "used.arapp"
    target = tmp_path / "floor.db"
    # As installed: the byte code is there (from the first round on).
    installed = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(tmp_path / "pyc"),
    }

    def floor() -> float:
        target.unlink(missing_ok=True)
        return python(["-c", FLOOR, str(sheet), str(target)], **installed)

    def ours() -> float:
        used.write_bytes(empty.read_bytes())
        command = ["-m", "arapp", "import", str(sheet), "--ledger", str(used), "--json"]
        return python(command, **installed)

    bare, whole = _Cpu(floor), _Cpu(ours)
    ratio = compare("import of 10,000 rows", bare, whole, 3.0)
    cpu = Ratio("  its processor time", bare.least, whole.least, 3.0)
    sys.stdout.write(f"\n{ratio.line()}\n{cpu.line()}\n")
    assert min(ratio.value, cpu.value) <= ratio.goal
