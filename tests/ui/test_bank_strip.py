"""The strip of the newest bank file above the receipts desk."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.ledger.desk_bank import newest_bank_file
from arapp.services.ledger.to_check import DropKept, kept_rows
from arapp.ui.pages.matching.head import BankStrip
from tests.conftest import TODAY
from tests.importing.build import text

ROWS = [
    ["交易日期", "摘要", "收入", "支出", "余额", "对方户名"],
    ["2026-10-08", "货款", "100.00", "", "600.00", "苏州博瑞自动化设备有限公司"],
    ["2026-10-09", "货款", "2OO.00", "", "800.00", "苏州博瑞自动化设备有限公司"],
    ["2026-10-10", "货款", "300.00", "", "1,100.00", "苏州博瑞自动化设备有限公司"],
]


def test_lines_that_wait_to_be_checked_are_told_until_they_are_dealt_with(
    qtbot: QtBot, books: Dispatch, chinese: None, tmp_path: Path
) -> None:
    run_import(books, [text(tmp_path / "流水.csv", ROWS)])
    strip = BankStrip()
    qtbot.addWidget(strip)

    def told() -> list[str]:
        strip.set_file(books.ask(newest_bank_file), TODAY)
        return [part.text() for part in (strip._new, strip._kept) if not part.isHidden()]

    assert told() == ["收款中新 2", "待核 1"]
    books.run(DropKept(tuple(row.id for row in books.ask(kept_rows))))
    assert told() == ["收款中新 2"]
