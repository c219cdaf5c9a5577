"""The ledger as an import sees it while it posts: who and what is known, what is made new."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from arapp.models.tx import WriteTx
from arapp.services.ledger.names import account_key, initials, name_key, number_key

Made = Counter[str]


class Book:
    """Look-ups by key, and inserts that keep them current. One per command."""

    def __init__(self, tx: WriteTx, batch: int, passing: bool = False) -> None:
        """`passing`: it will all be rolled back, so what only a search needs is left out."""
        self.tx, self.batch, self._passing = tx, batch, passing
        self.currency: str = tx.value("SELECT currency FROM company WHERE id = 1") or "CNY"
        self._customers: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        for row_id, key, short, code in tx.rows(
            "SELECT coalesce(merged_into_id, id), name_key, short_name, code FROM customer"
            " ORDER BY merged_into_id IS NULL, id DESC"
        ):
            if short:
                self._customers.setdefault(name_key(short), row_id)
            if code:
                self._codes[code] = row_id
            self._customers[key] = row_id
        self._contracts: dict[str, int] = dict(
            tx.rows("SELECT number_key, id FROM contract WHERE state <> 'void' ORDER BY id DESC")
        )
        self._invoices: dict[str, int] = {
            number_key(number): row_id
            for row_id, number in tx.rows("SELECT id, number FROM invoice")
        }
        self._grades = {
            key: code
            for code, name in tx.rows("SELECT code, name FROM grade")
            for key in (code.upper(), name, f"{code.upper()}级")
        }
        self._net_days: dict[int, int] = {}
        self.listed_invoices: set[str] = set()  # numbers that a list of this import names
        self.to_compare: set[int] = set()  # contracts whose invoices are compared at the end
        self._payers: dict[str, int] | None = None
        self._paid_by: dict[tuple[str, str], int | None] = {}

    # --- customers ---

    def numbers(self, what: str) -> Iterable[str]:
        """Codes of customers, keys of the numbers of contracts or invoices."""
        return {"customer": self._codes, "contract": self._contracts, "invoice": self._invoices}[
            what
        ]

    def customer(self, name: str, code: str = "") -> int | None:
        """Id by code or by the folded name; None when unknown."""
        if name:
            found = self._customers.get(name_key(name))
            if found is not None:
                return found
        return self._codes.get(code) if code else None

    def make_customer(self, made: Made, **values: Any) -> int:
        """Insert a customer; counted."""
        name = values["name"]
        row_id = self.tx.insert(
            "customer",
            **{"currency": self.currency, **values},
            name_key=name_key(name),
            initials="" if self._passing else initials(name, values.get("short_name", "")),
            batch_id=self.batch,
        )
        self._customers[name_key(name)] = row_id
        self._paid_by.clear()
        if values.get("short_name"):
            self._customers.setdefault(name_key(values["short_name"]), row_id)
        if values.get("code"):
            self._codes[values["code"]] = row_id
        made["customers"] += 1
        return row_id

    def customer_or_new(self, name: str, code: str, currency: str, made: Made) -> int:
        """Id of the customer, made when unknown."""
        known = self.customer(name, code)
        if known is not None:
            return known
        return self.make_customer(made, name=name or code, code=code, currency=currency)

    def grade(self, text: str) -> str | None:
        """Code of a grade as the sheet writes it; None when the ledger has no such grade."""
        return self._grades.get(text.strip().upper()) or self._grades.get(text.strip())

    def due_day(self, customer: int, booked: date) -> date:
        """Due day by the customer's own terms, else by the grade's days."""
        from arapp.services.importing.rows.templates import due_by_terms

        terms, days = self.tx.one(
            "SELECT c.terms, coalesce(g.net_days, 0) FROM customer c"
            " LEFT JOIN grade g ON g.code = c.grade WHERE c.id = ?",
            (customer,),
        )
        found = due_by_terms(terms, booked) if terms else None
        return found or date.fromordinal(booked.toordinal() + int(days))

    def payer(self, name: str, account: str) -> int | None:
        """Customer who is known to pay under this very name or from this account."""
        try:
            return self._paid_by[name, account]
        except KeyError:
            found = self._paid_by[name, account] = self._payer(name, account)
            return found

    def _payer(self, name: str, account: str) -> int | None:
        if self._payers is None:
            self._payers = {
                f"{kind}:{key}": row_id
                for row_id, kind, key in self.tx.rows(
                    "SELECT customer_id, kind, key FROM payer_alias WHERE revoked = 0"
                )
            }
        if account and self._payers:
            found = self._payers.get(f"account:{account_key(account)}")
            if found is not None:
                return found
        if not name:
            return None
        key = name_key(name)
        return self._customers.get(key) or self._payers.get(f"name:{key}")

    # --- contracts, invoices ---

    def contract(self, number: str) -> int | None:
        """Id of a contract by its folded number."""
        return self._contracts.get(number_key(number)) if number and self._contracts else None

    def contracts(self, keys: Iterable[str]) -> list[int | None]:
        """Ids of contracts by their folded numbers; None for "" too."""
        known = self._contracts
        return [known.get(key) if key else None for key in keys]

    def make_contract(self, made: Made, **values: Any) -> int:
        """Insert a contract; counted."""
        row_id = self.tx.insert(
            "contract", **values, number_key=number_key(values["number"]), batch_id=self.batch
        )
        self._contracts[number_key(values["number"])] = row_id
        made["contracts"] += 1
        return row_id

    def make_contracts(self, made: Made, rows: Mapping[str, Sequence[Any]]) -> range:
        """Insert active contracts by their keys, in order: number, customer, amount, currency,
        owner; counted."""
        ids = self.tx.insert_many(
            "contract",
            ("number", "customer_id", "amount", "currency", "owner", "state", "number_key",
             "batch_id"),
            [(*row, "active", key, self.batch) for key, row in rows.items()],
        )  # fmt: skip
        self._contracts.update(zip(rows, ids, strict=True))
        made["contracts"] += len(ids)
        return ids

    def invoice(self, number: str) -> int | None:
        """Id of an invoice by its folded number."""
        return self._invoices.get(number_key(number)) if number and self._invoices else None

    def invoices(self, keys: Iterable[str]) -> list[int | None]:
        """Ids of invoices by their folded numbers; None for "" too."""
        known = self._invoices
        return [known.get(key) if key else None for key in keys]

    def make_invoice(self, **values: Any) -> int:
        """Insert an invoice."""
        row_id = self.tx.insert("invoice", **values, batch_id=self.batch)
        self._invoices[number_key(values["number"])] = row_id
        return row_id

    def make_invoices(self, rows: Mapping[str, Sequence[Any]]) -> None:
        """Insert invoices by their keys, in order: number, customer, contract, day, net, tax,
        gross, currency."""
        ids = self.tx.insert_many(
            "invoice",
            ("number", "customer_id", "contract_id", "day", "net", "tax", "gross", "currency",
             "batch_id"),
            [(*row, self.batch) for row in rows.values()],
        )  # fmt: skip
        self._invoices.update(zip(rows, ids, strict=True))

    # --- bank accounts ---

    def account(
        self, chosen: str | None, stated: str, stem: str, currency: str, bank: str, made: Made
    ) -> int:
        """The account that was chosen, else the one the file states, else the first, else new."""
        rows = self.tx.rows("SELECT id, name, number FROM bank_account ORDER BY id")
        if chosen:
            found = next((i for i, name, number in rows if chosen in (name, number)), None)
            return found or self._new_account(chosen, stated, currency, bank, made)
        if stated:
            found = next(
                (i for i, _, number in rows if number and same_account(number, stated)), None
            )
            return found or self._new_account(_free(rows, stated), stated, currency, bank, made)
        if rows:
            return int(rows[0][0])
        return self._new_account(stem, "", currency, bank, made)

    def _new_account(self, name: str, number: str, currency: str, bank: str, made: Made) -> int:
        made["accounts"] += 1
        return self.tx.insert(
            "bank_account", name=name, number=number, currency=currency, bank=bank
        )


def _free(rows: Sequence[Any], name: str) -> str:
    names = {row[1] for row in rows}
    return name if name not in names else f"{name} ({len(names) + 1})"


def same_account(one: str, other: str) -> bool:
    """Equal account numbers; stars of a masked number stand for any digits."""
    a, b = account_key(one), account_key(other)
    if "*" not in a + b:
        return a == b
    if "*" in a and "*" in b:
        return a == b
    masked, full = (a, b) if "*" in a else (b, a)
    return bool(re.fullmatch(re.sub(r"\*+", ".*", masked), full))
