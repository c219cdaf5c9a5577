"""The right side of page 05: templates, proportions, rows, milestones, what saving will do."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import AfterLine, DraftRow
from arapp.services.ledger.plan_templates import Template
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT, ROW
from arapp.ui.formats import base_currency
from arapp.ui.pages.contract import words
from arapp.ui.pages.contract.cells import edit_text
from arapp.ui.pages.contract.goods_list import GoodsList
from arapp.ui.pages.contract.grid import PlanGrid
from arapp.ui.pages.contract.inline import EqualLine, NameLine
from arapp.ui.pages.contract.nodes import Node, NodeList
from arapp.ui.pages.contract.painting import NODE
from arapp.ui.pages.contract.plan_bar import PlanBar
from arapp.ui.pages.contract.sheet import Sheet
from arapp.ui.pages.contract.sum_row import SumRow
from arapp.ui.pages.contract.tiles import TemplateTiles
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import discard, frame, hline, label, row, set_tone, stack


def _yes(_row: Any) -> bool:
    return True


class AfterList(QWidget):
    """What saving will do, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QWidget] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self._box = stack(self)
        self._box.addWidget(label(self.tr("After saving"), "section"))
        self._box.addSpacing(6)
        self._box.addWidget(hline())

    def set_lines(self, lines: Sequence[AfterLine]) -> None:
        """Show these."""
        shown = tuple(words.after(line) for line in lines)
        if shown == self._shown:
            return
        self._shown = shown
        for old in self._lines:
            self._box.removeWidget(old)
            discard(old)
        self._lines = [self._make(*one) for one in shown]

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Titles and values."""
        return self._shown

    def _make(self, title: str, value: str) -> QWidget:
        made = frame("", "bottom")
        made.setFixedHeight(ROW)
        line = row(made, gap=12)
        line.addWidget(label(title))
        line.addStretch(1)
        line.addWidget(Fitting(value, roles=("body", "small")))
        self._box.addWidget(made)
        return made


class PlanSide(QScrollArea):
    """Signals:
    template_chosen(str): name of a template.
    cell_edited(int, str, object): place, column, what was typed.
    insert_asked(int), delete_asked(int): rows.
    confirmed(int, object): place of the row, day of its milestone.
    equal_asked(int, object, int): number of periods, first day, months between.
    name_given(str): the plan is to be kept as a template of that name.
    """

    template_chosen = Signal(str)
    cell_edited = Signal(int, str, object)
    insert_asked = Signal(int)
    delete_asked = Signal(int)
    confirmed = Signal(int, object)
    equal_asked = Signal(int, object, int)
    name_given = Signal(str)

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = EARLIEST
        self._currency = ""
        self.tiles = TemplateTiles()
        self.bar = PlanBar()
        self.equal = EqualLine()
        self.naming = NameLine()
        self.grid = PlanGrid(self._columns(), edit_text, EARLIEST)
        self.sum = SumRow(self.grid)
        self.note = label("", "small", "age3", wrap=True)
        self.goods = GoodsList()
        self.nodes = NodeList()
        self.after = AfterList()
        self._lay_out(acts)
        self._wire()
        self.grid.set_empty(self.tr("No rows yet: Alt 1 to 5 takes a template, Insert adds a row"))

    def _columns(self) -> list[Column[DraftRow]]:
        expected = self._tone
        return [
            Column("no", self.tr("No."), lambda r: r.no, Kind.NUMBER, right=False, width=50,
                   tone="text2"),
            Column("label", self.tr("Item"), lambda r: r.label, width=80, editable=_yes),
            Column(NODE, self.tr("Milestone"), _done, text=lambda r: words.node(r, self._today),
                   tip=lambda r: words.node(r, self._today), width=150, stretch=True,
                   editable=_yes),
            Column("share", self.tr("Share"), lambda r: words.share(r.share_ppm), right=True,
                   width=56, editable=_yes),
            Column("amount", self.tr("Amount"), self._money, Kind.MONEY, width=106,
                   editable=_yes),
            Column("rule", self.tr("Due rule"), lambda r: words.rule(r.rule, r.milestone),
                   tip=lambda r: words.rule(r.rule, r.milestone), width=96, tone="text2",
                   editable=_yes),
            Column("due", self.tr("Due on"), words.due, width=200, tone=expected, editable=_yes),
        ]  # fmt: skip

    def _money(self, one: DraftRow) -> Money | None:
        return None if one.amount is None else Money(one.amount, self._currency or base_currency())

    @staticmethod
    def _tone(one: DraftRow) -> str:
        return "text" if one.state == "firm" else "text2"

    def _lay_out(self, acts: ActionTable) -> None:
        self._inside = inside = frame("surface")
        box = stack(inside, margins=(0, 12, 0, 20))
        head = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=12)
        head.addWidget(label(self.tr("Receipt plan"), "section"))
        head.addWidget(Fitting(self.tr("choose, then change"), "text3"))
        head.addStretch(1)
        for id_ in ("by_amount", "equal", "keep_template"):
            head.addWidget(bound(acts, id_))
        box.addLayout(head)
        box.addSpacing(8)
        for part, gap in ((self.tiles, 16), (self.bar, 8)):
            box.addLayout(_indented(part))
            box.addSpacing(gap)
        for widget in (self.equal, self.naming, self.grid, self.sum):
            box.addWidget(widget)
        noted = row(margins=(MARGIN_LEFT, 6, MARGIN_RIGHT, 0))
        noted.addWidget(self.note, 1)
        self.note.hide()
        box.addLayout(noted)
        box.addSpacing(18)
        box.addLayout(self._below())
        box.addSpacing(20)
        box.addWidget(self.goods)
        box.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _below(self) -> Any:
        line = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=32)
        line.addWidget(self.nodes, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.after, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _wire(self) -> None:
        self.tiles.chosen.connect(self.template_chosen)
        self.grid.edited.connect(
            lambda one, key, typed: self.cell_edited.emit(one.no - 1, key, typed)
        )
        self.grid.insert_asked.connect(self.insert_asked)
        self.grid.delete_asked.connect(self.delete_asked)
        for grid in (self.grid, self.goods.grid):
            grid.current_changed.connect(partial(self._follow, grid))
        self.nodes.confirmed.connect(lambda key, day, _told: self.confirmed.emit(key, day))
        self.nodes.moved.connect(
            lambda place, day: self.cell_edited.emit(place, NODE, day.isoformat())
        )
        self.equal.answered.connect(self.equal_asked)
        self.naming.answered.connect(self.name_given)
        for line in (self.equal, self.naming):
            line.closed.connect(self.grid.setFocus)

    def _follow(self, grid: PlanGrid, _row: object) -> None:
        """The current row stays in view."""
        rect = grid.visualRect(grid.currentIndex())
        if rect.isValid() and grid.hasFocus():
            at = grid.viewport().mapTo(self._inside, QPoint(0, rect.bottom()))
            self.ensureVisible(0, at.y(), 0, 40)

    # --- what the page calls ------------------------------------------------------------------

    def set_today(self, today: date) -> None:
        """The ledger day."""
        self._today = today
        self.grid.grid.today = today
        self.nodes.set_today(today)
        self.equal.set_day(today, today + timedelta(days=30))

    def set_templates(self, templates: Sequence[Template], chosen: str) -> None:
        """The ways to cut it."""
        self.tiles.set_tiles([words.tile(one) for one in templates])
        self.tiles.choose(chosen)

    def show_sheet(self, sheet: Sheet, after: Sequence[AfterLine], clip: str) -> None:
        """Rows and everything that follows from them; `clip` names the contract's original."""
        draft = sheet.draft
        whole = draft.amount.minor if draft.amount else 0
        self._currency = self.grid.currency = draft.amount.currency if draft.amount else ""
        self.grid.show_rows(sheet.rows)
        self.bar.set_parts([words.part(one, self._today, whole) for one in sheet.rows])
        self.tiles.choose(draft.template)
        told = sheet.sum()
        texts = {"share": self._shares(sheet)}
        if whole or told.planned:
            texts["amount"] = words.money(told.planned, draft)
        title, tone = words.total(told, draft.amount if sheet.rows else None)
        self.sum.say(title if sheet.rows else "", tone, texts if sheet.rows else {})
        self.sum.setVisible(bool(sheet.rows))
        self.goods.set_amount(draft.amount, draft.tax_rate_ppm)
        self.nodes.set_nodes(self._nodes(sheet, clip))
        self.after.set_lines(after)

    def _shares(self, sheet: Sheet) -> str:
        shares = [one.share_ppm for one in sheet.rows]
        return words.share(sum(one or 0 for one in shares)) if None not in shares else ""

    def _nodes(self, sheet: Sheet, clip: str) -> list[Node]:
        made: dict[tuple[str, str], Node] = {}
        for place, one in enumerate(sheet.rows):
            key = (one.milestone, one.node)
            if one.milestone and key not in made:
                made[key] = self._node(place, one, clip)
        return list(made.values())

    def _node(self, place: int, one: DraftRow, clip: str) -> Node:
        done = one.confirmed_on is not None
        name = words.milestone(one)
        if done:
            signed = clip if one.milestone == "signing" else ""
            return Node(place, f"{name} {one.confirmed_on}", True, clip=signed)
        if one.after_months:
            form = self.tr("{name} {months} after the acceptance")
            months = self.tr("%n month(s)", "", one.after_months)
            told = form.format(name=name, months=months)
            return Node(place, told, False, note=self.tr("by itself"))
        day = one.planned_on.isoformat() if one.planned_on else self.tr("not known yet")
        told = self.tr("{name}, planned {day}").format(name=name, day=day)
        act = "" if one.milestone == "signing" else self.tr("Confirm")
        return Node(place, told, False, act, planned=one.planned_on)

    def say(self, sentence: str, tone: str = "age3") -> None:
        """Under the rows: what is wrong with one of them; "" takes it away."""
        self.note.setText(sentence)
        set_tone(self.note, tone)
        self.note.setVisible(bool(sentence))

    def go_row(self, place: int, key: str) -> None:
        """To a cell."""
        self.grid.go_key(place, key)
        self.grid.setFocus()


def _done(one: DraftRow) -> bool | None:
    return None if not one.milestone else one.confirmed_on is not None


def _indented(part: QWidget) -> QVBoxLayout:
    box = stack(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0))
    box.addWidget(part)
    return box
