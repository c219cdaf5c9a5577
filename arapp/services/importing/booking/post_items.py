"""Open items into the ledger."""

from datetime import date, timedelta

from arapp.models.values.money import plain
from arapp.services.importing.booking.item_changes import of_another, weighed
from arapp.services.importing.booking.known_items import (
    Item,
    KnownItems,
    label_of,
    rows_of_contract,
)
from arapp.services.importing.booking.openings import balance_before, opening_day
from arapp.services.importing.booking.post_contracts import ordinal, paid_before
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import PlanRow

_Left = list[tuple[int, PlanRow, int]]
"""(place, row, customer) of rows that equal none of the ledger so far."""


def post_plans(posting: Posting, tally: Tally) -> None:
    """Open items; one that the ledger has already is that row, with what the sheet says more."""
    known = KnownItems(posting, tally)
    with posting.tx.gathered("customer"):
        left = _named_customers(posting, tally)
    for look in (known.exact, known.alike, known.changed):
        rest: _Left = []
        for one in left:
            i, row, customer = one
            item = look(row, customer)
            if item is None:
                rest.append(one)
            else:
                posting.used.add(item.id)
                _take(posting, tally, i, known, item, row)
        left = rest
    with posting.tx.gathered("customer"):
        left = [
            (i, row, customer or _customer_made(posting, tally, row)) for i, row, customer in left
        ]
    if balances_of_customers(tally):
        left = [one for one in left if not _made_up_of_rows(posting, tally, *one)]
    strangers = _strangers(posting, left)
    last_no: dict[int, int] = {}
    with posting.tx.gathered("contract", "invoice", "plan", "difference"):
        for i, row, customer in left:
            if posting.shut(row.booked_on):
                tally.shut(i, "booked_on", row.booked_on, posting.closed)
            else:
                _insert_open(posting, tally, i, customer, row, strangers, last_no)


_SINGLE = frozenset(
    {"amount", "contract", "invoice", "label", "booked_on", "due_on", "terms", "currency"}
)


def balances_of_customers(tally: Tally) -> bool:
    """Whether the table states one balance a customer and nothing of what it consists of."""
    fields = {column.field for column in tally.table.layout.columns}
    names = [row.customer for row in tally.table.records if isinstance(row, PlanRow)]
    return "open" in fields and not fields & _SINGLE and len(set(names)) == len(names)


def _made_up_of_rows(posting: Posting, tally: Tally, i: int, row: PlanRow, customer: int) -> bool:
    """A customer's balance whose rows the ledger has: told, not booked beside them."""
    upto = opening_day(posting, tally) + timedelta(days=1)
    known = balance_before(posting, customer, row.currency, upto)
    if known is None:
        return False
    if known == row.amount - row.paid:
        tally.skipped(i, f"customer:{customer}")
    else:
        tally.add(i, "", "opening_differs", plain(known, row.currency))
        tally.equals[i] = f"customer:{customer}"
    return True


def _named_customers(posting: Posting, tally: Tally) -> _Left:
    """The rows with their customers, made where unknown; rows without one are told.

    A name that nobody has, beside a number that the ledger knows, may be that customer's spelt
    another way: 0 until the number has been looked at.
    """
    found: _Left = []
    for i, row in tally.ready():
        if _of_nobody_known(posting, row) and posting.shut(row.booked_on):
            tally.shut(i, "booked_on", row.booked_on, posting.closed)
            continue
        customer = _customer_of(posting, tally, row)
        if customer is None:
            tally.add(i, "", "missing", "customer")
        else:
            found.append((i, row, customer))
    return found


def _of_nobody_known(posting: Posting, row: PlanRow) -> bool:
    """A row that can equal none of the ledger: its customer would be made for it."""
    return (
        posting.book.customer(row.customer, row.customer_code) is None
        and posting.book.contract(row.contract) is None
        and posting.book.invoice(row.invoice) is None
    )


def _customer_of(posting: Posting, tally: Tally, row: PlanRow) -> int | None:
    if not row.customer and not row.customer_code:
        contract = posting.book.contract(row.contract)
        return (
            posting.tx.value("SELECT customer_id FROM contract WHERE id = ?", (contract,))
            if contract
            else None
        )
    known = posting.book.customer(row.customer, row.customer_code)
    if known is None and not _of_nobody_known(posting, row):
        return 0
    return known or _customer_made(posting, tally, row)


def _customer_made(posting: Posting, tally: Tally, row: PlanRow) -> int:
    return posting.book.customer_or_new(row.customer, row.customer_code, row.currency, tally.made)


def _strangers(posting: Posting, left: _Left) -> dict[str, int]:
    """Σ of the rows to come of each contract that the ledger does not know."""
    sums: dict[str, int] = {}
    for _, row, _ in left:
        if row.contract and row.amount > 0 and posting.book.contract(row.contract) is None:
            sums[row.contract] = sums.get(row.contract, 0) + row.amount
    return sums


def _take(
    posting: Posting, tally: Tally, i: int, known: KnownItems, item: Item, row: PlanRow
) -> None:
    """Row i is an item of the ledger: what the sheet says more of it is weighed and written."""
    if item.contract is not None:
        posting.listed.setdefault(item.contract, set()).add(item.id)
    if known.balances_only and 0 < row.amount <= item.amount:
        row = row._replace(amount=item.amount, paid=item.amount - row.amount)
    record = f"plan:{item.id}"
    write = weighed(posting, tally, i, known, item, row)
    other = of_another(posting, item, row)
    currency = "currency" in known.fields and row.currency != item.currency
    if other or currency or (row.amount != item.amount and "amount" not in write):
        tally.add(i, "", "item_differs", record)
        tally.equals[i] = record
        return
    if item.state == "expected":
        write |= {
            "state": "firm",
            "booked_on": ordinal(row.booked_on),
            "due_on": ordinal(row.due_on),
        }
    paid = write.pop("paid", None)

    def change() -> None:
        if write:
            posting.tx.update("plan", item.id, **write)
        if isinstance(paid, int):
            day = row.booked_on if item.paid == 0 else posting.as_of
            paid_before(posting, item.id, paid - item.paid, day)

    if not write and paid is None:
        tally.skipped(i, record)
    elif posting.unless_locked(change):
        tally.updated(i, record)
        tally.net[row.currency] += row.amount - row.paid
        tally.amounts[row.currency] += row.amount
    else:
        tally.shut(i, "booked_on", row.booked_on, posting.closed)


def _insert_open(
    posting: Posting,
    tally: Tally,
    i: int,
    customer: int,
    row: PlanRow,
    strangers: dict[str, int],
    last_no: dict[int, int],
) -> None:
    kind = row.kind
    contract, invoice = posting.book.contract(row.contract), posting.book.invoice(row.invoice)
    if contract is None and row.contract:
        whole = strangers.get(row.contract, row.amount)
        contract = posting.book.make_contract(
            tally.made,
            number=row.contract,
            customer_id=customer,
            amount=max(whole, 0),
            currency=row.currency,
            signed_on=None,
            owner=row.owner,
            state="active",
        )
        posting.fresh_contracts[contract] = []
        last_no[contract] = 0
    if kind in ("instalment", "retention") and contract not in posting.fresh_contracts:
        # Beside the plan of a known contract the row must not count towards the contract's sum.
        kind = kind if contract is None else "opening"
    if invoice is None and row.invoice and row.amount > 0:
        invoice = posting.book.make_invoice(
            number=row.invoice,
            customer_id=customer,
            contract_id=contract,
            day=ordinal(row.booked_on),
            net=row.amount,
            tax=0,
            gross=row.amount,
            currency=row.currency,
        )
    no = 1
    if contract is not None:
        if contract not in last_no:
            sql = "SELECT coalesce(max(no), 0) FROM plan WHERE contract_id = ?"
            last_no[contract] = posting.tx.value(sql, (contract,))
        no = last_no[contract] = last_no[contract] + 1
    plan = posting.tx.insert(
        "plan",
        customer_id=customer,
        contract_id=contract,
        invoice_id=invoice,
        no=no,
        kind=kind,
        label=label_of(row),
        state="firm",
        booked_on=ordinal(row.booked_on),
        due_on=ordinal(row.due_on),
        amount=row.amount,
        currency=row.currency,
        owner=row.owner,
        note=row.memo,
        batch_id=posting.batch,
    )
    posting.used.add(plan)
    if contract is not None:
        posting.listed.setdefault(contract, set()).add(plan)
    if row.paid:
        paid_before(posting, plan, row.paid, row.booked_on, fresh=True)
    tally.made["plans"] += 1
    tally.posted(i, row.currency, row.amount - row.paid, row.amount)


def settle_unlisted(posting: Posting) -> None:
    """Rows of a plan made by this import, before one that the open items list, and not listed
    themselves, were settled before the import."""
    unlisted = {
        contract
        for contract, row_id in posting.tx.each(
            "SELECT contract_id, id FROM plan WHERE batch_id = ? AND contract_id IS NOT NULL",
            (posting.batch,),
        )
        if contract in posting.listed and row_id not in posting.listed[contract]
    }
    for contract in sorted(unlisted):
        listed = posting.listed[contract]
        rows = rows_of_contract(posting, contract)
        mine = {
            row_id
            for (row_id,) in posting.tx.rows(
                "SELECT id FROM plan WHERE contract_id = ? AND batch_id = ?",
                (contract, posting.batch),
            )
        }
        last = max((row.no for row in rows if row.id in listed), default=0)
        signed = posting.tx.value("SELECT signed_on FROM contract WHERE id = ?", (contract,))
        for row in rows:
            if row.no < last and row.id not in listed and row.id in mine and row.paid < row.amount:
                day = row.booked_on or signed or row.due_on or posting.as_of.toordinal()
                day = min(day, posting.as_of.toordinal())
                if posting.closed is not None:
                    day = max(day, posting.closed.toordinal() + 1)
                if row.state != "firm":
                    posting.tx.update(
                        "plan", row.id, state="firm", booked_on=day, due_on=row.due_on or day
                    )
                paid_before(posting, row.id, row.amount - row.paid, date.fromordinal(day))
