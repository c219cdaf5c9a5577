"""Problems of cells and rows as sentences: a title that names cell and text, a line that helps.

`{cell}` is "E16", `{raw}` what stands there, `{detail}` what the reader adds, `{field}` the column.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from arapp.services.importing import problem_text
from arapp.services.importing.problems import SKIPPED
from arapp.ui import formats, language
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.import_sheet import words
from arapp.ui.pages.import_sheet.findings import Problem
from arapp.ui.widgets.sheet_grid_data import letter

# code → (title, line)
TITLES: dict[str, str] = {
    "missing": QT_TRANSLATE_NOOP("problems", "{cell}: {field} is missing"),
    "no_such_month": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}": there is no such month'),
    "no_such_day": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is not in the calendar'),
    "nul": QT_TRANSLATE_NOOP("problems", "{cell} holds characters that are no text"),
    "surrogate": QT_TRANSLATE_NOOP("problems", "{cell} holds characters that are no text"),
    "invoice_repeated": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is in the sheet twice'),
    "period_locked": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" lies in a closed period'),
    "not_an_amount": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is not an amount'),
    "not_a_day": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is not a day'),
    "day_out_of_range": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is too far off'),
    "year_missing": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" has no year'),
    "ambiguous_day": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" can be read two ways'),
    "serial_1900": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is a day that Excel made up'),
    "amount_out_of_range": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is too large'),
    "decimals": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is finer than a cent'),
    "ambiguous_amount": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" can be read two ways'),
    "date_in_amount": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is a day, not an amount'),
    "number_damaged": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" has lost digits'),
    "account_zeros": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" has lost digits'),
    "error_cell": QT_TRANSLATE_NOOP("problems", "{cell} shows an error in Excel"),
    "uncalculated": QT_TRANSLATE_NOOP("problems", "{cell} was never calculated"),
    "dde": QT_TRANSLATE_NOOP("problems", "{cell} would start another program"),
    "duplicate_cell": QT_TRANSLATE_NOOP("problems", "{cell} is in the file twice"),
    "not_finite": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is not an amount'),
    "bidi": QT_TRANSLATE_NOOP("problems", "{cell} hides its order of characters"),
    "text_too_long": QT_TRANSLATE_NOOP("problems", "{cell} is too long"),
    "ragged": QT_TRANSLATE_NOOP("problems", "Row {row} has other columns than the header"),
    "does_not_add_up": QT_TRANSLATE_NOOP("problems", "{cell}: the row does not add up"),
    "paid_exceeds": QT_TRANSLATE_NOOP("problems", "{cell}: more is paid than was due"),
    "negative_receipt": QT_TRANSLATE_NOOP("problems", "{cell}: money in with a minus"),
    "reversal": QT_TRANSLATE_NOOP("problems", "Row {row} takes a receipt back"),
    "both_sides": QT_TRANSLATE_NOOP("problems", "Row {row} has money in and money out"),
    "direction_unknown": QT_TRANSLATE_NOOP("problems", "{cell}: in or out is not said"),
    "currency_unknown": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is no currency'),
    "zero_amount": QT_TRANSLATE_NOOP("problems", "{cell}: the amount is zero or missing"),
    "far_larger": QT_TRANSLATE_NOOP("problems", "{cell} is over ten times the largest ever booked"),
    "instalments_differ": QT_TRANSLATE_NOOP("problems", "Row {row}: instalments are not the whole"),
    "parts_differ": QT_TRANSLATE_NOOP("problems", "Row {row}: its columns do not make its whole"),
    "ages_apart": QT_TRANSLATE_NOOP("problems", "Taken apart by age: {detail}"),
    "months_apart": QT_TRANSLATE_NOOP("problems", "Taken apart by month: {detail}"),
    "paid_oldest_first": QT_TRANSLATE_NOOP(
        "problems", "Row {row}: the {detail} paid settle the oldest months first"
    ),
    "paid_by_days": QT_TRANSLATE_NOOP(
        "problems", "Row {row}: the parts with the day of their money count as paid: {detail}"
    ),
    "contract_differs": QT_TRANSLATE_NOOP("problems", "Row {row}: the contract is known otherwise"),
    "number_repeated": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is in the sheet twice'),
    "near_name": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is close to "{detail}"'),
    "seen_before": QT_TRANSLATE_NOOP("problems", "Imported before"),
    "delivery_broken": QT_TRANSLATE_NOOP(
        "problems", "Row {row}: another line of this delivery note could not be read"
    ),
    "delivery_days": QT_TRANSLATE_NOOP(
        "problems", 'Delivery note "{detail}" has two days in the sheet'
    ),
    "delivery_differs": QT_TRANSLATE_NOOP(
        "problems", 'Delivery note "{detail}" is in the ledger with another amount'
    ),
    "link_unknown": QT_TRANSLATE_NOOP(
        "problems", "Row {row} names {detail}, which is not in the ledger; not linked"
    ),
    "void_delivery": QT_TRANSLATE_NOOP("problems", "Void delivery notes"),
    "void_invoice": QT_TRANSLATE_NOOP("problems", "Void invoices"),
    "nothing_open": QT_TRANSLATE_NOOP("problems", "Nothing open any more"),
    "excluded": QT_TRANSLATE_NOOP("problems", "Taken out by you"),
    "balance_unread": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}": balance not read'),
    "filled_down": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is "{detail}"'),
    "unit_in_cell": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is {detail}'),
    "currency_mark": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is {detail}'),
    "bracket_negative": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is negative: {detail}'),
    "trailing_minus": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" is negative: {detail}'),
    "serial_day": QT_TRANSLATE_NOOP("problems", "{cell} {raw} is a day as Excel counts"),
    "year_from_title": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}": of {detail}, by the title'),
    "order_of_day": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}": read as {detail}'),
    "chinese_day": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}": a day in Chinese numerals'),
    "full_width": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}": full-width digits'),
    "controls_removed": QT_TRANSLATE_NOOP("problems", "{cell}: invisible characters left out"),
    "rounded_15": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}": noise of binary fractions cut'),
    "currency_assumed": QT_TRANSLATE_NOOP("problems", "No currency said: {detail}"),
    "due_day_assumed": QT_TRANSLATE_NOOP("problems", "{cell}: due {detail}, by the terms"),
    "neutral": QT_TRANSLATE_NOOP("problems", "Row {row} is neither in nor out"),
    "not_done": QT_TRANSLATE_NOOP("problems", 'Row {row}: "{raw}", nothing came in'),
    "created_customer": QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" becomes a new customer'),
    "hidden_row": QT_TRANSLATE_NOOP("problems", "Hidden rows were read too: {detail}"),
    "terms_not_a_plan": QT_TRANSLATE_NOOP("problems", '"{detail}" names no payment plan'),
    "overpaid_ledger": QT_TRANSLATE_NOOP("problems", "Row {row}: paid more than was due"),
    "settled_before": QT_TRANSLATE_NOOP("problems", "Settled before: {detail}"),
    "code_zeros": QT_TRANSLATE_NOOP(
        "problems", '{cell}: leading zeros may be lost, "{detail}" is known'
    ),
    "base_1904": QT_TRANSLATE_NOOP("problems", "This workbook counts its days from 1904"),
    "base_day": QT_TRANSLATE_NOOP(
        "problems", '{cell} "{raw}" seems to be four years and a day off'
    ),
    "text_as_xls": QT_TRANSLATE_NOOP(
        "problems", 'It is named .xls and is text, its columns parted by "{detail}"'
    ),
    "currency_missing": QT_TRANSLATE_NOOP(
        "problems", "{cell}: no currency is said, perhaps {detail}"
    ),
    "grade_unknown": QT_TRANSLATE_NOOP("problems", '"{detail}" is no grade of this ledger'),
    "split_account": QT_TRANSLATE_NOOP("problems", "{cell}: name and account taken apart"),
    "changed": QT_TRANSLATE_NOOP("problems", "Row {row} changes what is known: {detail}"),
}
LINES: dict[str, str] = {
    "missing": QT_TRANSLATE_NOOP("problems", "Fill the cell in, or leave the row out."),
    "no_such_month": QT_TRANSLATE_NOOP("problems", "It can be booked once this cell is right."),
    "no_such_day": QT_TRANSLATE_NOOP("problems", "It can be booked once this cell is right."),
    "not_an_amount": QT_TRANSLATE_NOOP("problems", "Write a number, or leave the row out."),
    "not_a_day": QT_TRANSLATE_NOOP("problems", "Write the day, like 2026-08-31."),
    "day_out_of_range": QT_TRANSLATE_NOOP("problems", "Days go from 1990 to ten years ahead."),
    "year_missing": QT_TRANSLATE_NOOP("problems", "Nothing in the sheet says the year."),
    "decimals": QT_TRANSLATE_NOOP("problems", "Round it as your books have it."),
    "number_damaged": QT_TRANSLATE_NOOP("problems", "Excel took it for a number. Type it from the "
                                        "original."),
    "account_zeros": QT_TRANSLATE_NOOP("problems", "Excel keeps 15 digits. Type it from the "
                                       "original."),
    "error_cell": QT_TRANSLATE_NOOP("problems", "Type what should stand here."),
    "uncalculated": QT_TRANSLATE_NOOP("problems", "Open and save the file in Excel, or type it."),
    "does_not_add_up": QT_TRANSLATE_NOOP("problems", "{detail}. One of the three is wrong."),
    "paid_exceeds": QT_TRANSLATE_NOOP("problems", "Correct the figures, or leave the row out."),
    "instalments_differ": QT_TRANSLATE_NOOP("problems", "The parts make {detail}."),
    "parts_differ": QT_TRANSLATE_NOOP("problems", "The columns make {detail}."),
    "ages_apart": QT_TRANSLATE_NOOP("problems", "Each is due on the youngest day of its age; what "
                                    "is not due yet, 30 days after the day of the list."),
    "months_apart": QT_TRANSLATE_NOOP("problems", "Each is booked at the end of its month and due "
                                      "by the customer's terms, or that day."),
    "far_larger": QT_TRANSLATE_NOOP("problems", "Have a look: if it is right, type it once more."),
    "code_zeros": QT_TRANSLATE_NOOP("problems", "Type the whole code; if it is right, type it once "
                                    "more."),
    "base_day": QT_TRANSLATE_NOOP("problems", "Excel counts days from two different years; copies "
                                  "between workbooks shift them. Type the right day."),
    "text_as_xls": QT_TRANSLATE_NOOP("problems", "See whether its columns are right; if not, save "
                                     "it as xlsx in Excel."),
    "currency_missing": QT_TRANSLATE_NOOP("problems", "Type the currency."),
    "period_locked": QT_TRANSLATE_NOOP("problems", "The books are closed up to {detail}. Open them "
                                       "first, or leave the row out."),
    "reversal": QT_TRANSLATE_NOOP("problems", "Reverse the receipt itself instead."),
    "seen_before": QT_TRANSLATE_NOOP("problems", "The ledger has them already, so they are left "
                                     "out."),
    "nothing_open": QT_TRANSLATE_NOOP("problems", "Paid in full by the sheet itself."),
    "excluded": QT_TRANSLATE_NOOP("problems", "They can be put back in."),
    "filled_down": QT_TRANSLATE_NOOP("problems", "Taken from the row above."),
}  # fmt: skip
SUGGESTED = QT_TRANSLATE_NOOP("problems", "Probably {value}.")
ALSO = QT_TRANSLATE_NOOP("problems", "{title} and {count} more")
COUNTED = QT_TRANSLATE_NOOP("problems", "{title}: {rows}")
UNKNOWN_CODE = QT_TRANSLATE_NOOP("problems", '{cell} "{raw}" needs a look ({code})')
SEVERITIES: dict[str, str] = {
    "rejected": QT_TRANSLATE_NOOP("problems", "Rejected"),
    "flagged": QT_TRANSLATE_NOOP("problems", "To check"),
    "skipped": QT_TRANSLATE_NOOP("problems", "Skipped"),
    "note": QT_TRANSLATE_NOOP("problems", "Understood"),
    "differs": QT_TRANSLATE_NOOP("problems", "Total differs"),
    "fresh": QT_TRANSLATE_NOOP("problems", "New"),
    "meant": QT_TRANSLATE_NOOP("problems", "Known"),
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONG = 24


def say(text: str) -> str:
    """A text of this module in the language installed."""
    return QCoreApplication.translate("problems", text)


def cell_name(row: int, index: int) -> str:
    """ "E16", or "16" for a row without a column."""
    return f"{letter(index) if index >= 0 else ''}{row}"


def _title_of(code: str) -> str:
    """The page's own words, else those of the headless answer."""
    if code in _AS_IT_IS:
        return "{detail}"
    if code in TITLES or code not in problem_text.TITLES:
        return say(TITLES.get(code, UNKNOWN_CODE))
    return problem_text.title(code, language.current())


def title(problem: Problem, kind: str) -> str:
    """What is wrong where; like ones are counted behind it."""
    text = _title_of(problem.code).format(**_fields(problem, kind))
    if problem.severity == SKIPPED:
        return say(COUNTED).format(title=text, rows=formats.count(len(problem.rows), "rows"))
    if len(problem.rows) > 1:
        text = say(ALSO).format(title=text, count=len(problem.rows) - 1)
    return text


def line(problem: Problem, kind: str) -> str:
    """What helps; "" when the title says it all."""
    day = suggested_day(problem)
    if day:
        return say(SUGGESTED).format(value=day)
    text = LINES.get(problem.code)
    shown = say(text) if text else ""
    if problem.code not in TITLES:
        shown = problem_text.line(problem.code, language.current())
    return shown.format(**_fields(problem, kind))


def suggested_day(problem: Problem) -> str:
    """The ISO day that is probably meant; "" when nothing suggests one."""
    found = problem.code in ("not_a_day", "year_missing") and _ISO.fullmatch(problem.detail)
    return problem.detail if found else ""


def _fields(problem: Problem, kind: str) -> dict[str, str]:
    raw = problem.raw if len(problem.raw) <= _LONG else problem.raw[:_LONG] + "…"
    detail = problem.detail
    missing = problem.code == "missing"
    name = words.field(kind, detail or None) if missing else problem.column
    told = _DETAILS.get(problem.code)
    detail = told(detail) if told is not None and detail else detail
    return {
        "cell": cell_name(problem.rows[0], problem.index),
        "row": str(problem.rows[0]),
        "raw": words.odd(raw),
        "detail": detail,
        "field": name,
        "code": problem.code,
    }


def _unit(detail: str) -> str:
    return words.unit(int(detail)) if detail.isdigit() else detail


def _change(detail: str) -> str:
    """ "paid: 1.00 → 2.00" with the field as it is called."""
    name, colon, values = detail.partition(":")
    return words.own_field("", name) + colon + values if colon else detail


# What readers add as a key → how it is said.
_DETAILS: dict[str, Callable[[str], str]] = {
    "order_of_day": words.order,
    "unit_of_column": _unit,
    "changed": _change,
    "differs": _change,
}
_AS_IT_IS = frozenset({"unit_of_column"})
"""Whose detail says it all"""


def severity(key: str) -> str:
    """Word of the chip."""
    return say(SEVERITIES[key])
