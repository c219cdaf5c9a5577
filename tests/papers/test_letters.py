"""Collection letters: stage, refusals, interest, groups, numbers."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidValue, NoSuchCustomer, Refused
from arapp.models.values.money import Money
from arapp.services.collection.log import LogContact
from arapp.services.collection.outcomes import reached
from arapp.services.collection.profiles import AssignProfile, SaveProfile
from arapp.services.collection.rungs import SHIPPED, to_json
from arapp.services.collection.sentences import sentence
from arapp.services.collection.stages import LETTER_STEPS, Step, after_letter
from arapp.services.collection.today import today
from arapp.services.dealing.offsets import OffsetPayable
from arapp.services.dealing.payables import SavePayable
from arapp.services.dealing.transfers import TransferDebt
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import void_numbers
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.service import draft_letter, issue_letters, issued_letter
from arapp.ui.pages.today.forms import OUTCOMES
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    公司 简称=澄禾
    客户 温州力扬电器有限公司
    合同 CH-2026-022 温州力扬电器有限公司 104000 签订=2026-06-08 名称=电机装配单元买卖合同 违约=500
    合同 CH-2025-037 温州力扬电器有限公司 12460 名称=备件采购框架协议 违约=500
    应收 发货前款 温州力扬电器有限公司 104000 入账=2026-10-01 到期=2026-10-20 合同=CH-2026-022
    应收 9月货款 温州力扬电器有限公司 12460 入账=2026-09-30 到期=2026-10-26 合同=CH-2025-037
    应收 10月货款 温州力扬电器有限公司 1000 入账=2026-10-31 到期=2026-11-12 合同=CH-2025-037
    收款 R 温州力扬电器有限公司 20000 日期=2026-11-03
    核销 R 发货前款 20000 日期=2026-11-03
    沟通 温州力扬电器有限公司 日期=2026-10-28 人=王经理
    承诺 温州力扬电器有限公司 84000 计划=发货前款 说于=2026-11-05 到=2026-11-10
"""


def one(books: Dispatch, name: str) -> int:
    """Id of a customer."""
    return int(books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (name,))))


def write(books: Dispatch, folder: Path, name: str = "", **how: Any) -> dict[str, Any]:
    """Letters to one customer, or to all."""
    chosen = (one(books, name),) if name else ()
    return issue_letters(books, LetterRun(chosen, **how), folder)


def refused(books: Dispatch, folder: Path, name: str, **how: Any) -> Refused:
    """The refusal of a letter; nothing is written."""
    with pytest.raises(Refused) as found:
        write(books, folder, name, **how)
    assert not folder.exists() or list(folder.iterdir()) == []
    return found.value


def test_the_letter_of_the_picture(books: Dispatch, tmp_path: Path) -> None:
    given(books, BOOK)
    # chosen: the broken promise lifts the row above the letter stage in which it was made
    (found,) = write(books, tmp_path, "温州力扬电器有限公司", stage="demand")["documents"]
    assert found["number"] == "CK2026-0001"
    assert (found["stage"], found["deadline"]) == ("demand", "2026-11-20")
    assert (found["overdue"], found["interest"], found["open"]) == (
        "96460.00",
        "1211.91",
        "97460.00",
    )
    assert Path(found["file"]).read_bytes().startswith(b"%PDF")
    paper = books.ask(lambda tx: issued_letter(tx, 1))
    assert paper.number == "澄禾催〔2026〕第 0001 号"
    assert paper.memo == "CH-2026-022 催 0001"
    assert [(row.label, row.days, row.received.plain()) for row in paper.rows] == [
        ("发货前款", 23, "20000.00"),
        ("9月货款", 17, "0.00"),
    ]
    assert [[s.days for s in row.segments] for row in paper.rows] == [[14, 9], [17]]
    told = [(event.day, event.kind.value) for event in paper.earlier]
    assert told == [
        (date(2026, 10, 28), "call"),
        (date(2026, 11, 3), "paid"),
        (date(2026, 11, 5), "promised"),
    ]


@pytest.mark.parametrize(
    ("days", "stage"), [(1, "reminder"), (15, "reminder"), (16, "demand"), (31, "final"),
                        (90, "final"), (91, "legal")],
)  # fmt: skip
def test_the_oldest_row_decides_the_stage(books: Dispatch, days: int, stage: str) -> None:
    due = (TODAY - timedelta(days=days)).isoformat()
    other = "应收 B 甲 9 入账=2026-01-01 到期=2026-11-11"
    given(books, f"客户 甲\n应收 A 甲 9 入账=2026-01-01 到期={due}\n{other}")
    (doc,) = books.ask(lambda tx: draft_letter(tx, 1))
    assert doc.stage.value == stage


def test_rates_of_contract_and_firm(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        合同 K1 甲 1 违约=300
        合同 K2 甲 1 违约=0
        应收 A 甲 10000 入账=2026-01-01 到期=2026-11-02 合同=K1
        应收 B 甲 10000 入账=2026-01-01 到期=2026-11-02 合同=K2
        应收 C 甲 10000 入账=2026-01-01 到期=2026-11-02
        """,
    )
    (doc,) = books.ask(lambda tx: draft_letter(tx, 1))
    assert [row.interest.plain() if row.interest else None for row in doc.rows] == [
        "30.00",
        None,
        "50.00",
    ]
    bases = [row.terms.basis.value if row.terms else None for row in doc.rows]
    assert bases == ["agreed", None, "policy"]
    assert doc.interest.plain() == "80.00"


def test_a_reversed_payment_never_stopped_the_interest(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        应收 A 甲 10000 入账=2026-01-01 到期=2026-11-02
        收款 R 甲 10 日期=2026-11-03
        核销 R A 10 日期=2026-11-03
        冲回 R A 日期=2026-11-05
        """,
    )
    (doc,) = books.ask(lambda tx: draft_letter(tx, 1))
    assert [(s.principal.plain(), s.days) for s in doc.rows[0].segments] == [("10000.00", 10)]


def test_nothing_overdue(books: Dispatch, tmp_path: Path) -> None:
    given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-11-12")
    assert refused(books, tmp_path / "out", "甲").kind == "nothing_overdue"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("承诺 甲 9 计划=A 说于=2026-11-05 到=2026-11-12", "promised"),
        ("承诺 甲 9 说于=2026-11-05 到=2026-11-20", "promised"),
        ("争议 A 9 日期=2026-11-05", "disputed"),
        ("暂缓 甲 日期=2026-11-05 到=2026-11-13", "held"),
        ("暂缓 甲 计划=A 日期=2026-11-05 到=2026-11-13 原因=legal", "legal"),
        ("收款 R 甲 9 日期=2026-11-05", "parked"),
        ("应收 B 甲 -9 入账=2026-11-05 到期=2026-11-05", "parked"),
    ],
)
def test_held_rows_get_no_letter_and_the_reason_is_named(
    books: Dispatch, tmp_path: Path, line: str, reason: str
) -> None:
    given(books, f"客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-12\n{line}")
    refusal = refused(books, tmp_path / "out", "甲")
    assert (refusal.kind, refusal.fields["reason"]) == ("held", reason)


@pytest.mark.parametrize(
    "line",
    [
        "承诺 甲 9 计划=A 说于=2026-11-01 到=2026-11-11",
        "争议 A 1 日期=2026-11-05 了结=2026-11-12",
        "暂缓 甲 日期=2026-11-05 到=2026-11-12",
        "收款 R 甲 8.99 日期=2026-11-05",
    ],
)
def test_what_no_longer_holds_does_not_stop_a_letter(
    books: Dispatch, tmp_path: Path, line: str
) -> None:
    given(books, f"客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-12\n{line}")
    assert len(write(books, tmp_path, "甲")["documents"]) == 1


def test_only_the_rows_that_may_be_claimed_stand_in_it(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        应收 A 甲 9 入账=2026-01-01 到期=2026-06-12
        应收 B 甲 7 入账=2026-01-01 到期=2026-11-02
        争议 A 9 日期=2026-11-05
        """,
    )
    (doc,) = books.ask(lambda tx: draft_letter(tx, 1))
    assert ([row.label for row in doc.rows], doc.stage.value) == (["B"], "reminder")


def test_the_contested_part_is_shown_and_not_claimed(books: Dispatch, tmp_path: Path) -> None:
    given(
        books,
        """
        客户 甲
        应收 A 甲 1000 入账=2026-01-01 到期=2026-10-20
        应收 B 甲 70 入账=2026-01-01 到期=2026-10-25
        收款 R 甲 200 日期=2026-11-01
        核销 R A 200 日期=2026-11-01
        争议 A 300 日期=2026-11-05
        暂缓 甲 计划=A 日期=2026-11-05 到=2026-11-20 原因=dispute
        """,
    )
    (found,) = write(books, tmp_path, "甲")["documents"]
    assert (found["stage"], found["overdue"], found["open"]) == ("demand", "570.00", "870.00")
    paper = books.ask(lambda tx: issued_letter(tx, 1))
    told = [
        (row.label, row.original.plain(), row.received.plain(), row.contested, row.asked.plain())
        for row in paper.rows
    ]
    assert told == [
        ("A", "1000.00", "200.00", Money(300_00), "500.00"),
        ("B", "70.00", "0.00", None, "70.00"),
    ]
    # interest on what is claimed alone: 700 until the payment, then 500
    assert [(s.principal.plain(), s.days) for s in paper.rows[0].segments] == [
        ("700.00", 12),
        ("500.00", 11),
    ]


def test_the_stage_is_that_of_the_profile_that_wins(books: Dispatch, tmp_path: Path) -> None:
    ids = given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-20")

    def stage() -> str:
        (doc,) = books.ask(lambda tx: draft_letter(tx, 1))
        return doc.stage.value

    assert stage() == "demand"
    books.run(AssignProfile("customer", ids["甲"], "government"))
    assert stage() == "reminder"  # 23 days: a message there
    books.run(AssignProfile("plan", ids["A"], "strict"))
    assert stage() == "final"
    books.run(SaveProfile("small", to_json(SHIPPED["strict"]) | {"stages": _least(900)}))
    books.run(AssignProfile("plan", ids["A"], "small"))
    assert stage() == "final"
    books.run(SaveProfile("small", to_json(SHIPPED["strict"]) | {"stages": _least(901)}))
    assert refused(books, tmp_path / "out", "甲").fields["reason"] == "small"


def _least(amount: int) -> list[dict[str, Any]]:
    stages = to_json(SHIPPED["strict"])["stages"]
    return [stage | {"min_amount": amount} for stage in stages]


def test_who_is_asked_by_hand_alone_gets_a_letter_only_when_named(
    books: Dispatch, tmp_path: Path
) -> None:
    ids = given(
        books,
        """
        客户 甲
        客户 乙
        应收 A 甲 9 入账=2026-01-01 到期=2026-10-20
        应收 B 乙 9 入账=2026-01-01 到期=2026-10-20
        """,
    )
    books.run(AssignProfile("customer", ids["甲"], "manual"))
    answer = write(books, tmp_path)
    assert [doc["customer"] for doc in answer["documents"]] == ["乙"]
    assert [(row["customer"], row["why"]) for row in answer["left_out"]] == [("甲", "by_hand")]
    assert write(books, tmp_path / "named", "甲")["documents"][0]["stage"] == "demand"


def test_what_was_entered_late_gets_no_letter_in_its_grace(
    books: Dispatch, store: Store, tmp_path: Path
) -> None:
    given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-06-01", by_hand=True)
    store.clock = FixedClock(TODAY + timedelta(days=1))
    refusal = refused(books, tmp_path / "out", "甲")
    assert (refusal.fields["reason"], refusal.fields["until"]) == (
        "grace",
        TODAY + timedelta(days=3),
    )
    store.clock = FixedClock(TODAY + timedelta(days=3))
    assert write(books, tmp_path, "甲")["documents"][0]["stage"] == "legal"


def test_the_gap_is_that_of_the_profile(books: Dispatch, store: Store, tmp_path: Path) -> None:
    ids = given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-06-01")
    stages = [one | {"min_gap": 20} for one in to_json(SHIPPED["default"])["stages"]]
    books.run(SaveProfile("slow", to_json(SHIPPED["default"]) | {"stages": stages}))
    books.run(AssignProfile("customer", ids["甲"], "slow"))
    write(books, tmp_path, "甲")
    store.clock = FixedClock(TODAY + timedelta(days=7))
    refusal = refused(books, tmp_path / "out", "甲")
    assert (refusal.kind, refusal.fields["next_day"]) == ("too_soon", TODAY + timedelta(days=20))
    store.clock = FixedClock(TODAY + timedelta(days=20))
    assert len(write(books, tmp_path, "甲")["documents"]) == 1


def test_letters_dated_before_the_last_ones_are_refused(
    books: Dispatch, store: Store, tmp_path: Path
) -> None:
    given(books, "客户 甲\n客户 乙\n应收 A 甲 9 入账=2026-01-01 到期=2026-06-01")
    given(books, "应收 B 乙 9 入账=2026-01-01 到期=2026-06-01")
    write(books, tmp_path, "甲")
    store.clock = FixedClock(TODAY - timedelta(days=1))
    for name in ("乙", ""):
        with pytest.raises(Refused) as found:
            write(books, tmp_path / "out", name)
        assert (found.value.kind, found.value.fields["last"]) == ("run_before_last", TODAY)
    assert not (tmp_path / "out").exists()
    assert books.ask(lambda tx: draft_letter(tx, 2)), "looking at it is no run"
    store.clock = FixedClock(TODAY)
    assert len(write(books, tmp_path, "乙")["documents"]) == 1


def test_the_same_letter_waits_for_its_gap(books: Dispatch, store: Store, tmp_path: Path) -> None:
    given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-20")
    write(books, tmp_path / "first", "甲")
    store.clock = FixedClock(TODAY + timedelta(days=6))
    refusal = refused(books, tmp_path / "out", "甲")
    assert (refusal.kind, refusal.fields["next_day"]) == ("too_soon", TODAY + timedelta(days=7))
    again = write(books, tmp_path / "again", "甲", again=True)["documents"][0]
    assert again["number"] == "CK2026-0002"
    store.clock = FixedClock(TODAY + timedelta(days=8))  # 31 days overdue: another letter
    assert write(books, tmp_path / "next", "甲")["documents"][0]["stage"] == "final"


def test_a_letter_that_was_written_by_hand_is_not_written_again_to_all(
    books: Dispatch, tmp_path: Path
) -> None:
    given(
        books,
        """
        客户 甲
        客户 乙
        应收 A 甲 9 入账=2026-01-01 到期=2026-10-20
        应收 B 乙 9 入账=2026-01-01 到期=2026-10-20
        沟通 甲 日期=2026-11-11 方式=letter 结果=已寄出
        """,
    )
    made = write(books, tmp_path / "all")
    assert [one["customer"] for one in made["documents"]] == ["乙"]
    assert [(one["customer"], one["why"]) for one in made["left_out"]] == [("甲", "too_soon")]
    assert len(write(books, tmp_path / "one", "甲")["documents"]) == 1, "asked for by name"


def test_all_who_are_overdue_and_who_is_left_out(books: Dispatch, tmp_path: Path) -> None:
    given(
        books,
        """
        客户 甲
        客户 乙
        客户 丙
        应收 A 甲 9 入账=2026-01-01 到期=2026-10-12
        应收 U 甲 9 入账=2026-01-01 到期=2026-10-12 币种=USD
        应收 B 乙 9 入账=2026-01-01 到期=2026-10-12
        收款 R 乙 9 日期=2026-11-05
        应收 C 丙 9 入账=2026-01-01 到期=2026-12-12
        """,
    )
    answer = write(books, tmp_path)
    assert [(doc["customer"], doc["currency"]) for doc in answer["documents"]] == [
        ("甲", "CNY"),
        ("甲", "USD"),
    ]
    assert [(row["customer"], row["why"]) for row in answer["left_out"]] == [("乙", "parked")]


def test_the_today_page_knows_that_a_letter_is_out(
    books: Dispatch, store: Store, tmp_path: Path
) -> None:
    given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-20")
    write(books, tmp_path, "甲")
    shown = []
    for days in (0, 3, 7):
        store.clock = FixedClock(TODAY + timedelta(days=days))
        (item,) = [
            item for part in books.ask(today).groups for item in part.items if item.record == "plan"
        ]
        shown.append((sentence(item.why, "zh_CN", store.clock.today()), item.step))
    assert shown == [
        ("催款函今天刚出", "wait"),
        ("催款函 11-12 发出，3 天未回", "wait"),
        ("催款函 11-12 发出，7 天未回", "letter"),
    ]


@pytest.mark.parametrize(
    ("due", "line"),
    [
        ("2026-07-01", ""),
        ("2026-07-01", "沟通 甲 日期=2026-11-12 人=吴敏 结果=说在走流程"),
        ("2026-07-01", "承诺 甲 9 计划=A 说于=2026-11-01 到=2026-11-05\n沟通 甲 日期=2026-11-08"),
        ("2026-07-01", "暂缓 甲 日期=2026-11-05 到=2026-11-12"),
        ("2023-12-01", ""),
        ("2023-12-01", "争议 A 9 日期=2026-11-05\n应收 B 甲 9 入账=2026-01-01 到期=2026-06-12"),
    ],
)
def test_no_second_letter_is_proposed_within_the_gap(
    books: Dispatch, store: Store, tmp_path: Path, due: str, line: str
) -> None:
    given(books, f"客户 甲\n应收 A 甲 9 入账=2023-01-01 到期={due}\n{line}")
    write(books, tmp_path, "甲", stage="legal")
    for days, proposed in ((0, False), (6, False), (7, True)):
        store.clock = FixedClock(TODAY + timedelta(days=days))
        items = [item for part in books.ask(today).groups for item in part.items]
        assert items
        steps = {item.step for item in items}
        assert bool(steps & LETTER_STEPS.keys()) == proposed, (days, steps)
    store.clock = FixedClock(TODAY)
    books.undo()
    steps = {item.step for part in books.ask(today).groups for item in part.items}
    assert steps & LETTER_STEPS.keys(), "taken back, it is to be written"


def test_a_stronger_letter_may_follow_at_once() -> None:
    assert after_letter(Step.FINAL_LETTER, "demand", 0) is Step.FINAL_LETTER
    assert after_letter(Step.LETTER, "final", 0) is Step.WAIT
    assert after_letter(Step.CALL, "final", 0) is Step.CALL


def test_undo_leaves_the_number_void(books: Dispatch, tmp_path: Path) -> None:
    given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-12")
    write(books, tmp_path, "甲")
    books.undo()
    assert books.ask(lambda tx: void_numbers(tx, "letter")) == [("CK2026-0001", TODAY)]
    assert write(books, tmp_path, "甲")["documents"][0]["number"] == "CK2026-0002"


def test_a_draft_records_nothing(books: Dispatch, tmp_path: Path) -> None:
    given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-12")
    before = books.ask(lambda tx: tx.head())
    assert write(books, tmp_path, "甲", draft=True)["documents"][0]["number"] is None
    assert books.ask(lambda tx: tx.head()) == before


def test_what_cannot_be_meant_is_refused(books: Dispatch, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue):
        issue_letters(books, LetterRun(stage="angry"), tmp_path)
    with pytest.raises(NoSuchCustomer):
        issue_letters(books, LetterRun((99,)), tmp_path)


def earlier(books: Dispatch) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, person, amount and whole receipt of what the letter tells of before."""
    (doc,) = books.ask(lambda tx: draft_letter(tx, 1))
    return [
        (
            *(event.kind.value, event.person),
            event.amount.plain() if event.amount else None,
            event.whole.plain() if event.whole else None,
        )
        for event in doc.earlier
    ]


@pytest.mark.parametrize("outcome", ["没打通", "没打通，下午再打", "无人接听", "关机", "No answer"])
def test_a_call_nobody_answered_is_no_talk(books: Dispatch, outcome: str) -> None:
    given(books, "客户 甲\n应收 A 甲 9 入账=2026-01-01 到期=2026-10-20")
    books.run(LogContact(1, "phone", outcome, "吴敏"))
    assert earlier(books) == []
    books.run(LogContact(1, "phone", "说在走流程", "吴敏"))
    assert earlier(books) == [("call", "吴敏", None, None)]


def test_the_firms_own_words_for_nobody_reached_are_known() -> None:
    unreached = {word for word in (*OUTCOMES["phone"], *OUTCOMES["message"]) if not reached(word)}
    assert unreached == {"no answer", "salesperson told"}
    assert not reached("没打通")
    assert not reached("已告诉业务")


def test_a_payment_is_told_whole_on_the_day_it_came(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期=2026-10-20
        应收 B 甲 30 入账=2026-01-01 到期=2026-12-20
        收款 R 甲 50 日期=2026-11-03
        核销 R A 20 日期=2026-11-05
        核销 R B 30 日期=2026-11-05
        收款 S 甲 7 日期=2026-11-06
        核销 S A 7 日期=2026-11-06
        """,
    )
    assert earlier(books) == [("paid", "", "20.00", "50.00"), ("paid", "", "7.00", None)]


def test_what_was_offset_or_transferred_is_no_payment_of_theirs(books: Dispatch) -> None:
    given(
        books,
        """
        客户 甲
        客户 乙
        应收 A 甲 100 入账=2026-01-01 到期=2026-10-20
        收款 R 甲 5 日期=2026-11-03
        核销 R A 5 日期=2026-11-03
        """,
    )
    payable = books.run(SavePayable("甲", Money(2_000), TODAY)).outcome.result
    assert isinstance(payable, int)
    row = books.ask(lambda tx: int(tx.value("SELECT id FROM plan WHERE note = 'A'")))
    books.run(OffsetPayable(1, payable, ((row, Money(2_000)),), date(2026, 11, 3), "冲抵"))
    books.run(TransferDebt(row, 2, Money(1_000), "转", date(2026, 11, 4)))
    assert [told[:3] for told in earlier(books)] == [
        ("offset", "", "20.00"),
        ("paid", "", "5.00"),
        ("transfer", "", "10.00"),
    ]


def test_money_that_waits_is_named_in_the_letter(books: Dispatch) -> None:
    given(books, "客户 甲\n应收 A 甲 100 入账=2026-01-01 到期=2026-10-20")
    (bare,) = books.ask(lambda tx: draft_letter(tx, 1))
    given(books, "收款 R 甲 10 日期=2026-11-05")
    (doc,) = books.ask(lambda tx: draft_letter(tx, 1))
    assert bare.unallocated is None
    assert doc.unallocated is not None
    assert (doc.unallocated.plain(), doc.overdue.plain()) == ("10.00", "100.00")


def test_a_letter_without_an_account_to_pay_to_is_told(books: Dispatch, tmp_path: Path) -> None:
    given(books, "客户 甲\n应收 A 甲 100 入账=2026-01-01 到期=2026-10-20")
    assert write(books, tmp_path / "a", "甲", draft=True)["without_account"] == ["CNY"]
    given(books, "账户 工行 银行=工行 账号=1102")
    assert write(books, tmp_path / "b", "甲", draft=True)["without_account"] == []
