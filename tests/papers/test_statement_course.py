"""From issue to answer: sent, silent, differing line by line; the month's run; who gets none."""

import os
import signal
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ClassVar

import openpyxl
import pytest

from arapp.models.store import Store
from arapp.models.tx import WriteTx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import DomainError, InvalidDay, InvalidValue, Refused
from arapp.models.values.money import Money
from arapp.services.collection.limitation import courses
from arapp.services.collection.stages import Group
from arapp.services.collection.today import today, today_json
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger import settings
from arapp.services.ledger.attachments import attachments_of
from arapp.services.ledger.statement_rules import (
    KEY,
    Rules,
    SetStatementRules,
    rules,
    run_day,
)
from arapp.services.papers import sending
from arapp.services.papers.course import (
    AnswerStatement,
    ChaseStatements,
    SendStatements,
    Sent,
    SetNoStatement,
)
from arapp.services.papers.differences import (
    AddDifferences,
    ResolveDifferences,
    differences_of,
    of_amount,
)
from arapp.services.papers.record import MarkStatement
from arapp.services.papers.service import issue_statements, issued_statement
from arapp.services.papers.statements import month_run
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.papers.statement_cases import LINES, lay, scan

OCTOBER = date(2026, 10, 1)
FIRMS = "\n".join(
    f"客户 客户{n}\n应收 货{n} 客户{n} {n}00 入账=2026-10-0{n} 到期=2026-10-2{n}"
    for n in range(1, 7)
)


def state(books: Dispatch, column: str = "state", number: int = 1) -> Any:
    """A field of a statement."""
    return books.ask(lambda tx: tx.value(f"SELECT {column} FROM statement WHERE id = {number}"))


def confirm_group(books: Dispatch, store: Store | None = None) -> list[str]:
    """Reasons of the group as they are said."""
    page = books.ask(lambda tx: today_json(today(tx), "zh_CN"))
    (group,) = [one for one in page["groups"] if one["group"] == Group.CONFIRM]
    return [item["why"] for item in group["items"]]


# --- sent and answered ----------------------------------------------------------------------------


def test_a_statement_keeps_how_it_went_out_and_how_the_answer_came(books: Dispatch) -> None:
    lay(books)
    books.run(SendStatements((Sent(1, " EMS  1103 "),), "courier", TODAY, (scan(books),)))
    assert (state(books), state(books, "courier_no")) == ("sent", "EMS 1103")
    books.run(AnswerStatement(1, "confirmed", TODAY, "slip", files=(scan(books),)))
    assert state(books, "answered_on") == TODAY.toordinal()
    assert state(books, "confirmed") == state(books, "closing") == 60_00
    assert len(books.ask(lambda tx: attachments_of(tx, "statement:1"))) == 1  # the same file
    books.run(SendStatements((Sent(1, "SF 2"),), "courier"))
    assert (state(books), state(books, "courier_no")) == ("confirmed", "SF 2")
    books.run(MarkStatement(1, "issued"))
    assert [state(books, one) for one in ("sent_on", "answered_on", "confirmed")] == [None] * 3


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (SendStatements((Sent(1),), "pigeon"), InvalidValue),
        (SendStatements((Sent(1),), "post", TODAY + timedelta(days=1)), InvalidDay),
        (SendStatements((Sent(1),), "post", date(2026, 11, 1)), InvalidDay),
        (AnswerStatement(1, "sent"), InvalidValue),
        (AnswerStatement(1, "confirmed", how="guessed"), InvalidValue),
        (AnswerStatement(1, "confirmed", lines=LINES), InvalidValue),
        (AnswerStatement(1, "confirmed", confirmed=59_99), InvalidValue),
        (AnswerStatement(1, "differs", lines=(of_amount("mood", 1),)), InvalidValue),
        (AnswerStatement(1, "differs", lines=(of_amount("other", 0),)), InvalidValue),
        (AddDifferences(1, LINES), Refused),
        (SetStatementRules((("silent_days", 0),)), InvalidValue),
        (SetStatementRules((("silence", 1),)), InvalidValue),
        (SetStatementRules((("colour", "red"),)), InvalidValue),
    ],
)
def test_what_cannot_be_is_refused(books: Dispatch, command: Any, kind: type[DomainError]) -> None:
    lay(books)
    with pytest.raises(kind):
        books.run(command)
    assert state(books) == "issued"


def test_what_differs_stands_on_the_today_page_until_each_line_is_resolved(
    books: Dispatch,
) -> None:
    lay(books)
    books.run(AnswerStatement(1, "differs", TODAY, "slip", 25_00, LINES))
    assert confirm_group(books) == ["回函不符：对方已付未达等 2 笔，差 35.00"]
    first, second = books.ask(lambda tx: differences_of(tx, [1]))[1]
    assert (first.gap, first.ours, first.theirs, first.note) == (30_00, 30_00, 0, "电汇在途")
    books.run(ResolveDifferences((first.id,), "款已到"))
    assert confirm_group(books) == ["回函不符：发票未到等 1 笔，差 5.00"]
    with pytest.raises(Refused):
        books.run(ResolveDifferences((first.id, second.id), "再来一次"))
    with pytest.raises(InvalidValue):
        books.run(ResolveDifferences((second.id,), " "))
    with pytest.raises(InvalidDay):  # before the answer that named it
        books.run(ResolveDifferences((second.id,), "发票已送达", TODAY - timedelta(days=1)))
    books.run(ResolveDifferences((second.id,), "发票已送达"))
    assert confirm_group(books) == []
    assert state(books) == "differs"
    books.run(AnswerStatement(1, "differs", lines=(of_amount("other", 1_00, "尾差"),)))
    assert len(books.ask(lambda tx: differences_of(tx, [1]))[1]) == 3
    books.run(AnswerStatement(1, "confirmed"))
    kept = books.ask(lambda tx: differences_of(tx, [1]))[1]
    assert [line.outcome for line in kept] == ["款已到", "发票已送达"]


def test_silence_is_chased_after_the_firms_days_and_each_chase_is_in_the_log(
    store: Store, tmp_path: Path
) -> None:
    books = Dispatch(store)
    lay(books)
    given(books, "收款 R9 弘达 1 日期=2026-11-01")  # of November: October holds
    books.run(SendStatements((Sent(1),), "email"))
    store.clock = FixedClock(TODAY + timedelta(days=14))
    assert books.ask(lambda tx: sending.silent(tx, tx.today)) == []
    store.clock = FixedClock(TODAY + timedelta(days=15))
    (one,) = books.ask(lambda tx: sending.silent(tx, tx.today))
    assert (one.number, one.silent, one.chased) == ("DZ2026-0001", 15, 0)
    assert "11-12 寄出，15 天未回函" in confirm_group(books)
    books.run(ChaseStatements((1,), "phone"))
    (one,) = books.ask(lambda tx: sending.silent(tx, tx.today))
    assert one.chased == 1
    books.run(SetStatementRules((("silent_days", 30),)))
    assert books.ask(lambda tx: sending.silent(tx, tx.today)) == []
    books.run(AnswerStatement(1, "confirmed"))
    with pytest.raises(Refused):
        books.run(ChaseStatements((1,)))


# --- limitation -----------------------------------------------------------------------------------


def test_only_the_signed_slip_of_a_debt_restarts_limitation(
    books: Dispatch, tmp_path: Path
) -> None:
    ids = lay(books)

    def runs_from() -> str:
        return books.ask(lambda tx: courses(tx, [ids["A"]], TODAY))[ids["A"]].start.kind

    assert runs_from() == "due"
    books.run(AnswerStatement(1, "confirmed", how="phone"))
    assert runs_from() == "due"
    books.run(AnswerStatement(1, "confirmed", how="slip"))
    assert runs_from() == "confirmation"


def test_after_it_ran_out_only_the_slip_that_undertakes_to_pay_revives_it(
    store: Store, tmp_path: Path
) -> None:
    books = Dispatch(store)
    ids = given(books, "客户 弘达\n应收 A 弘达 100 入账=2020-08-01 到期=2020-09-25")
    for demand, kind in ((False, "due"), (True, "undertaking")):
        run = month_run(OCTOBER, kind="confirmation", demand=demand, reissue=True)
        (made,) = issue_statements(books, run, tmp_path)["documents"]
        row = books.ask(
            lambda tx, made=made: tx.value(  # type: ignore[misc]  # a default
                "SELECT id FROM statement WHERE number = ?", (made["number"],)
            )
        )
        books.run(AnswerStatement(row, "confirmed"))
        course = books.ask(lambda tx: courses(tx, [ids["A"]], TODAY))[ids["A"]]
        assert course.start.kind == kind


# --- the run --------------------------------------------------------------------------------------


def test_the_run_leaves_out_whom_somebody_said_and_says_why(
    books: Dispatch, tmp_path: Path
) -> None:
    ids = given(books, FIRMS + "\n收款 R 客户2 900 日期=2026-10-09")
    books.run(SetNoStatement((ids["客户3"],), " 集团统一  对账 "))
    answer = issue_statements(books, month_run(OCTOBER, skip_negative=True), tmp_path)
    assert len(answer["documents"]) == 4
    assert [{k: one[k] for k in one if k != "customer_id"} for one in answer["left_out"]] == [
        {"customer": "客户3", "why": "excluded", "reason": "集团统一 对账"},
        {"customer": "客户2", "why": "negative"},
    ]
    named = month_run(OCTOBER, customers=(ids["客户2"], ids["客户3"]))
    assert len(issue_statements(books, named, tmp_path)["documents"]) == 2
    books.run(SetNoStatement((ids["客户3"],)))
    draft = issue_statements(books, month_run(OCTOBER, draft=True, hide_not_due=True), tmp_path)
    assert (len(draft["documents"]), draft["left_out"]) == (6, [])
    early = issue_statements(
        books, month_run(date(2026, 9, 1), draft=True, hide_not_due=True), tmp_path
    )
    assert early["documents"] == []
    assert {one["why"] for one in early["left_out"]} == {"nothing_open_or_moved"}


def test_the_month_is_reminded_from_its_day_until_the_run_is_made(
    store: Store, tmp_path: Path
) -> None:
    books = Dispatch(store)
    given(books, FIRMS)
    assert run_day(TODAY, 1) == date(2026, 11, 2)  # the 1st is a Sunday
    assert run_day(date(2026, 10, 20), 1) == date(2026, 10, 8)  # after the holidays
    assert run_day(TODAY, 0) is None
    assert confirm_group(books) == ["2026-10 的对账还有 6 户没出"]
    store.clock = FixedClock(date(2026, 11, 1))
    assert confirm_group(books) == []
    store.clock = FixedClock(TODAY)
    named = books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = '客户1'"))
    issue_statements(books, month_run(OCTOBER, customers=(named,)), tmp_path)
    assert confirm_group(books)[0] == "2026-10 的对账还有 5 户没出"
    issue_statements(books, month_run(OCTOBER, whole=True), tmp_path)
    assert not [one for one in confirm_group(books) if "没出" in one]
    books.undo()
    assert confirm_group(books)[0] == "2026-10 的对账还有 5 户没出"
    books.run(SetStatementRules((("workday", 0),)))
    assert not [one for one in confirm_group(books) if "没出" in one]


def test_a_small_ledger_that_never_made_statements_is_not_told_to_begin(books: Dispatch) -> None:
    given(books, "客户 甲\n应收 A 甲 100 入账=2026-10-01 到期=2026-12-25")
    assert confirm_group(books) == []
    books.run(SetStatementRules((("workday", 2),)))
    assert confirm_group(books) == ["2026-10 的对账还有 1 户没出"]


def _issue_and_die(path: Path, folder: Path, at: int) -> None:
    """In a process of its own: the run is killed while its n-th paper is drawn."""
    with Store.open(path, FixedClock(TODAY)) as store:
        seen = [0]

        def step(_done: int, _total: int, _what: str) -> None:
            seen[0] += 1
            if seen[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)

        issue_statements(Dispatch(store), month_run(OCTOBER, whole=True), folder, progress=step)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="killed by a signal Windows lacks")
def test_a_run_that_was_killed_is_made_again_without_doubles_and_gaps(
    ledger_file: Path, tmp_path: Path
) -> None:
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), FIRMS)
    for at in (3, 9):
        child = get_context("spawn").Process(
            target=_issue_and_die, args=(ledger_file, tmp_path / "out", at)
        )
        child.start()
        child.join(60)
        assert child.exitcode == -signal.SIGKILL
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        answer = issue_statements(books, month_run(OCTOBER, whole=True), tmp_path / "out")
        again = issue_statements(books, month_run(OCTOBER, whole=True), tmp_path / "out")
        numbers = [f"DZ2026-000{n}" for n in range(1, 7)]
        assert [one["number"] for one in answer["documents"]] == numbers
        assert again == answer
        assert books.ask(lambda tx: tx.value("SELECT count(*) FROM number_use")) == 6
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 6


# --- options and sending --------------------------------------------------------------------------


def test_silence_is_spoken_of_only_where_the_firm_chose_it(books: Dispatch, tmp_path: Path) -> None:
    lay(books)
    assert not books.ask(lambda tx: issued_statement(tx, 1)).silence_agreed
    books.run(SetStatementRules((("silence", True),)))
    run = month_run(OCTOBER, kind="open")
    issue_statements(books, run, tmp_path)
    assert not books.ask(lambda tx: issued_statement(tx, 2)).silence_agreed  # from when on?
    books.run(SetStatementRules((("reply_days", 10),)))
    issue_statements(books, replace(run, kind="detailed"), tmp_path)
    paper = books.ask(lambda tx: issued_statement(tx, 3))
    assert (paper.silence_agreed, paper.reply_by) == (True, TODAY + timedelta(days=10))
    books.run(SetStatementRules((("silence", False), ("reply_days", 0))))
    assert books.ask(rules) == Rules()
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM setting")) == 0


def test_the_demand_is_another_paper_than_the_confirmation(books: Dispatch, tmp_path: Path) -> None:
    given(books, FIRMS)
    issue_statements(books, month_run(OCTOBER, kind="confirmation"), tmp_path)
    run = month_run(OCTOBER, kind="demand")
    assert (run.kind, run.demand) == ("confirmation", True)
    with pytest.raises(Refused) as refusal:
        issue_statements(books, run, tmp_path)
    assert refusal.value.kind == "stale"
    issue_statements(books, replace(run, reissue=True), tmp_path)
    paper = books.ask(lambda tx: issued_statement(tx, 7))
    assert paper.demands_payment
    again = issue_statements(books, run, tmp_path)["documents"]
    assert again[0]["number"] == "DZ2026-0007"


def test_list_and_mail_drafts_say_whom_to_send_what(books: Dispatch, tmp_path: Path) -> None:
    given(books, FIRMS)
    (made, *_rest) = issue_statements(books, month_run(OCTOBER), tmp_path)["documents"]
    books.run(SendStatements((Sent(1, "EMS 1"),), "courier"))
    (one,) = books.ask(lambda tx: sending.by_numbers(tx, [made["number"], "DZ2026-0099"]))
    rows = [replace(one, email="xu@hongda.example\nBcc: x@y", person="许会计")]
    firm = ("澄禾", "ar@chenghe.example")
    sheet_file, draft = sending.write_out(rows, tmp_path / "发", firm, "zh_CN")
    sheet = openpyxl.load_workbook(BytesIO(sheet_file.read_bytes())).active
    assert sheet is not None
    heads, line = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    told = dict(zip(heads, line, strict=True))
    assert [told[one] for one in ("编号", "客户", "联系人", "方式", "快递单号")] == [
        "DZ2026-0001", "客户1", "许会计", "快递", "EMS 1",
    ]  # fmt: skip
    assert str(told["余额"]) in {"100", "100.0"}
    mail = message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert str(mail["To"]).startswith("xu@hongda.example")
    assert mail["Bcc"] is None  # a line break in an address begins no header of its own
    assert "DZ2026-0001" in mail["Subject"]
    (part,) = mail.iter_attachments()
    assert part.get_content() == Path(made["file"]).read_bytes()
    Path(made["file"]).unlink()
    bare = message_from_bytes(sending.mail_of(one, *firm), policy=policy.default)
    assert list(bare.iter_attachments()) == []


@dataclass(frozen=True)
class WriteSetting:
    """What another program may have left there."""

    value: object
    label: ClassVar[str] = "set_statement_rules"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """As it is."""
        settings.write(tx, KEY, self.value)
        return Outcome(frozenset())


@pytest.mark.parametrize("kept", [
    {"silent_days": "soon", "silence": 1, "kind": "x", "workday": True, "new": 1}, [1], "x",
])  # fmt: skip
def test_rules_of_another_program_are_as_if_they_were_not_there(
    books: Dispatch, kept: object
) -> None:
    books.run(WriteSetting(kept))
    assert books.ask(rules) == Rules()


@pytest.mark.parametrize(
    ("closing", "language", "told"),
    [
        (Money(3_480_30), "zh_CN", "余额 3,480.30 元。"),
        (Money(-2_992_86), "zh_CN", "余额 2,992.86 元（本公司欠贵公司）。"),
        (Money(9_000_00, "USD"), "en", "balance USD 9,000.00."),
        (Money(-9_000_00, "USD"), "en", "balance USD 9,000.00 in your favour."),
    ],
)
def test_a_mail_tells_the_balance_as_the_paper_does(
    books: Dispatch, closing: Money, language: str, told: str
) -> None:
    lay(books)
    (row,) = books.ask(lambda tx: sending.outgoing(tx, [1]))
    mailed = replace(row, closing=closing, language=language)
    assert told in sending.mail_text(mailed, "澄禾", chase=False)[1]
