"""Two-sided reconciliation as the command line and the page use it: read, compare, tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_days, month_end, month_start
from arapp.services.dispatch import Dispatch
from arapp.services.importing.reading.sheet import Grid
from arapp.services.reconcile.balances import Compared, compare_balances
from arapp.services.reconcile.lists import Part
from arapp.services.reconcile.orient import orientation
from arapp.services.reconcile.ours import before, beside, open_account, our_accounts
from arapp.services.reconcile.reading import How, TheirBalances, TheirList, refuse, their_balances
from arapp.services.reconcile.reading import their_list as read_their_list
from arapp.services.reconcile.rows import Account, Kind, Line, Match
from arapp.services.reconcile.settle import Outcome, settle
from arapp.services.reconcile.who import meant, owners

_EARLIER, _LATER = 92, 60  # days around the list in which a row may be that of the other side
_FEW = 6


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One customer, one currency, both sides. `notes`: keys of sentences, with their figures.

    `turned`: the list was written from the other side's view (our debit is their debit).
    `open_items`: what is open of each document was compared, not what moved.
    """

    customer: int
    name: str
    currency: str
    first: date
    last: date
    file: str
    outcome: Outcome
    notes: tuple[tuple[str, str], ...] = ()
    turned: bool = False
    open_items: bool = False


@dataclass(frozen=True, slots=True)
class Balances:
    """A list of balances against ours as of a day."""

    file: str
    day: date
    rows: tuple[Compared, ...]
    notes: tuple[tuple[str, str], ...] = ()


def how_of(dispatch: Dispatch, **chosen: object) -> How:
    """How to read, with what the ledger knows: its day, its currency, our names."""

    def known(tx: Tx) -> How:
        row = tx.one("SELECT currency, name, short_name FROM company WHERE id = 1")
        code, *names = row if row is not None else ("CNY",)
        return How(tx.today, code or "CNY", own=tuple(name for name in names if name))

    return replace(dispatch.ask(known), **chosen)  # type: ignore[arg-type]  # fields of How


# --- one customer -------------------------------------------------------------------------------


def reconcile(
    dispatch: Dispatch,
    found: TheirList,
    customer: int,
    day: date | None = None,
    *,
    anyway: bool = False,
) -> list[Reconciliation]:
    """The list against the customer's account, one answer a currency.

    `day`: None for the last day that the list speaks of. Raises WrongKind (another customer,
    currency or period; `anyway` goes on with another customer's).
    """
    return dispatch.ask(lambda tx: _reconcile(tx, found, customer, day, anyway))


def _reconcile(
    tx: Tx, found: TheirList, customer: int, day: date | None, anyway: bool
) -> list[Reconciliation]:
    name = tx.value("SELECT name FROM customer WHERE id = ?", (customer,)) or ""
    if not anyway:
        _guard_customer(tx, found, customer, name)
    first, last = _span(found, tx.today, day)
    _guard_period(tx, found, customer)
    answers = []
    for code in found.currencies():
        parts = [part for part in found.parts() if part.currency == code]
        one = _of_currency(tx, found, parts, (customer, name, code), first, last)
        if one is not None:
            answers.append(one)
    missing = [code for code in found.currencies() if code not in {a.currency for a in answers}]
    if answers and missing:
        told = ("left_currency", "/".join(missing))
        answers[0] = replace(answers[0], notes=(*answers[0].notes, told))
    if not answers:
        ours = sorted(our_accounts(tx, customer, date(1990, 1, 1), tx.today))
        raise refuse(
            found, "other_currency" if ours else "nothing_of_customer", customer=name,
            theirs="/".join(found.currencies()), ours="/".join(ours),
        )  # fmt: skip
    return answers


def _guard_customer(tx: Tx, found: TheirList, customer: int, name: str) -> None:
    """The list names the customer, or nobody whom we know."""
    named = meant(owners(tx), found.names)
    if named and customer not in {one for one, _ in named}:
        raise refuse(found, "other_customer", customer=name, seen=named[0][1])


def _span(found: TheirList, today: date, day: date | None) -> tuple[date, date]:
    """First and last day of the comparison. Raises WrongKind for a list of another period."""
    first = month_start(found.first) if found.first else date(1990, 1, 1)
    asked = day or today
    if found.first is not None and asked < found.first:
        raise refuse(
            found, "other_period", first=found.first.isoformat(),
            last=(found.last or found.first).isoformat(), day=asked.isoformat(),
        )  # fmt: skip
    if day is not None:
        return first, day
    last = found.last or today
    return first, min(month_end(last), today) if last <= today else last


def _guard_period(tx: Tx, found: TheirList, customer: int) -> None:
    """The list does not end before our dealings with the customer began. Raises WrongKind."""
    begin = tx.value(
        "SELECT min(day) FROM (SELECT min(booked_on) AS day FROM plan WHERE customer_id = :c"
        " UNION ALL SELECT min(day) FROM receipt WHERE customer_id = :c)",
        {"c": customer},
    )
    if begin and found.last and found.last.toordinal() < begin - _EARLIER:
        raise refuse(
            found, "before_books", first=(found.first or found.last).isoformat(),
            last=found.last.isoformat(), begin=date.fromordinal(begin).isoformat(),
        )  # fmt: skip


def _of_currency(
    tx: Tx,
    found: TheirList,
    parts: Sequence[Part],
    who: tuple[int, str, str],
    first: date,
    last: date,
) -> Reconciliation | None:
    customer, name, code = who
    opened = all(part.open_items for part in parts)
    if opened:
        ours = open_account(tx, customer, last).get(code)
    else:
        ours = our_accounts(tx, customer, first, last).get(code)
    theirs, turned, notes = _theirs(parts, code, last, ours or Account(code, 0, (), 0))
    if ours is None and not _known(tx, customer, code):
        return None
    ours = ours or Account(code, 0, (), 0)
    if not theirs.told:
        ours, only = _of_one_sort(ours, theirs, {part.single for part in parts})
        notes += [(only, "")] if only else []
        theirs = replace(theirs, opening=ours.opening, closing=theirs.closing + ours.opening)
        notes.append(("balance_unknown", ""))
    if found.problems():
        notes.append(("unread", str(len({p.row for p in found.problems()}))))
    earlier = [] if opened else beside(tx, customer, code, *before(first, _EARLIER))
    outcome = settle(ours, theirs, earlier)
    after = beside(tx, customer, code, add_days(last, 1), min(add_days(last, _LATER), tx.today))
    outcome = replace(outcome, matches=_arrived(outcome.matches, after))
    notes += _told_of(outcome, found, last)
    return Reconciliation(
        *(customer, name, code, first, last, found.file, outcome, tuple(notes), turned, opened)
    )


def _of_one_sort(ours: Account, theirs: Account, sorts: set[str]) -> tuple[Account, str]:
    """Our rows of the one sort that their list can hold at all, and what to say of that.

    A list of payments says nothing of invoices, so none of ours is missing in it.
    """
    sign = {frozenset({"money"}): -1, frozenset({"bill"}): 1}.get(frozenset(sorts), 0)
    if not sign or any(line.delta * sign < 0 for line in theirs.lines):
        return ours, ""
    kept = tuple(line for line in ours.lines if line.delta * sign > 0)
    if not kept or len(kept) == len(ours.lines):
        return ours, ""
    moved = sum(line.delta for line in kept)
    only = replace(ours, lines=kept, opening=ours.closing - moved)
    return only, "only_money" if sign < 0 else "only_bills"


def _known(tx: Tx, customer: int, code: str) -> bool:
    """Whether the ledger has anything of the customer in the currency."""
    return bool(
        tx.value(
            "SELECT EXISTS (SELECT 1 FROM plan WHERE customer_id = :c AND currency = :k)"
            " OR EXISTS (SELECT 1 FROM receipt WHERE customer_id = :c AND currency = :k)",
            {"c": customer, "k": code},
        )
    )


def _theirs(
    parts: Sequence[Part], code: str, last: date, ours: Account
) -> tuple[Account, bool, list[tuple[str, str]]]:
    """Their account, turned to our view, up to the last day."""
    lines: list[Line] = []
    ends: list[tuple[date, int | None, int | None, int]] = []
    turned = False
    for part in parts:
        sign = 1 if part.fixed or part.open_items else orientation(part.lines, ours, part.closing)
        turned = turned or sign < 0
        mine = [replace(line, delta=sign * line.delta) for line in part.lines]
        days = [line.day for line in mine if line.day]
        opening = None if part.opening is None else sign * part.opening
        closing = None if part.closing is None else sign * part.closing
        ends.append((min(days, default=date.min), opening, closing, sum(x.delta for x in mine)))
        lines += mine
    late = [line for line in lines if line.day and line.day > last]
    kept = [replace(line, id=i) for i, line in enumerate(x for x in lines if x not in late)]
    notes = [("rows_after", str(len(late)))] if late else []
    moved = sum(line.delta for line in kept)
    if all(part.open_items for part in parts):
        return Account(code, 0, tuple(kept), moved), turned, notes
    known = sorted((end for end in ends if end[1] is not None), key=lambda end: end[0])
    if not known or len(known) < len(ends):
        return Account(code, 0, tuple(kept), moved, told=False), turned, notes
    opening, closing = known[0][1] or 0, known[-1][2] or 0
    closing -= sum(line.delta for line in late)
    return Account(code, opening, tuple(kept), closing), turned, notes


def _arrived(matches: Sequence[Match], after: Sequence[Line]) -> tuple[Match, ...]:
    """Rows that only they have, with the day on which we had them too after all."""
    free = list(after)
    out = []
    for one in matches:
        alone = one.kind in (Kind.IN_TRANSIT, Kind.NOT_BOOKED) and len(one.theirs) == 1
        came = next((x for x in free if alone and x.delta == one.theirs[0].delta), None)
        if came is not None and came.day is not None:
            free.remove(came)
            out.append(replace(one, later=(came.day, came.record)))
        else:
            out.append(one)
    return tuple(out)


def _told_of(outcome: Outcome, found: TheirList, last: date) -> list[tuple[str, str]]:
    notes = []
    if outcome.theirs.astray:
        notes.append(("astray", ""))
    both = min(len(outcome.ours.lines), len(outcome.theirs.lines))
    paired = sum(bool(one.ours and one.theirs) for one in outcome.matches)
    if both >= _FEW and paired * 5 < both:
        notes.append(("few_pairs", str(paired)))
    if found.last is not None and found.last < add_days(last, -31):
        notes.append(("ends_early", found.last.isoformat()))
    if any(line.day is None for line in outcome.theirs.lines):
        undated = sum(line.day is None for line in outcome.theirs.lines)
        notes.append(("without_day", str(undated)))
    return notes


# --- balances -----------------------------------------------------------------------------------


def reconcile_balances(
    dispatch: Dispatch,
    found: TheirBalances,
    day: date | None = None,
    chosen: Mapping[str, int] | None = None,
) -> Balances:
    """The list of balances against ours as of its day (`day`, else as stated, else today)."""

    def compared(tx: Tx) -> Balances:
        asked = day or (found.day if found.day and found.day <= tx.today else None) or tx.today
        rows = compare_balances(found.listed, owners(tx, asked), chosen)
        notes = [("unread", str(len({p.row for p in found.problems})))] if found.problems else []
        if found.day is None and day is None:
            notes.append(("day_untold", asked.isoformat()))
        elif found.day is not None and day is None and asked != found.day:
            notes.append(("day_ahead", found.day.isoformat()))
        return Balances(found.file, asked, tuple(rows), tuple(notes))

    return dispatch.ask(compared)


def read_list(dispatch: Dispatch, grid: Grid, **chosen: object) -> TheirList:
    """A grid as a customer's list. Raises FileTrouble."""
    return read_their_list(grid, how_of(dispatch, **chosen))


def read_balances(dispatch: Dispatch, grid: Grid, **chosen: object) -> TheirBalances:
    """A grid as a list of balances. Raises FileTrouble."""
    return their_balances(grid, how_of(dispatch, **chosen))


def columns_of(found: TheirList | TheirBalances) -> list[dict[str, object]]:
    """How the columns of each table were read: sheet, header, role (None: left alone)."""
    tables = (
        [(table.raw, table.heads) for table in found.tables]
        if isinstance(found, TheirList)
        else found.tables
    )
    return [
        {"sheet": raw.sheet, "header": column.header, "role": column.field}
        for raw, heads in tables
        for column in heads.columns
        if not column.header.startswith("#") or column.field
    ]
