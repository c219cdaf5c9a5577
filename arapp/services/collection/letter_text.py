"""What a letter text of the firm's own may say: names in braces, where the table goes. Pure.

A body is paragraphs, one a line. The line {rows} is where the overdue rows, the sum in words and
the interest stand; it is there once, alone on its line. A line that comes out empty is left away.
"""

from arapp.models.values.errors import InvalidValue
from arapp.services.collection.rungs import TONES

STAGES = ("reminder", "demand", "final", "legal")
# The tone of a stage where nobody chose another.
TONE_OF = dict(zip(STAGES, (*TONES, TONES[-1]), strict=True))
ROWS = "rows"
# name → the name in Chinese
PLACEHOLDERS = {
    "customer": "客户",
    "recipient": "收件人",
    "firm": "本公司",
    "number": "编号",
    "contracts": "合同",
    "performed": "履约情况",
    ROWS: "明细",
    "open_total": "未付合计",
    "open_words": "大写金额",
    "interest": "违约金",
    "count": "笔数",
    "oldest_due": "最早到期日",
    "days": "逾期天数",
    "earlier": "此前催收",
    "deadline": "付款期限",
    "today": "今天",
    "account": "收款账户",
    "memo": "附言",
    "contact": "联系人",
    "phone": "电话",
}


def check_rows(body: str) -> None:
    """Raises InvalidValue (`rows_missing`, `rows_alone`) unless the table has a line of its own."""
    marks = {f"{{{ROWS}}}", f"{{{PLACEHOLDERS[ROWS]}}}"}
    said = body.replace("{ ", "{").replace(" }", "}")
    count = sum(said.count(mark) for mark in marks)
    if count == 0:
        raise InvalidValue(field="body", value=f"{{{ROWS}}}", reason="rows_missing")
    alone = [line for line in said.splitlines() if line.strip() in marks]
    if count != 1 or len(alone) != 1:
        raise InvalidValue(field="body", value=f"{{{ROWS}}}", reason="rows_alone")


def parts(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paragraphs before and after the line of the table, blank ones left away."""
    marks = {f"{{{ROWS}}}", f"{{{PLACEHOLDERS[ROWS]}}}"}
    lines = [line.strip() for line in body.splitlines()]
    at = next((n for n, line in enumerate(lines) if line.replace(" ", "") in marks), len(lines))
    return tuple(filter(None, lines[:at])), tuple(filter(None, lines[at + 1 :]))
