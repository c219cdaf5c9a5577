"""What the status line says of the selection: how many rows, and their sum per currency."""

from PySide6.QtCore import QCoreApplication

from arapp.ui.tables.arranging import Sums
from arapp.ui.tables.groups import sum_text
from arapp.ui.tables.record_view import RecordView


def selection_text(view: RecordView, whole: Sums | None = None) -> str:
    """ "3 rows selected, together 265,960.50"; "" when nothing is selected.

    The sum is that of the first column with totals. `whole` are the sums of all rows of a long
    list, for when all are selected; of a part that was not fetched whole no sum is told.
    """
    count, sums = _selected(view, whole)
    if not count:
        return ""
    total = sum_text(next(iter(sums.values()), {}))
    if not total:
        return QCoreApplication.translate("selection", "%n row(s) selected", None, count)
    told = QCoreApplication.translate(
        "selection", "%n row(s) selected, together {total}", None, count
    )
    return told.format(total=total)


def _selected(view: RecordView, whole: Sums | None) -> tuple[int, Sums]:
    rows, model = view.selected_rows(), view.records()
    if not model.is_long:
        return len(rows), model.sums_of(rows)
    count = len(view.selected_places())
    if count == len(rows):
        return count, model.sums_of(rows)
    return count, whole or {} if count == model.count() else {}
