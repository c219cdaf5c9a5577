"""The difference sheet as a paper: the reconciliation statement (余额调节表), then the rows."""

from collections.abc import Sequence
from dataclasses import replace

from arapp.models.values.money import Money
from arapp.services.output.documents.table import (
    CellKind,
    TableBlock,
    TableColumn,
    TableDoc,
    TableRow,
    data,
    group,
    subtotal,
    total,
)
from arapp.services.output.phrases import phrases
from arapp.services.papers.parties import Sender
from arapp.services.reconcile.balances import Compared, Standing
from arapp.services.reconcile.phrasing import KINDS, STANDINGS, WHY, WORDS, notes, said
from arapp.services.reconcile.rows import Kind, Line, Match
from arapp.services.reconcile.service import Balances, Reconciliation

ORDER = (Kind.IN_TRANSIT, Kind.NOT_BOOKED, Kind.NO_INVOICE, Kind.RECEIVED, Kind.AMOUNT)
"""Differences in the order in which they are told."""


def statement_lines(one: Reconciliation, language: str) -> list[tuple[str, int]]:
    """The reconciliation statement as (label, minor units): our balance, what is added and taken,
    their balance. The first and the lines after it come to the last."""
    proof = one.outcome.proof
    lines = [(said(WORDS, "ours", language), proof.ours)]
    if proof.opening:
        lines.append((said(WORDS, "opening", language), proof.opening))
    kinds = (*ORDER, *(kind for kind in Kind if kind not in ORDER))
    lines += [
        (said(KINDS, kind, language), proof.by_kind[kind])
        for kind in kinds
        if proof.by_kind.get(kind)
    ]
    if proof.astray:
        lines.append((said(WORDS, "astray", language), proof.astray))
    return [*lines, (said(WORDS, "theirs", language), proof.theirs)]


def difference_paper(
    found: Sequence[Reconciliation], sender: Sender | None, language: str
) -> TableDoc:
    """The difference sheet: a block a currency, first the statement, then each difference."""
    first = found[0]
    columns = _columns(language)
    lines = [
        said(WORDS, "span", language)
        .replace("{customer}", one.name)
        .replace("{first}", one.first.isoformat())
        .replace("{last}", one.last.isoformat())
        .replace("{currency}", one.currency)
        .replace("{file}", one.file)
        for one in found
    ]
    told = [line for one in found for line in notes(one.notes, language)]
    return TableDoc(
        *(language, said(WORDS, "title", language), first.last, columns),
        tuple(
            replace(
                _block(one, len(columns), language),
                caption=phrases(language).currency(one.currency) if len(found) > 1 else "",
            )
            for one in found
        ),
        tuple(lines),
        tuple(dict.fromkeys(told)),
        sender.firm if sender else None,
        head=sender.head if sender else "",
    )


def _columns(language: str) -> tuple[TableColumn, ...]:
    def word(key: str) -> str:
        return said(WORDS, key, language)

    return (
        TableColumn(word("our_day"), CellKind.DAY),
        TableColumn(word("our_number")),
        TableColumn(word("our_amount"), CellKind.MONEY),
        TableColumn(word("their_day"), CellKind.DAY),
        TableColumn(word("their_number")),
        TableColumn(word("their_amount"), CellKind.MONEY),
        TableColumn(word("difference"), CellKind.MONEY),
        TableColumn(word("note"), grey=True),
    )


def _block(one: Reconciliation, width: int, language: str) -> TableBlock:
    rows: list[TableRow] = [group(said(WORDS, "statement", language), width)]
    lines = statement_lines(one, language)
    rows += [
        # our balance and theirs stand out: they are what the lines between them explain
        (subtotal if place in (0, len(lines) - 1) else data)(
            label, None, None, None, None, None, Money(amount, one.currency), None
        )
        for place, (label, amount) in enumerate(lines)
    ]
    for kind in ORDER:
        mine = [match for match in one.outcome.matches if match.kind is kind]
        if mine:
            rows.append(group(said(KINDS, kind, language), width))
            rows += [row for match in mine for row in _rows(match, one.currency, language)]
    if not any(match.kind in ORDER for match in one.outcome.matches):
        rows.append(group(said(WORDS, "no_differences", language), width))
    return TableBlock(tuple(rows), one.currency)


def _rows(match: Match, code: str, language: str) -> list[TableRow]:
    """A match, one line for each row of the longer side; the difference on the first."""
    count = max(len(match.ours), len(match.theirs))
    return [
        _row(
            match.ours[i] if i < len(match.ours) else None,
            match.theirs[i] if i < len(match.theirs) else None,
            Money(match.difference, code) if i == 0 else None,
            _note(match, language) if i == 0 else "",
            code,
        )
        for i in range(count)
    ]


def _row(
    ours: Line | None, theirs: Line | None, difference: Money | None, note: str, code: str
) -> TableRow:
    return data(
        ours.day if ours else None,
        ours.number if ours else None,
        Money(ours.delta, code) if ours else None,
        theirs.day if theirs else None,
        (theirs.number or theirs.text) if theirs else None,
        Money(theirs.delta, code) if theirs else None,
        difference,
        note,
    )


def said_of(match: Match) -> str:
    """What the customer wrote of a row that only they have, beside its number."""
    alone = match.theirs[0] if match.theirs and not match.ours else None
    return alone.text if alone is not None and alone.number and alone.text != alone.number else ""


def _note(match: Match, language: str) -> str:
    parts = [part for part in (said_of(match), remark(match, language)) if part]
    return ("，" if language == "zh_CN" else ", ").join(parts)


def remark(match: Match, language: str) -> str:
    """Why rows were taken together, or what became of one since, and where theirs stands."""
    parts = [said(WHY, match.why, language)] if match.why else []
    if match.later is not None:
        key = "later" if match.kind is Kind.IN_TRANSIT else "later_bill"
        parts.append(said(WORDS, key, language, match.later[0].isoformat()))
    if match.theirs:
        one = match.theirs[0]
        parts.append(f"{one.sheet} {said(WORDS, 'row', language, str(one.row))}".strip())
    return ("，" if language == "zh_CN" else ", ").join(parts)


# --- balances -----------------------------------------------------------------------------------


def balances_paper(found: Balances, sender: Sender | None, language: str) -> TableDoc:
    """A list of balances against ours as a paper: a block and a sum a currency."""

    def word(key: str) -> str:
        return said(WORDS, key, language)

    columns = (
        TableColumn(word("customer")),
        TableColumn(word("listed"), grey=True),
        TableColumn(word("ours"), CellKind.MONEY, summed=True),
        TableColumn(word("theirs"), CellKind.MONEY, summed=True),
        TableColumn(word("difference"), CellKind.MONEY, summed=True),
        TableColumn(word("kind")),
    )
    codes = dict.fromkeys(row.currency for row in found.rows)
    line = word("file_day").replace("{day}", found.day.isoformat()).replace("{file}", found.file)
    return TableDoc(
        *(language, word("title_balances"), found.day, columns),
        tuple(
            replace(
                _of_currency(found.rows, code, language),
                caption=phrases(language).currency(code) if len(codes) > 1 else "",
            )
            for code in codes
        ),
        (line,),
        notes(found.notes, language),
        sender.firm if sender else None,
        head=sender.head if sender else "",
    )


_BY_STANDING = (Standing.DIFFERS, Standing.ONLY_THERE, Standing.ONLY_HERE, Standing.EQUAL)


def _of_currency(rows: Sequence[Compared], code: str, language: str) -> TableBlock:
    mine = sorted(
        (row for row in rows if row.currency == code),
        key=lambda row: (_BY_STANDING.index(row.standing), -abs(row.difference), row.name),
    )
    lines = [
        data(
            row.name or None,
            "，".join(dict.fromkeys(one.name or one.code for one in row.listed)) or None,
            *(Money(row.ours, code), Money(row.theirs, code), Money(row.difference, code)),
            _standing(row, language),
        )
        for row in mine
    ]
    sums = [sum(getattr(row, name) for row in mine) for name in ("ours", "theirs", "difference")]
    last = total(said(WORDS, "total", language), None, *(Money(s, code) for s in sums), None)
    return TableBlock((*lines, last), code)


def _standing(row: Compared, language: str) -> str:
    told = said(STANDINGS, row.standing, language)
    if not row.maybe:
        return told
    asked = said(WORDS, "maybe", language, row.maybe[0])
    return f"{told}（{asked}）" if language == "zh_CN" else f"{told} ({asked})"
