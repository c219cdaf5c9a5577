# ruff: noqa: E501 - rows stand in one line each
"""More of what stands in invented sheets: invoices, receipts, customers, contacts; all makers."""

import random

from tests.importing import unseen_sheets_words as words
from tests.importing.unseen_sheets_rows import (
    Blueprint,
    Role,
    Value,
    aging,
    balances,
    contracts,
    day_of,
    ledger,
    money,
    names_of,
    open_items,
)


def invoices(rng: random.Random, english: bool, unit: int) -> Blueprint:
    """开票登记表."""
    form = rng.choice(("three", "gross", "net_tax"))
    roles = [Role("invoice_day", "day", "day"), Role("invoice_no", "number", "text"),
             Role("buyer", "customer", "text")]  # fmt: skip
    if rng.random() < 0.5:
        roles.append(Role("tax_no", "tax_no", "text", needed=False))
    if form != "gross":
        roles += [Role("net", "net", "money"), Role("tax", "tax", "money")]
    if form != "net_tax":
        roles.append(Role("gross", "gross", "money"))
    names = names_of(rng, english, 7)
    rows: list[dict[str, Value]] = []
    for i in range(rng.randint(5, 14)):
        net = money(rng, unit)
        tax = net * 13 // 100 // unit * unit
        number = (
            f"{rng.randrange(10**7, 10**8)}"
            if rng.random() < 0.5
            else f"2531200000{i:02d}{rng.randrange(10**7, 10**8)}"
        )
        rows.append({
            "invoice_day": day_of(rng), "invoice_no": number, "buyer": rng.choice(names),
            "tax_no": f"91320500MA{rng.randrange(10**6, 10**7)}X", "net": net, "tax": tax, "gross": net + tax,
        })  # fmt: skip
    truth: list[dict[str, Value]] = [
        {"number": r["invoice_no"], "customer": r["buyer"], "gross": r["gross"], "day": r["invoice_day"]}
        for r in rows
    ]  # fmt: skip
    return Blueprint(
        "invoices",
        roles,
        rows,
        truth,
        ("开票登记表", "销售发票台账", "发票明细", "Invoices issued"),
    )


def receipts(rng: random.Random, english: bool, unit: int) -> Blueprint:
    """收款登记: what came in, from whom, when."""
    roles = [Role("receipt_day", "day", "day"), Role("payer", "payer", "text"),
             Role("receipt_amount", "amount", "money")]  # fmt: skip
    if rng.random() < 0.6:
        roles.append(Role("method", "method", "text", needed=False))
    if rng.random() < 0.4:
        roles.append(Role("owner", None, "text", needed=False))
    names = names_of(rng, english, 6)
    rows: list[dict[str, Value]] = [
        {"receipt_day": day_of(rng), "payer": rng.choice(names), "receipt_amount": money(rng, unit),
         "method": rng.choice(("转账", "现金", "承兑", "微信")), "owner": rng.choice(words.PEOPLE)}
        for _ in range(rng.randint(4, 14))
    ]  # fmt: skip
    truth: list[dict[str, Value]] = [
        {"payer": r["payer"], "amount": r["receipt_amount"], "day": r["receipt_day"]} for r in rows
    ]
    return Blueprint(
        "receipts", roles, rows, truth, ("收款登记表", "回款明细", "到款记录", "Receipts")
    )


def customers(rng: random.Random, english: bool, unit: int) -> Blueprint:
    """客户档案."""
    roles = [Role("name", "name", "text")]
    choice = ["code", "contact", "phone", "address", "period", "limit", "owner", "tax_no"]
    fields = {"period": "terms", "contact": "contact"}
    for name in rng.sample(choice, rng.randint(3, 7)):
        kind = "money" if name == "limit" else "number" if name == "period" else "text"
        roles.append(Role(name, fields.get(name, name), kind, needed=False))
    rows: list[dict[str, Value]] = []
    for i, name in enumerate(names_of(rng, english, rng.randint(5, 14))):
        rows.append({
            "name": name, "code": f"C{i + 1:04d}", "contact": rng.choice(words.PEOPLE),
            "phone": f"13{rng.randrange(10**8, 10**9)}", "address": f"江苏省苏州市工业园区{i + 3}号",
            "period": rng.choice((30, 60, 90)), "limit": rng.randrange(1, 50) * 10_000_00 // unit * unit,
            "owner": rng.choice(words.PEOPLE), "tax_no": f"91320500MA{rng.randrange(10**6, 10**7)}X",
        })  # fmt: skip
    truth: list[dict[str, Value]] = [{"name": r["name"]} for r in rows]
    return Blueprint(
        "customers", roles, rows, truth, ("客户档案", "客户资料表", "客户信息登记", "Customer list")
    )


def contacts(rng: random.Random, english: bool, unit: int) -> Blueprint:
    """客户通讯录."""
    del unit
    roles = [Role("customer", "customer", "text"), Role("person", "name", "text"),
             Role("role", "role", "text"), Role("phone", "phone", "text")]  # fmt: skip
    if rng.random() < 0.5:
        roles.append(Role("email", "email", "text", needed=False))
    names = names_of(rng, english, 5)
    rows: list[dict[str, Value]] = [
        {"customer": rng.choice(names), "person": rng.choice(words.PEOPLE), "email": f"p{i}@example.com",
         "role": rng.choice(("财务经理", "采购", "总经理", "出纳")), "phone": f"13{rng.randrange(10**8, 10**9)}"}
        for i in range(rng.randint(4, 10))
    ]  # fmt: skip
    truth: list[dict[str, Value]] = [{"customer": r["customer"], "name": r["person"]} for r in rows]
    return Blueprint(
        "contacts", roles, rows, truth, ("客户通讯录", "联系人名单", "Contacts"), "customer"
    )


MAKERS = {
    "open_items": open_items, "balances": balances, "aging": aging, "contracts": contracts,
    "ledger": ledger, "invoices": invoices, "receipts": receipts, "customers": customers,
    "contacts": contacts,
}  # fmt: skip
