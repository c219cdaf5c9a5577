"""The columns of the four lists."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.dealing.contract_list import ContractLine
from arapp.services.dealing.plan_list import PlanLine
from arapp.services.dealing.retention import MilestoneLine, RetentionLine
from arapp.ui.pages.contracts import words
from arapp.ui.tables.columns import Column, Kind

translate = QCoreApplication.translate
Today = Callable[[], date]


def contracts(today: Today) -> list[Column[ContractLine]]:
    """Number, customer, subject, money, progress, days, state, what is missing."""
    return [
        Column("number", translate("contracts", "Number"), lambda r: r.number, width=128,
               middle=True),
        Column("customer", translate("contracts", "Customer"), lambda r: r.customer, width=112,
               initials=lambda r: r.initials),
        Column("subject", translate("contracts", "Subject"), lambda r: r.subject, width=140,
               stretch=True, tone="text2"),
        Column("amount", translate("contracts", "Amount"), lambda r: r.money, Kind.MONEY,
               width=120, total=True),
        Column("received", translate("contracts", "Received"),
               lambda r: Money(r.received, r.currency) if r.received else None, Kind.MONEY,
               width=116, total=True, tone="text2"),
        Column("progress", translate("contracts", "Progress"), _percent, Kind.METER,
               text=words.progress, width=138),
        Column("signed_on", translate("contracts", "Signed"), lambda r: r.signed_on, Kind.DAY,
               width=92, tone="text2"),
        Column("ends_on", translate("contracts", "Ends"), lambda r: r.ends_on, Kind.DAY,
               text=lambda r: words.ends(r, today()),
               tone=lambda r: words.ends_tone(r, today()), width=118),
        Column("state", translate("contracts", "State"),
               lambda r: words.state(r, today()), Kind.CHIP, width=92),
        Column("missing", translate("contracts", "Clauses missing"), words.missing,
               tip=words.missing_all, width=130, tone="age1", sort=lambda r: len(r.missing)),
        Column("owner", translate("contracts", "Owner"), lambda r: r.owner, width=72,
               tone="text2", hidden=True),
    ]  # fmt: skip


def _percent(one: ContractLine) -> int | None:
    return one.received_ppm // 10_000 if one.rows else None


def plans() -> list[Column[PlanLine]]:
    """Who, of which contract, what, when, how much is open."""
    return [
        Column("customer", translate("contracts", "Customer"), lambda r: r.customer, width=124),
        Column("contract", translate("contracts", "Contract"), lambda r: r.contract, width=128,
               middle=True, tone="text2"),
        Column("label", translate("contracts", "Item"), lambda r: r.label, stretch=True,
               width=120),
        Column("kind", translate("contracts", "Kind"), words.kind, width=84, tone="text2"),
        Column("due_on", translate("contracts", "Due on"), lambda r: r.due_on, Kind.DAY, width=100),
        Column("days", translate("contracts", "Overdue"), _overdue, Kind.AGE, width=84),
        Column("amount", translate("contracts", "Amount"), lambda r: Money(r.amount, r.currency),
               Kind.MONEY, width=124, total=True),
        Column("paid", translate("contracts", "Received"),
               lambda r: Money(r.paid, r.currency) if r.paid else None, Kind.MONEY, width=116,
               total=True, tone="text2"),
        Column("open", translate("contracts", "Open"), lambda r: Money(r.open, r.currency),
               Kind.MONEY, width=124, total=True),
        Column("state", translate("contracts", "State"), words.plan_state, Kind.CHIP, width=92),
        Column("owner", translate("contracts", "Owner"), lambda r: r.owner, width=72,
               tone="text2"),
    ]  # fmt: skip


def _overdue(one: PlanLine) -> int | None:
    return one.days if one.days is not None and one.days >= 0 else None


def retention() -> list[Column[RetentionLine]]:
    """Whose, of which contract, until when, how much."""
    return [
        Column("customer", translate("contracts", "Customer"), lambda r: r.customer, width=124,
               initials=lambda r: r.initials),
        Column("contract", translate("contracts", "Contract"), lambda r: r.contract, width=128,
               middle=True),
        Column("subject", translate("contracts", "Subject"), lambda r: r.subject, stretch=True,
               width=160, tone="text2"),
        Column("accepted_on", translate("contracts", "Accepted"), lambda r: r.accepted_on,
               Kind.DAY, width=100, tone="text2"),
        Column("warranty_on", translate("contracts", "Warranty until"), lambda r: r.warranty_on,
               Kind.DAY, width=112),
        Column("days", translate("contracts", "Days left"), lambda r: r.days, Kind.NUMBER,
               text=words.retention_days, tone=words.retention_tone, width=112),
        Column("amount", translate("contracts", "Amount"), lambda r: Money(r.amount, r.currency),
               Kind.MONEY, width=116, total=True, tone="text2"),
        Column("open", translate("contracts", "Open"), lambda r: Money(r.open, r.currency),
               Kind.MONEY, width=116, total=True),
        Column("state", translate("contracts", "State"), words.retention_state, Kind.CHIP,
               width=92),
        Column("owner", translate("contracts", "Owner"), lambda r: r.owner, width=72,
               tone="text2"),
    ]  # fmt: skip


def milestones() -> list[Column[MilestoneLine]]:
    """What is to happen, when it was planned, what waits for it; confirmed in place."""
    return [
        Column("customer", translate("contracts", "Customer"), lambda r: r.customer, width=124,
               initials=lambda r: r.initials),
        Column("contract", translate("contracts", "Contract"), lambda r: r.contract, width=128,
               middle=True),
        Column("milestone", translate("contracts", "Milestone"), words.milestone, stretch=True,
               width=120),
        Column("planned_on", translate("contracts", "Planned"), lambda r: r.planned_on, Kind.DAY,
               width=104),
        Column("days", translate("contracts", "Late"), lambda r: r.days, Kind.NUMBER,
               text=words.milestone_days, tone=words.milestone_tone, width=104),
        Column("amount", translate("contracts", "Waits for it"),
               lambda r: r.money if r.amount else None, Kind.MONEY, width=124, total=True),
        Column("owner", translate("contracts", "Owner"), lambda r: r.owner, width=80,
               tone="text2"),
        Column("confirm", "", _confirm, Kind.LINK, width=92),
    ]  # fmt: skip


def _confirm(one: MilestoneLine) -> str:
    return "" if one.confirmed_on is not None else translate("contracts", "Confirm")
