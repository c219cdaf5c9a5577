"""The bookkeeper's whole way without a window: from the old sheet to the letter and back."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pypdf import PdfReader

from arapp import cli

DAY = "2026-11-12"
XINHUI = "常熟新辉机械有限公司"
HENGDA = "太仓恒达精密有限公司"


class Desk:
    """Calls the headless commands on one ledger, as of one day."""

    def __init__(self, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.ledger = ledger
        self._capsys = capsys

    def __call__(self, *words: str, code: int = 0) -> dict[str, Any]:
        """The answer of a command that must end with `code`."""
        given = ["--ledger", str(self.ledger), "--as-of", DAY, "--lang", "zh_CN", "--json"]
        self._capsys.readouterr()
        ended = cli.main([*words, *given])
        told = self._capsys.readouterr()
        assert ended == code, told.out + told.err
        answer: dict[str, Any] = json.loads(told.out)
        return answer

    def counts(self) -> dict[str, int]:
        """Rows of the lists that the way fills."""
        names = ("customers", "contracts", "plans", "receipts", "allocations", "statements")
        return {name: self("list", name)["total"] for name in (*names, "letters")}


def old_book(path: Path) -> Path:
    """A workbook as a firm keeps it: customers, 3331 contracts, open receivables with totals."""
    book = Workbook()
    people = book.active
    assert people is not None
    people.title = "客户"
    for row in (
        ("客户名称", "简称", "联系人", "电话"),
        ("常熟新辉机械有限公司", "新辉机械", "王芳", "138 0000 1111"),
        ("太仓恒达精密有限公司", "恒达精密", "李强", "138 0000 2222"),
    ):
        people.append(row)
    contracts = book.create_sheet("合同")
    for line in (
        ("合同台账",),
        ("客户名称", "合同编号", "签订日期", "合同金额", "首付", "发货", "验收", "质保"),
        (
            "常熟新辉机械有限公司",
            "XH-2026-01",
            date(2026, 9, 5),
            100000,
            "30%",
            "30%",
            "30%",
            "10%",
        ),
        ("合计", None, None, 100000, None, None, None, None),
    ):
        contracts.append(line)
    opened = book.create_sheet("未收款")
    for item in (
        ("应收账款明细", None, None, None, None),
        ("客户", "款项", "到期日", "应收金额", "未收"),
        ("常熟新辉机械有限公司", "8月货款", "2026.9.30", 40000, 40000),
        ("同上", "9月货款", "2026.10.31", 12000.5, 12000.5),
        ("太仓恒达精密有限公司", "10月货款", "2026.11.30", 8800, 8800),
        ("合计", None, None, 60800.5, 60800.5),
    ):
        opened.append(item)
    book.save(path)
    return path


def bank_file(path: Path) -> Path:
    """The bank's csv in GBK: a lump over two rows with a remainder, and one payment out."""
    rows = (
        ("账号：3205 0199 9999", "", "", "", "", "", "", ""),
        ("交易日期", "借方发生额", "贷方发生额", "余额", "对方户名", "对方账号", "流水号", "附言"),
        ("2026-11-10", "", "53,000.50", "153,000.50", XINHUI, "6222111", "S1", "货款"),
        ("2026-11-11", "5,000.00", "", "148,000.50", "某供应商", "6222999", "S2", "付货款"),
        ("2026-11-11", "", "8,800.00", "156,800.50", HENGDA, "6222333", "S3", "10月货款"),
    )  # fmt: skip
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A new ledger with the firm's facts and account."""
    made = Desk(tmp_path / "firm.arapp", capsys)
    assert cli.main(["new", str(made.ledger), "--company", "苏州澄禾自动化设备有限公司"]) == 0
    made("accounts", "--add", "工行", "--bank", "工商银行苏州支行", "--number", "320501999999")
    return made


def take_over(desk: Desk, folder: Path) -> None:
    """The old sheet: rehearsed, posted, proven, and not posted twice."""
    before = desk.counts()
    sheet = old_book(folder / "台账.xlsx")
    rehearsed = desk("import", str(sheet), "--dry-run")
    assert desk.counts() == before
    posted = desk("import", str(sheet))
    assert posted["batch"] is not None
    assert posted["files"] == rehearsed["files"]
    totals = [t for table in posted["files"][0]["tables"] for t in table["control_totals"]]
    assert totals
    assert all(total["equal"] for total in totals)
    assert desk.counts()["plans"] == 7
    again = desk("import", str(sheet))
    assert sum(table["posted"] for table in again["files"][0]["tables"]) == 0


def look_at_today(desk: Desk) -> None:
    """Overdue by level, each line with its reason and its next step."""
    groups = {group["group"]: group for group in desk("today")["groups"]}
    assert groups["days_31_90"]["totals"] == {"CNY": "70000.00"}  # 8 月货款 and the signing row
    assert groups["days_8_15"]["totals"] == {"CNY": "12000.50"}
    assert all(item["why"] and item["next"] for group in groups.values() for item in group["items"])


def bring_the_money(desk: Desk, folder: Path) -> None:
    """The bank file: receipts in, debits out, nothing twice."""
    bank = bank_file(folder / "流水.csv")
    table = desk("import", str(bank))["files"][0]["tables"][0]
    assert (table["rows"], table["posted"], table["outgoing"]) == (3, 2, 1)
    table = desk("import", str(bank))["files"][0]["tables"][0]
    assert (table["posted"], table["skipped"]) == (0, 2)


def match_it(desk: Desk) -> None:
    """A proposal with reasons; one receipt on two rows, the remainder a prepayment."""
    lump, exact = sorted(desk("match")["answers"], key=lambda answer: int(answer["receipt"]))
    assert exact["customer"] == HENGDA
    assert [part["amount"] for part in exact["parts"]] == ["8800.00"]
    assert exact["reasons"]
    rows = desk("list", "plans", "--customer", "新辉机械", "--open")["rows"]
    aug, sep = (row for row in rows if row["label"] in {"8月货款", "9月货款"})
    desk("allocate", str(lump["receipt"]), f"{aug['id']}=40000", f"{sep['id']}=12000.50")
    receipt = desk("list", "receipts", "--customer", "新辉机械")["rows"][0]
    assert (receipt["allocated"], receipt["prepayment"]) == ("52000.50", "1000.00")
    refusal = desk("allocate", str(exact["receipt"]), f"{aug['id']}=1", code=1)
    assert refusal["error"]["kind"] in {"over_allocated", "across_customers"}


def send_papers(desk: Desk, folder: Path) -> int:
    """Statements of October and a letter, in words and figures; how many statements."""
    issued = desk("statement", "--month", "2026-10", "--out", str(folder), "--merged")
    first = next(one for one in issued["documents"] if one["customer"] == XINHUI)
    told = PdfReader(first["file"]).pages[0].extract_text()
    for part in ("对账单", first["number"], "人民币捌万贰仟元零伍角"):
        assert part in told
    letter = desk("letter", "--customer", "新辉机械", "--out", str(folder))["documents"][0]
    assert (letter["stage"], letter["overdue"]) == ("final", "30000.00")
    # 68 days from 2026-09-05 at 0.05 % a day
    assert letter["interest"] == "1020.00"
    return len(issued["documents"])


def test_the_whole_way_and_back(desk: Desk, tmp_path: Path) -> None:
    before = desk.counts()
    take_over(desk, tmp_path)
    look_at_today(desk)
    bring_the_money(desk, tmp_path)
    match_it(desk)
    statements = send_papers(desk, tmp_path / "papers")
    assert desk("verify")["ok"]
    labels = [step["label"] for step in desk("undo", "--list")["steps"]]
    for label in labels:
        assert desk("undo")["undone"]["label"] == label
    assert desk.counts() == before | {"plans": 0}
    assert desk("verify")["ok"]
    assert desk("undo", code=1)["error"]["kind"] == "nothing_to_undo"
    for label in reversed(labels):
        assert desk("redo")["redone"]["label"] == label
    assert desk("verify")["ok"]
    assert desk("list", "statements")["total"] == statements
