"""The words of a notification: counts, with sums when wanted; never a customer's name."""

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.collection import news as kinds
from arapp.services.collection.news import Count, News
from arapp.ui import formats
from arapp.ui.marks import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_KINDS = {
    kinds.DUE: QT_TRANSLATE_NOOP("tray", "due today: {count}"),
    kinds.PROMISED: QT_TRANSLATE_NOOP("tray", "promises: {count}"),
    kinds.LATE: QT_TRANSLATE_NOOP("tray", "overdue: {count}"),
    kinds.LIMITATION: QT_TRANSLATE_NOOP("tray", "limitation near: {count}"),
    kinds.BILLS: QT_TRANSLATE_NOOP("tray", "bills: {count}"),
    kinds.PAYABLES: QT_TRANSLATE_NOOP("tray", "to be paid: {count}"),
    kinds.TODO: QT_TRANSLATE_NOOP("tray", "to-dos: {count}"),
}


def title(news: News) -> str:
    """How much there is to do."""
    text = translate("tray", "{count} to do today")
    return text.format(count=formats.count(news.left, "items"))


def body(news: News, *, amounts: bool) -> str:
    """What it is, one kind after the other."""
    return translate("tray", ", ").join(_told(one, amounts=amounts) for one in news.counts)


def _told(one: Count, *, amounts: bool) -> str:
    count = formats.count(one.count, "entries")
    text = translate("tray", _KINDS[one.kind]).format(count=count)
    if amounts:
        sums = [formats.money(Money(sum_, code)) for code, sum_ in sorted(one.sums.items()) if code]
        text = " ".join([text, *sums])
    return text


def tip(news: News, window: str) -> str:
    """What the icon says under the mouse: what the window is called, how much there is to do."""
    return f"{window}\n{title(news)}" if news.left else window
