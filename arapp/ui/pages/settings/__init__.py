"""Settings of the program itself: language, colours, size of text, tray and notifications."""

from arapp.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
