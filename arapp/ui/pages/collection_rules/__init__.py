"""Rules of collection: profiles and stages, texts of the firm's own, who is told, the LPR."""

from arapp.ui.pages.collection_rules.page import CollectionRulesPage

__all__ = ["CollectionRulesPage"]
