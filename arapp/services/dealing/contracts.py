"""Contracts: saved with their plan in one go, their clauses revised, closed, called off.

The money of a saved contract is never edited: it changes by a supplement (`supplements`).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import to_ordinal
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, Refused
from arapp.models.values.money import Money
from arapp.services.credit.enforce import require
from arapp.services.dealing.contract_draft import ContractDraft, DraftFacts, DraftLine, problems
from arapp.services.dealing.contract_facts import customer_facts, facts, next_number
from arapp.services.dealing.contract_list import contract, contract_list
from arapp.services.dealing.contract_text import terms_text
from arapp.services.dealing.contract_write import Head, contract_head, refuse, settled, write_rows
from arapp.services.dealing.draft_lines import line_problems
from arapp.services.dealing.fields import must_exist
from arapp.services.dealing.plan_list import plan_list
from arapp.services.dealing.retention import milestone_list, retention_list
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.invoice_compare import recompare
from arapp.services.ledger.names import number_key
from arapp.services.ledger.period import first_open

__all__ = [
    "BOOKED", "PlanContract", "ReviseContract", "SaveContract", "complete", "contract",
    "contract_list", "facts", "milestone_list", "next_number", "plan_list", "retention_list",
    "write_lines",
]  # fmt: skip

BOOKED = frozenset({Topic.CONTRACTS, Topic.PLANS, Topic.CUSTOMERS})
_CLAUSES = {
    "subject", "ends_on", "deliver_on", "late_rate_ppm", "tax_rate_ppm", "invoice_terms",
    "dispute_terms", "terms", "note", "owner", "department",
}  # fmt: skip
_DAYS = ("ends_on", "deliver_on")


@dataclass(frozen=True)
class SaveContract:
    """A new contract with its plan, active at once; its rows become receivable as they say.

    Rows without a rule fall due by the customer's terms or grade. `override`: why it may go over
    the customer's limit. `draft_id`: the draft it was put aside as, which goes.
    """

    draft: ContractDraft
    override: str = ""
    draft_id: int | None = None

    label: ClassVar[str] = "save_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the contract's id.

        Raises what `problems` finds as an error with its `field`: InvalidValue, Refused `plan_sum`,
        `number_taken`, `merged`, PeriodLocked, CurrencyMismatch, NoSuchCustomer; what the credit
        check says; NotFound (a draft or product that is gone).
        """
        draft, known = complete(tx, self.draft)
        refuse(problems(draft, known))
        assert draft.customer_id is not None
        assert draft.amount is not None
        assert draft.signed_on is not None
        firm = sum(row.amount or 0 for row in draft.rows if _is_firm(row))
        require(tx, draft.customer_id, Money(firm, draft.amount.currency), self.override)
        contract = _insert(tx, draft)
        owner = draft.owner
        head = Head(contract, draft.customer_id, draft.amount.currency, owner, draft.signed_on)
        write_rows(tx, head, draft.rows)
        write_lines(tx, contract, draft.lines)
        if self.draft_id is not None:
            must_exist(tx, "draft", self.draft_id)
            tx.delete("draft", self.draft_id)
        return Outcome(BOOKED, contract)


def _is_firm(row: Any) -> bool:
    return row.confirmed_on is not None if row.milestone else True


def complete(tx: Tx, draft: ContractDraft) -> tuple[ContractDraft, DraftFacts]:
    """The draft with what is left to the ledger filled in: number, owner, terms, due days."""
    currency = draft.amount.currency if draft.amount else ""
    number = draft.number.strip()
    if not number and draft.signed_on is not None:
        number = next_number(tx, draft.signed_on)
    known = facts(tx, draft.customer_id, number, currency)
    customer = known.customer
    rows = draft.rows
    if customer is not None and draft.signed_on is not None:
        signed = draft.signed_on
        rows = tuple(settled(row, signed, customer.terms) for row in rows)
    made = replace(
        draft,
        number=number,
        rows=rows,
        owner=draft.owner.strip() or (customer.owner if customer else ""),
        department=draft.department.strip() or (customer.department if customer else ""),
        terms=draft.terms.strip() or terms_text(rows, "zh_CN", currency),
    )
    return made, known


def _insert(tx: WriteTx, draft: ContractDraft) -> int:
    assert draft.amount is not None
    return tx.insert(
        "contract",
        number=draft.number,
        number_key=number_key(draft.number),
        customer_id=draft.customer_id,
        subject=draft.subject.strip(),
        amount=draft.amount.minor,
        currency=draft.amount.currency,
        signed_on=to_ordinal(draft.signed_on),
        ends_on=to_ordinal(draft.ends_on),
        deliver_on=to_ordinal(draft.deliver_on),
        terms=draft.terms,
        late_rate_ppm=draft.late_rate_ppm,
        tax_rate_ppm=draft.tax_rate_ppm,
        invoice_terms=draft.invoice_terms.strip(),
        dispute_terms=draft.dispute_terms.strip(),
        template=draft.template.strip(),
        owner=draft.owner,
        department=draft.department,
        note=draft.note.strip(),
        state="active",
    )


def write_lines(tx: WriteTx, contract_id: int, lines: tuple[DraftLine, ...]) -> None:
    """Insert the products of a contract. Raises NotFound (product)."""
    for no, line in enumerate(lines, 1):
        product = line.product_id
        if product is not None:
            must_exist(tx, "product", product)
        tx.insert(
            "contract_line",
            contract_id=contract_id,
            product_id=product,
            no=no,
            item=line.item.strip(),
            spec=line.spec.strip(),
            unit=line.unit.strip(),
            quantity=line.quantity,
            price=line.price,
            tax_rate_ppm=line.tax_rate_ppm,
            amount=line.amount,
        )


@dataclass(frozen=True)
class ReviseContract:
    """Change clauses of a contract, no money: (field, value) of those that change.

    Fields: subject, ends_on, deliver_on, late_rate_ppm, tax_rate_ppm, invoice_terms, dispute_terms,
    terms, note, owner, department. `lines`: its products anew, None leaves them.
    """

    contract_id: int
    changes: tuple[tuple[str, Any], ...] = ()
    lines: tuple[DraftLine, ...] | None = None

    label: ClassVar[str] = "revise_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the contract's id.

        Raises NotFound, Refused `contract_not_active` (called off), InvalidValue (a field that is
        no clause, a rate out of range, a line without a name or with a figure below zero),
        InvalidDay (before the signing).
        """
        found = tx.one("SELECT state, signed_on FROM contract WHERE id = ?", (self.contract_id,))
        if found is None:
            raise NotFound(what="contract", key=self.contract_id)
        state, signed = found
        if state == "void":
            raise Refused("contract_not_active", contract=self.contract_id, reason=state)
        values = {name: _clause(name, value, signed) for name, value in self.changes}
        if values:
            tx.update("contract", self.contract_id, **values)
        if self.lines is not None:
            self._lines(tx, self.lines)
        recompare(tx, self.contract_id)
        return Outcome(frozenset({Topic.CONTRACTS}), self.contract_id)

    def _lines(self, tx: WriteTx, lines: tuple[DraftLine, ...]) -> None:
        refuse(line_problems(lines))
        old = "SELECT id FROM contract_line WHERE contract_id = ?"
        for (row,) in tx.rows(old, (self.contract_id,)):
            tx.delete("contract_line", row)
        write_lines(tx, self.contract_id, lines)


def _clause(name: str, value: Any, signed: int | None) -> Any:
    if name not in _CLAUSES:
        raise InvalidValue(field=name, value=str(value), reason="unknown")
    if name in _DAYS:
        day = to_ordinal(value)
        if day is not None and signed is not None and day < signed:
            raise InvalidDay(
                field=name,
                value=value.isoformat(),
                reason="before_signing",
                signed_on=date.fromordinal(signed),
            )
        return day
    if name.endswith("_ppm"):
        if value is not None and not 0 <= value <= 1_000_000:
            raise InvalidValue(field=name, value=str(value), reason="range")
        return value
    return str(value or "").strip()


@dataclass(frozen=True)
class PlanContract:
    """The plan of a contract that has none yet (an imported one): its rows, Σ = its amount."""

    contract_id: int
    rows: tuple[Any, ...]
    override: str = ""

    label: ClassVar[str] = "plan_contract"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the rows.

        Raises NotFound, Refused `contract_not_active`, `has_plan`, `plan_sum`, and as
        `SaveContract`.
        """
        _, amount, state = contract_head(tx, self.contract_id, tx.today)
        if state != "active":
            raise Refused("contract_not_active", contract=self.contract_id, reason=state)
        have = "SELECT 1 FROM plan WHERE contract_id = ? AND state <> 'void' LIMIT 1"
        if tx.value(have, (self.contract_id,)):
            raise Refused("has_plan", contract=self.contract_id)
        signed = tx.value("SELECT signed_on FROM contract WHERE id = ?", (self.contract_id,))
        begins = max(signed or tx.today.toordinal(), first_open(tx))
        head, _, _ = contract_head(tx, self.contract_id, date.fromordinal(begins))
        customer = customer_facts(tx, head.customer_id, head.currency)
        assert customer is not None
        rows = tuple(settled(row, head.begins, customer.terms) for row in self.rows)
        draft = ContractDraft(
            head.customer_id, amount=Money(amount, head.currency), signed_on=head.begins, rows=rows
        )
        known = DraftFacts(tx.today, tx.locked_until, replace(customer, currency=head.currency))
        refuse(problems(draft, known))
        firm = sum(row.amount or 0 for row in rows if _is_firm(row))
        require(tx, head.customer_id, Money(firm, head.currency), self.override, "plan")
        return Outcome(BOOKED, write_rows(tx, head, rows))
