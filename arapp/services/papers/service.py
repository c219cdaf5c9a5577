"""What the headless commands and the pages call: issue papers, and answer with the documents.

Progress is called as (done, total, what); Cancelled raised in it ends the run with nothing written.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import NotFound
from arapp.models.values.money import plain
from arapp.services.collection.stages import LETTER_STAGES
from arapp.services.dispatch import Dispatch
from arapp.services.output.documents import LetterDoc, StatementDoc
from arapp.services.output.files import file_name
from arapp.services.papers import letters, snapshot, statements
from arapp.services.papers.issue import Target, facts, issue, workbook
from arapp.services.papers.letterhead import restored
from arapp.services.papers.letters import IssueLetters, LetterRun
from arapp.services.papers.record import IssueStatements, Rendered
from arapp.services.papers.statements import LeftOut, StatementRun
from arapp.services.progress import Progress, silent


def issue_statements(
    books: Dispatch,
    run: StatementRun,
    folder: Path,
    *,
    merged: bool = False,
    xlsx: bool = False,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Issue the statements of a run into a folder; the document of `statement`.

    One PDF each; `merged` one more with all, under "merged"; `xlsx` a workbook each. Raises Refused
    (`stale`, `changed_meanwhile`), InvalidValue, NotFound, DiskFull, NotWritable, Cancelled.
    """
    ready = books.ask(partial(statements.prepare, run=run, step=progress))
    name = file_name(f"{run.kind} {run.to_day.isoformat()}", suffix=".pdf") if merged else None
    record = None if run.draft else partial(_statements_of, run, ready.seq)
    made = issue(books, ready.papers, Target(folder, name, xlsx), record, progress)
    answer: dict[str, Any] = {
        "documents": [_statement(one, xlsx) for one in made],
        "left_out": _left_out(ready.left_out),
        "without_account": _without_account(made),
    }
    if name and made:
        answer["merged"] = str(folder.resolve() / name)
    return answer


def _statements_of(run: StatementRun, seq: int, rendered: tuple[Rendered, ...]) -> IssueStatements:
    return IssueStatements(run, rendered, seq)


def _statement(one: Rendered, xlsx: bool) -> dict[str, Any]:
    doc: StatementDoc = one.paper.doc
    found: dict[str, Any] = {
        "customer": doc.customer.name,
        "customer_id": one.paper.customer_id,
        "number": one.paper.number or None,
        "kind": doc.kind.value,
        **facts(one),
        "opening": doc.opening.plain(),
        "debits": doc.debits.plain(),
        "credits": doc.credits.plain(),
        "closing": doc.closing.plain(),
        "currency": doc.currency,
    }
    if xlsx:
        found["xlsx"] = workbook(one.file)
    return found


def issue_letters(
    books: Dispatch,
    run: LetterRun,
    folder: Path,
    *,
    merged: bool = False,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Issue collection letters into a folder; the document of `letter`.

    Raises Refused (`nothing_overdue`, `held`, `too_soon` for a single customer;
    `changed_meanwhile`), InvalidValue, NotFound, DiskFull, NotWritable, Cancelled.
    """
    ready = books.ask(partial(letters.prepare, run=run, step=progress))
    day = books.clock.today().isoformat()
    name = file_name(f"letters {day}", suffix=".pdf") if merged else None
    record = None if run.draft else partial(_letters_of, ready.seq)
    made = issue(books, ready.papers, Target(folder, name), record, progress)
    answer: dict[str, Any] = {
        "documents": [_letter(one) for one in made],
        "left_out": _left_out(ready.left_out),
        "without_account": _without_account(made),
    }
    if name and made:
        answer["merged"] = str(folder.resolve() / name)
    return answer


def _letters_of(seq: int, rendered: tuple[Rendered, ...]) -> IssueLetters:
    return IssueLetters(rendered, seq)


def _letter(one: Rendered) -> dict[str, Any]:
    doc: LetterDoc = one.paper.doc
    return {
        "customer": doc.customer.name,
        "customer_id": one.paper.customer_id,
        "number": one.paper.number or None,
        "stage": doc.stage.value,
        **facts(one),
        "overdue": doc.overdue.plain(),
        "interest": doc.interest.plain(),
        "open": plain(one.paper.open, doc.currency),
        "deadline": doc.deadline.isoformat(),
        "currency": doc.currency,
    }


def _without_account(made: Sequence[Rendered]) -> list[str]:
    """Currencies in which papers ask for money and name no account to pay it to."""
    return sorted({one.paper.doc.currency for one in made if one.paper.doc.account is None})


def _left_out(rows: Sequence[LeftOut]) -> list[dict[str, Any]]:
    return [
        {"customer": row.customer, "customer_id": row.customer_id, "why": row.why}
        | ({"reason": row.note} if row.note else {})
        for row in rows
    ]


def draft_statements(tx: Tx, run: StatementRun) -> list[StatementDoc]:
    """The statements of a run as drafts, for a preview; nothing is numbered."""
    drafts = replace(run, reissue=False, draft=True)
    return [paper.doc for paper in statements.prepare(tx, drafts, silent).papers]


def draft_letter(tx: Tx, customer: int, stage: str = "auto") -> list[LetterDoc]:
    """The letters to a customer as drafts, one a currency. Raises Refused as `issue_letters`."""
    wanted = LetterRun((customer,), stage if stage in LETTER_STAGES else "auto", True, True)
    return [paper.doc for paper in letters.prepare(tx, wanted, silent).papers]


def issued_statement(tx: Tx, statement_id: int) -> StatementDoc:
    """A statement as it was issued. Raises NotFound."""
    text = tx.value("SELECT snapshot FROM statement WHERE id = ?", (statement_id,))
    if not text:
        raise NotFound(what="statement", key=str(statement_id))
    return restored(tx, snapshot.from_text(StatementDoc, text))


def issued_letter(tx: Tx, letter_id: int) -> LetterDoc:
    """A letter as it was issued. Raises NotFound."""
    text = tx.value("SELECT snapshot FROM letter WHERE id = ?", (letter_id,))
    if not text:
        raise NotFound(what="letter", key=str(letter_id))
    return restored(tx, snapshot.from_text(LetterDoc, text))
