"""Their side in the layouts of many hands. Headings are not those of the program's word lists."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from tests.reconcile.truth import Fact, World

Rows = list[list[object]]


def _book(path: Path, sheets: dict[str, Rows], merged: Sequence[str] = ()) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for span in merged:
            sheet.merge_cells(span)
    book.save(path)
    return path


def yuan(minor: int) -> float:
    """Major units as a sheet's number."""
    return minor / 100


def _running(made: World) -> list[tuple[Fact, int]]:
    balance, out = made.opening, []
    for fact in made.theirs():
        balance += fact.delta
        out.append((fact, balance))
    return out


def payables(path: Path, made: World) -> Path:
    """应付明细账 of an accounting program: opening line, months' totals, a side for the balance."""
    rows: Rows = [
        ["应付账款明细账"],
        ["科目：2202 应付账款", "", "供应商：苏州澄禾自动化设备有限公司"],
        [f"期间：{made.first} 至 {made.last}"],
        ["记账日期", "凭证字号", "业务摘要", "借方金额", "贷方金额", "方向", "结余金额"],
        [made.first, "", "期初余额", None, None, _side(made.opening), yuan(abs(made.opening))],
    ]
    month, sums = None, [0, 0]
    for fact, balance in _running(made):
        if month is not None and fact.day.month != month:
            rows.append([None, "", "本月合计", yuan(sums[0]), yuan(sums[1]), "", None])
            sums = [0, 0]
        month = fact.day.month
        sums[fact.delta > 0] += abs(fact.delta)
        debit, credit = (None, yuan(fact.delta)) if fact.delta > 0 else (yuan(-fact.delta), None)
        rows.append(
            [fact.day, fact.number, fact.text, debit, credit, _side(balance), yuan(abs(balance))]
        )
    return _book(path, {"2202": rows})


def _side(balance: int) -> str:
    return "贷" if balance > 0 else "借" if balance < 0 else "平"


def spoken(path: Path, made: World) -> Path:
    """A sheet kept by hand in words of its own, days and amounts as text."""
    rows: Rows = [
        [f"和澄禾的账（{made.customer}）"],
        ["哪天", "什么事", "单号", "咱们要给", "咱们给了", "还差"],
        [
            f"{made.first.year}.{made.first.month}.1",
            "上期结转",
            "",
            "",
            "",
            f"{yuan(made.opening):,.2f}",
        ],
    ]
    for fact, balance in _running(made):
        day = f"{fact.day.year}.{fact.day.month}.{fact.day.day}"
        plus, minus = (
            (f"{yuan(fact.delta):,.2f}", "")
            if fact.delta > 0
            else ("", f"{yuan(-fact.delta):,.2f}")
        )
        rows.append([day, fact.text, fact.number, plus, minus, f"{yuan(balance):,.2f}"])
    return _book(path, {"往来": rows})


def signed(path: Path, made: World) -> Path:
    """One column of changes with signs, newest first."""
    rows: Rows = [["发生日", "单据", "事项", "变动", "滚动数"]]
    for fact, balance in reversed(_running(made)):
        rows.append([fact.day, fact.number, fact.text, yuan(fact.delta), yuan(balance)])
    return _book(path, {"Sheet1": rows})


def turned(path: Path, made: World) -> Path:
    """Written from our side (our debit), two lines of headings, merged."""
    rows: Rows = [
        ["往来核对表", None, None, None, None, None],
        ["业务日", "票据信息", None, "发生额", None, "应收方累计"],
        [None, "号", "内容", "借", "贷", None],
        [made.first, None, "承上年", None, None, yuan(made.opening)],
    ]
    for fact, balance in _running(made):
        plus, minus = (yuan(fact.delta), None) if fact.delta > 0 else (None, yuan(-fact.delta))
        rows.append([fact.day, fact.number, fact.text, plus, minus, yuan(balance)])
    return _book(path, {"核对": rows}, ("A2:A3", "B2:C2", "D2:E2", "F2:F3"))


def kinds(path: Path, made: World) -> Path:
    """One column of amounts and one that says what each is; no balance at all."""
    rows: Rows = [["业务日", "类别", "单据", "价税金额", "经办"]]
    for fact in made.theirs():
        kind = "采购发票" if fact.delta > 0 else "付款单"
        rows.append([fact.day, kind, fact.number, yuan(abs(fact.delta)), "小周"])
    rows.append(["合计", None, None, yuan(sum(abs(f.delta) for f in made.theirs())), None])
    return _book(path, {"明细": rows})


def english(path: Path, made: World) -> Path:
    """A vendor ledger in English; credits below zero."""
    rows: Rows = [
        ["Vendor account statement"],
        [f"Period: {made.first} - {made.last}", None, "Currency: CNY"],
        ["Posted", "Doc ref", "Narrative", "Dr", "Cr", "Running total"],
        [made.first, None, "Opening balance", None, None, -yuan(made.opening)],
    ]
    for fact, balance in _running(made):
        words = "Purchase invoice" if fact.delta > 0 else "Payment"
        debit, credit = (None, yuan(fact.delta)) if fact.delta > 0 else (yuan(-fact.delta), None)
        rows.append(
            [fact.day.strftime("%d %b %Y"), fact.number, words, debit, credit, -yuan(balance)]
        )
    return _book(path, {"Vendor": rows})


def two_sheets(path: Path, made: World) -> Path:
    """Invoices on one sheet, payments on another, no balance."""
    bills: Rows = [["收票日", "票面末位", "票面价税"]]
    paid: Rows = [["划款日", "事由", "划出"]]
    for fact in made.theirs():
        if fact.delta > 0:
            bills.append([fact.day, fact.number, yuan(fact.delta)])
        else:
            paid.append([fact.day, fact.text, yuan(-fact.delta)])
    return _book(path, {"收到的发票": bills, "付出去的款": paid})


def flagged(path: Path, made: World) -> Path:
    """Text file in GB18030: amount and side in columns of their own, and what is left."""
    lines = ["日子,摘记,票号,金额,借/贷,剩余应付"]
    lines.append(f"{made.first},上期转来,,,,{yuan(made.opening):.2f}")
    for fact, balance in _running(made):
        side = "贷" if fact.delta > 0 else "借"
        lines.append(
            f"{fact.day},{fact.text},{fact.number},{yuan(abs(fact.delta)):.2f},{side},{yuan(balance):.2f}"
        )
    path = path.with_suffix(".csv")
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path


LAYOUTS: dict[str, Callable[[Path, World], Path]] = {
    one.__name__: one
    for one in (payables, spoken, signed, turned, kinds, english, two_sheets, flagged)
}
TOLD = ("payables", "spoken", "signed", "turned", "english", "flagged")
"""Layouts that name a balance."""


def day_text(day: date) -> str:
    """A day as people write it."""
    return f"{day.month}月{day.day}日"
