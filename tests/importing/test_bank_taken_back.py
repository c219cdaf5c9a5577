"""Money out that a bank takes back, money announced, and statements that were cut off."""

from pathlib import Path

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.rows.control import Control
from arapp.services.importing.stage import StagedTable
from tests.importing.build import Rows, book
from tests.importing.conftest import Read

SWIFT = (
    ":20:A\r\n:25:37040044/0532013000\r\n:28C:1/1\r\n:60F:C260301EUR1000,00\r\n"
    ":61:2603020302CR500,00NTRFX//1\r\n:86:166?00GUTSCHRIFT?32Kunde\r\n"
    ":61:2603020302RD100,00NTRFX//2\r\n:86:109?00STORNO?32Lieferant\r\n"
    ":62F:C260305EUR1600,00\r\n-\r\n"
)
HEAD = ["交易日期", "摘要", "借方金额", "贷方金额", "余额", "对方名称"]
BACK: Rows = [
    HEAD,
    ["2026-03-02", "转账", None, 8000, 18000, "南京北辰科技有限公司"],
    ["2026-03-04", "转账", None, 7000, 25000, "南京北辰科技有限公司"],
    ["2026-03-06", "付款冲正", -500, None, 25500, "苏州铸件厂"],
]
BELOW: Rows = [
    HEAD,
    ["2026-03-02", "转账", None, 8000, 18000, "南京北辰科技有限公司"],
    ["2026-03-04", "转账", None, 7000, 25000, "南京北辰科技有限公司"],
    ["2026-03-06", "付款", -500, None, 24500, "苏州铸件厂"],
]


def _balance(table: StagedTable) -> Control:
    return next(control for control in table.controls if control.label == "余额")


def _camt(entries: str, closing: str) -> str:
    def balance(code: str, amount: str) -> str:
        return (
            f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{amount}</Amt>"
            "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>"
        )

    return (
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt>"
        "<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        f"{balance('OPBD', '1000.00')}{balance('CLBD', closing)}{entries}"
        "</Stmt></BkToCstmrStmt></Document>"
    )


def _entry(amount: str, state: str = "BOOK", more: str = "") -> str:
    return (
        f"<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>{more}"
        f"<Sts><Cd>{state}</Cd></Sts><BookgDt><Dt>2026-03-03</Dt></BookgDt></Ntry>"
    )


def _is_swift(path: Path) -> Path:
    path.write_bytes(SWIFT.encode())
    return path


def test_a_debit_taken_back_is_money_in_for_the_balance(tmp_path: Path, read: Read) -> None:
    (table,) = read(_is_swift(tmp_path / "a.sta"))
    assert list(table.status) == ["ready", "flagged"]
    assert _balance(table).equal
    back = tmp_path / "a.xml"
    back.write_text(_camt(_entry("500") + _entry("100", more="<RvslInd>true</RvslInd>"), "1600"))
    (table,) = read(back)
    assert list(table.status) == ["ready", "flagged"]
    assert _balance(table).equal


def test_money_announced_is_in_no_balance(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.xml"
    path.write_text(_camt(_entry("500") + _entry("99", "PDNG"), "1500"))
    (table,) = read(path)
    assert list(table.status) == ["ready", "outgoing"]
    assert _balance(table).equal


@pytest.mark.parametrize(("rows", "last"), [(BACK, "flagged"), (BELOW, "outgoing")])
def test_the_balance_knows_what_a_minus_in_the_debits_means(
    rows: Rows, last: str, tmp_path: Path, read: Read
) -> None:
    (table,) = read(book(tmp_path / "a.xlsx", 流水=rows))
    assert list(table.status) == ["ready", "ready", last]
    assert _balance(table).equal


@pytest.mark.parametrize("until", ["//1\r\n", ":61:2603020302RD1", ":62F:C260305EUR16", ":62F:"])
def test_a_swift_statement_without_its_closing_was_cut_off(until: str, tmp_path: Path) -> None:
    path = _is_swift(tmp_path / "a.sta")
    path.write_bytes(SWIFT[: SWIFT.index(until) + len(until)].encode())
    with pytest.raises(ArappError) as refusal:
        read_grid(path)
    assert (refusal.value.kind, refusal.value.fields["reason"]) == ("file_damaged", "truncated")
