"""What came of a contact, and why a customer does not pay: codes with their words.

The ledger keeps an outcome in the words it was told in; `outcome_code` finds the code again.
Reasons are kept as codes, so that they can be counted.
"""

OUTCOMES: dict[str, tuple[str, str]] = {
    "promised": ("承诺付款", "promised to pay"),
    "paid_claimed": ("已付，待查", "says it is paid"),
    "disputed": ("有争议", "disputes it"),
    "postpone": ("要求推迟", "asks for time"),
    "no_answer": ("没打通", "no answer"),
    "wrong_number": ("号码不对", "wrong number"),
    "told": ("已告知", "was told"),
    "sent": ("已发出", "sent"),
    "refused": ("拒绝付款", "refuses to pay"),
    "escalated": ("已上报", "reported upward"),
}
REASONS: dict[str, tuple[str, str]] = {
    "downstream": ("等下游回款", "waits for its own customer"),
    "cash_short": ("资金紧张", "short of cash"),
    "approval": ("审批没走完", "approval not finished"),
    "no_invoice": ("没收到发票", "has no invoice"),
    "no_papers": ("资料不全", "papers are missing"),
    "not_accepted": ("还没验收", "not accepted yet"),
    "quality": ("质量有异议", "complains of quality"),
    "quantity": ("数量或价格不符", "quantity or price differs"),
    "books_differ": ("对账不符", "books do not agree"),
    "payment_day": ("没到付款日", "not its payment day"),
    "person_changed": ("换人了", "person in charge changed"),
    "says_paid": ("说已付", "says it has paid"),
    "unwilling": ("拖着不付", "simply does not pay"),
    "gone": ("失联或停业", "closed or not to be found"),
    "other": ("其他", "other"),
}
# Outcomes, by how they begin, after which nothing had been said to the customer.
NOT_REACHED = (
    *("没打通", "打不通", "没接通", "未接通", "没接", "未接", "不接", "没人接", "无人接", "接不通"),
    *("关机", "停机", "空号", "占线", "忙音", "没找到人", "没见到", "已告诉业务", "号码不对"),
    *("这次不寄", "left out of the run"),
    *(
        "no answer",
        "not reached",
        "did not answer",
        "didn't answer",
        "not available",
        "unreachable",
        "wrong number",
    ),
    *("busy", "engaged", "switched off", "voicemail", "no reply", "salesperson told"),
)


def reached(outcome: str) -> bool:
    """Whether a contact with this outcome reached the customer; one without an outcome did."""
    return not outcome.strip().casefold().startswith(NOT_REACHED)


def outcome_word(code: str, language: str) -> str:
    """A code in words; what is no code is words already."""
    return _pick(OUTCOMES, code, language)


def outcome_code(words: str) -> str:
    """The code of what was told, in either language; "" for words of one's own."""
    told = words.strip().casefold()
    return next((code for code, pair in OUTCOMES.items() if told in (code, *pair)), "")


def reason_word(code: str, language: str) -> str:
    """Why it is not paid, in words."""
    return _pick(REASONS, code, language)


def _pick(table: dict[str, tuple[str, str]], code: str, language: str) -> str:
    pair = table.get(code)
    return code if pair is None else pair[0 if language.startswith("zh") else 1]
