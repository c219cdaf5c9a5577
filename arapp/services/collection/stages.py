"""Days to stage: word, group, who is told, next step. Pure data and look-ups.

The stage of a row follows from its due day and today alone, so a day on which nobody looked changes
nothing. Defaults are those a new ledger ships with.
"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Groups of the today page, most urgent first."""

    DUE_TODAY = "due_today"
    PROMISES = "promises"
    OVER_90 = "over_90"
    DAYS_31_90 = "days_31_90"
    DAYS_16_30 = "days_16_30"
    DAYS_8_15 = "days_8_15"
    DAYS_1_7 = "days_1_7"
    APPLY_FIRST = "apply_first"
    ABNORMAL = "abnormal"  # customers overdue beyond what their grade tolerates
    NEXT_7 = "next_7"
    RETENTION = "retention"
    MILESTONES = "milestones"
    CONTRACTS = "contracts"
    LIMITATION = "limitation"
    CONFIRM = "confirm"
    INVOICES = "invoices"
    BILLS = "bills"
    UNMATCHED = "unmatched"
    PAYABLES = "payables"
    TODO = "todo"
    RESCORE = "rescore"  # credit grades to be reckoned again
    HELD = "held"  # put off; told on the screen alone, nothing to be done


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
    RESOLVE = "resolve"
    DO = "do"
    PAY = "pay"  # what the firm itself owes
    PRESENT = "present"  # a bill to the bank
    CARD = "open_card"  # look at the customer as a whole
    RESCORE = "rescore"
    RELEASE = "release"  # end a hold before its day


@dataclass(frozen=True, slots=True)
class Stage:
    """A rung: from `first` to `last` days after the due day (None: no end); `roles` are told."""

    group: Group
    first: int
    last: int | None
    step: Step
    roles: tuple[str, ...]


# Product D1, M1–M3. Roles: owner 业务员, sales_manager 销售经理, cfo 财务总监, boss 总经理.
LADDER = (
    Stage(Group.NEXT_7, -7, -1, Step.REMIND, ("owner",)),
    Stage(Group.DUE_TODAY, 0, 0, Step.NOTICE, ("owner",)),
    Stage(Group.DAYS_1_7, 1, 7, Step.MESSAGE, ("owner",)),
    Stage(Group.DAYS_8_15, 8, 15, Step.CALL, ("owner",)),
    Stage(Group.DAYS_16_30, 16, 30, Step.LETTER, ("owner", "sales_manager")),
    Stage(Group.DAYS_31_90, 31, 90, Step.FINAL_LETTER, ("cfo",)),
    Stage(Group.OVER_90, 91, None, Step.BAD_DEBT, ("boss",)),
)
OVERDUE = tuple(stage for stage in LADDER if stage.first > 0)
RETENTION_LEAD = 30
CONTRACT_LEAD = 30

WORDS: dict[str, dict[str, str]] = {
    "zh_CN": {
        "next_7": "7 天内到期",
        "due_today": "今天到期",
        "days_1_7": "提醒",
        "days_8_15": "电话",
        "days_16_30": "催款函",
        "days_31_90": "移交法务",
        "over_90": "坏账预警",
        "apply_first": "先核销",
        "owner": "业务员",
        "sales_manager": "销售经理",
        "cfo": "财务总监",
        "boss": "总经理",
    },
    "en": {
        "next_7": "due within 7 days",
        "due_today": "due today",
        "days_1_7": "remind",
        "days_8_15": "call",
        "days_16_30": "letter",
        "days_31_90": "hand to legal",
        "over_90": "bad-debt alarm",
        "apply_first": "match first",
        "owner": "salesperson",
        "sales_manager": "sales manager",
        "cfo": "finance director",
        "boss": "general manager",
    },
}


def stage_of(days: int) -> Stage | None:
    """The rung for days after the due day (negative: before); None when it is too early."""
    for stage in LADDER:
        if days >= stage.first and (stage.last is None or days <= stage.last):
            return stage
    return None


# First and last day overdue of each letter, product D12; the tones 提示, 催款, 严正催告, 律师函.
LETTERS = (("reminder", 1, 15), ("demand", 16, 30), ("final", 31, 90), ("legal", 91, None))
LETTER_STAGES = tuple(name for name, _, _ in LETTERS)
LETTER_GAP = 7  # days before the same letter goes out again


# Steps that write a letter, with the least stage of it.
LETTER_STEPS = {
    Step.LETTER: "demand",
    Step.FINAL_LETTER: "final",
    Step.BAD_DEBT: "legal",
    Step.RESTART_LIMITATION: "legal",
}


def after_letter(step: Step, last: str, ago: int) -> Step:
    """The step once a letter of stage `last` went out `ago` days before.

    Within the gap no letter of that stage follows; a stronger one may.
    """
    wanted = LETTER_STEPS.get(step)
    if wanted is None or ago >= LETTER_GAP:
        return step
    stronger = LETTER_STAGES.index(wanted) > LETTER_STAGES.index(last)
    return step if stronger else Step.WAIT


def letter_stage(days: int) -> str:
    """Stage of a letter whose oldest row is `days` overdue (at least 1)."""
    return next(name for name, _, last in LETTERS if last is None or days <= last)
