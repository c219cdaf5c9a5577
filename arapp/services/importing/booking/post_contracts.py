"""Contracts with their receipt plans into the ledger."""

from collections.abc import Sequence
from datetime import date

from arapp.models.values.days import to_ordinal
from arapp.services.importing.booking.differences import Known, Value, weigh
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import ContractRow
from arapp.services.importing.rows.templates import PlannedRow, rows_of
from arapp.services.ledger import room

PAID_BEFORE = "已收于导入之前 / paid before the import"
PLAN_COLUMNS = (
    "customer_id", "contract_id", "invoice_id", "milestone_id", "no", "kind", "label", "state",
    "booked_on", "due_on", "amount", "currency", "owner", "note", "batch_id", "due_rule",
)  # fmt: skip


def post_contracts(posting: Posting, tally: Tally) -> None:
    """Contracts by number; rows from columns or terms, none when neither names any."""
    for i, row in tally.ready():
        known = posting.book.contract(row.number)
        if known is None and _in_closed(posting, row):
            tally.shut(i, "signed_on", row.signed_on, posting.closed)
            continue
        if known is not None:
            _known_contract(posting, tally, i, known, row)
            continue
        customer = posting.book.customer_or_new(
            row.customer, row.customer_code, row.currency, tally.made
        )
        contract = _make(posting, tally, customer, row)
        _make_rows(posting, tally, i, customer, contract, row)
        tally.posted(i, row.currency, row.amount)


def _in_closed(posting: Posting, row: ContractRow) -> bool:
    """Whether one of its rows would be booked, or paid, in a closed period."""
    if posting.closed is None:
        return False
    planned = _planned(row)
    days = [one.booked_on for one in planned if one.booked_on]
    if row.received and planned:
        days += days_of_money(posting, row).values()
        days.append(row.signed_on or posting.as_of)
    return any(posting.shut(day) for day in days)


def _planned(row: ContractRow) -> list[PlannedRow]:
    return rows_of(row.amount, row.signed_on, row.terms, row.instalments, row.warranty)


def _make(posting: Posting, tally: Tally, customer: int, row: ContractRow) -> int:
    return posting.book.make_contract(
        tally.made,
        number=row.number,
        customer_id=customer,
        subject=row.subject,
        amount=row.amount,
        currency=row.currency,
        signed_on=to_ordinal(row.signed_on),
        ends_on=to_ordinal(row.ends_on),
        terms=row.terms,
        owner=row.owner,
        state="active",
        note=row.memo,
    )


def _make_rows(
    posting: Posting, tally: Tally, i: int, customer: int, contract: int, row: ContractRow
) -> None:
    planned = _planned(row)
    if not planned:
        if row.terms:
            header = next((h for h, f in tally.table.layout.mapping().items() if f == "terms"), "")
            tally.add(i, header, "terms_not_a_plan", row.terms)
        return
    tx = posting.tx
    nodes = tx.insert_many(
        "milestone",
        ("contract_id", "kind", "label", "planned_on", "confirmed_on", "batch_id"),
        [
            (
                contract,
                p.milestone,
                p.label,
                to_ordinal(p.due_on),
                to_ordinal(p.booked_on),
                posting.batch,
            )
            for p in planned
        ],
    )
    _follow(posting, row, planned, nodes)
    ids = tx.insert_many(
        "plan",
        PLAN_COLUMNS,
        [
            (
                customer,
                contract,
                None,
                node,
                no,
                p.kind,
                p.label,
                "firm" if p.booked_on else "expected",
                to_ordinal(p.booked_on),
                to_ordinal(p.due_on),
                p.amount,
                row.currency,
                row.owner,
                "",
                posting.batch,
                p.rule,
            )
            for no, (p, node) in enumerate(zip(planned, nodes, strict=True), 1)
        ],
    )
    tally.made["plans"] += len(ids)
    left = row.received
    paid_on = days_of_money(posting, row)
    # 已收 goes to the parts whose money has a day, then to the oldest
    pairs = sorted(zip(ids, planned, strict=True), key=lambda pair: pair[1].label not in paid_on)
    for plan_id, planned_row in pairs:
        part = min(max(left, 0), planned_row.amount)
        if not part:
            break
        own = paid_on.get(planned_row.label)
        if own and planned_row.booked_on:
            own = max(own, planned_row.booked_on)  # nothing is paid of a row before it stands
        day = own or planned_row.booked_on or row.signed_on or posting.as_of
        if planned_row.booked_on is None:  # what was paid for was due, whatever its milestone says
            tx.update(
                "plan",
                plan_id,
                state="firm",
                booked_on=day.toordinal(),
                due_on=min(to_ordinal(planned_row.due_on) or day.toordinal(), day.toordinal())
                if own
                else to_ordinal(planned_row.due_on) or day.toordinal(),
            )
        paid_before(posting, plan_id, part, day)
        left -= part


def _follow(
    posting: Posting, row: ContractRow, planned: Sequence[PlannedRow], nodes: Sequence[int]
) -> None:
    """The end of a warranty whose length the sheet says follows the acceptance."""
    of = {one.milestone: node for one, node in zip(planned, nodes, strict=True)}
    if row.warranty and {"acceptance", "warranty"} <= of.keys():
        goal = {"after_id": of["acceptance"], "after_months": row.warranty}
        posting.tx.update("milestone", of["warranty"], **goal)


def days_of_money(posting: Posting, row: ContractRow) -> dict[str, date]:
    """Label of a part → the day of its money, as far as it has come."""
    return {
        part.label: part.paid_on
        for part in row.instalments
        if part.paid_on is not None and part.paid_on <= posting.as_of
    }


def _known_contract(posting: Posting, tally: Tally, i: int, known: int, row: ContractRow) -> None:
    """What the sheet has of a contract beyond the ledger. Another customer, amount or currency is
    never written: the contract changes by its own paper, so the row is kept to be checked."""
    names = ("amount", "currency", "subject", "signed_on", "ends_on", "terms", "owner")
    number, owner_id, owner_name, *found = posting.tx.one(
        f"SELECT c.number, c.customer_id, k.name, {', '.join('c.' + name for name in names)}"
        " FROM contract c JOIN customer k ON k.id = c.customer_id WHERE c.id = ?",
        (known,),
    )
    now: dict[str, Value] = dict(zip(names, found, strict=True))
    now["customer"] = owner_name
    said: dict[str, Value] = {
        "customer": owner_name if _same_customer(posting, owner_id, row) else row.customer,
        "amount": row.amount,
        "currency": row.currency,
    }
    fixed = {name for name, value in said.items() if value != now[name]}
    if not fixed:
        said |= {
            "subject": row.subject,
            "signed_on": to_ordinal(row.signed_on),
            "ends_on": to_ordinal(row.ends_on),
            "terms": row.terms,
            "owner": row.owner,
        }
    record = Known(f"contract:{known}", number, row.currency, now)
    changes = weigh(posting, tally, i, record, said, fixed)
    if fixed:
        tally.add(i, "", "contract_differs", record.record)
        tally.equals[i] = record.record
    elif changes:
        posting.tx.update("contract", known, **changes)
        tally.updated(i, record.record)
    else:
        tally.skipped(i, record.record)


def _same_customer(posting: Posting, owner: int, row: ContractRow) -> bool:
    return posting.book.customer(row.customer, row.customer_code) == owner


def paid_before(
    posting: Posting, plan: int, amount: int, day: date | None, fresh: bool = False
) -> None:
    """What was paid before the import: a difference, dated by the row itself; of a row that had
    more paid once, from the day on that it was taken back. `fresh`: nothing was paid of it yet."""
    when = min(day or posting.as_of, posting.as_of).toordinal()
    if not fresh and posting.tx.value(f"SELECT {room.ROW_MOVED} FROM plan WHERE id = ?", (plan,)):
        when = room.row_from(posting.tx, plan, amount, when)
    posting.tx.insert(
        "difference",
        plan_id=plan,
        amount=amount,
        day=when,
        reason="other",
        note=PAID_BEFORE,
    )
