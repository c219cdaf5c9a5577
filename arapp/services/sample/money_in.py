"""What came in on the story: settled rows, part payments, prepayments, and the last days. Pure."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from random import Random

from arapp.services.sample import receipts, story
from arapp.services.sample.contracts import month_of
from arapp.services.sample.drafts import Alias, Customer, Draft, Plan, Receipt
from arapp.services.sample.tale import Tale

_LUMPS = 6


def bring(rng: Random, tale: Tale, wanted: int) -> None:
    """Exactly `wanted` receipts, in the order of their days; aliases of those who paid."""
    draft = tale.draft
    late = [_slip(tale, slip) for slip in story.SLIPS]
    early = [receipts.pay_part(rng, plan, tale.today) for plan in draft.plans if plan.part]
    settled = [plan for plan in draft.plans if plan.settle]
    early += _advances(rng, tale, settled)
    early += _lumps(rng, tale.today, settled)
    left = wanted - len(late) - len(early)
    early += settle(rng, settled, tale.today, left)
    early.sort(key=lambda receipt: receipt.day)
    draft.receipts = early + sorted(late, key=lambda receipt: receipt.day)
    draft.aliases = [alias for customer in draft.customers for alias in aliases(customer)]


def settle(rng: Random, rows: Sequence[Plan], today: int, count: int) -> list[Receipt]:
    """Exactly `count` receipts that settle the rows: some of them in two parts.

    Raises ValueError when the rows are more than the receipts, or fewer than half of them.
    """
    twice = set(rng.sample(range(len(rows)), count - len(rows)))
    made = []
    for i, row in enumerate(rows):
        made += receipts.pay(rng, row, today, 2 if i in twice else 1)
    return made


def _lumps(rng: Random, today: int, settled: list[Plan]) -> list[Receipt]:
    """A few customers paid two months at once; those rows leave `settled`."""
    months = [plan for plan in settled if plan.contract is None and plan.kind != "opening"]
    months.sort(key=lambda plan: (plan.customer.name, plan.due_on))
    pairs = [
        pair
        for pair in pairwise(months)
        if pair[0].customer is pair[1].customer and pair[1].due_on - pair[0].due_on < 35
    ]
    made: list[Receipt] = []
    used: set[Plan] = set()
    for pair in rng.sample(pairs, len(pairs)):
        if len(made) < _LUMPS and not used.intersection(pair):
            used.update(pair)
            made.append(receipts.pay_together(rng, pair, today))
    settled[:] = [plan for plan in settled if plan not in used]
    return made


def _advances(rng: Random, tale: Tale, settled: list[Plan]) -> list[Receipt]:
    """Receipts of which something is left on the customer, beside its open rows."""
    made = []
    for brand, day, rest, text in story.ADVANCES:
        customer = tale.customers[brand]
        rows = [p for p in settled if p.customer is customer and p.due_on < tale.today + day]
        uses = []
        if rows and rng.random() < 0.5:
            row = max(rows, key=lambda plan: plan.due_on)
            settled.remove(row)
            uses = [(row, row.amount)]
        receipt = receipts.receipt(customer, tale.today + day, uses, text, "hand")
        receipt.amount += rest
        made.append(receipt)
    return made


def _slip(tale: Tale, slip: story.Slip) -> Receipt:
    """Money of the last days, still without a customer."""
    day = tale.today + slip.day
    if not slip.brand:
        home = next(iter(tale.customers.values())).currency
        return Receipt(0, day, "", "", slip.amount, home, slip.memo, None, method=slip.method)
    customer = tale.customers[slip.brand]
    rows = [tale.rows[slip.brand, due] for due in slip.rows]
    amount = slip.amount or sum(row.amount - row.part for row in rows) - slip.less
    foreign = customer.language == "en"
    return Receipt(
        account=1 if foreign else 0,
        day=day,
        payer=slip.payer or (customer.name.upper() if foreign else customer.name),
        payer_account=customer.account if slip.known else f"6222{customer.account[4:]}",
        amount=amount,
        currency=customer.currency,
        memo=_words(slip, rows),
        customer=None,
    )


def _words(slip: story.Slip, rows: list[Plan]) -> str:
    numbers = [row.contract.number for row in rows if row.contract]
    months = [str(month_of(row.booked_on or row.due_on)) for row in rows if not row.contract]
    return slip.memo.format(
        contract=numbers[0] if numbers else "",
        month=f"{months[0]}月" if months else "",
    )


def aliases(customer: Customer) -> list[Alias]:
    """The account that has paid for the customer so far."""
    if not customer.payments:
        return []
    return [Alias(customer, "account", customer.account, customer.payments, customer.last_paid_on)]


def number_contracts(draft: Draft, counters: dict[int, int], width: int) -> None:
    """CH-2026-025 …, per year in the order of signing; `counters` go on from part to part."""
    for made in sorted(draft.contracts, key=lambda contract: contract.signed_on):
        year = date.fromordinal(made.signed_on).year
        counters[year] = counters.get(year, 0) + 1
        made.number = f"CH-{year}-{counters[year]:0{width}d}"
