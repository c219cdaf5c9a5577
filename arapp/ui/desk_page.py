"""A page of lists, each with a small form beside it: what a list is stands in a `Desk`."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done
from arapp.ui import dialogs, exporting, text
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.desk import Desk
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.selection import selection_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets.entry_pane import EntryPane
from arapp.ui.widgets.labels import frame, row
from arapp.ui.widgets.segments import Segment, Segments

_Read = tuple[str, Sequence[Any], Mapping[str, Sequence[str]]]


class DeskPage(Page):
    """Segments choose the list; a row's form stands beside it; Ctrl+N begins a new one.

    `open("key")` chooses a list, `open(("key", id))` a row of it, `open(("key", None))` a new one.
    """

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._row: Any = None
        self._wanted: tuple[str, int | None] | None = None
        self._new = False  # a new record is being typed, whatever row is current
        self._reading = False
        self._add_actions()
        self.desks = {desk.key: desk for desk in self.make_desks()}
        self.tables = {key: self._table(desk) for key, desk in self.desks.items()}
        self.forms = {key: self._form(desk) for key, desk in self.desks.items()}
        self.segments = Segments([Segment(d.key, d.title) for d in self.desks.values()])
        self.segments.chosen.connect(self._chosen)
        self._lay_out()
        self._chosen(self.segments.current())

    def make_desks(self) -> Sequence[Desk]:
        """The lists of the page."""
        raise NotImplementedError

    def _add_actions(self) -> None:
        self.acts.add(
            Action("finish", "", self.finish, "Ctrl+Return", "check", place=Place.TITLE),
            Action("new", self.tr("New"), self.new, "Ctrl+N", "plus", place=Place.TITLE),
            Action("save", self.tr("Save"), self.save, "Ctrl+S"),
            Action("discard", self.tr("Discard"), self.discard),
            Action("export", self.tr("Export to Excel"), self.export, "Ctrl+E", "file-spreadsheet",
                   Menu.FILE),
        )  # fmt: skip

    def _table(self, desk: Desk) -> Table:
        model: RecordModel[Any] = RecordModel(desk.columns, date.min)
        table = Table(f"{type(self).__name__}.{desk.key}", model, total=desk.total)
        table.view.set_empty(desk.empty, self.tr("New"), self.new)
        table.view.current_changed.connect(partial(self._moved_in, desk.key))
        table.view.selected.connect(lambda _rows: self._tell())
        table.view.opened.connect(self._edit)
        table.view.clicked.connect(lambda _index: self._moved(table.view.current_row()))
        table.view.row_menu = self._row_menu
        return table

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("finish",))
        self.add_history(menu)

    def _form(self, desk: Desk) -> EntryPane:
        wrong = (
            self.tr("Not an amount; write it like 1,234.50 or 12万"),
            self.tr("Write a day: 20, 11.20, +7"),
        )
        pane = EntryPane(desk.entries, self.acts, wrong)
        pane.edited.connect(self._enable)
        return pane

    def _lay_out(self) -> None:
        tools = frame("surface", "bottom")
        tools.setFixedHeight(44)
        line = row(tools, margins=(24, 0, 20, 0))
        line.addWidget(self.segments)
        line.addStretch()
        self._lists, self._panes = QStackedWidget(), QStackedWidget()
        for key in self.desks:
            self._lists.addWidget(self.tables[key])
            self._panes.addWidget(self.forms[key])
        self._panes.setFixedWidth(next(iter(self.forms.values())).width())
        across = row(gap=0)
        across.addWidget(self._lists, 1)
        across.addWidget(self._panes)
        self.body.addWidget(tools)
        self.body.addLayout(across, 1)
        self.setFocusProxy(self._lists)

    # --- what is shown ------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """The list shown."""
        return self.desks[self.segments.current()]

    def _pane(self) -> EntryPane:
        return self.forms[self.desk.key]

    def _list(self) -> Table:
        return self.tables[self.desk.key]

    def reload(self) -> None:
        """Read all lists; old rows stay meanwhile."""
        desks = list(self.desks.values())
        self.ops.ask(
            lambda tx: (tx.today, [(d.key, d.read(tx), d.words(tx)) for d in desks]),
            self._came, latest=type(self).__name__, owner=self,
        )  # fmt: skip

    def _came(self, found: tuple[date, Sequence[_Read]]) -> None:
        today, lists = found
        counts = {}
        self._reading = True
        for key, rows, words in lists:
            self.tables[key].model.today = today
            self.forms[key].set_today(today)
            self.tables[key].model.set_rows(rows)
            counts[key] = sum(1 for one in rows if self.desks[key].waits(one))
            for field, proposed in words.items():
                self.forms[key].propose(field, proposed)
        self._reading = False
        self.segments.set_segments(
            [Segment(desk.key, desk.title, counts[desk.key]) for desk in self.desks.values()]
        )
        if self._wanted is not None:
            self._find(*self._wanted)
        elif not self._new:
            self._moved(self._list().view.current_row())
        self._tell()

    def open(self, what: Any) -> None:
        """See the class."""
        key, row_id = what if isinstance(what, tuple) else (what, False)
        if key not in self.desks:
            return
        self.segments.choose(key)
        self._chosen(key)
        if row_id is None:
            self.new()
        elif row_id is not False:
            self._wanted = (key, row_id)
            self._find(key, row_id)

    def _find(self, key: str, row_id: int | None) -> None:
        if self.tables[key].view.go_to(row_id):
            self._wanted = None

    def _chosen(self, key: str) -> None:
        self._lists.setCurrentWidget(self.tables[key])
        self._panes.setCurrentWidget(self.forms[key])
        self.acts.rename("finish", self.desk.finish_text)
        self._moved(self._list().view.current_row())
        self._tell()

    def _moved_in(self, key: str, one: Any) -> None:
        if key == self.segments.current() and not self._reading:
            self._moved(one)

    def _moved(self, one: Any) -> None:
        """The row's form, unless something is typed and not saved."""
        pane = self._pane()
        if pane.is_changed():
            return
        self._row, self._new = one, False
        if one is None:
            self._begin_new(focus=False)
            return
        pane.show_record(self.desk.heading(one), self.desk.values(one))
        self._enable()

    def _edit(self, one: Any) -> None:
        """Enter: to the row's form."""
        self._moved(one)
        self._pane().begin()

    def _begin_new(self, *, focus: bool) -> None:
        self._row = None
        self._pane().show_record(self.desk.heading(None), self.desk.values(None))
        self._new = focus
        if focus:
            self._pane().begin()
        self._enable()

    def record(self) -> str | None:
        """The row the user is at."""
        one = self._list().view.current_row()
        return None if one is None else self.desk.record(one)

    def panes(self) -> list[QWidget]:
        """List, form."""
        return [self._list().view, self._pane()]

    def keep(self) -> Any:
        """List, row, scroll, filter."""
        return self.desk.key, self._list().view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        key, state = kept
        self.segments.choose(key)
        self._chosen(key)
        self._list().view.restore_state(state)

    # --- doing --------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N."""
        if self.may_leave():
            self._begin_new(focus=True)

    def save(self) -> None:
        """Ctrl+S."""
        pane = self._pane()
        if pane.is_changed() and pane.check_all():
            command = self.desk.save(pane.values(), self._row)
            self.ops.run(command, partial(self._saved, self._row is None), self._refused,
                         owner=self)  # fmt: skip

    def _saved(self, new: bool, done: Done) -> None:
        pane = self._pane()
        self.told.emit(text.label(done.label))
        pane.show_record(pane.heading.text(), pane.values())
        if new:  # the next one can be typed at once
            self._begin_new(focus=True)
        self._wanted = None if new else (self.desk.key, done.outcome.result)

    def _refused(self, error: ArappError) -> None:
        self._pane().complain(str(error.fields.get("field", "")), text.sentence(error))

    def discard(self) -> None:
        """What is typed goes."""
        one = self._list().view.current_row() if self._row is not None else None
        pane = self._pane()
        pane.show_record(self.desk.heading(one), self.desk.values(one))
        self._row = one
        self._enable()

    def finish(self) -> None:
        """Ctrl+Enter: done, paid."""
        one = self._list().view.current_row()
        command = self.desk.finish(one) if one is not None else None
        if command is not None:
            self.ops.run(command, lambda done: self.told.emit(text.label(done.label)), owner=self)

    def export(self) -> None:
        """Ctrl+E."""
        exporting.to_excel(self, self.desk.exported, self.desk.title)

    def may_leave(self) -> bool:
        """What is typed and not saved is asked about once."""
        if not self._pane().is_changed():
            return True
        answer = dialogs.save_or_leave(self, self._pane().heading.text())
        if answer == "discard":
            self.discard()
        elif answer == "save":
            if not self._pane().check_all():
                return False
            self.save()
        return answer != "stay"

    def escape(self) -> bool:
        """Typed text first, then back."""
        if self._pane().is_changed():
            self.discard()
            self._list().view.setFocus()
            return True
        return False

    def _enable(self) -> None:
        if not hasattr(self, "segments"):
            return
        changed = self._pane().is_changed()
        one = self._list().view.current_row()
        self.acts.enable("save", changed)
        self.acts.enable("discard", changed)
        self.acts.enable("finish", one is not None and self.desk.finish(one) is not None)
        self.acts.enable("export", bool(self._list().model.all_rows()))

    def _tell(self) -> None:
        hint = self.tr("Enter edits, Ctrl+N new, Ctrl+F filters")
        bare = not self._list().model.all_rows()
        self.set_status(selection_text(self._list().view), "" if bare else hint)
        self._enable()
