"""The firm's page: facts are saved when asked for, accounts are added in a line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.services.ledger.company import accounts, company
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.company import CompanyPage
from arapp.ui.rates import rate_ppm, rate_text
from tests.ui.by_hand import answering, type_in


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


def typed(page: CompanyPage, key: str, text: str) -> None:
    """Replace what stands in a field."""
    type_in(page.form.fields[key], text, over=True)


def test_save_writes_what_was_typed_and_undo_brings_it_back(
    page: CompanyPage, qtbot: QtBot, books: Dispatch
) -> None:
    before = books.ask(company)
    typed(page, "address", "苏州工业园区星湖街 1 号")
    typed(page, "late_rate_ppm", "万分之三")
    assert page.is_changed()
    assert books.ask(company) == before  # nothing is saved by typing
    page.acts.run("save")
    after = books.ask(company)
    assert after["address"] == "苏州工业园区星湖街 1 号"
    assert after["late_rate_ppm"] == 300
    assert not page.is_changed()
    page.ops.undo()
    assert books.ask(company) == before
    assert page.form.fields["address"].text() == ""


def test_a_wrong_field_is_told_below_it_and_nothing_is_written(
    page: CompanyPage, qtbot: QtBot, books: Dispatch
) -> None:
    typed(page, "name", "")
    typed(page, "email", "li.min")
    page.acts.run("save")
    assert books.ask(company)["name"] == "苏州澄禾自动化设备有限公司"
    assert page.form.fields["email"].accessibleDescription().startswith("邮箱要有一个 @")
    assert "名称" in page._wrong.text()
    page.acts.run("discard")
    assert page.form.fields["name"].text() == "苏州澄禾自动化设备有限公司"
    assert not page.acts.enabled("save")


@pytest.mark.parametrize(
    ("answer", "leaves", "address"),
    [("save", True, "新地址"), ("discard", True, ""), ("stay", False, "")],
)
def test_leaving_asks_once(
    page: CompanyPage, qtbot: QtBot, books: Dispatch, monkeypatch: pytest.MonkeyPatch,
    answer: str, leaves: bool, address: str,
) -> None:  # fmt: skip
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "save_or_leave", answering(answer, asked))
    assert page.may_leave()
    typed(page, "address", "新地址")
    assert page.may_leave() is leaves
    assert len(asked) == 1
    assert books.ask(company)["address"] == address


def test_what_another_command_writes_does_not_wipe_what_is_typed(
    page: CompanyPage, qtbot: QtBot, books: Dispatch
) -> None:
    typed(page, "contact", "李敏")
    type_in(page.line["bank"], "招行园区支行")
    type_in(page.line["number"], "5129 0001")
    QTest.keyClick(page.line["number"], Qt.Key.Key_Return)
    assert [(a.name, a.currency) for a in books.ask(accounts)] == [("招行园区支行 0001", "CNY")]
    assert [row.number for row in page.accounts.model.rows()] == ["5129 0001"]
    assert page.form.fields["contact"].text() == "李敏"
    assert page.line["bank"].text() == ""


def test_an_account_needs_a_name_of_its_own_and_a_currency(
    page: CompanyPage, qtbot: QtBot, books: Dispatch
) -> None:
    page.add_account()
    assert page._complaint.text() == "填上账户简称或开户银行。"
    for _ in range(2):
        page.line["name"].setText("基本户")
        page.add_account()
    assert page._complaint.text() == "已经有这个名称的账户了。"
    page.line["name"].setText("美元户")
    page.line["currency"].setText("美元")
    page.add_account()
    assert "三个字母" in page._complaint.text()
    assert len(books.ask(accounts)) == 1


@pytest.mark.parametrize(
    ("text", "ppm"),
    [("0.05%", 500), ("0.05", 500), ("5‱", 500), ("万分之五", 500), ("万分之2.5", 250),
     ("10％", 100_000), ("11%", None), ("-1%", None), ("五", None), ("", None), ("0.00001%", None)],
)  # fmt: skip
def test_rates(text: str, ppm: int | None) -> None:
    assert rate_ppm(text) == ppm
    if ppm is not None:
        assert rate_ppm(rate_text(ppm)) == ppm
