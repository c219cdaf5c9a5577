"""Tables that are not about what customers owe: payables, stock, wages, sales with their profit.

Their headings share words with ours (单位, 金额, 日期), so each trade is known by the words that
only it has, beside none of the words that only receivables have.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.shapes import Shape
from arapp.services.importing.wording import headings

_OURS = re.compile(
    r"应收|未收|已收|收款|回款|到账|到款|欠款|欠单|客户欠|结欠|receivable|outstanding|customer|client",
    re.I,
)
_TITLES_OF_OTHERS = re.compile(
    r"工资|薪资|薪酬|考勤|社保|报销|报价|库存|盘点|进销存|收发存|出入库|固定资产|折旧|采购|进货|物料|生产计划"
    r"|payroll|inventory|quotation|expense\s*(?:report|claim)|purchase\s*order",
    re.I,
)
# words of headings → how many of them make the table that of another trade
_MARKS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("payables", re.compile(r"应付(?!方式)|未付(?!款原因)|欠付|付给"), 2),
    ("other_trade", re.compile(r"入库|出库|结存|库存|期初数量|盘点|实盘|账面数"), 2),
    (
        "other_trade",
        re.compile(r"工资|奖金|绩效|津贴|社保|公积金|个税|实发|应发|扣款|工号|出勤|签[字名]"),
        2,
    ),
    ("other_trade", re.compile(r"折旧|净值|残值|进价|采购价"), 2),
    (
        "other_trade",
        re.compile(r"报销|交通费|住宿费|餐费|差旅|补贴|费用类[别型]|费用项目"),
        2,
    ),
    ("other_trade", re.compile(r"单价|报价|交货期|型号|规格|品名|产品名称|数量"), 3),
)  # fmt: skip

_PROFIT = re.compile(r"成本|毛利|利润|提成|profit|cost|margin", re.I)
_OWED = frozenset({"open", "due_on", "balance", "paid", "received", "credit"})


def other_trade(columns: Sequence[Column], stated: Stated) -> str:
    """Reason why a table is left alone (payables, other_trade); "" when it may be one of ours."""
    texts = [headings.fold(c.header)[0] for c in columns if not c.header.startswith("#")]
    ours = sum(bool(_OURS.search(text)) for text in texts)
    have = {c.concept for c in columns}
    if have & {"open", "due_on", "counterparty", "party_account", "invoice_no", "contract"}:
        ours += 1
    title = stated.text
    if _owes(title, texts):
        return "payables"
    for reason, marks, least in _MARKS:
        hits = sum(bool(marks.search(text)) for text in texts)
        if hits >= least and (not ours or (reason == "payables" and hits > ours)):
            return reason
    if sum(bool(_PROFIT.search(text)) for text in texts) >= 2 and not have & _OWED:
        return "other_trade"
    if _TITLES_OF_OTHERS.search(title) and not ours and not _OURS.search(title):
        return "other_trade"
    return ""


def _owes(title: str, texts: Sequence[str]) -> bool:
    """Whether title and headings speak of what the firm owes, and of no customer."""
    return (
        bool(re.search(r"应付|accounts\s*payable", title, re.I))
        and "应收" not in title
        and any(_MARKS[0][1].search(text) for text in texts)
        and not any("客户" in text for text in texts)
    )


_MEASURE = re.compile(r"[^\d]{1,2}|\w{1,3}", re.I)


def without_measures(columns: Sequence[Column], shapes: dict[int, Shape]) -> list[Column]:
    """A column named 单位 whose cells are 台, 件, kg names no customers."""

    def is_measure(column: Column) -> bool:
        name, values = (
            headings.fold(column.header.rpartition("/")[2])[0],
            shapes[column.index].values,
        )
        return (
            name in ("单位", "计量单位", "unit")
            and bool(values)
            and all(map(_MEASURE.fullmatch, values))
        )

    return [replace(c, concept=None) if is_measure(c) else c for c in columns]
