"""Import: what was read, in which words, in which panes."""

from arapp.ui.pages.import_sheet.page import ImportPage

__all__ = ["ImportPage"]
