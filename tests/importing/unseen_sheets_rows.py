# ruff: noqa: E501 - rows stand in one line each
"""What stands in an invented sheet before anybody has laid it out: columns by role, rows, truth.

A `Plan` of a table names roles (keys of `unseen_sheets_words.SPELT`), which field of the program
each must end in (None: none), and the rows as typed values. Money is in minor units (分).
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.importing import unseen_sheets_words as words

Value = str | int | date | None
START = date(2025, 1, 4)


@dataclass(frozen=True)
class Role:
    """A column: its role in the dictionary of spellings, the field it must become, its type."""

    name: str
    field: str | None
    kind: str  # text, money, day, number, share
    needed: bool = True


@dataclass
class Blueprint:
    """A table without a layout. `truth` of a row: what the records must say."""

    kind: str
    roles: list[Role]
    rows: list[dict[str, Value]]
    truth: list[dict[str, Value]] = field(default_factory=list)
    titles: tuple[str, ...] = ()
    by: str = ""  # the role that rows may be grouped by
    held_by: str = ""  # customer of all rows, when no column says it


def money(rng: random.Random, unit: int) -> int:
    step = rng.choice((1_000_00, 500_00, 1_00, 1))
    if unit > 1:
        step = unit  # two decimals of 万元 are what such a sheet shows
    return rng.randrange(3_000_00 // 100, 900_000_00 // 100) * 100 // step * step + step


def names_of(rng: random.Random, english: bool, n: int) -> list[str]:
    pool = words.FOREIGN if english else words.CUSTOMERS
    return rng.sample(pool, min(n, len(pool)))


def day_of(rng: random.Random, spread: int = 560) -> date:
    return START + timedelta(days=rng.randrange(spread))


def open_items(rng: random.Random, english: bool, unit: int, named: bool = True) -> Blueprint:
    """未收款明细, 回款计划: rows with what is still to come in."""
    form = rng.choice(("all", "all", "amount", "open", "paid", "left"))
    roles = [Role("customer", "customer", "text")] if named else []
    extra = rng.choice(("contract", "invoice", "label", ""))
    if extra:
        roles.append(Role(extra, extra, "text", needed=False))
    if rng.random() < 0.5:
        roles.append(Role("booked_on", "booked_on", "day", needed=False))
    dated = form in ("amount", "open") or rng.random() < 0.75
    if dated:
        roles.append(Role("due_on", "due_on", "day"))
    if form != "open":
        roles.append(Role("amount", "amount", "money"))
    if form in ("all", "paid"):
        roles.append(Role("paid", "paid", "money"))
    if form in ("all", "open", "left"):
        roles.append(Role("open", "open", "money"))
    if rng.random() < 0.4:
        roles.append(Role("owner", "owner", "text", needed=False))
    names = names_of(rng, english, rng.randint(2, 6))
    rows: list[dict[str, Value]] = []
    for _ in range(rng.randint(4, 16)):
        amount = money(rng, unit)
        paid = rng.choice((0, 0, amount // 2 // unit * unit, amount // 5 // unit * unit))
        if form in ("amount", "open"):
            paid = 0
        booked = day_of(rng)
        rows.append({
            "customer": rng.choice(names), "contract": f"HT-{rng.randrange(2000, 9000)}",
            "invoice": f"{rng.randrange(10_000_000, 99_999_999)}", "label": rng.choice(words.STEPS),
            "booked_on": booked, "due_on": booked + timedelta(days=rng.choice((30, 45, 60, 90))),
            "amount": amount, "paid": paid or None, "open": amount - paid,
            "owner": rng.choice(words.PEOPLE),
        })  # fmt: skip
    truth: list[dict[str, Value]] = [
        {"customer": r["customer"], "open": r["open"], **({"due_on": r["due_on"]} if dated else {})}
        for r in rows
    ]
    titles = (
        "应收账款明细表",
        "未收款清单",
        "客户欠款台账",
        "回款计划表",
        "应收款台账",
        "货款催收表",
    )
    return Blueprint("plans", roles, rows, truth, titles, "customer" if named else "")


def balances(rng: random.Random, english: bool, unit: int) -> Blueprint:
    """期初 + 本期应收 − 本期收款 = 期末, one line per customer."""
    roles = [
        Role("customer", "customer", "text"), Role("opening", None, "money"),
        Role("moved_debit", None, "money"), Role("moved_credit", None, "money"),
        Role("closing", "open", "money"),
    ]  # fmt: skip
    rows: list[dict[str, Value]] = []
    for name in names_of(rng, english, rng.randint(5, 12)):
        opening, debit = money(rng, unit), money(rng, unit)
        credit = min(opening, money(rng, unit))
        rows.append({
            "customer": name, "opening": opening, "moved_debit": debit, "moved_credit": credit,
            "closing": opening + debit - credit,
        })  # fmt: skip
    truth: list[dict[str, Value]] = [
        {"customer": r["customer"], "open": r["closing"]} for r in rows
    ]
    return Blueprint(
        "plans", roles, rows, truth, ("应收账款余额表", "客户往来余额表", "应收汇总表")
    )


def aging(rng: random.Random, english: bool, unit: int) -> Blueprint:
    """账龄分析表: the balance of each customer in buckets."""
    sets = (
        ("未到期", "1-30天", "31-60天", "61-90天", "90天以上"),
        ("30天以内", "31-90天", "91-180天", "181-365天", "1年以上"),
        ("0-3个月", "3-6个月", "6-12个月", "1-2年", "2年以上"),
    )
    buckets = (
        ("Current", "1-30 days", "31-60 days", "61-90 days", "Over 90") if english
        else rng.choice(sets)
    )  # fmt: skip
    roles = [Role("customer", "customer", "text")]
    cells = [Role(f"={bucket}", None, "money") for bucket in buckets]
    total = Role("open", "open", "money")
    roles += [total, *cells] if rng.random() < 0.5 else [*cells, total]
    rows: list[dict[str, Value]] = []
    for name in names_of(rng, english, rng.randint(4, 10)):
        row: dict[str, Value] = {"customer": name}
        still = 0
        for role in cells:
            part = money(rng, unit) if rng.random() < 0.5 else None
            row[role.name] = part
            still += part or 0
        if not still:
            row[cells[0].name] = still = money(rng, unit)
        row["open"] = still
        rows.append(row)
    truth: list[dict[str, Value]] = [{"customer": r["customer"], "open": r["open"]} for r in rows]
    return Blueprint("plans", roles, rows, truth, ("应收账款账龄分析表", "账龄分析", "AR Aging"))


def contracts(rng: random.Random, english: bool, unit: int) -> Blueprint:
    """合同台账: with 付款方式, or with the parts in columns of their own, or with neither."""
    form = rng.choice(("terms", "parts", "shares", "none", "received"))
    parts = ("deposit", "shipping", "acceptance", "retention")
    roles = [Role("number", "number", "text"), Role("customer", "customer", "text")]
    if rng.random() < 0.7:
        roles.append(Role("subject", "subject", "text", needed=False))
    roles += [
        Role("signed_on", "signed_on", "day"),
        Role("contract_amount", "amount", "money"),
    ]
    if form == "terms":
        roles.append(Role("terms", "terms", "text"))
    if form in ("parts", "shares"):
        kind = "money" if form == "parts" else "share"
        roles += [Role(part, "instalment", kind) for part in parts]
    if form == "received":
        roles += [Role("received", "received", "money"), Role("open", "open", "money", False)]
    names = names_of(rng, english, 6)
    rows: list[dict[str, Value]] = []
    for i in range(rng.randint(4, 12)):
        amount = money(rng, unit) // (10 * unit) * 10 * unit + 10 * unit
        shares = rng.choice(((30, 30, 30, 10), (30, 40, 20, 10), (50, 20, 20, 10)))
        row: dict[str, Value] = {
            "number": f"CH{2024 + i % 3}-{rng.randrange(100, 999)}{i:02d}", "customer": rng.choice(names),
            "subject": rng.choice(words.GOODS), "signed_on": day_of(rng), "contract_amount": amount,
            "terms": rng.choice(("3331", "30/30/30/10", "月结30天", "预付30%，发货前30%，验收30%，质保10%", "款到发货")),
            "received": amount // 2 // unit * unit, "open": amount - amount // 2 // unit * unit,
        }  # fmt: skip
        for part, share in zip(parts, shares, strict=True):
            row[part] = amount * share // 100 if form == "parts" else share
        rows.append(row)
    truth: list[dict[str, Value]] = [
        {"number": r["number"], "customer": r["customer"], "amount": r["contract_amount"],
         "signed_on": r["signed_on"]} for r in rows
    ]  # fmt: skip
    titles = ("合同台账", "销售合同登记表", "合同管理台账", "Contract Register", "项目合同一览")
    return Blueprint("contracts", roles, rows, truth, titles, "customer")


def ledger(rng: random.Random, english: bool, unit: int, named: bool = True) -> Blueprint:
    """应收账款明细账: debit, credit, balance, from an opening line on."""
    roles = [Role("customer", "customer", "text")] if named else []
    roles.append(Role("day", "day", "day"))
    if rng.random() < 0.5:
        roles.append(Role("voucher", "serial_no", "text", needed=False))
    roles += [
        Role("memo", "label", "text"), Role("debit", "debit", "money"),
        Role("credit", "credit", "money"), Role("balance", "balance", "money"),
    ]  # fmt: skip
    rows: list[dict[str, Value]] = []
    truth: list[dict[str, Value]] = []
    for name in names_of(rng, english, rng.randint(2, 4)) if named else [""]:
        day, balance = START, 0
        if rng.random() < 0.6:
            balance = money(rng, unit)
            memo = "Opening balance" if english else rng.choice(("上年结转", "期初余额"))
            rows.append({"customer": name, "memo": memo, "balance": balance, "day": day})
            truth.append({"customer": name, "debit": balance, "credit": 0})
        for _ in range(rng.randint(4, 10)):
            day += timedelta(days=rng.randint(1, 25))
            debit = money(rng, unit) if rng.random() < 0.55 or balance <= 0 else 0
            credit = 0 if debit else min(balance, money(rng, unit))
            balance += debit - credit
            chinese = ("销售出库", "开票", "发货") if debit else ("收货款", "银行来款", "收款")
            told = ("Sales invoice",) if debit else ("Payment received",)
            rows.append({
                "customer": name, "day": day, "voucher": f"记-{rng.randrange(1, 99)}",
                "memo": rng.choice(told if english else chinese), "debit": debit or None,
                "credit": credit or None, "balance": balance,
            })  # fmt: skip
            truth.append({"customer": name, "day": day, "debit": debit, "credit": credit})
    titles = ("应收账款明细账", "客户往来明细账", "往来对账单", "应收往来账")
    return Blueprint("ledger", roles, rows, truth, titles, "customer" if named else "")
