"""Ctrl+E of any list: the list as the ledger has it, to a sheet the user names."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.services.ledger.lists import ListOptions
from arapp.services.output.export import to_xlsx
from arapp.services.output.list_export import Wanted, export_list
from arapp.ui import dialogs, language
from arapp.ui.page import Notice, Page
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.sheet_rows import sheet_rows


def to_excel(page: Page, name: str, title: str, options: ListOptions | None = None) -> None:
    """Ask where to, write list `name` (a list of the headless contract) and say how many rows.

    `title` is the list's name on the screen and the file's.
    """
    path = _where(page, title)
    if path is None:
        return
    wanted = Wanted(name, options or ListOptions(), "zh" if language.current() == "zh" else "en")
    page.ops.with_dispatch(
        lambda books, tell: export_list(books, wanted, "xlsx", path, tell),
        partial(_written, page, path),
    )


def triangle_to_excel(page: Page, title: str) -> None:
    """The same of the triangle, which is a report and no list of the ledger."""
    from arapp.services.output.triangle_export import export_triangle

    translate = QCoreApplication.translate
    path = dialogs.save_file(
        page, translate("exporting", "Export to Excel"), translate("exporting", "Sheets (*.xlsx)"),
        Path(f"{title}.xlsx"),
    )  # fmt: skip
    if path is not None:
        lang = "zh" if language.current() == "zh" else "en"
        page.ops.with_dispatch(
            lambda books, tell: export_triangle(books, path, lang, tell),
            partial(_written, page, path),
        )


def shown_to_excel(page: Page, model: RecordModel[Any], title: str) -> None:
    """The same for the rows that a table shows, as its columns show them."""
    path = _where(page, title)
    if path is not None:
        rows = sheet_rows(model, title)
        page.ops.work(lambda tell: to_xlsx(path, rows, tell), partial(_written, page, path))


def _where(page: Page, title: str) -> Path | None:
    translate = QCoreApplication.translate
    return dialogs.save_file(
        page, translate("exporting", "Export to Excel"), translate("exporting", "Sheets (*.xlsx)"),
        Path(f"{title}.xlsx"),
    )  # fmt: skip


def _written(page: Page, path: Path, rows: int) -> None:
    told = QCoreApplication.translate("exporting", "%n row(s) written to {file}", None, rows)
    page.noticed.emit(Notice(told.format(file=path.name), "ok"))
