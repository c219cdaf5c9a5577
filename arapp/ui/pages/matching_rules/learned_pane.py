"""What was learned: names and accounts, habits, declined pairs; each taken back and had again."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.matching.learned import DeclinedPair, Learned, LearnedAlias, LearnedHabit
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.matching_rules import words
from arapp.ui.pages.matching_rules.words import translate
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

Row = LearnedAlias | LearnedHabit | DeclinedPair


class LearnedPane(QWidget):
    """Signals:
    turned(object): take this row back, or have it again.
    opened(object): Enter on a row.
    moved(): another list or row.
    """

    turned = Signal(object)
    opened = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments = Segments(_segments(None))
        self.tables = {
            "aliases": Table("learned_aliases", RecordModel(_aliases(), EARLIEST)),
            "habits": Table(
                "learned_habits",
                RecordModel(_habits(), EARLIEST, row_id=lambda one: (one.customer_id, one.kind)),
            ),
            "declined": Table("learned_declined", RecordModel(_declined(), EARLIEST)),
        }
        empty = {
            "aliases": translate("rules", "No name and no account was learned yet."),
            "habits": translate("rules", "No customer has a habit that shows yet."),
            "declined": translate("rules", "No row was declined for a receipt."),
        }
        told = translate(
            "rules", "Learned when you allocate. What is taken back is kept here and not used."
        )
        self.stack = QStackedWidget()
        for key, table in self.tables.items():
            self.stack.addWidget(table)
            table.view.set_empty(empty[key])
            table.view.link_clicked.connect(lambda one, _key: self.turned.emit(one))
            table.view.opened.connect(self.opened)
            table.view.current_changed.connect(lambda _row: self.moved.emit())
        box = stack(self)
        line = row(margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=12)
        line.addWidget(self.segments)
        line.addWidget(label(told, "small", "text3"), 1)
        box.addLayout(line)
        box.addWidget(self.stack, 1)
        self.segments.chosen.connect(self.choose)

    def choose(self, key: str) -> None:
        """Show one of the lists."""
        self.segments.choose(key)
        self.stack.setCurrentWidget(self.tables[key])
        self.moved.emit()

    def table(self) -> Table:
        """The list shown."""
        return self.tables[self.segments.current()]

    def show_learned(self, found: Learned, today: date) -> None:
        """All three lists."""
        self.segments.set_segments(_segments(found))
        rows = {"aliases": found.aliases, "habits": found.habits, "declined": found.declined}
        for key, table in self.tables.items():
            table.model.today = today
            table.model.set_rows(rows[key])

    def current(self) -> Any:
        """The row at hand."""
        return self.table().view.current_row()


def _segments(found: Learned | None) -> list[Segment]:
    counts = (len(found.aliases), len(found.habits), len(found.declined)) if found else (0, 0, 0)
    texts = (
        translate("rules", "Names and accounts"),
        translate("rules", "Habits"),
        translate("rules", "Never again"),
    )
    keys = ("aliases", "habits", "declined")
    return [Segment(*one) for one in zip(keys, texts, counts, strict=True)]


def verb(one: Row | None) -> str:
    """What Delete does with the row."""
    if isinstance(one, DeclinedPair):
        return translate("rules", "Propose again")
    off = (one.revoked if isinstance(one, LearnedAlias) else not one.used) if one else False
    return translate("rules", "Use again") if off else translate("rules", "Take back")


def _grey(one: LearnedAlias | LearnedHabit) -> str:
    off = one.revoked if isinstance(one, LearnedAlias) else not one.used
    return "text3" if off else "text"


def _aliases() -> list[Column[LearnedAlias]]:
    return [
        Column("customer", translate("rules", "Customer"), lambda r: r.customer, width=150,
               tone=_grey),
        Column("kind", translate("rules", "Kind"), lambda r: words.say(words.KINDS[r.kind]),
               width=72, tone="text2"),
        Column("value", translate("rules", "What pays for it"), lambda r: r.value, stretch=True,
               tone=_grey),
        Column("source", translate("rules", "Learned"), _source, width=210, tone="text2"),
        Column("hits", translate("rules", "Times"), lambda r: r.hits, Kind.NUMBER, width=64,
               tone="text2"),
        Column("last", translate("rules", "Last used"), lambda r: r.last_used, Kind.DAY, width=96,
               tone="text2"),
        Column("verb", "", verb, Kind.LINK, width=96),
    ]  # fmt: skip


def _source(one: LearnedAlias) -> str:
    told = words.say(words.SOURCES[one.source]) if one.source in words.SOURCES else one.source
    return f"{told}, {one.actor}" if one.actor not in ("", "local") else told


def _habits() -> list[Column[LearnedHabit]]:
    return [
        Column("customer", translate("rules", "Customer"), lambda r: r.customer, width=150,
               tone=_grey),
        Column("kind", translate("rules", "Habit"), lambda r: words.say(words.HABITS[r.kind]),
               width=110, tone="text2"),
        Column("what", translate("rules", "What it usually does"), habit_told, stretch=True,
               tone=_grey),
        Column("times", translate("rules", "Times"), lambda r: r.times or None, Kind.NUMBER,
               width=72, tone="text2"),
        Column("verb", "", verb, Kind.LINK, width=96),
    ]  # fmt: skip


def habit_told(one: LearnedHabit) -> str:
    """A habit in words."""
    if one.kind == "deduction":
        form = translate("rules", "pays {amount} less, taken for a bank fee")
        return form.format(amount=formats.amount(one.minor, one.currency))
    if one.kind == "delay":
        return _delay(one)
    return words.say(words.PATTERNS[one.pattern]) if one.pattern in words.PATTERNS else one.pattern


def _delay(one: LearnedHabit) -> str:
    days = formats.count(abs(one.days), "days")
    if not one.days:
        told = translate("rules", "pays on the due day")
    elif one.days > 0:
        told = translate("rules", "pays {days} after the due day").format(days=days)
    else:
        told = translate("rules", "pays {days} before the due day").format(days=days)
    if not one.spread:
        return told
    spread = formats.count(one.spread, "days")
    return translate("rules", "{told}, give or take {days}").format(told=told, days=spread)


def _declined() -> list[Column[DeclinedPair]]:
    return [
        Column("received", translate("rules", "Received"), lambda r: r.received, Kind.DAY,
               width=84),
        Column("payer", translate("rules", "Payer"), lambda r: r.payer, width=220),
        Column("amount", translate("rules", "Amount"), lambda r: Money(r.minor, r.currency),
               Kind.MONEY, width=116),
        Column("row", translate("rules", "Does not pay"), _row_told, stretch=True),
        Column("day", translate("rules", "Said"), lambda r: r.day, Kind.DAY, width=84,
               tone="text2"),
        Column("verb", "", verb, Kind.LINK, width=96),
    ]  # fmt: skip


def _row_told(one: DeclinedPair) -> str:
    return " ".join(filter(None, (one.customer, one.contract, one.label)))
