"""The book as the matcher works on it: indexes built once, and what is still open of every row."""

from dataclasses import dataclass, field

from arapp.services.matching.names import legal_key
from arapp.services.matching.number_index import ReferenceIndex, index_references
from arapp.services.matching.party_index import PartyIndex, index_customers
from arapp.services.matching.remarks import last_numbers
from arapp.services.matching.rows import BareInvoiceIn, Book, Habit, PlanIn, PromiseIn, Settings
from arapp.services.matching.sets import Item, Pool
from arapp.services.matching.taken_back import reversals, twins
from arapp.services.matching.text import account_key


@dataclass(slots=True)
class World:
    """What changes is `left`, what is open of a row after answers took theirs; `pinned`, rows that
    a remark tells from others like them, and `worded`, rows that its words may mean (receipt →
    rows); `claimed`, what others should leave alone (row → receipt)."""

    settings: Settings
    parties: PartyIndex
    references: ReferenceIndex
    plans: dict[int, PlanIn]
    by_customer: dict[int, list[PlanIn]]
    amounts: dict[tuple[str, int], list[int]]
    last_no: dict[int, int]
    left: dict[int, int]
    promises: dict[tuple[int, int], list[PromiseIn]]
    paid_before: frozenset[tuple[str, int]]
    bare_invoices: dict[int, list[BareInvoiceIn]]
    declined: frozenset[tuple[int, int]]
    refused: frozenset[int]
    habits: dict[int, Habit]
    own_names: frozenset[str]
    own_accounts: frozenset[str]
    reversed_pairs: frozenset[int]
    near_reversals: frozenset[int]
    twins: frozenset[int]
    claimed: dict[int, int] = field(default_factory=dict)
    pinned: dict[int, frozenset[int]] = field(default_factory=dict)
    worded: dict[int, frozenset[int]] = field(default_factory=dict)
    pools: dict[tuple[Item, ...], Pool] = field(default_factory=dict)


def build_world(book: Book, settings: Settings) -> World:
    """Index the book; disputed amounts are not offered, expected rows are only named."""
    by_customer: dict[int, list[PlanIn]] = {}
    amounts: dict[tuple[str, int], list[int]] = {}
    left: dict[int, int] = {}
    for plan in sorted(book.plans, key=lambda p: (p.due_on or 0, p.id)):
        by_customer.setdefault(plan.customer_id, []).append(plan)
        free = plan.open - plan.disputed if plan.open > 0 else plan.open
        if plan.firm and free:
            left[plan.id] = free
            amounts.setdefault((plan.currency, free), []).append(plan.id)
    promises: dict[tuple[int, int], list[PromiseIn]] = {}
    for promise in sorted(book.promises, key=lambda p: p.due_on):
        promises.setdefault((promise.customer_id, promise.amount), []).append(promise)
    bare: dict[int, list[BareInvoiceIn]] = {}
    for invoice in book.bare_invoices:
        bare.setdefault(invoice.customer_id, []).append(invoice)
    pairs, near = reversals(book.receipts, book.taken_back, settings.reversal_days)
    return World(
        settings=settings,
        parties=index_customers(book.customers),
        references=index_references(book),
        plans={plan.id: plan for plan in book.plans},
        by_customer=by_customer,
        amounts=amounts,
        last_no=last_numbers(book.plans),
        left=left,
        promises=promises,
        paid_before=frozenset((account_key(a), contract) for a, contract in book.paid_before),
        bare_invoices=bare,
        declined=book.declined,
        refused=frozenset(receipt_id for receipt_id, _ in book.declined),
        habits=dict(book.habits),
        own_names=frozenset(filter(None, map(legal_key, book.own_names))),
        own_accounts=frozenset(filter(None, map(account_key, book.own_accounts))),
        reversed_pairs=pairs,
        near_reversals=near,
        twins=twins(book.receipts),
    )
