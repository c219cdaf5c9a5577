"""What is said beside the fields of a new contract and in its foot, and where Ctrl+S goes."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.models.values.errors import ArappError
from arapp.services.dealing.contract_draft import Problem
from arapp.services.ledger.due_rules import DueRule
from arapp.ui import formats, text
from arapp.ui.pages.contract import trouble, words
from arapp.ui.pages.contract.lines import Remark
from arapp.ui.widgets.fields import AmountField, DateField

if TYPE_CHECKING:
    from arapp.ui.pages.contract.entry import Entry

translate = QCoreApplication.translate

_TONES = {"error": "age3", "warning": "age1", "note": "text2"}
_FIELD = {"customer_id": "customer"}
_COLUMN = {"planned_on": "node", "confirmed_on": "node", "milestone": "node", "due_on": "due",
           "share_ppm": "share", "kind": "label"}  # fmt: skip
# Said of an untouched form they would be a scolding before the first word.
_LATER = {"empty", "missing_clause"}
_USUAL = {"invoice_terms", "dispute_terms", "late_rate_ppm"}


class Remarks:
    """Reads the sheet of an entry and speaks through its form, its plan and its foot."""

    def __init__(self, entry: "Entry") -> None:
        self._entry = entry
        self._all = False
        self._refusal: ArappError | None = None

    # --- finding ------------------------------------------------------------------------------

    def found(self) -> list[Problem]:
        """Everything wrong, errors first; the credit of the customer included."""
        unread = list(self._unread())
        known = {problem.field for problem in unread}
        known.add("terms")  # they follow from the rows, which are asked for themselves
        others = [one for one in self._entry.sheet.problems() if one.field not in known]
        every = [*unread, *self._credit(), *others]
        order = {"error": 0, "warning": 1, "note": 2}
        return sorted(every, key=lambda one: order[one.severity])

    def _unread(self) -> Iterator[Problem]:
        for key, field in self._entry.form.fields().items():
            if isinstance(field, DateField) and not field.is_right():
                yield Problem(key, "unread", {"what": "day"})
            elif isinstance(field, AmountField) and not field.is_right():
                yield Problem(key, "unread", {"what": "amount"})

    def _credit(self) -> Iterator[Problem]:
        answer = self._entry.answer
        agreed = bool(self._entry.form.override.text().strip())
        for reason in answer.reasons if answer else ():
            block = reason.level == "block" and not agreed
            yield Problem("customer_id", "credit", {"reason": reason},
                          "error" if block else "warning")  # fmt: skip

    def _told(self, problem: Problem) -> bool:
        name, _, _ = trouble.at(problem)
        if self._all or problem.key not in _LATER:
            return True
        touched = self._entry.touched
        if problem.key == "missing_clause":
            return name in touched or (name in _USUAL and "customer_id" in touched)
        return name in touched or (name == "rows" and bool(self._entry.sheet.rows))

    def sentence(self, problem: Problem) -> str:
        """What to say of it."""
        if problem.key == "unread":
            return trouble.unread(problem.facts["what"])
        if problem.key == "credit":
            return trouble.reason(problem.facts["reason"])
        return trouble.sentence(problem)

    # --- showing ------------------------------------------------------------------------------

    def show(self) -> None:
        """Beside the fields, under the plan, in the foot."""
        every = [problem for problem in self.found() if self._told(problem)]
        form = self._entry.form
        for key in form.fields():
            host = form.host_of(key)
            if host is not None:
                host.remark(key, self._remark(key, every))
        self._plan(every)
        blocked = any(one.key == "credit" and one.facts["reason"].level == "block" for one in every)
        form.lines.show_line("override", blocked)
        self._foot(every)

    def _remark(self, key: str, every: list[Problem]) -> Remark | None:
        mine = [one for one in every if _FIELD.get(one.field, one.field) == key]
        if not mine:
            return self._fact() if key == "customer" else None
        first = mine[0]
        told = self.sentence(first)
        if isinstance(first.suggestion, date):
            use = partial(self._entry.use_day, key, first.suggestion)
            return Remark(told, _TONES[first.severity], trouble.suggestion(first), use)
        if first.key == "missing_clause" and key in _USUAL:
            link = translate("remarks", "Fill in the usual")
            return Remark(told, _TONES[first.severity], link, self._entry.fill_usual)
        return Remark(told, _TONES[first.severity])

    def _fact(self) -> Remark | None:
        """Terms and exposure of the customer, when nothing is wrong with it."""
        customer, answer = self._entry.sheet.facts.customer, self._entry.answer
        if customer is None:
            return None
        told = translate("remarks", "Terms: {terms}.").format(terms=_terms(customer.terms))
        if answer is None or not answer.after.ceiling:
            return Remark(told)
        form = translate("remarks", "{told} Exposure after signing {total}, {share} of {limit}")
        after = answer.after
        if answer.whole.total != after.total:
            form = translate(
                "remarks",
                "{told} Exposure after signing {total}, {share} of {limit};"
                " {whole} once all rows are firm",
            )
        return Remark(
            form.format(
                told=told,
                whole=formats.amount(answer.whole.total, after.currency),
                total=formats.amount(after.total, after.currency),
                share=formats.percent(after.total, after.ceiling or 0),
                limit=formats.amount(after.ceiling or 0, after.currency),
            )
        )

    def _plan(self, every: list[Problem]) -> None:
        side = self._entry.side
        goods = [one for one in every if trouble.at(one)[0] == "lines" and one.key != "lines_sum"]
        side.goods.say(self.sentence(goods[0]) if goods else "")  # the sum has a row of its own
        first = next((one for one in every if trouble.at(one)[0] == "rows"), None)
        if first is None or (first.key == "empty" and not self._all):
            side.say("")
        else:
            side.say(self.sentence(first), _TONES[first.severity])

    def _foot(self, every: list[Problem]) -> None:
        errors = [one for one in every if one.severity == "error"]
        missing = [one for one in every if one.key == "missing_clause"]
        others = [one for one in every if one.severity == "warning" and one not in missing]
        wrong = ""
        if self._refusal is not None:
            wrong = text.sentence(self._refusal)
        elif errors:
            form = translate("remarks", "%n to put right: {first}", "", len(errors))
            wrong = form.format(first=self.name(errors[0]))
        warned = ""
        if others:
            form = translate("remarks", "%n to look at: {first}", "", len(others))
            warned = form.format(first=self.name(others[0]))
        elif missing:
            warned = translate("remarks", "%n clause(s) missing, may be saved", "", len(missing))
        ready = not wrong and not warned and not self.found() and bool(self._entry.sheet.rows)
        self._entry.foot.say(wrong, warned, translate("remarks", "Complete") if ready else "")

    def name(self, problem: Problem) -> str:
        """What the field of a problem is called."""
        name, place, _ = trouble.at(problem)
        if name == "lines":
            if place is None:
                return translate("remarks", "the products")
            return translate("remarks", "product {no}").format(no=place + 1)
        if name == "rows":
            if place is None:
                return translate("remarks", "the plan")
            return translate("remarks", "row {no}").format(no=place + 1)
        key = _FIELD.get(name, name)
        host = self._entry.form.host_of(key)
        return host.title(key) if host is not None else key

    def terms(self) -> str:
        """The payment terms as they follow from the plan, and that they do."""
        draft = self._entry.sheet.draft
        currency = draft.amount.currency if draft.amount else formats.base_currency()
        told = words.terms(draft.rows, currency)
        if not told:
            return translate("remarks", "follow from the plan at the right")
        return translate("remarks", "{terms}. Made from the plan at the right").format(terms=told)

    # --- saving -------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new form: nothing is said yet."""
        self._all, self._refusal = False, None

    def go_first(self) -> bool:
        """Say everything and go to the first error; False when there is none."""
        self._all, self._refusal = True, None
        self.show()
        errors = [one for one in self.found() if one.severity == "error"]
        if not errors:
            return False
        name, place, inner = trouble.at(errors[0])
        entry = self._entry
        if name == "rows":
            if entry.sheet.rows:
                last = len(entry.sheet.rows) - 1
                key = _COLUMN.get(inner, inner) if inner else "amount"
                entry.side.go_row(last if place is None else place, key)
            else:
                entry.side.tiles.setFocus()
        elif name == "lines":
            entry.side.goods.go_line(place, "rate" if inner == "tax_rate_ppm" else inner)
        elif errors[0].key == "credit":
            entry.form.override.setFocus()
        else:
            field = entry.form.fields().get(_FIELD.get(name, name))
            if field is not None:
                field.setFocus()
        return True

    def refused(self, error: ArappError) -> None:
        """The ledger said no."""
        self._refusal = error
        self.show()
        self._refusal = None


def _terms(rule: DueRule) -> str:
    return words.rule(rule.text(), "other")
