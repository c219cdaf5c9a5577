"""What stands in and beside the fields of the details before anything is typed there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from arapp.services.credit.customer_form import CustomerForm
from arapp.services.credit.grade_names import grade_name
from arapp.ui import formats, language
from arapp.ui.pages.customer.form import DetailsForm

translate = QCoreApplication.translate


def grade_choices(shown: CustomerForm) -> list[tuple[str, str]]:
    """(code, "A  战略核心") of every grade."""
    code = language.LANGUAGES[language.current()]
    return [(one.code, f"{one.code}  {grade_name(one.name, code)}".strip()) for one in shown.grades]


def hint(form: DetailsForm, shown: CustomerForm | None, today: date) -> None:
    """What counts where the customer has nothing of its own."""
    grade = shown.grade(str(form.value("grade"))) if shown else None
    if shown is None or grade is None:
        return
    limit, days = grade.credit_limit, formats.count(grade.net_days, "days")
    by_grade = translate("Details", "by grade {what}")
    told = (
        translate("Details", "none")
        if limit is None
        else formats.amount(limit, shown.firm_currency)
    )
    form.hint("credit_limit", by_grade.format(what=told))
    net = translate("Details", "net {days}").format(days=days)
    form.hint("terms", by_grade.format(what=net))
    form.hint("statement_day", translate("Details", "1–31, or none"))
    form.hint("base_amount", translate("Details", "lent on top of the limit"))
    form.hint("mail_address", translate("Details", "as the address"))
    _note_grade(form, shown.values, today)


def _note_grade(form: DetailsForm, values: Mapping[str, Any], today: date) -> None:
    if form.is_changed("grade"):
        return
    until = values.get("grade_until")
    if isinstance(until, date):
        told = translate("Details", "By hand until {day}: {reason}").format(
            day=formats.day(until, today), reason=values.get("grade_reason", "")
        )
        form.note("grade", told)
    else:
        form.note("grade", translate("Details", "By points. Choose another to set it by hand."))
