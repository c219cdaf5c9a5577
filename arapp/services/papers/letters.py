"""Collection letters: who gets which, what they say, issued by one command.

A row that is held, disputed or promised is not in a letter; a customer whose money in hand covers
what is overdue gets none. The stage follows from the oldest row unless it is chosen.
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
from arapp.services.collection.holds import Obstacles, obstacles, promises
from arapp.services.collection.letter_text import TONE_OF
from arapp.services.collection.log import check_run
from arapp.services.collection.rungs import TONES
from arapp.services.collection.stages import LETTER_GAP, LETTER_STAGES, letter_stage
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.output.documents import (
    LetterDoc,
    LetterStage,
)
from arapp.services.papers import snapshot
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
from arapp.services.reports.open import OpenItem, open_items, prepaid_rows, source


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
    """A letter of the run; `open` is all that the customer owes, due or not (minor units)."""

    customer_id: int
    doc: LetterDoc
    number: str
    open: int
    issued: None = None  # a letter is always a new one
    kept: None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything of a run before a number is used; `seq` is the journal entry it was read at."""

    run: LetterRun
    papers: tuple[Paper, ...]
    left_out: tuple[LeftOut, ...]
    seq: int


@dataclass(frozen=True, slots=True)
class _Overdue:
    """What a customer owes in one currency."""

    rows: tuple[OpenItem, ...]
    open: int


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
    papers: list[Paper] = []
    left_out: list[LeftOut] = []
    for index, record in enumerate(wanted):
        who = customer(tx, record)
        step(index, len(wanted), who.name)
        made, refusal = _letters_of(tx, run, firm, who)
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
    tx: Tx, run: LetterRun, firm: Sender, who: Customer
) -> tuple[list[Paper], Refused | None]:
    """The letters of a customer, one a currency; the last refusal where there is none."""
    block = obstacles(tx, tx.today, promises(tx, tx.today, who.id), who.id)
    papers: list[Paper] = []
    refusal: Refused | None = Refused("nothing_overdue", customer=who.name)
    owed = _owed(tx, who.id)
    for code, due in sorted(owed.items()):
        try:
            rows = _dunnable(tx, who, code, due, block)
            stage = _stage(tx, run, who, code, rows)
        except Refused as found:
            refusal = found
            continue
        how = How(LetterStage(stage), run.draft, run.tone)
        doc = letter_document(tx, firm, who, code, rows, how)
        money = _unallocated(tx, who.id, code)
        doc = replace(doc, unallocated=Money(money, code) if money > 0 else None)
        papers.append(Paper(who.id, doc, "", due.open))
    return papers, refusal


def _owed(tx: Tx, record: int) -> dict[str, _Overdue]:
    """Currency → what is overdue, where anything is."""
    items = open_items(tx, tx.today, record)
    found = {}
    for code in {item.currency for item in items}:
        mine = [item for item in items if item.currency == code]
        rows = tuple(item for item in mine if item.amount > 0 and item.due_on < tx.today)
        if rows:
            found[code] = _Overdue(rows, sum(item.open for item in mine))
    return found


def _dunnable(
    tx: Tx, who: Customer, code: str, due: _Overdue, block: Obstacles
) -> tuple[OpenItem, ...]:
    """Rows that may be claimed now. Raises Refused kind `held`."""
    credits = -sum(i.open for i in open_items(tx, tx.today, who.id) if i.currency == code
                   and i.amount < 0)  # fmt: skip
    money = credits + _unallocated(tx, who.id, code)
    overdue = sum(row.open for row in due.rows)
    if money >= overdue:
        raise Refused(
            *("held",),
            customer=who.name,
            reason="parked",
            money=Money(money, code),
            overdue=Money(overdue, code),
        )
    reasons = {row.id: block.why_not(row.id, who.id, row.open) for row in due.rows}
    free = tuple(row for row in due.rows if reasons[row.id] is None)
    if not free:
        reason, until = next(found for found in reasons.values() if found is not None)
        raise Refused("held", customer=who.name, reason=reason, until=until)
    return free


def _unallocated(tx: Tx, record: int, code: str) -> int:
    """Money of the customer that came in and is not matched, minor units."""
    return sum(row.amount for row in prepaid_rows(tx, tx.today, record) if row.currency == code)


def _stage(tx: Tx, run: LetterRun, who: Customer, code: str, rows: Sequence[OpenItem]) -> str:
    """The stage of the letter. Raises Refused kind `too_soon`."""
    oldest = max((tx.today - row.due_on).days for row in rows)
    stage = letter_stage(oldest) if run.stage == "auto" else run.stage
    last = tx.one(
        "SELECT number, day FROM letter WHERE customer_id = ? AND currency = ? AND stage = ?"
        " AND day <= ? ORDER BY day DESC, id DESC LIMIT 1",
        (who.id, code, stage, tx.today.toordinal()),
    )
    if last and not run.again and tx.today.toordinal() - last[1] < LETTER_GAP:
        day = date.fromordinal(last[1])
        next_day = add_days(day, LETTER_GAP)
        raise Refused(
            "too_soon", customer=who.name, stage=stage, number=last[0], day=day, next_day=next_day
        )
    return stage


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
