"""Statements of card acquirers: the cards are the customers', not accounts of one's own."""

from pathlib import Path

from arapp.services.importing.rows.records import ReceiptRow
from tests.importing.build import Rows, book
from tests.importing.conftest import Read

HEAD = ["清算日期", "交易时间", "终端号", "交易类型", "卡号", "交易金额", "手续费", "参考号"]
SALES: Rows = [
    ["商户号", "898320050450001", "商户名称", "澄禾精密仪器有限公司"],
    HEAD,
    ["2026-03-02", "10:10:10", "10001", "消费", "622202******1234", 1000, 6, "000001"],
    ["2026-03-02", "11:10:10", "10001", "消费", "622848******9999", 500, 3, "000002"],
    ["2026-03-03", "12:10:10", "10001", "消费", "621700******4321", 250, 1.5, "000003"],
]


def _records(path: Path, rows: Rows, read: Read) -> list[ReceiptRow]:
    (table,) = read(book(path, 流水=rows))
    assert set(table.status) == {"ready"}
    return [record for record in table.records if isinstance(record, ReceiptRow)]


def test_each_card_is_the_payers(tmp_path: Path, read: Read) -> None:
    found = _records(tmp_path / "a.xlsx", SALES, read)
    assert [row.payer_account for row in found] == [row[4] for row in SALES[2:]]
    assert not {row.account for row in found} & {row[4] for row in SALES[2:]}
    assert sum(row.amount for row in found) == 175_000


def test_one_card_in_all_rows_is_ones_own(tmp_path: Path, read: Read) -> None:
    rows = [HEAD, *([*row[:4], "6222020200012345678", *row[5:]] for row in SALES[2:])]
    found = _records(tmp_path / "a.xlsx", rows, read)
    assert {row.account for row in found} == {"6222020200012345678"}
