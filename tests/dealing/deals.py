"""Contracts for tests, made as the form makes them."""

from dataclasses import replace
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import to_ordinal
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import ContractDraft, DraftRow, recalc, rows_from
from arapp.services.dealing.contracts import SaveContract
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.plan_templates import template
from arapp.services.ledger.terms import terms_of
from tests.conftest import TODAY
from tests.ledger_text import given

HENGYUE = "宁波恒岳机械制造有限公司"


def customer(books: Dispatch, name: str = HENGYUE, grade: str = "A") -> int:
    """A customer; A pays within 60 days and has a high limit."""
    return given(books, f"客户 {name} 等级={grade} 业务=周凯")[name]


def drafted(
    books: Dispatch,
    of: int,
    amount: int = 100_000_00,
    signed: date = TODAY,
    name: str = "3331",
    **more: Any,
) -> ContractDraft:
    """The form filled in from a template; `more` are fields of the draft."""
    terms = books.ask(lambda tx: terms_of(tx, of))
    plan = books.ask(lambda tx: template(tx, name))
    money = Money(amount, more.pop("currency", "CNY"))
    rows = rows_from(plan, money, signed, terms, today=TODAY)
    draft = ContractDraft(of, "CH-2026-035", "装配线改造", money, signed, rows=tuple(rows))
    return replace(draft, **more)


def saved(books: Dispatch, draft: ContractDraft) -> int:
    """Id of the contract."""
    made: int = books.run(SaveContract(draft)).outcome.result
    return made


def typed(
    books: Dispatch, draft: ContractDraft, at: int, field: str, value: object
) -> ContractDraft:
    """The draft after one cell of the plan was typed."""
    assert draft.customer_id is not None
    of = draft.customer_id
    rows: list[DraftRow] = list(draft.rows)
    change: dict[str, Any] = {field: value}
    rows[at] = replace(rows[at], **change)
    terms = books.ask(lambda tx: terms_of(tx, of))
    made = recalc(rows, draft.amount, draft.signed_on, terms, today=TODAY, changed=(at, field))
    return replace(draft, rows=tuple(made))


def milestone(books: Dispatch, contract: int, kind: str) -> int:
    """Id of the contract's milestone of a kind."""
    sql = "SELECT id FROM milestone WHERE contract_id = ? AND kind = ?"
    found: int = books.ask(lambda tx: tx.value(sql, (contract, kind)))
    return found


def plans(books: Dispatch, contract: int) -> list[tuple[str, str, date | None, int]]:
    """(label, state, due day, amount) of the rows of a contract."""
    sql = "SELECT label, state, due_on, amount FROM plan WHERE contract_id = ? ORDER BY no, id"

    def read(tx: Tx) -> list[tuple[str, str, date | None, int]]:
        return [
            (label, state, None if due is None else date.fromordinal(due), amount)
            for label, state, due, amount in tx.rows(sql, (contract,))
        ]

    return books.ask(read)


def row_id(books: Dispatch, contract: int, label: str) -> int:
    """Id of the newest row of a contract with a label."""
    sql = "SELECT max(id) FROM plan WHERE contract_id = ? AND label = ?"
    found: int = books.ask(lambda tx: tx.value(sql, (contract, label)))
    return found


def ordinal(day: date) -> int:
    """File form of a day."""
    found = to_ordinal(day)
    assert found is not None
    return found


def wrong(books: Dispatch) -> list[str]:
    """Checks of verify that do not hold."""
    return books.ask(lambda tx: [check.key for check in tx.checks() if not check.ok])
