"""What went out to customers, and what no invoice stands for yet."""

from arapp.ui.pages.deliveries.page import DeliveriesPage

__all__ = ["DeliveriesPage"]
