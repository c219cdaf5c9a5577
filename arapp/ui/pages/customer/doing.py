"""What is done from the card: a contact, a merge, the ways to other pages."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from arapp.services.credit.next_steps import NextStep
from arapp.ui import dialogs, paper_folder
from arapp.ui.pages.customer.log_form import LogForm
from arapp.ui.pages.customer.merge_form import MergeForm
from arapp.ui.pages.customer.pane import InPane

if TYPE_CHECKING:
    from arapp.ui.pages.customer.page import CustomerPage

translate = QCoreApplication.translate


class Doing(QObject):
    """Acts on the customer that the page shows."""

    def __init__(self, page: "CustomerPage") -> None:
        super().__init__(page)
        self._page = page

    def go(self, page: str) -> None:
        """To another page, with this customer."""
        customer = self._page.customer()
        targets: dict[str, tuple[str, Any]] = {
            "statements": ("statements", customer),
            "letter": ("statements", {"letter": customer}),
            "contract": ("contract", {"customer": customer}),
            "credit": ("credit", None),
        }
        self._page.navigate.emit(*targets[page])

    def step(self, one: NextStep) -> None:
        """A next step: on this page, or elsewhere."""
        page, what = one.go
        if page == "log":
            self.log()
        elif page == "letter":
            self.go("letter")
        elif page == "grade":
            self._page.edit("grade")
        else:
            self._page.navigate.emit(page, what)

    def log(self) -> None:
        """Whom she reached and what came of it."""
        shown = self._page.shown()
        if shown is None or shown.card is None or shown.form is None:
            return
        people = [one.name for one in shown.form.people]
        form = LogForm(shown.card.record.id, shown.today, people)
        self._in_pane(form, translate("CustomerPage", "Logged"))

    def merge(self) -> None:
        """A twin becomes part of this customer."""
        card = self._page.card()
        if card is not None:
            name = card.record.short_name or card.record.name
            form = MergeForm(self._page.ops, card.record.id, name)
            told = translate("CustomerPage", "Merged into {customer}").format(customer=name)
            self._in_pane(form, told)

    def _in_pane(self, form: InPane, told: str) -> None:
        form.saved.connect(lambda command: self._run(form, command, told))
        form.dropped.connect(self._page.escape)
        self._page.pane.open_form(form)

    def _run(self, form: InPane, command: Any, told: str) -> None:
        self._page.ops.run(command, partial(self._done, told), form.refuse, owner=form)

    def _done(self, told: str, _done: object) -> None:
        self._page.escape()
        self._page.told.emit(told)

    def open_row(self, tab: str, row: Any) -> None:
        """Enter on a row of a tab: what it is about, a paper, else its history."""
        page = self._page
        target = page.parts.target(tab, row)
        if isinstance(target, Path):
            if not paper_folder.open_file(target):
                page.noticed.emit(paper_folder.not_opened_notice(target))
        elif target is not None:
            page.navigate.emit(*target)
        else:
            page.history_asked.emit(page.parts.record_of(tab, row))

    def may_leave(self) -> bool:
        """What is typed and not saved: saved, dropped, or she stays."""
        details = self._page.details
        title = translate("CustomerPage", "Details of the customer")
        answer = dialogs.save_or_leave(self._page, title)
        if answer == "discard":
            details.discard()
        elif answer == "save":
            details.save()
            return not details.is_changed()
        return answer != "stay"
