"""Customers and contacts into the ledger."""

import re
from functools import partial

from arapp.services.importing.booking.differences import Known, Value, weigh
from arapp.services.importing.booking.openings import has_opening, opening_day, settle_opening
from arapp.services.importing.booking.posting import Posting, Tally
from arapp.services.importing.rows.records import ContactRow, CustomerRow
from arapp.services.ledger.names import account_key, initials, name_key

_ROLES = (
    ("finance", r"财务|会计|出纳|financ|account"),
    ("legal", r"法务|律师|legal"),
    ("representative", r"法人|法定|老板|总经理|董事|owner|ceo|representative"),
    ("business", r"采购|业务|销售|商务|项目|purchas|buy|sales|business|manager"),
)

_REPRESENTATIVE = "法定代表人"
_NAMED = re.compile(r"(?!无$)[^\W\d_]")  # a dash or 无 is nobody
_DEFAULT_GRADE = "C"  # of the schema


def role_of(title: str) -> str:
    """Role of a contact by the title that the sheet gives."""
    return next((role for role, pattern in _ROLES if re.search(pattern, title, re.I)), "other")


def post_customers(posting: Posting, tally: Tally) -> None:
    """New customers are made, known ones completed; an opening balance becomes a plan row."""
    for i, row in tally.ready():
        known = posting.book.customer(row.name, row.code)
        day = opening_day(posting, tally)
        booked = has_opening(posting, known, row)
        if posting.shut(day) and not booked:
            tally.shut(i, "opening", day, posting.closed)
            continue
        values = _values(posting, tally, i, row)
        if known is None:
            known = posting.book.make_customer(tally.made, name=row.name, **values)
            changed = True
            tally.made_by(i, f"customer:{known}")
            tally.posted(i)
        else:
            changed = _complete(posting, tally, i, known, {"name": row.name, **values})
        changed = _contact_of(posting, tally, i, known, row) or changed
        changed = _representative_of(posting, known, row) or changed
        changed = _account_of(posting, known, row) or changed
        if not booked:
            posting.later.append(partial(settle_opening, posting, tally, i, known, row, changed))
        elif tally.status[i] == "ready":
            if changed:
                tally.updated(i, f"customer:{known}")
            else:
                tally.skipped(i, f"customer:{known}")


def _values(posting: Posting, tally: Tally, i: int, row: CustomerRow) -> dict[str, Value]:
    values: dict[str, Value] = {
        "code": row.code,
        "short_name": row.short_name,
        "tax_no": row.tax_no,
        "terms": row.terms,
        "owner": row.owner,
        "department": row.department,
        "region": row.region,
        "phone": row.phone,
        "address": row.address,
        "note": row.note,
        "credit_limit": row.limit,
        "currency": row.currency,
    }
    if row.grade:
        grade = posting.book.grade(row.grade)
        if grade:
            values["grade"] = grade
        else:
            tally.add(i, "", "grade_unknown", row.grade)
    return {name: value for name, value in values.items() if value not in ("", None)}


def _complete(posting: Posting, tally: Tally, i: int, known: int, values: dict[str, Value]) -> bool:
    """Write what the sheet has of the customer beyond the ledger, as far as it is taken."""
    said = {name: value for name, value in values.items() if name != "currency"}
    columns = ("name", "short_name", "currency", "batch_id", *said)
    listed = ", ".join(columns)  # our own column names
    name, short, currency, batch, *found = posting.tx.one(
        f"SELECT {listed} FROM customer WHERE id = ?", (known,)
    )
    if name_key(str(said["name"])) in (name_key(name), name_key(short)):
        said["name"] = name  # spelt another way; else it was known by its code
    now: dict[str, Value] = dict(zip(said, found, strict=True))
    # An import that has no grade gives the default one: nobody graded that customer yet.
    ungraded = batch is not None and now.get("grade") == _DEFAULT_GRADE
    record = Known(f"customer:{known}", name, currency, now, ("grade",) if ungraded else ())
    changes = weigh(posting, tally, i, record, said)
    if "name" in changes:
        renamed = str(changes["name"])
        changes |= {"name_key": name_key(renamed), "initials": initials(renamed, short)}
    if changes:
        posting.tx.update("customer", known, **changes)
    return bool(changes)


def _contact_of(posting: Posting, tally: Tally, i: int, customer: int, row: CustomerRow) -> bool:
    if not row.contact:
        return False
    contact = ContactRow(
        row.row, row.name, row.code, row.contact, row.role, row.phone, row.email, ""
    )
    known = _contact(posting, customer, row.contact)
    if known is None:
        _make_contact(posting, customer, contact)
        return True
    return _complete_contact(posting, tally, i, known, contact)


def _representative_of(posting: Posting, customer: int, row: CustomerRow) -> bool:
    """Who stands for the firm in law: money from that person may be the firm's."""
    name = row.representative
    if not _NAMED.match(name):
        return False
    known = _contact(posting, customer, name)
    if known is None:
        person = ContactRow(row.row, row.name, row.code, name, _REPRESENTATIVE, "", "", "")
        _make_contact(posting, customer, person)
        return True
    role, title = posting.tx.one("SELECT role, title FROM contact WHERE id = ?", (known,))
    if role != "other":  # a role that somebody chose, or that the title gave, stays
        return False
    posting.tx.update(
        "contact", known, role=role_of(_REPRESENTATIVE), title=title or _REPRESENTATIVE
    )
    return True


def _account_of(posting: Posting, customer: int, row: CustomerRow) -> bool:
    """The customer's bank account: its payments are known by it."""
    key = account_key(row.bank_account)
    numbers = posting.tx.rows(
        "SELECT number FROM customer_account WHERE customer_id = ?", (customer,)
    )
    if not key or any(account_key(number) == key for (number,) in numbers):
        return False
    posting.tx.insert("customer_account", customer_id=customer, number=row.bank_account)
    return True


def _contact(posting: Posting, customer: int, name: str) -> int | None:
    found: int | None = posting.tx.value(
        "SELECT id FROM contact WHERE customer_id = ? AND name = ?", (customer, name)
    )
    return found


def _make_contact(posting: Posting, customer: int, row: ContactRow) -> int:
    return posting.tx.insert(
        "contact",
        customer_id=customer,
        name=row.name,
        role=role_of(row.role),
        title=row.role,
        phone=row.phone,
        email=row.email,
        address=row.address,
        batch_id=posting.batch,
    )


def _complete_contact(posting: Posting, tally: Tally, i: int, known: int, row: ContactRow) -> bool:
    """Write what the sheet has of the person beyond the ledger, as far as it is taken."""
    name, *found = posting.tx.one(
        "SELECT name, title, phone, email, address FROM contact WHERE id = ?", (known,)
    )
    fields = ("title", "phone", "email", "address")
    record = Known(f"contact:{known}", name, "", dict(zip(fields, found, strict=True)))
    said = dict(zip(fields, (row.role, row.phone, row.email, row.address), strict=True))
    changes = weigh(posting, tally, i, record, said)
    if "title" in changes:
        changes["role"] = role_of(row.role)
    if changes:
        posting.tx.update("contact", known, **changes)
    return bool(changes)


def post_contacts(posting: Posting, tally: Tally) -> None:
    """People, their customers made when unknown."""
    for i, row in tally.ready():
        customer = posting.book.customer_or_new(
            row.customer, row.customer_code, posting.book.currency, tally.made
        )
        person = row._replace(name=row.name or row.phone)
        known = _contact(posting, customer, person.name)
        if known is None:
            tally.made_by(i, f"contact:{_make_contact(posting, customer, person)}")
            tally.posted(i)
        elif _complete_contact(posting, tally, i, known, person):
            tally.updated(i, f"contact:{known}")
        else:
            tally.skipped(i, f"contact:{known}")
