"""Rows, interest and sentences of a letter as text, in the customer's language."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby

from arapp.models.values.money import Money, exponent, total
from arapp.services.output.documents import (
    ContactKind,
    Contract,
    EarlierContact,
    InterestBasis,
    InterestSegment,
    InterestTerms,
    LetterDoc,
    LetterGroup,
    LetterRow,
    LetterStage,
)
from arapp.services.output.pdf.page import Section
from arapp.services.output.pdf.table import NORMAL, Column, Density, table
from arapp.services.output.pdf.text import clean
from arapp.services.output.phrases import Phrases, percent_text

_MOST_CONTRACTS = 6
_UNLABELLED = 4  # rows whose interest needs no name
_NAMED_CONTRACTS = 3  # more are "the contracts listed below"
_THEIRS = frozenset({ContactKind.PAID, ContactKind.PROMISED, ContactKind.DISPUTED})
_SETTLED = frozenset({ContactKind.OFFSET, ContactKind.TRANSFER})  # no demands, no payments
_SEVERAL = 2  # contacts of ours before a letter may speak of repeated demands
_CONTRACT_WORDS = ("合同", "协议", "订单", "合约")


def opening(doc: LetterDoc, words: Phrases) -> str:
    """First paragraph: on which contracts, performed how."""
    stage = doc.stage.value
    contracts = [group.contract for group in doc.groups if group.contract]
    firm = clean(doc.firm.name)
    ours = sum(event.kind not in _THEIRS | _SETTLED for event in doc.earlier)
    dunned = words("letter.dunned") if ours >= _SEVERAL else ""
    if not contracts:
        return words(f"letter.no_contract_{stage}", firm=firm, dunned=dunned)
    told = performed(contracts, words)
    key = "performed" if told else "performed_plain"
    return words(
        f"letter.open_{stage}",
        firm=firm,
        dunned=dunned,
        contracts=contracts_named(contracts, words),
        performed=words(f"letter.{key}", performed=told),
        client_performed=words(f"letter.client_{key}", performed=told),
    )


def performed(contracts: Sequence[Contract], words: Phrases) -> str:
    """How the contracts were fulfilled, one after the other; "" when nothing is known."""
    if len(contracts) > _NAMED_CONTRACTS:
        return ""
    several = len(contracts) > 1
    done = [text for each in contracts if (text := _fulfilled(each, words, several=several))]
    return words("letter.performed_join").join(done)


def _fulfilled(contract: Contract, words: Phrases, *, several: bool) -> str:
    if contract.performed:
        return clean(contract.performed)
    days = (("delivered", contract.delivered_on), ("accepted", contract.accepted_on))
    told = [words(f"letter.{key}", day=words.day(day)) for key, day in days if day]
    if not told:
        return ""
    text = words("letter.done_join").join(told)
    return (
        words("letter.performed_of", number=clean(contract.number), text=text) if several else text
    )


def contracts_named(contracts: Sequence[Contract], words: Phrases) -> str:
    """The contracts inside a sentence: day, number, subject; many are only counted."""
    if len(contracts) > _NAMED_CONTRACTS:
        return words("letter.many_contracts", count=len(contracts))
    parts = []
    for contract in contracts:
        subject = clean(contract.subject)
        about = words("letter.subject", subject=subject) if subject else ""
        if not subject.endswith(_CONTRACT_WORDS):
            about += words("letter.contract_word")
        key = "letter.contract_signed" if contract.signed_on else "letter.contract"
        day = words.day(contract.signed_on) if contract.signed_on else ""
        parts.append(words(key, number=clean(contract.number), subject=about, day=day))
    blank = " " if words.chinese else ""  # between Han and what begins with a digit or a letter
    return blank + words.joined(parts, "letter.list_join", "letter.list_last")


def rows_table(doc: LetterDoc, words: Phrases, density: Density) -> Section:
    """The overdue rows with original, received, open (contested, asked) and interest."""
    rows = [
        (
            group.contract.number if group.contract else "",
            row.label,
            row.due_on.isoformat(),
            str(row.days),
            *_figures(row, doc, words),
        )
        for group in doc.groups
        for row in group.rows
    ]
    columns = [
        Column(words("head.contract"), wraps=True),
        Column(words("head.item"), wraps=True),
        Column(words("head.due")),
        Column(words("head.days"), figures=True),
        *_figure_columns(doc, words),
    ]
    return _table(doc, columns, rows, words, density)


def rows_summary(doc: LetterDoc, words: Phrases) -> Section:
    """One row a contract, or one for all, when the rows stand in the annex."""
    groups = list(doc.groups)
    if len(groups) > _MOST_CONTRACTS:
        groups = [LetterGroup(None, doc.rows)]
    key = "letter.sum_rows" if len(groups) > 1 or groups[0].contract else "letter.sum_all"
    rows = [
        (
            group.contract.number if group.contract else "",
            words(key, count=len(group.rows)),
            *_sums(group.rows, doc, words),
        )
        for group in groups
    ]
    columns = [
        Column(words("head.contract"), wraps=True),
        Column(words("head.item"), wraps=True),
        *_figure_columns(doc, words),
    ]
    return _table(doc, columns, rows, words, NORMAL)


def _table(
    doc: LetterDoc,
    columns: list[Column],
    rows: Sequence[Sequence[str]],
    words: Phrases,
    density: Density,
) -> Section:
    """The table with its sums."""
    sums = _sums(doc.rows, doc, words)
    blank = [""] * (len(columns) - 1 - len(sums))
    return table(columns, rows, [words("common.total"), *blank, *sums], density)


_Figure = Callable[[LetterRow], Money | None]
_FIGURES: dict[str, _Figure] = {
    "original": lambda row: row.original,
    "received": lambda row: row.received or None,
    "open": lambda row: row.open,
    "contested": lambda row: row.contested,
    "asked": lambda row: row.asked,
    "interest": lambda row: row.interest,
}


def _names(doc: LetterDoc) -> tuple[str, ...]:
    """The columns of figures: where a part is in dispute it stands beside what is asked for;
    interest where somebody asks for it."""
    part = any(row.contested for row in doc.rows)
    rest = ("contested", "asked") if part else ("open",)
    return ("original", "received", *rest, *(("interest",) if doc.interest else ()))


def _figure_columns(doc: LetterDoc, words: Phrases) -> list[Column]:
    return [Column(words(f"head.{name}"), figures=True) for name in _names(doc)]


def _figures(row: LetterRow, doc: LetterDoc, words: Phrases) -> list[str]:
    found = (_FIGURES[name](row) for name in _names(doc))
    return ["" if amount is None else words.amount(amount) for amount in found]


def _sums(rows: Sequence[LetterRow], doc: LetterDoc, words: Phrases) -> list[str]:
    parts = ([_FIGURES[name](row) for row in rows] for name in _names(doc))
    sums = (total((part for part in found if part is not None), doc.currency) for found in parts)
    return [words.amount(amount) for amount in sums]


def interest_lines(doc: LetterDoc, words: Phrases) -> list[str]:
    """Per terms one heading and the arithmetic of each row: principal × rate × days."""
    said: list[str] = []
    reckoned = [row for row in doc.rows if row.segments and row.terms]
    order: dict[tuple[InterestBasis, Decimal], list[LetterRow]] = {}
    for row in reckoned:
        if row.terms:
            order.setdefault((row.terms.basis, row.terms.daily_rate), []).append(row)
    for (basis, rate), rows in order.items():
        said.append(_heading(basis, rate, [row.terms for row in rows if row.terms], doc, words))
        for row in rows:
            said += _labelled(row, _row_lines(row, rate, doc, words), len(reckoned), words)
    return said


def _labelled(row: LetterRow, texts: list[str], rows: int, words: Phrases) -> list[str]:
    """The arithmetic under the name of its row, where there are too many to tell by the sums."""
    if rows <= _UNLABELLED:
        return texts
    label = clean(row.label)
    return [words("letter.labelled", label=label, text=text) for text in texts]


def basis_lines(doc: LetterDoc, words: Phrases) -> list[str]:
    """What the amounts lean on: each contract's terms of payment, the invoices of the rows."""
    contracts = [group.contract for group in doc.groups if group.contract]
    agreed = [
        words("letter.labelled", label=clean(each.number), text=clean(each.terms))
        for each in contracts
        if each.terms
    ]
    billed: dict[str, str] = {}
    for row in doc.rows:
        if row.invoice:
            billed.setdefault(clean(row.invoice), clean(row.label))
    bills = [words("letter.billed", label=label, number=no) for no, label in billed.items()]
    join = words("letter.earlier_join")
    told = [words("letter.agreed_terms", list=join.join(agreed))] if agreed else []
    return told + ([words("letter.invoices", list=join.join(bills))] if bills else [])


def _heading(
    basis: InterestBasis, rate: Decimal, terms: list[InterestTerms], doc: LetterDoc, words: Phrases
) -> str:
    clauses = list(dict.fromkeys(clean(each.clause) for each in terms if each.clause))
    key = f"letter.interest_{basis.value}"
    if basis is InterestBasis.AGREED and not clauses:
        key += "_plain"
    clause = words("letter.clause_join").join(clauses)
    return words(key, clause=clause, rate=words.rate(rate), day=doc.day.isoformat())


def _row_lines(row: LetterRow, rate: Decimal, doc: LetterDoc, words: Phrases) -> list[str]:
    exact = [_exact(segment, rate, doc.currency) for segment in row.segments]
    said = [
        words(
            "letter.segment_paid" if segment.paid else "letter.segment",
            principal=words.amount(segment.principal),
            rate=f"{percent_text(rate)}%",
            days=segment.days,
            until=segment.until.isoformat()[5:],
            paid=words.amount(segment.paid) if segment.paid else "",
            interest=_spelt(amount, doc.currency),
        )
        for segment, amount in zip(row.segments, exact, strict=True)
    ]
    whole = sum(exact, Decimal(0)).scaleb(exponent(doc.currency))
    if row.interest is not None and whole != whole.to_integral_value():
        rounded = words.amount(row.interest)
        if len(said) == 1:
            return [words("letter.segment_rounded", segment=said[0], interest=rounded)]
        said.append(words("letter.row_rounded", interest=rounded))
    return said


def _exact(segment: InterestSegment, rate: Decimal, currency: str) -> Decimal:
    principal = Decimal(segment.principal.minor).scaleb(-exponent(currency))
    return principal * rate * segment.days


def _spelt(amount: Decimal, currency: str) -> str:
    """The exact product: the currency's digits, more where there are more."""
    digits = exponent(currency)
    text = f"{amount.normalize():,f}"
    whole, _, part = text.partition(".")
    part = part.ljust(digits, "0")
    return f"{whole}.{part}" if part else whole


def earlier_sentence(doc: LetterDoc, words: Phrases) -> str:
    """What was said and done before, by day, ours and theirs in turn; empty when nothing was."""
    ordered = sorted(doc.earlier, key=lambda event: event.day)
    ours = "letter.by_client" if doc.stage is LetterStage.LEGAL else "letter.by_us"
    spans = []
    for theirs, events in groupby(ordered, key=lambda event: event.kind in _THEIRS):
        said = [_event(event, doc, words) for event in events]
        who = words("letter.by_you" if theirs else ours)
        spans.append(who + words("common.join").join(said))
    if not spans:
        return ""
    last = ordered[-1]
    if last.kind is ContactKind.PROMISED and last.promised_for and last.promised_for < doc.day:
        spans[-1] += words("letter.still_open")
    return words("letter.earlier", events=words("letter.earlier_join").join(spans))


def _event(event: EarlierContact, doc: LetterDoc, words: Phrases) -> str:
    if event.text:
        return clean(event.text)
    key = event.kind.value
    person = clean(event.person)
    until = event.promised_for
    if event.kind is ContactKind.CALL and not person:
        key = "call_plain"
    if event.kind is ContactKind.PROMISED and not (event.amount and until):
        key = "promised_plain"
    if event.kind is ContactKind.PAID and event.whole is not None:
        key = "paid_part"
    amount = event.amount or Money(0, doc.currency)
    return words(
        f"letter.{key}",
        day=words.short_day(event.day, doc.day.year),
        person=person,
        amount=words.price(amount),
        whole=words.price(event.whole or amount),
        until=words.short_day(until, doc.day.year) if until else "",
    )
