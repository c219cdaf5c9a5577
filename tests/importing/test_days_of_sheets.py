"""Days that a typo or a column of their own must not take from a whole sheet; who paid."""

from datetime import date
from pathlib import Path
from typing import Any

from arapp.services.importing.cells.dayforms import orders_of
from arapp.services.importing.rows.records import LedgerRow, ReceiptRow
from tests.importing.build import book
from tests.importing.conftest import TODAY, Read


def test_a_day_that_does_not_exist_leaves_the_order_of_the_others() -> None:
    days = ["13/01/2026", "01/02/2026", "05/06/2026"]
    assert orders_of(days, TODAY) == ("dmy",)
    assert orders_of([*days, "31/06/2026"], TODAY) == ("dmy",)
    assert orders_of(["31/06/2026"], TODAY) == ()
    assert len(orders_of(["01/02/2026", "31/06/2026"], TODAY)) == 2  # still to be asked


def test_only_the_row_with_that_day_is_kept_out(tmp_path: Path, read: Read) -> None:
    rows = [
        ["Customer", "Invoice No", "Invoice Date", "Amount", "Balance"],
        ["Northwind", "INV-1", "13/01/2026", 1200, 1200],
        ["Contoso", "INV-2", "05/06/2026", 450, 450],
        ["Contoso", "INV-3", "31/06/2026", 100, 100],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", AR=rows))
    assert table.count() == {"ready": 2, "flagged": 1}
    assert [(p.row, p.code) for p in table.problems if p.severity == "flagged"] == [
        (4, "no_such_day")
    ]


def test_the_year_may_have_a_column_of_its_own(tmp_path: Path, read: Read) -> None:
    rows: list[list[Any]] = [
        ["客户", "年", "月", "日", "凭证号", "摘要", "借方金额", "贷方金额", "方向", "余额"],
        ["恒岳机械有限公司", 2024, 12, 1, "记-1", "售货", 300, None, "借", 300],
        [None, None, None, 5, "记-2", "售货", 50, None, "借", 350],
        [None, "2025年", 1, 8, "记-1", "收款", None, 350, "平", 0],
        ["海顿电机有限公司", 2024, 3, 1, "记-9", "售货", 88.88, None, "借", 88.88],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", 明细账=rows))
    assert [row.day for row in table.records if isinstance(row, LedgerRow)] == [
        date(2024, 12, 1),
        date(2024, 12, 5),
        date(2025, 1, 8),
        date(2024, 3, 1),
    ]
    assert table.count() == {"ready": 4}


def test_received_from_is_who_paid(tmp_path: Path, read: Read) -> None:
    rows = [
        ["Date", "Received from", "Amount received", "Method"],
        ["2026-03-15", "Initech", 1500, "Wire"],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", R=rows))
    assert [row.payer for row in table.records if isinstance(row, ReceiptRow)] == ["Initech"]
