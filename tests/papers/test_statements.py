"""Statements: figures by hand, issued, undone, issued again, stale, superseded."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from arapp.models.store import Store
from arapp.models.values.days import FixedClock, add_months, month_end
from arapp.models.values.errors import InvalidValue, NoSuchCustomer, Refused
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import void_numbers
from arapp.services.papers import statements
from arapp.services.papers.overview import months_overview, overview_json
from arapp.services.papers.record import MarkStatement
from arapp.services.papers.service import (
    draft_statements,
    issue_statements,
    issued_statement,
)
from arapp.services.papers.statements import StatementRun, month_run
from arapp.services.progress import Cancelled, silent
from arapp.services.reports.aging import aging
from tests import ledger_text
from tests.conftest import TODAY
from tests.stories import BASE, WITHOUT_SHRINKING, Story, stories, tell

OCTOBER = date(2026, 10, 1)
BOOK = """
    公司 简称=澄禾 地址=苏州工业园区星海街188号 联系人=李敏 电话=051200008821
    账户 工行 银行=中国工商银行苏州园区支行 账号=1102020309004417862
    客户 上海弘达机械设备有限公司 简称=弘达机械 税号=91310000MA1K00018X
    合同 CH-2026-018 上海弘达机械设备有限公司 320000
    应收 发货前款 上海弘达机械设备有限公司 161000 入账=2026-08-26 到期=2026-09-25 合同=CH-2026-018
    应收 8月备件款 上海弘达机械设备有限公司 23680 入账=2026-08-31 到期=2026-10-15
    应收 9月备件款 上海弘达机械设备有限公司 18420 入账=2026-09-30 到期=2026-11-16
    应收 10月备件款 上海弘达机械设备有限公司 31250 入账=2026-10-31 到期=2026-12-15
    收款 R1 上海弘达机械设备有限公司 65000 日期=2026-10-20
    核销 R1 发货前款 65000 日期=2026-10-20
    收款 R2 上海弘达机械设备有限公司 5000 日期=2026-10-27
"""


def issue(books: Dispatch, folder: Path, **how: Any) -> dict[str, Any]:
    """The October run."""
    flags = {key: how.pop(key) for key in ("merged", "xlsx", "progress") if key in how}
    return issue_statements(books, month_run(OCTOBER, **how), folder, **flags)


def test_the_month_of_the_picture(books: Dispatch, tmp_path: Path) -> None:
    ledger_text.given(books, BOOK)
    (doc,) = issue(books, tmp_path)["documents"]
    assert doc["number"] == "DZ2026-0001"
    assert (doc["opening"], doc["debits"], doc["credits"], doc["closing"]) == (
        "203100.00",
        "31250.00",
        "70000.00",
        "164350.00",
    )
    assert Path(doc["file"]).read_bytes().startswith(b"%PDF")
    paper = books.ask(lambda tx: issued_statement(tx, 1))
    assert paper.number == "澄禾对账〔2026〕第 0001 号"
    assert paper.mark == "DZ2026-0001"
    assert paper.memo == "CH-2026-018 对账 0001"
    foot = paper.aging
    columns = (foot.not_due, foot.days_1_30, foot.days_31_60, foot.prepayment)
    assert [one.plain() for one in columns] == ["49670.00", "23680.00", "96000.00", "5000.00"]
    assert [(m.kind.value, (m.debit or m.credit or foot.net).plain()) for m in paper.moves] == [
        ("receipt", "65000.00"),
        ("receipt", "5000.00"),
        ("receivable", "31250.00"),
    ]


def test_a_confirmation_lists_what_is_open_and_the_text_to_write_with_the_money(
    books: Dispatch, tmp_path: Path
) -> None:
    ledger_text.given(books, BOOK)
    issue(books, tmp_path, kind="confirmation")
    paper = books.ask(lambda tx: issued_statement(tx, 1))
    assert [(item.label, item.open.plain()) for item in paper.items] == [
        ("发货前款", "96000.00"),
        ("8月备件款", "23680.00"),
        ("9月备件款", "18420.00"),
        ("10月备件款", "31250.00"),
    ]
    assert [row.amount.plain() for row in paper.prepayments] == ["5000.00"]
    assert paper.memo == "CH-2026-018 对账 0001"
    assert paper.account is not None
    assert paper.account.bank == "中国工商银行苏州园区支行"
    assert paper.contacts[0].name == "李敏"


def test_every_kind_of_movement_stands_on_its_side(books: Dispatch) -> None:
    ledger_text.given(
        books,
        """
        客户 甲
        应收 A 甲 100 入账=2026-10-02 到期=2026-10-30
        应收 B 甲 -10 入账=2026-10-03 到期=2026-10-30
        应收 C 甲 40 入账=2026-09-03 到期=2026-10-30
        收款 R 甲 70 日期=2026-10-02
        核销 R A 60 日期=2026-10-02
        差额 A 5 日期=2026-10-05 原因=fee
        退款 R 4 日期=2026-10-06
        作废 C 日期=2026-10-07
        """,
    )
    (doc,) = books.ask(lambda tx: draft_statements(tx, month_run(OCTOBER)))
    lines = [(m.kind.value, m.label, m.debit, m.credit) for m in doc.moves]
    assert [
        (kind, label, (debit or credit or doc.closing).plain())
        for kind, label, debit, credit in lines
    ] == [
        ("receivable", "A", "100.00"),
        ("receipt", "", "70.00"),
        ("credit", "B", "-10.00"),
        ("difference", "手续费", "5.00"),
        ("refund", "", "4.00"),
        ("reversal", "C", "-40.00"),
    ]
    figures = (doc.opening, doc.debits, doc.credits, doc.closing)
    assert [one.plain() for one in figures] == ["40.00", "54.00", "75.00", "19.00"]


def test_money_of_another_customer_moves_between_the_accounts(books: Dispatch) -> None:
    ledger_text.given(
        books,
        """
        客户 子公司
        客户 母公司
        应收 A 子公司 100 入账=2026-10-02 到期=2026-10-30
        收款 R 母公司 100 日期=2026-10-05
        核销 R A 100 日期=2026-10-06
        """,
    )
    docs = books.ask(lambda tx: draft_statements(tx, month_run(OCTOBER)))
    by_name = {doc.customer.name: doc for doc in docs}
    assert [m.label for m in by_name["子公司"].moves] == ["A", "母公司代付"]
    assert [m.label for m in by_name["母公司"].moves] == ["", "转付子公司"]
    assert all(doc.closing.minor == 0 for doc in docs)
    rows = books.ask(lambda tx: months_overview(tx, OCTOBER)).rows
    shown = {row.customer: (row.debits, row.credits) for row in rows}
    assert shown == dict.fromkeys(("子公司", "母公司"), (100_00, 100_00))


def test_issued_again_it_is_the_same_file_until_the_period_changes(
    books: Dispatch, tmp_path: Path
) -> None:
    ledger_text.given(books, BOOK)
    (first,) = issue(books, tmp_path / "a")["documents"]
    # matching October's money later and what happens in November change nothing in October
    ledger_text.given(
        books,
        """
        核销 R2 8月备件款 5000 日期=2026-10-27
        应收 11月 上海弘达机械设备有限公司 9 入账=2026-11-02 到期=2026-12-15
        """,
    )
    (again,) = issue(books, tmp_path / "b")["documents"]
    assert (again["number"], again["sha256"]) == (first["number"], first["sha256"])
    assert Path(again["file"]).read_bytes() == Path(first["file"]).read_bytes()
    ledger_text.given(books, "收款 R3 上海弘达机械设备有限公司 1 日期=2026-10-30")
    with pytest.raises(Refused) as refusal:
        issue(books, tmp_path / "c")
    assert (refusal.value.kind, refusal.value.fields["numbers"]) == ("stale", ["DZ2026-0001"])
    assert not list((tmp_path / "c").glob("*"))
    (new,) = issue(books, tmp_path / "c", reissue=True)["documents"]
    assert (new["number"], new["closing"]) == ("DZ2026-0002", "164349.00")
    states = books.ask(lambda tx: tx.rows("SELECT number, state, superseded_by FROM statement"))
    assert states == [("DZ2026-0001", "superseded", 2), ("DZ2026-0002", "issued", None)]
    assert issue(books, tmp_path / "d")["documents"][0]["number"] == "DZ2026-0002"


def test_undo_takes_it_off_the_list_and_its_number_stays_used(
    books: Dispatch, tmp_path: Path
) -> None:
    ledger_text.given(books, BOOK)
    (first,) = issue(books, tmp_path)["documents"]
    books.undo()
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM statement")) == 0
    assert Path(first["file"]).exists()
    assert books.ask(lambda tx: void_numbers(tx, "statement")) == [("DZ2026-0001", TODAY)]
    (second,) = issue(books, tmp_path)["documents"]
    assert second["number"] == "DZ2026-0002"


def test_a_draft_numbers_and_records_nothing(books: Dispatch, tmp_path: Path) -> None:
    ledger_text.given(books, BOOK)
    before = books.ask(lambda tx: tx.head())
    (doc,) = issue(books, tmp_path, draft=True)["documents"]
    assert doc["number"] is None
    assert "草稿" in Path(doc["file"]).name
    assert books.ask(lambda tx: tx.head()) == before


def test_cancel_leaves_neither_file_nor_number(books: Dispatch, tmp_path: Path) -> None:
    ledger_text.given(books, BOOK)

    def stop(done: int, total: int, what: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        issue(books, tmp_path / "out", progress=stop)
    assert list((tmp_path / "out").iterdir()) == []
    assert (
        books.ask(lambda tx: tx.value("SELECT count(*) FROM number_use WHERE series <> 'receipt'"))
        == 0
    )


def test_one_pdf_for_the_printer_and_workbooks_beside(books: Dispatch, tmp_path: Path) -> None:
    ledger_text.given(
        books, BOOK + "\n客户 乙\n应收 Z 乙 5 入账=2026-10-02 到期=2026-10-30 币种=USD"
    )
    answer = issue(books, tmp_path, merged=True, xlsx=True)
    assert Path(answer["merged"]).exists()
    assert all(Path(doc["xlsx"]).exists() for doc in answer["documents"])
    assert [doc["currency"] for doc in answer["documents"]] == ["CNY", "USD"]
    assert len(list(tmp_path.glob("*.pdf"))) == 3


def test_who_gets_none_is_named(books: Dispatch, tmp_path: Path) -> None:
    ledger_text.given(
        books,
        BOOK
        + """
        客户 新客户
        客户 早就清了
        应收 X 早就清了 5 入账=2025-10-02 到期=2025-10-30
        收款 RX 早就清了 5 日期=2025-10-30
        核销 RX X 5 日期=2025-10-30
        """,
    )
    answer = issue(books, tmp_path)
    assert len(answer["documents"]) == 1
    assert {row["customer"] for row in answer["left_out"]} == {"新客户", "早就清了"}
    assert {row["why"] for row in answer["left_out"]} == {"nothing_open_or_moved"}


def test_what_cannot_be_meant_is_refused(books: Dispatch, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue):
        issue(books, tmp_path, kind="weekly")
    with pytest.raises(InvalidValue):
        issue_statements(books, StatementRun(TODAY, OCTOBER), tmp_path)
    with pytest.raises(NoSuchCustomer):
        issue(books, tmp_path, customers=(99,))


def test_a_ledger_that_moved_on_while_rendering_is_not_numbered(
    books: Dispatch, tmp_path: Path
) -> None:
    ledger_text.given(books, BOOK)

    def meanwhile(done: int, total: int, what: str) -> None:
        if done == 1:
            ledger_text.given(books, "客户 新")

    with pytest.raises(Refused) as refusal:
        issue(books, tmp_path, progress=meanwhile)
    assert refusal.value.kind == "changed_meanwhile"
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM statement")) == 0
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_month_page_shows_states_and_proves_itself(books: Dispatch, tmp_path: Path) -> None:
    ledger_text.given(books, BOOK)
    page = books.ask(lambda tx: overview_json(months_overview(tx, OCTOBER)))
    (row,) = page["rows"]
    assert (row["opening"], row["closing"], row["state"]) == ("203100.00", "164350.00", "draft")
    assert page["proofs"]["CNY"] == {
        "closing": "164350.00",
        "aging": "164350.00",
        "moved": "164350.00",
        "holds": True,
    }
    issue(books, tmp_path)
    books.run(MarkStatement(1, "confirmed"))
    page = books.ask(lambda tx: overview_json(months_overview(tx, OCTOBER)))
    assert (page["rows"][0]["state"], page["confirmed"]) == ("confirmed", {"CNY": "164350.00"})
    assert page["rows"][0]["confirmed_to"] == "2026-10-31"
    ledger_text.given(books, "收款 R3 上海弘达机械设备有限公司 1 日期=2026-10-30")
    page = books.ask(lambda tx: overview_json(months_overview(tx, OCTOBER)))
    assert (page["rows"][0]["stale"], page["confirmed"]) == (True, {})


@settings(
    phases=WITHOUT_SHRINKING,
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=stories)
def test_each_month_closes_where_the_next_one_opens(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, story: Story
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.arapp"
    shutil.copy(empty_file, path)
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        ledger_text.given(books, "客户 甲\n客户 乙")
        tell(books, story)
        months = [add_months(BASE.replace(day=1), n) for n in range(6)]
        books.ask(lambda tx: _chain(tx, months))


def _chain(tx: Any, months: list[date]) -> None:
    closing: dict[str, int] = {}
    for month in months:
        run = StatementRun(month, month_end(month), "detailed", draft=True)
        papers = statements.prepare(tx, run, silent).papers
        for paper in papers:
            assert paper.doc.opening.minor == closing.get(paper.doc.customer.name, 0)
        closing = {paper.doc.customer.name: paper.doc.closing.minor for paper in papers}
        page = months_overview(tx, month)
        assert all(proof.holds for proof in page.proofs.values()), page.proofs
        assert sum(closing.values()) == sum(row.net for row in aging(tx, month_end(month)).rows)
        shown = {
            row.customer: (row.opening, row.debits, row.credits, row.closing) for row in page.rows
        }
        for paper in papers:
            doc = paper.doc
            made = (doc.opening.minor, doc.debits.minor, doc.credits.minor, doc.closing.minor)
            assert shown.get(doc.customer.name, (0, 0, 0, 0)) == made
