"""What the page of a contract asks the ledger for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.assigning import Assigned, assigned
from arapp.services.credit.enforce import Answer, check
from arapp.services.dealing.contract_draft import ContractDraft, DraftFacts
from arapp.services.dealing.contract_facts import facts, next_number
from arapp.services.dealing.contract_habits import Habits, habits
from arapp.services.dealing.contract_list import ContractView, contract
from arapp.services.dealing.dimensions import Product, products
from arapp.services.dealing.drafts import contract_draft, drafts
from arapp.services.ledger.desk import DeskCustomer, customers_by_id
from arapp.services.ledger.plan_templates import Template, templates
from arapp.ui import formats


@dataclass(frozen=True)
class Start:
    """What the form opens with."""

    facts: DraftFacts
    habits: Habits
    templates: tuple[Template, ...]
    number: str
    customer: DeskCustomer | None
    draft: ContractDraft | None = None
    draft_id: int | None = None
    products: tuple[Product, ...] = ()


@dataclass(frozen=True)
class Known:
    """What the ledger says of the form as it stands."""

    facts: DraftFacts
    answer: Answer | None
    number: str


def start_form(tx: Tx, customer_id: int | None, draft_id: int | None) -> Start:
    """What a new form opens with, or one that was put aside."""
    known: DeskCustomer | None = None
    kept = next((one for one in drafts(tx) if one.id == draft_id), None)
    draft = contract_draft(kept.fields) if kept is not None else None
    if draft is not None:
        customer_id = draft.customer_id
    if customer_id is not None:
        found = customers_by_id(tx, [customer_id], formats.base_currency())
        known = found.get(customer_id)
    return Start(facts(tx, customer_id if draft else None), habits(tx, customer_id),
                 tuple(templates(tx)), next_number(tx, tx.today), known, draft,
                 draft_id if draft else None, tuple(products(tx)))  # fmt: skip


def known_of(tx: Tx, wanted: tuple[Any, ...]) -> Known:
    """`wanted`: customer, number, currency, minor units firm at once and expected, signing day."""
    customer, number, currency, firm, expected, signed_on = wanted
    found = facts(tx, customer, number, currency)
    answer = None
    if customer is not None and found.customer is not None:
        extra = Money(firm, currency or found.customer.currency)
        answer = check(tx, customer, extra, expected=expected)
    return Known(found, answer, next_number(tx, signed_on or tx.today))


ReadContract = tuple[ContractView, date, list[Product], Assigned]
"""The contract, the ledger day, all products, the profile it is dunned by."""


def read_contract(tx: Tx, contract_id: int) -> ReadContract:
    """A saved contract. Raises NotFound."""
    chosen = assigned(tx, "contract", contract_id)
    return contract(tx, contract_id), tx.today, products(tx), chosen
