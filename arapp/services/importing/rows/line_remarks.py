"""Lines of text among the rows of a table: remarks that may hold an item which nobody else tells.

"另：老陈欠 | 还差300" is to be looked at like a row that lacks its amount; "另欠老陈300" in a
cell of its own is told as a remark. Above the first row and below the last total stand titles and
names.
"""

import re
from collections.abc import Sequence

from arapp.services.importing.layout.columns import Layout
from arapp.services.importing.layout.tables import RawTable

SIGN_OFF = re.compile(
    r"制表|审核|复核|填表|打印|财务(?:负责人|主管)|经办|第\s*\d+\s*页|共\s*\d+\s*[页笔条]"
    r"|以上(?:数据|内容)|仅供参考|说明[:：]|备注[:：]|注[:：]"
    r"|记录(?:条)?数|总笔数|笔数|prepared by|approved|page \d|end of|\*{3,}|-{5,}|={5,}"
    r"|签字|盖章|导出时间|温馨提示",
    re.I,
)
_DATED = re.compile(
    r"\d{1,4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*日?|\s*月份?)?|\d{4}\s*年度?|\d{1,2}\s*月份?"
    r"|第?\s*\d\s*季度"
)
_FIGURE = re.compile(r"\d")
_ITEMS = frozenset({"plans", "contracts", "invoices", "deliveries", "customers", "contacts",
                    "ledger"})  # fmt: skip
_WITH_DAYS = frozenset({"ledger"})  # whose rows have a day each: a text without one is no row


def told_among(
    table: RawTable, layout: Layout, left: Sequence[int], data: Sequence[int], end: int
) -> tuple[list[int], list[int]]:
    """Of the lines `left` over among the `data` rows up to `end`: (items to check, remarks)."""
    items: list[int] = []
    remarks: list[int] = []
    if layout.kind not in _ITEMS or not data:
        return items, remarks
    known = "\n".join((*table.preamble, *table.headers))
    for place in left:
        if not data[0] < place < end:
            continue
        texts = [str(cell) for cell in table.rows[place] if cell is not None]
        if SIGN_OFF.search(" ".join(texts)) or all(text in known for text in texts):
            continue
        figures = [text for text in texts if _FIGURE.search(_DATED.sub("", text))]
        if any(text not in known for text in figures):
            row = len(texts) > 1 and layout.kind not in _WITH_DAYS
            (items if row else remarks).append(place)
    return items, remarks
