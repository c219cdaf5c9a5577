"""The list of profiles: what ships, what was changed, the firm's own, those no longer used."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.collection.rungs import SHIPPED, Profile, to_json
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table

NEW = ""
"""Key of a profile that has no name yet."""
_WIDTH = 240


class ProfileList(Table):
    """Profiles by name; `drafts` are those that are typed and not saved, by key."""

    def __init__(self, drafts: Mapping[str, Profile], parent: QWidget | None = None) -> None:
        self._drafts = drafts
        self.profiles: RecordModel[Profile] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: one.key
        )
        super().__init__("profiles", self.profiles, parent=parent)
        self.setFixedWidth(_WIDTH)

    def _columns(self) -> list[Column[Profile]]:
        def grey(one: Profile) -> str:
            return "text3" if one.retired else "text"

        return [
            Column("name", translate("dunning", "Profile"), _name, stretch=True, tone=grey),
            Column("state", "", self._chip, Kind.CHIP, width=96),
        ]

    def _chip(self, one: Profile) -> Chip | None:
        if one.key in self._drafts:
            return Chip(translate("dunning", "unsaved"), "age1")
        if one.retired:
            return Chip(translate("dunning", "not used"), "outline")
        if one.key not in SHIPPED:
            return Chip(translate("dunning", "own"), "accent")
        same = to_json(one) == to_json(SHIPPED[one.key])
        return None if same else Chip(translate("dunning", "changed"), "accent")


def _name(one: Profile) -> str:
    return words.profile(one.key) if one.key != NEW else translate("dunning", "New profile")


def name_wrong(name: str, taken: Mapping[str, Profile]) -> str:
    """What is wrong with the name of a new profile, "" when nothing is."""
    if not name:
        return translate("dunning", "The new profile needs a name.")
    if name in taken or name in map(words.profile, taken):
        form = translate("dunning", "{name} is taken. Call it something else.")
        return form.format(name=name)
    return ""
