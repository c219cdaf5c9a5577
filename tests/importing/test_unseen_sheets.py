"""Sheets that nobody has seen: found, understood, nothing lost, nothing wrong.

A few dozen at every push, thousands through real files with `-m long`, which prints its figures.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking.report import STATES
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.reading.sheet import Grid
from arapp.services.importing.service import run_import
from arapp.services.importing.stage import Options, StagedFile, read_files
from arapp.services.importing.wording import heading_patterns, headings
from tests.importing import unseen_sheets_judge as judging
from tests.importing.build import book
from tests.importing.unseen_sheets import grid, make
from tests.importing.unseen_sheets_files import read
from tests.importing.unseen_sheets_judge import Verdict, judge
from tests.importing.unseen_sheets_odd import Odd
from tests.importing.unseen_sheets_odd_judge import EVERY, failings
from tests.importing.unseen_sheets_words import HELD, SPELT

FLOORS = {
    ("found", "tables"): 95.0,  # kind and header
    ("whole", "found"): 90.0,  # all needed columns
    ("held right", "held"): 85.0,
    ("others refused", "others"): 97.0,
    ("controls equal", "controls"): 99.0,
}


def told(verdict: Verdict) -> str:
    """The figures, and seeds of what failed."""
    figures = [f"{w}/{of} {verdict.share(w, of):.1f} %" for w, of in FLOORS]
    counts = {n: verdict.counts[n] for n in ("files", "tables", "rows", "lost", "wrong")}
    return "\n".join([str(counts), *figures, *verdict.faults[:20], *verdict.missed[:40]])


def hold(verdict: Verdict, slack: float = 0.0) -> None:
    """The floors; of rows that are lost or booked with a wrong figure there may be none."""
    for (what, of), floor in FLOORS.items():
        assert verdict.share(what, of) >= floor - slack, told(verdict)
    for worst in ("lost", "wrong", "too many"):
        assert not verdict.counts[worst], told(verdict)


def test_sheets_nobody_has_seen_are_understood() -> None:
    verdict = Verdict()
    for seed in range(250):
        made = make(seed)
        judge(verdict, made, grid(made))
    hold(verdict, slack=2.0)


def test_the_same_through_real_files(tmp_path: Path) -> None:
    verdict = Verdict()
    for seed in range(10_000, 10_040):
        made = make(seed)
        judge(verdict, made, read(made, tmp_path))
    hold(verdict, slack=10.0)


@pytest.mark.long
def test_thousands_of_unseen_sheets(tmp_path: Path) -> None:
    verdict = Verdict()
    for seed in range(100_000, 102_000):
        made = make(seed)
        judge(verdict, made, read(made, tmp_path))
    print(told(verdict))  # noqa: T201 - the figures are what the long form is run for
    assert verdict.counts["taken wrongly"] * 500 <= verdict.counts["tables"], told(verdict)
    hold(verdict)


@pytest.mark.parametrize("odd", EVERY, ids=lambda odd: odd.name)
def test_a_sheet_made_by_hand(odd: Odd) -> None:
    assert failings(odd) == []


def test_every_third_spelling_is_withheld_from_the_dictionaries() -> None:
    patterns = "|".join(text for _, text in heading_patterns.TABLE)
    alternatives = set(re.split(r"[|()?:]+", patterns))
    for role, held in HELD.items():
        assert len(held) * 10 >= 3 * (len(held) + len(SPELT[role])) - 2, role
        for word in held:
            folded = headings.fold(word)[0]
            assert folded not in headings.USUAL, word
            assert folded not in alternatives, word


# --- posted: what the ledger then says ----------------------------------------------------------


def _debts(books: Dispatch) -> Counter[str]:
    """Open plan rows less money not allocated, by customer."""
    owed: Counter[str] = Counter()
    for name, minor in books.ask(lambda tx: tx.rows(
        "SELECT c.name, p.amount - p.paid FROM plan p JOIN customer c ON c.id = p.customer_id"
        " WHERE p.state = 'firm' UNION ALL SELECT c.name, r.allocated + r.refunded - r.amount"
        " FROM receipt r JOIN customer c ON c.id = r.customer_id"
    )):  # fmt: skip
        owed[name] += minor
    return +owed


def _sound_ledgers() -> Iterator[int]:
    for seed in range(300):
        made = make(seed)
        if made.what == "ledger/one" and not made.sheets[0].tables[0].odd:
            yield seed


@pytest.mark.parametrize("seed", list(islice(_sound_ledgers(), 6)))
def test_a_posted_ledger_owes_what_its_balances_say(
    seed: int, books: Dispatch, tmp_path: Path
) -> None:
    made = make(seed)
    path = tmp_path / "written.xlsx"
    read(replace(made, seed=0), tmp_path)
    (tmp_path / "s0.xlsx").rename(path)
    answer = run_import(books, [path])["files"][0]["tables"][0]
    counted = sum(answer[state] for state in STATES)
    truth = made.sheets[0].tables[0].rows
    assert answer["kind"] == "ledger"
    assert (answer["rows"], counted, answer["posted"]) == (len(truth),) * 3
    owed: Counter[str] = Counter()
    for row in truth.values():
        owed[str(row["customer"])] += int(str(row["debit"])) - int(str(row["credit"]))
    assert _debts(books) == +owed


# --- controls: the judge notices ----------------------------------------------------------------


def test_the_judge_notices_a_lost_row_and_a_wrong_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    made = next(m for m in map(make, range(50)) if m.what == "receipts/one")
    good = judging.staged

    def damaged(given: Grid) -> tuple[StagedFile | None, str]:
        file, why = good(given)
        assert file is not None
        table = file.tables[0]
        first, *rest = table.records
        wrong = first._replace(amount=1)  # type: ignore[call-arg]  # a receipt
        bad = replace(table, records=(wrong, *rest[:-1]), status=table.status[:-1])
        return replace(file, tables=(bad,)), why

    monkeypatch.setattr(judging, "staged", damaged)
    verdict = Verdict()
    judge(verdict, made, grid(made))
    assert (verdict.counts["lost"], verdict.counts["wrong"]) == (1, 1)
    with pytest.raises(AssertionError):
        hold(verdict)


def test_months_that_say_nothing_are_left_alone_and_ages_that_do_not_add_up_are_told_of(
    tmp_path: Path,
) -> None:
    rows = [
        ["客户", "7月", "8月", "9月"],
        ["恒岳机械有限公司", 10, 20, 30],
        ["海顿电机厂", 5, 5, 5],
    ]
    with pytest.raises(NothingRecognised) as caught:
        read_files([book(tmp_path / "a.xlsx", 计划=rows)], Options(today=judging.TODAY))
    assert caught.value.fields["reason"] == "pivoted"
    ages = [["客户", "未收", "30天以内", "31-60天"], ["恒岳机械有限公司", 99, 10, 20]]
    (table,) = (
        read_files([book(tmp_path / "b.xlsx", 账龄=ages)], Options(today=judging.TODAY))
        .files[0]
        .tables
    )
    assert table.status == ("ready",)
    assert [p.detail for p in table.problems if p.code == "spread_left"] == ["30天以内、31-60天"]
