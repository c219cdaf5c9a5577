"""Further hands: what the first eight layouts have not."""

from datetime import date
from pathlib import Path

from tests.reconcile.sheets import Rows, _book, _running, _side, yuan
from tests.reconcile.truth import World


def three_columns(path: Path, made: World) -> Path:
    """三栏账: the year above, month and day apart, totals of month and year."""
    rows: Rows = [
        ["明 细 分 类 账", None, None, None, None, None, None, None],
        ["2026年", None, "凭证", None, "摘要", "借方", "贷方", "借或贷", "余额"],
        ["月", "日", "字", "号", None, None, None, None, None],
        [3, 1, None, None, "上月结存", None, None, _side(made.opening), yuan(abs(made.opening))],
    ]
    month, sums, whole = 0, [0, 0], [0, 0]
    for fact, balance in _running(made):
        if month and fact.day.month != month:
            rows.append([month, 30, None, None, "本月合计", yuan(sums[0]), yuan(sums[1])])
            rows.append([None, None, None, None, "本年累计", yuan(whole[0]), yuan(whole[1])])
            sums = [0, 0]
        month = fact.day.month
        for totals in (sums, whole):
            totals[fact.delta > 0] += abs(fact.delta)
        debit, credit = (None, yuan(fact.delta)) if fact.delta > 0 else (yuan(-fact.delta), None)
        rows.append(
            [month, fact.day.day, "记", fact.number, fact.text, debit, credit, _side(balance),
             yuan(abs(balance))]
        )  # fmt: skip
    merged = ("A2:B2", "C2:D2", "E2:E3", "F2:F3", "G2:G3", "H2:H3", "I2:I3")
    return _book(path, {"账页": rows}, merged)


def with_goods(path: Path, made: World) -> Path:
    """Purchases line by line with quantity, price and tax; payments among them."""
    rows: Rows = [
        [
            "序",
            "过账日",
            "单证",
            "品名规格",
            "数量",
            "单价",
            "未税额",
            "税金",
            "挂账合计",
            "支付款",
            "账面",
        ],
        [None, made.first, None, "期初数", None, None, None, None, None, None, yuan(made.opening)],
    ]
    for at, (fact, balance) in enumerate(_running(made), 1):
        if fact.delta > 0:
            net = round(fact.delta / 1.13)
            body = [7, round(fact.delta / 700, 4), yuan(net), yuan(fact.delta - net),
                    yuan(fact.delta), None]  # fmt: skip
        else:
            body = [None, None, None, None, None, yuan(-fact.delta)]
        rows.append([at, fact.day, fact.number, fact.text, *body, yuan(balance)])
    return _book(path, {"Sheet": rows})


def years(path: Path, made: World) -> Path:
    """A sheet for each quarter, each beginning with what the one before left."""
    sheets: dict[str, Rows] = {}
    head: list[object] = ["时间", "凭单", "说明", "入账", "出账", "结欠"]
    left = made.opening
    for fact, balance in _running(made):
        name = f"{(fact.day.month + 2) // 3}季度"
        if name not in sheets:
            sheets[name] = [["澄禾往来"], head, [None, None, "承前", None, None, yuan(left)]]
        plus, minus = (yuan(fact.delta), None) if fact.delta > 0 else (None, yuan(-fact.delta))
        sheets[name].append([fact.day, fact.number, fact.text, plus, minus, yuan(balance)])
        left = balance
    for rows in sheets.values():
        rows.append(["合计", None, None, None, None, None])
    return _book(path, sheets)


def in_pairs(path: Path, made: World) -> Path:
    """A register of invoices where the payment of about that time stands in the same row."""
    bills = [fact for fact in made.theirs() if fact.delta > 0]
    paid = [fact for fact in made.theirs() if fact.delta < 0]
    rows: Rows = [["到票日期", "票号", "价税合计", "付款日期", "付款金额", "附注"]]
    for at in range(max(len(bills), len(paid))):
        left: list[object] = [None, None, None]
        right: list[object] = [None, None]
        if at < len(bills):
            left = [bills[at].day, bills[at].number, yuan(bills[at].delta)]
        if at < len(paid):
            right = [paid[at].day, yuan(-paid[at].delta)]
        rows.append([*left, *right, ""])
    return _book(path, {"台账": rows})


def page_of_web(path: Path, made: World) -> Path:
    """What a program exports as xls is a web page; amounts with marks, taken back in brackets."""

    def cell(text: object) -> str:
        return f"<td>{text}</td>"

    def money(minor: int) -> str:
        return f"¥{yuan(abs(minor)):,.2f}" if minor >= 0 else f"({yuan(-minor):,.2f})"

    lines = ["<tr><th>过账时间</th><th>业务号</th><th>概要</th><th>变化</th><th>剩余</th></tr>"]
    for fact, balance in _running(made):
        parts = (fact.day, fact.number, fact.text, money(fact.delta), money(balance))
        lines.append(f"<tr>{''.join(map(cell, parts))}</tr>")
    path = path.with_suffix(".xls")
    body = "\n".join(lines)
    path.write_text(
        f"<html><head><meta charset='utf-8'></head><body><table>{body}</table></body></html>",
        encoding="utf-8",
    )
    return path


def in_tens_of_thousands(path: Path, made: World) -> Path:
    """Figures in 万元, the unit above."""
    rows: Rows = [
        ["单位：万元"],
        ["日期", "凭证", "事由", "本期应付", "本期支付", "期末应付"],
        [made.first, None, "年初余额", None, None, made.opening / 1e6],
    ]
    for fact, balance in _running(made):
        plus, minus = (fact.delta / 1e6, None) if fact.delta > 0 else (None, -fact.delta / 1e6)
        rows.append([fact.day, fact.number, fact.text, plus, minus, balance / 1e6])
    return _book(path, {"a": rows})


def bare_days(path: Path, made: World) -> Path:
    """Days that lost their format under a heading that names none, no balance."""
    rows: Rows = [["记账", "号码", "摘由", "Debit", "Credit"]]
    for fact in made.theirs():
        day = (fact.day - date(1899, 12, 30)).days
        debit, credit = (0, yuan(fact.delta)) if fact.delta > 0 else (yuan(-fact.delta), 0)
        rows.append([day, fact.number, fact.text, debit, credit])
    return _book(path, {"a": rows})


def all_suppliers(path: Path, made: World) -> Path:
    """Their ledger of all suppliers, ours among them."""
    rows: Rows = [["供应商名称", "业务日期", "单号", "摘要", "应付", "已付", "余额"]]
    for fact, balance in _running(made):
        plus, minus = (yuan(fact.delta), None) if fact.delta > 0 else (None, yuan(-fact.delta))
        rows.append(["苏州澄禾自动化设备有限公司", fact.day, fact.number, fact.text, plus, minus,
                     yuan(balance)])  # fmt: skip
    other = 0
    for at in range(12):
        other += 100 * at
        rows.append(["南京别家有限公司", made.first, f"Z{at}", "料", 100 * at, None, other])
    return _book(path, {"a": rows})


def german(path: Path, made: World) -> Path:
    """Words of another language, payments above zero, neither words in the rows nor a balance."""
    rows: Rows = [["Datum", "Beleg", "Text", "Betrag"]]
    for fact in made.theirs():
        rows.append([fact.day.strftime("%d.%m.%Y"), fact.number, "", yuan(-fact.delta)])
    return _book(path, {"a": rows})


MORE = {
    one.__name__: one
    for one in (three_columns, with_goods, years, in_pairs, page_of_web, in_tens_of_thousands,
                bare_days, all_suppliers, german)
}  # fmt: skip
