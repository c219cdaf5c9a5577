"""Files from the desk: a list as a workbook, on paper or with a mail; the pack for a lawyer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from arapp.models.tx import Tx
from arapp.services.collection.escalation import Sheet
from arapp.services.collection.outgoing import mail_draft
from arapp.services.output.collection_sheets import write_sheet
from arapp.services.output.files import file_name, save
from arapp.services.output.table_sheet import save_table
from arapp.services.papers.legal_pack import write_pack
from arapp.services.papers.listed_paper import listed_table
from arapp.ui import dialogs, paper_folder
from arapp.ui.page import Notice
from arapp.ui.pages.collection import words

if TYPE_CHECKING:
    from arapp.ui.pages.collection.page import CollectionPage

MakeSheet = Callable[[Tx], Sheet]


class Writing(QObject):
    """Asks where to, writes beside the window, says where it is."""

    def __init__(self, page: "CollectionPage") -> None:
        super().__init__(page)
        self._page = page

    def where(self, title: str, patterns: str, name: str) -> Path | None:
        """Where to write; None when the user thought better of it."""
        return dialogs.save_file(self._page, title, patterns, paper_folder.folder() / name)

    def sheet(self, kind: str, title: str, make: MakeSheet) -> None:
        """A list as xlsx or pdf."""
        patterns = {"xlsx": self.tr("Workbooks (*.xlsx)"), "pdf": self.tr("Papers (*.pdf)")}
        name = file_name(title, suffix=f".{kind}")
        path = self.where(self.tr("Write the list"), patterns[kind], name)
        if path is not None:
            language = words.lang()
            write = partial(_write_sheet, path=path, make=make, language=language)
            self._run(write, path)

    def mail(self, title: str, body: str, make: MakeSheet) -> None:
        """A draft of a mail with the list attached, as paper and as workbook."""
        name = file_name(title, suffix=".eml")
        path = self.where(self.tr("Mail draft"), self.tr("Mails (*.eml)"), name)
        if path is not None:
            language = words.lang()
            told = (title, body)
            write = partial(_write_mail, path=path, told=told, make=make, language=language)
            self._run(write, path)

    def pack(self, customer: int, name: str) -> None:
        """All about a customer for a lawyer, in one zip."""
        title = self.tr("Legal pack")
        path = self.where(title, self.tr("Archives (*.zip)"), file_name(name, title, suffix=".zip"))
        if path is None:
            return
        language, folder = words.lang(), paper_folder.folder()

        def write(books: Any, _tell: Any) -> tuple[str, ...]:
            return books.ask(  # type: ignore[no-any-return]  # the ledger's answer
                lambda tx: write_pack(tx, books.path, customer, path, language, (folder,)).missing
            )

        self._page.ops.with_dispatch(write, partial(self._packed, path))

    def _packed(self, path: Path, missing: tuple[str, ...]) -> None:
        if not missing:
            self.written(path)
            return
        form = self.tr("{file} is written; {n} of its files are missing or changed: {names}")
        names = words.joined(*missing[:3]) + ("…" if len(missing) > 3 else "")
        told = form.format(file=path.name, n=len(missing), names=names)
        self._notice(told, path, "age1")

    def _run(self, write: Callable[[Any], None], path: Path) -> None:
        self._page.ops.with_dispatch(
            lambda books, _tell: write(books), lambda _none: self.written(path)
        )

    def written(self, path: Path) -> None:
        """Say where it is."""
        self._notice(self.tr("Written: {file}").format(file=path.name), path, "text")

    def _notice(self, told: str, path: Path, tone: str) -> None:
        def show() -> None:
            paper_folder.open_file(path)

        self._page.noticed.emit(Notice(told, tone, self.tr("Open it"), show))


def _write_sheet(books: Any, path: Path, make: MakeSheet, language: str) -> None:
    if path.suffix.lower() == ".pdf":
        doc = books.ask(lambda tx: listed_table(tx, make(tx), tx.today, language))
        save_table(doc, pdf=path)
    else:
        write_sheet(path, books.ask(make))


def _write_mail(
    books: Any, path: Path, told: tuple[str, str], make: MakeSheet, language: str
) -> None:
    kinds = {
        ".pdf": "application/pdf",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    parts = []
    with TemporaryDirectory(prefix="arapp-") as folder:
        for suffix, kind in kinds.items():
            file = Path(folder) / file_name(told[0], suffix=suffix)
            _write_sheet(books, file, make, language)
            parts.append((file.name, kind, file.read_bytes()))
    save(path, mail_draft("", *told, attachments=parts))
