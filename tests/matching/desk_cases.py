"""Commands of the receipts desk for the harness that takes everything back."""

from collections.abc import Callable

from arapp.models.values.money import Money
from arapp.services.dispatch import Command, Dispatch
from arapp.services.matching import prepaid
from arapp.services.matching.commands import Allocate
from arapp.services.matching.offers import offers
from tests.ledger_text import given

BOOKS = """
    客户 弘达机械
    应收 甲 弘达机械 600 入账=2026-08-26 到期=2026-11-10
    应收 乙 弘达机械 100 入账=2026-08-26 到期=2026-11-11
    收款 一 弘达机械 500 日期=2026-09-01
    收款 二 弘达机械 150 日期=2026-10-01
"""


def _several_reasons(books: Dispatch) -> Command:
    ids = given(books, BOOKS)
    lost = (("fee", Money(30_00), "跨行"), ("rounding", Money(70_00), ""))
    return Allocate(ids["一"], ((ids["甲"], Money(600_00)),), differences=lost)


def _prepaid(books: Dispatch) -> Command:
    ids = given(books, BOOKS)
    for name in ("一", "二"):
        books.run(Allocate(ids[name], (), customer_id=ids["弘达机械"]))
    return prepaid.command_of(books.ask(offers))


CASES: dict[str, Callable[[Dispatch], Command]] = {
    "allocate: several reasons": _several_reasons,
    "allocate_prepaid": _prepaid,
}
