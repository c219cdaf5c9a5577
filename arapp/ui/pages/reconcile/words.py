"""What the page says."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError
from arapp.services.importing import refusal_text
from arapp.services.reconcile.balances import Standing
from arapp.services.reconcile.paper import ORDER
from arapp.services.reconcile.rows import Kind
from arapp.services.reconcile.service import Balances
from arapp.ui import formats, text
from arapp.ui.pages.reconcile.tables import code, kind_word, standing_word
from arapp.ui.pages.reconcile.work import BALANCES, Seen, differs
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.segments import Segment

translate = QCoreApplication.translate
DIFFERENT, ALL = "different", "all"


class _Gaps(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def refusal(error: ArappError) -> str:
    """Why a file was not taken, and what to do."""
    said = refusal_text.template(error, code())
    return said.format_map(_Gaps(text.shown_fields(error.fields))) if said else text.sentence(error)


def patterns() -> str:
    """Files that may hold a list."""
    sheets = translate("reconcile", "Sheets")
    every = translate("reconcile", "All files")
    return f"{sheets} (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.txt *.htm *.html);;{every} (*)"


def subtitle(seen: Seen) -> str:
    """File and period."""
    if not seen.lists:
        return seen.asked.path.name
    one = seen.lists[0]
    today = seen.today
    return f"{one.file}　{formats.day(one.first, today)} – {formats.day(one.last, today)}"


def balances_subtitle(found: Balances) -> str:
    """File and day."""
    return f"{found.file}　{found.day.isoformat()}"


def segments(seen: Seen) -> list[Segment]:
    """Differences, each kind there is, all."""
    if seen.kind == BALANCES:
        rows = seen.balances.rows if seen.balances else ()
        count = Counter(one.standing for one in rows)
        kinds = [
            Segment(one.value, standing_word(one), count[one]) for one in Standing if count[one]
        ]
        wrong = sum(number for one, number in count.items() if one is not Standing.EQUAL)
        total = len(rows)
    else:
        matches = [match for one in seen.lists for match in one.outcome.matches]
        of = Counter(match.kind for match in matches)
        order = (*ORDER, Kind.PAIRED, Kind.CANCELLED)
        kinds = [Segment(one.value, kind_word(one), of[one]) for one in order if of[one]]
        wrong, total = sum(differs(match) for match in matches), len(matches)
    first = Segment(DIFFERENT, translate("reconcile", "Differences"), wrong)
    return [first, *kinds, Segment(ALL, translate("reconcile", "All"), total)]


def say_empty(view: RecordView, seen: Seen | None, key: str) -> None:
    """What stands in an empty table."""
    if seen is None:
        return
    if seen.kind != BALANCES and not seen.lists:
        if seen.refused is None:
            view.set_empty(translate("reconcile", "Whose list is it? Choose the customer above."))
        else:
            view.set_empty(translate("reconcile", "Nothing was compared."))
    elif key == DIFFERENT:
        view.set_empty(translate("reconcile", "No differences: both sides agree."), done=True)
    else:
        view.set_empty(translate("reconcile", "Nothing like this."))


def hint(seen: Seen | None) -> str:
    """Keys of the table."""
    if seen is None:
        return ""
    if seen.kind == BALANCES:
        return translate(
            "reconcile", "Y takes the customer proposed, Ctrl+I opens it, Ctrl+F filters"
        )
    return translate("reconcile", "P pairs the selected, U takes apart, Alt+C shows the columns")
