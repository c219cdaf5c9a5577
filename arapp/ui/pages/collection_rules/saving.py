"""What the page writes: each tab as one step, profiles reset, texts and rates taken away."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.models.values.errors import ArappError
from arapp.services.collection.escalation import SetRoles
from arapp.services.collection.lpr import DropLpr
from arapp.services.collection.profiles import ResetProfile, SaveProfile
from arapp.services.collection.rungs import to_json
from arapp.services.collection.texts import DropText
from arapp.services.dispatch import Command, Done
from arapp.ui import text
from arapp.ui.pages.collection_rules import words

if TYPE_CHECKING:
    from arapp.ui.pages.collection_rules.page import CollectionRulesPage


class Saving(QObject):
    """Of one page; tabs are named by their keys."""

    def __init__(self, page: "CollectionRulesPage") -> None:
        super().__init__(page)
        self._page = page

    def save(self, tab: str) -> None:
        """What is typed on a tab."""
        {
            "profiles": self._save_profile, "texts": self._save_text,
            "roles": self._save_roles, "lpr": self._save_rate,
        }[tab]()  # fmt: skip

    def _complain(self, error: ArappError) -> None:
        self._page.complain(text.sentence(error))

    def _told(self, told: str, _done: Done) -> None:
        self._page.told.emit(told)

    def _save_profile(self) -> None:
        profile = self._page.profiles.to_save()
        wrong = self._page.profiles.wrong()
        if profile is None or wrong:
            self._page.complain(wrong)
            return
        command = SaveProfile(profile.key, to_json(profile), profile.note)

        def done(_done: Done) -> None:
            self._page.profiles.saved(profile)
            told = self.tr("{name} saved").format(name=words.profile(profile.key))
            self._page.told.emit(told)
            self._page.reload()

        self._page.ops.run(command, done, self._complain, owner=self._page)

    def _save_text(self) -> None:
        command = self._page.texts.command()
        if command is None:
            return

        def done(found: Done) -> None:
            self._page.texts.saved(int(found.outcome.result))
            self._page.told.emit(self.tr("{name} saved").format(name=command.name))
            self._page.reload()

        self._page.ops.run(command, done, self._page.texts.refuse, owner=self._page)

    def _save_roles(self) -> None:
        def done(_done: Done) -> None:
            self._page.roles.saved()
            self._page.mark()
            self._page.told.emit(self.tr("Names saved"))

        command = SetRoles(self._page.roles.changed())
        self._page.ops.run(command, done, self._complain, owner=self._page)

    def _save_rate(self) -> None:
        command = self._page.lpr.command()
        if command is None:
            return

        def done(_done: Done) -> None:
            self._page.lpr.discard()
            self._page.told.emit(self.tr("LPR saved"))

        self._page.ops.run(command, done, self._page.lpr.refuse, owner=self._page)

    def reset(self) -> None:
        """As shipped, no longer in use, or in use again."""
        profile = self._page.profiles.current()
        if profile is None:
            return
        command: Command = ResetProfile(profile.key)
        if profile.retired:
            command = SaveProfile(profile.key, to_json(profile), profile.note)
        told = f"{words.profile(profile.key)}{words.stop()}{text.label(command.label)}"
        self._page.profiles.drafts.pop(profile.key, None)
        then = partial(self._told, told)
        self._page.ops.run(command, then, self._complain, owner=self._page)

    def drop(self, tab: str) -> None:
        """Ctrl+Shift+Delete: the text or the rate at hand is not wanted any more."""
        own, rate = self._page.texts.current(), self._page.lpr.current()
        command: Command | None = None
        if tab == "texts" and own is not None and own.id is not None:
            self._page.texts.drafts.pop(own.id, None)
            command = DropText(own.id)
        elif tab == "lpr" and rate is not None and rate.id is not None:
            command = DropLpr(rate.id)
        if command is not None:
            told = text.label(command.label)
            self._page.ops.run(command, partial(self._told, told), self._complain, owner=self._page)
