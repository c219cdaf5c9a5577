"""Bank files that nobody has seen: kind, header, columns, sums, accounts and the balance proof.

`python3 run.py test -m long -s tests/importing/test_unseen_bank.py` is the long form; `-s` shows
the figures with the seeds that are not perfect.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from arapp.services.importing.layout import chain
from arapp.services.importing.wording import headings
from tests.importing.unseen_bank import case
from tests.importing.unseen_bank_judge import Verdict, judge
from tests.importing.unseen_bank_moves import Case
from tests.importing.unseen_bank_odd import ODD, Odd
from tests.importing.unseen_bank_odd_judge import judged
from tests.importing.unseen_bank_words import BLIND, KNOWN, WITHHELD

Making = Callable[[int], Case]


def blind(seed: int) -> Case:
    """A file in which every heading is one that was written down after the recognition."""
    return case(seed, withheld="blind")


class Figures:
    """Shares over many files, in percent of all of them, and the seeds that fell short."""

    def __init__(self, making: Making, seeds: Iterable[int], folder: Path) -> None:
        self.verdicts: list[Verdict] = [judge(making(seed), folder) for seed in seeds]

    def share(self, good: Callable[[Verdict], bool]) -> float:
        """Percent of all files."""
        return 100 * sum(map(good, self.verdicts)) / len(self.verdicts)

    @property
    def head(self) -> float:
        """Kind and header right."""
        return self.share(lambda v: v.accepted and v.head)

    @property
    def columns(self) -> float:
        """All needed columns right."""
        return self.share(lambda v: v.accepted and v.head and not v.columns)

    def bad(self, what: str) -> list[tuple[int, list[str]]]:
        """Seeds of accepted files with faults of a kind."""
        return [(v.seed, getattr(v, what)[:3]) for v in self.verdicts if getattr(v, what)]

    def told(self) -> str:
        """The figures with the seeds."""
        asked = Counter(code for v in self.verdicts for code in v.asked)
        refused = Counter(v.refused for v in self.verdicts if v.refused)
        lines = [
            f"files {len(self.verdicts)}, kind and header {self.head:.1f} %,"
            f" columns {self.columns:.1f} %,"
            f" accepted with a wrong line {len(self.bad('wrong'))},"
            f" with a lost line {len(self.bad('lost'))}",
            f"account or payer wrong {self.bad('told')}",
            f"proof not equal {self.bad('proof')}",
            f"files with lines asked about {dict(asked)}, refused {dict(refused)}"
            f" {[v.seed for v in self.verdicts if v.refused]}",
            f"columns {[(v.seed, v.columns[:2]) for v in self.verdicts if v.columns]}",
        ]
        return "\n".join(lines)


def _held(figures: Figures, head: float, columns: float) -> None:
    sys.stdout.write(f"\n{figures.told()}\n")
    assert not figures.bad("wrong"), figures.bad("wrong")
    assert not figures.bad("lost"), figures.bad("lost")
    assert figures.head >= head, figures.told()
    assert figures.columns >= columns, figures.told()
    faults = len(figures.bad("told")) + len(figures.bad("proof"))
    assert faults * 25 <= len(figures.verdicts), figures.told()


def test_unseen_files(tmp_path: Path) -> None:
    _held(Figures(case, range(60), tmp_path), 95, 90)


def test_files_whose_headings_nobody_has_listed(tmp_path: Path) -> None:
    _held(Figures(blind, range(5_300, 5_330), tmp_path), 90, 80)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_odd_files_by_hand(odd: Odd, tmp_path: Path) -> None:
    what, why = judged(odd, tmp_path)
    assert what == "right" or (what == "asked" and odd.may_ask), why


def test_a_good_third_of_the_headings_is_withheld() -> None:
    used = Counter(
        header in {word for words in WITHHELD.values() for word in words}
        for seed in range(200)
        for header in (head for head, _ in _heads(case(seed)))
    )
    assert used[True] * 10 >= sum(used.values()) * 3
    listed = {word for words in KNOWN.values() for word in words}
    assert not listed & {word for words in BLIND.values() for word in words}


def _heads(made: Case) -> list[tuple[str, str]]:
    """(heading without its dress, its meaning) of a file."""
    return [(header.partition("[")[0].strip("*"), key) for header, key in made.fields.items()]


@pytest.mark.parametrize(
    ("heading", "concept"),
    [
        ("贷方发生额/元", "credit"), ("借方发生额/元(支取)", "debit"), ("收入/支出", "direction"),
        ("类型[ Type ] 往账/来账", "direction"), ("发生额/收入", "credit"), ("借/贷", "direction"),
    ],
)  # fmt: skip
def test_a_stroke_in_a_heading_may_be_a_unit_or_part_two_sides(heading: str, concept: str) -> None:
    assert headings.joined_concept(heading) == concept


# --- controls -----------------------------------------------------------------------------------


def test_a_judge_that_is_lied_to_notices(tmp_path: Path) -> None:
    plain = {"style": "two", "back": "", "accounts": "one", "withheld": "none", "form": "xlsx"}
    made = case(3, **plain)
    assert judge(made, tmp_path).perfect
    made.accounts[0].moves[1].amount += 1
    assert judge(made, tmp_path).wrong
    lost = case(3, **plain)
    lost.accounts[0].moves[0].row = 9_999
    verdict = judge(lost, tmp_path)
    assert verdict.lost
    assert verdict.wrong


def test_without_the_balance_less_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> None:
        return None

    def perfect() -> float:
        return Figures(
            lambda n: case(n, withheld="blind", style="positive"), range(25), tmp_path
        ).share(lambda v: v.perfect)

    proved = perfect()
    for name in ("search", "fit", "sides_by_balance"):
        monkeypatch.setattr(chain, name, nothing)
    assert perfect() < proved - 5


# --- the long form ------------------------------------------------------------------------------


@pytest.mark.long
def test_two_thousand_unseen_files(tmp_path: Path) -> None:
    _held(Figures(case, range(10_000, 12_000), tmp_path), 95, 90)


@pytest.mark.long
def test_a_thousand_files_of_unknown_headings(tmp_path: Path) -> None:
    _held(Figures(blind, range(20_000, 21_000), tmp_path), 90, 80)
