"""今日: what must be done today, why, and the next step of each line."""

from arapp.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
