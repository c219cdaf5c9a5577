# ruff: noqa: E501 - a table of sentences: one line each, however wide
"""Problems of cells and rows in words: code → (Chinese, English), a title and a line that helps.

`{cell}` is "E16", `{row}` its row, `{raw}` what stands there, `{detail}` what the reader adds,
`{field}` what is missing.
"""

import re
from collections.abc import Mapping

from arapp.models.values.money import plain
from arapp.services.importing.rows.values import Problem

Phrase = tuple[str, str]

# fmt: off
TITLES: Mapping[str, Phrase] = {
    "missing": ("{cell} 没有「{field}」", "{cell}: {field} is missing"),
    "no_such_month": ("{cell}「{raw}」没有这个月份", '{cell} "{raw}": there is no such month'),
    "no_such_day": ("{cell}「{raw}」没有这一天", '{cell} "{raw}" is not in the calendar'),
    "nul": ("{cell} 里有不是文字的字符", "{cell} holds characters that are no text"),
    "surrogate": ("{cell} 里有不是文字的字符", "{cell} holds characters that are no text"),
    "invoice_repeated": ("{cell}「{raw}」在表里出现两次", '{cell} "{raw}" is in the sheet twice'),
    "period_locked": ("{cell}「{raw}」在已结账的期间", '{cell} "{raw}" lies in a closed period'),
    "not_an_amount": ("{cell}「{raw}」不是金额", '{cell} "{raw}" is not an amount'),
    "not_a_day": ("{cell}「{raw}」不是一天", '{cell} "{raw}" is not a day'),
    "day_out_of_range": ("{cell}「{raw}」太远了", '{cell} "{raw}" is too far off'),
    "year_missing": ("{cell}「{raw}」没写年份", '{cell} "{raw}" has no year'),
    "ambiguous_day": ("{cell}「{raw}」有两种读法", '{cell} "{raw}" can be read two ways'),
    "serial_1900": ("{cell}「{raw}」是 Excel 多出来的一天", '{cell} "{raw}" is a day that Excel made up'),
    "amount_out_of_range": ("{cell}「{raw}」太大了", '{cell} "{raw}" is too large'),
    "decimals": ("{cell}「{raw}」比分还细", '{cell} "{raw}" is finer than a cent'),
    "ambiguous_amount": ("{cell}「{raw}」有两种读法", '{cell} "{raw}" can be read two ways'),
    "date_in_amount": ("{cell}「{raw}」是日期，不是金额", '{cell} "{raw}" is a day, not an amount'),
    "number_damaged": ("{cell}「{raw}」丢了几位数", '{cell} "{raw}" has lost digits'),
    "account_zeros": ("{cell}「{raw}」丢了几位数", '{cell} "{raw}" has lost digits'),
    "error_cell": ("{cell} 在 Excel 里是错误值", "{cell} shows an error in Excel"),
    "uncalculated": ("{cell} 的公式没算过", "{cell} was never calculated"),
    "dde": ("{cell} 会启动别的程序", "{cell} would start another program"),
    "duplicate_cell": ("{cell} 在文件里有两份", "{cell} is in the file twice"),
    "not_finite": ("{cell}「{raw}」不是金额", '{cell} "{raw}" is not an amount'),
    "bidi": ("{cell} 藏着颠倒顺序的字符", "{cell} hides its order of characters"),
    "text_too_long": ("{cell} 太长了", "{cell} is too long"),
    "ragged": ("第 {row} 行的列数和表头不一样", "Row {row} has other columns than the header"),
    "does_not_add_up": ("{cell} 这一行算不平", "{cell}: the row does not add up"),
    "paid_exceeds": ("{cell} 已收比应收还多", "{cell}: more is paid than was due"),
    "negative_receipt": ("{cell} 收入是负数", "{cell}: money in with a minus"),
    "reversal": ("第 {row} 行是冲回收款", "Row {row} takes a receipt back"),
    "reversed_in_file": ("{cell} 和第 {detail} 行一进一出，抵掉了", "{cell}: taken back in row {detail}, or takes it back"),
    "both_sides": ("第 {row} 行又收又支", "Row {row} has money in and money out"),
    "direction_unknown": ("{cell} 没说是收还是支", "{cell}: in or out is not said"),
    "side_unproven": ("第 {row} 行的收支和余额的变化相反", "Row {row}: in or out is the opposite of what the balance did"),
    "currency_unknown": ("{cell}「{raw}」不是币种", '{cell} "{raw}" is no currency'),
    "zero_amount": ("{cell} 金额是零或没填", "{cell}: the amount is zero or missing"),
    "far_larger": ("{cell} 比账里最大的一笔还大十倍", "{cell} is over ten times the largest ever booked"),
    "instalments_differ": ("第 {row} 行各期加起来不是合同金额", "Row {row}: instalments are not the whole"),
    "parts_differ": ("第 {row} 行各列加起来不是它的总数", "Row {row}: its columns do not make its whole"),
    "contract_differs": ("第 {row} 行和账里的合同不一样", "Row {row}: the contract is known otherwise"),
    "opening_left": ("第 {row} 行的余额没入账：账上已有明细，是 {detail}", "Row {row}: its balance stays out, the rows here come to {detail}"),
    "opening_differs": ("第 {row} 行的期初和账上的 {detail} 不一样", "Row {row}: the ledger comes to {detail} there"),
    "item_differs": ("第 {row} 行这笔应收账里有，数不一样：{detail}", "Row {row}: this item is known otherwise: {detail}"),
    "item_fixed": ("第 {row} 行这笔应收账里有，不一样：{detail}", "Row {row}: this item is known otherwise: {detail}"),
    "number_repeated": ("{cell}「{raw}」在表里出现两次", '{cell} "{raw}" is in the sheet twice'),
    "near_name": ("{cell}「{raw}」和「{detail}」很像", '{cell} "{raw}" is close to "{detail}"'),
    "spread_left": ("「{detail}」没有拆成各期，每户按总数记一笔", '"{detail}" were not taken apart: one row for the whole'),
    "ages_apart": ("按账龄拆成一笔一笔：{detail}", "Taken apart by age: {detail}"),
    "months_apart": ("按月拆成一笔一笔：{detail}", "Taken apart by month: {detail}"),
    "paid_oldest_first": ("第 {row} 行已收 {detail}，从最早的月份抵起", "Row {row}: the {detail} paid settle the oldest months first"),
    "paid_by_days": ("第 {row} 行写了到账日的各期算已收：{detail}", "Row {row}: the parts with the day of their money count as paid: {detail}"),
    "maybe_total": ("第 {row} 行只有数，像是没写字的合计", "Row {row} has figures only: a total without its name?"),
    "remark_line": ("第 {row} 行「{raw}」当备注，没入账", 'Row {row} "{raw}": taken for a remark, not booked'),
    "code_twice": ("{cell}「{raw}」上面是「{detail}」的编码", '{cell} "{raw}" is the code of "{detail}" above'),
    "terms_sum": ("{cell}「{raw}」各期加起来是 {detail}", '{cell} "{raw}": the parts make {detail}'),
    "warranty_unread": ("{cell}「{raw}」没读懂，质保按 12 个月", '{cell} "{raw}" is no length of time: 12 months of warranty'),
    "without_account": ("{detail} 笔现金、微信之类，没记进银行账户", "{detail} by cash, WeChat or the like: in no bank account"),
    "customer_blank": ("{cell} 没写客户，别的行都写了", "{cell}: no customer, all other rows have theirs"),
    "negative_limit": ("{cell} 额度是负数 {raw}", "{cell}: a negative limit {raw}"),
    "twin_in_file": ("和前面第 {detail} 行是同一个", "The same as row {detail} above"),
    "seen_before": ("以前导入过", "Imported before"),
    "carried_forward": ("上期结转，账里已经有了", "Carried forward from rows that are here"),
    "own_firm": ("第 {row} 行的客户就是本公司「{detail}」", 'Row {row}: the customer is your own firm "{detail}"'),
    "void_invoice": ("作废发票", "Void invoices"),
    "invoice_left_out": ("没导入的发票的明细", "Lines of invoices that are kept out"),
    "lines_differ": ("第 {row} 行：明细加起来和票面不一样", "Row {row}: the lines do not make the invoice"),
    "red_unknown": ("第 {row} 行红冲的蓝字发票 {detail} 账里没有", "Row {row}: invoice {detail}, which it takes back, is not in the ledger"),
    "delivery_broken": ("第 {row} 行：同一张送货单有别的行没读通", "Row {row}: another line of this delivery note could not be read"),
    "delivery_days": ("送货单「{detail}」在表里有两个日期", 'Delivery note "{detail}" has two days in the sheet'),
    "delivery_differs": ("送货单「{detail}」账里已有，金额不同", 'Delivery note "{detail}" is in the ledger with another amount'),
    "link_unknown": ("第 {row} 行写的 {detail} 账里没有，没挂上", "Row {row} names {detail}, which is not in the ledger; not linked"),
    "void_delivery": ("作废的送货单", "Void delivery notes"),
    "nothing_open": ("已经收清", "Nothing open any more"),
    "excluded": ("你选了不导入", "Taken out by you"),
    "balance_unread": ("{cell}「{raw}」余额没读", '{cell} "{raw}": balance not read'),
    "filled_down": ("{cell}「{raw}」就是「{detail}」", '{cell} "{raw}" is "{detail}"'),
    "unit_in_cell": ("{cell}「{raw}」读作 {detail}", '{cell} "{raw}" is {detail}'),
    "unit_of_column": ("单位 {detail}", "Amounts are counted in {detail}"),
    "currency_mark": ("{cell}「{raw}」读作 {detail}", '{cell} "{raw}" is {detail}'),
    "bracket_negative": ("{cell}「{raw}」是负数 {detail}", '{cell} "{raw}" is negative: {detail}'),
    "trailing_minus": ("{cell}「{raw}」是负数 {detail}", '{cell} "{raw}" is negative: {detail}'),
    "serial_day": ("{cell} {raw} 是 Excel 的日期数", "{cell} {raw} is a day as Excel counts"),
    "year_from_title": ("{cell}「{raw}」按标题是 {detail} 年", '{cell} "{raw}": of {detail}, by the title'),
    "order_of_day": ("{cell}「{raw}」按 {detail} 读", '{cell} "{raw}": read as {detail}'),
    "decimal_comma": ("金额里的逗号当小数点读", "The comma of the amounts is read as their decimal point"),
    "chinese_day": ("{cell}「{raw}」是中文数字日期", '{cell} "{raw}": a day in Chinese numerals'),
    "full_width": ("{cell}「{raw}」是全角数字", '{cell} "{raw}": full-width digits'),
    "spaces_removed": ("{cell}「{raw}」去掉了数字里的空格", '{cell} "{raw}": blanks within the number left out'),
    "controls_removed": ("{cell} 去掉了看不见的字符", "{cell}: invisible characters left out"),
    "rounded_15": ("{cell}「{raw}」去掉了小数误差", '{cell} "{raw}": noise of binary fractions cut'),
    "currency_assumed": ("没写币种，按 {detail}", "No currency said: {detail}"),
    "no_due_days": ("表里没有到期日，从单据日期或表的截止日算起", "The sheet has no due days: they are counted from the document, or from the day of the list"),
    "due_day_assumed": ("{cell} 没写到期日，按账期是 {detail}", "{cell}: due {detail}, by the terms"),
    "neutral": ("第 {row} 行不收不支", "Row {row} is neither in nor out"),
    "not_done": ("第 {row} 行「{raw}」，钱没到账", 'Row {row}: "{raw}", nothing came in'),
    "created_customer": ("{cell}「{raw}」会新建客户", '{cell} "{raw}" becomes a new customer'),
    "hidden_row": ("隐藏的 {detail} 行也读了", "Hidden rows were read too: {detail}"),
    "terms_not_a_plan": ("{cell}「{detail}」不是收款计划模板，没拆期", '{cell} "{detail}" names no payment plan: no rows made'),
    "overpaid_ledger": ("第 {row} 行收的比欠的多", "Row {row}: paid more than was due"),
    "settled_before": ("以前已收清：{detail}", "Settled before: {detail}"),
    "code_zeros": ("{cell} 前面的零可能丢了，账里有「{detail}」", '{cell}: leading zeros may be lost, "{detail}" is known'),
    "base_1904": ("这份表的日期从 1904 年数起", "This workbook counts its days from 1904"),
    "base_day": ("{cell}「{raw}」像是差了四年零一天", '{cell} "{raw}" seems to be four years and a day off'),
    "text_as_xls": ("名字是 .xls，里面是文本：按「{detail}」分列", 'It is named .xls and is text, its columns parted by "{detail}"'),
    "currency_missing": ("{cell} 没写币种，可能是 {detail}", "{cell}: no currency is said, perhaps {detail}"),
    "grade_unknown": ("「{detail}」不是账里的信用等级", '"{detail}" is no grade of this ledger'),
    "split_account": ("{cell} 把户名和账号分开了", "{cell}: name and account taken apart"),
    "differs": ("第 {row} 行和账里不一样，没动账：{detail}", "Row {row} differs from the ledger, which stays: {detail}"),
    "changed": ("第 {row} 行更新 {detail}", "Row {row} changes what is known: {detail}"),
}

LINES: Mapping[str, Phrase] = {
    "missing": ("填上这一格，或不导入这行。", "Fill the cell in, or leave the row out."),
    "no_such_month": ("改好这一格才能入账。", "It can be booked once this cell is right."),
    "no_such_day": ("改好这一格才能入账。", "It can be booked once this cell is right."),
    "not_an_amount": ("填个数，或不导入这行。", "Write a number, or leave the row out."),
    "not_a_day": ("填日期，如 2026-08-31。", "Write the day, like 2026-08-31."),
    "day_out_of_range": ("只收 1990 年到十年以后的日期。", "Days go from 1990 to ten years ahead."),
    "year_missing": ("表里哪儿都没写年份。", "Nothing in the sheet says the year."),
    "decimals": ("按账上的数取到分。", "Round it as your books have it."),
    "far_larger": ("看一眼：没错就在这一格照原样再填一次。", "Have a look: if it is right, type it once more."),
    "code_zeros": ("填上完整的编号；没错就照原样再填一次。", "Type the whole code; if it is right, type it once more."),
    "base_day": ("Excel 有两种起算年份，从别的表复制会差出来。改成对的日期。", "Excel counts days from two different years; copies between workbooks shift them. Type the right day."),
    "text_as_xls": ("看看列分得对不对，不对就在 Excel 里另存成 xlsx 再导。", "See whether its columns are right; if not, save it as xlsx in Excel."),
    "currency_missing": ("填上币种；整份表都是一种，用 --currency 说。", "Type the currency, or give that of the whole sheet by --currency."),
    "number_damaged": ("被 Excel 当成数字了，照原件填。", "Excel took it for a number. Type it from the original."),
    "account_zeros": ("Excel 只留 15 位，照原件填。", "Excel keeps 15 digits. Type it from the original."),
    "error_cell": ("填上该有的内容。", "Type what should stand here."),
    "uncalculated": ("用 Excel 打开存一次，或直接填。", "Open and save the file in Excel, or type it."),
    "lines_differ": ("明细合计 {detail}。发票已入账，这几行没有。", "The lines make {detail}. The invoice is booked, these lines are not."),
    "red_unknown": ("先记成贷项；把蓝字发票也导进来就对上了。", "It is booked as a credit; import the invoice itself, too."),
    "does_not_add_up": ("{detail}。三个数里有一个不对。", "{detail}. One of the three is wrong."),
    "paid_exceeds": ("改数，或不导入这行。", "Correct the figures, or leave the row out."),
    "period_locked": ("账已锁到 {detail}。先解锁，或不导入这行。", "The books are closed up to {detail}. Open them first, or leave the row out."),
    "instalments_differ": ("各期合计是 {detail}。", "The parts make {detail}."),
    "parts_differ": ("各列合计是 {detail}。", "The columns make {detail}."),
    "ages_apart": ("每笔的到期日放在那一档最近的一天，没到期的放在清单日后 30 天。", "Each is due on the youngest day of its age; what is not due yet, 30 days after the day of the list."),
    "months_apart": ("每笔月底记账，按客户的账期到期，没有账期就是月底。", "Each is booked at the end of its month and due by the customer's terms, or that day."),
    "own_firm": ("像是别人开给我们的，不是应收。不导入这行，或改成对的客户。", "It seems to be owed by you, not to you. Leave the row out, or name the customer."),
    "reversal": ("请冲回那笔收款本身。", "Reverse the receipt itself instead."),
    "reversed_in_file": ("两行都没入账，看清钱留下没有。", "Neither is booked; see whether the money stayed."),
    "seen_before": ("账里已经有了，不再入账。", "The ledger has them already, so they are left out."),
    "nothing_open": ("表里就写着收清了。", "Paid in full by the sheet itself."),
    "excluded": ("可以放回来。", "They can be put back in."),
    "code_twice": ("改对编码或名称，或不导入这行。", "Correct the code or the name, or leave the row out."),
    "terms_sum": ("改成合起来 100%，如 50%/40%/10%。", "Let them make 100 %, like 50%/40%/10%."),
    "customer_blank": ("和上一行一样就填「{detail}」。", 'If it is the one above, type "{detail}".'),
    "item_differs": ("表里的对，就在差异里勾上金额；账里的对，就不导入这行。", "If the sheet is right, take its amount in the list of differences; else leave the row out."),
    "item_fixed": ("账没动。表里的对，就在账上另记一笔调整，或改合同；账里的对，就不导入这行。", "The ledger stays. If the sheet is right, book the difference there or change the contract; else leave the row out."),
    "negative_limit": ("填上额度，不给赊销填 0。", "Type the limit, 0 for none."),
    "twin_in_file": ("前面那行已入账，这行没有另记。", "The row above is booked, this one adds nothing."),
    "remark_line": ("要是一笔账，就在表里补上客户和金额。", "If it is an item, give it its customer and amount in the sheet."),
    "filled_down": ("取自上一行。", "Taken from the row above."),
}

_FIELDS: Mapping[str, Phrase] = {
    "amount": ("金额", "amount"),
    "open": ("未收金额", "open amount"),
    "gross": ("价税合计", "gross amount"),
    "customer": ("客户", "customer"),
    "name": ("名称", "name"),
    "number": ("编号", "number"),
    "day": ("日期", "day"),
    "debit": ("借方", "debit"),
}
# What is called so in a `changed` or `differs` note, see `differences`.
_CHANGED: Mapping[str, Phrase] = {
    "name": ("名称", "name"), "code": ("编码", "code"), "short_name": ("简称", "short name"),
    "tax_no": ("税号", "tax no."), "terms": ("账期", "terms"), "owner": ("业务员", "owner"),
    "department": ("部门", "department"), "region": ("地区", "region"), "phone": ("电话", "phone"),
    "address": ("地址", "address"), "note": ("备注", "note"), "credit_limit": ("信用额度", "credit limit"),
    "grade": ("信用等级", "grade"), "title": ("职务", "title"), "email": ("邮箱", "e-mail"),
    "subject": ("内容", "subject"), "signed_on": ("签订日", "signed on"), "ends_on": ("到期日", "ends on"),
    "amount": ("金额", "amount"), "paid": ("已收", "paid"), "due_on": ("到期日", "due on"),
    "customer": ("客户", "customer"), "currency": ("币种", "currency"),
}
# fmt: on
_ORDERS: Mapping[str, Phrase] = {
    "ymd": ("年月日", "year, month, day"),
    "mdy": ("月日年", "month, day, year"),
    "dmy": ("日月年", "day, month, year"),
}
_UNITS: Mapping[str, Phrase] = {
    "1000": ("千元", "thousands"),
    "10000": ("万元", "units of 10,000"),
    "1000000": ("百万元", "millions"),
    "100000000": ("亿元", "units of 100,000,000"),
}
_UNKNOWN: Phrase = ("{cell}「{raw}」要看一下", '{cell} "{raw}" needs a look')
_ROW: Phrase = ("第 {row} 行", "Row {row}")
_LONG = 24
_IN_MINOR = frozenset(
    {
        "does_not_add_up",
        "lines_differ",
        "instalments_differ",
        "paid_exceeds",
        "parts_differ",
        "paid_oldest_first",
        "paid_by_days",
    }
)
_SUM = re.compile(r"(-?\d+)([-+])(-?\d+)=(-?\d+)")


def title(code: str, lang: str) -> str:
    """What is wrong, with places to fill; `lang` "zh…" or any other for English."""
    return _pick(TITLES.get(code, _UNKNOWN), lang)


def line(code: str, lang: str) -> str:
    """What helps, with places to fill; "" when the title says it all."""
    return _pick(LINES[code], lang) if code in LINES else ""


def field_name(name: str, lang: str) -> str:
    """What a field of a `Difference` is called; its own name when there is no word for it."""
    return _pick(_CHANGED[name], lang) if name in _CHANGED else name


def needed(name: str, lang: str) -> str:
    """What a field that a kind needs is called."""
    return _pick(_FIELDS[name], lang) if name in _FIELDS else name


def parts(problem: Problem, index: int, lang: str, currency: str = "") -> tuple[str, str]:
    """What is wrong, and what helps ("" when the first says it all); `index`, `currency` as in
    `message`."""
    row = str(problem.row)
    raw = problem.raw if len(problem.raw) <= _LONG else problem.raw[:_LONG] + "…"
    detail = problem.detail
    if problem.code == "order_of_day" and detail in _ORDERS:
        detail = _pick(_ORDERS[detail], lang)
    if problem.code == "unit_of_column" and detail in _UNITS:
        detail = _pick(_UNITS[detail], lang)
    if problem.code in _IN_MINOR:
        detail = _figures(detail, currency or "CNY")
    if problem.code in ("changed", "differs"):
        name, colon, values = detail.partition(":")
        detail = field_name(name, lang) + colon + values
    facts = {
        "cell": f"{_letter(index)}{row}" if index >= 0 else _pick(_ROW, lang).format(row=row),
        "row": row,
        "raw": raw,
        "detail": detail,
        "field": _pick(_FIELDS[detail], lang) if detail in _FIELDS else problem.column or detail,
    }
    return title(problem.code, lang).format(**facts), line(problem.code, lang).format(**facts)


def message(problem: Problem, index: int, lang: str, currency: str = "") -> str:
    """A problem in one or two sentences; `index` is the 0-based column, -1 for the whole row,
    `currency` that of the row's amounts."""
    said, help_ = parts(problem, index, lang, currency)
    if not help_:
        return said
    return f"{said}。{help_}" if lang.startswith("zh") else f"{said}. {help_}"


def _figures(detail: str, currency: str) -> str:
    """Minor units as people write them: 100000-0=40000 → 1000.00 - 0.00 = 400.00."""
    text = _SUM.sub(r"\1 \2 \3 = \4", detail)
    return re.sub(r"-?\d+", lambda found: plain(int(found[0]), currency), text)


def _letter(index: int) -> str:
    """0 → "A", 26 → "AA"."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _pick(phrase: Phrase, lang: str) -> str:
    return phrase[0] if lang.startswith("zh") else phrase[1]
