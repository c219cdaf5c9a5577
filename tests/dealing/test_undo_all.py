"""Every command can be taken back and done again: the whole ledger is as before, and as after.

A case is a name and a function that lays out what the command needs and returns the command. Other
parts of the program add theirs to CASES.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from arapp.models.tx import Tx
from arapp.models.values.errors import UndoBlocked
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import DraftLine, equal_rows
from arapp.services.dealing.contract_end import CloseContract, ReopenContract, VoidContract
from arapp.services.dealing.contracts import PlanContract, ReviseContract, SaveContract
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.dealing.drafts import DropDraft, SaveDraft, contract_fields
from arapp.services.dealing.plan_notes import AnnotatePlan
from arapp.services.dealing.plans import AddPlan
from arapp.services.dealing.supplements import SupplementContract
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import store as store_file
from arapp.services.ledger.journal_list import lines
from arapp.services.ledger.milestones import (
    AddMilestone,
    ConfirmMilestone,
    MoveMilestone,
    RemoveMilestone,
    UnconfirmMilestone,
)
from arapp.services.ledger.plan_templates import (
    RemovePlanTemplate,
    SavePlanTemplate,
    TemplateRow,
)
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.ledger.undoing import Means, meanings
from arapp.services.matching.commands import Allocate
from tests.collection.desk_cases import CASES as COLLECTION
from tests.conftest import TODAY
from tests.credit.commands import COMMANDS, lay
from tests.dealing.deals import customer, drafted, milestone, row_id, saved
from tests.dealing.instrument_cases import CASES as INSTRUMENTS
from tests.dealing.invoice_cases import CASES as INVOICES
from tests.ledger_text import given
from tests.matching.desk_cases import CASES as DESK
from tests.matching.settings_cases import CASES as MATCHING
from tests.papers.firm_cases import CASES as FIRM
from tests.papers.statement_cases import CASES as STATEMENTS

Lay = Callable[[Dispatch], Command]
SIGNED = date(2026, 6, 1)
OWN = (TemplateRow("预付", "signing", 200_000, rule="node+0"), TemplateRow("余款", "acceptance"))


def _deal(books: Dispatch, **more: Any) -> int:
    return saved(books, drafted(books, customer(books), signed=SIGNED, **more))


def _save_contract(books: Dispatch) -> Command:
    products = (DraftLine("装配线", 100_000_00, quantity=1_000_000),)
    return SaveContract(replace(drafted(books, customer(books)), lines=products, deliver_on=TODAY))


def _save_contract_from_a_draft(books: Dispatch) -> Command:
    draft = drafted(books, customer(books))
    kept = books.run(SaveDraft("contract", "甲", contract_fields(draft))).outcome.result
    return SaveContract(draft, draft_id=kept)


def _revise(books: Dispatch) -> Command:
    made = _deal(books, lines=(DraftLine("装配线", 100_000_00),))
    changes = (("dispute_terms", "由本地法院管辖"), ("ends_on", date(2027, 12, 31)))
    return ReviseContract(made, changes, (DraftLine("装配线二", 100_000_00),))


def _plan_contract(books: Dispatch) -> Command:
    names = given(books, "客户 海顿电机 等级=A\n合同 HT-9 海顿电机 900.00 签订=2026-10-01")
    rows = equal_rows(3, Money(900_00), date(2026, 10, 1), date(2026, 11, 30))
    return PlanContract(names["HT-9"], tuple(rows))


def _supplement(books: Dispatch) -> Command:
    made = _deal(books)
    strike = (row_id(books, made, "验收款"), row_id(books, made, "签订款"))
    rows = (
        DraftRow(1, "验收款", milestone="acceptance", rule="node+30", amount=50_000_00),
        DraftRow(2, "补差", amount=30_000_00, rule="on 2026-12-31"),
    )
    return SupplementContract(
        made, TODAY, Money(20_000_00), "增加", strike, rows, override="老板同意"
    )


def _supplement_a_partly_paid_row(books: Dispatch) -> Command:
    made = _deal(books, name="月结30")
    paid = books.run(RecordReceipt(SIGNED, Money(40_000_00), "恒岳")).outcome.result
    row = row_id(books, made, "货款")
    books.run(Allocate(paid, ((row, Money(40_000_00)),), note="代付"))
    rows = (DraftRow(1, "尾款", amount=60_000_00, rule="on 2026-12-31"),)
    return SupplementContract(made, TODAY, Money(0), "展期", (row,), rows, override="老板同意")


def _annotate(books: Dispatch) -> Command:
    row = row_id(books, _deal(books), "验收款")
    return AnnotatePlan(row, "终验款", "周凯", "等他们的验收单")


def _close(books: Dispatch) -> Command:
    made = _deal(books, name="月结30")
    paid = books.run(RecordReceipt(TODAY, Money(100_000_00), "恒岳")).outcome.result
    row = row_id(books, made, "货款")
    books.run(Allocate(paid, ((row, Money(100_000_00)),), note="代付"))
    return CloseContract(made)


def _reopen(books: Dispatch) -> Command:
    command = _close(books)
    books.run(command)
    assert isinstance(command, CloseContract)
    return ReopenContract(command.contract_id)


def _confirm(books: Dispatch) -> Command:
    paper = books.path.parent / "验收单.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    accepted = milestone(books, _deal(books), "acceptance")
    return ConfirmMilestone(accepted, TODAY, "验收单", store_file(books.path, paper))


def _unconfirm(books: Dispatch) -> Command:
    accepted = milestone(books, _deal(books), "acceptance")
    books.run(ConfirmMilestone(accepted, TODAY))
    return UnconfirmMilestone(accepted, "没过")


def _move(books: Dispatch) -> Command:
    return MoveMilestone(milestone(books, _deal(books), "acceptance"), date(2027, 3, 10))


def _remove_milestone(books: Dispatch) -> Command:
    return RemoveMilestone(books.run(AddMilestone(_deal(books), "安装")).outcome.result)


def _drop(books: Dispatch) -> Command:
    return DropDraft(books.run(SaveDraft("contract", "甲", "{}")).outcome.result)


def _remove_template(books: Dispatch) -> Command:
    books.run(SavePlanTemplate("二八", OWN))
    return RemovePlanTemplate("二八")


CASES: dict[str, Lay] = {
    "save_contract": _save_contract,
    "save_contract_from_a_draft": _save_contract_from_a_draft,
    "revise_contract": _revise,
    "plan_contract": _plan_contract,
    "supplement_contract": _supplement,
    "supplement_a_partly_paid_row": _supplement_a_partly_paid_row,
    "annotate_plan": _annotate,
    "void_contract": lambda books: VoidContract(_deal(books), "取消"),
    "close_contract": _close,
    "reopen_contract": _reopen,
    "add_plan": lambda books: AddPlan(customer(books), Money(5), TODAY, rule="月结30"),
    "confirm_milestone": _confirm,
    "unconfirm_milestone": _unconfirm,
    "move_milestone": _move,
    "add_milestone": lambda books: AddMilestone(_deal(books), "安装", date(2026, 10, 1)),
    "remove_milestone": _remove_milestone,
    "save_draft": lambda _: SaveDraft("contract", "甲", "{}"),
    "drop_draft": _drop,
    "save_plan_template": lambda _: SavePlanTemplate("二八", OWN),
    "remove_plan_template": _remove_template,
}
CASES |= INVOICES
CASES |= INSTRUMENTS
CASES |= DESK
CASES |= MATCHING
CASES |= FIRM
CASES |= COLLECTION
CASES |= STATEMENTS
CASES |= {
    f"credit: {name}": lambda books, make=make: make(lay(books))  # type: ignore[misc]  # bound now
    for name, make in COMMANDS.items()
}


Picture = dict[str, list[tuple[Any, ...]]]


def picture(books: Dispatch) -> Picture:
    """Every row of every table but the journal, used numbers and sums that came to nothing."""

    def read(tx: Tx) -> Picture:
        names = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        left_out = ("sqlite", "journal", "alembic", "number_use", "customer_month")
        found: Picture = {
            name: tx.rows(f"SELECT * FROM {name} ORDER BY id")
            for (name,) in names
            if not name.startswith(left_out)
        }
        found["months"] = tx.rows(
            "SELECT customer_id, currency, month, debits, credits FROM customer_month"
            " WHERE debits <> 0 OR credits <> 0 ORDER BY 1, 2, 3"
        )
        return found

    return books.ask(read)


@pytest.mark.parametrize("name", CASES)
def test_taken_back_the_ledger_is_as_before_and_again_as_after(books: Dispatch, name: str) -> None:
    command = CASES[name](books)
    before = picture(books)
    books.run(command)
    after = picture(books)
    assert after != before
    books.undo()
    assert picture(books) == before
    books.redo()
    assert picture(books) == after
    books.undo()
    assert picture(books) == before
    assert all(check.ok for check in books.ask(lambda tx: list(tx.checks())))


def test_what_later_money_leans_on_is_not_taken_back(books: Dispatch) -> None:
    made = _deal(books)
    seq = books.run(ConfirmMilestone(milestone(books, made, "acceptance"), TODAY)).seq
    paid = books.run(RecordReceipt(TODAY, Money(5), "恒岳")).outcome.result
    books.run(Allocate(paid, ((row_id(books, made, "验收款"), Money(5)),), note="代付"))
    with pytest.raises(UndoBlocked):
        books.undo(seq)
    told = books.ask(lambda tx: meanings(tx, lines(tx).lines, books.actor))
    assert told[seq].means is Means.BLOCKED
    books.undo()
    books.undo()
    books.undo(seq)


def test_control_a_command_that_forgets_its_past_is_noticed(
    books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    from arapp.models import reverting

    whole = reverting.apply_inverse

    def forgetful(conn: Any, seq: int) -> None:
        whole(conn, seq)
        conn.execute("UPDATE contract SET note = note || 'x'")

    monkeypatch.setattr(reverting, "apply_inverse", forgetful)
    command = CASES["void_contract"](books)
    before = picture(books)
    books.run(command)
    books.undo()
    assert picture(books) != before


def test_every_command_of_contracts_has_its_case() -> None:
    """A command added to these modules is added to the cases."""
    from arapp.services.dealing import (
        bills,
        contract_end,
        contracts,
        drafts,
        offsets,
        plans,
        supplements,
        taking_back,
        transfers,
    )
    from arapp.services.ledger import milestones, plan_templates

    modules = (
        *(bills, contract_end, contracts, drafts, offsets, plans, supplements, taking_back),
        *(transfers, milestones, plan_templates),
    )
    labels = {
        str(getattr(thing, "label", ""))
        for module in modules
        for thing in vars(module).values()
        if dataclasses.is_dataclass(thing)
        and hasattr(thing, "run")
        and thing.__module__ == module.__name__
    }
    assert labels <= set(CASES)
