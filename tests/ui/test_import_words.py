"""Nothing on the import page is said by a key of the program: fields, problems, refusals."""

import re
from dataclasses import replace

import pytest

from arapp.services.importing import errors, refusal_text
from arapp.services.importing.booking import differences
from arapp.services.importing.layout.fields import FIELDS
from arapp.services.importing.problems import FLAGGED, REJECTED, SEVERITY
from arapp.ui.pages.import_sheet import refusals, sentences, words
from arapp.ui.pages.import_sheet.findings import Problem
from arapp.ui.pages.import_sheet.readings import readings

CHINESE = re.compile(r"[一-鿿]")
PROPER = re.compile(r"Excel|xlsx?|csv|PDF|OFD|XML|UTF-8|MB|Numbers|E7|甲\.xls")
ENGLISH = re.compile(r"[A-Za-z]{2,}")

# What readers add to a problem as a key of the program → such keys.
DETAILS = {
    "missing": ["customer", "amount", "number", "day", "name", "debit", "gross", "open"],
    "order_of_day": ["ymd", "mdy", "dmy"],
    "unit_of_column": ["1000", "10000", "1000000", "100000000"],
    "changed": ["paid: 1.00 → 2.00", "code:  → 7", "open: 1.00 → 2.00", "terms: 30 → 60"],
    "differs": ["credit_limit: 1.00 → 2.00", "received: 1.00 → 2.00", "paid_on: 1 → 2"],
}
CELLS = ["uncalculated", "dde", "duplicate_cell", "not_finite", "error:#DIV/0!"]


def problem(code: str, detail: str = "7", raw: str = "3") -> Problem:
    """A problem of E7."""
    return Problem(SEVERITY[code], code, "金额", 4, (7,), raw, detail)


def latin(text: str) -> list[str]:
    """Words that are no Chinese and no proper name."""
    return ENGLISH.findall(PROPER.sub("", text))


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_has_a_word(chinese: None, kind: str) -> None:
    said = {field: words.field(kind, field) for field in FIELDS[kind]}
    assert {field: word for field, word in said.items() if not CHINESE.search(word)} == {}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_has_a_word_in_english(english: None, kind: str) -> None:
    said = {field: words.field(kind, field) for field in FIELDS[kind]}
    assert {field: word for field, word in said.items() if word[:1].islower()} == {}


def test_a_text_with_a_colon_is_no_key(chinese: None) -> None:
    assert words.odd("客户: 甲") == "客户: 甲"


@pytest.mark.parametrize("code", SEVERITY)
def test_every_problem_has_a_sentence(chinese: None, code: str) -> None:
    for detail in DETAILS.get(code, ["7"]):
        found = problem(code, detail)
        title, line = sentences.title(found, "plans"), sentences.line(found, "plans")
        assert CHINESE.search(title), title
        assert "要看一下" not in title  # the words for a problem that nobody has a sentence for
        assert latin(title) + latin(line) == []
        assert "{" not in title + line


def test_a_problem_without_a_sentence_would_be_seen(chinese: None) -> None:
    found = replace(problem("missing"), code="brand_new")
    assert "brand" in latin(sentences.title(found, "plans"))[0]


@pytest.mark.parametrize("what", CELLS)
def test_a_cell_without_a_value_is_said_in_words(chinese: None, what: str) -> None:
    for code in ("not_an_amount", "error_cell", "uncalculated", "not_a_day"):
        assert what not in sentences.title(problem(code, what, what), "plans")
    assert words.odd(what) == "#DIV/0!" or CHINESE.search(words.odd(what))


def test_the_unit_is_said_as_accountants_do(chinese: None) -> None:
    assert sentences.title(problem("unit_of_column", "10000"), "plans") == "单位 万元"


@pytest.mark.parametrize("table", ["customer", "contact", "contract", "plan", "invoice"])
def test_fields_that_may_differ_have_a_word(chinese: None, table: str) -> None:
    keys = [*differences._MONEY, *differences._DAYS, *differences._SHEET, "code", "terms", "owner"]
    said = {key: words.own_field(table, key) for key in keys}
    assert {key: word for key, word in said.items() if not CHINESE.search(word)} == {}


@pytest.mark.parametrize("key", refusal_text.SENTENCES)
def test_every_refusal_is_said_exactly(chinese: None, key: str) -> None:
    kind, _, reason = key.partition(".")
    facts = {"line": 7, "row": 7, "sheet": "流水", "limit": 9, "found": 9, "detail": "A1"}
    facts |= {"sheets": ["流水"], "layout": "乙", "layouts": ["丙"]}
    told = refusals.sentence(errors.from_kind(kind, file="甲.xls", reason=reason, **facts))
    assert "{" not in told
    assert latin(told.replace("A1", "")) == []


def test_months_side_by_side_are_refused_with_the_way_out(chinese: None) -> None:
    trouble = errors.NothingRecognised(file="甲.xls", reason="pivoted", sheets=["流水"])
    assert "按月横着排" in refusals.sentence(trouble)
    assert "标题写上「应收」" in refusals.sentence(trouble)


def test_days_that_are_none_are_told_alike(chinese: None) -> None:
    day, month = problem("no_such_day"), problem("no_such_month")
    assert (day.severity, month.severity) == (FLAGGED, REJECTED)
    assert sentences.line(day, "plans") == sentences.line(month, "plans")
    assert sentences.title(day, "plans") == "E7「3」没有这一天"
    assert sentences.title(month, "plans") == "E7「3」没有这个月"


@pytest.mark.parametrize(
    ("code", "raw", "offered"),
    [
        ("ambiguous_day", "03/04/2026", ["2026-03-04", "2026-04-03"]),
        ("ambiguous_day", "13/04/2026", ["2026-04-13"]),
        ("ambiguous_day", "不是日期", []),
        ("ambiguous_amount", "1.234,50", ["1,234.50"]),
        ("ambiguous_amount", "12,34", ["1,234.00", "12.34"]),
        ("ambiguous_amount", "1 234.5", ["1,234.50"]),
        ("customer_blank", "", ["7"]),
        ("not_a_day", "03/04/2026", []),
    ],
)
def test_both_readings_are_offered(code: str, raw: str, offered: list[str]) -> None:
    found = Problem("flagged", code, "金额", 4, (7,), raw, "7")
    assert [shown for shown, _ in readings(found)] == offered
