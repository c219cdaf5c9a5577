"""Contacts, bank accounts and payer names of a customer."""

from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue, NoSuchCustomer, NotFound, Refused
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.names import account_key, name_key
from arapp.services.ledger.record_ids import row_id

ROLES = ("finance", "business", "legal", "representative", "other")
ALIAS_KINDS = ("name", "account")
_TOPICS = frozenset({Topic.CUSTOMERS})


@dataclass(frozen=True)
class SaveContact:
    """A person at the customer, new (`contact_id` None) or changed."""

    customer_id: int
    name: str
    role: str = "other"
    title: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    contact_id: int | None = None

    label: ClassVar[str] = "save_contact"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises NoSuchCustomer, NotFound, InvalidValue (no name, role, mail)."""
        require_customer(tx, self.customer_id)
        for problem in contact_problems(self.name, self.role, self.email):
            raise InvalidValue(field=problem[0], value="", reason=problem[1])
        values = {
            "name": self.name.strip(),
            "role": self.role,
            "title": self.title.strip(),
            "phone": self.phone.strip(),
            "email": self.email.strip(),
            "address": self.address.strip(),
        }
        if self.contact_id is None:
            row = tx.insert("contact", customer_id=self.customer_id, **values)
            return Outcome(_TOPICS, row)
        _require(tx, "contact", self.contact_id, self.customer_id)
        tx.update("contact", self.contact_id, **values)
        return Outcome(_TOPICS, self.contact_id)


def contact_problems(name: str, role: str, email: str) -> list[tuple[str, str]]:
    """(field, reason) of what is wrong with a contact."""
    found = []
    if not name.strip():
        found.append(("name", "empty"))
    if role not in ROLES:
        found.append(("role", "unknown"))
    mail = email.strip()
    if mail and ("@" not in mail[1:-1] or any(sign.isspace() for sign in mail)):
        found.append(("email", "no_address"))
    return found


@dataclass(frozen=True)
class RemoveContact:
    """The person is not there any more; what was said to them stays in the log."""

    contact_id: int

    label: ClassVar[str] = "remove_contact"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        _require(tx, "contact", self.contact_id)
        tx.delete("contact", self.contact_id)
        return Outcome(_TOPICS, self.contact_id)


@dataclass(frozen=True)
class SaveAccount:
    """A bank account of the customer, as printed on its papers; new or changed."""

    customer_id: int
    number: str
    bank: str = ""
    note: str = ""
    account_id: int | None = None

    label: ClassVar[str] = "save_account"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises NoSuchCustomer, NotFound, InvalidValue (no number)."""
        require_customer(tx, self.customer_id)
        if not account_key(self.number):
            raise InvalidValue(field="number", value=self.number, reason="empty")
        values = {
            "number": self.number.strip(),
            "bank": self.bank.strip(),
            "note": self.note.strip(),
        }
        if self.account_id is None:
            row = tx.insert("customer_account", customer_id=self.customer_id, **values)
            return Outcome(_TOPICS, row)
        _require(tx, "customer_account", self.account_id, self.customer_id)
        tx.update("customer_account", self.account_id, **values)
        return Outcome(_TOPICS, self.account_id)


@dataclass(frozen=True)
class RemoveAccount:
    """The account is the customer's no more."""

    account_id: int

    label: ClassVar[str] = "remove_account"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        _require(tx, "customer_account", self.account_id)
        tx.delete("customer_account", self.account_id)
        return Outcome(_TOPICS, self.account_id)


@dataclass(frozen=True)
class AddAlias:
    """This name, or this account, pays for the customer; `what` is one of ALIAS_KINDS."""

    customer_id: int
    what: str  # not `kind`: that is what sort of entry a command makes
    value: str

    label: ClassVar[str] = "add_alias"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id; a revoked one counts again.

        Raises NoSuchCustomer, InvalidValue (kind, nothing in it), Refused `alias_taken` when it
        pays for another customer.
        """
        require_customer(tx, self.customer_id)
        return Outcome(_TOPICS, add_alias(tx, self.customer_id, self.what, self.value, "hand"))


def alias_key(kind: str, value: str) -> str:
    """A payer's name or account as compared."""
    return name_key(value) if kind == "name" else account_key(value)


def add_alias(tx: WriteTx, customer_id: int, kind: str, value: str, source: str) -> int:
    """Write a payer's name or account. Raises as `AddAlias`."""
    if kind not in ALIAS_KINDS:
        raise InvalidValue(field="kind", value=kind, reason="unknown")
    key = alias_key(kind, value)
    if not key:
        raise InvalidValue(field="value", value=value, reason="empty")
    other = tx.one(
        "SELECT c.id, c.name FROM payer_alias a JOIN customer c ON c.id = a.customer_id"
        " WHERE a.kind = ? AND a.key = ? AND a.revoked = 0 AND c.id <> ?",
        (kind, key, customer_id),
    )
    if other is not None and source == "hand":
        raise Refused("alias_taken", value=value.strip(), customer=other[1], id=other[0])
    mine = tx.one(
        "SELECT id, revoked FROM payer_alias WHERE customer_id = ? AND kind = ? AND key = ?",
        (customer_id, kind, key),
    )
    if mine is not None:
        if mine[1]:
            tx.update("payer_alias", mine[0], revoked=0, source=source)
        return int(mine[0])
    return tx.insert(
        "payer_alias",
        customer_id=customer_id,
        kind=kind,
        value=value.strip(),
        key=key,
        source=source,
        hits=0,
        last_used_on=tx.today.toordinal(),
        revoked=0,
    )


def require_customer(tx: Tx, customer_id: int) -> None:
    """Raises NoSuchCustomer, Refused `merged` when it lives on as another one."""
    row = tx.one(
        "SELECT c.name, k.name FROM customer c LEFT JOIN customer k ON k.id = c.merged_into_id"
        " WHERE c.id = ?",
        (customer_id,),
    )
    if row is None:
        raise NoSuchCustomer(key=customer_id)
    if row[1] is not None:
        raise Refused("merged", name=row[0], into=row[1])


def _require(tx: Tx, table: str, row: int, customer_id: int | None = None) -> None:
    found = tx.value(f"SELECT customer_id FROM {table} WHERE id = ?", (row_id(table, row),))
    if found is None or customer_id not in (None, found):
        raise NotFound(what=table, key=row)
