"""The reasons of the today page as sentences, both languages complete.

Facts are formatted by their kind: Money "240,000.00", days "11-05" with today and yesterday by
word, text and numbers as they are.
"""

import re
from collections.abc import Mapping
from datetime import date

from arapp.models.values.money import Money, plain
from arapp.services.collection.items import Fact, Why

SENTENCES: dict[str, dict[str, str]] = {
    "zh_CN": {
        "received_same": "{day}到账 {amount}，同户名同金额，未核销",
        "received_some": "{day}到账 {amount}，还没核销",
        "not_received": "未到账",
        "habit_late": "未到账；该客户通常晚 {late} 天",
        "habit_on_time": "未到账；该客户通常按时付",
        "promise_today": "{person}{made}承诺今天付 {amount}，未到账",
        "promise_broken": "{person}承诺{due}付 {amount}，已违约 {late} 天",
        "promise_partly": "{person}承诺{due}付清，到了 {kept}，还差 {amount}",
        "hold_ended": "暂缓到今天，{note}",
        "hold_ended_plain": "暂缓到今天，又该催了",
        "held_until": "暂缓到{day}，{note}",
        "held_until_plain": "暂缓到{day}",
        "letter_sent": "{stage}{day}发出，{ago} 天未回",
        "letter_out": "{stage}今天刚出",
        "contacted": "上次沟通{day}，{outcome}",
        "contacted_plain": "上次沟通{day}",
        "never_contacted": "还没联系过",
        "by_hand": "催收方案是仅人工，要不要催由你定",
        "entered_late": "{day}才录入，{until}起再催",
        "too_small": "可催的 {amount} 不到这一步的起点，先不催",
        "part_contested": "；争议中的 {contested} 不催",
        "limitation": "诉讼时效到{day}，还剩 {left} 天",
        "limitation_over": "诉讼时效{day}已过，{ago} 天了",
        "money_waiting": "有 {amount} 没核销，够抵逾期的 {overdue}",
        "due_in": "{day}到期",
        "due_in_late": "{day}到期；该客户通常晚 {late} 天",
        "retention_due": "质保金{day}到期，先约好验收回款",
        "retention_expected": "质保期预计{day}满，到时确认",
        "retention_passed": "质保期{day}已满，还没确认",
        "milestone_late": "{label}应在{day}办完，晚了 {late} 天",
        "milestone_today": "{label}今天该办完",
        "row_not_firm": "预计{day}到期，条件还没确认",
        "contract_ends": "合同{day}到期",
        "contract_ended": "合同{day}已到期，未结",
        "statement_unsent": "{day}出具，还没寄",
        "statement_silent": "{day}寄出，{ago} 天未回函",
        "statement_differs": "对方回函不符，差异待查",
        "statement_gap_in_transit": "回函不符：对方已付未达等 {count} 笔，差 {amount}",
        "statement_gap_not_booked": "回函不符：我方未记等 {count} 笔，差 {amount}",
        "statement_gap_no_invoice": "回函不符：发票未到等 {count} 笔，差 {amount}",
        "statement_gap_amount": "回函不符：金额不符等 {count} 笔，差 {amount}",
        "statement_gap_discount": "回函不符：折扣等 {count} 笔，差 {amount}",
        "statement_gap_other": "回函不符：其他差异 {count} 笔，差 {amount}",
        "statements_to_make": "{label} 的对账还有 {count} 户没出",
        "payer_unknown": "{day}到账，付款人 {payer}，没认出客户",
        "payer_missing": "{day}到账，没有付款人",
        "payer_known": "{day}到账，还没核销",
        "prepaid_offer": "预收{day}到账，可核销 {title} {amount}",
        "prepaid_idle": "预收{day}到账，{ago} 天没用上：核销还是退款",
        "came_back": "暂缓到{put_off_until}（{put_off_why}）；{rest}",
        "invoice_unsigned": "{day}寄出，{ago} 天没签收",
        "bill_soon": "汇票{day}到期，准备提示付款（{payer}）",
        "bill_today": "汇票今天到期，今天提示付款（{payer}）",
        "bill_late": "汇票{day}到期，过了 {late} 天还没兑付（{payer}）",
        "payable_soon": "要在{day}付给供应商",
        "payable_today": "今天要付给供应商",
        "payable_late": "{day}就该付，晚了 {late} 天",
        "todo_today": "今天要办",
        "todo_late": "{day}就该办，晚了 {late} 天",
        "dispute_due": "争议应在{day}了结：{reason}",
        "customer_abnormal": "逾期 {amount}，最长 {late} 天，超过容忍的 {tolerance} / "
        "{tolerance_days} 天（{grade} 级）",
        "grade_expired": "人工定的 {grade} 级{day}到期，按评分重定还是续期",
        "rescore_quarter": "{count} 户这个季度还没复评，其中 {never} 户没评过",
        "rescore_again": "{count} 户这个季度还没复评",
        "rescore_first": "{count} 户有往来记录，还没评过分",
        "letter_reminder": "付款提示函",
        "letter_demand": "催款函",
        "letter_final": "严正催告函",
        "letter_legal": "律师函",
    },
    "en": {
        "received_same": "{amount} arrived {day}, same name and amount, not matched",
        "received_some": "{amount} arrived {day}, not matched yet",
        "not_received": "not received",
        "habit_late": "not received; this customer usually pays {late} days late",
        "habit_on_time": "not received; this customer usually pays on time",
        "promise_today": "{person}promised {made} to pay {amount} today, not received",
        "promise_broken": "{person}promised {amount} for {due}, broken for {late} days",
        "promise_partly": "{person}promised it all for {due}; {kept} came, {amount} is missing",
        "hold_ended": "on hold until today, {note}",
        "hold_ended_plain": "on hold until today, due again",
        "held_until": "on hold until {day}, {note}",
        "held_until_plain": "on hold until {day}",
        "letter_sent": "{stage} sent {day}, no answer for {ago} days",
        "letter_out": "{stage} issued today",
        "contacted": "last contact {day}, {outcome}",
        "contacted_plain": "last contact {day}",
        "never_contacted": "not contacted yet",
        "by_hand": "dunned by hand only: up to you",
        "entered_late": "entered late {day}, waits until {until}",
        "too_small": "{amount} is less than this stage asks for, it waits",
        "part_contested": "; {contested} in dispute is not asked for",
        "limitation": "limitation runs out {day}, {left} days left",
        "limitation_over": "limitation ran out {day}, {ago} days ago",
        "money_waiting": "{amount} is not matched, enough for the {overdue} overdue",
        "due_in": "due {day}",
        "due_in_late": "due {day}; this customer usually pays {late} days late",
        "retention_due": "retention due {day}, arrange the release in time",
        "retention_expected": "warranty expected to end {day}, confirm it then",
        "retention_passed": "warranty ended {day}, not confirmed yet",
        "milestone_late": "{label} was planned for {day}, {late} days late",
        "milestone_today": "{label} is planned for today",
        "row_not_firm": "expected {day}, its condition is not confirmed",
        "contract_ends": "contract ends {day}",
        "contract_ended": "contract ended {day}, not settled",
        "statement_unsent": "issued {day}, not sent yet",
        "statement_silent": "sent {day}, no answer for {ago} days",
        "statement_differs": "the customer's figures differ, to be resolved",
        "statement_gap_in_transit": "differs: paid by them and not here, open lines {count}, "
        "{amount}",
        "statement_gap_not_booked": "differs: not in our books, open lines {count}, {amount}",
        "statement_gap_no_invoice": "differs: invoice not arrived, open lines {count}, {amount}",
        "statement_gap_amount": "differs: another amount, open lines {count}, {amount}",
        "statement_gap_discount": "differs: a discount, open lines {count}, {amount}",
        "statement_gap_other": "differs: other reasons, open lines {count}, {amount}",
        "statements_to_make": "statements of {label} still to be made, customers: {count}",
        "payer_unknown": "arrived {day} from {payer}, customer not recognised",
        "payer_missing": "arrived {day}, no payer named",
        "payer_known": "arrived {day}, not matched yet",
        "prepaid_offer": "prepaid {day}, may pay {amount} of {title}",
        "prepaid_idle": "prepaid {day}, unused for {ago} days: match it or pay it back",
        "came_back": "put off until {put_off_until} ({put_off_why}); {rest}",
        "invoice_unsigned": "sent {day}, nobody signed for it in {ago} days",
        "bill_soon": "bill due {day}, to be presented to {payer}",
        "bill_today": "bill due today, to be presented to {payer}",
        "bill_late": "bill was due {day}, not paid for {late} days ({payer})",
        "payable_soon": "to be paid to the supplier by {day}",
        "payable_today": "to be paid to the supplier today",
        "payable_late": "was to be paid {day}, {late} days late",
        "todo_today": "to be done today",
        "todo_late": "was due {day}, {late} days late",
        "dispute_due": "dispute to be settled by {day}: {reason}",
        "customer_abnormal": "{amount} overdue, up to {late} days, beyond the {tolerance} / "
        "{tolerance_days} days tolerated (grade {grade})",
        "grade_expired": "grade {grade} by hand ended {day}: reckon it or set it again",
        "rescore_quarter": "customers not scored this quarter: {count}, never scored: {never}",
        "rescore_again": "customers not scored again this quarter: {count}",
        "rescore_first": "customers with a record that were never scored: {count}",
        "letter_reminder": "payment reminder",
        "letter_demand": "collection letter",
        "letter_final": "final demand",
        "letter_legal": "lawyer's letter",
    },
}
_NEAR = {
    "zh_CN": {0: "今天", -1: "昨天", 1: "明天"},
    "en": {0: "today", -1: "yesterday", 1: "tomorrow"},
}
_EDGE = "\x1f"  # stands around figures until the blanks are set
_STANDS_APART = {"zh_CN": "", "en": "on "}


def sentence(why: Why, language: str, today: date) -> str:
    """The reason in a language ("zh_CN" or "en"); relative days count from `today`."""
    texts = SENTENCES.get(language, SENTENCES["en"])
    near = _NEAR.get(language, _NEAR["en"])
    on = _STANDS_APART.get(language, "on ")
    facts = {name: _said(fact, today, near, on) for name, fact in why.facts.items()}
    if "stage" in facts:
        facts["stage"] = texts[f"letter_{facts['stage']}"]
    if "person" in facts:
        facts["person"] = f"{facts['person']} " if facts["person"] else ""
    form = why.own.get(language) or texts[why.key]
    if "contested" in facts and why.key != "part_contested":
        form += texts["part_contested"]
    if "put_off_why" in facts:
        form = texts["came_back"].replace("{rest}", form)
    text = _spaced(form.format(**facts)).strip()
    return _ENGLISH.sub(_plain_english, text) if texts is SENTENCES["en"] else text


_ENGLISH = re.compile(r"\b(for|by|until) on (?=\d)|\b1 days\b")  # what a fact put in leaves behind


def _plain_english(found: re.Match[str]) -> str:
    return f"{found[1]} " if found[1] else "1 day"


def _spaced(text: str) -> str:
    """A blank between a Chinese character and a figure, none at punctuation."""
    text = re.sub(rf"(?<=[\u4e00-\u9fff]){_EDGE}|{_EDGE}(?=[\u4e00-\u9fff])", " ", text)
    return text.replace(_EDGE, "")


def _said(fact: Fact, today: date, near: Mapping[int, str], on: str) -> str:
    if isinstance(fact, Money):
        return f"{_EDGE}{grouped(fact)}{_EDGE}"
    if isinstance(fact, date):
        word = near.get((fact - today).days)
        form = "%m-%d" if fact.year == today.year else "%Y-%m-%d"
        return word or f"{_EDGE}{on}{fact.strftime(form)}{_EDGE}"
    return f"{_EDGE}{fact}{_EDGE}" if isinstance(fact, int) else str(fact)


def grouped(amount: Money) -> str:
    """Amount with thousands: "240,000.00"."""
    text = plain(abs(amount.minor), amount.currency)
    whole, _, part = text.partition(".")
    sign = "−" if amount.minor < 0 else ""
    return f"{sign}{int(whole):,}" + (f".{part}" if part else "")
