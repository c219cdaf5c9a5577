"""PostBatch: everything that was staged goes into the ledger in one transaction, or nothing.

Ledger form of what sheets say:
* An open item is a firm plan row over its first amount; what the sheet says was paid before is a
  difference with the reason "other" and a note, dated by the row itself: so open is the sheet's
  balance on every day, and no receipt is invented that the bank file would bring once more.
* An open item of a contract that already has rows takes the row it equals (`updated`): firm, its
  due day, its paid part. Rows of the plan before it that the sheet does not list were settled
  before the import.
* A running ledger becomes plan rows, receipts, and allocations oldest first (`how` import).
"""

import json
from collections.abc import Callable
from dataclasses import InitVar, dataclass
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any, ClassVar

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.importing import problems
from arapp.services.importing.booking import report
from arapp.services.importing.booking.book import Book
from arapp.services.importing.booking.doubts import keep_doubtful
from arapp.services.importing.booking.duplicates import SeenPlans
from arapp.services.importing.booking.posting import Poster, Posting, Tally
from arapp.services.importing.booking.seen_rows import skip_booked
from arapp.services.importing.rows.records import LedgerRow
from arapp.services.importing.stage import StagedFile, Staging
from arapp.services.ledger.names import name_key
from arapp.services.progress import Progress, silent

_TOPICS = frozenset(
    {
        Topic.IMPORTS,
        Topic.CUSTOMERS,
        Topic.CONTRACTS,
        Topic.PLANS,
        Topic.INVOICES,
        Topic.RECEIPTS,
        Topic.ALLOCATIONS,
        Topic.COMPANY,
    }
)
# Customers before what names them, contracts before their open items, money last.
ORDER = (
    *("customers", "contacts", "contracts", "invoices", "invoice_lines", "deliveries", "plans"),
    *("ledger", "receipts"),
)
_MODULES: dict[str, str] = {
    "customers": "post_people",
    "contacts": "post_people",
    "contracts": "post_contracts",
    "invoices": "post_invoices",
    "invoice_lines": "post_invoice_lines",
    "deliveries": "post_deliveries",
    "plans": "post_items",
    "ledger": "post_ledger",
    "receipts": "post_bank",
}


_OWED = frozenset({"contracts", "invoices", "invoice_lines", "deliveries", "plans", "ledger"})


def poster(kind: str) -> Poster:
    """The function that posts a kind of table, loaded when it is needed."""
    module = import_module(f"arapp.services.importing.booking.{_MODULES[kind]}")
    found: Poster = getattr(module, f"post_{kind}")
    return found


class DryRun(Exception):
    """Carries what a rehearsal came to out of its transaction, which is rolled back."""

    def __init__(self, answer: dict[str, Any], tallies: list[list[Tally]], seen: Any) -> None:
        super().__init__("rehearsal")
        self.answer = answer
        self.tallies = tallies
        self.seen = seen


Look = Callable[[WriteTx], Any]


def _blind(_tx: WriteTx) -> None:
    """Nothing is asked of a rehearsal beyond its answer."""


@dataclass(frozen=True)
class PostBatch:
    """Post what was staged. `rehearse` raises DryRun with the answer instead of committing."""

    staging: Staging
    rehearse: bool = False
    progress: InitVar[Progress] = silent
    """Told the rows worked through; it may raise Cancelled, then nothing was written."""
    look: InitVar[Look] = _blind
    """Asked at the end of a rehearsal, while the ledger is as it would be."""

    label: ClassVar[str] = "import"
    needs: ClassVar[Right] = Right.BOOK

    def __post_init__(self, progress: Progress, look: Look) -> None:
        """Kept beside the fields, which the journal notes."""
        object.__setattr__(self, "_progress", progress)
        object.__setattr__(self, "_look", look)

    @property
    def risky(self) -> bool:
        """Whether a backup is made first: a rehearsal leaves nothing."""
        return not self.rehearse

    def run(self, tx: WriteTx) -> Outcome:
        """Write all of it; the result is the headless answer (`report.answer`)."""
        batch = tx.insert(
            "batch",
            day=tx.today.toordinal(),
            label=", ".join(f.grid.name for f in self.staging.files)[:200],
        )
        posting = Posting(
            tx,
            Book(tx, batch, self.rehearse),
            batch,
            tx.today,
            SeenPlans(tx),
            bank_account=self.staging.options.bank_account,
            closed=tx.locked_until,
            update=self.staging.options.update,
            taken=self.staging.options.taken,
        )
        tallies = [
            [Tally(t, list(t.status), key=(n, m)) for m, t in enumerate(f.tables)]
            for n, f in enumerate(self.staging.files)
        ]
        _watch(tx, tallies, getattr(self, "_progress", silent))
        for file, mine in zip(self.staging.files, tallies, strict=True):
            skip_booked(posting, file.grid.sha256, mine)
        self._post(posting, tallies)
        answer = report.answer(self.staging, tallies, None if self.rehearse else batch)
        for file, mine, told in zip(self.staging.files, tallies, answer["files"], strict=True):
            keep_file(tx, batch, file, mine, told["tables"])
            keep_layouts(tx, file)
        if self.rehearse:
            raise DryRun(answer, tallies, getattr(self, "_look", _blind)(tx))
        return Outcome(_TOPICS, answer)

    def _post(self, posting: Posting, tallies: list[list[Tally]]) -> None:
        for kind in ORDER:
            found = [tally for mine in tallies for tally in mine if tally.table.kind == kind]
            if kind == "ledger":  # a balance brought forward is told by the year before
                found.sort(key=_first_day)
            if kind == "plans":  # balances are told by the rows that they consist of
                found.sort(key=_states_balances)
            for tally in found:
                posting.stem = self.staging.files[tally.key[0]].grid.path.stem
                if kind in _OWED:
                    _keep_own(posting, tally)
                keep_doubtful(posting, tally, self.staging.options)
                poster(kind)(posting, tally)
        for settle in posting.later:
            settle()
        if posting.listed_in:
            from arapp.services.importing.booking.post_items import settle_unlisted

            settle_unlisted(posting)


def _keep_own(posting: Posting, tally: Tally) -> None:
    """Rows whose customer is the ledger's own firm (invoices received) are nothing owed to it."""
    name = str(posting.tx.value("SELECT name FROM company WHERE id = 1") or "")
    own = name_key(name)
    named = [str(getattr(row, "customer", "")) for row in tally.table.records]
    mine = {one for one in set(named) if own and name_key(one) == own}
    for i, customer in enumerate(named) if mine else ():
        if customer in mine and tally.status[i] == "ready":
            tally.add(i, "", "own_firm", name)


def _watch(tx: WriteTx, tallies: list[list[Tally]], progress: Progress) -> None:
    """Tell rows of all tables in the order in which they are posted, and between the writes."""
    flat = [tally for mine in tallies for tally in mine if tally.table.kind]
    flat.sort(key=lambda tally: ORDER.index(str(tally.table.kind)))
    total = sum(len(tally.status) for tally in flat)
    done = 0

    def at(rows: int) -> None:
        nonlocal done
        done = rows
        progress(done, total, "")

    before = 0
    for tally in flat:
        tally.tell = partial(_told_from, at, before)
        before += len(tally.status)
    tx.pulse = lambda: progress(done, total, "")


def _told_from(at: Callable[[int], None], before: int, rows: int) -> None:
    at(before + rows)


def _states_balances(tally: Tally) -> bool:
    from arapp.services.importing.booking.openings import balances_of_customers

    return balances_of_customers(tally)


def _first_day(tally: Tally) -> date:
    days = [row.day for row in tally.table.records if isinstance(row, LedgerRow) and row.day]
    return min(days, default=date.max)


def keep_file(
    tx: WriteTx, batch: int, file: StagedFile, tallies: list[Tally], told: list[dict[str, Any]]
) -> None:
    """Remember the file, its answer, and every row that was not booked, with its raw text."""
    banks = [t for t in tallies if t.table.kind == "receipts"]
    days = [t.last_day for t in banks if t.last_day is not None]
    file_id = tx.insert(
        "import_file",
        batch_id=batch,
        name=file.grid.name,
        sha256=file.grid.sha256,
        account_id=next((t.account for t in banks if t.account is not None), None),
        last_day=max(days, default=None),
        summary=json.dumps(
            {"tables": [report.summary(table) for table in told]}, ensure_ascii=False
        ),
    )
    kept = []
    for tally in tallies:
        # what the firm paid is nobody's receivable: counted, not kept
        left = [
            (i, status)
            for i, status in enumerate(tally.status)
            if status not in ("posted", "updated", "outgoing")
        ]
        if not left:
            continue
        first = _first_problems(tally)
        rows = dict(zip(tally.table.raw.numbers, tally.table.raw.rows, strict=True))
        for i, status in left:
            number = tally.table.records[i].row
            raw = json.dumps(
                [None if c is None else str(c) for c in rows[number]], ensure_ascii=False
            )
            kept.append(
                (
                    batch,
                    file_id,
                    tally.table.raw.sheet,
                    number,
                    tally.table.kind,
                    status,
                    raw,
                    first.get(number, ""),
                    tally.equals.get(i, ""),
                )
            )
    tx.insert_many(
        "import_row",
        ("batch_id", "file_id", "sheet", "row_no", "kind", "status", "raw", "problem", "equals"),
        kept,
    )


def _first_problems(tally: Tally) -> dict[int, str]:
    found: dict[int, str] = {}
    for problem in (*tally.table.problems, *tally.problems):
        if problem.severity != problems.NOTE:
            found.setdefault(problem.row, f"{problem.code}: {problem.detail}".rstrip(": "))
    return found


def keep_layouts(tx: WriteTx, file: StagedFile) -> None:
    """Remember how each header was read, so that the next file of its kind needs no question."""
    for table in file.tables:
        layout = table.layout
        if layout.kind is None or not layout.fingerprint:
            continue
        mapping = json.dumps(layout.mapping(), ensure_ascii=False)
        known = tx.one(
            "SELECT id, mapping, kind FROM layout WHERE fingerprint = ?", (layout.fingerprint,)
        )
        if known is None:
            tx.insert(
                "layout",
                fingerprint=layout.fingerprint,
                name=table.raw.sheet,
                kind=layout.kind,
                mapping=mapping,
                used_on=tx.today.toordinal(),
            )
        elif (known[1], known[2]) != (mapping, layout.kind):
            tx.update(
                "layout", known[0], mapping=mapping, kind=layout.kind, used_on=tx.today.toordinal()
            )
