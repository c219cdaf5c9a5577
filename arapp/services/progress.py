"""Progress of long work, and its cancelling. Pure."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called as (done, total, what); raises Cancelled when the user has had enough."""


class Cancelled(Exception):
    """The user stopped it; nothing was written."""


def silent(done: int, total: int, what: str) -> None:
    """A progress that nobody watches."""
