"""The statement of a slip as a row of the list, of whatever month it is."""

from arapp.services.papers.overview import MonthRow
from arapp.services.papers.slips import Found


def row_of(one: Found) -> MonthRow:
    """With its closing; the month's other figures are not known here and not needed."""
    figures = (one.closing, 0, 0, one.closing)
    who = (one.customer_id, one.customer, one.currency)
    return MonthRow(*who, *figures, one.state, False, one.id, one.number, None)
