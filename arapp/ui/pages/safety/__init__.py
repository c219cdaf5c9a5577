"""数据安全: backups, checks, history, periods."""

from arapp.ui.pages.safety.page import SafetyPage

__all__ = ["SafetyPage"]
