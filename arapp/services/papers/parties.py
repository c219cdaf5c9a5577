"""Both sides of a paper, from the ledger: the firm, its account, the customer's desk."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.errors import NoSuchCustomer
from arapp.services.output.documents import Addressee, BankAccount, Contact, Firm
from arapp.services.papers.letterhead import dressed

LANGUAGES = ("zh_CN", "en")
# How the firm names its own papers, Chinese: 澄禾对账〔2026〕第 0218 号.
_FORMS = {"DZ": "{short}对账〔{year}〕第 {n} 号", "CK": "{short}催〔{year}〕第 {n} 号"}
# What the customer is asked to write with the money; read back by the matching.
_MEMOS = {
    ("DZ", "zh_CN"): "对账 {n}",
    ("DZ", "en"): "statement {n}",
    ("CK", "zh_CN"): "催 {n}",
    ("CK", "en"): "letter {n}",
}


@dataclass(frozen=True, slots=True)
class Sender:
    """The firm as it stands on all papers of a run."""

    firm: Firm
    short_name: str
    currency: str
    contacts: tuple[Contact, ...]
    accounts: tuple[tuple[str, BankAccount], ...]  # (currency, account), oldest first
    late_rate_ppm: int
    head: str

    def account(self, currency: str) -> BankAccount | None:
        """The account for money of a currency; None where the firm has none."""
        return next((account for code, account in self.accounts if code == currency), None)


@dataclass(frozen=True, slots=True)
class Customer:
    """The customer as written to; `language` is one of the papers' languages."""

    id: int
    name: str
    owner: str
    language: str
    desk: Addressee
    person: Addressee


def sender(tx: Tx) -> Sender:
    """The firm's facts and the head of the journal."""
    row = tx.one(
        "SELECT name, address, postcode, phone, email, tax_no, contact, short_name, currency,"
        " late_rate_ppm FROM company",
    )
    name, address, postcode, phone, email, tax_no, contact, short, currency, rate = row
    accounts = tx.rows("SELECT currency, bank, number, name FROM bank_account ORDER BY id")
    people = (Contact(contact, "", phone),) if contact else ()
    return Sender(
        dressed(tx, Firm(name, address, postcode, phone, email, tax_no)),
        *(short, currency, people),
        tuple(
            (code, BankAccount(bank or label, number, name))
            for code, bank, number, label in accounts
        ),
        *(rate, tx.head()[1]),
    )


def customer(tx: Tx, record: int) -> Customer:
    """A customer with the finance desk (statements) and the person in charge (letters).

    Raises NoSuchCustomer.
    """
    found = tx.one(
        "SELECT name, tax_no, address, owner, language FROM customer WHERE id = ?",
        (record,),
    )
    if found is None:
        raise NoSuchCustomer(key=str(record))
    name, tax_no, address, owner, language = found
    said = language if language in LANGUAGES else "zh_CN"
    people = tx.rows(
        "SELECT role, name, title FROM contact WHERE customer_id = ? ORDER BY id", (record,)
    )
    return Customer(
        *(record, name, owner, said),
        Addressee(name, tax_no, address, _recipient(people, _DESK, said)),
        Addressee(name, tax_no, address, _recipient(people, _HEAD, said)),
    )


_DESK = ("finance", "business", "representative", "other")
_HEAD = ("representative", "business", "finance", "other")
_DEPARTMENT = {"zh_CN": "财务部 ", "en": "Finance, "}


def _recipient(people: list[tuple[str, str, str]], roles: tuple[str, ...], language: str) -> str:
    """ "财务部 许会计": the first person of the first role that there is."""
    for role in roles:
        for held, name, title in people:
            if held == role:
                lead = _DEPARTMENT[language] if role == "finance" else ""
                return f"{lead}{name} {title}".strip()
    return ""


def printed_number(number: str, short_name: str, language: str) -> str:
    """The firm's own form of a number: DZ2026-0218 → 澄禾对账〔2026〕第 0218 号."""
    series, year, n = number[:2], number[2:6], number[7:]
    if language != "zh_CN" or not short_name:
        return number
    return _FORMS[series].format(short=short_name, year=year, n=n)


def transfer_memo(number: str, contracts: tuple[str, ...], language: str) -> str:
    """The exact text to write with the money: "CH-2026-018 对账 0218"; nothing on a draft."""
    named = next(filter(None, contracts), "")
    mark = _MEMOS[number[:2], language].format(n=number[7:]) if number else ""
    return f"{named} {mark}".strip()


def predicted(tx: Tx, series: str, form: str, day: date, count: int) -> list[str]:
    """The numbers that the next `count` papers of a day will get; the command makes sure."""
    last = tx.value(
        "SELECT coalesce(max(n), 0) FROM number_use WHERE series = ? AND year = ?",
        (series, day.year),
    )
    return [form.format(year=day.year, n=last + 1 + i) for i in range(count)]
