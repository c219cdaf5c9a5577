"""Words of the card: tabs, kinds of happenings, roles, grades, reasons."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt

from arapp.models.values.errors import ArappError
from arapp.services.credit.fields import Problem
from arapp.services.dealing.contract_text import rule_text
from arapp.services.dispatch import Topic
from arapp.services.ledger.due_rules import DueRule, rule_or_none
from arapp.ui import formats, language
from arapp.ui import text as sentences
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.customer.facts import BY_KEY, Kind

translate = QCoreApplication.translate
ENTER = frozenset({Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value})

LOG = QT_TRANSLATE_NOOP("customer", "Log a contact")
SAVE = QT_TRANSLATE_NOOP("customer", "Save")
CANCEL = QT_TRANSLATE_NOOP("customer", "Cancel")

OPEN, CONTRACTS, INVOICES, RECEIPTS, STATEMENTS, MASTER = (
    "open", "contracts", "invoices", "receipts", "statements", "master",
)  # fmt: skip
TABS: Mapping[str, str] = {
    OPEN: QT_TRANSLATE_NOOP("customer", "Open items"),
    CONTRACTS: QT_TRANSLATE_NOOP("customer", "Contracts"),
    INVOICES: QT_TRANSLATE_NOOP("customer", "Invoices"),
    RECEIPTS: QT_TRANSLATE_NOOP("customer", "Receipts"),
    STATEMENTS: QT_TRANSLATE_NOOP("customer", "Statements"),
    MASTER: QT_TRANSLATE_NOOP("customer", "Details"),
}
LOG_KINDS: Mapping[str, str] = {
    "": QT_TRANSLATE_NOOP("customer", "All"),
    "contact": QT_TRANSLATE_NOOP("customer", "Talks"),
    "money": QT_TRANSLATE_NOOP("customer", "Money"),
    "paper": QT_TRANSLATE_NOOP("customer", "Papers"),
    "other": QT_TRANSLATE_NOOP("customer", "Other"),
}
CHANNELS: Mapping[str, str] = {
    "phone": QT_TRANSLATE_NOOP("customer", "Phone"),
    "message": QT_TRANSLATE_NOOP("customer", "WeChat or SMS"),
    "email": QT_TRANSLATE_NOOP("customer", "E-mail"),
    "letter": QT_TRANSLATE_NOOP("customer", "Post"),
    "visit": QT_TRANSLATE_NOOP("customer", "Visit"),
    "other": QT_TRANSLATE_NOOP("customer", "Otherwise"),
}
OUTCOMES = (
    QT_TRANSLATE_NOOP("customer", "no answer"),
    QT_TRANSLATE_NOOP("customer", "will check the account"),
    QT_TRANSLATE_NOOP("customer", "says it is in process"),
    QT_TRANSLATE_NOOP("customer", "message sent"),
    QT_TRANSLATE_NOOP("customer", "read, no reply"),
)
ROLES: Mapping[str, str] = {
    "finance": QT_TRANSLATE_NOOP("customer", "Finance"),
    "business": QT_TRANSLATE_NOOP("customer", "Purchasing"),
    "legal": QT_TRANSLATE_NOOP("customer", "Legal affairs"),
    "representative": QT_TRANSLATE_NOOP("customer", "Management"),
    "other": QT_TRANSLATE_NOOP("customer", "Other"),
}
MERGE = QT_TRANSLATE_NOOP("customer", "Merge a twin into this customer")
MERGE_VERB = QT_TRANSLATE_NOOP("customer", "Merge")
CHOOSE = QT_TRANSLATE_NOOP("customer", "this one")
WHY: Mapping[str, str] = {
    "tax_no": QT_TRANSLATE_NOOP("customer", "same tax no."),
    "same_name": QT_TRANSLATE_NOOP("customer", "same name, spelt differently"),
    "account": QT_TRANSLATE_NOOP("customer", "pays from the same account"),
    "pays_as": QT_TRANSLATE_NOOP("customer", "paid under this name"),
    "short_form": QT_TRANSLATE_NOOP("customer", "one is the short form of the other"),
    "sounds_alike": QT_TRANSLATE_NOOP("customer", "sounds the same"),
    "phone": QT_TRANSLATE_NOOP("customer", "same phone"),
}
MOVES: Mapping[str, str] = {
    "contract": QT_TRANSLATE_NOOP("customer", "contracts"),
    "invoice": QT_TRANSLATE_NOOP("customer", "invoices"),
    "plan": QT_TRANSLATE_NOOP("customer", "plan rows"),
    "receipt": QT_TRANSLATE_NOOP("customer", "receipts"),
    "delivery": QT_TRANSLATE_NOOP("customer", "deliveries"),
    "promise": QT_TRANSLATE_NOOP("customer", "promises"),
    "hold": QT_TRANSLATE_NOOP("customer", "holds"),
    "contact_log": QT_TRANSLATE_NOOP("customer", "contacts made"),
    "contact": QT_TRANSLATE_NOOP("customer", "people"),
    "customer_account": QT_TRANSLATE_NOOP("customer", "bank accounts"),
    "statement": QT_TRANSLATE_NOOP("customer", "statements"),
    "letter": QT_TRANSLATE_NOOP("customer", "letters"),
    "payer_alias": QT_TRANSLATE_NOOP("customer", "payer names"),
}
ADD = QT_TRANSLATE_NOOP("customer", "Add")
CHANGE = QT_TRANSLATE_NOOP("customer", "Change")
REVOKED = QT_TRANSLATE_NOOP("customer", "revoked")
FILES_TOPIC = Topic.CUSTOMERS
PAYER_KINDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("customer", "Name"),
    "account": QT_TRANSLATE_NOOP("customer", "Account"),
}
SOURCES: Mapping[str, str] = {
    "confirmed": QT_TRANSLATE_NOOP("customer", "a match"),
    "import": QT_TRANSLATE_NOOP("customer", "a sheet"),
    "hand": QT_TRANSLATE_NOOP("customer", "by hand"),
    "merged": QT_TRANSLATE_NOOP("customer", "a merge"),
}
LANGUAGES: Mapping[str, str] = {
    "zh_CN": QT_TRANSLATE_NOOP("customer", "Chinese"),
    "en": QT_TRANSLATE_NOOP("customer", "English"),
}
LEVELS: Mapping[str, str] = {
    "": QT_TRANSLATE_NOOP("customer", "not known"),
    "weak": QT_TRANSLATE_NOOP("customer", "weak"),
    "fair": QT_TRANSLATE_NOOP("customer", "fair"),
    "good": QT_TRANSLATE_NOOP("customer", "good"),
    "strong": QT_TRANSLATE_NOOP("customer", "strong"),
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "language": LANGUAGES, "size": LEVELS, "report": LEVELS,
}  # fmt: skip
UNREAD: Mapping[Kind, str] = {
    Kind.AMOUNT: QT_TRANSLATE_NOOP("customer", "Not an amount; write it like 1,234.50 or 12万"),
    Kind.DAY: QT_TRANSLATE_NOOP("customer", "This is no day. Write it like 11-20 or +7."),
    Kind.NUMBER: QT_TRANSLATE_NOOP("customer", "A whole number."),
    Kind.CUSTOMER: QT_TRANSLATE_NOOP("customer", "No such customer. Choose one of the list."),
}


def say(text: str) -> str:
    """A text of this page in the language installed; "" stays."""
    return translate("customer", text) if text else ""


def name_of(key: str) -> str:
    """The label of a field."""
    return say(BY_KEY[key].label)


def unread(key: str) -> str:
    """What to say of a field that cannot be read."""
    return say(UNREAD[BY_KEY[key].kind])


# Keys of `fields.problems`; those of one field first.
PROBLEMS: Mapping[str, str] = {
    "name.empty": QT_TRANSLATE_NOOP("customer", "A customer needs a name."),
    "duplicate_name": QT_TRANSLATE_NOOP("customer", "There is one of that name: {customer}"),
    "duplicate_tax_no": QT_TRANSLATE_NOOP("customer", "{customer} has that number."),
    "duplicate_code": QT_TRANSLATE_NOOP("customer", "{customer} has that code."),
    "tax_no_length": QT_TRANSLATE_NOOP("customer", "It has 18 characters as a rule."),
    "tax_no_characters": QT_TRANSLATE_NOOP("customer", "A character that no such number has."),
    "tax_no_check": QT_TRANSLATE_NOOP(
        "customer", "The last character does not fit; {suggestion} would."
    ),
    "terms_unread": QT_TRANSLATE_NOOP(
        "customer", "No due day can be read from it. Like: 月结 30 天, net 30"
    ),
    "statement_day.range": QT_TRANSLATE_NOOP("customer", "A day of the month, 1 to 31."),
    "since_on.range": QT_TRANSLATE_NOOP("customer", "That is too long ago."),
    "limit_currency": QT_TRANSLATE_NOOP("customer", "The limit is in {own}, not in {currency}."),
    "in_use": QT_TRANSLATE_NOOP(
        "customer", "Limit and base amount are in the old one: change them too."
    ),
    "future": QT_TRANSLATE_NOOP("customer", "That day is still to come."),
    "loop": QT_TRANSLATE_NOOP("customer", "It would belong to itself."),
    "negative": QT_TRANSLATE_NOOP("customer", "Not below zero."),
    "currency.no_currency": QT_TRANSLATE_NOOP(
        "customer", "“{code}” is no currency. Three letters like CNY, USD."
    ),
    "parent_id.unknown": QT_TRANSLATE_NOOP("customer", "No such customer. Choose one of the list."),
    "unknown": QT_TRANSLATE_NOOP("customer", "This cannot be."),
}
LINE_PROBLEMS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("customer", "Who is it? Write a name."),
    "email": QT_TRANSLATE_NOOP("customer", "An address has one @: name@firm.cn."),
    "number": QT_TRANSLATE_NOOP("customer", "An account has a number."),
    "value": QT_TRANSLATE_NOOP("customer", "Write the name or the account."),
}


def problem(one: Problem) -> str:
    """What is wrong with a field, with the way out."""
    keys = (f"{one.field}.{one.key}", one.key)
    known = next((PROBLEMS[key] for key in keys if key in PROBLEMS), PROBLEMS["unknown"])
    facts = {name: str(value) for name, value in one.facts.items()}
    return say(known).format(**{"suggestion": one.suggestion, **facts})


def line_problem(error: ArappError) -> str:
    """What is wrong with the line of a small list."""
    known = (
        LINE_PROBLEMS.get(str(error.fields.get("field", "")))
        if error.kind == "invalid_value"
        else None
    )
    return say(known) if known else sentences.sentence(error)


def terms(own: str, net_days: int) -> str:
    """The customer's own terms, else the grade's; what can be read in the words of here."""
    net = QT_TRANSLATE_NOOP("customer", "net {days}")
    if not own:
        return say(net).format(days=formats.count(net_days, "days"))
    rule = rule_or_none(own)
    if language.current() == "zh" or rule is None or rule.on is not None:
        return own
    if rule.kind == "net":
        return say(net).format(days=formats.count(rule.days, "days"))
    if rule.kind == "eom" and rule == DueRule("eom", rule.days):
        eom = QT_TRANSLATE_NOOP("customer", "EOM + {days}")
        return say(eom).format(days=formats.count(rule.days, "days"))
    return rule_text(rule, language.LANGUAGES[language.current()])
