"""Commands about statements: record what was rendered, note what became of it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import settings
from arapp.services.ledger.statement_rules import RUN_KEY
from arapp.services.output.documents import StatementDoc
from arapp.services.papers import snapshot
from arapp.services.papers.course import forget_lines
from arapp.services.papers.statements import StatementRun


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper and the file that was made of it: name, pages, SHA-256."""

    paper: Any
    file: str
    pages: int
    sha256: str


@dataclass(frozen=True)
class IssueStatements:
    """Record rendered statements under their printed numbers; `seq` as when they were read."""

    run_of: StatementRun
    rendered: tuple[Rendered, ...]
    seq: int

    label: ClassVar[str] = "issue_statements"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Number and insert them all; result is the ids.

        Raises Refused kind `changed_meanwhile` when the ledger moved on since they were made.
        """
        if tx.head()[0] != self.seq:
            raise Refused("changed_meanwhile")
        numbers = tx.next_numbers("statement", [tx.today] * len(self.rendered))
        ids = []
        for number, one in zip(numbers, self.rendered, strict=True):
            if number != one.paper.number:
                raise Refused("changed_meanwhile")
            ids.append(self._insert(tx, one))
        if self.run_of.whole:
            settings.write(tx, RUN_KEY, self.run_of.to_day.isoformat())
        return Outcome(frozenset({Topic.STATEMENTS}), ids)

    def _insert(self, tx: WriteTx, one: Rendered) -> int:
        doc: StatementDoc = one.paper.doc
        row = tx.insert(
            "statement",
            number=one.paper.number,
            customer_id=one.paper.customer_id,
            kind=doc.kind.value,
            from_on=self.run_of.from_day.toordinal(),
            to_on=self.run_of.to_day.toordinal(),
            issued_on=tx.today.toordinal(),
            opening=doc.opening.minor,
            debits=doc.debits.minor,
            credits=doc.credits.minor,
            closing=doc.closing.minor,
            currency=doc.currency,
            state="issued",
            file=one.file,
            pages=one.pages,
            sha256=one.sha256,
            basis=one.paper.basis,
            snapshot=snapshot.to_text(doc),
        )
        if one.paper.replaces is not None:
            tx.update("statement", one.paper.replaces, state="superseded", superseded_by=row)
        return row


STATES = ("issued", "sent", "confirmed", "differs")


@dataclass(frozen=True)
class MarkStatement:
    """What became of an issued statement, today: sent, confirmed, differs, or issued again."""

    statement_id: int
    state: str

    label: ClassVar[str] = "mark_statement"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Change the state. Raises InvalidValue, Refused kind `superseded`."""
        if self.state not in STATES:
            raise InvalidValue(field="state", value=self.state, reason="unknown")
        row = tx.one("SELECT state, number, closing, sent_on FROM statement WHERE id = ?",
                     (self.statement_id,))  # fmt: skip
        if row is None:
            raise InvalidValue(field="statement", value=str(self.statement_id), reason="unknown")
        if row[0] == "superseded":
            raise Refused("superseded", number=row[1])
        today = tx.today.toordinal()
        facts: dict[str, Any] = {"answered_on": None, "answer": "", "confirmed": None}
        if self.state in ("issued", "sent"):
            forget_lines(tx, self.statement_id)
        if self.state == "issued":
            facts |= {"sent_on": None, "channel": "", "courier_no": ""}
        elif self.state == "sent":
            facts["sent_on"] = today if row[3] is None else row[3]
        else:
            facts["answered_on"] = today
            facts["confirmed"] = row[2] if self.state == "confirmed" else None
        tx.update("statement", self.statement_id, state=self.state, **facts)
        return Outcome(frozenset({Topic.STATEMENTS}))
