"""The right side of a saved contract: its plan with what came in, milestones, what changed it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import DraftLine, Problem
from arapp.services.dealing.contract_list import ContractView, NodeView, SupplementView
from arapp.services.dealing.plan_list import PlanLine
from arapp.ui import formats
from arapp.ui.design.scale import HEADER, MARGIN_LEFT, MARGIN_RIGHT, ROW
from arapp.ui.pages.contract import states, trouble, words
from arapp.ui.pages.contract.goods_list import GoodsList
from arapp.ui.pages.contract.line_list import LineList
from arapp.ui.pages.contract.nodes import Node, NodeList
from arapp.ui.pages.contract.painting import NODE, PlanDelegate
from arapp.ui.pages.contract.plan_bar import PlanBar
from arapp.ui.pages.contract.row_words import RowWords
from arapp.ui.pages.contract.sum_row import SumRow
from arapp.ui.pages.contract.supplement import SupplementPanel
from arapp.ui.tables.columns import Column, GroupHead, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.bars import Meter
from arapp.ui.widgets.labels import frame, label, row, stack

_MOST = 24


class PlanView(QScrollArea):
    """Signals:
    node_confirmed(object, object, str): milestone, day, evidence.
    node_moved(object, object): milestone, the day it is expected now.
    """

    node_confirmed = Signal(object, object, str)
    node_moved = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ContractView | None = None
        self._today = EARLIEST
        self._held: tuple[DraftLine, ...] | None = None
        self._supplements: dict[int, SupplementView] = {}
        self._done: dict[int, bool] = {}
        self.head = label("", tone="text2")
        self.share = label("")
        self.meter = Meter(width=160)
        self.bar = PlanBar()
        self.model: RecordModel[PlanLine] = RecordModel(self._columns(), EARLIEST)
        self.table = Table("contract_plan", self.model)
        self.table.view.use_delegate(PlanDelegate(self.table.view))
        self.sum = SumRow(self.table.view)
        self.panel = SupplementPanel()
        self.words = RowWords()
        self.nodes = NodeList()
        self.changes = LineList(self.tr("Supplements"))
        self.goods = GoodsList()
        self._lay_out()
        self.nodes.confirmed.connect(self.node_confirmed)
        self.nodes.moved.connect(self.node_moved)
        self.model.ticked_changed.connect(self._ticked)

    def _columns(self) -> list[Column[PlanLine]]:
        money = Kind.MONEY
        return [
            Column("tick", "", self._strikable, Kind.TICK, width=40, hidden=True),
            Column("no", self.tr("No."), lambda r: r.no, Kind.NUMBER, right=False, width=54,
                   tone="text2"),
            Column("label", self.tr("Item"), lambda r: r.label, width=88, tone=_tone,
                   tip=lambda r: r.note),
            Column(NODE, self.tr("Milestone"), self._node_done, text=lambda r: r.milestone,
                   width=72, stretch=True, tone=_tone),
            Column("amount", self.tr("Amount"), lambda r: Money(r.amount, r.currency), money,
                   width=106, tone=_tone),
            Column("paid", self.tr("Received"), _paid, money, width=100, tone="text2"),
            Column("open", self.tr("Open"), _open, money, width=106),
            Column("due", self.tr("Due on"), lambda r: r.due_on, Kind.DAY,
                   text=lambda r: states.due(r, self._today), width=100, tone=states.due_tone),
            Column("state", self.tr("State"), states.chip, Kind.CHIP, width=96),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        inside = frame("surface")
        box = stack(inside, margins=(0, 12, 0, 20))
        line = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=12)
        line.addWidget(label(self.tr("Receipt plan"), "section"))
        line.addWidget(self.share)
        line.addWidget(self.meter)
        line.addWidget(self.head)
        line.addStretch(1)
        box.addLayout(line)
        box.addSpacing(12)
        bar: QVBoxLayout = stack(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0))
        bar.addWidget(self.bar)
        box.addLayout(bar)
        box.addSpacing(8)
        for part in (self.table, self.sum, self.words, self.panel):
            box.addWidget(part)
        box.addSpacing(18)
        below = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=32)
        below.addWidget(self.nodes, 1, Qt.AlignmentFlag.AlignTop)
        right = stack(gap=16)
        right.addWidget(self.changes)
        right.addStretch(1)
        below.addLayout(right, 1)
        box.addLayout(below)
        box.addSpacing(20)
        box.addWidget(self.goods)
        box.addStretch(1)
        self.panel.hide()
        self.words.hide()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    # --- showing ------------------------------------------------------------------------------

    def show_contract(self, view: ContractView, today: date) -> None:
        """Rows, milestones, supplements, products; what is typed and not saved stays."""
        kept = self.goods_changed()
        self._view, self._today = view, today
        self._supplements = {one.id: one for one in view.supplements}
        self._done = {one.id: one.confirmed_on is not None for one in view.nodes}
        self.model.today = today
        self.nodes.set_today(today)
        grouped = any(states.struck(one) for one in view.rows)
        self.model.set_group(self._group if grouped else None, self._head)
        self.model.set_rows(view.rows)
        self._fit_rows()
        live = [one for one in view.rows if one.state != "void"]
        self.bar.set_parts([states.part(one, today, view.line.amount) for one in live])
        self._say_head(view)
        self._say_sum(view, live)
        self.nodes.set_nodes([self._node(one, view) for one in view.nodes])
        self.changes.set_lines([self._change(one, view) for one in view.supplements])
        self.goods.set_amount(Money(view.line.amount, view.line.currency), view.tax_rate_ppm)
        self._held = view.lines
        if not kept:
            self.discard_goods()

    def goods_changed(self) -> bool:
        """Whether products are typed that the ledger does not hold."""
        return self._held is not None and self.goods.lines() != self._held

    def refuse_goods(self, problem: Problem) -> None:
        """The ledger refused a line: say why, go to its cell."""
        _, place, inner = trouble.at(problem)
        self.goods.say(trouble.sentence(problem))
        self.goods.go_line(place, "rate" if inner == "tax_rate_ppm" else inner)

    def discard_goods(self) -> None:
        """Products as the ledger holds them."""
        if self._view is not None:
            editable = self._view.line.state != "void"
            self.goods.show_lines(self._view.lines, editable=editable)

    def forget(self) -> None:
        """The products typed are saved, or another contract comes."""
        self._held = None

    def _fit_rows(self) -> None:
        groups = len(self.model.groups) if self.model.is_grouped() else 0
        shown = min(max(len(self.model.rows()) + groups, 2), _MOST)
        self.table.setFixedHeight(HEADER + shown * ROW + 2)
        empty = self.tr("No plan yet. Ctrl+Shift+N makes one.")
        self.table.view.set_empty(empty)

    def _say_head(self, view: ContractView) -> None:
        line = view.line
        percent = line.received_ppm // 10_000
        self.share.setText(f"{line.progress} · {percent}%" if line.rows else "")
        self.meter.setVisible(bool(line.rows))
        self.meter.set_percent(percent)
        form = self.tr("received {received} of {amount}")
        told = form.format(received=formats.amount(line.received, line.currency),
                           amount=formats.amount(line.amount, line.currency))  # fmt: skip
        if line.overdue:
            late = formats.amount(line.overdue, line.currency)
            told += self.tr(", overdue {late}").format(late=late)
        self.head.setText(told)

    def _say_sum(self, view: ContractView, live: Sequence[PlanLine]) -> None:
        code, planned = view.line.currency, sum(one.amount for one in live)
        gap = planned - view.line.amount
        title = self.tr("Plan = contract")
        if gap:
            title = self.tr("Plan − contract = {gap}").format(gap=formats.amount(gap, code))
        sums = {"amount": planned, "paid": sum(one.paid for one in live),
                "open": sum(one.open for one in live)}  # fmt: skip
        texts = {key: formats.amount(value, code) for key, value in sums.items()}
        self.sum.say(title, "age3" if gap and live else "ok", texts)
        self.sum.setVisible(bool(live))

    def _group(self, one: PlanLine) -> int:
        return (one.ended_by or -1) if one.state == "void" else 0

    def _head(self, key: Any, _rows: Sequence[PlanLine]) -> GroupHead:
        if key == 0:
            return GroupHead(self.tr("Plan as it stands"), 0)
        found = self._supplements.get(key)
        if found is None:
            return GroupHead(self.tr("Called off"), 10_000, icon="x")
        form = self.tr("Struck by {number} on {day}")
        title = form.format(number=found.number or "—", day=found.day.isoformat())
        order = list(self._supplements).index(key) + 1
        return GroupHead(title, order, icon="file-text", note=found.reason)

    def _node(self, one: NodeView, view: ContractView) -> Node:
        name = one.label or words.say(words.MILESTONES.get(one.kind, one.kind))
        if one.confirmed_on is not None:
            clip = one.attachments[0].name if one.attachments else ""
            told = f"{name} {one.confirmed_on.isoformat()}"
            return Node(one.id, told, True, note=one.evidence, clip=clip)
        active = view.line.state == "active"
        day = one.planned_on
        late = ""
        if day is not None and day < self._today:
            days = formats.count((self._today - day).days, "days")
            late = self.tr("{days} late").format(days=days)
        form = self.tr("{name}, planned {day}")
        told = form.format(name=name, day=day.isoformat() if day else self.tr("not known yet"))
        act = self.tr("Confirm") if active else ""
        return Node(one.id, told, False, act, late=late, planned=day)

    def _change(self, one: SupplementView, view: ContractView) -> tuple[str, str]:
        told = " · ".join(filter(None, (one.day.isoformat(), one.number, one.reason)))
        sign = "+" if one.amount > 0 else ""
        value = sign + formats.amount(one.amount, view.line.currency) if one.amount else ""
        return told, value or self.tr("rows only")

    def _node_done(self, one: PlanLine) -> bool | None:
        return self._done.get(one.milestone_id) if one.milestone_id is not None else None

    # --- supplement ---------------------------------------------------------------------------

    def _strikable(self, one: PlanLine) -> bool | None:
        open_ = self.panel.isVisible() and one.state in {"expected", "firm"} and one.open > 0
        return True if open_ and one.kind in {"instalment", "retention"} else None

    def begin_supplement(self) -> None:
        """Boxes before the rows that can be struck, and the panel."""
        if self._view is not None:
            self.panel.begin(self._view, self._today)
            self._show_ticks(True)
            first = self.panel.grid if self.panel.day.isHidden() else self.panel.day
            first.setFocus()

    def end_supplement(self) -> None:
        """Put it away."""
        self.panel.hide()
        self.model.set_ticked(())
        self._show_ticks(False)

    def _show_ticks(self, on: bool) -> None:
        header = self.table.view.header()
        header.setSectionHidden(self.model.section("tick"), not on)
        self.table.view.viewport().update()

    def _ticked(self) -> None:
        if self.panel.isVisible():
            self.panel.strike([one for one in self.model.all_rows() if one.id in self.model.ticked])

    def current(self) -> PlanLine | None:
        """The row the user is at."""
        found: PlanLine | None = self.table.view.current_row()
        return found

    def on_moved(self, call: Callable[[object], None]) -> None:
        """Tell of another current row."""
        self.table.view.current_changed.connect(call)


def _tone(one: PlanLine) -> str:
    return "text3" if one.state == "void" else "text"


def _paid(one: PlanLine) -> Money | None:
    return Money(one.paid, one.currency) if one.paid else None


def _open(one: PlanLine) -> Money | None:
    return Money(one.open, one.currency) if one.open and one.state != "void" else None
