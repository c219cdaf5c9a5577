"""催收台: stage after stage, customer after customer, one contact each."""

from arapp.ui.pages.collection.page import CollectionPage

__all__ = ["CollectionPage"]
