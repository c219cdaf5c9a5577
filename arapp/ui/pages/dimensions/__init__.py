"""Products and salespeople: what the reports are asked by."""

from arapp.ui.pages.dimensions.page import DimensionsPage

__all__ = ["DimensionsPage"]
