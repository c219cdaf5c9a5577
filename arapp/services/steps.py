"""Which commands can be taken back, and which done again: walked from the journal."""

from dataclasses import dataclass

from arapp.models.tx import Tx

UNDO_STEPS = 30


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the undo or redo list."""

    seq: int
    label: str
    at: str
    actor: str


def standing(tx: Tx, limit: int = UNDO_STEPS) -> tuple[list[int], list[int]]:
    """Numbers of the entries that can be (taken back, done again), newest first.

    Walked from the newest entry, only as far back as needed: a long journal costs nothing.
    """
    turned: set[int] = set()
    undo: list[int] = []
    redo: list[int] = []
    new = False  # a command was met: what was undone before it is gone for good
    for seq, kind, target in tx.each(
        "SELECT seq, kind, target FROM journal_entry ORDER BY seq DESC"
    ):
        if target is not None and target not in turned:
            turned.add(target)
            if kind == "redo":
                undo.append(target)
            elif not new:
                redo.append(target)
        elif kind == "do":
            new = True
            undo += [] if seq in turned else [seq]
        if new and len(undo) >= limit:
            break
    return undo[:limit], redo


def stacks(tx: Tx) -> tuple[list[Step], list[Step]]:
    """(undo list, redo list), newest first."""
    undo, redo = standing(tx)
    marks = ",".join("?" * len(undo + redo))
    rows = tx.rows(
        f"SELECT seq, label, at, actor FROM journal_entry WHERE seq IN ({marks})", undo + redo
    )
    steps = {row[0]: Step(*row) for row in rows}
    return [steps[seq] for seq in undo], [steps[seq] for seq in redo]


# (table, the row it is of, what moves that row's sum)
_OF = (
    ("receipt", "receipt_id", ("allocation", "refund")),
    ("plan", "plan_id", ("allocation", "difference")),
)


def freed(tx: Tx, seq: int) -> dict[str, set[int]]:
    """Table → receipts and plan rows that the entry moved, where something was also taken back.

    Without the entry they may have given or taken too much on some day, or less than nothing. Where
    all goes one way, room at last is room on every day.
    """
    found: dict[str, set[int]] = {}
    for table, link, moving in _OF:
        moved = " UNION ".join(
            f"SELECT m.{link} FROM {name} m JOIN journal_change c ON c.tbl = '{name}'"
            " AND c.row = m.id WHERE c.seq = :s"
            for name in moving
        )
        back = " OR ".join(
            f"EXISTS (SELECT 1 FROM {name} x WHERE x.{link} = o.id"
            " AND (x.amount < 0) <> (o.amount < 0))"
            for name in moving
        )
        rows = tx.rows(f"SELECT id FROM {table} o WHERE id IN ({moved}) AND ({back})", {"s": seq})
        found[table] = {row for (row,) in rows}
    return found


def in_the_way(tx: Tx, seq: int, rows: dict[str, set[int]]) -> int | None:
    """The newest later entry that moved one of these rows which on some day gave or took more than
    it is, or less than nothing; None when on every day there is room."""
    for table, link, moving in _OF:
        moves = " UNION ALL ".join(
            f"SELECT day, amount FROM {name} WHERE {link} = :k" for name in moving
        )
        for key in sorted(rows[table]):
            if tx.value(
                "SELECT 1 FROM (SELECT sum(sum(amount)) OVER (ORDER BY day) AS level"
                f" FROM ({moves}) GROUP BY day), {table} o WHERE o.id = :k"
                " AND level NOT BETWEEN min(0, o.amount) AND max(0, o.amount) LIMIT 1",
                {"k": key},
            ):
                return _newest(tx, seq, (link, moving), key)
    return None


def unbooked(tx: Tx, seq: int) -> int | None:
    """The newest later entry that put money on a row which, the entry taken back, only is expected
    again; None when there is none."""
    rows = tx.rows(
        "SELECT DISTINCT p.id FROM journal_change c JOIN plan p ON p.id = c.row"
        " WHERE c.seq = :s AND +c.tbl = 'plan' AND p.state = 'expected'"
        " AND (EXISTS (SELECT 1 FROM allocation a WHERE a.plan_id = p.id)"
        " OR EXISTS (SELECT 1 FROM difference d WHERE d.plan_id = p.id))",
        {"s": seq},
    )
    return max((_newest(tx, seq, ("plan_id", _OF[1][2]), row) for (row,) in rows), default=None)


def _newest(tx: Tx, seq: int, of: tuple[str, tuple[str, ...]], key: int) -> int:
    link, moving = of
    newest = [
        tx.value(
            f"SELECT max(c.seq) FROM {name} m JOIN journal_change c ON c.tbl = '{name}'"
            f" AND c.row = m.id WHERE m.{link} = ? AND c.seq > ?",
            (key, seq),
        )
        for name in moving
    ]
    return max((one for one in newest if one), default=seq)
