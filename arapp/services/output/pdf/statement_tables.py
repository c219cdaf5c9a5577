"""The tables of a statement: cells as text, in the customer's language."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from arapp.models.values.money import Money, total
from arapp.services.output.documents import (
    AgingFoot,
    ItemKind,
    MoveKind,
    Movement,
    OpenItem,
    Prepaid,
    StatementDoc,
)
from arapp.services.output.pdf.page import Section
from arapp.services.output.pdf.table import NORMAL, Column, Density, table
from arapp.services.output.phrases import Phrases

MOST_CONTRACTS = 6  # contracts that are summed one by one on page 1
_ITEM_COLUMNS = ("contract", "item", "booked", "due")
_ALONE = {ItemKind.CREDIT: "note.credit"}
_STATED = {ItemKind.RETENTION: "note.retention", ItemKind.INTEREST: "note.interest"}


def confirmed(doc: StatementDoc, words: Phrases, density: Density) -> Section:
    """Who owes whom, row by row: the table of a confirmation."""
    rows = [
        (
            *_item_head(item),
            *_sides(item.open, words),
            item_note(item.kind, item.due_on, doc.as_of, words),
        )
        for item in doc.items
    ]
    rows += [
        (
            words("statement.prepayment"),
            row.label,
            row.day.isoformat(),
            "",
            "",
            words.amount(row.amount),
            words("note.prepayment"),
        )
        for row in doc.prepayments
    ]
    return table(_confirmed_columns(words), rows, _confirmed_total(doc, words), density)


def _confirmed_columns(words: Phrases) -> list[Column]:
    return [
        *_text_columns(words),
        Column(words("head.you_owe"), figures=True),
        Column(words("head.we_owe"), figures=True),
        Column(words("head.note"), grey=True, wraps=True),
    ]


def _confirmed_total(doc: StatementDoc, words: Phrases) -> Sequence[str]:
    credit = [item.open for item in doc.items if item.open.minor < 0]
    ours = doc.aging.prepayment - total(credit, doc.currency)
    owed = doc.closing + ours
    return (words("common.total"), "", "", "", words.amount(owed), words.amount(ours), "")


def _sides(amount: Money, words: Phrases) -> tuple[str, str]:
    """The amount in the column of who owes it."""
    if amount.minor < 0:
        return "", words.amount(-amount)
    return words.amount(amount), ""


def items(
    doc: StatementDoc,
    rows: Sequence[OpenItem],
    prepayments: Sequence[Prepaid],
    words: Phrases,
    density: Density,
    *,
    as_of: date | None = None,
) -> Section:
    """Open items with original, received and open; prepayments negative; total = balance."""
    day = as_of or doc.as_of
    cells = [
        (
            *_item_head(item),
            words.amount(item.original),
            words.amount(item.received),
            words.amount(item.open),
            item_note(item.kind, item.due_on, day, words),
        )
        for item in rows
    ]
    cells += [
        (
            words("statement.prepayment"),
            row.label,
            row.day.isoformat(),
            *("", "", ""),
            words.amount(-row.amount),
            words("note.prepayment"),
        )
        for row in prepayments
    ]
    return table(_item_columns(words), cells, _item_total(doc, rows, prepayments, words), density)


def _item_columns(words: Phrases) -> list[Column]:
    figures = [Column(words(f"head.{n}"), figures=True) for n in ("original", "received", "open")]
    return [*_text_columns(words), *figures, Column(words("head.note"), grey=True, wraps=True)]


def _item_total(
    doc: StatementDoc, rows: Sequence[OpenItem], prepayments: Sequence[Prepaid], words: Phrases
) -> Sequence[str]:
    open_sum = total((item.open for item in rows), doc.currency)
    prepaid = total((row.amount for row in prepayments), doc.currency)
    return (
        *(words("common.total"), "", "", ""),
        words.amount(total((item.original for item in rows), doc.currency)),
        words.amount(total((item.received for item in rows), doc.currency)),
        words.amount(open_sum - prepaid),
        "",
    )


def _text_columns(words: Phrases) -> list[Column]:
    return [Column(words(f"head.{n}"), wraps=n in ("contract", "item")) for n in _ITEM_COLUMNS]


def _item_head(item: OpenItem) -> tuple[str, str, str, str]:
    due = item.due_on.isoformat() if item.due_on else ""
    return item.contract, item.label, item.booked_on.isoformat(), due


def item_note(kind: ItemKind, due_on: date | None, as_of: date, words: Phrases) -> str:
    """Why the row stands there: how late it is, what it is."""
    if kind in _ALONE:
        return words(_ALONE[kind])
    if due_on is None:
        state = words("note.no_day")
    else:
        days = (as_of - due_on).days
        key = "overdue" if days > 0 else "due_today" if days == 0 else "not_due"
        state = words(f"note.{key}", days=days)
    return words(_STATED[kind], state=state) if kind in _STATED else state


def items_summary(
    doc: StatementDoc, words: Phrases, density: Density = NORMAL, most: int = MOST_CONTRACTS
) -> Section:
    """Page 1 of a list that stands in the annex: a row a contract, or one for more than `most`."""
    groups = by_contract(doc.items)
    rows: list[Sequence[str]] = []
    if len(groups) <= most:
        for contract, places in groups:
            amount = total((item.open for item in places), doc.currency)
            count = words("statement.sum_items", count=len(places))
            rows.append((contract, count, *_sides(amount, words)))
    else:
        count = words("statement.sum_all", count=len(doc.items))
        rows.append((count, "", *_sides(doc.aging.owed, words)))
    if doc.prepayments:
        count = words("statement.sum_prepayments", count=len(doc.prepayments))
        rows.append((count, "", "", words.amount(doc.aging.prepayment)))
    columns = [
        Column(words("head.contract"), wraps=True),
        Column(words("head.item"), wraps=True),
        Column(words("head.you_owe"), figures=True),
        Column(words("head.we_owe"), figures=True),
    ]
    sums = [total((i.open for i in places), doc.currency) for _, places in groups]
    if len(groups) > most:
        sums = [doc.aging.owed]
    return table(columns, rows, _summary_total(doc, sums, words), density)


def _summary_total(doc: StatementDoc, sums: Sequence[Money], words: Phrases) -> Sequence[str]:
    """Sums of the two columns as they stand in the rows above."""
    negative = total((amount for amount in sums if amount.minor < 0), doc.currency)
    ours = doc.aging.prepayment - negative
    return (words("common.total"), "", words.amount(doc.closing + ours), words.amount(ours))


def by_contract(rows: Sequence[OpenItem]) -> list[tuple[str, list[OpenItem]]]:
    """Items under their contract, contracts in the order of their first item."""
    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(row.contract, len(order))
    ordered = sorted(rows, key=lambda row: order[row.contract])
    return [(contract, list(group)) for contract, group in groupby(ordered, lambda r: r.contract)]


def moves(doc: StatementDoc, words: Phrases, density: Density) -> Section:
    """Balance forward, movements with running balance, closing."""
    balance = doc.opening
    first = doc.from_day.isoformat() if doc.from_day else ""
    rows: list[Sequence[str]] = [
        (first, words("statement.forward"), "", "", "", words.amount(balance))
    ]
    for move in doc.moves:
        debit, credit = move.debit or Money(0, doc.currency), move.credit or Money(0, doc.currency)
        balance = balance + debit - credit
        rows.append(
            (
                move.day.isoformat(),
                _described(move, words),
                move.document or move.contract,
                words.amount(debit) if move.debit is not None else "",
                words.amount(credit) if move.credit is not None else "",
                words.amount(balance),
            )
        )
    last = (
        *(doc.as_of.isoformat(), words("statement.closing"), ""),
        *(words.amount(doc.debits), words.amount(doc.credits), words.amount(doc.closing)),
    )
    return table(_move_columns(words), rows, last, density)


def _described(move: Movement, words: Phrases) -> str:
    """ "应收，发货前款": the kind alone where there is nothing to add."""
    kind = words(f"move.{MoveKind(move.kind).value}")
    contract = move.contract if move.document else ""
    label = " ".join(part for part in (contract, move.label) if part)
    return words("move.described", kind=kind, label=label) if label else kind


def _move_columns(words: Phrases) -> list[Column]:
    return [
        Column(words("head.day")),
        Column(words("head.what"), wraps=True),
        Column(words("head.document"), wraps=True),
        *(Column(words(f"head.{n}"), figures=True) for n in ("debit", "credit", "balance")),
    ]


def moves_summary(doc: StatementDoc, words: Phrases, density: Density = NORMAL) -> Section:
    """Page 1 of an account whose movements stand in the annex."""
    debits = sum(move.debit is not None for move in doc.moves)
    credits = sum(move.credit is not None for move in doc.moves)
    after = doc.opening + doc.debits
    first = doc.from_day.isoformat() if doc.from_day else ""
    amount = words.amount
    rows = [
        (first, words("statement.forward"), "", "", amount(doc.opening)),
        ("", words("statement.sum_debits", count=debits), amount(doc.debits), "", amount(after)),
        (
            *("", words("statement.sum_credits", count=credits), ""),
            *(amount(doc.credits), amount(doc.closing)),
        ),
    ]
    last = (
        *(doc.as_of.isoformat(), words("statement.closing")),
        *(amount(doc.debits), amount(doc.credits), amount(doc.closing)),
    )
    columns = [column for i, column in enumerate(_move_columns(words)) if i != 2]
    return table(columns, rows, last, density)


def aging(foot: AgingFoot, words: Phrases) -> Section:
    """The aging row: columns less prepayment = net."""
    cells = {
        "not_due": foot.not_due,
        "days_1_30": foot.days_1_30,
        "days_31_60": foot.days_31_60,
        "days_61_90": foot.days_61_90,
        "over_90": foot.over_90,
        "prepayment": -foot.prepayment,
        "net": foot.net,
    }
    columns = [Column(words(f"aging.{name}"), figures=True) for name in cells]
    return table(columns, [[words.amount(amount) for amount in cells.values()]], None, NORMAL)
