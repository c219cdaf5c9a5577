"""The pages of the program, in the order of the sidebar."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.models.tx import Tx
from arapp.ui.main_window import MainWindow
from arapp.ui.ops import Ops
from arapp.ui.page import Page, PageSpec
from arapp.ui.watching import Watching

if TYPE_CHECKING:
    from arapp.app.program import Program
    from arapp.ui.pages.damaged import DamagedPage
    from arapp.ui.pages.first_run import FirstRunPage
    from arapp.ui.pages.settings import SettingsPage

Restore = Callable[[Path, str], None]


def _waiting(tx: Tx) -> int:
    """Receipts that wait for a decision, as the page itself and the key figure count them."""
    from arapp.services.ledger import desk

    return desk.waiting(tx).count


def _to_collect(tx: Tx) -> int:
    """Customers who are to be spoken to today."""
    from arapp.services.collection.cases import STAGES
    from arapp.services.collection.desk import desk

    return sum(cell.todo for cell in desk(tx, tx.today).cells if cell.key in STAGES)


def _due(tx: Tx) -> int:
    """What is to be paid or done by today."""
    from arapp.services.dealing.comments import todos
    from arapp.services.dealing.payables import payables

    days = [one.days for one in payables(tx, tx.today)]
    days += [one.days for one in todos(tx, tx.today)]
    return sum(1 for late in days if late >= 0)


def _maturing(tx: Tx) -> int:
    """Bills in hand to be presented soon."""
    from arapp.services.ledger.bill_rows import maturing

    return len(maturing(tx, tx.today))


def _asked_after(tx: Tx) -> int:
    """Invoices that differ from their contract, or that nobody signed for in a week."""
    from arapp.services.dealing.invoice_list import waiting_invoices

    return waiting_invoices(tx)


def pages(
    ops: Ops,
    restore: Restore | None = None,
    checked: Callable[[], None] | None = None,
    wire: "Callable[[SettingsPage], None] | None" = None,
) -> list[PageSpec]:
    """All pages of an open ledger. Pages are imported on first visit.

    `restore(file, password)` is what the safety page asks for at the end of its steps, `checked()`
    what it tells after every full check; `wire` connects what the settings page asks for.
    """
    watching = Watching(ops)
    watching.begin_soon()
    translate = QCoreApplication.translate
    daily, monthly = translate("registry", "Daily"), translate("registry", "Month end")
    books, data = translate("registry", "Books"), translate("registry", "Data")
    return [
        PageSpec("today", daily, translate("registry", "Today"), "calendar-check",
                 lambda: _today(ops)),
        PageSpec("matching", daily, translate("registry", "Matching"), "hand-coins",
                 lambda: _matching(ops), _waiting),
        PageSpec("collection", daily, translate("registry", "Collection"), "phone",
                 lambda: _collection(ops), _to_collect),
        PageSpec("customers", books, translate("registry", "Customers"), "building-2",
                 lambda: _customers(ops)),
        PageSpec("contracts", books, translate("registry", "Contracts and plans"), "file-text",
                 lambda: _contracts(ops)),
        PageSpec("invoices", books, translate("registry", "Invoices"), "receipt",
                 lambda: _invoices(ops), _asked_after),
        PageSpec("bills", books, translate("registry", "Bills of exchange"), "landmark",
                 lambda: _bills(ops), _maturing),
        PageSpec("payables", books, translate("registry", "Payables and to-dos"), "calendar-days",
                 lambda: _payables(ops), _due),
        PageSpec("statements", monthly, translate("registry", "Statements"), "scroll-text",
                 lambda: _statements(ops)),
        PageSpec("reconcile", "", translate("registry", "Two-sided reconciliation"), "scale",
                 lambda: _reconcile(ops), listed=False, under="statements", searched=True),
        PageSpec("import", data, translate("registry", "Import"), "file-spreadsheet",
                 lambda: _import(ops, watching), lambda _tx: len(watching.files)),
        PageSpec("safety", data, translate("registry", "Data safety"), "shield-check",
                 lambda: _safety(ops, restore, checked)),
        PageSpec("customer", "", translate("registry", "Customer"), "building-2",
                 lambda: _customer(ops), listed=False, under="customers"),
        PageSpec("contract", "", translate("registry", "New contract"), "file-text",
                 lambda: _contract(ops), listed=False, under="contracts"),
        PageSpec("invoice", "", translate("registry", "Invoice"), "receipt",
                 lambda: _invoice(ops), listed=False, under="invoices"),
        PageSpec("deliveries", "", translate("registry", "Deliveries"), "file-input",
                 lambda: _deliveries(ops), listed=False, under="invoices"),
        PageSpec("credit", "", translate("registry", "Grades and points"), "scale",
                 lambda: _credit(ops), listed=False, under="customers"),
        PageSpec("matching_rules", "", translate("registry", "Rules of matching"), "scale",
                 lambda: _matching_rules(ops), listed=False, under="matching"),
        PageSpec("collection_rules", "", translate("registry", "Rules of collection"), "scale",
                 lambda: _collection_rules(ops), listed=False, under="collection", searched=True),
        PageSpec("letter_texts", "", translate("registry", "Letter texts"), "mail",
                 lambda: _letter_texts(ops), listed=False, under="collection"),
        PageSpec("company", "", translate("registry", "Company and accounts"), "settings",
                 lambda: _company(ops), listed=False),
        PageSpec("settings", "", translate("registry", "Settings"), "settings",
                 lambda: _settings(ops, wire), listed=False),
        PageSpec("dimensions", "", translate("registry", "Products and salespeople"), "user-round",
                 lambda: _dimensions(ops), listed=False),
        PageSpec("receipt", "", translate("registry", "Record a receipt"), "hand-coins",
                 lambda: _receipt(ops), listed=False),
    ]  # fmt: skip


def first(ops: Ops, program: "Program") -> list[PageSpec]:
    """The one page without a ledger."""
    return [PageSpec("first_run", "", "", "app", lambda: _first(ops, program), bare=True)]


def damaged(ops: Ops, program: "Program") -> list[PageSpec]:
    """The one page of a ledger that cannot be opened."""
    return [PageSpec("damaged", "", "", "app", lambda: _damaged(ops, program), bare=True)]


def damaged_page(window: MainWindow) -> "DamagedPage":
    """The page of ways out of a window that has one."""
    from arapp.ui.pages.damaged import DamagedPage

    page = window.page("damaged")
    if not isinstance(page, DamagedPage):
        raise TypeError(type(page).__name__)
    return page


def first_page(window: MainWindow) -> "FirstRunPage":
    """The first-start page of a window that has one."""
    from arapp.ui.pages.first_run import FirstRunPage

    page = window.page("first_run")
    if not isinstance(page, FirstRunPage):
        raise TypeError(type(page).__name__)
    return page


def _today(ops: Ops) -> Page:
    from arapp.ui.pages.today import TodayPage

    return TodayPage(ops)


def _matching(ops: Ops) -> Page:
    from arapp.ui.pages.matching import MatchingPage

    return MatchingPage(ops)


def _collection(ops: Ops) -> Page:
    from arapp.ui.pages.collection import CollectionPage

    return CollectionPage(ops)


def _matching_rules(ops: Ops) -> Page:
    from arapp.ui.pages.matching_rules import MatchingRulesPage

    return MatchingRulesPage(ops)


def _collection_rules(ops: Ops) -> Page:
    from arapp.ui.pages.collection_rules import CollectionRulesPage

    return CollectionRulesPage(ops)


def _bills(ops: Ops) -> Page:
    from arapp.ui.pages.bills import BillsPage

    return BillsPage(ops)


def _customers(ops: Ops) -> Page:
    from arapp.ui.pages.customers import CustomersPage

    return CustomersPage(ops)


def _customer(ops: Ops) -> Page:
    from arapp.ui.pages.customer import CustomerPage

    return CustomerPage(ops)


def _contracts(ops: Ops) -> Page:
    from arapp.ui.pages.contracts import ContractsPage

    return ContractsPage(ops)


def _contract(ops: Ops) -> Page:
    from arapp.ui.pages.contract import ContractPage

    return ContractPage(ops)


def _invoices(ops: Ops) -> Page:
    from arapp.ui.pages.invoices import InvoicesPage

    return InvoicesPage(ops)


def _invoice(ops: Ops) -> Page:
    from arapp.ui.pages.invoice import InvoicePage

    return InvoicePage(ops)


def _credit(ops: Ops) -> Page:
    from arapp.ui.pages.credit import CreditPage

    return CreditPage(ops)


def _letter_texts(ops: Ops) -> Page:
    from arapp.ui.pages.letter_texts import LetterTextsPage

    return LetterTextsPage(ops)


def _statements(ops: Ops) -> Page:
    from arapp.ui.pages.statements import StatementsPage

    return StatementsPage(ops)


def _reconcile(ops: Ops) -> Page:
    from arapp.ui.pages.reconcile import ReconcilePage

    return ReconcilePage(ops)


def _import(ops: Ops, watching: Watching) -> Page:
    from arapp.ui.pages.import_sheet import ImportPage

    return ImportPage(ops, watching)


def _safety(ops: Ops, restore: Restore | None, checked: Callable[[], None] | None) -> Page:
    from arapp.ui.pages.safety import SafetyPage

    page = SafetyPage(ops)
    if restore is not None:
        page.restore_asked.connect(restore)
    if checked is not None:
        page.checked.connect(checked)
    return page


def _deliveries(ops: Ops) -> Page:
    from arapp.ui.pages.deliveries import DeliveriesPage

    return DeliveriesPage(ops)


def _payables(ops: Ops) -> Page:
    from arapp.ui.pages.payables import PayablesPage

    return PayablesPage(ops)


def _dimensions(ops: Ops) -> Page:
    from arapp.ui.pages.dimensions import DimensionsPage

    return DimensionsPage(ops)


def _company(ops: Ops) -> Page:
    from arapp.ui.pages.company import CompanyPage

    return CompanyPage(ops)


def _settings(ops: Ops, wire: "Callable[[SettingsPage], None] | None") -> Page:
    from arapp.ui.pages.settings import SettingsPage

    page = SettingsPage(ops)
    if wire is not None:
        wire(page)
    return page


def _receipt(ops: Ops) -> Page:
    from arapp.ui.pages.receipt_form import ReceiptForm

    return ReceiptForm(ops)


def _first(ops: Ops, program: "Program") -> Page:
    from arapp.ui.pages.first_run import FirstRunPage

    page = FirstRunPage(ops)
    page.ledger_asked.connect(program.show_books)
    page.sample_asked.connect(program.asked.open_sample)
    page.new_asked.connect(program.asked.new_ledger)
    page.language_chosen.connect(program.choose_language)
    page.theme_chosen.connect(program.asked.choose_theme)
    return page


def _damaged(ops: Ops, program: "Program") -> Page:
    from arapp.ui.pages.damaged import DamagedPage

    page = DamagedPage(ops, program.clock.today())
    page.ledger_asked.connect(program.open_path)
    page.anew_asked.connect(program.show_first)
    page.language_chosen.connect(program.choose_language)
    page.theme_chosen.connect(program.asked.choose_theme)
    return page
