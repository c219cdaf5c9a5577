"""The next step of an item, as keys of the screen's actions."""

from enum import StrEnum


class Step(StrEnum):
    """Next steps of an item, as keys of the screen's actions."""

    REMIND = "remind"  # tell the salesperson
    NOTICE = "notice"  # formal notice on the due day
    MESSAGE = "message"
    CALL = "call"
    LETTER = "letter"
    FINAL_LETTER = "final_letter"
    WAIT = "wait"  # a letter is out: log the answer
    BAD_DEBT = "bad_debt"
    MATCH = "match"
    CONFIRM_MILESTONE = "confirm_milestone"
    RENEW = "renew"
    RESTART_LIMITATION = "restart_limitation"
    SEND = "send"
    CHASE = "chase"
    STATE = "state"  # make the statements of the month
    RESOLVE = "resolve"
    DO = "do"
    PAY = "pay"  # what the firm itself owes
    PRESENT = "present"  # a bill to the bank
    CARD = "open_card"  # look at the customer as a whole
    RESCORE = "rescore"
    RELEASE = "release"  # end a hold before its day
