"""The master data of a customer as data: which fields the form has, in order, of which kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from arapp.ui.marks import QT_TRANSLATE_NOOP


class Kind(StrEnum):
    """What a field takes, and the type of its value."""

    TEXT = "text"
    """str, blanks around it cut off"""
    AMOUNT = "amount"
    """int minor units, None when empty"""
    DAY = "day"
    """date, None when empty"""
    NUMBER = "number"
    """int, None when empty"""
    CHOICE = "choice"
    """str: the key of the entry chosen"""
    CUSTOMER = "customer"
    """int: a customer's id, None when empty"""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field: key as in the ledger, label, hint below; `section` opens a group.

    `beside` puts it on the line of the one before, `wide` over both columns. `asked` names facts
    that are only asked for when this form has a reason to (`DetailsForm.show_fact`).
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    required: bool = False
    section: str = ""
    beside: bool = False
    wide: bool = False
    asked: bool = False


FACTS: tuple[Fact, ...] = (
    Fact("name", QT_TRANSLATE_NOOP("customer", "Full name"), required=True, wide=True,
         section=QT_TRANSLATE_NOOP("customer", "The firm")),
    Fact("short_name", QT_TRANSLATE_NOOP("customer", "Short name")),
    Fact("code", QT_TRANSLATE_NOOP("customer", "Code"), beside=True),
    Fact("tax_no", QT_TRANSLATE_NOOP("customer", "Tax no.")),
    Fact("kind", QT_TRANSLATE_NOOP("customer", "Kind"), beside=True),
    Fact("region", QT_TRANSLATE_NOOP("customer", "Region")),
    Fact("parent_id", QT_TRANSLATE_NOOP("customer", "Parent"), Kind.CUSTOMER, beside=True),
    Fact("since_on", QT_TRANSLATE_NOOP("customer", "Customer since"), Kind.DAY),
    Fact("language", QT_TRANSLATE_NOOP("customer", "Letters in"), Kind.CHOICE, beside=True),
    Fact("grade", QT_TRANSLATE_NOOP("customer", "Grade"), Kind.CHOICE,
         section=QT_TRANSLATE_NOOP("customer", "Credit")),
    Fact("grade_until", QT_TRANSLATE_NOOP("customer", "Holds until"), Kind.DAY, beside=True,
         asked=True),
    Fact("grade_reason", QT_TRANSLATE_NOOP("customer", "Reason"), wide=True, asked=True),
    Fact("credit_limit", QT_TRANSLATE_NOOP("customer", "Limit"), Kind.AMOUNT),
    Fact("base_amount", QT_TRANSLATE_NOOP("customer", "Base amount"), Kind.AMOUNT, beside=True),
    Fact("terms", QT_TRANSLATE_NOOP("customer", "Terms")),
    Fact("statement_day", QT_TRANSLATE_NOOP("customer", "Statement day"), Kind.NUMBER,
         beside=True),
    Fact("size", QT_TRANSLATE_NOOP("customer", "Size, standing"), Kind.CHOICE),
    Fact("report", QT_TRANSLATE_NOOP("customer", "Outside report"), Kind.CHOICE, beside=True),
    Fact("source", QT_TRANSLATE_NOOP("customer", "Source"), wide=True, asked=True),
    Fact("owner", QT_TRANSLATE_NOOP("customer", "Salesperson"),
         section=QT_TRANSLATE_NOOP("customer", "Who looks after it")),
    Fact("department", QT_TRANSLATE_NOOP("customer", "Department"), beside=True),
    Fact("from_on", QT_TRANSLATE_NOOP("customer", "From"), Kind.DAY, asked=True),
    Fact("profile", QT_TRANSLATE_NOOP("customer", "Dunned by"), Kind.CHOICE),
    Fact("phone", QT_TRANSLATE_NOOP("customer", "Phone"),
         section=QT_TRANSLATE_NOOP("customer", "Where it is")),
    Fact("currency", QT_TRANSLATE_NOOP("customer", "Currency"), beside=True),
    Fact("address", QT_TRANSLATE_NOOP("customer", "Address"), wide=True),
    Fact("mail_address", QT_TRANSLATE_NOOP("customer", "Post to"), wide=True),
    Fact("note", QT_TRANSLATE_NOOP("customer", "Note"), wide=True),
)  # fmt: skip
BY_KEY: Mapping[str, Fact] = {fact.key: fact for fact in FACTS}
