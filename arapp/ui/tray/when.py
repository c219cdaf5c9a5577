"""When to speak: once a day, and when something falls due that nobody sees. Pure."""

from arapp.services.collection.news import News


def is_due(news: News, told_on: str, before: frozenset[str] | None, *, in_front: bool) -> bool:
    """Whether there is something to say now.

    `told_on` is the day (ISO) of the last notification of this ledger, `before` what was due when
    it was last looked at (None: not looked at since the start).
    """
    if not news.left:
        return False
    if told_on != news.day.isoformat():
        return True
    return not in_front and before is not None and bool(news.keys - before)
