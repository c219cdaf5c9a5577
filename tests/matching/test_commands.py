"""The receipts desk on a real ledger: allocate, take back, decline, post what is safe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import pytest

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import (
    CurrencyMismatch,
    DomainError,
    InvalidAmount,
    InvalidValue,
    NoSuchCustomer,
    NotFound,
    OverAllocated,
    Refused,
)
from arapp.models.values.money import Money, parse_plain
from arapp.services.dispatch import Command, Dispatch, Outcome, Right, Topic
from arapp.services.matching.commands import (
    Allocate,
    Decline,
    PostSafe,
    RevokeAlias,
    Unallocate,
    allocation_of,
)
from arapp.services.matching.service import AnswerOut, document, match, match_receipt
from tests.ledger_text import given

FIRM = "无锡瑞沃自动化科技有限公司"
OTHER = "宁波恒岳机械制造有限公司"
BOOKS = f"""
    客户 {FIRM} 简称=瑞沃
    客户 {OTHER}
    合同 HT-2024-018 {FIRM} 135000 签订=2026-06-01
    应收 验收款 {FIRM} 135000 入账=2026-10-20 到期=2026-10-29 合同=HT-2024-018
    应收 货款 {FIRM} 47236 入账=2026-11-15 到期=2026-11-17
    应收 别家 {OTHER} 5000 入账=2026-10-01 到期=2026-10-31
    应收 预计款 {FIRM} 66000 状态=expected 到期=2026-12-31
    应收 美元款 {FIRM} 800 入账=2026-10-01 到期=2026-10-31 币种=USD
"""


@dataclass(frozen=True)
class Write:
    """A receipt as a bank file brings it."""

    values: tuple[tuple[str, Any], ...]
    label: ClassVar[str] = "write"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        values = dict(self.values)
        day = date(2026, 11, 11)
        number = tx.next_number("receipt", day)
        return Outcome(
            frozenset(), tx.insert("receipt", number=number, day=day.toordinal(), **values)
        )


@pytest.fixture
def ids(books: Dispatch) -> dict[str, int]:
    return given(books, BOOKS)


def receive(books: Dispatch, yuan: str, payer: str = FIRM, memo: str = "", **more: Any) -> int:
    values = {"amount": parse_plain(yuan).minor, "payer": payer, "memo": memo, **more}
    return int(books.run(Write(tuple(values.items()))).outcome.result)


def cny(yuan: str) -> Money:
    return parse_plain(yuan)


def value(books: Dispatch, sql: str, *params: Any) -> Any:
    return books.ask(lambda tx: tx.value(sql, params))


def sound(books: Dispatch) -> bool:
    return books.ask(lambda tx: all(check.ok for check in tx.checks()))


def answers(books: Dispatch) -> list[AnswerOut]:
    return books.ask(match)


def test_one_receipt_on_two_rows_with_a_fee(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "182206")
    parts = ((ids["验收款"], cny("135000")), (ids["货款"], cny("47236")))
    books.run(Allocate(receipt, parts, ("fee", cny("30"))))
    rows = books.ask(lambda tx: tx.rows("SELECT plan_id, amount, day FROM allocation ORDER BY id"))
    booked = date(2026, 11, 15).toordinal()  # after the receipt's own day
    assert rows == [
        (ids["验收款"], 13_500_000, date(2026, 11, 11).toordinal()),
        (ids["货款"], 4_720_600, booked),
    ]
    gap = books.ask(
        lambda tx: tx.rows("SELECT plan_id, receipt_id, amount, day, reason FROM difference")
    )
    assert gap == [(ids["货款"], receipt, 3_000, booked, "fee")]
    assert value(books, "SELECT count(*) FROM plan WHERE paid = amount") == 2
    assert value(books, "SELECT customer_id FROM receipt WHERE id = ?", receipt) == ids[FIRM]
    assert sound(books)


def test_the_remainder_is_the_customers_prepayment(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "200000", payer="张海涛")
    books.run(Allocate(receipt, ((ids["验收款"], cny("135000")),)))
    left = value(books, "SELECT amount - allocated FROM receipt WHERE customer_id = ?", ids[FIRM])
    assert left == 6_500_000
    (again,) = answers(books)
    assert again.result.best.customer_id == ids[FIRM]


def test_all_of_it_may_be_a_prepayment(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "200000", payer="张海涛")
    with pytest.raises(InvalidValue):
        books.run(Allocate(receipt, ()))
    books.run(Allocate(receipt, (), customer_id=ids[OTHER]))
    assert value(books, "SELECT customer_id FROM receipt WHERE id = ?", receipt) == ids[OTHER]


Bad = Callable[[int, dict[str, int]], Allocate]
BAD: dict[str, tuple[Bad, type[DomainError]]] = {
    "more than is open": (
        lambda r, ids: Allocate(r, ((ids["货款"], cny("47236.01")),)),
        OverAllocated,
    ),
    "more than is left": (
        lambda r, ids: Allocate(r, ((ids["验收款"], cny("100000.01")),)),
        OverAllocated,
    ),
    "the same row twice": (
        lambda r, ids: Allocate(r, ((ids["货款"], cny("30000")), (ids["货款"], cny("30000")))),
        OverAllocated,
    ),
    "another currency": (
        lambda r, ids: Allocate(r, ((ids["美元款"], Money(100, "USD")),)),
        CurrencyMismatch,
    ),
    "a row in another currency": (
        lambda r, ids: Allocate(r, ((ids["美元款"], cny("1")),)),
        CurrencyMismatch,
    ),
    "an expected row": (lambda r, ids: Allocate(r, ((ids["预计款"], cny("1")),)), Refused),
    "a negative part": (lambda r, ids: Allocate(r, ((ids["货款"], cny("-1")),)), InvalidAmount),
    "nothing on a row": (lambda r, ids: Allocate(r, ((ids["货款"], cny("0")),)), InvalidAmount),
    "no such row": (lambda r, ids: Allocate(r, ((9999, cny("1")),)), NotFound),
    "no such receipt": (lambda r, ids: Allocate(9999, ()), NotFound),
    "no such customer": (lambda r, ids: Allocate(r, (), customer_id=9999), NoSuchCustomer),
    "two customers without a note": (
        lambda r, ids: Allocate(r, ((ids["货款"], cny("1")), (ids["别家"], cny("1")))),
        Refused,
    ),
    "an unknown reason": (
        lambda r, ids: Allocate(r, ((ids["货款"], cny("100")),), ("luck", cny("1"))),
        InvalidValue,
    ),
    "a difference over its limit": (
        lambda r, ids: Allocate(r, ((ids["货款"], cny("47236")),), ("rounding", cny("100.01"))),
        Refused,
    ),
    "a difference over the rows": (
        lambda r, ids: Allocate(r, ((ids["货款"], cny("100")),), ("discount", cny("101"))),
        InvalidAmount,
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_the_ledger_forbids_leaves_no_trace(
    books: Dispatch, ids: dict[str, int], case: str
) -> None:
    receipt = receive(books, "100000")
    command, error = BAD[case]
    with pytest.raises(error):
        books.run(command(receipt, ids))
    assert value(books, "SELECT count(*) FROM allocation") == 0
    assert value(books, "SELECT count(*) FROM difference") == 0
    assert value(books, "SELECT customer_id FROM receipt WHERE id = ?", receipt) is None


def test_across_customers_with_a_note(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "10000")
    parts = ((ids["货款"], cny("5000")), (ids["别家"], cny("5000")))
    books.run(Allocate(receipt, parts, customer_id=ids[FIRM], note="集团代付"))
    assert sound(books)
    assert value(books, "SELECT count(*) FROM payer_alias") == 0  # one payment teaches nothing here


def test_a_credit_note_gives_room_for_more(books: Dispatch, ids: dict[str, int]) -> None:
    more = given(books, f"应收 红字 {FIRM} -2000 入账=2026-10-01 到期=2026-10-31")
    receipt = receive(books, "45236")
    parts = ((ids["货款"], cny("47236")), (more["红字"], cny("-2000")))
    books.run(Allocate(receipt, parts))
    assert value(books, "SELECT count(*) FROM plan WHERE paid = amount") == 2
    assert value(books, "SELECT amount - allocated FROM receipt WHERE id = ?", receipt) == 0
    assert sound(books)


def test_taking_back_is_a_dated_row_and_the_difference_goes_along(
    books: Dispatch, ids: dict[str, int]
) -> None:
    receipt = receive(books, "47206")
    done = books.run(Allocate(receipt, ((ids["货款"], cny("47236")),), ("fee", cny("30"))))
    (allocation,) = done.outcome.result
    books.run(Unallocate(allocation, date(2026, 11, 20)))
    assert value(books, "SELECT paid FROM plan WHERE id = ?", ids["货款"]) == 0
    assert value(books, "SELECT allocated FROM receipt WHERE id = ?", receipt) == 0
    day = value(books, "SELECT day FROM allocation WHERE reverses_id = ?", allocation)
    assert day == date(2026, 11, 20).toordinal()
    assert sound(books)
    with pytest.raises(Refused) as again:
        books.run(Unallocate(allocation))
    assert again.value.kind == "already_reversed"
    with pytest.raises(NotFound):
        books.run(Unallocate(9999))


def test_a_declined_pair_is_not_proposed_again(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "135000", memo="HT-2024-018")
    (before,) = answers(books)
    assert [p.plan_id for p in before.result.best.parts] == [ids["验收款"]]
    books.run(Decline(receipt, ids["验收款"]))
    books.run(Decline(receipt, ids["验收款"]))  # saying it twice changes nothing
    (after,) = answers(books)
    offered = {p.plan_id for a in (after.result.best, *after.result.alternatives) for p in a.parts}
    assert ids["验收款"] not in offered
    with pytest.raises(NotFound):
        books.run(Decline(receipt, 9999))


def test_what_is_safe_is_posted_in_one_step_and_one_undo_takes_it_back(
    books: Dispatch, ids: dict[str, int]
) -> None:
    safe = receive(books, "135000", memo="付HT-2024-018货款")
    doubtful = receive(books, "5000", payer="不认识的人", memo="货款")
    assert [a.result.auto for a in answers(books)] == [True, False]
    done = books.run(PostSafe())
    assert done.outcome.result == [safe]
    assert value(books, "SELECT how FROM allocation") == "auto"
    assert [a.receipt.id for a in answers(books)] == [doubtful]
    assert sound(books)
    books.undo()
    assert value(books, "SELECT count(*) FROM allocation") == 0
    assert value(books, "SELECT count(*) FROM payer_alias") == 0
    assert len(answers(books)) == 2


def test_a_confirmation_teaches_and_can_be_revoked(books: Dispatch, ids: dict[str, int]) -> None:
    payer, account = "苏州速达代付服务部", "6222021102003456789"
    receipt = receive(books, "1000", payer=payer, payer_account=account)
    assert books.ask(match)[0].result.best.customer_id is None
    books.run(Allocate(receipt, ((ids["货款"], cny("1000")),), how="proposal"))
    receive(books, "46236", payer=payer)
    (learned,) = answers(books)
    assert learned.result.best.customer_id == ids[FIRM]
    assert "alias_confirmed" in {r.key for r in learned.result.best.reasons}
    for (alias,) in books.ask(lambda tx: tx.rows("SELECT id FROM payer_alias")):
        books.run(RevokeAlias(alias))
    (revoked,) = answers(books)
    assert revoked.result.best.customer_id is None


def test_nothing_is_learned_from_a_cash_desk(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "1000", payer="现金存入", payer_account="1234567890123")
    books.run(Allocate(receipt, ((ids["货款"], cny("1000")),)))
    assert value(books, "SELECT count(*) FROM payer_alias") == 0


def test_another_customer_can_be_tried(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "5000", payer="不认识的人")

    def ask(tx: Tx) -> AnswerOut | None:
        return match_receipt(tx, receipt, ids[OTHER])

    out = books.ask(ask)
    assert out is not None
    assert [p.plan_id for p in out.result.best.parts] == [ids["别家"]]
    books.run(allocation_of(out))
    assert value(books, "SELECT paid FROM plan WHERE id = ?", ids["别家"]) == 500_000


def test_the_answer_as_json(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "134970", memo="HT-2024-018")
    told = document(answers(books), lang="en")
    assert told["posted"] == 0
    (answer,) = told["answers"]
    assert answer["receipt"] == receipt
    assert answer["customer"] == FIRM
    assert answer["parts"] == [{"plan": ids["验收款"], "amount": "135000.00"}]
    assert answer["difference"] == {"reason": "fee", "amount": "30.00"}
    assert answer["prepayment"] == "0.00"
    assert (answer["confidence"], answer["auto"], answer["ambiguous"]) == ("high", False, False)
    assert all(reason["text"] for reason in answer["reasons"])
    assert all(other["why_not"] for other in answer["alternatives"])


def test_what_the_journal_calls_them_and_who_may() -> None:
    named: dict[type[Command], str] = {
        Allocate: "allocate",
        Unallocate: "unallocate",
        Decline: "decline",
        PostSafe: "post_safe",
        RevokeAlias: "revoke_alias",
    }
    assert {command: command.label for command in named} == named
    assert {command.needs for command in named} == {Right.BOOK}


def test_by_hand_unless_it_is_said_and_without_a_note(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "3000", customer_id=ids[FIRM])
    (row,) = books.run(Allocate(receipt, ((ids["货款"], cny("1000")),))).outcome.result
    books.run(Unallocate(row))
    kept = books.ask(lambda tx: tx.rows("SELECT how, policy, reason FROM allocation"))
    assert kept == [("hand", "", "")] * 2
    with pytest.raises(Refused) as refusal:
        books.run(Allocate(receipt, ((ids["别家"], cny("1")),)))
    assert refusal.value.kind == "across_customers"
    assert refusal.value.fields == {"plan": ids["别家"], "receipt": receipt}


def test_what_a_refused_allocation_tells(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "3000")
    with pytest.raises(InvalidValue) as nobody:
        books.run(Allocate(receipt, ()))
    assert nobody.value.fields == {"field": "customer", "value": "", "reason": "missing"}
    with pytest.raises(NoSuchCustomer) as unknown:
        books.run(Allocate(receipt, (), customer_id=9999))
    assert unknown.value.fields == {"key": 9999}
    with pytest.raises(NotFound) as missing:
        books.run(Unallocate(9999))
    assert missing.value.fields == {"what": "allocation", "key": 9999}


def test_a_declined_pair_is_noted_once_with_its_day(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "135000")
    first = books.run(Decline(receipt, ids["验收款"])).outcome
    again = books.run(Decline(receipt, ids["验收款"])).outcome
    other = books.run(Decline(receipt, ids["货款"])).outcome
    assert (set(first.topics), set(again.topics)) == ({Topic.ALLOCATIONS}, set())
    assert first.result == again.result != other.result
    today = date(2026, 11, 12).toordinal()
    assert books.ask(lambda tx: tx.rows("SELECT receipt_id, plan_id, day FROM declined")) == [
        (receipt, ids["验收款"], today),
        (receipt, ids["货款"], today),
    ]


def test_only_what_was_shown_is_posted(books: Dispatch, ids: dict[str, int]) -> None:
    given(books, f"应收 另款 {FIRM} 8888.88 入账=2026-10-01 到期=2026-10-30 合同=HT-2024-018")
    first = receive(books, "135000", memo="付HT-2024-018货款")
    second = receive(books, "47236", memo="货款 47236")
    safe = {a.receipt.id for a in answers(books) if a.result.auto}
    assert first in safe
    nothing = books.run(PostSafe((second + 1,))).outcome
    assert (nothing.result, nothing.topics) == ([], frozenset())
    done = books.run(PostSafe((first,))).outcome
    assert done.result == [first]
    assert Topic.ALLOCATIONS in done.topics
    assert value(books, "SELECT count(DISTINCT receipt_id) FROM allocation") == 1


def test_an_answer_becomes_the_command_that_accepts_it(
    books: Dispatch, ids: dict[str, int]
) -> None:
    receipt = receive(books, "134970", memo="HT-2024-018")
    (out,) = answers(books)
    assert allocation_of(out) == Allocate(
        receipt, ((ids["验收款"], cny("135000")),), ("fee", cny("30")),
        policy=out.result.best.policy, how="proposal", customer_id=ids[FIRM],
        choice=0,
    )  # fmt: skip
    other = out.result.alternatives[0]
    second = allocation_of(out, 1, how="hand", note="按合同")
    assert [plan for plan, _ in second.parts] == [part.plan_id for part in other.parts]
    assert (second.how, second.note) == ("hand", "按合同")
    books.run(Allocate(receipt, (), customer_id=ids[FIRM]))
    (known,) = answers(books)
    assert allocation_of(known).customer_id is None


def test_a_name_revoked_is_told(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "1000", payer="苏州速达代付服务部")
    books.run(Allocate(receipt, ((ids["货款"], cny("1000")),)))
    (alias,) = books.ask(lambda tx: tx.rows("SELECT id FROM payer_alias"))[0]
    done = books.run(RevokeAlias(alias)).outcome
    assert (done.result, done.topics) == (alias, frozenset({Topic.CUSTOMERS}))
    assert value(books, "SELECT revoked FROM payer_alias") == 1


def test_taking_back_tells_what_it_wrote(books: Dispatch, ids: dict[str, int]) -> None:
    receipt = receive(books, "1000")
    (row,) = books.run(Allocate(receipt, ((ids["货款"], cny("1000")),))).outcome.result
    done = books.run(Unallocate(row)).outcome
    assert value(books, "SELECT reverses_id FROM allocation WHERE id = ?", done.result) == row
    assert {Topic.ALLOCATIONS, Topic.RECEIPTS, Topic.PLANS, Topic.CUSTOMERS} == done.topics


def test_a_receipt_of_nobody_is_not_touched_by_taking_back(
    books: Dispatch, ids: dict[str, int]
) -> None:
    given(books, "收款 无主 - 10 日期=2026-11-01 付款人=某人\n核销 无主 货款 10 日期=2026-11-01")
    row = value(books, "SELECT max(id) FROM allocation")
    seq = books.run(Unallocate(row)).seq
    touched = books.ask(
        lambda tx: tx.rows("SELECT DISTINCT tbl FROM journal_change WHERE seq = ?", (seq,))
    )
    assert touched == [("allocation",)]


@dataclass(frozen=True)
class Retold:
    """Every row of two tables is told to the journal once more, as an upgrade does it."""

    label: ClassVar[str] = "migrate"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        for table in ("allocation", "difference"):
            tx.execute(f"UPDATE {table} SET reason = reason")
        return Outcome(frozenset())


def test_after_an_upgrade_a_slip_still_takes_back_its_own_difference_alone(
    books: Dispatch, ids: dict[str, int]
) -> None:
    receipt = receive(books, "2000", customer_id=ids[FIRM])
    slips = [
        books.run(
            Allocate(receipt, ((ids["货款"], cny("1000")),), ("fee", cny(fee)))
        ).outcome.result
        for fee in ("10", "7")
    ]
    books.run(Retold())
    books.run(Unallocate(slips[0][0]))
    gaps = books.ask(lambda tx: tx.rows("SELECT amount FROM difference ORDER BY id"))
    assert gaps == [(1_000,), (700,), (-1_000,)]
