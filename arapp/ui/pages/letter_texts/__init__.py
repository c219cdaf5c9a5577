"""Letter texts: the firm's own words for its collection letters, seen in print while typed."""

from arapp.ui.pages.letter_texts.page import LetterTextsPage

__all__ = ["LetterTextsPage"]
