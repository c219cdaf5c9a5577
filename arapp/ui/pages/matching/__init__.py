"""Receipts and what they pay: one bank line after the other, each in one keystroke."""

from arapp.ui.pages.matching.page import MatchingPage

__all__ = ["MatchingPage"]
