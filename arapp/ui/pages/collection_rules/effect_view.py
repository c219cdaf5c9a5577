"""Under the stages: what the change would do today, and who has the profile."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.collection.assigning import User
from arapp.services.collection.profile_effect import Effect, Move, place_word
from arapp.services.collection.rungs import Profile
from arapp.ui import formats
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.tables.columns import Column
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import frame, label, row, set_tone, stack, vline

_SHOWN = 6


class EffectView(QWidget):
    """Signals:
    opened(object): a `User` whose record is wanted.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = label("", wrap=True)
        self._head = label(translate("dunning", "What it changes today"), "section")
        self._users = label("", "section")
        self.model: RecordModel[User] = RecordModel(
            _columns(), EARLIEST, row_id=lambda one: (one.what, one.id)
        )
        self.table = Table("profile_users", self.model)
        self.table.view.set_empty(
            translate("dunning", "Nobody chose it. F2 on a customer, contract or row does.")
        )
        self.table.view.opened.connect(self.opened)
        across = row(self, gap=0)
        inside = frame("surface")
        left = stack(inside, margins=(24, 12, 16, 8), gap=6)
        left.addWidget(self._head)
        left.addWidget(self.told)
        left.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        right = stack(margins=(0, 12, 0, 0), gap=2)
        line = row(margins=(24, 0, 0, 0))
        line.addWidget(self._users)
        right.addLayout(line)
        right.addWidget(self.table, 1)
        across.addWidget(area, 1)
        across.addWidget(vline())
        across.addLayout(right, 1)

    def show_users(self, users: Sequence[User], *, default: bool) -> None:
        """Who chose the profile."""
        self.model.set_rows(users)
        told = translate("dunning", "Who has it")
        count = str(len(users)) if users else ""
        everybody = translate("dunning", "and all who chose none") if default else ""
        self._users.setText("  ".join(filter(None, (told, count, everybody))))

    def say(self, sentence: str, tone: str = "text2") -> None:
        """A sentence in the place of the figures."""
        self.told.setText(sentence)
        set_tone(self.told, tone)

    def show_effect(self, effect: Effect, before: Profile, after: Profile) -> None:
        """What the profile as it stands would do; one that is not changed, what it does."""
        if before == after and effect.under:
            form = translate("dunning", "{rows} go by it. Change something and see who would move.")
            self.say(form.format(rows=formats.count(effect.under, "entries")))
            return
        self.say("\n".join(_lines(effect, before, after)), "text")


def _lines(effect: Effect, before: Profile, after: Profile) -> list[str]:
    lines = []
    if effect.rows:
        form = translate("dunning", "{rows} of {customers} change their stage:")
        customers = formats.count(effect.customers, "customers")
        lines.append(form.format(rows=formats.count(effect.rows, "entries"), customers=customers))
        lines += [_move(one, before, after) for one in effect.moves[:_SHOWN]]
        rest = len(effect.moves) - _SHOWN
        if rest > 0:
            lines.append(translate("dunning", "and %n more", None, rest))
    elif effect.under:
        form = translate("dunning", "No row changes its stage; {rows} go by it.")
        lines.append(form.format(rows=formats.count(effect.under, "entries")))
    else:
        lines.append(translate("dunning", "No overdue row goes by it yet."))
    lines += _figures(effect)
    return lines


def _move(one: Move, before: Profile, after: Profile) -> str:
    """ "电话 → 提醒  1 笔 1 户  100.00"."""
    old = place_word(one.before, before, words.lang())
    new = place_word(one.after, after, words.lang())
    sums = "  ".join(formats.amount(minor, code) for code, minor in sorted(one.sums.items()))
    rows, customers = formats.count(one.rows, "entries"), formats.count(one.customers, "customers")
    return f"{old} → {new}  {rows}  {customers}  {sums}"


def _figures(effect: Effect) -> list[str]:
    pairs = (
        (translate("dunning", "To do today: {n}"), effect.todo),
        (translate("dunning", "Reminded of ahead: {n}"), effect.ahead),
    )
    return [form.format(n=f"{old} → {new}") for form, (old, new) in pairs if old != new]


def _columns() -> list[Column[Any]]:
    return [
        Column("what", translate("dunning", "Level"), lambda r: words.say(words.HOLDERS[r.what]),
               width=96, tone="text2"),
        Column("name", translate("dunning", "Name"), lambda r: r.name, width=160, stretch=True),
        Column("customer", translate("dunning", "Customer"), lambda r: r.customer, width=150,
               tone="text2"),
    ]  # fmt: skip
