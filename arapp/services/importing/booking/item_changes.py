"""What a sheet of open items says otherwise of an item that the ledger has."""

import re

from arapp.models.values.money import plain
from arapp.services.importing.booking.differences import Known, Value, weigh
from arapp.services.importing.booking.known_items import Item, KnownItems
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import PlanRow
from arapp.services.ledger.names import name_key

_LEGAL = re.compile(
    r"(?:股份)?有限(?:责任)?公司|集团|公司|厂$|co\.?,? ?ltd\.?|inc\.?$|gmbh|llc$", re.I
)


def keeps_amount(item: Item, row: PlanRow) -> bool:
    """Whether the amount is not the sheet's to change: of a contract, paid beyond it, a credit."""
    return item.contract is not None or row.amount < max(item.paid, row.paid) or row.amount <= 0


def weighed(
    posting: Posting, tally: Tally, i: int, known: KnownItems, item: Item, row: PlanRow
) -> dict[str, Value]:
    """Amount, paid part and due day as the sheet has them, as far as they are taken.

    What nobody said of the row so far counts as empty: a forecast day, a part paid of a row that
    no list of open items has told before. A contract's rows keep their amounts. A ledger in which
    more was paid than the sheet says knows better.
    """
    told = known.said_in(item.batch)
    said: dict[str, Value] = {"amount": row.amount}
    if row.paid > item.paid and row.paid <= max(row.amount, item.amount):
        said["paid"] = row.paid
    if "due_on" in known.fields and row.due_on and item.state == "firm":
        said["due_on"] = row.due_on.toordinal()
    assumed = set()
    if item.paid == 0 and not told & {"paid", "open"}:
        assumed.add("paid")
    if item.milestone is not None or "due_on" not in told:
        assumed.add("due_on")
    fixed = keeps_amount(item, row)
    now: dict[str, Value] = {"amount": item.amount, "paid": item.paid, "due_on": item.due_on}
    if row.customer and posting.book.customer(row.customer, row.customer_code) != item.customer:
        now["customer"], said["customer"] = _customer_name(posting, item), row.customer
    if "currency" in known.fields:
        now["currency"], said["currency"] = item.currency, row.currency
    if all(now[name] == value for name, value in said.items()):
        return {}
    name = _name_of(posting, item)
    record = Known(f"plan:{item.id}", name, item.currency, now, assumed)
    never = ("customer", "currency", "amount") if fixed else ("customer", "currency")
    return weigh(posting, tally, i, record, said, never)


def told_otherwise(
    posting: Posting, known: KnownItems, item: Item, row: PlanRow, open_to_take: bool
) -> tuple[str, str]:
    """(code, both values) of an item that the sheet has otherwise: what can be taken over from the
    sheet in the list of differences, and what the ledger changes by a paper of its own only."""
    if of_another(posting, item, row):
        said = f"{_customer_name(posting, item)} → {row.customer}"
    elif "currency" in known.fields and row.currency != item.currency:
        said = f"{item.currency} → {row.currency}"
    else:
        figures = (plain(n, item.currency) for n in (item.amount, row.amount))
        return "item_differs" if open_to_take else "item_fixed", " → ".join(figures)
    return "item_fixed", said


def of_another(posting: Posting, item: Item, row: PlanRow) -> bool:
    """Whether the row names another customer; a name that nobody has may be spelt another way."""
    known = posting.book.customer(row.customer, row.customer_code)
    if known is not None or not row.customer:
        return known not in (None, item.customer)
    one, other = _pairs(row.customer), _pairs(_customer_name(posting, item))
    return not one & other


def _pairs(name: str) -> set[str]:
    """Neighbouring characters of a name without its legal form."""
    bare = name_key(_LEGAL.sub("", name))
    return {bare[i : i + 2] for i in range(len(bare) - 1)} or {bare}


def _customer_name(posting: Posting, item: Item) -> str:
    name: str = posting.tx.value("SELECT name FROM customer WHERE id = ?", (item.customer,))
    return name


def _name_of(posting: Posting, item: Item) -> str:
    customer, contract, invoice = posting.tx.one(
        "SELECT k.name, c.number, v.number FROM plan p JOIN customer k ON k.id = p.customer_id"
        " LEFT JOIN contract c ON c.id = p.contract_id"
        " LEFT JOIN invoice v ON v.id = p.invoice_id WHERE p.id = ?",
        (item.id,),
    )
    return " ".join(filter(None, (customer, contract, invoice, item.label)))
