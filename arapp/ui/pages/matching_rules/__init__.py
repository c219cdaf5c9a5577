"""Rules of matching: the guard and what it would have done, the table, limits, what was learned."""

from arapp.ui.pages.matching_rules.page import MatchingRulesPage

__all__ = ["MatchingRulesPage"]
