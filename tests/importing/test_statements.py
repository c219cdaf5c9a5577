# ruff: noqa: E501 - lines of foreign files stand as they are
"""Bank statements in formats of their own: MT940, OFX 1 and 2, camt.052/.053/.054."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.rows.control import Control
from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.importing.stage import StagedTable
from tests.importing.conftest import Read
from tests.importing.statements import CAMT, MT940, MT940_CHINESE, OFX_1, OFX_2, camt_entry


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def _rows(table: StagedTable) -> list[tuple[Any, ...]]:
    """(day, amount, payer, payer_account, serial_no, status) of each row."""
    found = []
    for record, status in zip(table.records, table.status, strict=True):
        assert isinstance(record, ReceiptRow)
        found.append((record.day, record.amount, record.payer, record.payer_account,
                      record.serial_no, status))  # fmt: skip
    return found


def _proven(table: StagedTable) -> Control:
    control = next(control for control in table.controls if control.label == "余额")
    assert control.equal, control
    return control


def _refused(path: Path) -> tuple[str, object]:
    with pytest.raises(ArappError) as refusal:
        read_grid(path)
    return refusal.value.kind, refusal.value.fields.get("reason")


D = [date(2026, 10, n) for n in range(1, 31)]


def test_a_swift_statement_is_read_with_its_structured_fields(tmp_path: Path, read: Read) -> None:
    (table,) = read(_write(tmp_path / "a.sta", MT940))
    assert read_grid(tmp_path / "a.sta").form == "mt940"
    assert _rows(table) == [
        (D[7], 5_000_000, "HENGYUE MACHINERY CO", "DE02120300000000202051", "LS001", "ready"),
        (D[8], -120_050, "SUZHOU POWER", "", "LS002", "outgoing"),
        (D[8], 300_000, "HAIDUN MOTOR LTD", "GB33BUKB20201555555555", "LS003", "flagged"),
        (D[9], -300_000, "", "", "LS004", "flagged"),
    ]
    first = table.records[0]
    assert isinstance(first, ReceiptRow)
    assert (first.currency, first.account, first.memo) == (
        "EUR",
        "8888123456789",
        "CREDIT INVOICE 2026-118",
    )
    assert table.raw.numbers[0] == 8, "the line of the file"
    assert _proven(table).sheet == 13_879_950


def test_free_texts_of_chinese_banks_give_payer_and_account(tmp_path: Path, read: Read) -> None:
    (table,) = read(_write(tmp_path / "a.txt", MT940_CHINESE, "gb18030"))
    assert _rows(table) == [
        (D[7], 5_000_000, "恒岳机械有限公司", "32050101001", "H001", "ready"),
        (D[8], -120_050, "苏州供电公司", "32050101002", "H002", "outgoing"),
    ]
    assert _proven(table).currency == "CNY"


def test_statements_of_several_days_and_accounts_become_one_table_each(
    tmp_path: Path, read: Read
) -> None:
    second = MT940.replace(":25:8888123456789", ":25:7777000011112").replace("EUR", "USD")
    follows = (
        ":20:NEXT\n:25:8888123456789\n:28C:00002/001\n:60F:C261031EUR138799,50\n"
        ":61:2611021102C10,00NTRFNONREF//LS009\n:86:FOLLOWS\n:62F:C261102EUR138809,50\n-\n"
    )
    empty = (
        ":20:E\n:25:8888123456789\n:28C:3\n:60F:C261103EUR138809,50\n:62F:C261103EUR138809,50\n-\n"
    )
    tables = read(_write(tmp_path / "a.sta", MT940 + second + follows + empty))
    assert [(t.raw.sheet, len(t.records)) for t in tables] == [
        ("8888123456789", 5), ("7777000011112", 4)]  # fmt: skip
    assert [_proven(t).currency for t in tables] == ["EUR", "USD"]


def test_a_statement_that_does_not_add_up_is_told(tmp_path: Path, read: Read) -> None:
    broken = MT940.replace(":62F:C261031EUR138799,50", ":62F:C261031EUR138799,51")
    (table,) = read(_write(tmp_path / "a.sta", broken))
    assert [c.equal for c in table.controls if c.label == "余额"] == [False]


def test_swift_envelopes_are_taken_off(tmp_path: Path, read: Read) -> None:
    wrapped = (
        "{1:F01BANKCNBJAXXX0000000000}{2:I940BANKCNBJXXXXN}{4:\n" + MT940.rstrip("-\n") + "\n-}\n"
    )
    (table,) = read(_write(tmp_path / "a.sta", wrapped))
    assert len(table.records) == 4
    _proven(table)


@pytest.mark.parametrize("broken", [":61:26AB081008C50000,00N", ":61:2610081008X50000,00N"])
def test_a_swift_entry_that_cannot_be_read_refuses_the_file(broken: str, tmp_path: Path) -> None:
    text = MT940.replace(":61:2610081008C50000,00N", broken)
    assert text != MT940
    assert _refused(_write(tmp_path / "a.sta", text)) == ("file_damaged", "statement")


@pytest.mark.parametrize("text", [OFX_1, OFX_2])
def test_both_versions_of_ofx_are_read(text: str, tmp_path: Path, read: Read) -> None:
    path = _write(tmp_path / "a.ofx", text)
    assert read_grid(path).form == "ofx"
    (table,) = read(path)
    assert _rows(table) == [
        (D[7], 5_000_000, "恒岳机械有限公司", "", "F001", "ready"),
        (D[8], -120_050, "苏州供电公司 & 子公司", "", "F002", "outgoing"),
        (D[8], 300_000, "海顿电机有限公司", "32050103", "F003", "ready"),
    ]
    assert {record.account for record in table.records if isinstance(record, ReceiptRow)} == {
        "6222000011112222"}  # fmt: skip


def test_ofx_in_gbk_is_read_by_what_it_states(tmp_path: Path, read: Read) -> None:
    (table,) = read(_write(tmp_path / "a.ofx", OFX_1, "gb18030"))
    assert _rows(table)[0][2] == "恒岳机械有限公司"


def test_a_credit_card_in_ofx_is_no_bank_account(tmp_path: Path) -> None:
    text = OFX_2.replace("STMTRS>", "CCSTMTRS>")
    assert _refused(_write(tmp_path / "a.ofx", text)) == ("wrong_kind", "card_bill")


def test_ofx_cut_short_or_with_words_for_amounts_is_refused(tmp_path: Path) -> None:
    assert _refused(_write(tmp_path / "a.ofx", OFX_1[:-30])) == ("file_damaged", "truncated")
    text = OFX_1.replace("50000.00", "viel")
    assert _refused(_write(tmp_path / "b.ofx", text)) == ("file_damaged", "statement")


def test_camt_053_is_read_with_batches_and_reversals(tmp_path: Path, read: Read) -> None:
    path = _write(tmp_path / "a.xml", CAMT)
    assert read_grid(path).form == "camt"
    (table,) = read(path)
    assert _rows(table) == [
        (D[7], 5_000_000, "Hengyue Machinery", "DE02120300000000202051", "SR1", "ready"),
        (D[8], 200_000, "Haidun Motor", "", "B1", "flagged"),
        (D[8], 100_000, "Qiming Parts", "", "B2", "ready"),
        (D[8], -120_050, "Power Supply", "", "SR3", "outgoing"),
        (D[9], -200_000, "Haidun Motor", "", "SR4", "flagged"),
    ]
    first = table.records[0]
    assert isinstance(first, ReceiptRow)
    assert (first.memo, first.currency) == ("Invoice 2026-118 RF18539007547034", "EUR")
    assert _proven(table).sheet == 14_979_950


@pytest.mark.parametrize(
    ("kind", "one", "version"),
    [("BkToCstmrAcctRpt", "Rpt", "camt.052.001.06"), ("BkToCstmrDbtCdtNtfctn", "Ntfctn", "camt.054.001.08"),
     ("BkToCstmrStmt", "Stmt", "camt.053.001.13")],
)  # fmt: skip
def test_the_sisters_of_camt_053_are_read_in_any_version(
    kind: str, one: str, version: str, tmp_path: Path, read: Read
) -> None:
    text = CAMT.replace("BkToCstmrStmt>", f"{kind}>").replace("Stmt>", f"{one}>")
    text = text.replace("camt.053.001.02", version)
    if version >= "camt.053.001.08":
        text = text.replace("<Nm>", "<Pty><Nm>").replace("</Nm>", "</Nm></Pty>")
    (table,) = read(_write(tmp_path / "a.xml", text))
    assert len(table.records) == 5


def test_what_is_not_booked_yet_is_no_receipt(tmp_path: Path, read: Read) -> None:
    text = CAMT.replace(
        "</Stmt>", camt_entry("9", "CRDT", "2026-10-10", "SR9", state="PDNG") + "</Stmt>"
    )
    (table,) = read(_write(tmp_path / "a.xml", text))
    assert table.status[-1] == "outgoing"
    assert "not_done" in {p.code for p in table.problems}


LOL = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("text", [CAMT, OFX_2])
@pytest.mark.parametrize("doctype", [LOL, '<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
def test_entities_in_statements_are_refused(text: str, doctype: str, tmp_path: Path) -> None:
    bad = text.replace("?>\n", f"?>\n{doctype}\n", 1)
    assert bad != text
    assert _refused(_write(tmp_path / "a.xml", bad)) == ("file_unsafe", "dtd")


def test_camt_cut_short_is_refused(tmp_path: Path) -> None:
    assert _refused(_write(tmp_path / "a.xml", CAMT[:-40])) == ("file_damaged", "truncated")


def test_twice_the_same_file_posts_once(tmp_path: Path, books: Any) -> None:
    from arapp.services.importing import service

    path = _write(tmp_path / "a.sta", MT940)
    first = service.run_import(books, [path])["files"][0]["tables"][0]
    again = service.run_import(books, [path])["files"][0]["tables"][0]
    assert (first["posted"], first["outgoing"], first["flagged"]) == (1, 1, 2)
    assert (again["posted"], again["skipped"]) == (0, 1)
