"""The page of letter texts: typed, seen in print, what is missing, saved, refused, taken away."""

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from arapp.services.collection.texts import LETTER, SaveText
from arapp.services.dispatch import Dispatch
from arapp.services.papers.letter_preview import letter_texts
from arapp.ui import paper_folder
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.letter_texts import LetterTextsPage
from tests.ledger_text import given

BOOK = """
    公司 简称=澄禾
    客户 温州力扬电器有限公司
    客户 上海弘达机械有限公司
    应收 甲 温州力扬电器有限公司 104000 入账=2026-10-01 到期=2026-10-20
    应收 乙 上海弘达机械有限公司 5000 入账=2026-10-01 到期=2026-10-25
"""


@pytest.fixture
def page(qtbot: QtBot, chinese: None, books: Dispatch) -> LetterTextsPage:
    """The page on two overdue customers."""
    given(books, BOOK)
    return opened(qtbot, books)


def opened(qtbot: QtBot, books: Dispatch) -> LetterTextsPage:
    """The page as the window shows it."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = LetterTextsPage(ops)
    ops.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.freshen()
    return made


def seen(page: LetterTextsPage) -> str:
    """The text of the page shown."""
    page.draw()
    assert page.side.data is not None
    document = pypdfium2.PdfDocument(page.side.data)
    text = "".join(document[0].get_textpage().get_text_range().split())
    document.close()
    return text


def typed(page: LetterTextsPage, body: str, name: str = "自己的") -> None:
    """A name and a body, as typed."""
    page.form.name.setText(name)
    page.form.name.textEdited.emit(name)
    page.form.body.setPlainText(body)


def test_a_new_text_begins_as_the_shipped_letter_and_is_seen_at_once(
    page: LetterTextsPage, books: Dispatch
) -> None:
    assert "本公司将停止发货" in seen(page)  # before there is any: as it ships
    page.acts.run("new")
    assert "{明细}" in page.form.body.toPlainText()
    assert "本公司将停止发货" in seen(page)
    typed(page, "{客户}还欠 {未付合计}。\n{明细}\n请付。")
    assert "温州力扬电器有限公司还欠104,000.00元。" in seen(page)
    page.side.customers.setCurrentIndex(1)
    assert "上海弘达机械有限公司还欠5,000.00元。" in seen(page)
    assert books.ask(letter_texts) == []  # nothing is kept by typing
    page.acts.run("save")
    (kept,) = books.ask(letter_texts)
    assert (kept.name, kept.stage, kept.language) == ("自己的", "demand", "zh_CN")
    assert page.may_leave()


def test_missing_facts_of_this_customer_are_named(page: LetterTextsPage) -> None:
    page.acts.run("new")
    typed(page, "{此前催收}\n{明细}\n{电话}")
    page.draw()
    told = page.side.told.text()
    assert told.startswith("这个客户缺：")
    assert "地址" in told
    assert "此前催收" in told


def test_an_unknown_field_is_told_with_the_nearest_and_not_saved(
    page: LetterTextsPage, books: Dispatch
) -> None:
    page.acts.run("new")
    typed(page, "{客戸}\n{明细}")
    page.draw()
    assert page.form.wrong.text() == "没有 {客戸} 这个栏位，是不是 {客户}？"
    page.acts.run("save")
    assert books.ask(letter_texts) == []
    typed(page, "没有表")
    page.acts.run("save")
    assert "{rows}" in page.form.wrong.text()
    assert books.ask(letter_texts) == []


def test_stage_tone_and_language_choose_what_a_new_text_begins_with(page: LetterTextsPage) -> None:
    page.acts.run("new")
    begun = page.form.body.toPlainText()
    for box, key in ((page.form.stage, "final"), (page.form.language, "en")):
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())
    changed = page.form.body.toPlainText()
    assert changed != begun
    assert "{deadline}" in changed
    typed(page, changed + "\nMine.")
    page.form.tone.setCurrentIndex(1)
    page.form.tone.activated.emit(1)
    assert page.form.body.toPlainText().endswith("Mine.")  # what was written stays


def test_a_field_is_put_in_where_the_cursor_is(page: LetterTextsPage) -> None:
    page.acts.run("new")
    typed(page, "")
    page.form.fields.setCurrentIndex(1)
    page.form.fields.activated.emit(1)
    assert page.form.body.toPlainText() == page.form.text().body == "{客户}"


def test_taken_away_undone_and_left_with_something_typed(
    page: LetterTextsPage, books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.run(SaveText(LETTER, "旧的", "{rows}", stage="final"))
    page.reload()
    page.open("final")
    assert page.form.name.text() == "旧的"
    page.acts.run("drop")
    assert books.ask(letter_texts) == []
    page.ops.undo()
    assert [one.name for one in books.ask(letter_texts)] == ["旧的"]
    typed(page, "{rows}\n改了", "旧的")
    answers = iter(("stay", "discard"))
    monkeypatch.setattr("arapp.ui.dialogs.save_or_leave", lambda *_: next(answers))
    assert not page.may_leave()
    assert page.may_leave()
    assert books.ask(letter_texts)[0].body == "{rows}"


def test_an_empty_ledger_says_why_nothing_is_seen(
    qtbot: QtBot, chinese: None, books: Dispatch
) -> None:
    page = opened(qtbot, books)
    assert page.side.told.text() == "没有客户逾期，看不到样子。"
    page.acts.run("new")
    assert page.side.data is None


def test_the_page_is_opened_elsewhere_or_said_not_to(
    page: LetterTextsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: list[bytes] = []
    page.draw()

    def take(file: Path) -> bool:
        files.append(file.read_bytes())
        return True

    monkeypatch.setattr(paper_folder, "open_file", take)
    page.side.preview.print_asked.emit()
    assert files == [page.side.data]
    monkeypatch.setattr(paper_folder, "open_file", lambda _file: False)
    with qtbot.waitSignal(page.noticed):
        page.side.preview.open_asked.emit()
