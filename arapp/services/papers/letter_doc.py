"""What a collection letter says: rows by contract, interest as arithmetic, deadline."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.money import Money
from arapp.services.collection.interest import PPM, Span, interest, spans
from arapp.services.collection.interest_sheet import settled
from arapp.services.collection.letter_text import TONE_OF, check_rows
from arapp.services.collection.placeholders import check_placeholders
from arapp.services.collection.texts import LETTER, own_text
from arapp.services.output.documents import (
    InterestBasis,
    InterestSegment,
    InterestTerms,
    LetterDoc,
    LetterGroup,
    LetterRow,
    LetterStage,
)
from arapp.services.output.documents.letter import OwnText
from arapp.services.papers.earlier import earlier_contacts
from arapp.services.papers.parties import (
    Customer,
    Sender,
    transfer_memo,
)
from arapp.services.papers.performed import contract_told, enclosed, mailed
from arapp.services.reports.open import OpenItem

# Days until the money has to be there, by stage.
DEADLINES = {"reminder": 7, "demand": 8, "final": 7, "legal": 15}


@dataclass(frozen=True, slots=True)
class How:
    """How a letter speaks: `tone` "" as its stage, `own` a text in place of the firm's kept one;
    `contested`: row → the part in dispute (minor units), which it does not claim."""

    stage: LetterStage
    draft: bool = False
    tone: str = ""
    own: OwnText | None = None
    contested: Mapping[int, int] = field(default_factory=dict)


def letter_document(
    tx: Tx,
    firm: Sender,
    who: Customer,
    code: str,
    rows: Sequence[OpenItem],
    how: How,
) -> LetterDoc:
    """The letter about overdue rows of one currency, without number and money in hand.

    Raises InvalidValue for a kept text that cannot be filled.
    """
    groups = _groups(tx, firm, rows, how.contested)
    lines = [row for group in groups for row in group.rows]
    address, email = mailed(tx, who.id)
    contracts = [row.contract_id for row in rows if row.contract_id is not None]
    return LetterDoc(
        *(how.stage, who.language, firm.firm, who.person, tx.today),
        deadline=add_days(tx.today, DEADLINES[how.stage.value]),
        currency=code,
        groups=groups,
        overdue=Money(sum(row.asked.minor for row in lines), code),
        interest=Money(sum(row.interest.minor for row in lines if row.interest), code),
        earlier=earlier_contacts(tx, who.id, rows),
        account=firm.account(code),
        contacts=firm.contacts,
        memo=transfer_memo("", contracts_of(groups), who.language),
        head=firm.head,
        draft=how.draft,
        tone=how.tone,
        own=how.own or kept_text(tx, who.language, how.stage, how.tone),
        enclosed=enclosed(tx, contracts, [row.id for row in rows]),
        mailed_to=address,
        emailed_to=email,
    )


def kept_text(tx: Tx, language: str, stage: LetterStage, tone: str) -> OwnText | None:
    """The firm's own text for a stage and tone. Raises InvalidValue where it cannot be filled."""
    found = own_text(tx, LETTER, language, tone or TONE_OF[stage.value], stage.value)
    if found is None:
        return None
    for part, text in zip(("title", "body"), found, strict=True):
        check_placeholders(part, text, LETTER)
    check_rows(found[1])
    return OwnText(*found)


def contracts_of(groups: Iterable[LetterGroup]) -> tuple[str, ...]:
    """Numbers of the contracts of a letter, the one of the oldest row first."""
    return tuple(group.contract.number for group in groups if group.contract)


def _groups(
    tx: Tx, firm: Sender, rows: Sequence[OpenItem], contested: Mapping[int, int]
) -> tuple[LetterGroup, ...]:
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
        contract, rate = (None, None) if record is None else contract_told(tx, record)
        terms = _terms(rate, firm.late_rate_ppm)
        lines = (_line(tx, row, contested.get(row.id, 0), *terms) for row in members)
        found.append(LetterGroup(contract, tuple(lines)))
    return tuple(found)


def _terms(agreed: int | None, usual: int) -> tuple[int, InterestTerms | None]:
    """Rate in parts per million a day and its basis; none where the rate is zero."""
    rate = usual if agreed is None else agreed
    kind = InterestBasis.POLICY if agreed is None else InterestBasis.AGREED
    return rate, InterestTerms(kind, Decimal(rate) / PPM) if rate else None


def _line(
    tx: Tx, row: OpenItem, contested: int, rate: int, terms: InterestTerms | None
) -> LetterRow:
    """What is contested bears no interest here: it is not claimed; what came in paid the rest."""
    money = settled(tx, row.id, tx.today)
    stretches = spans(row.amount - contested, row.due_on, money, tx.today) if terms else []
    code = row.currency
    return LetterRow(
        *(row.label or row.invoice, row.due_on, (tx.today - row.due_on).days),
        *(Money(row.amount, code), Money(row.paid, code), row.money),
        interest=Money(interest(stretches, rate), code) if terms else None,
        terms=terms,
        segments=tuple(_segment(one, code) for one in stretches),
        invoice=row.invoice if row.label else "",
        contested=Money(contested, code) if contested else None,
    )


def _segment(span: Span, currency: str) -> InterestSegment:
    paid = Money(span.paid, currency) if span.paid else None
    return InterestSegment(Money(span.principal, currency), span.days, span.until, paid)
