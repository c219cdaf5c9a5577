"""Collection letters: who gets which, what they say, issued by one command.

What may be claimed, and by which letter, is what the desk says (`claims`): by the profile of each
row. A customer whose money in hand covers what is overdue gets none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from arapp.models.shape import SERIES
from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_days
from arapp.models.values.errors import InvalidValue, Refused
from arapp.models.values.money import Money
from arapp.services.collection.cases import Case
from arapp.services.collection.letter_text import TONE_OF
from arapp.services.collection.log import check_run
from arapp.services.collection.rungs import TONES
from arapp.services.collection.stages import LETTER_STAGES
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.output.documents import (
    LetterDoc,
    LetterStage,
)
from arapp.services.papers import snapshot
from arapp.services.papers.claims import Owed, claim, staged
from arapp.services.papers.letter_doc import How, contracts_of, letter_document
from arapp.services.papers.parties import (
    Customer,
    Sender,
    customer,
    predicted,
    printed_number,
    sender,
    transfer_memo,
)
from arapp.services.papers.record import Rendered
from arapp.services.papers.statements import LeftOut, Step
from arapp.services.reports.open import open_items, prepaid_rows, source


@dataclass(frozen=True, slots=True)
class LetterRun:
    """What is wanted: customers (empty: all with overdue rows), a stage or `auto`, and how.

    `again` writes the same letter though the last one is younger than the gap, `draft` numbers and
    records nothing. `tone` "" is that of the stage.
    """

    customers: tuple[int, ...] = ()
    stage: str = "auto"
    again: bool = False
    draft: bool = False
    tone: str = ""

    def check(self) -> None:
        """Raises InvalidValue for an unknown stage or tone."""
        if self.tone and self.tone not in TONES:
            raise InvalidValue(field="tone", value=self.tone, reason="unknown")
        if self.stage != "auto" and self.stage not in LETTER_STAGES:
            raise InvalidValue(field="stage", value=self.stage, reason="unknown")


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter of the run; `open` is all that the customer owes, due or not (minor units), `waits`
    the day on which the desk takes these rows up again, when that is not now."""

    customer_id: int
    doc: LetterDoc
    number: str
    open: int
    issued: None = None  # a letter is always a new one
    kept: None = None
    waits: date | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything of a run before a number is used; `seq` is the journal entry it was read at."""

    run: LetterRun
    papers: tuple[Paper, ...]
    left_out: tuple[LeftOut, ...]
    seq: int


def prepare(tx: Tx, run: LetterRun, step: Step) -> Prepared:
    """Build the letters of a run.

    One customer who gets none is refused: kinds `nothing_overdue`, `held` (fields reason, until),
    `too_soon` (fields number, day, next_day). In a run of several they are left out with the kind.
    A run that is dated before the last one is refused whole: `run_before_last` (field last).
    """
    run.check()
    if not run.draft:
        check_run(tx, tx.today)
    firm = sender(tx)
    wanted = run.customers or tuple(_overdue_customers(tx))
    of_customer = staged(tx, wanted)
    papers: list[Paper] = []
    left_out: list[LeftOut] = []
    for index, record in enumerate(wanted):
        who = customer(tx, record)
        step(index, len(wanted), who.name)
        made, refusal = _letters_of(tx, run, firm, who, of_customer.get(record, ()))
        if not run.again and len(run.customers) != 1 and made and all(one.waits for one in made):
            made, refusal = [], Refused("too_soon", customer=who.name)  # written to by hand
        papers += made
        if not made and refusal is not None:
            if len(run.customers) == 1:
                raise refusal
            left_out.append(LeftOut(record, who.name, _why(refusal)))
    if not run.draft:
        papers = _numbered(tx, firm, papers)
    return Prepared(run, tuple(papers), tuple(left_out), tx.head()[0])


def _why(refusal: Refused) -> str:
    return str(refusal.fields.get("reason") or refusal.kind)


def _overdue_customers(tx: Tx) -> list[int]:
    found = source(tx, tx.today, where="p.due_on < :d AND p.amount > 0")
    rows = tx.rows(
        "SELECT id FROM customer WHERE id IN"
        f" (SELECT customer_id FROM ({found.sql})) ORDER BY name, id",
        found.params,
    )
    return [row[0] for row in rows]


def _letters_of(
    tx: Tx, run: LetterRun, firm: Sender, who: Customer, mine: Sequence[Case]
) -> tuple[list[Paper], Refused | None]:
    """The letters of a customer, one a currency; the last refusal where there is none."""
    papers: list[Paper] = []
    refusal: Refused | None = Refused("nothing_overdue", customer=who.name)
    for code, owed in sorted(_owed(tx, who.id, mine).items()):
        try:
            found = claim(who.name, owed, tx.today, named=bool(run.customers))
            stage = found.stage if run.stage == "auto" else run.stage
            if not run.again:
                _check_gap(tx, who, code, stage, found.gap(stage))
        except Refused as why:
            refusal = why
            continue
        how = How(LetterStage(stage), run.draft, run.tone, contested=found.contested)
        doc = letter_document(tx, firm, who, code, found.rows, how)
        money = _unallocated(tx, who.id, code)
        doc = replace(doc, unallocated=Money(money, code) if money > 0 else None)
        papers.append(Paper(who.id, doc, "", owed.open, waits=found.waits))
    return papers, refusal


def _owed(tx: Tx, record: int, mine: Sequence[Case]) -> dict[str, Owed]:
    """Currency → what is owed, where anything is overdue."""
    items = open_items(tx, tx.today, record)
    found = {}
    for code in {item.currency for item in items}:
        all_of = [item for item in items if item.currency == code]
        rows = tuple(item for item in all_of if item.amount > 0 and item.due_on < tx.today)
        if not rows:
            continue
        credits = -sum(item.open for item in all_of if item.amount < 0)
        found[code] = Owed(
            rows,
            tuple(case for case in mine if case.debt.currency == code),
            sum(item.open for item in all_of),
            Money(credits + _unallocated(tx, record, code), code),
        )
    return found


def _unallocated(tx: Tx, record: int, code: str) -> int:
    """Money of the customer that came in and is not matched, minor units."""
    return sum(row.amount for row in prepaid_rows(tx, tx.today, record) if row.currency == code)


def _check_gap(tx: Tx, who: Customer, code: str, stage: str, gap: int) -> None:
    """Raises Refused kind `too_soon` where the same letter went out less than `gap` days before."""
    last = tx.one(
        "SELECT number, day FROM letter WHERE customer_id = ? AND currency = ? AND stage = ?"
        " AND day <= ? ORDER BY day DESC, id DESC LIMIT 1",
        (who.id, code, stage, tx.today.toordinal()),
    )
    if last and tx.today.toordinal() - last[1] < gap:
        day = date.fromordinal(last[1])
        next_day = add_days(day, gap)
        raise Refused(
            "too_soon", customer=who.name, stage=stage, number=last[0], day=day, next_day=next_day
        )


def _numbered(tx: Tx, firm: Sender, papers: Sequence[Paper]) -> list[Paper]:
    numbers = predicted(tx, "letter", SERIES["letter"], tx.today, len(papers))
    return [
        replace(
            paper,
            number=number,
            doc=replace(
                paper.doc,
                number=printed_number(number, firm.short_name, paper.doc.language),
                mark=number,
                memo=transfer_memo(number, contracts_of(paper.doc.groups), paper.doc.language),
            ),
        )
        for paper, number in zip(papers, numbers, strict=True)
    ]


@dataclass(frozen=True)
class IssueLetters:
    """Record rendered letters under the numbers printed on them; `seq` as when they were read."""

    rendered: tuple[Rendered, ...]
    seq: int

    label: ClassVar[str] = "issue_letters"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Number and insert them all; result is the ids.

        Raises Refused kind `changed_meanwhile` when the ledger moved on since they were made.
        """
        if tx.head()[0] != self.seq:
            raise Refused("changed_meanwhile")
        numbers = tx.next_numbers("letter", [tx.today] * len(self.rendered))
        if numbers != [one.paper.number for one in self.rendered]:
            raise Refused("changed_meanwhile")
        ids = [_insert(tx, one) for one in self.rendered]
        return Outcome(frozenset({Topic.LETTERS, Topic.COLLECTION}), ids)


def _insert(tx: WriteTx, one: Rendered) -> int:
    doc: LetterDoc = one.paper.doc
    return tx.insert(
        "letter",
        number=one.paper.number,
        customer_id=one.paper.customer_id,
        stage=doc.stage.value,
        day=doc.day.toordinal(),
        deadline_on=doc.deadline.toordinal(),
        amount=doc.overdue.minor,
        interest=doc.interest.minor,
        currency=doc.currency,
        file=one.file,
        pages=one.pages,
        sha256=one.sha256,
        snapshot=snapshot.to_text(doc),
        tone=doc.tone or TONE_OF[doc.stage.value],
    )
