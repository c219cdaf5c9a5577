"""Collection letters: who gets which, what they say, issued by one command.

A row that is held, disputed or promised is not in a letter; a customer whose money in hand covers
what is overdue gets none. The stage follows from the oldest row unless it is chosen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import ClassVar

from arapp.models.shape import SERIES
from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_days
from arapp.models.values.errors import InvalidValue, Refused
from arapp.models.values.money import Money
from arapp.services.collection.holds import Obstacles, obstacles, promises
from arapp.services.collection.stages import LETTER_GAP, LETTER_STAGES, letter_stage
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.output.documents import (
    Contract,
    InterestBasis,
    InterestSegment,
    InterestTerms,
    LetterDoc,
    LetterGroup,
    LetterRow,
    LetterStage,
)
from arapp.services.papers import snapshot
from arapp.services.papers.earlier import earlier_contacts
from arapp.services.papers.interest import PPM, Span, interest, spans
from arapp.services.papers.parties import (
    Customer,
    Sender,
    customer,
    predicted,
    printed_number,
    sender,
    transfer_memo,
)
from arapp.services.papers.statements import LeftOut, Rendered, Step
from arapp.services.reports.open import OpenItem, open_items, prepaid_rows, source

# Days until the money has to be there, by stage.
DEADLINES = {"reminder": 7, "demand": 8, "final": 7, "legal": 15}


@dataclass(frozen=True, slots=True)
class LetterRun:
    """What is wanted: customers (empty: all with overdue rows), a stage or `auto`, and how.

    `again` writes the same letter though the last one is younger than the gap, `draft` numbers and
    records nothing.
    """

    customers: tuple[int, ...] = ()
    stage: str = "auto"
    again: bool = False
    draft: bool = False

    def check(self) -> None:
        """Raises InvalidValue for an unknown stage."""
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
    """
    run.check()
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
        doc = _document(tx, firm, who, code, rows, LetterStage(stage), run.draft)
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
    money = credits + sum(
        r.amount for r in prepaid_rows(tx, tx.today, who.id) if r.currency == code
    )
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


def _document(
    tx: Tx,
    firm: Sender,
    who: Customer,
    code: str,
    rows: Sequence[OpenItem],
    stage: LetterStage,
    draft: bool,
) -> LetterDoc:
    groups = _groups(tx, firm, rows)
    lines = [row for group in groups for row in group.rows]
    return LetterDoc(
        *(stage, who.language, firm.firm, who.person, tx.today),
        deadline=add_days(tx.today, DEADLINES[stage.value]),
        currency=code,
        groups=groups,
        overdue=Money(sum(row.open.minor for row in lines), code),
        interest=Money(sum(row.interest.minor for row in lines if row.interest), code),
        earlier=earlier_contacts(tx, who.id, rows),
        account=firm.account(code),
        contacts=firm.contacts,
        memo=transfer_memo("", _contracts(groups), who.language),
        head=firm.head,
        draft=draft,
    )


def _contracts(groups: Iterable[LetterGroup]) -> tuple[str, ...]:
    return tuple(group.contract.number for group in groups if group.contract)


def _groups(tx: Tx, firm: Sender, rows: Sequence[OpenItem]) -> tuple[LetterGroup, ...]:
    """Rows by contract, the contract of the oldest row first, those without one last."""
    first: dict[int | None, date] = {}
    for row in rows:
        first[row.contract_id] = min(first.get(row.contract_id, row.due_on), row.due_on)

    def place(row: OpenItem) -> tuple[bool, date, int, date, int]:
        key = row.contract_id
        return key is None, first[key], key or 0, row.due_on, row.id

    found = []
    ordered = sorted(rows, key=place)
    for record, members in groupby(ordered, key=lambda row: row.contract_id):
        contract, rate = _contract(tx, record)
        terms = _terms(rate, firm.late_rate_ppm)
        found.append(LetterGroup(contract, tuple(_line(tx, row, *terms) for row in members)))
    return tuple(found)


def _contract(tx: Tx, record: int | None) -> tuple[Contract | None, int | None]:
    if record is None:
        return None, None
    number, signed, subject, rate = tx.one(
        "SELECT number, signed_on, subject, late_rate_ppm FROM contract WHERE id = ?", (record,)
    )
    day = None if signed is None else date.fromordinal(signed)
    return Contract(number, day, subject), rate


def _terms(agreed: int | None, usual: int) -> tuple[int, InterestTerms | None]:
    """Rate in parts per million a day and its basis; none where the rate is zero."""
    rate = usual if agreed is None else agreed
    kind = InterestBasis.POLICY if agreed is None else InterestBasis.AGREED
    return rate, InterestTerms(kind, Decimal(rate) / PPM) if rate else None


def _line(tx: Tx, row: OpenItem, rate: int, terms: InterestTerms | None) -> LetterRow:
    stretches = spans(row.amount, row.due_on, _settled(tx, row.id), tx.today) if terms else []
    code = row.currency
    return LetterRow(
        *(row.label, row.due_on, (tx.today - row.due_on).days),
        *(Money(row.amount, code), Money(row.paid, code), row.money),
        interest=Money(interest(stretches, rate), code) if terms else None,
        terms=terms,
        segments=tuple(_segment(one, code) for one in stretches),
    )


def _segment(span: Span, currency: str) -> InterestSegment:
    paid = Money(span.paid, currency) if span.paid else None
    return InterestSegment(Money(span.principal, currency), span.days, span.until, paid)


def _settled(tx: Tx, plan: int) -> list[tuple[date, int]]:
    """What lowered a row and stood: reversed pairs never came in."""
    rows = tx.rows(
        "SELECT day, amount FROM allocation a WHERE plan_id = :p AND day <= :d"
        " AND reverses_id IS NULL AND NOT EXISTS"
        "  (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id AND x.day <= :d)"
        " UNION ALL SELECT day, amount FROM difference f WHERE plan_id = :p AND day <= :d"
        " AND reverses_id IS NULL AND NOT EXISTS"
        "  (SELECT 1 FROM difference x WHERE x.reverses_id = f.id AND x.day <= :d)",
        {"p": plan, "d": tx.today.toordinal()},
    )
    return [(date.fromordinal(day), amount) for day, amount in rows]


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
                memo=transfer_memo(number, _contracts(paper.doc.groups), paper.doc.language),
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
    )
