"""Delivery sheets (送货单, 出库单, 发货明细): what went out, told by its own words.

Stock books, price lists and open items share most of their headings with them. What makes a sheet
one of deliveries is a note's number or a day of sending beside a customer and money, and nothing
that only the others have.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.shapes import Shape
from arapp.services.importing.wording.headings import fold

_OUT = r"(?:销售)?(?:送货|发货|出库|出货|销货|配送|提货)"
_OUT_EN = r"(?:delivery|dispatch|despatch|shipment|shipping|ship|goodsissue|dn)"
_NUMBER = re.compile(
    rf"{_OUT}(?:单据?|通知单?|凭证)?(?:的)?(?:号码?|编号|单号|no)|{_OUT}单"
    rf"|{_OUT_EN}(?:note|slip|doc|docket)?(?:no|number|id|ref|#)|{_OUT_EN}(?:note|slip|docket)"
)
_BARE_NUMBER = re.compile(r"(?:单据?|票据?)?(?:编号|号码?|单号)|no|number")
_DAY = re.compile(rf"(?:实际)?{_OUT}(?:的)?(?:日期?|时间|年月日)|{_OUT_EN}(?:ped)?(?:date|day|on)")
_TITLE = re.compile(
    rf"{_OUT}(?:单|明细|清单|记录|登记|台账|汇总|日报|对账|表|流水)"
    r"|delivery\s*(?:note|list|record|slip|docket|report)|dispatch|shipping\s*(?:list|record|report)",
    re.I,
)
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "item",
        r"(?:品名|货品|产品|货物|商品|物料|存货|物资)(?:及规格|名称|描述)?|名称及规格|item|goods|product",
    ),
    ("spec", r"规格型号|规格/?型号|规格|型号|specification|spec|model"),
    ("unit", r"(?:计量)?单位|unit|uom"),
    ("quantity", rf"{_OUT}?(?:实发|实送|实收|签收)?数量?|quantity|qty|pcs"),
    ("price", r"(?:含税|不含税|销售|结算)?单价|(?:unit)?price"),
)  # fmt: skip
_AMOUNT = re.compile(
    rf"(?:含税)?{_OUT}(?:货款)?(?:总)?(?:金额|额|合计|总价)|(?:含税)?货款(?:金额)?|小计|总价"
)
_OTHERS = re.compile(
    r"入库|收货数|结存|库存|期初|期末|盘|供应商|供货|采购|进价|进货|成本|毛利|利润|折旧|应付"
    r"|inbound|stock|supplier|vendor|cost|margin"
)
# concepts that tell of money owed or come in, of contracts, or of invoices as such
_ELSEWHERE = frozenset(
    {"open", "open_credit", "due_on", "paid", "received", "balance", "credit", "opening", "aging",
     "supplier", "party_account", "payer_account", "signed_on", "contract_amount", "terms",
     "invoice_day", "invoice_code", "tax_no", "seller", "grade", "limit", "warranty"}
)  # fmt: skip
_OWED = re.compile(
    r"应收|未收|欠款|欠单|账龄|发票|开票|合同台账|收款|回款|报价|receivable|invoices?\b", re.I
)
_MONEY = frozenset({"amount", "gross", "net", "due_amount", "debit", "instalment"})
_WHO = frozenset({"customer", "payer", "counterparty", "short_name", "code"})


def is_delivery_sheet(
    columns: Sequence[Column], stated: Stated, shapes: Mapping[int, Shape], *, named: bool
) -> bool:
    """Whether the table lists what went out to customers. `named`: a customer is told without a
    column (in the title, in lines above its rows)."""
    texts = {c.index: _bare(c) for c in columns if not c.header.startswith("#")}
    have = {c.concept for c in columns}
    money = any(
        (c.concept in _MONEY or _AMOUNT.fullmatch(texts.get(c.index, "")))
        and shapes[c.index].number >= 0.5
        for c in columns
    )
    if not money or not (named or have & _WHO) or have & _ELSEWHERE or _OWED.search(stated.text):
        return False
    if sum(c.concept == "instalment" for c in columns) > 1:
        return False
    if any(_OTHERS.search(text) for text in texts.values()):
        return False
    number, day, quantity = (
        any(pattern.fullmatch(text) for text in texts.values())
        for pattern in (_NUMBER, _DAY, re.compile(_WORDS[3][1]))
    )
    if number:
        return day or "day" in have or quantity
    titled = _TITLE.search(stated.text) is not None
    if titled and "invoice_no" not in have:
        return day or quantity or "day" in have
    return day and quantity and "invoice_no" not in have


def delivery_fields(columns: Sequence[Column]) -> list[Column]:
    """The columns with the fields of deliveries; 单位 is a unit here, 单号 the note's number."""
    found = list(columns)
    for name, pattern in _WORDS:
        _give(found, name, re.compile(pattern), anew=name in ("unit", "item"))
    _give(found, "number", _NUMBER, anew=True) or _give(found, "number", _BARE_NUMBER)
    _give(found, "day", _DAY, anew=True)
    if not any(c.field == "amount" for c in found):
        _give(found, "amount", _AMOUNT, anew=True)
    if not any(c.field == "customer" for c in found):  # the unit had been taken for one
        at = next((i for i, c in enumerate(found) if c.concept == "customer" and not c.field), None)
        if at is not None:
            found[at] = replace(found[at], field="customer")
    return _without_tax(found)


def _without_tax(found: list[Column]) -> list[Column]:
    """金额 beside 税额, and no 价税合计, is without the tax."""
    have = {c.field for c in found}
    if "tax" not in have or "net" in have:
        return found
    return [
        replace(c, field="net") if c.field == "amount" and c.concept == "amount" else c
        for c in found
    ]


def _give(
    found: list[Column], name: str, pattern: "re.Pattern[str]", *, anew: bool = False
) -> bool:
    """The first column that is called so gets the field; `anew`: whatever it was taken for."""
    at = next(
        (
            i
            for i, c in enumerate(found)
            if pattern.fullmatch(_bare(c)) and (anew or c.field in (None, name))
        ),
        None,
    )
    if at is None:
        return False
    for i, c in enumerate(found):
        if c.field == name and i != at:
            found[i] = replace(c, field=None)
    found[at] = replace(found[at], field=name)
    return True


def _bare(column: Column) -> str:
    return fold(column.header.rpartition("/")[2])[0]
