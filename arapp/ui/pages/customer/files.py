"""Files of the customer: let fall or chosen, opened as a copy, taken away."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import Attachment, Detach, attach, open_copy
from arapp.ui import dialogs, formats, paper_folder, text
from arapp.ui.design.scale import MARGIN_LEFT
from arapp.ui.ops import Ops
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.list_editor import WIDTH, ListEditor
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, stack


class Files(QWidget):
    """Files of the customer: let fall or chosen, opened as a copy, taken away.

    Signals:
        told(str): a sentence for the undo bar.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self._customer: int | None = None
        self._today = date.min
        self._trouble = label("", "small", "age3", wrap=True)
        self._add = KeyButton(self.tr("Add files"), icon="paperclip", small=True)
        self._add.clicked.connect(lambda _=False: self._choose())
        columns: list[Column[Any]] = [
            Column("name", self.tr("File"), lambda r: r.name, stretch=True, middle=True),
            Column("size", self.tr("Size"), lambda r: r.size, Kind.NUMBER, width=90, tone="text2",
                   text=lambda r: f"{max(r.size // 1024, 1):,} KB"),
            Column("added", self.tr("Added"), lambda r: r.added_at, width=120, tone="text2",
                   text=lambda r: formats.moment(r.added_at, self._today)),
        ]  # fmt: skip
        self.list = ListEditor(
            "files", self.tr("Files"), self.tr("Let fall here, or add. Enter opens a copy."),
            columns, (),
        )  # fmt: skip
        self.list.removed.connect(self.remove)
        self.list.view.opened.disconnect(self.list.edit)
        self.list.view.opened.connect(self._open)
        line = row(margins=(MARGIN_LEFT, 8, 0, 0), gap=8)
        line.addWidget(self._add)
        line.addWidget(self._trouble, 1)
        box = stack(self)
        box.addWidget(self.list)
        box.addLayout(line)
        self.setFixedWidth(WIDTH)

    def show_files(self, customer: int | None, files: Sequence[Attachment], today: date) -> None:
        """Of this customer."""
        self._customer, self._today = customer, today
        self.list.set_rows(files)
        self._trouble.setText("")

    def set_locked(self, locked: bool) -> None:
        """For those who may only read."""
        self._add.setVisible(not locked)
        self.list.set_locked(locked)

    def _choose(self) -> None:
        title = self.tr("Files of the customer")
        self.attach(dialogs.pick_files(self, title, self.tr("All files (*)")))

    def attach(self, paths: Sequence[Path]) -> None:
        """Copy them beside the ledger, one step each."""
        if self._customer is None:
            return
        record = f"customer:{self._customer}"
        for path in paths:
            job: Callable[[Dispatch, Any], int] = partial(_attach, record, path)
            told = self.tr("Attached: {name}").format(name=path.name)
            self.ops.with_dispatch(job, partial(self._attached, told), self._failed)

    def _attached(self, told: str, _row: int) -> None:
        self.told.emit(told)
        self.ops.changed.emit(frozenset({words.FILES_TOPIC}))

    def _open(self, one: Attachment) -> None:
        folder = Path(tempfile.gettempdir()) / "arapp"

        def job(books: Dispatch, _tell: object) -> Path:
            return open_copy(books, one.id, folder)

        self.ops.with_dispatch(job, self._opened, self._failed)

    def _opened(self, path: Path) -> None:
        if not paper_folder.open_file(path):
            self._trouble.setText(self.tr("No program opens {name}.").format(name=path.name))

    def remove(self, one: Attachment) -> None:
        """Del: it no longer belongs here; undo brings it back."""
        told = self.tr("Removed: {name}").format(name=one.name)
        self.ops.run(Detach(one.id), lambda _done: self.told.emit(told), self._failed, owner=self)

    def _failed(self, error: ArappError) -> None:
        self._trouble.setText(text.sentence(error))


def _attach(record: str, path: Path, books: Dispatch, tell: Any) -> int:
    return attach(books, record, path, progress=tell)
