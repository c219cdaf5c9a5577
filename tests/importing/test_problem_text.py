"""Every problem has its sentence, in both languages, with the same facts in them."""

import re
from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing import problem_text, problems
from arapp.services.importing.rows.values import Problem
from arapp.services.importing.service import preview
from tests.importing.build import book

PLACES = {"cell", "row", "raw", "detail", "field"}


def test_every_code_has_its_sentence() -> None:
    assert set(problem_text.TITLES) == set(problems.SEVERITY)
    assert set(problem_text.LINES) <= set(problems.SEVERITY)


@pytest.mark.parametrize("table", [problem_text.TITLES, problem_text.LINES])
def test_both_languages_name_the_same_facts(table: dict[str, tuple[str, str]]) -> None:
    for code, (chinese, english) in table.items():
        facts = [set(re.findall(r"{(\w+)}", text)) for text in (chinese, english)]
        assert facts[0] == facts[1] <= PLACES, code
        assert re.search(r"[\u4e00-\u9fff]", chinese), code
        assert not re.search(r"[\u4e00-\u9fff]", english), code
        assert not re.search(r"系统|操作|成功|失败|您", chinese), code


@pytest.mark.parametrize("code", sorted(problems.SEVERITY))
def test_every_sentence_can_be_said(code: str) -> None:
    problem = Problem(16, "到期日", "8/32", code, "amount", problems.NOTE)
    for lang in ("zh_CN", "en"):
        said = problem_text.message(problem, 27, lang)
        assert "{" not in said
    assert problem_text.message(problem, -1, "zh_CN")


def test_the_answer_says_it_in_the_language_asked_for(tmp_path: Path, books: Dispatch) -> None:
    rows = [
        ["客户", "到期日", "应收金额"],
        ["甲厂", "2026-02-30", 70],
        ["", "2026-03-01", "见备注"],
    ]
    path = book(tmp_path / "a.xlsx", 应收=rows)
    for lang, said in (
        ("zh_CN", "B2「2026-02-30」没有这一天。改好这一格才能入账。"),
        ("en", 'B2 "2026-02-30" is not in the calendar. It can be booked once this cell is right.'),
    ):
        told = preview(books, [path], lang=lang)["files"][0]["tables"][0]["problems"]
        assert {p["message"] for p in told if p["problem"] == "no_such_day"} == {said}


@pytest.mark.parametrize(("lang", "said"), [("zh_CN", "单位 万元"), ("en", "units of 10,000")])
def test_a_unit_is_said_as_people_do(lang: str, said: str) -> None:
    problem = Problem(3, "", "", "unit_of_column", "10000", problems.NOTE)
    assert said in problem_text.message(problem, -1, lang)
