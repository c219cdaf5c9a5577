"""A customer on the desk: its rows, why this stage, what was done, who answers the phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import NoSuchCustomer
from arapp.services.collection.cases import CELLS, STAGES, Case, cases
from arapp.services.collection.escalation import names_of_roles
from arapp.services.collection.profiles import Winner, profiles
from arapp.services.collection.rungs import Profile, Rung
from arapp.services.collection.staging import Debt
from arapp.services.collection.tasks import TaskLine, task_list
from arapp.services.credit.timeline import Entry, log
from arapp.services.credit.track import Track, track
from arapp.services.reports.open import prepaid_rows, source

_MONTHS = 24
_NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the customer: `cell` where it stands ("not_due" before its day), minor units.

    `asked` is what may be asked for now, `contested` what is in dispute; `stage` the key in its
    profile, `since` its first day, `next_on` the day of `next_stage`; `raised` by a broken promise.
    """

    plan: int
    contract: str
    invoice: str
    label: str
    kind: str
    due_on: date
    days: int
    amount: int
    received: int
    open: int
    contested: int
    asked: int
    cell: str
    why_not: str
    until: date | None
    profile: str
    winner: Winner
    stage: str
    since: date | None
    raised: bool
    next_stage: str
    next_on: date | None
    todo: bool
    todo_on: date | None
    note: str = ""

    @property
    def title(self) -> str:
        """ "CH-2026-009 验收款"."""
        return " ".join(part for part in (self.contract, self.label or self.invoice) if part)


@dataclass(frozen=True, slots=True)
class Why:
    """Why this stage: profile and who chose it, the longest row, what stands in the way of others.

    `rung` None when nothing may be asked for; `not_now`: reason → rows; `after` the stage that
    follows on `after_on`; `told`: (role, name, day from which that role is told) still to come.
    """

    profile: str
    winner: Winner
    days: int
    rung: Rung | None
    raised: bool
    not_now: Mapping[str, int]
    after: Rung | None
    after_on: date | None
    told: tuple[tuple[str, str, date], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the customer."""

    id: int
    name: str
    role: str
    title: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything beside a line of the desk, one currency; amounts minor units.

    `overdue` all of it, `asked` what may be asked for now, `in_hand` money not matched; `habit` how
    it paid in two years; `firm` and `account` are the own firm's.
    """

    customer_id: int
    currency: str
    name: str
    short_name: str
    grade: str
    owner: str
    language: str
    phone: str
    cell: str
    overdue: int
    asked: int
    in_hand: int
    rows: tuple[Row, ...]
    why: Why
    people: tuple[Person, ...]
    log: tuple[Entry, ...]
    habit: Track
    tasks: tuple[TaskLine, ...]
    firm: str
    account: str


def dossier(tx: Tx, as_of: date, customer_id: int, currency: str) -> Dossier:
    """The customer as of a day. Raises NoSuchCustomer."""
    found = [case for case in cases(tx, as_of, customer_id) if case.debt.currency == currency]
    who = tx.one(
        "SELECT name, short_name, grade, owner, language, phone FROM customer WHERE id = ?",
        (customer_id,),
    )
    if who is None:
        raise NoSuchCustomer(key=customer_id)
    firm = tx.value("SELECT coalesce(nullif(short_name, ''), name) FROM company")
    account = tx.value(
        "SELECT bank || ' ' || number FROM bank_account WHERE currency = ? ORDER BY id LIMIT 1",
        (currency,),
    )
    money = prepaid_rows(tx, as_of, customer_id)
    name, short, grade, owner, language, phone = who
    return Dossier(
        *(customer_id, currency, name, short, grade, owner, language, phone, _place(found)),
        sum(case.amount for case in found),
        sum(case.amount for case in found if case.dunned),
        sum(one.amount for one in money if one.currency == currency),
        tuple(_rows(tx, as_of, customer_id, currency, found)),
        why_of(tx, as_of, found),
        _people(tx, customer_id),
        tuple(log(tx, customer_id, as_of, 30)),
        track(tx, customer_id, as_of, _MONTHS),
        tuple(task_list(tx, as_of, customer_id)),
        str(firm or ""),
        str(account or "").strip(),
    )


def _place(found: Sequence[Case]) -> str:
    """The cell of the customer: its highest stage, else where its rows wait."""
    asked = [case.cell for case in found if case.dunned]
    if asked:
        return max(asked, key=STAGES.index)
    return min((case.cell for case in found), key=CELLS.index, default=_NOT_DUE)


def _people(tx: Tx, customer_id: int) -> tuple[Person, ...]:
    rows = tx.rows(
        "SELECT id, name, role, title, phone, email FROM contact WHERE customer_id = ?"
        " ORDER BY role = 'finance' DESC, phone = '', id",
        (customer_id,),
    )
    return tuple(Person(*row) for row in rows)


def _rows(tx: Tx, as_of: date, customer_id: int, currency: str, found: Sequence[Case]) -> list[Row]:
    """Overdue rows first, the highest stage first; then what is not due yet."""
    by_plan: dict[int, list[Case]] = {}
    for case in found:
        by_plan.setdefault(case.debt.id, []).append(case)
    open_ = source(tx, as_of, customer_id, where="p.amount > 0")
    rows = tx.rows(
        "SELECT o.id, coalesce(k.number, ''), coalesce(i.number, ''), p.label, p.kind, o.due_on,"
        f" o.amount, o.paid, p.note FROM ({open_.sql}) o JOIN plan p ON p.id = o.id"
        " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id"
        " WHERE o.currency = :currency ORDER BY o.due_on, o.id",
        open_.params | {"currency": currency},
    )
    lines = [_row(as_of, row, by_plan.get(row[0], ())) for row in rows]

    def place(line: Row) -> tuple[int, int]:
        return -STAGES.index(line.cell) if line.cell in STAGES else 1, 0

    return sorted(lines, key=place)


def _row(as_of: date, row: Any, mine: Sequence[Case]) -> Row:
    plan, contract, invoice, label, kind, due, amount, paid, note = row
    contested = sum(case.amount for case in mine if case.why_not == "disputed")
    main = next((case for case in mine if case.why_not != "disputed"), mine[0] if mine else None)
    at = main.standing if main else None
    task = main.task if main else None
    return Row(
        *(plan, contract, invoice, label, kind, date.fromordinal(due)),
        as_of.toordinal() - due,
        *(amount, paid, amount - paid, contested),
        sum(case.amount for case in mine if case.dunned),
        main.cell if main else _NOT_DUE,
        main.why_not if main else "",
        main.until if main else None,
        main.profile.key if main else "",
        main.winner if main else "default",
        at.rung.key if at else "",
        from_ordinal(at.since) if at else None,
        at.raised if at else False,
        at.after.key if at and at.after else "",
        from_ordinal(at.after_on) if at else None,
        task.open if task else False,
        None if task is None else from_ordinal(task.since if task.open else task.until),
        note,
    )


def why_of(tx: Tx, as_of: date, found: Sequence[Case]) -> Why:
    """Why the customer stands there: of the rows at the highest stage, the oldest."""
    asked = [case for case in found if case.dunned]
    not_now: dict[str, int] = {}
    for case in found:
        if not case.dunned:
            reason = case.why_not or case.cell
            not_now[reason] = not_now.get(reason, 0) + 1
    pool = asked or found
    if not pool:
        return Why(profiles(tx).default.key, "default", 0, None, False, {}, None, None, ())
    top = min(pool, key=lambda case: (-_height(case), case.debt.due_on, case.debt.id))
    at = top.standing
    return Why(
        *(top.profile.key, top.winner, as_of.toordinal() - top.debt.due_on),
        at.rung if at else None,
        at.raised if at else False,
        not_now,
        at.after if at else None,
        from_ordinal(at.after_on) if at else None,
        _told(tx, as_of, top.profile, top.debt),
    )


def _height(case: Case) -> int:
    return STAGES.index(case.cell) if case.dunned else -1


def _told(tx: Tx, as_of: date, profile: Profile, debt: Debt) -> tuple[tuple[str, str, date], ...]:
    """Who is told of the row from a day that is still to come."""
    names = names_of_roles(tx)
    days = [(role, date.fromordinal(debt.due_on + after + 1)) for after, role in profile.escalate]
    return tuple((role, names.get(role, ""), day) for role, day in days if day > as_of)
