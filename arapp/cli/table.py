"""All sub-commands, in the order of the help."""

from arapp.cli import books, firm, journal, lists, matching
from arapp.cli.sub import Sub

SUBS: tuple[Sub, ...] = (*books.SUBS, *firm.SUBS, *lists.SUBS, *matching.SUBS, *journal.SUBS)
