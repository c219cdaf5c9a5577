"""What the status line says of the selection: how many rows, and their sum per currency."""

from PySide6.QtCore import QCoreApplication

from arapp.ui.tables.groups import sum_text
from arapp.ui.tables.record_view import RecordView


def selection_text(view: RecordView) -> str:
    """ "3 rows selected, together 265,960.50"; "" when nothing is selected.

    The sum is that of the first column with totals.
    """
    rows = view.selected_rows()
    if not rows:
        return ""
    sums = view.records().sums_of(rows)
    total = sum_text(next(iter(sums.values()), {}))
    if not total:
        return QCoreApplication.translate("selection", "%n row(s) selected", None, len(rows))
    told = QCoreApplication.translate(
        "selection", "%n row(s) selected, together {total}", None, len(rows)
    )
    return told.format(total=total)
