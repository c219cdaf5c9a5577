# ruff: noqa: E501 - sheets stand in the tests row by row, as they look
"""From staged rows into the ledger: all or nothing, once, provable, and back again by one undo."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import preview, run_import
from tests.importing.build import BANK_HEADER, BANK_ROWS, book, text
from tests.importing.test_legacy import OPEN_ITEMS

STATES = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")


def _one(answer: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = answer["files"][0]["tables"][0]
    assert table["rows"] == sum(table[state] for state in STATES)
    return table


def _value(books: Dispatch, sql: str) -> Any:
    return books.ask(lambda tx: tx.value(sql))


def test_a_rehearsal_gives_the_numbers_of_the_import_and_writes_nothing(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=OPEN_ITEMS)
    before = _value(books, "SELECT count(*) FROM journal_entry")
    rehearsed = preview(books, [path])
    assert rehearsed["batch"] is None
    assert _value(books, "SELECT count(*) FROM journal_entry") == before
    assert _value(books, "SELECT count(*) FROM plan") == 0
    posted = run_import(books, [path])
    assert posted["batch"] == 1
    assert {**posted, "batch": None} == rehearsed


def test_open_is_the_balance_of_the_sheet(books: Dispatch, tmp_path: Path) -> None:
    table = _one(run_import(books, [book(tmp_path / "台账.xlsx", 应收=OPEN_ITEMS)]))
    assert (table["posted"], table["flagged"]) == (6, 2)
    assert table["net_total"] == {"CNY": "745680.00"}
    assert table["created"]["customers"] == 4
    assert _value(books, "SELECT sum(amount - paid) FROM plan") == 74_568_000
    assert _value(books, "SELECT count(*) FROM receipt") == 0
    part = "SELECT amount, paid FROM plan WHERE amount = 15600000"
    assert books.ask(lambda tx: tx.one(part)) == (15_600_000, 6_000_000)
    assert _value(books, "SELECT count(*) FROM import_row WHERE status = 'flagged'") == 2


def test_the_same_file_twice_brings_nothing_new_and_says_what_each_row_equals(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=OPEN_ITEMS)
    run_import(books, [path])
    again = _one(run_import(books, [path]))
    assert (again["posted"], again["skipped"], again["flagged"]) == (0, 6, 2)
    equals = [p["equals"] for p in again["problems"] if p["severity"] == "skipped"]
    assert len(equals) == 6
    assert all(record.startswith("plan:") for record in equals)
    assert _value(books, "SELECT count(*) FROM plan") == 6


def test_what_was_undone_is_new_again(books: Dispatch, tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [BANK_HEADER, *BANK_ROWS])
    first = _one(run_import(books, [path]))
    books.undo()
    assert _value(books, "SELECT count(*) FROM receipt") == 0
    assert _one(run_import(books, [path]))["posted"] == first["posted"] == 2


def test_overlapping_bank_files_add_only_what_is_new(books: Dispatch, tmp_path: Path) -> None:
    more = [
        "2026-10-10",
        "LS004",
        "",
        "3,000.00",
        "154,799.50",
        "海顿电机有限公司",
        "32050103",
        "定金",
    ]
    run_import(books, [text(tmp_path / "a.csv", [BANK_HEADER, *BANK_ROWS])])
    table = _one(run_import(books, [text(tmp_path / "b.csv", [BANK_HEADER, *BANK_ROWS, more])]))
    assert (table["posted"], table["skipped"], table["outgoing"]) == (1, 2, 1)
    assert table["net_total"] == {"CNY": "3000.00"}


def test_two_equal_payments_of_one_day_both_come_in(books: Dispatch, tmp_path: Path) -> None:
    header = ["交易日期", "收入", "支出", "对方户名", "对方账号", "摘要"]
    line = ["2026-10-08", "500.00", "", "恒岳机械有限公司", "32050101", "货款"]
    path = text(tmp_path / "a.csv", [header, line, line])
    assert _one(run_import(books, [path]))["posted"] == 2
    assert _one(run_import(books, [path]))["skipped"] == 2


def test_the_same_lines_in_another_layout_are_known(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [text(tmp_path / "a.csv", [BANK_HEADER, *BANK_ROWS])])
    other = [["记账日", "借贷标志", "发生额", "对方户名", "对方账号", "用途"],
             ["2026/10/08", "贷", "50,000.00", "恒岳机械有限公司", "32050101", "货款"],
             ["2026/10/09", "贷", "3,000.00", "海顿电机有限公司", "32050103", "定金"],
             ["2026/10/09", "贷", "3,000.00", "海顿电机有限公司", "32050103", "定金"]]  # fmt: skip
    table = _one(run_import(books, [text(tmp_path / "b.csv", other)]))
    assert (table["posted"], table["skipped"]) == (1, 2)


def test_contracts_make_their_plans_and_each_adds_up(books: Dispatch, tmp_path: Path) -> None:
    rows = [
        ["合同编号", "客户名称", "签订日期", "合同金额", "付款方式", "首付", "发货", "验收", "质保"],
        ["H1", "恒岳机械", "2026-01-05", "100000.01", "3331", "", "", "", ""],
        ["H2", "海顿电机", "2026-02-05", "1000", "", "30%", "30%", "30%", "10%"],
        ["H3", "启明包装", "2026-03-05", "500", "", "200", "100", "150", "50"],
        ["H4", "同泰风电", "2026-03-31", "900", "月结30天", "", "", "", ""],
        ["H5", "拓科环保", "2026-04-01", "700", "面议", "", "", "", ""],
    ]  # fmt: skip
    table = _one(run_import(books, [text(tmp_path / "a.csv", rows)]))
    assert (table["posted"], table["created"]["plans"]) == (5, 13)
    wrong = (
        "SELECT count(*) FROM contract c JOIN (SELECT contract_id, sum(amount) s FROM plan"
        " GROUP BY contract_id) p ON p.contract_id = c.id WHERE p.s <> c.amount"
    )
    assert _value(books, wrong) == 0
    firm = books.ask(
        lambda tx: tx.rows(
            "SELECT c.number, p.due_on - c.signed_on FROM plan p JOIN contract c ON c.id = p.contract_id"
            " WHERE p.state = 'firm' ORDER BY c.number"
        )
    )
    assert firm == [("H1", 0), ("H2", 0), ("H3", 0), ("H4", 30)]
    assert _value(books, "SELECT count(*) FROM plan WHERE kind = 'retention'") == 3


def test_open_items_of_a_contract_are_its_rows_and_not_others(
    books: Dispatch, tmp_path: Path
) -> None:
    contracts = [["合同编号", "客户名称", "签订日期", "合同金额", "付款方式"],
                 ["H1", "恒岳机械", "2026-01-05", 100000, "3331"]]  # fmt: skip
    items = [["客户名称", "合同编号", "款项", "应收金额", "已收", "未收", "到期日"],
             ["恒岳机械", "H1", "验收款", 30000, 10000, 20000, "2026-10-01"],
             ["恒岳机械", "H1", "质保金", 10000, None, 10000, "2027-10-01"]]  # fmt: skip
    answer = run_import(books, [book(tmp_path / "a.xlsx", 合同=contracts, 未收款=items)])
    assert [t["updated"] for t in answer["files"][0]["tables"]] == [0, 2]
    assert _value(books, "SELECT count(*) FROM plan") == 4
    # 签订款 and 发货前款 are not on the list of what is open: they were settled before.
    still = "SELECT sum(amount - paid) FROM plan WHERE state = 'firm'"
    assert _value(books, still) == 3_000_000


def test_a_running_ledger_settles_the_oldest_first(books: Dispatch, tmp_path: Path) -> None:
    rows = [["客户名称：恒岳机械有限公司"], ["日期", "摘要", "借方", "贷方", "余额"],
            ["2026-01-01", "上年结转", None, None, 50000], ["2026-01-15", "发货", 20000, None, 70000],
            ["2026-02-03", "收货款", None, 60000, 10000], ["2026-04-01", "收款", None, 15000, -5000]]  # fmt: skip
    table = _one(run_import(books, [book(tmp_path / "a.xlsx", 恒岳=rows)]))
    assert table["posted"] == 4
    assert table["net_total"] == {"CNY": "-5000.00"}
    assert _value(books, "SELECT sum(amount - paid) FROM plan") == 0
    assert _value(books, "SELECT sum(amount - allocated) FROM receipt") == 500_000
    assert _value(books, "SELECT group_concat(DISTINCT how) FROM allocation") == "import"
    assert _one(run_import(books, [book(tmp_path / "b.xlsx", 恒岳=rows)]))["skipped"] == 4


def test_credits_foreign_money_and_invoices(books: Dispatch, tmp_path: Path) -> None:
    items = [["Customer", "Invoice No.", "Invoice Date", "Due Date", "Currency", "Amount", "Balance"],
             ["Brown GmbH", "INV-1", "2026-05-01", "2026-06-01", "EUR", "1,234.50", "1,234.50"],
             ["Brown GmbH", "INV-2", "2026-05-09", "2026-06-09", "EUR", "(200.00)", "(200.00)"]]  # fmt: skip
    table = _one(run_import(books, [book(tmp_path / "a.xlsx", Open=items)]))
    assert table["net_total"] == {"EUR": "1034.50"}
    kinds = books.ask(lambda tx: tx.rows("SELECT kind, amount, currency FROM plan ORDER BY id"))
    assert kinds == [("invoice", 123_450, "EUR"), ("credit", -20_000, "EUR")]


@pytest.mark.parametrize("chosen", [None, "基本户"])
def test_the_bank_account_never_stops_an_import(
    chosen: str | None, books: Dispatch, tmp_path: Path
) -> None:
    path = text(tmp_path / "十月.csv", [BANK_HEADER, *BANK_ROWS])
    run_import(books, [path], bank_account=chosen)
    assert _value(books, "SELECT name FROM bank_account") == (chosen or "十月")


def test_a_payer_is_a_customer_only_under_the_very_name(books: Dispatch, tmp_path: Path) -> None:
    people = [["客户名称", "联系人", "电话"], ["恒岳机械有限公司", "张三", "13800000000"]]
    run_import(books, [book(tmp_path / "k.xlsx", 客户=people)])
    run_import(books, [text(tmp_path / "a.csv", [BANK_HEADER, *BANK_ROWS])])
    known = "SELECT count(*) FROM receipt WHERE customer_id IS NOT NULL"
    assert _value(books, known) == 1


def test_customers_are_completed_and_every_change_is_told(books: Dispatch, tmp_path: Path) -> None:
    header = ["客户名称", "信用等级", "账期", "信用额度", "联系人", "电话"]
    first = [header, ["恒岳机械", "A", "60天", "500000", "张三", "13800000000"]]
    run_import(books, [text(tmp_path / "a.csv", first)])
    second = [header, ["恒岳机械", "B", "60天", "500000", "张三", "13800000000"]]
    table = _one(run_import(books, [text(tmp_path / "b.csv", second)], update="all"))
    assert table["updated"] == 1
    assert [p["detail"] for p in table["problems"] if p["problem"] == "changed"] == ["grade: A → B"]
    assert _one(run_import(books, [text(tmp_path / "b.csv", second)]))["skipped"] == 1


def test_a_layout_is_remembered_by_its_header(books: Dispatch, tmp_path: Path) -> None:
    rows = [["单位", "数目", "哪天"], ["恒岳机械", "500", "2026-12-01"]]
    answer = run_import(books, [text(tmp_path / "a.csv", rows)], kind="plans",
                        maps={"单位": "customer", "数目": "amount", "哪天": "due_on"})  # fmt: skip
    assert _one(answer)["posted"] == 1
    again = [rows[0], ["海顿电机", "600", "2026-12-02"]]
    table = _one(run_import(books, [text(tmp_path / "b.csv", again)]))
    assert (table["kind"], table["posted"], table["layout"]) == ("plans", 1, "remembered")


def test_one_bad_file_of_several_stops_them_all(books: Dispatch, tmp_path: Path) -> None:
    good = text(tmp_path / "a.csv", [BANK_HEADER, *BANK_ROWS])
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    with pytest.raises(Exception, match="not_a_table"):
        run_import(books, [good, bad])
    assert _value(books, "SELECT count(*) FROM receipt") == 0


def test_what_a_contract_list_says_was_received_is_no_longer_open(
    books: Dispatch, tmp_path: Path
) -> None:
    rows = [["合同号", "客户", "签约日期", "合同额(元)", "已收款", "未收款", "收款条件"],
            ["C-01", "甲公司", "2026.1.1", 10000, 3000, 7000, "30%预付，60%发货前，10%质保"]]  # fmt: skip
    assert _one(run_import(books, [book(tmp_path / "a.xlsx", 合同=rows)]))["posted"] == 1
    rest = "SELECT sum(amount - paid) FROM plan"
    assert _value(books, rest) == 700_000
    assert _value(books, f"{rest} WHERE state = 'firm'") == 0


def test_debits_of_the_bank_are_counted_and_never_kept(books: Dispatch, tmp_path: Path) -> None:
    table = _one(run_import(books, [text(tmp_path / "a.csv", [BANK_HEADER, *BANK_ROWS])]))
    assert table["outgoing"] == 1
    assert _value(books, "SELECT count(*) FROM import_row") == 0
    assert table["balance"]["closing"] == "151799.50"
