"""Days to stage: word, group, who is told, next step. Pure data and look-ups.

The stage of a row follows from its due day and today alone, so a day on which nobody looked changes
nothing. Defaults are those a new ledger ships with.
"""

from dataclasses import dataclass
from enum import StrEnum

from arapp.services.collection.rungs import DEFAULT
from arapp.services.collection.step import Step

__all__ = ["LADDER", "LETTERS", "LETTER_GAP", "LETTER_STAGES", "Group", "Stage", "Step", "stage_of"]


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
    IDLE = "idle"  # prepayments that could pay a row, or that nothing uses
    PAYABLES = "payables"
    TODO = "todo"
    RESCORE = "rescore"  # credit grades to be reckoned again
    HELD = "held"  # put off; told on the screen alone, nothing to be done


@dataclass(frozen=True, slots=True)
class Stage:
    """A rung: from `first` to `last` days after the due day (None: no end); `roles` are told."""

    group: Group
    first: int
    last: int | None
    step: Step
    roles: tuple[str, ...]


GROUP_OF = {
    Step.NOTICE: Group.DUE_TODAY,
    Step.MESSAGE: Group.DAYS_1_7,
    Step.CALL: Group.DAYS_8_15,
    Step.LETTER: Group.DAYS_16_30,
    Step.FINAL_LETTER: Group.DAYS_31_90,
    Step.BAD_DEBT: Group.OVER_90,
}
# The ladder of the profile that ships as the default; the reminders before it are one group.
LADDER = (
    Stage(Group.NEXT_7, -max(DEFAULT.leads[""]), -1, Step.REMIND, ("owner",)),
    *(
        Stage(GROUP_OF[rung.step], rung.first, rung.last, rung.step, rung.roles)
        for rung in DEFAULT.rungs
    ),
)
OVERDUE = tuple(stage for stage in LADDER if stage.first > 0)
RETENTION_LEAD = max(DEFAULT.leads["retention"])
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
_PAPERS = tuple((rung.letter, rung.first, rung.last) for rung in DEFAULT.rungs if rung.letter)
LETTERS = (("reminder", 1, _PAPERS[0][1] - 1), *_PAPERS)
LETTER_STAGES = tuple(name for name, _, _ in LETTERS)
LETTER_GAP = next(
    rung.min_gap for rung in DEFAULT.rungs if rung.letter
)  # days before the same letter goes out again


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
