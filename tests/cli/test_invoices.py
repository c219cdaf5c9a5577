"""arapp invoice, delivery, report triangle."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli

DAY = ("--as-of", "2026-11-12")
BUYER = "苏州恒岳机械有限公司"


@pytest.fixture
def call(ledger_file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """A command on a ledger with one customer, by its invoices' list; (code, document)."""
    book = tmp_path / "客户.csv"
    book.write_text(
        f"客户名称,税号,联系人,电话\n{BUYER},91320500MA1AA001XX,王丽,13800000000\n", "utf-8"
    )

    def run(*args: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = cli.main([*args, "--ledger", str(ledger_file), "--json", "--lang", "zh_CN", *DAY])
        told = capsys.readouterr().out
        return code, json.loads(told) if told.strip() else None

    assert run("import", str(book))[0] == 0
    return run


def test_an_invoice_from_recording_to_red(call: Any) -> None:
    line = '{"item":"控制柜","quantity":"2","price":"500","rate":"13"}'
    code, made = call(
        "invoice", "record", "2532001", "--customer", BUYER, "--line", line, "--day", "2026-06-01"
    )
    assert (code, made["gross"], made["check"], made["lines"]) == (0, "1130.00", "none", 1)
    assert made["plans"][0]["due_on"] == "2026-06-01" or made["plans"][0]["due_on"] > "2026-06-01"
    again = call("invoice", "record", "2532001", "--customer", BUYER, "--gross", "1", "--rate", "0")
    assert (again[0], again[1]["error"]["kind"]) == (1, "duplicate_invoice")
    assert (
        call("invoice", "send", "2532001", "--day", "2026-06-02", "--courier", "SF1")[1][
            "courier_no"
        ]
        == "SF1"
    )
    assert call("invoice", "receive", "2532001", "--day", "2026-06-05")[1]["received_on"] == (
        "2026-06-05"
    )
    code, red = call("invoice", "red", "2532001", "--as", "R1", "--gross", "113", "--rate", "13")
    assert (code, red["gross"], red["red_of"]) == (0, "-113.00", "2532001")
    assert call("invoice", "show", "2532001")[1]["left"] == "1017.00"
    listed = call("list", "invoices")[1]
    assert [row["number"] for row in listed["rows"]] == ["2532001", "R1"]
    assert call("list", "invoice-lines")[1]["rows"][0]["tax_rate"] == "13"


def test_a_rate_that_no_invoice_has_is_told(call: Any) -> None:
    def record(number: str, net: str, tax: str) -> list[str]:
        code, made = call(
            "invoice", "record", number, "--customer", BUYER, "--net", net, "--tax", tax,
            "--day", "2026-06-01",
        )  # fmt: skip
        assert code == 0
        return [one["message"] for one in made["warnings"] if one["problem"] == "unusual_rate"]

    (told,) = record("1", "100", "50")
    assert "50%" in told
    for number, tax in enumerate(("0", "1", "3", "5", "6.01", "9", "12.99", "13"), 2):
        assert record(str(number), "100", tax) == []
    (told,) = record("20", "100", "13.02")
    assert "13.02%" in told


def test_sentences_group_the_figures_that_data_leave_plain(call: Any) -> None:
    record = ("invoice", "record", "1", "--customer", BUYER, "--net", "1000000", "--tax", "0")
    assert call(*record)[0] == 0
    code, no = call("invoice", "red", "1", "--as", "R1", "--net", "76960000.75", "--tax", "0")
    error = no["error"]
    assert (code, error["kind"], error["fields"]["wanted"]) == (1, "red_exceeds", "76960000.75")
    assert "76,960,000.75" in error["message"]


def test_deliveries_and_the_triangle(call: Any) -> None:
    code, made = call(
        "delivery", "record", "--customer", BUYER, "--amount", "226", "--number", "SH1"
    )
    assert code == 0
    told = call("report", "triangle")[1]
    assert told["proven"]
    assert told["rows"][0]["delivered_not_invoiced"] == "226.00"
    _, recorded = call(
        "invoice", "record", "9", "--customer", BUYER, "--gross", "226", "--rate", "13"
    )
    (hint,) = recorded["hints"]
    assert (hint["key"], hint["deliveries"]) == ("deliveries_wait", [made["delivery"]])
    assert f"delivery link {made['delivery']} --invoice 9" in hint["message"]
    linked = call("delivery", "link", str(made["delivery"]), "--invoice", "9")
    assert linked == (0, {"linked": 1, "invoice": "9"})
    assert call("list", "deliveries", "--open")[1]["total"] == 0
    again = call("invoice", "record", "10", "--customer", BUYER, "--gross", "1", "--rate", "13")
    assert again[1]["hints"] == []
    call("invoice", "red", "9", "--as", "R9")
    (open_again,) = call("list", "deliveries", "--open")[1]["rows"]
    assert (open_again["number"], open_again["invoice"]) == ("SH1", None)
    call("invoice", "record", "11", "--customer", BUYER, "--gross", "226", "--rate", "13")
    call("delivery", "link", str(made["delivery"]), "--invoice", "11")
    row = call("report", "triangle")[1]["rows"]
    assert [one["delivered_not_invoiced"] for one in row] in ([], ["0.00"])


@pytest.mark.parametrize(
    "words",
    [
        ("invoice", "record", "1", "--gross", "1"),
        ("invoice", "record", "1", "--customer", BUYER),
        ("invoice", "record", "1", "--customer", BUYER, "--line", "{]"),
        ("invoice", "record", "1", "--customer", BUYER, "--line", "[1]"),
        ("invoice", "record", "1", "--customer", BUYER, "--line", '{"item":"x","qty":1}'),
        ("invoice", "record", "1", "--customer", BUYER, "--line", '{"item":"x","quantity":"a"}'),
        ("invoice", "red", "1"),
        ("delivery", "record", "--customer", BUYER),
    ],
)
def test_words_that_do_not_fit_are_a_usage_error(call: Any, words: tuple[str, ...]) -> None:
    call("invoice", "record", "1", "--customer", BUYER, "--gross", "113", "--rate", "13")
    assert call(*words)[0] == 2


def test_an_invoice_nobody_knows_is_told(call: Any) -> None:
    code, told = call("invoice", "send", "none")
    assert (code, told["error"]["kind"]) == (1, "not_found")


@pytest.mark.parametrize("rate", ["-3", "130"])
def test_a_rate_that_cannot_be_is_named_as_typed(call: Any, rate: str) -> None:
    code, told = call(
        "invoice", "record", "1", "--customer", BUYER, "--gross", "100", f"--rate={rate}"
    )
    assert (code, told["error"]["kind"]) == (1, "invalid_value")
    assert (told["error"]["fields"]["field"], told["error"]["fields"]["value"]) == ("rate", rate)
