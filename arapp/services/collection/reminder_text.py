"""Words of the firm's own for the reminders of the today page: what they may be about. Pure.

A reminder takes the place of the sentence that says why a line is there (product M6). It is a text
of the use "reminder", its stage one of `TRIGGERS`.
"""

from collections.abc import Mapping

from arapp.models.values.errors import InvalidValue

REMINDER = "reminder"
# trigger → what its sentence knows beside what every line knows
TRIGGERS: dict[str, tuple[str, ...]] = {
    "before_delivery": ("day",),
    "due_in": ("day",),
    "due_in_late": ("day", "late"),
    "not_received": (),
    "habit_late": ("late",),
    "row_not_firm": ("day",),
    "retention_due": ("day",),
    "retention_expected": ("day",),
    "retention_passed": ("day",),
    "milestone_today": ("label",),
    "milestone_late": ("label", "day", "late"),
    "contract_ends": ("day",),
    "contract_ended": ("day",),
    "never_contacted": (),
    "limitation": ("day", "left"),
    "statement_unsent": ("day",),
    "statement_silent": ("day", "ago"),
    "invoice_unsigned": ("day", "ago"),
    "bill_soon": ("day", "payer"),
    "bill_today": ("payer",),
    "bill_late": ("day", "late", "payer"),
    "payable_soon": ("day",),
    "payable_today": (),
    "payable_late": ("day", "late"),
}
GENERAL = ("customer", "row", "sum", "owner")
"""What every line knows."""
# trigger → what it is about (Chinese, English)
TRIGGER_WORDS: dict[str, tuple[str, str]] = {
    "before_delivery": ("发货前款", "payment before delivery"),
    "due_in": ("快到期", "falls due soon"),
    "due_in_late": ("快到期，常晚付", "falls due soon, usually late"),
    "not_received": ("今天到期", "due today"),
    "habit_late": ("今天到期，常晚付", "due today, usually late"),
    "row_not_firm": ("条件没确认", "condition not confirmed"),
    "retention_due": ("质保金即将到期", "retention falls due"),
    "retention_expected": ("质保期快满", "warranty ends soon"),
    "retention_passed": ("质保期已满", "warranty has ended"),
    "milestone_today": ("节点今天", "milestone today"),
    "milestone_late": ("节点晚了", "milestone late"),
    "contract_ends": ("合同快到期", "contract ends soon"),
    "contract_ended": ("合同已到期", "contract has ended"),
    "never_contacted": ("逾期没联系", "overdue, not contacted"),
    "limitation": ("诉讼时效快到", "limitation runs out"),
    "statement_unsent": ("对账单没寄", "statement not sent"),
    "statement_silent": ("对账单没回", "statement not answered"),
    "invoice_unsigned": ("发票没签收", "invoice not signed for"),
    "bill_soon": ("汇票快到期", "bill falls due soon"),
    "bill_today": ("汇票今天到期", "bill due today"),
    "bill_late": ("汇票没兑付", "bill not paid"),
    "payable_soon": ("快要付款", "payable soon"),
    "payable_today": ("今天要付款", "payable today"),
    "payable_late": ("付款晚了", "payable late"),
}
# placeholder → its Chinese name
ALIASES = {
    "day": "日期",
    "late": "天数",
    "left": "还剩",
    "ago": "几天前",
    "label": "节点",
    "payer": "承兑人",
    "customer": "客户",
    "row": "款项",
    "sum": "金额",
    "owner": "业务员",
}
# placeholder → what it stands for (Chinese, English)
MEANINGS: dict[str, tuple[str, str]] = {
    "day": ("到期或约定的日子", "the day it is about"),
    "late": ("晚了几天", "days late"),
    "left": ("还剩几天", "days left"),
    "ago": ("过了几天", "days since"),
    "label": ("节点名称", "the milestone"),
    "payer": ("谁付这张票", "who pays the bill"),
    "customer": ("客户名称", "the customer"),
    "row": ("哪笔款", "which row"),
    "sum": ("多少钱", "how much"),
    "owner": ("谁跟进", "who follows it up"),
}


def known(trigger: str) -> Mapping[str, str]:
    """The placeholders that a reminder about this may hold, with their Chinese names."""
    names = (*TRIGGERS.get(trigger, ()), *GENERAL)
    return {name: ALIASES[name] for name in names}


def check_trigger(trigger: str, used: tuple[str, ...]) -> None:
    """Raises InvalidValue: a reminder of nothing, or a name that this reminder does not know."""
    if trigger not in TRIGGERS:
        raise InvalidValue(field="stage", value=trigger, reason="unknown")
    for name in used:
        if name not in known(trigger):
            near = f"{{{next(iter(known(trigger).values()))}}}"
            value = f"{{{ALIASES[name]}}}"
            raise InvalidValue(field="body", value=value, reason="placeholder_near", nearest=near)
