"""The firm and its bank accounts: reading, changing."""

from dataclasses import dataclass
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.currencies import CODES
from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.dispatch import Outcome, Right, Topic

FIELDS = (
    "name",
    "short_name",
    "address",
    "postcode",
    "phone",
    "email",
    "contact",
    "tax_no",
    "letterhead",
    "late_rate_ppm",
)
SETTABLE = frozenset(FIELDS) - {"letterhead"}  # a logo is a file, see papers/letterhead.py
ACCOUNT_FIELDS = ("id", "name", "bank", "number", "currency")


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account of the firm."""

    id: int
    name: str
    bank: str
    number: str
    currency: str


def company(tx: Tx) -> dict[str, Any]:
    """The firm's facts by field name, with the ledger's currency."""
    columns = (*FIELDS, "currency", "ledger_id", "sample")
    row = tx.one(f"SELECT {', '.join(columns)} FROM company")
    return dict(zip(columns, row, strict=True))


def accounts(tx: Tx) -> list[Account]:
    """The firm's bank accounts, oldest first."""
    columns = ", ".join(ACCOUNT_FIELDS)
    return [Account(*row) for row in tx.rows(f"SELECT {columns} FROM bank_account ORDER BY id")]


@dataclass(frozen=True)
class SetCompany:
    """Change facts of the firm; `values` are pairs (field, text)."""

    values: tuple[tuple[str, str], ...]

    label: ClassVar[str] = "set_company"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Write them. Raises InvalidValue for an unknown field, an empty name or a bad rate."""
        parsed = {name: _parsed(name, value) for name, value in self.values}
        tx.update("company", 1, **parsed)
        return Outcome(frozenset({Topic.COMPANY}))


def _parsed(name: str, value: str) -> str | int:
    if name not in SETTABLE:
        raise InvalidValue(field=name, value=value, reason="unknown_field")
    text = value.strip()
    if name == "name" and not text:
        raise InvalidValue(field=name, value=value, reason="empty")
    if name != "late_rate_ppm":
        return text
    if not text.isascii() or not text.isdigit() or int(text) > 100_000:
        raise InvalidValue(field=name, value=value, reason="range")
    return int(text)


@dataclass(frozen=True)
class AddAccount:
    """A further bank account of the firm."""

    name: str
    bank: str = ""
    number: str = ""
    currency: str = "CNY"

    label: ClassVar[str] = "add_account"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Insert it. Raises InvalidValue (no name, no currency code), Refused kind `exists`."""
        name = self.name.strip()
        code = self.currency.strip().upper()
        if not name:
            raise InvalidValue(field="name", value=self.name, reason="empty")
        if code not in CODES:
            raise InvalidValue(field="currency", value=self.currency, reason="code")
        if tx.value("SELECT 1 FROM bank_account WHERE name = ?", (name,)):
            raise Refused("exists", what="account", name=name)
        row = tx.insert(
            "bank_account",
            name=name,
            bank=self.bank.strip(),
            number=self.number.strip(),
            currency=code,
        )
        return Outcome(frozenset({Topic.COMPANY}), row)
