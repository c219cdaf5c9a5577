"""What the form of a customer shows, what it proposes for a new one, and its one save."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import NoSuchCustomer, NotAllowed
from arapp.models.values.money import Money
from arapp.services.credit.assessed import Assessed, SetAssessed, assessed
from arapp.services.credit.customers import SaveCustomer
from arapp.services.credit.fields import KINDS, Value
from arapp.services.credit.grades import Grade, firm_currency, grades
from arapp.services.credit.grading import SetGrade
from arapp.services.credit.owners import SetOwner, Term, department_of, terms
from arapp.services.dispatch import Outcome, Right
from arapp.services.ledger.attachments import Attachment, attachments_of
from arapp.services.ledger.desk import DeskCustomer, customers_by_id
from arapp.services.ledger.names import name_key
from arapp.services.matching import lexicon
from arapp.services.matching.names import anatomy

# Fields whose earlier values are offered while typing.
_KNOWN = ("region", "kind", "owner", "department", "terms")
_MOST_KNOWN = 200


@dataclass(frozen=True, slots=True)
class Person:
    """A contact at the customer."""

    id: int
    name: str
    role: str
    title: str
    phone: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class BankAccount:
    """An account of the customer, as on its papers."""

    id: int
    number: str
    bank: str
    note: str


@dataclass(frozen=True, slots=True)
class PayerName:
    """A name or account that pays for the customer; `source` how that became known."""

    id: int
    kind: str
    value: str
    source: str
    hits: int
    last_used_on: date | None
    revoked: bool


@dataclass(frozen=True, slots=True)
class CustomerForm:
    """All of the form. `values` by the fields of `fields.KINDS`, and grade, grade_until,
    grade_reason, size, report, source (`assessed`); `parent` is shown for `parent_id`. `id` None:
    a new customer."""

    id: int | None
    values: Mapping[str, Value]
    parent: DeskCustomer | None
    currency: str
    firm_currency: str
    grades: tuple[Grade, ...]
    known: Mapping[str, tuple[str, ...]]
    people: tuple[Person, ...] = ()
    accounts: tuple[BankAccount, ...] = ()
    payers: tuple[PayerName, ...] = ()
    owners: tuple[Term, ...] = ()
    files: tuple[Attachment, ...] = ()
    scored_on: date | None = None

    def grade(self, code: str) -> Grade | None:
        """The grade of that code."""
        return next((one for one in self.grades if one.code == code), None)


def customer_form(tx: Tx, customer_id: int | None) -> CustomerForm:
    """The form of a customer, or a blank one. Raises NoSuchCustomer."""
    home = firm_currency(tx)
    if customer_id is None:
        blank: dict[str, Value] = {"currency": home, "language": "zh_CN", "grade": "C"}
        return CustomerForm(None, blank, None, home, home, tuple(grades(tx)), _known(tx))
    values, scored = _values(tx, customer_id)
    parent = values["parent_id"]
    found = customers_by_id(tx, [parent], home) if isinstance(parent, int) else {}
    return CustomerForm(
        customer_id, values, next(iter(found.values()), None), str(values["currency"]), home,
        tuple(grades(tx)), _known(tx), _people(tx, customer_id), _accounts(tx, customer_id),
        _payers(tx, customer_id), tuple(terms(tx, customer_id)),
        tuple(attachments_of(tx, f"customer:{customer_id}")), scored,
    )  # fmt: skip


def _values(tx: Tx, customer_id: int) -> tuple[dict[str, Value], date | None]:
    names = [*KINDS, "grade", "grade_until", "grade_reason", "scored_on"]
    row = tx.one(f"SELECT {', '.join(names)} FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NoSuchCustomer(key=customer_id)
    plain = dict(zip(names, row, strict=True))
    currency = str(plain["currency"])
    values: dict[str, Value] = {}
    for name in names[:-1]:
        value = plain[name]
        if KINDS.get(name) == "money":
            value = None if value is None else Money(value, currency)
        elif KINDS.get(name) == "day" or name == "grade_until":
            value = from_ordinal(value)
        values[name] = value
    if values["base_amount"] == Money(0, currency):
        values["base_amount"] = None
    known = assessed(tx, customer_id)
    values |= {"size": known.size, "report": known.report, "source": known.source}
    return values, from_ordinal(plain["scored_on"])


def _known(tx: Tx) -> dict[str, tuple[str, ...]]:
    """Values used before, the most used first."""
    return {
        name: tuple(
            value
            for (value,) in tx.rows(
                f"SELECT {name} FROM customer WHERE {name} <> '' GROUP BY {name}"
                " ORDER BY count(*) DESC, 1 LIMIT ?",
                (_MOST_KNOWN,),
            )
        )
        for name in _KNOWN
    }


def _people(tx: Tx, customer_id: int) -> tuple[Person, ...]:
    rows = tx.rows(
        "SELECT id, name, role, title, phone, email, address FROM contact WHERE customer_id = ?"
        " ORDER BY role = 'finance' DESC, id",
        (customer_id,),
    )
    return tuple(Person(*row) for row in rows)


def _accounts(tx: Tx, customer_id: int) -> tuple[BankAccount, ...]:
    rows = tx.rows(
        "SELECT id, number, bank, note FROM customer_account WHERE customer_id = ? ORDER BY id",
        (customer_id,),
    )
    return tuple(BankAccount(*row) for row in rows)


def _payers(tx: Tx, customer_id: int) -> tuple[PayerName, ...]:
    rows = tx.rows(
        "SELECT id, kind, value, source, hits, last_used_on, revoked FROM payer_alias"
        " WHERE customer_id = ? ORDER BY revoked, hits DESC, id",
        (customer_id,),
    )
    return tuple(
        PayerName(row, kind, value, source, hits, from_ordinal(day), bool(revoked))
        for row, kind, value, source, hits, day, revoked in rows
    )


# --- a new one ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a name tells: values for blank fields, and customers that may be the same one."""

    values: Mapping[str, Value]
    alike: tuple[tuple[int, str], ...]


def propose(tx: Tx, name: str) -> Proposal:
    """Short name, region, language, code, salesperson of a customer called so."""
    parts = anatomy(name)
    short = (parts.brand + parts.trade) if parts.place or parts.form else ""
    values: dict[str, Value] = {"since_on": tx.today}
    if short and not name.isascii():
        values["short_name"] = _short(parts.brand, parts.trade)
    values["language"] = "en" if name.isascii() else "zh_CN"
    region = _region(tx, parts.place)
    if region:
        values["region"] = region
        values |= _owner_of(tx, region)
    code = next_code(tx)
    if code:
        values["code"] = code
    alike = tx.rows(
        "SELECT id, name FROM customer WHERE merged_into_id IS NULL AND (name_key = :key"
        " OR (length(:brand) >= 2 AND (instr(name, :brand) OR short_name = :short)))"
        " ORDER BY name_key <> :key, id LIMIT 3",
        {"key": name_key(name), "brand": "" if name.isascii() else parts.brand, "short": short},
    )
    return Proposal(values, tuple((int(row), str(other)) for row, other in alike))


def _short(brand: str, trade: str) -> str:
    """字号 and the first word of the trade: 恒岳机械 of 恒岳 and 机械制造."""
    if len(brand) >= 4:
        return brand
    for length in range(len(trade), 1, -1):
        if trade[:length] in lexicon.TRADES and length <= 2:
            return brand + trade[:length]
    return brand + trade


def _region(tx: Tx, place: str) -> str:
    """The region of a place, in the words the customers have."""
    used = {str(region) for (region,) in tx.rows("SELECT DISTINCT region FROM customer")} - {""}
    bare = place.rstrip("市省")
    for word in (bare, lexicon.province(bare)):
        hit = next((region for region in sorted(used) if word and region.startswith(word)), "")
        if hit:
            return hit
    return lexicon.province(bare) or (bare if bare in lexicon.PLACES else "")


def _owner_of(tx: Tx, region: str) -> dict[str, Value]:
    """Who has most of the customers of a region, when that is more than half of them."""
    rows = tx.rows(
        "SELECT owner, count(*) FROM customer WHERE region = ? AND owner <> ''"
        " AND merged_into_id IS NULL GROUP BY owner ORDER BY count(*) DESC",
        (region,),
    )
    if not rows or rows[0][1] * 2 <= sum(count for _, count in rows):
        return {}
    owner = str(rows[0][0])
    return {"owner": owner, "department": department_of(tx, owner)}


def next_code(tx: Tx) -> str:
    """The code after the last one where codes are counted up (K00040 → K00041), else ""."""
    last = str(
        tx.value("SELECT code FROM customer WHERE code <> '' ORDER BY id DESC LIMIT 1") or ""
    )
    head = last.rstrip("0123456789")
    digits = last[len(head) :]
    if not digits:
        return ""
    number = int(digits)
    while True:
        number += 1
        code = f"{head}{number:0{len(digits)}d}"
        if tx.value("SELECT 1 FROM customer WHERE code = ?", (code,)) is None:
            return code


# --- saving ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class HandGrade:
    """A grade by hand with its reason and last day."""

    grade: str
    reason: str
    until: date | None = None


@dataclass(frozen=True)
class SaveCustomerForm:
    """The form as one step: fields, a grade by hand, a salesperson from an earlier day, what is
    known from outside."""

    customer_id: int | None
    values: tuple[tuple[str, Value], ...]
    by_hand: HandGrade | None = None
    owner_from: date | None = None
    known: Assessed | None = None

    label: ClassVar[str] = "save_customer"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the customer's id. Raises as SaveCustomer, SetGrade, SetOwner."""
        values = dict(self.values)
        dated = self.customer_id is not None and self.owner_from not in (None, tx.today)
        owner = {name: values.pop(name) for name in _OWNER if dated and name in values}
        done = SaveCustomer(self.customer_id, tuple(values.items())).run(tx)
        customer = int(done.result)
        if owner:
            before = tx.one("SELECT owner, department FROM customer WHERE id = ?", (customer,))
            known = dict(zip(_OWNER, before, strict=True))
            name, part = (str(owner.get(one, known[one]) or "") for one in _OWNER)
            SetOwner(customer, name, part, self.owner_from).run(tx)
        if self.known is not None:
            told = self.known
            SetAssessed(customer, told.size, told.report, told.source, told.on).run(tx)
        if self.by_hand is not None:
            if Right.ADMIN not in tx.rights:
                raise NotAllowed(needs=str(Right.ADMIN))
            hand = self.by_hand
            SetGrade(customer, hand.grade, hand.reason, hand.until).run(tx)
        return Outcome(done.topics, customer)


_OWNER = ("owner", "department")
