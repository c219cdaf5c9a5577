"""Restoring in steps: choose, see what it holds beside what stands now, agree. Nothing is touched.

The program does it when all was agreed: the old file is kept beside the new one.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from arapp.models.values.errors import ArappError
from arapp.services import verify_text
from arapp.services.backup import jobs
from arapp.services.backup.manifest import Backup
from arapp.services.backup.unpacked import Preview
from arapp.services.progress import Progress
from arapp.ui import dialogs, formats, text
from arapp.ui.journal.words import code
from arapp.ui.ops import Ops
from arapp.ui.pages.safety import words
from arapp.ui.pages.safety.dialog import StepDialog
from arapp.ui.pages.safety.facts import Facts, Present, present
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label

_WIDTH = 640
_LIST = 300
_RIGHT = Qt.AlignmentFlag.AlignRight
_LOCKED = frozenset({"password_needed", "wrong_password"})


class RestoreDialog(StepDialog):
    """Signals:
    agreed(object, str): Path of the backup and its password.
    """

    agreed = Signal(object, str)

    def __init__(self, ops: Ops, facts: Facts, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", _WIDTH)
        self.setWindowTitle(self.tr("Restore from a backup"))
        self._ops, self._facts = ops, facts
        self._file = Path()
        self._password = ""
        self.seen: Preview | None = None

    def begin(self, file: Path | None = None) -> None:
        """Open with the list, or with the backup already chosen."""
        if file is None:
            self._choose()
        else:
            self.look(file)
        self.open()

    # --- which --------------------------------------------------------------------------------

    def _choose(self) -> None:
        rows = self._facts.backups.rows
        self.view = self._list(rows)
        look = KeyButton(self.tr("See what it holds"), key="Return", kind="primary")
        look.clicked.connect(lambda _=False: self._look_at_current())
        look.setEnabled(bool(rows))
        other = KeyButton(self.tr("A file elsewhere"), icon="folder-open")
        other.clicked.connect(lambda _=False: self._pick())
        told = self.tr("First you see what it holds. Nothing happens to the ledger in this step.")
        title = self.tr("Which backup?")
        self.set_step(title, told, self.view, [other, look, self.cancel_button(self.tr("Cancel"))])
        self.view.setFocus()

    def _list(self, rows: Sequence[Backup]) -> RecordView:
        today = self._facts.today
        columns: list[Column[Backup]] = [
            Column("at", self.tr("When"), lambda b: b.made_at,
                   text=lambda b: formats.moment(b.made_at, today), width=140),
            Column("why", self.tr("Why"), self._why, tone="text2", stretch=True),
            Column("rows", self.tr("Receivables"), lambda b: b.counts.get("plan", 0), Kind.NUMBER,
                   width=90),
            Column("open", self.tr("Open balance"),
                   lambda b: b.open.get(formats.base_currency(), 0), Kind.MONEY, width=130),
        ]  # fmt: skip
        model: RecordModel[Backup] = RecordModel(columns, today, row_id=lambda b: b.file)
        view = RecordView("safety.restore")
        model.setParent(view)
        view.set_model(model)
        view.set_empty(self.tr("There is no backup yet."))
        view.setFixedHeight(_LIST)
        view.opened.connect(lambda _row: self._look_at_current())
        model.set_rows(rows)
        return view

    def _why(self, one: Backup) -> str:
        return words.why(one, "") if one.checked else self.tr("not sound")

    def _look_at_current(self) -> None:
        one = self.view.current_row()
        if one is not None:
            self.look(self._facts.backups.folder / one.file)

    def _pick(self) -> None:
        patterns = self.tr("Backups and ledgers") + " (*.zst *.age *.arapp)"
        file = dialogs.pick_file(self, self.tr("A file elsewhere"), patterns)
        if file is not None:
            self.look(file)

    # --- what it holds ------------------------------------------------------------------------

    def look(self, file: Path, password: str = "") -> None:
        """Open the backup in a room of its own and count."""
        self._file, self._password = file, password
        cancel = KeyButton(self.tr("Cancel"), key="Escape")
        cancel.clicked.connect(lambda _=False: self._stop())
        body = label(file.name, tone="text2")
        self.set_step(self.tr("Opening and counting"), "", body, [cancel])

        def job(progress: Progress) -> Preview:
            return jobs.look(file, password, progress)

        self._ops.work(job, self._came, self._refused, owner=self)

    def _stop(self) -> None:
        self._ops.cancel()
        self.reject()

    def _refused(self, error: ArappError) -> None:
        if error.kind in _LOCKED:
            title = self.tr("The backup is sealed")
            prompt = self.tr("Passphrase or recovery code of the second place")
            typed = dialogs.ask_text(
                self, title, prompt, verb=self.tr("Open the backup"), secret=True
            )
            if typed:
                self.look(self._file, typed)
                return
        self._choose()
        self.complain(text.sentence(error))

    def _came(self, seen: Preview) -> None:
        self.seen = seen
        self._ops.ask(lambda tx: present(tx, seen), partial(self._compare, seen), owner=self)

    def _compare(self, seen: Preview, now: Present) -> None:
        when = formats.moment(seen.newest_at or seen.made_at, self._facts.today)
        go = KeyButton(self.tr("Restore the state of {when}").format(when=when))
        go.clicked.connect(lambda _=False: self._agree())
        go.setEnabled(seen.usable)
        back = KeyButton(self.tr("Another backup"))
        back.clicked.connect(lambda _=False: self._choose())
        keep = KeyButton(self.tr("Keep the ledger as it is"), key="Escape", kind="primary")
        keep.clicked.connect(lambda _=False: self.reject())
        self.set_step(
            self.tr("What it holds, and what stands now"), self._loss(seen, now),
            self._table(seen, now), [back, go, keep],
        )  # fmt: skip
        if not seen.sound:
            failed = [one.sentence for one in verify_text.tell(seen.checks, code()) if not one.ok]
            told = (
                self.tr("These checks fail; it can be restored all the same: {why}")
                if seen.usable
                else self.tr("It cannot be used: {why}")
            )
            self.complain(told.format(why="; ".join(failed)))
        keep.setFocus()

    def _loss(self, seen: Preview, now: Present) -> str:
        """What would be gone, and where the present file stays."""
        kept = self.tr("The present file is kept beside the new one, in {folder}.")
        kept = kept.format(folder=str(self._facts.path.parent))
        if not now.shares:
            told = self.tr("This is not an earlier state of this ledger, but another one.")
        elif now.seq == seen.seq:
            told = self.tr("It is exactly what stands now.")
        else:
            told = self.tr("%n step(s) after it would be gone.", "", now.seq - seen.seq)
        return self.tr("{told} {kept}").format(told=told, kept=kept)

    def _table(self, seen: Preview, now: Present) -> QWidget:
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, title in enumerate(("", self.tr("This backup"), self.tr("Now"))):
            grid.addWidget(label(title, "small", "text3"), 0, column, _RIGHT)
        for line, (name, left, right) in enumerate(self._lines(seen, now), 1):
            grid.addWidget(label(name, tone="text2"), line, 0)
            grid.addWidget(label(left), line, 1, _RIGHT)
            tone = "text" if left != right else "text3"
            grid.addWidget(label(right, tone=tone), line, 2, _RIGHT)
        return host

    def _lines(self, seen: Preview, now: Present) -> list[tuple[str, str, str]]:
        counted = (
            ("customer", self.tr("Customers")),
            ("contract", self.tr("Contracts")),
            ("plan", self.tr("Receivables")),
            ("receipt", self.tr("Receipts")),
        )
        return [
            *(
                (name, f"{seen.counts.get(key, 0):,}", f"{now.counts.get(key, 0):,}")
                for key, name in counted
            ),
            (self.tr("Open balance"), words.balance(seen.open), words.balance(now.open)),
            (self.tr("Last step"), self._last(seen), self._last(now)),
        ]

    def _last(self, state: Preview | Present) -> str:
        if not state.newest_at:
            return formats.DASH
        when = formats.moment(state.newest_at, self._facts.today)
        what = f"{when} {text.label(state.newest_label)}"
        return self.tr("{what}, {who}").format(what=what, who=state.newest_actor)

    def _agree(self) -> None:
        file, password = self._file, self._password
        self.accept()
        self.agreed.emit(file, password)
