"""What words tell of a row: a bill (invoice, goods) or money (a payment). Of either side's."""

import re

from arapp.services.reconcile.rows import BILL, MONEY

_MONEY = re.compile(
    r"付|支出|支取|汇款|电汇|转账|网银|银行|承兑|汇票|支票|现金|还款|打款|收款|回款|到账|来款|到款|收到.{0,8}款|核销|冲抵"
    r"|withdraw|pay(?:ment|ments|ing)?\b|paid|remit|transfer|wire|cheque|\btt\b|t/t|bank|receipt|settle|cash",
    re.I,
)
_BILL = re.compile(
    r"发票|开票|收票|到票|来票|票据|采购|进货|购|入库|验收|挂账|货款|材料|设备|服务费|暂估|结算|销售|发货|出库"
    r"|应付|应收|invoice|\binv\b|bill|purchase|goods|sales|charge|deliver|\bgrn\b",
    re.I,
)
_TAKEN_OFF = re.compile(r"扣款|罚款|索赔|赔款|赔偿|退货|红字|红冲|credit note", re.I)
_LESS = re.compile(
    r"扣除|扣减|折扣|折让|返利|违约金|冲减|deduct|discount|rebate|penalty|claim|return", re.I
)
_OWED = re.compile(r"应付(?:账款|款)?|应收(?:账款|款)?|付款方|收款方|付款单位|未付")


def told_sort(text: str) -> str:
    """bill, money, or "" where the words tell nothing; what merely names the account is no word."""
    bare = _OWED.sub(" ", text)
    if _MONEY.search(bare):
        return MONEY
    return BILL if _BILL.search(text) else ""


def deducted(text: str) -> bool:
    """Whether a row lessens the debt without being a payment: a deduction, goods sent back. Of a
    delivery at a discount (采购 折扣价) the words alone do not say so."""
    sort = told_sort(text)
    return sort != MONEY and bool(_TAKEN_OFF.search(text) or (not sort and _LESS.search(text)))
