"""What was said and agreed in the story: promises, a dispute, holds, contacts made, to-dos."""

from typing import NamedTuple

from arapp.models.tx import WriteTx
from arapp.services.sample import deals
from arapp.services.sample.drafts import Plan
from arapp.services.sample.tale import Tale


class Word(NamedTuple):
    """A promise on a row: said and due so many days from today, the share of its open amount."""

    brand: str
    row: int
    said: int
    due: int
    percent: int
    note: str


class Pause(NamedTuple):
    """A hold on a row."""

    brand: str
    row: int
    reason: str
    since: int
    until: int
    note: str


# Open and due today; open and due tomorrow; broken two days ago; kept in part with a receipt.
PROMISES = (
    Word("联创", -76, -7, 0, 50, "船东款下周到，先付一半左右"),
    Word("广川", -13, -3, 1, 60, "说周内先付一笔"),
    Word("力扬", -23, -9, -2, 100, "答应这周付清，没到账"),
    Word("弘达", -48, -37, -23, 70, "答应月中付，实际到 60,000.00"),
)
HOLDS = (
    Pause("联创", -76, "promise", -7, 0, "承诺今天付"),
    Pause("广川", -13, "promise", -3, 1, "承诺明天付"),
    Pause("中恒", -40, "dispute", -12, 20, "对数量有异议，等仓库查签收单"),
    Pause("同泰", -35, "manual", -4, 6, "验收单缺一页签字，先补材料"),
    Pause("朗岳", -15, "snooze", -1, 2, "财务出差，后天回"),
)
_DISPUTE = ("中恒", -40, -12, 10, "数量不符：少收 12 件")

# Days after the due day, channel, outcome, note: what is done with any overdue row in time.
_COURSE = (
    (2, "message", "已发短信", "提示到期，附开户行和账号"),
    (8, "phone", "没打通", "占线，下午再打"),
    (9, "phone", "答应查账", "说回去查一下，周内回话"),
    (17, "letter", "已寄出", "催款函快递寄出，次日签收"),
    (24, "phone", "说在走流程", "领导没签字，月底前安排"),
    (32, "visit", "见到采购", "业务上门，对方承认欠款，没给日期"),
    (61, "letter", "已签收", "严正催告函签收，要求十日内答复"),
    (92, "phone", "不接电话", "连打三次都没人接"),
)
_TODOS = (
    ("同泰", -35, "补齐验收单第二页签字", 0, None),
    ("拓科", -145, "准备起诉材料：合同、送货单、对账函", 3, None),
    ("恒岳", 12, "质保期快满，约客户做终检", -2, None),
    ("卓澜", 14, "催车间排发货日期", 1, None),
    ("启明", 28, "跟进二期报价", 6, None),
    ("德润", -18, "核对上月送货单", -6, -5),
)


def tell(tx: WriteTx, tale: Tale) -> None:
    """Write them; the rows have ids by now."""
    deals.tell(tx, tale)
    _promises(tx, tale)
    brand, due, opened, until, reason = _DISPUTE
    row = tale.rows[brand, due]
    tx.insert(
        "dispute",
        plan_id=row.id,
        amount=row.amount * 47 // 100,
        reason=reason,
        opened_on=tale.today + opened,
        due_on=tale.today + until,
    )
    for hold in HOLDS:
        row = tale.rows[hold.brand, hold.row]
        tx.insert(
            "hold",
            customer_id=row.customer.id,
            plan_id=row.id,
            reason=hold.reason,
            note=hold.note,
            set_on=tale.today + hold.since,
            until_on=tale.today + hold.until,
        )
    _logs(tx, tale)
    for brand, due, text, on, done in _TODOS:
        row = tale.rows[brand, due]
        tx.insert(
            "todo",
            record=f"contract:{row.contract.id}" if row.contract else f"plan:{row.id}",
            text=text,
            owner=row.customer.owner,
            due_on=tale.today + on,
            done_on=None if done is None else tale.today + done,
        )


def _promises(tx: WriteTx, tale: Tale) -> None:
    for word in PROMISES:
        row = tale.rows[word.brand, word.row]
        said, due = tale.today + word.said, tale.today + word.due
        paid = row.part if row.target is not None and row.target < said else 0
        amount = (row.amount - paid) * word.percent // 100
        if word.percent < 100:
            amount = amount // 100_000 * 100_000
        _promise(tx, row, amount, (said, due), word.note)
    row, day = _kept(tale)
    _promise(tx, row, row.amount, (day - 6, day), "答应的都付了")


def _promise(tx: WriteTx, row: Plan, amount: int, days: tuple[int, int], note: str) -> None:
    person = row.customer.contacts[0].name
    tx.insert(
        "promise",
        customer_id=row.customer.id,
        plan_id=row.id,
        amount=amount,
        currency=row.customer.currency,
        made_on=days[0],
        due_on=days[1],
        person=person,
        note=note,
    )
    tx.insert(
        "contact_log",
        customer_id=row.customer.id,
        plan_id=row.id,
        day=days[0],
        channel="phone",
        person=person,
        outcome="承诺付款",
        note=note,
        next_on=days[1],
    )


def _kept(tale: Tale) -> tuple[Plan, int]:
    """The row that was paid last of those paid late, whole, by one receipt; and that day."""
    whole = [
        (receipt.day, receipt.uses[0][0])
        for receipt in tale.draft.receipts
        if len(receipt.uses) == 1 and receipt.uses[0][1] == receipt.uses[0][0].amount
    ]
    late = [(day, row) for day, row in whole if day - row.due_on >= 7]
    day, row = max(late or whole, key=lambda pair: pair[0])
    return row, day


def _logs(tx: WriteTx, tale: Tale) -> None:
    """The usual steps with every row that is overdue by more than a few days."""
    for row in sorted(tale.rows.values(), key=lambda plan: (plan.due_on, plan.id)):
        finance, *rest = row.customer.contacts
        for after, channel, outcome, note in _COURSE:
            day = row.due_on + after
            if day < tale.today:
                person = rest[0].name if channel == "visit" and rest else finance.name
                tx.insert(
                    "contact_log",
                    customer_id=row.customer.id,
                    plan_id=row.id,
                    day=day,
                    channel=channel,
                    person="" if outcome == "没打通" else person,
                    outcome=outcome,
                    note=note,
                    next_on=None,
                )
