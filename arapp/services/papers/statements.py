"""Statements of a run: built from the ledger, numbered, issued by one command.

What was issued is kept with its snapshot and a hash of the figures it was made from. The same run
again gives the same papers; where the figures changed since it is refused as stale, or on request
a new statement supersedes the old one.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from arapp.models.shape import SERIES
from arapp.models.tx import Tx
from arapp.models.values.days import add_days, month_end
from arapp.models.values.errors import InvalidValue, Refused
from arapp.models.values.money import Money
from arapp.services.ledger.statement_rules import Rules, rules
from arapp.services.output.documents import StatementDoc, StatementKind
from arapp.services.papers import snapshot
from arapp.services.papers.account import Account, accounts
from arapp.services.papers.letterhead import restored
from arapp.services.papers.parties import (
    Customer,
    Sender,
    customer,
    predicted,
    printed_number,
    sender,
    transfer_memo,
)


@dataclass(frozen=True, slots=True)
class StatementRun:
    """What is wanted: days, kind, customers (empty: all), and how.

    `reissue` replaces stale statements, `draft` numbers and records nothing. `demand`: the paper
    asks for payment of what is overdue, too (对账暨催款函). `hide_not_due` leaves out customers of
    whom nothing is due, `skip_negative` those to whom the firm owes; None: by the firm's rules,
    and not for customers that were named. `whole`: with it the month's run is made.
    """

    from_day: date
    to_day: date
    kind: str = "activity"
    customers: tuple[int, ...] = ()
    reissue: bool = False
    draft: bool = False
    demand: bool = False
    hide_not_due: bool | None = None
    skip_negative: bool | None = None
    whole: bool = False

    def __post_init__(self) -> None:
        """A confirmation that demands payment may be named as a kind of its own."""
        if self.kind == "demand":
            object.__setattr__(self, "kind", "confirmation")
            object.__setattr__(self, "demand", True)

    def check(self) -> None:
        """Raises InvalidValue for an unknown kind or days that run backwards."""
        if self.kind not in {str(kind.value) for kind in StatementKind}:
            raise InvalidValue(field="kind", value=self.kind, reason="unknown")
        if self.to_day < self.from_day:
            raise InvalidValue(field="to", value=self.to_day.isoformat(), reason="before_from")


@dataclass(frozen=True, slots=True)
class Paper:
    """A statement of the run; `issued` is the row that stands for it, `replaces` a stale one.

    `kept` is the file and SHA-256 of one that was issued before.
    """

    customer_id: int
    doc: StatementDoc
    number: str
    basis: str
    issued: int | None = None
    replaces: int | None = None
    kept: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A customer without a paper, and why (a key; `note` in the words of who said so)."""

    customer_id: int
    customer: str
    why: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything of a run before a number is used; `seq` is the journal entry it was read at."""

    run: StatementRun
    papers: tuple[Paper, ...]
    left_out: tuple[LeftOut, ...]
    seq: int


Step = Callable[[int, int, str], None]


def prepare(tx: Tx, run: StatementRun, step: Step) -> Prepared:
    """Build the papers of a run. Raises InvalidValue, Refused kind `stale` (field `numbers`)."""
    run.check()
    firm = sender(tx)
    how = rules(tx)
    left_out = [] if run.customers else excluded(tx)
    never = {one.customer_id for one in left_out}
    wanted = [one for one in run.customers or _candidates(tx, run) if one not in never]
    left_out += _resting(tx, run, {*wanted, *never})
    drafts: list[tuple[Customer, Account]] = []
    for index, record in enumerate(wanted):
        who = customer(tx, record)
        step(index, len(wanted), who.name)
        live = [one for one in accounts(tx, record, run.from_day, run.to_day, who.language)
                if not one.empty]  # fmt: skip
        kept = [one for one in live if not _unwanted(one, run, how)]
        drafts += [(who, account) for account in kept]
        if not kept:
            why = _unwanted(live[0], run, how) if live else "nothing_open_or_moved"
            left_out.append(LeftOut(record, who.name, why))
    papers = _papers(tx, run, firm, drafts, how)
    return Prepared(run, tuple(papers), tuple(left_out), tx.head()[0])


def excluded(tx: Tx) -> list[LeftOut]:
    """Customers that the monthly run leaves out, with the reason somebody gave."""
    rows = tx.rows(
        "SELECT id, name, no_statement FROM customer WHERE no_statement <> ''"
        " AND merged_into_id IS NULL ORDER BY name, id"
    )
    return [LeftOut(row[0], row[1], "excluded", row[2]) for row in rows]


def _unwanted(account: Account, run: StatementRun, how: Rules) -> str:
    """Why an account gets no paper by the options of the run, "" when it does."""
    named = bool(run.customers)
    hide = (how.hide_not_due and not named) if run.hide_not_due is None else run.hide_not_due
    skip = (how.skip_negative and not named) if run.skip_negative is None else run.skip_negative
    if skip and account.after.net < 0:
        return "negative"
    due = any(item.open > 0 and item.due_on <= account.to_day for item in account.after.items)
    return "nothing_due" if hide and not due else ""


def _candidates(tx: Tx, run: StatementRun) -> list[int]:
    """Customers that may have moved or owe, by name; the account decides."""
    rows = tx.rows(
        "SELECT id FROM customer WHERE id IN (SELECT customer_id FROM customer_month"
        " UNION SELECT customer_id FROM plan WHERE state = 'firm' AND paid <> amount"
        " UNION SELECT customer_id FROM plan WHERE state = 'void' AND void_on > ?)"
        " AND merged_into_id IS NULL"
        " ORDER BY name, id",
        (run.from_day.toordinal(),),
    )
    return [row[0] for row in rows]


def _resting(tx: Tx, run: StatementRun, wanted: set[int]) -> list[LeftOut]:
    """Customers the ledger knows nothing of but their name."""
    if run.customers:
        return []
    rows = tx.rows("SELECT id, name FROM customer WHERE merged_into_id IS NULL ORDER BY name, id")
    return [
        LeftOut(row[0], row[1], "nothing_open_or_moved") for row in rows if row[0] not in wanted
    ]


def _papers(
    tx: Tx,
    run: StatementRun,
    firm: Sender,
    drafts: Sequence[tuple[Customer, Account]],
    how: Rules,
) -> list[Paper]:
    known = {} if run.draft else _issued(tx, run)
    plain = [
        (who, account, asking(document(run, firm, who, account, tx.today), run, how))
        for who, account in drafts
    ]
    papers, stale = [], []
    for who, account, doc in plain:
        paper = Paper(who.id, doc, "", basis(doc))
        old = known.get((who.id, account.currency))
        if old and old.basis == paper.basis:
            paper = _as_issued(tx, paper, old)
        elif old:
            stale.append(old.number)
            paper = replace(paper, replaces=old.id)
        papers.append(paper)
    if stale and not run.reissue:
        raise Refused("stale", numbers=stale, number=stale[0])
    return papers if run.draft else _numbered(tx, firm, papers)


class _Issued(NamedTuple):
    """A statement in the ledger."""

    id: int
    number: str
    basis: str
    snapshot: str
    file: str
    sha256: str


def _as_issued(tx: Tx, paper: Paper, old: _Issued) -> Paper:
    doc = restored(tx, snapshot.from_text(StatementDoc, old.snapshot))
    kept = (old.file, old.sha256)
    return replace(paper, doc=doc, number=old.number, issued=old.id, kept=kept)


def _issued(tx: Tx, run: StatementRun) -> dict[tuple[int, str], _Issued]:
    """(customer, currency) → what was issued for the run and still stands."""
    rows = tx.rows(
        "SELECT customer_id, currency, id, number, basis, snapshot, file, sha256 FROM statement"
        " WHERE to_on = ? AND from_on = ? AND kind = ? AND state <> 'superseded' ORDER BY id",
        (run.to_day.toordinal(), run.from_day.toordinal(), run.kind),
    )
    return {(row[0], row[1]): _Issued(*row[2:]) for row in rows}


def _numbered(tx: Tx, firm: Sender, papers: Sequence[Paper]) -> list[Paper]:
    fresh = sum(paper.issued is None for paper in papers)
    numbers = iter(predicted(tx, "statement", SERIES["statement"], tx.today, fresh))
    return [
        paper if paper.issued is not None else _with_number(paper, next(numbers), firm)
        for paper in papers
    ]


def _with_number(paper: Paper, number: str, firm: Sender) -> Paper:
    language = paper.doc.language
    doc = replace(
        paper.doc,
        number=printed_number(number, firm.short_name, language),
        mark=number,
        memo=transfer_memo(number, (paper.doc.memo,), language),  # a draft's is the contract alone
    )
    return replace(paper, doc=doc, number=number)


def document(
    run: StatementRun, firm: Sender, who: Customer, account: Account, today: date
) -> StatementDoc:
    """The statement of one account, without its number."""
    kind = StatementKind(run.kind)
    code = account.currency
    moving = kind in (StatementKind.ACTIVITY, StatementKind.DETAILED)
    listing = kind is not StatementKind.ACTIVITY
    prior = kind is StatementKind.DETAILED
    return StatementDoc(
        *(kind, who.language, firm.firm, who.desk, account.to_day, today, code),
        opening=Money(account.before.net, code),
        debits=Money(account.debits, code),
        credits=Money(account.credits, code),
        closing=Money(account.after.net, code),
        aging=account.after.foot(),
        from_day=account.from_day if moving else None,
        moves=account.moves if moving else (),
        items=account.after.rows() if listing else (),
        prepayments=account.after.prepayments if listing else (),
        prior=account.before.rows() if prior else (),
        prior_prepayments=account.before.prepayments if prior else (),
        account=firm.account(code),
        contacts=firm.contacts,
        memo=transfer_memo("", tuple(item.contract for item in account.after.items), who.language),
        head=firm.head,
        draft=run.draft,
    )


def asking(doc: StatementDoc, run: StatementRun, how: Rules) -> StatementDoc:
    """The paper with what it asks of the customer: payment, an answer by a day, and what silence
    means. Silence is spoken of only with the day it begins."""
    reply_by = add_days(doc.issued_on, how.reply_days) if how.reply_days else None
    silence = how.silence and reply_by is not None
    foot = doc.aging
    late = (foot.days_1_30, foot.days_31_60, foot.days_61_90, foot.over_90)
    # nobody is asked to pay who is owed money himself, or of whom nothing is overdue
    owed = doc.closing.minor > 0 and sum(one.minor for one in late) > 0
    return replace(
        doc, demands_payment=run.demand and owed, reply_by=reply_by, silence_agreed=silence
    )


def basis(doc: StatementDoc) -> str:
    """Hash of the figures of a statement: what it lists and its sums, not how it is addressed.

    The aging foot of a mere account is not in it: matching old money moves only the foot. A paper
    that demands payment is another paper.
    """
    figures = (
        *(("demand",) if doc.demands_payment else ()),
        *(doc.opening, doc.debits, doc.credits, doc.closing),
        *(doc.moves, doc.items, doc.prepayments, doc.prior, doc.prior_prepayments),
    )
    return hashlib.sha256("\n".join(snapshot.to_text(one) for one in figures).encode()).hexdigest()


def month_run(first: date, **how: Any) -> StatementRun:
    """The run of a whole month."""
    return StatementRun(first, month_end(first), **how)
