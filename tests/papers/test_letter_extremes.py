"""Letters about awkward facts: a good page, or a clear refusal before anything is numbered."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from arapp.services.output.documents import Addressee, Firm, LetterStage
from arapp.services.output.documents.letter import OwnText
from arapp.services.output.pdf import paper_pages, render_letter
from tests.output.papers import LETTER_DAY, LONG_NAME, letter, many_rows, yuan
from tests.output.reading import all_text, outside, overlaps, page_texts, squeezed

NAME_120 = (LONG_NAME * 3)[:120]
BODY = (
    "{客户}（{收件人}）欠 {未付合计}，{大写金额}。\n{明细}\n{此前催收}\n请付到{收款账户}，{附言}。"
)


@pytest.mark.parametrize("own", [None, OwnText("{客户}的催款函", BODY)])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("stage", list(LetterStage))
def test_a_letter_without_any_of_the_facts_is_a_good_page(
    stage: LetterStage, language: str, own: OwnText | None
) -> None:
    bare = letter(
        stage, firm=Firm("甲"), customer=Addressee(NAME_120), account=None, contacts=(),
        earlier=(), memo="", attachments=(), delivery="", head="", language=language, own=own,
    )  # fmt: skip
    pages = paper_pages(bare)
    for page in pages:
        assert overlaps(page) == []
        assert outside(page) == []
    text = all_text(render_letter(bare))
    assert squeezed(NAME_120) in text
    assert "None" not in text
    assert "{" not in text


def test_names_of_120_characters_on_both_sides() -> None:
    firm = Firm(NAME_120, NAME_120, "215000", "0512", tax_no="9" * 18)
    doc = letter(firm=firm, customer=Addressee(NAME_120, "9" * 18, NAME_120, NAME_120))
    doc = replace(doc, mailed_to=NAME_120, emailed_to="a" * 60 + "@b.example")
    for page in paper_pages(doc):
        assert overlaps(page) == []
        assert outside(page) == []
    assert all_text(render_letter(doc)).count(squeezed(NAME_120)) >= 4


def test_three_thousand_rows() -> None:
    began = time.process_time()
    data = render_letter(letter(groups=many_rows(3_000, 40)))
    assert time.process_time() - began < 30
    pages = page_texts(data)
    text = "".join(squeezed(page) for page in pages)
    assert "3,000笔，见附页" in text or "3000笔，见附页" in text
    assert "第3000批" in text
    assert f"第{len(pages)}页，共{len(pages)}页" in squeezed(pages[-1])


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_amounts_of_twelve_digits(language: str) -> None:
    (group,) = many_rows(1, 1)
    (row,) = group.rows
    big = yuan("999999999999.99")
    due = LETTER_DAY - timedelta(days=row.days)
    rows = tuple(
        replace(row, original=big, open=big, due_on=due, interest=None, segments=(), terms=None)
        for _ in range(3)
    )
    doc = letter(groups=(replace(group, rows=rows),), language=language)
    for page in paper_pages(doc):
        assert overlaps(page) == []
        assert outside(page) == []
    text = all_text(render_letter(doc))
    assert "2,999,999,999,999.97" in text


def test_an_own_text_with_braces_in_a_name_is_not_filled_twice() -> None:
    doc = letter(customer=Addressee("甲{deadline}公司"), own=OwnText("", "{customer}\n{rows}"))
    assert "甲{deadline}公司" in all_text(render_letter(doc))
