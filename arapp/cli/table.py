"""All sub-commands, in the order of the help."""

from arapp.cli import books, firm, journal, lists, matching, today
from arapp.cli.sub import Sub

SUBS: tuple[Sub, ...] = (
    *books.SUBS,
    *firm.SUBS,
    *lists.SUBS,
    *matching.SUBS,
    *today.SUBS,
    *journal.SUBS,
)
