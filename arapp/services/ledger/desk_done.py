"""Receipts placed today, and what any receipt settled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text
from arapp.services.ledger.desk import RECEIPT, DeskReceipt, id_list, one_receipt, receipt_of
from arapp.services.ledger.plan_names import LABEL

_PLACED = frozenset({"allocate", "allocate_prepaid", "auto_post", "post_safe", "mark_receipt"})


@dataclass(frozen=True, slots=True)
class DonePart:
    """What a receipt settled: `allocation_id` None for a difference (then `reason` is its code)."""

    allocation_id: int | None
    contract: str
    label: str
    amount: int
    day: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DoneReceipt:
    """A receipt placed today, the newest first."""

    receipt: DeskReceipt
    allocated: int
    parts: tuple[DonePart, ...]


def done_today(tx: Tx) -> list[DoneReceipt]:
    """Receipts placed (or set aside) since this morning that still are; imports do not count."""
    touched = _touched_today(tx)
    if not touched:
        return []
    ids = id_list(touched)
    found = {row[0]: receipt_of(row) for row in tx.rows(f"{RECEIPT} WHERE r.id IN ({ids})")}
    parts = _parts(tx, ids)
    done = [_done(found[one], parts.get(one, ())) for one in touched if one in found]
    return [one for one in done if one.parts or _is_decided(one.receipt)]


def _is_decided(receipt: DeskReceipt) -> bool:
    if not receipt.left:  # taken back or refunded since
        return False
    return receipt.customer_id is not None or bool(receipt.not_customer)


def _done(receipt: DeskReceipt, parts: Iterable[DonePart]) -> DoneReceipt:
    kept = tuple(parts)
    allocated = sum(part.amount for part in kept if part.allocation_id is not None)
    return DoneReceipt(receipt, allocated, kept)


def _touched_today(tx: Tx) -> list[int]:
    """Ids of receipts that allocations of today stand for, the newest first."""
    morning = tx.clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    start = moment_text(morning.astimezone(UTC))
    seqs = []
    for seq, at, kind, label in tx.each(
        "SELECT seq, at, kind, label FROM journal_entry ORDER BY seq DESC"
    ):
        if at < start:
            break
        if kind in {"do", "redo"} and label in _PLACED:
            seqs.append(seq)
    receipts: dict[int, None] = {}
    for seq in seqs:
        rows = tx.rows(
            "SELECT DISTINCT coalesce(a.receipt_id, r.id) FROM journal_change j"
            " LEFT JOIN allocation a ON j.tbl = 'allocation' AND a.id = j.row"
            " LEFT JOIN receipt r ON j.tbl = 'receipt' AND r.id = j.row"
            " WHERE j.seq = ? AND j.tbl IN ('allocation', 'receipt')",
            (seq,),
        )
        receipts.update((row[0], None) for row in rows if row[0] is not None)
    return list(receipts)


def _parts(tx: Tx, ids: str) -> dict[int, list[DonePart]]:
    rows = tx.rows(
        f"SELECT a.receipt_id, a.id, coalesce(k.number, ''), {LABEL}, a.amount, a.day, ''"
        " FROM allocation a JOIN plan p ON p.id = a.plan_id"
        " LEFT JOIN contract k ON k.id = p.contract_id"
        f" WHERE a.receipt_id IN ({ids}) AND a.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)"
        f" UNION ALL SELECT d.receipt_id, NULL, coalesce(k.number, ''), {LABEL}, d.amount, d.day,"
        " d.reason FROM difference d JOIN plan p ON p.id = d.plan_id"
        " LEFT JOIN contract k ON k.id = p.contract_id"
        f" WHERE d.receipt_id IN ({ids}) AND d.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM difference x WHERE x.reverses_id = d.id)"
    )
    parts: dict[int, list[DonePart]] = {}
    for receipt, allocation, contract, label, amount, day, reason in rows:
        part = DonePart(allocation, contract, label, amount, date.fromordinal(day), reason)
        parts.setdefault(receipt, []).append(part)
    return parts


def done_of(tx: Tx, receipts: Sequence[DeskReceipt]) -> list[DoneReceipt]:
    """The receipts with what they settled, in their order."""
    parts = _parts(tx, id_list(one.id for one in receipts)) if receipts else {}
    return [_done(one, parts.get(one.id, ())) for one in receipts]


def settled(tx: Tx, receipt_id: int) -> DoneReceipt | None:
    """What a receipt settled, whenever that was; None when there is no such receipt."""
    receipt = one_receipt(tx, receipt_id)
    return _done(receipt, _parts(tx, str(receipt.id)).get(receipt.id, ())) if receipt else None
