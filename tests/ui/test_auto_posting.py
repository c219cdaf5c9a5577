"""A bank file is imported: what the guard lets through posts itself, and both pages say so."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.services.matching.settings import SetMatching
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Page
from arapp.ui.pages.import_sheet import ImportPage
from arapp.ui.pages.matching import MatchingPage
from tests.ledger_text import given

A = "无锡瑞沃自动化科技有限公司"
BOOKS = f"""
    客户 {A} 简称=瑞沃
    合同 HT-2026-018 {A} 135000 签订=2026-06-01
    应收 验收款 {A} 135000 入账=2026-09-20 到期=2026-10-29 合同=HT-2026-018
    应收 货款 {A} 47236.51 入账=2026-09-15 到期=2026-10-17
"""
BANK = f"""工商银行企业网上银行
账号:1102 0267 0900 1234 567
交易日期,对方户名,对方账号,借方发生额,贷方发生额,余额,交易流水号,摘要
2026-11-02,{A},6222000011112222,,"135,000.00","1,135,000.00",F001,付HT-2026-018验收款
2026-11-03,江苏电力公司,6222000011113333,"12,300.00",,"1,122,700.00",F002,电费
2026-11-09,{A},6222000011112222,,"47,236.51","1,169,936.51",F003,货款
"""


@pytest.fixture
def bank(tmp_path: Path, books: Dispatch, chinese: None) -> Path:
    """Two receipts and a debit, of which one names its contract."""
    given(books, BOOKS)
    path = tmp_path / "工行流水.csv"
    path.write_text(BANK, encoding="gbk")
    return path


def bring(qtbot: QtBot, books: Dispatch, bank: Path) -> tuple[Ops, list[str]]:
    """Import the file in a page; what its undo bar was told."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    page = shown(qtbot, ops, ImportPage(ops))
    told: list[str] = []
    page.told.connect(told.append)
    page.open([bank])
    page.acts.run("import")
    return ops, told


def shown(qtbot: QtBot, ops: Ops, page: Page) -> Page:
    qtbot.addWidget(page)
    ops.changed.connect(page.on_changed)
    page.resize(1240, 720)
    page.show()
    page.freshen()
    return page


def allocated(books: Dispatch) -> list[tuple[int, str]]:
    """Amounts on rows that stand, and how they came there."""
    sql = "SELECT amount, how FROM allocation WHERE reverses_id IS NULL ORDER BY id"
    return books.ask(lambda tx: tx.rows(sql))


def test_nothing_posts_itself_while_it_is_off(qtbot: QtBot, books: Dispatch, bank: Path) -> None:
    _, told = bring(qtbot, books, bank)
    assert allocated(books) == []
    assert len(told) == 1


def test_what_passes_posts_itself_in_one_step(qtbot: QtBot, books: Dispatch, bank: Path) -> None:
    books.run(SetMatching((("auto_posting", True),)))
    ops, told = bring(qtbot, books, bank)
    assert allocated(books) == [(135_000_00, "auto")]
    assert told[-1] == "1 笔已自动核销"
    desk = shown(qtbot, ops, MatchingPage(ops))
    assert isinstance(desk, MatchingPage)
    assert desk.strip._posted.text() == "1 笔已自动核销"
    assert desk.strip._posted.isVisible()
    ops.undo()
    assert allocated(books) == []
    assert not desk.strip._posted.isVisible()
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM receipt")) == 2


def test_odd_amounts_too_where_the_firm_wants_it(qtbot: QtBot, books: Dispatch, bank: Path) -> None:
    books.run(SetMatching((("auto_posting", True), ("amount_posts", True))))
    _, told = bring(qtbot, books, bank)
    assert sorted(allocated(books)) == [(47_236_51, "auto"), (135_000_00, "auto")]
    assert told[-1] == "2 笔已自动核销"


def test_the_desk_leads_to_the_rules(qtbot: QtBot, books: Dispatch, bank: Path) -> None:
    assert bank.exists()
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    desk = shown(qtbot, ops, MatchingPage(ops))
    went: list[str] = []
    desk.navigate.connect(lambda page, _what: went.append(page))
    desk.acts.run("rules")
    assert went == ["matching_rules"]
