"""催收规则: profiles with their stages, texts of the firm's own, who is told, the LPR."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.services.collection.assigning import User
from arapp.services.collection.profile_effect import Effect, effect_of
from arapp.services.collection.rules_page import RulesShown, rules_shown
from arapp.services.collection.rungs import SHIPPED, Profile, to_json
from arapp.services.collection.text_list import OwnText, Preview, Sample, preview
from arapp.services.dispatch import Topic
from arapp.ui import dialogs
from arapp.ui.design.scale import ACTION_BAR, MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.collection_rules import keys, words
from arapp.ui.pages.collection_rules.lpr_pane import LprPane
from arapp.ui.pages.collection_rules.profile_pane import ProfilePane
from arapp.ui.pages.collection_rules.roles_pane import RolesPane
from arapp.ui.pages.collection_rules.saving import Saving
from arapp.ui.pages.collection_rules.text_pane import TextPane
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.chips import ChipLabel
from arapp.ui.widgets.labels import frame, label, row
from arapp.ui.widgets.tabs import Tab, Tabs

PROFILES, TEXTS, ROLES, LPR = "profiles", "texts", "roles", "lpr"


class CollectionRulesPage(Page):
    """Opened with the key of a tab (profiles, texts, roles, lpr), the name of a profile, or with
    nothing."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SETTINGS, Topic.COLLECTION, Topic.CUSTOMERS, Topic.CONTRACTS, Topic.PLANS}
    )

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.shown: RulesShown | None = None
        self.acts.add(*keys.actions(self))
        self.tabs = Tabs([
            Tab(PROFILES, self.tr("Profiles")), Tab(TEXTS, self.tr("Texts")),
            Tab(ROLES, self.tr("Who is told")), Tab(LPR, self.tr("LPR")),
        ])  # fmt: skip
        self.profiles, self.texts = ProfilePane(self.acts), TextPane()
        self.roles, self.lpr = RolesPane(), LprPane(self.acts)
        self.chip, self._wrong = ChipLabel("", "age1"), label("", tone="age3")
        self.saving = Saving(self)
        self._lay_out()
        self._wire()
        self.choose(PROFILES)

    def _lay_out(self) -> None:
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.panels: dict[str, Any] = {
            PROFILES: self.profiles, TEXTS: self.texts, ROLES: self.roles, LPR: self.lpr,
        }  # fmt: skip
        for panel in self.panels.values():
            self.stack.addWidget(panel)
        self.body.addWidget(self.stack, 1)
        bar = frame("raised", "top")
        bar.setFixedHeight(ACTION_BAR)
        line = row(bar, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=10)
        self._new, self._drop = bound(self.acts, "new"), bound(self.acts, "drop")
        line.addWidget(self._new)
        line.addWidget(self._drop)
        line.addWidget(self.chip)
        line.addWidget(self._wrong, 1)
        line.addWidget(bound(self.acts, "discard"))
        line.addWidget(bound(self.acts, "save", kind="primary"))
        self.body.addWidget(bar)

    def _wire(self) -> None:
        self.tabs.chosen.connect(self.choose)
        for panel in self.panels.values():
            panel.edited.connect(self._mark)
        self.profiles.wanted.connect(self._try)
        self.profiles.opened.connect(self._go)
        self.texts.wanted.connect(self._preview)

    # --- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read again; what was typed stays."""
        self.ops.ask(rules_shown, self._came, latest="collection_rules")

    def _came(self, shown: RulesShown) -> None:
        first, self.shown = self.shown is None, shown
        names = tuple(dict.fromkeys(one.name for one in shown.texts if one.use != "reminder"))
        self.profiles.show_profiles(shown.profiles, shown.users, names)
        self.texts.show_texts(shown.texts, shown.stages, shown.samples)
        self.roles.show_roles(shown.roles)
        self.lpr.show_rates(shown.rates, shown.today)
        if first:
            for table in (self.profiles.table, self.texts.table, self.lpr.table):
                table.view.go_first()
        self._mark()

    # --- tabs ---------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Show a tab."""
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.panels[key])
        focus = self.panes()[0]
        self.setFocusProxy(focus)
        if self.isVisible():
            focus.setFocus()
        self._mark()

    def open(self, what: Any) -> None:
        """A tab by its key, a profile by its name."""
        if what in self.panels:
            self.choose(what)
        elif isinstance(what, str):
            self.choose(PROFILES)
            self.profiles.table.view.go_to(what)

    def keep(self) -> Any:
        """The tab."""
        return self.tabs.current()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        self.choose(kept)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        panes: dict[str, list[QWidget]] = {
            PROFILES: [self.profiles.table.view, self.profiles.grid, self.profiles.fields.ahead,
                       self.profiles.effect.table.view],
            TEXTS: [self.texts.table.view, self.texts.form.body, self.texts.side.table.view],
            ROLES: [self.roles.fields["sales_manager"]],
            LPR: [self.lpr.table.view, self.lpr.day],
        }  # fmt: skip
        return panes[self.tabs.current()]

    def record(self) -> str | None:
        """The profile or text at hand, whose history is shown."""
        key = self.tabs.current()
        profile, own = self.profiles.current(), self.texts.current()
        if key == PROFILES and profile is not None and profile.id is not None:
            return f"dunning_profile:{profile.id}"
        if key == TEXTS and own is not None and own.id is not None:
            return f"text_template:{own.id}"
        return None

    def _mark(self) -> None:
        """Chips, buttons and sentences as things stand."""
        key = self.tabs.current()
        changed = self.shown is not None and self.panels[key].is_changed()
        self.chip.set_chip(self.tr("Not saved") if changed else "", "age1")
        self._wrong.setText("")
        profile, rate = self.profiles.current(), self.lpr.current()
        own = self.texts.current()
        right = key != PROFILES or not self.profiles.wrong()
        for name, on in (
            ("save", changed and right), ("discard", changed),
            ("new", key in (PROFILES, TEXTS) and self.shown is not None),
            ("fix", key == PROFILES and self.profiles.fix is not None),
            ("insert", key == PROFILES and profile is not None),
            ("delete", key == PROFILES and profile is not None and bool(profile.rungs)),
            ("drop", (key == TEXTS and own is not None and own.id is not None)
             or (key == LPR and rate is not None and rate.id is not None)),
            ("reset", key == PROFILES and _may_reset(profile)),
        ):  # fmt: skip
            self.acts.enable(name, on)
        self._new.setVisible(key in (PROFILES, TEXTS))
        self._drop.setVisible(key == TEXTS)
        self._name_actions(key, profile)
        self._hint_told(key)

    def _name_actions(self, key: str, profile: Profile | None) -> None:
        told = self.tr("Copy as a new one") if key == PROFILES else self.tr("New text")
        self.acts.rename("new", told)
        fix = self.profiles.fix
        told = words.way_out(fix.what, fix.stage, fix.day) if fix else self.tr("Put it right")
        self.acts.rename("fix", told)
        own = profile is not None and profile.key not in SHIPPED
        reset = self.tr("No longer use it") if own else self.tr("As the program ships it")
        if profile is not None and profile.retired:
            reset = self.tr("Use it again")
        self.acts.rename("reset", reset)

    def _hint_told(self, key: str) -> None:
        hints = {
            PROFILES: self.tr("F2 changes a cell, Insert adds a stage, F6 next pane"),
            TEXTS: self.tr("F6 to the fields, Enter puts one in"),
        }
        self.set_status("", hints.get(key, self.tr("Ctrl+Tab next tab")))

    def complain(self, sentence: str) -> None:
        """What stands in the way, in the bar."""
        self._wrong.setText(sentence)

    def mark(self) -> None:
        """Something was saved."""
        self._mark()

    # --- profiles -----------------------------------------------------------------------------

    def _try(self, profile: Profile) -> None:
        """What it would do today, worked out in the worker."""
        self.ops.ask(
            lambda tx: effect_of(tx, tx.today, profile), partial(self._tried, profile),
            latest="profile_effect", owner=self,
        )  # fmt: skip

    def _tried(self, profile: Profile, found: Effect) -> None:
        if profile == self.profiles.current():
            before = self.profiles.kept.get(profile.key, profile)
            self.profiles.effect.show_effect(found, before, profile)

    def _go(self, one: User) -> None:
        """To the record; of a row to its contract, or to its customer when it has none."""
        if one.what == "grade":
            self.navigate.emit("credit", None)
        elif one.contract_id is not None:
            self.navigate.emit("contract", one.contract_id)
        else:
            self.navigate.emit("customer", one.customer_id)

    # --- texts --------------------------------------------------------------------------------

    def _preview(self, own: OwnText, on: Sample | None) -> None:
        self.ops.ask(
            lambda tx: preview(tx, tx.today, own, on), partial(self._previewed, own),
            latest="text_preview", owner=self,
        )  # fmt: skip

    def _previewed(self, own: OwnText, found: Preview) -> None:
        self.texts.show_preview(own, found)

    # --- saving -------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N: a copy of the profile at hand, or a new text."""
        if self.tabs.current() == PROFILES:
            self.profiles.copy()
        elif self.tabs.current() == TEXTS:
            self.texts.new()

    def save(self) -> None:
        """Ctrl+S: what is typed on the tab shown, as one step."""
        self.saving.save(self.tabs.current())

    def discard(self) -> None:
        """Back to what the ledger holds."""
        self.panels[self.tabs.current()].discard()
        self._mark()

    # --- the window ---------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Unsaved changes are asked about once."""
        key = next((key for key, panel in self.panels.items() if _is_open(panel)), "")
        if not key:
            return True
        self.choose(key)
        answer = dialogs.save_or_leave(self, self.tr("Rules of collection"))
        if answer == "discard":
            for panel in (self.profiles, self.texts):
                panel.drafts.clear()
            self.roles.discard()
            self.lpr.discard()
            self.reload()
        elif answer == "save":
            self.save()
            return not _is_open(self.panels[key])
        return bool(answer != "stay")


def _may_reset(profile: Profile | None) -> bool:
    if profile is None or profile.id is None:
        return False
    return (
        profile.retired
        or profile.key not in SHIPPED
        or to_json(profile) != to_json(SHIPPED[profile.key])
    )


def _is_open(panel: Any) -> bool:
    """Whether something on the tab is typed and not saved."""
    anything = getattr(panel, "is_any_changed", panel.is_changed)
    return bool(anything())
