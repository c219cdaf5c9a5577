# ruff: noqa: E501 - a table of patterns: one line each, however wide
"""What a bank's heading means by the characters that it is made of, when no dictionary knows it.

Only headings with a mark of the trade are told: one side of a payment (对方, 付款, 收款), one
side of the account (借, 贷, 支, 收 …) with a word for money, numbers of transactions, balances,
flags. Which of two sides a bare 增加 or 变动 means, the running balance tells (`chain`).
"""

import re
from functools import lru_cache

_PARTY = (
    r"对方|对手|往来(?!账(?:标|类|方))|来往(?!账(?:标|类|方))|相对[方人]?|对端|他方|交易[方户]|对应方|收付款?[方人]|付收款?[方人]"
    r"|付款?/收款?|收款?/付款?|counterpart|otherparty|opposite|beneficiary/|remitter/|/beneficiary|/remitter"
)
_ANYONE = r"(?:remitter|payer|sender|beneficiary|payee|receiver|recipient)"
_TWO_PARTIES = rf"{_ANYONE}(?:/|or){_ANYONE}"
_GERMAN = r"(?:begünstigter?|beguenstigter?|auftraggeber|zahlungspflichtiger?|empfänger|empfaenger)"
_GERMAN_PARTY = rf"{_GERMAN}(?:/{_GERMAN})?|zahlungsbeteiligter?"
_NUMBER = r"(?:账号|卡号|户号|账户号?码?|账卡号|acc(?:oun)?t(?:no|number)?|a/cno|a/c|iban)$"
_OUT = r"付款|付方|付账|汇出|转出|出款|打款|缴款|汇款|出账[方人]|payer|debtor|remitter|orderingparty|originator"
_IN = r"收款|收方|收账|汇入|转入|入款|入账[方人]|payee|creditor|beneficiary"
_SIDE = r"借贷|贷借|收支|支收|收付|付收|进出|出进|出入|入出|存取|取存|来往账?|往来账?|增减|debitcredit|creditdebit|dr/?cr|cr/?dr|d/c|c/d"
_FLAG = r"标志|标识|标记|方向|类型|类别|种类|别|符号|性质|标|流向|代码|ind|indicator|flag|type|sign|code"
_MONEY = r"(?:金额度?|额度?|数额?|款额?|金|钱|发生|amount|amt|sum|value)$"
_CREDIT = r"贷|收入|来账|来款|转入|汇入|存入|存款|入金|进项|进账|入账|收款|收方|credit|cr(?=a|$)|deposit|moneyin|paidin|in$|haben|gutschrift"
_DEBIT = r"借|支出|往账|往款|转出|汇出|支取|取款|取出|出金|出项|出账|付款|付出|付方|debit|dr(?=a|$)|withdraw|moneyout|paidout|out$|soll$|lastschrift|belastung"
_NO_MONEY = r"费|税|利息|折|笔数|限额|汇率|次数|人数|上限|下限|信用|授信|可透支|保证金|押金"
_WHO = r"(?:户名|名称?|全称|姓名|单位|公司|机构|客户|人|方|name|party)$"


def _who(text: str) -> str | None:
    """Concept of a heading about the other party or one side of the payment."""
    if re.fullmatch(_TWO_PARTIES, text) or re.fullmatch(_GERMAN_PARTY, text):
        return "counterparty"
    for mark, concept in (
        (_NUMBER, "account"),
        (r"(?:行|行名|行号|网点|机构|银行|支行|bank)(?:名称?|编?号|全称|name)?$", "bank"),
        (_WHO, "name"),
    ):
        if not re.search(mark, text):
            continue
        if re.search(_PARTY, text):
            return {"account": "party_account", "bank": "party_bank", "name": "counterparty"}[
                concept
            ]
        for side, found in ((_OUT, "payer"), (_IN, "payee")):
            if re.search(rf"^(?:{side})", text):
                return {"account": f"{found}_account", "bank": "party_bank", "name": found}[concept]
    return None


def _money(text: str) -> str | None:
    """credit, debit or amount of a heading that speaks of money."""
    if re.search(_NO_MONEY, text):
        return None
    named = re.search(_MONEY, text)
    both = bool(re.search(_SIDE, text))
    ins = both or bool(re.search(_CREDIT, text))
    outs = both or bool(re.search(_DEBIT, text))
    if ins != outs and (named or len(text) <= 4 or re.search(r"[a-z]", text)):
        return "credit" if ins else "debit"
    if named and (both or re.search(r"变动|发生|交易|动账|txn|trans|trade", text)):
        return "amount"
    return "amount" if text in ("betrag", "umsatz", "buchungsbetrag") else None


_RULES: tuple[tuple[str, str], ...] = (
    ("currency", r"币(?:种|别|制|名)|货币|^(?:ccy|cur|whg|waehrung|währung)$|currency$"),
    ("balance", r"余额|结余|结存|存款余|余$|^(?:running|closing|ledger|available|book)?bal(?:ance)?$|^saldo|saldo$|kontostand"),
    ("serial", r"(?:流水(?!.*(?:日期?|时间|金额|额|余额|类型|方向|说明|摘要)$))|识别号|追踪号|序列号|受理号|参考号|参考编号|唯一号|^(?:trn|txn|tran|bank|cust)?(?:ref|reference|id)(?:no|number|id)?$"),
    ("serial", r"(?:交易|业务|平台|渠道|前置|主机|传票|回单|支付|银行|系统)(?!机构|网点|终端|柜员|对手).{0,4}(?:编号|单号|编码|序号|(?<![账卡户])号码?)$"),
    ("time", r"时分秒|时点|时刻|^time$|^zeit$|uhrzeit"),
    ("day", r"(?:交易|记账|账务|账单|入账|核算|会计|发生|清算|结算|过账|起息|动账|业务|银行|操作|借贷|收付|到账).{0,4}(?:日期?|时间|年月日|日期/时间)$"),
    ("day", r"^(?:txn|trade|trans|tran|post|book|value|entry|transaction|effective|process(?:ed|ing)?)(?:ion|ing)?(?:dt|date|day)$|^交?日期?$|^(?:buchungs?|wert)(?:tag|datum)$|^datum$|^valuta(?:datum)?$|^wert(?:stellung)?$"),
    ("memo", r"留言|附言|描述|说明|附加|事由|附注|narrat|particular|detail|descr|verwendungszweck|buchungstext|^purpose|用途|摘要|备注"),
    ("party_account", r"^(?:iban|kontonummer|kto)(?:/(?:iban|kontonummer|bic))?(?:nr|no)?$"),
    ("party_bank", r"^(?:blz|bic|bic/blz)$"),
    ("account", r"^auftragskonto$|^(?:本行|本户|企业|己方|自有|签约|主|账户|我行|客户|单位|结算)(?:账号|卡号|账户号?码?)$|^(?:own|my|our)?acc(?:oun)?t(?:no|number)$"),
)  # fmt: skip


WEAK = frozenset({"day", "memo", "credit", "debit", "amount", "account"})
"""Concepts that the sheets of other trades have words of their own for, which go first."""


@lru_cache(maxsize=20_000)
def guess(folded: str) -> str | None:
    """Concept of a folded heading of a bank's file; None when it bears no mark of one."""
    if not 1 < len(folded) <= 40:
        return None
    if re.search(_SIDE, folded) and (
        re.search(rf"(?:{_FLAG})$", folded) or re.fullmatch(_SIDE, folded)
    ):
        return "direction"
    found = _who(folded)
    if found:
        return found
    for concept, pattern in _RULES:
        if re.search(pattern, folded) and not (
            concept in ("currency", "balance") and re.search(r"日期|类型|方向|标志|说明", folded)
        ):
            return concept
    return _money(folded)
