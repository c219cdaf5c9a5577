"""The figures by phenomenon, the worst misses, and a careless matcher to compare with.

`python -m tests.matching.market.report SEED… [--misses N]` prints them.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from arapp.services.matching.assign import match_book
from arapp.services.matching.rows import Answer, Book, Confidence, Part, Result
from tests.matching.market.money import Market, make_market
from tests.matching.market.truth import Truth


@dataclass
class Score:
    """Counts of one phenomenon. `auto_blind`: posted although it cannot be known."""

    receipts: int = 0
    answerable: int = 0
    first: int = 0
    among_three: int = 0
    auto: int = 0
    auto_right: int = 0
    auto_blind: int = 0

    @property
    def precision(self) -> float:
        """Auto-posted and right ÷ auto-posted."""
        return self.auto_right / self.auto if self.auto else 1.0

    @property
    def rank_1(self) -> float:
        """First answer right ÷ answerable."""
        return self.first / self.answerable if self.answerable else 1.0

    @property
    def rank_3(self) -> float:
        """Right among the first three ÷ answerable."""
        return self.among_three / self.answerable if self.answerable else 1.0

    @property
    def share(self) -> float:
        """Auto-posted ÷ receipts."""
        return self.auto / self.receipts if self.receipts else 0.0

    def add(self, other: "Score") -> None:
        """Count the other's receipts too."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Report:
    """All receipts, by phenomenon, and what went wrong: (what, tags, receipt id)."""

    every: Score = field(default_factory=Score)
    by_tag: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    misses: list[tuple[str, tuple[str, ...], int]] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        """Count another market too."""
        self.every.add(other.every)
        for tag, score in other.by_tag.items():
            self.by_tag[tag].add(score)
        self.misses += other.misses

    def table(self) -> str:
        """One line a phenomenon."""
        head = (
            f"{'':32}{'n':>6}{'answ.':>7}{'rank-1':>8}{'first 3':>8}{'share':>7}{'precision':>11}"
        )
        rows = [("all", self.every), *sorted(self.by_tag.items())]
        return "\n".join([head, *(_line(tag, score) for tag, score in rows)])


def _line(tag: str, s: Score) -> str:
    right = f"{s.precision:>11.2%}" if s.auto else f"{'':>11}"
    ranks = f"{s.rank_1:>8.1%}{s.rank_3:>8.1%}" if s.answerable else f"{'':>16}"
    return f"{tag:32}{s.receipts:>6}{s.answerable:>7}{ranks}{s.share:>7.1%}{right}"


def measure(market: Market, results: Iterable[Result]) -> Report:
    """Hold the answers against the truth."""
    report = Report()
    for result in results:
        truth = market.truth[result.receipt_id]
        score = _score(market, result, truth)
        report.every.add(score)
        for tag in truth.tags:
            report.by_tag[tag].add(score)
        if score.auto > score.auto_right:
            report.misses.append(("posted wrong", truth.tags, result.receipt_id))
        elif score.answerable > score.first:
            what = "second or third" if score.among_three else "not found"
            report.misses.append((what, truth.tags, result.receipt_id))
    return report


def _score(market: Market, result: Result, truth: Truth) -> Score:
    answers = [result.best, *result.alternatives][:3]
    right = [market.judge.accepts(truth, a) for a in answers]
    # money that fits nothing may only be posted by a person
    posted_well = right[0] and truth.known and bool(result.best.parts) and not truth.loose
    return Score(
        1,
        int(truth.known),
        int(truth.known and right[0]),
        int(truth.known and any(right)),
        int(result.auto),
        int(result.auto and posted_well),
        int(result.auto and not truth.known),
    )


def careless(book: Book) -> list[Result]:
    """A control: the full name, an equal row if there is one, else the oldest rows; all posted."""
    by_name = {c.name: c.id for c in book.customers}
    rows: dict[int, list[Part]] = defaultdict(list)
    for plan in sorted(book.plans, key=lambda p: (p.due_on or 0, p.id)):
        if plan.firm:
            rows[plan.customer_id].append(Part(plan.id, plan.open))
    results = []
    for receipt in book.receipts:
        mine = rows.get(by_name.get(receipt.payer, 0), [])
        equal = next((p for p in mine if p.minor == receipt.left), None)
        chosen = [equal] if equal else _oldest(mine, receipt.left)
        for one in chosen:
            if one in mine:
                mine.remove(one)
        kept = receipt.left - sum(p.minor for p in chosen)
        best = Answer(None, tuple(chosen), kept, None, Confidence.HIGH, (), "careless")
        results.append(Result(receipt.id, best, auto=bool(chosen)))
    return results


def _oldest(rows: list[Part], minor: int) -> list[Part]:
    chosen = []
    for row in rows:
        if minor > 0:
            chosen.append(Part(row.plan_id, min(row.minor, minor)))
            minor -= row.minor
    return chosen


def miss_text(market: Market, what: str, tags: tuple[str, ...], receipt_id: int) -> str:
    """One miss in a few lines: what was written, what was right, what was answered."""
    (result,) = (r for r in match_cached(market) if r.receipt_id == receipt_id)
    receipt = next(r for r in market.book.receipts if r.id == receipt_id)
    truth = market.truth[receipt_id]
    answers = [(a.rule, str(a.confidence), [(p.plan_id, p.minor) for p in a.parts],
                a.prepayment, a.difference and a.difference.minor)
               for a in (result.best, *result.alternatives)]  # fmt: skip
    reasons = [e.key for e in result.best.reasons]
    told = [receipt.payer, receipt.payer_account, receipt.memo, receipt.left, receipt.currency]
    lines = [f"{what} #{receipt_id} {', '.join(tags)}", f"   {told}", f"   right {truth.uses}"]
    return "\n".join([*lines, f"   {reasons}", *(f"   -> {a}" for a in answers)])


def match_cached(market: Market) -> list[Result]:
    """The engine's answers, reckoned once."""
    if not market.answers:
        market.answers = match_book(market.book)
    return market.answers


def main(arguments: list[str]) -> None:
    """Print the report for the seeds given, and the first misses of each."""
    shown = 0
    if "--misses" in arguments:
        at = arguments.index("--misses")
        shown = int(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2 :]
    whole = Report()
    control = Report()
    for seed in arguments:
        market = make_market(seed)
        report = measure(market, match_cached(market))
        whole.add(report)
        control.every.add(measure(market, careless(market.book)).every)
        for miss in sorted(report.misses, key=lambda m: m[0] != "posted wrong")[:shown]:
            sys.stdout.write(miss_text(market, *miss) + "\n")
    sys.stdout.write(whole.table() + "\n" + _line("careless", control.every) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
