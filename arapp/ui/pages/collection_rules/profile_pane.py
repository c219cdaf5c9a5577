"""Profiles: the list, and the one at hand with its stages, changed before they are saved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from arapp.models.values.errors import DomainError
from arapp.services.collection.assigning import User
from arapp.services.collection.rungs import DEFAULT, Profile
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.collection_rules import mending, words
from arapp.ui.pages.collection_rules.effect_view import EffectView
from arapp.ui.pages.collection_rules.mending import Fix
from arapp.ui.pages.collection_rules.profile_fields import ProfileFields
from arapp.ui.pages.collection_rules.profile_list import NEW, ProfileList, name_wrong
from arapp.ui.pages.collection_rules.stage_cells import Stage, Unreadable, read
from arapp.ui.pages.collection_rules.stage_grid import StageGrid
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import frame, hline, label, row, set_property, stack

_WAIT = 250
"""Milliseconds after the last change until its effect is asked for."""


class ProfilePane(QWidget):
    """Signals:
    edited(): something is typed, or another profile is at hand.
    wanted(object): the effect of this profile is wanted.
    opened(object): a `User` whose record is wanted.
    """

    edited = Signal()
    wanted = Signal(object)
    opened = Signal(object)

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept: dict[str, Profile] = {}
        self.drafts: dict[str, Profile] = {}
        self._users: Mapping[str, Sequence[User]] = {}
        self._typed: tuple[int, str] = (0, "")
        self._unread = ""
        self.error: DomainError | None = None
        self.fix: Fix | None = None
        self.table = ProfileList(self.drafts)
        self.model = self.table.profiles
        self.name = QLineEdit()
        self.name.setFixedWidth(220)
        self.name.setAccessibleName(translate("dunning", "Name of the profile"))
        self.name.setPlaceholderText(translate("dunning", "Name of the profile"))
        self._title, self._told = label("", "section"), label("", tone="text2")
        self.grid = StageGrid()
        self.grid.set_empty(translate("dunning", "No stages: asked by hand only. Insert adds one."))
        self.trouble = label("", tone="age3")
        self.way_out = bound(acts, "fix", small=True)
        self.fields = ProfileFields()
        self.effect = EffectView()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._lay_out(acts)
        self._wire()

    def _lay_out(self, acts: ActionTable) -> None:
        across = row(self, gap=0)
        across.addWidget(self.table)
        right = frame("surface", "left")
        box = stack(right)
        head = row(margins=(MARGIN_LEFT, 10, MARGIN_RIGHT, 10), gap=10)
        head.addWidget(self._title)
        head.addWidget(self.name)
        head.addWidget(self._told, 1)
        for act in ("insert", "delete"):
            head.addWidget(bound(acts, act, small=True))
        box.addLayout(head)
        box.addWidget(self.grid)
        self._strip = frame("surface")
        line = row(self._strip, margins=(MARGIN_LEFT, 6, MARGIN_RIGHT, 0), gap=10)
        line.addWidget(self.trouble)
        line.addWidget(self.way_out)
        line.addStretch(1)
        box.addWidget(self._strip)
        fields = row(margins=(MARGIN_LEFT, 10, MARGIN_RIGHT, 10))
        fields.addWidget(self.fields)
        box.addLayout(fields)
        box.addWidget(hline())
        box.addWidget(self.effect, 1)
        across.addWidget(right, 1)

    def _wire(self) -> None:
        self.table.view.current_changed.connect(lambda _row: self._show())
        self.grid.edited.connect(self._cell)
        self.grid.insert_asked.connect(self.insert)
        self.grid.delete_asked.connect(self.delete)
        self.fields.edited.connect(self._field)
        self.name.textEdited.connect(lambda _text: self._named())
        self.effect.opened.connect(self.opened)
        self._timer.timeout.connect(self._ask)

    # --- the ledger ---------------------------------------------------------------------------

    def show_profiles(
        self, profiles: Sequence[Profile], users: Mapping[str, Sequence[User]],
        texts: tuple[str, ...],
    ) -> None:  # fmt: skip
        """As the ledger has them; what is typed and not saved stays."""
        self.kept = {one.key: one for one in profiles}
        self._users = users
        self.grid.fields.texts = texts
        for key in [key for key, one in self.drafts.items() if self.kept.get(key) == one]:
            del self.drafts[key]
        self._fill()
        self._show()

    def _fill(self) -> None:
        rows = list(self.kept.values())
        if NEW in self.drafts:
            rows.append(self.drafts[NEW])
        self.model.set_rows(rows)

    def current(self) -> Profile | None:
        """The profile at hand, as it is typed."""
        row_ = self.table.view.current_row()
        if not isinstance(row_, Profile):
            return None
        return self.drafts.get(row_.key, self.kept.get(row_.key, row_))

    def key(self) -> str:
        """Its key; of a new one `NEW`."""
        row_ = self.table.view.current_row()
        return row_.key if isinstance(row_, Profile) else NEW

    def is_changed(self) -> bool:
        """Whether the one at hand differs from the ledger."""
        return self.current() is not None and (self.key() in self.drafts or bool(self.wrong()))

    def is_any_changed(self) -> bool:
        """Whether any does."""
        return bool(self.drafts)

    def wrong(self) -> str:
        """What stands in the way of saving, "" when nothing does."""
        profile = self.current()
        if profile is None:
            return ""
        if self._unread or self.fields.wrong:
            return self._unread or self.fields.wrong
        wrong = name_wrong(self.name.text().strip(), self.kept) if self.key() == NEW else ""
        if wrong:
            return wrong
        return words.trouble(self.error, profile) if self.error else ""

    def to_save(self) -> Profile | None:
        """The profile at hand under its name."""
        profile = self.current()
        if profile is None or self.key() != NEW:
            return profile
        return replace(profile, key=self.name.text().strip())

    # --- typing -------------------------------------------------------------------------------

    def change(self, profile: Profile) -> None:
        """The profile at hand is this from now on, not saved yet."""
        key = self.key()
        if key != NEW and profile == self.kept.get(key):
            self.drafts.pop(key, None)
        else:
            self.drafts[key] = profile
        self._unread = ""
        self._tell()

    def _cell(self, stage: Stage, key: str, typed: object) -> None:
        profile = self.current()
        if profile is None:
            return
        self._typed = (stage.no, key)
        try:
            rung = read(stage, key, typed)
        except Unreadable as wrong:
            self._unread = str(wrong)
            self._say()
            self.edited.emit()
            return
        self.change(mending.put(profile, stage.no, rung))

    def _field(self) -> None:
        profile = self.current()
        if profile is not None:
            self.change(self.fields.profile(profile))

    def _named(self) -> None:
        self._say()
        self.edited.emit()

    def insert(self, place: int) -> None:
        """Insert: a stage more after the one at `place` (from 0)."""
        profile = self.current()
        if profile is not None:
            self.change(mending.split(profile, place + 1))
            self.grid.go_key(min(place + 1, self.grid.grid.count() - 1), "from")
            self.grid.setFocus()

    def delete(self, place: int) -> None:
        """Delete: this stage goes, the one before takes its days."""
        profile = self.current()
        if profile is not None and 0 <= place < len(profile.rungs):
            self.change(mending.without(profile, place + 1))

    def mend(self) -> None:
        """Alt+Enter: the way out that is offered."""
        if self.fix is not None:
            self._typed = (0, "")
            self.change(self.fix.profile)

    def copy(self) -> None:
        """A new one that begins as the one at hand."""
        profile = self.current()
        if profile is None:
            return
        self.drafts[NEW] = replace(profile, key=NEW, id=None, own=False, retired=False, note="")
        self.name.clear()
        self._fill()
        self.table.view.go_to(NEW)
        self._show()
        self.name.setFocus()

    def discard(self) -> None:
        """Back to what the ledger holds; a new one goes."""
        key = self.key()
        self.drafts.pop(key, None)
        self._unread = ""
        self._fill()
        if key == NEW:
            self.table.view.go_first()
        self._show()

    def saved(self, profile: Profile) -> None:
        """It is in the ledger now."""
        self.drafts.pop(self.key(), None)
        self.kept.setdefault(profile.key, profile)
        self._fill()
        self.table.view.go_to(profile.key)

    # --- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        """Another profile is at hand, or the same one read again."""
        profile = self.current()
        if profile is None:
            return
        new = self.key() == NEW
        self._typed, self._unread = (0, ""), ""
        self._title.setText("" if new else words.profile(profile.key))
        self._title.setVisible(not new)
        self.name.setVisible(new)
        self.fields.show_profile(profile)
        users = self._users.get(profile.key, ())
        self.effect.show_users(users, default=profile.key == DEFAULT.key)
        self._tell()

    def _tell(self) -> None:
        """Grid, what is wrong, the way out; the effect is asked for a moment later."""
        profile = self.current()
        if profile is None:
            return
        stages = [Stage(n, rung) for n, rung in enumerate(profile.rungs, 1)]
        self.error = mending.problem(profile if self.key() != NEW else replace(profile, key="x"))
        self.fix = mending.fix_of(profile, self.error, self._typed)
        self.grid.wrong = mending.marks(self.error)
        self.grid.show_rows(stages)
        self.grid.viewport().update()
        self._say()
        self.model.replace(profile)
        self._timer.start()
        self.edited.emit()

    def _say(self) -> None:
        wrong = self.wrong()
        self.trouble.setText(wrong)
        self._strip.setVisible(bool(wrong))
        self.way_out.setVisible(self.fix is not None and not self._unread)
        taken = bool(wrong) and self.key() == NEW and self.error is None and not self._unread
        set_property(self.name, "wrong", "1" if taken and self.name.text() else "")
        profile = self.current()
        told = translate("dunning", "%n stage(s)", None, len(profile.rungs)) if profile else ""
        self._told.setText(told)

    def _ask(self) -> None:
        profile = self.current()
        if profile is None:
            return
        if self.error is not None:
            self.effect.say(translate("dunning", "First put the stages right."))
        else:
            self.wanted.emit(profile)

    def ask_now(self) -> None:
        """Do not wait (tests, Ctrl+T)."""
        self._timer.stop()
        self._ask()
