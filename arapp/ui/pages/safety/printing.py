"""The history on paper: a PDF of the steps shown, opened by what the system has for PDF."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.services.ledger.entry_details import Details, entry_details
from arapp.services.output.audit import AuditDoc, audit_pdf
from arapp.services.output.files import save_for_viewing
from arapp.services.progress import Progress
from arapp.ui import formats, paper_folder, text
from arapp.ui.journal import words
from arapp.ui.journal.model import Step
from arapp.ui.ops import Ops
from arapp.ui.page import Notice
from arapp.ui.pages.safety.facts import Facts

translate = QCoreApplication.translate

_INDENT = "– "


class Printer(QObject):
    """Signals:
    noticed(object): Notice of trouble, with the way to try again.
    """

    noticed = Signal(object)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops

    def steps(self, steps: Sequence[Step], facts: Facts) -> None:
        """The steps in the order shown, each with what it changed."""
        again = partial(self.steps, steps, facts)
        self._ops.with_dispatch(
            partial(_read, [step.line.seq for step in steps]),
            partial(self._draw, steps, facts), partial(self._failed, again),
        )  # fmt: skip

    def _draw(self, steps: Sequence[Step], facts: Facts, details: Mapping[int, Details]) -> None:
        doc = self._doc(steps, facts, details)
        again = partial(self.steps, steps, facts)
        self._ops.work(
            partial(_made, doc, doc.title), self._open, partial(self._failed, again), owner=self
        )

    def _doc(self, steps: Sequence[Step], facts: Facts, details: Mapping[int, Details]) -> AuditDoc:
        seq, digest = facts.head
        lead = self.tr("{file}, {count}, printed {day}. Check of the ledger at step {seq}:")
        return AuditDoc(
            self.tr("History of the ledger"),
            lead.format(
                file=_whose(facts), count=formats.count(len(steps), "items"),
                day=facts.today.isoformat(), seq=seq,
            ),
            digest,
            (self.tr("No."), self.tr("When"), self.tr("Who"), self.tr("What was done"),
             self.tr("Amount"), self.tr("State")),
            [row for step in steps for row in _rows(step, details.get(step.line.seq))],
            words.code(),
        )  # fmt: skip

    def _open(self, file: Path) -> None:
        if not paper_folder.open_file(file):
            self.noticed.emit(paper_folder.not_opened_notice(file))

    def _failed(self, again: partial[None], error: ArappError) -> None:
        if isinstance(error, EnvironmentTrouble):
            self.noticed.emit(Notice(text.sentence(error), "age3", self.tr("Try again"), again))
        else:
            self._ops.failed.emit(error)


def _whose(facts: Facts) -> str:
    """The firm and its file."""
    return f"{facts.company} ({facts.path.name})" if facts.company else facts.path.name


def _read(seqs: Sequence[int], books: Any, progress: Progress) -> dict[int, Details]:
    found = {}
    for number, seq in enumerate(seqs):
        progress(number, len(seqs), "")
        found[seq] = books.ask(partial(entry_details, seq=seq))
    return found


def _rows(step: Step, details: Details | None) -> list[tuple[str, ...]]:
    """The step, and a line for each thing it changed. Days are whole: paper is read later."""
    line = step.line
    at = datetime.fromisoformat(line.at).astimezone()
    still = words.undo_word(step.meaning) if step.meaning and not step.meaning.can else ""
    money = words.all_money(line.subject)
    rows: list[tuple[str, ...]] = [
        (str(line.seq), f"{at:%Y-%m-%d %H:%M}", line.actor, words.what(line), money, still)
    ]
    for name, said, head in words.lines(details, EARLIEST, few=0) if details else ():
        told = f"{name}  {said}" if head else f"{name}: {said}"
        rows.append(("", "", "", f"{_INDENT}{told.strip()}", "", ""))
    more = details.rows - len(details.changes) if details else 0
    if more > 0:
        rows.append(("", "", "", f"{_INDENT}+ {formats.count(more, 'rows')}", "", ""))
    return rows


def code_page(code: str, place: str, _progress: Progress) -> Path:
    """The recovery code on a page of its own; path of the PDF."""
    title = translate("safety", "Recovery code of the backups")
    lead = translate(
        "safety",
        "It opens the backups in {place} without the passphrase and without this PC. Keep it apart"
        " from them.",
    ).format(place=place)
    return _made(AuditDoc(title, lead, code, (), [], words.code()), title, _progress)


def _made(doc: AuditDoc, name: str, _progress: Progress) -> Path:
    return save_for_viewing(audit_pdf(doc), name)
