"""Time and habit: what a customer usually does ranks its rows and is said; it never posts."""

import pytest

from arapp.services.matching.customs import pattern, spread
from arapp.services.matching.rows import (
    BareInvoiceIn,
    Confidence,
    Habit,
    PromiseIn,
    TakenBackIn,
)
from tests.matching.desk import DAY, Desk, fen, keys

RUIWO = "无锡瑞沃自动化科技有限公司"
ACCOUNT = "1103026411114410"


def two_equal(**more: object) -> Desk:
    """Two rows of one round amount in two contracts, due ninety and thirty days ago."""
    desk = Desk().customer(RUIWO)
    desk.owes(RUIWO, "早", "60000", due=-90, contract="HT-2024-018")
    desk.owes(RUIWO, "晚", "60000", due=-30, contract="HT-2024-019")
    desk.more = more
    return desk.paid("R", RUIWO, "60000", "货款", payer_account=ACCOUNT)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([30, 31, 29, 30, 400], (30, 1)),  # one very late row moves nothing
        ([0, 0, 0], (0, 0)),
        ([-5, -6, -4], (-5, 1)),
        ([30, 31], None),
    ],
)
def test_the_usual_delay_is_robust(days: list[int], told: tuple[int, int] | None) -> None:
    assert spread(days) == told


@pytest.mark.parametrize(
    ("receipts", "whole", "lumps", "kind"),
    [(5, 4, 0, "exact"), (5, 1, 3, "round"), (5, 2, 1, "oldest"), (5, 3, 1, ""), (2, 2, 0, "")],
)
def test_a_way_of_paying_needs_a_majority(receipts: int, whole: int, lumps: int, kind: str) -> None:
    assert pattern(receipts, whole, lumps) == kind


@pytest.mark.parametrize(("usual", "first"), [(None, "晚"), (30, "晚"), (88, "早")])
def test_the_usual_delay_puts_the_likelier_of_equal_rows_first(
    usual: int | None, first: str
) -> None:
    result = two_equal(habits={1: Habit(1, delay_median=usual, delay_mad=3)}).one()
    best = two_equal().rows(result.best)
    assert (best, result.ambiguous, result.auto) == ([first], True, False)
    assert ("usually_late" in keys(result.best)) is (usual is not None)


def test_a_promise_puts_its_row_first_and_is_said() -> None:
    promise = PromiseIn(1, fen("60000"), DAY - 10, DAY - 2, plan_id=1)
    result = two_equal(promises=(promise,)).one()
    assert two_equal().rows(result.best) == ["早"]
    assert "promised" in keys(result.best)
    assert not result.auto


@pytest.mark.parametrize(
    "promise",
    [
        PromiseIn(1, fen("60000"), DAY + 1, DAY + 9, plan_id=1),  # said after the money came
        PromiseIn(1, fen("60000"), DAY - 60, DAY - 40, plan_id=1),  # broken long ago
        PromiseIn(1, fen("50000"), DAY - 10, DAY - 2, plan_id=1),
        PromiseIn(1, fen("60000"), DAY - 10, DAY - 2, plan_id=1, currency="USD"),
        PromiseIn(2, fen("60000"), DAY - 10, DAY - 2),
    ],
)
def test_another_promise_says_nothing(promise: PromiseIn) -> None:
    result = two_equal(promises=(promise,)).one()
    assert "promised" not in keys(result.best)


def test_part_of_a_row_that_was_promised_is_proposed_on_that_row() -> None:
    desk = Desk().customer(RUIWO).owes(RUIWO, "旧", "90000", due=-60)
    desk.owes(RUIWO, "新", "70000", due=-10)
    desk.more = {"promises": (PromiseIn(1, fen("20000"), DAY - 9, DAY, plan_id=2),)}
    result = desk.paid("R", RUIWO, "20000", "货款").one()
    assert (desk.rows(result.best), result.best.confidence) == (["新"], Confidence.MEDIUM)
    assert desk.rows(result.alternatives[0]) == ["旧"]
    assert not result.auto


def test_an_account_pays_the_contract_that_it_paid_before() -> None:
    result = two_equal(paid_before=frozenset({("1103 0264 1111 4410", 1)})).one()
    assert two_equal().rows(result.best) == ["早"]
    assert "paid_contract_before" in keys(result.best)
    assert not result.auto


def test_a_masked_account_is_not_known_to_have_paid() -> None:
    desk = two_equal(paid_before=frozenset({(ACCOUNT, 1)}))
    desk.paid("R", RUIWO, "60000", "货款", payer_account="1103****4410")
    assert "paid_contract_before" not in keys(desk.match()["R"].best)


@pytest.mark.parametrize(
    ("kind", "where"),
    [("oldest", "best"), ("round", "best"), ("exact", "kept"), ("", "nowhere")],
)
def test_the_way_of_paying_is_said_where_it_speaks_for_something(kind: str, where: str) -> None:
    desk = Desk().customer(RUIWO).owes(RUIWO, "A", "90000").owes(RUIWO, "B", "30000")
    desk.more = {"habits": {1: Habit(1, pattern=kind, pattern_times=6)}}
    result = desk.paid("R", RUIWO, "47000", "往来款").one()
    told = {k for a in (result.best, *result.alternatives) for k in keys(a) if k[:4] == "pays"}
    kept = next(a for a in (result.best, *result.alternatives) if a.prepayment)
    assert (f"pays_{kind}" in told) is bool(kind)
    assert ("pays_exact" in keys(kept)) is (where == "kept")


@pytest.mark.parametrize("habit", [{}, {"delay_median": 0}, {"pattern": "exact"}])
def test_no_habit_posts_what_would_not_post_without_it(habit: dict[str, int]) -> None:
    promise = PromiseIn(1, fen("60000"), DAY - 10, DAY, plan_id=1)
    more = {
        "habits": {1: Habit(1, **habit)},  # type: ignore[arg-type]  # the fields named above
        "promises": (promise,),
        "paid_before": frozenset({(ACCOUNT, 1)}),
    }
    for desk in (two_equal(**more), _one_round(**more)):
        assert not desk.one().auto
    assert not _one_round().one().auto


def _one_round(**more: object) -> Desk:
    desk = Desk().customer(RUIWO).owes(RUIWO, "早", "60000", due=0, contract="HT-2024-018")
    desk.owes(RUIWO, "别的", "120000")
    desk.more = more
    return desk.paid("R", RUIWO, "60000", "货款", payer_account=ACCOUNT)


# --- taken back in a later file ---


def bounced(*cells: str) -> Desk:
    desk = Desk().customer(RUIWO).owes(RUIWO, "A", "5003.11")
    desk.more = {"taken_back": (TakenBackIn(cells),)}
    return desk.paid("R", RUIWO, "5003.11", "货款", payer_account=ACCOUNT)


@pytest.mark.parametrize(
    "cells",
    [
        ("2026-11-12", "冲正", "-5,003.11", RUIWO),
        ("2026-11-12", "退汇", "5003.11", "某经办人", ACCOUNT),
        ("2026-11-12", "退汇", "¥5,003.11", f"{RUIWO} {ACCOUNT}"),
    ],
)
def test_money_that_a_later_file_takes_back_settles_nothing(cells: tuple[str, ...]) -> None:
    result = bounced(*cells).one()
    assert (result.best.parts, result.auto) == ((), False)
    assert "reversal_pair" in keys(result.best)


@pytest.mark.parametrize(
    "cells",
    [
        ("2026-11-12", "冲正", "5003.10", RUIWO),
        ("2026-11-12", "冲正", "5003.11", "宁波恒岳机械制造有限公司"),
    ],
)
def test_a_line_of_another_amount_or_payer_takes_nothing_back(cells: tuple[str, ...]) -> None:
    """Control: without such a line the receipt posts itself."""
    assert bounced(*cells).one().auto


def test_of_two_equal_payments_one_is_taken_back_and_the_other_waits() -> None:
    desk = bounced("冲正", "5003.11", RUIWO).paid("R2", RUIWO, "5003.11", "货款")
    results = desk.match()
    assert [bool(r.best.parts) for r in results.values()] == [True, False]
    assert "near_reversal" in keys(results["R"].best)


# --- credit notes and invoices without a row ---


def test_a_named_invoice_less_its_credit_note() -> None:
    desk = Desk().customer(RUIWO)
    desk.owes(RUIWO, "发票", "70120.40", kind="invoice", invoice="24322000000112345678")
    desk.owes(RUIWO, "别的", "41000.20", due=-50, kind="invoice")
    desk.owes(RUIWO, "红字", "-8120.30", kind="credit", invoice="24322000000112349999")
    result = desk.paid("R", RUIWO, "62000.10", "付发票12345678").one()
    assert set(desk.rows(result.best)) == {"发票", "红字"}
    assert "named_less_credit" in keys(result.best)


def test_a_credit_note_named_beside_its_invoice() -> None:
    desk = Desk().customer(RUIWO)
    desk.owes(RUIWO, "发票", "70000", kind="invoice", invoice="24322000000112345678")
    desk.owes(RUIWO, "红字", "-10000", kind="credit", invoice="24322000000112349999")
    desk.owes(RUIWO, "别的", "60000", kind="invoice")
    result = desk.paid("R", RUIWO, "60000", "发票12345678减红票12349999").one()
    assert set(desk.rows(result.best)) == {"发票", "红字"}


def test_money_for_an_invoice_without_a_row_is_kept_and_says_so() -> None:
    desk = Desk().customer(RUIWO).owes(RUIWO, "A", "90000")
    invoice = BareInvoiceIn("24322000000112345678", 1, fen("18355.20"), DAY - 20)
    desk.more = {"bare_invoices": (invoice,)}
    for memo in ("付发票12345678", "货款"):
        result = desk.paid("R", RUIWO, "18355.20", memo).match()["R"]
        assert (result.best.parts, result.best.prepayment) == ((), fen("18355.20")), memo
        assert "invoice_without_plan" in keys(result.best)
        assert not result.auto


def test_an_interest_row_is_paid_like_any_other() -> None:
    desk = Desk().customer(RUIWO).owes(RUIWO, "货款", "90000", contract="HT-2024-018")
    desk.owes(RUIWO, "逾期利息", "1204.17", kind="interest", contract="HT-2024-018")
    result = desk.paid("R", RUIWO, "1204.17", "HT-2024-018违约金").one()
    assert (desk.rows(result.best), result.auto) == (["逾期利息"], True)


def test_reasons_of_time_and_habit_have_a_place() -> None:
    result = two_equal(habits={1: Habit(1, delay_median=30)}).one()
    told = [e for e in result.best.reasons if e.group in ("time", "habit")]
    assert told
    assert {e.strength for e in told} <= {"weak", "medium"}
