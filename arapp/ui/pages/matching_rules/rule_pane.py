"""The rule table: order, confidence, who may post; beside it what the changes would have done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.matching.rows import Confidence
from arapp.services.matching.rules import LAST, RULES, Rule
from arapp.services.matching.settings import RuleChoice, choices
from arapp.services.matching.trial import Trial
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.pages.matching_rules import words
from arapp.ui.pages.matching_rules.trial_view import TrialView
from arapp.ui.pages.matching_rules.words import translate
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import frame, hline, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

_SIDE = 332


class RulePane(QWidget):
    """Signals:
    edited(): a rule was changed or moved.
    """

    edited = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[Rule, ...] = RULES
        self.rules: list[Rule] = list(RULES)
        self.model: RecordModel[Rule] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: one.key, sentence=_sentence
        )
        self.table = Table("matching_rules", self.model)
        self.level = Segments([Segment(key, words.say(text))
                               for key, text in words.CONFIDENCES.items()])  # fmt: skip
        self.posts = QCheckBox(translate("rules", "May post by itself"))
        self.on = QCheckBox(translate("rules", "In use"))
        self.why = label("", "small", "text2", wrap=True)
        self._name = label("", "strong", wrap=True)
        self._told = label("", "small", "text2", wrap=True)
        self.orders = label("", tone="text2", wrap=True)
        self.trial = TrialView(narrow=True)
        across = row(self, gap=0)
        across.addWidget(self.table, 1)
        across.addWidget(self._side(acts))
        self.table.view.current_changed.connect(self._show)
        self.level.chosen.connect(lambda key: self.change(confidence=Confidence(key)))
        self.posts.clicked.connect(lambda on: self.change(auto=on))
        self.on.clicked.connect(lambda on: self.change(on=on))

    def _columns(self) -> list[Column[Rule]]:
        def grey(rule: Rule) -> str:
            return "text" if rule.on else "text3"

        return [
            Column("no", translate("rules", "No."), self._place, Kind.NUMBER, width=52,
                   tone="text2"),
            Column("party", translate("rules", "Payer known by"), words.party, width=176,
                   tone=grey),
            Column("reference", translate("rules", "Remark names"), words.reference, width=216,
                   tone=grey),
            Column("amount", translate("rules", "Amount"), words.amount, stretch=True, tone=grey),
            Column("confidence", translate("rules", "Confidence"), words.confidence, Kind.CHIP,
                   width=84),
            Column("posts", translate("rules", "Posts"), _posts, Kind.CHIP, width=72),
        ]  # fmt: skip

    def _place(self, rule: Rule) -> int:
        return next((n for n, one in enumerate(self.rules, 1) if one.key == rule.key), 0)

    def _side(self, acts: ActionTable) -> QWidget:
        host = frame("raised", "left")
        host.setFixedWidth(_SIDE)
        box = stack(host, margins=(16, 12, 16, 0), gap=8)
        level = row()
        level.addWidget(self.level)
        level.addStretch()
        box.addWidget(self._name)
        box.addWidget(self._told)
        box.addLayout(level)
        for part in (self.posts, self.why, self.on):
            box.addWidget(part)
        line = row(gap=8)
        line.addWidget(bound(acts, "up", small=True))
        line.addWidget(bound(acts, "down", small=True))
        line.addStretch()
        box.addLayout(line)
        box.addSpacing(4)
        box.addWidget(hline())
        box.addWidget(label(translate("rules", "Tried on last month"), "section"))
        box.addWidget(self.orders)
        self.trial.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.trial, 1)
        box.addStretch()
        return host

    # --- values -------------------------------------------------------------------------------

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """As the ledger has them."""
        self._kept = tuple(rules)
        self.put(rules)

    def put(self, rules: Sequence[Rule]) -> None:
        """These rules, not saved yet when they differ."""
        self.rules = list(rules)
        self.model.set_rows(self.rules)
        self._show(self.current())

    def kept(self) -> tuple[Rule, ...]:
        """What the ledger has."""
        return self._kept

    def is_changed(self) -> bool:
        """Whether they differ from the ledger."""
        return tuple(self.rules) != self._kept

    def choices(self) -> tuple[RuleChoice, ...]:
        """What would be saved."""
        return choices(self.rules)

    def current(self) -> Rule | None:
        """The rule at hand."""
        rule = self.table.view.current_row()
        return rule if isinstance(rule, Rule) else None

    def is_fixed(self) -> bool:
        """Whether the rule at hand is the one that takes all the rest, or none is."""
        rule = self.current()
        return rule is None or rule.key == LAST

    def may_move(self, by: int) -> bool:
        """Whether the rule at hand can go up (-1) or down (1)."""
        rule = self.current()
        if rule is None or rule.key == LAST:
            return False
        return 0 <= self._place(rule) - 1 + by < len(self.rules) - 1

    # --- changing -----------------------------------------------------------------------------

    def change(self, **values: object) -> None:
        """Another confidence, leave to post, or use, of the rule at hand."""
        rule = self.current()
        if rule is None or self.is_fixed():
            self._show(rule)
            return
        made = replace(rule, **values)  # type: ignore[arg-type]  # fields of Rule
        if made.auto and (not made.may_post or made.confidence is not Confidence.HIGH):
            made = replace(made, auto=False)
        self.rules[self._place(rule) - 1] = made
        self.model.replace(made)
        self._show(made)
        self.edited.emit()

    def shift(self, by: int) -> None:
        """Up or down by one."""
        rule = self.current()
        if rule is not None and self.may_move(by):
            place = self._place(rule) - 1
            self.rules.insert(place + by, self.rules.pop(place))
            self.model.set_order(())
            self.model.set_rows(self.rules)
            self.table.view.go_to(rule.key)
            self.edited.emit()

    def _show(self, rule: Rule | None) -> None:
        fixed = rule is None or rule.key == LAST
        for part in (self.level, self.posts, self.on):
            part.setDisabled(fixed)
        if rule is None:
            return
        form = translate("rules", "Rule {number} of {count}")
        self._name.setText(form.format(number=self._place(rule), count=len(self.rules)))
        self._told.setText(_sentence(rule))
        self.level.choose(str(rule.confidence))
        self.posts.setChecked(rule.auto)
        self.on.setChecked(rule.on)
        able = rule.may_post and rule.confidence is Confidence.HIGH
        self.posts.setEnabled(not fixed and able)
        self.why.setText("" if able else _why(rule))
        self.why.setVisible(not able)

    # --- the trial ----------------------------------------------------------------------------

    def show_trial(self, before: Trial | None, after: Trial | None, today: date) -> None:
        """What the rules in force and those on the page would have done."""
        self.trial.setVisible(after is not None and bool(after.differed))
        if after is None or before is None:
            self.orders.setText(
                translate("rules", "Change a rule and try it: what would last month have become?")
            )
            return
        self.orders.setText("\n".join(_orders(before, after)))
        self.trial.show_trial(after, today)


def _posts(rule: Rule) -> Chip | None:
    if not rule.on:
        return Chip(translate("rules", "Off"), "outline")
    return Chip(translate("rules", "Yes"), "ok") if rule.auto else None


def _sentence(rule: Rule) -> str:
    form = translate("rules", "Payer: {party}. Remark: {reference}. Amount: {amount}.")
    return form.format(
        party=words.party(rule), reference=words.reference(rule), amount=words.amount(rule)
    )


def _why(rule: Rule) -> str:
    if rule.key == LAST:
        return translate("rules", "It takes all the rest, so it stays as it is.")
    if rule.may_post:
        return translate("rules", "Only what is rated high may post by itself.")
    return translate(
        "rules", "What it finds is not certain enough to post by itself: somebody looks at it."
    )


def _orders(before: Trial, after: Trial) -> list[str]:
    """Figures of both, those that differ with an arrow."""
    pairs = (
        (translate("rules", "Would have posted: {n}"), str(before.would_post),
         str(after.would_post)),
        (translate("rules", "As you did: {n}"), str(before.agreed), str(after.agreed)),
        (translate("rules", "Otherwise: {n}"), str(len(before.differed)),
         str(len(after.differed))),
        (translate("rules", "First proposal right: {n}"), _share(before), _share(after)),
    )  # fmt: skip
    return [form.format(n=old if old == new else f"{old} → {new}") for form, old, new in pairs]


def _share(found: Trial) -> str:
    return formats.percent(found.first, found.placed) or formats.DASH
