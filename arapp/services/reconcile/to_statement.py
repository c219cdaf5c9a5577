"""The differences of a reconciliation as the customer's answer to the statement that stands."""

from datetime import date

from arapp.models.tx import Tx
from arapp.services.papers.course import AnswerStatement
from arapp.services.papers.differences import Difference
from arapp.services.reconcile.paper import remark, said_of
from arapp.services.reconcile.phrasing import WORDS, said
from arapp.services.reconcile.rows import Kind, Match
from arapp.services.reconcile.service import Reconciliation

_KINDS = {
    Kind.AMOUNT: "amount", Kind.IN_TRANSIT: "in_transit", Kind.NOT_BOOKED: "not_booked",
    Kind.NO_INVOICE: "no_invoice", Kind.RECEIVED: "other",
}  # fmt: skip


def answer_for(
    tx: Tx, one: Reconciliation, language: str
) -> tuple[AnswerStatement, str] | None:  # fmt: skip
    """(the answer "differs" with a line a difference, number of the statement).

    The statement is that of the last day compared, else the newest of the customer in the
    currency; None when none stands.
    """
    row = tx.one(
        "SELECT id, number FROM statement WHERE customer_id = ? AND currency = ?"
        " AND state <> 'superseded' ORDER BY to_on = ? DESC, to_on DESC, id DESC",
        (one.customer, one.currency, one.last.toordinal()),
    )
    if row is None:
        return None
    lines = tuple(difference_lines(one, language))
    theirs = one.outcome.proof.theirs
    return AnswerStatement(row[0], "differs", how="other", confirmed=theirs, lines=lines), row[1]


def difference_lines(one: Reconciliation, language: str) -> list[Difference]:
    """A line for each difference, and for openings that differ; together they explain what our
    balance has beyond theirs."""
    lines = [_line(match, language) for match in one.outcome.matches if match.kind in _KINDS]
    proof = one.outcome.proof
    for key, amount in (("opening", proof.opening), ("astray", proof.astray)):
        if amount:
            note = said(WORDS, key, language)
            lines.append(Difference("other", max(-amount, 0), max(amount, 0), note, one.first))
    return lines


def _line(match: Match, language: str) -> Difference:
    gap = -match.difference
    rows = (*match.ours, *match.theirs)
    record = next((line.record for line in match.ours if line.record), "")
    number = next((line.number or line.text for line in rows if line.number or line.text), "")
    note = " ".join(part for part in (number, said_of(match), remark(match, language)) if part)
    ours, theirs = max(gap, 0), max(-gap, 0)
    if match.ours and match.theirs:
        ours, theirs = match.our_sum, match.their_sum
    return Difference(_KINDS[match.kind], ours, theirs, note, _day(match), record)


def _day(match: Match) -> date | None:
    return next((line.day for line in (*match.ours, *match.theirs) if line.day), None)
