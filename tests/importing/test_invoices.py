"""E-invoices: XML of every kind, the tax bureau's list with its lines, red ones, hostile ones."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import (
    FileDamaged,
    FileUnsafe,
    NotATable,
)
from arapp.services.importing.service import run_import
from arapp.services.ledger.lists import ListOptions, listing
from tests.conftest import TODAY
from tests.dealing.firm_invoices import contract, customer
from tests.importing.conftest import Read
from tests.importing.invoices import BUYER, BUYER_TAX, Made, digital, listed, older, paper

RED = Made(
    number="25322000000123456799",
    day="2026-04-01",
    net="-1200.00",
    tax="-156.00",
    gross="-1356.00",
    remark="被红冲蓝字数电票号码：25322000000123456789 红字发票信息确认单编号：3205002604",
    lines=(
        ("*输送机械*输送线主机", "SL-200", "台", "-1", "1000", "-1000.00", "0.13", "-130.00"),
        ("*配电控制设备*控制柜", "", "台", "-2", "100", "-200.00", "0.13", "-26.00"),
    ),
)
BLUE = Made()


def _of(books: Dispatch, name: str) -> list[dict[str, Any]]:
    found = books.ask(lambda tx: listing(tx, name, ListOptions(everything=True), TODAY))["rows"]
    return list(found)


def _tables(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [table for file in answer["files"] for table in file["tables"]]


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("make", "encoding"),
    [
        (digital, "utf-8"),
        (lambda one: digital(one, "fp", "urn:example:einvoice"), "utf-8-sig"),
        (lambda one: digital(one, "", "urn:example:einvoice"), "utf-8"),
        (paper, "utf-8"),
        (older, "gbk"),
    ],
    ids=["digital", "prefixed", "default space", "paper", "older"],
)
@pytest.mark.parametrize("name", ["a.xml", "发票.xls", "b"])
def test_an_xml_is_read_by_what_its_elements_mean(
    books: Dispatch, tmp_path: Path, make: Callable[[Made], str], encoding: str, name: str
) -> None:
    path = _write(tmp_path / name, make(BLUE), encoding)
    heads, lines = _tables(run_import(books, [path]))
    assert (heads["kind"], heads["posted"], lines["kind"], lines["posted"]) == (
        *("invoices", 1),
        *("invoice_lines", 2),
    )
    (one,) = _of(books, "invoices")
    assert (one["number"], one["day"], one["net"], one["tax"], one["gross"]) == (
        *("25322000000123456789", "2026-03-04", "1200.00", "156.00"),
        "1356.00",
    )
    assert (one["buyer"], one["buyer_tax_no"], one["currency"]) == (BUYER, BUYER_TAX, "CNY")
    found = [(r["item"], r["spec"], r["quantity"], r["price"], r["net"], r["tax_rate"])
             for r in _of(books, "invoice-lines")]  # fmt: skip
    assert found == [
        ("*输送机械*输送线主机", "SL-200", "1", "1000", "1000.00", "13"),
        ("*配电控制设备*控制柜", "", "2", "100", "200.00", "13"),
    ]
    assert [(p["kind"], p["amount"]) for p in _of(books, "plans")] == [("invoice", "1356.00")]


def test_importing_it_again_adds_nothing(books: Dispatch, tmp_path: Path) -> None:
    first = _write(tmp_path / "a.xml", digital(BLUE))
    run_import(books, [first])
    other = _write(tmp_path / "b.xml", paper(BLUE))
    sheet = listed(tmp_path / "c.xlsx", (BLUE, "正常"))
    for path in (first, other, sheet):
        for table in _tables(run_import(books, [path])):
            assert (table["posted"], table["flagged"], table["rejected"]) == (0, 0, 0), path.name
    counts = [len(_of(books, name)) for name in ("invoices", "invoice-lines", "plans")]
    assert counts == [1, 2, 1]


def test_several_invoices_in_one_file(books: Dispatch, tmp_path: Path) -> None:
    inner = "".join(
        digital(replace(BLUE, number=str(25322000000000000001 + i))).split("?>", 1)[1]
        for i in range(3)
    )
    heads, lines = _tables(
        run_import(books, [_write(tmp_path / "a.xml", f"<EInvoices>{inner}</EInvoices>")])
    )
    assert (heads["posted"], lines["posted"]) == (3, 6)


# --- the tax bureau's list ------------------------------------------------------------------------


def test_the_list_comes_in_with_its_lines(books: Dispatch, tmp_path: Path) -> None:
    other = replace(BLUE, number="25322000000123456790", buyer="无锡海顿电机厂", buyer_tax="")
    path = listed(tmp_path / "全量发票查询导出结果.xlsx", (BLUE, "正常"), (other, "正常"))
    heads, lines = _tables(run_import(books, [path]))
    assert (heads["posted"], lines["posted"]) == (2, 4)
    assert [one["kind"] for one in _of(books, "invoices")] == ["数电发票（增值税专用发票）"] * 2
    assert [row["invoice"] for row in _of(books, "invoice-lines")] == (
        ["25322000000123456789"] * 2 + ["25322000000123456790"] * 2
    )
    taxes = {c["name"]: c["tax_no"] for c in _of(books, "customers")}
    assert taxes == {BUYER: BUYER_TAX, "无锡海顿电机厂": ""}


def test_lines_alone_make_the_invoices(books: Dispatch, tmp_path: Path) -> None:
    (lines,) = _tables(
        run_import(books, [listed(tmp_path / "a.xlsx", (BLUE, "正常"), only_lines=True)])
    )
    assert (lines["posted"], lines["created"]["invoices"]) == (2, 1)
    (one,) = _of(books, "invoices")
    assert (one["net"], one["gross"], one["buyer_tax_no"]) == ("1200.00", "1356.00", BUYER_TAX)


def test_void_ones_stay_out_with_their_lines(books: Dispatch, tmp_path: Path) -> None:
    void = replace(BLUE, number="25322000000123456790")
    heads, lines = _tables(
        run_import(books, [listed(tmp_path / "a.xlsx", (BLUE, "正常"), (void, "作废"))])
    )
    assert (heads["posted"], heads["skipped"], lines["posted"], lines["skipped"]) == (1, 1, 2, 2)
    assert [p["problem"] for p in heads["problems"] if p["severity"] == "skipped"] == [
        "void_invoice"
    ]
    assert len(_of(books, "invoices")) == 1


@pytest.mark.parametrize("first", [True, False])
def test_a_red_one_takes_back_the_blue_one_of_the_same_list(
    books: Dispatch, tmp_path: Path, first: bool
) -> None:
    both = [(BLUE, "已红冲-全额"), (RED, "正常")]
    path = listed(tmp_path / "a.xlsx", *(both if first else both[::-1]))
    heads, lines = _tables(run_import(books, [path]))
    assert (heads["posted"], lines["posted"]) == (2, 4)
    red = next(one for one in _of(books, "invoices") if one["gross"] == "-1356.00")
    assert red["red_of"] == BLUE.number
    (row,) = _of(books, "plans")
    assert (row["state"], row["amount"], row["reversed"]) == ("void", "1356.00", "2026-04-01")


def test_a_red_one_later_takes_back_what_is_there(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [_write(tmp_path / "a.xml", digital(BLUE))])
    run_import(books, [_write(tmp_path / "b.xml", digital(RED))])
    (row,) = _of(books, "plans")
    assert row["state"] == "void"
    half = replace(RED, number="9", net="-600.00", tax="-78.00", gross="-678.00", lines=())
    again = replace(BLUE, number="25322000000123456700")
    run_import(books, [_write(tmp_path / "c.xml", digital(again))])
    named = half.remark.replace(BLUE.number, again.number)
    run_import(books, [_write(tmp_path / "d.xml", digital(replace(half, remark=named)))])
    rows = [(r["kind"], r["open"]) for r in _of(books, "plans") if r["state"] != "void"]
    assert rows == [("invoice", "678.00"), ("credit", "0.00")]


def test_taken_back_whole_without_its_red_one_it_stays_out(books: Dispatch, tmp_path: Path) -> None:
    heads, lines = _tables(
        run_import(books, [listed(tmp_path / "a.xlsx", (BLUE, "已红冲-全额"), (replace(
            BLUE, number="25322000000123456790"), "已红冲-部分"))])
    )  # fmt: skip
    assert (heads["posted"], heads["skipped"], lines["posted"], lines["skipped"]) == (1, 1, 2, 2)


def test_a_red_one_of_an_unknown_invoice_is_a_credit_and_told(
    books: Dispatch, tmp_path: Path
) -> None:
    (heads, _lines) = _tables(run_import(books, [_write(tmp_path / "a.xml", digital(RED))]))
    assert [p["problem"] for p in heads["problems"]] == ["red_unknown"]
    assert [(p["kind"], p["amount"]) for p in _of(books, "plans")] == [("credit", "-1356.00")]


def test_lines_that_do_not_make_the_invoice_are_kept_aside(books: Dispatch, tmp_path: Path) -> None:
    short = replace(BLUE, lines=BLUE.lines[:1])
    heads, lines = _tables(run_import(books, [_write(tmp_path / "a.xml", digital(short))]))
    assert (heads["posted"], lines["posted"], lines["flagged"]) == (1, 0, 1)
    assert lines["problems"][0]["problem"] == "lines_differ"


def test_it_is_compared_with_the_contract_that_its_remark_names(
    books: Dispatch, tmp_path: Path
) -> None:
    who = customer(books, BUYER, tax_no=BUYER_TAX)
    contract(books, who, "1356", ("输送线主机", "1", "1130"), ("控制柜", "2", "113"))
    good = replace(BLUE, remark="合同号 CH-2026-018，货已到")
    dear = replace(good, number="25322000000123456790")
    run_import(books, [_write(tmp_path / "a.xml", digital(good))])
    run_import(books, [_write(tmp_path / "b.xml", digital(dear))])
    told = [(one["contract"], one["check"]) for one in _of(books, "invoices")]
    assert told == [("CH-2026-018", "cleared"), ("CH-2026-018", "differs")]
    assert not _of(books, "plans")  # the contract's own rows are what is owed


# --- hostile and wrong ----------------------------------------------------------------------------

DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("dtd", [DTD, OUTSIDE])
def test_definitions_in_it_are_refused(read: Read, tmp_path: Path, dtd: str) -> None:
    text = digital(BLUE).replace("<EInvoice>", f"{dtd}<EInvoice>").replace(BUYER, "&b;")
    with pytest.raises(FileUnsafe) as no:
        read(_write(tmp_path / "a.xml", text))
    assert no.value.fields["reason"] == "dtd"


def test_a_piece_of_one_is_refused(read: Read, tmp_path: Path) -> None:
    with pytest.raises(FileDamaged):
        read(_write(tmp_path / "a.xml", digital(BLUE)[:-200]))


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><Order><Number>1</Number><Total>5</Total></Order>',
        '<?xml version="1.0"?><EInvoice><EInvoiceData/></EInvoice>',
    ],
)
def test_other_xml_is_no_invoice(read: Read, tmp_path: Path, text: str) -> None:
    with pytest.raises(NotATable) as no:
        read(_write(tmp_path / "a.xml", text))
    assert no.value.fields["reason"] == "markup"


def test_deep_and_wide_ones_end_in_time(read: Read, tmp_path: Path) -> None:
    deep = "<Invoice>" * 20_000 + "<InvoiceNo>1</InvoiceNo><JSHJ>1</JSHJ>" + "</Invoice>" * 20_000
    (table,) = read(_write(tmp_path / "a.xml", f'<?xml version="1.0"?>{deep}'))
    assert len(table.records) == 1, "the innermost, long before the reader's time is over"


def test_layout_files_are_refused_with_a_sentence(read: Read, tmp_path: Path) -> None:
    ofd = tmp_path / "a.ofd"
    with zipfile.ZipFile(ofd, "w") as made:
        made.writestr("OFD.xml", "<ofd:OFD/>")
        made.writestr("Doc_0/Document.xml", "<x/>")
    with pytest.raises(NotATable) as no:
        read(ofd)
    assert no.value.fields["reason"] == "ofd"
    pdf = tmp_path / "发票.xml"
    pdf.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(NotATable) as no:
        read(pdf)
    assert no.value.fields["reason"] == "pdf"
