"""The hand-over workbook: a list with yellow columns to fill in (`handover_read` takes it back).

A hidden sheet holds what was written, so that a change outside the yellow columns is found and
named by its cell. Rows may be sorted, hidden or deleted; they are known by the number in column A.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arapp.models.values.money import plain
from arapp.services.collection.handover import Handover
from arapp.services.collection.outcomes import OUTCOMES, REASONS
from arapp.services.output.files import save
from arapp.services.output.sheet import put, sheet_name

HIDDEN = "arapp"
TOP = 2  # row of the headings
HEADS: dict[str, tuple[str, ...]] = {
    "zh_CN": (
        *("编号", "客户", "款项", "到期", "逾期天数", "未收", "币种", "阶段", "上次沟通"),
        *("结果", "原因", "承诺金额", "承诺日期", "联系人", "备注", "下次联系"),
    ),
    "en": (
        *("No.", "Customer", "Row", "Due", "Days", "Open", "Currency", "Stage", "Last contact"),
        *("Outcome", "Reason", "Promised", "By", "Person", "Note", "Call again"),
    ),
}
LOCKED = 9
WIDTH = len(HEADS["en"])
_WIDTHS = (7, 26, 24, 12, 8, 14, 7, 12, 34, 14, 16, 14, 12, 12, 30, 12)
_YELLOW = "FFFFF2CC"


def write_handover(path: Path, found: Handover, language: str = "zh_CN") -> None:
    """Write the workbook of one salesperson."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page: Any = book.worksheets[0]
    page.title = sheet_name(found.owner or ("未指定" if language == "zh_CN" else "nobody"))
    put(page.cell(1, 1), _lead(found, language))
    for column, head in enumerate(HEADS[language], 1):
        page.cell(TOP, column).font = Font(bold=True)
        put(page.cell(TOP, column), head)
        page.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]
    locked = [_locked(row) for row in found.rows]
    for number, cells in enumerate(locked, TOP + 1):
        for column, value in enumerate(cells, 1):
            put(page.cell(number, column), value)
        for column in range(LOCKED + 1, WIDTH + 1):
            page.cell(number, column).fill = PatternFill("solid", fgColor=_YELLOW)
    hidden = book.create_sheet(HIDDEN)
    _drop_downs(page, hidden, len(locked), language)
    page.freeze_panes = page.cell(TOP + 1, 4)
    told = {
        "ledger": found.ledger,
        "owner": found.owner,
        "as_of": found.as_of.isoformat(),
        "last_contact": found.last_contact,
        "language": language,
        "rows": {cells[0]: cells for cells in locked},
    }
    _hide(hidden, told)
    stream = io.BytesIO()
    book.save(stream)
    save(path, stream.getvalue())


def _lead(found: Handover, language: str) -> str:
    if language == "zh_CN":
        return f"{found.owner} 催收清单，截至 {found.as_of}，只填黄色的列，填好发回财务"
    return f"{found.owner}, as of {found.as_of}: fill in the yellow columns and send it back"


def _locked(row: Any) -> list[str]:
    """The cells that stay as they are, as text."""
    return [
        *(str(row.plan), row.customer, row.title, row.due_on.isoformat(), str(row.days)),
        *(plain(row.amount, row.currency), row.currency, row.stage, row.last),
    ]


def _drop_downs(page: Any, hidden: Any, rows: int, language: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    at = 0 if language == "zh_CN" else 1
    last = TOP + max(rows, 1)
    for letter, words, column in (("J", OUTCOMES, "C"), ("K", REASONS, "D")):
        # From a range: a list written out may have no more than 255 characters. An outcome may be
        # put into own words; a reason is counted and may not.
        listed = f"{HIDDEN}!${column}$1:${column}${len(words)}"
        rule = DataValidation(
            type="list", formula1=listed, allow_blank=True, showErrorMessage=letter == "K"
        )
        for number, pair in enumerate(words.values(), 1):
            put(hidden[f"{column}{number}"], pair[at])
        page.add_data_validation(rule)
        rule.add(f"{letter}{TOP + 1}:{letter}{last}")


def _hide(hidden: Any, told: Mapping[str, Any]) -> None:
    """What was written, in parts that fit a cell, with its hash."""
    text = json.dumps(told, ensure_ascii=False)
    hidden.sheet_state = "veryHidden"
    put(hidden.cell(1, 1), hashlib.sha256(text.encode()).hexdigest())
    size = 30_000
    for number, start in enumerate(range(0, len(text), size), 2):
        put(hidden.cell(number, 1), text[start : start + size])
