"""What kind of table it is.

Evidence is weighed: concepts of the headers, words in the title, and the values where two kinds
share their headers (an open-item list has open = amount − paid in each row, a running ledger has
balance = balance before + debit − credit).
"""

import re
from collections.abc import Sequence

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.leaning import leaning, moved_by_one
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import headings
from arapp.services.importing.wording.words import is_company

KINDS = (
    *("customers", "contacts", "contracts", "plans", "invoices", "invoice_lines", "receipts"),
    *("deliveries", "ledger"),
)
_BANK = frozenset(
    {
        "counterparty",
        "party_account",
        "payer_account",
        "payee_account",
        "serial",
        "direction",
        "payee",
        "party_bank",
        "payer",
    }
)
_MONEY = frozenset(
    {
        "amount",
        "credit",
        "debit",
        "due_amount",
        "open",
        "paid",
        "received",
        "gross",
        "net",
        "contract_amount",
    }
)
_ABOUT = frozenset(
    {
        "phone",
        "contact",
        "address",
        "tax_no",
        "limit",
        "grade",
        "terms",
        "code",
        "short_name",
        "email",
        "region",
        "bank",
        "account",
        "owner",
        "fax",
        "person",
        "role",
        "representative",
        "department",
    }
)
_TITLES: tuple[tuple[str, str], ...] = (
    ("ledger", r"明细账|往来账|分户账|应收台账明细|running|ledger|往来明细|对账明细"),
    (
        "plans",
        r"未收|质保金(?!合同)|应收(?:账款|款)?(?:明细|清单|余额|台账|表|汇总)|欠款|收款计划|回款计划|账龄|open\s*items?|receivables?|aging|aged",
    ),
    ("contracts", r"合同(?:台账|清单|明细|登记|列表|汇总|一览)|contracts?|订单(?:台账|清单)"),
    ("invoices", r"发票(?:清单|明细|台账|登记|列表|汇总)|开票(?:明细|清单|记录|台账)|invoices?"),
    (
        "receipts",
        r"(?:收款|回款|到账|来款|到款)(?:明细|记录|清单|台账|登记|流水)|交易明细|银行流水|账户明细|对账单|流水|receipts?|bank\s*statement|transactions?",
    ),
    ("contacts", r"联系人|通讯录|contacts?"),
    ("customers", r"客户(?:资料|信息|清单|档案|名录|名单|列表|基本|主档)|customers?|clients?"),
)
_WRONG_TITLES: tuple[tuple[str, str], ...] = (
    ("card_bill", r"信用卡(?:账单|对账单|交易)|贷记卡.*账单|credit\s*card\s*statement"),
    (
        "payables",
        r"应付账款|应付款|应付明细|供应商(?:往来|对账|欠款|明细|台账)|采购台账|accounts?\s*payable|payables",
    ),
    (
        "cash_journal",
        r"现金日记账|银行存款日记账|银行日记账|出纳日记账|现金流水账|cash\s*(?:journal|book)",
    ),
    ("trial_balance", r"科目余额表|试算平衡|总账科目|trial\s*balance|总分类账"),
)
_LEAST = 4.0


def wrong_kind(concepts: frozenset[str], stated: Stated) -> str:
    """Name of another trade's table; "" when it may be one of ours."""
    title = stated.text
    for what, pattern in _WRONG_TITLES:
        if re.search(pattern, title, re.I) and not ("customer" in concepts and what == "payables"):
            if what == "trial_balance" and "day" in concepts:
                continue
            return what
    if "card_due" in concepts or "card_tail" in concepts:
        return "card_bill"
    if "supplier" in concepts and not concepts & {"customer", "counterparty", "payer"}:
        return "payables"
    if "subject_code" in concepts and not concepts & {"day", "invoice_day", "due_on", "customer"}:
        return "trial_balance"
    return ""


def kind_of(columns: Sequence[Column], stated: Stated, table: RawTable) -> tuple[str | None, str]:
    """(kind, reason when it is None)."""
    have = frozenset(c.concept for c in columns if c.concept)
    named = bool(stated.customer) or grouped(table) or is_company(table.sheet)
    scores = _scores(have | {"customer"} if named else have, columns)
    title = f"{stated.text.splitlines()[-2] if stated.text.count(chr(10)) else ''}\n{stated.text}"
    for kind, pattern in _TITLES:
        if scores[kind] > 0 and re.search(pattern, title, re.I):
            scores[kind] += 2.5 if kind != "receipts" or have & _BANK else 1.0
    if scores["ledger"] > 0 and (scores["plans"] > 0 or scores["receipts"] > 0):
        told = leaning(columns, table)
        for name, gain in _GAINS.get(told, {}).items():
            scores[name] += gain if scores[name] > 0 else 0
        if stated.customer and not have & {"customer", "due_on"}:
            scores["ledger"] += 2
        if not told and _both_sides(columns, table):
            scores["ledger"] = 0
            scores["plans"] += 2 * (scores["plans"] > 0)
    if scores["receipts"] > 0 and stated.account:
        scores["receipts"] += 1.5
    if 0 < scores["receipts"] < _LEAST and moved_by_one(columns, table):
        scores["receipts"] += 3
    kind = max(scores, key=lambda name: scores[name])
    return (kind, "") if scores[kind] >= _LEAST else (None, "not_understood")


def grouped(table: RawTable) -> bool:
    """Whether customers stand in lines of their own above their rows."""
    for row in table.rows[:50]:
        filled = [cell for cell in row if cell is not None]
        if len(filled) == 1 and type(filled[0]) is str:
            label, colon, rest = filled[0].replace("：", ":").partition(":")
            if colon and rest.strip() and headings.concept_of(label) == "customer":
                return True
    return False


def _scores(  # noqa: C901 - the weights of seven kinds, one after the other
    have: frozenset[str], columns: Sequence[Column]
) -> dict[str, float]:
    """Weight of the evidence in the headers for each kind; 0 where it cannot be."""

    def n(*concepts: str) -> int:
        return sum(concept in have for concept in concepts)

    dated = n("day", "receipt_day", "time") > 0
    flow = n("credit", "debit")
    bank = len(have & _BANK)
    instalments = sum(c.concept == "instalment" for c in columns)
    who = n("customer", "counterparty", "person", "code", "short_name") > 0
    scores = dict.fromkeys(KINDS, 0.0)
    if dated and (flow or n("amount", "received")):
        listed = (
            n("customer", "payer", "counterparty")
            and n("received", "amount")
            and (n("receipt_day") or n("method"))
        )
        scores["receipts"] = (
            2
            + 1.5 * flow
            + 2 * min(bank, 3)
            + n("balance")
            + 1.5 * n("received")
            + (3 if listed else 0)
            - 4 * n("due_on")
            - 2 * n("due_amount")
            - 3 * n("open")
            - 2 * n("contract_amount")
            - 2 * n("gross", "tax")
            - 4 * (n("debit") and n("received", "paid") and not n("credit"))
            - 4 * (n("paid") and n("amount") and not flow)
        )
    if "invoice_no" in have and n("gross", "net", "tax", "amount"):
        scores["invoices"] = (
            5
            + 2 * n("tax_no", "seller", "tax")
            + n("net", "invoice_day", "gross")
            - 4 * n("open")
            - 2 * n("paid", "received")
            - 2 * n("due_amount")
        )
        if "goods" in have:  # a row a line, and some of them make an invoice
            scores["invoice_lines"] = scores["invoices"] + 6
    if (
        who
        and n("contract", "subject")
        and (
            n("contract_amount")
            or (n("amount", "gross", "due_amount") and n("signed_on", "instalment", "template"))
        )
    ):
        scores["contracts"] = (
            4
            + 3 * n("signed_on")
            + min(instalments, 3)
            + 2 * n("template")
            + n("ends_on", "starts_on")
            + n("contract_amount")
            - 3 * n("due_on")
            - 3 * n("label")
            - n("open", "due_amount")
            - n("aging")
        )
    if (who or "contract" in have) and n(
        "open", "due_amount", "balance", "amount", "gross", "contract_amount"
    ):
        scores["plans"] = (
            2
            + 3 * n("due_on")
            + 2.5 * n("open")
            + 2 * n("due_amount")
            + n("label", "paid", "received")
            + n("aging", "invoice_no")
            - 2 * bank * (not n("due_on", "open"))
            - 2 * flow * (not n("opening"))
            + 2 * n("opening")
        )
    if dated or "invoice_day" in have:
        both = n("debit", "due_amount", "gross", "amount") and n("credit", "received", "paid")
        if both and n("memo", "voucher", "balance", "open", "customer", "label"):
            scores["ledger"] = (
                4
                + 1.5 * n("balance")
                + 1.5 * (n("debit") and n("open"))
                + n("memo", "voucher", "subject_code")
                - 2
                * n(
                    "counterparty",
                    "party_account",
                    "payer_account",
                    "party_bank",
                    "time",
                    "currency",
                )
                - 3 * n("due_on")
                + n("customer")
            )
    about = len(have & _ABOUT)
    staff = not have & {"customer", "counterparty", "short_name", "code"} and (
        n("role", "department") or not n("phone", "address", "limit", "terms", "email")
    )
    if who and about and not staff and not have & (_MONEY - {"open"}):
        scores["customers"] = (
            3 + about - 2 * n("day", "due_on") - 2 * n("invoice_no", "contract") - n("open")
        )
        if "role" in have and n("contact", "person"):
            scores["contacts"] = (
                scores["customers"]
                + 2
                - n("tax_no", "limit", "grade", "terms", "address", "opening")
                - 3 * n("representative")  # a firm has one, its people do not
            )
        elif n("contact", "person") and n("phone", "email") and about <= 3 + n("code"):
            scores["contacts"] = scores["customers"] - 0.5
    others = any(c.concept is None and c.header[:1] != "#" for c in columns)
    lone = {"customer", "seq", "memo", "opening", "currency", "state"}
    if have <= lone and "customer" in have and not others:
        scores["customers"] = max(scores["customers"], 4.0)
    return scores


# what the balance column does → which kinds it speaks for and against
_GAINS: dict[str, dict[str, float]] = {
    "row": {"plans": 6, "receipts": -4},
    "debit": {"ledger": 6, "receipts": -6},
    "credit": {"receipts": 8, "ledger": -8},
}


def _both_sides(columns: Sequence[Column], table: RawTable) -> bool:
    """Whether rows have what was owed and what was paid of it side by side: items, no movements."""
    at = {c.concept: c.index for c in reversed(columns)}
    debit = next((at[c] for c in ("debit", "due_amount", "gross", "amount") if c in at), None)
    credit = next((at[c] for c in ("credit", "received", "paid") if c in at), None)
    if debit is None or credit is None:
        return False
    cells = [
        (parse_amount(row[debit])[0], parse_amount(row[credit])[0])
        for row in table.rows[:200]
        if max(debit, credit) < len(row)
    ]
    paid = [(a, b) for a, b in cells if b]
    return len(paid) >= 1 and sum(bool(a) for a, _ in paid) * 2 > len(paid)
