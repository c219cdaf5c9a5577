"""Made-up papers for the tests: the firm, a customer, and statements and letters of any size."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from arapp.models.values.money import Money, total
from arapp.services.output.documents import (
    Addressee,
    AgingFoot,
    BankAccount,
    Contact,
    ContactKind,
    Contract,
    EarlierContact,
    Firm,
    InterestBasis,
    InterestSegment,
    InterestTerms,
    ItemKind,
    LetterDoc,
    LetterGroup,
    LetterRow,
    LetterStage,
    MoveKind,
    Movement,
    OpenItem,
    Prepaid,
    StatementDoc,
    StatementKind,
)

AS_OF = date(2026, 10, 31)
LONG_NAME = (
    "内蒙古自治区呼和浩特市和林格尔新区云谷大数据产业园智能装备制造与新能源材料研究开发有限责任公司"
)
FIRM = Firm(
    "苏州澄禾自动化设备有限公司",
    "苏州工业园区星海街 188 号",
    "215000",
    "0512 0000 8800",
    "duizhang@chenghe.example",
)
CUSTOMER = Addressee("上海弘达机械设备有限公司", "91310000MA1K00018X", recipient="财务部 许会计")
ACCOUNT = BankAccount("中国工商银行苏州园区支行", "1102 0203 0900 4417 862")
LI_MIN = Contact("李敏", "财务部", "0512 0000 8821")
HEAD = "7f3a91c0" + "0" * 56


def yuan(text: str, currency: str = "CNY") -> Money:
    """Money of figures with two decimals."""
    return Money(int(Decimal(text).scaleb(2)), currency)


def item(
    label: str, booked: str, due: str, amount: str, contract: str = "月结", **more: Any
) -> OpenItem:
    """An open item nobody has paid on."""
    money = yuan(amount, more.pop("currency", "CNY"))
    paid = Money(0, money.currency)
    return OpenItem(
        label,
        date.fromisoformat(booked),
        date.fromisoformat(due),
        money,
        more.pop("received", paid),
        money,
        contract,
        **more,
    )


FOUR_ITEMS = (
    item("发货前款", "2026-08-26", "2026-09-25", "96000", "CH-2026-018"),
    item("8 月备件款", "2026-08-31", "2026-10-15", "23680"),
    item("9 月备件款", "2026-09-30", "2026-11-16", "18420"),
    item("10 月备件款", "2026-10-31", "2026-12-15", "31250"),
)
ONE_PREPAYMENT = (Prepaid(date(2026, 10, 27), yuan("5000")),)


def aging_of(items: Sequence[OpenItem], prepaid: Money, as_of: date = AS_OF) -> AgingFoot:
    """The aging foot that belongs to the items."""
    columns = [Money(0, prepaid.currency) for _ in range(5)]
    for row in items:
        days = (as_of - row.due_on).days if row.due_on else 0
        place = 0 if days <= 0 else 1 if days <= 30 else 2 if days <= 60 else 3 if days <= 90 else 4
        columns[place] += row.open
    return AgingFoot(columns[0], columns[1], columns[2], columns[3], columns[4], prepaid)


def statement(
    kind: StatementKind = StatementKind.CONFIRMATION,
    items: Sequence[OpenItem] = FOUR_ITEMS,
    prepayments: Sequence[Prepaid] = ONE_PREPAYMENT,
    moves: Sequence[Movement] | None = None,
    currency: str = "CNY",
    **more: Any,
) -> StatementDoc:
    """A statement whose sums agree: the opening balance takes up what the moves leave."""
    prepaid = total((row.amount for row in prepayments), currency)
    foot = aging_of(items, prepaid)
    moves = MOVES if moves is None and currency == "CNY" else moves or ()
    debits = total((m.debit for m in moves if m.debit is not None), currency)
    credits = total((m.credit for m in moves if m.credit is not None), currency)
    opening = foot.net - debits + credits
    prior: tuple[OpenItem, ...] = ()
    if kind is StatementKind.DETAILED:
        prior = (
            OpenItem(
                "期初欠款",
                date(2026, 8, 1),
                date(2026, 9, 1),
                opening,
                Money(0, currency),
                opening,
                "CH-2026-018",
                ItemKind.OPENING,
            ),
        )
    doc = StatementDoc(
        kind=kind,
        language="zh_CN",
        firm=FIRM,
        customer=CUSTOMER,
        as_of=AS_OF,
        issued_on=date(2026, 11, 5),
        currency=currency,
        opening=opening,
        debits=debits,
        credits=credits,
        closing=foot.net,
        aging=foot,
        number="澄禾对账〔2026〕第 0218 号",
        mark="DZ2026-0218",
        from_day=date(2026, 10, 1),
        moves=tuple(moves),
        items=tuple(items),
        prepayments=tuple(prepayments),
        prior=prior,
        account=ACCOUNT,
        contacts=(LI_MIN,),
        memo="CH-2026-018 对账 0218",
        head=HEAD,
    )
    return replace(doc, **more)


MOVES = (
    Movement(date(2026, 10, 12), MoveKind.RECEIPT, "工行", "收-2026-000271", credit=yuan("40000")),
    Movement(date(2026, 10, 27), MoveKind.RECEIPT, "工行", "收-2026-000298", credit=yuan("5000")),
    Movement(
        date(2026, 10, 31), MoveKind.RECEIVABLE, "10 月备件款", contract="月结", debit=yuan("31250")
    ),
)


def many_items(count: int, contracts: int = 5) -> list[OpenItem]:
    """Open items over several contracts, some late, some retention."""
    start = date(2026, 6, 1)
    rows = []
    for i in range(count):
        booked = start + timedelta(days=i % 120)
        rows.append(
            item(
                f"第 {i + 1} 批备件款",
                booked.isoformat(),
                (booked + timedelta(days=45)).isoformat(),
                f"{1000 + 37 * i}.{i % 100:02d}",
                f"CH-2026-{i % contracts + 1:03d}",
                kind=ItemKind.RETENTION if i % 17 == 0 else ItemKind.INVOICE,
            )
        )
    return rows


def many_moves(count: int) -> list[Movement]:
    """Receivables and receipts in turn."""
    moves = []
    for i in range(count):
        day = date(2026, 10, 1 + i * 30 // count)
        amount = yuan(f"{500 + 13 * i}.{i % 100:02d}")
        if i % 3:
            moves.append(
                Movement(
                    day,
                    MoveKind.RECEIVABLE,
                    f"第 {i + 1} 批备件款",
                    f"发票 2632200000{i:06d}",
                    "月结",
                    debit=amount,
                )
            )
        else:
            moves.append(Movement(day, MoveKind.RECEIPT, "工行", f"收-2026-{i:06d}", credit=amount))
    return moves


TERMS = InterestTerms(InterestBasis.AGREED, Decimal("0.0005"), "合同第 7.2 条")
FRAME_TERMS = InterestTerms(InterestBasis.AGREED, Decimal("0.0005"), "协议第 9 条")
LETTER_DAY = date(2026, 11, 12)
TWO_GROUPS = (
    LetterGroup(
        Contract(
            "CH-2026-022",
            date(2026, 6, 8),
            "电机装配单元买卖合同",
            "装配单元 2026 年 8 月 31 日备货完毕并书面通知",
        ),
        (
            LetterRow(
                "发货前款",
                date(2026, 10, 20),
                23,
                yuan("104000"),
                yuan("20000"),
                yuan("84000"),
                yuan("1106"),
                TERMS,
                (
                    InterestSegment(yuan("104000"), 14, date(2026, 11, 3), yuan("20000")),
                    InterestSegment(yuan("84000"), 9, LETTER_DAY),
                ),
            ),
        ),
    ),
    LetterGroup(
        Contract(
            "CH-2025-037", subject="备件采购框架协议", performed="9 月备件已全部签收，发票均已送达"
        ),
        (
            LetterRow(
                "9 月货款",
                date(2026, 10, 26),
                17,
                yuan("12460"),
                yuan("0"),
                yuan("12460"),
                yuan("105.91"),
                FRAME_TERMS,
                (InterestSegment(yuan("12460"), 17, LETTER_DAY),),
            ),
        ),
    ),
)
EARLIER = (
    EarlierContact(date(2026, 10, 21), ContactKind.MESSAGE),
    EarlierContact(date(2026, 10, 28), ContactKind.CALL, "王经理"),
    EarlierContact(date(2026, 11, 3), ContactKind.PAID, amount=yuan("20000")),
    EarlierContact(
        date(2026, 11, 5),
        ContactKind.PROMISED,
        amount=yuan("84000"),
        promised_for=date(2026, 11, 10),
    ),
)


def letter(
    stage: LetterStage = LetterStage.DEMAND,
    groups: Sequence[LetterGroup] = TWO_GROUPS,
    currency: str = "CNY",
    **more: Any,
) -> LetterDoc:
    """A letter whose sums agree."""
    rows = [row for group in groups for row in group.rows]
    doc = LetterDoc(
        stage=stage,
        language="zh_CN",
        firm=FIRM,
        customer=Addressee("温州力扬电器有限公司", recipient="王建平 经理"),
        day=LETTER_DAY,
        deadline=date(2026, 11, 20),
        currency=currency,
        groups=tuple(groups),
        overdue=total((row.open for row in rows), currency),
        interest=total((row.interest for row in rows if row.interest is not None), currency),
        number="澄禾催〔2026〕第 0031 号",
        mark="CK2026-0031",
        earlier=EARLIER,
        account=replace(ACCOUNT, holder=FIRM.name),
        contacts=(LI_MIN, Contact("陈悦", "业务", "0512 0000 8835")),
        memo="CH-2026-022 催 0031",
        attachments=("合同复印件 2 份", "备货通知", "送货签收单 3 张", "发票 2 张"),
        delivery="EMS，单号待填；同时发送 wjp@liyang.example",
        head=HEAD,
    )
    return replace(doc, **more)


def many_rows(count: int, contracts: int = 4) -> tuple[LetterGroup, ...]:
    """Overdue rows with interest over several contracts."""
    groups = []
    for c in range(contracts):
        rows = []
        for i in range(c, count, contracts):
            open_ = yuan(f"{3000 + 11 * i}")
            days = 20 + i % 70
            interest = Money(round(open_.minor * days * 5 / 10000))
            rows.append(
                LetterRow(
                    f"第 {i + 1} 批",
                    LETTER_DAY - timedelta(days=days),
                    days,
                    open_,
                    yuan("0"),
                    open_,
                    interest,
                    TERMS,
                    (InterestSegment(open_, days, LETTER_DAY),),
                )
            )
        groups.append(
            LetterGroup(Contract(f"CH-2026-{c + 1:03d}", subject="买卖合同"), tuple(rows))
        )
    return tuple(groups)
