"""A mini language to write books down in a test, in the words of the trade.

    given(books, '''
        客户 弘达机械 业务=周凯
        合同 CH-018 弘达机械 320000 签订=2026-06-01 违约=500 名称=买卖合同
        应收 A 弘达机械 96000 入账=2026-08-26 到期=2026-09-25 合同=CH-018 款项=发货前款
        收款 R1 弘达机械 5000 日期=2026-10-27
        核销 R1 A 5000 日期=2026-10-27
    ''')

One record a line: kind, its own name, whose, amount, then key=value. Names stand for the records
in later lines and in the result. `given` is one command; further words: 差额 退款 误记 冲回 承诺
争议 暂缓 沟通 节点 待办 账户 公司 作废 发票 送货. Days are ISO; amounts in major units.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.money import parse_plain
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from arapp.services.ledger.names import name_key, number_key

Options = dict[str, str]


@dataclass
class Book:
    """What was written so far: name → (table, id, currency)."""

    tx: WriteTx
    known: dict[str, tuple[str, int, str]] = field(default_factory=dict)

    def id(self, name: str, table: str) -> int:
        """Id of a named record; found in the ledger when an earlier text made it."""
        if name in self.known:
            return self.known[name][1]
        column = {"customer": "name", "contract": "number", "receipt": "memo", "plan": "note"}
        sql = f"SELECT id FROM {table} WHERE {column[table]} = ?"
        found = self.tx.value(sql, (name,))
        assert found, f"{table} {name} is not there"
        return int(found)

    def firm(self, name: str) -> int:
        """Id of a row that can be settled or voided."""
        plan = self.id(name, "plan")
        state = self.tx.value("SELECT state FROM plan WHERE id = ?", (plan,))
        assert state == "firm", f"{name} is {state}"
        return plan

    def minor(self, text: str, currency: str = "CNY") -> int:
        """Amount in minor units."""
        return parse_plain(text, currency).minor


def day(text: str) -> int:
    """ISO day as in the file."""
    return date.fromisoformat(text).toordinal()


def optional(options: Options, key: str) -> int | None:
    """A day that may be missing."""
    return day(options[key]) if key in options else None


def _customer(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "customer",
        name=words[0],
        name_key=name_key(words[0]),
        owner=options.get("业务", ""),
        short_name=options.get("简称", ""),
        tax_no=options.get("税号", ""),
        address=options.get("地址", ""),
        language=options.get("语言", "zh_CN"),
        currency=options.get("币种", "CNY"),
        grade=options.get("等级", "C"),
    )


def _contract(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "contract",
        number=words[0],
        number_key=number_key(words[0]),
        customer_id=book.id(words[1], "customer"),
        amount=book.minor(words[2], options.get("币种", "CNY")),
        currency=options.get("币种", "CNY"),
        signed_on=optional(options, "签订"),
        ends_on=optional(options, "止"),
        subject=options.get("名称", ""),
        late_rate_ppm=int(options["违约"]) if "违约" in options else None,
        owner=options.get("业务", ""),
        state=options.get("状态", "active"),
    )


def _plan(book: Book, words: list[str], options: Options) -> int:
    currency = options.get("币种", "CNY")
    kind = options.get("种类", "credit" if words[2].startswith("-") else "instalment")
    return book.tx.insert(
        "plan",
        customer_id=book.id(words[1], "customer"),
        contract_id=book.id(options["合同"], "contract") if "合同" in options else None,
        milestone_id=book.known[options["节点"]][1] if "节点" in options else None,
        kind=kind,
        label=options.get("款项", words[0]),
        state=options.get("状态", "firm"),
        booked_on=optional(options, "入账"),
        due_on=optional(options, "到期"),
        amount=book.minor(words[2], currency),
        currency=currency,
        owner=options.get("业务", ""),
        note=words[0],
    )


def _receipt(book: Book, words: list[str], options: Options) -> int:
    currency = options.get("币种", "CNY")
    known = words[1] != "-"
    return book.tx.insert(
        "receipt",
        number=book.tx.next_number("receipt", date.fromisoformat(options["日期"])),
        day=day(options["日期"]),
        payer=options.get("付款人", words[1]),
        amount=book.minor(words[2], currency),
        currency=currency,
        customer_id=book.id(words[1], "customer") if known else None,
        method=options.get("方式", "bank"),
        memo=words[0],
    )


def _allocation(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "allocation",
        receipt_id=book.id(words[0], "receipt"),
        plan_id=book.firm(words[1]),
        amount=book.minor(words[2]),
        day=day(options["日期"]),
        how="hand",
    )


def _difference(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "difference",
        plan_id=book.firm(words[0]),
        amount=book.minor(words[1]),
        day=day(options["日期"]),
        reason=options.get("原因", "discount"),
    )


def _refund(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "refund",
        receipt_id=book.id(words[0], "receipt"),
        amount=book.minor(words[1]),
        day=day(options["日期"]),
    )


def _booked_in_error(book: Book, words: list[str], options: Options) -> int:
    """误记 R1 日期=…: the receipt is taken back whole."""
    receipt = book.id(words[0], "receipt")
    return book.tx.insert(
        "refund",
        receipt_id=receipt,
        amount=book.tx.value("SELECT amount FROM receipt WHERE id = ?", (receipt,)),
        day=day(options["日期"]),
        kind="reversal",
    )


def _reversal(book: Book, words: list[str], options: Options) -> int:
    """Takes back the only allocation of a receipt on a plan row."""
    key = (book.id(words[0], "receipt"), book.id(words[1], "plan"))
    sql = "SELECT id, amount FROM allocation WHERE receipt_id = ? AND plan_id = ?"
    old, amount = book.tx.one(sql + " AND reverses_id IS NULL", key)
    return book.tx.insert(
        "allocation",
        receipt_id=key[0],
        plan_id=key[1],
        amount=-amount,
        day=day(options["日期"]),
        how="hand",
        reverses_id=old,
    )


def _void(book: Book, words: list[str], options: Options) -> int:
    plan = book.firm(words[0])
    paid = book.tx.value("SELECT paid FROM plan WHERE id = ?", (plan,))
    assert not paid, f"{words[0]} is partly settled"
    book.tx.update("plan", plan, state="void", void_on=day(options["日期"]))
    return plan


def _promise(book: Book, words: list[str], options: Options) -> int:
    """承诺 客户 金额 计划=A 说于=… 到=… 人=李经理."""
    return book.tx.insert(
        "promise",
        customer_id=book.id(words[0], "customer"),
        plan_id=book.id(options["计划"], "plan") if "计划" in options else None,
        amount=book.minor(words[1]),
        currency=options.get("币种", "CNY"),
        made_on=day(options["说于"]),
        due_on=day(options["到"]),
        person=options.get("人", ""),
    )


def _dispute(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "dispute",
        plan_id=book.id(words[0], "plan"),
        amount=book.minor(words[1]),
        reason=options.get("原因", "质量"),
        opened_on=day(options["日期"]),
        due_on=optional(options, "到"),
        closed_on=optional(options, "了结"),
    )


def _hold(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "hold",
        customer_id=book.id(words[0], "customer"),
        plan_id=book.id(options["计划"], "plan") if "计划" in options else None,
        reason=options.get("原因", "manual"),
        note=options.get("备注", ""),
        set_on=day(options["日期"]),
        until_on=day(options["到"]),
    )


def _contact(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "contact_log",
        customer_id=book.id(words[0], "customer"),
        day=day(options["日期"]),
        channel=options.get("方式", "phone"),
        person=options.get("人", ""),
        outcome=options.get("结果", ""),
    )


def _milestone(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "milestone",
        contract_id=book.id(words[1], "contract"),
        kind=options.get("种类", "acceptance"),
        label=options.get("名称", "验收"),
        planned_on=optional(options, "计划"),
        confirmed_on=optional(options, "确认"),
    )


def _invoice(book: Book, words: list[str], options: Options) -> int:
    """发票 F1 弘达机械 11300 日期=… 合同=CH-018."""
    gross = book.minor(words[2])
    return book.tx.insert(
        "invoice",
        number=words[0],
        customer_id=book.id(words[1], "customer"),
        contract_id=book.id(options["合同"], "contract") if "合同" in options else None,
        day=day(options["日期"]),
        net=gross,
        tax=0,
        gross=gross,
        currency=options.get("币种", "CNY"),
    )


def _delivery(book: Book, words: list[str], options: Options) -> int:
    """送货 弘达机械 18900 日期=… 合同=CH-018 发票=F1."""
    return book.tx.insert(
        "delivery",
        customer_id=book.id(words[0], "customer"),
        contract_id=book.id(options["合同"], "contract") if "合同" in options else None,
        invoice_id=book.known[options["发票"]][1] if "发票" in options else None,
        day=day(options["日期"]),
        amount=book.minor(words[1]),
        currency=options.get("币种", "CNY"),
    )


def _todo(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "todo",
        text=words[0],
        record=options.get("记录", ""),
        due_on=day(options["到"]),
        done_on=optional(options, "办完"),
    )


def _account(book: Book, words: list[str], options: Options) -> int:
    return book.tx.insert(
        "bank_account",
        name=words[0],
        bank=options.get("银行", words[0]),
        number=options.get("账号", ""),
        currency=options.get("币种", "CNY"),
    )


def _company(book: Book, words: list[str], options: Options) -> int:
    names = {"简称": "short_name", "地址": "address", "联系人": "contact", "电话": "phone"}
    book.tx.update("company", 1, **{names[key]: value for key, value in options.items()})
    return 1


_KINDS: dict[str, tuple[str, Callable[[Book, list[str], Options], int]]] = {
    "客户": ("customer", _customer),
    "合同": ("contract", _contract),
    "节点": ("milestone", _milestone),
    "应收": ("plan", _plan),
    "收款": ("receipt", _receipt),
    "发票": ("invoice", _invoice),
    "送货": ("delivery", _delivery),
    "核销": ("allocation", _allocation),
    "冲回": ("allocation", _reversal),
    "差额": ("difference", _difference),
    "退款": ("refund", _refund),
    "误记": ("refund", _booked_in_error),
    "作废": ("plan", _void),
    "承诺": ("promise", _promise),
    "争议": ("dispute", _dispute),
    "暂缓": ("hold", _hold),
    "沟通": ("contact_log", _contact),
    "待办": ("todo", _todo),
    "账户": ("bank_account", _account),
    "公司": ("company", _company),
}
_NAMED = {"客户", "合同", "节点", "应收", "收款", "账户", "发票"}


@dataclass(frozen=True)
class WriteDown:
    """The command behind `given`: rows that stood in another book before, as an import's do."""

    text: str
    label: ClassVar[str] = "import"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Insert line by line."""
        book = Book(tx)
        for line in filter(None, map(str.strip, self.text.splitlines())):
            kind, *rest = line.split()
            words = [word for word in rest if "=" not in word]
            options = dict(word.split("=", 1) for word in rest if "=" in word)
            table, write = _KINDS[kind]
            record = write(book, words, options)
            if kind in _NAMED:
                book.known[words[0]] = (table, record, options.get("币种", "CNY"))
        return Outcome(
            frozenset(Topic), {name: record for name, (_, record, _) in book.known.items()}
        )


@dataclass(frozen=True)
class EnterByHand(WriteDown):
    """The same, typed in row by row on the ledger day."""

    label: ClassVar[str] = "write_down"


def given(books: Dispatch, text: str, *, by_hand: bool = False) -> dict[str, int]:
    """Write the text into the ledger; name → id. `by_hand`: as if it was typed in that day."""
    command = EnterByHand(text) if by_hand else WriteDown(text)
    result: Any = books.run(command).outcome.result
    return dict(result)
