"""Letters to many customers at once: first what would happen, then all of them by one command.

A customer whose money in hand covers what is overdue is parked, one that is held, has promised or
had the letter lately waits; each is told with its reason before anything is written. Whom the user
takes out of the run needs a reason, which is kept. Numbers, letters and reasons are one step of the
journal: what is cancelled or killed wrote nothing, and a run begun again finds what is done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue, NoSuchCustomer, Refused
from arapp.models.values.money import Money, plain
from arapp.services.collection.figures import bank_of
from arapp.services.collection.items import BankFile
from arapp.services.collection.log import LogContact, check_run
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from arapp.services.output.files import file_name
from arapp.services.papers import letters
from arapp.services.papers.issue import Target, facts, issue
from arapp.services.papers.letters import IssueLetters, LetterRun, Paper
from arapp.services.papers.record import Rendered
from arapp.services.progress import Progress, silent
from arapp.services.reports.open import prepaid_rows

LEFT_OUT = {"zh_CN": "这次不寄", "en": "left out of the run"}
"""What is logged of a customer that was taken out; nobody was reached by it."""
_MERGED = {"zh_CN": "催款函", "en": "letters"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer of the run: the letters it gets, or why it gets none.

    `stage` is that of its letter, `letters` what each asks for, `in_hand` money of it that is not
    matched; `why` is a reason of a hold, `parked`, `too_soon`, `waits` or `nothing_overdue`,
    with the refusal's facts (until, number, day, next_day, money, overdue).
    """

    customer_id: int
    customer: str
    short_name: str
    owner: str
    stage: str = ""
    letters: tuple[Money, ...] = ()
    in_hand: tuple[Money, ...] = ()
    deadline: date | None = None
    why: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ready(self) -> bool:
        """Whether a letter can go out."""
        return not self.why


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a run would do: how fresh the bank is, and each customer."""

    as_of: date
    bank: tuple[BankFile, ...]
    customers: tuple[Candidate, ...]

    @property
    def ready(self) -> tuple[Candidate, ...]:
        """Those who would get a letter."""
        return tuple(one for one in self.customers if one.ready)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A customer that the user takes out of the run, and why."""

    customer_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A run: who gets letters, who was taken out, the stage (`auto`: by the rows)."""

    customers: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = ()
    stage: str = "auto"
    language: str = "zh_CN"

    def check(self) -> None:
        """Raises InvalidValue: nobody gets one, or no reason is given for one taken out."""
        if not self.customers:
            raise InvalidValue(field="customers", value="", reason="empty")
        for one in self.left_out:
            if not one.reason.strip():
                raise InvalidValue(field="reason", value="", reason="empty")
            if one.customer_id in self.customers:
                raise InvalidValue(field="customers", value=str(one.customer_id), reason="twice")


def outlook(
    tx: Tx, customers: Sequence[int], stage: str = "auto", step: Progress = silent
) -> Outlook:
    """What a run to these customers would do, nothing numbered; those who get letters first.

    Raises Refused `run_before_last`, InvalidValue, NoSuchCustomer, Cancelled.
    """
    check_run(tx, tx.today)
    found = []
    wanted = list(dict.fromkeys(customers))
    for place, record in enumerate(wanted):
        one = _candidate(tx, record, stage)
        step(place, len(wanted), one.customer)
        found.append(one)
    found.sort(key=lambda one: not one.ready)
    return Outlook(tx.today, tuple(bank_of(tx)), tuple(found))


def _candidate(tx: Tx, record: int, stage: str) -> Candidate:
    sql = "SELECT name, coalesce(nullif(short_name, ''), name), owner FROM customer WHERE id = ?"
    found = tx.one(sql, (record,))
    if found is None:
        raise NoSuchCustomer(key=record)
    name, short, owner = found
    money: dict[str, int] = {}
    for row in prepaid_rows(tx, tx.today, record):
        money[row.currency] = money.get(row.currency, 0) + row.amount
    in_hand = tuple(Money(minor, code) for code, minor in sorted(money.items()) if minor)
    try:
        papers = letters.prepare(tx, LetterRun((record,), stage, draft=True), silent).papers
    except Refused as refusal:
        why = str(refusal.fields.get("reason") or refusal.kind)
        told = refusal.fields
        return Candidate(record, name, short, owner, in_hand=in_hand, why=why, facts=told)
    waits = [paper.waits for paper in papers]
    if all(waits):
        # Written to by hand, or a day was agreed: the desk says when, the run keeps to it.
        told = {"next_day": min(day for day in waits if day is not None)}
        return Candidate(record, name, short, owner, in_hand=in_hand, why="waits", facts=told)
    docs = [paper.doc for paper in papers]
    sums, first = tuple(doc.overdue for doc in docs), docs[0]
    stage = first.stage.value
    return Candidate(record, name, short, owner, stage, sums, in_hand, first.deadline)


@dataclass(frozen=True)
class RunLetters:
    """Number and record the rendered letters of a run, and why others were taken out of it."""

    rendered: tuple[Rendered, ...]
    seq: int
    left_out: tuple[LeftOut, ...] = ()
    word: str = LEFT_OUT["zh_CN"]

    label: ClassVar[str] = "run_letters"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the letters. Raises Refused `changed_meanwhile`, `run_before_last`."""
        check_run(tx, tx.today)
        made = IssueLetters(self.rendered, self.seq).run(tx).result
        for one in self.left_out:
            LogContact(one.customer_id, "other", self.word, note=one.reason).run(tx)
        return Outcome(frozenset({Topic.LETTERS, Topic.COLLECTION}), made)


def run_letters(
    books: Dispatch, wanted: Wanted, folder: Path, progress: Progress = silent
) -> dict[str, Any]:
    """Issue the letters of a run: one PDF each, one of all for the printer, one command.

    The answer: `documents` as of `service.issue_letters`, `left_out` (who got none after all, why),
    `merged` the file for the printer. Raises as `service.issue_letters`, InvalidValue.
    """
    wanted.check()
    run = LetterRun(wanted.customers, wanted.stage)
    ready = books.ask(partial(letters.prepare, run=run, step=progress))
    name = _merged_name(ready.papers, wanted.language)
    word = LEFT_OUT.get(wanted.language, LEFT_OUT["en"])

    def record(rendered: tuple[Rendered, ...]) -> RunLetters:
        return RunLetters(rendered, ready.seq, wanted.left_out, word)

    made = issue(books, ready.papers, Target(folder, name), record, progress)
    return {
        "documents": [_document(one) for one in made],
        "left_out": [
            {"customer": one.customer, "customer_id": one.customer_id, "why": one.why}
            for one in ready.left_out
        ],
        "merged": str(folder.resolve() / name) if made and name else None,
    }


def _merged_name(papers: Sequence[Paper], language: str) -> str | None:
    """Named by its numbers: a second run of the day does not write over the first."""
    if not papers:
        return None
    first, last = papers[0].number, papers[-1].number
    numbers = first if first == last else f"{first}-{last.rpartition('-')[2]}"
    return file_name(_MERGED.get(language, _MERGED["en"]), numbers, suffix=".pdf")


def _document(one: Rendered) -> dict[str, Any]:
    doc = one.paper.doc
    return {
        "customer": doc.customer.name,
        "customer_id": one.paper.customer_id,
        "number": one.paper.number,
        "stage": doc.stage.value,
        **facts(one),
        "overdue": plain(doc.overdue.minor, doc.currency),
        "currency": doc.currency,
    }


def candidates(tx: Tx, cells: Iterable[tuple[int, str, int]], first: int) -> tuple[int, ...]:
    """Customers of a run from (customer, cell, days) of the desk: all that are at a stage, those
    parked or held when their oldest row has come to the stage's first day; by name, each once."""
    waiting = {"parked", "held"}
    found = [who for who, cell, days in cells if cell not in waiting or days >= first]
    names = dict(tx.rows("SELECT id, name FROM customer"))
    return tuple(sorted(dict.fromkeys(found), key=lambda who: (names.get(who, ""), who)))
