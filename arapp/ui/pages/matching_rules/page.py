"""核销规则: when receipts may post themselves, the rule table, limits, and what was learned."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done, Topic
from arapp.services.matching.commands import RevokeAlias
from arapp.services.matching.habits import ForgetHabit, RestoreHabit
from arapp.services.matching.learned import (
    DeclinedPair,
    Learned,
    LearnedAlias,
    LearnedHabit,
    RestoreAlias,
    Undecline,
    learned,
)
from arapp.services.matching.rows import Settings
from arapp.services.matching.rules import RULES, Rule
from arapp.services.matching.settings import SetMatching, SetRules, rule_table, settings
from arapp.services.matching.trial import Ready, Trial, last_month, ready, tried
from arapp.ui import dialogs, text
from arapp.ui.actions import Action, Place
from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.matching_rules import learned_pane
from arapp.ui.pages.matching_rules.guard_pane import GuardPane
from arapp.ui.pages.matching_rules.learned_pane import LearnedPane
from arapp.ui.pages.matching_rules.limits_pane import LimitsPane
from arapp.ui.pages.matching_rules.rule_pane import RulePane
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import frame, label, row
from arapp.ui.widgets.tabs import Tab, Tabs

GUARD, TABLE, LIMITS, LEARNED = "guard", "rules", "limits", "learned"


@dataclass(frozen=True)
class _Shown:
    """What the page reads at once."""

    today: date
    settings: Settings
    rules: tuple[Rule, ...]
    learned: Learned


def _read(tx: Tx) -> _Shown:
    return _Shown(tx.today, settings(tx), rule_table(tx), learned(tx))


class MatchingRulesPage(Page):
    """Opened with the key of a tab (guard, rules, limits, learned), or with nothing."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SETTINGS, Topic.CUSTOMERS, Topic.ALLOCATIONS, Topic.RECEIPTS}
    )

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._shown: _Shown | None = None
        self._months: dict[date, Ready] = {}
        self._tried: tuple[Rule, ...] | None = None
        self.acts.add(*self._actions())
        self.tabs = Tabs([
            Tab(GUARD, self.tr("Posting by itself")), Tab(TABLE, self.tr("Rule table")),
            Tab(LIMITS, self.tr("Limits and order")), Tab(LEARNED, self.tr("Learned")),
        ])  # fmt: skip
        self.guard, self.rules = GuardPane(self.acts), RulePane(self.acts)
        self.limits, self.learned = LimitsPane(), LearnedPane()
        self.chip, self._wrong = ChipLabel("", "age1"), label("", tone="age3")
        self._lay_out()
        self._wire()
        self.choose(GUARD)

    def _actions(self) -> list[Action]:
        return [
            Action("switch", self.tr("Turn it on"), self.turn, "Ctrl+Return"),
            Action("try", self.tr("Try on last month"), self.try_rules, "Ctrl+T", "history"),
            Action("save", self.tr("Save"), self.save, "Ctrl+S"),
            Action("discard", self.tr("Discard changes"), self.discard),
            Action("shipped", self.tr("Rules of a new ledger"), self.to_shipped, "", "undo-2",
                   place=Place.MORE),
            Action("up", self.tr("Earlier"), partial(self._move, -1), "Ctrl+Shift+Up", "arrow-up",
                   repeat=True),
            Action("down", self.tr("Later"), partial(self._move, 1), "Ctrl+Shift+Down",
                   "arrow-down", repeat=True),
            Action("take_back", self.tr("Take back"), self.turn_row, "Delete"),
            Action("next_tab", self.tr("Next tab"), lambda: self.tabs.step(1), "Ctrl+Tab",
                   keys_only=True),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.panels = {
            GUARD: self.guard, TABLE: self.rules, LIMITS: self.limits, LEARNED: self.learned,
        }  # fmt: skip
        for panel in self.panels.values():
            self.stack.addWidget(panel)
        self.body.addWidget(self.stack, 1)
        self.bar = frame("raised", "top")
        self.bar.setFixedHeight(ACTION_BAR)
        line = row(self.bar, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=10)
        line.addWidget(self.chip)
        line.addWidget(self._wrong, 1)
        line.addWidget(bound(self.acts, "discard"))
        self._try = bound(self.acts, "try", kind="primary")
        self._save = bound(self.acts, "save", kind="primary")
        line.addWidget(self._try)
        line.addWidget(self._save)
        self.body.addWidget(self.bar)

    def _wire(self) -> None:
        self.tabs.chosen.connect(self.choose)
        self.guard.changed.connect(self._guard_changed)
        self.rules.edited.connect(self._rules_edited)
        self.rules.table.view.current_changed.connect(lambda _row: self._mark())
        self.limits.edited.connect(self._mark)
        self.learned.turned.connect(self._turn)
        self.learned.opened.connect(self._open_row)
        self.learned.moved.connect(self._mark)

    # --- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read again; what was typed stays."""
        self.ops.ask(_read, self._came, latest="matching_rules")

    def _came(self, shown: _Shown) -> None:
        first, self._shown = self._shown is None, shown
        self._months.clear()
        if first or not self.rules.is_changed():
            self.rules.show_rules(shown.rules)
        if first or not self.limits.is_changed():
            self.limits.show_settings(shown.settings)
        if first or not self.guard.is_changed():
            self.guard.show_settings(shown.settings, shown.today)
        self.learned.show_learned(shown.learned, shown.today)
        if first:
            self.rules.table.view.go_first()
            self.rules.show_trial(None, None, shown.today)
            for table in self.learned.tables.values():
                table.view.go_first()
        self._mark()
        if self.tabs.current() == GUARD:
            self._try_guard()

    # --- tabs ---------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Show a tab."""
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.panels[key])
        focus: dict[str, QWidget] = {
            GUARD: self.guard.amounts,
            TABLE: self.rules.table.view,
            LIMITS: self.limits.limits["fee"],
            LEARNED: self.learned.table().view,
        }
        self.setFocusProxy(focus[key])
        if self.isVisible():
            focus[key].setFocus()
        self._mark()
        if key == GUARD and self._shown is not None and self.guard.trial.found is None:
            self._try_guard()

    def open(self, what: Any) -> None:
        """A tab by its key."""
        if what in self.panels:
            self.choose(what)

    def keep(self) -> Any:
        """The tab."""
        return self.tabs.current()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        self.choose(kept)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        key = self.tabs.current()
        if key == GUARD:
            return [self.guard.amounts, self.guard.trial.table.view]
        if key == TABLE:
            return [self.rules.table.view, self.rules.posts]
        if key == LIMITS:
            return [self.limits.limits["fee"], self.limits.fees]
        return [self.learned.table().view]

    def _mark(self) -> None:
        """Chips, buttons and sentences as things stand."""
        key = self.tabs.current()
        rules, limits = self.rules.is_changed(), self.limits.is_changed()
        here = {TABLE: rules, LIMITS: limits}.get(key, False)
        proven = key != TABLE or self._tried == tuple(self.rules.rules)
        self.bar.setVisible(key in (TABLE, LIMITS))
        self._try.setVisible(key == TABLE)
        self._try.set_kind("primary" if here and not proven else "")
        self._save.setVisible(key == LIMITS or proven)
        self.chip.set_chip(self.tr("Not saved") if here else "", "age1")
        self._wrong.setText("")
        for name, on in (
            ("discard", here), ("save", here and proven), ("try", key == TABLE and rules),
            ("up", key == TABLE and self.rules.may_move(-1)),
            ("down", key == TABLE and self.rules.may_move(1)),
            ("switch", key == GUARD and self._shown is not None),
            ("take_back", key == LEARNED and self.learned.current() is not None),
            ("shipped", key == TABLE and tuple(self.rules.rules) != RULES),
        ):  # fmt: skip
            self.acts.enable(name, on)
        self._name_switch()
        self.acts.rename("take_back", learned_pane.verb(self.learned.current()))
        self._subtitle_told()
        self._hint_told(key)

    def _name_switch(self) -> None:
        on, changed = self.guard.is_on(), self.guard.is_changed()
        told = self.tr("Turn it off") if on else self.tr("Turn it on")
        self.acts.rename("switch", self.tr("Save") if on and changed else told)
        self.guard.switch.set_kind("" if on and not changed else "primary")

    def _subtitle_told(self) -> None:
        on = self.guard.is_on()
        told = self.tr("Receipts post themselves") if on else self.tr("Nothing posts itself")
        if self._shown is not None and told != self.subtitle():
            self.set_subtitle(told)

    def _hint_told(self, key: str) -> None:
        hints = {
            TABLE: self.tr("The first rule that holds counts. F6 to what it says"),
            LEARNED: self.tr("Enter opens, Delete takes back"),
        }
        self.set_status("", hints.get(key, self.tr("Ctrl+Tab next tab")))

    def _complain(self, error: ArappError) -> None:
        self._wrong.setText(text.sentence(error))

    # --- the guard ----------------------------------------------------------------------------

    def _guard_changed(self) -> None:
        self._mark()
        self._try_guard()

    def _guard_settings(self) -> Settings | None:
        if self._shown is None:
            return None
        return replace(self._shown.settings, amount_posts=self.guard.amounts.isChecked())

    def _try_guard(self) -> None:
        wanted = self._guard_settings()
        if wanted is not None:
            self._with_month(self.guard.chosen_month(), partial(self._guard_ready, wanted))

    def _guard_ready(self, wanted: Settings, month: Ready) -> None:
        self.ops.work(
            lambda progress: tried(month, wanted, progress),
            partial(self._guard_tried, wanted, month.month), latest="guard_trial", owner=self,
        )  # fmt: skip

    def _guard_tried(self, wanted: Settings, month: date, found: Trial) -> None:
        if wanted == self._guard_settings() and month == self.guard.chosen_month():
            self.guard.show_trial(found, self._shown.today if self._shown else EARLIEST)

    def _with_month(self, month: date, then: Any) -> None:
        """The month as it was, read once until something changes."""
        if month in self._months:
            then(self._months[month])
            return

        def came(found: Ready) -> None:
            self._months[month] = found
            then(found)

        self.ops.ask(lambda tx: ready(tx, month), came, latest=("month", month), owner=self)

    def turn(self) -> None:
        """Ctrl+Enter: on, off, or on with the other switch."""
        on = not self.guard.is_on() or self.guard.is_changed()
        values = {"auto_posting": on, "amount_posts": self.guard.amounts.isChecked()}
        command = SetMatching(tuple(values.items()))
        told = self.tr("Receipts post themselves after an import")
        done = told if on else self.tr("Nothing posts itself any more")
        then = partial(self._turned_switch, done, values)
        self.ops.run(command, then, self._complain, owner=self)

    def _turned_switch(self, told: str, values: dict[str, bool], _done: Done) -> None:
        if self._shown is not None:
            now = replace(self._shown.settings, **values)  # type: ignore[arg-type]  # two flags of it
            self.guard.show_settings(now, self._shown.today)
        self.told.emit(told)

    # --- the rule table -----------------------------------------------------------------------

    def _rules_edited(self) -> None:
        if self._tried is not None and self._tried != tuple(self.rules.rules):
            self._tried = None
            self.rules.show_trial(None, None, EARLIEST)
        self._mark()

    def _move(self, by: int) -> None:
        self.rules.shift(by)

    def try_rules(self) -> None:
        """Ctrl+T: last month with the rules on the page, beside those in force."""
        shown = self._shown
        if shown is not None and self.rules.is_changed():
            table = tuple(self.rules.rules)
            new = replace(shown.settings, rules=table)
            then = partial(self._rules_ready, shown.settings, new, table)
            self._with_month(last_month(shown.today), then)

    def _rules_ready(
        self, old: Settings, new: Settings, table: tuple[Rule, ...], month: Ready
    ) -> None:
        self.ops.work(
            lambda progress: (tried(month, old, progress), tried(month, new, progress)),
            partial(self._rules_tried, table), latest="rules_trial", owner=self,
        )  # fmt: skip

    def _rules_tried(self, table: tuple[Rule, ...], found: tuple[Trial, Trial]) -> None:
        if table == tuple(self.rules.rules) and self._shown is not None:
            self._tried = table
            self.rules.show_trial(*found, self._shown.today)
            self._mark()

    def to_shipped(self) -> None:
        """The rules that a new ledger has; saved as any change."""
        self.rules.put(RULES)
        self._rules_edited()

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: the tab shown."""
        if self.tabs.current() == TABLE:
            command: Any = SetRules(self.rules.choices())
            told = self.tr("Rules saved")
        elif self.limits.is_right():
            command = SetMatching(self.limits.changed())
            told = self.tr("Limits saved")
        else:
            first = self.limits.errors()[0]
            self._wrong.setText(self.tr("To put right: {name}").format(name=first))
            return
        self.ops.run(command, partial(self._saved, told), self._complain, owner=self)

    def _saved(self, told: str, _done: Done) -> None:
        self._take_fresh(self.tabs.current())
        self.told.emit(told)

    def _take_fresh(self, key: str) -> None:
        """What was typed on the tab is in the ledger now: show that."""
        if key == TABLE:
            self._tried = None
            self.rules.show_rules(self.rules.rules)
            self.rules.show_trial(None, None, EARLIEST)
        elif self._shown is not None:
            self.limits.show_settings(self.limits.settings(self._shown.settings))
        self._mark()

    def discard(self) -> None:
        """Back to what the ledger holds."""
        if self.tabs.current() == TABLE:
            self._tried = None
            self.rules.show_rules(self.rules.kept())
            self.rules.show_trial(None, None, EARLIEST)
        elif self._shown is not None:
            self.limits.show_settings(self._shown.settings)
        self._mark()

    # --- what was learned ---------------------------------------------------------------------

    def turn_row(self) -> None:
        """Delete: the row at hand is not used any more, or used again."""
        one = self.learned.current()
        if one is not None:
            self._turn(one)

    def _turn(self, one: Any) -> None:
        command: Any
        if isinstance(one, LearnedAlias):
            command = RestoreAlias(one.id) if one.revoked else RevokeAlias(one.id)
        elif isinstance(one, LearnedHabit):
            kind = RestoreHabit if not one.used else ForgetHabit
            command = kind(one.customer_id, one.kind)
        elif isinstance(one, DeclinedPair):
            command = Undecline(one.id)
        else:
            return
        self.ops.run(command, partial(self._turned_row, text.label(command.label)), owner=self)

    def _turned_row(self, told: str, _done: Done) -> None:
        self.told.emit(told)

    def _open_row(self, one: Any) -> None:
        if isinstance(one, DeclinedPair):
            self.navigate.emit("matching", one.receipt_id)
        else:
            self.navigate.emit("customer", one.customer_id)

    # --- the window ---------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Unsaved changes are asked about once."""
        for key, panel in ((TABLE, self.rules), (LIMITS, self.limits)):
            if not panel.is_changed():
                continue
            self.choose(key)
            answer = dialogs.save_or_leave(self, self.tr("Rules of matching"))
            if answer == "stay":
                return False
            if answer == "discard":
                self.discard()
            else:
                self.save()
                if panel.is_changed():
                    return False
        return True
