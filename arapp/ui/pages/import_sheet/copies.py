"""Sheets given back: with the problems at their cells, or brought up to date in its own layout."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs, language, paper_folder
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.page import Notice
from arapp.ui.pages.import_sheet import refusals
from arapp.ui.pages.import_sheet.flow import Flow

_LANG = {"zh": "zh_CN", "en": "en"}


class Copies(QObject):
    """Writes copies as long work and tells where they are.

    Signals:
        noticed(object): Notice.
    """

    noticed = Signal(object)

    def __init__(self, ops: Ops, flow: Flow, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._flow, self._page = ops, flow, page

    def annotate(self) -> None:
        """A copy of the files with every problem at its cell."""
        staging, answer = self._flow.staging, self._flow.view.answer
        if staging is None or answer is None:
            return
        source = staging.files[0].grid.path
        name = self.tr("{name} (marked).xlsx").format(name=source.stem)
        path = self._target(self.tr("Save a marked copy"), source.with_name(name))
        if path is None:
            return
        said = self.tr("Marking the problems")

        def job(tell: ProgressCall) -> list[Path]:
            from arapp.services.output.annotated import annotate

            tell(0, 1, said)
            return annotate(staging, answer, path, _LANG[language.current()])

        self._ops.work(job, self._annotated, self._failed)

    def _annotated(self, made: list[Path]) -> None:
        names = self.tr(", ").join(path.name for path in made)
        self._told(self.tr("Saved: {names}").format(names=names), made[0])

    def bring_up(self, source: Path | None) -> None:
        """A copy of the sheet that was imported, or of one to be chosen, as of today."""
        if source is None:
            title = self.tr("Which sheet is to be brought up to date?")
            patterns = self.tr("Sheets") + " (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.et)"
            source = dialogs.pick_file(self._page, title, patterns)
        if source is None:
            return
        chosen, password = source, self._flow.password
        name = self.tr("{name} (up to date).xlsx").format(name=chosen.stem)
        title = self.tr("The sheet brought up to date")
        path = self._target(title, chosen.with_name(name))
        if path is None:
            return

        def job(dispatch: Dispatch, tell: ProgressCall) -> Any:
            from arapp.services.output.like import update_like

            lang = _LANG[language.current()]
            return update_like(dispatch, chosen, path, lang=lang, password=password, progress=tell)

        self._ops.with_dispatch(job, self._updated, self._failed)

    def _updated(self, made: Any) -> None:
        told = self.tr("{name}: {rows} rows brought up to date, {added} added")
        text = told.format(name=made.file.name, rows=made.rows, added=made.added)
        if made.left:
            left = self.tr("{count} places left as they were, listed on its last sheet")
            text = self.tr("{text}; {left}").format(
                text=text, left=left.format(count=len(made.left))
            )
        self._told(text, made.file)

    def _target(self, title: str, proposed: Path) -> Path | None:
        path = dialogs.save_file(self._page, title, self.tr("Excel") + " (*.xlsx)", proposed)
        if path is None:
            return None
        return path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")

    def _told(self, text: str, path: Path) -> None:
        show = partial(_open_folder, path.parent)
        self.noticed.emit(Notice(text, "ok", self.tr("Open folder"), show))

    def _failed(self, error: ArappError) -> None:
        self.noticed.emit(Notice(refusals.sentence(error)))


def _open_folder(folder: Path) -> None:
    paper_folder.open_file(folder)
