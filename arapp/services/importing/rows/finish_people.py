"""Running ledgers, customers, contacts."""

from collections.abc import Sequence

from arapp.models.values.money import plain
from arapp.services.importing.layout.shapes import side_of
from arapp.services.importing.rows.records import ContactRow, CustomerRow, LedgerRow, Record
from arapp.services.importing.rows.settle import Reading, named, require, status_of
from arapp.services.importing.rows.values import Values
from arapp.services.ledger.names import name_key


def ledger(reading: Reading) -> tuple[list[Record], list[str]]:
    """Lines of a running ledger: debit, credit, and the balance that opens it."""
    table, stated, values, frame, lines = (
        reading.table,
        reading.stated,
        reading.values,
        reading.frame,
        reading.lines,
    )
    customers, days = named(values, stated, table, lines, "ledger"), values.days("day")
    memos = values.texts("memo")
    labels, debits, credits = (
        values.texts("label"),
        values.amounts("debit"),
        values.amounts("credit"),
    )
    balances, sides = values.amounts("balance"), values.texts("direction")
    contracts_, invoices_ = values.texts("contract"), values.texts("invoice")
    serials, due, owners = values.texts("serial_no"), values.days("due_on"), values.texts("owner")
    opening_at = set(lines.opening)
    first_day = min((day for day in days if day), default=stated.as_of or frame.today)
    records: list[Record] = []
    status: list[str] = []
    for i, place in enumerate(values.places):
        balance, debit, credit, day = balances[i], debits[i] or 0, credits[i] or 0, days[i]
        if balance is not None and side_of(sides[i]) == 1:
            balance = -abs(balance)  # 贷 beside the balance: the customer has paid too much
        opens = place in opening_at
        if opens:
            debit, credit = _opened(balance, debit, credit)
            day = day or first_day
            if not debit and not credit:
                values.add(i, values.headers.get("balance", ""), "", "nothing_open")
        if not customers[i]:
            require(values, i, "customer")
        if day is None:
            require(values, i, "day")
        if not opens and not debit and not credit:
            require(values, i, "debit" if "debit" in values.headers else "credit")
        if credit < 0:
            values.add(i, values.headers.get("credit", ""), "", "reversal")
        records.append(
            LedgerRow(
                values.numbers[i],
                customers[i],
                day,
                labels[i],
                debit,
                credit,
                balance,
                values.currency[i],
                contracts_[i],
                invoices_[i],
                "" if serials[i].strip("0-") == "" else serials[i],
                due[i],
                owners[i],
                opens,
                memos[i],
            )
        )
        status.append(status_of(values, i))
    return records, status


def _opened(balance: int | None, debit: int, credit: int) -> tuple[int, int]:
    if balance is None:
        return debit - credit, 0
    return balance, 0


def customers(reading: Reading) -> tuple[list[Record], list[str]]:
    """Customers with what the sheet knows of them."""
    values = reading.values
    names = values.texts("name")
    text = {
        n: values.texts(n)
        for n in (
            "code",
            "short_name",
            "tax_no",
            "grade",
            "terms",
            "owner",
            "department",
            "region",
            "phone",
            "address",
            "contact",
            "role",
            "representative",
            "email",
            "bank_account",
            "note",
        )
    }
    limits, openings = values.amounts("limit"), values.amounts("opening")
    _codes_twice(values, names, text["code"], text["short_name"])
    records: list[Record] = []
    status: list[str] = []
    for i, name in enumerate(names):
        if not name:
            require(values, i, "name")
        if (limits[i] or 0) < 0:
            values.add(
                i,
                values.headers["limit"],
                plain(limits[i] or 0, values.currency[i]),
                "negative_limit",
            )
        records.append(
            CustomerRow(
                values.numbers[i],
                name,
                text["code"][i],
                text["short_name"][i],
                text["tax_no"][i],
                text["grade"][i],
                limits[i],
                text["terms"][i],
                text["owner"][i],
                text["department"][i],
                text["region"][i],
                text["phone"][i],
                text["address"][i],
                text["contact"][i],
                text["role"][i],
                text["email"][i],
                text["bank_account"][i],
                openings[i] or 0,
                values.currency[i],
                text["note"][i],
                text["representative"][i],
            )
        )
        status.append(status_of(values, i))
    return records, status


def _codes_twice(
    values: Values, names: Sequence[str], codes: Sequence[str], shorts: Sequence[str]
) -> None:
    """A code that stands beside two names: nobody can tell which of the two has it."""
    first: dict[str, int] = {}
    for i, code in enumerate(codes):
        if not code or not names[i]:
            continue
        at = first.setdefault(code, i)
        mine, its = ({name_key(names[j]), name_key(shorts[j])} - {""} for j in (i, at))
        if not mine & its:
            told = f"{names[at]} ({values.numbers[at]})"
            values.add(i, values.headers["code"], code, "code_twice", told)


def contacts(reading: Reading) -> tuple[list[Record], list[str]]:
    """People at customers."""
    table, stated, values, lines = reading.table, reading.stated, reading.values, reading.lines
    who, codes = named(values, stated, table, lines), values.texts("customer_code")
    names, roles, phones = values.texts("name"), values.texts("role"), values.texts("phone")
    emails, addresses = values.texts("email"), values.texts("address")
    records: list[Record] = []
    status: list[str] = []
    for i in range(len(values.places)):
        if not (who[i] or codes[i]):
            require(values, i, "customer")
        if not (names[i] or phones[i]):
            require(values, i, "name")
        records.append(
            ContactRow(
                values.numbers[i],
                who[i],
                codes[i],
                names[i],
                roles[i],
                phones[i],
                emails[i],
                addresses[i],
            )
        )
        status.append(status_of(values, i))
    return records, status
