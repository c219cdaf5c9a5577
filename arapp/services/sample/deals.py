"""Contracts of the story in full: clauses, due rules, what was sold, a supplement.

Draws nothing, and no amount or due day moves: the rest of the story stays as it is.
"""

import re
from datetime import date

from arapp.models.tx import WriteTx
from arapp.services.sample.contracts import TERMS
from arapp.services.sample.drafts import Contract, Milestone, Plan
from arapp.services.sample.tale import Tale

_RATE = 130_000
_MILLION = 1_000_000
_COUNTED = re.compile(r"(\D+?)\s*(\d+)\s*([台套件批])")
_NAMES = {terms: name for name, terms in TERMS.items()}
_INVOICES = "验收后 7 天内开票，快递送达"
_DISPUTES = "协商不成，由供方所在地人民法院管辖"
_SILENT = "014"  # last figures of the contract that says nothing about disputes
_LINES = 16  # contracts, the newest, whose products are kept
_REASON = "客户追加备件，另签补充协议"


def tell(tx: WriteTx, tale: Tale) -> None:
    """Write it; contracts, nodes and rows have ids by now."""
    made = sorted(tale.draft.contracts, key=lambda contract: contract.number)
    for contract in made:
        _clauses(tx, contract)
    for contract in made[-_LINES:]:
        _line(tx, contract)
    for row in tale.draft.plans:
        tx.update("plan", row.id, due_rule=_rule(row))
    for contract in made:
        _follow(tx, contract)
    _supplement(tx, tale)


def _clauses(tx: WriteTx, contract: Contract) -> None:
    delivery = next((one for one in contract.milestones if one.kind == "delivery"), None)
    day = delivery.planned_on if delivery else contract.milestones[-1].planned_on
    tx.update(
        "contract",
        contract.id,
        deliver_on=max(day, contract.signed_on),
        tax_rate_ppm=_RATE,
        invoice_terms=_INVOICES,
        dispute_terms="" if contract.number.endswith(_SILENT) else _DISPUTES,
        template=_NAMES.get(contract.terms, ""),
        department=contract.customer.department,
    )


def _line(tx: WriteTx, contract: Contract) -> None:
    found = _COUNTED.fullmatch(contract.subject)
    item, count, unit = found.groups() if found else (contract.subject, "1", "项")
    tx.insert(
        "contract_line",
        contract_id=contract.id,
        no=1,
        item=item.strip(),
        unit=unit,
        quantity=int(count) * _MILLION,
        price=contract.amount * (_MILLION // 100) // int(count),
        tax_rate_ppm=_RATE,
        amount=contract.amount,
    )


def _rule(row: Plan) -> str:
    """The rule that its due day follows: from its node, or from the booking."""
    if row.milestone is None:
        return f"net {max(row.due_on - (row.booked_on or row.due_on), 0)}"
    node = row.milestone
    if node.kind == "warranty":  # its end is the planned day, whenever that became certain
        return f"node{row.due_on - node.planned_on:+d}"
    return f"node{row.due_on - (node.confirmed_on or node.planned_on):+d}"


def _follow(tx: WriteTx, contract: Contract) -> None:
    """The end of a warranty that has not begun is reckoned from the acceptance."""
    nodes: dict[str, Milestone] = {node.kind: node for node in contract.milestones}
    end, begin = nodes.get("warranty"), nodes.get("acceptance")
    if end is not None and begin is not None and end.confirmed_on is None:
        tx.update("milestone", end.id, after_id=begin.id, after_months=12)


def _supplement(tx: WriteTx, tale: Tale) -> None:
    """The last row of the newest contract under way came with a supplement."""
    rows = [
        row
        for row in tale.draft.plans
        if row.contract and row.state == "expected" and row.kind == "instalment"
        and row.contract.state == "active" and row.contract.signed_on <= tale.today - 20
    ]  # fmt: skip
    if not rows:
        return
    row = max(rows, key=lambda one: (one.contract.number if one.contract else "", one.no))
    assert row.contract is not None
    day = row.contract.signed_on + 15
    made = tx.insert(
        "supplement",
        contract_id=row.contract.id,
        number=f"{row.contract.number}-补1",
        day=day,
        amount=row.amount,
        reason=_REASON,
    )
    note = f"补充协议 {date.fromordinal(day).isoformat()}"
    tx.update("plan", row.id, made_by_id=made, note=note)
