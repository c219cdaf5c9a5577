"""What reports are asked by: products, salespeople, departments, regions (product P11, K5)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.dealing.fields import micro, must_exist, named, ordinal
from arapp.services.dispatch import Outcome, Right, Topic

_TOPICS = frozenset({Topic.SETTINGS})
_MOST_PPM = 1_000_000


def percent_ppm(field: str, text: str) -> int | None:
    """ "13" or "13%" as parts per million; "" is none. Raises InvalidValue beyond 0 to 100 %."""
    found = micro(field, text.strip().rstrip("%％"))
    if found is None:
        return None
    ppm, rest = divmod(found, 100)
    if rest or not 0 <= ppm <= _MOST_PPM:
        raise InvalidValue(field=field, value=text, reason="range")
    return ppm


@dataclass(frozen=True)
class SaveProduct:
    """A product, new or changed (`product_id`); `price` as typed, with tax, "" for none."""

    name: str
    code: str = ""
    spec: str = ""
    unit: str = ""
    price: str = ""
    tax_rate_ppm: int | None = None
    product_id: int | None = None

    label: ClassVar[str] = "save_product"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises InvalidValue (no name, price, rate), NotFound, Refused
        `name_taken` (name and specification are another product's)."""
        name, spec = named("name", self.name), " ".join(self.spec.split())
        twin = tx.value(
            "SELECT id FROM product WHERE name = ? AND spec = ? AND id IS NOT ?",
            (name, spec, self.product_id),
        )
        if twin is not None:
            raise Refused("name_taken", what="product", name=f"{name} {spec}".strip())
        price, rate = micro("price", self.price), self.tax_rate_ppm
        if price is not None and price < 0:
            raise InvalidValue(field="price", value=self.price, reason="range")
        if rate is not None and not 0 <= rate <= _MOST_PPM:
            value = f"{(Decimal(rate) / 10_000).normalize():f}%"
            raise InvalidValue(field="tax", value=value, reason="range")
        values = {
            "name": name,
            "spec": spec,
            "code": self.code.strip(),
            "unit": self.unit.strip(),
            "price": price,
            "tax_rate_ppm": self.tax_rate_ppm,
        }
        if self.product_id is None:
            return Outcome(_TOPICS, tx.insert("product", **values))
        must_exist(tx, "product", self.product_id)
        tx.update("product", self.product_id, **values)
        return Outcome(_TOPICS, self.product_id)


@dataclass(frozen=True)
class RetireProduct:
    """No longer proposed in new lines, or (`back`) proposed again; old lines keep it."""

    product_id: int
    back: bool = False

    label: ClassVar[str] = "retire_product"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        must_exist(tx, "product", self.product_id)
        tx.update("product", self.product_id, retired=int(not self.back))
        return Outcome(_TOPICS, self.product_id)


@dataclass(frozen=True)
class SavePerson:
    """A salesperson, new or changed (`person_id`); `left_on` when they left the firm.

    A new name goes to all customers, contracts and rows that carry the old one.
    """

    name: str
    department: str = ""
    phone: str = ""
    email: str = ""
    left_on: date | None = None
    person_id: int | None = None

    label: ClassVar[str] = "save_person"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises InvalidValue (no name), InvalidDay, NotFound, Refused
        `name_taken`."""
        name = named("name", self.name)
        known = "SELECT id FROM person WHERE name = ? AND id IS NOT ?"
        if tx.value(known, (name, self.person_id)) is not None:
            raise Refused("name_taken", what="person", name=name)
        left = None if self.left_on is None else ordinal("left_on", self.left_on, tx.today)
        values = {
            "name": name,
            "department": self.department.strip(),
            "phone": self.phone.strip(),
            "email": self.email.strip(),
            "left_on": left,
        }
        if self.person_id is None:
            return Outcome(_TOPICS, tx.insert("person", **values))
        must_exist(tx, "person", self.person_id)
        before = tx.value("SELECT name FROM person WHERE id = ?", (self.person_id,))
        tx.update("person", self.person_id, **values)
        if before == name:
            return Outcome(_TOPICS, self.person_id)
        _rename(tx, before, name)
        everywhere = {Topic.CUSTOMERS, Topic.CONTRACTS, Topic.PLANS}
        return Outcome(_TOPICS | everywhere, self.person_id)


_OWNED = ("customer", "contract", "plan", "owner_term", "todo", "payable")


def _rename(tx: WriteTx, before: str, name: str) -> None:
    for table in _OWNED:
        tx.execute(f"UPDATE {table} SET owner = ? WHERE owner = ?", (name, before))


@dataclass(frozen=True, slots=True)
class Product:
    """A product; price in millionths, with tax; `used` lines of contracts and invoices."""

    id: int
    code: str
    name: str
    spec: str
    unit: str
    price: int | None
    tax_rate_ppm: int | None
    retired: bool
    used: int


def products(tx: Tx) -> list[Product]:
    """All products by name, retired ones last."""
    rows = tx.rows(
        "SELECT p.id, p.code, p.name, p.spec, p.unit, p.price, p.tax_rate_ppm, p.retired,"
        " (SELECT count(*) FROM contract_line l WHERE l.product_id = p.id)"
        " + (SELECT count(*) FROM invoice_line l WHERE l.product_id = p.id)"
        " FROM product p ORDER BY p.retired, p.name, p.spec, p.id"
    )
    return [Product(*[*row, bool(retired), used]) for *row, retired, used in rows]


@dataclass(frozen=True, slots=True)
class Salesperson:
    """A salesperson with the customers they own; id None: named in the books, no record yet."""

    id: int | None
    name: str
    department: str
    phone: str
    email: str
    left_on: date | None
    customers: int


def people(tx: Tx) -> list[Salesperson]:
    """Salespeople on record and owners that the books name, those who left last."""
    rows = tx.rows(
        "SELECT p.id, n.name, coalesce(p.department, ''), coalesce(p.phone, ''),"
        " coalesce(p.email, ''), p.left_on,"
        " (SELECT count(*) FROM customer c WHERE c.owner = n.name AND c.merged_into_id IS NULL)"
        " FROM (SELECT name FROM person UNION SELECT owner FROM customer WHERE owner <> ''"
        "  UNION SELECT owner FROM contract WHERE owner <> '') n"
        " LEFT JOIN person p ON p.name = n.name"
        " ORDER BY p.left_on IS NOT NULL, n.name"
    )
    return [Salesperson(*[*row, from_ordinal(left), count]) for *row, left, count in rows]


def departments(tx: Tx) -> list[str]:
    """Departments in use, for proposals while typing."""
    return _words(tx, ("person", "department"), ("customer", "department"))


def regions(tx: Tx) -> list[str]:
    """Regions in use."""
    return _words(tx, ("customer", "region"))


def _words(tx: Tx, *places: tuple[str, str]) -> list[str]:
    parts = " UNION ".join(f"SELECT {column} AS w FROM {table}" for table, column in places)
    return [word for (word,) in tx.rows(f"SELECT w FROM ({parts}) WHERE w <> '' ORDER BY w")]
