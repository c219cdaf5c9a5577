"""What the columns of somebody's sheet say, and what the ledger would say in their place.

A role is what a column stands for: `paid`, `open`, `due_on`, `state`, … Columns are known by the
field that they were read as, or by the concept of their heading where nothing reads them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from arapp.models.values.money import exponent
from arapp.services.importing.layout.columns import Column, of_part
from arapp.services.importing.reading.sheet import Cell
from arapp.services.importing.rows.records import PlanRow
from arapp.services.importing.stage import StagedTable
from arapp.services.output.like_facts import Fact

Value = str | int | Decimal | date | None

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "plans": {
        name: name
        for name in (
            "customer", "customer_code", "contract", "invoice", "label", "booked_on", "due_on",
            "amount", "paid", "open", "currency", "owner", "memo",
        )
    },
    "contracts": {
        "number": "contract", "customer": "customer", "customer_code": "customer_code",
        "amount": "amount", "signed_on": "booked_on", "received": "paid", "open": "open",
        "owner": "owner", "currency": "currency",
    },
    "invoices": {
        "number": "invoice", "customer": "customer", "contract": "contract", "day": "booked_on",
        "gross": "amount", "currency": "currency", "owner": "owner",
    },
    "balances": {
        "customer": "customer", "customer_code": "customer_code", "open": "balance",
        "amount": "balance", "currency": "currency", "owner": "owner",
    },
    "customers": {
        "name": "customer", "code": "customer_code", "opening": "balance",
        "currency": "currency", "owner": "owner",
    },
}  # fmt: skip
_CONCEPTS = {
    "paid": "paid",
    "received": "paid",
    "open": "open",
    "balance": "open",
    "state": "state",
    "receipt_day": "last_paid",
    "aging": "aging",
    "seq": "seq",
}
_SINGLE = frozenset({"due_on", "booked_on", "contract", "invoice", "label", "terms"})
UPDATED = frozenset({"amount", "paid", "open", "due_on", "state", "last_paid", "aging", "balance"})
MONEY = frozenset({"amount", "paid", "open", "balance"})
_SETTLED = re.compile(
    r"已?(?:收|付|结|回)[清讫齐完]|已(?:收|收款|回款|到账|核销|结算|付款?)|结清|完成|全额"
    r"|paid|settled|closed|[是√✓y]|yes",
    re.I,
)
_PART = re.compile(r"部分.*|partly.*|partial.*", re.I)
_LATE = re.compile(r"已?逾期.*|超期.*|overdue", re.I)
_OPEN = re.compile(r"[未待欠].*|没收.*|应收|open|unpaid|[否×xn]|no", re.I)
_ASKED = re.compile(r"是否.*(?:收|付|结清|回款|核销|到账).*", re.I)
_OF_MONEY = re.compile(r"收|付|回款|结|核销|paid|settle", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """What a column of states calls a row that is settled, partly paid, late, open."""

    settled: str
    part: str
    late: str
    open: str

    def of(self, fact: Fact, day: date) -> str:
        """The word for a row."""
        if fact.open == 0 or fact.gone:
            return self.settled
        late = fact.due_on is not None and fact.due_on < day
        return self.part if fact.paid else self.late if late else self.open


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a table's columns (0-based index → role), its units, its words for states."""

    table: StagedTable
    by_index: Mapping[int, str]
    words: Mapping[int, Words] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def has(self, role: str) -> bool:
        """Whether a column has that role."""
        return role in self.by_index.values()

    def unit(self, index: int) -> int:
        """Currency units that one unit of the column's figures stands for (万元: 10,000)."""
        column = next(c for c in self.table.layout.columns if c.index == index)
        return column.unit if column.unit != 1 else self.table.stated.unit

    def value(self, index: int, fact: Fact, day: date) -> Value:
        """What the ledger says in this column; None says nothing."""
        role = self.by_index[index]
        if role == "state":
            return self.words[index].of(fact, day)
        if role == "balance":
            return self._figure(index, fact.amount, fact.currency)
        if role in MONEY:
            return self._figure(index, getattr(fact, role), fact.currency)
        if role == "aging":
            since = fact.due_on if "逾期" in self._header(index) else fact.booked_on
            late = (day - since).days if since and fact.open else 0
            return max(late, 0)
        found: Value = getattr(fact, role, None)
        return found or None

    def _header(self, index: int) -> str:
        return next(c.header for c in self.table.layout.columns if c.index == index)

    def _figure(self, index: int, minor: int, currency: str) -> Decimal:
        return Decimal(minor).scaleb(-exponent(currency)) / self.unit(index)


def kind_of(table: StagedTable) -> str:
    """Kind of a table; "balances" for a list with one balance a customer and nothing else."""
    if table.kind != "plans":
        return table.kind or ""
    fields = {column.field for column in table.layout.columns}
    names = [row.customer for row in table.records if isinstance(row, PlanRow)]
    single = fields & _SINGLE or len(fields & {"amount", "open"}) != 1 or "customer" not in fields
    return "plans" if single or len(set(names)) < len(names) else "balances"


def roles_of(table: StagedTable, rows: Sequence[Sequence[Cell]]) -> Roles:
    """The roles of a table's columns; `rows` are its rows of data."""
    kind = kind_of(table)
    fields = _FIELDS.get(kind, {})
    roles: dict[int, str] = {}
    words: dict[int, Words] = {}
    unknown = []
    for column in table.layout.columns:
        role = fields.get(column.field or "") or _by_concept(column, kind)
        if role == "balance" and column.concept == "opening":
            continue  # the balance of a day long ago
        if role in ("paid", "last_paid") and of_part(column):
            continue  # what came for one part; the ledger's figure is that of the whole
        if role == "state":
            said = [row[column.index] for row in rows if column.index < len(row)]
            found = _words(column.header, [str(cell) for cell in said if cell is not None])
            if found is None:
                unknown.append(column.header)
                continue
            words[column.index] = found
        if role and (role not in roles.values() or role == "seq"):
            roles[column.index] = role
    return Roles(table, roles, words, tuple(unknown))


def _by_concept(column: Column, kind: str) -> str:
    if column.field or kind not in ("plans", "contracts", "invoices"):
        return ""
    if _ASKED.fullmatch(column.header):
        return "state"
    return _CONCEPTS.get(column.concept or "", "")


def _words(header: str, said: Iterable[str]) -> Words | None:
    """The column's own words; None when it speaks of something else than payment."""
    found: dict[str, Counter[str]] = {
        name: Counter() for name in ("settled", "part", "late", "open")
    }
    patterns = (("part", _PART), ("late", _LATE), ("open", _OPEN), ("settled", _SETTLED))
    any_said = False
    for text in said:
        any_said = True
        name = next((n for n, pattern in patterns if pattern.fullmatch(text.strip())), None)
        if name is None:
            return None
        found[name][text.strip()] += 1
    if not any_said and not _OF_MONEY.search(header):
        return None
    own = {name: counts.most_common(1)[0][0] for name, counts in found.items() if counts}
    yes_no = next((pair for pair in (("是", "否"), ("Y", "N"), ("√", "")) if pair[0] in own.values()
                   or (pair[1] and pair[1] in own.values())), None)  # fmt: skip
    if yes_no:
        settled, not_yet = yes_no
        return Words(settled, not_yet, not_yet, not_yet)
    chinese = not (header + "".join(own.values())).isascii()
    usual = ("已收清", "部分收款", "未收") if chinese else ("Paid", "Partly paid", "Open")
    opened = own.get("open", usual[2])
    return Words(
        own.get("settled", usual[0]), own.get("part", usual[1]), own.get("late", opened), opened
    )
