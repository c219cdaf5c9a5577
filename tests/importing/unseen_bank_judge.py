"""What a reading of an unseen bank file is worth, line by line against the truth.

A line is `wrong` when it is booked with another amount, day or currency than the truth's, on the
other side, or twice; `lost` when it stands nowhere; `asked` when it is kept to be checked or
refused although nothing is odd about it. Money that the file takes back may only be kept.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from arapp.models.values.errors import ArappError
from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.importing.stage import Options, StagedFile, stage
from tests.importing.unseen_bank_files import grid, write
from tests.importing.unseen_bank_moves import Account, Case, Move

TODAY = date(2026, 11, 12)
# field of the truth → fields of the program that are right for it
_FIELDS: dict[str, frozenset[str | None]] = {
    "day": frozenset({"day"}), "credit": frozenset({"amount"}), "debit": frozenset({"outgoing"}),
    "amount": frozenset({"amount"}), "flag": frozenset({"direction"}),
    "balance": frozenset({"balance"}), "name": frozenset({"payer"}),
    "account": frozenset({"payer_account"}), "serial": frozenset({"serial_no"}),
    "currency": frozenset({"currency"}), "own": frozenset({"account"}),
    "payer": frozenset({"payer"}), "payer_no": frozenset({"payer_account"}),
    "payee": frozenset({"payee"}), "payee_no": frozenset({"payee_account"}),
}  # fmt: skip


@dataclass(slots=True)
class Verdict:
    """What became of a file. `refused`: the error; the lists name what is not as it should be."""

    seed: int
    refused: str = ""
    head: bool = False
    columns: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    proof: list[str] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        """Whether anything of it would be booked."""
        return not self.refused

    @property
    def perfect(self) -> bool:
        """Whether nothing is to be said against the reading."""
        return self.accepted and self.head and not (
            self.columns or self.wrong or self.lost or self.asked or self.told or self.proof
        )  # fmt: skip


def judge(made: Case, folder: Path) -> Verdict:
    """Write, read and compare."""
    verdict = Verdict(made.seed)
    path = write(made, folder)
    try:
        (file,) = stage([grid(path)], Options(today=TODAY)).files
    except ArappError as trouble:
        verdict.refused = f"{trouble.kind}:{trouble.fields.get('reason', '')}"
        return verdict
    return compare(made, file, verdict)


def compare(made: Case, file: StagedFile, verdict: Verdict) -> Verdict:
    """Hold a reading to the truth of its file."""
    tables = [table for table in file.tables if table.kind == "receipts"]
    others = [table.kind for table in file.tables if table.kind not in (None, "receipts")]
    found = {(_sheet(made, t.raw.sheet), row) for t in tables for row in t.raw.header_rows}
    verdict.head = not others and all(
        place in found for place in (made.headers if made.accounts[-1].told else made.headers[:1])
    )
    _columns(made, file, verdict)
    _lines(made, file, verdict)
    _proofs(made, file, verdict)
    return verdict


def _sheet(made: Case, name: str) -> str:
    """Name of a sheet in the truth: texts and pages have but one, named by the file."""
    return next(iter(made.sheets)) if len(made.sheets) == 1 else name


def _columns(made: Case, file: StagedFile, verdict: Verdict) -> None:
    for table in file.tables:
        if table.kind != "receipts":
            continue
        for column in table.layout.columns:
            for header, key in made.fields.items():
                last = column.header.rpartition("/")[2]
                if _bare(header) in (_bare(column.header), _bare(last)) or _bare(
                    column.header
                ).startswith(_bare(header) + "/"):
                    if key in _FIELDS and column.field not in _FIELDS[key]:
                        verdict.columns.append(f"{key} {header!r} → {column.field}")
                    break


def _bare(header: str) -> str:
    return "".join(header.split())


def _lines(made: Case, file: StagedFile, verdict: Verdict) -> None:
    truth = {(m.sheet, m.row): (a, m) for a in made.accounts for m in a.moves}
    seen: Counter[tuple[str, int]] = Counter()
    for table in file.tables:
        for record, status in zip(table.records, table.status, strict=True):
            place = (_sheet(made, table.raw.sheet), record.row)
            seen[place] += 1
            if not isinstance(record, ReceiptRow):
                verdict.wrong.append(f"row {record.row} is no receipt")
            elif place not in truth:
                if status == "ready":
                    verdict.wrong.append(f"row {record.row} is none, {status}")
            else:
                codes = [
                    p.code
                    for p in table.problems
                    if p.row == record.row and p.severity in ("flagged", "rejected")
                ]
                _line(made, *truth[place], record, status, codes, verdict)
    verdict.lost += [f"row {row}" for sheet, row in truth if not seen[sheet, row]]
    verdict.wrong += [f"row {place[1]} twice" for place, n in seen.items() if n > 1]


def _line(
    made: Case, account: Account, move: Move, row: ReceiptRow, status: str, codes: list[str],
    verdict: Verdict,
) -> None:  # fmt: skip
    if status in ("ready", "outgoing"):
        booked = row.amount if status == "ready" else min(row.amount, 0)
        if move.pair:
            verdict.wrong.append(f"row {row.row}: taken back, yet {status}")
        elif booked != move.amount or row.day != move.day:
            verdict.wrong.append(f"row {row.row}: {status} {row.amount}, is {move.amount}")
        if made.currency_told and row.currency != account.currency:
            verdict.wrong.append(f"row {row.row}: {row.currency}, is {account.currency}")
        if status == "ready" and move.name and row.payer and row.payer != move.name:
            verdict.told.append(f"payer {row.payer}, is {move.name}")
        if account.told and row.account != account.number and status == "ready":
            verdict.told.append(f"account {row.account!r}, is {account.number!r}")
    elif not move.pair:
        verdict.asked.update(codes or ["no code"])


def _proofs(made: Case, file: StagedFile, verdict: Verdict) -> None:
    for table in file.tables:
        verdict.proof += [
            f"{c.label} {c.sheet} read {c.read}" for c in table.controls if not c.equal
        ]
    if made.balances:
        proved = sum(c.label == "余额" for t in file.tables for c in t.controls)
        if proved < len({(a.number, a.currency) for a in made.accounts}):
            verdict.proof.append(f"{proved} balances proved of {len(made.accounts)}")
