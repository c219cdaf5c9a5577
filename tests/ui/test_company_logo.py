"""The logo on the firm's page: chosen, seen as printed, refused in a sentence, taken away."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.services.papers.letterhead import logo, sealed
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.company import CompanyPage
from tests.papers import logos


@pytest.fixture
def page(qtbot: QtBot, chinese: None, books: Dispatch) -> CompanyPage:
    """The page on a fresh ledger."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = CompanyPage(ops)
    ops.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.freshen()
    return made


def test_a_logo_is_chosen_seen_and_taken_away(
    page: CompanyPage, books: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = logos.saved(tmp_path / "徽标.png", logos.drawn())
    monkeypatch.setattr(dialogs, "pick_file", lambda *_: file)
    bare = page.head.paper.grab().toImage()
    page.acts.run("logo")
    assert books.ask(logo) is not None
    assert page.head.hint() == "徽标.png"
    assert page.head.paper.grab().toImage() != bare
    page.ops.undo()
    assert books.ask(logo) is None
    page.ops.redo()
    page.head.drop.click()
    assert books.ask(logo) is None
    assert page.head.paper.grab().toImage() == bare
    assert page.head.drop.isHidden()


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(
    page: CompanyPage, books: Dispatch, tmp_path: Path
) -> None:
    (tmp_path / "报价.png").write_text("报价")
    page.head.take(tmp_path / "报价.png")
    assert page.head.hint() == "报价.png 不是能读的图片，用 PNG 或 JPEG。"
    page.head.take(logos.bomb(tmp_path / "炸弹.png"))
    assert "像素太多" in page.head.hint()
    assert books.ask(logo) is None
    assert page.head.choose.isEnabled()


def test_the_place_of_the_seal_is_a_switch(page: CompanyPage, books: Dispatch) -> None:
    assert page.head.seal.isChecked()
    page.head.seal.click()
    assert not books.ask(sealed)
    page.ops.undo()
    assert page.head.seal.isChecked()
