"""The whole layout of a table: its kind (`evidence`), and the field of each of its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from arapp.services.importing.layout.bank_columns import money_fields, style_of
from arapp.services.importing.layout.bank_values import banked, by_values
from arapp.services.importing.layout.columns import (
    Column,
    Layout,
    assign,
    fingerprint,
    read_headers,
)
from arapp.services.importing.layout.deliveries import delivery_fields, is_delivery_sheet
from arapp.services.importing.layout.evidence import grouped, kind_of, wrong_kind
from arapp.services.importing.layout.invoice_lines import line_fields
from arapp.services.importing.layout.means import with_means
from arapp.services.importing.layout.other_trades import other_trade, without_measures
from arapp.services.importing.layout.part_days import days_of_parts
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.recall import recalled
from arapp.services.importing.layout.relations import (
    net_of_invoices,
    open_items,
    second_numbers,
    sum_of_ages,
)
from arapp.services.importing.layout.shapes import Shape, shapes_of
from arapp.services.importing.layout.sideways import (
    across,
    by_age,
    months_named,
    taken_apart,
    told_owed,
)
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording.periods import names_month
from arapp.services.importing.wording.words import is_company

_SUMMARY = re.compile(r"汇总|统计|透视|分析|summary|pivot|dashboard|图表", re.I)


# concepts that no bank file has: its values are not asked what a bank would mean by them
_RECEIVABLES = frozenset(
    {"due_amount", "open", "due_on", "aging", "opening", "contract_amount", "contact", "terms",
     "limit", "role", "instalment", "signed_on"}
)  # fmt: skip


_OWED = re.compile(r"应收|往来(?:账|明细|对账)|欠款|receivable", re.I)


# --- the whole layout ---------------------------------------------------------------------------


def understand(
    table: RawTable,
    stated: Stated,
    kind: str | None = None,
    remembered: Mapping[str, tuple[str, Mapping[str, str | None]]] | None = None,
    maps: Mapping[str, str] | None = None,
) -> Layout:
    """Layout of a table. `kind` forces one; `remembered`: fingerprint → (kind, header → field);
    `maps`: header → field as the user said, which wins over everything."""
    shapes = shapes_of(table)
    columns = months_named(without_measures(read_headers(table, shapes), shapes), shapes)
    mark = fingerprint(table.headers)
    have = frozenset(c.concept for c in columns if c.concept)
    known = recalled(mark, table.headers, remembered)
    reason = ""
    if kind is None:
        kind = known[0] if known else _delivered(columns, stated, table, shapes)
    if kind is None:
        reason = wrong_kind(have, stated) or other_trade(columns, stated)
        if reason:
            return Layout(None, tuple(columns), mark, reason)
        columns = sum_of_ages(columns, table, shapes)
        owed = have & _RECEIVABLES and not banked(columns)
        invoiced = "invoice_no" in have and have & {"tax", "goods", "seller", "seller_tax"}
        if not (owed or invoiced or _OWED.search(stated.text)):
            columns = by_values(columns, shapes, table)
        kind, reason = _sideways(columns, stated, *kind_of(columns, stated, table))
    elif kind == "receipts":
        columns = by_values(columns, shapes, table)
    if kind is None:
        pivoted = len(spread(columns, shapes)) > 1
        return Layout(None, tuple(columns), mark, "pivoted" if pivoted else reason)
    columns = _by_rows(kind, assign(kind, columns, shapes), table, shapes, stated)
    if known and known[0] == kind:
        columns = _overlay(columns, known[1])
    columns = _overlay(columns, maps or {})
    lacking = _lacking(kind, columns, stated, table)
    if lacking == "amount" and len(spread(columns, shapes)) > 1:
        return Layout(None, tuple(columns), mark, "pivoted")
    if lacking:
        return Layout(None, tuple(columns), mark, f"lacks_{lacking}")
    style, sides = style_of(columns, shapes, table) if kind == "receipts" else ("", ())
    return Layout(kind, tuple(columns), mark, "", style, known is not None, sides)


def _delivered(
    columns: list[Column], stated: Stated, table: RawTable, shapes: dict[int, Shape]
) -> str | None:
    """A sheet of what went out is told before those it shares its headings with."""
    named = bool(stated.customer) or grouped(table) or is_company(table.sheet)
    found = is_delivery_sheet(columns, stated, shapes, named=named)
    return "deliveries" if found else None


def _by_rows(
    kind: str, columns: list[Column], table: RawTable, shapes: dict[int, Shape], stated: Stated
) -> list[Column]:
    """Fields as the rows of the kind correct them."""
    if kind == "receipts":
        return with_means(money_fields(columns, shapes, table), shapes)
    if kind == "plans":
        items = _open_only(open_items(_orders_apart(columns, stated), table, shapes))
        return _label_of_summary(taken_apart(items, table, shapes, stated))
    if kind in ("contracts", "deliveries"):
        own = kind == "deliveries"
        return delivery_fields(columns) if own else days_of_parts(columns, shapes)
    if kind in ("invoices", "invoice_lines"):
        lines = columns if kind == "invoices" else line_fields(columns)
        return second_numbers(net_of_invoices(lines, table, shapes), table)
    if kind == "ledger":
        return _remarks_apart(_told_by_words(columns, shapes))
    return columns


def _sideways(
    columns: Sequence[Column], stated: Stated, kind: str | None, reason: str
) -> tuple[str | None, str]:
    """(kind, reason) of a table of ages, or of months, which say by other words what they are."""
    if kind is None and by_age(columns):
        return "plans", ""
    if not across(columns) or kind not in (None, "customers", "contacts"):
        return kind, reason
    return ("plans", "") if told_owed(columns, stated) else (None, "pivoted")


def spread(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> list[str]:
    """Headings of months and of ages over numbers: what a table lays out sideways."""
    return [
        c.header
        for c in columns
        if (c.concept in ("aging", "month") or names_month(c.header))
        and shapes[c.index].number >= 0.5
        and not re.search(r"天数|days overdue", c.header, re.I)
    ]


def _open_only(columns: list[Column]) -> list[Column]:
    """A contract's whole amount beside an open balance alone is not the amount of the row."""
    fields = {c.field for c in columns}
    if "open" in fields and "paid" not in fields:
        return [
            replace(c, field=None)
            if c.field == "amount" and c.concept in ("contract_amount", "debit")
            else c
            for c in columns
        ]
    return columns


_ORDER = re.compile(r"订单|销售单|\border\b|\bs/?o\b|\bp/?o\b", re.I)
_AGREED = re.compile(r"合同|协议|合约|contract|agreement", re.I)
_CORE = frozenset({"customer", "customer_code", "invoice", "booked_on", "due_on", "amount", "open"})


def _orders_apart(columns: list[Column], stated: Stated) -> list[Column]:
    """An order number behind all that tells what is owed is a remark: no contract is made of it."""
    order = next((c for c in columns if c.field == "contract" and _ORDER.search(c.header)), None)
    agreed = any(_AGREED.search(c.header) for c in columns) or _AGREED.search(stated.text)
    last = max((c.index for c in columns if c.field in _CORE), default=-1)
    if order is None or agreed or not 0 <= last < order.index:
        return columns
    return [replace(c, field="memo") if c is order else c for c in columns]


_SEVERAL = ("memo", "instalment", "part", "paid_on")  # fields that many columns give


def _overlay(columns: list[Column], said: Mapping[str, str | None]) -> list[Column]:
    if not said:
        return columns
    changed = []
    claimed = {field for field in said.values() if field and field not in _SEVERAL}
    for column in columns:
        if column.header in said:
            changed.append(replace(column, field=said[column.header] or None))
        elif column.field in claimed:
            changed.append(replace(column, field=None))
        else:
            changed.append(column)
    return changed


_REMARK = re.compile(r"备\s*注|附注|批注|^\s*说明\s*$|\b(?:remarks?|notes?|comments?)\b", re.I)


def _label_of_summary(columns: list[Column]) -> list[Column]:
    """摘要 says what a row is for and may be printed; 备注 is for the bookkeeper alone."""
    if any(c.field == "label" for c in columns):
        return columns
    first = next((c for c in columns if c.field == "memo" and not _REMARK.search(c.header)), None)
    return [replace(c, field="label") if c is first else c for c in columns]


_HAPPENED = re.compile(
    r"[收付退]款|来款|回款|货|开票|发票|销售|出库|结转|期初|转账|电汇|承兑|冲|核销|invoice|payment|receipt"
    r"|opening|sales|credit note|b/f",
    re.I,
)


def _told_by_words(columns: list[Column], shapes: Mapping[int, Shape]) -> list[Column]:
    """A ledger's column of what happened, whose heading nobody knows but whose words do."""
    if any(c.field == "label" and not _REMARK.search(c.header) for c in columns):
        return columns
    for column in columns:
        values = shapes[column.index].values
        hits = sum(bool(_HAPPENED.search(value)) for value in values)
        if column.field is None and hits >= 2 and hits * 2 >= len(values):
            return [replace(c, field="label") if c is column else c for c in columns]
    return columns


def _remarks_apart(columns: list[Column]) -> list[Column]:
    return [
        replace(c, field="memo") if c.field == "label" and _REMARK.search(c.header) else c
        for c in columns
    ]


_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "receipts": (("day",), ("amount",)),
    "plans": (("customer", "contract", "customer_code"), ("amount", "open", "part")),
    "contracts": (("number", "subject"), ("amount",)),
    "invoices": (("number",), ("gross", "net")),
    "invoice_lines": (("number",), ("item",), ("net", "gross")),
    "deliveries": (("day",), ("amount", "net")),
    "ledger": (("day",), ("debit", "credit")),
    "customers": (("name",),),
    "contacts": (("name", "phone"), ("customer", "customer_code")),
}


_WHOLE = {"invoices": "gross", "deliveries": "amount"}


def _lacking(kind: str, columns: Sequence[Column], stated: Stated, table: RawTable) -> str:
    fields = {c.field for c in columns}
    own = named_sheet(table.sheet)
    above = stated.customer or (kind != "receipts" and stated.holder)
    if above or grouped(table) or (own and (kind == "ledger" or is_company(own))):
        fields |= {"customer"}
    whole = _WHOLE.get(kind)
    if whole and "net" in fields and not fields & {"tax", whole}:
        return whole  # what the customer owes is more than the net amount
    return next((group[0] for group in _NEEDED[kind] if not fields & set(group)), "")


_NAME = re.compile(r"[\u4e00-\u9fff()（）·]{2,20}|[A-Z][A-Za-z&.' -]{3,30}")
_GENERIC = re.compile(
    r"(?:sheet|工作表|表|table)\s*\d*|\d{2,4}\s*年?(?:\d{1,2}月?份?)?"
    r"|.*(?:明细|台账|应收|应付|汇总|账|清单|流水|ledger|data|数据|列表|表|往来|对账|欠款|余额|合同|开票|发票"
    r"|收款|回款|付款|计划|催收|客户|销售|单据|备份|副本|模板|全部|所有|合计|说明|open|aging|invoices?"
    r"|statement|soa|receipts?|contracts?|customers?|summary|export).*\d*"
    r"|\d{1,2}月份?|第?[一二三四1-4]季度|q[1-4]|[上下]半年",
    re.I,
)


def named_sheet(sheet: str) -> str:
    """A sheet's name that may be a customer's; "" for 明细, Sheet1, 2025年 and the like."""
    name = sheet.strip()
    if is_company(name):
        return name
    return name if _NAME.fullmatch(name) and not _GENERIC.fullmatch(name) else ""


def is_summary(table: RawTable) -> bool:
    """Whether the sheet's name or title calls it a summary of other sheets."""
    return bool(_SUMMARY.search(table.sheet)) or any(
        _SUMMARY.search(line) and len(line) < 40 for line in table.preamble
    )
