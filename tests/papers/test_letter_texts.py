"""Letters in the firm's own words, and what a letter tells of contract, delivery and papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.services.collection.letter_text import PLACEHOLDERS, TONE_OF
from arapp.services.collection.rungs import TONES
from arapp.services.collection.texts import DropText, SaveText
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.milestones import AddMilestone, ConfirmMilestone
from arapp.services.output.documents import LetterDoc, LetterStage
from arapp.services.output.documents.letter import OwnText
from arapp.services.output.pdf import paper_pages, render_letter
from arapp.services.output.pdf.letter_own import missing
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.service import draft_letter, issue_letters, issued_letter
from tests.ledger_text import given
from tests.output.papers import letter, many_rows
from tests.output.reading import all_text, outside, overlaps, squeezed

NAME = "温州力扬电器有限公司"
BOOK = f"""
    公司 简称=澄禾
    客户 {NAME}
    合同 CH-2026-022 {NAME} 104000 签订=2026-06-08 名称=电机装配单元买卖合同 违约=500
    应收 发货前款 {NAME} 104000 入账=2026-10-01 到期=2026-10-20 合同=CH-2026-022
    沟通 {NAME} 日期=2026-10-28 人=王经理
"""
BODY = """
{客户}：贵我双方{合同}，截至{今天}有 {笔数} 笔款项逾期，最早 {最早到期日}到期。

{明细}

{此前催收}

请于 {deadline}前付 {open_total}，即{大写金额}，附言 {memo}。{contact}
"""


@dataclass(frozen=True)
class Put:
    """A value as another program, or an older one, may have left it."""

    table: str
    row: int
    column: str
    value: str

    label: ClassVar[str] = "save_text"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Write it past all checks."""
        tx.update(self.table, self.row, **{self.column: self.value})
        return Outcome(frozenset())


def own(books: Dispatch, body: str = BODY, **more: Any) -> int:
    """A letter text of the firm's own."""
    how = {"use": "letter", "name": "自己的", "body": body} | more
    return int(books.run(SaveText(**how)).outcome.result)


def write(books: Dispatch, folder: Path, **how: Any) -> dict[str, Any]:
    """The answer of a run over all customers."""
    return issue_letters(books, LetterRun(**how), folder)


def drafted(books: Dispatch, stage: str = "auto") -> LetterDoc:
    """The draft to the first customer."""
    docs: Sequence[LetterDoc] = books.ask(lambda tx: draft_letter(tx, 1, stage))
    return docs[0]


def test_a_text_of_the_firms_own_takes_the_place_of_the_stock_one(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, BOOK)
    own(books, title="{本公司}的付款要求", stage="demand")
    (found,) = write(books, tmp_path)["documents"]
    text = all_text(Path(found["file"]).read_bytes())
    for told in (
        "的付款要求",
        f"{NAME}：贵我双方2026年6月8日签订的CH-2026-022号《电机装配单元买卖合同》",
        "截至2026年11月12日有1笔款项逾期，最早2026年10月20日到期。",
        "就上述款项，本公司10月28日与王经理电话沟通。",
        "请于2026年11月20日前付104,000.00元，即人民币壹拾万肆仟元整，附言CH-2026-022催0001。",
    ):
        assert squeezed(told) in text, told
    assert "停止发货" not in text
    again = books.ask(lambda tx: issued_letter(tx, 1))
    books.run(DropText(1))
    assert render_letter(again) == Path(found["file"]).read_bytes()


def test_the_more_particular_text_wins_and_other_stages_keep_theirs(books: Dispatch) -> None:
    given(books, BOOK)
    own(books, "所有 {rows}".replace(" ", "\n"), name="通用")
    own(books, "催款\n{rows}", name="催款", stage="demand")
    own(books, "硬\n{rows}", name="硬", stage="demand", tone="firm")
    said = {stage: drafted(books, stage).own for stage in TONE_OF}
    bodies = {stage: text.body.split("\n")[0] for stage, text in said.items() if text}
    assert bodies == {"reminder": "所有", "demand": "催款", "final": "所有", "legal": "所有"}


@pytest.mark.parametrize(
    ("body", "reason", "nearest"),
    [
        ("{costumer}\n{rows}", "placeholder_near", "{customer}"),
        ("{未付总计}\n{明细}", "placeholder_near", "{未付合计}"),
        ("{0!r}\n{rows}", "placeholder", None),
        ("{rows", "placeholder_brace", None),
        ("没有表", "rows_missing", None),
        ("明细 {rows}", "rows_alone", None),
        ("{rows}\n{明细}", "rows_alone", None),
    ],
)
def test_a_text_that_cannot_be_filled_is_refused_when_it_is_saved(
    books: Dispatch, body: str, reason: str, nearest: str | None
) -> None:
    with pytest.raises(InvalidValue) as refused:
        own(books, body)
    assert refused.value.fields["reason"] == reason
    assert refused.value.fields.get("nearest") == nearest


def test_a_bad_text_from_elsewhere_is_refused_before_anything_is_numbered(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, BOOK)
    text = own(books)
    books.run(Put("text_template", text, "body", "{costumer}\n{rows}"))
    with pytest.raises(InvalidValue) as refused:
        write(books, tmp_path / "out")
    assert refused.value.fields["nearest"] == "{customer}"
    assert not (tmp_path / "out").exists()
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM number_use")) == 0


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_name_is_filled_in_both_spellings(language: str) -> None:
    names = [name for name in PLACEHOLDERS if name != "rows"]
    for spelt in (names, [PLACEHOLDERS[name] for name in names]):
        body = "\n".join([*(f"{name}: {{{name}}}." for name in spelt), "{rows}"])
        doc = letter(own=OwnText("", body), language=language)
        text = all_text(render_letter(doc))
        assert "{" not in text
        assert not any(f"{name}:." in text for name in spelt)


def test_three_tones_speak_differently_under_one_title(books: Dispatch) -> None:
    texts = [all_text(render_letter(letter(LetterStage.DEMAND, tone=tone))) for tone in TONES]
    assert len(set(texts)) == len(TONES)
    assert all("催款函" in text for text in texts)
    assert texts[1] == all_text(render_letter(letter(LetterStage.DEMAND)))
    assert "诉讼" not in texts[0]
    assert "提起诉讼" in texts[2]


def test_the_tone_chosen_is_kept_with_the_letter(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    write(books, tmp_path, tone="firm")
    assert books.ask(lambda tx: tx.value("SELECT tone FROM letter")) == "firm"
    with pytest.raises(InvalidValue):
        write(books, tmp_path, tone="rude", again=True)


def test_what_was_delivered_and_agreed_stands_in_the_letter(books: Dispatch) -> None:
    given(books, BOOK)
    for kind, day in (("delivery", date(2026, 9, 1)), ("acceptance", date(2026, 9, 20))):
        made = books.run(AddMilestone(1, kind, day, kind)).outcome.result
        books.run(ConfirmMilestone(made, day, "签收单"))
    books.run(Put("contract", 1, "terms", "发货前付清"))
    text = all_text(render_letter(drafted(books)))
    assert "已按约履行：2026年9月1日发货，2026年9月20日验收。" in text
    assert "付款约定：CH-2026-022：发货前付清。" in text


def test_missing_facts_are_named() -> None:
    whole = letter(mailed_to="温州市", own=OwnText("", "{earlier}\n{rows}"))
    assert missing(whole) == ()
    bare = letter(account=None, contacts=(), earlier=(), own=OwnText("", "{earlier}\n{rows}"))
    assert missing(bare) == ("address", "account", "contact", "earlier")


def test_a_lawyers_letter_is_marked_as_a_draft_on_every_page() -> None:
    text = all_text(render_letter(letter(LetterStage.LEGAL, many_rows(80))))
    assert text.count("草稿") >= 2
    assert "草稿" not in all_text(render_letter(letter(LetterStage.FINAL)))


@pytest.mark.parametrize("lines", [1, 12, 60])
def test_an_own_text_of_any_length_never_overlaps(lines: int) -> None:
    body = "\n".join(["很长的一段话，" * 30] * lines + ["{rows}"] + ["请付 {open_total}。"] * lines)
    for page in paper_pages(letter(own=OwnText("标题" * 30, body))):
        assert overlaps(page) == []
        assert outside(page) == []
