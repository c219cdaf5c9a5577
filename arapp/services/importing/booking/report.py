"""The headless answer of an import, and the summary kept with the file (`headless.md`)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from arapp.models.values.money import plain
from arapp.services.importing.booking.posting import Tally
from arapp.services.importing.problem_text import message
from arapp.services.importing.rows.chains import chains, ends_of
from arapp.services.importing.rows.control import Control
from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.importing.rows.values import Problem
from arapp.services.importing.stage import Staging
from arapp.services.importing.suggestions import suggestions

STATES = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")


def answer(
    staging: Staging, tallies: Sequence[Sequence[Tally]], batch: int | None
) -> dict[str, Any]:
    """{"files": [{"file", "tables": […]}], "batch": id or null}."""
    return {
        "files": [
            {
                "file": file.grid.name,
                "sha256": file.grid.sha256,
                "form": file.grid.form,
                "tables": [table_answer(tally, staging.options.lang) for tally in mine],
            }
            for file, mine in zip(staging.files, tallies, strict=True)
        ],
        "batch": batch,
    }


def table_answer(tally: Tally, lang: str = "zh_CN") -> dict[str, Any]:
    """One table; rows = posted + updated + skipped + rejected + flagged + outgoing."""
    table = tally.table
    equals = {table.records[i].row: record for i, record in tally.equals.items()}
    found = sorted([*table.problems, *tally.problems], key=lambda p: p.row)
    places = {column.header: column.index for column in table.layout.columns}
    told = {problem.row for problem in found}
    money = {r.row: getattr(r, "currency", "") for r in table.records if r.row in told}
    return {
        "sheet": table.raw.sheet,
        "kind": table.kind,
        "reason": table.layout.reason or None,
        "header_rows": list(table.raw.header_rows),
        "columns": table.layout.mapping(),
        **counts(tally),
        "net_total": {code: plain(minor, code) for code, minor in sorted(tally.net.items())},
        "amount_total": {code: plain(minor, code) for code, minor in sorted(tally.amounts.items())},
        "control_totals": [control.as_json() for control in table.controls],
        "created": {
            "customers": tally.made["customers"],
            **{name: n for name, n in sorted(tally.made.items()) if name != "customers"},
        },
        "date_order": table.date_order or None,
        "unit": table.stated.unit,
        "layout": "remembered" if table.layout.remembered else "recognised",
        "balance": balance(tally),
        "problems": [
            _problem(problem, equals, _said(problem, places, money, lang)) for problem in found
        ],
        "differences": [one.as_json() for one in tally.differences],
    }


def _said(problem: Problem, places: Mapping[str, int], money: Mapping[int, str], lang: str) -> str:
    return message(problem, places.get(problem.column, -1), lang, money.get(problem.row, ""))


def counts(tally: Tally) -> dict[str, int]:
    """Rows by what became of them."""
    found = Counter("posted" if state == "ready" else state for state in tally.status)
    return {"rows": len(tally.status), **{state: found[state] for state in STATES}}


def _problem(problem: Problem, equals: dict[int, str], said: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "row": problem.row,
        "column": problem.column,
        "raw": problem.raw,
        "problem": problem.code,
        "message": said,
        "severity": problem.severity,
    }
    if problem.detail:
        told["detail"] = problem.detail
    meant = suggestions(problem)
    if meant:
        told["suggestions"] = list(meant)
    if problem.severity == "skipped" and problem.row in equals:
        told["equals"] = equals[problem.row]
    return told


def summary(told: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a table with its file in the ledger: its answer without single problems."""
    return {name: value for name, value in told.items() if name not in ("problems", "differences")}


def balance(tally: Tally) -> dict[str, Any] | None:
    """opening + credits − debits = closing of a bank file with a balance column.

    Of all rows, booked or not; `equal` says whether they carry one balance to the other.
    """
    rows = [row for row in tally.table.records if isinstance(row, ReceiptRow)]
    chain = next(iter(chains(rows)), None)
    if chain is None:
        return None
    last = max(i for i, row in enumerate(chain) if row.balance is not None)
    rows = chain[: last + 1]
    currency = chain[0].currency
    opening, closing = ends_of(chain)
    days = sorted(row.day for row in chain if row.day)
    if not days:
        return None
    credits, debits = sums_of(tally, rows, closing - opening)
    proofs = [c for c in tally.table.controls if c.column == _balance_header(tally)]
    return {
        "from": days[0].isoformat(),
        "to": days[-1].isoformat(),
        "currency": currency,
        "opening": plain(opening, currency),
        "credits": plain(credits, currency),
        "debits": plain(debits, currency),
        "closing": plain(closing, currency),
        "equal": all(control.equal for control in proofs),
    }


def sums_of(tally: Tally, rows: Sequence[ReceiptRow], moved: int) -> tuple[int, int]:
    """Σ credits and Σ debits. A sheet that counts money taken back as a minus among the credits
    states less of both in its total row: then its own figures, as long as they move as much."""
    credits = sum(row.amount for row in rows if row.amount > 0)
    debits = -sum(row.amount for row in rows if row.amount < 0)
    stated = [_stated(tally, name) for name in ("amount", "outgoing")]
    for ins, outs in product(*stated):
        if ins.row == outs.row and ins.sheet - outs.sheet == moved == credits - debits:
            return ins.sheet, outs.sheet
    return credits, debits


def _stated(tally: Tally, name: str) -> list[Control]:
    """Figures of the sheet's total rows in the column of a field."""
    header = next((c.header for c in tally.table.layout.columns if c.field == name), None)
    found = tally.table.controls
    return [one for one in found if one.column == header and one.equal and header is not None]


def _balance_header(tally: Tally) -> str:
    columns = tally.table.layout.columns
    return next((c.header for c in columns if c.field == "balance"), "")
