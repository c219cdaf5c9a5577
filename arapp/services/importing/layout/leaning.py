"""What arithmetic says of a table's kind: a balance may be each row's, a ledger's or a bank's."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout import chain
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.tables import RawTable


def leaning(columns: Sequence[Column], table: RawTable) -> str:
    """ "row": open = amount − paid in each row; "debit": the balance grows with debits (a ledger);
    "credit": it grows with credits (a bank account); "": the values do not say."""

    def column(*concepts: str) -> int | None:
        return next((c.index for want in concepts for c in columns if c.concept == want), None)

    debit = column("debit", "due_amount", "gross", "amount")
    credit = column("credit", "received", "paid")
    balance = column("balance", "open")
    if debit is None or credit is None or balance is None:
        return ""
    if _grows_with_credits(columns, table, (debit, credit, balance)):
        return "credit"
    hits: Counter[str] = Counter()
    before: Decimal | None = None
    for row in table.rows[:200]:
        values = [
            parse_amount(row[i])[0] if i < len(row) else None for i in (debit, credit, balance)
        ]
        if values[2] is None:
            continue
        now = Decimal(values[2])
        net = Decimal(values[0] or 0) - Decimal(values[1] or 0)
        if before is not None and net:
            hits["row"] += now == net
            hits["debit"] += now == before + net
            hits["credit"] += now == before - net or before == now + net
        before = now
    ranked = hits.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _grows_with_credits(
    columns: Sequence[Column], table: RawTable, places: tuple[int, int, int]
) -> bool:
    """Whether the balance proves the table a bank's, account by account, oldest or newest first."""
    debit, credit, balance = places
    keys = [c.index for c in columns if c.concept in ("account", "currency")]
    found = chain.figures(table.rows, places, keys)
    proof = chain.fit(found, balance, credit, debit)
    return proof is not None and proof.sure


def moved_by_one(columns: Sequence[Column], table: RawTable) -> bool:
    """Whether one column of amounts, with or without signs, carries a balance on."""
    at = {c.concept: c.index for c in reversed(columns)}
    if not {"amount", "balance"} <= set(at) or at.keys() & {"customer", "due_on", "contract"}:
        return False
    keys = [c.index for c in columns if c.concept in ("account", "currency")]
    found = chain.figures(table.rows, [at["amount"], at["balance"]], keys)
    proof = chain.fit(found, at["balance"], at["amount"], None)
    return proof is not None and proof.sure
