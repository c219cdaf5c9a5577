"""Sentences of errors and names of commands: bills, offsets, transfers."""

from arapp.ui.marks import QT_TRANSLATE_NOOP

ERRORS: dict[str, str] = {
    "bill_not_held": QT_TRANSLATE_NOOP("errors", "Bill {number} is not in hand any more."),
    "bill_held": QT_TRANSLATE_NOOP("errors", "Bill {number} is in hand."),
    "bill_returned": QT_TRANSLATE_NOOP("errors", "Bill {number} was returned already."),
    "bill_collected": QT_TRANSLATE_NOOP(
        "errors", "Bill {number} was collected. If that is wrong, put it back in hand first."
    ),
    "duplicate_bill": QT_TRANSLATE_NOOP(
        "errors", "Bill {number} is in hand already, as receipt {receipt}."
    ),
    "not_the_bills_money": QT_TRANSLATE_NOOP(
        "errors", "Receipt {number} is another amount or in use: not this bill's money."
    ),
    "invalid_amount.more_than_bill": QT_TRANSLATE_NOOP("errors", "{value} is more than the bill."),
    "invalid_amount.below_settled": QT_TRANSLATE_NOOP(
        "errors", "More than {value} of it is settled already."
    ),
    "invalid_day.before_issue": QT_TRANSLATE_NOOP(
        "errors", "{value} lies before the issue of {first}."
    ),
    "invalid_day.before_event": QT_TRANSLATE_NOOP(
        "errors", "{value} lies before {first}, when something was done with it."
    ),
    "same_customer": QT_TRANSLATE_NOOP("errors", "It is that customer's already."),
    "not_a_settlement": QT_TRANSLATE_NOOP(
        "errors", "Receipt {number} brought money. Reverse it instead."
    ),
    "transfer_used": QT_TRANSLATE_NOOP(
        "errors", "{paid} of “{label}” is paid. Take the allocation back first."
    ),
    "transferred": QT_TRANSLATE_NOOP(
        "errors", "It became receipt {number}. Take that one back instead."
    ),
    "stays_taken_back": QT_TRANSLATE_NOOP(
        "errors", "Receipt {number} stays taken back. Record it anew."
    ),
    "debt_transferred": QT_TRANSLATE_NOOP(
        "errors", "This debt was taken over. Reverse receipt {number} and it goes back."
    ),
}

LABELS: dict[str, str] = {
    "collect_bill": QT_TRANSLATE_NOOP("labels", "Bill collected"),
    "discount_bill": QT_TRANSLATE_NOOP("labels", "Bill discounted"),
    "endorse_bill": QT_TRANSLATE_NOOP("labels", "Bill endorsed"),
    "hold_bill": QT_TRANSLATE_NOOP("labels", "Bill in hand again"),
    "offset_payable": QT_TRANSLATE_NOOP("labels", "Set off against a payable"),
    "record_bill": QT_TRANSLATE_NOOP("labels", "Bill of exchange"),
    "return_bill": QT_TRANSLATE_NOOP("labels", "Bill returned"),
    "take_back_settlement": QT_TRANSLATE_NOOP("labels", "Offset or transfer taken back"),
    "transfer_debt": QT_TRANSLATE_NOOP("labels", "Debt transferred"),
    "transfer_prepayment": QT_TRANSLATE_NOOP("labels", "Prepayment transferred"),
}
