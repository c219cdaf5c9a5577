"""Holds the readings of the odd files by hand to what is true of them."""

from decimal import Decimal
from pathlib import Path

from arapp.models.values.errors import ArappError
from arapp.models.values.money import exponent
from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.importing.stage import Options, StagedTable, stage
from tests.importing.build import book
from tests.importing.unseen_bank_files import grid, write
from tests.importing.unseen_bank_judge import TODAY
from tests.importing.unseen_bank_moves import Case
from tests.importing.unseen_bank_odd import Odd


def written(odd: Odd, folder: Path) -> Path:
    """The odd file in its form."""
    rows: list[list[object]] = [list(line.split("|")) for line in odd.lines.strip("\n").split("\n")]
    if odd.form == "comma":
        path = folder / "odd.csv"
        body = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
        path.write_bytes(body.encode())
        return path
    if odd.form == "pipes":
        path = folder / "odd.txt"
        path.write_bytes(odd.lines.strip("\n").encode("gb18030"))
        return path
    if odd.form == "xlsx":
        return book(folder / "odd.xlsx", Sheet1=[[c or None for c in row] for row in rows])
    made = Case(0, {}, {"Sheet1": rows}, form=odd.form)
    return write(made, folder)


def judged(odd: Odd, folder: Path) -> tuple[str, str]:
    """("right" | "asked" | "wrong", why) of a reading."""
    try:
        (file,) = stage([grid(written(odd, folder))], Options(today=TODAY)).files
    except ArappError as trouble:
        return "asked", f"{trouble.kind}:{trouble.fields}"
    tables = [table for table in file.tables if table.kind == "receipts"]
    others = [table.kind for table in file.tables if table.kind not in (None, "receipts")]
    if others:
        booked = any("ready" in t.status for t in file.tables)
        return ("wrong" if odd.rows and booked else "right"), f"taken for {others}"
    return _compared(odd, tables)


def _compared(  # noqa: PLR0911 - one way out per fault
    odd: Odd, tables: list[StagedTable]
) -> tuple[str, str]:
    rows = [
        (r, s) for t in tables for r, s in zip(t.records, t.status, strict=True)
        if isinstance(r, ReceiptRow)
    ]  # fmt: skip
    codes = [p.code for t in tables for p in t.problems if p.severity in ("flagged", "rejected")]
    shown = [(c.header, c.field) for t in tables for c in t.layout.columns]
    minor = 10 ** exponent(odd.currency)
    ins = sum(r.amount for r, s in rows if s == "ready")
    outs = -sum(r.amount for r, s in rows if s == "outgoing")
    kept = [r for r, s in rows if s not in ("ready", "outgoing")]
    told = f"{len(rows)} rows, in {ins}, out {outs}, kept {len(kept)} {codes[:4]} {shown}"
    exact = (ins, outs) == (int(Decimal(odd.ins) * minor), int(Decimal(odd.outs) * minor))
    if len(rows) != odd.rows and not (odd.may_ask and len(rows) > odd.rows and exact):
        return "wrong", told
    if not exact or len(kept) > odd.kept:
        few = ins <= int(Decimal(odd.ins) * minor) and outs <= int(Decimal(odd.outs) * minor)
        return ("asked" if kept and few else "wrong"), told
    if any(odd.account and r.account != odd.account for r, s in rows if s == "ready"):
        return "wrong", f"accounts {[r.account for r, _ in rows]} {told}"
    if any(r.currency != odd.currency for r, _ in rows) and odd.currency != "CNY":
        return "wrong", f"currencies {[r.currency for r, _ in rows]} {told}"
    if odd.payers and odd.payers not in [r.payer for r, _ in rows]:
        return "wrong", f"payers {[r.payer for r, _ in rows]} {told}"
    if not all(c.equal for t in tables for c in t.controls) and not odd.may_ask:
        return "wrong", f"controls {[c for t in tables for c in t.controls if not c.equal]}"
    return "right", ""
