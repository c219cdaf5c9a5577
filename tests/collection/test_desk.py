"""The desk: cells that add up, why a row is where it is, what a contact does to it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.collection.agreements import SignAgreement, agreement_list
from arapp.services.collection.cases import CELLS, cases
from arapp.services.collection.desk import customers_of, desk
from arapp.services.collection.disputes import CloseDispute, Contested, OpenDispute, dispute_list
from arapp.services.collection.dossier import dossier
from arapp.services.collection.escalation import (
    SetRoles,
    escalated,
    escalation_sheet,
    roles_of,
)
from arapp.services.collection.log import LiftHold, LogContact, LogRun, PutOff
from arapp.services.collection.promises import MakePromise, Promised, promise_list
from arapp.services.collection.tasks import FinishTask, TakeTask, task_list
from arapp.services.credit.promised import kept_promises
from arapp.services.dispatch import Dispatch
from tests.collection.book import ago, at, placed
from tests.collection.desk_cases import SOON, agreement, contact, lay, promise
from tests.conftest import TODAY
from tests.ledger_text import given


def test_every_cell_and_all_of_them_are_what_is_overdue(books: Dispatch) -> None:
    given(
        books,
        f"""
        客户 短信 业务=周凯
        应收 M 短信 100 入账=2026-01-01 到期={ago(3)}
        应收 M2 短信 50 入账=2026-01-01 到期={ago(-3)}
        客户 电话
        应收 C 电话 200 入账=2026-01-01 到期={ago(9)}
        应收 C2 电话 30 入账=2026-01-01 到期={ago(2)}
        客户 有钱
        应收 P 有钱 300 入账=2026-01-01 到期={ago(20)}
        收款 R 有钱 300 日期={ago(1)}
        客户 争议
        应收 X 争议 400 入账=2026-01-01 到期={ago(40)}
        争议 X 150 日期={ago(5)} 到={ago(-5)}
        客户 外币 币种=USD
        应收 U 外币 70 入账=2026-01-01 到期={ago(100)} 币种=USD
        """,
    )
    found = books.ask(lambda tx: desk(tx, TODAY))
    assert [cell.key for cell in found.cells] == list(CELLS)
    sums = {cell.key: dict(cell.sums) for cell in found.cells if cell.rows}
    assert sums == {
        "message": {"CNY": 100_00}, "call": {"CNY": 230_00}, "legal": {"CNY": 250_00},
        "bad_debt": {"USD": 70_00}, "parked": {"CNY": 300_00}, "held": {"CNY": 150_00},
    }  # fmt: skip
    assert found.cell("held").reasons == {"disputed": 1}
    assert (found.customers, found.owners) == (4, ("", "周凯"))
    line = books.ask(lambda tx: customers_of(tx, TODAY, "call"))[0]
    assert (line.customer, line.days, line.amount, line.rows) == ("电话", 9, 230_00, 2)
    assert line.todo
    mine = books.ask(lambda tx: desk(tx, TODAY, "周凯"))
    assert [cell.key for cell in mine.cells if cell.rows] == ["message"]


def test_a_contested_part_waits_and_the_rest_is_asked_for(books: Dispatch) -> None:
    ids = lay(books)
    dispute = books.run(OpenDispute(ids["B"], Contested("质量", SOON, Money(30_00)))).outcome.result
    rows = books.ask(lambda tx: dossier(tx, TODAY, ids["弘达"], "CNY")).rows
    told = {row.label: (row.open, row.contested, row.asked) for row in rows}
    assert told == {"A": (60_00, 0, 60_00), "B": (200_00, 30_00, 170_00)}
    with pytest.raises(InvalidAmount) as refused:
        books.run(OpenDispute(ids["B"], Contested("价格", SOON, Money(171_00))))
    assert refused.value.fields["available"] == Money(170_00)
    books.run(CloseDispute(dispute, "换货", Money(0)))
    line = books.ask(lambda tx: dispute_list(tx, TODAY))[0]
    assert (line.closed_on, line.granted, line.outcome) == (TODAY, 0, "换货")
    assert placed(books) == {"A": "legal", "B": "letter"}
    with pytest.raises(NotFound):
        books.run(CloseDispute(dispute, "再来"))


@pytest.mark.parametrize(
    ("contested", "error"),
    [
        (Contested("", SOON), InvalidValue),
        (Contested("质量", None), InvalidDay),
        (Contested("质量", TODAY), InvalidDay),
        (Contested("质量", SOON, Money(0)), InvalidAmount),
        (Contested("质量", SOON, Money(5, "USD")), CurrencyMismatch),
    ],
)
def test_a_dispute_has_reason_end_and_amount(
    books: Dispatch, contested: Contested, error: type[Exception]
) -> None:
    ids = lay(books)
    with pytest.raises(error):
        books.run(OpenDispute(ids["B"], contested))


@pytest.mark.parametrize(
    ("promised", "error"),
    [
        (Promised(None, SOON), InvalidAmount),
        (Promised(Money(0), SOON), InvalidAmount),
        (Promised(Money(260_01), SOON), InvalidAmount),
        (Promised(Money(5), None), InvalidDay),
        (Promised(Money(5), TODAY - timedelta(days=1)), InvalidDay),
        (Promised(Money(5, "USD"), SOON), CurrencyMismatch),
    ],
)
def test_a_promise_without_amount_or_day_is_refused(
    books: Dispatch, promised: Promised, error: type[Exception]
) -> None:
    ids = lay(books)
    with pytest.raises(error):
        books.run(MakePromise(ids["弘达"], promised, (ids["A"], ids["B"])))
    with pytest.raises(NotFound):
        books.run(MakePromise(ids["弘达"], Promised(Money(5), SOON), (999,)))


def test_nobody_promises_more_than_is_owed(books: Dispatch) -> None:
    ids = given(books, f"客户 甲\n应收 A 甲 1500 入账={ago(9)} 到期={ago(2)}")
    with pytest.raises(InvalidAmount) as refused:
        books.run(MakePromise(ids["甲"], Promised(Money(99_999_00), SOON)))
    assert refused.value.fields["available"] == Money(1500_00)
    books.run(MakePromise(ids["甲"], Promised(Money(1500_00), SOON)))


def test_a_promise_of_two_rows_holds_both_and_breaks_both(ledger_file: Path) -> None:
    books = at(ledger_file, TODAY)
    books.run(promise(books))
    assert placed(books) == {"A": "held:promised", "B": "held:promised"}
    assert books.ask(lambda tx: promise_list(tx, TODAY))[0].state == "open"
    books.close()
    after = SOON + timedelta(days=1)
    later = at(ledger_file, after)
    assert later.ask(lambda tx: promise_list(tx, after))[0].state == "broken"
    # made on the 48th and 18th day: one stage above legal and letter
    assert placed(later, after) == {"A": "bad_debt", "B": "legal"}
    given(later, f"收款 R9 弘达 60 日期={SOON.isoformat()}\n核销 R9 A 60 日期={SOON.isoformat()}")
    line = later.ask(lambda tx: promise_list(tx, after))[0]
    assert (line.state, line.kept) == ("partly", 60_00)
    assert placed(later, after) == {"B": "letter"}
    later.close()


def test_a_contact_does_all_of_it_in_one_step(books: Dispatch) -> None:
    books.run(contact(books))
    assert placed(books) == {"A": "held:promised", "B": "letter"}
    row = books.ask(
        lambda tx: tx.one(
            "SELECT stage, reached, reason, amount, sent_on, promise_id FROM contact_log"
        )
    )
    assert row == ("legal", 1, "downstream", 60_00, TODAY.toordinal(), 1)
    assert books.ask(lambda tx: task_list(tx, TODAY)) == []
    done = books.ask(lambda tx: task_list(tx, TODAY, done=True))
    assert [(one.owner, one.outcome) for one in done] == [("王", "承诺付款")]
    books.undo()
    assert placed(books) == {"A": "legal", "B": "letter"}
    assert len(books.ask(lambda tx: task_list(tx, TODAY))) == 1


def test_what_was_done_at_a_stage_is_done_until_the_next(ledger_file: Path) -> None:
    books = at(ledger_file, TODAY)
    ids = given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(9)}")

    def todo(on: Dispatch, day: date) -> tuple[bool, date | None]:
        line = on.ask(lambda tx: customers_of(tx, day, "call"))[0]
        return line.todo, line.until

    assert todo(books, TODAY) == (True, None)
    books.run(LogContact(ids["甲"], "message", "已发出", plans=(ids["A"],)))
    assert todo(books, TODAY)[0], "a message is no call"
    books.run(LogContact(ids["甲"], "phone", "没打通", plans=(ids["A"],)))
    assert todo(books, TODAY) == (False, TODAY + timedelta(days=1)), "tried: again tomorrow"
    books.run(LogContact(ids["甲"], "phone", "已告知", plans=(ids["A"],), stage="call"))
    assert todo(books, TODAY) == (False, TODAY + timedelta(days=7)), "the letter begins then"
    back = TODAY + timedelta(days=3)
    books.run(LogContact(ids["甲"], "phone", "要求推迟", plans=(ids["A"],), next_on=back))
    assert todo(books, TODAY) == (False, back)
    books.close()
    later = at(ledger_file, back)
    assert todo(later, back) == (True, None)
    later.close()


def test_a_hold_ends_by_itself_and_shows_then(ledger_file: Path) -> None:
    books = at(ledger_file, TODAY)
    ids = given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(9)}")
    books.run(LogContact(ids["甲"], "phone", "已告知", plans=(ids["A"],)))
    end = TODAY + timedelta(days=2)
    hold = books.run(PutOff(ids["甲"], end, "等验收单", ids["A"])).outcome.result
    assert placed(books) == {"A": "held:snooze"}
    line = books.ask(lambda tx: customers_of(tx, TODAY, "held"))[0]
    assert (line.until, line.why_not) == (end, "snooze")
    books.close()
    later = at(ledger_file, end)
    assert later.ask(lambda tx: customers_of(tx, end, "call"))[0].todo
    later.close()
    again = at(ledger_file, TODAY)
    again.run(LiftHold(hold))
    assert placed(again) == {"A": "call"}
    assert again.ask(lambda tx: tx.one("SELECT until_on, ended_on FROM hold")) == (
        end.toordinal(),
        TODAY.toordinal(),
    )
    with pytest.raises(NotFound):
        again.run(LiftHold(hold))
    again.close()


def test_a_run_is_not_dated_before_the_last(ledger_file: Path) -> None:
    books = at(ledger_file, TODAY)
    ids = lay(books)
    run = LogRun((LogContact(ids["弘达"], "message", "已发出", stage="message"),))
    books.run(run)
    books.close()
    earlier = at(ledger_file, TODAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        earlier.run(run)
    assert (refused.value.kind, refused.value.fields["last"]) == ("run_before_last", TODAY)
    earlier.close()
    again = at(ledger_file, TODAY)
    assert len(again.run(run).outcome.result) == 1
    again.close()


def test_one_open_task_of_an_item_and_stage(books: Dispatch) -> None:
    ids = lay(books)
    books.run(TakeTask(ids["弘达"], "call", "何俊", ids["A"]))
    with pytest.raises(Refused) as refused:
        books.run(TakeTask(ids["弘达"], "call", "周凯", ids["A"]))
    assert (refused.value.kind, refused.value.fields["owner"]) == ("task_open", "何俊")
    books.run(TakeTask(ids["弘达"], "call", "周凯"))
    books.run(TakeTask(ids["弘达"], "letter", "周凯", ids["A"]))
    assert len(books.ask(lambda tx: task_list(tx, TODAY))) == 3


def test_a_task_that_is_done_is_done_at_its_stage(books: Dispatch) -> None:
    ids = given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(40)}")
    task = books.run(TakeTask(ids["甲"], "legal", "法务", ids["A"])).outcome.result
    assert books.ask(lambda tx: customers_of(tx, TODAY, "legal"))[0].todo
    books.run(FinishTask(task, "律师函已寄"))
    line = books.ask(lambda tx: customers_of(tx, TODAY, "legal"))[0]
    assert (line.todo, line.until) == (False, TODAY + timedelta(days=7))


def test_an_agreement_keeps_what_is_owed_and_the_old_rows(books: Dispatch) -> None:
    command = agreement(books)
    owed = books.ask(lambda tx: tx.value("SELECT sum(amount - paid) FROM plan"))
    books.run(command)
    rows = books.ask(
        lambda tx: tx.rows(
            "SELECT label, state, kind, amount - paid, due_on, contract_id FROM plan ORDER BY id"
        )
    )
    assert rows[0][:4] == ("A", "firm", "instalment", 0)  # partly paid: settled by the moved debt
    assert rows[1][:4] == ("B", "void", "instalment", 200_00)
    first = (TODAY + timedelta(days=30)).toordinal()
    assert [row[:5] for row in rows[2:4]] == [
        ("还款协议 1/3 A", "firm", "transfer", 60_00, first),
        ("还款协议 1/3 B", "firm", "instalment", 40_00, first),
    ]
    assert sum(row[3] for row in rows if row[1] == "firm") == owed == 260_00
    assert placed(books) == {}
    line = books.ask(lambda tx: agreement_list(tx, TODAY))[0]
    assert (line.amount, line.paid, line.late, len(line.old), len(line.new)) == (260_00, 0, 0, 2, 4)
    assert all(check.ok for check in books.ask(lambda tx: list(tx.checks())))


def test_an_agreement_that_does_not_add_up_says_by_how_much(books: Dispatch) -> None:
    command = agreement(books)
    assert isinstance(command, SignAgreement)
    with pytest.raises(Refused) as refused:
        books.run(SignAgreement(command.customer_id, command.plans, command.payments[:2]))
    assert refused.value.kind == "agreement_sum"
    assert refused.value.fields["difference"] == Money(-60_00)
    with pytest.raises(InvalidDay):
        books.run(
            SignAgreement(command.customer_id, command.plans, command.payments, date(2026, 9, 30))
        )


def test_the_lists_of_the_roles_grow_with_the_days(books: Dispatch) -> None:
    lines = ["客户 甲 业务=周凯"]
    for days in (1, 15, 16, 30, 31, 90, 91):
        lines.append(f"应收 D{days} 甲 100 入账=2026-01-01 到期={ago(days)}")
    ids = given(books, "\n".join(lines))
    books.run(LogContact(ids["甲"], "phone", "没打通", "吴桂芳", reason=""))
    books.run(SetRoles({"sales_manager": "孙志远"}))
    roles = books.ask(lambda tx: roles_of(tx, TODAY))
    assert roles == [
        ("owner", "", 7), ("sales_manager", "孙志远", 5), ("cfo", "", 3), ("legal", "", 1),
        ("boss", "", 1),
    ]  # fmt: skip
    one = books.ask(lambda tx: escalated(tx, TODAY, "legal"))[0]
    assert (one.title, one.days, one.since) == ("D91", 91, TODAY)
    for language, heads in (("zh_CN", "客户"), ("en", "Customer")):
        sheet = books.ask(lambda tx, lang=language: escalation_sheet(tx, TODAY, "cfo", lang))  # type: ignore[misc]  # bound now
        assert sheet.heads[0] == heads
        assert len(sheet.rows) == 3
        assert "吴桂芳" in sheet.rows[0][-1]
        assert all(len(row) == len(sheet.heads) for row in sheet.rows)


def test_why_this_stage_names_profile_next_step_and_who_is_told(books: Dispatch) -> None:
    ids = given(books, f"客户 甲 业务=周凯\n应收 A 甲 100 入账=2026-01-01 到期={ago(13)}")
    books.run(SetRoles({"sales_manager": "孙志远"}))
    why = books.ask(lambda tx: dossier(tx, TODAY, ids["甲"], "CNY")).why
    assert why.rung is not None
    assert why.after is not None
    assert (why.profile, why.winner, why.days, why.rung.key) == ("default", "default", 13, "call")
    assert (why.after.key, why.after_on) == ("letter", TODAY + timedelta(days=3))
    assert why.told[0] == ("sales_manager", "孙志远", TODAY + timedelta(days=3))
    assert why.not_now == {}


def test_partial_payment_keeps_stage_and_history(books: Dispatch) -> None:
    ids = given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(9)}")
    books.run(LogContact(ids["甲"], "phone", "已告知", plans=(ids["A"],)))
    given(books, f"收款 R 甲 40 日期={ago(0)}\n核销 R A 40 日期={ago(0)}")
    case = books.ask(lambda tx: cases(tx, TODAY))[0]
    assert (case.cell, case.amount) == ("call", 60_00)
    assert case.task is not None
    assert not case.task.open


def test_a_promise_of_two_rows_counts_once_for_the_customer(ledger_file: Path) -> None:
    books = at(ledger_file, TODAY)
    command = promise(books)
    books.run(command)
    who = books.ask(lambda tx: tx.value("SELECT id FROM customer"))
    books.close()
    after = SOON + timedelta(days=1)
    later = at(ledger_file, after)
    # money of the customer on neither row does not keep it
    given(later, f"收款 X 弘达 250 日期={SOON.isoformat()}")
    kept = later.ask(lambda tx: kept_promises(tx, after, 12))[who]
    assert (kept.made, kept.kept) == (1, 0)
    given(later, f"核销 X A 60 日期={SOON.isoformat()}\n核销 X B 190 日期={SOON.isoformat()}")
    kept = later.ask(lambda tx: kept_promises(tx, after, 12))[who]
    assert (kept.made, kept.kept) == (1, 1)
    later.close()
