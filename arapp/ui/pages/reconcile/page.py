"""两边对账: the customer's list (or a list of balances) and ours beside each other, proven."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Topic
from arapp.services.importing.reading.grid import read_grid
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.services.reconcile.balances import Standing
from arapp.services.reconcile.phrasing import notes
from arapp.services.reconcile.rows import Kind
from arapp.ui import dialogs, formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Notice, Page
from arapp.ui.pages.reconcile import keys, papers, words
from arapp.ui.pages.reconcile.heads_strip import HeadsStrip
from arapp.ui.pages.reconcile.proof_line import ProofLine
from arapp.ui.pages.reconcile.tables import balance_table, code, match_table
from arapp.ui.pages.reconcile.tools import ToolRow
from arapp.ui.pages.reconcile.work import (
    BALANCES,
    LIST,
    Asked,
    BalanceRow,
    Row,
    Seen,
    balance_rows,
    differs,
    joined,
    parted,
    rows_of,
    work_out,
)
from arapp.ui.tables.selection import selection_text
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.drop_zone import DropZone
from arapp.ui.widgets.labels import stack


class ReconcilePage(Page):
    """`open([file])` reads a file; `open({"customer": id})` compares the next one with it."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PLANS, Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.CUSTOMERS, Topic.INVOICES,
         Topic.IMPORTS}
    )  # fmt: skip

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.seen: Seen | None = None
        self.asked: Asked | None = None
        self._customer: int | None = None
        self._turn = 0
        self._strip_by_itself = False
        self.acts.add(*keys.actions(self))
        self.tools = ToolRow(self._find, EARLIEST)
        self.strip = HeadsStrip()
        self.matches, self.balances = match_table(), balance_table()
        self.proof = ProofLine()
        self.drop = DropZone(
            "file-spreadsheet",
            self.tr("Let the customer's list fall here"),
            self.tr("Their ledger of you, what they say is unpaid, or a list of all balances;"
                    " any layout. Nothing is booked."),
            [bound(self.acts, "file", kind="primary")],
        )  # fmt: skip
        self.bare = QWidget()
        stack(self.bare, margins=(MARGIN_LEFT, 24, MARGIN_RIGHT, 24)).addWidget(self.drop, 1)
        self.stack = QStackedWidget()
        for part in (self.bare, self.matches, self.balances):
            self.stack.addWidget(part)
        self.body.addWidget(self.tools)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.proof)
        self._wire()
        self._show()

    def _wire(self) -> None:
        self.drop.dropped.connect(lambda paths: self.begin(paths[0]))
        self.strip.changed.connect(self._map)
        self.tools.segments.chosen.connect(lambda _key: self._keep())
        self.tools.customer.chosen.connect(self._chosen)
        self.tools.day.changed.connect(self._dated)
        for table in (self.matches, self.balances):
            table.view.selected.connect(lambda _rows: self._tell())
            table.view.current_changed.connect(lambda _row: self._tell())
            table.model.arranged.connect(self._tell)
        self.matches.view.row_menu = self._row_menu
        self.balances.view.row_menu = self._balance_menu

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("pair", "unpair", "card"))
        self.add_history(menu)

    def _balance_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("name", "card"))

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """The ledger moved on: compare again; what was paired by hand stays only until then."""
        if self.asked is not None and self.asked.grid is not None:
            self._work(self.asked)

    def open(self, what: Any) -> None:
        """See the class."""
        if isinstance(what, list) and what:
            self.begin(Path(what[0]))
        elif isinstance(what, dict):
            self._customer = what.get("customer")

    def keep(self) -> Any:
        """Segment and row."""
        return self.tools.segments.current(), self.matches.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        segment, state = kept
        self.tools.segments.choose(segment)
        self._keep()
        self.matches.view.restore_state(state)

    def record(self) -> str | None:
        """Our row of the line."""
        row = self.matches.view.current_row() if self._table() is self.matches else None
        return next((line.record for line in row.match.ours if line.record), None) if row else None

    def panes(self) -> list[QWidget]:
        """Table, customer, segments."""
        table = self._table()
        return [table.view if table else self.drop, self.tools.customer, self.tools.segments]

    def escape(self) -> bool:
        """The file is let go, then back."""
        if self.asked is None:
            return False
        self.asked = self.seen = None
        self._turn += 1
        self.noticed.emit(None)
        self._show()
        return True

    # --- reading ------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ctrl+O."""
        path = dialogs.pick_file(self, self.tr("Their list"), words.patterns())
        if path is not None:
            self.begin(path)

    def begin(self, path: Path, password: str | None = None) -> None:
        """Read a file anew."""
        self._turn += 1
        turn = self._turn
        self.noticed.emit(None)
        self.asked = Asked(path, customer=self._customer, password=password)
        self._customer = None
        self.set_status(hint=self.tr("Reading {file}").format(file=path.name))
        self.ops.work(
            lambda tell: read_grid(path, password, tell),
            partial(self._read, turn), partial(self._refused, turn), owner=self,
        )  # fmt: skip

    def _read(self, turn: int, grid: Any) -> None:
        if turn == self._turn and self.asked is not None:
            self._work(replace(self.asked, grid=grid))

    def _work(self, asked: Asked) -> None:
        self.asked = asked
        self._turn += 1
        turn = self._turn
        self.ops.with_dispatch(
            lambda dispatch, _tell: work_out(dispatch, asked),
            partial(self._came, turn), partial(self._refused, turn),
        )  # fmt: skip

    def _came(self, turn: int, seen: Seen) -> None:
        if turn != self._turn:
            return
        self.seen = seen
        self.matches.model.today = self.balances.model.today = seen.today
        self.tools.set_seen(seen)
        self.strip.set_heads(seen.heads, seen.kind)
        self._show()
        self._say(seen)
        if seen.kind == LIST and seen.who is None and seen.refused is None:
            self.tools.customer.setFocus()

    def _refused(self, turn: int, error: ArappError) -> None:
        if turn != self._turn:
            return
        told = words.refusal(error)
        if error.kind == "password_needed" and self.asked is not None:
            again = partial(self._ask_password, self.asked.path)
            self.noticed.emit(Notice(told, "age1", self.tr("Give it"), again))
        elif error.fields.get("question") == "date_order":
            again = partial(self._ask_order, told, error.fields.get("choices") or ())
            self.noticed.emit(Notice(told, "age1", self.tr("Choose"), again))
        else:
            kind = {"balances_not_list": BALANCES}.get(str(error.fields.get("reason", "")), "")
            button = self.tr("As balances") if kind else ""
            self.noticed.emit(
                Notice(told, "age1", button, partial(self._as_kind, kind) if kind else None)
            )
        if self.seen is None:
            self.asked = None if self.asked is None or self.asked.grid is None else self.asked
        self._show()

    def _ask_password(self, path: Path) -> None:
        typed = dialogs.ask_text(
            self, self.tr("Password"), self.tr("Password of {file}").format(file=path.name),
            verb=self.tr("Open"), secret=True,
        )  # fmt: skip
        if typed:
            self.begin(path, typed)

    def _ask_order(self, told: str, orders: Sequence[str]) -> None:
        known = {
            "ymd": self.tr("Year first"), "mdy": self.tr("Month first"),
            "dmy": self.tr("Day first"),
        }  # fmt: skip
        choices = [dialogs.Choice(order, known[order]) for order in orders if order in known]
        choices.append(dialogs.Choice("", self.tr("Cancel")))
        order = dialogs.ask(self, self.tr("Order of the days"), told, choices)
        if order and self.asked is not None:
            self.noticed.emit(None)
            self._work(replace(self.asked, date_order=order))

    def _say(self, seen: Seen) -> None:
        """What is to be known of the list, in the strip."""
        if seen.refused is not None:
            other = seen.refused.fields.get("reason") == "other_customer"
            self.noticed.emit(
                Notice(words.refusal(seen.refused), "age1",
                       self.tr("Compare it all the same") if other else "",
                       self.go_on if other else None)
            )  # fmt: skip
            return
        told = [note for one in seen.lists for note in notes(one.notes, code())]
        told += notes(seen.balances.notes, code()) if seen.balances else []
        self.noticed.emit(Notice("　".join(dict.fromkeys(told)), "age1") if told else None)

    # --- what the user changes ----------------------------------------------------------------

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = formats.base_currency()
        self.ops.ask(lambda tx: find_customers(tx, typed, currency), done,
                     latest=("reconcile", "customers"), owner=self)  # fmt: skip

    def _chosen(self, customer: DeskCustomer | None) -> None:
        if customer is not None and self.asked is not None and self.asked.grid is not None:
            self._work(replace(self.asked, customer=customer.id, anyway=False))

    def _dated(self, day: date | None) -> None:
        if self.asked is not None and self.asked.grid is not None and day != self.asked.day:
            self._work(replace(self.asked, day=day))

    def _map(self, header: str, role: str) -> None:
        if self.asked is not None:
            self._work(replace(self.asked, maps={**self.asked.maps, header: role}))

    def _as_kind(self, kind: str) -> None:
        if self.asked is not None:
            self.noticed.emit(None)
            self._work(replace(self.asked, kind=kind, maps={}))

    def other_kind(self) -> None:
        """Alt+K."""
        if self.seen is not None:
            self._as_kind(LIST if self.seen.kind == BALANCES else BALANCES)

    def go_on(self) -> None:
        """The list of another customer is meant."""
        if self.asked is not None and self.seen is not None and self.seen.who is not None:
            self._work(replace(self.asked, customer=self.seen.who.id, anyway=True))

    def show_columns(self) -> None:
        """Alt+C."""
        self._strip_by_itself = False
        self.strip.setVisible(self.strip.isHidden() and self.seen is not None)

    # --- hand ---------------------------------------------------------------------------------

    def pair(self) -> None:
        """The selected lines are one thing."""
        rows: list[Row] = self.matches.view.selected_rows()
        if self.seen is not None and len(rows) > 1 and len({row.at for row in rows}) == 1:
            self._changed(joined(self.seen.lists, rows))

    def unpair(self) -> None:
        """The rows of the selected lines stand alone again."""
        rows = [row for row in self.matches.view.selected_rows() if _several(row)]
        if self.seen is not None and rows:
            self._changed(parted(self.seen.lists, rows))

    def _changed(self, lists: Any) -> None:
        assert self.seen is not None
        self.seen = replace(self.seen, lists=lists)
        self._show()

    def accept_name(self) -> None:
        """The strange name means the customer proposed."""
        row: BalanceRow | None = self.balances.view.current_row()
        if row is None or not row.one.maybe or self.seen is None or self.asked is None:
            return
        name, listed = row.one.maybe[0], row.one.listed[0].name
        self.ops.ask(
            lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (name,)),
            partial(self._name_known, listed), owner=self,
        )  # fmt: skip

    def _name_known(self, listed: str, customer: int | None) -> None:
        if customer is not None and self.asked is not None:
            self._work(replace(self.asked, chosen={**self.asked.chosen, listed: customer}))

    # --- papers -------------------------------------------------------------------------------

    def export(self) -> None:
        """Ctrl+E."""
        papers.to_excel(self)

    def print_sheet(self) -> None:
        """Ctrl+P."""
        papers.to_pdf(self)

    def put_on_statement(self) -> None:
        """Ctrl+Enter."""
        papers.to_statement(self)

    def open_card(self) -> None:
        """Ctrl+I."""
        who = self._customer_of_row()
        if who is not None:
            self.navigate.emit("customer", who)

    def _customer_of_row(self) -> int | None:
        if self._table() is self.balances:
            row: BalanceRow | None = self.balances.view.current_row()
            return row.one.customer if row else None
        return self.seen.who.id if self.seen and self.seen.who else None

    # --- what is shown ------------------------------------------------------------------------

    def _table(self) -> Table | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Table) else None

    def _show(self) -> None:
        seen = self.seen
        bare = seen is None
        self.tools.setVisible(not bare)
        if seen is None:
            self.strip.hide()
            self._strip_by_itself = False
            self.stack.setCurrentWidget(self.bare)
            self.proof.show_proof(())
            self.set_subtitle("")
        elif seen.kind == BALANCES and seen.balances is not None:
            self.stack.setCurrentWidget(self.balances)
            self.balances.model.set_rows(balance_rows(seen.balances))
            self.proof.show_proof(())
            self.set_subtitle(words.balances_subtitle(seen.balances))
        else:
            self.stack.setCurrentWidget(self.matches)
            self.matches.model.set_rows(rows_of(seen.lists))
            self.proof.show_proof(seen.lists)
            self.set_subtitle(words.subtitle(seen))
            if bool(seen.lists) is self._strip_by_itself:
                self._strip_by_itself = not seen.lists
                self.strip.setVisible(self._strip_by_itself)
        self._count()
        self._keep()
        table = self._table()
        self.setFocusProxy(table.view if table else self.drop)

    def _count(self) -> None:
        if self.seen is None:
            return
        self.tools.segments.set_segments(words.segments(self.seen))

    def _keep(self) -> None:
        key = self.tools.segments.current()
        self.matches.model.set_keep(_kept(key))
        standings = {one.value for one in Standing}
        keep = (lambda r: r.one.standing.value == key) if key in standings else None
        if key == words.DIFFERENT:
            keep = lambda r: r.one.standing is not Standing.EQUAL  # noqa: E731 - one of three
        self.balances.model.set_keep(keep)
        for table in (self.matches, self.balances):
            words.say_empty(table.view, self.seen, key)
        self._tell()

    def _tell(self) -> None:
        table = self._table()
        seen = self.seen
        rows: list[Any] = table.view.selected_rows() if table else []
        lists = table is self.matches and seen is not None and bool(seen.lists)
        self.acts.enable("pair", lists and len(rows) > 1 and len({row.at for row in rows}) == 1)
        self.acts.enable("unpair", lists and any(_several(row) for row in rows))
        answered = seen is not None and (bool(seen.lists) or seen.balances is not None)
        for key in ("statement", "pdf"):
            self.acts.offer(key, seen is not None)
        self.acts.enable("statement", lists and papers.has_differences(seen))
        for key in ("pdf", "export"):
            self.acts.enable(key, answered)
        for key in ("columns", "kind"):
            self.acts.enable(key, seen is not None)
        self.acts.enable("go_on", seen is not None and seen.refused is not None)
        row = self.balances.view.current_row() if table is self.balances else None
        self.acts.enable("name", row is not None and bool(row.one.maybe))
        self.acts.enable("card", self._customer_of_row() is not None)
        if table is not None and table.total is not None:
            shown = len(table.model.rows())
            table.total.set_title(self.tr("%n line(s)", "", shown) if shown else "")
            table.total.set_sums(table.model.totals(), "difference")
        hint = words.hint(seen)
        self.set_status(selection_text(table.view) if table else "", hint)


def _several(row: Row) -> bool:
    return len(row.match.ours) + len(row.match.theirs) > 1


def _kept(key: str) -> Callable[[Row], bool] | None:
    if key == words.DIFFERENT:
        return lambda row: differs(row.match)
    if key in {kind.value for kind in Kind}:
        return lambda row: row.match.kind.value == key
    return None
