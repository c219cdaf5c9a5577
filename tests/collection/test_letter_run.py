"""Letters to many customers at once: seen before, one step, no doubles; what became of each."""

from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, Refused
from arapp.models.values.money import Money
from arapp.services.collection.desk import customers_of
from arapp.services.collection.limitation import limitation_list
from arapp.services.collection.log import LogContact
from arapp.services.dispatch import Dispatch
from arapp.services.papers.letter_run import (
    LeftOut,
    Outlook,
    Wanted,
    candidates,
    outlook,
    run_letters,
)
from arapp.services.papers.letter_sent import DeliverLetter, SendLetter, ids_of, letters_of
from arapp.services.progress import Cancelled
from tests.collection.book import ago, at
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = f"""
    客户 甲 业务=周凯
    客户 乙 业务=周凯
    客户 丙 业务=何俊
    客户 丁 业务=何俊
    客户 戊 业务=何俊
    应收 A 甲 100 入账=2026-08-01 到期={ago(20)}
    应收 B 乙 200 入账=2026-08-01 到期={ago(25)}
    应收 C 丙 300 入账=2026-08-01 到期={ago(22)}
    收款 R 丙 300 日期={ago(1)}
    应收 D 丁 400 入账=2026-08-01 到期={ago(18)}
    暂缓 丁 日期={ago(2)} 到=2026-12-02 备注=等签收单
    应收 E 戊 500 入账=2026-08-01 到期={ago(30)}
    承诺 戊 500 说于={ago(1)} 到=2026-11-20 人=李
"""


def seen(books: Dispatch, ids: dict[str, int]) -> Outlook:
    """The run to all five."""
    every = [ids[name] for name in "甲乙丙丁戊"]
    return books.ask(lambda tx: outlook(tx, every))


def written(books: Dispatch) -> list[str]:
    """Numbers of the letters that stand."""
    return [row[0] for row in books.ask(lambda tx: tx.rows("SELECT number FROM letter ORDER BY 1"))]


def test_before_the_run_everybody_stands_there_with_the_reason(books: Dispatch) -> None:
    ids = given(books, BOOK)
    found = {one.customer: one for one in seen(books, ids).customers}
    assert [one.customer for one in seen(books, ids).ready] == ["甲", "乙"]
    assert found["甲"].letters == (Money(100_00),)
    assert found["甲"].stage == "demand"
    assert (found["丙"].why, found["丙"].in_hand) == ("parked", (Money(300_00),))
    assert (found["丁"].why, found["戊"].why) == ("held", "promised")
    assert str(found["戊"].facts["until"]) == "2026-11-20"
    assert written(books) == []


def test_one_step_numbers_all_with_a_file_each_and_one_to_print(
    books: Dispatch, tmp_path: Path
) -> None:
    ids = given(books, BOOK)
    before = books.ask(lambda tx: tx.head()[0])
    made = run_letters(books, Wanted((ids["甲"], ids["乙"])), tmp_path / "papers")
    assert books.ask(lambda tx: tx.head()[0]) == before + 1
    assert written(books) == ["CK2026-0001", "CK2026-0002"]
    assert Path(made["merged"]).name == "催款函 CK2026-0001-0002.pdf"
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 3
    books.undo()
    assert written(books) == []


def test_a_run_begun_again_writes_nobody_twice(books: Dispatch, tmp_path: Path) -> None:
    ids = given(books, BOOK)

    def stop(done: int, _total: int, _name: str) -> None:
        if done == 1:
            raise Cancelled

    wanted = Wanted((ids["甲"], ids["乙"]))
    with pytest.raises(Cancelled):
        run_letters(books, wanted, tmp_path, stop)
    assert (written(books), list(tmp_path.glob("*.pdf"))) == ([], [])
    run_letters(books, wanted, tmp_path)
    again = seen(books, ids)
    assert again.ready == ()
    late = next(one for one in again.customers if one.customer == "甲")
    assert (late.why, late.facts["number"]) == ("too_soon", "CK2026-0001")
    assert run_letters(books, wanted, tmp_path)["documents"] == []
    assert len(written(books)) == 2


def test_who_was_written_to_by_hand_waits_as_on_the_desk(books: Dispatch) -> None:
    ids = given(books, BOOK + f"沟通 甲 日期={ago(1)} 方式=letter 结果=已寄出")
    books.run(LogContact(ids["乙"], "phone", "答应查账", next_on=TODAY + timedelta(4)))
    days = {"甲": TODAY + timedelta(6), "乙": TODAY + timedelta(4)}
    found = {one.customer: one for one in seen(books, ids).customers}
    told = {name: (found[name].why, found[name].facts["next_day"]) for name in days}
    assert told == {name: ("waits", day) for name, day in days.items()}
    lines = books.ask(lambda tx: customers_of(tx, TODAY, "letter"))
    assert {one.customer: one.until for one in lines} == days, "the desk says the same"


def test_who_is_taken_out_needs_a_reason_and_keeps_it(books: Dispatch, tmp_path: Path) -> None:
    ids = given(books, BOOK)
    with pytest.raises(InvalidValue):
        run_letters(books, Wanted((ids["甲"],), (LeftOut(ids["乙"], " "),)), tmp_path)
    with pytest.raises(InvalidValue):
        run_letters(books, Wanted(()), tmp_path)
    assert written(books) == []
    run_letters(books, Wanted((ids["甲"],), (LeftOut(ids["乙"], "老板去谈"),)), tmp_path)
    kept = books.ask(
        lambda tx: tx.rows("SELECT customer_id, outcome, note, reached FROM contact_log")
    )
    assert [tuple(row) for row in kept] == [(ids["乙"], "这次不寄", "老板去谈", 0)]
    books.undo()
    assert books.ask(lambda tx: tx.rows("SELECT id FROM contact_log")) == []


def test_a_run_dated_before_the_last_is_refused_with_the_last_day(
    ledger_file: Path, tmp_path: Path
) -> None:
    books = at(ledger_file, TODAY)
    ids = given(books, BOOK)
    run_letters(books, Wanted((ids["甲"],)), tmp_path)
    books.close()
    early = at(ledger_file, TODAY - timedelta(days=3))
    with pytest.raises(Refused) as refused:
        early.ask(lambda tx: outlook(tx, [ids["乙"]]))
    assert (refused.value.kind, refused.value.fields["last"]) == ("run_before_last", TODAY)
    early.close()


def test_who_stands_in_the_way_of_a_stage_is_in_its_run(books: Dispatch) -> None:
    ids = given(books, BOOK)
    cells = [(ids["乙"], "letter", 25), (ids["甲"], "letter", 20), (ids["丙"], "parked", 22),
             (ids["丁"], "held", 3), (ids["甲"], "held", 20)]  # fmt: skip
    found = books.ask(lambda tx: candidates(tx, cells, 16))
    assert set(found) == {ids["甲"], ids["乙"], ids["丙"]}
    assert len(found) == 3


# --- sent, delivered ------------------------------------------------------------------------------


def _out(books: Dispatch, tmp_path: Path) -> dict[str, Any]:
    ids = given(books, BOOK)
    run_letters(books, Wanted((ids["甲"],)), tmp_path)
    (letter,) = books.ask(lambda tx: ids_of(tx, ["CK2026-0001", "CK2026-0099"]))
    return ids | {"letter": letter}


def test_a_sent_letter_keeps_day_way_and_courier_on_its_record(
    books: Dispatch, tmp_path: Path
) -> None:
    ids = _out(books, tmp_path)
    books.run(SendLetter((ids["letter"],), "已发出", courier_no="SF10203", plans=(ids["A"],)))
    (line,) = books.ask(lambda tx: letters_of(tx, TODAY, ids["甲"]))
    assert (line.sent_on, line.channel, line.courier_no) == (TODAY, "letter", "SF10203")
    said = books.ask(lambda tx: tx.one("SELECT letter_id, outcome, note, amount FROM contact_log"))
    assert tuple(said) == (ids["letter"], "已发出", "SF10203", 100_00)
    books.run(SendLetter((ids["letter"],), "已发出", courier_no="SF99"))
    (line,) = books.ask(lambda tx: letters_of(tx, TODAY, ids["甲"]))
    assert line.courier_no == "SF99"
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM contact_log")) == 1


def test_days_that_cannot_be_are_refused(books: Dispatch, tmp_path: Path) -> None:
    ids = _out(books, tmp_path)
    day = timedelta(days=1)
    with pytest.raises(NotFound):
        books.run(DeliverLetter(ids["letter"], TODAY))
    for wrong in (TODAY - day, TODAY + day):
        with pytest.raises(InvalidDay):
            books.run(SendLetter((ids["letter"],), "已发出", wrong))
    with pytest.raises(NotFound):
        books.run(SendLetter((99,), "已发出"))
    with pytest.raises(InvalidValue):
        books.run(SendLetter((ids["letter"],), "已发出", channel="pigeon"))


def test_a_delivered_demand_restarts_the_limitation(ledger_file: Path, tmp_path: Path) -> None:
    books = at(ledger_file, TODAY)
    ids = _out(books, tmp_path)
    books.run(SendLetter((ids["letter"],), "已发出"))
    books.close()
    later = TODAY + timedelta(days=4)
    books = at(ledger_file, later)

    def course() -> Any:
        return books.ask(lambda tx: limitation_list(tx, later, 5000, ids["甲"]))[0]

    assert course().kind == "due"
    books.run(DeliverLetter(ids["letter"], later - timedelta(days=1)))
    assert (course().kind, course().started_on) == ("demand", later - timedelta(days=1))
    assert course().proof == f"letter:{ids['letter']}"
    books.undo()
    assert course().kind == "due"
    books.close()


# --- nobody is dunned who may not be --------------------------------------------------------------


def _book(chance: Random) -> str:
    """Eight customers with rows, money, holds, promises and disputes as chance has it."""
    lines = []
    for n in range(8):
        who = f"户{n}"
        lines.append(f"客户 {who} 业务=周凯")
        whole = 0
        for place in range(chance.randint(1, 3)):
            amount, days = chance.randint(1, 50) * 10, chance.choice((-5, 0, 1, 16, 40, 100))
            whole += amount
            name = f"行{n}_{place}"
            lines.append(f"应收 {name} {who} {amount} 入账=2026-01-01 到期={ago(days)}")
            if chance.random() < 0.2:
                lines.append(f"争议 {name} {amount} 日期={ago(0)} 到=2026-12-20 原因=少货")
        if chance.random() < 0.3:
            lines.append(f"收款 款{n} {who} {chance.choice((5, whole, whole + 5))} 日期={ago(0)}")
        if chance.random() < 0.2:
            lines.append(f"暂缓 {who} 日期={ago(2)} 到=2026-12-02 备注=等")
        if chance.random() < 0.2:
            lines.append(f"承诺 {who} {whole} 说于={ago(1)} 到=2026-11-20 人=李")
    return "\n".join(lines)


def _may_not(books: Dispatch, customer: int) -> str:
    """Why a customer may get no letter, reckoned plainly from the tables; "" when it may."""
    one = books.ask(
        lambda tx: tx.one(
            "SELECT (SELECT count(*) FROM hold WHERE customer_id = :c AND until_on > :d),"
            " (SELECT count(*) FROM promise WHERE customer_id = :c AND due_on >= :d),"
            " (SELECT coalesce(sum(amount), 0) FROM receipt WHERE customer_id = :c),"
            " (SELECT coalesce(sum(amount), 0) FROM plan WHERE customer_id = :c AND due_on < :d),"
            " (SELECT count(*) FROM plan p WHERE customer_id = :c AND due_on < :d AND NOT EXISTS"
            "   (SELECT 1 FROM dispute x WHERE x.plan_id = p.id))",
            {"c": customer, "d": TODAY.toordinal()},
        )
    )
    held, promised, money, overdue, free = one
    told = {"held": held, "promised": promised, "parked": overdue and money >= overdue}
    return next((why for why, there in told.items() if there), "" if free else "nothing to ask")


@pytest.mark.parametrize("seed", range(6))
def test_exactly_those_who_may_be_dunned_get_a_letter(
    books: Dispatch, tmp_path: Path, seed: int
) -> None:
    ids = given(books, _book(Random(seed)))
    every = [ids[f"户{n}"] for n in range(8)]
    may = {who for who in every if not _may_not(books, who)}
    ready = {one.customer_id for one in books.ask(lambda tx: outlook(tx, every)).ready}
    assert ready == may
    if may:
        run_letters(books, Wanted(tuple(every)), tmp_path)
    got = books.ask(lambda tx: {row[0] for row in tx.rows("SELECT customer_id FROM letter")})
    assert got == may
