"""The difference sheet as a file, and the differences as lines of the customer's statement."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from arapp.services.output.documents.table import TableDoc
from arapp.services.papers.parties import sender
from arapp.services.reconcile.paper import balances_paper, difference_paper
from arapp.ui import dialogs, paper_folder
from arapp.ui.page import Notice
from arapp.ui.pages.reconcile.tables import code
from arapp.ui.pages.reconcile.work import Seen, differs

if TYPE_CHECKING:
    from arapp.ui.pages.reconcile.page import ReconcilePage

translate = QCoreApplication.translate


def has_differences(seen: Seen | None) -> bool:
    """Whether a list was compared and differs."""
    return seen is not None and any(
        differs(match) for one in seen.lists for match in one.outcome.matches
    )


def _document(seen: Seen, who: Any, language: str) -> TableDoc:
    if seen.balances is not None:
        return balances_paper(seen.balances, who, language)
    return difference_paper(seen.lists, who, language)


def _title(seen: Seen) -> str:
    title = translate("reconcile", "Differences")
    name = seen.lists[0].name if seen.lists else translate("reconcile", "Balances")
    return f"{title} {name}"


def to_excel(page: "ReconcilePage") -> None:
    """Ask where to, and write the workbook."""
    seen = page.seen
    if seen is None:
        return
    path = dialogs.save_file(
        page, translate("exporting", "Export to Excel"), translate("exporting", "Sheets (*.xlsx)"),
        Path(f"{_title(seen)}.xlsx"),
    )  # fmt: skip
    if path is not None:
        _make(page, seen, None, path)


def to_pdf(page: "ReconcilePage") -> None:
    """Write the paper into the folder for papers and open it."""
    seen = page.seen
    if seen is not None:
        _make(page, seen, paper_folder.folder() / f"{_title(seen)}.pdf", None)


def _make(page: "ReconcilePage", seen: Seen, pdf: Path | None, xlsx: Path | None) -> None:
    from arapp.services.output.table_sheet import save_table

    language = code()

    def work(dispatch: Any, _tell: Any) -> dict[str, str]:
        doc = _document(seen, dispatch.ask(sender), language)
        if pdf is not None:
            pdf.parent.mkdir(parents=True, exist_ok=True)
        return save_table(doc, pdf=pdf, xlsx=xlsx)

    page.ops.with_dispatch(work, partial(_made, page))


def _made(page: "ReconcilePage", files: dict[str, str]) -> None:
    for kind, name in files.items():
        path = Path(name)
        if kind == "pdf" and not paper_folder.open_file(path):
            page.noticed.emit(paper_folder.not_opened_notice(path))
        else:
            form = translate("reconcile", "Written to {file}")
            page.noticed.emit(Notice(form.format(file=path.name), "ok"))


def to_statement(page: "ReconcilePage") -> None:
    """The differences as the customer's answer to the statement that stands, in one step."""
    from arapp.services.reconcile.to_statement import answer_for

    seen = page.seen
    lists = seen.lists if seen else ()
    one = next((one for one in lists if any(map(differs, one.outcome.matches))), None)
    if one is not None:
        language = code()
        page.ops.ask(lambda tx: answer_for(tx, one, language), partial(_answer, page), owner=page)


def _answer(page: "ReconcilePage", found: Any) -> None:
    if found is None:
        told = translate("reconcile", "No statement of this customer stands yet; issue one first.")
        go = partial(page.navigate.emit, "statements", None)
        page.noticed.emit(Notice(told, "age1", translate("reconcile", "Statements"), go))
        return
    command, number = found
    page.ops.run(command, partial(_put, page, number, len(command.lines)), owner=page)


def _put(page: "ReconcilePage", number: str, count: int, _done: Any) -> None:
    form = translate("reconcile", "%n difference(s) put on statement {number}", None, count)
    page.told.emit(form.format(number=number))
