"""Open items are written part by part: what they share is made once."""

from pathlib import Path

from arapp.models.tx import Tx
from arapp.services.dispatch import Dispatch
from arapp.services.importing import service
from arapp.services.importing.booking.posting import Ids
from arapp.services.ledger import names
from tests.bench.large_sheets import Row, write

HEADER = ("客户名称", "合同编号", "发票号码", "节点", "开票日期", "到期日", "应收金额", "已收金额")
ROWS = 4_500
SHARED = (3, 2_200, 4_400)  # in three parts


def rows() -> list[Row]:
    found: list[Row] = [HEADER]
    for n in range(ROWS):
        shared = n in SHARED
        contract = "HT-共同" if shared else f"HT-{n:05d}"
        invoice = "FP90000001" if shared else f"FP{n:08d}"
        paid = 1_000 if n % 9 == 4 else 0
        found.append(
            ("恒岳机械有限公司", contract, invoice, "验收款", "2026-03-02", "2026-05-02",
             (100_000 + n, 100), (paid, 100))
        )  # fmt: skip
    return found


def test_rows_of_several_parts_share_their_contract_and_invoice(
    books: Dispatch, tmp_path: Path
) -> None:
    sheet = write(tmp_path / "应收.xlsx", rows())
    (table,) = service.run_import(books, [sheet])["files"][0]["tables"]
    assert (table["posted"], table["created"]["contracts"]) == (ROWS, ROWS - 2)
    whole = sum(100_000 + n for n in SHARED)
    shared = "SELECT id FROM contract WHERE number = 'HT-共同'"

    def told(tx: Tx) -> list[object]:
        return [
            tx.value("SELECT amount FROM contract WHERE number = 'HT-共同'"),
            tx.rows(f"SELECT no, amount FROM plan WHERE contract_id = ({shared}) ORDER BY no"),
            tx.value("SELECT gross FROM invoice WHERE number = 'FP90000001'"),
            tx.value("SELECT count(DISTINCT invoice_id) FROM plan"),
            tx.value("SELECT sum(paid) FROM plan"),
        ]

    assert books.ask(told) == [
        whole,
        [(place, 100_000 + n) for place, n in enumerate(SHARED, 1)],
        100_000 + SHARED[0],
        ROWS - 2,
        1_000 * (ROWS // 9),
    ]
    assert all(check.ok for check in books.ask(lambda tx: list(tx.checks())))
    (again,) = service.preview(books, [sheet])["files"][0]["tables"]
    assert (again["posted"], again["skipped"]) == (0, ROWS)


def test_ids_made_one_after_the_other_are_known_like_single_ones() -> None:
    found = Ids()
    assert not found
    for rows_made in (range(5, 9), range(9, 20), range(40, 41)):
        found.span(rows_made)
    found.add(2)
    assert found
    assert [n for n in range(50) if n in found] == [2, *range(5, 20), 40]


def test_initials_are_the_same_when_their_words_were_let_go() -> None:
    before = names.initials("重庆恒岳机械")
    names.forget_initials()
    names.forget_initials()  # nothing is left to let go
    assert names.initials("重庆恒岳机械") == before == "cqhyjx"
